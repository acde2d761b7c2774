"""Small files that are there wholly or not at all. Bytes come in; a file takes the place of the one that was there.

Whoever is killed meanwhile leaves the former one. It refuses to know what is in them.
"""

from __future__ import annotations

import contextlib
import os
import uuid
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def replace(path: Path, data: bytes) -> None:
    """Write a file, readable to whom the person's other new files are. Raises OSError."""
    draft = path.with_name(f".{path.name[:40]}-{uuid.uuid4().hex}.part")
    try:
        with draft.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            draft.unlink()
        raise
