"""What an element is by its tag and attributes. Comes in: these. Goes out: its roles, how it sets its text, and whether
it begins a line. It refuses to know where the element stands.
"""

from __future__ import annotations

import functools
import operator
import re
from typing import TYPE_CHECKING, NamedTuple

from archiveviewer.readers.html.roles import Role, roles
from archiveviewer.readers.legacy_fonts import encoding_of_page

if TYPE_CHECKING:
    from collections.abc import Iterable

Named = tuple[tuple[str, int], ...]
"""Classes and ids, in small letters, with the roles that a rule file says they have."""

TELLING = frozenset(("class", "id", "itemprop", "rel", "data-role", "data-field", "style", "align", "face"))
"""The attributes that tell an element's kind."""


def tags(names: str) -> frozenset[str]:
    """The names of tags, from a text with blanks between."""
    return frozenset(names.split())


_BLOCKS = tags(
    "address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary table tbody td tfoot th "
    "thead time tr ul"
)
_BOLD = tags("b strong h1 h2 h3 h4 h5 h6 th")
_ITALIC = tags("i em cite address")
UNREAD = tags("script style noscript template svg math head select option textarea button title object map")
PICTURES = tags("img amp-img video audio iframe embed amp-video amp-iframe")
_SPECIAL = UNREAD | PICTURES | {"br", "table"}
_SETTING_NAMES = {
    **dict.fromkeys(("bold", "fw-bold", "font-weight-bold", "font-bold", "txt-bold", "fwb"), "font-weight:bold"),
    **dict.fromkeys(("italic", "font-italic", "fst-italic"), "font-style:italic"),
    **dict.fromkeys(("text-center", "txt-center", "align-center"), "text-align:center"),
}
"""Names of classes that only say how text is set."""
_LONGEST_VALUE = 500


class Look(NamedTuple):
    """How text is set. For an element alone: True, False, or None where it leaves that to the element around it.

    `font` is the name of the old encoding that its font draws, empty for fonts of today.
    """

    bold: bool | None = False
    italic: bool | None = False
    capitals: bool | None = False
    centered: bool | None = False
    font: str | None = ""


UNSET = Look(None, None, None, None, None)


class Kind(NamedTuple):
    """The roles, the setting and the place of an element; `plain` when it changes nothing about its text at all, and
    `special` when what is inside may not be text to be read.
    """

    own: int
    look: Look
    block: bool
    plain: bool
    special: bool


def told(tag: str, attributes: Iterable[tuple[str | bytes, str | bytes]]) -> str:
    """All that tells an element's kind, as one string."""
    key = tag
    for name, value in attributes:
        if name in TELLING:
            key = f"{key}\0{name!s}\0{value[:_LONGEST_VALUE]!s}"
    return key


@functools.lru_cache(maxsize=20_000)
def kind_of(key: str, ruled: Named) -> Kind:
    """The kind of the element that `told` tells of; `ruled` are classes and ids in small letters whose roles a rule
    file tells.
    """
    tag, *attributes = key.split("\0")
    named = dict(zip(attributes[::2], attributes[1::2], strict=True))
    names, identifier = named.get("class", ""), named.get("id", "")
    field = named.get("data-role") or named.get("data-field", "")
    own = roles(tag, names, identifier, named.get("itemprop", ""), named.get("rel", ""), field)
    rules = dict(ruled)
    if rules and (meant := [rules[name] for name in (*names.lower().split(), identifier.lower()) if name in rules]):
        own = functools.reduce(operator.or_, meant, Role.RULED)
    said = [_SETTING_NAMES[name] for name in _SETTING_NAMES.keys() & names.split()]
    look = _look(tag, ";".join((named.get("style", ""), *said)), named.get("align", ""), named.get("face", ""))
    block = tag in _BLOCKS or "-" in tag
    plain = not own and not block and look is UNSET and tag != "a"
    return Kind(own, look, block, plain, special=tag in _SPECIAL or bool(own & Role.MENU))


@functools.lru_cache(maxsize=10_000)
def _look(tag: str, style: str, align: str, fonts: str) -> Look:
    style = style.replace(" ", "").lower()
    bold = tag in _BOLD or any(f"font-weight:{weight}" in style for weight in ("bold", "600", "700", "800", "900"))
    centered = (align == "center" and tag != "table") or tag == "center" or "text-align:center" in style
    plain = tag == "table" or bool(align) or "text-align" in style  # a table is set as if nothing stood around it
    look = Look(
        True if bold else False if "font-weight:normal" in style else None,
        True if tag in _ITALIC or "font-style:italic" in style else None,
        True if _draws_capitals((fonts or style).lower()) else None,
        True if centered else False if plain else None,
        encoding_of_page(f"face={fonts.lower()}") if fonts else encoding_of_page(style) if "font" in style else None,
    )
    return UNSET if look == UNSET else look


def _draws_capitals(fonts: str) -> bool:
    return ".vn" in fonts and re.search(r"\.vn[a-z]+h\b", fonts) is not None


@functools.lru_cache(maxsize=10_000)
def inside(around: Look, own: Look) -> Look:
    """How an element sets its text inside another."""
    return Look(*(outer if inner is None else inner for outer, inner in zip(around, own, strict=True)))  # type: ignore[arg-type]
