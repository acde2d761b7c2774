"""The runs of the texts that an update adds, kept beside until the texts were compared: so none has to be unpacked and
taken apart once more.

Comes in: batches with the ids of their articles. Goes out: of an article that came in the runs of its text, and whether
it may lead to others. They lie in a file without a name that is gone with whoever made it, 1.6 KB an article; where
there is no room for it, nothing is known. It refuses to know what is in the index.
"""

from __future__ import annotations

import contextlib
import hashlib
import tempfile
from array import array
from typing import IO, TYPE_CHECKING, NamedTuple, Self

import numpy as np

from archiveviewer.index.segments.sections import offsets

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from archiveviewer.index.analysis import Batch

_BYTES = 4
"""Of the number of a run."""


class _InOrder(NamedTuple):
    """The ids of what came in as ascending numbers, equal ones as they came, the place of each, and where the runs of
    each place begin; one more, for the end.
    """

    ids: NDArray[np.uint64]
    places: NDArray[np.int64]
    starts: NDArray[np.int64]


class Incoming:
    """The runs of articles that came in; `folder` is where there is room for them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file: IO[bytes] | None = None
        self._is_full = False
        self._ids, self._counts, self._pointing = array("Q"), array("I"), array("B")
        self._in_order: _InOrder | None = None

    def add(self, batch: Batch, ids: Sequence[str]) -> None:
        """Keep the runs of a batch's articles; an id that comes again has the later ones."""
        if self._is_full:
            return
        try:
            self._file = self._file or tempfile.TemporaryFile(dir=self._folder, prefix="incoming-")  # noqa: SIM115
            self._file.write(batch.compared.words)
        except OSError:
            self._is_full = True
            self.close()
            return
        self._in_order = None
        self._ids.extend(map(_number, ids))
        self._counts.frombytes(batch.compared.lengths)
        pointing = set(batch.pointing)
        self._pointing.extend([at in pointing for at in range(len(ids))])

    def places(self, ids: Iterable[str]) -> NDArray[np.int64]:
        """Where the runs of some articles are, for `runs`; -1 of one that did not come in."""
        asked = np.fromiter(map(_number, ids), np.uint64)
        if self._file is None or not len(self._ids):
            return np.full(len(asked), -1)
        held = self._held()
        last = np.searchsorted(held.ids, asked, "right") - 1
        return np.where(held.ids[last] == asked, held.places[last], -1)

    def _held(self) -> _InOrder:
        """All that came in, put in order once: it is asked for segment by segment."""
        if self._in_order is None:
            ids = np.frombuffer(self._ids, np.uint64)
            order = np.argsort(ids, kind="stable")
            self._in_order = _InOrder(ids[order], order, offsets(np.frombuffer(self._counts, np.uint32)))
        return self._in_order

    def may_point(self, places: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Of the articles at some places whether they may list other stories or show pictures, as may any that did not
        come in.
        """
        known = np.append(np.frombuffer(self._pointing, np.bool_), True)
        found: NDArray[np.bool_] = known[places]
        return found

    def runs(self, place: int) -> NDArray[np.uint32] | None:
        """The runs at a place that `places` gave, ascending; None where they can't be had."""
        if place < 0 or self._file is None:
            return None
        start, count = int(self._held().starts[place]) * _BYTES, self._counts[place]
        with contextlib.suppress(OSError):
            self._file.seek(start)
            if len(data := self._file.read(count * _BYTES)) == count * _BYTES:
                return np.frombuffer(data, "<u4")
        return None

    def close(self) -> None:
        """Let the file go."""
        if self._file is not None:
            with contextlib.suppress(OSError):
                self._file.close()
            self._file = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class CameIn(NamedTuple):
    """The documents of a snapshot by the places that they have in `incoming`, -1 of those that did not come in."""

    incoming: Incoming | None
    places: NDArray[np.int64]

    def may_point(self, documents: slice) -> NDArray[np.bool_]:
        """Of some documents whether they may list other stories or show pictures."""
        places = self.places[documents]
        return np.ones(len(places), bool) if self.incoming is None else self.incoming.may_point(places)

    def runs(self, document: int) -> NDArray[np.uint32] | None:
        """The runs of a document, ascending; None where they are not known."""
        return None if self.incoming is None else self.incoming.runs(int(self.places[document]))


def _number(article_id: str) -> int:
    told = article_id.encode("utf-8", "replace")
    return int.from_bytes(hashlib.blake2b(told, digest_size=8).digest(), "little")
