"""Rules of reading that a newsroom can edit: small text files, each shipped with the program, each replaced by an
archive's own copy where there is one. A name comes in; the lines of the rule file of that name go out.

The archive's copies lie in one folder, which whoever opens the door to the readers names; it holds for what is read
while it is named. A copy that can't be read counts as none. It refuses to know what any rule means.
"""

from __future__ import annotations

import contextlib
import functools
import importlib.resources
from contextvars import ContextVar
from typing import TYPE_CHECKING

from archiveviewer.vietnamese import encodings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOLDER = "rules"
"""The folder of rule files in an archive's folder."""
NAMES = ("keys.txt",)
"""The rule files there are."""
LONGEST = 1_000_000
"""Bytes of a rule file that are read."""
MOST_FILES = 200
"""Rule files of one folder that are read."""
Facts = dict[str, tuple[str, ...]]
_named: ContextVar[Path | None] = ContextVar("rules", default=None)


@contextlib.contextmanager
def used(folder: Path | None) -> Iterator[None]:
    """Let the copies in this folder hold for what is read meanwhile."""
    before = _named.set(folder)
    try:
        yield
    finally:
        _named.reset(before)


def shipped(name: str) -> str:
    """The text of the rule file that comes with the program."""
    return importlib.resources.files("archiveviewer.readers").joinpath("data", name).read_text("utf-8")


def facts(name: str) -> Facts:
    """The rules of a file with a line for each: what it is about, "=", and values with commas between, under the
    names in small letters. Lines about the same count together. What the archive's copy says nothing about, the
    shipped file tells. Anything after "#" is a remark; a line without "=" is nothing.
    """
    folder = _named.get()
    if folder is None:
        return _shipped_facts(name)
    path = folder / name
    try:
        found = path.stat()
    except OSError:
        return _shipped_facts(name)
    return _own_facts(name, path, found.st_mtime_ns, found.st_size)


@functools.cache
def _shipped_facts(name: str) -> Facts:
    return parsed(shipped(name))


@functools.lru_cache(16)
def _own_facts(name: str, path: Path, _modified: int, _size: int) -> Facts:
    """Read again only when it has changed."""
    return _shipped_facts(name) | parsed(_text(path))


def all_in(kind: str) -> dict[str, Facts]:
    """The rules of each file in a folder of rule files, by the files' names, in their order: those that come with the
    program and the archive's own, which replace the shipped ones of the same name.
    """
    folder = _named.get()
    return _all_in(kind, tuple(_listed(folder / kind)) if folder is not None else ())


def _listed(folder: Path) -> list[tuple[Path, int, int]]:
    """The text files of a folder with time and size, by which a change is noticed."""
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix == ".txt")[:MOST_FILES]
        found = [(path, path.stat()) for path in paths]
    except OSError:
        return []
    return [(path, status.st_mtime_ns, status.st_size) for path, status in found]


@functools.lru_cache(16)
def _all_in(kind: str, own: tuple[tuple[Path, int, int], ...]) -> dict[str, Facts]:
    shipped = importlib.resources.files("archiveviewer.readers").joinpath("data", kind)
    texts = {one.name: one.read_text("utf-8") for one in shipped.iterdir()} if shipped.is_dir() else {}
    texts |= {path.name: _text(path) for path, _, _ in own}
    return {name: parsed(texts[name]) for name in sorted(texts)}


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return encodings.decode(file.read(LONGEST)).text
    except OSError:
        return ""


def parsed(text: str) -> Facts:
    """The rules of a text; nothing in it is an error."""
    found: Facts = {}
    for line in text.lstrip("\ufeff").splitlines():
        about, mark, told = line.partition("#")[0].partition("=")
        values = tuple(value for one in told.split(",") if (value := one.strip()))
        if mark and values:
            name = about.strip().lower()
            found[name] = (*found.get(name, ()), *values)
    return found
