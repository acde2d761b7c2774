"""Bytes are laid by until somebody takes them: some in memory, what is more than that in a file without a name.

Comes in: bytes, from any thread. Goes out: what gives the same bytes back, once. The file is gone with whoever made it;
where there is no room for it, memory has to do. It refuses to know what the bytes are.
"""

from __future__ import annotations

import contextlib
import functools
import tempfile
import threading
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

IN_MEMORY = 32 * 1024 * 1024
"""Bytes that stay in memory."""
MOST = 512 * 1024 * 1024
"""Bytes from which it is full: more is taken, but should not come."""


class LaidBy:
    """What is laid by; `folder` is where there is room for a file. Closing it lets all of it go."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._in_memory = self._in_file = self._end = 0
        self._file: IO[bytes] | None = None

    @property
    def is_full(self) -> bool:
        """Whether it is better to wait until something was taken."""
        return self._in_memory + self._in_file >= MOST

    def put(self, data: bytes) -> Callable[[], bytes]:
        """Lay bytes by; what is returned takes them, once."""
        with self._lock:
            if self._in_memory + len(data) > IN_MEMORY:
                with contextlib.suppress(OSError):  # no room: it stays in memory
                    return self._written(data)
            self._in_memory += len(data)
            return functools.partial(self._forgotten, data)

    def _written(self, data: bytes) -> Callable[[], bytes]:
        self._file = self._file or tempfile.TemporaryFile(dir=self._folder, prefix="waiting-")  # noqa: SIM115
        place = self._end if self._in_file else 0  # nobody needs any more what is there
        self._file.seek(place)
        self._file.write(data)
        self._file.flush()
        self._end = place + len(data)
        self._in_file += len(data)
        return functools.partial(self._read, self._file, place, len(data))

    def _read(self, file: IO[bytes], place: int, length: int) -> bytes:
        with self._lock:
            self._in_file -= length
            file.seek(place)
            return file.read(length)

    def _forgotten(self, data: bytes) -> bytes:
        with self._lock:
            self._in_memory -= len(data)
        return data

    def close(self) -> None:
        """Let the file go."""
        with self._lock, contextlib.suppress(OSError):
            if self._file is not None:
                self._file.close()
