"""XML from anywhere. Comes in: bytes. Goes out: a tree whose size and depth are bounded, with no entity expanded, no
DTD loaded and nothing fetched; and a few questions that are asked of every tree, all by local names, for namespaces
are often missing or wrong. It refuses to know any vocabulary.
"""

from __future__ import annotations

import html
import html.entities
import io
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from lxml import etree

from archiveviewer.errors import Unreadable
from archiveviewer.readers import decoding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    Element = etree._Element  # noqa: SLF001 — the only name there is for it

SAFE: dict[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "dtd_validation": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}
"""How every reader of XML here has it read: nothing expanded, fetched or validated, and no tree without bounds."""
LARGEST_TREE = 32 * 1024 * 1024
MOST_ELEMENTS = 5_000_000
_NAMED = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,30});")
_HALVES = re.compile(rb"(?:&#(?:x0{0,9}d[89a-f][0-9a-f]{2}|0{0,9}5[5-7][0-9]{3});)+", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


ELEMENTS = etree.Element
"""What to ask a tree's `iter` for, to be given no comments and instructions."""


class Tree(NamedTuple):
    """A parsed document, the encoding it was in, and what was noticed on the way."""

    root: Element
    encoding: str
    confidence: float
    warnings: tuple[str, ...]


def parse(path: Path, data: bytes) -> Tree:
    """The document's tree; of a damaged one what can be read of it. Raises `Unreadable`: too-large or damaged."""
    if len(data) > LARGEST_TREE:
        raise Unreadable(path, "too-large", f"{len(data)} bytes of XML")
    data = _NAMED.sub(_numbered, _truly_encoded(data))
    try:
        return _told(_root(data, recover=False))
    except (etree.XMLSyntaxError, ValueError):
        return _mended(path, data)


_CLAIM = re.compile(rb"""(?:\xef\xbb\xbf)?\s*<\?xml[^>]{0,80}?encoding\s*=\s*["']([\w.-]{1,40})["'][^>]{0,80}>""")


def _truly_encoded(data: bytes) -> bytes:
    """The document without its declaration where that names another encoding, though it is UTF-8 all the same."""
    claim = _CLAIM.match(data)
    if claim is None or claim[1].lower() in {b"utf-8", b"utf8"} or data.isascii():
        return data
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return data
    return data[claim.end() :]


def _told(root: Element) -> Tree:
    return Tree(root, (root.getroottree().docinfo.encoding or "utf-8").lower(), 1.0, ())


def _mended(path: Path, data: bytes) -> Tree:
    """What can be read of a document that breaks the rules, or is in another encoding than it says."""
    decoded = decoding.decode(data)
    text = _DECLARATION.sub("", decoded.text.lstrip("\ufeff")).encode("utf-8", "replace")
    try:
        root = _root(_HALVES.sub(_joined, text), recover=True)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(path, "damaged", "not XML") from error
    if root is None:
        raise Unreadable(path, "damaged", "not XML")
    return Tree(root, decoded.encoding, decoded.confidence, (*decoded.warnings, "damaged XML"))


def _root(data: bytes, *, recover: bool) -> Element:
    return etree.fromstring(data, etree.XMLParser(**SAFE, recover=recover))


def _numbered(match: re.Match[bytes]) -> bytes:
    """HTML's names of letters ("&nbsp;"), which XML does not know, as their numbers."""
    letters = html.entities.html5.get(match[1].decode("ascii") + ";")
    return "".join(f"&#{ord(letter)};" for letter in letters).encode() if letters else match.group()


def _joined(match: re.Match[bytes]) -> bytes:
    """Numbers of halves of characters beyond 16 bits as whole ones where two belong together: no tree holds a half."""
    numbers = (int(one[1:], 16) if one[:1] in b"xX" else int(one) for one in re.findall(rb"&#(\w+);", match.group()))
    whole = "".join(map(chr, numbers)).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return "".join(f"&#{ord(letter)};" for letter in whole).encode()


def streamed(path: Path, data: bytes, names: frozenset[str]) -> Iterator[Element]:
    """Each element of these local names when it is complete; what was given before is emptied, so any length will do.

    A document that breaks off gives what stands before that. Raises `Unreadable` where nothing can be read.
    """
    source = io.BytesIO(_HALVES.sub(_joined, _NAMED.sub(_numbered, data)))
    events = etree.iterparse(source, events=("end",), recover=True, **SAFE)
    seen = 0
    try:
        for _, element in events:
            seen += 1
            if seen > MOST_ELEMENTS:
                raise Unreadable(path, "too-large", f"more than {MOST_ELEMENTS} elements")
            if name(element) in names:
                yield element
                element.clear()
    except (etree.XMLSyntaxError, ValueError) as error:
        if not seen:
            raise Unreadable(path, "damaged", "not XML") from error


# What is asked of a tree -----------------------------------------------------------------------------------------


def name(element: Element) -> str:
    """The element's name without its namespace, in small letters; nothing for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def children(element: Element | None, *names: str) -> list[Element]:
    """The children of these names, in order."""
    return [child for child in element if name(child) in names] if element is not None else []


def within(element: Element | None, *names: str) -> Iterator[Element]:
    """All elements of these names inside, in order."""
    if element is not None:
        yield from (inner for inner in element.iter(etree.Element) if inner is not element and name(inner) in names)


def outermost(root: Element, *names: str) -> Iterator[Element]:
    """The root if it is one of these names, else all such elements in order that lie in no other one."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if name(element) in names:
            yield element
        else:
            waiting.extend(reversed(element))


def first(element: Element | None, *names: str) -> Element | None:
    """The first element of these names inside."""
    return next(within(element, *names), None)


def words(element: Element | None) -> str:
    """The text of an element and all it holds, as one line."""
    if element is None:
        return ""
    return " ".join("".join(map(str, element.itertext())).split())


def attribute(element: Element | None, *names: str) -> str:
    """The first of these attributes that is there, whatever its namespace."""
    if element is None:
        return ""
    found = {str(key).rpartition("}")[2].lower(): str(value).strip() for key, value in element.attrib.items()}
    return next((found[name] for name in names if found.get(name)), "")


# As HTML ---------------------------------------------------------------------------------------------------------

_KEPT = frozenset(
    [
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "table",
        "tr",
        "td",
        "th",
        "blockquote",
        "br",
        "b",
        "strong",
        "em",
        "i",
        "u",
        "a",
        "img",
        "figure",
        "figcaption",
        "pre",
        "hr",
    ]
)
_CALLED = {
    "hl1": "h2",
    "hl2": "h3",
    "subheadline": "h3",
    "bq": "blockquote",
    "block": "div",
    "dl": "ul",
    "dt": "li",
    "dd": "li",
    "div": "div",
    "section": "div",
    "article": "div",
    "caption": "p",
    "thead": "tbody",
    "tbody": "tbody",
    "note": "div",
    "fn": "p",
    "tagline": "p",
    "pre": "pre",
}
_ATTRIBUTES = ("href", "src", "alt", "class")
_LINES = frozenset(
    [
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "td",
        "th",
        "dt",
        "dd",
        "hl1",
        "hl2",
        "figcaption",
        "caption",
        "pre",
        "a",
        "fn",
        "tagline",
    ]
)
_VOID = frozenset({"br", "img", "hr"})
_LEFT_OUT = frozenset({"script", "style", "head", "svg", "iframe", "object"})


def as_html(element: Element) -> str:
    """The content of an element of some vocabulary as HTML: what HTML does not know is kept as plain text."""
    out: list[str] = []
    _write(element, out, "div" if _holds_parts(element) else "")
    return "".join(out)


def _holds_parts(element: Element) -> bool:
    """Whether no text stands between the elements inside: then those of unknown names are blocks, not words."""
    return not (element.text or "").strip() and not any((child.tail or "").strip() for child in element)


def _write(element: Element, out: list[str], unknown: str) -> None:
    """Writes an element; `unknown` is what one that HTML does not know is called, or nothing inside a line."""
    tag = name(element)
    if not tag or tag in _LEFT_OUT:
        return
    if tag == "media":
        out.append(media_as_html(element))
        return
    called = _CALLED.get(tag, tag if tag in _KEPT else unknown)
    inside = "div" if unknown and tag not in _LINES and _holds_parts(element) else ""
    if called:
        out.append(f"<{called}{_attributes(element)}>")
    out.append(html.escape(element.text or "", quote=False))
    for child in element:
        _write(child, out, inside)
        out.append(html.escape(child.tail or "", quote=False))
    if called and called not in _VOID:
        out.append(f"</{called}>")


def _attributes(element: Element) -> str:
    found = ((key, attribute(element, key)) for key in _ATTRIBUTES)
    return "".join(f' {key}="{html.escape(value)}"' for key, value in found if value)


def media_as_html(media: Element) -> str:
    """A picture of NITF with its caption as a figure."""
    source = attribute(first(media, "media-reference"), "source", "data-location")
    source = "" if source.startswith("#") else source
    image = f'<img src="{html.escape(source)}">' if source else "<img>"
    caption = words(first(media, "media-caption"))
    return f"<figure>{image}<figcaption>{html.escape(caption)}</figcaption></figure>" if caption or source else ""
