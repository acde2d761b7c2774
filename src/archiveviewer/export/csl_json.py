"""Articles for citation processors (Zotero, Pandoc, citeproc), as CSL-JSON. Articles come in, an item of each goes out.

Authors are `literal`: no processor turns Vietnamese names round.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from archiveviewer.export.facts import facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from archiveviewer.article import Article


def csl_json(articles: Iterable[Article]) -> Iterator[str]:
    """A JSON list of some articles, an item a line."""
    yield "["
    for number, article in enumerate(articles):
        yield (",\n" if number else "\n") + json.dumps(item(article, number), ensure_ascii=False)
    yield "\n]\n"


def item(article: Article, number: int = 0) -> dict[str, Any]:
    """An article as one item; what is not known is left out. `number` names the one that has no id."""
    known = facts(article)
    issued: dict[str, Any] = {"date-parts": [list(known.day)]} if known.day else {}
    if known.written_day:
        issued = {"literal": known.written_day}
    if issued and known.guessed:
        issued["circa"] = True
    told = {
        "title": known.title,
        "author": [{"literal": author} for author in known.authors],
        "container-title": known.newspaper,
        "issued": issued,
        "section": known.section,
        "page": known.pages.replace("–", "-"),
        "URL": known.url,
        "abstract": known.sapo,
        "keyword": ", ".join(known.keywords),
        "archive_location": known.id,
        "language": known.language,
    }
    given = {name: value for name, value in told.items() if value}
    return {"id": known.id or f"article-{number + 1}", "type": "article-newspaper", **given}
