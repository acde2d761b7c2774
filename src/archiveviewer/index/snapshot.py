"""The index as it was at one moment: every segment open, nothing changing.

Comes in: a folder. Goes out: segments with the number of their first document. A snapshot keeps what it saw whatever a
writer does beside it. It refuses to know questions.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Self

import numpy as np

from archiveviewer import regular
from archiveviewer.errors import ArchiveDamaged
from archiveviewer.index import manifest as manifests
from archiveviewer.index.schema import ID
from archiveviewer.index.segments.kept import Kept
from archiveviewer.index.segments.reading import Segment
from archiveviewer.index.segments.sections import Damaged

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from archiveviewer.index.manifest import Entry, Manifest

_Known = dict[tuple[str, int], Segment]
_TRIES = 20
"""How often a reader begins again when a writer replaced files while it was opening them."""


class Snapshot:
    """All segments of the index at one moment. Belongs to one thread."""

    def __init__(self, folder: Path, before: Snapshot | None = None) -> None:
        self.folder = folder
        self.kept: Kept = before.kept if before else Kept()
        self.manifest, self.segments = _open(folder, self.kept, before.known() if before else {})
        self.starts = [0]
        for segment in self.segments:
            self.starts.append(self.starts[-1] + segment.document_count)

    @property
    def generation(self) -> int:
        """The number of the commit it shows."""
        return self.manifest.generation

    @property
    def documents(self) -> int:
        """How many documents it holds, without the deleted ones."""
        return sum(segment.live_count for segment in self.segments)

    def place(self, number: int) -> tuple[Segment, int]:
        """The segment of a document and its number there."""
        at = bisect_right(self.starts, number) - 1
        return self.segments[at], number - self.starts[at]

    def with_term(self, field: str, term: bytes) -> Iterator[int]:
        """The numbers of all documents with a term."""
        yield from self.documents_with(field, term).tolist()

    def documents_with(self, field: str, term: bytes) -> NDArray[np.int64]:
        """The same as an array, ascending."""
        found = [np.zeros(0, np.int64)]
        for segment, start in zip(self.segments, self.starts, strict=False):
            terms = segment.field(field)
            number = terms.find(term) if terms else -1
            if terms and number >= 0:
                documents = terms.documents(number)
                live = documents if segment.deleted is None else documents[~segment.deleted[documents]]
                found.append(live.astype(np.int64) + start)
        return np.concatenate(found)

    def numbers(self, ids: Iterable[str]) -> dict[str, int]:
        """The numbers of those documents of some ids that it holds."""
        asked = sorted({one.encode("utf-8", "replace") for one in ids})
        found: dict[str, int] = {}
        for start, segment in zip(self.starts, self.segments, strict=False):
            if field := segment.field(ID):
                for term in field.base.find_all(asked):
                    (own,) = field.documents(term).tolist()
                    if segment.deleted is None or not segment.deleted[own]:
                        found[field.base[term].decode()] = start + own
        return found

    def held(self, ids: Iterable[str]) -> set[str]:
        """Those of some ids that it holds."""
        asked = sorted({one.encode("utf-8", "replace") for one in ids})
        found: set[str] = set()
        for segment in self.segments:
            if asked and (field := segment.field(ID)):
                numbers = field.base.find_all(asked)
                if segment.deleted is not None:
                    documents = field.base.postings(0, len(field.base)).documents
                    numbers = [one for one in numbers if not segment.deleted[documents[one]]]
                found.update(field.base[one].decode() for one in numbers)
        return found

    def doc_frequency(self, field: str, term: bytes) -> int:
        """In how many documents a term stands, deleted ones included."""
        found = ((terms, terms.find(term)) for segment in self.segments if (terms := segment.field(field)))
        return sum(terms.doc_frequency(number) for terms, number in found if number >= 0)

    def is_newest(self) -> bool:
        """Whether no commit has come since."""
        return manifests.load(self.folder).generation == self.generation

    def known(self) -> _Known:
        """Its segments by what tells them from any other."""
        return {_key(entry): segment for entry, segment in zip(self.manifest.segments, self.segments, strict=True)}

    def followed(self) -> Snapshot:
        """The index as it is now, for whoever asks nothing more of this one. What both have is opened and read once:
        after an update that is nearly all. Records of terms are not kept: some are of segments that are gone, and while
        one update follows the other memory stays as it is.
        """
        newer = Snapshot(self.folder, self)
        self.kept.clear()
        taken_over = newer.known().keys() & self.known().keys()
        for key, segment in self.known().items():
            if key not in taken_over:
                segment.close()
        return newer

    def close(self) -> None:
        """Let the files go."""
        for segment in self.segments:
            segment.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _key(entry: Entry) -> tuple[str, int]:
    return entry.file, entry.checksum


def _open(folder: Path, kept: Kept, known: _Known) -> tuple[Manifest, list[Segment]]:
    tried = -1
    for _ in range(_TRIES):
        manifest = manifests.load(folder)
        try:
            return manifest, _segments(folder, manifest, kept, known)
        except FileNotFoundError as error:
            if manifest.generation == tried:
                raise ArchiveDamaged(folder, f"{error.filename} is missing") from error
            tried = manifest.generation
    raise ArchiveDamaged(folder, "files are replaced faster than they can be opened")


def _segments(folder: Path, manifest: Manifest, kept: Kept, known: _Known) -> list[Segment]:
    segments: list[Segment] = []
    opened: list[Segment] = []
    try:
        for entry in manifest.segments:
            if same := known.get(_key(entry)):
                segments.append(same.with_deleted(manifests.load_deleted(folder, entry)))
            else:
                opened.append(open_segment(folder, entry, kept))
                segments.append(opened[-1])
    except BaseException:
        for segment in opened:
            segment.close()
        raise
    return segments


def open_segment(folder: Path, entry: Entry, kept: Kept | None = None) -> Segment:
    """Open one segment. Raises ArchiveDamaged, or FileNotFoundError when a writer has just removed it."""
    deleted = manifests.load_deleted(folder, entry)
    file = regular.opened(folder / entry.file)
    try:
        return Segment(file, entry.checksum, deleted, entry.documents, kept)
    except Damaged as error:
        file.close()
        raise ArchiveDamaged(folder, f"{entry.file}: {error}") from error
    except BaseException:
        file.close()
        raise
