"""The display itself: keys reach a window, and a picture shows it. Without this no other failure means much."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from end2end.display import LETTERS, screenshot
from end2end.driver import PATIENCE

if TYPE_CHECKING:
    from pathlib import Path

_WINDOW = """
from PySide6.QtWidgets import QApplication, QLineEdit
application = QApplication([])
line = QLineEdit(windowTitle="line")
line.returnPressed.connect(lambda: (print(line.text()), application.quit()))
line.show()
application.exec()
"""


def test_a_key_pressed_arrives_in_a_window(display: str, tmp_path: Path) -> None:
    environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "PYTHONIOENCODING": "utf-8", **LETTERS}
    process = subprocess.Popen([sys.executable, "-c", _WINDOW], env=environment, stdout=subprocess.PIPE)
    try:
        find = ["xdotool", "search", "--sync", "--all", "--onlyvisible", "--pid", str(process.pid), "--name", "."]
        found = subprocess.run(find, env=environment, capture_output=True, timeout=PATIENCE, check=True).stdout
        name = found.split()[0]
        for words in (
            ["windowactivate", "--sync", name],
            ["type", "--delay", "25", "điện nước mặn"],
            ["key", "Return"],
        ):
            subprocess.run(["xdotool", *words], env=environment, timeout=PATIENCE, check=True)
        typed, _ = process.communicate(timeout=PATIENCE)
        assert typed.decode().strip() == "điện nước mặn"
    finally:
        process.kill()
        process.wait()
    screenshot(display, tmp_path / "shot.png")
    assert (tmp_path / "shot.png").read_bytes().startswith(b"\x89PNG")
