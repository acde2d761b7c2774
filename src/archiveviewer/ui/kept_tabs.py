"""Tabs as they were, for the next start. Comes in: an archive and its tabs; goes out: a file, never half of one.

Another archive begins with no tabs; a file that is no longer understood is passed over. It refuses to know windows.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

import msgspec

from archiveviewer import settings
from archiveviewer.ui.trails import Tabs


class _Kept(msgspec.Struct):
    archive: str
    tabs: str


class KeptTabs:
    """The tabs of the archive that was open last, in a file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self, archive: Path) -> Tabs:
        """The tabs of an archive; a single empty one where none are known."""
        with contextlib.suppress(OSError, ValueError):
            kept = msgspec.json.decode(self._path.read_bytes(), type=_Kept)
            if Path(kept.archive) == archive:
                return Tabs.unpack(kept.tabs)
        return Tabs()

    def save(self, archive: Path, tabs: str) -> None:
        """Keep packed tabs; where nothing can be written they are lost, and nothing else."""
        with contextlib.suppress(OSError):
            settings.replace(self._path, msgspec.json.encode(_Kept(str(archive), tabs)).decode())
