from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh import query as tree
from whoosh.query.qcore import NullQuery

import oracle_cases as oracle
from archiveviewer.query import nodes
from oracle_trees import TERMS

MA, LA = tree.Term("text", "ma"), tree.Term("text", "la")


def test_nodes_of_the_same_parts_and_numbers_are_equal() -> None:
    assert nodes.Near([MA, LA], 5) == nodes.Near([MA, LA], 5)
    assert len({nodes.Near([MA, LA], 5), nodes.Near([MA, LA], 5), nodes.Near([MA, LA], 5, ordered=True)}) == 2
    assert nodes.AtLeast(MA, 2) != nodes.First(MA, 2)
    assert nodes.AtLeast(MA, 2) != nodes.AtLeast(MA, 2, boost=2.0)


def test_whoosh_finds_terms_and_leaves() -> None:
    node = nodes.Near([MA, nodes.AtLeast(tree.Phrase("text", ["la", "=đa"]), 2)], 5)
    assert node.all_terms() == {("text", "ma"), ("text", "la"), ("text", "=đa")}
    assert next(iter(node.leaves())) == MA
    assert node.field() == "text"
    assert nodes.SameParagraph([MA, tree.Term("title", "la")]).field() is None


def test_normalizing_keeps_the_numbers_and_loses_what_cannot_match() -> None:
    node = nodes.Near([tree.And([MA]), LA], 5, ordered=True, boost=2.0)
    assert node.normalize() == nodes.Near([MA, LA], 5, ordered=True, boost=2.0)
    assert nodes.SameParagraph([MA, tree.Or([])]).normalize() is NullQuery
    assert nodes.Near([MA], 5, boost=2.0).normalize() == tree.Term("text", "ma", boost=2.0)
    assert tree.And([nodes.First(tree.Or([MA]), 9), nodes.First(MA, 9)]).normalize() == nodes.First(MA, 9)


def test_a_copy_has_changed_parts_or_another_boost() -> None:
    node = nodes.AtLeast(MA, 3)
    assert node.apply(lambda _part: LA) == nodes.AtLeast(LA, 3)
    assert node.with_boost(2.0) == nodes.AtLeast(MA, 3, boost=2.0)
    assert node.replace("text", "ma", "la") == nodes.AtLeast(LA, 3)
    assert "3" in str(node)


@given(seed=st.integers(0, 2**32))
@settings(max_examples=25, deadline=None)
def test_whooshs_own_matchers_find_the_same_where_they_can(seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 — cases, not secrets
    corpus = oracle.random_corpus(rng)
    words = [tree.Term("text", rng.choice(TERMS)) for _ in range(2)]
    near = nodes.Near(words, rng.randint(1, 4), rng.random() < 0.5, boost=rng.choice([1.0, 2.0]))
    with oracle.stock(corpus) as searcher:
        for node in (near, nodes.AtLeast(words[0], 2, boost=3.0), nodes.AtLeast(near, 2)):
            found = oracle.scanned_everywhere(node, corpus)
            scores = oracle.expected_scores(node, searcher, corpus, found)
            assert not oracle.differences(oracle.stock_scores(node, searcher, corpus), scores), repr(node)


def test_whooshs_own_matchers_know_no_paragraphs() -> None:
    for node in (nodes.SameParagraph([MA, LA]), nodes.First(MA, 3)):
        with pytest.raises(NotImplementedError):
            node.matcher(None)
