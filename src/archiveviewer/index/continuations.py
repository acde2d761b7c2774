"""How typed words go on: the phrases of a snapshot's segments that begin with them, counted over all segments.

Comes in: a snapshot and the typed words. Goes out: phrases with their counts, most frequent first. Nothing is unpacked
but the part of the tables that begins with the first word. It refuses to know articles and how completions are shown.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from archiveviewer.index.forms import together
from archiveviewer.index.segments.phrases import ALWAYS
from archiveviewer.index.segments.table import BITS, ENDINGS, MOST_WORDS, word_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from archiveviewer.index.segments.phrase_reading import Phrases
    from archiveviewer.index.snapshot import Snapshot

Terms = tuple[tuple[str, str], ...]
"""The folded and the exact term of each word."""
ENOUGH = 8
"""Places of a phrase from which it tells something that no break ever follows."""
LIKELY = 0.9
"""Share of the places of three words at which one word follows that is likely to follow at all places."""
_LAST = 2**BITS - 1


class TypedWord(NamedTuple):
    """A typed word. `exact` is its exact term if its accents count. Of one that is only begun, `letters` are its own
    ones, in small letters, if their accents count.
    """

    folded: str
    exact: str = ""
    letters: str = ""


@dataclass(slots=True)
class Phrase:
    """A phrase that begins with what was typed: in all segments it stands so often, and at least so often a break
    follows; `following` are the words with which it goes on most often in each. `forms` are its words as printed most
    often. One that is only `likely` was extended by what nearly always follows its last words.
    """

    terms: Terms
    forms: list[str]
    count: int = 0
    ending: float = 0
    following: dict[tuple[str, str], int] = field(default_factory=dict)
    likely: bool = False

    @property
    def text(self) -> str:
        """The phrase as it is printed."""
        return together(self.forms)

    @property
    def is_part(self) -> bool:
        """Whether it goes on with one same word, or with any if that may be known; a single place can't tell."""
        goes_on = self.count > 1 and max(self.following.values(), default=0) >= ALWAYS * self.count
        return goes_on or (len(self.terms) < MOST_WORDS and self.never_ends)

    @property
    def never_ends(self) -> bool:
        """Whether something always follows, unless it was extended."""
        return len(self.terms) <= MOST_WORDS and self.count >= ENOUGH and self.ending < self.count / ENDINGS


class Continuations:
    """The phrases that begin with some typed words, the last of them only begun; four words at the most."""

    def __init__(self, snapshot: Snapshot, typed: Sequence[TypedWord]) -> None:
        held = (segment.phrases for segment in snapshot.segments)
        self._segments = [_InSegment(phrases, typed) for phrases in held if phrases is not None and len(phrases)]

    def most_frequent(self, most: int) -> list[Phrase]:
        """About so many of the phrases, the most frequent first; none is only a part of something."""
        found: dict[Terms, Phrase] = {}
        shown: dict[Terms, int] = defaultdict(int)
        for segment in self._segments:
            for row in segment.most_frequent(most):
                terms, count = segment.terms(row), int(segment.rows.counts[row])
                if count > shown[terms]:
                    shown[terms] = count
                    found[terms] = Phrase(terms, segment.forms(row))
        for segment in self._segments:
            segment.add_counts(list(found.values()))
        whole = [phrase for phrase in found.values() if not phrase.is_part]
        return sorted(whole, key=lambda phrase: (-phrase.count, len(phrase.text), phrase.text))

    def extend(self, phrase: Phrase, most: int) -> None:
        """Let a phrase of four words or more go on as long as it nearly always does, up to so many words.

        That is sure when so many of the places where its last three words stand go on with one word that, even if all
        others followed this phrase, it would still go on with that word. Otherwise it is likely at best.
        """
        sure = phrase.count
        while MOST_WORDS <= len(phrase.terms) < most:
            context = phrase.terms[1 - MOST_WORDS :]
            stands, following = 0, defaultdict[tuple[str, str], int](int)
            forms: dict[tuple[str, str], str] = {}
            for segment in self._segments:
                own, next_words = segment.following(context)
                stands += own
                for term, form, count in next_words:
                    following[term] += count
                    forms.setdefault(term, form)
            best = max(following, key=lambda term: following[term], default=None)
            if best is None:
                return
            left = sure - max(stands - following[best], 0)
            if left < ALWAYS * sure:
                if following[best] < LIKELY * stands:
                    return
                phrase.likely = True
            sure = max(left, 1)
            phrase.terms += (best,)
            phrase.forms.append(forms[best])


class _InSegment:
    """The same in one segment."""

    def __init__(self, phrases: Phrases, typed: Sequence[TypedWord]) -> None:
        self._phrases = phrases
        meant = [_meant(phrases, asked, begun=at == len(typed) - 1) for at, asked in enumerate(typed)]
        first = meant[0]
        self.rows = phrases.table.between(first.start << 3 * BITS, first.stop << 3 * BITS)
        at = 0
        for at, numbers in enumerate(meant[1:], start=1):
            word = word_of(self.rows.keys, at)
            self.rows = self.rows.part((word >= numbers.start) & (word < numbers.stop))
        if typed[-1].letters:
            self._keep_accented(typed[-1].letters, at)
        self._known: dict[tuple[str, str], int] = {}
        self._next: dict[int, int | None] = {}

    def _keep_accented(self, letters: str, at: int) -> None:
        """Keep what goes on with just these accents."""
        begun = word_of(self.rows.keys, at)
        fitting = [
            number
            for number in np.unique(begun).tolist()
            if any(form.lower().startswith(letters) for form in self._phrases.forms(number))
        ]
        self.rows = self.rows.part(np.isin(begun, np.array(fitting, np.uint64)))

    def most_frequent(self, most: int) -> list[int]:
        """So many rows, those with the highest counts that are no parts of others as far as this segment knows."""
        counts, looked_at = self.rows.counts, 2 * most
        while True:
            looked_at = min(looked_at, len(counts))
            best = np.argpartition(counts, len(counts) - looked_at)[len(counts) - looked_at :]
            whole = [row for row in best.tolist() if not self._is_part(row)]
            if len(whole) >= most or looked_at == len(counts):
                return sorted(whole, key=lambda row: (-int(counts[row]), row))[:most]
            looked_at *= 4

    def _is_part(self, row: int) -> bool:
        count = int(self.rows.counts[row])
        if count >= ENOUGH and not self.rows.endings[row] and not int(self.rows.keys[row]) & _LAST:
            return True
        next_row = self._following(row) if count > 1 else None
        return next_row is not None and bool(self.rows.counts[next_row] >= ALWAYS * count)

    def _following(self, row: int) -> int | None:
        """The row of a phrase with that further word with which it goes on most often."""
        if row not in self._next:
            self._next[row] = self._find_following(row)
        return self._next[row]

    def _find_following(self, row: int) -> int | None:
        key = int(self.rows.keys[row])
        words = sum(1 for _ in self._numbers(row))
        if words == MOST_WORDS:
            return None
        end = int(np.searchsorted(self.rows.keys, np.uint64(key + (1 << BITS * (MOST_WORDS - words)) - 1), "right"))
        further = np.uint64((1 << BITS * (MOST_WORDS - words - 1)) - 1)
        children = np.flatnonzero(self.rows.keys[row + 1 : end] & further == 0) + row + 1
        return int(children[np.argmax(self.rows.counts[children])]) if len(children) else None

    def terms(self, row: int) -> Terms:
        """The terms of a row's words."""
        numbers = list(self._numbers(row))
        terms = tuple(map(self._phrases.term, numbers))
        self._known.update(zip(terms, numbers, strict=True))
        return terms

    def forms(self, row: int) -> list[str]:
        """A row's words as they are printed."""
        code = int(self.rows.codes[row])
        return [self._phrases.form(number, code >> 2 * at & 3) for at, number in enumerate(self._numbers(row))]

    def _numbers(self, row: int) -> Iterator[int]:
        key = int(self.rows.keys[row])
        return (number for at in range(MOST_WORDS) if (number := key >> BITS * (MOST_WORDS - 1 - at) & _LAST))

    def _key(self, terms: Iterable[tuple[str, str]]) -> int | None:
        key = 0
        for at, term in enumerate(terms):
            if term not in self._known:
                self._known[term] = self._phrases.find(*term)
            if not self._known[term]:
                return None
            key |= self._known[term] << BITS * (MOST_WORDS - 1 - at)
        return key

    def add_counts(self, phrases: Sequence[Phrase]) -> None:
        """Add what is counted here."""
        keys = [self._key(phrase.terms) for phrase in phrases]
        rows = np.searchsorted(self.rows.keys, np.array([key or 0 for key in keys], np.uint64)).tolist()
        for phrase, key, row in zip(phrases, keys, rows, strict=True):
            if key is not None and row < len(self.rows.keys) and int(self.rows.keys[row]) == key:
                phrase.count += int(self.rows.counts[row])
                if (next_row := self._following(row)) is not None:
                    term = self.terms(next_row)[-1]
                    phrase.following[term] = phrase.following.get(term, 0) + int(self.rows.counts[next_row])
                phrase.ending += int(self.rows.counts[row]) * int(self.rows.endings[row]) / ENDINGS

    def following(self, context: Sequence[tuple[str, str]]) -> tuple[int, list[tuple[tuple[str, str], str, int]]]:
        """How often three words stand here, and the word that follows most often: its term, its form, how often."""
        key = self._key(context)
        if key is None:
            return 0, []
        rows = self._phrases.table.between(key, key + _LAST + 1)
        itself = bool(len(rows.keys)) and int(rows.keys[0]) == key
        longer = rows.part(int(itself), len(rows.keys))
        if not len(longer.keys):
            return int(rows.counts[0]) if itself else 0, []
        best = int(np.argmax(longer.counts))
        number = int(longer.keys[best]) & _LAST
        form = self._phrases.form(number, int(longer.codes[best]) >> 2 * (MOST_WORDS - 1) & 3)
        return int(rows.counts[0]) if itself else 0, [(self._phrases.term(number), form, int(longer.counts[best]))]


def _meant(phrases: Phrases, asked: TypedWord, *, begun: bool) -> range:
    """The numbers of the terms that a typed word may mean."""
    if asked.exact:
        number = phrases.find(asked.folded, asked.exact)
        return range(number, number + bool(number))
    return phrases.beginning_with(asked.folded) if begun else phrases.folding_to(asked.folded)
