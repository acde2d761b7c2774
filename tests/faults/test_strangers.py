"""Loading an archive made by a stranger executes nothing, imports nothing by name and writes nothing."""

from __future__ import annotations

import ast
import json
import os
import pickle
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from archiveviewer import Archive
from faults.child import PATIENCE, ROOT, surroundings
from faults.corpus import Newsroom
from faults.stranger import Listener

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the faults are put in the way as POSIX systems have them")

BY_NAME = {"import_module", "exec_module", "find_loader", "run_module", "run_path", "reload"}
"""What imports or runs a module whose name is data."""


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("stranger")
    newsroom = Newsroom(place / "bài", "stranger")
    with Archive.create(place / "kho") as archive:
        for count in (30, 10):
            newsroom.add(count)
            newsroom.change(count // 10)
            for _progress in archive.update([newsroom.folder], jobs=1):
                pass
    return place / "kho"


@pytest.fixture
def stranger(known: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(known, tmp_path / "lạ"))


def listen(known: Path, *strangers: Path) -> list[dict[str, Any]]:
    done = subprocess.run(
        [sys.executable, "-P", "-m", "faults.stranger", str(known), *map(str, strangers)],
        env=surroundings(),
        capture_output=True,
        timeout=PATIENCE,
        check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_reading_an_archive_executes_imports_connects_and_writes_nothing(known: Path, stranger: Path) -> None:
    before = listing(stranger)
    (told,) = listen(known, stranger)

    assert told == {"ended": "nothing is wrong", "heard": []}
    assert listing(stranger) == before


@pytest.mark.parametrize(
    ("event", "arguments", "is_heard"),
    [
        ("open", ("x", "wb", os.O_WRONLY | os.O_CREAT), True),
        ("open", ("x", "rb", os.O_RDONLY), False),
        ("import", ("antigravity", None), True),
        ("exec", ("code",), True),
        ("compile", (b"1", "x"), True),
        ("pickle.find_class", ("os", "system"), True),
        ("marshal.loads", (b"",), True),
        ("os.system", (b"true",), True),
        ("subprocess.Popen", ("true",), True),
        ("socket.connect", ("x",), True),
        ("os.rename", ("a", "b"), True),
        ("os.scandir", ("a",), False),
    ],
)
def test_the_listener_tells_good_from_bad(event: str, arguments: tuple[object, ...], is_heard: bool) -> None:  # noqa: FBT001 — a table's column
    listener = Listener()
    listener.on = True
    listener(event, arguments)

    assert bool(listener.heard) is is_heard


class Bomb:
    """What a stranger may put into a pickle."""

    def __init__(self, proof: Path) -> None:
        self.proof = proof

    def __reduce__(self) -> tuple[object, tuple[str, str]]:
        return open, (str(self.proof), "w")


def test_a_pickle_in_the_place_of_any_file_is_never_loaded(known: Path, tmp_path: Path) -> None:
    proof = tmp_path / "executed"
    strangers: list[Path] = []
    for path in one_of_a_kind(known):
        for protocol in (0, 2, pickle.HIGHEST_PROTOCOL):
            stranger = Path(shutil.copytree(known, tmp_path / f"lạ {len(strangers)}"))
            (stranger / path.relative_to(known)).write_bytes(pickle.dumps([Bomb(proof)], protocol))
            strangers.append(stranger)
    told = listen(known, *strangers)

    assert len(told) == len(strangers)
    for stranger, one in zip(strangers, told, strict=True):
        heard = [event for event in one["heard"] if not event.startswith("import ")]  # telling an error may need one
        assert not heard, (stranger, one)
    assert not proof.exists()


def one_of_a_kind(archive: Path) -> Iterator[Path]:
    seen = set()
    for path in sorted(path for path in archive.rglob("*") if path.is_file() and path.stat().st_size):
        if path.suffix not in seen:
            seen.add(path.suffix)
            yield path


def listing(folder: Path) -> dict[str, tuple[int, int]]:
    states = {str(path): path.stat() for path in (folder, *folder.rglob("*"))}
    return {name: (state.st_size, state.st_mtime_ns) for name, state in states.items()}


def test_no_module_is_imported_and_no_array_loaded_by_what_a_file_says() -> None:
    found = []
    for path in sorted((ROOT / "src").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in BY_NAME:
                found.append(f"{path.relative_to(ROOT)}:{node.lineno} {node.func.attr}()")
            if isinstance(node, ast.keyword) and node.arg == "allow_pickle" and ast.unparse(node.value) != "False":
                found.append(f"{path.relative_to(ROOT)}:{node.value.lineno} allow_pickle")
    assert not found, "\n".join(found)
