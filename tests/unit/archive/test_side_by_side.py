"""What is known and what is seen, side by side: whole folders at once give what one file after the other would."""

from __future__ import annotations

import random

import pytest

from archiveviewer.archive.comparison import Step, _Known, _side_by_side
from archiveviewer.archive.folders import Seen

Row = tuple[bytes, int, int]


def differing(rows: list[Row], runs: list[list[Seen]]) -> list[tuple[bytes, Seen | None, bool, bool]]:
    steps: list[Step] = list(_side_by_side(_Known(iter(rows)), runs))
    return [(step.path, step.file, step.is_known, step.is_inside) for step in steps if step.differs]


def runs_of(files: list[Seen], chance: random.Random) -> list[list[Seen]]:
    runs: list[list[Seen]] = [[]]
    for file in files:
        if chance.random() < 0.3:
            runs.append([])
        runs[-1].append(file)
    return runs


@pytest.mark.parametrize("seed", range(200))
def test_however_files_lie_in_folders_the_same_ones_differ(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 — which files differ is no secret
    names = sorted({f"{chance.choice('ab')}/{chance.randrange(30):02}".encode() for _ in range(20)})
    files = [Seen(name, 1, 1) for name in names if chance.random() < 0.9]
    rows: list[Row] = []
    for name in names:
        if chance.random() < 0.9:
            rows.append((name, chance.choice((1, 1, 1, 1, -1)), 1))
            rows += [(name + b"\0x%d" % at, chance.choice((1, -1)), 1) for at in range(chance.choice((0, 0, 0, 2)))]

    assert differing(rows, runs_of(files, chance)) == differing(rows, [[file] for file in files])
    seen, known = {file.path: file for file in files}, {row[0]: row for row in rows}
    told = {path for path, *_rest in differing(rows, [files])}
    assert {path for path in seen.keys() | known.keys() if b"\0" not in path and seen.get(path) != known.get(path)} == {
        path for path in told if b"\0" not in path
    }


def test_a_member_behind_the_last_file_of_a_folder_is_inside_it() -> None:
    files = [Seen(b"a/1.zip", 1, 1), Seen(b"b/1.txt", 1, 1)]
    rows: list[Row] = [(b"a/1.zip", 1, 1), (b"a/1.zip\0x.txt", -1, 1), (b"b/1.txt", 1, 1)]

    assert differing(rows, [files[:1], files[1:]]) == [(b"a/1.zip\0x.txt", None, True, True)]
