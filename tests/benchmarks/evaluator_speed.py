"""How fast the evaluator is over a large segment in memory: `python tests/benchmarks/evaluator_speed.py [ARTICLES]`.

Prints for each question the best and the middle of many runs, in milliseconds: exact count and the first 20 after both
passes of ranking, nothing kept from one run to the next but the statistics. The articles are those of large_segment.
"""

from __future__ import annotations

import statistics
import sys
import time
from typing import Any

from whoosh import query as tree

from archiveviewer.index.evaluation import ranking
from archiveviewer.index.evaluation.evaluator import Evaluator
from archiveviewer.index.evaluation.statistics import Statistics
from archiveviewer.query import nodes
from archiveviewer.query.fields import asked_fields
from archiveviewer.query.question import understand
from archiveviewer.vietnamese.terms import words
from large_segment import load


def term(word: str) -> Any:  # noqa: ANN401 — a Whoosh node
    (found,) = words(word)
    return tree.Term("text", found.folded if word.isascii() else found.exact)


TYPED = (
    *("thành phố", "thanh pho", "chủ tịch ubnd tỉnh", "của và trong", "bóng đá", "nguyễn", "thành phố hồ chí minh"),
    *("bi thu tinh uy tuyen quang", '"thành phố hồ chí minh"', '"công an tỉnh"', '"cong an tinh"', '"của và"~3'),
    *(
        "date:2009..2012",
        "thành phố date:2009..2012",
        "thành phố OR công an",
        "thành phố NOT công an",
        "title:thành phố",
    ),
)
MADE = {
    "công an w/5 tỉnh": nodes.Near([tree.Phrase("text", ["=công", "=an"]), term("tỉnh")], 5),
    "thành w/5 phố": nodes.Near([term("thành"), term("phố")], 5),
    "của w/5 và": nodes.Near([term("của"), term("và")], 5),
    "bệnh pre/10 viện": nodes.Near([term("bệnh"), term("viện")], 10, ordered=True),
    "one paragraph: bệnh, bác": nodes.SameParagraph([term("bệnh"), term("bác")]),
    "one paragraph: của, và": nodes.SameParagraph([term("của"), term("và")]),
    "thành 5 times": nodes.AtLeast(term("thành"), 5),
    "phố in the first 50": nodes.First(term("phố"), 50),
    "ngh*": tree.Prefix("text", "ngh"),
    "n*": tree.Prefix("text", "n"),
    "*ình": tree.Wildcard("text", "=*inh\u0300"),
    "*inh": tree.Wildcard("text", "*inh"),
    "*uye*": tree.Wildcard("text", "*uye*"),
    "??? (all of three letters)": tree.Wildcard("text", "???"),
    "regex ngh(i|e)": tree.Regex("text", "ngh(i|e)"),
    "regex .*inh": tree.Regex("text", ".*inh$"),
    "nguyen~1": tree.FuzzyTerm("text", "nguyen", prefixlength=1),
    "nguyen~2, no prefix": tree.FuzzyTerm("text", "nguyen", maxdist=2, prefixlength=0),
    "thành w/5 ph*": nodes.Near([term("thành"), tree.Prefix("text", "pho")], 5),
    "thành w/5 n*": nodes.Near([term("thành"), tree.Prefix("text", "n")], 5),
    "span or": tree.SpanOr([term("thành"), term("phố")]),
}


def ask(segments: Any, figures: Statistics, node: Any, terms: tuple[str, ...]) -> tuple[int, Any]:  # noqa: ANN401
    evaluator = Evaluator(segments, asked_fields(), statistics=figures)
    found = ranking.rewarded(evaluator, terms, ranking.answer(evaluator, node))
    assert found.scores is not None
    return len(found.numbers), ranking.first(found.scores, 20)


def timed(segments: Any, figures: Statistics, name: str, node: Any, terms: tuple[str, ...]) -> None:  # noqa: ANN401
    times: list[float] = []
    total = 0
    while len(times) < 9 or (len(times) < 100 and sum(times) < 1):
        start = time.perf_counter()
        total, _best = ask(segments, figures, node, terms)
        times.append(time.perf_counter() - start)
    print(
        f"{name:34} {total:7} articles {1000 * min(times):8.2f} {1000 * statistics.median(times):8.2f} ms", flush=True
    )


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 150_000
    segments = [load(count)]
    figures = Statistics(segments)
    for text in TYPED:
        question = understand(text)
        timed(segments, figures, text, question.tree, question.terms)
    for name, node in MADE.items():
        timed(segments, figures, name, node, ())


if __name__ == "__main__":
    main()
