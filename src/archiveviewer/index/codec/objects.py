"""Any plain value as bytes, and back the same.

Comes in: what a stored field, a vector or a column may hold: numbers, texts, bytes, dates, lists, tuples, sets, dicts.
Goes out: msgpack; what it has no kind of its own for is an extension that says what it was. Nothing is ever executed.
It refuses to know why a value is kept; a value it can't keep whole is a TypeError.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import msgspec

from archiveviewer.index.segments.sections import Damaged

if TYPE_CHECKING:
    from collections.abc import Callable

_LARGEST, _SMALLEST = 2**64 - 1, -(2**63)
_TUPLE, _SET, _FROZEN_SET, _INTEGER, _DECIMAL, _MOMENT, _DAY, _TIME, _SPAN, _TEXT, _PAIRS = range(1, 12)


def pack(value: object) -> bytes:
    """The value as bytes. Raises TypeError when it is none that can be kept."""
    try:
        return msgspec.msgpack.encode(_plain(value))
    except (ValueError, OverflowError, RecursionError) as error:
        raise TypeError(f"{type(value).__name__} can't be kept: {error}") from error


def unpack(data: bytes | memoryview) -> Any:  # noqa: ANN401 — it may be anything
    """The value those bytes hold; raises Damaged when they hold none."""
    try:
        return msgspec.msgpack.decode(data, ext_hook=_unextended)
    except (msgspec.DecodeError, ValueError, TypeError, LookupError, ArithmeticError, RecursionError) as error:
        raise Damaged(f"a stored value: {error}") from error


def _plain(value: object) -> object:  # noqa: PLR0911 — a table of kinds
    """The same of what msgpack has."""
    if value is None or isinstance(value, bool | float):
        return value
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, int):
        return int(value) if _SMALLEST <= value <= _LARGEST else _extended(_INTEGER, str(int(value)))
    if isinstance(value, bytes | bytearray | memoryview):
        return bytes(value)
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        if any(isinstance(_plain(key), msgspec.msgpack.Ext) for key in value):
            return _extended(_PAIRS, [list(pair) for pair in value.items()])
        return {_plain(key): _plain(item) for key, item in value.items()}
    for kind, (number, written) in _KINDS.items():
        if isinstance(value, kind):
            return _extended(number, written(value))
    raise TypeError(
        f"a value of type {type(value).__name__} can't be kept: only numbers, texts, bytes, dates, lists, tuples,"
        " sets and dicts can"
    )


def _text(value: str) -> object:
    try:
        value.encode()
    except UnicodeEncodeError:
        return msgspec.msgpack.Ext(_TEXT, value.encode("utf-8", "surrogatepass"))
    return str(value)


def _extended(number: int, value: object) -> msgspec.msgpack.Ext:
    return msgspec.msgpack.Ext(number, pack(value))


_KINDS: dict[type, tuple[int, Callable[[Any], object]]] = {
    tuple: (_TUPLE, list),
    set: (_SET, list),
    frozenset: (_FROZEN_SET, list),
    Decimal: (_DECIMAL, str),
    dt.datetime: (_MOMENT, lambda value: [value.isoformat(), value.fold]),
    dt.date: (_DAY, lambda value: value.isoformat()),
    dt.time: (_TIME, lambda value: [value.isoformat(), value.fold]),
    dt.timedelta: (_SPAN, lambda value: [value.days, value.seconds, value.microseconds]),
}
"""A datetime is a date as well, so the order matters."""

_READ: dict[int, Callable[[Any], object]] = {
    _TUPLE: tuple,
    _SET: set,
    _FROZEN_SET: frozenset,
    _INTEGER: int,
    _DECIMAL: Decimal,
    _MOMENT: lambda value: dt.datetime.fromisoformat(value[0]).replace(fold=value[1]),
    _DAY: dt.date.fromisoformat,
    _TIME: lambda value: dt.time.fromisoformat(value[0]).replace(fold=value[1]),
    _SPAN: lambda value: dt.timedelta(*value),
    _PAIRS: dict,
}


def _unextended(number: int, data: memoryview) -> object:
    if number == _TEXT:
        return bytes(data).decode("utf-8", "surrogatepass")
    read = _READ.get(number)
    if read is None:
        raise Damaged("a stored value of an unknown kind")
    return read(unpack(data))
