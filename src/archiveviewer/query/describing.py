"""An asked tree said in words of the language itself, so that what is said can be asked again.

A tree of `asked` leaves comes in, text goes out. It refuses to know what the words mean.
"""

from __future__ import annotations

import re

from whoosh import query as tree

from archiveviewer.query.asked import STARS, Asked, Fact, Fuzzy, Quoted
from archiveviewer.query.fields import EVERYTHING
from archiveviewer.query.nodes import AtLeast, First, Near, SameParagraph
from archiveviewer.query.operators import AND, NOT, OR

_TRIMMED = " .,;:!…()[]{}\"'“”‘’"
_LIKE_AN_OPERATOR = re.compile(rf"(?:{AND}|{OR}|{NOT}|(?i:w|pre)/\w*|[-+=].*|(?:atleast|first)\d+|.*:.*|.*[\"()~].*)")


def described(asked: tree.Query) -> str:
    """The whole tree."""
    if isinstance(asked, Asked):
        return _leaf(asked)
    if isinstance(asked, tree.Not):
        return f"{joint(asked)} {_bracketed(asked.query)}"
    if isinstance(asked, AtLeast | First):
        return f"{joint(asked)}({described(asked.part)})"
    parts = [_operand(child, asked) for child in asked.children()]
    return parts[0] if len(parts) == 1 else f"({f' {joint(asked)} '.join(parts)})"


def joint(asked: tree.Query) -> str:
    """The operator that joins the parts of a node; none of a leaf."""
    if isinstance(asked, Near):
        return f"{'pre' if asked.ordered else 'w'}/{asked.distance}"
    if isinstance(asked, SameParagraph):
        return "w/p"
    if isinstance(asked, AtLeast | First):
        return f"{'atleast' if isinstance(asked, AtLeast) else 'first'}{asked.number}"
    return "" if isinstance(asked, Asked) else type(asked).__name__.upper()


def _operand(asked: tree.Query, whole: tree.Query) -> str:
    """A part of a node; words side by side are joined more tightly than any operator, so they need no AND there."""
    if isinstance(asked, tree.And) and isinstance(whole, Near | SameParagraph):
        return f"({' '.join(map(described, asked.children()))})"
    return described(asked)


def _bracketed(asked: tree.Query) -> str:
    text = described(asked)
    return text if isinstance(asked, Asked) or text.startswith("(") else f"({text})"


def _leaf(leaf: Asked) -> str:
    field = "" if leaf.fieldname == EVERYTHING else f"{leaf.fieldname}:"
    return ("=" if leaf.exact else "+" if leaf.literal else "") + field + _text(leaf)


def _text(leaf: Asked) -> str:
    if isinstance(leaf, Quoted):
        words = " ".join(part.text for part in leaf.parts)
        return f'"{" ".join(leaf.text.split()) if _dated(leaf) or STARS.search(leaf.text) else words}"' + (
            f"~{leaf.gap}" if leaf.gap else ""
        )
    if isinstance(leaf, Fuzzy):
        return f"{leaf.text.strip(_TRIMMED)}~" + (str(leaf.distance) if leaf.distance > 1 else "")
    if isinstance(leaf, Fact):
        return f'"{leaf.text}"' if " " in leaf.text else leaf.text
    text = leaf.text.strip(_TRIMMED)
    return f'"{" ".join(part.text for part in leaf.parts)}"' if _LIKE_AN_OPERATOR.fullmatch(text) else text


def _dated(leaf: Quoted) -> bool:
    return any(mark in leaf.text for mark in "/-") and any(letter.isdigit() for letter in leaf.text)
