"""What every test with a window needs: no display, the bundled fonts, our style."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QLocale, QThreadPool

from archiveviewer.ui import theme
from ui.whole_program import archive, program, start, window  # noqa: F401 — fixtures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def _look(qapp: QApplication) -> Iterator[None]:
    QLocale.setDefault(QLocale("en_GB"))
    theme.apply(qapp, "light")
    QLocale.setDefault(QLocale("en_GB"))
    yield
    assert QThreadPool.globalInstance().waitForDone(5000), "a thread is left running"
