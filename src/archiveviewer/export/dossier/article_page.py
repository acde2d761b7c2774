"""One article of a dossier as a page. An article comes in, with the places of its pictures; a page goes out.

It has no script. It refuses addresses other than of the web and of this program.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from archiveviewer.export.citing import plain_day
from archiveviewer.export.clippings import source_line
from archiveviewer.export.dossier.sheet import element, escaped, sheet
from archiveviewer.export.facts import facts
from archiveviewer.export.links import link
from archiveviewer.export.wording import Language, worded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from archiveviewer.article import Article, Block
    from archiveviewer.export.dossier.sheet import Dossier


class Around(NamedTuple):
    """The article's number in the dossier, from 1, and whether another one follows."""

    number: int
    followed: bool


def article_page(article: Article, dossier: Dossier, around: Around, pictures: Mapping[int, str]) -> str:
    """A whole article; `pictures` are the places of those that are there, by the numbers of their blocks."""
    language = dossier.language
    body = [
        _ways(around, language),
        "<article>\n",
        element("p", article.kicker, "kicker"),
        element("h1", article.title or worded(language, "untitled")),
        element("p", fact_line(article, language), "facts"),
        element("p", article.sapo, "sapo"),
        *(_block(block, pictures.get(place, ""), language) for place, block in enumerate(article.blocks)),
        element("p", article.credit, "facts"),
        "</article>\n",
        element("aside", dossier.notes.get(article.id, ""), "note"),
        _source(article, dossier),
    ]
    return sheet(article.title, language, "".join(body))


def fact_line(article: Article, language: Language) -> str:
    """By-line, newspaper, section and day."""
    known = facts(article)
    told = (known.by_line, known.newspaper, known.section, plain_day(known, language))
    return " · ".join(filter(None, told))


def _ways(around: Around, language: Language) -> str:
    ways = [("../index.html", "contents")]
    ways += [(f"{around.number - 1}.html", "before")] if around.number > 1 else []
    ways += [(f"{around.number + 1}.html", "after")] if around.followed else []
    anchors = "\n".join(f'<a href="{place}">{escaped(worded(language, key))}</a>' for place, key in ways)
    return f"<nav>\n{anchors}\n</nav>\n"


def _block(block: Block, picture: str, language: Language) -> str:
    match block.kind:
        case "heading":
            return element("h2", block.text)
        case "figure":
            return _figure(block, picture, language)
        case "quote":
            return element("blockquote", block.text)
        case "list":
            items = "".join(element("li", line) for line in block.text.splitlines())
            return f"<ul>\n{items}</ul>\n" if items else ""
        case "table":
            rows = "".join(_row(line) for line in block.text.splitlines())
            return f'<div class="wide"><table>\n{rows}</table></div>\n' if rows else ""
        case _:
            return element("p", block.text)


def _row(line: str) -> str:
    return "<tr>" + "".join(f"<td>{escaped(cell)}</td>" for cell in line.split("\t")) + "</tr>\n"


def _figure(block: Block, picture: str, language: Language) -> str:
    caption = block.caption_and_credit or block.text
    spoken = escaped(caption or worded(language, "picture"))
    shown = f'<img src="{escaped(picture)}" alt="{spoken}" loading="lazy">\n' if picture else ""
    told = element("figcaption", caption if picture else f"[{worded(language, 'picture')}] {caption}".strip())
    return f"<figure>\n{shown}{told}</figure>\n" if picture or caption else ""


def _source(article: Article, dossier: Dossier) -> str:
    known = facts(article)
    line = escaped(source_line(article, dossier.language))
    address = escaped(known.url)
    if known.url:
        line = line.replace(address, f'<a href="{address}" rel="noreferrer">{address}</a>', 1)
    here = escaped(link(dossier.archive, article.id)) if dossier.archive else ""
    opening = f' · <a href="{here}">{escaped(worded(dossier.language, "open-here"))}</a>' if here else ""
    return f'<p class="source">{line}{opening}</p>\n'
