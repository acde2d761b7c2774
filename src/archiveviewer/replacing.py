"""Small files that are there wholly or not at all. Bytes come in; a file takes the place of the one that was there.

Whoever is killed meanwhile leaves the former one. Nothing is written through a link that somebody laid in the way. It
refuses to know what is in them.
"""

from __future__ import annotations

import contextlib
import os
import time
import uuid
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_HELD: tuple[type[OSError], ...] = (PermissionError,) if os.name == "nt" else ()
"""What is raised while another program has the file open: on Windows readers and scanners of viruses are in the way.
"""
_WAITS = (0.01, 0.03, 0.1, 0.3, 0.6)
"""Seconds between two attempts then."""


def replace(path: Path, data: bytes, draft: Path | None = None) -> None:
    """Write a file, readable to whom the person's other new files are. Raises OSError.

    What is written has a name of its own until it is whole: a new one each time, or that of the `draft`. Only one may
    write to that at a time; what one that was killed left there is removed.
    """
    new = draft or path.with_name(f".{path.name[:40]}-{uuid.uuid4().hex}.part")
    if draft is not None:
        draft.unlink(missing_ok=True)
    try:
        with new.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _exchange(new, path)
    except BaseException:
        with contextlib.suppress(OSError):
            new.unlink()
        raise


def _exchange(new: Path, path: Path) -> None:
    for seconds in _WAITS:
        try:
            new.replace(path)
        except _HELD:
            time.sleep(seconds)
        else:
            return
    new.replace(path)
