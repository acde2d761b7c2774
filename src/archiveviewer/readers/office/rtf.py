r"""RTF, as Word and WordPad write it. Bytes come in; the one article of the file goes out.

Read are paragraphs, tables, text boxes, numbers of lists and footnotes; a picture is named by where it stands in the
file. Not read: headers and footers, comments, hidden and deleted text, codes of fields, embedded objects. Runs keep
their font, for it may tell the encoding; an optional hyphen is kept, for it may be the letter ư of TCVN3. A file that
was cut off is read as far as it goes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from archiveviewer.errors import Unreadable
from archiveviewer.readers.office import compose, rtf_pictures, tables
from archiveviewer.readers.office.paragraphs import (
    LONGEST_LIST_ITEM,
    MOST_PICTURES,
    OPTIONAL_HYPHEN,
    Counter,
    Document,
    Look,
    Paragraph,
    is_decoration,
    kind_of,
)
from archiveviewer.readers.office.rtf_tables import KNOWN_CODE_PAGES, Font, Head

if TYPE_CHECKING:
    from pathlib import Path

    from archiveviewer.article import Article

DEEPEST = 500
MOST_TOKENS = 4_000_000
CUT_SHORT = "the file is cut short"

_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,9})? ?|\\'(?P<byte>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])"
    r"|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)|[\r\n]+|\\",
    re.DOTALL,
)
_UNICODE_LETTER = re.compile(r"\\u([1-9]\d{1,3}) ?\?")
_UNICODE_TEXT = re.compile(rf"(?:[ -\[\]-z|~]*+{_UNICODE_LETTER.pattern})++")
_LETTERS = {
    "tab": "\t", "line": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ",
}  # fmt: skip
_SIGNS = {"~": "\u00a0", "-": OPTIONAL_HYPHEN, "_": "\u2011", "\\": "\\", "{": "{", "}": "}"}
_SWITCHES = {"b": "bold", "i": "italic", "v": "hidden", "deleted": "hidden"}
_HIGH, _LOW = range(0xD800, 0xDC00), range(0xDC00, 0xE000)
_FACTS = frozenset({"title", "keywords"})
_NUMBERS = frozenset({"pntext", "listtext"})
_NOT_READ = frozenset(
    {
        "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf", "colortbl", "object",
        "fldinst", "info", "annotation", "atnid", "atnauthor", "nonshppict", "filetbl", "listtable", "xe", "tc", "rxe",
        "listoverridetable", "revtbl", "bkmkstart", "bkmkend", "template", "sn", "sv", "sp", "themedata",
    }
)  # fmt: skip
_INSIDE_STARRED = frozenset({"shppict", "shpinst", "shptxt"})


@dataclass(slots=True)
class _State:
    """What a group inherits: where its text goes, how it looks, how many letters stand in for a Unicode one."""

    place: str = "body"
    look: Look = field(default_factory=Look)
    font: int = 0
    stand_ins: int = 1
    style: int = -1
    key: int = 0


def read(path: Path, data: bytes) -> tuple[Article, ...]:
    """The article of a file that begins as RTF does. Raises `Unreadable`."""
    return (compose.article(path, _Reader(path).document(data.decode("latin-1")), "rtf"),)


class _Reader:
    def __init__(self, path: Path) -> None:
        self._path = path
        self._text = ""
        self._position = 0
        self._pictures = 0
        self._counter = Counter(path)
        self._head = Head()
        self._state = _State()
        self._stack: list[_State] = []
        self._starred = False
        self._skip = 0
        self._high = 0
        self._bytes = bytearray()
        self._paragraph = Paragraph()
        self._in_table = False
        self._found: list[Paragraph] = []
        self._cell: tables.Cell = []
        self._row: tables.Row = []
        self._rows: list[tables.Row] = []
        self._notes: list[Paragraph] = []
        self._note = Paragraph()

    def document(self, text: str) -> Document:
        """The paragraphs of the file."""
        self._text = text
        position = count = 0
        while (match := self._letters(text, position) or _TOKEN.match(text, position)) is not None:
            self._position = position
            position = match.end() if match.re is _UNICODE_TEXT else match.end() + self._take(match)
            count += 1
            if count > MOST_TOKENS:
                raise Unreadable(self._path, "too-large", f"more than {MOST_TOKENS} commands")
        self._flush()
        cut = bool(self._stack)
        self._end_paragraph()
        self._end_table()
        self._end_note()
        facts = self._head.facts
        return Document(
            paragraphs=self._found,
            notes=self._notes,
            title=facts.get("title", ""),
            keywords=facts.get("keywords", ""),
            warnings=[CUT_SHORT] if cut else [],
        )

    # Tokens

    def _letters(self, text: str, position: int) -> re.Match[str] | None:
        """Takes a stretch of ASCII and Unicode letters with one stand-in each, which is most of a Vietnamese text."""
        if self._skip or self._high or self._state.stand_ins != 1:
            return None
        match = _UNICODE_TEXT.match(text, position)
        if match is not None:
            self._letter(_UNICODE_LETTER.sub(lambda letter: chr(int(letter[1])), match[0]))
            self._starred = False
        return match

    def _take(self, match: re.Match[str]) -> int:
        """Takes one token; says how many bytes behind it are no RTF."""
        if (text := match["text"]) is not None:
            self._plain(text)
        elif (byte := match["byte"]) is not None:
            self._byte(int(byte, 16))
        elif (word := match["word"]) is not None:
            return self._word(word, match["number"])
        elif match["brace"] is not None:
            self._brace(match["brace"])
        elif (sign := match["sign"]) is not None:
            self._sign(sign)
        return 0

    def _plain(self, text: str) -> None:
        if self._skip:
            skipped = min(self._skip, len(text))
            self._skip -= skipped
            text = text[skipped:]
        self._bytes += text.encode("latin-1")

    def _byte(self, value: int) -> None:
        if self._skip:
            self._skip -= 1
        else:
            self._bytes.append(value)

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._starred = True
        elif sign in "\r\n":
            self._end_paragraph()
        elif self._skip:
            self._skip -= 1
        elif sign in _SIGNS:
            self._letter(_SIGNS[sign])

    def _brace(self, brace: str) -> None:
        self._flush()
        self._skip = 0
        self._starred = False
        if brace == "{":
            if len(self._stack) >= DEEPEST:
                raise Unreadable(self._path, "damaged", f"more than {DEEPEST} groups inside each other")
            self._stack.append(replace(self._state))
        elif self._stack:
            self._state = self._stack.pop()

    def _word(self, word: str, number: str | None) -> int:
        value = int(number) if number is not None else None
        starred, self._starred = self._starred, False
        if word == "bin":
            return max(value or 0, 0)
        if word == "u" and value is not None:
            self._unicode(value % 0x10000)
            self._skip = self._state.stand_ins
        elif word == "uc":
            self._state.stand_ins = min(max(value or 0, 0), 8)
        elif not self._place(word, starred=starred):
            self._flush()
            self._command(word, value)
        return 0

    def _place(self, word: str, *, starred: bool) -> bool:
        """Whether the word says where the text of its group goes."""
        state = self._state
        if word in {"fonttbl", "stylesheet"} or (word in _FACTS and state.place == "nowhere"):
            place = word
        elif word == "pict":
            self._picture()
            place = "nowhere"
        elif word in _NUMBERS and state.place == "body":
            place = "number"
        elif word == "footnote":
            self._flush()
            self._end_note()
            place = "note"
        elif word == "shptxt":
            place = "body"
        elif word == "shpinst" or word in _NOT_READ or (starred and word not in _INSIDE_STARRED):
            place = "nowhere"
        else:
            return False
        self._flush()
        state.place = place
        return True

    def _command(self, word: str, value: int | None) -> None:
        state = self._state
        if word == "f" and value is not None:
            self._font(value)
        elif word == "s" and value is not None:
            self._style(value)
        elif (name := _SWITCHES.get(word)) is not None:
            state.look = state.look._replace(**{name: value != 0})  # type: ignore[arg-type]
        elif word == "fs" and value is not None:
            state.look = state.look._replace(size=value / 2)
        elif word in _LETTERS:
            self._letter(_LETTERS[word])
        elif word == "plain":
            state.look, state.font = Look(centred=state.look.centred), self._head.default_font
        elif word in {"fcharset", "deff", "ansicpg"} and value is not None:
            self._declare(word, value)
        else:
            self._paragraph_command(word)

    def _paragraph_command(self, word: str) -> None:
        state = self._state
        if word in {"par", "sect", "page"}:
            self._end_paragraph()
        elif word == "pard":
            state.look, state.style = state.look._replace(centred=False), -1
            self._in_table = False
        elif word in {"qc", "ql", "qj", "qr"}:
            state.look = state.look._replace(centred=word == "qc")
        elif word == "intbl":
            self._in_table = True
        elif word in {"cell", "nestcell"} and state.place == "body":
            self._in_table = True
            self._end_paragraph()
            self._row.append(self._cell)
            self._cell = []
        elif word == "row" and state.place == "body":
            self._rows.append(self._row)
            self._row = []

    # The head

    def _declare(self, word: str, value: int) -> None:
        if word == "fcharset" and self._state.place == "fonttbl":
            self._head.fonts.setdefault(self._state.key, Font()).charset = value
        elif word == "deff":
            self._head.default_font = self._state.font = value
        elif word == "ansicpg" and f"cp{value}" in KNOWN_CODE_PAGES:
            self._head.code_page = f"cp{value}"

    def _font(self, number: int) -> None:
        self._state.font = number
        if self._state.place == "fonttbl":
            self._state.key = number
            self._head.fonts.setdefault(number, Font())

    def _style(self, number: int) -> None:
        self._state.style = self._state.key = number

    # Text

    def _letter(self, letter: str) -> None:
        self._flush()
        self._add(letter)

    def _unicode(self, code: int) -> None:
        """A letter by its number; one beyond the first 65,536 comes in two halves."""
        high, self._high = self._high, 0
        if code in _HIGH:
            self._high = code
        elif code in _LOW:
            self._letter(chr(0x10000 + (high - _HIGH.start) * 0x400 + code - _LOW.start) if high else "\ufffd")
        else:
            self._letter(chr(code))

    def _flush(self) -> None:
        if self._bytes:
            data, state = bytes(self._bytes), self._state
            self._bytes.clear()
            if state.place != "nowhere":
                self._add(self._head.decode(data, state.font))

    def _add(self, text: str) -> None:
        state, head = self._state, self._head
        if state.place == "fonttbl":
            if (font := head.fonts.get(state.key)) is not None:
                font.told(text)
        elif state.place == "stylesheet":
            head.styles[state.key] = head.styles.get(state.key, "") + text
        elif state.place in _FACTS:
            head.facts[state.place] = head.facts.get(state.place, "") + text
        elif state.place == "number":
            self._number(text)
        elif state.place in {"body", "note"}:
            target = self._paragraph if state.place == "body" else self._note
            target.add(text, state.look._replace(font=head.name(state.font)))

    def _number(self, text: str) -> None:
        """The number that a program has counted for a list; a mark tells only that there is one."""
        if any(letter.isalnum() and letter.isascii() for letter in text):
            self._paragraph.add(f"{text.strip()} ", self._state.look)
        elif text.strip():
            self._paragraph.kind = "list"

    # Paragraphs

    def _picture(self) -> None:
        self._pictures += 1
        if self._state.place == "body" and self._pictures <= MOST_PICTURES:
            told = rtf_pictures.look(self._text, self._position)
            if not is_decoration(*told.sides):
                self._paragraph.show(str(self._position) if told.can_be_shown else "")

    def _end_paragraph(self) -> None:
        self._flush()
        if self._state.place == "note":
            self._end_note()
        if self._state.place != "body":
            return
        self._counter.one_more()
        paragraph, self._paragraph = self._paragraph, Paragraph()
        paragraph.centred = self._state.look.centred
        self._set_kind(paragraph)
        if self._in_table:
            self._cell.append(paragraph)
        else:
            self._end_table()
            self._found.append(paragraph)

    def _set_kind(self, paragraph: Paragraph) -> None:
        name = self._head.styles.get(self._state.style, "").partition(";")[0]
        long = sum(len(run.text) for run in paragraph.runs) > LONGEST_LIST_ITEM
        paragraph.kind = kind_of(name) or ("" if long else paragraph.kind)

    def _end_table(self) -> None:
        if self._cell:
            self._row.append(self._cell)
        if self._row:
            self._rows.append(self._row)
        self._found += tables.paragraphs_of(self._rows) if self._rows else []
        self._cell, self._row, self._rows = [], [], []

    def _end_note(self) -> None:
        if not self._note.empty:
            self._notes.append(self._note)
        self._note = Paragraph()
