"""DOC, as Word wrote it from 1994 to 2007. Bytes come in; the one article of the file goes out.

Read are the paragraphs, tables, text boxes and notes; a picture that stands in the text is named by its place in the
stream of data. Not read: headers and footers, comments, hidden and deleted text, codes of fields, pictures that float,
macros, embedded objects, numbers that Word counts itself. Runs keep their font, for it may tell the encoding. Of files
of Word 6 and 95 the text is read, without its looks.
"""

from __future__ import annotations

import bisect
import itertools
import re
import struct
from typing import TYPE_CHECKING, NamedTuple

from archiveviewer.errors import Unreadable
from archiveviewer.readers.office import compose, doc_pictures, tables
from archiveviewer.readers.office.doc_looks import Facts, Looks
from archiveviewer.readers.office.ole import CompoundFile, Damaged
from archiveviewer.readers.office.paragraphs import (
    LONGEST_LIST_ITEM,
    OPTIONAL_HYPHEN,
    Counter,
    Document,
    Look,
    Paragraph,
    is_decoration,
)
from archiveviewer.vietnamese.legacy_tables import WINDOWS_1252

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from archiveviewer.article import Article

_TEXT, _IDENTS = "WordDocument", frozenset({0xA5EC, 0xA5DC})
_LOCKED = "EncryptedPackage"
"""What a DOCX with a password is, whatever stands beside it for programs that can't open it."""
_OTHERS = {
    _LOCKED: "encrypted",
    "Workbook": "Excel",
    "Book": "Excel",
    "PowerPoint Document": "PowerPoint",
    "__properties_version1.0": "Outlook",
}
"""Streams by which other compound files are known."""
_WORD_97 = 0xC1
_COMPLEX, _ENCRYPTED, _SECOND_TABLE = 0x0004, 0x0100, 0x0200
_PLACES = {"styles": 0xA2, "runs": 0xFA, "paragraphs": 0x102, "fonts": 0x112}
_PIECES_AT, _OLD_PIECES_AT = 0x1A2, 0x160
_MACINTOSH = 256
_LENGTHS_AT = 0x4C
MOST_LETTERS = 16_000_000
_ONE_BYTE = 0x40000000
_FIELD_MARKS = re.compile("[\x13\x14\x15]")
_PARAGRAPH = re.compile("[^\r\x07\x0c]*[\r\x07\x0c]?")
_LETTERS = str.maketrans(
    {**dict.fromkeys(map(chr, range(0x20)), ""), "\t": "\t", "\x0b": "\n", "\x1e": "\u2011", "\x1f": OPTIONAL_HYPHEN}
)
_PICTURE = "\x01"


class _Piece(NamedTuple):
    """A stretch of text: where it begins in the text, where in the stream, and how many bytes a letter takes."""

    first: int
    place: int
    width: int


def read(path: Path, data: bytes) -> tuple[Article, ...]:
    """The article of a file of Word. Raises `Unreadable`, with `unsupported` for what is no document of Word."""
    try:
        file = CompoundFile(data)
        if _TEXT not in file or _LOCKED in file:
            told = next((what for stream, what in _OTHERS.items() if stream in file), "a compound file, not of Word")
            raise Unreadable(path, "unsupported", told)
        document = _document(path, file)
    except (Damaged, struct.error, ValueError, IndexError, KeyError) as error:
        raise Unreadable(path, "damaged", f"DOC: {error}") from error
    return (compose.article(path, document, "doc"),)


def _document(path: Path, file: CompoundFile) -> Document:
    stream = file.stream(_TEXT)
    ident, version, flags = struct.unpack_from("<HH6xH", stream)
    if ident not in _IDENTS:
        raise Unreadable(path, "unsupported", "Word before 1994")
    if flags & _ENCRYPTED:
        raise Unreadable(path, "unsupported", "encrypted")
    if version < _WORD_97:
        return _old(path, stream, complicated=bool(flags & _COMPLEX))
    table = file.stream("1Table" if flags & _SECOND_TABLE else "0Table")
    places = {name: struct.unpack_from("<II", stream, place) for name, place in _PLACES.items()}
    pieces, length = _pieces(stream, table)
    if length > MOST_LETTERS:
        raise Unreadable(path, "too-large", f"{length} letters")
    shown = file.stream(doc_pictures.DATA) if doc_pictures.DATA in file else b""
    return _Text(stream, pieces, length, Looks(stream, table, places), Counter(path), shown).document(stream)


def _old(path: Path, stream: bytes, *, complicated: bool) -> Document:
    """The text of Word 6 and 95, which stands in one stretch unless the file was saved fast, and then in pieces."""
    start, end = struct.unpack_from("<II", stream, 0x18)
    (length,) = struct.unpack_from("<I", stream, 0x34)
    if length > MOST_LETTERS:
        raise Unreadable(path, "too-large", f"{length} letters")
    letters = _joined(stream, length) if complicated else stream[start : min(end, start + length)]
    (system,) = struct.unpack_from("<H", stream, 0x14)
    text = _without_codes(letters.decode("mac_roman") if system == _MACINTOSH else WINDOWS_1252.decode(letters))
    document, counter = Document(), Counter(path)
    for match in _PARAGRAPH.finditer(text):
        counter.one_more()
        document.paragraphs.append(Paragraph(picture=_PICTURE in match[0]))
        document.paragraphs[-1].add(match[0].translate(_LETTERS), Look())
    return document


def _joined(stream: bytes, length: int) -> bytes:
    """So many letters of a text of Word 6 and 95 that is put together of pieces."""
    firsts, places = _listed(stream, stream, _OLD_PIECES_AT)
    if firsts[-1] > MOST_LETTERS:
        raise Damaged("more letters than there are")
    stretches = zip(places, itertools.pairwise(firsts), strict=True)
    return b"".join([stream[place : place + end - first] for place, (first, end) in stretches])[:length]


def _pieces(stream: bytes, table: bytes) -> tuple[list[_Piece], int]:
    """The pieces that a text is put together of, and how long it is."""
    firsts, places = _listed(stream, table, _PIECES_AT)
    found = []
    for first, at in zip(firsts[:-1], places, strict=True):
        one = bool(at & _ONE_BYTE)
        found.append(_Piece(first, (at & 0x3FFFFFFF) // 2 if one else at & 0x3FFFFFFF, 1 if one else 2))
    return found, firsts[-1]


def _listed(stream: bytes, table: bytes, listed_at: int) -> tuple[tuple[int, ...], list[int]]:
    """Where the pieces of a text begin in it, and at last where it ends; and where each lies, as the list has it."""
    start, length = struct.unpack_from("<II", stream, listed_at)
    clx = table[start : start + length]
    place = 0
    while place < len(clx) and clx[place] == 1:
        place += 3 + struct.unpack_from("<H", clx, place + 1)[0]
    if place >= len(clx) or clx[place] != 2:  # noqa: PLR2004 — the mark of the list of pieces
        raise Damaged("no pieces")
    (size,) = struct.unpack_from("<I", clx, place + 1)
    count = (min(size, len(clx) - place - 5) - 4) // 12
    if count < 1:
        raise Damaged("no pieces")
    firsts = struct.unpack_from(f"<{count + 1}I", clx, place + 5)
    if list(firsts) != sorted(firsts):
        raise Damaged("pieces out of order")
    behind = place + 5 + 4 * (count + 1) + 2
    return firsts, [struct.unpack_from("<I", clx, behind + 8 * number)[0] for number in range(count)]


def _without_codes(text: str) -> str:
    """The text with NULs in place of the codes of fields; their results stay."""
    kept: list[str] = []
    position = 0
    open_codes: list[bool] = []
    for match in _FIELD_MARKS.finditer(text):
        hidden = any(open_codes)
        stretch = text[position : match.start()]
        kept.append("\0" * len(stretch) if hidden else stretch)
        kept.append("\0")
        position = match.end()
        if match[0] == "\x13":
            open_codes.append(True)
        elif open_codes:
            open_codes[-1] = False
            if match[0] == "\x15":
                open_codes.pop()
    kept.append(text[position:])
    return "".join(kept)


class _Text:
    """The text of a document with its looks."""

    def __init__(
        self, stream: bytes, pieces: list[_Piece], length: int, looks: Looks, counter: Counter, pictures: bytes
    ) -> None:
        self._counter = counter
        self._pictures = pictures
        self._pieces = pieces
        self._firsts = [piece.first for piece in pieces]
        self._looks = looks
        ends = [*self._firsts[1:], length]
        self._text = _without_codes(
            "".join(_decoded(stream, piece, end - piece.first) for piece, end in zip(pieces, ends, strict=True))
        )

    def document(self, stream: bytes) -> Document:
        """The paragraphs of the text itself and of its boxes, and the notes."""
        main, notes, heads, _, comments, ends, boxes = struct.unpack_from("<7I", stream, _LENGTHS_AT)
        first_end = main + notes + heads + comments
        document = Document(paragraphs=self._paragraphs(0, main))
        document.paragraphs += self._paragraphs(first_end + ends, boxes)
        document.notes = self._paragraphs(main, notes) + self._paragraphs(first_end, ends)
        return document

    def _paragraphs(self, first: int, length: int) -> list[Paragraph]:
        found: list[Paragraph] = []
        cell: tables.Cell = []
        row: tables.Row = []
        rows: list[tables.Row] = []
        for match in _PARAGRAPH.finditer(self._text, first, min(first + length, len(self._text))):
            if not match[0]:
                continue
            self._counter.one_more()
            facts = self._looks.facts(self._place(match.end() - 1))
            if facts.ends_row:
                rows, row, cell = [*rows, row], [], []
                continue
            paragraph = self._paragraph(match, facts)
            if facts.in_table:
                cell.append(paragraph)
                if match[0][-1] == "\x07":
                    row, cell = [*row, cell], []
                continue
            found += tables.paragraphs_of(rows) if rows else []
            rows = []
            found.append(paragraph)
        return found + (tables.paragraphs_of([*rows, [*row, cell]]) if rows or row or cell else [])

    def _paragraph(self, match: re.Match[str], facts: Facts) -> Paragraph:
        kind = self._looks.kind(facts.style)
        listed = facts.counted and not kind and len(match[0]) <= LONGEST_LIST_ITEM
        paragraph = Paragraph(kind="list" if listed else kind, centred=facts.centred)
        for found in re.finditer(_PICTURE, match[0]):
            self._show(paragraph, self._looks.picture(self._place(match.start() + found.start())))
        for start, end, look in self._runs(match.start(), match.end(), facts.style):
            paragraph.add(_whole_letters(self._text[start:end].translate(_LETTERS)), look)
        return paragraph

    def _show(self, paragraph: Paragraph, place: int) -> None:
        told = doc_pictures.look(self._pictures, place)
        if not is_decoration(*told.sides):
            paragraph.show(str(place) if told.start < told.end else "")

    def _runs(self, start: int, end: int, style: int) -> Iterator[tuple[int, int, Look]]:
        """The stretches of the text between two letters, each with its look."""
        while start < end:
            number = bisect.bisect_right(self._firsts, start)
            piece = self._pieces[number - 1]
            stop = min(end, self._firsts[number] if number < len(self._firsts) else end)
            place = piece.place + (start - piece.first) * piece.width
            length = (stop - start) * piece.width
            for first, last, look in self._looks.runs(place, place + length, style):
                yield start + (first - place) // piece.width, start + (last - place) // piece.width, look
            start = stop

    def _place(self, letter: int) -> int:
        """Where a letter stands in the stream."""
        piece = self._pieces[bisect.bisect_right(self._firsts, letter) - 1]
        return piece.place + (letter - piece.first) * piece.width


def _decoded(stream: bytes, piece: _Piece, length: int) -> str:
    """The text of a piece, with NULs for letters that are not there."""
    data = stream[piece.place : piece.place + length * piece.width]
    text = WINDOWS_1252.decode(data) if piece.width == 1 else _utf_16(data)
    return text.ljust(length, "\0")


def _utf_16(data: bytes) -> str:
    """The letters, those beyond the first 65,536 as two halves each, so that places can be counted."""
    return "".join(map(chr, struct.unpack(f"<{len(data) // 2}H", data[: len(data) // 2 * 2])))


def _whole_letters(text: str) -> str:
    """The text with the halves of such letters joined."""
    if _HALF.search(text) is None:
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


_HALF = re.compile("[\ud800-\udfff]")
