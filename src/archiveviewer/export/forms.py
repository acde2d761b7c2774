"""Every form that articles can be written in as one file. Articles and a form come in; pieces of text go out, so that
no number of articles has to be held at once.

It refuses to know where the file lies (`saving`); the dossier, which is a folder, is made by `dossier`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from archiveviewer.export.bibtex import bibtex
from archiveviewer.export.citing import STYLES, citation
from archiveviewer.export.clippings import clipping
from archiveviewer.export.csl_json import csl_json
from archiveviewer.export.ris import ris
from archiveviewer.export.tables import table
from archiveviewer.export.wording import worded
from archiveviewer.vietnamese.normal import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from archiveviewer.article import Article
    from archiveviewer.export.wording import Language

Form = Literal["ris", "bibtex", "csl-json", "plain", "apa", "chicago", "tcvn", "csv", "text"]
FORMS: tuple[Form, ...] = get_args(Form)
SUFFIXES: dict[str, str] = {
    "ris": ".ris",
    "bibtex": ".bib",
    "csl-json": ".json",
    "csv": ".csv",
    **dict.fromkeys((*STYLES, "text"), ".txt"),
}
_RULE = "\n" + "—" * 40 + "\n\n"
"""What stands between two clippings."""


def written(
    articles: Iterable[Article], form: Form, language: Language = "vi", notes: Mapping[str, str] | None = None
) -> Iterator[str]:
    """Articles in a form, in their order; plain text with what was noted of them, by their ids."""
    match form:
        case "ris":
            return map(ris, articles)
        case "bibtex":
            return bibtex(articles)
        case "csl-json":
            return csl_json(articles)
        case "csv":
            return table(articles)
        case "text":
            return _clippings(articles, language, notes or {})
        case _:
            return (f"{citation(article, form, language).text}\n" for article in articles)


def _clippings(articles: Iterable[Article], language: Language, notes: Mapping[str, str]) -> Iterator[str]:
    for number, article in enumerate(articles):
        yield _RULE if number else ""
        yield clipping(article, language)
        if note := clean(notes.get(article.id, "")).strip():
            yield f"\n[{worded(language, 'note')}]\n{note}\n"
