"""Files that hold files: ZIP and TAR, packed or not, inside each other to a limit. A place comes in: a file and the
names that lead inside; its bytes go out, or, where it is itself a container, what it holds.

A container is looked into as a folder is: it is listed, and each member is read by itself, so no container is ever
unpacked as a whole, on a disk or in memory. It refuses to know any document.
"""

from __future__ import annotations

import io
import os
import threading
from collections import OrderedDict
from typing import TYPE_CHECKING, cast

from archiveviewer.errors import Unreadable
from archiveviewer.readers import files
from archiveviewer.readers.containers.members import Listing
from archiveviewer.readers.containers.tarred import BLOCK, Tar, is_header
from archiveviewer.readers.containers.zipped import MARKS, Zip
from archiveviewer.readers.unpacked import Stream, TooMuch, packing_of

__all__ = ["Listing", "Shelf"]

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import IO

    from archiveviewer.readers.containers.members import Container

    Names = tuple[str, ...]

MOST_NESTED = 4
"""Containers inside each other."""
LARGEST_NESTED = 256 * 1024 * 1024
SUFFIXES = frozenset({".zip", ".tar", ".tgz", ".tbz", ".tbz2", ".txz", ".tzst", ".gz", ".bz2", ".xz", ".zst"})
"""Suffixes of containers, and of single packed files, which are looked at before their size is."""
_KEPT_OPEN = 4
_MARK = 16


class Shelf:
    """Containers that are kept open, each thread's own: their members are asked for one after the other."""

    def __init__(self) -> None:
        self._of_thread = threading.local()

    def opened(
        self, path: Path, inside: Names, most: Callable[[str], int], *, root: Path | None = None
    ) -> bytes | Listing:
        """What lies at a place: the bytes of a file, or what a container holds. `most` tells how many bytes a file of a
        name may have; containers may have any number. Raises `Unreadable`, among others.
        """
        if not inside:
            name = path.name
            if files.suffix(path) in SUFFIXES and (container := self._container(path, (), root)):
                return container.listing()
            data = files.contents(path, most=most(name), root=root)
        else:
            name = inside[-1]
            data = self._holder(path, inside, root).read(name, max(most(name), LARGEST_NESTED * _may_hold(name)))
        if may_be_container(data) and (container := self._container(path, inside, root, data)):
            if len(inside) >= MOST_NESTED:
                raise Unreadable(path, "too-large", f"more than {MOST_NESTED} containers inside each other")
            return container.listing()
        if len(data) > most(name):
            raise Unreadable(path, "too-large", f"{len(data)} bytes")
        if not data:
            raise Unreadable(path, "empty")
        return data

    def holds(self, path: Path, inside: Names, root: Path | None) -> bool:
        """Whether there is a member of this name."""
        return self._holder(path, inside, root).holds(inside[-1])

    def close(self) -> None:
        """Let go what this thread has open."""
        for container in self._kept().values():
            container.close()
        self._kept().clear()

    def _holder(self, path: Path, inside: Names, root: Path | None) -> Container:
        """The container in which the last of the names lies."""
        container = self._container(path, inside[:-1], root)
        if container is None:
            raise Unreadable(path, "missing", "no container")
        return container

    def _container(self, path: Path, inside: Names, root: Path | None, data: bytes = b"") -> Container | None:
        """The container at a place, opened if it was not, or is another one meanwhile; None for what is none."""
        key = (os.fspath(path), *files.state(path), inside)
        kept = self._kept()
        if key in kept:
            kept.move_to_end(key)
            return kept[key]
        if inside and not data:
            data = self._holder(path, inside, root).read(inside[-1], LARGEST_NESTED)
        container = of_bytes(path, data) if data else of_file(path, root)
        if container is not None:
            kept[key] = container
        while len(kept) > _KEPT_OPEN:
            kept.popitem(last=False)[1].close()
        return container

    def _kept(self) -> OrderedDict[tuple[str, int, int, Names], Container]:
        kept: OrderedDict[tuple[str, int, int, Names], Container] | None = getattr(self._of_thread, "kept", None)
        if kept is None:
            kept = self._of_thread.kept = OrderedDict()
        return kept


def may_be_container(data: bytes) -> bool:
    """Whether bytes that begin so are a container, a packed file that may be one, or a document that looks like one."""
    return data.startswith(MARKS) or bool(packing_of(data[:_MARK])) or is_header(data[:BLOCK])


def of_file(path: Path, root: Path | None = None) -> Container | None:
    """The container that a file is, however large; None for what is none."""
    file = files.File(path, root=root)
    container = _opened(path, cast("IO[bytes]", file), file.size)
    if container is None:
        file.close()
    return container


def of_bytes(path: Path, data: bytes) -> Container | None:
    """The container that these bytes are; None for what is none. `path` is only named."""
    return _opened(path, io.BytesIO(data), len(data)) if may_be_container(data) else None


def _opened(path: Path, source: IO[bytes], size: int) -> Container | None:
    head = source.read(BLOCK)
    source.seek(0)
    if head.startswith(MARKS):
        found = Zip(path, source, size)
        return None if found.is_document else found
    packing = packing_of(head)
    try:
        first = Stream(source, packing).block(BLOCK) if packing else head
    except TooMuch:
        first = b""
    return Tar(path, source) if is_header(first) else None


def _may_hold(name: str) -> bool:
    return files.ending_of(name) in SUFFIXES
