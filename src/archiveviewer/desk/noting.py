"""What a person noted of the articles of a collection, as text for others. A desk and a collection's name come in;
texts by the ids of articles go out. It refuses to know as what they are exported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archiveviewer.desk import Desk
    from archiveviewer.desk.collections import Filed


def noted(desk: Desk, name: str) -> dict[str, str]:
    """The notes of the collections of that name and of those in them, each with the passages that were marked in its
    article; by the ids that articles have in their own archive, and beside others. Raises DeskError.
    """
    found: dict[str, str] = {}
    filed = (one for each in desk.collections.named(name) for one in desk.collections.filed(each.id, deep=True))
    for one in filed:
        if text := "\n\n".join(_told(desk, one)):
            for article in (one.reference.seen(""), one.reference.article):
                found.setdefault(article, text)
    return found


def _told(desk: Desk, filed: Filed) -> Iterator[str]:
    """The note on why an article is there, then each passage with its own note below."""
    if filed.clipping.note:
        yield filed.clipping.note
    for passage in desk.passages.of(filed.reference):
        yield f"“{passage.quote}”" + (f"\n— {passage.note}" if passage.note else "")
