"""What a person should look at in files that were read. Articles come in; their flaws go out.

Readers note many things. Here is decided which of them are worth a librarian's time: text that may be wrong or is
not all there, an article without a name or a day of its own. That pictures were left out, or stand where nobody knows,
is no flaw. It refuses to know any format.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

import msgspec

from archiveviewer.vietnamese.encodings import MIXED, UNCERTAIN

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from archiveviewer.article import Article

REASONS = (
    "encoding-uncertain", "encodings-mixed", "characters-lost", "cut", "partly-damaged", "poor-scan", "no-article",
    "title-made", "date-missing",
)  # fmt: skip
"""The words for flaws."""
MANY = 20
"""So many articles of a file, or files of a folder, that have the same flaw are told together."""
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


class Flaw(msgspec.Struct, frozen=True, array_like=True):
    """Something to look at in one file: `reason` is one of `REASONS`. `article` is the number of the article in its
    file, -1 for many, `count` how many have it. `encoding` and `score` are the guess and how sure it is.
    """

    reason: str
    detail: str = ""
    member: str = ""
    article: int = -1
    encoding: str = ""
    score: float = 1.0
    count: int = 1


def flaws_of(article: Article) -> tuple[Flaw, ...]:
    """The flaws of one article; its number is not known here."""
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
    score = round(where.confidence, 3)
    return tuple(Flaw(reason, detail, where.member, -1, where.encoding, score) for reason, detail in noted.items())


def of_file(articles: Iterable[Sequence[Flaw]]) -> tuple[Flaw, ...]:
    """The flaws of a file from those of each of its articles. What many of them have is told once."""
    found: dict[str, list[Flaw]] = {}
    for number, flaws in enumerate(articles):
        for flaw in flaws:
            found.setdefault(flaw.reason, []).append(msgspec.structs.replace(flaw, article=number))
    return tuple(flaw for same in found.values() for flaw in (same if len(same) < MANY else [_together(same)]))


def _together(same: list[Flaw]) -> Flaw:
    return msgspec.structs.replace(same[0], member="", article=-1, count=len(same))


def packed(flaws: Sequence[Flaw]) -> str:
    """Flaws as the catalogue keeps them; nothing for none."""
    return msgspec.json.encode(flaws).decode() if flaws else ""


@functools.lru_cache(1024)
def unpacked(text: str) -> tuple[Flaw, ...]:
    """Flaws as they were packed. Raises ValueError for anything else."""
    return msgspec.json.decode(text, type=tuple[Flaw, ...]) if text else ()
