"""What in an article a person should look at. An article comes in; words for its flaws go out.

Readers note many things. Here is decided which of them are worth a librarian's time: text that may be wrong or is
not all there, an article without a name or a day of its own. That pictures were left out, or stand where nobody knows,
is no flaw. It refuses to know any format.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archiveviewer.vietnamese.encodings import MIXED, UNCERTAIN

if TYPE_CHECKING:
    from archiveviewer.article import Article

REASONS = (
    "encoding-uncertain", "encodings-mixed", "characters-lost", "cut", "partly-damaged", "poor-scan", "no-article",
    "title-made", "date-missing",
)  # fmt: skip
"""The words for flaws."""
_UNSURE = 0.5
"""An encoding guessed with less confidence is uncertain even if nothing said so."""
_LOWER_CONFIDENCE = frozenset({"encodings-mixed", "characters-lost", "poor-scan"})
"""Flaws that say more of a low confidence than that it is low."""
_LONGEST_DETAIL = 200
_NOTED = (
    ("encoding-uncertain", re.compile(rf"{UNCERTAIN}.*")),
    ("encodings-mixed", re.compile(re.escape(MIXED))),
    ("characters-lost", re.compile(r"\d+ characters replaced")),
    ("cut", re.compile(r"cut\b.*|.*\bcut short")),
    ("partly-damaged", re.compile(r"damaged .*|\d+ lines are no JSON")),
    ("poor-scan", re.compile(r"(?i)(?:scan|ocr)\b.*")),
    ("no-article", re.compile(r"short|doubtful")),
    ("title-made", re.compile(r"no title\b.*|title-from-file-name")),
)  # fmt: skip


def flaws(article: Article) -> dict[str, str]:
    """The flaws of an article, each one of `REASONS` with what was noted of it."""
    where = article.provenance
    noted: dict[str, str] = {}
    for warning in where.warnings:
        reason = next((reason for reason, words in _NOTED if words.fullmatch(warning)), "")
        if reason:
            noted.setdefault(reason, warning[:_LONGEST_DETAIL])
    if where.confidence < _UNSURE and not noted.keys() & _LOWER_CONFIDENCE:
        noted["encoding-uncertain"] = ""
    if article.published is None:
        noted["date-missing"] = ""
    return noted
