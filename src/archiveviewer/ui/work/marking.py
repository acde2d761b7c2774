"""Passages marked in the article that is read, with their notes. Comes in: what is selected, and wishes; goes out:
marks on the sheet, in step with the desk. It refuses to know how a passage is found again.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject

from archiveviewer.desk import anchoring
from archiveviewer.desk.things import COLOURS
from archiveviewer.ui import marker_colours, wording
from archiveviewer.ui.article.passage_marks import Marked
from archiveviewer.ui.desk.note_dialog import NoteDialog
from archiveviewer.ui.icons import icon
from archiveviewer.ui.page import displayed_texts

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QMenu

    from archiveviewer.desk import Desk
    from archiveviewer.desk.things import Colour, Passage
    from archiveviewer.ui.desk.contents import Row
    from archiveviewer.ui.own_desk import OwnDesk
    from archiveviewer.ui.window.main_window import MainWindow
    from archiveviewer.ui.work.keeping import Keeping

_LONGEST_TOLD = 60


class Marking(QObject):
    """See the module's paragraph. `lost` has the ids of the passages that were not found in the article."""

    def __init__(self, keeping: Keeping, window: MainWindow, own: OwnDesk) -> None:
        super().__init__(window)
        self._keeping, self._window, self._own = keeping, window, own
        self._colour: Colour = COLOURS[0]
        self.lost: frozenset[str] = frozenset()
        commands = window.commands
        commands["mark"].triggered.connect(partial(self._mark_in, ""))
        commands["mark_with_note"].triggered.connect(lambda: self._mark(noting=True))
        for colour in COLOURS:
            commands[f"mark_{colour}"].triggered.connect(partial(self._mark_in, colour))
        window.reading_pane.menu_opening.connect(self._offer)
        window.desk.wanted.connect(self._do)
        own.changed.connect(self.show)

    # What is shown

    def show(self) -> None:
        """Mark the passages of the article that is read."""
        page, reference = self._window.reading_pane.page, self._keeping.shown
        if page is None or reference is None:
            return
        passages = self._own.read(lambda desk: desk.passages.of(reference)) or []
        texts = displayed_texts(page.article)
        marked = [Marked(one.id, anchoring.found(one, texts), one.colour, bool(one.note)) for one in passages]
        self.lost = frozenset(one.id for one in marked if not one.stretches)
        self._window.reading_pane.view.show_passages(marked)

    # Marking

    def _mark_in(self, colour: Colour | Literal[""]) -> None:
        """Mark in a colour; in none, in that of the last mark."""
        self._colour = colour or self._colour
        self._mark()

    def _mark(self, *, noting: bool = False) -> None:
        view, page, reference = self._window.reading_pane.view, self._window.reading_pane.page, self._keeping.shown
        chosen = None
        if page is not None:
            chosen = anchoring.selection(displayed_texts(page.article), view.selected_stretches())
        if chosen is None or reference is None:
            self._window.status.say(self.tr("Select a passage of the article first."))
            return
        made = self._own.change(lambda desk: desk.passages.mark(reference, chosen, self._colour))
        cursor = view.textCursor()
        cursor.clearSelection()
        view.setTextCursor(cursor)
        if made is None:
            return
        if noting:
            self._write(made)
        else:
            self._window.status.say(self.tr("Passage marked."))

    def _write(self, passage: Passage) -> None:
        dialog = NoteDialog(f"“{passage.quote}”", passage.note, passage.colour, self._window)
        dialog.kept.connect(partial(self._keep, passage.id))
        dialog.open()

    def _keep(self, passage_id: str, note: str, colour: str) -> None:
        def work(desk: Desk) -> None:
            desk.passages.write(passage_id, note)
            for known in COLOURS:
                if known == colour:
                    desk.passages.paint(passage_id, known)
                    self._colour = known

        self._own.change(work)

    def _remove(self, passage: Passage) -> None:
        what = wording.one_line(passage.note or passage.quote)[:_LONGEST_TOLD]
        self._keeping.remove(lambda desk: desk.passages.remove(passage.id), what)

    # Where it is wanted

    def _do(self, what: str, row: Row | None) -> None:
        """A wish from the pane of the desk."""
        if row is not None and row.kind == "passage" and (passage := self._passage(row.key)):
            if what == "note":
                self._write(passage)
            elif what == "remove":
                self._remove(passage)

    def _passage(self, passage_id: str) -> Passage | None:
        return self._own.read(lambda desk: desk.passages.get(passage_id))

    def _offer(self, menu: QMenu, where: QPoint) -> None:
        """More in the menu of the sheet: to mark what is selected, and what to do with a mark."""
        view, commands = self._window.reading_pane.view, self._window.commands
        passage = self._passage(passage_id) if (passage_id := view.passage_at(where)) else None
        menu.addSeparator()
        if view.textCursor().hasSelection():
            menu.addAction(commands["mark"])
            menu.addAction(commands["mark_with_note"])
            colours = menu.addMenu(icon("marker"), self.tr("Mark in"))
            for colour in COLOURS:
                colours.addAction(marker_colours.called(colour)).triggered.connect(partial(self._mark_in, colour))
        if passage is not None:
            menu.addAction(self.tr("Note and colour…")).triggered.connect(lambda: self._write(passage))
            menu.addAction(self.tr("Remove mark")).triggered.connect(lambda: self._remove(passage))
        menu.addAction(commands["collect"])
        menu.addAction(commands["tag"])
