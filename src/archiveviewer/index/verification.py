"""Is every file of the index what was written, and does each agree with the others?

Comes in: a folder. Goes out: sentences on what is wrong, or an index without its damaged segments. It refuses to know
the files that articles come from; who calls it has them read again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import numpy as np

from archiveviewer import regular
from archiveviewer.errors import ArchiveDamaged
from archiveviewer.index import manifest as manifests
from archiveviewer.index import schema
from archiveviewer.index.manifest import Entry, Manifest
from archiveviewer.index.schema import ID
from archiveviewer.index.segments.reading import Segment
from archiveviewer.index.segments.sections import Damaged
from archiveviewer.index.snapshot import open_segment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType

    from archiveviewer.index.segments.terms import Terms

AT_ONCE = 20_000
"""Terms that are unpacked at the same time."""
_LED_ASTRAY = (IndexError, ValueError, OverflowError, TypeError)
"""Errors of ours to which numbers lead that a stranger wrote, with checksums that fit."""


class damage_told:  # noqa: N801 — used as contextlib's own are
    """Files of the index that are not what was written, or can't be read, come out as ArchiveDamaged.

    Checksums tell damage; against a stranger who made them fit, an error of ours has all files looked at before it
    counts as ours. A class, since every article of a page is read under it: a generator takes five times as long.
    """

    __slots__ = ("_folder",)

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            return
        if isinstance(error, Damaged):
            raise ArchiveDamaged(self._folder, str(error)) from error
        if isinstance(error, OSError):
            raise ArchiveDamaged(self._folder, error.strerror or str(error)) from error
        if isinstance(error, _LED_ASTRAY):
            wrong = next(check(self._folder), None)
            if wrong is not None:
                raise ArchiveDamaged(self._folder, wrong) from error


def check(folder: Path) -> Iterator[str]:
    """Read everything; yields a sentence for each thing that is wrong."""
    try:
        manifest = manifests.load(folder)
    except ArchiveDamaged as error:
        yield error.cause
        return
    for entry in manifest.segments:
        yield from (f"{entry.file}: {wrong}" for wrong in _check_entry(folder, entry))


def _check_entry(folder: Path, entry: Entry) -> Iterator[str]:
    try:
        segment = open_segment(folder, entry)
    except ArchiveDamaged as error:
        yield error.cause
        return
    except OSError as error:
        yield error.strerror or str(error)
        return
    with segment.sections as sections:
        damaged = list(sections.verify())
        if damaged:
            yield f"damaged bytes in {', '.join(damaged)}"
            return
        try:
            yield from _check_segment(segment)
        except (Damaged, msgspec.DecodeError) as error:
            yield str(error)
        except _LED_ASTRAY as error:
            yield f"its parts contradict each other: {error}"


def _check_segment(segment: Segment) -> Iterator[str]:
    """What checksums can't tell: whether the parts of a segment agree with each other."""
    for name, facts in segment.facts.fields.items():
        field = segment.field(name)
        if field is None:
            continue
        for terms in (field.base, field.exact):
            if terms is not None and not _is_sound(terms, segment.document_count):
                yield f"the terms of {name} contradict each other"
        if field.exact is not None:
            _ = field.folds  # raises Damaged where they lead nowhere
        if facts.words is not None and field.lengths is None:
            yield f"{name} has no lengths"
    yield from _check_phrases(segment)
    ids = segment.field(ID)
    if ids is None or len(ids) != segment.document_count:
        yield "not every document has an id of its own"
        return
    postings = ids.base.postings(0, len(ids.base))
    for number, document in enumerate(postings.documents.tolist()):
        if schema.article(segment.stored.document(document)).id != ids.base[number].decode():
            yield f"document {document} is stored under another id"


def _check_phrases(segment: Segment) -> Iterator[str]:
    if segment.phrases:
        yield from segment.phrases.check()
    elif segment.facts.format >= manifests.FORMAT:
        yield "it has no phrases"
    if segment.runs is None and segment.facts.format >= manifests.FORMAT:
        yield "it has no runs of words"


def _is_sound(terms: Terms, documents: int) -> bool:
    """Terms ascend; the documents of each do, and stay within the segment."""
    ascending = all(terms[number - 1] < terms[number] for number in range(1, len(terms)))
    for first in range(0, len(terms), AT_ONCE):
        postings = terms.postings(first, min(first + AT_ONCE, len(terms)))
        if len(postings.documents) and not 0 <= postings.documents.min() <= postings.documents.max() < documents:
            return False
        inside = np.repeat(np.arange(len(postings.counts)), postings.counts)
        if (np.diff(postings.documents)[np.diff(inside) == 0] <= 0).any():
            return False
    return ascending


def repair(folder: Path) -> list[str]:
    """Take every damaged segment out of the index; returns what was taken out. The caller holds the archive's lock.

    When the manifest itself is lost, the segments that are whole make a new one, in which each document that several of
    them hold is left in the one written last; which documents had been deleted is then not known any more.
    """
    try:
        manifest = manifests.load(folder)
    except ArchiveDamaged as error:
        manifest, dropped = _salvaged(folder), [error.cause]
    else:
        broken = {entry.file: list(_check_entry(folder, entry)) for entry in manifest.segments}
        dropped = [f"{file}: {'; '.join(wrong)}" for file, wrong in broken.items() if wrong]
        kept = tuple(entry for entry in manifest.segments if not broken[entry.file])
        if kept == manifest.segments:
            return []
        manifest = msgspec.structs.replace(manifest, generation=manifest.generation + 1, segments=kept)
    manifests.save(manifest, folder)
    manifests.sweep(folder, manifest)
    return dropped


def _salvaged(folder: Path) -> Manifest:
    """A manifest of every segment that is whole, the newest last; its format is that of the oldest."""
    entries: list[Entry] = []
    oldest = manifests.FORMAT
    seen: set[bytes] = set()
    paths = sorted(folder.glob("*.segment"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    for path in paths:
        entry = _entry_of(folder, path)
        if entry is None:
            continue
        segment = open_segment(folder, entry)
        with segment.sections:
            deleted, ids = _seen_before(segment, seen)
        seen |= ids
        oldest = min(oldest, segment.facts.format)
        if deleted.any():
            name = f"{path.stem}.deleted"
            (folder / name).unlink(missing_ok=True)
            entry = msgspec.structs.replace(entry, deleted=manifests.save_deleted(folder, name, deleted))
        entries.append(entry)
    return Manifest(format=oldest, generation=1_000_000_000, segments=tuple(reversed(entries)))


def _entry_of(folder: Path, path: Path) -> Entry | None:
    """The entry of a segment file, if it is whole."""
    try:
        with regular.opened(path) as file:
            segment = Segment(file)
            entry = Entry(path.name, segment.sections.checksum, segment.document_count)
    except (Damaged, OSError):
        return None
    return None if list(_check_entry(folder, entry)) else entry


def _seen_before(segment: Segment, seen: set[bytes]) -> tuple[np.ndarray[tuple[int], np.dtype[np.bool_]], set[bytes]]:
    """Which documents a newer segment holds too, and the ids of all."""
    deleted = np.zeros(segment.document_count, bool)
    field = segment.field(ID)
    ids = [field.base[number] for number in range(len(field.base))] if field else []
    for number, article_id in enumerate(ids):
        if field is not None and article_id in seen:
            deleted[field.documents(number)] = True
    return deleted, set(ids)
