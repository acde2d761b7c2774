"""Files in an archive's folder that a newsroom edits: lists and rules of its own in place of shipped ones. A place and
the shipped text come in; the file to be edited goes out. It refuses to know what is in them.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from archiveviewer import regular
from archiveviewer.errors import ArchiveError
from archiveviewer.replacing import replace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


LONGEST = 1_000_000
"""Characters of such a file that are read."""


def changed(path: Path) -> tuple[int, int] | None:
    """What differs once the file has changed; None where there is none."""
    try:
        found = os.stat(path)  # noqa: PTH116 — asked with every question
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def content(path: Path) -> str | None:
    """The text of the file, if there is one."""
    try:
        data = regular.content(path, 4 * LONGEST)
    except OSError:
        return None
    return data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")[:LONGEST]


def own(path: Path, shipped: Callable[[], str]) -> Path:
    """The archive's own file, to be edited: a copy of the shipped one where there is none yet.

    Raises ArchiveError where the folder can't be written to.
    """
    try:
        if not os.path.lexists(path):
            path.parent.mkdir(exist_ok=True)
            replace(path, shipped().encode())
    except OSError as error:
        raise ArchiveError(path, error.strerror or str(error)) from error
    return path
