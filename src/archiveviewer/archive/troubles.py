"""What the world does to an archive while somebody writes to it. Whatever was raised comes in; the archive's trouble
goes out, in words that a person can be told.

It refuses to know what was being done.
"""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING

from archiveviewer.errors import ArchiveDamaged, ArchiveError, ArchiveViewerError
from archiveviewer.index.segments.sections import Damaged

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextlib.contextmanager
def world_told(path: Path) -> Iterator[None]:
    """A full disk, a medium that can't be written to, a right that is lacking, damage that a writer comes upon: told as
    the archive's trouble.
    """
    try:
        yield
    except ArchiveViewerError:
        raise
    except Damaged as error:
        raise ArchiveDamaged(path / "index", str(error)) from error
    except Exception as error:
        cause: BaseException | None = error
        while cause is not None and not isinstance(cause, OSError | sqlite3.Error):
            cause = cause.__cause__ or cause.__context__
        if cause is None:
            raise
        raise ArchiveError(path, getattr(cause, "strerror", None) or str(cause)) from error
