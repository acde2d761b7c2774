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

from archiveviewer.vietnamese.names import is_beginning

if TYPE_CHECKING:
    from collections.abc import Iterator

Kind = Literal["person", "organisation", "place"]
_UPPER = "A-Z" + "".join(letter for letter in map(chr, range(0xC0, 0x1EFA)) if letter.isupper() and letter.isalpha())
_CAPITAL = rf"(?:[{_UPPER}](?:\w|[&'’.-](?=\w))*)"
_ROW = re.compile(rf"{_CAPITAL}(?: {_CAPITAL})*")
_HEADING = 7
"""Words with capitals in a row that are a heading and name nobody."""
_MOST_OF_PERSON, _MOST_OF_PLACE = 5, 4
_LOOKED_BACK, _LONGEST = 40, 100
_BLANKS = (" ", "\n")
_CLOSING = '.,;:!?…)"”’'
_LEVELS = frozenset({"TP", "TX", "Q", "H", "P"})
_FEWEST_BEFORE_MORE = 2
"""Capitals that a name has at the least when small letters follow it: of a single one they may be the rest."""
_NAMED_AFTER = re.compile(
    r"(?:(?<!\w)(?:đường|phố|ngã tư|ngã ba|công viên|trường|giải|giải thưởng|quỹ)\s[^.;:!?()\"”]*|\d\w? )$",
    re.IGNORECASE,
)
"""What streets, parks and prizes named after people have before them, the first of a row of them; a house's number."""
_BEYOND = 3
"""Words by which a known place may go beyond a row of capitals: "Bà Rịa - Vũng Tàu", "Đồng bằng sông Cửu Long"."""
_COMMON = 40
"""Surnames that stand first in the list because nine of ten people have them."""
_FULL = 3
"""Words of a name that a surname alone makes a person's; shorter ones need an address before them."""


class Mention(NamedTuple):
    """A name at [start, end) of its text."""

    start: int
    end: int
    kind: Kind


def mentions(text: str) -> Iterator[Mention]:
    """The names in a text, in order, none within another. A text in capitals names nobody that could be told."""
    if text.isupper():
        return
    known = _knowledge()
    reached = 0
    for row in _ROW.finditer(text):
        start = row.start()
        if start < reached or known.is_nothing(text, start, row.group()):
            continue
        for mention in known.at(text, start, row.end()):
            if mention.start >= reached:
                yield mention
                reached = mention.end


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
        self._office = re.compile(
            rf"(?P<head>{_any(lists['organisation heads'])})(?!\w)(?: (?P<field>(?i:{fields}))(?!\w))?"
            rf"(?: (?:{kinds})(?!\w)\.?(?=\s|$))*(?P<name>(?: {_CAPITAL})*)"
        )
        self._begin_offices = frozenset(head.split()[0] for head in lists["organisation heads"])
        self._short = frozenset(lists["short places"]) | self._places
        self._begin_short = frozenset(place.split()[0] for place in self._short)
        self._following = re.compile(rf" (?:{_any(lists['after organisations'])})(?!\w)")
        self._vague = frozenset(lists["organisation heads of places"])

    def is_nothing(self, text: str, start: int, row: str) -> bool:
        """Whether a row at `start` is a single word that names nothing, as most words with a capital do that begin a
        sentence: told without looking any further.
        """
        return (
            " " not in row
            and row not in self._begin_offices
            and row.rstrip(_CLOSING) not in self._begin_places
            and not self._placed.ends(text[max(0, start - _LOOKED_BACK) : start])
        )

    def at(self, text: str, start: int, end: int) -> list[Mention]:
        """What the row of capitals at [start, end) names."""
        row = text[start:end].split(" ")
        while len(row) > 1 and row[0] in _LEVELS:
            start, row = start + len(row[0]) + 1, row[1:]
        before = text[max(0, start - _LOOKED_BACK) : start]
        calling = self._called if len(row) < _FULL else self._addressed
        is_called = row[0] in self._surnames and calling.ends(before)
        if not is_called and (place := self._place(text, start, row)):
            return [Mention(start, start + place, "place")]
        if self._placed.ends(before) and not self._is_person(row):
            return self._placed_at(text, start, row)
        if len(row) == 1 and row[0] not in self._begin_offices:
            return []
        if not self._country(row) and (office := self._office.match(text, start)):
            end = self._end_of_office(text, office)
            return [Mention(start, end, "organisation")] if end else []
        return self._person(start, row, before) if len(row) < _HEADING else []

    def _end_of_office(self, text: str, office: re.Match[str]) -> int:
        """Where the name of an office ends; 0 when it names none in particular, or is not told to its end.

        Of "Trường ĐH Kinh tế" only the beginning could be told from its capitals.
        """
        words, end = office["name"].split(), office.end()
        if country := self._country(words):  # whoever speaks for a ministry is named behind the country
            end -= len(" ".join(words[country:])) + 1
            words = words[:country]
        end = max(end, self._end_of_place(text, end, words))
        name = [word for word in words if word.strip(".") not in _LEVELS]
        if not name:
            return end if self._is_whole(text[end:], office) else 0
        goes_on = re.match(r" [^\W\d]", text[end:]) and not (office["field"] and " ".join(words) in self._short)
        is_person = (
            name[0] in self._surnames and len(name) >= _FULL and (office["field"] or office["head"] in self._vague)
        )
        return 0 if is_person or (goes_on and len(name) < _FEWEST_BEFORE_MORE and not self._is_known(name)) else end

    def _is_known(self, name: list[str]) -> bool:
        """Whether a name is a place of more than one syllable; "Pháp" may begin "Pháp luật"."""
        return " ".join(name) in self._places and (len(name) > 1 or "." in name[0])

    def _is_whole(self, rest: str, office: re.Match[str]) -> bool:
        """Whether an office is named by its field alone ("Bộ Y tế"), and by all of it."""
        field = office["field"]
        if not field or not field[0].isupper() or office["head"] in self._vague:
            return False
        return not re.match(r"(?: -| –|,) [^\W\d]+ và| và [^\W\d]", rest) and self._ends(rest)

    def _ends(self, rest: str) -> bool:
        """Whether what follows a name is no part of it."""
        return not re.match(r" [^\W\d]", rest) or bool(self._following.match(rest)) or rest[1].isupper()

    def _country(self, words: list[str]) -> int:
        """With how many of its words a row begins that are a known place, and go on."""
        if not words or words[0] not in self._begin_short:
            return 0
        return next((count for count in range(len(words) - 1, 0, -1) if " ".join(words[:count]) in self._short), 0)

    def _end_of_place(self, text: str, end: int, words: list[str]) -> int:
        """Where a known place ends with which a name ends, although a hyphen parts it ("Bà Rịa - Vũng Tàu")."""
        for count in range(1, len(words) + 1):
            start = end - len(" ".join(words[-count:]))
            if (place := self._place(text, start, words[-count:])) and start + place > end:
                return start + place
        return 0

    def _placed_at(self, text: str, start: int, row: list[str]) -> list[Mention]:
        if len(row) > _MOST_OF_PLACE or is_beginning(text, start) or any(map(_is_abbreviation, row)):
            return []
        return [Mention(start, start + len(" ".join(row)), "place")]

    def _place(self, text: str, start: int, row: list[str]) -> int:
        """The length of the known place with which the row begins and ends; 0 when there is none."""
        if text.startswith(self._no_places, start):
            return 0
        for place, words in self._begin_places.get(row[0].rstrip(_CLOSING), ()):
            if len(row) <= words <= len(row) + _BEYOND and text.startswith(place, start):
                rest = text[start + len(place) : start + _LONGEST].split(" ", 1)[0]
                if not rest.strip(_CLOSING):
                    return len(place)
        return 0

    def _is_person(self, row: list[str]) -> bool:
        """Whether a row can be nothing but a person's name, whatever word for a place stands before it."""
        return row[0] in self._common and len(row) == _FULL and " ".join(row) not in self._places

    def _person(self, start: int, row: list[str], before: str) -> list[Mention]:
        """The row as a person: addressed, or with a surname and long enough."""
        while len(row) > 1 and self._addressed.ends(f"{row[0]} "):
            start, row, before = start + len(row[0]) + 1, row[1:], f"{row[0]} "
        if country := self._country(row):
            start, row = start + len(" ".join(row[:country])) + 1, row[country:]
        addressed = self._addressed.ends(before)
        surnamed = row[0] in self._surnames and len(row) >= _FULL and not _NAMED_AFTER.search(before)
        enough = len(row) > 1 if addressed else surnamed
        if not enough or row[0] in self._nobody or len(row) > _MOST_OF_PERSON or any(map(_is_abbreviation, row)):
            return []
        return [Mention(start, start + len(" ".join(row)), "person")]


class _Preceding:
    """Phrases that may stand before a name. Most that stands there is none, as its last word tells at once."""

    def __init__(self, phrases: list[str]) -> None:
        self._phrases = re.compile(rf"(?<!\w)(?:{_any(phrases)})\.? $", re.IGNORECASE)
        self._last = frozenset(phrase.split()[-1].lower() for phrase in phrases)

    def ends(self, before: str) -> bool:
        """Whether a text ends with one of the phrases and a blank."""
        if before[-1:] not in _BLANKS:
            return False
        last = before[before.rfind(" ", 0, -1) + 1 : -1].lower().removesuffix(".")
        if last not in self._last and (last.isalnum() or not last[-1:].isalnum()):
            return False
        return bool(self._phrases.search(before))


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


def _by_first_word(places: list[str]) -> dict[str, list[tuple[str, int]]]:
    """The places that begin with a word, those of most words first, with how many words each has."""
    found: dict[str, list[tuple[str, int]]] = {}
    for place in sorted(set(places), key=lambda place: -len(place.split())):
        words = place.split()
        found.setdefault(words[0], []).append((place, len(words)))
    return found


def _any(phrases: list[str]) -> str:
    return "|".join(re.escape(phrase) for phrase in sorted(set(phrases), key=len, reverse=True))
