"""The house rules that a machine can check: lengths, opening paragraphs, names, and what must not stand in any file."""

from __future__ import annotations

import ast
import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LONGEST_FUNCTION = 60
LONGEST_MODULE = 450
LONGEST_START = 40
"""Lines of a widget's `__init__`: what is longer is a description of the window and belongs in methods with names."""

SHAPELESS = {
    "util",
    "utils",
    "core",
    "common",
    "helper",
    "helpers",
    "misc",
    "service",
    "services",
    "manager",
    "managers",
}

# What an offline viewer that trusts no file has no use for. Comparing by import statement keeps words in text free.
UNWANTED_IMPORTS = {
    "ctypes": "foreign code",
    "dill": "executes what it loads",
    "ftplib": "network",
    "http": "network",
    "marshal": "executes what it loads",
    "pickle": "executes what it loads",
    "requests": "network",
    "shelve": "executes what it loads",
    "smtplib": "network",
    "socket": "network",
    "ssl": "network",
    "telnetlib": "network",
    "urllib.request": "network",
    "webbrowser": "network",
    "PySide6.QtNetwork": "network",
    "PySide6.QtWebEngineCore": "network",
}
UNWANTED_CALLS = {"eval", "exec", "compile", "__import__"}

# Written in pieces so that this file does not hold what it forbids.
MACHINE_PATHS = re.compile(
    r"(?<![\w.$~}])(?:/wo"
    r"rk/|/ho"
    r"me/[a-z]|/ro"
    r"ot/|/o"
    r"pt/[a-z]|/Us"
    r"ers/[A-Za-z])"
    r"|\b[A-Z]:\\Us"
    r"ers\\\w",
)
WEB_ADDRESS = re.compile(r"\w+://[^\s)]+")
TEXT_FILES = {"", ".cfg", ".cmd", ".css", ".in", ".json", ".md", ".py", ".sh", ".toml", ".ts", ".txt", ".yaml", ".yml"}


@cache
def _files() -> tuple[Path, ...]:
    """What belongs to the repository; a copy without its history is looked at whole, less what is made on the spot."""
    told = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if told.returncode == 0:
        names = [name for name in told.stdout.decode("utf-8", "surrogateescape").split("\0") if name]
        return tuple(ROOT / name for name in names if (ROOT / name).is_file())
    hidden = {"__pycache__", "build", "dist", "wheels"}
    found = (path for path in ROOT.rglob("*") if path.is_file())
    return tuple(
        path
        for path in found
        if not any(part in hidden or part.startswith(".") for part in path.relative_to(ROOT).parts)
    )


@cache
def _modules(*folders: str) -> tuple[Path, ...]:
    places = [ROOT / folder for folder in folders]
    return tuple(path for path in _files() if path.suffix == ".py" and any(place in path.parents for place in places))


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def _where(path: Path, line: int | None = None) -> str:
    name = path.relative_to(ROOT).as_posix()
    return f"{name}:{line}" if line else name


def test_no_function_is_longer_than_a_screen() -> None:
    too_long = []
    for path in _modules("src", "tests", "packaging"):
        for node in ast.walk(_tree(path)):
            if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            limit = LONGEST_START if node.name == "__init__" else LONGEST_FUNCTION
            if lines > limit:
                too_long.append(f"{_where(path, node.lineno)} {node.name}: {lines} lines, at most {limit}")
    assert not too_long, "\n".join(too_long)


def test_no_module_is_longer_than_a_sitting() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in _modules("src", "packaging")}
    too_long = [f"{_where(path)}: {lines} lines" for path, lines in lengths.items() if lines > LONGEST_MODULE]
    assert not too_long, "\n".join(too_long)


def test_each_module_opens_with_what_comes_in_and_what_goes_out() -> None:
    silent = [_where(path) for path in _modules("src", "packaging") if not ast.get_docstring(_tree(path))]
    assert not silent, "\n".join(silent)


def test_no_module_has_a_name_that_says_nothing() -> None:
    named = [_where(path) for path in _modules("src") if SHAPELESS & {*path.relative_to(ROOT).parts, path.stem}]
    assert not named, "\n".join(named)


CAREFUL = {
    "unpickling.py pickle",
    "link_inbox.py PySide6.QtNetwork.QLocalServer",
    "link_inbox.py PySide6.QtNetwork.QLocalSocket",
    "processes.py ctypes",
}
"""What keeps Whoosh from executing what it reads has to name what it guards against. Qt keeps that through which two
windows of one person talk, and which leaves no computer, beside its networks. That memory is given back only the C
library can be told, which is in every process already.
"""


def test_the_program_can_neither_reach_the_network_nor_execute_what_it_reads() -> None:
    found = []
    for path in _modules("src"):
        for node in ast.walk(_tree(path)):
            if isinstance(node, ast.Import | ast.ImportFrom):
                found += [f"{_where(path, node.lineno)} {name}" for name in _imported(node) if _unwanted(name)]
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in UNWANTED_CALLS:
                found.append(f"{_where(path, node.lineno)} {node.func.id}()")
    found = [
        line
        for line in found
        if not any(f"{path}:" in line and line.endswith(f" {name}") for path, name in map(str.split, CAREFUL))
    ]
    assert not found, "\n".join(found)


def _imported(node: ast.Import | ast.ImportFrom) -> list[str]:
    prefix = f"{node.module}." if isinstance(node, ast.ImportFrom) and node.module else ""
    return [f"{prefix}{alias.name}" for alias in node.names]


def _unwanted(name: str) -> bool:
    return any(f"{name}.".startswith(f"{unwanted}.") for unwanted in UNWANTED_IMPORTS)


@pytest.mark.parametrize(
    ("name", "unwanted"),
    [("urllib.parse.quote", False), ("urllib.request", True), ("http.client", True), ("httpish", False)],
)
def test_the_check_of_imports_tells_good_from_bad(name: str, unwanted: bool) -> None:  # noqa: FBT001 — a table's column
    assert _unwanted(name) is unwanted


def test_no_file_names_a_folder_of_the_machine_it_was_written_on() -> None:
    found = []
    for path in _files():
        if path.suffix not in TEXT_FILES or (ROOT / "resources") in path.parents:
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), start=1):
            if match := MACHINE_PATHS.search(WEB_ADDRESS.sub("", line)):
                found.append(f"{_where(path, number)} {match.group()}")
    assert not found, "\n".join(found)


def test_the_lock_files_pin_and_hash_everything_and_name_no_server() -> None:
    for path in sorted((ROOT / "packaging" / "lock").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        assert "://" not in text, path
        requirements = re.findall(r"^[A-Za-z0-9][^\n]*", text, re.MULTILINE)
        assert requirements, path
        assert all("==" in line and line.endswith("\\") for line in requirements), path
        assert text.count("--hash=sha256:") >= len(requirements), path


def test_the_lock_files_hold_what_the_project_asks_for() -> None:
    asked = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    names = re.findall(
        r'^    "([A-Za-z0-9_-]+)(?:[<>=!~;][^\n]*)?",?$', asked.partition("[project.scripts]")[0], re.MULTILINE
    )
    locked = "".join(path.read_text(encoding="utf-8").lower() for path in (ROOT / "packaging" / "lock").glob("*.txt"))
    missing = [name for name in names if not re.search(rf"^{name.lower()}==", locked, re.MULTILINE)]
    assert names
    assert not missing


def test_no_two_files_of_tests_have_one_name() -> None:
    """Pytest tells modules of tests apart by their names alone."""
    names = [path.name for path in (ROOT / "tests").rglob("test_*.py")]
    assert sorted(names) == sorted(set(names))
