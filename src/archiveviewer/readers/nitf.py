"""NITF 2.5 to 3.x, the news industry's text format, alone or inside another one. Comes in: bytes, or an element of a
tree. Goes out: the article with what the format states of it; the body is read by the rules for pages.

It refuses to believe that a document holds what its DTD asks for.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archiveviewer.errors import Unreadable
from archiveviewer.readers import markup
from archiveviewer.readers.markup import attribute, children, first, within, words
from archiveviewer.readers.stated import Stated, compose, figure, name_of, when

if TYPE_CHECKING:
    from pathlib import Path

    from archiveviewer.article import Article, Block, Dated
    from archiveviewer.readers.markup import Element

_MOST_MEDIA = 200


def read(path: Path, data: bytes) -> tuple[Article, ...]:
    """The article of a NITF document, or of each if the file holds several."""
    tree = markup.parse(path, data)
    roots = list(markup.outermost(tree.root, "nitf"))
    found = []
    for root in roots:
        member = doc_id(root) if len(roots) > 1 else ""
        stated = facts(root, member=member, encoding=tree.encoding, confidence=tree.confidence, warnings=tree.warnings)
        if article := compose(path, stated):
            found.append(article)
    if not found:
        raise Unreadable(path, "no-article", "NITF without text")
    return tuple(found)


def doc_id(root: Element) -> str:
    """The document's identifier."""
    return attribute(first(root, "doc-id"), "id-string")


def facts(
    root: Element, *, member: str, encoding: str, confidence: float = 1.0, warnings: tuple[str, ...] = ()
) -> Stated:
    """What a document states: the printed head before the file's head."""
    head = next(iter(children(root, "head")), None)
    body = next(iter(children(root, "body")), None)
    top = next(iter(children(body, "body.head")), None)
    content = next(iter(children(body, "body.content")), body)
    lines = first(top, "hedline")
    published, modified = _dates(head, top)
    return Stated(
        reader="nitf",
        member=member,
        title=words(first(lines, "hl1")) or words(first(top, "hedline")) or words(first(head, "title")),
        sapo=_sapo(top, content),
        author=_author(top, head),
        credit=words(first(top, "distributor")),
        source=_source(head, top),
        section=_section(head),
        dateline=_dateline(first(top, "dateline")),
        published=published,
        modified=modified,
        keywords=_keywords(head),
        url=attribute(first(head, "pubdata"), "ex-ref"),
        figures=_figures(content),
        markup=_body(lines, content, body),
        encoding=encoding,
        confidence=confidence,
        warnings=warnings,
    )


def _body(lines: Element | None, content: Element | None, body: Element | None) -> str:
    """The body as markup: a second headline, the dateline the text lacks, the text, and what is said at its end."""
    second = [f"<h2>{_escaped(words(line))}</h2>" for line in children(lines, "hl2") if words(line)]
    text = _unwrapped(markup.as_html(content)) if content is not None else ""
    ends = [markup.as_html(end) for end in children(body, "body.end")]
    return "".join((*second, text, *(f"<p>{end}</p>" for end in ends if end.strip())))


_PARAGRAPH = re.compile(r"(?<=<p>)[^<>]*(?:<br>[^<>]*)+(?=</p>)")
_SHORTEST_WRAPPED, _LONGEST_WRAPPED = 45, 90


def _unwrapped(text: str) -> str:
    """The text without the line ends that a teleprinter needed: breaks after lines that are all about as long."""
    return _PARAGRAPH.sub(lambda match: _joined(match.group().split("<br>")), text)


def _joined(lines: list[str]) -> str:
    kept = [line.strip() for line in lines if line.strip()]
    wrapped = all(_SHORTEST_WRAPPED <= len(line) <= _LONGEST_WRAPPED for line in kept[:-1])
    return (" " if wrapped else "<br>").join(kept)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _sapo(top: Element | None, content: Element | None) -> str:
    """The abstract, unless it only repeats the headline or is a piece cut from the opening of the text."""
    abstract = words(first(top, "abstract"))
    title = words(first(top, "hl1"))
    opening = words(first(content, "p"))
    cut = opening != abstract and opening.startswith(abstract)
    return "" if abstract == title or cut else abstract


def _dateline(line: Element | None) -> str:
    """The place that a text is dated from; its date stands elsewhere."""
    place = words(first(line, "city")) or words(first(line, "location"))
    return place or ("" if first(line, "story.date") is not None else words(line))


def _author(top: Element | None, head: Element | None) -> str:
    names = []
    for line in children(top, "byline"):
        persons = [words(person) for person in within(line, "person")]
        names.append(", ".join(filter(None, persons)) or name_of(_without_titles(line)))
    named = ", ".join(dict.fromkeys(filter(None, names)))
    if named:
        return named
    written = [one for one in within(head, "revision-history") if attribute(one, "function") == "writer-author"]
    return attribute(written[0], "name") if written else ""


def _without_titles(line: Element) -> str:
    """A by-line without its writer's title, which stands in an element of its own."""
    title = words(first(line, "byttl"))
    return words(line).removesuffix(title).strip() if title else words(line)


def _source(head: Element | None, top: Element | None) -> str:
    pubdata = attribute(first(head, "pubdata"), "name")
    named = attribute(first(head, "from-src"), "src-name")
    holder = attribute(first(head, "doc.copyright"), "holder")
    return pubdata or holder or named or words(first(first(top, "distributor"), "org"))


def _section(head: Element | None) -> str:
    """What the publisher calls its section, or the first subject."""
    pubdata = attribute(first(head, "pubdata"), "position.section")
    if pubdata:
        return pubdata
    subject = first(head, "tobject.subject")
    return attribute(subject, "tobject.subject.type", "tobject.subject.matter", "tobject.subject.detail")


def _keywords(head: Element | None) -> tuple[str, ...]:
    keys = [attribute(one, "key") for one in within(head, "keyword")]
    names = ("tobject.subject.type", "tobject.subject.matter", "tobject.subject.detail")
    keys += [attribute(one, name) for one in within(head, "tobject.subject") for name in names]
    return tuple(dict.fromkeys(filter(None, keys)))


def _dates(head: Element | None, top: Element | None) -> tuple[Dated | None, Dated | None]:
    """When it was published, and when it was changed after that."""
    names = ("date.release", "date.issue")
    stated = [attribute(first(head, name), "norm") for name in names]
    printed = attribute(first(top, "story.date"), "norm") or words(first(top, "story.date"))
    published = when(attribute(first(head, "pubdata"), "date.publication"), *stated, printed)
    changed = [attribute(one, "norm") for one in within(head, "revision-history")]
    latest = max(filter(None, map(when, changed)), key=lambda dated: dated.value, default=None)
    return published, latest if latest and published and latest.value > published.value else None


def _figures(content: Element | None) -> tuple[Block, ...]:
    found = []
    for media in list(within(content, "media"))[:_MOST_MEDIA]:
        if caption := words(first(media, "media-caption")):
            source = attribute(first(media, "media-reference"), "source")
            found.append(figure(caption, credit=words(first(media, "media-producer")), image=source))
    return tuple(found)
