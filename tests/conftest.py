"""What every test may count on: its own settings and data folders, no network, no display but a made one, and no thread
that outlives its test.
"""

from __future__ import annotations

import gc
import os
import socket
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shiboken6 import Object

# Before anything can import Qt: a test never opens a window on the screen of whoever runs it.
os.environ["QT_QPA_PLATFORM"] = os.environ.get("ARCHIVEVIEWER_TEST_PLATFORM", "offscreen")

# How long an example takes says how busy the machine is, and nothing about what is tested.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

T = TypeVar("T", bound="Object")
REAL_ARTICLES = Path(__file__).resolve().parents[2] / "shared" / "data"


@pytest.fixture
def data() -> Path:
    """The folder of real articles beside the checkout. Where there is none, the test is skipped and says so."""
    place = Path(os.environ.get("ARCHIVEVIEWER_TEST_DATA") or REAL_ARTICLES)
    if not place.is_dir():
        pytest.skip(f"no real articles at {place} (ARCHIVEVIEWER_TEST_DATA names another place)")
    return place


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings, archives and caches of a test lie in its own folder, and nothing of the person's own is seen."""
    home = tmp_path / "home"
    for variable, name in {
        "HOME": "",
        "ARCHIVEVIEWER_CONFIG": "config",
        "ARCHIVEVIEWER_DATA": "data",
        "XDG_CONFIG_HOME": "xdg/config",
        "XDG_DATA_HOME": "xdg/data",
        "XDG_CACHE_HOME": "xdg/cache",
        "XDG_STATE_HOME": "xdg/state",
    }.items():
        monkeypatch.setenv(variable, str(home / name))
    monkeypatch.delenv("ARCHIVEVIEWER_ARCHIVE", raising=False)
    monkeypatch.delenv("ARCHIVEVIEWER_EVENTS", raising=False)
    return home


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever reaches for the network fails. Local sockets stay, for subprocesses and displays speak over them."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:  # noqa: ANN401 — as wide as what it replaces
        if self.family != getattr(socket, "AF_UNIX", None):
            _refuse(address)
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)
    monkeypatch.setattr(socket.socket, "connect_ex", guarded)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *address, **_: _refuse(address))


def _refuse(address: object) -> NoReturn:
    pytest.fail(f"this program never uses the network, yet something asked for {address!r}")


@pytest.fixture(autouse=True)
def no_thread_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """A thread that outlives its test would crash a later one, which nobody could then explain."""
    before = set(threading.enumerate())
    yield
    left = [thread for thread in set(threading.enumerate()) - before if thread.is_alive() and not thread.daemon]
    assert not left, f"still running: {left}"
    if {"qtbot", "qapp"} & set(request.fixturenames):
        running = _running_qt_threads()
        assert not running, f"still running: {running}"


def _running_qt_threads() -> list[object]:
    if "PySide6.QtCore" not in sys.modules:
        return []
    from PySide6.QtCore import QThread  # noqa: PLC0415 — tests without windows need no Qt

    current = QThread.currentThread()
    return [thread for thread in _alive(QThread) if thread is not current and thread.isRunning()]


def _alive(kind: type[T]) -> list[T]:
    """Every object of a Qt class that Python knows and Qt has not deleted yet."""
    import shiboken6  # noqa: PLC0415 — tests without windows need no Qt

    return [thing for thing in gc.get_objects() if isinstance(thing, kind) and shiboken6.isValid(thing)]


def pytest_unconfigure() -> None:
    """Let Qt go while Python is still there: what its own last moments would call back into is no longer Python.

    The offscreen clipboard keeps what was copied last until the process ends, and a picture may still be decoded.
    """
    if "PySide6.QtWidgets" not in sys.modules:
        return
    from PySide6.QtCore import QThreadPool  # noqa: PLC0415 — tests without windows need no Qt
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    if QApplication.instance() is None:
        return
    QThreadPool.globalInstance().waitForDone()
    for pool in _alive(QThreadPool):
        pool.waitForDone()
    QApplication.clipboard().clear()
