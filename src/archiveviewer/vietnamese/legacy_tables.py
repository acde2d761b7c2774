"""The byte tables of the encodings that Vietnamese was written in before Unicode, one place each.

Comes in: nothing. Goes out: for each encoding 256 strings, what each byte means. Nothing is known here of how an
encoding is recognised.

Two families. In the one, each letter has its own byte (VISCII, TCVN, VPS, BK HCM 1, Vietware F). In the other, a
letter is followed by bytes for its marks (VNI, BK HCM 2, Vietware X, Windows-1258); those bytes stand here as Unicode
combining marks, and NFC joins them to their letter, whatever its case.

Sources: RFC 1456 for VISCII, TCVN 5712:1993 for its parts VN1 and VN3 (VN3 as used by the ABC fonts is "TCVN3"), the
published charts of VNI, VPS, BK HCM and Vietware. In fonts, positions that an encoding leaves free show the glyphs of
Windows-1252; so do they here.

TCVN3 and Vietware F have no toned capitals: capital text is set in a second font (`.VnTimeH`) which draws the bytes of
small letters as capitals. Bytes alone can't tell, so such text comes out as `TỉNH`; whoever knows the font may put a
whole run into capitals, and `with_capitals` does so with lines whose other letters all are.
"""

from __future__ import annotations

import codecs
import functools
import re
from collections import Counter
from dataclasses import dataclass

from archiveviewer.vietnamese.normal import composed

GRAVE, ACUTE, HOOK, TILDE, DOT = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"
CIRCUMFLEX, BREVE = "\u0302", "\u0306"


@dataclass(frozen=True, slots=True, eq=False)
class Encoding:
    """One legacy encoding. `table`: what each of the 256 bytes means; `joins`: some bytes are marks on a letter.

    There is one of each: asking for what was made of one would else hash 256 strings each time.
    """

    name: str
    table: tuple[str, ...]
    joins: bool

    @property
    def lent(self) -> frozenset[str]:
        """Letters that it has at a place of its own, as Windows-1252 has them at another: nobody wrote them there."""
        return _lent(self)

    def decode(self, data: bytes) -> str:
        """`data` as NFC text. Every byte means something, so this never fails."""
        text, _ = codecs.charmap_decode(data, "strict", _mapping(self))
        return composed(text) if self.joins else text

    def reread(self, text: str) -> str:
        """Text whose bytes had been taken for Windows-1252, read again as this encoding. Other characters stay."""
        return composed(text.translate(_rereading(self)))


def _windows_1252() -> tuple[str, ...]:
    # Bytes that Windows leaves free become the control character of that number, as in browsers: nothing gets lost.
    return tuple(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(256))


def _windows_1258() -> tuple[str, ...]:
    return tuple(bytes([byte]).decode("cp1258", "ignore") or chr(byte) for byte in range(256))


def _laid_over_1252(rows: dict[int, str], marks: dict[int, str] | None = None) -> tuple[str, ...]:
    """Windows-1252 with letters laid over it: `rows` by first byte, a blank leaving the byte below as it is."""
    table = list(_windows_1252())
    for first, letters in rows.items():
        for offset, letter in enumerate(letters):
            if letter != " ":
                table[first + offset] = letter
    for byte, mark in (marks or {}).items():
        table[byte] = mark
    return tuple(table)


_VISCII = {
    0x02: "Ẳ", 0x05: "ẴẪ", 0x14: "Ỷ", 0x19: "Ỹ", 0x1E: "Ỵ",
    0x80: "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ",
    0x90: "ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ",
    0xA0: "Õắằặấầẩậẽẹếềểễệố",
    0xB0: "ồổỗỠƠộờởịỰỨỪỬơớƯ",
    0xC0: "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ",
    0xD0: "ĐứÒÓÔạỷừửÙÚỹỵÝỡư",
    0xE0: "àáâãảăữẫèéêẻìíĩỉ",
    0xF0: "đựòóôõỏọụùúũủýợỮ",
}  # fmt: skip

_VN3 = {
    0xA1: "ĂÂÊÔƠƯĐăâêôơưđ",
    0xB0: GRAVE + HOOK + TILDE + ACUTE + DOT,
    0xB5: "àảãáạ ằẳẵắ",
    0xC6: "ặầẩẫấậè ẻẽéẹềểễế",
    0xD6: "ệìỉ   ĩíịò ỏõóọồ",
    0xE6: "ổỗốộờởỡớợù ủũúụừ",
    0xF6: "ửữứựỳỷỹýỵ",
}

_VN1 = _VN3 | {
    0x01: "ÚỤ", 0x04: "ỪỬỮ", 0x11: "ỨỰỲỶỸÝỴ",
    0x80: "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨ",
    0x90: "ÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ",
    0xAF: "Ằ", 0xBA: "Ẳ", 0xBF: "ẴẮẦẨẪẤỀ", 0xCD: "Ể", 0xD9: "ỄẾỒ", 0xE0: "Ổ", 0xF0: "Ỗ", 0xFF: "Ố",
}  # fmt: skip

_VPS = {
    0x02: "ẠẬẶẸỆ", 0x10: "ỊỌỘỢỤỰ", 0x19: "Ỵ", 0x1C: "ẪỮ",
    0x80: "ÀẢÃẤẦẨọỗĂếềểệẮẰẲ",
    0x90: "Ế  ỀỂỄỐỒỔỖýỷỵỚỜỞ",
    0xA1: "ắằẳẵặỠớÙờởỡŨỨợỪ",
    0xB0: "ổỬỲỸÍÌộỈĨÓửữÒỎÕự",
    0xC0: "ầÁÂấẩẫậđẻÉÊẹỉễịỹ",
    0xD0: "ƯỦồốÔỏơÈừứÚũưÝẺ ",
    0xE0: "àáâãảạă èéêẽìí ĩ",
    0xF0: "ẴĐòóôõ Ơụùúủ ỶẼỳ",
}  # fmt: skip

_BKHCM1 = {
    0x5E: "Ỳ", 0x60: "Ỷ", 0x7B: "ÝỸĐẤ",
    0x80: "ÁÀẢÃẠÉÈẺẼẸÍÌỈĨỊÓ",
    0x90: "ÒỎÕỌÚÙỦŨỤĂẮẰẲẴẶÂ",
    0xA1: "ẦẨẪẬÊẾỀỂỄỆÔỐỒỔỖ",
    0xB0: "ỘƠỚỜỞỠỢƯỨỪỬỮỰđáà",
    0xC0: "ảãạéèẻẽẹíìỉĩịóòỏ",
    0xD0: "õọúùủũụăắằẳẵặâấầ",
    0xE0: "ẩẫậêếềểễệôốồổỗộơ",
    0xF0: "ớờởỡợưứừửữựýỳỷỹỵ",
}  # fmt: skip

_VIETWARE_F = {
    0x96: "ĂÂĐÊÔƠƯ",
    0x9F: "ă âđêôơ ư  à",
    0xB6: "ả   ã     áạằẳẵắặầẩẫấậ",
    0xCC: "èẻẽé ẹềểễếệ ìỉĩíị",
    0xDF: "òỏõóọồổỗốộờởỡớợ",
    0xEE: "ùủ ũúụừửữứựỳỷỹý",
    0xFF: "ỵ",
}


def _both_cases(marks: dict[int, str]) -> dict[int, str]:
    """Marks after capitals stand 32 places before those after small letters."""
    return marks | {byte - 0x20: mark for byte, mark in marks.items()}


_VNI_LETTERS = {0xE6: "ỉ", 0xEC: "ìíỵ", 0xF1: "địĩơ", 0xF6: "ư"} | {0xC6: "Ỉ", 0xCC: "ÌÍỴ", 0xD1: "ĐỊĨƠ", 0xD6: "Ư"}
_VNI_MARKS = _both_cases(
    {
        0xF9: ACUTE, 0xF8: GRAVE, 0xFB: HOOK, 0xF5: TILDE, 0xEF: DOT,
        0xE2: CIRCUMFLEX,
        0xE1: CIRCUMFLEX + ACUTE, 0xE0: CIRCUMFLEX + GRAVE, 0xE5: CIRCUMFLEX + HOOK,
        0xE3: CIRCUMFLEX + TILDE, 0xE4: CIRCUMFLEX + DOT,
        0xEA: BREVE,
        0xE9: BREVE + ACUTE, 0xE8: BREVE + GRAVE, 0xFA: BREVE + HOOK, 0xFC: BREVE + TILDE, 0xEB: BREVE + DOT,
    }
)  # fmt: skip

_BKHCM2_LETTERS = {0xE0: "đ", 0xEA: "â", 0xEF: "ê íìỉĩịô  ăơư"} | {0xC0: "Đ", 0xCA: "Â", 0xCF: "Ê ÍÌỈĨỊÔ  ĂƠƯ"}
# One tone has up to three bytes: over a plain letter, over a breve, over a circumflex.
_BKHCM2_MARKS = _both_cases(
    {
        0xE1: ACUTE, 0xE2: GRAVE, 0xE3: HOOK, 0xE4: TILDE, 0xE5: DOT,
        0xE6: ACUTE, 0xE7: GRAVE, 0xE8: HOOK, 0xE9: TILDE,
        0xEB: ACUTE, 0xEC: GRAVE, 0xED: HOOK, 0xEE: TILDE,
    }
)  # fmt: skip

_VIETWARE_X_LETTERS = {0xE0: "ăâđêôơưìỉĩíị", 0xC0: "ĂÂĐÊÔƠƯÌỈĨÍỊ"}
_VIETWARE_X_MARKS = _both_cases(
    {
        0xEC: GRAVE, 0xED: HOOK, 0xEE: TILDE, 0xEF: ACUTE, 0xF1: DOT,
        0xF2: GRAVE, 0xF3: HOOK, 0xF4: TILDE, 0xF5: ACUTE,
        0xF6: GRAVE, 0xF8: HOOK, 0xF9: TILDE, 0xFA: ACUTE, 0xFB: DOT, 0xFC: DOT,
    }
)  # fmt: skip

WINDOWS_1252 = Encoding("cp1252", _windows_1252(), joins=False)
WINDOWS_1258 = Encoding("cp1258", _windows_1258(), joins=True)

# Commonest first: where two read a text alike, the first gives its name to it.
VIETNAMESE: tuple[Encoding, ...] = (
    Encoding("tcvn3", _laid_over_1252(_VN3), joins=True),
    Encoding("vni", _laid_over_1252(_VNI_LETTERS, _VNI_MARKS), joins=True),
    WINDOWS_1258,
    Encoding("viscii", _laid_over_1252(_VISCII), joins=False),
    Encoding("vps", _laid_over_1252(_VPS), joins=False),
    Encoding("tcvn5712-1", _laid_over_1252(_VN1), joins=True),
    Encoding("bkhcm2", _laid_over_1252(_BKHCM2_LETTERS, _BKHCM2_MARKS), joins=True),
    Encoding("bkhcm1", _laid_over_1252(_BKHCM1), joins=False),
    Encoding("vietware-f", _laid_over_1252(_VIETWARE_F), joins=False),
    Encoding("vietware-x", _laid_over_1252(_VIETWARE_X_LETTERS, _VIETWARE_X_MARKS), joins=True),
)


_FEWEST_CAPITALS = 6
_WITHOUT_TONED_CAPITALS = frozenset({"tcvn3", "vietware-f"})
_TONED = re.compile("[àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]")


def with_capitals(text: str, names: str) -> str:
    """`text` of these encodings ("utf-8+tcvn3") with each line in capitals of which all letters are that could be."""
    if _WITHOUT_TONED_CAPITALS.isdisjoint(names.split("+")):
        return text
    return "\n".join(line.upper() if _is_in_capitals(line) else line for line in text.split("\n"))


def _is_in_capitals(line: str) -> bool:
    others = _TONED.sub("", line)
    return others != line and others.isupper() and sum(map(str.isalpha, others)) >= _FEWEST_CAPITALS


@functools.cache
def _lent(encoding: Encoding) -> frozenset[str]:
    several = Counter(encoding.table)
    places = zip(encoding.table[0x80:], WINDOWS_1252.table[0x80:], strict=True)
    return frozenset(seen for meant, seen in places if meant == seen and seen.isalpha() and several[seen] > 1)


@functools.cache
def _mapping(encoding: Encoding) -> str | dict[int, str]:
    if all(len(meaning) == 1 for meaning in encoding.table):
        return "".join(encoding.table)
    return dict(enumerate(encoding.table))


@functools.cache
def _rereading(encoding: Encoding) -> dict[int, str]:
    pairs = zip(WINDOWS_1252.table, encoding.table, strict=True)
    return {ord(seen): meant for seen, meant in pairs if seen != meant}
