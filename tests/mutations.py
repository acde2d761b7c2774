"""Damage done to a file's bytes, the same each time: bits turned, pieces lost, doubled or swapped, the end torn off."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_TELLING = (
    b"<",
    b">",
    b"&",
    b'"',
    b"\0",
    b"\xff",
    b"\r\n\r\n",
    b"{",
    b"[",
    b"--",
    b"]]>",
    b"<!ENTITY a 'b'>",
    b"9" * 400,
)


def mutations(data: bytes, number: int, seed: int = 1) -> Iterator[bytes]:
    """`number` damaged copies of `data`."""
    chance = random.Random(seed)  # noqa: S311 — the same damage each time
    for _ in range(number):
        copy = bytearray(data)
        for _ in range(chance.randint(1, 6)):
            _damage(copy, chance)
        yield bytes(copy)


def _damage(copy: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(copy) + 1)
    end = min(len(copy), start + chance.choice((1, 1, 4, 40, 400)))
    match chance.randrange(6):
        case 0 if start < len(copy):
            copy[start] ^= 1 << chance.randrange(8)
        case 1:
            del copy[start:end]
        case 2:
            copy[start:start] = copy[start:end] * chance.randint(1, 4)
        case 3:
            copy[start:start] = chance.choice(_TELLING)
        case 4:
            copy[start:end] = chance.randbytes(end - start)
        case 5 if chance.random() < 0.2:
            del copy[start:]
