"""Articles made ready for the index: what is kept of each, and its words as numbers.

Comes in: articles as the readers made them. Goes out: a batch that any process can make and another can write, since it
needs nothing but itself. It refuses to know what is in the index, and gives no ids.

A text is split at blanks, and each distinct piece is taken apart into words only once: newspapers use the same pieces
again and again, and everything after that is arrays.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np

from archiveviewer.index import named, traits
from archiveviewer.index.forms import Forms
from archiveviewer.index.schema import STORED_FACETS, block_places, day_number, may_point, texts, title_key
from archiveviewer.index.segments import runs
from archiveviewer.index.segments.packing import places as in_a_row
from archiveviewer.index.segments.sections import offsets
from archiveviewer.query.fields import BREAK, EVERYTHING, NAMES, WORD_FIELDS
from archiveviewer.vietnamese.normal import clean
from archiveviewer.vietnamese.spelling import is_bare_syllable
from archiveviewer.vietnamese.terms import EXACT, keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from archiveviewer.article import Article

_MOST_PIECES = 400_000
"""Distinct pieces that are remembered; a hostile text could otherwise fill the memory with some that never recur."""
_BETWEEN = " \0 "
"""Stands behind paragraphs; clean text has no such character."""
_OF_PATHS = str.maketrans("/\\-_", "    ")
"""What separates the words of a path: so most pieces of paths are in other paths too."""
_LETTERS, _MARKED, _SPELLED = 1, 2, 4
"""What is known of a word: it is one of letters, it has an accent, it is a syllable without its accents."""
_SHIFTS, _MOST_COUNTED = (0, 21, 42), (1 << 21) - 1
_COUNTED = np.array([sum((kind >> bit & 1) << shift for bit, shift in enumerate(_SHIFTS)) for kind in range(8)])
"""Of each kind a number, which added up count the words of all three kinds at once, two million of a batch."""
FEWEST_WORDS, MOST_MARKED, FEWEST_SPELLED = 8, 0.05, 0.6
"""An article has no accents (R12) from so many words up, of which at most this share is marked, and at least this share
is spelled as Vietnamese, for English has no accents either.
"""
_encoder = msgspec.msgpack.Encoder()


class Tokens(msgspec.Struct, frozen=True, array_like=True):
    """The words of one field of every article: numbers of the batch's words as <u4, and how many each article has,
    <u4.
    """

    words: bytes
    lengths: bytes


class Batch(msgspec.Struct, frozen=True, array_like=True):
    """Some articles. `articles` are msgpack, without their ids; `exact` and `folded` are the terms of the batch's
    words, joined by line ends, the first of them the break between paragraphs. `traits` has a bit for each of
    `traits.TERMS` that is true of an article. `forms` are words as printed, joined by line ends, the first of them the
    break behind a passage; `phrases` are the words of titles, sapos, headings and captions by their numbers there.
    `runs` are those of `segments.runs`, `compared` all runs of sapo and body, ascending; `named` are the terms of each
    article's names. `pointing` are the places of those that may list other stories or show pictures.
    """

    articles: tuple[bytes, ...] = ()
    days: tuple[int, ...] = ()
    titles: tuple[str, ...] = ()
    facets: dict[str, tuple[str, ...]] = {}
    exact: str = ""
    folded: str = ""
    fields: dict[str, Tokens] = {}
    traits: tuple[int, ...] = ()
    forms: str = BREAK
    phrases: Tokens = Tokens(b"", b"")
    runs: Tokens = Tokens(b"", b"")
    compared: Tokens = Tokens(b"", b"")
    named: tuple[tuple[str, ...], ...] = ()
    pointing: tuple[int, ...] = ()


class _Pieces(dict[str, int]):
    """The numbers of pieces of text between blanks, and the words each is made of."""

    def __init__(self) -> None:
        super().__init__()
        self.first = array("q", [0])
        self.words = array("I")
        self.exact: list[str] = [BREAK]
        self.folded: list[str] = [BREAK]
        self.kinds = array("B", [0])
        self.marks = array("I", [0])
        self.texts: list[str] = ["\0"]
        self._numbers: dict[str, int] = {}
        self["\0"] = self._take([0])

    def __missing__(self, piece: str) -> int:
        self.texts.append(piece)
        number = self[piece] = self._take([self._number(*both) for both in keys(piece)])
        return number

    def forget(self, pieces: int, words: int) -> None:
        """Keep the first so many pieces, and of words the first so many, which are all that those consist of."""
        for piece in self.texts[pieces:]:
            del self[piece]
        for exact in self.exact[words:]:
            del self._numbers[exact]
        del self.words[self.first[pieces] :]
        del self.first[pieces + 1 :], self.texts[pieces:]
        del self.exact[words:], self.folded[words:], self.kinds[words:], self.marks[words:]

    def _take(self, words: Iterable[int]) -> int:
        self.words.extend(words)
        self.first.append(len(self.words))
        return len(self.first) - 2

    def _number(self, folded: str, exact: str) -> int:
        number = self._numbers.setdefault(exact, len(self.exact))
        if number == len(self.exact):
            self.exact.append(exact)
            self.folded.append(folded)
            self.kinds.append(_kind(folded, exact))
            self.marks.append(runs.number_of(exact))
        return number


def _kind(folded: str, exact: str) -> int:
    if folded[0].isdigit():
        return 0
    marked = exact != EXACT + folded
    return _LETTERS | _MARKED * marked | _SPELLED * (not marked and is_bare_syllable(folded))


class _Paragraphs:
    """The paragraphs of some articles, and which of them make up each field of each article."""

    def __init__(
        self, articles: Sequence[Article], places: Sequence[str], names: Sequence[Sequence[named.Name]]
    ) -> None:
        self.written: list[str] = []
        self.fields: dict[str, tuple[list[int], list[int]]] = {name: ([], []) for name in WORD_FIELDS}
        """The numbers of paragraphs, article after article, and how many each article has."""
        self.completed: tuple[list[int], list[int]] = ([], [])
        """The same of the passages in which a completion may stand."""
        self.compared: tuple[list[int], list[int]] = ([], [])
        """The same of those by which it is told whether two print the same text."""
        for article, mentioned in zip(articles, names, strict=True):
            self._add(article)
            self._add_names(mentioned)
        self.paths = [
            clean(f"{place} {article.provenance.member}").translate(_OF_PATHS)
            for article, place in zip(articles, places, strict=True)
        ]
        """Paragraphs too, behind those that are `written`."""
        for number in range(len(self.written), len(self.written) + len(self.paths)):
            self._put("file", (number,))

    def _add(self, article: Article) -> None:
        first = len(self.written)
        self.written += texts(article)
        self._put("text", range(first, len(self.written)))
        self._put("title", (first,))
        sapo = (first + 1 + bool(article.kicker),) if article.sapo else ()
        self._put("sapo", sapo)
        headings, captions, body = block_places(article, first)
        self._put("caption", captions)
        _append(self.completed, (first, *sapo, *headings, *captions))
        _append(self.compared, (*sapo, *body))
        for name in ("author", "source", "section"):
            value = getattr(article, name)
            self._put(name, (len(self.written),) if value else ())
            if value:
                self.written.append(value)

    def _add_names(self, names: Sequence[named.Name]) -> None:
        for kind in NAMES:
            first = len(self.written)
            self.written += [name.text for name in names if name.kind == kind]
            self._put(kind, range(first, len(self.written)))

    def _put(self, field: str, numbers: Sequence[int]) -> None:
        _append(self.fields[field], numbers)


def _append(column: tuple[list[int], list[int]], numbers: Sequence[int]) -> None:
    flat, counts = column
    flat += numbers
    counts.append(len(numbers))


class Analyser:
    """Makes batches, and gets faster the more it has seen."""

    def __init__(self) -> None:
        self._pieces, self._forms = _Pieces(), Forms()

    def batch(self, articles: Sequence[Article], places: Sequence[str] | None = None) -> Batch:
        """The articles in one batch. `places` are the paths of their files as the field `file` is to have them."""
        if len(self._pieces) > _MOST_PIECES:
            self._pieces, self._forms = _Pieces(), Forms()
        names = [[name for name, _times in named.named(article)] for article in articles]
        paragraphs = _Paragraphs(articles, places or [article.provenance.path for article in articles], names)
        written = self._numbered(paragraphs.written)
        kept = len(self._pieces), len(self._pieces.exact)
        pieces = np.concatenate((written, self._numbered(paragraphs.paths)))
        words, ends = self._words(pieces)
        chosen, renumbered = _used(words, len(self._pieces.exact))
        forms, phrases = self._phrases(pieces, *paragraphs.completed)
        packed = tuple(map(_encoder.encode, articles))
        batch = Batch(
            articles=packed,
            days=tuple(day_number(article.published.value) if article.published else 0 for article in articles),
            titles=tuple(title_key(article.title) for article in articles),
            facets={name: tuple(getattr(article, name) for article in articles) for name in STORED_FACETS},
            exact="\n".join([self._pieces.exact[number] for number in chosen]),
            folded="\n".join([self._pieces.folded[number] for number in chosen]),
            fields={name: _tokens(renumbered, ends, *chosen) for name, chosen in paragraphs.fields.items()},
            traits=tuple(
                map(traits.bits, articles, self._without_accents(words, ends, *paragraphs.fields[EVERYTHING]))
            ),
            forms=forms,
            phrases=phrases,
            runs=self._runs(words, *_articles(ends, *paragraphs.fields[EVERYTHING])),
            compared=self._compared(words, ends, *paragraphs.compared),
            pointing=tuple(at for at, data in enumerate(packed) if may_point(data)),
            named=tuple(tuple(map(named.term, mentioned)) for mentioned in names),
        )
        self._pieces.forget(*kept)  # the numbers in names of files never recur
        return batch

    def _numbered(self, paragraphs: Sequence[str]) -> NDArray[np.int64]:
        """The numbers of all pieces of some paragraphs, behind each the border between two."""
        split = (_BETWEEN.join(paragraphs) + _BETWEEN).split() if paragraphs else []
        return np.fromiter(map(self._pieces.__getitem__, split), np.int64, len(split))

    def _runs(self, words: NDArray[np.uint32], first: NDArray[np.int64], last: NDArray[np.int64]) -> Tokens:
        """The runs that are kept of each article's words."""
        marks = np.frombuffer(self._pieces.marks, np.uint32)
        found = runs.sample(marks[words[in_a_row(first, last - first)]], last - first)
        return Tokens(found.kept.tobytes(), found.counts.astype("<u4").tobytes())

    def _compared(
        self, words: NDArray[np.uint32], ends: NDArray[np.int64], numbers: list[int], counts: list[int]
    ) -> Tokens:
        """All runs of the words of some paragraphs of each article."""
        chosen = np.array(numbers, np.int64)
        sizes = ends[chosen + 1] - ends[chosen]
        lengths = np.diff(offsets(sizes)[offsets(np.array(counts, np.int64))])
        marks = np.frombuffer(self._pieces.marks, np.uint32)[words[in_a_row(ends[chosen], sizes)]]
        if (longest := np.minimum(lengths, runs.LONGEST)).sum() < len(marks):
            marks, lengths = marks[in_a_row(offsets(lengths)[:-1], longest)], longest
        found = runs.whole(marks, lengths)
        return Tokens(found.kept.tobytes(), found.counts.astype("<u4").tobytes())

    def _phrases(self, pieces: NDArray[np.int64], numbers: list[int], counts: list[int]) -> tuple[str, Tokens]:
        """The words of some paragraphs as printed, each paragraph with the break behind it."""
        chosen = np.array(numbers, np.int64)
        borders = np.concatenate((np.zeros(1, np.int64), np.flatnonzero(pieces == 0) + 1))
        sizes = borders[chosen + 1] - borders[chosen]
        words, each = self._forms.words(pieces[in_a_row(borders[chosen], sizes)], self._pieces.texts)
        used, renumbered = _used(words, len(self._forms.forms))
        forms = "\n".join([self._forms.forms[number] for number in used])
        ends = offsets(each)[offsets(sizes)[offsets(np.array(counts, np.int64))]]
        return forms, Tokens(renumbered.tobytes(), np.diff(ends).astype("<u4").tobytes())

    def _without_accents(
        self, words: NDArray[np.uint32], ends: NDArray[np.int64], numbers: list[int], counts: list[int]
    ) -> list[bool]:
        """Of each article whether it is Vietnamese without accents; its paragraphs stand in a row."""
        kinds = offsets(_COUNTED[np.frombuffer(self._pieces.kinds, np.uint8)[words]])
        first, last = _articles(ends, numbers, counts)
        all_kinds = kinds[last] - kinds[first]
        letters, marked, spelled = (all_kinds >> shift & _MOST_COUNTED for shift in _SHIFTS)
        few = marked <= MOST_MARKED * letters
        found: list[bool] = ((letters >= FEWEST_WORDS) & few & (spelled >= FEWEST_SPELLED * letters)).tolist()
        return found

    def _words(self, pieces: NDArray[np.int64]) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
        """The words of all paragraphs by the numbers they have here, and where each paragraph ends; first is 0."""
        first = np.frombuffer(self._pieces.first, np.int64)
        counts = first[pieces + 1] - first[pieces]
        borders = pieces == 0
        counts[borders] = 0
        ends = offsets(counts)
        words = np.frombuffer(self._pieces.words, np.uint32)[in_a_row(first[pieces], counts)]
        return words, np.concatenate((np.zeros(1, np.int64), ends[:-1][borders]))


def _articles(ends: NDArray[np.int64], numbers: list[int], counts: list[int]) -> tuple[NDArray[Any], NDArray[Any]]:
    """Where the words of each article begin and end, when its paragraphs stand in a row."""
    chosen, reached = np.array(numbers, np.int64), offsets(np.array(counts, np.int64))
    return ends[chosen[reached[:-1]]], ends[chosen[reached[1:] - 1] + 1]


def _used(words: NDArray[np.uint32], count: int) -> tuple[list[int], NDArray[np.uint32]]:
    """Which of so many words stand among some, 0 in any case, and those words numbered as they stand in this list."""
    used = np.zeros(count, bool)
    used[words] = True
    used[0] = True
    return np.flatnonzero(used).tolist(), (np.cumsum(used, dtype=np.uint32) - 1)[words].astype("<u4")


def _tokens(words: NDArray[Any], ends: NDArray[np.int64], numbers: list[int], counts: list[int]) -> Tokens:
    """The words of one field, with a break before every paragraph of an article but its first."""
    chosen, each = np.array(numbers, np.int64), np.array(counts, np.int64)
    broken = np.ones(len(chosen), np.int64)
    broken[offsets(each)[:-1][each > 0]] = 0
    sizes = ends[chosen + 1] - ends[chosen]
    starts = offsets(sizes + broken)
    field = np.zeros(int(starts[-1]), "<u4")
    places = np.arange(sizes.sum()) - np.repeat(offsets(sizes)[:-1], sizes)
    field[places + np.repeat(starts[:-1] + broken, sizes)] = words[places + np.repeat(ends[chosen], sizes)]
    return Tokens(field.tobytes(), np.diff(starts[offsets(each)]).astype("<u4").tobytes())
