"""Which files make up the index at this moment: the one file that is ever replaced.

Comes in: a folder. Goes out: the newest manifest, or a new one put in its place as a whole. Segments and lists of
deleted documents are named with their checksums, so that nothing is believed that the manifest does not vouch for; its
own checksum stands before it. It refuses to know what is in the files.
"""

from __future__ import annotations

import contextlib
import os
import re
import zlib
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from archiveviewer import regular
from archiveviewer.errors import ArchiveDamaged, ArchiveTooNew
from archiveviewer.replacing import replace

if TYPE_CHECKING:
    from pathlib import Path

FORMAT = 6
"""The number of this layout; it rises whenever an earlier program would read it wrongly, or a segment has less than
this one asks for. Format 1 was stock Whoosh's; 2 had no fields `has` and `file` and no phrases; 3 had no runs; 4 had no
names; 5 packed no arrays, and frequencies and positions less tightly.
"""
NAME = "manifest.json"
_OURS = re.compile(r"(?:[0-9a-f]{8}-[0-9]+\.(?:segment|deleted)|manifest\.json\.new)")


class Deleted(msgspec.Struct, frozen=True):
    """The file that has a bit for each document of a segment, set for the deleted ones."""

    file: str
    count: int
    checksum: int


class Entry(msgspec.Struct, frozen=True):
    """One segment: its file, its checksum, how many documents it holds, and which of them are deleted."""

    file: str
    checksum: int
    documents: int
    deleted: Deleted | None = None


class Manifest(msgspec.Struct, frozen=True):
    """The whole index at one moment. `generation` rises with every commit."""

    format: int = FORMAT
    generation: int = 0
    segments: tuple[Entry, ...] = ()

    def files(self) -> set[str]:
        """Every file it names."""
        deleted = {entry.deleted.file for entry in self.segments if entry.deleted}
        return {entry.file for entry in self.segments} | deleted


class _Sealed(msgspec.Struct):
    checksum: int
    manifest: msgspec.Raw


class _Version(msgspec.Struct):
    format: int


def load(folder: Path) -> Manifest:
    """The newest manifest. Raises ArchiveDamaged or ArchiveTooNew."""
    try:
        data = regular.content(folder / NAME)
    except OSError as error:
        raise ArchiveDamaged(folder, f"{NAME}: {error.strerror}") from error
    try:
        sealed = msgspec.json.decode(data, type=_Sealed)
        if zlib.crc32(sealed.manifest) != sealed.checksum:
            raise ArchiveDamaged(folder, f"{NAME}: not what was written")
        if msgspec.json.decode(sealed.manifest, type=_Version).format > FORMAT:
            raise ArchiveTooNew(folder)
        manifest = msgspec.json.decode(sealed.manifest, type=Manifest)
    except msgspec.DecodeError as error:
        raise ArchiveDamaged(folder, f"{NAME}: {error}") from error
    if any(not _OURS.fullmatch(name) for name in manifest.files()):
        raise ArchiveDamaged(folder, f"{NAME}: names a file that is none of the index")
    return manifest


def save(manifest: Manifest, folder: Path) -> None:
    """Put a manifest in place of the one before. Every file it names is on the disk already; after this it is too."""
    plain = msgspec.json.encode(manifest)
    data = msgspec.json.encode(_Sealed(zlib.crc32(plain), msgspec.Raw(plain)))
    sync_folder(folder)
    replace(folder / NAME, data, draft=folder / f"{NAME}.new")
    sync_folder(folder)


def make_durable(descriptor: int) -> None:
    """Let what was written to a file reach the disk."""
    os.fsync(descriptor)


def sync_folder(folder: Path) -> None:
    """Let the names in a folder reach the disk, where the system has a way to."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):  # some network file systems can't
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sweep(folder: Path, manifest: Manifest) -> None:
    """Remove what a killed writer left and what nobody needs any more.

    A file that a reader on Windows still holds stays; the next sweep finds it again.
    """
    kept = manifest.files() | {NAME}
    for path in folder.iterdir():
        if path.name not in kept and _OURS.fullmatch(path.name):
            with contextlib.suppress(OSError):
                path.unlink()


def load_deleted(folder: Path, entry: Entry) -> np.ndarray[tuple[int], np.dtype[np.bool_]] | None:
    """Which documents of a segment are deleted; None when none is."""
    if entry.deleted is None:
        return None
    data = regular.content(folder / entry.deleted.file)
    if zlib.crc32(data) != entry.deleted.checksum or len(data) != (entry.documents + 7) // 8:
        raise ArchiveDamaged(folder, f"{entry.deleted.file}: not what was written")
    bits = np.frombuffer(data, np.uint8)
    return np.unpackbits(bits, count=entry.documents, bitorder="little").view(np.bool_)


def save_deleted(folder: Path, name: str, deleted: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Deleted:
    """Write which documents are deleted into a new file."""
    data = np.packbits(deleted, bitorder="little").tobytes()
    with (folder / name).open("xb") as file:
        file.write(data)
        make_durable(file.fileno())
    return Deleted(name, int(deleted.sum()), zlib.crc32(data))
