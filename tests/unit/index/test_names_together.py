"""The names of several segments are put together block by block."""

from __future__ import annotations

import random

import pytest

from archiveviewer.index import named
from archiveviewer.steps import whole


@pytest.mark.parametrize("step", [1, 2, 7, 1_000])
def test_terms_have_the_same_numbers_however_long_the_blocks(monkeypatch: pytest.MonkeyPatch, step: int) -> None:
    monkeypatch.setattr(named, "_A_STEP", step)
    rng = random.Random(step)  # noqa: S311 — the same in every run
    for _round in range(50):
        several = [
            sorted({b"p%02d" % rng.randrange(40) for _one in range(rng.randrange(30))})
            for _part in range(rng.randrange(4))
        ]
        terms, own = whole(named._numbered(several))  # noqa: SLF001 — how it is done in steps is not to be seen from outside
        assert terms == sorted({term for part in several for term in part})
        assert [[terms[number] for number in numbers] for numbers in own] == several
