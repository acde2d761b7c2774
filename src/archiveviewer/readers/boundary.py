"""The one boundary at which a bad file is set aside. Whatever goes wrong inside comes in; `Unreadable` goes out,
and nothing else. It refuses to know formats.
"""

from __future__ import annotations

import contextlib
import logging
import traceback
from typing import TYPE_CHECKING

from archiveviewer.errors import Unreadable
from archiveviewer.readers import files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_log = logging.getLogger(__name__)


@contextlib.contextmanager
def boundary(path: Path) -> Iterator[None]:
    """Turn every failure of a reader into `Unreadable`."""
    try:
        yield
    except Unreadable:
        raise
    except MemoryError as error:
        raise Unreadable(path, "too-large", "out of memory") from error
    except Exception as error:
        told = Unreadable(path, "damaged", f"{type(error).__name__}: {error}")
        where = "".join(traceback.format_tb(error.__traceback__))
        # Not the exception itself: what it says may be the file's own words.
        _log.error("a reader failed on %r: %s\n%s", files.printable(path), told.detail, where)
        raise told from error
