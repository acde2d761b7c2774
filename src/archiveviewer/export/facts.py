"""What a citation needs of an article. An article comes in; authors, newspaper, day, pages and address go out, each one
clean line, or empty where the article does not say it.

It refuses to guess: a by-line is several authors only where each part of it reads like a name.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import msgspec

from archiveviewer.vietnamese.normal import clean, fold, is_marked

if TYPE_CHECKING:
    from archiveviewer.article import Article, Dated

_BETWEEN_AUTHORS = re.compile(r"\s*[,;/&+|]\s*|\s+[-–—]\s+|\s+(?:và|and)\s+", re.IGNORECASE)
_ROLE = re.compile(r"^(?:bài|ảnh|tin|thực hiện|tác giả|by)[^:]{0,30}:\s*", re.IGNORECASE)
"""What stands before a name in a by-line: "Bài, ảnh: Lê Vũ"."""
_NAME_WORDS = 6
"""Words of the longest name."""
_FROM = re.compile(r"^\W*(?:theo|nguồn|source|from)\b[\s:]*|[\s)\].]+$", re.IGNORECASE)
"""What stands around a newspaper's name in a credit: "(Theo Báo Tuyên Quang)"."""
_PARTS = {"year": 1, "month": 2, "day": 3, "minute": 3}
_ADDRESS = re.compile(r"https?://[^\s<>\"]+\Z", re.IGNORECASE)


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """`by_line` is as printed, `authors` its names. `day` is year, month and day as far as known, `written_day` the
    words it was read from where they are no day. `pages` is "3" or "3–5", of the article's file; of a file that may
    have one page only it is empty, for that tells nothing of the newspaper. `language` is "vi" where the title shows
    it.
    """

    id: str = ""
    title: str = ""
    by_line: str = ""
    authors: tuple[str, ...] = ()
    newspaper: str = ""
    section: str = ""
    day: tuple[int, ...] = ()
    written_day: str = ""
    guessed: bool = False
    pages: str = ""
    url: str = ""
    sapo: str = ""
    keywords: tuple[str, ...] = ()
    language: str = ""


def one_line(text: str) -> str:
    """Clean text without breaks and double blanks."""
    return " ".join(clean(text).split())


def facts(article: Article) -> Facts:
    """What is known of an article."""
    newspaper = one_line(article.source) or _FROM.sub("", one_line(article.credit))
    day = parts(article.published) if article.published else ()
    return Facts(
        id=one_line(article.id),
        title=one_line(article.title),
        by_line=one_line(article.author),
        authors=authors(article.author, newspaper),
        newspaper=newspaper,
        section=one_line(article.section),
        day=day,
        written_day=one_line(article.published.raw or article.published.value) if article.published and not day else "",
        guessed=article.published is not None and article.published.guessed,
        pages=pages(article),
        url=address(article.url),
        sapo=one_line(article.sapo),
        keywords=tuple(filter(None, map(one_line, article.keywords))),
        language="vi" if is_marked(one_line(article.title)) else "",
    )


def authors(by_line: str, newspaper: str = "") -> tuple[str, ...]:
    """The names of a by-line; the whole of it where its parts are no names."""
    line = _ROLE.sub("", one_line(by_line))
    names = [name for name in _BETWEEN_AUTHORS.split(line) if name]
    if len(names) < 2 or not all(map(_is_name, names)):  # noqa: PLR2004 — several
        return (line,) if line else ()
    others = [name for name in names if fold(name) != fold(newspaper)]
    return tuple(dict.fromkeys(others or names))


def _is_name(text: str) -> bool:
    words = text.split()
    return len(words) <= _NAME_WORDS and all(word[0].isupper() for word in words)


def parts(dated: Dated) -> tuple[int, ...]:
    """Year, month and day as far as the date is precise; nothing for what is no date."""
    told = dated.value[: len("2019-04-30")].split("-")[: _PARTS[dated.precision]]
    try:
        numbers = [int(part) for part in told]
        date(*[*numbers, 1, 1][:3])
    except ValueError:
        return ()
    return tuple(numbers)


def pages(article: Article) -> str:
    """The pages of its file on which an article stands."""
    known = [block.page for block in article.blocks if block.page > 0]
    if not known or max(known) == 1:
        return ""
    return f"{min(known)}–{max(known)}" if min(known) < max(known) else f"{known[0]}"


def address(url: str) -> str:
    """An address that a browser may open; empty for any other."""
    url = one_line(url)
    return url if _ADDRESS.match(url) else ""
