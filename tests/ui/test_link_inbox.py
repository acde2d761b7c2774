"""Links handed over to windows that are open, that have died, and that others pretend to be."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Protocol

import pytest
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from archiveviewer import export
from archiveviewer.ui.link_inbox import LinkInbox
from ui.link_giver import given, giver

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from archiveviewer.export.links import Linked

LINK = "archiveviewer://kho/a7"


class Opens(Protocol):
    """Opens an inbox that takes links into some archives; without any, it does not know yet."""

    def __call__(self, *archives: str) -> tuple[LinkInbox, list[Linked]]: ...


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "windows"


@pytest.fixture
def opened(qtbot: QtBot, folder: Path) -> Iterator[Opens]:
    assert qtbot
    made: list[LinkInbox] = []

    def make(*archives: str) -> tuple[LinkInbox, list[Linked]]:
        box = LinkInbox(folder, lambda where: where.archive in archives if archives else None)
        arrived: list[Linked] = []
        box.arrived.connect(arrived.append)
        assert box.open()
        made.append(box)
        return box, arrived

    yield make
    for box in made:
        box.close()
        box.deleteLater()


@pytest.fixture
def give(qtbot: QtBot, folder: Path) -> Callable[[], bool]:
    """Hands a link over as another start of the program does; says whether it was taken."""

    return lambda: given(qtbot, folder, LINK)


def announced(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.window")) if folder.exists() else []


def test_a_link_goes_to_the_window_that_shows_its_archive(opened: Opens, give: Callable[[], bool]) -> None:
    _box, here = opened("bao", "kho")
    _box, elsewhere = opened("other")
    assert give()
    assert (here, elsewhere) == ([export.linked(LINK)], [])


def test_a_link_into_no_open_archive_goes_to_the_window_used_last(
    opened: Opens, give: Callable[[], bool], folder: Path
) -> None:
    first, used_last = opened("one")
    _box, other = opened("two")
    for place in announced(folder):
        os.utime(place, (1, 1))
    first.come_forward()
    assert give()
    assert (used_last, other) == ([export.linked(LINK)], [])


def test_a_window_that_does_not_know_yet_answers_when_it_does(folder: Path, qtbot: QtBot) -> None:
    asked: list[Linked] = []
    knows: list[str] = []

    def takes(where: Linked) -> bool | None:
        asked.append(where)
        return where.archive in knows if knows else None

    box = LinkInbox(folder, takes)
    box.open()
    with giver(folder, LINK) as process, qtbot.waitSignal(box.arrived, timeout=90_000):
        qtbot.waitUntil(lambda: bool(asked), timeout=90_000)
        knows.append("kho")
        box.look_again()
    assert process.returncode == 0
    box.close()
    box.deleteLater()


def test_what_was_asked_of_a_window_while_it_hung_is_not_opened_once_more(
    opened: Opens, folder: Path, qtbot: QtBot
) -> None:
    box, arrived = opened("kho")
    (place,) = announced(folder)
    socket = QLocalSocket()
    socket.connectToServer(place.read_text(encoding="utf-8"))
    assert socket.waitForConnected(90_000)
    with qtbot.waitSignal(box._server.newConnection):  # noqa: SLF001
        socket.write(f'{{"link": "{LINK}"}}\n'.encode())
        socket.flush()
        socket.abort()
    qtbot.waitUntil(lambda: not box._visits)  # noqa: SLF001
    assert not arrived


def test_a_silent_window_is_passed_over(folder: Path, give: Callable[[], bool], opened: Opens) -> None:
    _box, arrived = opened("other")
    (living,) = announced(folder)
    silent = QLocalServer()
    assert silent.listen(f"archiveviewer-{'0' * 32}")
    place = living.with_name(living.name.replace("archiveviewer-", "archiveviewer-0"))
    place.write_text(silent.fullServerName(), encoding="utf-8")
    asked: list[object] = []
    silent.newConnection.connect(lambda: asked.append(silent.nextPendingConnection()))
    assert give()
    assert arrived == [export.linked(LINK)]
    assert len(asked) == 1
    assert place.exists()
    silent.close()


def test_without_a_window_nobody_takes_it(folder: Path, give: Callable[[], bool]) -> None:
    assert not give()
    assert not folder.exists()


def test_a_closed_window_is_not_asked(opened: Opens, give: Callable[[], bool], folder: Path) -> None:
    box, arrived = opened("kho")
    box.close()
    assert not announced(folder)
    assert not give()
    assert not arrived


def test_the_name_of_a_dead_window_is_taken_away(folder: Path, give: Callable[[], bool], opened: Opens) -> None:
    box, arrived = opened("kho")
    (living,) = announced(folder)
    dead = living.with_name(living.name.replace("archiveviewer-", "archiveviewer-0"))
    dead.write_text(living.read_text(encoding="utf-8") + "0", encoding="utf-8")
    assert give()
    assert announced(folder) == [living]
    assert len(arrived) == 1
    assert box


def test_names_that_are_none_of_ours_are_left_alone(folder: Path, give: Callable[[], bool], opened: Opens) -> None:
    box, _arrived = opened("kho")
    (place,) = announced(folder)
    box.close()
    victim = folder / "victim"
    victim.write_text("mine", encoding="utf-8")
    for name in (str(victim).encode(), b"\xff\xfe", b"", b"x" * 5_000):
        place.write_bytes(name)
        assert not give()
    assert victim.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    "message",
    [
        b"",
        b"\n",
        b"x" * 5_000,
        b"[1]\n",
        b'{"link": 7}\n',
        b"\xff\xfe\n",
        b'{"link": "https://example.org/a", "anyhow": true}\n',
        b'{"link": "archiveviewer://kho/../../x", "anyhow": true}\n',
        b'{"link": "archiveviewer://kho/a", "more": 1}\n',
        b'{"link": "' + b"a" * 990,
    ],
)
def test_hostile_messages_lead_nowhere(message: bytes, opened: Opens, folder: Path, qtbot: QtBot) -> None:
    box, arrived = opened("kho")
    (place,) = announced(folder)
    socket = QLocalSocket()
    socket.connectToServer(place.read_text(encoding="utf-8"))
    assert socket.waitForConnected(90_000)
    socket.write(message)
    socket.flush()
    if message:
        qtbot.waitUntil(lambda: socket.state() == QLocalSocket.LocalSocketState.UnconnectedState, timeout=90_000)
    socket.abort()
    assert not arrived
    qtbot.waitUntil(lambda: not box._visits)  # noqa: SLF001


def test_only_so_many_visitors_are_let_in(opened: Opens, folder: Path, qtbot: QtBot) -> None:
    box, _arrived = opened("kho")
    (place,) = announced(folder)
    sockets = [QLocalSocket() for _ in range(20)]
    for socket in sockets:
        socket.connectToServer(place.read_text(encoding="utf-8"))
        qtbot.wait(1)
    refused = QLocalSocket.LocalSocketState.UnconnectedState
    qtbot.waitUntil(lambda: sum(one.state() == refused for one in sockets) >= 12)
    assert len(box._visits) <= 8  # noqa: SLF001
    for socket in sockets:
        socket.abort()
    qtbot.waitUntil(lambda: not box._visits)  # noqa: SLF001


@pytest.mark.skipif(os.name != "posix", reason="rights of files")
def test_nobody_else_may_connect(opened: Opens, folder: Path) -> None:
    opened("kho")
    (place,) = announced(folder)
    mode = os.stat(place.read_text(encoding="utf-8")).st_mode  # noqa: PTH116
    assert mode & 0o077 == 0
