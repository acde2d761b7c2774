"""Long work behind a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from archiveviewer.cli import terminal
from archiveviewer.cli.terminal import pumped
from archiveviewer.results import Progress

if TYPE_CHECKING:
    from collections.abc import Generator


def steps() -> Generator[Progress, None, str]:
    yield Progress(phase="reading")
    return "done"


@pytest.fixture
def given_way(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """What is added each time that this process would give way to others, instead of doing so."""
    given: list[bool] = []
    monkeypatch.setattr(terminal, "give_way", lambda: given.append(True))
    return given


def test_work_behind_a_window_lets_others_go_first(given_way: list[bool], capsys: pytest.CaptureFixture[str]) -> None:
    assert pumped(steps(), as_json=True) == "done"
    assert given_way
    assert '"reading"' in capsys.readouterr().err


def test_work_in_a_terminal_is_as_urgent_as_any(given_way: list[bool]) -> None:
    assert pumped(steps()) == "done"
    assert not given_way
