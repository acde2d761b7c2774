"""NewsML-G2, items alone and in messages and packages. Comes in: bytes. Goes out: an article for each news item that
holds text, and for each picture with a caption; where a message holds one text, its pictures are that text's figures.

Concepts, knowledge, events and plans are no articles, nor is a package that only names items. It refuses to follow a
reference to anything outside the file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from archiveviewer.errors import Unreadable
from archiveviewer.readers import lines, markup, nitf
from archiveviewer.readers.markup import attribute, children, first, name, within, words
from archiveviewer.readers.stated import MOST_ARTICLES, Stated, compose, figure, is_markup, member_names, name_of, when

if TYPE_CHECKING:
    from pathlib import Path

    from archiveviewer.article import Article, Block, Dated
    from archiveviewer.readers.markup import Element, Tree

_PICTURES = ("picture", "graphic", "photo")
_PEOPLE_AND_PLACES = ("person", "organisation", "geoarea", "poi", "city", "country")
_SECTIONS = ("department", "category", "section")
_MOST_FIGURES = 200


def read(path: Path, data: bytes) -> tuple[Article, ...]:
    """The articles of a document."""
    tree = markup.parse(path, data)
    root = tree.root
    items = list(markup.outermost(root, "newsitem"))
    if len(items) > MOST_ARTICLES:
        raise Unreadable(path, "too-large", f"more than {MOST_ARTICLES} items")
    pictures = [item for item in items if _is_picture(item)]
    texts = [item for item in items if not _is_picture(item)]
    if len(texts) == 1 and pictures:
        found = _articles(path, tree, texts, tuple(map(_figure, pictures))[:_MOST_FIGURES])
    else:
        found = _articles(path, tree, items, ())
    if not found:
        raise Unreadable(path, "no-article", f"NewsML-G2 without text: {name(root)}")
    return found


def _articles(path: Path, tree: Tree, items: list[Element], figures: tuple[Block, ...]) -> tuple[Article, ...]:
    names = member_names(attribute(item, "guid") for item in items) if len(items) > 1 else [""] * len(items)
    found = []
    for item, member in zip(items, names, strict=True):
        stated = _facts(item, tree)
        shown = (*figures, *((_figure(item),) if _is_picture(item) else ()))
        stated = msgspec.structs.replace(stated, member=member, figures=(*stated.figures, *shown))
        if article := compose(path, stated):
            found.append(article)
    return tuple(found)


def _is_picture(item: Element) -> bool:
    kind = attribute(first(item, "itemclass"), "qcode", "uri").lower()
    return kind.endswith(_PICTURES) and first(item, "inlinexml") is None


def _facts(item: Element, tree: Tree) -> Stated:
    """What an item states; what it leaves open, the NITF inside it may tell."""
    document = first(first(item, "contentset"), "nitf")
    inner = Stated(reader="")
    if document is not None:
        inner = nitf.facts(document, member="", encoding=tree.encoding)
    about, meta = first(item, "itemmeta"), first(item, "contentmeta")
    published, modified = _dates(about, meta)
    text, marked_up = ("", inner.markup) if document is not None else _content(item)
    return Stated(
        reader="newsml-g2",
        title=_headline(meta) or inner.title or words(first(about, "title")),
        sapo=_described(meta, "summary", "teaser") or inner.sapo,
        author=_author(meta) or inner.author,
        credit=words(first(meta, "creditline")).rstrip("–- "),
        source=_source(item, about, meta) or inner.source,
        section=_section(meta) or inner.section,
        dateline=words(first(meta, "dateline")) or inner.dateline,
        published=published or inner.published,
        modified=modified,
        keywords=_keywords(meta) or inner.keywords,
        url=inner.url,
        figures=inner.figures,
        text=text or ("" if marked_up or _is_picture(item) else _all_described(meta)),
        markup=marked_up,
        encoding=tree.encoding,
        confidence=tree.confidence,
        warnings=tree.warnings,
    )


def _headline(meta: Element | None) -> str:
    lines = children(meta, "headline")
    main = [line for line in lines if "sub" not in attribute(line, "role").lower()]
    return words(next(iter(main or lines), None))


def _described(meta: Element | None, *roles: str) -> str:
    found = (one for one in children(meta, "description") if attribute(one, "role").lower().endswith(roles))
    return words(next(found, None))


def _all_described(meta: Element | None) -> str:
    """All descriptions of an item that holds no text, as of a film."""
    return "\n\n".join(text for one in children(meta, "description") if (text := words(one)))


def _author(meta: Element | None) -> str:
    """The by-line, or creators that have a name and not only a login."""
    by = [name_of(words(one)) for one in children(meta, "by")]
    named = [words(first(one, "name")) for one in children(meta, "creator")]
    return ", ".join(dict.fromkeys(filter(None, by))) or ", ".join(one for one in named if lines.is_name(one))


def _source(item: Element, about: Element | None, meta: Element | None) -> str:
    places = (
        *children(meta, "infosource"),
        *children(about, "provider"),
        *within(first(item, "rightsinfo"), "copyrightholder"),
    )
    named = next((text for one in places if (text := words(first(one, "name")) or attribute(one, "literal"))), "")
    code = next((text for one in places if (text := attribute(one, "qcode").rpartition(":")[2])), "")
    return named or code


def _subjects(meta: Element | None) -> list[tuple[str, str]]:
    """The kind and the name of each subject, people and places left out."""
    found = []
    for one in children(meta, "subject"):
        kind = f"{attribute(one, 'type')} {attribute(one, 'qcode')}".lower()
        names = [called for called in children(one, "name") if "mnemonic" not in attribute(called, "role")]
        if names and not kind.partition(" ")[0].endswith(_PEOPLE_AND_PLACES):
            found.append((kind, words(names[0])))
    return found


def _section(meta: Element | None) -> str:
    subjects = _subjects(meta)
    marked = [called for kind, called in subjects if any(word in kind for word in _SECTIONS)]
    return next(iter((*marked, *(called for _, called in subjects))), "")


def _keywords(meta: Element | None) -> tuple[str, ...]:
    stated = [words(one) for one in children(meta, "keyword", "slugline")]
    return tuple(dict.fromkeys(filter(None, (*stated, *(called for _, called in _subjects(meta))))))


def _dates(about: Element | None, meta: Element | None) -> tuple[Dated | None, Dated | None]:
    """When the content was made, and its last version if that is later."""
    created = when(words(first(meta, "contentcreated")), words(first(about, "firstcreated")))
    versions = (words(first(meta, "contentmodified")), words(first(about, "versioncreated")))
    last = max(filter(None, map(when, versions)), key=lambda dated: dated.value, default=None)
    if created is None:
        return last, None
    return created, last if last and last.value > created.value else None


# The content -----------------------------------------------------------------------------------------------------


def _content(item: Element) -> tuple[str, str]:
    """Text or markup of an item."""
    content = first(item, "contentset")
    inline = first(content, "inlinexml")
    if inline is not None and len(inline):
        body = first(inline, "body")
        whole = body if body is not None else inline
        _drop_head(whole)
        return "", markup.as_html(whole)
    data = [("".join(map(str, one.itertext())), attribute(one, "contenttype")) for one in within(content, "inlinedata")]
    text, kind = max(data, key=lambda one: len(one[0]), default=("", ""))
    return ("", text) if "html" in kind or is_markup(text) else (text, "")


def _drop_head(body: Element) -> None:
    """Takes away the head of a page inside an item: it repeats what the item states."""
    for head in children(body, "header"):
        if first(head, "h1") is not None:
            tail = head.tail or ""
            head.clear()
            head.tail = tail


def _figure(item: Element) -> Block:
    meta = first(item, "contentmeta")
    caption = _described(meta, "caption") or _described(meta, "summary") or _all_described(meta) or _headline(meta)
    places = [attribute(one, "href") for one in within(item, "remotecontent")]
    image = next((href for href in places if href.startswith(("http://", "https://"))), "")
    return figure(caption, credit=words(first(meta, "creditline")) or _author(meta), image=image)
