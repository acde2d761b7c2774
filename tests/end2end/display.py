"""A display of its own for tests of the real window: a virtual screen, a window manager, and eyes to look at it."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NEEDED = ("Xvfb", "xkbcomp", "openbox", "xdotool")
PATIENCE = 120
LETTERS = {"LC_ALL": "C.UTF-8"}
"""What lets xdotool type letters beyond ASCII where nobody has chosen a language."""
VIETNAMESE = "ăâđêôơưáàảãạấầậặếềệớờợộố"
"""Letters put on keys that no real keyboard has (F13 to F24, without and with Shift).

xdotool puts a letter that is on no key there just before it is pressed; a program that hears of the key first loses it.
"""
_KEYBOARD = """xkb_keymap {
    xkb_keycodes { include "evdev+aliases(qwerty)" };
    xkb_types { include "complete" };
    xkb_compat { include "complete" };
    xkb_symbols { include "pc+us+inet(evdev)" %s };
};
"""
_LOOK = """
import sys
from PySide6.QtGui import QGuiApplication
application = QGuiApplication(sys.argv[:1])
sys.exit(not application.primaryScreen().grabWindow(0).save(sys.argv[1]))
"""


def missing_tools() -> list[str]:
    return [name for name in NEEDED if not shutil.which(name)]


@contextlib.contextmanager
def virtual_screen(folder: Path, width: int = 1280, height: int = 900) -> Iterator[str]:
    """Start a screen with a window manager; yields its name (`:7`). Xvfb itself picks a number nobody uses."""
    reading, writing = os.pipe()
    size = f"{width}x{height}x24"
    with (folder / "xvfb.log").open("wb") as log:
        screen = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp", "-noreset"],
            pass_fds=[writing],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=log,
        )
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            number = told.readline().strip()  # ends with the screen's number, or empty when it could not start
        assert number, (folder / "xvfb.log").read_text(encoding="utf-8", errors="replace")
        _put_vietnamese_on_keys(f":{number}", folder)
        with _window_manager(f":{number}", folder):
            yield f":{number}"
    finally:
        _end(screen)


def _put_vietnamese_on_keys(display: str, folder: Path) -> None:
    pairs = zip(VIETNAMESE[::2], VIETNAMESE[1::2], strict=True)
    keys = [f"key <FK{13 + at}> {{ [ U{ord(low):04X}, U{ord(high):04X} ] }};" for at, (low, high) in enumerate(pairs)]
    (folder / "keyboard.xkb").write_text(_KEYBOARD % " ".join(keys), encoding="ascii")
    command = ["xkbcomp", "-w0", str(folder / "keyboard.xkb"), display]
    subprocess.run(command, capture_output=True, timeout=PATIENCE, check=True)


@contextlib.contextmanager
def _window_manager(display: str, folder: Path) -> Iterator[None]:
    """Openbox runs its start-up command once it manages windows: the end of that pipe is the sign."""
    sign = folder / "managing"
    os.mkfifo(sign)
    with (folder / "openbox.log").open("wb") as log:
        manager = subprocess.Popen(
            ["openbox", "--sm-disable", "--startup", f"sh -c 'echo managing > \"{sign}\"'"],
            env={**os.environ, "DISPLAY": display},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=log,
        )
    try:
        told = subprocess.run(["cat", sign], capture_output=True, timeout=PATIENCE, check=True).stdout
        assert told == b"managing\n"
        yield
    finally:
        _end(manager)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(PATIENCE)
    if process.poll() is None:
        process.kill()
        process.wait(PATIENCE)


def screenshot(display: str, picture: Path) -> None:
    """Save what the screen shows now. Qt does it: it is there already, a picture tool may not be."""
    environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    command = [sys.executable, "-c", _LOOK, str(picture)]
    subprocess.run(command, env=environment, timeout=PATIENCE, check=False, capture_output=True)
