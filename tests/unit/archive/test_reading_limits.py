"""What the limits of the reading processes cost: a large file nothing, a file that passes them itself."""

from __future__ import annotations

import json
import os
import struct
import sys
import textwrap
import time
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from archiveviewer import Archive, processes
from archiveviewer.archive import laying_by, reading, worker
from archiveviewer.archive.reading import ReadingPool
from archiveviewer.archive.worker import Request
from archiveviewer.processes import Child

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from subprocess import Popen


def collection(folder: Path, articles: int) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / "kho.jsonl"
    lines = (
        json.dumps({"title": f"Chè sạch về bản {number}", "body": f"Toàn xã Bản {number} trồng chè."})
        for number in range(articles)
    )
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_the_articles_of_a_large_file_are_analysed_a_portion_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "MOST_TOGETHER", 100)
    path = collection(tmp_path / "kho", 50)
    request = Request(path.name.encode(), bytes(path.parent), str(path.parent))
    answer = worker.answer((request, Request(b"none.txt", bytes(path.parent), str(path.parent)), request))
    assert len(answer.batches) > 10
    assert sum(len(batch.articles) for batch in answer.batches) == 100

    with Archive.create(tmp_path / "archive") as archive, ThreadPoolExecutor(1) as executor:
        for _ in archive.update([path.parent], executor=executor):
            pass
        assert archive.search("").total == 50
        for number in (0, 17, 49):
            (hit,) = archive.search(f'"về bản {number}"').hits
            assert archive.article(hit.id).body == (f"Toàn xã Bản {number} trồng chè.",)


def test_an_answer_that_is_too_large_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "LARGEST_MESSAGE", 3)
    stream = BytesIO(struct.pack(">I", 3) + b"abc" + struct.pack(">I", 4) + b"abcd")
    assert processes.receive(stream.read) == b"abc"
    assert processes.receive(stream.read) is None


GREEDY = textwrap.dedent(
    """
    from archiveviewer.archive import worker
    honest = worker.answer
    def answer(requests):
        if any(request.path.endswith(b"greedy.txt") for request in requests):
            bytearray(4 << 30)
        return honest(requests)
    worker.answer = answer
    worker.main()
    """
)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nobody limits the memory of a process")
def test_a_file_that_takes_all_memory_costs_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "COMMAND", (sys.executable, "-c", GREEDY))
    for name in ("a.txt", "greedy.txt"):
        (tmp_path / name).write_text("Chè sạch về bản\n\nToàn xã đã trồng được hơn hai trăm héc ta chè.\n", "utf-8")
    requests = [Request(name, bytes(tmp_path), str(tmp_path)) for name in (b"a.txt", b"greedy.txt")]
    with ReadingPool(tmp_path, 1) as pool:
        answered = dict(filter(None, pool.read(requests, 2)))
    found = {group[0].path: answer.outcomes[0].detail for group, answer in answered.items()}
    assert found == {b"a.txt": "", b"greedy.txt": "the reading process ended with status 1"}


def test_a_large_file_has_more_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = collection(tmp_path, 3)
    monkeypatch.setattr(reading, "TIME_LIMIT", 0.0)
    with ReadingPool(tmp_path, 1) as pool:
        late = Request(path.name.encode(), bytes(tmp_path), str(tmp_path), size=1)
        soon = Request(path.name.encode(), bytes(tmp_path), str(tmp_path), size=60 * reading.SLOWEST)
        found = {group: answer.outcomes[0].reason for group, answer in filter(None, pool.read([late, soon], 2))}
    assert found == {(late,): "damaged", (soon,): ""}


class HandedOut:
    """Requests for files, and how many of them were taken so far."""

    def __init__(self, folder: Path, names: list[str]) -> None:
        self.folder, self.names, self.count = folder, names, 0

    def __iter__(self) -> Iterator[Request]:
        for name in self.names:
            self.count += 1
            yield Request(os.fsencode(name), bytes(self.folder), "")


@pytest.fixture
def one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two files are handed out at first, each by itself."""
    monkeypatch.setattr(reading, "AHEAD", 1)
    monkeypatch.setattr(reading, "MOST_TOGETHER", 1)


@pytest.mark.usefixtures("one_by_one")
@pytest.mark.parametrize("in_memory", [0, 10**9], ids=["answers in a file", "answers in memory"])
def test_reading_goes_on_while_nobody_takes_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, in_memory: int
) -> None:
    monkeypatch.setattr(laying_by, "IN_MEMORY", in_memory)
    names = [f"{number:02}.txt" for number in range(30)]
    for name in names:
        (tmp_path / name).write_text(f"Chè sạch về bản {name}\n\nToàn xã đã trồng hơn hai trăm héc ta.\n", "utf-8")
    requests = HandedOut(tmp_path, names)
    with ReadingPool(tmp_path, 2) as pool:
        answers = filter(None, pool.read(requests, len(names)))
        taken = [next(answers)]
        deadline = time.monotonic() + 60
        while requests.count < len(names):
            pool.read_ahead()
            assert time.monotonic() < deadline, "reading did not go on"
            time.sleep(0.01)
        taken += answers
    found = {group[0].path: [one.reason for one in answer.outcomes] for group, answer in taken}
    assert found == {os.fsencode(name): [""] for name in names}
    for group, answer in taken:
        (batch,) = answer.batches
        assert batch.titles == (f"che sach ve ban {group[0].path[:2].decode()} txt",)


@pytest.mark.usefixtures("one_by_one")
def test_no_more_is_read_ahead_than_there_is_room_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(laying_by, "MOST", 1)
    requests = HandedOut(tmp_path, [f"none-{number}" for number in range(20)])
    with ReadingPool(tmp_path, 1) as pool:
        answers = filter(None, pool.read(requests, len(requests.names)))
        taken = [next(answers)]
        for _ in range(100):
            pool.read_ahead()
            time.sleep(0.01)
        assert requests.count <= 4
        taken += answers
    assert sorted(group[0].path for group, _answer in taken) == sorted(map(os.fsencode, requests.names))


@pytest.mark.usefixtures("one_by_one")
def test_what_was_read_ahead_becomes_less_while_reading_goes_on(tmp_path: Path) -> None:
    requests = HandedOut(tmp_path, [f"none-{number}" for number in range(60)])
    with ReadingPool(tmp_path, 1) as pool:
        answers = filter(None, pool.read(requests, len(requests.names)))
        next(answers)
        while requests.count < 20:
            pool.read_ahead()
            time.sleep(0.01)
        before = requests.count
        for _ in range(10):
            next(answers)
        assert before + 4 <= requests.count <= before + 6
        assert sum(1 for _ in answers) == len(requests.names) - 11


def test_whoever_is_stopped_tries_nothing_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[Child] = []
    start = Child.start

    def counted(child: Child) -> Popen[bytes]:
        started.append(child)
        return start(child)

    monkeypatch.setattr(Child, "start", counted)
    monkeypatch.setattr(reading, "COMMAND", (sys.executable, "-c", "import time; time.sleep(600)"))
    requests = [Request(name, bytes(tmp_path), str(tmp_path)) for name in (b"a.txt", b"b.txt", b"c.txt")]
    with ReadingPool(tmp_path, 1) as pool:
        assert next(pool.read(requests, len(requests))) is None  # it waits
    assert len(started) == 1
