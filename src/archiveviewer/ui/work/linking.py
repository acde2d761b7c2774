"""Links to articles, with which the program was started or which another start handed over. Comes in: where they lead;
goes out: the article, once its archive is known to be open. A link into another archive that the person has used before
gets a window of that archive; into one that is not known here, a sentence.

It refuses to open an archive itself.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess, Signal

from archiveviewer import export, settings
from archiveviewer.article import seen_beside
from archiveviewer.errors import ArchiveError
from archiveviewer.processes import own_command
from archiveviewer.ui.link_inbox import LinkInbox
from archiveviewer.ui.work.indexing import environment

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from archiveviewer.export.links import Linked
    from archiveviewer.ui.choices import Choices
    from archiveviewer.ui.search_session import SearchSession


class Linking(QObject):
    """See the module's paragraph. One for all windows of this run."""

    refused = Signal(str, str)
    """A sentence and the link."""
    called = Signal()
    """A link was handed over: the window is to come forward."""
    opened = Signal(str)
    """The article is in the archive that is open, or in one beside it, under this id."""
    turned = Signal(object)
    """The folder of the archive to be opened: this window was opened for an article of it."""

    def __init__(self, session: SearchSession, choices: Choices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._choices = session, choices
        self._wanted: Linked | None = None
        self._started_for: Linked | None = None
        self._inbox = LinkInbox(settings.windows_folder(), self._takes, self)
        self._inbox.arrived.connect(self._take)
        session.archive_known.connect(self._take_archive)

    def begin(self, wanted: Linked | None) -> None:
        """Wait for links from now on; the window was opened for this one, if for any."""
        self._started_for = self._wanted = wanted
        self._inbox.open()

    def come_forward(self) -> None:
        """The window is used."""
        self._inbox.come_forward()

    def stop(self) -> None:
        """Wait for links no longer."""
        self._inbox.close()

    def _takes(self, where: Linked) -> bool | None:
        """Whether its archive is open here; None while no archive has answered yet."""
        return where.archive in self._session.archive_ids if self._session.archive_ids else None

    def _take(self, where: Linked) -> None:
        self.called.emit()
        self._started_for, self._wanted = None, where
        if self._session.archive_ids:
            self._open()

    def _take_archive(self) -> None:
        self._inbox.look_again()
        self._open()

    def _open(self) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is not None and self._takes(wanted):
            self.opened.emit(seen_beside(self._session.archive_id, *wanted))
        elif wanted is not None:
            places = self._known_places()
            self._session.consult("linked", lambda _archive: _place_of(wanted, places), partial(self._go, wanted))

    def _known_places(self) -> Sequence[Path]:
        """The folders of all archives that this person has used."""
        chosen = self._choices.settings
        known = (*chosen.recent, *chosen.attached, settings.default_archive())
        return tuple(dict.fromkeys((chosen.archive, *known) if chosen.archive else known))

    def _go(self, wanted: Linked, place: Path | None) -> None:
        if place is None:
            sentence = self.tr("This link leads into another archive. Open that one, then use the link again.")
            self.refused.emit(sentence, export.link(*wanted))
        elif wanted == self._started_for:
            self._started_for, self._wanted = None, wanted
            self.turned.emit(place)
        else:  # what this window shows stays
            _start_window(place, export.link(*wanted))


def _place_of(wanted: Linked, places: Sequence[Path]) -> Path | None:
    """Which of these folders is that archive; some may be on a share that is away, so they are asked in a thread."""
    from archiveviewer.archive import description  # noqa: PLC0415 — costs as much time as all of Qt

    for place in places:
        try:
            if description.load(place).id == wanted.archive:
                return place
        except ArchiveError:
            continue
    return None


def _start_window(place: Path, link: str) -> None:
    program, arguments = own_command()
    process = QProcess()
    process.setProgram(program)
    process.setArguments([*arguments, "--archive", str(place), link])
    process.setProcessEnvironment(environment())
    process.startDetached()
