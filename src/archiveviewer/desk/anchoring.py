"""Where a marked passage stands in an article, also after the article was read again and has become another.

Comes in: a selection and the texts of an article, or a passage and such texts. Goes out: what is kept of the selection,
or where it stands now. The texts are numbered in an order that stays; offsets are code points. It refuses to know
windows and files.

A passage is looked for as it is quoted, at its place, then elsewhere; then without regard to accents, capitals, blanks
and forms of quotation marks; then by what stands before and behind it. Where a quotation stands several times, the one
with the same surroundings nearest to its place is meant.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from archiveviewer.vietnamese.normal import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from archiveviewer.desk.things import Passage

CONTEXT = 40
"""Characters kept of what stands before and behind."""
_SURE = 12
"""Characters of surroundings that are enough to find a passage by them alone."""
_LOOSE = 1.4
"""How much longer a passage may have become that is found by its surroundings."""
_SAME = str.maketrans("“”„«»‘’‚–—‑−\u00a0\u2009", '"""""\'\'\'----  ')


class Stretch(NamedTuple):
    """A half-open stretch of the text of that number."""

    block: int
    start: int
    end: int


class Selection(NamedTuple):
    """What is kept of a selection: see `things.Passage`."""

    block: int
    start: int
    quote: str
    before: str
    after: str


def selection(texts: Sequence[str], stretches: Sequence[Stretch]) -> Selection | None:
    """What to keep of stretches of an article's texts; None where there is nothing but blanks."""
    kept = [one for one in sorted(stretches) if texts[one.block][one.start : one.end].strip()]
    if not kept:
        return None
    first, last = kept[0], kept[-1]
    lines = (" ".join(texts[block][start:end].split("\n")) for block, start, end in kept)
    return Selection(
        first.block,
        first.start,
        "\n".join(lines),
        texts[first.block][max(0, first.start - CONTEXT) : first.start],
        texts[last.block][last.end : last.end + CONTEXT],
    )


def found(passage: Passage, texts: Sequence[str]) -> tuple[Stretch, ...]:
    """Where a passage stands in an article's texts, line by line; nothing where it can't be found."""
    lines = passage.quote.split("\n")
    stretches: list[Stretch] = []
    for number, line in enumerate(lines):
        hint = passage.block if not stretches else stretches[-1].block + 1
        sought = _Sought(
            line,
            hint if number else passage.block,
            passage.start if number == 0 else 0,
            passage.before if number == 0 else "",
            passage.after if number == len(lines) - 1 else "",
        )
        if place := _line(sought, texts):
            stretches.append(place)
    return tuple(stretches)


class _Sought(NamedTuple):
    quote: str
    block: int
    start: int
    before: str
    after: str


def _line(sought: _Sought, texts: Sequence[str]) -> Stretch | None:
    end = sought.start + len(sought.quote)
    if sought.block < len(texts) and texts[sought.block][sought.start : end] == sought.quote:
        return Stretch(sought.block, sought.start, end)
    for look in (_as_quoted, _alike):
        if places := [Stretch(number, *span) for number, text in enumerate(texts) for span in look(sought, text)]:
            return min(places, key=lambda place: _strangeness(place, sought, texts))
    between = [Stretch(number, *span) for number, text in enumerate(texts) for span in _between(sought, text)]
    return min(between, key=lambda place: abs(place.block - sought.block), default=None)


def _as_quoted(sought: _Sought, text: str) -> Iterator[tuple[int, int]]:
    at = text.find(sought.quote) if sought.quote else -1
    while at >= 0:
        yield at, at + len(sought.quote)
        at = text.find(sought.quote, at + 1)


def _alike(sought: _Sought, text: str) -> Iterator[tuple[int, int]]:
    """As quoted but for accents, capitals, blanks and the forms of quotation marks and dashes."""
    words = [re.escape(word) for word in _plain(sought.quote).split()]
    if words:
        yield from (match.span() for match in re.finditer(r"\s+".join(words), _plain(text)))


def _between(sought: _Sought, text: str) -> Iterator[tuple[int, int]]:
    """Between what stood before and behind, where both still stand as far apart as they did."""
    before, after = _plain(sought.before).strip(), _plain(sought.after).strip()
    if min(len(before), len(after)) < _SURE:
        return
    plain = _plain(text)
    first = plain.find(before)
    if first >= 0:
        start = first + len(before)
        end = plain.find(after, start)
        if start < end <= start + _LOOSE * (len(sought.quote) + 2):
            inner = text[start:end]
            yield start + len(inner) - len(inner.lstrip()), end - (len(inner) - len(inner.rstrip()))


def _plain(text: str) -> str:
    """As many characters as the text itself."""
    return fold(text.translate(_SAME))


def _strangeness(place: Stretch, sought: _Sought, texts: Sequence[str]) -> tuple[int, int, int]:
    """Small for the passage that was meant: surroundings count first, then the block, then the place in there."""
    text = texts[place.block]
    before = _plain(text[max(0, place.start - CONTEXT) : place.start])
    after = _plain(text[place.end : place.end + CONTEXT])
    same = _common(before[::-1], _plain(sought.before)[::-1]) + _common(after, _plain(sought.after))
    return -same, abs(place.block - sought.block), abs(place.start - sought.start)


def _common(one: str, other: str) -> int:
    """How many characters both begin with."""
    return next(
        (at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), min(len(one), len(other))
    )
