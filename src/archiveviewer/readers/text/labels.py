"""Facts that an article's file states on lines of their own: "Tác giả: X", "Ngày: 30/4/2009", a date, an address.

A line of clean text comes in; which fact it states and its value go out. This module refuses to know where in the
file the line stood.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import TYPE_CHECKING, Literal, NamedTuple

from archiveviewer.readers import lines
from archiveviewer.readers.lines import folded
from archiveviewer.readers.newspapers import is_newspaper
from archiveviewer.readers.sections import section_name
from archiveviewer.vietnamese import dates

if TYPE_CHECKING:
    from archiveviewer.article import Dated

Field = Literal[
    "title", "kicker", "sapo", "author", "source", "section", "published", "modified", "url", "keywords", "body"
]


class Fact(NamedTuple):
    """One stated fact: the field of the article it fills, its value as printed."""

    field: Field
    value: str


_NAMES: dict[Field, str] = {
    "title": "tieu de|tua de|tua|tit|tit chinh|ten bai|ten bai viet|dau de|title|headline",
    "kicker": "tit phu|tua phu|tieu de phu|tit dan|kicker",
    "sapo": "sapo|sa po|tom tat|mo ta|loi dan|dan nhap|gioi thieu|trich yeu|lead|description|summary",
    "author": "tac gia|nguoi viet|but danh|phong vien|author|by|nguoi dang",
    "source": "nguon|nguon tin|nguon bai|bao|to bao|xuat xu|don vi|source|publisher",
    "section": "chuyen muc|muc|chuyen trang|the loai|danh muc|linh vuc|section|category",
    "published": "ngay|ngay dang|dang ngay|ngay xuat ban|xuat ban|ngay viet|ngay phat hanh|thoi gian|thoi gian dang"
    "|dang luc|ngay gio|ngay thang|thoi diem|date|published|pubdate|ngay cong bo",
    "modified": "cap nhat|cap nhat luc|ngay cap nhat|cap nhat ngay|lan cuoi|sua lan cuoi|sua doi|updated|modified",
    "url": "url|link|lien ket|dia chi|duong dan|link goc|nguon goc|dia chi goc|address",
    "keywords": "tu khoa|the|keywords|tags|tag|keyword",
    "body": "noi dung|noi dung bai viet|toan van|bai viet|content|body|text",
}
_FIELDS: dict[str, Field] = {name: field for field, names in _NAMES.items() for name in names.split("|")}
LONGEST_NAME = max(map(len, _FIELDS))
LONGEST_VALUE = 120
_LONG_FIELDS = frozenset({"title", "kicker", "sapo", "body", "keywords", "url"})
_LABEL = re.compile(r"^[\s*#\[]*([^\W\d_][^:：=]{1,24}?)\]?\s*[:：]\s*")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+$|[\w-]+(?:\.[\w-]+)+/\S*$")
LONGEST_DATE_LINE = 80
LONGEST_ADDRESS = 2048
_CHANGED = re.compile(r"(?:ngay |lan )?(?:cap nhat|sua|chinh sua|updated?|modified)")


@functools.lru_cache(lines.ASKED_AGAIN)
def stated(line: str) -> Fact | None:
    """The fact this line states and nothing else, or None."""
    if is_address(line):
        return Fact("url", line)
    return labelled(line) or dated(line)


def is_address(line: str) -> bool:
    """True when the line is the address of a page and nothing else."""
    return " " not in line and len(line) <= LONGEST_ADDRESS and _ADDRESS.match(line) is not None


def labelled(line: str) -> Fact | None:
    """The fact behind a known label, if its value fits: a date must be one, an address too, a name must be short."""
    opening = line[: LONGEST_NAME + 12]
    match = _LABEL.match(opening) if ":" in opening or "：" in opening else None
    field = _FIELDS.get(folded(match[1])) if match else None
    if match is None or field is None:
        return None
    value = line[match.end() :].strip()
    if field == "source" and is_address(value):
        field = "url"
    return Fact(field, value) if _fits(field, value) else None


def _fits(field: Field, value: str) -> bool:
    if not value:
        return field == "body"
    if field in {"published", "modified"}:
        return len(value) <= LONGEST_DATE_LINE and dates.parse(value) is not None
    if field == "url":
        return is_address(value)
    return field in _LONG_FIELDS or (len(value) <= LONGEST_VALUE and not value.endswith((".", "!", "?", ";")))


_MASTHEAD = re.compile(r"(?:bao|tap chi|tuan bao|nhat bao|ban tin)\s.*\b(?:so|ngay|thu|ra)\b|so (?:bao|ra)\b.*\bngay\b")


def masthead(line: str) -> Dated | None:
    """The date in a line that names a paper and its issue: "Báo Miền Núi, số ra ngày 12/5/1998"."""
    if len(line) > LONGEST_DATE_LINE or not _MASTHEAD.match(folded(line)):
        return None
    found = dates.find(line)
    return found.dated if found else None


_BETWEEN_PARTS = re.compile(r"[|·•()\[\],;]|\s[-–—]\s|\s[-–—]$|^[-–—]\s")
_ISSUE = re.compile(r"(?:ra |bai )?(?:so(?: bao)?|ky|thu|ngay|dang|ra|luc|gmt|trang)\b.{0,12}|[\d\s:./-]*")


@functools.lru_cache(lines.ASKED_AGAIN)
def posting(line: str) -> tuple[Fact, ...]:
    """What a line of section, newspaper and date states, if it holds nothing else; a date is always among it.

    "Kinh tế - 09:12 | 03/07/2014", "Báo Duyên Hải, số 61, ngày 2 tháng 9 năm 1993", "(Thời báo Miền Tây, 24-7-2018)".
    """
    found = dates.find(line) if len(line) <= LONGEST_DATE_LINE else None
    if found is None:
        return ()
    facts = [Fact("modified" if found.modified else "published", found.dated.raw)]
    rest = unicodedata.normalize("NFC", line).replace(found.dated.raw, "|", 1)
    whole = rest.strip(" |,;-–—()")
    for part in [whole] if section_name(whole) else _BETWEEN_PARTS.split(rest):
        stated_by_part = _part(part.strip(" .:-–—"))
        if stated_by_part is None:
            return ()
        facts += stated_by_part
    return tuple(facts)


def dated_name(line: str) -> tuple[Fact, ...]:
    """Who wrote it and when, in a line that says nothing else: "Lê Vũ - 14/6/2003 7:30:00 AM".

    Only with a time of day: a letter has a place and a date, and places look like names.
    """
    found = dates.find(line) if len(line) <= LONGEST_DATE_LINE else None
    if found is None or found.dated.precision != "minute":
        return ()
    rest = unicodedata.normalize("NFC", line).replace(found.dated.raw, "|", 1)
    parts = [part for one in _BETWEEN_PARTS.split(rest) if _part(part := one.strip(" .:-–—")) != ()]
    if len(parts) != 1 or not lines.is_name(parts[0]):
        return ()
    return (Fact("author", parts[0]), Fact("modified" if found.modified else "published", found.dated.raw))


@functools.lru_cache(lines.ASKED_AGAIN)
def _part(part: str) -> tuple[Fact, ...] | None:
    """A section, a newspaper, its abbreviation, or a word about the issue; None for anything else."""
    if not part or _ISSUE.fullmatch(folded(part)) or (part.isupper() and len(part) <= LONGEST_ABBREVIATION):
        return ()
    if is_newspaper(part):
        return (Fact("source", part),)
    return (Fact("section", part),) if section_name(part) else None


LONGEST_ABBREVIATION = 6


def dated(line: str) -> Fact | None:
    """The line as a date, when it is one and nothing else: "Thứ Hai, 23/11/2026, 14:05 (GMT+7)"."""
    if len(line) > LONGEST_DATE_LINE or not dates.parse(line):
        return None
    return Fact("modified" if _CHANGED.match(folded(line)) else "published", line)
