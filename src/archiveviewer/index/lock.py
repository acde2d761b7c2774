"""One writer at a time. A folder comes in; the lock goes out, or the news that another process holds it, and which.

The lock belongs to the operating system, so a process that dies lets it go; what stands beside it only tells who had it
last. It refuses to know what is written.
"""

from __future__ import annotations

import contextlib
import os
import platform
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from whoosh.util.filelock import FileLock

from archiveviewer import regular
from archiveviewer.errors import ArchiveBusy
from archiveviewer.replacing import replace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LONGEST_NOTE = 200


@contextlib.contextmanager
def writing(archive: Path) -> Iterator[None]:
    """Hold the archive's lock; raises ArchiveBusy when another process writes."""
    place, note = archive / "write.lock", archive / "writer.txt"
    regular.refuse_other(place)
    regular.refuse_other(note)
    lock = FileLock(str(place))
    if not lock.acquire():
        raise ArchiveBusy(archive, _holder(note))
    try:
        since = datetime.now(UTC).isoformat(timespec="seconds")
        replace(note, f"process {os.getpid()} on {platform.node()} since {since}".encode(), note.with_suffix(".new"))
        yield
    finally:
        with contextlib.suppress(OSError):
            note.unlink(missing_ok=True)
        lock.release()


def _holder(note: Path) -> str:
    try:
        return regular.content(note, 4 * _LONGEST_NOTE).decode("utf-8", "replace")[:_LONGEST_NOTE]
    except OSError:
        return ""
