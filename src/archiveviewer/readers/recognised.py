"""Which of the news industry's formats a file is in, or which of those in XML, by its content. Comes in: its bytes.
Goes out: the reader for them, or nothing where it is for the door to judge. It refuses to read more than the beginning.
"""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from archiveviewer.readers.within import Piece

    Reader = Callable[[Path, bytes], tuple[Piece, ...]]

COLLECTIONS = frozenset(
    {".mbox", ".mbx", ".jsonl", ".ndjson", ".json", ".csv", ".tsv", ".warc", ".arc", ".gz", ".wacz"}
)
"""Suffixes of files that hold many articles and may be large."""
LARGEST_COLLECTION = 256 * 1024 * 1024

_HEAD = 1 << 16
_JSON = re.compile(rb'(?:\[\s*)?\{\s*"(?:[^"\\]|\\.){1,100}"\s*:')

_WIRE = re.compile(rb"\x01\s*[A-Za-z]{2,4}\d{1,6}\s+\d\s+[A-Za-z]{1,4}\s+\d")
_CELLS = re.compile(rb"(?:sep=.\r?\n)?[^<{\x00-\x1f,;|][^\x00-\x1f,;|]{0,60}[,;|\t]", re.IGNORECASE)
"""A file that may begin with the heads of a table: something short, and a mark behind it."""
_FIRST_CELL = 200
_HEADER = re.compile(rb"[!-9;-~]{1,80}:")
_NAMES = re.compile(
    rb"^(message-id|mime-version|received|return-path|delivered-to|x-[\w-]+):", re.IGNORECASE | re.MULTILINE
)
_TYPE = re.compile(rb"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
_OTHERS = re.compile(rb"^(from|subject|date|to|content-type|snapshot-content-location):", re.IGNORECASE | re.MULTILINE)
# What a person's own copy of a letter begins with; `_OTHERS` stand beside what only programs write.
_TOLD = re.compile(rb"^(from|subject|date|sent|to|cc|content-type):", re.IGNORECASE | re.MULTILINE)
_HEADERS_ONLY = re.compile(
    rb"(?:(?:from|subject|date|sent|to|b?cc|content-[a-z-]+|reply-to|sender|in-reply-to|references|importance|priority"
    rb"|organization|attachments|user-agent):[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*(?:\r?\n|\Z))+",
    re.IGNORECASE,
)
_SEVERAL = 3
"""Headers by which a letter is told that no program has marked: a draft, or one that was kept as text."""
_ENVELOPE = re.compile(rb"From [^\r\n]{3,200}\b(?:19|20)\d\d[^\r\n]{0,12}\r?\n[!-9;-~]{1,80}:")


def reader(data: bytes, *, is_xml: bool = False) -> Reader | None:
    """The reader for a file with these bytes, if it is one of ours. It is loaded when its first file comes. A file that
    `is_xml` says so by its name.
    """
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n\0")
    declared = is_xml or b"<?xml" in head[:_DECLARATION]
    if (root := root_of(head)) is not None and (known := _of_xml(*root, declared=declared)):
        return known
    if _JSON.match(head.lstrip(b"\xff\xfe").replace(b"\0", b"").lstrip()):
        from archiveviewer.readers import dumps  # noqa: PLC0415

        return dumps.read
    if _WIRE.match(head):
        from archiveviewer.readers import wire  # noqa: PLC0415

        return wire.read
    if (known := _of_the_web(head, data)) is not None:
        return known
    return _of_mail(head) or _of_a_table(head, data)


def _of_a_table(head: bytes, data: bytes) -> Reader | None:
    if not _CELLS.match(head[:_FIRST_CELL].lstrip(b"\xff\xfe").replace(b"\0", b"")):
        return None
    from archiveviewer.readers import table_dumps  # noqa: PLC0415

    return table_dumps.read if table_dumps.may_be_table(data) else None


def _of_mail(head: bytes) -> Reader | None:
    is_box = is_mbox(head)
    if not is_box and not is_mail(head):
        return None
    from archiveviewer.readers import mail  # noqa: PLC0415

    return mail.read_box if is_box else mail.read


def _of_the_web(head: bytes, data: bytes) -> Reader | None:
    if not _is_of_the_web(head, data):
        return None
    from archiveviewer.readers import warc  # noqa: PLC0415

    return warc.read


def is_of_the_web(data: bytes) -> bool:
    """Whether a file with these bytes is an archive of the web."""
    return _is_of_the_web(data[:_HEAD], data)


def _is_of_the_web(head: bytes, data: bytes) -> bool:
    if head.startswith(b"PK\x03\x04"):
        return b"datapackage.json" in data and b".warc" in data
    return head.startswith(_WARC) or (head.startswith(b"\x1f\x8b") and _unpacks_to_warc(head))


_WARC = (b"WARC/", b"filedesc://")


def _unpacks_to_warc(head: bytes) -> bool:
    try:
        return zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(head, 16).startswith(_WARC)
    except zlib.error:
        return False


# XML -------------------------------------------------------------------------------------------------------------

_START = re.compile(rb"<(?:[\w.-]{1,80}:)?([\w.-]{1,80})([^<>]{0,4000})")
_SKIPPED = ((b"<?", b"?>"), (b"<!--", b"-->"))


def root_of(head: bytes) -> tuple[str, bytes] | None:
    """The local name of the first element in small letters, and the rest of its tag; None where there is none."""
    text = head.lstrip(b"\xff\xfe").replace(b"\0", b"").lstrip()
    while text.startswith(b"<") and not (match := _START.match(text)):
        end = _end_of_skipped(text)
        if end < 0:
            return None
        text = text[end:].lstrip()
    if not text.startswith(b"<") or match is None:
        return None
    return match[1].decode("ascii", "replace").lower(), match[2]


def _end_of_skipped(text: bytes) -> int:
    """Where a declaration, a comment or a DTD ends."""
    for opening, closing in _SKIPPED:
        if text.startswith(opening):
            end = text.find(closing)
            return end + len(closing) if end >= 0 else -1
    if not text.startswith(b"<!"):
        return -1
    inner, close = text.find(b"["), text.find(b">")
    if 0 <= inner < close:
        inner = text.find(b"]", inner)
        close = text.find(b">", inner) if inner >= 0 else -1
    return close + 1 if close >= 0 else -1


def is_flat_text(head: bytes) -> bool:
    """Whether a file that begins so is a document of OpenDocument in one XML file."""
    return (root := root_of(head.lstrip(b"\xef\xbb\xbf \t\r\n"))) is not None and _is_flat(*root)


def _is_flat(name: str, tag: bytes) -> bool:
    return name == "document" and _OPENDOCUMENT in tag


_DECLARATION = 200


def _of_xml(name: str, tag: bytes, *, declared: bool) -> Reader | None:
    """The reader for a document with this root. One that is not known is a dump, if it says that it is XML."""
    if (known := _of_news(name, tag)) is not None:
        return known
    if _is_flat(name, tag):
        from archiveviewer.readers import office  # noqa: PLC0415

        return office.READERS["flat"]
    if not declared or name in _NOT_OURS or any(space in tag for space in _OF_OFFICES):
        return None
    from archiveviewer.readers import xml_dumps  # noqa: PLC0415

    return xml_dumps.read


def _of_news(name: str, tag: bytes) -> Reader | None:
    """The reader for what agencies and publishing systems send."""
    if name == "nitf":
        from archiveviewer.readers import nitf  # noqa: PLC0415

        return nitf.read
    if name in _ITEMS and (b"iptc.org/std/nar" in tag or b"newsml-g2" in tag.lower()):
        from archiveviewer.readers import newsml_g2  # noqa: PLC0415

        return newsml_g2.read
    if name in {"newsml", "newsitem"}:
        from archiveviewer.readers import newsml_1  # noqa: PLC0415

        return newsml_1.read
    if name in {"rss", "feed"} or (name == "rdf" and b"rss" in tag):
        from archiveviewer.readers import feeds  # noqa: PLC0415

        return feeds.read
    return None


_NOT_OURS = frozenset({"html", "document", "document-content", "worddocument", "workbook", "package", "svg", "opml"})
_OPENDOCUMENT = b"urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_OF_OFFICES = (b"opendocument", b"schemas.microsoft", b"openxmlformats", b"w3.org/1999/xhtml", b"idpf.org")
_ITEMS = frozenset(
    ["newsitem", "newsmessage", "packageitem", "conceptitem", "knowledgeitem", "planningitem", "catalogitem", "hopitem"]
)


# Mail ------------------------------------------------------------------------------------------------------------


def is_mail(head: bytes) -> bool:
    """Whether a file that begins so is a message or a mailed page: it begins with headers, and with nothing else."""
    head = head.lstrip()
    if not _HEADER.match(head):
        return False
    top = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    if (_NAMES.search(top) and _OTHERS.search(top)) or _TYPE.search(top):
        return True
    told = {name.lower() for name in _TOLD.findall(top)}
    return b"from" in told and len(told) >= _SEVERAL and _HEADERS_ONLY.fullmatch(top) is not None


def is_mbox(head: bytes) -> bool:
    """Whether a file that begins so is a box of messages."""
    return _ENVELOPE.match(head.lstrip()) is not None
