"""Files and folders that are there wholly or not at all. Pieces of text, or a filling, come in; a place is filled.

Everything is written beside its place and moved there at the end, so whoever stops it, at whatever moment, finds what
was there before. What one left that was killed, the next that fills the same place sweeps away. It refuses to replace
anything unless it is told to, and a folder that it did not make itself.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from archiveviewer.errors import ArchiveViewerError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MARK = ".archiveviewer-dossier"
"""The file by which a folder is known that was made here, and may be replaced."""
SILENT = 600.0
"""Seconds in which nothing was written to a draft whose process must be dead."""


class Taken(ArchiveViewerError):  # noqa: N818 — a state of the world, as those in `errors`
    """There is something already where a file or folder was to be made."""

    def __init__(self, place: Path) -> None:
        super().__init__(str(place))
        self.place = place


def saved(pieces: Iterable[str], place: Path, *, replace: bool = False) -> None:
    """Write pieces of text to a file in UTF-8. Raises Taken, OSError."""
    with saved_file(place, replace=replace) as file:
        file.writelines(pieces)


@contextlib.contextmanager
def saved_file(place: Path, *, replace: bool = False) -> Iterator[TextIO]:
    """A new file to be written, which takes its place when it is left without an error. Raises Taken, OSError."""
    if not replace and os.path.lexists(place):
        raise Taken(place)
    _sweep(place)
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=_beside(place), suffix=".part")
    draft = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace", newline="") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        _put(draft, place, replace=replace)
    finally:
        draft.unlink(missing_ok=True)


def _beside(place: Path) -> str:
    """How the names begin of what is written beside a place."""
    return f".{place.name[:40]}-"


def _sweep(place: Path) -> None:
    """Remove what processes that were killed left beside a place; what they had taken from it comes back."""
    ours = re.compile(re.escape(_beside(place)) + r"[a-z0-9_]{8}\.(part|old)")
    with contextlib.suppress(OSError):
        left = [one for one in place.parent.iterdir() if ours.fullmatch(one.name)]
        for one in filter(_is_silent, left):
            if one.suffix == ".old" and (one / place.name).exists() and not os.path.lexists(place):
                (one / place.name).rename(place)
            shutil.rmtree(one) if one.is_dir() and not one.is_symlink() else one.unlink()


def _is_silent(draft: Path) -> bool:
    newest = max(one.lstat().st_mtime for one in (draft, *draft.rglob("*")))
    return newest < time.time() - SILENT


def _put(draft: Path, place: Path, *, replace: bool) -> None:
    """Move a file to its place, which may have been taken meanwhile."""
    draft.chmod(0o666 & ~_mask())
    if replace:
        draft.replace(place)
        return
    try:
        place.hardlink_to(draft)  # the one way to make a name that fails where there is one
    except FileExistsError as error:
        raise Taken(place) from error
    except OSError:  # a medium without such links
        if os.path.lexists(place):
            raise Taken(place) from None
        draft.rename(place)


def _mask() -> int:
    """What the person's other new files are not allowed; temporary files are for one person alone."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


@contextlib.contextmanager
def saved_folder(place: Path, *, replace: bool = False) -> Iterator[Path]:
    """A new folder to be filled, which takes its place when it is left without an error. Raises Taken, OSError.

    With `replace` a folder that was made so before gives way; any other never does.
    """
    _sweep(place)
    if os.path.lexists(place) and not (replace and (place / MARK).is_file()) and not _is_empty(place):
        raise Taken(place)
    draft = Path(tempfile.mkdtemp(dir=place.parent, prefix=_beside(place), suffix=".part"))
    try:
        yield draft
        (draft / MARK).touch()
        draft.chmod(0o777 & ~_mask())
        _exchange(draft, place)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _is_empty(place: Path) -> bool:
    return place.is_dir() and not place.is_symlink() and not any(place.iterdir())


def _exchange(draft: Path, place: Path) -> None:
    """Put a folder where another one may be; that one comes back if it fails."""
    if not place.exists():
        draft.rename(place)
        return
    old = Path(tempfile.mkdtemp(dir=place.parent, prefix=_beside(place), suffix=".old"))
    place.rename(old / place.name)
    try:
        draft.rename(place)
    except BaseException:
        (old / place.name).rename(place)
        old.rmdir()
        raise
    shutil.rmtree(old, ignore_errors=True)
