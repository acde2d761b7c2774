"""What a person chose, kept in step with its file. Comes in: changed fields; goes out: the settings now in force.

It refuses to know what a choice means. A disk that can't be written to costs the memory of a choice, not the choice.
"""

from __future__ import annotations

import dataclasses
import logging
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from archiveviewer import settings as kept

if TYPE_CHECKING:
    from pathlib import Path

    from archiveviewer.settings import Settings
    from archiveviewer.ui.scribe import Scribe

_log = logging.getLogger(__name__)


class Choices(QObject):
    """The settings of this run; `changed` carries those before and those after."""

    changed = Signal(object, object)

    def __init__(self, path: Path, scribe: Scribe, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path, self._scribe = path, scribe
        self._settings = kept.load(path)

    @property
    def settings(self) -> Settings:
        """What is in force now."""
        return self._settings

    def change(self, **fields: object) -> None:
        """Change single fields."""
        self.take(dataclasses.replace(self._settings, **fields))  # type: ignore[arg-type]

    def take(self, settings: Settings) -> None:
        """Change everything at once."""
        before, self._settings = self._settings, settings
        if settings == before:
            return
        self._scribe.write(self._path.name, partial(_save, settings, self._path))
        self.changed.emit(before, settings)


def _save(settings: Settings, path: Path) -> None:
    try:
        kept.save(settings, path)
    except OSError as error:
        _log.warning("settings not kept: %s", error)
