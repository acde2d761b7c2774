"""From the text of a page to its tree. Comes in: decoded HTML, however broken or hostile. Goes out: an lxml tree whose
depth and size are bounded, with nothing fetched, expanded or run. It refuses to know what an article is.
"""

from __future__ import annotations

import base64
import itertools
import re
import unicodedata
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from archiveviewer.readers.html.addresses import WHOLE, original

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LARGEST_PAGE = 64 * 1024 * 1024
_DEEPEST = 200  # libxml2 gives up at 256 and would lose all that follows

_LOOSE_MARK = b"\xcc"
"""The first byte of all marks that stand apart from their letters in decomposed Vietnamese text."""
_CONTROLS = bytes([*range(9), 0x0B, *range(0x0E, 0x20), 0x7F])
_NO_CHARACTERS = re.compile(rb"\xef\xbf[\xbe\xbf]")
_EMBEDDED_DATA = re.compile(
    rb"data:([a-z0-9+./-]{3,60}(?:;[a-z0-9=-]{1,40}){0,3}),([A-Za-z0-9+/=%_\-\r\n\x00-\x08\x0b\x0e-\x1f\x7f]{200,})"
)
"""Control characters in it count for nothing, whether or not they were taken out before."""
_EMBEDDED_PICTURE = re.compile(rb"image/(?:jpe?g|pjpeg|png|gif|webp|bmp)(?:;[a-z0-9=-]{1,40}){0,2};base64")
_SMALLEST_PICTURE = 2_000
"""Letters of an embedded picture. What is smaller stands where another one is to be loaded, or is an icon."""
# No newspaper wrote such a tag, and libxml2's time grows with the square of a tag's attributes.
_OVERGROWN = 100_000
_OVERGROWN_TAG = re.compile(rb"<([a-zA-Z][a-zA-Z0-9]*)\s[^<>]{%d,}>" % _OVERGROWN)
_MACHINE_PARTS = re.compile(rb"<(?=[sStT])(script|style|svg|template)\b[^<>]*(?<!/)>", re.IGNORECASE)
"""Most tags are told by their first letter alone to be none of these."""
_ENDS = {
    name: re.compile(rb"</" + name + rb"\b[^<>]*>", re.IGNORECASE)
    for name in (b"script", b"style", b"svg", b"template")
}
_FOR_ADDRESSES = bytes.maketrans(b"-_", b"+/")
_LINKED_DATA = re.compile(rb"ld\+json", re.IGNORECASE)
_TAG = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9]*)([^<>]*)>")
_HEAD = 20_000
"""Bytes at the top of a page in which a browser says where it was saved from."""
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d{1,6}\)(\S{1,2000}?)\s*-->")
_SINGLE_FILE = re.compile(r"<!--\s*(?:Page saved with SingleFile\s+url:|saved by \w+ from)\s*(\S{1,2000})")
_SCRAPBOOK = re.compile(r"<html\b[^>]{0,1000}\sdata-scrapbook-source=[\"'](\S{1,2000}?)[\"']")
_MIRRORED = re.compile(r"<!--\s*Mirrored from (?:https?://)?([\w.-]+\.[a-z]{2,}/\S{0,2000}) by HTTrack", re.ASCII)
_SAVERS = (b"saved", b"scrapbook-source", b"Mirrored from")
"""What is on a page that says where it was saved from."""
_CLOSES_ITSELF = frozenset(b"area base br col embed hr img input link meta param source track wbr p option".split())
_INLINE = frozenset(b"a abbr b big code em font i ins kbd label mark q s small span strike strong sub sup tt u".split())


class Holder(NamedTuple):
    """The file that holds a page: `embedded` is what `Block.image` says of a picture embedded in the page, up to its
    number, or nothing where it could not be found again; `pictures` says it of those beside the page, by their address.
    """

    embedded: str = ""
    pictures: Mapping[str, str] = MappingProxyType({})


class Page(NamedTuple):
    """A parsed page: its tree, the address a browser wrote into it when saving, and what was noticed on the way."""

    root: etree._Element
    saved_from: str
    warnings: tuple[str, ...]
    holder: Holder = Holder()


def parse(clean: bytes, *, is_bare: bool = False) -> Page | None:
    """The tree of a page in UTF-8 without controls, or None where there is not one element in it; `is_bare` without its
    parts for machines.
    """
    warnings = []
    address = _address(clean[:_HEAD])
    if not is_bare:
        clean = without_machine_parts(clean)
    if _has_long_way_between_tags(clean):
        clean = _OVERGROWN_TAG.sub(rb"<\1>", clean)
    clean = _composed(clean)
    root, too_deep = _tree(clean)
    if too_deep:
        warnings.append("flattened")
        root, _ = _tree(_flattened(clean))
    if root is None:
        return None
    return Page(root, address, tuple(warnings))


def _has_long_way_between_tags(source: bytes) -> bool:
    """Whether an overgrown tag may be there: it would fill at least one of these halves of its length."""
    half = _OVERGROWN // 2
    return any(source.find(b"<", at, at + half) < 0 for at in range(0, len(source), half))


def _composed(source: bytes) -> bytes:
    """The page with its loose marks joined to their letters: few have many, so that only what holds one is looked at,
    from a tag to the next.
    """
    kept = []
    position = 0
    while (mark := source.find(_LOOSE_MARK, position)) >= 0:
        start = max(source.rfind(b"<", position, mark) + 1, position)
        end = source.find(b"<", mark)
        end = len(source) if end < 0 else end
        joined = unicodedata.normalize("NFC", source[start:end].decode("utf-8"))
        kept += [source[position:start], joined.encode("utf-8")]
        position = end
    return b"".join((*kept, source[position:]))


def _with_numbers(source: bytes) -> bytes:
    """The page with a number in place of what is embedded in it; of what is no picture, or hardly one, without."""
    kept, position = [], 0
    for number, match in enumerate(_embedded(source), 1):
        kept += [source[position : match.start()], b"data:,%d" % number if _is_picture(match) else b"data:,"]
        position = match.end()
    return b"".join((*kept, source[position:]))


def _embedded(source: bytes) -> Iterator[re.Match[bytes]]:
    """All that is embedded in a page; its first word is looked for alone, which takes half the time."""
    at = source.find(b"data:")
    while at >= 0:
        match = _EMBEDDED_DATA.match(source, at)
        if match is not None:
            yield match
        at = source.find(b"data:", at + 1 if match is None else match.end())


def _is_picture(match: re.Match[bytes]) -> bool:
    return len(match[2]) >= _SMALLEST_PICTURE and _EMBEDDED_PICTURE.fullmatch(match[1]) is not None


def embedded_picture(data: bytes, number: int) -> bytes:
    """The bytes of the picture that bears this number in a page with these bytes; nothing where there is none."""
    clean = data.translate(None, _CONTROLS)
    match = next(itertools.islice(_embedded(clean), number - 1, number), None) if number > 0 else None
    if match is None or not _is_picture(match):
        return b""
    letters = match[2].translate(_FOR_ADDRESSES, b"\r\n").partition(b"%")[0].rstrip(b"=")
    return base64.b64decode(letters[: len(letters) // 4 * 4 + (len(letters) % 4 > 1) * (len(letters) % 4)] + b"==")


def without_controls(source: bytes) -> bytes:
    """A text in UTF-8 without what no tree may hold: control characters, numbers of no character."""
    return _NO_CHARACTERS.sub(b"", source.translate(None, _CONTROLS))


def _tree(source: bytes) -> tuple[etree._Element | None, bool]:
    parser = etree.HTMLParser(
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
        no_network=True,
        huge_tree=False,
        recover=True,
        collect_ids=False,  # nothing is looked for by them
    )
    try:
        root = etree.fromstring(source, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None, False
    # the libraries' own names for errors differ between versions; the sentence has stayed
    too_deep = any("depth" in str(entry.message).lower() for entry in parser.error_log)
    return root, too_deep


def without_machine_parts(source: bytes) -> bytes:
    """The page without scripts and drawings, linked data excepted, and with numbers in place of what is embedded in it.

    Their text may hold tags that confuse a parser, and they are half of most pages. Any encoding will do that has ASCII
    in it; of others nothing is taken away.
    """
    source = _with_numbers(source)
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
    return b"".join(kept)


def _flattened(source: bytes) -> bytes:
    """The page without the tags that lie deeper than the parser goes; their text stays."""
    kept = []
    position = depth = 0
    for tag in _TAG.finditer(source):
        closes, name, rest = tag.groups()
        name = name.lower()
        if name in _CLOSES_ITSELF or rest.endswith(b"/"):
            continue
        if closes:
            depth = max(0, depth - 1)
            drop = depth >= _DEEPEST
        else:
            drop = depth >= _DEEPEST
            depth += 1
        if drop:
            kept.append(source[position : tag.start()])
            kept.append(b" " if name in _INLINE else b"<br>")
            position = tag.end()
    kept.append(source[position:])
    return b"".join(kept)


def _address(opening: bytes) -> str:
    if not any(word in opening for word in _SAVERS):
        return ""
    head = opening.decode("utf-8", "ignore")
    match = _SAVED_FROM.search(head) or _SINGLE_FILE.search(head) or _SCRAPBOOK.search(head)
    if match:
        address = original(match[1])
        return address if address.startswith(WHOLE) else ""
    mirrored = _MIRRORED.search(head)
    return f"http://{mirrored[1]}" if mirrored else ""
