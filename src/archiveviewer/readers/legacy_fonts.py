"""Which encoding a font draws. The name of a font, or a page's word for several, comes in; an encoding goes out.

Before Unicode a Vietnamese font was an encoding: `.VnTime` draws the bytes of TCVN3, `VNI-Times` those of VNI. A name
alone is not to be believed: much Unicode text was later set in such fonts. This module refuses to know documents.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archiveviewer.vietnamese.legacy_tables import VIETNAMESE

if TYPE_CHECKING:
    from archiveviewer.vietnamese.legacy_tables import Encoding

_FAMILIES = (
    ("tcvn3", re.compile(r"\.vn", re.IGNORECASE)),
    ("vni", re.compile(r"vni\b", re.IGNORECASE)),
    ("vps", re.compile(r"vps", re.IGNORECASE)),
)
_ENCODINGS = {encoding.name: encoding for encoding in VIETNAMESE}
_FONTS = re.compile(r"""f(?<!\wf)(?:ace\s*=|ont-family\s*:)(?:\s|["']|&quot;)*([^;,"'<>{}&]{2,60})""")
"""One letter to look for is found a hundred times as fast as two words in any letters."""
_SAMPLE = 1 << 18


def encoding_of(font: str) -> Encoding | None:
    """The encoding that a font of this name draws; None for any font of Unicode."""
    for name, family in _FAMILIES:
        if family.match(font):
            return _ENCODINGS.get(name)
    return None


def encoding_named(name: str) -> Encoding:
    """The encoding of a name that `encoding_of_page` gave."""
    return _ENCODINGS[name]


def encoding_of_page(markup: str) -> str:
    """The name of the encoding whose fonts some markup or style, in small letters, names first; nothing where it names
    none.
    """
    for found in _FONTS.finditer(markup[:_SAMPLE]):
        if encoding := encoding_of(found[1].strip()):
            return encoding.name
    return ""
