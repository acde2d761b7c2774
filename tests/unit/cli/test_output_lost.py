"""Streams that are full or closed, folders that may not be looked at: said in a sentence, or nothing at all, but never
as an error of the program.
"""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from archiveviewer import Archive
from archiveviewer.cli import DONE, UNUSABLE, main
from archiveviewer.cli.terminal import CANCELLED

FULL = Path("/dev/full")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="streams are closed as a shell of POSIX systems does it")


@pytest.fixture
def command(tmp_path: Path) -> str:
    (tmp_path / "bai.txt").write_text("Lũ ở Hàm Yên\n\nNước sông Lô lên nhanh trong đêm.\n", encoding="utf-8")
    return f"'{sys.executable}' -m archiveviewer read '{tmp_path}/bai.txt'"


def run(command: str) -> subprocess.CompletedProcess[str]:
    """As most people have it: Python keeps what it could not write and tries again at its end."""
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    return subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=False, env=surroundings)


@pytest.mark.skipif(not FULL.exists(), reason="there is no device that is always full")
@pytest.mark.parametrize("how", ["", "--json"])
def test_output_that_is_full_is_told_in_a_sentence(command: str, how: str) -> None:
    done = run(f"{command} {how} >{FULL}")
    assert done.returncode == UNUSABLE
    (line,) = done.stderr.splitlines()
    assert line.startswith("archiveviewer: the output can't be written: ")


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", "<&- >&- 2>&-"])
def test_streams_that_are_closed_take_nothing_and_break_nothing(command: str, closed: str) -> None:
    done = run(f"{command} {closed}")
    assert (done.returncode, done.stderr) == (DONE, "")


@pytest.mark.skipif(not FULL.exists(), reason="there is no device that is always full")
def test_what_cannot_be_said_changes_nothing() -> None:
    assert run(f"'{sys.executable}' -m archiveviewer stats --archive /nowhere 2>{FULL}").returncode == UNUSABLE


@pytest.fixture
def indexing(command: str, tmp_path: Path) -> str:
    """The command that lays the article's folder into an archive and tells how far it is."""
    folder = command.rpartition("/")[0].rpartition("'")[2]
    return f"'{sys.executable}' -m archiveviewer index '{folder}' --archive '{tmp_path}-kho' --progress-json"


@pytest.mark.skipif(not FULL.exists(), reason="there is no device that is always full")
def test_an_update_whose_progress_cannot_be_told_goes_on(indexing: str, tmp_path: Path) -> None:
    assert run(f"{indexing} 2>{FULL}").returncode == DONE
    with Archive.open(Path(f"{tmp_path}-kho")) as archive:
        assert archive.stats().articles == 1


def test_an_update_whose_progress_nobody_reads_any_more_stops(indexing: str) -> None:
    done = run(f"exec 3>&1; {{ {indexing} 2>&1 >&3; echo $? >&3; }} | true")
    assert done.stdout.split()[-1] == str(CANCELLED)


def test_rules_that_may_not_be_looked_at_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def denied(*_: object) -> object:
        raise PermissionError(errno.EACCES, "Permission denied")

    Archive.create(tmp_path / "kho").close()
    monkeypatch.setattr(Path, "glob", denied)
    assert main(["rules", "--archive", str(tmp_path / "kho")]) == UNUSABLE
    assert capsys.readouterr().err.endswith("Permission denied\n")
