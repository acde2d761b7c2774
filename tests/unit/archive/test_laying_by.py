"""What is laid by comes back as it was, from memory or from a file, and where there is no room for a file too."""

from __future__ import annotations

import random
import tempfile
import threading
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from archiveviewer.archive import laying_by
from archiveviewer.archive.laying_by import LaidBy

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(params=[0, 50, 10_000], ids=["in a file", "some in a file", "in memory"])
def in_memory(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(laying_by, "IN_MEMORY", request.param)
    return int(request.param)


@pytest.mark.usefixtures("in_memory")
def test_each_comes_back_as_it_was_in_any_order(tmp_path: Path) -> None:
    chance = random.Random(7)  # noqa: S311 — the same in every run
    with closing(LaidBy(tmp_path)) as laid_by:
        held: list[tuple[bytes, Callable[[], bytes]]] = []
        for number in range(300):
            data = bytes([number % 256]) * chance.randrange(40)
            held.append((data, laid_by.put(data)))
            while chance.random() < 0.5 and held:
                expected, take = held.pop(chance.randrange(len(held)))
                assert take() == expected
        assert all(take() == expected for expected, take in held)


def test_what_was_taken_makes_room_in_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(laying_by, "IN_MEMORY", 0)
    monkeypatch.setattr(tempfile, "TemporaryFile", lambda **_: (tmp_path / "waiting").open("w+b"))
    with closing(LaidBy(tmp_path)) as laid_by:
        for _ in range(50):
            takers = [laid_by.put(b"x" * 1000) for _ in range(3)]
            assert all(take() == b"x" * 1000 for take in takers)
    assert (tmp_path / "waiting").stat().st_size == 3000


def test_it_is_full_by_what_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(laying_by, "IN_MEMORY", 10)
    monkeypatch.setattr(laying_by, "MOST", 30)
    with closing(LaidBy(tmp_path)) as laid_by:
        takers, full = [], []
        for data in (b"1" * 10, b"2" * 19, b"3"):
            takers.append(laid_by.put(data))
            full.append(laid_by.is_full)
        assert full == [False, False, True]
        assert (takers.pop()(), laid_by.is_full) == (b"3", False)
        assert [take() for take in takers] == [b"1" * 10, b"2" * 19]


def test_where_no_file_can_be_made_memory_has_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(laying_by, "IN_MEMORY", 0)
    with closing(LaidBy(tmp_path / "not there")) as laid_by:
        takers = [laid_by.put(data) for data in (b"one", b"two")]
        assert [take() for take in takers] == [b"one", b"two"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device here is always full")
def test_a_full_disk_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(laying_by, "IN_MEMORY", 0)
    with Path("/dev/full").open("r+b", buffering=0) as full, closing(LaidBy(tmp_path)) as laid_by:
        monkeypatch.setattr(tempfile, "TemporaryFile", lambda **_: full)
        takers = [laid_by.put(data) for data in (b"one", b"two")]
        assert [take() for take in takers] == [b"one", b"two"]


def test_threads_do_not_mix_theirs_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(laying_by, "IN_MEMORY", 2_000)
    wrong: list[int] = []
    with closing(LaidBy(tmp_path)) as laid_by:

        def work(number: int) -> None:
            data = bytes([number]) * 500
            for _ in range(50):
                takers = [laid_by.put(data) for _ in range(5)]
                wrong.extend(number for take in takers if take() != data)

        threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert wrong == []


def test_nothing_stays_in_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(laying_by, "IN_MEMORY", 0)
    with closing(LaidBy(tmp_path)) as laid_by:
        laid_by.put(b"one")
    assert list(tmp_path.iterdir()) == []
