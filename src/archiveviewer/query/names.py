"""The names of fields and of what is true of an article, in both languages, as people type them.

A name comes in, with or without accents, hyphens and capitals; the field goes out. It refuses to know what is asked of
the fields.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from whoosh import query as tree

from archiveviewer.query.fields import CAPTION, EVERYTHING, HAS, IMAGE
from archiveviewer.query.periods import period
from archiveviewer.vietnamese.terms import folded_key

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

_NAMES = {
    EVERYTHING: "text, văn bản",
    "title": "title, tựa, tít, tiêu đề, tựa đề, đầu đề",
    "sapo": "sapo, tóm tắt",
    "caption": "caption, chú thích",
    "author": "author, tác giả, byline, bút danh",
    "source": "source, nguồn",
    "section": "section, mục, chuyên mục",
    "file": "file, tệp, tập tin",
    "person": "person, people, người, nhân vật",
    "organisation": "organisation, organization, tổ chức, cơ quan, đơn vị",
    "place": "place, location, nơi, địa danh, địa điểm",
    "date": "date, ngày, thời gian, year, month",
    HAS: "has, có",
}
_POSSESSIONS = {IMAGE: "image, picture, photo, ảnh, hình, hình ảnh", CAPTION: "caption, chú thích"}


_TIMES = frozenset({"nam", "thang"})
"""Names of the date only before a number: "Việt Nam:" at the end of a headline asks for nothing."""
_NUMBER = re.compile(r"[<>=≥≤.]*\d")
_BLANKED = re.compile(r"^[^\W\d_]+ [^\W\d_]+(?=:\s)|(?<![^\s(+-])[^\W\d_]+ [^\W\d_]+(?=:[^\s/])")


def field_named(name: str, behind: str) -> str | None:
    """The field that a name means with what stands behind its colon, None when it is no field's."""
    key = _key(name)
    return "date" if key in _TIMES and _NUMBER.match(behind) else _FIELDS.get(key)


def hyphened(text: str) -> str:
    """A question of the same length with hyphens in names of two words typed with a blank ("tac gia:an hong").
    Behind the colon stands a word, or the name begins the question.
    """
    return _BLANKED.sub(lambda found: found[0] if _key(found[0]) not in _FIELDS else found[0].replace(" ", "-"), text)


def _key(name: str) -> str:
    return folded_key(name).replace(" ", "")


def _by_key(named: Mapping[str, str]) -> dict[str, str]:
    return {_key(name): meant for meant, names in named.items() for name in names.split(",")}


_FIELDS, _HAD = _by_key(_NAMES), _by_key(_POSSESSIONS)


def _date(text: str, today: date) -> tree.Query | None:
    asked = period(text, today)
    return None if asked is None else tree.NumericRange("date", asked.first, asked.last)


def _has(text: str, _today: date) -> tree.Query | None:
    term = _HAD.get(_key(text))
    return None if term is None else tree.Term(HAS, term)


FACTS: Mapping[str, Callable[[str, date], tree.Query | None]] = {"date": _date, HAS: _has}
"""Fields of what is true of a whole article, each with what a value asks for; None when it can't be understood."""
