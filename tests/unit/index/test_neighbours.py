"""As which words folded ones stand side by side, counted beside a plain scan."""

from __future__ import annotations

import random
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
import pytest

from archiveviewer.index import neighbours, writing
from archiveviewer.index.store import Store
from archiveviewer.vietnamese.terms import keys
from factories import article, fill

if TYPE_CHECKING:
    from pathlib import Path

SYLLABLES = ("thủy", "Thụy", "thuỷ", "điện", "Điển", "dien", "của", "x")


@pytest.mark.parametrize("seed", range(6))
def test_runs_are_counted_as_by_a_scan(folder: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neighbours, "_MANY", seed % 2 * 1_000)
    chance = random.Random(seed)  # noqa: S311 — cases, not secrets
    texts = [[" ".join(chance.choices(SYLLABLES, k=chance.randint(1, 9))) for _ in range(2)] for _ in range(30)]
    for first in range(0, 30, 10):
        fill(folder, [article(f"T{at}", *texts[at], article_id=str(at)) for at in range(first, first + 10)])
    gone = set(chance.sample(range(30), 5))
    with writing.Writer(folder) as writer:
        writer.remove(map(str, gone))
        writer.commit()

    for folds in (["thuy", "dien"], ["dien", "thuy", "dien"], ["x", "x"]):
        expected = Counter(run for at in set(range(30)) - gone for run in _runs(texts[at], folds))
        with Store(folder) as store:
            standing = neighbours.everywhere(store.snapshot, "text", folds)
            seen = standing.seen(folds)
            assert {run.terms: run.articles for run in seen} == expected
            assert [run.articles for run in seen] == sorted(expected.values(), reverse=True)
            wanted = {run.terms for run in seen[:2]}
            assert standing.counted(folds, wanted) == seen[:2]
            for run in seen:
                held = [_runs(texts[int(store.article_at(number).id)], folds) for number in run.examples]
                assert held
                assert all(run.terms in runs for runs in held)


def _runs(paragraphs: list[str], folds: list[str]) -> set[tuple[str, ...]]:
    found = set()
    for paragraph in paragraphs:
        words = keys(paragraph)
        for at in range(len(words) - len(folds) + 1):
            if [fold for fold, _exact in words[at : at + len(folds)]] == folds:
                found.add(tuple(exact for _fold, exact in words[at : at + len(folds)]))
    return found


@pytest.mark.parametrize("title", ["", "x " * 70_000])
def test_neighbours_are_seen_by_the_last_bits_of_their_positions(folder: Path, title: str) -> None:
    near = [article("x " * gap + "thủy", f"{title} y", "thủy x điện thủy điện") for gap in range(250, 260)]
    far = [article("x " * gap, "thủy " + "x " * gap + "điện") for gap in range(1, 520)]
    fill(folder, [*near, *far])

    with Store(folder) as store:
        field = store.snapshot.segments[0].field("text")
        assert field is not None
        left, right = (field.find(term.encode()) for term in ("thuy", "dien"))
        may = field.may_neighbour(left, right, np.arange(len(near) + len(far)))
        assert may[: len(near)].all()
        assert set(np.flatnonzero(~may[len(near) :]) + 1) == set(range(1, 520)) - {256, 512}


def test_only_the_documents_given_are_looked_at(folder: Path) -> None:
    fill(folder, [article("Thủy điện"), article("Thụy Điển"), article("thủy điện nhỏ")])

    with Store(folder) as store:
        standing = neighbours.Neighbours(store.snapshot, "title", np.array([0, 1]))
        assert [run.articles for run in standing.seen(["thuy", "dien"])] == [1, 1]
        assert standing.seen(["thuy", "khong"]) == []
        assert neighbours.Neighbours(store.snapshot, "author", np.array([0, 1])).seen(["thuy", "dien"]) == []


def test_a_sample_lies_evenly_among_the_documents(folder: Path) -> None:
    fill(folder, [article("thủy điện", article_id=str(at)) for at in range(40)])

    with Store(folder) as store:
        (run,) = neighbours.everywhere(store.snapshot, "title", ["thuy", "dien"]).seen(["thuy", "dien"], 10)
        assert run.articles == 10
        assert run.examples == (0, 4, 8, 12, 16)
