"""From the text of a page to its tree. Comes in: decoded HTML, however broken or hostile. Goes out: an lxml tree whose
depth and size are bounded, with nothing fetched, expanded or run. It refuses to know what an article is.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import etree, html

LARGEST_PAGE = 64 * 1024 * 1024
_DEEPEST = 200  # libxml2 gives up at 256 and would lose all that follows

CONTROL_CHARACTERS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_EMBEDDED_DATA = re.compile(r"data:[a-z0-9+./-]{3,60}(?:;[a-z0-9=-]{1,40}){0,3},[A-Za-z0-9+/=%_\-\r\n]{200,}")
# No newspaper wrote such a tag, and libxml2's time grows with the square of a tag's attributes.
_OVERGROWN_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9]*)\s[^<>]{100000,}>")
_MACHINE_PARTS = re.compile(r"<(script|style|svg|template)\b[^<>]*(?<!/)>", re.IGNORECASE)
_ENDS = {name: re.compile(rf"</{name}\b[^<>]*>", re.IGNORECASE) for name in ("script", "style", "svg", "template")}
_LINKED_DATA = re.compile(r"ld\+json", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)([^<>]*)>")
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d{1,6}\)(\S{1,2000}?)\s*-->")
_SINGLE_FILE = re.compile(r"<!--\s*(?:Page saved with SingleFile\s+url:|saved by \w+ from)\s*(\S{1,2000})")
_CLOSES_ITSELF = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "p",
        "option",
    ]
)
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "big",
        "code",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "s",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "tt",
        "u",
    ]
)


class Page(NamedTuple):
    """A parsed page: its tree, the address a browser wrote into it when saving, and what was noticed on the way."""

    root: html.HtmlElement
    saved_from: str
    warnings: tuple[str, ...]


def parse(source: str) -> Page | None:
    """The page's tree, or None where there is not one element in it."""
    warnings = []
    head = source[:20_000]
    clean = CONTROL_CHARACTERS.sub("", source)
    clean, embedded = _EMBEDDED_DATA.subn("data:,", clean)
    if embedded:
        warnings.append("embedded-pictures")
    clean = _OVERGROWN_TAG.sub(r"<\1>", _without_machine_parts(clean))
    root, too_deep = _tree(clean)
    if too_deep:
        warnings.append("flattened")
        root, _ = _tree(_flattened(clean))
    if root is None:
        return None
    return Page(root, _address(head), tuple(warnings))


def _tree(source: str) -> tuple[html.HtmlElement | None, bool]:
    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False, recover=True
    )
    try:
        root = html.document_fromstring(source.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None, False
    # the libraries' own names for errors differ between versions; the sentence has stayed
    too_deep = any("depth" in str(entry.message).lower() for entry in parser.error_log)
    return root, too_deep


def _without_machine_parts(source: str) -> str:
    """The page without scripts and drawings, linked data excepted: their text may hold tags that confuse a parser."""
    kept = []
    position = 0
    while opening := _MACHINE_PARTS.search(source, position):
        closing = _ENDS[opening[1].lower()].search(source, opening.end())
        if closing is None:
            break
        keep_to = closing.end() if _LINKED_DATA.search(opening.group()) else opening.start()
        kept.append(source[position:keep_to])
        position = closing.end()
    kept.append(source[position:])
    return "".join(kept)


def _flattened(source: str) -> str:
    """The page without the tags that lie deeper than the parser goes; their text stays."""
    kept = []
    position = depth = 0
    for tag in _TAG.finditer(source):
        closes, name, rest = tag.groups()
        if name.lower() in _CLOSES_ITSELF or rest.endswith("/"):
            continue
        if closes:
            depth = max(0, depth - 1)
            drop = depth >= _DEEPEST
        else:
            drop = depth >= _DEEPEST
            depth += 1
        if drop:
            kept.append(source[position : tag.start()])
            kept.append(" " if name.lower() in _INLINE else "<br>")
            position = tag.end()
    kept.append(source[position:])
    return "".join(kept)


def _address(head: str) -> str:
    match = _SAVED_FROM.search(head) or _SINGLE_FILE.search(head)
    address = match[1] if match else ""
    return address if address.startswith(("http://", "https://")) else ""
