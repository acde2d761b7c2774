"""Long work behind a window."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from archiveviewer.cli.terminal import pumped
from archiveviewer.results import Progress

if TYPE_CHECKING:
    from collections.abc import Generator


def steps() -> Generator[Progress, None, str]:
    yield Progress(phase="reading")
    return "done"


def nice(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """By how much this process was put back, in steps, instead of being put back."""
    put_back: list[int] = []

    def put(by: int) -> int:
        put_back.append(by)
        return sum(put_back)

    monkeypatch.setattr(os, "nice", put)
    return put_back


@pytest.mark.skipif(sys.platform == "win32", reason="has no such priorities")
def test_work_behind_a_window_lets_others_go_first(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    put_back = nice(monkeypatch)
    for _again in range(2):
        assert pumped(steps(), as_json=True) == "done"
    assert sum(put_back) == 10
    assert '"reading"' in capsys.readouterr().err


def test_work_in_a_terminal_is_as_urgent_as_any(monkeypatch: pytest.MonkeyPatch) -> None:
    put_back = nice(monkeypatch)
    assert pumped(steps()) == "done"
    assert not put_back
