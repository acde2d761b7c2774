"""What the window remembers of the last run: its place, its panes, the last questions and commands. Values come in
under a name and are there at once; the file is written beside the window, value by value, so that two can share it.

Qt's own file of settings is of no use here: whoever writes that keeps all of Python waiting for the disk. It refuses to
know what a value means.
"""

from __future__ import annotations

import base64
import contextlib
from functools import partial
from typing import TYPE_CHECKING

import msgspec

from archiveviewer.replacing import replace

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from archiveviewer.ui.scribe import Scribe

    Value = bool | bytes | list[str]


class Remembered:
    """The values of one file, in JSON; bytes are written in base64. Nothing read from it is trusted."""

    def __init__(self, path: Path, scribe: Scribe) -> None:
        self._path, self._scribe = path, scribe
        self._untrusted = _read(path)
        self._changed: dict[str, object] = {}

    def flag(self, name: str, *, default: bool) -> bool:
        """Yes or no."""
        untrusted = self._untrusted.get(name)
        return untrusted if isinstance(untrusted, bool) else default

    def texts(self, name: str) -> list[str]:
        """A list of texts, without what in it is none."""
        untrusted = self._untrusted.get(name)
        return [text for text in untrusted if isinstance(text, str) and text] if isinstance(untrusted, list) else []

    def data(self, name: str) -> bytes:
        """Some bytes; none where nothing is known."""
        untrusted = self._untrusted.get(name)
        with contextlib.suppress(ValueError):
            return base64.b64decode(untrusted) if isinstance(untrusted, str) else b""
        return b""

    def keep(self, name: str, value: Value) -> None:
        """Remember a value."""
        self._untrusted[name] = self._changed[name] = msgspec.to_builtins(value)
        self._scribe.write(self._path.name, partial(_write, self._path, dict(self._changed)))


def _read(path: Path) -> dict[str, object]:
    with contextlib.suppress(OSError, ValueError, RecursionError):
        return msgspec.json.decode(path.read_bytes(), type=dict[str, object])
    return {}


def _write(path: Path, values: Mapping[str, object]) -> None:
    """Write some values among those that are there; a disk that can't be written to costs the memory of them."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        replace(path, msgspec.json.encode({**_read(path), **values}))
