"""Styles of ODT: how a paragraph or span looks and what its style is for. Elements come in, looks go out.

A style inherits from its parent; those that the program makes for single paragraphs stand beside the text, the named
ones in `styles.xml`.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from archiveviewer.readers.office.paragraphs import Look

if TYPE_CHECKING:
    from lxml import etree

    from archiveviewer.readers.text.layout import Kind

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_LONGEST_CHAIN = 20
_KINDS: tuple[tuple[re.Pattern[str], Kind], ...] = (
    (re.compile(r"Title"), "title"),
    (re.compile(r"Heading( \d+)?"), "heading"),
    (re.compile(r"caption|Illustration|Figure|Drawing"), "figure"),
    (re.compile(r"Quotations"), "quote"),
)
_UNDER_A_TITLE = frozenset({"Author", "Date", "Subtitle"})
_ESCAPED = re.compile(r"_([0-9a-f]{2,4})_")
_POINTS = re.compile(r"(\d{1,4}(?:\.\d{1,4})?)pt")
_BOLD = frozenset({"bold", "600", "700", "800", "900"})


class Styles:
    """The styles of a document, named and automatic."""

    def __init__(self, *roots: etree._Element | None) -> None:
        self._styles: dict[tuple[str, str], etree._Element] = {}
        self._fonts: dict[str, str] = {}
        for root in roots:
            if root is None:
                continue
            for style in root.iter(f"{_STYLE}style", f"{_STYLE}default-style"):
                key = style.get(f"{_STYLE}family", ""), style.get(f"{_STYLE}name", "")
                self._styles.setdefault(key, style)
            for face in root.iter(f"{_STYLE}font-face"):
                family = face.get(f"{_SVG}font-family", "").strip("'\"")
                self._fonts.setdefault(face.get(f"{_STYLE}name", ""), family)
        self._look_of = functools.lru_cache(None)(self._inherited)

    def of_paragraph(self, element: etree._Element) -> tuple[Look, Kind]:
        """How a paragraph looks and what kind it is."""
        look, kind = self._look_of("paragraph", element.get(f"{TEXT}style-name", ""))
        return look, kind or ("heading" if element.tag == f"{TEXT}h" else "")

    def of_span(self, element: etree._Element, look: Look) -> Look:
        """How a span looks inside text that looks so."""
        for style in self._chain("text", element.get(f"{TEXT}style-name", "")):
            look = self._changed(look, style)
        return look

    def _inherited(self, family: str, name: str) -> tuple[Look, Kind]:
        default = self._styles.get((family, ""))
        look = Look() if default is None else self._changed(Look(), default)
        kind: Kind = ""
        for style in self._chain(family, name):
            look = self._changed(look, style)
            kind = _kind(style.get(f"{_STYLE}name", ""), kind)
        # A document may name a style of the program that it does not define.
        return look, _kind(name, kind)

    def _chain(self, family: str, name: str) -> list[etree._Element]:
        """The style and those it inherits from, the most general first."""
        chain: list[etree._Element] = []
        while name and (style := self._styles.get((family, name))) is not None and len(chain) < _LONGEST_CHAIN:
            chain.append(style)
            name = style.get(f"{_STYLE}parent-style-name", "")
        return chain[::-1]

    def _changed(self, look: Look, style: etree._Element) -> Look:
        paragraph, text = style.find(f"{_STYLE}paragraph-properties"), style.find(f"{_STYLE}text-properties")
        if paragraph is not None and (align := paragraph.get(f"{_FO}text-align")):
            look = look._replace(centred=align == "center")
        if text is None:
            return look
        if weight := text.get(f"{_FO}font-weight"):
            look = look._replace(bold=weight in _BOLD)
        if slope := text.get(f"{_FO}font-style"):
            look = look._replace(italic=slope != "normal")
        if size := _POINTS.fullmatch(text.get(f"{_FO}font-size", "")):
            look = look._replace(size=float(size[1]))
        if display := text.get(f"{TEXT}display"):
            look = look._replace(hidden=display == "none")
        font = self._fonts.get(text.get(f"{_STYLE}font-name", "")) or text.get(f"{_FO}font-family", "").strip("'\"")
        return look._replace(font=font) if font else look


def _kind(name: str, inherited: Kind) -> Kind:
    """What the style of this name is for: as `paragraphs.kind_of` tells it of Word's."""
    plain = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), name)
    if plain in _UNDER_A_TITLE:
        return ""
    return next((kind for pattern, kind in _KINDS if pattern.fullmatch(plain)), inherited)
