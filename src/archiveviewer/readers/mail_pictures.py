"""Pictures that lie in a message. The parts of a message come in; what `Block.image` says of the pictures among them
goes out: by the addresses under which the message's pages show them, and of those that only hang on it.

It refuses to know messages: what a part is called, whoever knows them tells. Nothing is believed to be a picture that
does not begin as one does.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from archiveviewer.article import Block
from archiveviewer.readers.picture_formats import picture_format

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

SMALLEST = 4096
"""Bytes. What hangs on a message and is smaller is a logo under somebody's name."""
_ADDRESS = re.compile(r"(?i)(?:https?|file)://[^?#]*/")


class Part(NamedTuple):
    """A part of a message: its number, from 1, its bytes, and the address and the name under which it is known."""

    number: int
    data: bytes
    address: str = ""
    name: str = ""


def by_address(parts: Sequence[Part], prefix: str, page: str = "") -> dict[str, str]:
    """What is said of each picture, by the addresses under which a page shows it that was taken from `page`."""
    found: dict[str, str] = {}
    base = match.group() if (match := _ADDRESS.match(page)) else ""
    for part in parts:
        if picture_format(part.data):
            near = part.address.removeprefix(base) if base else part.address
            addresses = filter(None, (part.address, near, unquote(near), part.name and f"cid:{part.name}"))
            for address in addresses:
                found.setdefault(address, f"{prefix}{part.number}")
    return found


def hanging(parts: Sequence[Part], prefix: str, shown: Collection[str]) -> tuple[Block, ...]:
    """Figures of the pictures that nothing in a message shows."""
    named = {f"{prefix}{part.number}" for part in parts if len(part.data) >= SMALLEST and picture_format(part.data)}
    return tuple(Block(kind="figure", image=image) for image in sorted(named - set(shown), key=_number))


def _number(image: str) -> int:
    return int(image.rpartition("/")[2])
