"""Articles for LaTeX, as BibTeX in UTF-8. Articles come in, an entry of each goes out under a key of its own.

Names and titles stand in double braces: neither may be turned round or lose its capitals. It refuses to hand over any
character that TeX would obey, and braces in a text become commands, for BibTeX counts even those behind a backslash.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from archiveviewer.export.facts import Facts, facts
from archiveviewer.vietnamese.normal import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from archiveviewer.article import Article

_SAFE = str.maketrans(
    {
        "\\": r"{\textbackslash}",
        "{": r"{\textbraceleft}",
        "}": r"{\textbraceright}",
        "~": r"{\textasciitilde}",
        "^": r"{\textasciicircum}",
        **{sign: f"\\{sign}" for sign in "&%$#_"},
    }
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NO_KEY = re.compile(r"[^a-z0-9]+")
_KEY_WORDS, _KEY_ID = 24, 8
"""Characters of a name and of an id in a key."""


def bibtex(articles: Iterable[Article]) -> Iterator[str]:
    """The entries of some articles, an empty line behind each."""
    given: set[str] = set()
    for article in articles:
        known = facts(article)
        name = _key(known)
        number = 1
        while name in given:
            number += 1
            name = f"{_key(known)}-{number}"
        given.add(name)
        lines = "".join(f"  {field} = {value},\n" for field, value in _fields(known) if value)
        yield f"@article{{{name},\n{lines}}}\n\n"


def _key(known: Facts) -> str:
    """A name for an entry: first author or newspaper, year, the beginning of the article's id; the same each time."""
    whose = _plain(known.authors[0] if known.authors else known.newspaper)[:_KEY_WORDS] or "article"
    year = f"{known.day[0]}" if known.day else ""
    number = _plain(known.id)[:_KEY_ID]
    return f"{whose}{year}{'-' * bool(number)}{number}"


def _plain(text: str) -> str:
    return _NO_KEY.sub("", fold(text))


def _fields(known: Facts) -> Iterator[tuple[str, str]]:
    yield "author", " and ".join(f"{{{safe(author)}}}" for author in known.authors).join("{}") if known.authors else ""
    yield "title", _braced(_braced(safe(known.title)))
    yield "journal", _braced(safe(known.newspaper))
    yield "year", f"{{{known.day[0]:04d}}}" if known.day else ""
    yield "month", _MONTHS[known.day[1] - 1] if len(known.day) > 1 else ""
    yield "day", f"{{{known.day[2]}}}" if len(known.day) > 2 else ""  # noqa: PLR2004 — year, month and day
    yield "pages", _braced(known.pages.replace("–", "--"))
    yield "url", _braced(quote(known.url, safe="/:?=&%#+,;@!$'()*~-._[]")) if known.url else ""
    yield "abstract", _braced(safe(known.sapo))
    yield "keywords", _braced(safe(", ".join(known.keywords)))
    yield "langid", "{vietnamese}" if known.language == "vi" else ""
    told = [f"archive id {known.id}" if known.id else "", "date guessed" if known.guessed else ""]
    yield "note", _braced(safe(", ".join(filter(None, told))))


def _braced(text: str) -> str:
    return f"{{{text}}}" if text else ""


def safe(text: str) -> str:
    """Text that TeX sets as it stands."""
    return text.translate(_SAFE)
