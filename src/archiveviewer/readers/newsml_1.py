"""NewsML 1.0 to 1.2, as agencies sent it from 2000 on. Comes in: bytes. Goes out: an article for each text of a news
item that has a headline of its own, with the item's pictures as its figures; a picture alone with its caption is one.

It refuses to follow a reference to another item, and to take codes of subjects for words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from archiveviewer.errors import Unreadable
from archiveviewer.readers import markup, nitf
from archiveviewer.readers.markup import attribute, children, first, name, within, words
from archiveviewer.readers.stated import (
    MOST_ARTICLES,
    Stated,
    compose,
    figure,
    is_markup,
    member_names,
    name_of,
    nameless,
    when,
)

if TYPE_CHECKING:
    from pathlib import Path

    from archiveviewer.article import Article, Block, Dated
    from archiveviewer.readers.markup import Element, Tree

_MOST_FIGURES = 200
_IN_TEXT = frozenset({"text", "complextext", ""})
_SHOWN = ("main", "highdef", "preview", "quicklook", "thumbnail", "")
"""In which form a picture is looked for, best first."""


def read(path: Path, data: bytes) -> tuple[Article, ...]:
    """The articles of a document."""
    tree = markup.parse(path, data)
    stated = [one for item in markup.outermost(tree.root, "newsitem") for one in _of_item(item, tree)]
    if len(stated) > MOST_ARTICLES:
        raise Unreadable(path, "too-large", f"more than {MOST_ARTICLES} texts")
    names = member_names(one.member or nameless(one.title) for one in stated) if len(stated) > 1 else [""] * len(stated)
    named = (msgspec.structs.replace(one, member=name) for one, name in zip(stated, names, strict=True))
    found = tuple(article for one in named if (article := compose(path, one)))
    if not found:
        raise Unreadable(path, "no-article", "NewsML without text")
    return found


def _of_item(item: Element, tree: Tree) -> list[Stated]:
    """What each text of an item states; the item's pictures go with the first."""
    figures = tuple(_figures(item))
    texts = [content for content in within(item, "datacontent") if _is_text(content)]
    by_headline: dict[str, list[Element]] = {}
    for content in texts:
        by_headline.setdefault(_headline(content), []).append(content)
    shared = _shared(item, tree)
    found = [_stated(item, max(alike, key=_length), shared) for alike in by_headline.values()]
    if found:
        return [msgspec.structs.replace(found[0], figures=(*found[0].figures, *figures)), *found[1:]]
    return [msgspec.structs.replace(_stated(item, None, shared), figures=figures)] if figures else []


def _length(content: Element) -> int:
    return len(words(content))


def _component(element: Element | None) -> Element | None:
    """The news component an element lies in."""
    while element is not None and name(element) != "newscomponent":
        element = element.getparent()
    return element


def _role(element: Element | None) -> str:
    component = _component(element)
    roles = children(component, "role")
    return attribute(roles[0], "formalname").lower() if roles else ""


def _is_text(content: Element) -> bool:
    kind = attribute(next(iter(children(content.getparent(), "mediatype")), None), "formalname").lower()
    return kind in _IN_TEXT and _role(content) != "caption" and bool(words(content))


def _line(element: Element | None, *names: str) -> str:
    """A printed line of the nearest component around an element that has it."""
    component = _component(element)
    while component is not None:
        lines = children(component, "newslines")
        found = (text for line in lines for one in children(line, *names) if (text := words(one)))
        if text := next(found, ""):
            return text
        component = _component(component.getparent())
    return ""


def _headline(content: Element | None) -> str:
    return _line(content, "headline") or words(first(content, "hl1"))


def _shared(item: Element, tree: Tree) -> Stated:
    """What an item states of all its texts."""
    published, modified = _dates(item)
    told = [one for one in within(item, "property") if attribute(one, "formalname").lower() == "keyword"]
    return Stated(
        reader="newsml-1",
        member=words(first(item, "publicidentifier")) or words(first(item, "newsitemid")),
        source=_party(item, "source") or _party(item, "provider"),
        published=published,
        modified=modified,
        keywords=tuple(attribute(one, "value") for one in told),
        encoding=tree.encoding,
        confidence=tree.confidence,
        warnings=tree.warnings,
    )


def _stated(item: Element, content: Element | None, shared: Stated) -> Stated:
    """What an item states of one of its texts; what it leaves open, the NITF inside may tell."""
    place = content if content is not None else first(item, "contentitem")
    document = first(content, "nitf")
    inner = nitf.facts(document, member="", encoding="") if document is not None else Stated(reader="")
    text, marked_up = ("", inner.markup) if document is not None else _text(content)
    slug = _line(place, "slugline", "keywordline")
    return msgspec.structs.replace(
        shared,
        title=_headline(place) or inner.title,
        kicker=_line(place, "subheadline") if document is None else "",
        sapo=inner.sapo,
        author=name_of(_line(place, "byline")) or inner.author,
        credit=_line(place, "creditline") or inner.credit,
        source=shared.source or inner.source,
        section=inner.section,
        dateline=_line(place, "dateline") or inner.dateline,
        published=shared.published or inner.published,
        keywords=tuple(dict.fromkeys(filter(None, (*shared.keywords, slug)))) or inner.keywords,
        url=inner.url,
        figures=inner.figures,
        text=text,
        markup=marked_up,
    )


def _text(content: Element | None) -> tuple[str, str]:
    """The content as text or as markup, whether that stands as it is or escaped."""
    if content is None:
        return "", ""
    if len(content):
        inner = first(content, "body.content", "body")
        return "", markup.as_html(inner if inner is not None else content)
    text = content.text or ""
    return ("", text) if is_markup(text) else (text, "")


def _party(item: Element, kind: str) -> str:
    parties = (attribute(first(one, "party"), "formalname") for one in within(item, kind))
    return next(filter(None, parties), "")


def _dates(item: Element) -> tuple[Dated | None, Dated | None]:
    published = when(words(first(item, "firstcreated")), words(first(item, "dateid")))
    last = when(words(first(item, "thisrevisioncreated")))
    return published or last, last if last and published and last.value > published.value else None


def _figures(item: Element) -> list[Block]:
    """The pictures of an item: components that hold one, with what is said of it there or beside it."""
    found: list[Block] = []
    for component in within(item, "newscomponent"):
        if len(found) >= _MOST_FIGURES:
            break
        captions = [one for one in children(component, "newscomponent") if _role(one) == "caption"]
        if not captions:
            continue
        caption = words(first(captions[0], "datacontent")) or _line(captions[0], "headline")
        credit = _own_line(component, "creditline") or _own_line(component, "byline") or _creator(component)
        if caption:
            found.append(figure(caption, credit=credit, image=_image(component)))
    return found


def _own_line(component: Element, kind: str) -> str:
    return next((words(one) for line in children(component, "newslines") for one in children(line, kind)), "")


def _creator(component: Element) -> str:
    about = next(iter(children(component, "administrativemetadata")), None)
    return attribute(first(next(iter(children(about, "creator")), None), "party"), "formalname")


def _image(component: Element) -> str:
    places = {_role(one): attribute(one, "href") for one in within(component, "contentitem") if attribute(one, "href")}
    return next((places[role] for role in (*_SHOWN, *places) if role in places), "")
