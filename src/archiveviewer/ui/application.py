"""The program with a window. Comes in: an archive, folders, a link; goes out: a window. The only place that knows all.

All objects are built and wired here. A window is built anew when the language changes; session, indexing and choices
live on. It refuses to hold any rule of its own: those are in the modules it wires.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

from archiveviewer import settings as places
from archiveviewer.errors import ArchiveMissing, ArchiveTooOld
from archiveviewer.ui import theme, wording
from archiveviewer.ui.article.reading_pane import ReadingPane
from archiveviewer.ui.asking_where import ask_folder
from archiveviewer.ui.choices import Choices
from archiveviewer.ui.kept_tabs import KeptTabs
from archiveviewer.ui.own_desk import OwnDesk
from archiveviewer.ui.pictures import Closable, LateViewing
from archiveviewer.ui.questions import Question
from archiveviewer.ui.remembered import Remembered
from archiveviewer.ui.results.recent_questions import RecentQuestions
from archiveviewer.ui.scribe import Scribe
from archiveviewer.ui.search_session import SearchSession
from archiveviewer.ui.trails import Tabs
from archiveviewer.ui.translation import Translation
from archiveviewer.ui.window.main_window import MainWindow
from archiveviewer.ui.window.settings_dialog import SettingsDialog
from archiveviewer.ui.work import timing
from archiveviewer.ui.work.abbreviations import Abbreviations
from archiveviewer.ui.work.adding import Adding
from archiveviewer.ui.work.archives import Archives
from archiveviewer.ui.work.browsing import Browsing
from archiveviewer.ui.work.choosing import Choosing
from archiveviewer.ui.work.gallery import Gallery
from archiveviewer.ui.work.helping import Helping
from archiveviewer.ui.work.indexing import Indexing
from archiveviewer.ui.work.keeping import Keeping
from archiveviewer.ui.work.linking import Linking
from archiveviewer.ui.work.mending import Mending
from archiveviewer.ui.work.narrator import Narrator
from archiveviewer.ui.work.opening_links import OpeningLinks
from archiveviewer.ui.work.outward import Outward
from archiveviewer.ui.work.typesetting import Typesetting
from archiveviewer.ui.work.undoing import Undoing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QApplication

    from archiveviewer.export.links import Linked
    from archiveviewer.results import Stats
    from archiveviewer.settings import Settings
    from archiveviewer.ui.readable_archive import ReadableArchive
    from archiveviewer.ui.work.events import Events

_KEEP_AFTER_MS = 1500
"""How long after a move it is written down where one is."""


def open_archive(path: Path) -> ReadableArchive:
    """One archive, to be read."""
    from archiveviewer.archive import Archive  # noqa: PLC0415 — costs as much time as all of Qt; the thread can pay it

    return Archive.open(path)


def _open_several(path: Path, settings: Settings) -> ReadableArchive:
    from archiveviewer.archive.several import Several  # noqa: PLC0415 — as above

    return Several.open(path, settings.attached, settings.only)


def _make_viewer() -> Closable:
    from archiveviewer.archive.viewing import Viewer  # noqa: PLC0415 — as above

    return Viewer()


class Program(QObject):
    """Everything that lives longer than one window, and the window of the moment."""

    def __init__(self, app: QApplication, open_archive: Callable[[Path], ReadableArchive], events: Events) -> None:
        super().__init__()
        self._events = events
        config = places.config_folder()
        self._app = app
        self._scribe = Scribe(self)
        self.choices = Choices(config / "settings.toml", self._scribe, self)
        self._remembered = Remembered(config / "window.json", self._scribe)
        self._theme = theme.apply(app, self.choices.settings.theme)
        self._translation = Translation(app)
        self._translation.choose(self.choices.settings.language)
        self._viewer = LateViewing(_make_viewer)
        self._open_archive = open_archive
        self.session = SearchSession(
            self._open_chosen, self._viewer, self, beginning=Question(copies=self.choices.settings.reprints)
        )
        self._kept_tabs, self._tabs = KeptTabs(config / "tabs.json", self._scribe), Tabs()
        self._keeping = QTimer(self, singleShot=True, interval=_KEEP_AFTER_MS)
        self._keeping.timeout.connect(self._keep_tabs)
        self.indexing = Indexing(self)
        self.desk = OwnDesk(places.desk_folder(), self)
        self._archive = places.default_archive()
        self._may_be_new = True
        self._brought_up: Path | None = None
        self._told_ready = False
        self._to_add: Sequence[Path] = ()
        self.window: MainWindow | None = None
        self.session.archive_failed.connect(self._archive_failed)
        self._linking = Linking(self.session, self.choices, self)
        self._linking.called.connect(self._come_forward)
        self._linking.opened.connect(self._show_linked)
        self._linking.turned.connect(self._turn_to)
        self.session.stats_arrived.connect(self._take_stats)
        self.session.question_changed.connect(self._show_title)
        self.indexing.progressed.connect(self._show_panes)
        self.choices.changed.connect(self._apply)
        app.applicationStateChanged.connect(self._look_again)

    def start(
        self,
        archive: Path | None,
        paths: Sequence[Path] = (),
        *,
        sample: bool = False,
        wanted: Linked | None = None,
    ) -> None:
        """Show the window with an archive: the sample, the one named, the one chosen last, or the default one; and in
        it the article that a link leads to.
        """
        chosen = archive or self.choices.settings.archive
        self._to_add = tuple(path.absolute() for path in paths)
        self._build_window()
        if sample:
            self._open_sample()
        else:
            self._use(chosen or places.default_archive(), may_be_new=chosen is None or archive is not None)
        self._linking.begin(wanted)

    def stop(self) -> None:
        """Leave no child and no thread behind."""
        self._linking.stop()
        self.indexing.stop()
        self._outward.stop()
        self.session.stop()
        self._translation.remove()
        self._viewer.close()
        if self.window is not None:
            self.window.close()
            self.window.deleteLater()
            self.window = None
        self.desk.stop()
        self._scribe.stop()

    # The archive.

    def _use(self, path: Path, *, may_be_new: bool) -> None:
        if self._keeping.isActive():
            self._keep_tabs()
        self._archive, self._may_be_new = path.absolute(), may_be_new
        self._adding.archive = self._archive
        self._tabs = self._kept_tabs.load(self._archive)
        self._browsing.travelling.begin(self._tabs)
        self.session.open(self._archive)
        self._archives.show(self._archive)

    def _open_chosen(self, path: Path) -> ReadableArchive:
        """The person's own archive, with others beside it if any are attached; called in the session's thread."""
        settings = self.choices.settings
        return _open_several(path, settings) if settings.attached else self._open_archive(path)

    def _archive_failed(self, error: Exception) -> None:
        window = self.window
        if window is None or (isinstance(error, (ArchiveMissing, ArchiveTooOld)) and self.indexing.is_running):
            return
        if isinstance(error, ArchiveMissing) and self._may_be_new:
            window.show_welcome()
        else:
            window.show_trouble(error)
            self._events.tell("complaint", kind=type(error).__name__)
        if isinstance(error, ArchiveTooOld) and self._brought_up != self._archive:
            self._brought_up = self._archive
            self._adding.update()
        window.status.show_stats(None)
        window.status.show_failed(0)
        self._adding.allow_update(allowed=False)
        self._settle(0)

    def _settle(self, articles: int) -> None:
        """The first archive is open, or it is known that there is none: now folders named at the start are added."""
        to_add, self._to_add = self._to_add, ()
        if to_add == (places.resource("sample"),):
            self._adding.add(to_add)  # a sample is of no use before it is there
            return
        self._events.tell("archive" if self._told_ready else "ready", archive=self._archive, articles=articles)
        self._told_ready = True
        self._adding.add(to_add)

    def _take_stats(self, stats: Stats) -> None:
        if self.window is None:
            return
        self.window.status.show_stats(stats)
        self._adding.allow_update(allowed=True)
        self.window.status.show_failed(stats.failed)
        if stats.articles or self.indexing.is_running:
            self._show_panes()
        else:
            self.window.show_welcome()
        if stats.articles or not self.indexing.is_running:  # else the first articles are on their way
            self._settle(stats.articles)

    def _show_panes(self) -> None:
        if self.window is not None and not self.window.shows_panes:
            self.window.show_panes()
            if self.indexing.is_running:
                self.window.results.show_beginning()
            self.window.top_bar.search_box.setFocus()

    def _show_title(self, question: Question) -> None:
        if self.window is not None:
            self.window.setWindowTitle(wording.one_line(question.text) or self.tr("Archive Viewer"))

    def _look_again(self, state: Qt.ApplicationState) -> None:
        """Whoever comes back to the window sees what another window or the terminal has added meanwhile."""
        active = state == Qt.ApplicationState.ApplicationActive
        if active:
            self._linking.come_forward()
        if active and self._told_ready and self.window is not None and self.window.shows_panes:
            self.session.refresh()

    def _retry(self) -> None:
        self._use(self._archive, may_be_new=self._may_be_new)

    def _open_other(self) -> None:
        self._ask_folder(self.tr("Open other archive"), may_be_new=False)

    def _new_archive(self) -> None:
        self._ask_folder(self.tr("Folder for the new archive"), may_be_new=True)

    def _ask_folder(self, title: str, *, may_be_new: bool) -> None:
        if self.window is not None:
            ask_folder(self.window, title, self._archive.parent, partial(self._move_to, may_be_new=may_be_new))

    def _move_to(self, path: Path, *, may_be_new: bool) -> None:
        if not self.indexing.is_running:
            self._use(path, may_be_new=may_be_new)
            self.choices.change(archive=path)

    def _open_sample(self) -> None:
        place = places.data_folder() / "sample"
        self._use(place, may_be_new=True)
        if not place.exists():
            self._to_add = (places.resource("sample"),)

    # Links.

    def _come_forward(self) -> None:
        if self.window is not None:
            self.window.come_forward()

    def _show_linked(self, article_id: str) -> None:
        self._browsing.travelling.open_in_front(article_id)

    def _turn_to(self, path: Path) -> None:
        self._use(path, may_be_new=False)

    # Choices.

    def _apply(self, before: Settings, after: Settings) -> None:
        if after.theme != before.theme:
            self._theme.choose(after.theme)
        if after.language != before.language:
            self._translation.choose(after.language)
            QTimer.singleShot(0, self._build_window)  # not while a widget of the old window is still being served
        if self.window is not None and after.keys != before.keys:
            self.window.commands.set_keys(after.keys)
        if (before.attached, before.only) != (after.attached, after.only):
            self.session.open(self._archive)
        self._browsing.asking.live = after.live_search
        if after.archive != before.archive and after.archive is not None and after.archive != self._archive:
            self._use(after.archive, may_be_new=True)

    def _ask_settings(self) -> None:
        dialog = SettingsDialog(self.choices.settings, self._archive, self.window)
        dialog.chosen.connect(self.choices.take)
        dialog.open()

    # The window.

    def _build_window(self) -> None:
        """Build a window and wire it; an earlier one hands over its place and goes."""
        old, self.window = self.window, None
        if old is not None:
            old.keep(self._remembered)
        has_sample = places.resource("sample").is_dir()
        window = MainWindow(self.choices.settings, ReadingPane(self._viewer), self._viewer, has_sample=has_sample)
        window.restore(self._remembered)
        window.closing.connect(self._keep_window)
        Typesetting(window, self.choices)
        live, recent, undoing = self.choices.settings.live_search, RecentQuestions(self._remembered), Undoing(window)
        self._browsing = Browsing(window, self.session, recent, self._tabs, undoing, live=live)
        self._browsing.travelling.changed.connect(self._keeping.start)
        self._adding = Adding(window, self.session, self.indexing, self._archive)
        Abbreviations(window, self.session)
        Gallery(window, self.session)
        Keeping(window, self.session, self._browsing, self.desk, undoing)
        Mending(window, self.session, self.indexing, self._adding)
        self._linking.refused.connect(window.message_bar.say)
        OpeningLinks(window)
        self._outward = Outward(
            window, self.session, self._browsing, self.choices, self._viewer, lambda: self._archive, self.desk
        )
        self._archives = Archives(window, self.choices, undoing)
        self._archives.opened.connect(lambda name: self._move_to(Path(name), may_be_new=False))
        Choosing(window, self.choices, self.session)
        Helping(window, self.choices, self._remembered, self._browsing.asking.try_question)
        self._wire_pages(window)
        Narrator(self._events, window, self._browsing, self.indexing)
        self.window = window
        self._hand_over(old)
        window.show()
        if timing.asked_for():
            timing.Timing(self._events, window, self._browsing)

    def _hand_over(self, old: MainWindow | None) -> None:
        """What the old window showed, the new one shows."""
        if old is None:
            return
        if old.reading_pane.page is not None:
            self.session.open_article(old.reading_pane.page.article.id)
        old.blockSignals(True)
        old.hide()
        old.deleteLater()
        self._archives.show(self._archive)
        self.session.ask_now()
        self.session.ask_stats()

    def _keep_window(self) -> None:
        if self.window is not None:
            self.window.keep(self._remembered)
            self._keep_tabs()

    def _keep_tabs(self) -> None:
        """Where one is, for the next start; not before an archive has answered, when one is nowhere yet."""
        self._keeping.stop()
        if self._told_ready:
            self._kept_tabs.save(self._archive, self._browsing.travelling.pack())

    def _wire_pages(self, window: MainWindow) -> None:
        commands = window.commands
        window.welcome.sample_wanted.connect(self._open_sample)
        window.trouble.retry_wanted.connect(self._retry)
        window.trouble.other_wanted.connect(self._open_other)
        window.trouble.new_wanted.connect(self._new_archive)
        commands["open_archive"].triggered.connect(self._open_other)
        commands["new_archive"].triggered.connect(self._new_archive)
        commands["settings"].triggered.connect(self._ask_settings)
        commands["quit"].triggered.connect(window.close)
