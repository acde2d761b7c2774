"""Archives of tar unpacked as safely as the present Python can: its filter of paths came with 3.11.4."""

from __future__ import annotations

import tarfile
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path


def unpack(held: tarfile.TarFile, folder: Path) -> None:
    """Unpack a tarball of our own, or one that was fetched, into a folder."""
    safely: dict[str, Any] = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
    held.extractall(folder, **safely)  # noqa: S202 — filtered where that can be
