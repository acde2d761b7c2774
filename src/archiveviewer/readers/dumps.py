"""Dumps of articles in JSON or a JSON object a line, as publishing systems and their exports write them, JSON Feed and
schema.org among them. Comes in: bytes. Goes out: an article for each object that holds one.

Which keys tell what, `keys` knows by a list that a newsroom can edit. A key is compared without case, accents and
marks. It refuses to guess from values what a key means.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from archiveviewer.article import Link, LinkList
from archiveviewer.errors import Unreadable
from archiveviewer.readers import json_values, keys, ninjs
from archiveviewer.readers.json_values import date_of, first, names_of, plainly, text_of, texts_of
from archiveviewer.readers.stated import (
    MOST_ARTICLES,
    Stated,
    compose,
    figure,
    is_markup,
    member_names,
    nameless,
    one_line,
)

if TYPE_CHECKING:
    from pathlib import Path

    from archiveviewer.article import Article, Block
    from archiveviewer.readers.keys import Keys

_OF_CAPTIONS = ("caption", "chuthich", "description", "descriptiontext", "alt", "title", "text")
_OF_PLACES = ("url", "src", "href", "contenturl", "image", "link", "path")
_MOST_FIGURES = 300


def read(path: Path, data: bytes) -> tuple[Article, ...]:
    """The articles of a dump. An object that holds none is no error as long as any does."""
    values, encoding, warnings = json_values.documents(path, data)
    holds_article = keys.current().holds_article
    found = [one for value in values for one in json_values.objects(value, holds_article)]
    if len(found) > MOST_ARTICLES:
        raise Unreadable(path, "too-large", f"more than {MOST_ARTICLES} articles")
    return articles(path, found, encoding=encoding, warnings=warnings)


def articles(
    path: Path, found: list[dict[str, object]], *, encoding: str, warnings: tuple[str, ...], reader: str = "json"
) -> tuple[Article, ...]:
    """The articles of objects with plain keys. Raises `Unreadable` where none is one."""
    known = keys.current()
    wanted = [_name(one, known) for one in found]
    names = member_names(wanted) if len(found) > 1 else [""] * len(found)
    read_ones = []
    for one, member in zip(found, names, strict=True):
        if ninjs.is_ninjs(one):
            stated = ninjs.facts(one, member=member, encoding=encoding, warnings=warnings)
        else:
            stated = _facts(one, known, reader, member=member, encoding=encoding, warnings=warnings)
        if article := compose(path, stated):
            read_ones.append(article)
    if not read_ones:
        raise Unreadable(path, "no-article", f"{reader.upper()} without articles")
    return tuple(read_ones)


def _name(one: dict[str, object], known: Keys) -> str:
    stated = text_of(known.value(one, "id") or known.value(one, "url"))
    return stated or nameless(*(text_of(known.value(one, fact)) for fact in ("title", "published", "author")))


def _facts(
    one: dict[str, object], known: Keys, reader: str, *, member: str, encoding: str, warnings: tuple[str, ...]
) -> Stated:
    def of(field: str) -> object:
        return known.value(one, field)

    text, markup = _body(one, known)
    return Stated(
        reader=reader,
        member=member,
        title=text_of(of("title")),
        kicker=text_of(of("kicker")),
        sapo=text_of(of("sapo")),
        author=names_of(of("author")),
        credit=text_of(of("credit")),
        source=text_of(of("source")),
        section=text_of(of("section")),
        published=date_of(of("published")),
        modified=date_of(of("modified")),
        keywords=tuple(texts_of(of("keywords"))),
        url=text_of(of("url")),
        related=_related(of("related"), known),
        figures=_figures(one, known),
        text=text,
        markup=markup,
        encoding=encoding,
        warnings=warnings,
    )


def _body(one: dict[str, object], known: Keys) -> tuple[str, str]:
    """The body as text or as markup; of a list each item is a paragraph, or what it says it is."""
    value = known.value(one, "body")
    if isinstance(value, dict):
        value = first(plainly(value), (*known.of("body"), "rendered", "value"))
    if isinstance(value, list):
        headings = one.get("headings")
        numbers = {at for at in headings if isinstance(at, int)} if isinstance(headings, list) else set()
        return "", "".join(_piece(piece, heading=at in numbers) for at, piece in enumerate(value))
    text = text_of(value)
    return ("", text) if is_markup(text) else (text, "")


_TAGS = {
    "heading": "h2",
    "header": "h2",
    "subtitle": "h2",
    "title": "h2",
    "quote": "blockquote",
    "blockquote": "blockquote",
}
_PICTURES = ("image", "photo", "figure", "picture", "media")


def _piece(piece: object, *, heading: bool) -> str:
    """One paragraph, heading, quotation or picture of a body that is a list."""
    plain = plainly(piece)
    kind = text_of(first(plain, ("type", "kind", "@type"))).lower()
    if kind.endswith(_PICTURES):
        inner = plainly(plain.get("data")) or plain
        caption, place = text_of(first(inner, _OF_CAPTIONS)), text_of(first(inner, (*_OF_PLACES, "file")))
        return f'<figure><img src="{html.escape(place)}"><figcaption>{html.escape(caption)}</figcaption></figure>'
    text = text_of(plain.get("data") or piece)
    if is_markup(text):
        return text
    tag = "h2" if heading else _TAGS.get(kind, "p")
    return f"<{tag}>{html.escape(text, quote=False)}</{tag}>"


def _figures(one: dict[str, object], known: Keys) -> tuple[Block, ...]:
    """Captions with pictures: side by side in two lists, or in one list of objects."""
    images, captions = known.value(one, "images"), known.value(one, "captions")
    pictures = images if isinstance(images, list) else [images]
    told = captions if isinstance(captions, list) else [captions]
    found = [_figure(picture) for picture in pictures[:_MOST_FIGURES] if isinstance(picture, dict)]
    places = [text_of(picture) for picture in pictures[:_MOST_FIGURES] if isinstance(picture, str)]
    for at, caption in enumerate(map(text_of, told[:_MOST_FIGURES])):
        if caption:
            found.append(figure(caption, image=places[at] if at < len(places) else ""))
    return tuple(block for block in found if block.caption)


def _figure(picture: object) -> Block:
    plain = plainly(picture)
    credit = text_of(first(plain, ("credit", "author", "photographer", "byline", "copyright", "source")))
    return figure(one_line(text_of(first(plain, _OF_CAPTIONS))), credit=credit, image=text_of(first(plain, _OF_PLACES)))


def _related(value: object, known: Keys) -> LinkList | None:
    links = []
    for one in value[:_MOST_FIGURES] if isinstance(value, list) else ():
        title = one_line(text_of(known.value(plainly(one), "title") if isinstance(one, dict) else one))
        if title:
            links.append(Link(title=title, url=text_of(known.value(plainly(one), "url"))))
    return LinkList(links=tuple(links)) if links else None
