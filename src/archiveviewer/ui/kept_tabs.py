"""Tabs as they were, for the next start. Comes in: an archive and its tabs; goes out: a file, never half of one.

Each archive has tabs of its own; a file that is no longer understood is passed over. It refuses to know windows.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import msgspec

from archiveviewer.replacing import replace
from archiveviewer.ui.trails import Tabs

if TYPE_CHECKING:
    from pathlib import Path

_MOST_ARCHIVES = 20


class KeptTabs:
    """The tabs of the archives that were open last, in a file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self, archive: Path) -> Tabs:
        """The tabs of an archive; a single empty one where none are known."""
        with contextlib.suppress(ValueError):
            return Tabs.unpack(self._kept().get(_name(archive), ""))
        return Tabs()

    def save(self, archive: Path, tabs: str) -> None:
        """Keep packed tabs; where nothing can be written they are lost, and nothing else."""
        name = _name(archive)
        others = [(path, kept) for path, kept in self._kept().items() if path != name]
        kept = dict([*others, (name, tabs)][-_MOST_ARCHIVES:])
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            replace(self._path, msgspec.json.encode(kept))

    def _kept(self) -> dict[str, str]:
        """Packed tabs by the paths of their archives, the one that was kept last at the end."""
        with contextlib.suppress(OSError, ValueError):
            return msgspec.json.decode(self._path.read_bytes(), type=dict[str, str])
        return {}


def _name(archive: Path) -> str:
    """Its path, which may have bytes that are no letters."""
    return str(archive).encode("utf-8", "replace").decode()
