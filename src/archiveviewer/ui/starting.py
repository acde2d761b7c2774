"""From arguments to a window, and at its end an exit code. What a process has once is arranged here: Qt's application,
how threads take turns, when garbage is looked for, the handler of last resort.

It refuses to know what the window shows.
"""

from __future__ import annotations

import argparse
import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import PySide6
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from archiveviewer import export
from archiveviewer import settings as places
from archiveviewer.ui import application
from archiveviewer.ui.link_inbox import hand_over
from archiveviewer.ui.report import LastResort
from archiveviewer.ui.work.events import Events

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from archiveviewer.ui.readable_archive import ReadableArchive

_SWITCH_SECONDS = 0.0001
"""How long one thread may keep the others waiting: a search in its thread must not be felt in the window."""
_STARTED_AFTER_MS = 5_000
"""By then all that stays is loaded, and need not be looked through again."""
_GARBAGE_EVERY_MS = 20_000
"""Python looks for garbage in whatever thread makes the object that is one too many: the search's might then take away
a widget, and the window wait for it. So only the window's thread looks, through what came since the start.
"""
EXIT_UNFIT = 3


def unfit(python: tuple[int, ...], pyside: tuple[int, ...]) -> str:
    """Why this pair of versions can't run the program, or nothing.

    PySide6 6.12 loses a reference of None with every call on Python below 3.12 and ends the process after some
    thousands of them.
    """
    if pyside == (6, 12) and python < (3, 12):
        return "PySide6 6.12 crashes on Python below 3.12. Install PySide6 6.11, or use Python 3.12 or later."
    return ""


def run(arguments: Sequence[str] = (), open_archive: Callable[[Path], ReadableArchive] | None = None) -> int:
    """Open the window and stay until it is closed. Arguments: [--archive DIR | --sample] [LINK] [PATH to add…], where
    LINK leads to an article (`export.links`). A link alone goes to a window that is open, if one is.
    """
    if refusal := unfit(sys.version_info[:2], PySide6.__version_info__[:2]):
        sys.stderr.write(refusal + "\n")
        return EXIT_UNFIT
    untrusted = _parse(arguments)
    sys.setswitchinterval(_SWITCH_SECONDS)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("archiveviewer")
    app.setApplicationDisplayName("Archive Viewer")
    app.setDesktopFileName("archiveviewer")
    wanted = [where for one in untrusted.paths if (where := export.linked(one)) is not None]
    paths = [Path(one) for one in untrusted.paths if export.linked(one) is None]
    if (
        wanted
        and not (paths or untrusted.archive or untrusted.sample)
        and hand_over(places.windows_folder(), export.link(*wanted[0]))
    ):
        return 0
    last_resort = LastResort(app)
    last_resort.install()
    events = Events.asked_for()
    program = application.Program(app, open_archive or application.open_archive, events)
    try:
        gc.disable()
        program.start(untrusted.archive, paths, sample=untrusted.sample, wanted=wanted[0] if wanted else None)
        QTimer.singleShot(_STARTED_AFTER_MS, gc.freeze)
        garbage = QTimer(app, interval=_GARBAGE_EVERY_MS)
        garbage.timeout.connect(gc.collect)
        garbage.start()
        return app.exec()
    finally:
        program.stop()
        last_resort.uninstall()
        events.tell("closed")
        gc.enable()


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="archiveviewer")
    parser.add_argument("--archive", type=Path)
    parser.add_argument("--sample", action="store_true")
    parser.add_argument("paths", nargs="*")
    return parser.parse_args(arguments)
