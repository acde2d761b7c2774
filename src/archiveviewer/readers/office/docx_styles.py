"""Styles of DOCX: how a paragraph or run looks and what its style is for. Elements come in, looks go out.

A look is inherited: from the document's defaults, the chain of styles, the paragraph's style, the run's style, the run.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from archiveviewer.readers.office.paragraphs import Look, kind_of

if TYPE_CHECKING:
    from lxml import etree

    from archiveviewer.readers.text.layout import Kind

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VAL = f"{W}val"
_OFF = frozenset({"0", "false", "off", "none"})
_FONTS = (f"{W}hAnsi", f"{W}ascii")
_THEMES = (f"{W}hAnsiTheme", f"{W}asciiTheme")
_LONGEST_CHAIN = 20


class Styles:
    """The styles of a document; without its `styles.xml` only what stands in the text itself counts."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self._default = ""
        self._plain = Look()
        self.look_of = functools.lru_cache(None)(self._look_of)
        if root is None:
            return
        defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self._plain = _changed(Look(), defaults)
        for style in root.iter(f"{W}style"):
            name = style.get(f"{W}styleId", "")
            self._styles.setdefault(name, style)
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in {"1", "true", "on"}:
                self._default = name

    def of_paragraph(self, paragraph: etree._Element) -> tuple[Look, Kind, bool]:
        """How its runs look, what kind it is, and whether it is counted or marked as an item of a list."""
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return (*self.look_of(self._default), False)
        look, kind = self.look_of(_value(properties, "pStyle") or self._default)
        look = look._replace(centred=_centred(properties, look.centred))
        if (level := _value(properties, "outlineLvl")) and level.isdigit() and int(level) < _BODY_LEVEL:
            kind = kind or "heading"
        return look, kind, (_value(properties, f"numPr/{W}numId") or "0") != "0"

    def of_run(self, run: etree._Element, look: Look) -> Look:
        """How a run looks inside a paragraph that looks so."""
        properties = run.find(f"{W}rPr")
        if properties is None:
            return look
        style = self._styles.get(_value(properties, "rStyle"))
        if style is not None:
            look = _changed(look, style.find(f"{W}rPr"))
        return _changed(look, properties)

    def _look_of(self, name: str) -> tuple[Look, Kind]:
        chain: list[etree._Element] = []
        while (style := self._styles.get(name)) is not None and len(chain) < _LONGEST_CHAIN:
            chain.append(style)
            name = _value(style, "basedOn")
        look, kind = self._plain, _NO_KIND
        for style in reversed(chain):
            look = _changed(look, style.find(f"{W}rPr"))
            properties = style.find(f"{W}pPr")
            if properties is not None:
                look = look._replace(centred=_centred(properties, look.centred))
            kind = kind_of(_value(style, "name"), kind)
        return look, kind


_NO_KIND: Kind = ""
_BODY_LEVEL = 9


def _value(parent: etree._Element, name: str) -> str:
    element = parent.find(f"{W}{name}")
    return element.get(_VAL, "") if element is not None else ""


def _centred(properties: etree._Element, before: bool) -> bool:  # noqa: FBT001
    value = _value(properties, "jc")
    return value == "center" if value else before


def _changed(look: Look, properties: etree._Element | None) -> Look:
    if properties is None:
        return look
    changes: dict[str, str | bool | float] = {}
    for element in properties:
        if element.tag == f"{W}rFonts":
            changes["font"] = _font(element, look.font)
        elif (name := _SWITCHES.get(element.tag)) is not None:
            changes[name] = element.get(_VAL, "1") not in _OFF
        elif element.tag == f"{W}sz" and (half := element.get(_VAL, "")).isdecimal() and len(half) < _DIGITS:
            changes["size"] = int(half) / 2
    return look._replace(**changes) if changes else look  # type: ignore[arg-type]


_SWITCHES = {f"{W}b": "bold", f"{W}i": "italic", f"{W}vanish": "hidden"}
_DIGITS = 6


def _font(fonts: etree._Element, before: str) -> str:
    if any(fonts.get(name) for name in _THEMES):
        return ""
    return next((font for name in _FONTS if (font := fonts.get(name))), before)
