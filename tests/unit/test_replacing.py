"""A small file takes the place of another one wholly or not at all."""

from __future__ import annotations

import os
import stat
import sys
from typing import TYPE_CHECKING

import pytest

from archiveviewer import replacing
from archiveviewer.replacing import replace

if TYPE_CHECKING:
    from pathlib import Path


def test_it_takes_the_place_of_what_was_there(tmp_path: Path) -> None:
    for data in (b"first", b"second"):
        replace(tmp_path / "bàn.json", data)
        assert (tmp_path / "bàn.json").read_bytes() == data
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such modes")
def test_others_may_read_it_as_they_may_the_persons_other_new_files(tmp_path: Path) -> None:
    replace(tmp_path / "bàn.json", b"")
    (tmp_path / "khác").touch()
    modes = {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert len(modes) == 1


def test_where_it_fails_what_was_there_stays_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace(tmp_path / "bàn.json", b"first")

    def full(_file: int) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="space"):
        replace(tmp_path / "bàn.json", b"second")
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"first"]


def test_it_waits_for_whoever_has_the_file_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    exchange, refusals = type(tmp_path).replace, iter([True, True])

    def held(new: Path, path: Path) -> Path:
        if next(refusals, False):
            raise PermissionError(13, os.strerror(13))
        return exchange(new, path)

    monkeypatch.setattr(type(tmp_path), "replace", held)
    monkeypatch.setattr(replacing, "_HELD", (PermissionError,))
    replace(tmp_path / "bàn.json", b"second")
    assert [path.name for path in tmp_path.iterdir()] == ["bàn.json"]


def test_a_draft_takes_nothing_along_that_lies_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "khác").write_bytes(b"mine")
    (tmp_path / "bàn.new").symlink_to(tmp_path / "khác")
    replace(tmp_path / "bàn.json", b"first", draft=tmp_path / "bàn.new")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"khác": b"mine", "bàn.json": b"first"}
