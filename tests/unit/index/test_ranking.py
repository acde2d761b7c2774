from __future__ import annotations

import random
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh import query as tree

import oracle_cases as oracle
from archiveviewer.index.evaluation import ranking
from archiveviewer.index.evaluation.evaluator import Evaluator
from archiveviewer.index.evaluation.sets import Documents
from archiveviewer.index.evaluation.standing import Standing
from archiveviewer.query.fields import BREAK, EVERYTHING, asked_fields
from memory_segments import positions_of
from oracle_trees import TERMS

if TYPE_CHECKING:
    from memory_segments import Document


@given(st.lists(st.integers(0, 30), max_size=400), st.integers(1, 300))
def test_the_first_are_those_of_a_whole_sort(values: list[int], count: int) -> None:
    scores = np.array(values, np.float32)
    whole = sorted(range(len(values)), key=lambda at: (-values[at], at))
    assert ranking.first(scores, count).tolist() == whole[:count]
    assert ranking.best(scores, count).tolist() == sorted(whole[:count])


def test_the_first_of_very_many_are_those_of_a_whole_sort() -> None:
    scores = np.random.default_rng(7).integers(0, 5_000, 50_000).astype(np.float32)
    whole = np.lexsort((np.arange(len(scores)), -scores))
    assert (ranking.first(scores, 20) == whole[:20]).all()
    assert (ranking.best(scores, 1_000) == np.sort(whole[:1_000])).all()


@pytest.mark.parametrize(("scores", "ties"), [(1, 3), (1, 9_000), (3, 40), (2, 1)])
@pytest.mark.parametrize("size", [30, 20_000])
def test_the_first_of_many_equal_scores_are_those_of_a_whole_sort(scores: int, ties: int, size: int) -> None:
    chance = np.random.default_rng(scores + ties)
    drawn, places = chance.integers(0, scores, size).astype(np.float32), chance.integers(0, ties, size)
    whole = np.lexsort((np.arange(size), places, -drawn))
    assert (ranking.first(drawn, 20, places.__getitem__) == whole[:20]).all()


def test_equal_scores_are_ordered_by_the_ties_given() -> None:
    ties = np.array([0, 9, 3, 5])
    assert ranking.first(np.array([1, 2, 2, 1], np.float32), 3, ties.__getitem__).tolist() == [2, 1, 0]


@given(seed=st.integers(0, 2**32))
@settings(max_examples=40, deadline=None)
def test_what_is_known_of_more_articles_is_what_would_be_read_of_some(seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 — cases, not secrets
    corpus = oracle.random_corpus(rng)
    for reading in Evaluator(oracle.in_memory(corpus), asked_fields()).readings:
        every = np.arange(reading.size)
        terms, others = ([rng.choice(TERMS) for _ in range(rng.randint(1, 4))] for _ in range(2))
        wider = Standing(reading, terms, Documents(reading.size, numbers=every))
        some = Documents(reading.size, numbers=every[[rng.random() < 1 / 2 for _ in every]])
        taken, read = Standing(reading, [*others, terms[0]], some, wider), Standing(reading, [*others, terms[0]], some)
        assert [cells.tolist() for cells in taken.neighbours()] == [cells.tolist() for cells in read.neighbours()]
        assert [cells.tolist() for cells in taken.zones()] == [cells.tolist() for cells in read.zones()]


@given(seed=st.integers(0, 2**32))
@settings(max_examples=40, deadline=None)
def test_rewards_are_those_of_a_plain_count(seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 — cases, not secrets
    corpus = oracle.random_corpus(rng)
    for document in (document for documents in corpus.segments for document in documents):
        document["title"], document["sapo"] = (
            str(document.get(one, "")).replace(BREAK, " ") for one in ("title", "caption")
        )
        opening = [document[one] for one in ("title", "sapo") if document[one]]  # as every article begins
        document["text"] = BREAK.join([*opening, document["text"]])
    terms = tuple(rng.choice(TERMS) for _ in range(rng.randint(1, 4)))
    evaluator = Evaluator(oracle.in_memory(corpus), asked_fields())
    node = tree.Or([tree.Term("text", term) for term in terms])
    plain = ranking.answer(evaluator, node)
    found = ranking.rewarded(evaluator, terms, plain)
    assert plain.scores is not None
    assert found.scores is not None
    documents = [document for documents in corpus.segments for document in documents]
    for number, before, after in zip(plain.numbers, plain.scores, found.scores, strict=True):
        assert after - before == pytest.approx(_reward(evaluator, documents[number], terms), rel=1e-4, abs=1e-4)


def _reward(evaluator: Evaluator, document: Document, terms: tuple[str, ...]) -> float:
    held = {field: positions_of(document.get(field) or "") for field in (EVERYTHING, "title", "sapo", "caption")}
    worth = {"title": ranking.TITLE_WEIGHT, "sapo": ranking.SAPO_WEIGHT, "caption": ranking.CAPTION_WEIGHT}
    total = 0.0
    for field, weight in worth.items():
        has = [one for one in terms if one.encode() in held[field]]
        total += weight * sum(evaluator.statistics.rarity(EVERYTHING, one.encode()) for one in has)
    for field, weight in ((EVERYTHING, 1.0), ("title", 1.0), ("sapo", ranking.SAPO_PAIRS)):
        for left, right in pairwise(terms):
            after = {place + 1 for place in held[field].get(left.encode(), ())}
            pairs = len(after.intersection(held[field].get(right.encode(), ())))
            total += ranking.PAIR_WEIGHT * weight * pairs / (pairs + ranking.SATURATION)
    for left, middle, right in zip(terms, terms[1:], terms[2:], strict=False):
        first, second, third = (set(held[EVERYTHING].get(one.encode(), ())) for one in (left, middle, right))
        rows = len([place for place in second if place - 1 in first and place + 1 in third])
        total += ranking.PAIR_WEIGHT * ranking.RUN * rows / (rows + ranking.SATURATION)
    return total


def test_only_the_best_are_looked_at_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ranking, "RERANKED", 1)
    corpus = oracle.Corpus([[{"text": "ma la"}, {"text": "ma la ma la ma la ma la"}], [{"text": "la ma"}]], set())
    evaluator = Evaluator(oracle.in_memory(corpus), asked_fields())
    plain = ranking.answer(evaluator, tree.And([tree.Term("text", "ma"), tree.Term("text", "la")]))
    found = ranking.rewarded(evaluator, ("ma", "la"), plain)
    assert plain.scores is not None
    assert found.scores is not None
    assert np.count_nonzero(found.scores != plain.scores) == 1


def test_without_scores_there_is_nothing_to_reward() -> None:
    evaluator = Evaluator(oracle.in_memory(oracle.Corpus([[{"text": "ma"}]], set())), asked_fields())
    plain = ranking.answer(evaluator, tree.Every(), scored=False)
    assert ranking.rewarded(evaluator, ("ma",), plain).scores is None


def test_without_segments_nothing_is_found() -> None:
    found = ranking.answer(Evaluator([], asked_fields()), tree.Every())
    assert not len(found.numbers)
