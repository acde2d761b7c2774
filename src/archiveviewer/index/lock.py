"""One writer at a time. A folder comes in; the lock goes out, or the news that another process holds it.

The lock belongs to the operating system, so a process that dies lets it go. It refuses to know what is written.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from whoosh.util.filelock import FileLock

from archiveviewer.errors import ArchiveBusy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextlib.contextmanager
def writing(archive: Path) -> Iterator[None]:
    """Hold the archive's lock; raises ArchiveBusy when another process writes."""
    lock = FileLock(str(archive / "write.lock"))
    if not lock.acquire():
        raise ArchiveBusy(archive)
    try:
        yield
    finally:
        lock.release()
