"""Files that need a person, as Qt's views want them: filtered by reason, sorted by any column. Comes in: problems; goes
out: rows, reasons with their counts, a table for spreadsheets. It refuses to know how they are shown.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from archiveviewer.export.tables import row
from archiveviewer.ui import problem_wording, wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from archiveviewer.results import Problem

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
FILE, REASON, ENCODING, FOLDER = range(4)


class Kind(NamedTuple):
    """What is wrong: `failed` tells whether nothing at all could be read."""

    failed: bool
    reason: str


def kind_of(problem: Problem) -> Kind:
    """What is wrong with a file."""
    return Kind(problem.failed, problem.reason)


class ProblemsModel(QAbstractTableModel):
    """File, reason, encoding, folder."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._problems: tuple[Problem, ...] = ()
        self._rows: list[Problem] = []
        self._kind: Kind | None = None
        self._failed: bool | None = None
        self._sorted = (REASON, Qt.SortOrder.AscendingOrder)

    def show(self, problems: Sequence[Problem]) -> None:
        """Take other problems; what was filtered and sorted by stays."""
        self._problems = tuple(problems)
        self._lay_rows()

    def show_only(self, kind: Kind | None, *, failed: bool | None = None) -> None:
        """Only those of a kind, or of all kinds that failed or did not; None shows all."""
        self._kind, self._failed = kind, failed
        self._lay_rows()

    def kinds(self) -> list[tuple[Kind, int]]:
        """The kinds there are with their numbers: first what failed, the most frequent first."""
        counted = Counter(map(kind_of, self._problems))
        return sorted(counted.items(), key=lambda found: (not found[0].failed, -found[1], found[0].reason))

    def counts(self) -> tuple[int, int]:
        """How many files failed, and how many may be read wrongly."""
        failed = sum(problem.failed for problem in self._problems)
        return failed, len(self._problems) - failed

    @property
    def tells_encodings(self) -> bool:
        """Whether any of them, shown or not, has something in that column."""
        return any(map(_guess, self._problems))

    def problem(self, row: int) -> Problem:
        """The problem of a row."""
        return self._rows[row]

    def row_of(self, problem: Problem) -> int | None:
        """The row of a problem, if it is shown."""
        return next((row for row, each in enumerate(self._rows) if each == problem), None)

    def _lay_rows(self) -> None:
        self.beginResetModel()
        self._rows = [problem for problem in self._problems if self._passes(problem)]
        column, order = self._sorted
        self._rows.sort(key=_KEYS[column], reverse=order == Qt.SortOrder.DescendingOrder)
        self.endResetModel()

    def _passes(self, problem: Problem) -> bool:
        if self._kind is not None:
            return kind_of(problem) == self._kind
        return self._failed is None or problem.failed == self._failed

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column."""
        if 0 <= column < len(_KEYS):
            self._sorted = (column, order)
            self._lay_rows()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """One row a problem."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """See the class."""
        return 0 if parent.isValid() else len(_KEYS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Names of the columns."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (self.tr("File"), self.tr("Reason"), self.tr("Encoding"), self.tr("Folder"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Words for people; the technical cause is in the tool tip and is spoken."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        problem = self._rows[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return line(problem)
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == FILE:
            return line(problem)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return _TEXTS[index.column()](problem)


def line(problem: Problem) -> str:
    """All that is known of a problem in one line."""
    guess = problem_wording.guess(problem.encoding, problem.score) if problem.encoding else ""
    parts = (problem.path, problem.member, problem_wording.problem(problem), guess, problem.detail)
    return " — ".join(wording.one_line(part) for part in parts if part)


def _name(problem: Problem) -> str:
    name = wording.file_name(problem.path)
    if problem.member:
        return wording.one_line(f"{name} › {problem.member}")
    line = wording.one_line(name)
    return line if problem.count == 1 else problem_wording.many_of(line, problem.count)


def _guess(problem: Problem) -> str:
    return problem_wording.guess(problem.encoding, problem.score) if problem.encoding and not problem.failed else ""


def _folder(problem: Problem) -> str:
    return wording.display_path(wording.folder_name(problem.path))


_TEXTS: tuple[Callable[[Problem], str], ...] = (_name, problem_wording.problem, _guess, _folder)
_KEYS: tuple[Callable[[Problem], tuple[Any, ...]], ...] = (
    lambda problem: (_name(problem).casefold(), problem.path),
    lambda problem: (not problem.failed, problem_wording.problem(problem), problem.path, problem.member),
    lambda problem: (problem.score if problem.encoding else 2.0, problem.encoding, problem.path),
    lambda problem: (problem.path, problem.member),
)


def table(problems: Iterable[Problem]) -> str:
    """Problems for a spreadsheet, in which nothing from a file is a formula."""
    return "".join(map(row, [problem_wording.columns(), *map(_cells, problems)]))


def _cells(problem: Problem) -> tuple[object, ...]:
    score = f"{problem.score:.2f}" if problem.encoding else ""
    words = (problem.path, problem.member, problem_wording.problem(problem), problem.detail, problem.encoding)
    return (*words, score, problem.count)
