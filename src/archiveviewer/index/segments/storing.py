"""The stored documents of a segment, each packed by itself with a dictionary of what such documents have in common.

Comes in: documents as bytes. Goes out: the same. Packed one by one, a single one is unpacked in microseconds; with the
dictionary they are hardly larger than in blocks. It refuses to know what the bytes mean.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import zstandard

from archiveviewer.index.segments.sections import LARGEST, Damaged, narrow, narrow_offsets

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from archiveviewer.index.segments.sections import SectionReader, SectionWriter

LEVEL = 6
DICTIONARY_BYTES = 512 * 1024
"""A dictionary of half as much makes documents 3 in 100 larger, one of twice as much hardly smaller."""
_SHORTEST_MATCH, _TRIES = 6, 4
"""Bytes that a match has at the least, and how many are looked at, as a power of two, of which the first good one is
taken. Vietnamese letters have up to three bytes: matches of one or two of them take more time and more room. To look
whether the next place has a better one makes documents 3 in 100 smaller and takes three quarters more time.
"""
_WINDOW = 20
"""How far back matches may lie, as a power of two."""
SHARE = 32
"""A dictionary has at most one of so many bytes of the documents."""
LEARNT_FROM = 3_000
"""Documents from which a dictionary is made."""
LONGEST_SAMPLE = 16 * 1024
"""Bytes that are looked at of each of them."""
_RUN, _MATCH = 200, 8
"""How long the runs are of which it is made, and how short the matches; given, they need not be searched for, which
takes five times as long and packs no better.
"""
USUAL = 3_000
"""Bytes of a document, about."""
FEWEST = 50
"""Documents from which a dictionary is worth its room."""
_SHARED = 4
"""Dictionaries that are kept for further segments: those of one archive mostly have the same."""
GOOD_FROM = 5_000
"""Documents from which a segment's dictionary is good enough for others."""


def dictionary_of(documents: Sequence[bytes]) -> bytes:
    """A dictionary made from some documents; empty when they are too few or have nothing in common."""
    if len(documents) < FEWEST:
        return b""
    samples: list[bytes | bytearray | memoryview[int]] = [
        document[:LONGEST_SAMPLE] for document in documents[:: len(documents) // LEARNT_FROM + 1]
    ]
    room = min(DICTIONARY_BYTES, sum(map(len, documents)) // SHARE)
    try:
        return zstandard.train_dictionary(room, samples, k=_RUN, d=_MATCH).as_bytes()
    except zstandard.ZstdError:
        return b""


class Packed(NamedTuple):
    """Documents that are packed, one behind another, with how long each is, and with which dictionary."""

    data: bytes
    lengths: NDArray[np.int64]
    dictionary: bytes


def packed(documents: Sequence[bytes], dictionary: bytes) -> Packed:
    """Some documents packed with a dictionary, one of their own where that is empty. Nearly all of it is done without
    Python's lock, so a thread can do it beside other work.
    """
    dictionary = dictionary or dictionary_of(documents)
    if not documents:
        return Packed(b"", np.zeros(0, np.int64), dictionary)
    found = _packer(dictionary).multi_compress_to_buffer(list(documents))
    pieces = [found[at].tobytes() for at in range(len(found))]
    return Packed(b"".join(pieces), np.fromiter(map(len, pieces), np.int64, len(pieces)), dictionary)


def _packer(dictionary: bytes) -> zstandard.ZstdCompressor:
    shared = zstandard.ZstdCompressionDict(dictionary) if dictionary else None
    parameters = zstandard.ZstdCompressionParameters.from_level(
        LEVEL,
        source_size=USUAL,
        dict_size=len(dictionary),
        window_log=_WINDOW,
        strategy=zstandard.STRATEGY_GREEDY,
        min_match=_SHORTEST_MATCH,
        search_log=_TRIES,
        write_dict_id=False,
    )
    return zstandard.ZstdCompressor(dict_data=shared, compression_params=parameters)


class StoredWriter:
    """Writes the sections `stored/…`; nothing else may be written to the file until it is closed."""

    def __init__(self, sections: SectionWriter, dictionary: bytes) -> None:
        self._sections, self._dictionary = sections, dictionary
        self._packer = _packer(dictionary)
        self._lengths: list[NDArray[np.int64]] = []
        sections.begin("stored/data", "u1")

    def add(self, documents: Iterable[bytes]) -> None:
        """The next documents."""
        packed = [self._packer.compress(document) for document in documents]
        self._sections.append(np.frombuffer(b"".join(packed), np.uint8))
        self._lengths.append(np.fromiter(map(len, packed), np.int64, len(packed)))

    def add_packed(self, documents: Packed) -> None:
        """The next documents, which are packed with the same dictionary."""
        self._sections.append(np.frombuffer(documents.data, np.uint8))
        self._lengths.append(documents.lengths)

    def copy(self, source: StoredReader, numbers: NDArray[np.int64]) -> None:
        """The next documents, out of another segment; one with the same dictionary gives them as they are."""
        if source.dictionary != self._dictionary:
            self.add(source.document(int(number)) for number in numbers)
            return
        for part in np.array_split(numbers, len(numbers) // 2_000 + 1):
            self._sections.append(source.packed(part))
        self._lengths.append(source.lengths[numbers])

    def close(self) -> None:
        """Write what leads to the documents."""
        lengths = np.concatenate(self._lengths) if self._lengths else np.zeros(0, np.int64)
        self._sections.add("stored/lengths", narrow(lengths))
        self._sections.add("stored/dictionary", np.frombuffer(self._dictionary, np.uint8))


@functools.lru_cache(_SHARED)
def _shared(dictionary: bytes) -> tuple[bytes, zstandard.ZstdCompressionDict | None]:
    """A dictionary and what unpacking makes of it, once for all segments that have the same one: 1.2 MB."""
    return dictionary, zstandard.ZstdCompressionDict(dictionary) if dictionary else None


class StoredReader:
    """Reads the sections `stored/…`."""

    def __init__(self, sections: SectionReader, documents: int) -> None:
        self._sections = sections
        self.lengths = sections.array("stored/lengths")
        self._starts = narrow_offsets(self.lengths)
        if len(self.lengths) != documents or self._starts[-1] != sections.size("stored/data"):
            raise Damaged("stored")
        self.dictionary, learnt = _shared(sections.array("stored/dictionary").tobytes())
        self._unpacker = zstandard.ZstdDecompressor(dict_data=learnt)

    def document(self, number: int) -> bytes:
        """One document."""
        data = self._sections.data("stored/data", self._starts.item(number), self._starts.item(number + 1))
        try:
            if zstandard.frame_content_size(data) > LARGEST:
                raise Damaged("a document larger than any")
            return self._unpacker.decompress(data, max_output_size=LARGEST)
        except zstandard.ZstdError as error:
            raise Damaged("stored") from error

    def packed(self, numbers: NDArray[np.int64]) -> NDArray[np.uint8]:
        """Some documents as they are packed, one behind another."""
        if not len(numbers):
            return np.zeros(0, np.uint8)
        first, last = int(numbers[0]), int(numbers[-1]) + 1
        data = self._sections.part("stored/data", int(self._starts[first]), int(self._starts[last]))
        if last - first == len(numbers):
            return data
        base = self._starts[first]
        return np.concatenate([data[self._starts[at] - base : self._starts[at + 1] - base] for at in numbers])
