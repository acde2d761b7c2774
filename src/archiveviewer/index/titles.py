"""Articles in the order of their titles. Comes in: a snapshot; goes out: the place of every document.

Titles are read when somebody first asks for that order, and only their places stay. It refuses to know questions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import numpy as np

from archiveviewer.vietnamese import order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from archiveviewer.index.snapshot import Snapshot


class _Titled(msgspec.Struct):
    title: str = ""


class _Stored(msgspec.Struct):
    article: _Titled


_decoder = msgspec.msgpack.Decoder(_Stored)


def places(snapshot: Snapshot, days: NDArray[np.int32]) -> NDArray[np.int64]:
    """Where each document stands among all: by title, the newest first of those with the same, those without last.

    Raises msgspec.DecodeError for what is no article.
    """
    keyed = sorted(
        (not title, order.key(title), -day, number)
        for number, (title, day) in enumerate(zip(_titles(snapshot), days.tolist(), strict=True))
    )
    found = np.empty(len(days), np.int64)
    found[[number for *_, number in keyed]] = np.arange(len(days))
    return found


def _titles(snapshot: Snapshot) -> Iterator[str]:
    for segment in snapshot.segments:
        for number in range(segment.document_count):
            yield _decoder.decode(segment.stored.document(number)).article.title
