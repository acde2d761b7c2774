"""Which files a person should look at. A catalogue comes in; problems go out, failures first, as the window lists them.

Every failure is told. A flaw that most files of a folder have, a day that is missing in a whole year of text files, is
told once for the folder: a list of forty thousand lines helps nobody. It refuses to know what is in a file.
"""

from __future__ import annotations

import functools
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from archiveviewer.archive.flaws import MANY, unpacked
from archiveviewer.archive.worker import parts, shown
from archiveviewer.errors import ArchiveDamaged
from archiveviewer.readers.within import member_name
from archiveviewer.results import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from archiveviewer.archive.catalogue import Catalogue, Key
    from archiveviewer.archive.flaws import Flaw

_MOST_OF = 0.5
"""Of the files of a folder, for a flaw to be one of the folder."""


class _Flawed(NamedTuple):
    """A flaw, its file, and the id of its article."""

    key: Key
    flaw: Flaw
    article: str


def problems(archive: Path, catalogue: Catalogue, places: Mapping[str, Path]) -> tuple[Problem, ...]:
    """All that a person should look at; `places` maps the names of source folders to where they are now."""

    def place(key: Key) -> tuple[str, str]:
        path, inside = parts(key[1])
        return str(places.get(key[0], Path(key[0])) / shown(path)), member_name(inside)

    failed = [
        Problem(path=path, member=member, failed=True, reason=entry.reason, detail=entry.detail)
        for entry in catalogue.failures()
        for path, member in [place(entry[:2])]
    ]
    try:
        flawed = list(_flawed(catalogue))
    except (msgspec.MsgspecError, IndexError) as error:
        raise ArchiveDamaged(archive, f"flaws: {error}") from error
    return (*failed, *(_problem(*place(one.key), one, files) for one, files in _summed(catalogue, flawed)))


def _flawed(catalogue: Catalogue) -> Iterator[_Flawed]:
    for folder, path, joined, flaws in catalogue.flawed():
        ids = joined.split()
        for flaw in unpacked(flaws):
            yield _Flawed((folder, path), flaw, ids[flaw.article] if flaw.article >= 0 else "")


def _problem(path: str, member: str, one: _Flawed, files: int = 0) -> Problem:
    flaw = one.flaw
    if files:
        return Problem(path=path, member=member, reason=flaw.reason, count=files)
    return Problem(
        path=path,
        member=flaw.member or member,
        article=one.article,
        reason=flaw.reason,
        detail=flaw.detail,
        encoding=flaw.encoding,
        score=flaw.score,
        count=flaw.count,
    )


def _summed(catalogue: Catalogue, flawed: list[_Flawed]) -> Iterator[tuple[_Flawed, int]]:
    """The flaws of files, 0 beside each; each one that is of a folder once, beside it how many files have it."""
    whole = _whole_folders(catalogue, flawed)
    told: set[tuple[str, Key]] = set()
    for one in flawed:
        reason, (folder, path) = one.flaw.reason, one.key
        around = next((key for key in _folders(folder, path) if (reason, key) in whole), None)
        if around is None:
            yield one, 0
        elif (reason, around) not in told:
            told.add((reason, around))
            yield _Flawed(around, one.flaw, ""), whole[reason, around]


def _whole_folders(catalogue: Catalogue, flawed: list[_Flawed]) -> dict[tuple[str, Key], int]:
    """The folders most of whose files have a flaw, by flaw, with the number of these files."""
    files = {(one.flaw.reason, one.key) for one in flawed}
    counted = Counter((reason, around) for reason, key in files for around in _folders(*key))
    many = {found: count for found, count in counted.items() if count >= MANY}
    held = {key: catalogue.count_below(key) for _reason, key in many}
    return {found: count for found, count in many.items() if count >= _MOST_OF * held[found[1]]}


def _folders(folder: str, path: bytes) -> tuple[Key, ...]:
    """The folders around a file, the source folder first."""
    return _down_to(folder, path.rpartition(b"/")[0])


@functools.lru_cache(4096)
def _down_to(folder: str, path: bytes) -> tuple[Key, ...]:
    """A folder and those around it, the source folder first."""
    ends = [at for at, byte in enumerate(path + b"/") if byte == ord("/")] if path else []
    return ((folder, b""), *((folder, path[:end]) for end in ends))
