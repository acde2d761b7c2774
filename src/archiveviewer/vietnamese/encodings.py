"""Bytes in, text out, whatever they were written in.

Comes in: the bytes of a text and, as a mere hint, what they are declared to be; or text that was decoded wrongly
elsewhere. Goes out: the text, the name of its encoding, how sure that is, and warnings in short technical words.
Nothing is ever raised and nothing lost in silence: what could not be read stands as U+FFFD and is counted. Nothing is
known here of files, markup or articles.

The order: byte order mark; NUL bytes at every other place (UTF-16 without a mark); valid UTF-8; nearly valid UTF-8;
then the legacy encodings by the words they give. Text that came out as Unicode may still be legacy, having been taken
for Windows-1252 on its way; `repair` looks for that, line by line.
"""

from __future__ import annotations

import codecs
import functools
import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from archiveviewer.vietnamese import viqr
from archiveviewer.vietnamese.legacy import UTF8_AGAIN, UTF8_AS_1258, Reading, Verdict, marked_words, recognise, score
from archiveviewer.vietnamese.legacy_tables import VIETNAMESE, WINDOWS_1252, Encoding

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Declared = str | Callable[[], str]
    """What a text is declared to be, or who looks for that: Unicode beyond ASCII is told without."""

UNCERTAIN = "encoding uncertain"
MIXED = "mixed encodings"

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_PARITY_SAMPLE = 1 << 16
_FEW_WORDS = 4
_MANY_WORDS = 8
_BETTER_THAN_LITERAL = 0.2
_NEARLY = 0.1
_LINES_ASKED = 64
_DAMAGE = 2
_REPLACEMENT = "\ufffd".encode()
# Below this share of Vietnamese words some lines may be in another encoding than the rest.
_UNIFORM = 0.85
# Below this one, words speak against an encoding.
_POOR = 0.3
# Of the letters of Western European text at least this share has no mark.
_PLAIN = 0.75
# Lines of a text that are looked at one by one though its words together are of one encoding.
_LINES_LOOKED_AT = 5_000
# Letters of the few lines of which the answer is kept.
_LETTERS_KEPT = 1_000
# Above this one, what stands there may well be Vietnamese.
_UNSURE = 0.5
# How sure we are of what rests on something else than words.
_DECLARED, _WESTERN, _PERHAPS, _NO_IDEA = 0.7, 0.6, 0.4, 0.1

_EVERY: tuple[Reading, ...] = (UTF8_AGAIN, UTF8_AS_1258, *VIETNAMESE)
_VIETNAMESE_NAMES = {
    "tcvn3": "tcvn3", "xviettcvn3": "tcvn3", "abc": "tcvn3", "xvietabc": "tcvn3", "vscii3": "tcvn3",
    "tcvn": "tcvn5712-1", "tcvn57121": "tcvn5712-1", "xviettcvn5712": "tcvn5712-1", "tcvn5712": "tcvn5712-1",
    "vscii": "tcvn5712-1",
    "vni": "vni", "xvietvni": "vni", "vniwin": "vni",
    "viscii": "viscii", "xviscii": "viscii",
    "vps": "vps", "xvietvps": "vps", "xvps": "vps",
    "cp1258": "cp1258", "windows1258": "cp1258",
}  # fmt: skip
_VIQR_NAMES = frozenset({"viqr", "xviqr", "xvietviqr", "csviqr", "vietnet", "vnviqr"})
# Names come from files. Only plain character sets may be taken from them: Python also knows codecs by name that unpack
# archives or take quadratic time.
_FOREIGN_NAME = re.compile(
    r"(windows|cp)-?125[0-7]|iso-?8859-?\d{1,2}|koi8-?[ru]|gb2312|gbk|gb18030|big5|euc-?(jp|kr)|shift[_-]?jis|cp874|tis-?620"
)
_SAID_OF_ALL = frozenset({"iso-8859-1", "iso8859-1", "windows-1252", "cp1252"})
"""What programs wrote into everything, whatever it was in."""
_WORD = re.compile(r"[^\W\d_]+")
_MARKED_WORD = re.compile(r"[^\x00-\x7f]\S*")
_WESTERN_WORD = re.compile(r"[A-Za-zÀ-ÖØ-Ýß-öø-ýÿŒœŠšŽžŸ]+")

_HIGH = re.compile(r"[\x80-\xffŒœŠšŽžŸƒ]")
ONLY_VIETNAMESE = re.compile(r"[ĂăĐđĨĩŨũƠơƯư\u0300-\u036f\u1ea0-\u1ef9]")
"""Letters that no encoding has which was taken for Windows-1252: a line with one was read right."""
_PLAINLY_RIGHT = re.compile(f"{ONLY_VIETNAMESE.pattern}(?:[\\x00-\\x7f]|$)")
"""Such a letter before one of ASCII is no part of what Windows-1258 makes of UTF-8, where signs follow letters."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and what is known of its encoding. `encoding` of text that needed no repair is `unicode`."""

    text: str
    encoding: str
    confidence: float
    warnings: tuple[str, ...] = ()


def decode(data: bytes, *, declared: Declared = "") -> Decoded:
    """The text of `data`. `declared` is what a header, a page or a user says of it, which is often wrong."""
    if viqr.is_marked(data) or (data.isascii() and _plain(_said(declared)) in _VIQR_NAMES):
        return Decoded(viqr.decode(data.decode("ascii")), viqr.NAME, _DECLARED)
    unicode = by_mark(data) or _by_nuls(data) or _as_utf8(data)
    if unicode is None:
        return _as_legacy(data.removeprefix(codecs.BOM_UTF8), _said(declared))
    repaired = repair(unicode.text)
    if repaired.encoding == "unicode":
        return replace(unicode, text=repaired.text)
    name = f"{unicode.encoding}+{repaired.encoding}"
    warnings = dict.fromkeys(unicode.warnings + repaired.warnings)
    return Decoded(repaired.text, name, repaired.confidence, tuple(warnings))


def _said(declared: Declared) -> str:
    return declared if isinstance(declared, str) else declared()


def repair(text: str) -> Decoded:
    """`text` with those lines put right that are a legacy encoding, or UTF-8, taken for one of Windows.

    Vietnamese and foreign text that is right already comes back as it is, but for signs of Windows-1252 that were taken
    for control characters. May be given a whole document or a run.
    """
    if text.isascii():
        return Decoded(text, "unicode", 1.0)
    text = _with_signs(text)
    rows = text.split("\n")
    doubtful = [number for number, row in enumerate(rows) if not (row.isascii() or _PLAINLY_RIGHT.search(row))]
    lines = [_Line(number, rows[number]) for number in doubtful]
    suspects = [line for line in lines if line.is_suspicious]
    if not suspects or _can_stand(suspects):
        return Decoded(text, "unicode", 1.0)
    texts = tuple(line.text for line in suspects)
    readings = _elected_again(texts) if sum(map(len, texts)) <= _LETTERS_KEPT else _elected(texts)
    for line in suspects:
        line.read(readings)
    if len(lines) == sum(not row.isascii() for row in rows):
        _follow(lines)
    return _joined(rows, lines)


_CONTROLS = re.compile("[\x80-\x9f]")
_SIGNS = "\x85\x91\x92\x93\x94\x95\x96\x97"
"""The control characters that were dots, quotation marks or dashes in Windows-1252."""


def _as_1252(control: re.Match[str]) -> str:
    return WINDOWS_1252.table[ord(control[0])]


def _with_signs(text: str) -> str:
    """The text with these control characters as the signs they were."""
    for control in _SIGNS:
        text = text.replace(control, WINDOWS_1252.table[ord(control)])
    return text


class _Line:
    """A line that is not plainly right, how Vietnamese it is as it stands (None: nothing can be said), and how it was
    read again if it was.
    """

    __slots__ = ("is_right", "literal", "number", "reading", "text")

    def __init__(self, number: int, text: str) -> None:
        self.number = number
        self.text = text = _CONTROLS.sub(_as_1252, text)
        self.reading: Reading | None = None
        self.is_right = _is_right(text)
        self.literal = score(text) if not self.is_right and _HIGH.search(text) else None

    @property
    def is_suspicious(self) -> bool:
        """Whether it may have been read wrongly."""
        return self.literal is not None and self.literal <= 1.0 - _BETTER_THAN_LITERAL

    def read(self, readings: Sequence[Reading]) -> None:
        """Take the best of the readings, if any is better than the line as it stands."""
        literal, needed = self.text, (self.literal or 0.0) + _BETTER_THAN_LITERAL
        for reading in readings:
            text = reading.reread(literal)
            value = score(text) or 0.0
            if value >= needed:
                # A reading that fewer lines speak for must be clearly better than the one before it.
                self.text, self.reading, needed = text, reading, value + _BETTER_THAN_LITERAL

    def follow(self, reading: Reading) -> None:
        """Read it like all others, if it is Vietnamese then, and hardly less so than as it stands.

        A few words may well look more so as they stand: "Níu" in Vietware X is "Nêu" of Unicode.
        """
        text = reading.reread(self.text)
        value = score(text)
        if value is None:  # signs alone
            value = _POOR
        is_short = len(_MARKED_WORD.findall(self.text)) < _FEW_WORDS
        if value >= _POOR and (is_short or value > (self.literal or 0.0) - _NEARLY):
            self.text, self.reading = text, reading


def _can_stand(suspects: Sequence[_Line]) -> bool:
    """Whether they are so few words, and so likely ones, that no reading of them could be convincing."""
    likely = all(line.literal is not None and line.literal >= _POOR for line in suspects)
    return likely and sum(len(marked_words(line.text)) for line in suspects) < _FEW_WORDS


def _is_right(line: str) -> bool:
    """Whether a line that is not plainly right has letters that no wrong reading gives."""
    return bool(ONLY_VIETNAMESE.search(line) and ONLY_VIETNAMESE.search(UTF8_AS_1258.shapes.sub("", line)))


def _follow(lines: Sequence[_Line]) -> None:
    """Where all of a document was read wrongly in one way, lines that say little were so, too."""
    others = [line for line in lines if line.reading is None and not line.text.isascii()]
    readings = {line.reading for line in lines} - {None}
    if len(readings) == 1 and others and not any(line.is_right for line in others):
        for line in others:
            line.follow(*readings)  # type: ignore[arg-type]


def _joined(rows: list[str], lines: Sequence[_Line]) -> Decoded:
    for line in lines:
        if line.reading:
            rows[line.number] = line.text
    text = "\n".join(rows)
    names = [name for name, _ in Counter(line.reading.name for line in lines if line.reading).most_common()]
    if not names:
        return Decoded(text, "unicode", 1.0)
    return Decoded(text, "+".join(names), min(1.0, score(text) or 0.0), (MIXED,) if len(names) > 1 else ())


def _elected(lines: Sequence[str]) -> tuple[Reading, ...]:
    """The readings that the suspicious lines, together and some one by one, are surely written in; the best first."""
    together = recognise("\n".join(lines), _EVERY)
    # Where a line can't tell two encodings apart, the first one asked wins: it shall be the one of the whole.
    readings = sorted(_EVERY, key=lambda reading: reading is not together.reading)
    asked = [recognise(line, readings) for line in lines[:: len(lines) // _LINES_ASKED + 1]] if len(lines) > 1 else []
    if _convincing(together):
        asked = [verdict for verdict in asked if verdict.words >= _FEW_WORDS]
    votes = Counter(verdict.reading for verdict in (together, *asked) if _convincing(verdict))
    odd = _odd_lines([together.reading.reread(line) for line in lines], together.score)
    alone = [verdict.reading for number in odd if _is_enough_alone(verdict := recognise(lines[number], readings))]
    often = [reading for reading, count in votes.most_common() if count * 10 >= votes.total()]
    return tuple(dict.fromkeys([*often, *alone]))


_elected_again = functools.lru_cache(256)(_elected)
"""What a site prints in its menus, each of its pages asks again."""


def _odd_lines(lines: Sequence[str], usual: float) -> list[int]:
    """Some lines that are less Vietnamese than usual, as one in another encoding than the rest would be."""
    odd = (
        number
        for number, line in enumerate(lines[:_LINES_LOOKED_AT])
        if len(_MARKED_WORD.findall(line)) >= _FEW_WORDS and (score(line) or 0.0) < usual - _BETTER_THAN_LITERAL
    )
    return list(islice(odd, _LINES_ASKED))


def _is_enough_alone(verdict: Verdict) -> bool:
    """Whether one line is enough to believe in an encoding that no other line speaks for."""
    return verdict.words >= _MANY_WORDS and verdict.score >= _UNIFORM and _convincing(verdict)


def _convincing(verdict: Verdict) -> bool:
    # Few words that could stand as they are must not be overruled: "Chè kho" is no misread "Chỉ kho".
    impossible = verdict.words >= _FEW_WORDS or verdict.literal < _POOR
    return verdict.sure and impossible and verdict.score >= verdict.literal + _BETTER_THAN_LITERAL


def by_mark(data: bytes) -> Decoded | None:
    """The text of bytes that begin with a byte order mark, taken at their word; None without one."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            body = data[len(mark) :]
            return _as_utf8(body) if name == "utf-8" else _tolerant(body, name)
    return None


def _by_nuls(data: bytes) -> Decoded | None:
    """UTF-16 without a mark: every second byte of most characters is NUL, and hardly any of the others."""
    sample = data[:_PARITY_SAMPLE]
    if b"\0" not in sample:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    many, few = len(sample) // 8, min(even, odd)
    if max(even, odd) < max(many, 1) or few * 10 > max(even, odd):
        return None
    return _tolerant(data, "utf-16-le" if odd > even else "utf-16-be")


def _as_utf8(data: bytes) -> Decoded | None:
    try:
        return Decoded(data.decode("utf-8"), "utf-8", 1.0)
    except UnicodeDecodeError:
        return _as_damaged_utf8(data)


def _as_damaged_utf8(data: bytes) -> Decoded | None:
    """UTF-8 in which some bytes are broken, or some lines are something else; None if hardly anything is UTF-8."""
    good, bad = _utf8_share(data)
    if good * 10 < bad or (good < bad and _clearly_legacy(data)):
        return None
    lines = [_damaged_line(line, mostly_utf8=good >= bad * 20) for line in data.split(b"\n")]
    if not any(as_utf8 and not line.isascii() for line, as_utf8 in lines):
        return None
    text = "\n".join(line for line, _ in lines)
    lost = text.count("\ufffd") - data.count(_REPLACEMENT)
    warnings = replaced(lost) + ((MIXED,) if not all(as_utf8 for _, as_utf8 in lines) else ())
    return Decoded(text, "utf-8", good / (good + bad), warnings)


def _clearly_legacy(data: bytes) -> bool:
    """Whether the words decide it: pairs of VPS and VISCII letters are valid UTF-8 now and then."""
    verdict = recognise(WINDOWS_1252.decode(data))
    return verdict.sure and verdict.score >= _UNIFORM


def _damaged_line(line: bytes, *, mostly_utf8: bool) -> tuple[str, bool]:
    try:
        return line.decode("utf-8"), True
    except UnicodeDecodeError:
        good, bad = _utf8_share(line)
    if good > bad or (mostly_utf8 and bad <= _DAMAGE):
        return line.decode("utf-8", "replace"), True
    return WINDOWS_1252.decode(line), False


def _utf8_share(data: bytes) -> tuple[int, int]:
    """How many characters beyond ASCII are valid UTF-8, and how many places are not."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd") - data.count(_REPLACEMENT)
    beyond_ascii = len(text) - len(text.encode("ascii", "ignore"))
    return beyond_ascii - bad, bad


def _tolerant(data: bytes, name: str) -> Decoded:
    try:
        return Decoded(data.decode(name), name, 1.0)
    except UnicodeDecodeError:
        text = data.decode(name, "replace")
    lost = text.count("\ufffd")
    return Decoded(text, name, 1.0 - lost / len(text), replaced(lost))


def replaced(count: int) -> tuple[str, ...]:
    """The warning that so many characters could not be read; none for none."""
    return (f"{count} characters replaced",) if count else ()


def _as_legacy(data: bytes, declared: str) -> Decoded:
    seen = WINDOWS_1252.decode(data)
    verdict = recognise(seen)
    found = _read(data, seen, verdict)
    if verdict.sure and verdict.score >= _UNIFORM and not _odd_lines(found.text.split("\n"), verdict.score):
        return found if _is_enough(verdict, found, seen) else _guessed(seen, verdict)
    by_line = repair(seen)
    if MIXED in by_line.warnings:
        return by_line
    if (verdict.sure and _is_enough(verdict, found, seen)) or by_line.encoding == verdict.reading.name:
        return found
    return _as_declared(data, seen, declared, verdict) or _guessed(seen, verdict)


def _is_enough(verdict: Verdict, found: Decoded, seen: str) -> bool:
    """Whether a few words are enough to go by: what stands there must be no Vietnamese then."""
    return verdict.words >= _FEW_WORDS or verdict.literal < _UNSURE or found.text == seen


def _read(data: bytes, seen: str, verdict: Verdict) -> Decoded:
    reading = verdict.reading
    text = reading.decode(data) if isinstance(reading, Encoding) else reading.reread(seen)
    return Decoded(text, reading.name, min(1.0, verdict.score))


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def _as_declared(data: bytes, seen: str, declared: str, verdict: Verdict) -> Decoded | None:
    """What the text is declared to be, if its words don't speak against that."""
    name = declared.strip().lower()
    vietnamese = _VIETNAMESE_NAMES.get(_plain(name))
    for encoding in VIETNAMESE:
        if encoding.name == vietnamese:
            value = recognise(seen, (encoding,)).score
            return _read(data, seen, replace(verdict, reading=encoding, score=value)) if value >= _POOR else None
    if not _FOREIGN_NAME.fullmatch(name) or name in _SAID_OF_ALL or verdict.score >= _POOR:
        return None
    try:
        return Decoded(data.decode(name), name, _DECLARED)
    except (UnicodeDecodeError, LookupError):
        return None


def _guessed(seen: str, verdict: Verdict) -> Decoded:
    """The text as it stands, if it is of Western Europe or if nobody can tell."""
    if verdict.score < _POOR:
        western = _is_western(seen)
        return Decoded(seen, WINDOWS_1252.name, _WESTERN if western else _NO_IDEA, () if western else (UNCERTAIN,))
    perhaps = f"{UNCERTAIN}, perhaps {verdict.reading.name}"
    return Decoded(seen, WINDOWS_1252.name, max(_NO_IDEA, min(_PERHAPS, verdict.score / 2)), (perhaps,))


def _is_western(text: str) -> bool:
    """Whether all marked words, if any, are made of the letters of Western European languages, few of them marked."""
    words = _WORD.findall(text[:_PARITY_SAMPLE])
    marked = [word for word in words if not word.isascii()]
    letters, plain = sum(map(len, words)), sum(letter.isascii() for word in words for letter in word)
    few = len(marked) < _FEW_WORDS or plain >= _PLAIN * letters
    return few and all(_WESTERN_WORD.fullmatch(word) for word in marked)
