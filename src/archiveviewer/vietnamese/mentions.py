"""People, places and organisations that a text names. Clean text comes in, stretches of it with their kind go out.

What a name is, the words around it say: an address before it ("ông Tô Hoàng Linh"), a word for a place ("tỉnh Tuyên
Quang"), the first word of an office ("Sở Y tế"); then what the name itself is, a known surname or a known place. A name
that nothing tells is left out: a wrong one is worse than none. It refuses to know whether two names are one person.
"""

from __future__ import annotations

import functools
import importlib.resources
import re
from typing import TYPE_CHECKING, Literal, NamedTuple

import msgspec

from archiveviewer.vietnamese.names import is_beginning

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Kind = Literal["person", "organisation", "place"]
_UPPER = "A-Z" + "".join(letter for letter in map(chr, range(0xC0, 0x1EFA)) if letter.isupper() and letter.isalpha())
_CAPITAL = rf"(?:[{_UPPER}]\w*(?:[&'’.-]\w+)*)"
_ROW = re.compile(rf"{_CAPITAL}(?: {_CAPITAL})*")
_HEADING = 7
"""Words with capitals in a row that are a heading and name nobody."""
_MOST_OF_PERSON, _MOST_OF_PLACE = 5, 4
_LOOKED_BACK, _LONGEST = 40, 100
"""Letters that are looked at before a name, and from where it begins or ends on."""
_CLOSING = '.,;:!?…)"”’'
_LEVELS = frozenset({"TP", "TX", "Q", "H", "P"})
_FEWEST_BEFORE_MORE = 2
"""Capitals that a name has at the least when small letters follow it: of a single one they may be the rest."""
_NAMED_AFTER = re.compile(
    r"(?:(?<!\w)(?:đường|phố|ngã tư|ngã ba|công viên|trường|giải|giải thưởng|quỹ)\s[^.;:!?()\"”]*|\d\w? )$",
    re.IGNORECASE,
)
"""What streets, parks and prizes named after people have before them, the first of a row of them; a house's number."""
_NAMED = ("đường ", "phố ", "ngã ", "công viên ", "trường ", "giải ", "thưởng ", "quỹ ")
_WORDS = re.compile(r"\W+")
_BEYOND = 3
"""Words by which a known place may go beyond a row of capitals: "Bà Rịa - Vũng Tàu", "Đồng bằng sông Cửu Long"."""
_COMMON = 40
"""Surnames that stand first in the list because nine of ten people have them."""
_FULL = 3
"""Words of a name that a surname alone makes a person's; shorter ones need an address before them."""
_MOST_ROWS = 120_000
"""Rows of capitals that are remembered, none of them longer than `_LONGEST`; a hostile text could otherwise fill the
memory with some that never recur.
"""


class Mention(msgspec.Struct, frozen=True):
    """A name at [start, end) of its text."""

    start: int
    end: int
    kind: Kind


def mentions(text: str) -> Iterator[Mention]:
    """The names in a text, in order, none within another. A text in capitals names nobody that could be told."""
    if not text or text.isupper():
        return
    known = _knowledge()
    rows, telling, reached = known.rows, known.telling, 0
    for printed in _ROW.finditer(text):
        if (start := printed.start()) < reached:
            continue
        row = rows[printed[0]]
        start += row.begin
        is_behind = start and text[start - 1] == " "
        last = telling[text[text.rfind(" ", 0, start - 1) + 1 : start - 1]] if is_behind else ""
        if row.is_lone and not last:  # more than half of them, mostly the first words of sentences
            continue
        if (mention := known.at(text, start, row, last)) and mention.start >= reached:
            yield mention
            reached = mention.end


class _Row(NamedTuple):
    """All that a row of capitals tells itself, wherever it stands, of its words from the letter `begin` on. `places`
    are the known places with which it may begin, `heads` the first words of offices. `placed` is how long it is
    behind a word for a place, 0 where it can't be one; `addressed` and `unaddressed` are the person it is, as [start,
    end), behind an address and without one. One that `is_lone` names nothing unless the word before it tells what.
    """

    begin: int
    places: tuple[str, ...]
    heads: tuple[str, ...]
    placed: int
    addressed: tuple[int, int] | None
    unaddressed: tuple[int, int] | None
    is_person: bool
    is_surnamed: bool
    is_full: bool
    has_address: bool
    is_lone: bool


class _Knowledge:
    """The lists of the data file, as patterns."""

    def __init__(self, told: str) -> None:
        lists = _lists(told)
        self._surnames = frozenset(lists["surnames"])
        self._common = frozenset(lists["surnames"][:_COMMON])
        self._nobody = frozenset(lists["no names"])
        self._addressed = _Preceding(lists["honorifics"])
        self._called = _Preceding(lists["honorifics of persons only"])
        self._placed = _Preceding(lists["place heads"])
        self._no_places = tuple(lists["no places"])
        self._places = frozenset(lists["places"])
        self._begin_places = _by_first_word(lists["places"])
        kinds, fields = _any(lists["organisation kinds"]), _any(lists["organisation fields"])
        self._begin_offices = _by_first_word(lists["organisation heads"])
        self._behind_head = re.compile(
            rf"(?: (?P<field>(?i:{fields}))(?!\w))?(?: (?:{kinds})(?!\w)\.?(?=\s|$))*(?P<name>(?: {_CAPITAL})*)"
        )
        self._short = frozenset(lists["short places"]) | self._places
        self._begin_short = frozenset(place.split()[0] for place in self._short)
        self._most_words = max(place.count(" ") + 1 for place in self._short)
        """Words of the longest known place: rows may be longer, and long ones cost no more than these."""
        self._following = re.compile(rf" (?:{_any(lists['after organisations'])})(?!\w)")
        self._vague = frozenset(lists["organisation heads of places"])
        self.telling = _Telling(self._addressed.lasts | self._called.lasts | self._placed.lasts)
        self.rows = _Rows(self._row)

    def _row(self, printed: str) -> _Row:
        words = printed.split(" ")
        levels = next((at for at, word in enumerate(words[:-1]) if word not in _LEVELS), len(words) - 1)
        begin = sum(len(word) + 1 for word in words[:levels])
        words, text = words[levels:], printed[begin:]
        places = tuple(place for place in self._places_of(words) if place.startswith(text) or text.startswith(place))
        heads = () if self._country(words) else self._begin_offices.get(_WORDS.split(words[0])[0], ())
        has_address = len(words) > 1 and self._addressed.stands(words[0])
        is_name = 1 < len(words) < _HEADING
        unaddressed = self._person(words, is_addressed=has_address) if is_name else None
        is_place = len(words) <= _MOST_OF_PLACE and not any(map(_is_abbreviation, words))
        return _Row(
            begin=begin,
            places=places,
            heads=tuple(heads),
            placed=len(text) if is_place else 0,
            addressed=self._person(words, is_addressed=True) if is_name else None,
            unaddressed=unaddressed,
            is_person=self._is_person(words),
            is_surnamed=words[0] in self._surnames,
            is_full=len(words) >= _FULL,
            has_address=has_address,
            is_lone=not (begin or places or heads or unaddressed),
        )

    def at(self, text: str, start: int, row: _Row, last: str) -> Mention | None:
        """What a row of capitals names whose words stand at `start`, behind the word `last` if that may tell it."""
        if row.places:
            calling = self._addressed if row.is_full else self._called
            is_called = last and row.is_surnamed and calling.ends(text, start, last)
            if not is_called and (length := self._placed_by_name(text, start, row.places)):
                return Mention(start, start + length, "place")
        if last and not row.is_person and self._placed.ends(text, start, last):
            is_place = row.placed and not is_beginning(text, start)
            return Mention(start, start + row.placed, "place") if is_place else None
        if row.heads and (head := _head_at(text, start, row.heads)):
            end = self._end_of_office(text, start, head)
            return Mention(start, end, "organisation") if end else None
        if row.addressed is None:
            return None
        person = row.addressed if last and self._addressed.ends(text, start, last) else row.unaddressed
        if person is None or (person is row.unaddressed and not row.has_address and _is_named_after(text, start)):
            return None
        return Mention(start + person[0], start + person[1], "person")

    def _end_of_office(self, text: str, start: int, head: str) -> int:
        """Where the name of an office ends that begins so; 0 when it names none in particular, or is not told to its
        end.

        Of "Trường ĐH Kinh tế" only the beginning could be told from its capitals.
        """
        office = self._behind_head.match(text, start + len(head))
        if office is None:  # never: each of its parts may be missing
            return 0
        field, words, end = office["field"], office["name"].split(), office.end()
        if country := self._country(words):  # whoever speaks for a ministry is named behind the country
            end -= len(" ".join(words[country:])) + 1
            words = words[:country]
        end = max(end, self._end_of_place(text, end, words))
        name = [word for word in words if word.strip(".") not in _LEVELS]
        rest = text[end : end + _LONGEST]
        if not name:
            return end if self._is_whole(rest, head, field) else 0
        goes_on = re.match(r" [^\W\d]", rest) and not (field and " ".join(words) in self._short)
        is_person = name[0] in self._surnames and len(name) >= _FULL and (field or head in self._vague)
        return 0 if is_person or (goes_on and len(name) < _FEWEST_BEFORE_MORE and not self._is_known(name)) else end

    def _is_known(self, name: list[str]) -> bool:
        """Whether a name is a place of more than one syllable; "Pháp" may begin "Pháp luật"."""
        return " ".join(name) in self._places and (len(name) > 1 or "." in name[0])

    def _is_whole(self, rest: str, head: str, field: str | None) -> bool:
        """Whether an office is named by its field alone ("Bộ Y tế"), and by all of it."""
        if not field or not field[0].isupper() or head in self._vague:
            return False
        return not re.match(r"(?: -| –|,) [^\W\d]+ và| và [^\W\d]", rest) and self._ends(rest)

    def _ends(self, rest: str) -> bool:
        """Whether what follows a name is no part of it."""
        return not re.match(r" [^\W\d]", rest) or bool(self._following.match(rest)) or rest[1].isupper()

    def _country(self, words: list[str]) -> int:
        """With how many of its words a row begins that are a known place, and go on."""
        if not words or words[0] not in self._begin_short:
            return 0
        most = min(len(words) - 1, self._most_words)
        return next((count for count in range(most, 0, -1) if " ".join(words[:count]) in self._short), 0)

    def _end_of_place(self, text: str, end: int, words: list[str]) -> int:
        """Where a known place ends with which a name ends, although a hyphen parts it ("Bà Rịa - Vũng Tàu")."""
        for count in range(1, min(len(words), self._most_words) + 1):
            start = end - len(" ".join(words[-count:]))
            if (place := self._placed_by_name(text, start, self._places_of(words[-count:]))) and start + place > end:
                return start + place
        return 0

    def _places_of(self, row: list[str]) -> list[str]:
        """The known places with which the row may begin and end."""
        known = self._begin_places.get(row[0].rstrip(_CLOSING), ())
        return [place for place in known if len(row) <= place.count(" ") + 1 <= len(row) + _BEYOND]

    def _placed_by_name(self, text: str, start: int, places: Sequence[str]) -> int:
        """The length of the first of some places that stands there and ends with a word; 0 when there is none."""
        for place in places:
            if text.startswith(place, start):
                rest = text[start + len(place) : start + _LONGEST].split(" ", 1)[0]
                if not rest.strip(_CLOSING) and not text.startswith(self._no_places, start):
                    return len(place)
        return 0

    def _is_person(self, row: list[str]) -> bool:
        """Whether a row can be nothing but a person's name, whatever word for a place stands before it."""
        return row[0] in self._common and len(row) == _FULL and " ".join(row) not in self._places

    def _person(self, row: list[str], *, is_addressed: bool) -> tuple[int, int] | None:
        """Where in a row a person is named: addressed, or with a surname and long enough."""
        start = 0
        while len(row) > 1 and self._addressed.stands(row[0]):
            start, row = start + len(row[0]) + 1, row[1:]
        if country := self._country(row):
            start, row = start + len(" ".join(row[:country])) + 1, row[country:]
        enough = len(row) > 1 if is_addressed else row[0] in self._surnames and len(row) >= _FULL
        if not enough or row[0] in self._nobody or len(row) > _MOST_OF_PERSON or any(map(_is_abbreviation, row)):
            return None
        return start, start + len(" ".join(row))


class _Rows(dict[str, "_Row"]):
    """What each row of capitals tells itself; most rows come again and again, and most tell the same."""

    def __init__(self, tell: Callable[[str], _Row]) -> None:
        super().__init__()
        self._tell = tell
        self._told: dict[_Row, _Row] = {}

    def __missing__(self, printed: str) -> _Row:
        if len(self) >= _MOST_ROWS:
            self.clear()
            self._told.clear()
        row = self._tell(printed)
        if len(printed) <= _LONGEST:
            self[printed] = self._told.setdefault(row, row)
        return row


class _Telling(dict[str, str]):
    """Of the pieces of text before a blank and a name the word that may tell what is named, the last in them and one of
    some; nothing of all others.
    """

    def __init__(self, lasts: frozenset[str]) -> None:
        super().__init__()
        self._lasts = lasts

    def __missing__(self, piece: str) -> str:
        if len(self) >= _MOST_ROWS:
            self.clear()
        last = _last_word(piece[-_LOOKED_BACK:])
        told = last if last in self._lasts else ""
        if len(piece) <= _LOOKED_BACK:
            self[piece] = told
        return told


class _Preceding:
    """Phrases that may stand before a name. Most that stands there is none, as its last word tells at once."""

    def __init__(self, phrases: list[str]) -> None:
        self.lasts = frozenset(phrase.split()[-1].lower() for phrase in phrases)
        """The last words of the phrases; before a name one may stand with a full stop."""
        self._phrases: dict[str, re.Pattern[str] | None] = {}
        """The phrases that end with each of these words; None where the word alone is one."""
        for last in self.lasts:
            some = [one for one in phrases if one.split()[-1].lower() == last]
            alone = any(one.lower() == last for one in some)
            self._phrases[last] = None if alone else re.compile(rf"(?<!\w)(?:{_any(some)})\.? $", re.IGNORECASE)

    def ends(self, text: str, end: int, last: str) -> bool:
        """Whether one of the phrases and a blank stand in a text before `end`, where this is the last word."""
        if last not in self.lasts:
            return False
        phrases = self._phrases[last]
        return phrases is None or bool(phrases.search(text[max(0, end - _LOOKED_BACK) : end]))

    def stands(self, word: str) -> bool:
        """Whether a word is one of the phrases, or ends with one."""
        return self.ends(f"{word} ", len(word) + 1, _last_word(word[1 - _LOOKED_BACK :]))


def _head_at(text: str, start: int, heads: Sequence[str]) -> str:
    """The first of some heads of offices that stands there as whole words; nothing where none does."""
    for head in heads:
        behind = text[start + len(head) : start + len(head) + 1]
        if text.startswith(head, start) and not (behind.isalnum() or behind == "_"):
            return head
    return ""


def _last_word(piece: str) -> str:
    """The word with which a piece of text without blanks ends, in small letters, without its full stop and whatever
    stands before it ("(ông"); or nothing.
    """
    last = piece.lower().removesuffix(".")
    return last if last.isalnum() or not last else _WORDS.split(last)[-1]


def _is_named_after(text: str, start: int) -> bool:
    """Whether what stands before a name is something that is named after a person."""
    before = text[max(0, start - _LOOKED_BACK) : start]
    small = before.lower()
    is_likely = any(map(small.__contains__, _NAMED)) or any(map(str.isdigit, small[-3:]))
    return is_likely and bool(_NAMED_AFTER.search(before))


def _is_abbreviation(word: str) -> bool:
    return len(word) > 1 and word.isupper()


@functools.cache
def _knowledge() -> _Knowledge:
    return _Knowledge((importlib.resources.files(__package__) / "data/mentions.txt").read_text("utf-8"))


def _lists(told: str) -> dict[str, list[str]]:
    """The phrases under each heading."""
    lists: dict[str, list[str]] = {}
    name = ""
    for line in told.splitlines():
        if line.startswith("["):
            name = line.strip("[] ")
        elif line.strip() and not line.startswith("#"):
            lists.setdefault(name, []).extend(phrase.strip() for phrase in line.split(",") if phrase.strip())
    return lists


def _by_first_word(phrases: list[str]) -> dict[str, list[str]]:
    """The phrases that begin with a word, those of most words first."""
    found: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=lambda phrase: -phrase.count(" ")):
        found.setdefault(phrase.split()[0], []).append(phrase)
    return found


def _any(phrases: list[str]) -> str:
    return "|".join(re.escape(phrase) for phrase in sorted(set(phrases), key=len, reverse=True))
