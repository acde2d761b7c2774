"""Write the sample's old-style files from their Unicode text: `python packaging/sample/encode_legacy.py`.

Comes in: `legacy/*.txt`, plain UTF-8. Goes out: the same articles in TCVN3 (ABC), VNI-Windows, UTF-16 and decomposed
Unicode, in the sample folder. The tables are written from the published charts: TCVN3 has no capitals with tone marks
(fonts drew them), so a text for it that holds one is refused rather than changed.
"""

# ruff: noqa: INP001 -- a script, not a package

from __future__ import annotations

import codecs
import unicodedata
from pathlib import Path

HERE = Path(__file__).resolve().parent
OLD = HERE.parents[1] / "resources" / "sample" / "Lưu trữ cũ (1991-2000)"

# In the order of the chart: plain, then à ả ã á ạ, for each vowel.
TCVN3_ROWS = {
    "aàảãáạ": (0x61, 0xB5, 0xB6, 0xB7, 0xB8, 0xB9),
    "ăằẳẵắặ": (0xA8, 0xBB, 0xBC, 0xBD, 0xBE, 0xC6),
    "âầẩẫấậ": (0xA9, 0xC7, 0xC8, 0xC9, 0xCA, 0xCB),
    "eèẻẽéẹ": (0x65, 0xCC, 0xCE, 0xCF, 0xD0, 0xD1),
    "êềểễếệ": (0xAA, 0xD2, 0xD3, 0xD4, 0xD5, 0xD6),
    "iìỉĩíị": (0x69, 0xD7, 0xD8, 0xDC, 0xDD, 0xDE),
    "oòỏõóọ": (0x6F, 0xDF, 0xE1, 0xE2, 0xE3, 0xE4),
    "ôồổỗốộ": (0xAB, 0xE5, 0xE6, 0xE7, 0xE8, 0xE9),
    "ơờởỡớợ": (0xAC, 0xEA, 0xEB, 0xEC, 0xED, 0xEE),
    "uùủũúụ": (0x75, 0xEF, 0xF1, 0xF2, 0xF3, 0xF4),
    "ưừửữứự": (0xAD, 0xF5, 0xF6, 0xF7, 0xF8, 0xF9),
    "yỳỷỹýỵ": (0x79, 0xFA, 0xFB, 0xFC, 0xFD, 0xFE),
    "đ": (0xAE,),
    "ĂÂÊÔƠƯĐ": (0xA1, 0xA2, 0xA3, 0xA4, 0xA5, 0xA6, 0xA7),
}
# VNI writes the letter and then a mark. Marks in the order à ả ã á ạ: alone, over a circumflex, over a breve.
VNI_TONES = (0xF8, 0xFB, 0xF5, 0xF9, 0xEF)
VNI_CIRCUMFLEX, VNI_CIRCUMFLEX_TONES = 0xE2, (0xE0, 0xE5, 0xE3, 0xE1, 0xE4)
VNI_BREVE, VNI_BREVE_TONES = 0xEA, (0xE8, 0xFA, 0xFC, 0xE9, 0xEB)
VNI_WHOLE = {"ì": 0xEC, "ỉ": 0xE6, "ĩ": 0xF3, "í": 0xED, "ị": 0xF2, "ơ": 0xF4, "ư": 0xF6, "ỵ": 0xEE, "đ": 0xF1}
CAPITAL = 0x20
TONES = "\u0300\u0309\u0303\u0301\u0323"


def tcvn3() -> dict[str, bytes]:
    """Letter to byte."""
    return {
        letter: bytes([code])
        for letters, codes in TCVN3_ROWS.items()
        for letter, code in zip(letters, codes, strict=True)
        if not letter.isascii()
    }


def vni() -> dict[str, bytes]:
    """Letter to one or two bytes; a capital has capital marks, each 0x20 lower."""
    table = {letter: bytes([code]) for letter, code in VNI_WHOLE.items()}
    for vowels, plain, marks in (
        ("aeouyơư", None, VNI_TONES),
        ("âêô", VNI_CIRCUMFLEX, VNI_CIRCUMFLEX_TONES),
        ("ă", VNI_BREVE, VNI_BREVE_TONES),
    ):
        for vowel in vowels:
            base = bytes([VNI_WHOLE[vowel]]) if vowel in VNI_WHOLE else _bare(vowel).encode("ascii")
            if plain is not None:
                table[vowel] = base + bytes([plain])
            for tone, mark in zip(TONES, marks, strict=True):
                table.setdefault(unicodedata.normalize("NFC", vowel + tone), base + bytes([mark]))
    return table | {letter.upper(): bytes(code - CAPITAL for code in codes) for letter, codes in table.items()}


def _bare(vowel: str) -> str:
    return unicodedata.normalize("NFD", vowel)[0]


def encode(text: str, table: dict[str, bytes]) -> bytes:
    """Encode letter by letter; a letter that is neither ASCII nor in the table is an error."""
    text = unicodedata.normalize("NFC", text).replace("\n", "\r\n")
    return b"".join(table[letter] if letter in table else letter.encode("ascii") for letter in text)


def main() -> None:
    """Write the four kinds of old file."""
    read = {path.stem: path.read_text(encoding="utf-8") for path in (HERE / "legacy").glob("*.txt")}
    (OLD / "LOPHOC96.TXT").write_bytes(encode(read["lop-hoc-bep-lua"], tcvn3()))
    (OLD / "LU1999.TXT").write_bytes(encode(read["bay-ngay-nuoc-bac"], vni()))
    y2k = read["dem-truc-y2k"].replace("\n", "\r\n").encode("utf-16-le")
    (OLD / "Đêm trực Y2K.txt").write_bytes(codecs.BOM_UTF16_LE + y2k)
    decomposed = unicodedata.normalize("NFD", read["mot-nam-sau-lu"])
    (OLD / "2000-11-03 Hà Trữ dựng lại mái đình.txt").write_text(decomposed, encoding="utf-8")


if __name__ == "__main__":
    main()
