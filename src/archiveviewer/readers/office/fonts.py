"""Text whose font tells its encoding. Runs with their fonts come in; text goes out.

Before Unicode a Vietnamese font was an encoding: `.VnTime` draws the bytes of TCVN3, `VNI-Times` those of VNI. A name
alone is not believed, for much Unicode text was later set in such fonts: the words must become more Vietnamese by it.
This module refuses to know documents.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archiveviewer.readers.decoding import decided, repair
from archiveviewer.readers.legacy_fonts import encoding_of
from archiveviewer.readers.office.paragraphs import OPTIONAL_HYPHEN
from archiveviewer.vietnamese.legacy import score
from archiveviewer.vietnamese.legacy_tables import VIETNAMESE, WINDOWS_1252

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from archiveviewer.readers.office.paragraphs import Paragraph, Run
    from archiveviewer.vietnamese.legacy_tables import Encoding

_ENCODINGS = {encoding.name: encoding for encoding in VIETNAMESE}
_UNICODE = re.compile("[ĂăĐđĨĩŨũƠơƯư\u0300-\u036f\u1ea0-\u1ef9]")
_SAMPLE = 20_000


def settle_hyphens(paragraphs: Sequence[Paragraph]) -> None:
    """Makes each optional hyphen the letter that it stands for, or nothing."""
    held = [paragraph for paragraph in paragraphs if any(OPTIONAL_HYPHEN in run.text for run in paragraph.runs)]
    if not held:
        return
    letter = "" if any("\u00ad" in run.text for paragraph in paragraphs for run in paragraph.runs) else "\u00ad"
    for paragraph in held:
        paragraph.runs = [run._replace(text=run.text.replace(OPTIONAL_HYPHEN, letter)) for run in paragraph.runs]


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


def read_again(runs: list[Run], names: frozenset[str]) -> list[Run]:
    """The runs of a paragraph, those of the encodings `names` read as such.

    The capitals of TCVN3 are small letters in a font whose name ends in H.
    """
    if not names or _UNICODE.search("".join(run.text for run in runs if encoding_of(run.font))):
        return runs
    return [run._replace(text=_reread(run, names)) for run in runs]


def read_as_decided(runs: list[Run]) -> list[Run]:
    """The runs of a paragraph as a person decided; their fonts are not asked, but for capitals."""
    texts = [_as_letters(run.text) for run in runs]
    whole = "".join(texts)
    if repair(whole).text == whole:
        return runs
    read = [_raised(run, repair(text).text, decided()) for run, text in zip(runs, texts, strict=True)]
    return [run._replace(text=text) for run, text in zip(runs, read, strict=True)]


def _reread(run: Run, names: frozenset[str]) -> str:
    encoding = encoding_of(run.font)
    if encoding is None or encoding.name not in names:
        return run.text
    return _raised(run, encoding.reread(_as_letters(run.text)), encoding.name)


def _raised(run: Run, text: str, encoding: str) -> str:
    return text.upper() if encoding == "tcvn3" and run.font.rstrip().endswith("H") else text
