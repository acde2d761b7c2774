"""What leads out of the archive: quoting, following a story to a list, exporting. Comes in: a window; goes out: its
commands wired, and an end to whatever still runs. It refuses to know how any of it is done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archiveviewer.ui.work.exporting import Exporting
from archiveviewer.ui.work.following import Following
from archiveviewer.ui.work.quoting import Quoting

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from archiveviewer.ui.choices import Choices
    from archiveviewer.ui.own_desk import OwnDesk
    from archiveviewer.ui.pictures import Viewing
    from archiveviewer.ui.search_session import SearchSession
    from archiveviewer.ui.window.main_window import MainWindow
    from archiveviewer.ui.work.browsing import Browsing


class Outward:
    """The three of one window."""

    def __init__(
        self,
        window: MainWindow,
        session: SearchSession,
        browsing: Browsing,
        choices: Choices,
        viewer: Viewing,
        archive: Callable[[], Path],
        own: OwnDesk,
    ) -> None:
        Quoting(window, session, choices, browsing.chosen_results)
        Following(window, session, choices)
        self._exporting = Exporting(window, session, browsing, viewer, choices, archive, own)

    def stop(self) -> None:
        """End what runs, for closing the program."""
        self._exporting.stop()
