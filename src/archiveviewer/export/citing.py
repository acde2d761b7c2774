"""An article cited. An article and a style come in; one line goes out, with the stretches that are set in italics.

    plain     as newsrooms write it: by-line, “title”, newspaper, day, page, address
    apa       APA, 7th edition
    chicago   Chicago, 17th edition, as in a bibliography
    tcvn      as Vietnamese lists of sources have it: author (year), “title”, newspaper, day, page

APA and Chicago speak English and the Vietnamese form Vietnamese, whatever the article's language is; only the plain one
follows the reader's. What a style leaves open, docs/decisions/016-citations.md decides.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

import msgspec

from archiveviewer.export.facts import Facts, facts
from archiveviewer.export.wording import Language, worded
from archiveviewer.results import CitationStyle, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from archiveviewer.article import Article

Style = CitationStyle
STYLES: tuple[Style, ...] = get_args(Style)
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_MOST_IN_APA, _KEPT_IN_APA = 20, 19
_MOST_IN_CHICAGO, _KEPT_IN_CHICAGO = 10, 7
_PAIR = re.compile('"([^"]*)"')
_ENDED = re.compile(r"[.!?…][”’\"']*$")


class Citation(msgspec.Struct, frozen=True):
    """One line of text; `italics` are the stretches of it that print sets so."""

    text: str
    italics: tuple[Span, ...] = ()


class _Line:
    """A citation while it is put together."""

    def __init__(self) -> None:
        self._text = ""
        self._italics: list[Span] = []

    def add(self, text: str, *, before: str = "", italic: bool = False) -> None:
        """Put something behind the rest, and `before` between them; nothing where there is no text."""
        if not text:
            return
        self._text += before if self._text else ""
        if italic:
            self._italics.append(Span(len(self._text), len(self._text) + len(text)))
        self._text += text

    def stop(self) -> None:
        """End a sentence that has no end yet."""
        if self._text and not _ENDED.search(self._text):
            self._text += "."

    def done(self) -> Citation:
        return Citation(self._text, tuple(self._italics))


def citation(article: Article, style: Style = "plain", language: Language = "vi") -> Citation:
    """An article cited in a style."""
    return cited(facts(article), style, language)


def cited(known: Facts, style: Style, language: Language) -> Citation:
    """The same of what is known of an article."""
    return _CITING[style](known, language)


# Newsroom


def _plain(known: Facts, language: Language) -> Citation:
    line = _Line()
    title = f"“{inner(known.title)}”" if known.title else ""
    day = plain_day(known, language)
    for text in (known.by_line, title, known.newspaper, day, _pages(known.pages, language), known.url):
        line.add(text, before=", ")
    return line.done() if line.done().text else Citation(worded(language, "untitled"))


def plain_day(known: Facts, language: Language) -> str:
    """The day as newsrooms write it: "30/4/2009", "30 April 2009"; a guess is told."""
    if language == "vi":
        day = "/".join(map(str, reversed(known.day)))
    else:
        day = " ".join([*map(str, known.day[2:]), *(MONTHS[month - 1] for month in known.day[1:2]), *_year(known)])
    day = day or known.written_day
    return worded(language, "about", day) if day and known.guessed else day


def _pages(pages: str, language: Language) -> str:
    return worded(language, "pages" if "–" in pages else "page", pages) if pages else ""


# APA 7


def _apa(known: Facts, _language: Language) -> Citation:
    line = _Line()
    title = known.title or "[Newspaper article]"
    line.add(_apa_authors(known.authors) or title)
    line.stop()
    line.add(f" ({_apa_day(known)}).")
    if known.authors:
        line.add(title, before=" ")
        line.stop()
    if known.newspaper:
        line.add(known.newspaper, before=" ", italic=True)
        line.add(known.pages, before=", ")
        line.stop()
    line.add(known.url, before=" ")
    return line.done()


def _apa_authors(names: Sequence[str]) -> str:
    if len(names) > _MOST_IN_APA:
        return f"{', '.join(names[:_KEPT_IN_APA])}, . . . {names[-1]}"
    if len(names) <= 2:  # noqa: PLR2004 — names that are not turned round have no comma in a pair
        return " & ".join(names)
    return f"{', '.join(names[:-1])}, & {names[-1]}"


def _apa_day(known: Facts) -> str:
    month_and_day = " ".join([*(MONTHS[month - 1] for month in known.day[1:2]), *map(str, known.day[2:])])
    day = ", ".join(filter(None, (*_year(known), month_and_day))) or known.written_day
    return f"ca. {day}" if day and known.guessed else day or "n.d."


# Chicago 17


def _chicago(known: Facts, _language: Language) -> Citation:
    line = _Line()
    if known.authors:
        line.add(_chicago_authors(known.authors))
    else:
        line.add(known.newspaper, italic=True)
    line.stop()
    title = inner(known.title) or "Untitled article"
    line.add(f"“{title if _ENDED.search(title) else f'{title}.'}”", before=" ")
    if known.authors:
        line.add(known.newspaper, before=" ", italic=True)
    line.add(_chicago_day(known), before=", " if known.authors and known.newspaper else " ")
    line.stop()
    line.add(f"{known.url}." if known.url else "", before=" ")
    return line.done()


def _chicago_authors(names: Sequence[str]) -> str:
    if len(names) > _MOST_IN_CHICAGO:
        return f"{', '.join(names[:_KEPT_IN_CHICAGO])}, et al."
    if len(names) <= 2:  # noqa: PLR2004 — a pair has no comma
        return " and ".join(names)
    return f"{', '.join(names[:-1])}, and {names[-1]}"


def _chicago_day(known: Facts) -> str:
    year, month, day = (*known.day, 0, 0, 0)[:3]
    of_month = f"{MONTHS[month - 1]} {day}, " if day else f"{MONTHS[month - 1]} " if month else ""
    told = f"{of_month}{year}" if year else known.written_day
    return f"[{told}?]" if told and known.guessed else told or "n.d."


# Vietnamese


def _tcvn(known: Facts, _language: Language) -> Citation:
    line = _Line()
    title = f"“{inner(known.title)}”" if known.title else worded("vi", "untitled")
    whose = ", ".join(known.authors) or known.newspaper
    line.add(whose or title, italic=bool(whose) and not known.authors)
    line.add(f"({_tcvn_year(known)})", before=" ")
    line.add(title if whose else "", before=", ")
    if known.authors:
        line.add(known.newspaper, before=", ", italic=True)
    if len(known.day) > 1:
        unit = "ngày" if len(known.day) > 2 else "tháng"  # noqa: PLR2004 — year, month and day
        line.add(f"{unit} {'/'.join(map(str, reversed(known.day)))}", before=", ")
    line.add(_pages(known.pages, "vi"), before=", ")
    if known.url:
        line.add(known.url, before=", ")
    else:
        line.stop()
    return line.done()


def _tcvn_year(known: Facts) -> str:
    year = f"{known.day[0]}" if known.day else known.written_day
    return worded("vi", "about", year) if year and known.guessed else year or "không rõ năm"


# All


def _year(known: Facts) -> list[str]:
    return [f"{year}" for year in known.day[:1]]


def inner(text: str) -> str:
    """A text that is put between quotation marks: its own become single ones, where they come in pairs."""
    if text.count("“") == text.count("”"):
        text = text.replace("“", "‘").replace("”", "’")
    return text if text.count('"') % 2 else _PAIR.sub("‘\\1’", text)


_CITING: dict[Style, Callable[[Facts, Language], Citation]] = {
    "plain": _plain,
    "apa": _apa,
    "chicago": _chicago,
    "tcvn": _tcvn,
}
