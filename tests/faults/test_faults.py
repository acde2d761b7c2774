"""A short part of each harness of faults, the same every time; the long ones are commands (README.md beside this)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from faults.child import PATIENCE, surroundings

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the faults are put in the way as POSIX systems have them")


def harness(name: str, *words: object) -> Any:  # noqa: ANN401 — whatever JSON holds
    """Run a harness to its end; nothing it does touches this process."""
    command = [sys.executable, "-P", "-m", f"faults.{name}", "--json", *map(str, words)]
    done = subprocess.run(command, env=surroundings(), capture_output=True, timeout=PATIENCE, check=False)
    assert done.stdout, done.stderr.decode(errors="replace")
    tally = json.loads(done.stdout)
    problems = tally.get("failures", []) + tally.get("errors", [])
    assert (done.returncode, problems) == (0, []), "\n".join(problems)
    return tally


def test_killed_at_any_moment_nothing_is_lost() -> None:
    tally = harness("kills", "--kills", 8, "--seed", 3, "--files", 50, "--batch", 12)
    assert sum(tally["phases"].values()) >= 8
    assert tally["kills"]["at a write"] > 0


def test_no_damage_to_a_file_is_answered_wrongly_or_crashes() -> None:
    tally = harness("damage", "--times", 4, "--troubles", 0, "--seed", 2, "--files", 80)
    assert {"archive.json", "catalogue.sqlite"} < set(tally["kinds"])


def test_trouble_of_the_disk_is_said_and_loses_nothing() -> None:
    tally = harness("damage", "--times", 0, "--troubles", 2, "--seed", 4)
    assert any(name.endswith("said so") for name in tally["disks"])


def test_a_crowd_of_readers_beside_a_writer_sees_no_mixture() -> None:
    tally = harness("crowd", "--seconds", 4, "--processes", 2, "--archives", 4)
    assert tally["seen"]["looks"] > 8
    assert tally["seen"]["generations written"] > 0
