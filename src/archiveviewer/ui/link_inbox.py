"""Links that another start of the program hands over to a window that is open, so that none opens twice.

Comes in: a folder of the person's own, in which each open window lays down the name it listens by, and links; goes out:
what they lead to. Names are drawn at random and can't be guessed before; the system lets only the same person connect.
What arrives is bounded in length, number and time, and is a link or nothing. A window that died is known by its
silence, and its name is taken away. It refuses to know archives: whoever asked for links says which it takes.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import platform
import uuid
from functools import partial
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from archiveviewer import export

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from archiveviewer.export.links import Linked

_PREFIX, _SUFFIX = "archiveviewer-", ".window"
_LONGEST = 1_000
"""Bytes of a message and of a name."""
_MOST_VISITS = 8
_MOST_WINDOWS = 30
_VISIT_MS = 3_000
"""How long a visitor may take to say what it wants, and a window to know whether it takes that."""
_CONNECT_MS, _ANSWER_MS = 1_000, 4_000
_DEAD = (QLocalSocket.LocalSocketError.ConnectionRefusedError, QLocalSocket.LocalSocketError.ServerNotFoundError)


class _Brought(msgspec.Struct, forbid_unknown_fields=True):
    """A link; with `anyhow` it is to be taken by a window that does not show its archive, too."""

    link: str
    anyhow: bool = False


class _Answer(msgspec.Struct):
    taken: bool


class LinkInbox(QObject):
    """Listens from `open` on. `takes` says of a link whether it is taken, or None while that is not known yet;
    `arrived` tells those that were taken. Call `look_again` when it may be known.
    """

    arrived = Signal(object)

    def __init__(self, folder: Path, takes: Callable[[Linked], bool | None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder, self._takes = folder, takes
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.setMaxPendingConnections(_MOST_VISITS)
        self._server.newConnection.connect(self._welcome)
        self._visits: list[_Visit] = []
        self._announced: Path | None = None

    def open(self) -> bool:
        """Listen, and lay the name down where others find it; False where that can't be done: links open elsewhere."""
        name = f"{_PREFIX}{uuid.uuid4().hex}"
        if not self._server.listen(name):
            return False
        place = self._folder / f"{_computer()}-{name}{_SUFFIX}"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            place.write_text(self._server.fullServerName(), encoding="utf-8")
        except OSError:
            self._server.close()
            return False
        self._announced = place
        return True

    def come_forward(self) -> None:
        """This window is the one that was used last: of several that may take a link it is asked first."""
        if self._announced is not None:
            with contextlib.suppress(OSError):
                os.utime(self._announced)

    def look_again(self) -> None:
        """Answer whoever still waits."""
        for visit in tuple(self._visits):
            visit.answer()

    def close(self) -> None:
        """Listen no longer."""
        if self._announced is not None:
            with contextlib.suppress(OSError):
                self._announced.unlink()
            self._announced = None
        for visit in tuple(self._visits):
            visit.end()
        self._server.close()

    def _welcome(self) -> None:
        while self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            if len(self._visits) >= _MOST_VISITS:
                socket.abort()
                socket.deleteLater()
            else:
                visit = _Visit(socket, self._judge)
                visit.ended.connect(partial(self._visits.remove, visit))
                visit.left.connect(self.arrived)
                self._visits.append(visit)
                visit.read()

    def _judge(self, brought: _Brought) -> bool | None:
        where = export.linked(brought.link)
        if where is None:
            return False
        taken = self._takes(where)
        return taken if taken is None else taken or brought.anyhow


class _Visit(QObject):
    """One connection: one line is read, one is answered."""

    left = Signal(object)
    """Where a link leads that was taken."""
    ended = Signal()

    def __init__(self, socket: QLocalSocket, judge: Callable[[_Brought], bool | None]) -> None:
        super().__init__()
        self._socket, self._judge = socket, judge
        self._brought: _Brought | None = None
        self._late = QTimer(self, singleShot=True, interval=_VISIT_MS)
        self._late.timeout.connect(self.end)
        self._late.start()
        socket.setReadBufferSize(_LONGEST)
        socket.readyRead.connect(self.read)
        socket.disconnected.connect(self.end)

    def read(self) -> None:
        """Take what has arrived."""
        if self._brought is not None:
            return
        if self._socket.canReadLine():
            line = bytes(self._socket.readLine(_LONGEST).data())
            try:
                self._brought = msgspec.json.decode(line, type=_Brought)
            except (msgspec.DecodeError, UnicodeDecodeError):
                self.end()
            else:
                self.answer()
        elif self._socket.bytesAvailable() >= _LONGEST:
            self.end()

    def answer(self) -> None:
        """Say whether the link is taken, once that is known."""
        brought = self._brought
        taken = None if brought is None else self._judge(brought)
        if brought is not None and taken is not None:
            self._socket.write(msgspec.json.encode(_Answer(taken)) + b"\n")
            self._socket.flush()
            heard = self._socket.state() == QLocalSocket.LocalSocketState.ConnectedState
            self.end()
            if taken and heard:  # who has not waited has opened the article elsewhere
                self.left.emit(export.linked(brought.link))

    def end(self) -> None:
        """Hang up; what was answered is still sent."""
        if self._late.isActive():
            self._late.stop()
            self.ended.emit()
            self._socket.disconnectFromServer()
            self._socket.deleteLater()
            self.deleteLater()


def hand_over(folder: Path, link: str) -> bool:
    """Give a link to the open window that shows its archive, or else to the one that was used last. False where no
    window is open, or none answers: then one must be opened. A window that is silent is not waited for again.
    """
    answering = []
    for place in _announced(folder):
        taken = _give(place, _Brought(link))
        if taken:
            return True
        if taken is not None:
            answering.append(place)
    return any(_give(place, _Brought(link, anyhow=True)) for place in answering)


def _announced(folder: Path) -> list[Path]:
    """The names of open windows of this computer, the one used last at the front."""
    found = []
    for place in folder.glob(f"{_computer()}-{_PREFIX}*{_SUFFIX}"):
        with contextlib.suppress(OSError):
            found.append((place.stat().st_mtime_ns, place))
    return [place for _used, place in sorted(found, reverse=True)[:_MOST_WINDOWS]]


def _give(place: Path, brought: _Brought) -> bool | None:
    """Whether the window of that name took it; None where it is silent. The name of one that is dead is taken away."""
    name = _name_in(place)
    if name is None:
        return False
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_CONNECT_MS):
        if socket.error() in _DEAD:
            QLocalServer.removeServer(name)
            with contextlib.suppress(OSError):
                place.unlink()
        return None
    socket.write(msgspec.json.encode(brought) + b"\n")
    socket.flush()
    while not socket.canReadLine() and socket.waitForReadyRead(_ANSWER_MS):
        if socket.bytesAvailable() >= _LONGEST:
            return False
    silent = socket.state() == QLocalSocket.LocalSocketState.ConnectedState and not socket.canReadLine()
    answer = bytes(socket.readLine(_LONGEST).data())
    socket.abort()
    if silent:
        return None
    try:
        return msgspec.json.decode(answer, type=_Answer).taken
    except (msgspec.DecodeError, UnicodeDecodeError):
        return False


def _name_in(place: Path) -> str | None:
    """The name that a file holds, if it is one of ours and nobody else's."""
    try:
        with place.open("rb") as file:
            name = file.read(_LONGEST).decode()
    except (OSError, UnicodeDecodeError):
        return None
    if not os.path.basename(name).startswith(_PREFIX):  # noqa: PTH119 — a pipe of Windows is no path
        return None
    with contextlib.suppress(OSError, AttributeError):  # other systems have no numbers of people, and no file there
        if os.stat(name).st_uid != os.getuid():  # noqa: PTH116
            return None
    return name


def _computer() -> str:
    """Several computers may share one folder of settings; none can connect to another."""
    return hashlib.blake2b(platform.node().encode("utf-8", "replace"), digest_size=4).hexdigest()
