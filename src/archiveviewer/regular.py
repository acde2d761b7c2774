"""Files of an archive, opened to be read. A path comes in; an open file or its bytes go out.

A pipe or a device in the place of a file, as a stranger may lay it into an archive, is refused at once: who read it
would wait for ever, or never come to its end. It refuses to know what is in a file.
"""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from io import FileIO
    from pathlib import Path

FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOCTTY", 0)
"""Non-blocking so that even a pipe put there meanwhile can't hold us; Windows knows only the flag for bytes."""


def opened(path: Path) -> FileIO:
    """A file, unbuffered. Raises OSError, for what is no regular file too."""
    handle = os.open(path, FLAGS)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise _no_file(path)
    return os.fdopen(handle, "rb", buffering=0)


def content(path: Path, most: int = -1) -> bytes:
    """All bytes of a file, or the first of them. Raises OSError."""
    with opened(path) as file:
        return file.readall() if most < 0 else file.read(most)


def refuse_other(path: Path) -> None:
    """Raises OSError where something else than a regular file is in the place of one that others will open."""
    if path.exists() and not path.is_file():
        raise _no_file(path)


def _no_file(path: Path) -> OSError:
    return OSError(errno.EINVAL, f"{path.name} is no regular file")
