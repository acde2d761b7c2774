"""Articles that are dragged inside the window. Comes in: ids with what is known of them, or a drag; goes out: the
other.

It refuses what another program made: a drag from elsewhere carries no articles of ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QMimeData

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archiveviewer.results import Hit

ARTICLES = "application/x-archiveviewer-articles"
ROWS = "application/x-archiveviewer-desk-rows"
"""Rows of the desk's own pane, by their places."""


class Carried(msgspec.Struct, frozen=True):
    """An article that is dragged."""

    id: str
    title: str
    date: str = ""
    source: str = ""


def of_hit(hit: Hit) -> Carried:
    """A hit as it is dragged."""
    return Carried(hit.id, hit.title, hit.date.value if hit.date else "", hit.source)


def packed(articles: Sequence[Carried]) -> QMimeData:
    """A drag of articles; other programs get their titles."""
    data = QMimeData()
    data.setData(ARTICLES, msgspec.json.encode(articles))
    data.setText("\n".join(one.title for one in articles))
    return data


def unpacked(data: QMimeData) -> list[Carried]:
    """The articles of a drag."""
    try:
        return msgspec.json.decode(data.data(ARTICLES).data(), type=list[Carried])
    except (msgspec.MsgspecError, ValueError):
        return []
