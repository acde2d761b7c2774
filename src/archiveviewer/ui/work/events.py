"""What the window has just done, told to whoever drives it from outside: end-to-end tests wait for these lines instead
of guessing at times. Comes in: a word and its facts; goes out: one JSON line, and nothing at all when nobody asked.

The words and facts are listed in `tests/end2end/README.md`. It refuses to know windows, and it is never read by the
program itself. The environment variable ARCHIVEVIEWER_EVENTS names the file; it is opened for each line, so that a
window which is killed leaves whole lines, and several windows may share one file.
"""

from __future__ import annotations

import os
import time

import msgspec


class Events:
    """The lines of one process. Without a path, telling costs nothing and does nothing."""

    def __init__(self, path: str | os.PathLike[str] | None) -> None:
        self._path = path

    @classmethod
    def asked_for(cls) -> Events:
        """Events as the environment asks for them."""
        return cls(os.environ.get("ARCHIVEVIEWER_EVENTS") or None)

    def tell(self, event: str, /, **details: object) -> None:
        """Append one event. `details` are numbers, texts, lists and dicts of them; other values become their text."""
        if self._path is None:
            return
        record = {"event": event, "process": os.getpid(), "at": round(time.time(), 4), **details}
        line = msgspec.json.encode(record, enc_hook=str) + b"\n"
        handle = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(handle, line)
        finally:
            os.close(handle)
