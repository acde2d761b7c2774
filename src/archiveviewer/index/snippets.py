"""The passage of an article that best answers a question. An article and its marks come in, text and spans go out.

A passage is chosen for how many different words of the question stand in it, then for how many in all; whole words
only. It refuses to know how the passage will be shown.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from archiveviewer.results import Snippet, Span
from archiveviewer.vietnamese.normal import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archiveviewer.article import Article
    from archiveviewer.index.marking import Marks

LENGTH = 220
"""Characters of a passage, give or take a word."""
LONGEST = 20_000
"""Characters of a paragraph that are looked through."""
MOST_HITS = 100
"""Hits of a paragraph that are compared."""
_LEAD = 40
"""Characters shown before the first hit of a passage that does not begin its paragraph."""

Place = Literal["sapo", "body", "caption", ""]


def snippet(article: Article, marks: Marks) -> Snippet:
    """The best passage of the sapo, the body and the captions; the beginning of the article when none has a hit."""
    best: tuple[int, int, str, Place, list[Span]] | None = None
    passages = list(_passages(article))
    opening = [text for text in (article.title, article.kicker) if text]  # a passage may have the same words
    marked_texts = marks.of([*opening, *(text for text, _place in passages)])[len(opening) :]
    for (text, place), found in zip(passages, marked_texts, strict=True):
        marked = [span for span in found[:MOST_HITS] if span.end <= LONGEST]
        if not marked:
            continue
        start, worth = _best_window(text, marked)
        if best is None or worth > best[0]:
            best = (worth, start, text, place, marked)
    if best is None:
        return _beginning(article)
    return _cut(best[2], best[1], best[4], best[3])


def _passages(article: Article) -> Iterator[tuple[str, Place]]:
    if article.sapo:
        yield article.sapo, "sapo"
    for block in article.blocks:
        if block.text:
            yield block.text, "body"
        if block.caption:
            yield block.caption, "caption"


def _best_window(text: str, marked: list[Span]) -> tuple[int, int]:
    """The hit with which the best window opens, as (its start, worth): a different word counts most, then words
    side by side, then each hit.
    """
    words = [fold(text[span.start : span.end]) for span in marked]
    best = (marked[0].start, 0)
    for first, opening in enumerate(marked):
        inside = [
            word for word, span in zip(words[first:], marked[first:], strict=True) if span.end <= opening.start + LENGTH
        ]
        here = marked[first : first + len(inside)]
        beside = sum(after.start == span.end + 1 for span, after in pairwise(here))
        worth = 100 * len(set(inside)) + 10 * min(beside, 9) + min(len(inside), 9)
        if worth > best[1]:
            best = (opening.start, worth)
    return best


def _cut(text: str, hit: int, marked: list[Span], place: Place) -> Snippet:
    text = text.replace("\n", " ").replace("\t", " ")
    early = 0 if hit <= _LEAD else max(0, min(hit - _LEAD, len(text) - LENGTH))
    start = _word_start(text, early, hit) if early else 0
    end = len(text) if len(text) - start <= LENGTH else _word_end(text, start + LENGTH, start)
    before, after = ("… " if start else ""), (" …" if end < len(text) else "")
    shift = len(before) - start
    inside = (Span(span.start + shift, span.end + shift) for span in marked if start <= span.start and span.end <= end)
    return Snippet(before + text[start:end] + after, tuple(inside), place)


def _word_start(text: str, at: int, hit: int) -> int:
    """The first word from a place on that begins before the hit; the place itself inside a word as long as that."""
    return text.find(" ", at, hit) + 1 or at


def _word_end(text: str, at: int, start: int) -> int:
    blank = text.rfind(" ", 0, at + 1)
    return blank if blank > start else at


def _beginning(article: Article) -> Snippet:
    for text, place in _passages(article):
        return _cut(text, 0, [], place)
    return Snippet("")
