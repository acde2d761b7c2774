"""Articles into collections, tags onto them, searches kept, and all of these renamed, noted and removed. Comes in:
commands, and wishes from the pane of the desk; goes out: changes of the desk. It refuses to know how it is kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from archiveviewer.desk.things import Inquiry, Reference
from archiveviewer.ui import wording
from archiveviewer.ui.desk import contents
from archiveviewer.ui.desk.chooser import Choice, Chooser
from archiveviewer.ui.desk.note_dialog import NoteDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from archiveviewer.desk import Desk
    from archiveviewer.results import Hit
    from archiveviewer.ui.carrying import Carried
    from archiveviewer.ui.desk.contents import Row
    from archiveviewer.ui.own_desk import OwnDesk
    from archiveviewer.ui.search_session import SearchSession
    from archiveviewer.ui.window.main_window import MainWindow
    from archiveviewer.ui.work.chosen_results import ChosenResults
    from archiveviewer.ui.work.keeping import Keeping


class Filing(QObject):
    """See the module's paragraph."""

    def __init__(
        self, keeping: Keeping, window: MainWindow, session: SearchSession, own: OwnDesk, chosen_results: ChosenResults
    ) -> None:
        super().__init__(window)
        self._keeping, self._window, self._session, self._own = keeping, window, session, own
        self._chosen_results = chosen_results
        self._last_collection = self._last_tag = ""
        commands, view = window.commands, window.desk
        commands["collect"].triggered.connect(self._collect)
        commands["tag"].triggered.connect(self._tag)
        commands["save_search"].triggered.connect(self._save_search)
        commands["new_collection"].triggered.connect(lambda: self._new_collection(""))
        view.wanted.connect(self._do)
        view.rows.renamed.connect(self._rename)
        view.rows.articles_dropped.connect(self._take_articles)
        view.rows.rows_dropped.connect(self._take_rows)

    # Articles

    def _meant(self) -> list[Reference]:
        """The articles that are meant: several that are chosen; that of the list where the keyboard is there; otherwise
        the one that is read. None, with the reason told, where there are none.
        """
        if self._chosen_results.is_meant:
            return [self._known_hit(hit) for hit in self._chosen_results.take()]
        view = self._window.results.view
        if QApplication.focusWidget() is view and view.currentIndex().isValid():
            hit = self._window.results.model.hit(view.currentIndex().row())
            if hit is not None:
                return [self._known_hit(hit)]
        shown = self._keeping.shown
        if shown is None:
            self._window.status.say(self.tr("Choose an article first."))
            return []
        return [shown]

    def _known_hit(self, hit: Hit) -> Reference:
        return self._known(hit.id, hit.title, hit.date.value if hit.date else "", hit.source)

    def _known(self, article: str, title: str, date: str, source: str) -> Reference:
        return Reference.of(article, self._keeping.archive, title, date, source)

    def _collect(self) -> None:
        meant = self._meant()
        if not meant:
            return
        held = self._own.read(lambda desk: desk.collections.paths()) or []
        choices = [Choice(one.id, path[-1], " › ".join(path[:-1])) for one, path in held]
        choices.sort(key=lambda one: one.key != self._last_collection)
        chooser = self._ask(self.tr("Add to collection"), self.tr("Into which &collection? %1"), meant, choices)
        chooser.chosen.connect(lambda key: self._file(key, meant))
        chooser.named_new.connect(lambda name: self._file_new(name, meant))
        chooser.open()

    def _ask(self, title: str, prompt: str, meant: Sequence[Reference], choices: Sequence[Choice]) -> Chooser:
        return Chooser(title, prompt.replace("%1", _named(meant).replace("&", "&&")), choices, self._window)

    def _file(self, key: str, references: Sequence[Reference]) -> None:
        self._last_collection = key

        def work(desk: Desk) -> tuple[int, str]:
            collection = desk.collections.get(key)
            return desk.collections.file(key, references), collection.name if collection else ""

        if done := self._own.change(work):
            added, name = done
            told = self.tr("In the collection “%1” now.") if added else self.tr("Was in the collection “%1” already.")
            self._window.status.say(told.replace("%1", wording.one_line(name)))

    def _file_new(self, name: str, references: Sequence[Reference]) -> None:
        made = self._own.change(lambda desk: desk.collections.add(name))
        if made is not None:
            self._file(made.id, references)

    def _tag(self) -> None:
        meant = self._meant()
        if not meant:
            return
        held = self._own.read(lambda desk: desk.tags.all()) or []
        choices = [Choice(name, name, wording.articles(count)) for name, count in held]
        choices.sort(key=lambda one: one.key != self._last_tag)
        chooser = self._ask(self.tr("Tag"), self.tr("Which &tag for %1"), meant, choices)
        chooser.chosen.connect(lambda name: self._put_tag(name, meant))
        chooser.named_new.connect(lambda name: self._put_tag(name, meant))
        chooser.open()

    def _put_tag(self, name: str, references: Sequence[Reference]) -> None:
        self._last_tag = name
        if self._own.change(lambda desk: desk.tags.tag(name, references)) is not None:
            self._window.status.say(self.tr("Tagged: %1").replace("%1", wording.one_line(name)))

    def _take_articles(self, articles: Sequence[Carried], target: Row, before: Row | None) -> None:
        """Articles were dropped on a collection or a tag."""
        references = [self._known(one.id, one.title, one.date, one.source) for one in articles]
        if target.kind == "tag":
            self._put_tag(target.key, references)
            return
        place = before.key if before is not None and before.kind == "clipping" else ""
        self._own.change(lambda desk: desk.collections.file(target.key, references, place))

    def _take_rows(self, rows: Sequence[Row], target: Row, before: Row | None) -> None:
        """Rows of the desk were dropped: collections into each other, articles into another collection or order."""
        place = before.key if before is not None else ""
        into = target.key if target.kind == "collection" else ""

        def work(desk: Desk) -> str:
            word = ""
            for row in rows:
                if row.kind == "collection":
                    desk.collections.move(row.key, into, place)
            clippings = [row.key for row in rows if row.kind == "clipping"]
            if target.kind == "tag":
                desk.tags.tag(target.key, [row.reference for row in rows if row.reference])
            elif clippings and into:
                word = desk.collections.transfer(clippings, into)
                desk.collections.reorder(clippings, place)
            elif into:
                desk.collections.file(into, [row.reference for row in rows if row.reference])
            return word

        self._own.change(work)

    # Collections and searches

    def _new_collection(self, parent: str) -> None:
        self._keeping.open_pane()
        made = self._own.change(lambda desk: desk.collections.add(self.tr("New collection"), parent))
        if made is None:
            return
        view = self._window.desk
        view.unfold("heading:collections")
        if parent:
            view.unfold(f"collection:{parent}")
        self._keeping.show()
        view.edit_name(f"collection:{made.id}")

    def _save_search(self) -> None:
        """Keep what is asked now; its name is the question with its filters until it is given another."""
        inquiry = Inquiry.unpacked(self._session.question.to_json())
        name = contents.question_line(inquiry)
        name = self.tr("All articles") if name == "*" else name
        archive = self._keeping.archive
        saved = self._own.change(lambda desk: desk.searches.save(name, archive, inquiry))
        if saved is not None:
            self._keeping.open_pane()
            self._window.desk.unfold("heading:searches")
            self._keeping.show()
            self._window.desk.edit_name(f"search:{saved.id}")
            self._keeping.look_for_news()

    def _rename(self, row: Row, name: str) -> None:
        def work(desk: Desk) -> None:
            if row.kind == "collection":
                desk.collections.rename(row.key, name)
            elif row.kind == "search":
                desk.searches.rename(row.key, name)
            elif row.kind == "tag":
                desk.tags.rename(row.key, name)

        self._own.change(work)

    # What is wanted with a row

    def _do(self, what: str, row: Row | None) -> None:
        if what == "new":
            self._new_collection(row.key if row is not None and row.kind == "collection" else "")
        elif row is None:
            return
        elif what == "remove" and (work := self._removal(row)):
            self._keeping.remove(work, wording.one_line(row.text))
        elif what == "note" and row.kind in ("collection", "clipping"):
            self._note(row)

    def _removal(self, row: Row) -> Callable[[Desk], str] | None:
        shown = self._keeping.shown
        return {
            "collection": lambda desk: desk.collections.remove(row.key),
            "clipping": lambda desk: desk.collections.take_out([row.key]),
            "search": lambda desk: desk.searches.remove(row.key),
            "tag": lambda desk: desk.tags.remove(row.key),
            "article_tag": lambda desk: desk.tags.untag(row.key, [shown] if shown else []),
            "question": lambda desk: desk.history.forget_questions(row.key),
            "reading": lambda desk: desk.history.forget_readings(row.key),
        }.get(row.kind)

    def _note(self, row: Row) -> None:
        note = self._own.read(lambda desk: desk.collections.note(row.key)) or ""
        dialog = NoteDialog(row.text, note, parent=self._window)
        dialog.kept.connect(lambda text, _colour: self._own.change(lambda desk: desk.collections.write(row.key, text)))
        dialog.open()


def _named(references: Sequence[Reference]) -> str:
    """An article by its title, several by their number."""
    return wording.one_line(references[0].title) if len(references) == 1 else wording.articles(len(references))
