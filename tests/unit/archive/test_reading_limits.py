"""What the limits of the reading processes cost: a large file nothing, a file that passes them itself."""

from __future__ import annotations

import json
import struct
import sys
import textwrap
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from archiveviewer import Archive, processes
from archiveviewer.archive import reading, worker
from archiveviewer.archive.reading import ReadingPool
from archiveviewer.archive.worker import Request

if TYPE_CHECKING:
    from pathlib import Path


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
    with ReadingPool(1) as pool:
        answered = dict(filter(None, pool.read(requests, 2)))
    found = {group[0].path: answer.outcomes[0].detail for group, answer in answered.items()}
    assert found == {b"a.txt": "", b"greedy.txt": "the reading process ended with status 1"}


def test_a_large_file_has_more_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = collection(tmp_path, 3)
    monkeypatch.setattr(reading, "TIME_LIMIT", 0.0)
    with ReadingPool(1) as pool:
        late = Request(path.name.encode(), bytes(tmp_path), str(tmp_path), size=1)
        soon = Request(path.name.encode(), bytes(tmp_path), str(tmp_path), size=60 * reading.SLOWEST)
        found = {group: answer.outcomes[0].reason for group, answer in filter(None, pool.read([late, soon], 2))}
    assert found == {(late,): "damaged", (soon,): ""}
