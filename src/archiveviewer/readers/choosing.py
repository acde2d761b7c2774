"""Which reader is for a file. Its bytes come in, and its suffix where these leave a choice; the reader of its format
goes out. A format's module is loaded when its first file comes. It refuses to know what any of them makes of it.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from archiveviewer.errors import Unreadable
from archiveviewer.readers import files, recognised
from archiveviewer.readers.decoding import decode
from archiveviewer.readers.picture_formats import LONGEST_MARK, picture_format
from archiveviewer.vietnamese.syllables import is_syllable

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from archiveviewer.article import Article
    from archiveviewer.readers.within import Piece

    Reader = Callable[[Path, bytes], tuple[Piece, ...]]

TEXT_SUFFIXES = frozenset({".txt", ".text", ".asc", ""})
PAGE_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".shtml", ".xht"})
MARKDOWN_SUFFIXES = frozenset({".md", ".markdown", ".mkd"})
HEAD = 4096
"""Bytes that tell most formats."""
_FORMATS = (
    (b"Rar!", "RAR: unpack it first"),
    (b"7z\xbc\xaf", "7Z: unpack it first"),
    (b"WARC/", "WARC"),
    (b"GIF8", "GIF"),
)
_OLD_WORD = (b"\xdb\xa5", b"\x9b\xa5", b"\x31\xbe", b"\x32\xbe", b"\xfe\x37")
"""What files of Word begin with that are no compound files yet."""
_DOCUMENTS = ((b"PK\x03\x04", "package"), (b"{\\rtf", "rich text"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "word"))
_PHOTOGRAPHS = frozenset({"JPEG", "PNG", "TIFF", "WEBP"})
_OFTEN_TEXT = frozenset({".doc"})
"""Before Word, and for long after it, people called plain text so."""
_LONGEST_MARK = max(len(mark) for mark, _ in _FORMATS + _DOCUMENTS)
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*|<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(rb"<(?:/(?:p|div|td|tr|a|span|font|b|i|strong|em|h[1-6]|li|ul)|br\s*/?|p|div|table)>", re.IGNORECASE)
_ANY_TAG = re.compile(rb"<[a-z!/][^<>\x00-\x08]*>", re.IGNORECASE)
_MANY_TAGS = 6
_MARKS = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)*")
_LONG_HEAD = 1 << 18
_PDF_HEAD = 1024
_LONG_ENOUGH = 2048
_FEWEST_WORDS, _SPELLED, _MARKED, _FEWEST_SENTENCES = 40, 0.7, 0.4, 2
_SIGNS = ".,;:!?…()[]\"'“”‘’-–"
_SENTENCE_END = re.compile(r"\w[.!?…][\"”’)]*(?:\s|$)")


def reader(path: Path, ending: str, data: bytes) -> Reader:
    """The reader for these bytes; the suffix decides only where they leave a choice."""
    if ending in files.PHOTOGRAPHS or picture_format(data[:LONGEST_MARK]) in _PHOTOGRAPHS:
        return photograph
    if known := recognised.reader(data, is_xml=ending == ".xml"):
        return known
    head = data[:HEAD]
    if (document := _marked(path, head)) is not None:
        return document
    plain = _ascii(head)
    if _PAGE.match(plain) or (ending in PAGE_SUFFIXES and _ANY_TAG.search(_ascii(data[:_LONG_HEAD]))):
        return _page
    if ending in MARKDOWN_SUFFIXES:
        return _document("markdown")
    if ending not in TEXT_SUFFIXES | PAGE_SUFFIXES | _OFTEN_TEXT and not _is_prose(data[:_LONG_ENOUGH]):
        raise Unreadable(path, "unsupported", ending or "unknown format")
    return _page if plain.lstrip().startswith(b"<") and len(_TAG.findall(plain)) >= _MANY_TAGS else _text


def _marked(path: Path, head: bytes) -> Reader | None:
    """The reader for a file that its first bytes name; raises `Unreadable` where that is a format nobody reads."""
    if b"%PDF-" in head[:_PDF_HEAD]:
        return _pdf  # whatever stands before its mark, as readers of PDF have always allowed
    opening = head.lstrip(b"\xef\xbb\xbf \r\n")[:_LONGEST_MARK]
    for mark, kind in _DOCUMENTS:
        if opening.startswith(mark):
            return _document(kind)
    for mark, name in _FORMATS:
        if opening.startswith(mark):
            raise Unreadable(path, "unsupported", name)
    if opening.startswith(_OLD_WORD) and b"\0" in head:
        raise Unreadable(path, "unsupported", "Word before 1994")
    return None


def _is_prose(head: bytes) -> bool:
    """Whether a file that no suffix vouches for is Vietnamese prose all the same: most of what it says is made of
    syllables, many have marks, and sentences end in it. Tables, programs and logs are not.
    """
    written = decode(head).text.rpartition(" ")[0]
    words = [word.strip(_SIGNS) for word in written.split()]
    spelled = sum(map(is_syllable, words))
    marked = sum(not word.isascii() for word in words)
    return (
        len(words) >= _FEWEST_WORDS
        and spelled >= _SPELLED * len(words)
        and marked >= _MARKED * len(words)
        and len(_SENTENCE_END.findall(written)) >= _FEWEST_SENTENCES
    )


def _ascii(head: bytes) -> bytes:
    """The bytes without byte order mark and NULs, so that markup in UTF-16 shows as it does in UTF-8."""
    marks = _MARKS.match(head)
    return head[marks.end() if marks else 0 :].replace(b"\0", b"")


def _text(path: Path, data: bytes) -> tuple[Article, ...]:
    from archiveviewer.readers import text  # noqa: PLC0415 — a format's reader is loaded when its first file comes

    return text.read(path, data)


def photograph(path: Path, data: bytes) -> tuple[Article, ...]:
    """The reader for photographs, the only ones that may hold no article without being at fault, and for pictures of
    pages.
    """
    from archiveviewer.readers import photographs, scanned_pages, scans  # noqa: PLC0415 — as above

    found = photographs.read(path, data)
    if found or not scanned_pages.may_be_whole(data) or not (pages := scanned_pages.pages(io.BytesIO(data))):
        return found
    return (scans.of_pages_alone(path, "scan", pages),)


def _page(path: Path, data: bytes) -> tuple[Article, ...]:
    from archiveviewer.readers import html  # noqa: PLC0415 — as above; lxml is large

    return html.read(path, data)


def _pdf(path: Path, data: bytes) -> tuple[Article, ...]:
    from archiveviewer.readers.pdf import reading  # noqa: PLC0415 — as above; PDFium is large

    return reading.read(path, data)


def _document(kind: str) -> Reader:
    from archiveviewer.readers import office  # noqa: PLC0415 — as above

    return office.READERS[kind]
