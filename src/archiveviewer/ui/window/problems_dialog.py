"""The files that need a person: could not be read, or may be read wrongly. Comes in: problems; goes out: wishes to read
again, to decide an encoding, to see an article.

It refuses to read or to change anything itself; a file's folder is shown by the system's own file manager.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSaveFile, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QPushButton,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from archiveviewer.ui import problem_wording, sizes, wording
from archiveviewer.ui.asking_where import ask_where, documents
from archiveviewer.ui.opening import open_folder_of
from archiveviewer.ui.rows import choose_row
from archiveviewer.ui.window.problems_model import ENCODING, FILE, REASON, ProblemsModel, line, table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QKeyEvent

    from archiveviewer.results import Problem

_SIZE = (1040, 580)
_KINDS_WIDTH = 310
_WIDTHS = {FILE: 190, REASON: 220, ENCODING: 115}
_KIND = Qt.ItemDataRole.UserRole


class ProblemsDialog(QDialog):
    """A list of reasons beside a list of files."""

    retry_wanted = Signal(object)
    """Read these paths again; none means all that could not be read."""
    encoding_wanted = Signal(object)
    """Decide the encoding of the file of this problem."""
    article_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Problems with files"))
        sizes.open_at(self, *_SIZE)
        self.model = ProblemsModel(self)
        self._busy = False
        self._said = QLabel(self)
        self._said.setWordWrap(True)
        self.kinds = QListWidget(self)
        self.kinds.setAccessibleName(self.tr("Reasons"))
        self.kinds.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.kinds.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.kinds.setSpacing(2)
        self.kinds.currentItemChanged.connect(self._choose_kind)
        self.table = self._make_table()
        self._buttons: dict[str, QPushButton] = {}
        box = self._make_buttons()
        parts = QSplitter(Qt.Orientation.Horizontal, self)
        parts.addWidget(self.kinds)
        parts.addWidget(self.table)
        parts.setStretchFactor(1, 1)
        parts.setSizes([_KINDS_WIDTH, _SIZE[0] - _KINDS_WIDTH])
        parts.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.addWidget(self._said)
        column.addWidget(parts, 1)
        column.addWidget(box)

    def _make_table(self) -> QTableView:
        table = QTableView(self)
        table.setModel(self.model)
        table.setAccessibleName(self.windowTitle())
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)
        header.setHighlightSections(False)
        for section, width in _WIDTHS.items():
            header.resizeSection(section, width)
        header.setSortIndicator(REASON, Qt.SortOrder.AscendingOrder)
        table.setSortingEnabled(True)
        table.selectionModel().selectionChanged.connect(self._show_what_can_be_done)
        table.activated.connect(self._open_row)
        return table

    def _make_buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        box.rejected.connect(self.reject)
        runs: tuple[tuple[str, str, Callable[[], object]], ...] = (
            ("encoding", self.tr("&Encoding…"), self._ask_encoding),
            ("retry", self.tr("&Try again"), self._retry),
            ("article", self.tr("Show &article"), self._show_article),
            ("folder", self.tr("Open &folder"), self._open_folder),
            ("export", self.tr("E&xport…"), self._export),
        )
        for name, text, run in runs:
            button = QPushButton(text, self)
            button.setAutoDefault(False)
            button.clicked.connect(run)
            box.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
            self._buttons[name] = button
        return box

    # What is shown

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Take the problems as they are now; what was chosen stays chosen where it is still there."""
        chosen = self.chosen()
        self.model.show(problems)
        self._give_names_room()
        self._show_kinds()
        failed, doubtful = self.model.counts()
        self._said.setText(problem_wording.problems(failed, doubtful))
        row = self.model.row_of(chosen[0]) if chosen else None
        if self.model.rowCount():
            choose_row(self.table, row or 0)
        self._show_what_can_be_done()

    def _give_names_room(self) -> None:
        """Where no file has an encoding, names have the room of that column."""
        is_told = self.model.tells_encodings
        if is_told == self.table.isColumnHidden(ENCODING):
            room = self.table.columnWidth(FILE)
            self.table.setColumnHidden(ENCODING, not is_told)
            self.table.setColumnWidth(FILE, room + (-_WIDTHS[ENCODING] if is_told else _WIDTHS[ENCODING]))

    def show_busy(self, *, busy: bool) -> None:
        """While files are read again nothing else can be asked for."""
        self._busy = busy
        self._show_what_can_be_done()

    def _show_kinds(self) -> None:
        item = self.kinds.currentItem()
        before = item.data(_KIND) if item is not None else None
        self.kinds.blockSignals(True)
        self.kinds.clear()
        failed, doubtful = self.model.counts()
        self._add_kind(self.tr("All"), failed + doubtful, ())
        for is_failed, title, count in (
            (True, self.tr("Could not be read"), failed),
            (False, self.tr("May be wrong"), doubtful),
        ):
            if count:
                self._add_kind(title, count, (is_failed,), bold=True)
            for kind, number in self.model.kinds():
                if kind.failed == is_failed:
                    self._add_kind("   " + problem_wording.kind(kind.reason, failed=kind.failed), number, tuple(kind))
        found = [row for row in range(self.kinds.count()) if self.kinds.item(row).data(_KIND) == before]
        self.kinds.blockSignals(False)
        self.kinds.setCurrentRow(found[0] if found else 0)

    def _add_kind(self, title: str, count: int, kind: tuple[object, ...], *, bold: bool = False) -> None:
        item = QListWidgetItem(f"{title} ({wording.number(count)})", self.kinds)
        item.setData(_KIND, list(kind))
        item.setToolTip(title.strip())
        font = item.font()
        font.setBold(bold)
        item.setFont(font)

    def _choose_kind(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        kind = item.data(_KIND)
        known = {tuple(each): each for each, _count in self.model.kinds()}
        self.model.show_only(known.get(tuple(kind)), failed=kind[0] if kind else None)
        if self.model.rowCount():
            choose_row(self.table, 0)
        self._show_what_can_be_done()

    def chosen(self) -> list[Problem]:
        """The problems that are chosen, in the order they are shown."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [self.model.problem(row) for row in rows if row < self.model.rowCount()]

    def _show_what_can_be_done(self) -> None:
        chosen = self.chosen()
        single = chosen[0] if len(chosen) == 1 else None
        free = not self._busy
        self._buttons["encoding"].setEnabled(free and single is not None)
        self._buttons["retry"].setEnabled(free and bool(chosen))
        self._buttons["article"].setEnabled(single is not None and bool(single.article))
        self._buttons["folder"].setEnabled(single is not None)
        self._buttons["export"].setEnabled(self.model.rowCount() > 0)

    # What can be done

    def _ask_encoding(self) -> None:
        for problem in self.chosen()[:1]:
            self.encoding_wanted.emit(problem)

    def _retry(self) -> None:
        self.retry_wanted.emit(list(dict.fromkeys(problem.place for problem in self.chosen())))

    def _show_article(self) -> None:
        for problem in self.chosen()[:1]:
            if problem.article:
                self.article_wanted.emit(problem.article)

    def _open_folder(self) -> None:
        for problem in self.chosen()[:1]:
            open_folder_of(Path(problem.path))

    def _open_row(self, index: QModelIndex) -> None:
        problem = self.model.problem(index.row())
        if problem.article:
            self.article_wanted.emit(problem.article)
        elif not self._busy:
            self.encoding_wanted.emit(problem)

    def _export(self) -> None:
        offered, kind = documents() / (self.tr("Problems") + ".csv"), self.tr("Tables (*.csv)")
        ask_where(self, self.tr("Save the list"), offered, lambda place: self.save(str(place)), kind)

    def save(self, name: str) -> None:
        """Write what is shown into a file; with a byte order mark, without which spreadsheets misread Vietnamese."""
        rows = [self.model.problem(row) for row in range(self.model.rowCount())]
        file = QSaveFile(name)
        data = table(rows).encode("utf-8-sig", "backslashreplace")
        if file.open(QSaveFile.OpenModeFlag.WriteOnly) and file.write(data) == len(data) and file.commit():
            return
        box = QMessageBox(QMessageBox.Icon.Warning, self.windowTitle(), self.tr("The list can't be saved there"))
        box.setParent(self, box.windowFlags())
        box.setInformativeText(f"{name}\n{file.errorString()}")
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy what is chosen."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText("\n".join(map(line, self.chosen())))
        else:
            super().keyPressEvent(event)
