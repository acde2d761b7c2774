"""Text in an encoding that a person chose. Comes in: bytes, or text that was read wrongly, and the name of an encoding.
Goes out: the text. Nothing is guessed, and nothing raised; what can't be read so stands as U+FFFD and is counted.

A choice for a whole folder must not spoil what is beyond doubt: a file that says it is Unicode, and a line with letters
that only Unicode has, stay as they are.
"""

from __future__ import annotations

import codecs
from types import MappingProxyType
from typing import TYPE_CHECKING

from archiveviewer.vietnamese import viqr
from archiveviewer.vietnamese.encodings import ONLY_VIETNAMESE, Decoded, by_mark, replaced
from archiveviewer.vietnamese.legacy import UTF8_AGAIN, score
from archiveviewer.vietnamese.legacy_tables import VIETNAMESE, WINDOWS_1252, Encoding

if TYPE_CHECKING:
    from archiveviewer.vietnamese.legacy import Reading

TWICE = f"utf-8+{UTF8_AGAIN.name}"
_VIETNAMESE = {encoding.name: encoding for encoding in VIETNAMESE}
ENCODINGS = MappingProxyType(
    {
        "utf-8": "Unicode (UTF-8)",
        TWICE: "Unicode (UTF-8), saved twice",
        "tcvn3": "TCVN3 (ABC)",
        "vni": "VNI Windows",
        "cp1258": "Windows-1258",
        "viscii": "VISCII",
        "vps": "VPS",
        "bkhcm2": "BK HCM 2",
        "bkhcm1": "BK HCM 1",
        "vietware-x": "Vietware X",
        "vietware-f": "Vietware F",
        "tcvn5712-1": "TCVN 5712-1 (VN1)",
        viqr.NAME: "VIQR",
        "utf-16-le": "Unicode (UTF-16 LE)",
        "utf-16-be": "Unicode (UTF-16 BE)",
        "cp1252": "Western European (Windows-1252)",
        "cp1251": "Cyrillic (Windows-1251)",
        "cp874": "Thai (Windows-874)",
        "gb18030": "Chinese (GB 18030)",
        "big5": "Chinese (Big5)",
        "cp932": "Japanese (Shift JIS)",
        "cp949": "Korean (EUC-KR)",
    }
)
"""What may be chosen: the name, and the one by which people know it. The likeliest come first."""


def decode(data: bytes, encoding: str) -> Decoded:
    """The text of `data`, which is in this one of `ENCODINGS` unless its byte order mark tells otherwise."""
    if (marked := by_mark(data)) is not None:
        found = repair(marked.text, encoding)
        return marked if found.encoding == "unicode" else found
    reading = _reading(encoding)
    if reading is None:
        return _decoded(data, encoding)
    in_bytes = reading.decode(data) if isinstance(reading, Encoding) else ""
    saved = _saved_as_unicode(data, reading)
    if in_bytes and (score(saved) or 0.0) < (score(in_bytes) or 0.0):
        saved = ""
    text = saved or in_bytes or WINDOWS_1252.decode(data)
    return Decoded(text, "utf-8" if data.isascii() else encoding, 1.0)


def repair(text: str, encoding: str) -> Decoded:
    """Text whose bytes, in this one of `ENCODINGS`, were taken for Windows-1252. None of Unicode changes anything."""
    reading = _reading(encoding)
    mended = viqr.decode(text) if encoding == viqr.NAME else text if reading is None else _reread(text, reading)
    return Decoded(mended, "unicode" if mended == text else encoding, 1.0)


def _saved_as_unicode(data: bytes, reading: Reading) -> str:
    """The text of bytes that are UTF-8; nothing for others."""
    try:
        return _reread(data.decode("utf-8"), reading)
    except UnicodeDecodeError:
        return ""


def is_vietnamese(encoding: str) -> bool:
    """Whether it is one of the encodings before Unicode."""
    return encoding in _VIETNAMESE


def _reading(encoding: str) -> Reading | None:
    return UTF8_AGAIN if encoding == TWICE else _VIETNAMESE.get(encoding)


def _reread(text: str, reading: Reading) -> str:
    if text.isascii():
        return text
    lines = text.split("\n")
    return "\n".join(line if line.isascii() or ONLY_VIETNAMESE.search(line) else reading.reread(line) for line in lines)


def _decoded(data: bytes, encoding: str) -> Decoded:
    if encoding == viqr.NAME:
        return Decoded(viqr.decode(_decoded(data, "utf-8").text), encoding, 1.0)
    if encoding == WINDOWS_1252.name:
        return Decoded(WINDOWS_1252.decode(data), encoding, 1.0)
    text = codecs.decode(data, encoding, "replace")
    lost = text.count("\ufffd") - (data.count("\ufffd".encode()) if encoding == "utf-8" else 0)
    return Decoded(text, encoding, 1.0 - lost / len(text) if lost else 1.0, replaced(lost))
