"""How many random cases of the oracle pass: `python tests/benchmarks/oracle.py --cases 10000 [--seed 1]`.

Prints a line for each case that fails and, in the end, how often each class of node was asked.
"""

from __future__ import annotations

import argparse
import importlib
import random
import sys
from collections import Counter
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).parents[2] / "src"), str(Path(__file__).parents[1])]

import oracle_cases as oracle  # noqa: E402 — the paths above make it findable
from oracle_trees import Trees  # noqa: E402

TREES = 10


def failures_of(corpus: oracle.Corpus, searcher: Any, segments: Any, trees: Trees) -> list[str]:  # noqa: ANN401
    """What is wrong with one tree of Whoosh's nodes and one of ours."""
    node, own = trees.tree(), trees.own()
    found = oracle.differences(oracle.our_scores(node, segments), oracle.stock_scores(node, searcher, corpus))
    spans = oracle.scanned_everywhere(own, corpus)
    scores = oracle.expected_scores(own, searcher, corpus, spans)
    other = oracle.differences(oracle.our_scores(own, segments), scores)
    if oracle.our_spans(own, segments) != spans:
        other.append("other spans")
    return [f"{what}: {node!r}" for what in found] + [f"{what}: {own!r}" for what in other]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--cases", type=int, default=2_000)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--segments", default="oracle_cases:in_memory", help="module:function, what is under test")
    asked = arguments.parse_args()
    module, function = asked.segments.split(":")
    segments_of = getattr(importlib.import_module(module), function)
    tally: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    wrong = corpora = 0
    for round_ in range(-(-asked.cases // (2 * TREES))):
        rng = random.Random(f"{asked.seed} {round_}")  # noqa: S311 — cases, not secrets
        corpus = oracle.random_corpus(rng)
        segments = segments_of(corpus)
        corpora += 1
        with oracle.stock(corpus) as searcher:
            for _ in range(TREES):
                trees = Trees(rng)
                try:
                    found = failures_of(corpus, searcher, segments, trees)
                except oracle.Refused as error:
                    refused[type(error.__cause__).__name__ + ": " + str(error.__cause__)[:50]] += 1
                    continue
                tally += trees.tally
                wrong += bool(found)
                for line in found:
                    print(f"seed {asked.seed} {round_}: {line}")
    cases = corpora * TREES * 2 - refused.total()
    print(f"{cases} cases over {corpora} corpora, {wrong} wrong, {refused.total()} that stock Whoosh refuses")
    print("\n".join(f"{count:8} {name}" for name, count in refused.most_common()))
    print("\n".join(f"{count:8} {name}" for name, count in tally.most_common()))
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
