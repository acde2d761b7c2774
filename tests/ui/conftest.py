"""What every test with a window needs: no display, the bundled fonts, our style, and patience."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QLocale, Qt, QThreadPool
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from archiveviewer.ui import theme
from archiveviewer.ui.scribe import Scribe
from ui.whole_program import archive, program, start, window  # noqa: F401 — fixtures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

PATIENCE_MS = 90_000
"""A wait has failed after that, a thousand times what is expected, so that a slow machine is no failure."""
for wait in (QtBot.waitSignal, QtBot.waitSignals, QtBot.waitUntil, QtBot.waitExposed, QtBot.waitActive):
    wait.__kwdefaults__ = {**(wait.__kwdefaults__ or {}), "timeout": PATIENCE_MS}


@pytest.fixture(autouse=True)
def _look(qapp: QApplication) -> Iterator[None]:
    QLocale.setDefault(QLocale("en_GB"))
    theme.apply(qapp, "light")
    QLocale.setDefault(QLocale("en_GB"))
    QTest.keyClick(QWidget(), Qt.Key.Key_unknown)  # no key is held any more that another test pressed
    yield
    assert QThreadPool.globalInstance().waitForDone(PATIENCE_MS), "a thread is left running"


@pytest.fixture
def scribe(qapp: QApplication) -> Iterator[Scribe]:  # noqa: ARG001 — its thread needs one
    """Writes small files; whoever reads one stops it before."""
    made = Scribe()
    yield made
    made.stop()
