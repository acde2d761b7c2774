"""What must hold of every article, whatever was done to its file. Comes in: articles as the archive would keep them.
Goes out: what is wrong, in words.
"""

from __future__ import annotations

import json
import re
import unicodedata
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from archiveviewer.article import record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from archiveviewer.article import Article, Dated

LONGEST_FACT = 20_000
LONGEST_BODY = 10_000_000
_TURNING = frozenset(
    "\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)
_FORMS = {
    "year": r"\d{4}",
    "month": r"\d{4}-\d{2}",
    "day": r"\d{4}-\d{2}-\d{2}",
    "minute": r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:[+-]\d{2}:\d{2})?",
}
_AS_IT_LIES = frozenset({"path", "member", "image"})
"""Names of files keep the form in which the file system has them."""
_OF_LINES = frozenset({"list", "table"})


def wrong(articles: Sequence[Article]) -> list[str]:
    """What is wrong with some articles, each fault once."""
    return sorted({fault for article in articles for fault in _faults(article)})


def _faults(article: Article) -> Iterator[str]:
    if not article.title.strip():
        yield "a title of nothing"
    told = record(article)
    try:
        json.dumps(told, ensure_ascii=False, allow_nan=False).encode()
    except (ValueError, UnicodeError) as error:
        yield f"no JSON: {error}"
    yield from _texts(told, "")
    yield from _dates(article.published)
    yield from _dates(article.modified)
    if not 0 <= article.provenance.confidence <= 1:
        yield "a confidence that is none"
    if not article.provenance.reader:
        yield "no reader is named"
    if article.url and not article.url.startswith(("http://", "https://")):
        yield f"an address of another kind: {article.url[:40]!r}"
    yield from _blocks(article)


def _blocks(article: Article) -> Iterator[str]:
    if sum(len(block.text) + len(block.caption) for block in article.blocks) > LONGEST_BODY:
        yield "a body longer than any"
    for block in article.blocks:
        if not (block.text or block.caption or block.image):
            yield f"a {block.kind} of nothing"
        if "\n" in block.text and block.kind not in _OF_LINES:
            yield f"a {block.kind} of several lines"
        place = block.image
        if place and not place.lower().startswith(("http://", "https://")):
            if place.startswith(("/", "\\")) or re.match(r"[a-zA-Z][\w+.-]*:", place):
                yield f"a picture elsewhere: {place[:40]!r}"
            if ".." in place.split("/"):
                yield f"a picture outside: {place[:40]!r}"


def _texts(value: Any, name: str) -> Iterator[str]:  # noqa: ANN401 — any JSON
    """The faults of every text in a record."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield from _texts(one, str(key))
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one, name)
    elif isinstance(value, str):
        yield from _text(value, name)


def _text(text: str, name: str) -> Iterator[str]:
    if name not in _AS_IT_LIES and not unicodedata.is_normalized("NFC", text):
        yield f"{name} is not in NFC"
    kinds = {unicodedata.category(letter) for letter in set(text) - set("\n\t")}
    if kinds & {"Cc", "Cs", "Zl", "Zp"} or _TURNING & set(text):
        yield f"{name} has letters that control or hide"
    if name != "text" and ("\n" in text or "\t" in text):
        yield f"{name} has several lines"
    if name != "text" and len(text) > LONGEST_FACT:
        yield f"{name} is too long"


def _dates(dated: Dated | None) -> Iterator[str]:
    if dated is None:
        return
    if not re.fullmatch(_FORMS[dated.precision], dated.value):
        yield f"a date of the wrong form: {dated.precision} {dated.value!r}"
        return
    whole = dated.value + {"year": "-01-01", "month": "-01"}.get(dated.precision, "")
    try:
        datetime.fromisoformat(whole) if "T" in whole else date.fromisoformat(whole)
    except ValueError:
        yield f"a date that is none: {dated.value!r}"
