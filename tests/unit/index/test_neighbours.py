"""Words side by side, counted beside a plain scan."""

from __future__ import annotations

import itertools
import random
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from archiveviewer.index import writing
from archiveviewer.index.store import Store
from archiveviewer.vietnamese.terms import keys
from factories import article, fill

if TYPE_CHECKING:
    from pathlib import Path

SYLLABLES = ("thủy", "Thụy", "thuỷ", "điện", "Điển", "dien", "của", "x")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "index"
    place.mkdir()
    writing.create(place)
    return place


@pytest.mark.parametrize("seed", range(8))
def test_neighbours_equal_a_naive_scan(folder: Path, seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 — cases, not secrets
    texts = [
        [" ".join(rng.choices(SYLLABLES, k=rng.randint(1, 9))) for _ in range(rng.randint(1, 3))] for _ in range(30)
    ]
    for first in range(0, 30, 10):
        fill(folder, [article(f"T{at}", *texts[at], article_id=str(at)) for at in range(first, first + 10)])
    gone = set(rng.sample(range(30), 5))
    with writing.Writer(folder) as writer:
        writer.remove(map(str, gone))
        writer.commit()

    expected: Counter[tuple[str, str]] = Counter()
    for at in set(range(30)) - gone:
        pairs = set()
        for paragraph in texts[at]:
            words = keys(paragraph)
            for one, other in itertools.pairwise(words):
                pairs |= {(left, right) for left in one for right in other}
        expected.update(pairs)
    terms = sorted({key for syllable in SYLLABLES for both in keys(syllable) for key in both})
    lefts, rights = ([term for term in terms if term.startswith(begin)] for begin in ("=thu", "=d"))
    rights += [term for term in terms if term.startswith("=đ")]
    with Store(folder) as store:
        for left in terms:
            for right in terms:
                assert store.beside("text", left, right) == expected[left, right]
        found = store.readings("text", lefts, rights, "thuy", "dien")
        assert store.readings("text", lefts[:1], rights[:1], "thuy", "dien") == [
            one for one in found if one[0] == lefts[0] and one[1] == rights[0]
        ]
        assert store.readings("text", lefts, rights, "thuy", "vắng") == []

    assert {(left, right): count for left, right, count in found} == {
        (left, right): expected[left, right] for left in lefts for right in rights if expected[left, right]
    }
    assert [count for *_, count in found] == sorted((count for *_, count in found), reverse=True)
