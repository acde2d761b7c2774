"""IPTC 7901, the wire text of agencies since the telex. Comes in: bytes with one message or many in a row. Goes out: an
article for each. A message is: SOH, header line, keyword line, STX, headline lines, text, ETX, time of sending, EOT.

It refuses to guess the date of a message that states no time of sending, and to print what was meant for editors.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from archiveviewer.errors import Unreadable
from archiveviewer.readers import decoding
from archiveviewer.readers.stated import MOST_ARTICLES, Stated, compose, member_names, nameless, when

if TYPE_CHECKING:
    from pathlib import Path

    from archiveviewer.article import Article, Dated
    from archiveviewer.vietnamese.encodings import Decoded

_START, _TEXT, _END = "\x01", "\x02", "\x03"
_HEADER = re.compile(
    r"\x01\s*(?P<agency>[A-Za-z]{2,4})(?P<number>\d{1,6})\s+(?P<priority>\d)\s+(?P<category>[A-Za-z]{1,4})\s+\d"
)
_SENT = re.compile(
    r"\x03\s*(?P<day>\d\d)(?P<hour>\d\d)(?P<minute>\d\d)\s*(?P<zone>[A-Z]{1,5})?\s+(?P<month>[A-Za-z]{3})\.?\s+(?P<year>\d{2,4})"
)
_ZONES = {"GMT": "+00:00", "UTC": "+00:00", "Z": "+00:00", "MEZ": "+01:00", "CET": "+01:00"}
_ZONES |= {"MESZ": "+02:00", "CEST": "+02:00", "ICT": "+07:00"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NOTES = re.compile(r"(?im)^#{1,6}[ \t]{0,9}.{0,30}notebook\s*$|^\*(?:\s*\*){3}\s*$")
_BYLINE = re.compile(r"(?i)^(?:by|von|par|por|bởi)\s+(?P<name>\S.{1,80})$")
_LEFT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_PIVOT = 70
_MOST_HEADLINES = 8
_MARKS = re.compile(
    r"(?i)(?:\d(?:st|nd|rd|th) (?:lead|update)|refile|extra|urgent|update\s*\d*|lead|correct\w*|\(.{1,40}\))\.?"
)


class _Head(NamedTuple):
    """What stands above the text: the headline, marks of the agency before it, the by-line under it."""

    title: str
    marks: str
    author: str


def read(path: Path, data: bytes) -> tuple[Article, ...]:
    """The articles of the messages. One without text is no error as long as any has some."""
    decoded = decoding.decode(data)
    pieces = [piece for piece in re.split(r"(?=\x01)", decoded.text) if piece.startswith(_START)]
    if len(pieces) > MOST_ARTICLES:
        raise Unreadable(path, "too-large", f"more than {MOST_ARTICLES} messages")
    stated = [_stated(piece, decoded) for piece in pieces]
    names = member_names(one.member or nameless(one.title) for one in stated) if len(stated) > 1 else [""] * len(stated)
    named = (msgspec.structs.replace(one, member=name) for one, name in zip(stated, names, strict=True))
    articles = tuple(article for one in named if (article := compose(path, one)))
    if not articles:
        raise Unreadable(path, "no-article", "wire messages without text")
    return articles


def _stated(piece: str, decoded: Decoded) -> Stated:
    opening, _, rest = piece.partition(_TEXT)
    body, _, _ = rest.partition(_END)
    header = _HEADER.match(opening)
    keywords = opening.partition("\n")[2].strip()
    head, text = _split(_without_notes(body))
    agency = _agency(opening.partition("\n")[0])
    return Stated(
        reader="iptc7901",
        member=f"{header['agency']}{header['number']}" if header else "",
        title=head.title,
        kicker=head.marks,
        author=head.author,
        source=agency,
        published=_sent(piece),
        keywords=tuple(word for word in re.split(r"[/;,]", _LEFT.sub(" ", keywords)) if word.strip()),
        text=text,
        encoding=decoded.encoding,
        confidence=decoded.confidence,
        warnings=decoded.warnings,
    )


def _agency(header: str) -> str:
    """The agency's name, which stands behind the words' number in the header."""
    found = re.search(r"\s(?P<name>[^\W\d_]{2,12})\s+\d{1,6}\s*$", header)
    return found["name"] if found else ""


def _without_notes(body: str) -> str:
    """The text without what is not for print: the notebook of the agency's editors."""
    notes = _NOTES.search(body)
    return body[: notes.start()] if notes and body[: notes.start()].strip() else body


def _split(body: str) -> tuple[_Head, str]:
    """Headline lines, of which the last ends in "=", and the text. Without that mark the first line is the headline."""
    lines = _LEFT.sub("", body.replace("\r\n", "\n").replace("\r", "\n")).lstrip("\n").split("\n")
    opening = lines[:_MOST_HEADLINES]
    last = next((at for at, line in enumerate(opening) if line.rstrip().endswith("=")), -1)
    if last < 0:
        last = 0 if len(lines) > 1 and not lines[1].strip() else -1
    printed = [line.strip().removesuffix("=").strip() for line in lines[: last + 1]]
    printed = [line for line in printed if line]
    author = ""
    if len(printed) > 1 and (signed := _BYLINE.match(printed[-1])):
        author = signed["name"]
        printed.pop()
    marks = []
    while len(printed) > 1 and _MARKS.fullmatch(printed[0]):
        marks.append(printed.pop(0))
    return _Head(" ".join(printed), " ".join(marks), author), "\n".join(lines[last + 1 :])


def _sent(piece: str) -> Dated | None:
    """When the message was sent, in the zone that it names."""
    sent = _SENT.search(piece)
    if sent is None or sent["month"].lower() not in _MONTHS:
        return None
    year = int(sent["year"])
    if year < 100:  # noqa: PLR2004 — two figures
        year += 2000 if year < _PIVOT else 1900
    month = _MONTHS.index(sent["month"].lower()) + 1
    zone = _ZONES.get(sent["zone"] or "", "")
    return when(f"{year:04}-{month:02}-{sent['day']}T{sent['hour']}:{sent['minute']}:00{zone}")
