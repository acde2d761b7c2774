"""The evaluator against stock Whoosh and, for our own nodes, against a plain scan; see tests/oracle_cases.py.

Whoever keeps segments in another way adds it to IMPLEMENTATIONS; `tests/benchmarks/oracle.py` runs many more cases.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import disk_segments
import oracle_cases as oracle
from archiveviewer.index.segments import reading, record
from oracle_trees import Trees

if TYPE_CHECKING:
    from oracle_cases import SegmentsOf

IMPLEMENTATIONS: list[SegmentsOf] = [oracle.in_memory, disk_segments.on_disk, disk_segments.merged]
TREES = 12
"""Trees asked of each corpus."""


@pytest.mark.parametrize("segments_of", IMPLEMENTATIONS)
@given(seed=st.integers(0, 2**32))
@settings(max_examples=40, deadline=None)
def test_documents_and_scores_are_those_of_stock_whoosh(segments_of: SegmentsOf, seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 — cases, not secrets
    corpus = oracle.random_corpus(rng)
    segments = segments_of(corpus)
    with oracle.stock(corpus) as searcher:
        for _ in range(TREES):
            node = Trees(rng).tree()
            try:
                theirs = oracle.stock_scores(node, searcher, corpus)
            except oracle.Refused:
                continue
            assert not oracle.differences(oracle.our_scores(node, segments), theirs), repr(node)


@pytest.mark.parametrize("segments_of", IMPLEMENTATIONS)
@given(seed=st.integers(0, 2**32))
@settings(max_examples=40, deadline=None)
def test_our_nodes_stand_where_a_plain_scan_finds_them(segments_of: SegmentsOf, seed: int) -> None:
    _stand_where_a_plain_scan_finds_them(segments_of, seed)


@given(seed=st.integers(0, 2**32))
@settings(max_examples=40, deadline=None)
def test_words_of_many_articles_of_which_not_all_is_unpacked_stand_there_too(seed: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        for module in (reading, record):
            patch.setattr(module, "FEW", 0)
        _stand_where_a_plain_scan_finds_them(disk_segments.on_disk, seed)


def _stand_where_a_plain_scan_finds_them(segments_of: SegmentsOf, seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 — cases, not secrets
    corpus = oracle.random_corpus(rng)
    segments = segments_of(corpus)
    with oracle.stock(corpus) as searcher:
        for _ in range(TREES):
            node = Trees(rng).own()
            expected = oracle.scanned_everywhere(node, corpus)
            assert oracle.our_spans(node, segments) == expected, repr(node)
            scores = oracle.expected_scores(node, searcher, corpus, expected)
            assert not oracle.differences(oracle.our_scores(node, segments), scores), repr(node)
