"""Which source folders an archive has after some more were named. A description and paths come in, one goes out.

It refuses to know what lies in the folders.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import msgspec

from archiveviewer.archive.description import Description, source_folder
from archiveviewer.archive.worker import shown
from archiveviewer.results import Failure

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def with_folders(description: Description, folders: Sequence[Path], archive: Path) -> tuple[Description, list[Failure]]:
    """The description with new source folders, and those that can't be one. One inside a known one is known already;
    one around it takes its place.
    """
    known = list(description.folders)
    missing = []
    for folder in folders:
        if not os.path.exists(folder):  # noqa: PTH110 — unlike Path.exists it does not raise where access is denied
            missing.append(Failure(path=str(folder), reason="missing"))
        elif not _is_text(str(folder)):
            detail = "the folder's name holds what is no text"
            missing.append(Failure(path=shown(os.fsencode(folder)), reason="unsupported", detail=detail))
        elif not any(_holds(entry.place(archive), folder) for entry in known):
            known = [entry for entry in known if not _holds(folder, entry.place(archive))]
            known.append(source_folder(folder, archive))
    return msgspec.structs.replace(description, folders=tuple(known)), missing


def _is_text(name: str) -> bool:
    """False for a name of bytes that are no UTF-8: it can't be kept in archive.json."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _holds(folder: Path, path: Path) -> bool:
    """Whether a source folder is the other path or holds it; a single file holds only itself."""
    return folder.resolve() == path.resolve() if os.path.isfile(folder) else inside(path, folder)  # noqa: PTH113


def inside(path: Path, root: Path) -> bool:
    """Whether a path, with all links followed, lies inside a source folder, or beside a source file."""
    try:
        return path.resolve().is_relative_to(root.resolve().parent if os.path.isfile(root) else root.resolve())  # noqa: PTH113
    except (OSError, RuntimeError, ValueError):  # a loop of links, or a name no file can have
        return False
