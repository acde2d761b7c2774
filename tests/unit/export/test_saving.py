from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from archiveviewer.export import Taken, saved, saved_folder
from archiveviewer.export.saving import MARK, SILENT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def failing() -> Iterator[str]:
    yield "một nửa"
    raise KeyboardInterrupt


def test_a_file_is_written_in_utf_8_as_it_is(tmp_path: Path) -> None:
    saved(["Đoạn\r\n", "hai"], tmp_path / "bài.txt")
    assert (tmp_path / "bài.txt").read_bytes() == "Đoạn\r\nhai".encode()
    assert [one.name for one in tmp_path.iterdir()] == ["bài.txt"]


def test_whoever_stops_it_finds_nothing_half_written(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        saved(failing(), tmp_path / "a.txt")
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_replaced_unless_it_is_told_to(tmp_path: Path) -> None:
    place = tmp_path / "a.txt"
    place.write_text("mine")
    with pytest.raises(Taken):
        saved(["other"], place)
    with pytest.raises(KeyboardInterrupt):
        saved(failing(), place, replace=True)
    assert place.read_text() == "mine"
    saved(["other"], place, replace=True)
    assert place.read_text() == "other"
    assert [one.name for one in tmp_path.iterdir()] == ["a.txt"]


def test_a_file_that_came_meanwhile_is_kept(tmp_path: Path) -> None:
    place = tmp_path / "a.txt"

    def late() -> Iterator[str]:
        yield "other"
        place.write_text("mine")

    with pytest.raises(Taken):
        saved(late(), place)
    assert place.read_text() == "mine"


def test_a_folder_takes_its_place_when_it_is_full(tmp_path: Path) -> None:
    place = tmp_path / "hồ sơ"
    with saved_folder(place) as folder:
        (folder / "index.html").write_text("1")
        assert not place.exists()
    assert (place / "index.html").read_text() == "1"
    assert [one.name for one in tmp_path.iterdir()] == ["hồ sơ"]


def test_a_folder_that_is_not_finished_leaves_nothing(tmp_path: Path) -> None:
    def begin() -> None:
        with saved_folder(tmp_path / "a") as folder:
            (folder / "index.html").write_text("1")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        begin()
    assert list(tmp_path.iterdir()) == []


def test_only_a_folder_that_was_made_so_gives_way(tmp_path: Path) -> None:
    mine, made = tmp_path / "mine", tmp_path / "made"
    mine.mkdir()
    (mine / "bài.txt").write_text("mine")
    with pytest.raises(Taken), saved_folder(mine, replace=True):
        pass
    with saved_folder(made) as folder:
        (folder / "old").touch()
    with pytest.raises(Taken), saved_folder(made):
        pass
    with saved_folder(made, replace=True) as folder:
        (folder / "new").touch()
    assert (made / "new").exists()
    assert not (made / "old").exists()
    assert (mine / "bài.txt").read_text() == "mine"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["made", "mine"]


def left(place: Path, name: str, *, silent: bool) -> Path:
    """What a killed process left."""
    draft = place.parent / f".{place.name}-{name}"
    (draft / place.name).mkdir(parents=True)
    (draft / place.name / MARK).touch()
    for one in (draft / place.name / MARK, draft / place.name, draft):
        moment = one.stat().st_mtime - (SILENT + 60) * silent
        os.utime(one, (moment, moment))
    return draft


def test_what_killed_processes_left_is_swept_away_and_nothing_else(tmp_path: Path) -> None:
    place = tmp_path / "hồ sơ"
    dead, alive = left(place, "abcd0123.part", silent=True), left(place, "abcd0124.part", silent=False)
    others = [left(place, name, silent=True) for name in ("abcd.part", "abcd0123.txt")]
    others.append(left(tmp_path / "khác", "abcd0123.part", silent=True))
    with saved_folder(place):
        pass
    assert not dead.exists()
    assert all(one.exists() for one in (place, alive, *others))
    dead_file = tmp_path / ".a.csv-abcd0123.part"
    dead_file.touch()
    os.utime(dead_file, (0, 0))
    saved(["1"], tmp_path / "a.csv")
    assert not dead_file.exists()


def test_a_folder_that_a_killed_process_had_put_aside_comes_back(tmp_path: Path) -> None:
    place = tmp_path / "hồ sơ"
    aside = left(place, "abcd0123.old", silent=True)
    with pytest.raises(Taken), saved_folder(place):
        pass
    assert (place / MARK).exists()
    assert not aside.exists()


@pytest.mark.parametrize("broken", [OSError, KeyboardInterrupt])
def test_a_folder_that_was_to_give_way_comes_back(
    broken: type[BaseException], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, rename = tmp_path / "hồ sơ", type(tmp_path).rename
    with saved_folder(place) as folder:
        (folder / "old").touch()

    def interrupted(self: Path, target: Path) -> Path:
        if self.suffix == ".part":
            raise broken
        return rename(self, target)

    monkeypatch.setattr(type(tmp_path), "rename", interrupted)
    with pytest.raises(broken), saved_folder(place, replace=True):
        pass
    assert (place / "old").exists()
    assert list(tmp_path.iterdir()) == [place]
