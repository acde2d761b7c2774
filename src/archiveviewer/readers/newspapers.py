"""What a newspaper is called. A line of clean text comes in; whether it is a newspaper's name goes out.

It refuses to know particular newspapers: those of the web are known to the reader of pages.
"""

from __future__ import annotations

import re

from archiveviewer.vietnamese.normal import fold

LONGEST_NAME = 6
"""Words of a newspaper's name."""
_KIND = re.compile(r"(?:thoi bao|tap chi|tuan bao|nhat bao|bao|ban tin)\b.{3,40}")
_SMALL = frozenset({"báo", "chí", "tin", "và", "&"})


def is_newspaper(text: str) -> bool:
    """True for "Báo Sông Lô" or "THỜI BÁO MIỀN TÂY"; false for "Báo cáo của Sở", "Bảo Ngọc" and in a sentence."""
    words = text.split()
    if not 1 < len(words) <= LONGEST_NAME or _KIND.fullmatch(fold(" ".join(words))) is None:
        return False
    if fold(words[0]) == "bao" and words[0].lower() not in {"báo", "bao"}:
        return False  # Bảo is a person's name
    return all(word[0].isupper() or word.lower() in _SMALL for word in words)
