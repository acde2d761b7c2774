from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from whoosh import query as tree
from whoosh.query.spans import SpanNear2

import memory_segments
from archiveviewer.index.evaluation.evaluator import Evaluator, Unknown
from archiveviewer.query import nodes
from archiveviewer.query.fields import BREAK, asked_fields


class Strange(tree.Query):
    """A node that nobody knows."""


def evaluator(*texts: str, fallback: Any = None) -> Evaluator:  # noqa: ANN401 — a function or nothing
    return Evaluator([memory_segments.segment([{"text": text} for text in texts])], asked_fields(), fallback)


def term(text: str) -> Any:  # noqa: ANN401 — a Whoosh node
    return tree.Term("text", text)


def test_an_unknown_node_is_left_to_whoosh() -> None:
    asked = []

    def fallback(segment: int, node: Any) -> tuple[Any, Any]:  # noqa: ANN401
        asked.append((segment, node))
        return [0, 2], [1.0, 5.0]

    strange = Strange()
    found = evaluator("ma", "ma", "ma", fallback=fallback).evaluate(tree.And([strange, tree.Every()]), 0)
    assert asked == [(0, strange)]
    assert found.documents.tolist() == [0, 2]
    assert found.scores is not None
    assert found.scores.tolist() == [2.0, 6.0]


def test_a_positional_node_with_an_unknown_part_is_left_to_whoosh_as_a_whole() -> None:
    asked = []

    def fallback(_segment: int, node: Any) -> tuple[Any, Any]:  # noqa: ANN401
        asked.append(node)
        return np.zeros(0, np.int32), np.zeros(0, np.float32)

    near = SpanNear2([term("ma"), tree.Not(term("la"))])
    assert not len(evaluator("ma", fallback=fallback).evaluate(near, 0).documents)
    assert asked == [near]


def test_an_unknown_node_with_nobody_to_ask_is_told() -> None:
    with pytest.raises(Unknown):
        evaluator("ma").evaluate(Strange(), 0)


def test_what_is_asked_for_is_marked_and_what_is_excluded_is_not() -> None:
    held = evaluator("ma la đa", "la la")
    node = tree.And([tree.Or([term("ma"), term("la")]), tree.Not(term("da")), tree.Term("title", "la")])
    spans = held.spans(node, 0, np.array([0, 1]))
    assert list(zip(spans.documents.tolist(), spans.starts.tolist(), strict=True)) == [(0, 0), (0, 1), (1, 0), (1, 1)]
    assert not len(held.spans(node, 0, np.array([0, 1]), field="title"))
    node = tree.And([tree.Term("date", 2019), tree.Prefix("date", "2"), SpanNear2([term("ma"), tree.Every()])])
    assert not len(held.spans(node, 0, np.array([0, 1])))


def test_words_of_two_paragraphs_are_no_phrase_and_not_near() -> None:
    held = evaluator(f"ma{BREAK}la", "ma la")
    for node in (tree.Phrase("text", ["ma", "la"]), nodes.Near([term("ma"), term("la")], 5)):
        assert held.evaluate(node, 0).documents.tolist() == [1]
    assert held.evaluate(nodes.SameParagraph([term("la"), term("ma")]), 0).documents.tolist() == [1]


def test_the_first_words_are_counted_over_paragraphs() -> None:
    held = evaluator(f"ma{BREAK}mai la", f"ma mai{BREAK}mai la")
    assert held.evaluate(nodes.First(term("la"), 3), 0).documents.tolist() == [0]


def test_the_mark_between_paragraphs_is_nobodys_term() -> None:
    held = evaluator(f"=ma{BREAK}la", BREAK)
    every = [tree.Every("text"), tree.Wildcard("text", "*"), tree.Wildcard("text", "?*"), tree.Prefix("text", "")]
    every += [
        tree.TermRange("text", None, None),
        tree.Regex("text", "(.|\x1e)"),
        tree.FuzzyTerm("text", "a", maxdist=9, prefixlength=0),
    ]
    for node in every:
        assert held.evaluate(node, 0).documents.tolist() == [0], node


def test_a_pattern_that_means_too_many_terms_is_told() -> None:
    held = evaluator("ma la")
    assert not held.cut
    held.readings[0].limit = 1
    held.evaluate(tree.Wildcard("text", "?a"), 0)
    assert held.cut
