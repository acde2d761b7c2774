"""What an archive says of itself: the file `archive.json`. A folder comes in, a checked value goes out, and back.

A copy lies beside it, for nothing else knows the archive's id and what a person decided; only a repair looks at it.
This module refuses to know the index. Source folders are kept both as they are and relative to the archive, so that an
archive on a stick finds its folders wherever the stick is mounted.
"""

from __future__ import annotations

import os
import zlib
from pathlib import Path
from typing import Annotated

import msgspec

from archiveviewer import regular
from archiveviewer.archive.decisions import Decisions
from archiveviewer.errors import ArchiveDamaged, ArchiveError, ArchiveMissing, ArchiveTooNew
from archiveviewer.replacing import replace

FORMAT = 6
"""That of the index: an earlier one is turned into this one when the archive is opened to be written."""
NAME = "archive.json"
COPY = "archive.json.copy"


_Path = Annotated[str, msgspec.Meta(pattern=r"^[^\x00]*$")]
"""No system has a path with a NUL in it; Python refuses one otherwise than one that is not there."""


class SourceFolder(msgspec.Struct, frozen=True, kw_only=True):
    """A folder the archive reads: `absolute` as it was added, `relative` to the archive's folder if on one drive."""

    absolute: _Path
    relative: _Path = ""

    def place(self, archive: Path) -> Path:
        """Where it is now: beside the archive if it can be found there, otherwise where it was added."""
        if self.relative:
            beside = Path(os.path.normpath(archive / self.relative))
            if os.path.exists(beside):  # noqa: PTH110 — unlike Path.exists it does not raise where access is denied
                return beside
        return Path(self.absolute)


class Description(msgspec.Struct, frozen=True, kw_only=True):
    """The whole of archive.json. `format` is the major version: a newer one is refused. `checksum` is that of all the
    rest; format 1 had none. `encodings` are the encodings that a person decided; without any, the file says nothing of
    them, as before there were such decisions.
    """

    format: int
    id: str
    folders: tuple[SourceFolder, ...] = ()
    updated: str = ""
    checksum: int | None = None
    encodings: Decisions | msgspec.UnsetType = msgspec.UNSET

    @property
    def decisions(self) -> Decisions:
        """The encodings that a person decided."""
        return self.encodings or ()

    def sealed(self) -> Description:
        """The same with its checksum."""
        bare = msgspec.structs.replace(self, checksum=None)
        return msgspec.structs.replace(self, checksum=zlib.crc32(msgspec.json.encode(bare)))


def source_folder(folder: Path, archive: Path) -> SourceFolder:
    """The entry for a folder that is added to an archive."""
    folder = Path(os.path.abspath(folder))  # noqa: PTH100 — resolve() would follow the links a person chose
    try:
        relative = Path(os.path.relpath(folder, archive)).as_posix()
    except ValueError:  # another drive
        relative = ""
    return SourceFolder(absolute=str(folder), relative=relative)


def load(archive: Path) -> Description:
    """Read and check archive.json."""
    return _read(archive, NAME)


def load_copy(archive: Path) -> Description | None:
    """The copy of archive.json; None where there is none that is whole."""
    try:
        return _read(archive, COPY)
    except ArchiveError:
        return None


def _read(archive: Path, name: str) -> Description:
    try:
        data = regular.content(archive / name)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise ArchiveMissing(archive) from error
    except OSError as error:
        raise ArchiveDamaged(archive, f"{name}: {error.strerror}") from error
    try:
        if msgspec.json.decode(data, type=_Version).format > FORMAT:
            raise ArchiveTooNew(archive)
        description = msgspec.json.decode(data, type=Description)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ArchiveDamaged(archive, f"{name}: {error}") from error
    if description.format > 1 and description != description.sealed():
        raise ArchiveDamaged(archive, f"{name}: not what was written")
    return description


class _Version(msgspec.Struct):
    format: int


def save(description: Description, archive: Path) -> None:
    """Write archive.json, after its copy, so that a crash leaves the old one or the new one, never half of one."""
    data = msgspec.json.format(msgspec.json.encode(description.sealed()))
    for name in (COPY, NAME):
        replace(archive / name, data, draft=archive / f"{name}.new")
