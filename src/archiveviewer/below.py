"""Paths below a folder, whichever system wrote them: an archive is made on one and opened on another.

Two paths as text come in; the part of one below the other goes out. It refuses to look at any disk.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath, PureWindowsPath

_OF_WINDOWS = re.compile(r"[A-Za-z]:[\\/]|\\\\")
"""How absolute paths begin there: with a drive or a share."""


def below(path: str, folder: str) -> str | None:
    """The part of an absolute path below a folder, with forward slashes; "." for the folder itself, None for what lies
    elsewhere.
    """
    kind = PureWindowsPath if _OF_WINDOWS.match(folder) else PurePosixPath
    try:
        return kind(path).relative_to(folder).as_posix()
    except ValueError:
        return None
