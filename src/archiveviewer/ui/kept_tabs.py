"""Tabs as they were, for the next start. Comes in: an archive and its tabs; goes out: a file, never half of one.

Each archive has tabs of its own; a file that is no longer understood is passed over. It refuses to know windows.
"""

from __future__ import annotations

import contextlib
from functools import partial
from typing import TYPE_CHECKING

import msgspec

from archiveviewer.replacing import replace
from archiveviewer.ui.trails import Tabs

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from archiveviewer.ui.scribe import Scribe

_MOST_ARCHIVES = 20


class KeptTabs:
    """The tabs of the archives that were open last, in a file that other windows write to as well."""

    def __init__(self, path: Path, scribe: Scribe) -> None:
        self._path, self._scribe = path, scribe
        self._saved: dict[str, str] = {}
        """Packed tabs by the paths of their archives, as this window left them; the last at the end."""

    def load(self, archive: Path) -> Tabs:
        """The tabs of an archive; a single empty one where none are known."""
        name = _name(archive)
        with contextlib.suppress(ValueError):
            return Tabs.unpack(self._saved.get(name) or _read(self._path).get(name, ""))
        return Tabs()

    def save(self, archive: Path, tabs: str) -> None:
        """Keep packed tabs; where nothing can be written they are lost, and nothing else."""
        name = _name(archive)
        self._saved.pop(name, None)
        self._saved[name] = tabs
        self._scribe.write(self._path.name, partial(_write, self._path, dict(self._saved)))


def _read(path: Path) -> dict[str, str]:
    """Packed tabs by the paths of their archives, those that were kept last at the end."""
    with contextlib.suppress(OSError, ValueError):
        return msgspec.json.decode(path.read_bytes(), type=dict[str, str])
    return {}


def _write(path: Path, saved: Mapping[str, str]) -> None:
    others = [(name, tabs) for name, tabs in _read(path).items() if name not in saved]
    kept = dict([*others, *saved.items()][-_MOST_ARCHIVES:])
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        replace(path, msgspec.json.encode(kept))


def _name(archive: Path) -> str:
    """Its path, which may have bytes that are no letters."""
    return str(archive).encode("utf-8", "replace").decode()
