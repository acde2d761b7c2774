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
import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from archiveviewer.vietnamese.legacy import UTF8_AGAIN, Reading, Verdict, recognise, score
from archiveviewer.vietnamese.legacy_tables import VIETNAMESE, WINDOWS_1252, Encoding

if TYPE_CHECKING:
    from collections.abc import Sequence

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
_BETTER_THAN_LITERAL = 0.2
_LINES_ASKED = 64
_DAMAGE = 2
_REPLACEMENT = "\ufffd".encode()
# Below this share of Vietnamese words some lines may be in another encoding than the rest.
_UNIFORM = 0.85
# Below this one, words speak against an encoding.
_POOR = 0.3
# How sure we are of what rests on something else than words.
_DECLARED, _WESTERN, _NO_IDEA = 0.7, 0.6, 0.1

_EVERY: tuple[Reading, ...] = (UTF8_AGAIN, *VIETNAMESE)
_VIETNAMESE_NAMES = {
    "tcvn3": "tcvn3", "abc": "tcvn3", "xvietabc": "tcvn3", "vscii3": "tcvn3",
    "tcvn": "tcvn5712-1", "tcvn57121": "tcvn5712-1", "xviettcvn5712": "tcvn5712-1", "tcvn5712": "tcvn5712-1",
    "vscii": "tcvn5712-1",
    "vni": "vni", "xvietvni": "vni", "vniwin": "vni",
    "viscii": "viscii", "xviscii": "viscii",
    "vps": "vps", "xvietvps": "vps", "xvps": "vps",
    "cp1258": "cp1258", "windows1258": "cp1258",
}  # fmt: skip
# Names come from files. Only plain character sets may be taken from them: Python also knows codecs by name that unpack
# archives or take quadratic time.
_FOREIGN_NAME = re.compile(
    r"(windows|cp)-?125[0-7]|iso-?8859-?\d{1,2}|koi8-?[ru]|gb2312|gbk|gb18030|big5|euc-?(jp|kr)|shift[_-]?jis|cp874|tis-?620"
)
_WORD = re.compile(r"[^\W\d_]+")
_WESTERN_WORD = re.compile(r"[A-Za-zÀ-ÖØ-Ýß-öø-ýÿŒœŠšŽžŸ]+")

_HIGH = re.compile(r"[\x80-\xffŒœŠšŽžŸƒ]")
ONLY_VIETNAMESE = re.compile(r"[ĂăĐđĨĩŨũƠơƯư\u0300-\u036f\u1ea0-\u1ef9]")
"""Letters that no encoding has which was taken for Windows-1252: a line with one was read right."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and what is known of its encoding. `encoding` of text that needed no repair is `unicode`."""

    text: str
    encoding: str
    confidence: float
    warnings: tuple[str, ...] = ()


def decode(data: bytes, *, declared: str = "") -> Decoded:
    """The text of `data`. `declared` is what a header, a page or a user says of it, which is often wrong."""
    unicode = by_mark(data) or _by_nuls(data) or _as_utf8(data)
    if unicode is None:
        return _as_legacy(data.removeprefix(codecs.BOM_UTF8), declared)
    repaired = repair(unicode.text)
    if repaired.encoding == "unicode":
        return unicode
    name = f"{unicode.encoding}+{repaired.encoding}"
    warnings = dict.fromkeys(unicode.warnings + repaired.warnings)
    return Decoded(repaired.text, name, repaired.confidence, tuple(warnings))


def repair(text: str) -> Decoded:
    """`text` with those lines put right that are a legacy encoding, or UTF-8, taken for Windows-1252.

    Vietnamese and foreign text that is right already comes back as it is. May be given a whole document or a run.
    """
    unchanged = Decoded(text, "unicode", 1.0)
    if text.isascii():
        return unchanged
    lines = text.split("\n")
    suspects = {n: value for n, line in enumerate(lines) if (value := _suspicion(line)) is not None}
    readings = _elected([lines[number] for number in suspects])
    if not readings:
        return unchanged
    used = Counter[str]()
    for number, literal in suspects.items():
        lines[number], name = _best_line(lines[number], literal, readings)
        used[name] += bool(name)
    return _joined(lines, used, unchanged)


def _joined(lines: Sequence[str], used: Counter[str], unchanged: Decoded) -> Decoded:
    names = [name for name, _ in used.most_common() if name]
    if not names:
        return unchanged
    text = "\n".join(lines)
    return Decoded(text, "+".join(names), min(1.0, score(text) or 0.0), (MIXED,) if len(names) > 1 else ())


def _suspicion(line: str) -> float | None:
    """How Vietnamese a line is as it stands, if it may have been read wrongly."""
    if line.isascii() or ONLY_VIETNAMESE.search(line) or not _HIGH.search(line):
        return None
    literal = score(line)
    return literal if literal is not None and literal <= 1.0 - _BETTER_THAN_LITERAL else None


def _elected(lines: Sequence[str]) -> list[Reading]:
    """The readings that the suspicious lines, together and some one by one, are surely written in; the best first."""
    if not lines:
        return []
    together = recognise("\n".join(lines), _EVERY)
    # Where a line can't tell two encodings apart, the first one asked wins: it shall be the one of the whole.
    readings = sorted(_EVERY, key=lambda reading: reading is not together.reading)
    asked = [recognise(line, readings) for line in lines[:: len(lines) // _LINES_ASKED + 1]]
    votes = Counter(verdict.reading for verdict in (together, *asked) if _convincing(verdict))
    return [reading for reading, count in votes.most_common() if count * 10 >= votes.total()]


def _convincing(verdict: Verdict) -> bool:
    # Few words that could stand as they are must not be overruled: "Chè kho" is no misread "Chỉ kho".
    impossible = verdict.words >= _FEW_WORDS or verdict.literal < _POOR
    return verdict.sure and impossible and verdict.score >= verdict.literal + _BETTER_THAN_LITERAL


def _best_line(line: str, literal: float, readings: Sequence[Reading]) -> tuple[str, str]:
    """The line under the best of the readings and that one's name; as it is and no name when none is better."""
    best, best_name, needed = line, "", literal + _BETTER_THAN_LITERAL
    for reading in readings:
        text = reading.reread(line)
        value = score(text) or 0.0
        if value >= needed:
            # A reading that fewer lines speak for must be clearly better than the one before it.
            best, best_name, needed = text, reading.name, value + _BETTER_THAN_LITERAL
    return best, best_name


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
    if verdict.sure and verdict.score >= _UNIFORM:
        return _read(data, seen, verdict)
    by_line = repair(seen)
    if MIXED in by_line.warnings:
        return by_line
    if verdict.sure or by_line.encoding == verdict.reading.name:
        return _read(data, seen, verdict)
    return _as_declared(data, seen, declared, verdict) or _guessed(data, seen, verdict)


def _read(data: bytes, seen: str, verdict: Verdict, *warnings: str) -> Decoded:
    reading = verdict.reading
    text = reading.decode(data) if isinstance(reading, Encoding) else reading.reread(seen)
    return Decoded(text, reading.name, min(1.0, verdict.score), warnings)


def _as_declared(data: bytes, seen: str, declared: str, verdict: Verdict) -> Decoded | None:
    """What the text is declared to be, if its words don't speak against that."""
    name = declared.strip().lower()
    vietnamese = _VIETNAMESE_NAMES.get(re.sub(r"[^a-z0-9]", "", name))
    for encoding in VIETNAMESE:
        if encoding.name == vietnamese:
            value = recognise(seen, (encoding,)).score
            return _read(data, seen, replace(verdict, reading=encoding, score=value)) if value >= _POOR else None
    if not _FOREIGN_NAME.fullmatch(name) or verdict.score >= _POOR:
        return None
    try:
        return Decoded(data.decode(name), name, _DECLARED)
    except (UnicodeDecodeError, LookupError):
        return None


def _guessed(data: bytes, seen: str, verdict: Verdict) -> Decoded:
    western = _western(seen)
    if verdict.score >= _POOR and not (western and (verdict.foreign or verdict.words < _FEW_WORDS)):
        return _read(data, seen, replace(verdict, score=verdict.score / 2), UNCERTAIN)
    if western and verdict.score < _POOR:
        return Decoded(seen, WINDOWS_1252.name, _WESTERN)
    return Decoded(seen, WINDOWS_1252.name, _NO_IDEA, (UNCERTAIN,))


def _western(text: str) -> bool:
    """Whether all marked words, if any, are made of the letters of Western European languages."""
    words = [word for word in _WORD.findall(text[:_PARITY_SAMPLE]) if not word.isascii()]
    return all(_WESTERN_WORD.fullmatch(word) for word in words)
