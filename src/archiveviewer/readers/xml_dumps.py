"""Dumps of articles in XML of a publishing system's own making. Comes in: bytes. Goes out: an article for each element
whose children are named like an article's facts, by the table of keys that JSON dumps are read with.

It refuses to take any other XML for articles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archiveviewer.errors import Unreadable
from archiveviewer.readers import dumps, keys, markup
from archiveviewer.readers.json_values import key_of
from archiveviewer.readers.stated import MOST_ARTICLES

if TYPE_CHECKING:
    from pathlib import Path

    from archiveviewer.article import Article
    from archiveviewer.readers.markup import Element

_MOST_FACTS = 200


def read(path: Path, data: bytes) -> tuple[Article, ...]:
    """The articles of a dump."""
    tree = markup.parse(path, data)
    found = []
    known = keys.current()
    for element in tree.root.iter(tag=markup.ELEMENTS):
        if not 1 < len(element) <= _MOST_FACTS:
            continue
        if not known.may_be_of_an_article({key_of(markup.name(child)) for child in element}):
            continue
        if known.holds_article(facts := _facts(element)):
            found.append(facts)
        if len(found) > MOST_ARTICLES:
            raise Unreadable(path, "too-large", f"more than {MOST_ARTICLES} articles")
    return dumps.articles(path, found, encoding=tree.encoding, warnings=tree.warnings, reader="xml")


def _facts(element: Element) -> dict[str, object]:
    """The children that hold text or markup by their plain names; where a name repeats, all of them."""
    found: dict[str, object] = {}
    for child in element.iterchildren(tag=markup.ELEMENTS):
        value = _value(child)
        key = key_of(markup.name(child))
        if not value or not key:
            continue
        before = found.get(key)
        if before is None:
            found[key] = value
        else:
            found[key] = [*(before if isinstance(before, list) else [before]), value]
    return found


def _value(child: Element) -> str:
    if len(child) and any(markup.name(inner) in {"p", "div", "h2", "br"} for inner in child):
        return markup.as_html(child)
    return "".join(map(str, child.itertext())).strip()
