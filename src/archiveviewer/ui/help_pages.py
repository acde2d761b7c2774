"""The pages of the help, as they lie in `resources/help`: an index and, for each language, a folder of Markdown files.

Comes in: a language; goes out: pages, the page that belongs to a part of the window, the pages that hold some words. A
page is added by a line in `index.toml` and a file in each language; it refuses to know how a page is shown.
"""

from __future__ import annotations

import logging
import re
import tomllib
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from archiveviewer.settings import resource
from archiveviewer.ui.texts import bare

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

_log = logging.getLogger(__name__)
_TITLE = re.compile(r"\A#\s+(.+)")
_LINKED = re.compile(r"\A\[[^\]]*\]\([^)]*\.md\).*\n?", re.MULTILINE)
"""A line for those who read the file itself: it leads to the same page in the other language."""


@dataclass(frozen=True, slots=True)
class HelpPage:
    """One page: its name in the index, its title and Markdown, where its pictures lie, and the classes of the parts of
    the window that it is about.
    """

    name: str
    title: str
    text: str
    folder: Path
    about: tuple[str, ...] = ()


def load(language: str, folder: Path | None = None) -> tuple[HelpPage, ...]:
    """Every page in a language, "vi" or "en", in the order of the index; a missing one leaves a line in the log."""
    folder = folder or resource("help")
    try:
        index = tomllib.loads((folder / "index.toml").read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        _log.warning("no help: %s", error)
        return ()
    found = (_page(one["name"], folder / language, tuple(one.get("about", ()))) for one in index["pages"])
    return tuple(page for page in found if page is not None)


def _page(name: str, folder: Path, about: tuple[str, ...]) -> HelpPage | None:
    try:
        text = (folder / f"{name}.md").read_text(encoding="utf-8")
    except OSError as error:
        _log.warning("no page of help: %s", error)
        return None
    title = _TITLE.match(text)
    body = text[title.end() :].lstrip() if title else text
    return HelpPage(name, title[1].strip() if title else name, _LINKED.sub("", body), folder, about)


def about(pages: Sequence[HelpPage], classes: Iterable[str]) -> HelpPage | None:
    """The page about the innermost of some parts of the window, named from the inside out; else the first page."""
    for name in classes:
        for page in pages:
            if name in page.about:
                return page
    return pages[0] if pages else None


def holding(pages: Sequence[HelpPage], asked: str) -> list[HelpPage]:
    """The pages that hold every word asked for, whatever the accents: those with most of them in title and headings
    first.
    """
    words = _plain(asked).split()
    scored = [(_score(page, words), number, page) for number, page in enumerate(pages)]
    return [page for score, _number, page in sorted(scored, key=lambda one: (-one[0], one[1])) if score or not words]


def _score(page: HelpPage, words: list[str]) -> int:
    title, text = _plain(page.title), _plain(page.text)
    headings = "\n".join(line for line in text.splitlines() if line.startswith("#"))
    if not all(word in text or word in title for word in words):
        return 0
    return sum(100 * (word in title) + 10 * headings.count(word) + min(9, text.count(word)) for word in words)


def _plain(text: str) -> str:
    return "\n".join(bare(line) for line in unicodedata.normalize("NFC", text).splitlines())
