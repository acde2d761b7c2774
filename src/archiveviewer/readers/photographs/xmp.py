"""XMP, in which programs write captions since 2001. A packet's bytes come in; `Facts` go out.

The packet is XML from anywhere and is parsed as all such XML here. Only what is said of the picture itself is read, not
of the pictures that it was made from. It refuses to know in which file it lay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archiveviewer.errors import Unreadable
from archiveviewer.readers import markup
from archiveviewer.readers.photographs.facts import Facts, moment, text, texts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from archiveviewer.readers.markup import Element

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
_IPTC = "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}"
_IPTC_MORE = "{http://iptc.org/std/Iptc4xmpExt/2008-02-29/}"
_EXIF = "{http://ns.adobe.com/exif/1.0/}"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_SHOWN = (f"{_IPTC_MORE}LocationShown", f"{_IPTC_MORE}LocationCreated")
_OF_PLACES = tuple(f"{_IPTC_MORE}{name}" for name in ("Sublocation", "City", "ProvinceState", "CountryName"))
MOST_VALUES = 200


def read(path: Path, packet: bytes) -> Facts:
    """What a packet tells; nothing where it can't be read. The picture's `path` is only named."""
    if not packet.strip(b"\0 \t\r\n"):
        return Facts()
    try:
        told = list(markup.parse(path, packet.strip(b"\0")).root.iter(f"{_RDF}Description"))
    except Unreadable:
        return Facts()
    own = [one for one in told if (parent := one.getparent()) is None or parent.tag == f"{_RDF}RDF"]

    def first(*names: str) -> str:
        return next((found for name in names for one in own if (found := text(_best(_values(one, name))))), "")

    def every(name: str, separators: str = "\n") -> tuple[str, ...]:
        return texts((value for one in own for _, value in _values(one, name)), separators=separators)

    dates = (first(name) for name in (f"{_PHOTOSHOP}DateCreated", f"{_EXIF}DateTimeOriginal"))
    core = (f"{_IPTC}Location", f"{_PHOTOSHOP}City", f"{_PHOTOSHOP}State", f"{_PHOTOSHOP}Country")
    return Facts(
        caption=first(f"{_DC}description"),
        headline=first(f"{_PHOTOSHOP}Headline"),
        title=first(f"{_DC}title"),
        authors=every(f"{_DC}creator"),
        credit=first(f"{_PHOTOSHOP}Credit"),
        source=first(f"{_PHOTOSHOP}Source"),
        copyright=first(f"{_DC}rights"),
        taken=next(filter(None, map(moment, dates)), None),
        places=tuple(filter(None, map(first, core))) or _places(own),
        keywords=every(f"{_DC}subject", "\n,;"),
        categories=(*every(f"{_PHOTOSHOP}Category"), *every(f"{_PHOTOSHOP}SupplementalCategories", "\n,;")),
    )


def _values(description: Element, name: str) -> list[tuple[str, str]]:
    """The values of a property with their languages, whether written as an attribute, an element or a list."""
    found = [("", str(description.get(name)))] if description.get(name) else []
    for element in description.iterchildren(name):
        items = list(element.iter(f"{_RDF}li"))[:MOST_VALUES]
        found += [(str(item.get(_LANGUAGE) or ""), _words(item)) for item in items or [element]]
    return [(language, value) for language, value in found if value.strip()]


def _words(element: Element) -> str:
    return "".join(map(str, element.itertext()))


def _best(values: list[tuple[str, str]]) -> str:
    """Of a text in several languages the Vietnamese one, else the default, else the first."""
    ranks = ("vi", "vi-vn", "x-default", "")
    known = [(language.lower(), value) for language, value in values]
    by_rank = (value for rank in ranks for language, value in known if language == rank)
    return next(by_rank, values[0][1] if values else "")


def _places(own: list[Element]) -> tuple[str, ...]:
    """The places that a picture shows, part by part."""
    parts = (part for one in own for name in _SHOWN for place in one.iterchildren(name) for part in _parts(place))
    return texts(parts)[:MOST_VALUES]


def _parts(place: Element) -> Iterator[str]:
    for element in place.iter(markup.ELEMENTS):
        for name in _OF_PLACES:
            if element.tag == name:
                yield _words(element)
            elif element.get(name):
                yield str(element.get(name))
