"""Compound files, in which Word kept its documents until 2007. Bytes come in; named streams go out.

Only the top of the file's tree of streams is looked at. Chains of sectors are followed no further than the file is
long, so that one which bites its own tail ends. This module refuses to know what a stream means.
"""

from __future__ import annotations

import array
import struct
import sys

MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER = 512
_FIRST_FREE = 0xFFFFFFFA
"""Numbers of sectors from here on say that there is none."""
_IN_HEADER = 109
_ENTRY = 128
_STREAM, _ROOT = 2, 5
_SHIFTS = frozenset({9, 12})
_MINI_SHIFT = 6
MOST_ENTRIES = 20_000


class Damaged(ValueError):  # noqa: N818 — a state of the world reads better than SomethingError
    """The file contradicts itself."""


class CompoundFile:
    """The streams of a compound file."""

    def __init__(self, data: bytes) -> None:
        if len(data) < _HEADER or not data.startswith(MARK):
            raise Damaged("no header")
        self._data = data
        shift, mini = struct.unpack_from("<HH", data, 30)
        if shift not in _SHIFTS or mini != _MINI_SHIFT:
            raise Damaged("sizes of sectors")
        self._size = 1 << shift
        (directory,) = struct.unpack_from("<I", data, 48)
        self._cutoff, small_table = struct.unpack_from("<II", data, 56)
        self._table = self._allocation()
        self._small_table = _numbers(self._chain(small_table, len(data)))
        self._streams: dict[str, tuple[int, int]] = {}
        self._small = b""
        self._read_directory(self._chain(directory, MOST_ENTRIES * _ENTRY))

    def __contains__(self, name: str) -> bool:
        return name in self._streams

    def stream(self, name: str) -> bytes:
        """The bytes of a stream that is there; as many as there are if it is cut."""
        start, size = self._streams[name]
        if size >= self._cutoff:
            return self._chain(start, size)[:size]
        found, places = bytearray(), set[int]()
        while start < len(self._small_table) and start not in places and len(found) < size:
            places.add(start)
            found += self._small[start << _MINI_SHIFT : (start + 1) << _MINI_SHIFT]
            start = self._small_table[start]
        return bytes(found[:size])

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        return self._data[start : start + self._size]

    def _allocation(self) -> array.array[int]:
        """For each sector the one that follows it."""
        count, first, further = struct.unpack_from("<I20xII", self._data, 44)
        places = list(struct.unpack_from(f"<{_IN_HEADER}I", self._data, 76))
        most = len(self._data) // self._size + 1
        while first < _FIRST_FREE and further and len(places) <= most + _IN_HEADER:
            numbers = _numbers(self._sector(first))
            if not numbers:
                break
            places += numbers[:-1]
            first, further = numbers[-1], further - 1
        used = [place for place in places if place < _FIRST_FREE][: min(count, most)]
        return _numbers(b"".join(map(self._sector, used)))

    def _chain(self, start: int, most: int) -> bytes:
        """The sectors from `start` on, up to `most` bytes or one sector more."""
        found: list[bytes] = []
        limit = min(most // self._size + 1, len(self._data) // self._size + 1)
        while start < len(self._table) and len(found) < limit:
            found.append(self._sector(start))
            start = self._table[start]
        return b"".join(found)

    def _read_directory(self, data: bytes) -> None:
        """Names the streams right below the root; what embedded documents hold has the same names."""
        top = next((place for place in range(0, len(data) - _ENTRY + 1, _ENTRY) if data[place + 66] == _ROOT), None)
        if top is None:
            raise Damaged("no root")
        start, size = struct.unpack_from("<II", data, top + 116)
        self._small = self._chain(start, size)
        waiting, seen = [struct.unpack_from("<I", data, top + 76)[0]], set[int]()
        while waiting:
            number = waiting.pop()
            place = number * _ENTRY
            if number in seen or place + _ENTRY > len(data):
                continue
            seen.add(number)
            length, kind, left, right = struct.unpack_from("<HBxII", data, place + 64)
            waiting += [left, right]
            if kind == _STREAM:
                name = data[place : place + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
                self._streams.setdefault(name, struct.unpack_from("<II", data, place + 116))


def _numbers(data: bytes) -> array.array[int]:
    found = array.array("I")
    found.frombytes(data[: len(data) // found.itemsize * found.itemsize])
    if sys.byteorder == "big":
        found.byteswap()
    return found
