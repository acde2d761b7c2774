"""Another start of the program, for a link: what it does before it opens a window of its own."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

_GIVE = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from archiveviewer.ui.link_inbox import hand_over
application = QCoreApplication([])
sys.exit(0 if hand_over(Path(sys.argv[1]), sys.argv[2]) else 10)
"""


def giver(folder: Path, link: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", _GIVE, str(folder), link])


def given(qtbot: QtBot, folder: Path, link: str) -> bool:
    """Whether an open window took it."""
    with giver(folder, link) as process:
        qtbot.waitUntil(lambda: process.poll() is not None, timeout=90_000)
    assert process.returncode in (0, 10)
    return process.returncode == 0
