from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from archiveviewer.ui.work.events import Events


def test_nobody_asked_and_nothing_is_told(tmp_path: Path) -> None:
    Events(None).tell("ready", articles=3)
    Events.asked_for().tell("ready", articles=3)
    assert not list(tmp_path.iterdir())


def test_each_event_is_one_line_of_json(tmp_path: Path) -> None:
    path = tmp_path / "sự kiện.jsonl"
    events = Events(path)
    events.tell("results", question="đà nẵng\n", total=2, first=None)
    events.tell("archive", archive=tmp_path)
    first, second = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    assert (first["event"], first["question"], first["total"], first["process"]) == (
        "results",
        "đà nẵng\n",
        2,
        os.getpid(),
    )
    assert second["archive"] == str(tmp_path)


def test_two_processes_may_tell_into_one_file(tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    source = str(Path(__file__).resolve().parents[3] / "src")
    code = (
        "from archiveviewer.ui.work.events import Events\ne = Events.asked_for()\nfor n in range(500): e.tell('n', n=n)"
    )
    environment = {**os.environ, "PYTHONPATH": source, "ARCHIVEVIEWER_EVENTS": str(path)}
    tellers = [subprocess.Popen([sys.executable, "-c", code], env=environment) for _ in range(2)]
    assert [teller.wait(60) for teller in tellers] == [0, 0]
    told = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for teller in tellers:
        assert [record["n"] for record in told if record["process"] == teller.pid] == list(range(500))
