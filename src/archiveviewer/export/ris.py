"""Articles for reference managers, as RIS (`TY  - NEWS`). Articles come in, a record of each goes out.

A record has one tag a line and ends lines as the format wants it. A by-line is written without a comma, which the
format takes for the border of family and given names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archiveviewer.export.facts import facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archiveviewer.article import Article

_END = "\r\n"


def ris(article: Article) -> str:
    """An article as one record, with an empty line behind it."""
    return "".join(f"{tag}  - {value}{_END}" for tag, value in _tags(article)) + _END


def _tags(article: Article) -> Iterator[tuple[str, str]]:
    """The tags of an article in order; those of which nothing is known are left out."""
    known = facts(article)
    first, _, last = known.pages.partition("–")
    told = [
        *(("AU", author.replace(", ", " – ").replace(",", "–")) for author in known.authors),
        ("TI", known.title),
        ("T2", known.newspaper),
        ("PY", f"{known.day[0]:04d}" if known.day else ""),
        ("DA", _day(known.day)),
        ("SE", known.section),
        ("SP", first),
        ("EP", last),
        ("AB", known.sapo),
        *(("KW", keyword) for keyword in known.keywords),
        ("UR", known.url),
        ("LA", known.language),
        ("AN", known.id),
        ("N1", "Date guessed" if known.guessed else ""),
    ]
    yield "TY", "NEWS"
    yield from ((tag, value) for tag, value in told if value)
    yield "ER", ""


def _day(day: tuple[int, ...]) -> str:
    """Year, month and day between slashes, which stand also where one is not known: "2009/04//"."""
    if not day:
        return ""
    month_and_day = [f"{part:02d}" for part in day[1:]] + ["", ""]
    return f"{day[0]:04d}/{month_and_day[0]}/{month_and_day[1]}/"
