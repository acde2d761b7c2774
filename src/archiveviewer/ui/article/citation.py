"""An article cited in plain text, for a letter or a footnote. Comes in: an article; goes out: one line. It refuses to
invent what the article does not say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from archiveviewer.ui.dates import short_date

if TYPE_CHECKING:
    from archiveviewer.article import Article

translate = QCoreApplication.translate


def citation(article: Article) -> str:
    """Author, “title”, source, date, address: as far as they are known; a guessed date says so."""
    published = article.published
    title = translate("Citation", "“%1”").replace("%1", article.title) if article.title else ""
    known = (
        article.author,
        title,
        article.source or article.credit,
        short_date(published) if published is not None else "",
        article.url,
    )
    return ", ".join(part for part in known if part)
