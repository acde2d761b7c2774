"""What a person should look at in files that were read. Articles come in; their flaws go out, and how they are kept.

What counts as one is decided in `index.flaws`. It refuses to know any format.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import msgspec

from archiveviewer.index.flaws import flaws

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from archiveviewer.article import Article

MANY = 20
"""So many articles of a file, or files of a folder, that have the same flaw are told together."""


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
    score = round(where.confidence, 3)
    return tuple(
        Flaw(reason, detail, where.member, -1, where.encoding, score) for reason, detail in flaws(article).items()
    )


def of_file(articles: Iterable[Sequence[Flaw]]) -> tuple[Flaw, ...]:
    """The flaws of a file from those of each of its articles. What many of them have is told once."""
    found: dict[str, list[Flaw]] = {}
    for number, noted in enumerate(articles):
        for flaw in noted:
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
