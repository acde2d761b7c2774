"""The child process is played by small Python programs, so that each of its ways to end can be seen."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from archiveviewer.ui.work import indexing as module
from archiveviewer.ui.work.indexing import Indexing, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from archiveviewer.results import Progress

DONE = """
import sys
print('{"progress": {"phase": "reading", "done": 1, "total": 2}}', file=sys.stderr)
print('noise that is no progress', file=sys.stderr)
print('{"progress": {"phase": "reading", "done": 2, "total": 2, "failed": 1}}', file=sys.stderr)
print('{"added": 3, "failed": [{"path": "x.txt", "reason": "empty"}], "articles": 3, "news": "unknown field"}')
sys.exit(1)
"""
WAIT = """
import sys
print('{"progress": {"phase": "looking"}}', file=sys.stderr, flush=True)
sys.stdin.read()
sys.exit(4)
"""
DEAF = """
import signal, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
print('{"progress": {"phase": "looking"}}', file=sys.stderr, flush=True)
time.sleep(60)
"""


@pytest.fixture
def indexing(qapp: object) -> Iterator[Indexing]:
    del qapp
    made = Indexing()
    yield made
    made.stop()


def play(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    monkeypatch.setattr(module, "own_command", lambda: (sys.executable, ["-c", program]))


def outcome(indexing: Indexing, qtbot: QtBot) -> Outcome:
    with qtbot.waitSignal(indexing.finished, timeout=90_000) as told:
        indexing.start(Path("archive"), [Path("bài báo")])
    assert told.args is not None
    assert not indexing.is_running
    ended = told.args[0]
    assert isinstance(ended, Outcome)
    return ended


def test_progress_is_told_and_the_summary_is_read(
    indexing: Indexing, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    play(monkeypatch, DONE)
    heard: list[Progress] = []
    indexing.progressed.connect(heard.append)
    ended = outcome(indexing, qtbot)
    assert ended.ending == "done"
    assert ended.summary is not None
    assert (ended.summary.added, ended.summary.failed[0].reason) == (3, "empty")
    assert ended.messages == "noise that is no progress"
    assert heard[-1].done == 2


def test_cancelling_lets_the_child_end_by_itself(
    indexing: Indexing, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    play(monkeypatch, WAIT)
    indexing.progressed.connect(indexing.cancel)
    assert outcome(indexing, qtbot).ending == "cancelled"


def test_a_child_that_will_not_end_is_ended(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    play(monkeypatch, DEAF)
    monkeypatch.setattr(module, "KILL_AFTER_MS", 100)
    hasty = Indexing()
    hasty.progressed.connect(hasty.cancel)
    assert outcome(hasty, qtbot).ending == "cancelled"


@pytest.mark.parametrize(
    ("program", "ending"),
    [
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "crashed"),
        ("raise ValueError('Không')", "crashed"),  # Python ends with 1, but there is no summary
        ('print(\'{"added": "many"}\')', "crashed"),
        ("print('\\x00\\xff' * 100000)", "crashed"),
        ("import sys; sys.exit(99)", "crashed"),
        ("import sys; print('no archive', file=sys.stderr); sys.exit(3)", "unusable"),
    ],
)
def test_other_ends_are_told_plainly(
    indexing: Indexing, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, program: str, ending: str
) -> None:
    play(monkeypatch, program)
    ended = outcome(indexing, qtbot)
    assert ended.ending == ending
    assert ended.summary is None


def test_a_program_that_is_not_there_is_told(indexing: Indexing, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "own_command", lambda: ("no-such-program", []))
    ended = outcome(indexing, qtbot)
    assert ended.ending == "crashed"
    assert ended.messages


def test_the_child_gets_the_paths_as_they_are(
    indexing: Indexing, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    play(monkeypatch, "import sys; print(sys.argv[1:], file=sys.stderr); print('{}')")
    assert outcome(indexing, qtbot).messages == str(
        ["index", "--archive", "archive", "--json", "--progress-json", "--", "bài báo"]
    )


@pytest.mark.parametrize(("processors", "jobs"), [(1, "1"), (2, "1"), (8, "7"), (None, "1")])
def test_whoever_reads_is_left_a_processor(
    indexing: Indexing, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, processors: int | None, jobs: str
) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: processors)
    play(monkeypatch, "import sys; print(sys.argv[1:], file=sys.stderr); print('{}')")
    with qtbot.waitSignal(indexing.finished, timeout=90_000) as told:
        indexing.start(Path("archive"))
    assert told.args is not None
    options = ["--archive", "archive", "--json", "--progress-json", "--jobs", jobs]
    assert told.args[0].messages == str(["index", *options, "--"])


def test_closing_the_program_leaves_no_child(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    play(monkeypatch, WAIT)
    indexing = Indexing()
    with qtbot.waitSignal(indexing.progressed):
        indexing.start(Path("archive"))
    indexing.stop()
    assert not indexing.is_running


def test_scans_are_read_by_the_programs_own_command(
    indexing: Indexing, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    play(monkeypatch, "import sys; print(*sys.argv[1:3], file=sys.stderr); sys.exit(2)")
    with qtbot.waitSignal(indexing.finished, timeout=90_000) as told:
        indexing.recognise(Path("archive"))
    assert told.args is not None
    assert told.args[0].ending == "unusable"
    assert "recognise --archive" in told.args[0].messages
