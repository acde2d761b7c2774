"""The contents of a dossier as a page: every article, and a search box. Articles come in one by one; a page goes out.

Without scripts the page is the list itself. The texts that are searched stand in it as JSON, in which nothing can end
the element around it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from archiveviewer.export.dossier.article_page import fact_line
from archiveviewer.export.dossier.sheet import asset, element, escaped, sheet
from archiveviewer.export.facts import one_line
from archiveviewer.export.wording import worded
from archiveviewer.vietnamese.normal import clean

if TYPE_CHECKING:
    from archiveviewer.article import Article
    from archiveviewer.export.dossier.sheet import Dossier

LONGEST_TEXT = 40_000
"""Characters of an article that can be searched."""
_LONGEST_SAPO = 300
_IN_SCRIPT = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}


class Contents:
    """The page while it is put together."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._entries: list[str] = []
        self._texts: list[str] = []

    def add(self, article: Article, place: str) -> None:
        """Put an article behind the others; `place` is that of its page."""
        language = self._dossier.language
        title = one_line(article.title) or worded(language, "untitled")
        sapo = one_line(article.sapo)
        shown = sapo if len(sapo) <= _LONGEST_SAPO else sapo[:_LONGEST_SAPO].rsplit(" ", 1)[0] + "…"
        self._entries.append(
            f'<li><a href="{escaped(place)}">{escaped(title)}</a>\n'
            f"{element('p', fact_line(article, language), 'facts')}{element('p', shown)}</li>\n"
        )
        told = (article.kicker, article.title, article.author, article.source, article.sapo)
        texts = [*told, *article.body, *article.captions, self._dossier.notes.get(article.id, "")]
        self._texts.append(clean("\n".join(filter(None, texts)))[:LONGEST_TEXT])

    def page(self) -> str:
        """The page with all that was added."""
        dossier, language = self._dossier, self._dossier.language
        ask = escaped(worded(language, "search-dossier"))
        all_of_them = escaped(worded(language, "articles", len(self._entries)))
        keys = {"all": "articles", "some": "some-of", "none": "none"}
        sentences = " ".join(
            f'data-{name}="{escaped(worded(language, key, len(self._entries)))}"' for name, key in keys.items()
        )
        body = (
            f"{element('h1', dossier.title)}"
            f'<form id="search" role="search" hidden><input type="search" id="question" aria-label="{ask}" '
            f'placeholder="{ask}" autocomplete="off" spellcheck="false"></form>\n'
            f'<p class="count" id="count" role="status" {sentences}>{all_of_them}</p>\n'
            f'<ol class="contents">\n{"".join(self._entries)}</ol>\n'
            f'<script type="application/json" id="texts">{self._json()}</script>\n'
        )
        return sheet(dossier.title, language, body, asset("search.js"))

    def _json(self) -> str:
        return json.dumps(self._texts, ensure_ascii=False).translate(_IN_SCRIPT)
