"""Where articles answer a question, in the text that is shown. A question's tree and articles come in, spans go out.

The index knows which word positions match, whatever the operator; here they become stretches of the article's own
paragraphs. It refuses to know how a span looks.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from archiveviewer.index.schema import block_places, texts
from archiveviewer.query.fields import BREAK_POSITIONS, MARKED_FIELDS
from archiveviewer.results import Span
from archiveviewer.vietnamese.terms import places

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from whoosh import query as tree

    from archiveviewer.article import Article
    from archiveviewer.index.evaluation.evaluator import Evaluator
    from archiveviewer.index.snapshot import Snapshot

Positions = dict[str, list[tuple[int, int]]]
"""The first and last word position of each match, by field."""


class Marks:
    """The matches of one article, by the text of its paragraphs; equal paragraphs are marked in turn."""

    def __init__(self, paragraphs: Iterable[tuple[str, tuple[Span, ...]]] = ()) -> None:
        self._of: dict[str, list[tuple[Span, ...]]] = defaultdict(list)
        for text, found in paragraphs:
            self._of[text].append(found)

    def of(self, shown: Sequence[str]) -> list[tuple[Span, ...]]:
        """The matches in each of these texts, which are shown in the order of the article."""
        seen: dict[str, int] = defaultdict(int)
        found = []
        for text in shown:
            known = self._of.get(text, [()])
            found.append(known[min(seen[text], len(known) - 1)])
            seen[text] += 1
        return found


class _Paragraph(NamedTuple):
    """A paragraph of a field and the position of its first word."""

    number: int
    first: int
    words: list[tuple[int, int]]


def matches(evaluator: Evaluator, snapshot: Snapshot, node: tree.Query, numbers: Sequence[int]) -> list[Positions]:
    """The word positions that match in each of some documents of the snapshot."""
    found: dict[int, Positions] = {number: {} for number in numbers}
    for index, start in enumerate(snapshot.starts[:-1]):
        own = sorted(number - start for number in found if start <= number < snapshot.starts[index + 1])
        if not own:
            continue
        for name in MARKED_FIELDS:
            spans = evaluator.marks(node, index, np.array(own, np.intp), name)
            for document, first, last in zip(
                spans.documents.tolist(), spans.starts.tolist(), spans.ends.tolist(), strict=True
            ):
                found[start + document].setdefault(name, []).append((first, last))
    return [found[number] for number in numbers]


def marks(article: Article, positions: Positions) -> Marks:
    """The matches of an article as stretches of its paragraphs."""
    if not any(positions.values()):
        return Marks()
    written = list(texts(article))
    found: dict[int, list[Span]] = defaultdict(list)
    for name, chosen in _numbers(article, written).items():
        asked = positions.get(name)
        if asked:
            for number, span in _spans(written, chosen, asked):
                found[number].append(span)
    return Marks((text, tuple(_without_overlap(sorted(found.get(at, ()))))) for at, text in enumerate(written))


def _numbers(article: Article, written: list[str]) -> dict[str, Sequence[int]]:
    """Which paragraphs make up each field."""
    return {
        "text": range(len(written)),
        "title": (0,),
        "sapo": (1 + bool(article.kicker),) if article.sapo else (),
        "caption": block_places(article).captions,
        "author": [written.index(article.author)] if article.author else (),
    }


def _spans(written: list[str], chosen: Sequence[int], asked: list[tuple[int, int]]) -> Iterator[tuple[int, Span]]:
    """The stretches that word positions of a field stand for; none runs over the end of a paragraph."""
    paragraphs: list[_Paragraph] = []
    first, end = 0, max(last for _first, last in asked)
    for number in chosen:
        if first > end:
            break
        paragraphs.append(_Paragraph(number, first, places(written[number])))
        first += len(paragraphs[-1].words) + BREAK_POSITIONS
    firsts = [paragraph.first for paragraph in paragraphs]
    for begin, last in asked:
        paragraph = paragraphs[bisect_right(firsts, begin) - 1]
        if last - paragraph.first < len(paragraph.words):
            start, stop = paragraph.words[begin - paragraph.first][0], paragraph.words[last - paragraph.first][1]
            yield paragraph.number, Span(start, stop)


def _without_overlap(found: list[Span]) -> Iterator[Span]:
    last: Span | None = None
    for span in found:
        if last and span.start < last.end:
            last = Span(last.start, max(last.end, span.end))
            continue
        if last:
            yield last
        last = span
    if last:
        yield last
