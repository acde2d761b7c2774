"""Pictures are decoded in a process that may die."""

from __future__ import annotations

import io
import sys
import textwrap
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from archiveviewer.archive import viewing
from archiveviewer.archive.viewing import Viewer
from archiveviewer.errors import Unreadable
from archiveviewer.results import PicturePlace
from picture_files import drawn, painted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CLUMSY = textwrap.dedent(
    """
    import os, time
    from archiveviewer import readers
    from archiveviewer.readers import seeing
    def clumsy(honest):
        def do(place, *rest):
            if place.file.name == "die.png":
                os._exit(7)
            if place.file.name == "hang.png":
                time.sleep(60)
            return honest(place, *rest)
        return do
    readers.picture_size = clumsy(readers.picture_size)
    readers.picture_pixels = clumsy(readers.picture_pixels)
    seeing.main()
    """
)


@pytest.fixture
def viewer() -> Iterator[Viewer]:
    made = Viewer()
    yield made
    made.close()


def place(folder: Path, name: str) -> PicturePlace:
    (folder / name).write_bytes(drawn())
    return PicturePlace(folder / name, folder)


def test_sizes_and_pixels_come_from_another_process(viewer: Viewer, tmp_path: Path) -> None:
    one, gone = place(tmp_path, "một.png"), PicturePlace(tmp_path / "mất.png", tmp_path)
    assert viewer.sizes([one, gone]) == [(640, 360), (0, 0)]
    seen = viewer.picture(one, 64, 64)
    assert (seen.width, seen.height) == (64, 36)
    assert viewer.sizes([]) == []


def test_what_can_not_be_shown_says_why(viewer: Viewer, tmp_path: Path) -> None:
    (tmp_path / "bài.txt").write_text("chữ")
    with pytest.raises(Unreadable) as caught:
        viewer.picture(PicturePlace(tmp_path / "bài.txt", tmp_path), 9, 9)
    assert caught.value.reason == "unsupported"


def test_a_picture_that_kills_or_hangs_costs_only_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(viewing, "COMMAND", (sys.executable, "-c", CLUMSY))
    monkeypatch.setattr(viewing, "PATIENCE", 3.0)
    viewer = Viewer()
    good = place(tmp_path, "good.png")
    for bad in (place(tmp_path, "die.png"), place(tmp_path, "hang.png")):
        for _ in range(2):
            with pytest.raises(Unreadable):
                viewer.picture(bad, 9, 9)
        assert viewer.picture(good, 9, 9).width == 9
    assert viewer.sizes([place(tmp_path, "die.png"), good]) == [(0, 0), (640, 360)]
    viewer.close()


def test_nobody_waits_for_a_viewer_that_is_closed(viewer: Viewer, tmp_path: Path) -> None:
    good = place(tmp_path, "good.png")
    viewer.close()
    assert viewer.sizes([good]) == [(0, 0)]
    with pytest.raises(Unreadable):
        viewer.picture(good, 9, 9)


def test_a_copy_is_a_picture_and_nothing_else(viewer: Viewer, tmp_path: Path) -> None:
    (tmp_path / "a.tif").write_bytes(painted("TIFF", (400, 300)))
    copy = viewer.copy(PicturePlace(tmp_path / "a.tif", tmp_path), 100, 100)
    with Image.open(io.BytesIO(copy)) as seen:
        assert (seen.format, seen.size) == ("JPEG", (100, 75))
    with pytest.raises(Unreadable) as told:
        viewer.copy(PicturePlace(tmp_path / "mất.png", tmp_path), 100, 100)
    assert told.value.reason == "missing"
