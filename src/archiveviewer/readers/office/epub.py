"""EPUB: books and issues packed as pages. A package comes in; an article for each page of its reading order goes out.

Nothing stands around the text of such a page, so it is read like a document: paragraphs, headings, lists, tables. The
book's own date, keywords and publisher help where a page has none. Pages that hold next to nothing (covers, the page of
the title) and tables of contents are no articles. Pictures keep their place.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

import msgspec
from lxml import etree

from archiveviewer.errors import Unreadable
from archiveviewer.readers.html.decoding import decode_page
from archiveviewer.readers.html.page import parse as parse_page
from archiveviewer.readers.html.page import without_controls
from archiveviewer.readers.office import compose
from archiveviewer.readers.office.paragraphs import Document, Look, Paragraph, can_be_shown, is_decoration
from archiveviewer.vietnamese import dates
from archiveviewer.vietnamese.normal import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from archiveviewer.article import Article, Dated
    from archiveviewer.readers.office.packages import Package
    from archiveviewer.readers.text.layout import Kind

_MIMETYPE = "mimetype"
_TYPE = b"application/epub+zip"
_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"
MOST_PAGES = 2000
_UNREADABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffd]")
_MOST_UNREADABLE = 20
MOST_TAGS = 400_000
SHORTEST_PAGE = 20
"""Characters. A page that holds less is a cover."""
LONGEST_ADDRESS = 2000
_PIXELS = re.compile(r"\s*([0-9]{1,5})(?:px)?\s*$")
_PAGE_TYPES = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml"})
_EMPTY_ELEMENT = re.compile(rb"<(?!(?:br|hr|img|input|link|meta|col|area|base|wbr)\b)([A-Za-z][\w:-]{0,30})([^<>]*?)/>")


class _Book(NamedTuple):
    title: str
    pages: tuple[str, ...]
    published: Dated | None
    publisher: str
    keywords: tuple[str, ...]


def is_document(package: Package) -> bool:
    """Whether the package is an EPUB."""
    if _CONTAINER not in package:
        return False
    return _MIMETYPE not in package or package.member(_MIMETYPE).strip().startswith(_TYPE)


def read(path: Path, package: Package) -> tuple[Article, ...]:
    """The articles of a book. Raises `Unreadable`."""
    book = _book(package)
    articles = [
        article for name in book.pages if name in package for article in _articles(path, package, name, book.title)
    ]
    if not articles:
        locked = _ENCRYPTION in package
        raise Unreadable(
            path, "unsupported" if locked else "no-article", "encrypted" if locked else "no page with text"
        )
    told = [article for article in articles if article.blocks or article.sapo]
    return tuple(_with_facts(article, book) for article in told or articles)


def _book(package: Package) -> _Book:
    container = package.xml(_CONTAINER)
    place = next((element.get("full-path", "") for element in container.iter("{*}rootfile")), "")
    root = package.xml(place)
    folder = posixpath.dirname(place)
    manifest = {
        item.get("id", ""): posixpath.normpath(posixpath.join(folder, unquote(item.get("href", ""))))
        for item in root.iter(f"{_OPF}item")
        if item.get("media-type") in _PAGE_TYPES and "nav" not in item.get("properties", "").split()
    }
    pages = [manifest.get(item.get("idref", ""), "") for item in root.iter(f"{_OPF}itemref")]
    if len(pages) > MOST_PAGES:
        raise Unreadable(package.path, "too-large", f"more than {MOST_PAGES} pages", member=place)
    day = next(filter(None, (dates.parse(text) for text in _texts(root, "date"))), None)
    return _Book(
        next(_texts(root, "title"), ""),
        tuple(dict.fromkeys(filter(None, pages))),
        day,
        next(_texts(root, "publisher"), ""),
        tuple(_texts(root, "subject")),
    )


def _texts(root: etree._Element, name: str) -> Iterator[str]:
    texts = (clean(element.text or "").strip() for element in root.iter(f"{_DC}{name}"))
    return (text for text in texts if text)


def _articles(path: Path, package: Package, name: str, title: str) -> tuple[Article, ...]:
    """What a page holds: an article, or nothing if it is a cover or is no page at all."""
    raw = package.member(name)
    if raw.count(b"<") > MOST_TAGS:
        raise Unreadable(path, "too-large", f"more than {MOST_TAGS} tags", member=name)
    data = _EMPTY_ELEMENT.sub(rb"<\1\2></\1>", raw)
    decoded = decode_page(data)
    page = parse_page(without_controls(decoded.text.encode("utf-8", "ignore")))
    if page is None or len(_UNREADABLE.findall(decoded.text)) * _MOST_UNREADABLE > len(decoded.text):
        return ()
    document = Document(paragraphs=_paragraphs(page.root, lambda image: _image(package, name, image)))
    written = sum(len(run.text.strip()) for paragraph in document.paragraphs for run in paragraph.runs)
    if written < SHORTEST_PAGE:
        return ()
    _entitle(document, page.root, title)
    return (compose.article(path, document, "epub", member=name),)


def _entitle(document: Document, root: etree._Element, book: str) -> None:
    """A page without a heading has the title of its head, unless that is the one of the whole book."""
    document.title = clean(root.findtext(".//title") or "").strip()
    headed = any(paragraph.kind == "heading" for paragraph in document.paragraphs[: compose.FRONT])
    if document.title and not headed and document.title != book:
        title = Paragraph(kind="title")
        title.add(document.title, Look())
        document.paragraphs.insert(0, title)


def _with_facts(article: Article, book: _Book) -> Article:
    return msgspec.structs.replace(
        article,
        published=article.published or book.published,
        source=article.source or book.publisher,
        keywords=article.keywords or book.keywords,
    )


# A page as paragraphs --------------------------------------------------------------------------------------------

_KINDS: dict[str, Kind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    "li": "list", "figcaption": "figure", "caption": "figure", "blockquote": "quote", "tr": "table",
}  # fmt: skip
_BLOCKS = frozenset(
    {
        *_KINDS, "p", "div", "section", "article", "header", "footer", "figure", "table", "ul", "ol", "dl", "dt", "dd",
        "body", "br", "hr", "img", "pre",
    }
)  # fmt: skip
_CELLS, _BOLD, _ITALIC = frozenset({"td", "th"}), frozenset({"b", "strong"}), frozenset({"i", "em"})
_BLANKS = re.compile(r"[ \t\r\n]+")
_NOT_READ = frozenset({"script", "style", "head", "svg", "math", "nav"})


def _image(package: Package, page: str, image: etree._Element) -> str:
    """What a picture is called in the package; nothing for one that lies elsewhere or can't be shown."""
    address = (image.get("src") or "")[:LONGEST_ADDRESS].partition("#")[0]
    name = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(address)))
    return name if name in package and can_be_shown(name) else ""


def _side(printed: str | None) -> float | None:
    match = _PIXELS.match(printed or "")
    return int(match[1]) * 0.75 if match else None


def _paragraphs(root: etree._Element, named: Callable[[etree._Element], str]) -> list[Paragraph]:
    """The paragraphs of a page in reading order; a row of a table is one, too. `named` tells a picture's name."""
    found: list[Paragraph] = []
    waiting, bold, italic = Paragraph(), 0, 0
    for element, opens in _visits(root):
        if element.tag in _BLOCKS:
            waiting.kind = "" if opens else _KINDS.get(element.tag, "")
            found.append(waiting)
            if (
                opens
                and element.tag == "img"
                and not is_decoration(_side(element.get("width")), _side(element.get("height")))
            ):
                found.append(Paragraph())
                found[-1].show(named(element))
            waiting = Paragraph()
        step = 1 if opens else -1
        bold += step * (element.tag in _BOLD)
        italic += step * (element.tag in _ITALIC)
        look = Look(bold=bold > 0, italic=italic > 0)
        if not opens and element.tag in _CELLS:
            waiting.add("\t", look)
        waiting.add(_BLANKS.sub(" ", (element.text if opens else element.tail) or ""), look)
    return [paragraph for paragraph in found if not paragraph.empty]


def _visits(root: etree._Element) -> Iterator[tuple[etree._Element, bool]]:
    """Every element that is read, when it opens and when it closes."""
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "start" and element.tag in _NOT_READ:
            walk.skip_subtree()
        else:
            yield element, event == "start"
