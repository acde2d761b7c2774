"""The desk, or a collection of it, as a file for a colleague, and theirs laid in. Comes in: commands and files chosen;
goes out: a file, or more on the desk. It refuses to know what such a file holds.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMessageBox

from archiveviewer.desk import Desk
from archiveviewer.ui import wording
from archiveviewer.ui.asking_where import ask_file, ask_where, documents

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from archiveviewer.desk.exchange import Merged
    from archiveviewer.ui.desk.contents import Row
    from archiveviewer.ui.own_desk import OwnDesk
    from archiveviewer.ui.window.main_window import MainWindow
    from archiveviewer.ui.work.keeping import Keeping

_ENDING = ".desk.json"


class Handing(QObject):
    """See the module's paragraph."""

    def __init__(self, keeping: Keeping, window: MainWindow, own: OwnDesk) -> None:
        super().__init__(window)
        self._keeping, self._window, self._own = keeping, window, own
        window.commands["export_desk"].triggered.connect(lambda: self._save_as("desk", ()))
        window.commands["import_desk"].triggered.connect(self._choose)
        window.desk.wanted.connect(self._do)

    def _do(self, what: str, row: Row | None) -> None:
        if what == "export" and row is not None:
            inner = self._own.read(lambda desk: desk.collections.with_inner(row.key)) or []
            self._save_as(wording.file_name(row.text) or "desk", inner)

    def _save_as(self, name: str, collections: Sequence[str]) -> None:
        offered = documents() / f"{name}{_ENDING}"
        title = self.tr("Save for a colleague")
        ask_where(self._window, title, offered, lambda path: self._save(path, collections))

    def _save(self, path: Path, collections: Sequence[str]) -> None:
        self._own.aside(f"export {path}", lambda desk: desk.export(path, collections), self._saved, self)

    def _saved(self, path: Path) -> None:
        self._window.status.say(self.tr("Saved as %1").replace("%1", wording.display_path(path)))

    def _choose(self) -> None:
        title = self.tr("Lay a colleague’s file in")
        ask_file(self._window, title, documents(), self._lay_in, f"*{_ENDING} *.json")

    def _lay_in(self, path: Path, *, bring_back: bool = False) -> None:
        self._window.status.say(self.tr("Laying the file in…"))
        work = partial(Desk.lay_in, path=path, bring_back=bring_back)
        self._own.aside(f"import {path}", work, partial(self._tell, path), self)

    def _tell(self, path: Path, done: Merged) -> None:
        self._keeping.open_pane()
        self._window.status.say(self._sentence(done))
        if done.left_out:
            self._offer_back(path, done.left_out)

    def _sentence(self, done: Merged) -> str:
        if not (done.added or done.changed or done.both_kept):
            return self.tr("Nothing in it is new to you.")
        parts = [self.tr("%Ln thing(s) added", "", done.added), self.tr("%Ln changed", "", done.changed)]
        if done.both_kept:
            parts.append(self.tr("in %Ln both notes are kept", "", done.both_kept))
        return ", ".join(parts)

    def _offer_back(self, path: Path, count: int) -> None:
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(self.tr("%Ln thing(s) in this file had been removed here.", "", count))
        box.setInformativeText(self.tr("Bring them back?"))
        box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
        box.accepted.connect(lambda: self._lay_in(path, bring_back=True))
        box.open()
