"""Articles that are dragged inside the window. Comes in: ids with what is known of them, or a drag; goes out: the
other.

It refuses what another program made: a drag from elsewhere carries no articles of ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QMimeData, QUrl

from archiveviewer import export
from archiveviewer.article import Article, Provenance
from archiveviewer.ui.translation import exported_language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archiveviewer.results import Hit

ARTICLES = "application/x-archiveviewer-articles"
OWN = "application/x-archiveviewer-own"
"""What is set on all that leaves the window, so that dropping it back there adds no file to the archive."""
ROWS = "application/x-archiveviewer-desk-rows"
"""Rows of the desk's own pane, by their places."""


class Carried(msgspec.Struct, frozen=True):
    """An article that is dragged."""

    id: str
    title: str
    date: str = ""
    source: str = ""
    cited: str = ""
    file: str = ""


def of_hit(hit: Hit) -> Carried:
    """A hit as it is dragged, with a citation and the article's file for other programs."""
    article = Article(
        id=hit.id,
        title=hit.title,
        author=hit.author,
        source=hit.source,
        published=hit.date,
        provenance=Provenance(path=hit.path),
    )
    cited = export.citation(article, "plain", exported_language()).text
    return Carried(hit.id, hit.title, hit.date.value if hit.date else "", hit.source, cited, hit.path)


def packed(articles: Sequence[Carried]) -> QMimeData:
    """A drag of articles; other programs get citations and files."""
    data = QMimeData()
    data.setData(OWN, b"1")
    data.setData(ARTICLES, msgspec.json.encode(articles))
    data.setText("\n".join(one.cited or one.title for one in articles))
    data.setUrls([QUrl.fromLocalFile(one.file) for one in articles if one.file])
    return data


def unpacked(data: QMimeData) -> list[Carried]:
    """The articles of a drag."""
    try:
        return msgspec.json.decode(data.data(ARTICLES).data(), type=list[Carried])
    except (msgspec.MsgspecError, ValueError):
        return []
