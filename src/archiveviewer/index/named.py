"""Who and what articles name, kept so that names can be counted, ticked and completed.

Comes in: articles to be indexed, later a snapshot. Goes out: the terms of one field, and the names that stand in it. A
term is the kind, the name's words without accents, and the name as printed: so names that begin alike stand together.
It refuses to take two names for one person: spellings are one only where they differ in capitals and the place of a
tone.
"""

from __future__ import annotations

import functools
from bisect import bisect_left
from collections import Counter
from functools import partial
from itertools import chain, starmap
from typing import TYPE_CHECKING, Any, NamedTuple, Self

import numpy as np

from archiveviewer.index.passages import passages
from archiveviewer.query.fields import NAMED, NAMES
from archiveviewer.vietnamese.mentions import mentions
from archiveviewer.vietnamese.terms import EXACT, folded_key, keys

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from numpy.typing import NDArray

    from archiveviewer.article import Article
    from archiveviewer.index.segments.reading import Field
    from archiveviewer.index.snapshot import Snapshot
    from archiveviewer.vietnamese.mentions import Kind

MOST = 40
"""Names of an article that are kept: those that stand there most often."""
LONGEST = 120
"""Characters of a name; a longer row of capitals behind the word for an office names nothing."""
_A_STEP = 2000
"""Terms that are looked at in one step."""
_MOST_KEPT = 20_000
"""Names whose terms are kept: of those in an article most stand in others, too."""
_LETTERS: dict[str, str] = dict(zip(NAMES, "abc", strict=True))
"""What the terms of each kind begin with."""
_BEFORE_PRINTED = "\0"
"""Between a name's words without accents and the name; a printed name never has it."""


class Name(NamedTuple):
    """A name and what it is the name of."""

    kind: Kind
    text: str


class Names(NamedTuple):
    """The names of one kind in an archive: `documents` ascend, `codes[pair]` points into `values`."""

    documents: NDArray[np.int64]
    codes: NDArray[np.int64]
    values: list[str]


def named(article: Article) -> list[tuple[Name, int]]:
    """The names in an article and how often they stand there, the most frequent first."""
    found = Counter(
        (one.kind, text[one.start : one.end])
        for text in passages(article)
        for one in mentions(text)
        if one.end - one.start <= LONGEST
    )
    return [(Name(*name), times) for name, times in found.most_common(MOST)]


@functools.lru_cache(_MOST_KEPT)
def term(name: Name) -> str:
    """The term by which a name is kept."""
    return f"{_LETTERS[name.kind]}{folded_key(name.text)}{_BEFORE_PRINTED}{name.text}"


def read(snapshot: Snapshot, kind: str) -> Generator[None, None, Names]:
    """All names of a kind in a snapshot, each as most articles print it; read step by step."""
    letter = _LETTERS[kind]
    parts = []
    for segment, start in zip(snapshot.segments, snapshot.starts, strict=False):
        if field := segment.field(NAMED):
            parts.append((yield from _Part.of(start, field, letter)))
    return (yield from _joined(parts))


class _Part(NamedTuple):
    """The terms of one kind in a segment: in how many documents each stands, and these, term by term."""

    terms: list[bytes]
    counts: NDArray[Any]
    documents: NDArray[np.int64]

    @classmethod
    def of(cls, start: int, field: Field, letter: str) -> Generator[None, None, Self]:
        """Those that begin with a letter, step by step; the segment's first document has the number `start`."""
        base = field.base
        first, end = (base.at_or_after(one.encode()) for one in (letter, chr(ord(letter) + 1)))
        terms: list[bytes] = []
        documents = [np.zeros(0, np.int64)]
        for some in range(first, end, _A_STEP):
            yield
            upto = min(some + _A_STEP, end)
            terms += base.some(some, upto)
            documents.append(start + base.postings(some, upto).documents)
        return cls(terms, base.counts[first:end], np.concatenate(documents))


def _joined(parts: Sequence[_Part]) -> Generator[None, None, Names]:
    terms, own = yield from _numbered([part.terms for part in parts])
    counts = np.zeros(len(terms), np.int64)
    for part, of_part in zip(parts, own, strict=True):
        counts[of_part] += part.counts
    values, meant = yield from _values(terms, counts.tolist())
    codes = np.array(meant, np.int64)
    yield
    pairs = np.concatenate([np.zeros(0, np.int64), *starmap(partial(_pairs, codes), zip(parts, own, strict=True))])
    yield
    pairs.sort()  # of so many numbers `np.unique` takes ten times as long
    pairs = pairs[np.append(True, pairs[1:] != pairs[:-1])[: len(pairs)]]
    return Names(pairs >> 32, pairs & 0xFFFFFFFF, values)


def _numbered(parts: Sequence[list[bytes]]) -> Generator[None, None, tuple[list[bytes], list[NDArray[np.int64]]]]:
    """The distinct terms of some lists in order, and of each list, which is in order too, the numbers its terms have
    there. They are put together block by block: to sort all at once would keep everybody waiting.
    """
    terms: list[bytes] = []
    own = [np.empty(len(part), np.int64) for part in parts]
    firsts, longest = [0] * len(parts), max(parts, key=len, default=[])
    for border in range(_A_STEP, len(longest) + _A_STEP, _A_STEP):
        yield
        upto = longest[border : border + 1]
        ends = [bisect_left(part, upto[0]) if upto else len(part) for part in parts]
        blocks = [part[first:end] for part, first, end in zip(parts, firsts, ends, strict=True)]
        distinct = dict.fromkeys(sorted(chain(*blocks)))
        numbers = {one: number for number, one in enumerate(distinct, len(terms))}
        for numbered, block, first, end in zip(own, blocks, firsts, ends, strict=True):
            numbered[first:end] = np.fromiter(map(numbers.__getitem__, block), np.int64, len(block))
        terms += distinct
        firsts = ends
    return terms, own


def _pairs(codes: NDArray[np.int64], part: _Part, own: NDArray[np.int64]) -> NDArray[np.int64]:
    """Documents with their names as single numbers: the document above, the code of the name below."""
    return part.documents << 32 | np.repeat(codes[own], part.counts)


def _values(terms: Sequence[bytes], counts: Sequence[int]) -> Generator[None, None, tuple[list[str], list[int]]]:
    """The distinct names of ascending terms, each as most print it, and which of them each term is."""
    values: list[str] = []
    most: list[int] = []
    meant: list[int] = []
    alike: dict[str, int] = {}
    """The names with the words of the last one but for accents, by their exact words."""
    before = b""
    for one, count in zip(terms, counts, strict=True):
        if len(meant) % _A_STEP == 0:
            yield
        folded, _, printed = one.partition(_BEFORE_PRINTED.encode())
        name = printed.decode()
        if folded != before:
            before, alike = folded, {}
            code = len(values)
        else:
            alike = alike or {_exact(values[-1]): len(values) - 1}
            code = alike.setdefault(_exact(name), len(values))
        if code == len(values):
            values.append(name)
            most.append(count)
        elif count > most[code]:
            values[code], most[code] = name, count
        meant.append(code)
    return values, meant


def beginning(snapshot: Snapshot, text: str, limit: int, kinds: Sequence[str] = NAMES) -> list[tuple[str, int]]:
    """Names whose words begin so, whatever the accents, with how many articles print each so: the most frequent of
    every segment.
    """
    sought = folded_key(text)
    found: Counter[str] = Counter()
    for segment in snapshot.segments:
        if (field := segment.field(NAMED)) and sought:
            for first in (f"{_LETTERS[kind]}{sought}".encode() for kind in kinds):
                span = field.span(first, first + b"\xff")
                counts = field.base.counts[span.start : span.stop]
                for place in np.argsort(-counts.astype(np.int64), kind="stable")[:limit].tolist():
                    printed = field.base[span.start + place].decode().partition(_BEFORE_PRINTED)[2]
                    found[printed] += int(counts[place])
    return found.most_common(limit)


def documents(snapshot: Snapshot, words: Sequence[str]) -> NDArray[np.int64]:
    """The documents in which a name of these exact terms was recognised, whatever its accents."""
    key = folded_key(" ".join(word.removeprefix(EXACT) for word in words))
    found = np.zeros(snapshot.starts[-1], bool)
    for segment, start in zip(snapshot.segments, snapshot.starts, strict=False):
        if field := segment.field(NAMED):
            for first in (f"{letter}{key}{_BEFORE_PRINTED}".encode() for letter in _LETTERS.values()):
                for one in field.span(first, first + b"\xff"):
                    found[start + field.documents(one)] = True
    return found.nonzero()[0]


def _exact(name: str) -> str:
    return " ".join(exact for _folded, exact in keys(name))
