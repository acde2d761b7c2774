"""What Whoosh keeps beside each posting, taken apart when it is written and made again when it is asked for.

Comes in: a format and the bytes it made of the places of a word. Goes out: how often, at which positions, and only
where that does not say everything, bytes to keep. Whoosh's formats pickle: those bytes live in memory and never in a
file. What a format with positions can't read is kept, too, but as bytes that nobody can take apart any more, so that no
file can slip it a pickle. It refuses to know terms and documents.
"""

from __future__ import annotations

import struct
from itertools import pairwise
from typing import Any, NamedTuple, NoReturn

from whoosh import formats
from whoosh.system import pack_uint, unpack_uint

from archiveviewer.index.codec import objects
from archiveviewer.index.segments.sections import Damaged

_AS_IT_IS, _TAKEN_APART = b"\0", b"\1"
_FREQUENCY_BYTES = 4
_LARGEST = 2**32 - 1
_WHOLE = (
    (formats.CharacterBoosts, "character_boosts"),
    (formats.Characters, "characters"),
    (formats.PositionBoosts, "position_boosts"),
    (formats.Positions, "positions"),
)
"""What tells everything about a value, by format, the richest first: each is a kind of those below it."""


class Parts(NamedTuple):
    """A value taken apart; `kept` is empty where frequency and positions tell everything."""

    frequency: int
    positions: tuple[int, ...]
    kept: bytes = b""


class Sealed(bytes):
    """Bytes that are what they are and can't be decoded."""

    __slots__ = ()

    def endswith(self, *_: Any) -> NoReturn:
        """What Whoosh's formats ask first."""
        raise Damaged("what is kept of a word are no positions")

    def __getitem__(self, _: Any) -> NoReturn:  # noqa: ANN401
        raise Damaged("what is kept of a word are no positions")


def has_positions(kind: formats.Format) -> bool:
    """Whether a format keeps positions and nothing else, so that they go into records."""
    return type(kind) is formats.Positions


def take_apart(kind: formats.Format, value: bytes) -> Parts:
    """A value as its parts; `put_together` makes the same of them."""
    if type(kind) is formats.Existence and not value:
        return Parts(1, (0,))
    if type(kind) is formats.Frequency and len(value) == _FREQUENCY_BYTES and any(value):
        return Parts(unpack_uint(value)[0], (0,))
    if isinstance(value, Sealed) or not isinstance(kind, formats.Positions):
        return Parts(1, (0,), _AS_IT_IS + value)
    whole = _decoded(kind, value)
    if whole is None:
        return Parts(1, (0,), _AS_IT_IS + value)
    if has_positions(kind) and _ascend(whole):
        return Parts(len(whole), tuple(whole))
    return Parts(1, (0,), _TAKEN_APART + objects.pack([list(one) if isinstance(one, tuple) else one for one in whole]))


def _decoded(kind: formats.Format, value: bytes) -> list[Any] | None:
    """All that a value holds; None where the format would not make the same value of it."""
    name = next(name for known, name in _WHOLE if isinstance(kind, known))
    try:
        whole = kind.decode_as(name, value)
        return whole if _encoded(kind, whole) == value else None
    except Exception:  # noqa: BLE001 — whatever a format's decoding may raise, the bytes are none of its own
        return None


def _encoded(kind: formats.Format, whole: list[Any]) -> bytes:
    made = kind.encode(whole)
    return bytes(made[0] if isinstance(made, tuple) else made)  # Whoosh's own CharacterBoosts gives two things


def _ascend(positions: list[Any]) -> bool:
    """Whether they can stand in a record."""
    if not positions or any(type(position) is not int for position in positions):
        return False
    ordered = all(left <= right for left, right in pairwise(positions))
    return ordered and positions[0] >= 0 and positions[-1] <= _LARGEST


def put_together(kind: formats.Format, frequency: int, positions: list[int], kept: bytes) -> bytes:
    """The value of a posting as its format makes it."""
    if not kept:
        if isinstance(kind, formats.Positions):
            return _encoded(kind, positions)
        return pack_uint(frequency) if isinstance(kind, formats.Frequency) else b""
    if kept[:1] == _AS_IT_IS:
        return Sealed(kept[1:]) if isinstance(kind, formats.Positions) else kept[1:]
    if kept[:1] != _TAKEN_APART:
        raise Damaged("what is kept of a word")
    try:
        return _encoded(kind, objects.unpack(kept[1:]))
    except (TypeError, ValueError, OverflowError, AttributeError, struct.error) as error:
        raise Damaged("what is kept of a word is not what its field keeps") from error


def keep(kind: formats.Format, value: bytes) -> bytes:
    """A value that stands alone, as in a vector."""
    readable = isinstance(kind, formats.Positions) and not isinstance(value, Sealed)
    if readable and (whole := _decoded(kind, value)) is not None:
        return _TAKEN_APART + objects.pack([list(one) if isinstance(one, tuple) else one for one in whole])
    return _AS_IT_IS + value
