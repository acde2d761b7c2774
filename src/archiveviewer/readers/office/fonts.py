"""Text whose font tells its encoding. Runs with their fonts come in; text goes out.

Before Unicode a Vietnamese font was an encoding: `.VnTime` draws the bytes of TCVN3, `VNI-Times` those of VNI. A name
alone is not believed, for much Unicode text was later set in such fonts: the words must become more Vietnamese by it.
This module refuses to know documents.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archiveviewer.vietnamese.legacy import score
from archiveviewer.vietnamese.legacy_tables import VIETNAMESE, WINDOWS_1252

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from archiveviewer.readers.office.paragraphs import Run
    from archiveviewer.vietnamese.legacy_tables import Encoding

_FAMILIES = (("tcvn3", re.compile(r"\.vn", re.IGNORECASE)), ("vni", re.compile(r"vni\b", re.IGNORECASE)),
             ("vps", re.compile(r"vps", re.IGNORECASE)))  # fmt: skip
_ENCODINGS = {encoding.name: encoding for encoding in VIETNAMESE}
_UNICODE = re.compile("[ĂăĐđĨĩŨũƠơƯư\u0300-\u036f\u1ea0-\u1ef9]")
_SAMPLE = 20_000


def encoding_of(font: str) -> Encoding | None:
    """The encoding that a font of this name draws; None for any font of Unicode."""
    for name, family in _FAMILIES:
        if family.match(font):
            return _ENCODINGS.get(name)
    return None


def believed(paragraphs: Iterable[Sequence[Run]]) -> frozenset[str]:
    """The encodings that the fonts of a document name and its words bear out."""
    samples: dict[str, list[str]] = {}
    for runs in paragraphs:
        for run in runs:
            encoding = encoding_of(run.font) if not run.text.isascii() else None
            if encoding is not None and not _UNICODE.search(run.text):
                samples.setdefault(encoding.name, []).append(_as_letters(run.text))
    return frozenset(name for name, texts in samples.items() if _is_better(_ENCODINGS[name], " ".join(texts)[:_SAMPLE]))


def _as_letters(text: str) -> str:
    """Word keeps the letters of a font that it takes for a font of symbols at U+F020 to U+F0FF."""
    return text.translate(_SYMBOLS)


_SYMBOLS = {0xF000 + byte: WINDOWS_1252.table[byte] for byte in range(0x20, 0x100)}


def _is_better(encoding: Encoding, text: str) -> bool:
    return (score(encoding.reread(text)) or 0.0) > (score(text) or 0.0)


def text_of(runs: Sequence[Run], names: frozenset[str]) -> str:
    """The text of a paragraph, with the runs of the encodings `names` read as such.

    The capitals of TCVN3 are small letters in a font whose name ends in H.
    """
    if not names or _UNICODE.search("".join(run.text for run in runs if encoding_of(run.font))):
        return "".join(run.text for run in runs)
    return "".join(_reread(run, names) for run in runs)


def _reread(run: Run, names: frozenset[str]) -> str:
    encoding = encoding_of(run.font)
    if encoding is None or encoding.name not in names:
        return run.text
    text = encoding.reread(_as_letters(run.text))
    return text.upper() if encoding.name == "tcvn3" and run.font.rstrip().endswith("H") else text
