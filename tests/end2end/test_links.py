"""Links clicked in other programs, with real windows: each reaches the window of its archive, whichever is in front."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

from archiveviewer import Archive
from end2end.driver import PATIENCE, command, surroundings

if TYPE_CHECKING:
    from pathlib import Path

    from end2end.conftest import OpensWindows


def archive_of(place: Path, title: str) -> str:
    """Makes an archive of one article; the link to it."""
    articles = place / "articles"
    articles.mkdir(parents=True)
    (articles / "one.txt").write_text(f"{title}\n\nNước sông Lô lên nhanh trong đêm.\n", encoding="utf-8")
    with Archive.create(place / "archive") as archive:
        for _ in archive.update([articles], jobs=1):
            pass
        return f"archiveviewer://{archive.id}/{archive.search('*').hits[0].id}"


def click(link: str) -> None:
    """What a mail program does."""
    environment = surroundings(QT_QPA_PLATFORM="offscreen")
    done = subprocess.run(command(link), env=environment, capture_output=True, timeout=PATIENCE, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_links_reach_the_window_of_their_archive(windows: OpensWindows, tmp_path: Path) -> None:
    flood, tea = archive_of(tmp_path / "a", "Lũ ở Hàm Yên"), archive_of(tmp_path / "b", "Chè Shan tuyết")
    first = windows("--archive", tmp_path / "a" / "archive")
    first.wait("ready")
    second = windows("--archive", tmp_path / "b" / "archive")
    second.wait("ready")
    click(flood)
    assert first.wait("article")["id"] == flood.rpartition("/")[2]
    click(tea)
    assert second.wait("article")["id"] == tea.rpartition("/")[2]
    os.kill(first.process.pid, 9)
    first.process.wait(PATIENCE)
    click(tea)
    second.close()
    kept = tmp_path / "home" / "config" / "windows"
    assert [place.suffix for place in kept.iterdir()] in ([], [".window"])  # that of the killed one, if nobody met it
