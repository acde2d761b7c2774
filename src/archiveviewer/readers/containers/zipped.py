"""ZIP files that hold files. The path and the bytes of one come in; its members go out, one at a time.

Nothing a ZIP file says of its size is believed before it was held against the size of the file: members that lie over
each other, and more than text can shrink to, are refused before anything is unpacked. It refuses documents that are
packed as ZIP files: those have readers of their own.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

from archiveviewer.errors import Unreadable
from archiveviewer.readers.containers import members

if TYPE_CHECKING:
    from pathlib import Path
    from typing import IO

MARKS = (b"PK\x03\x04", b"PK\x05\x06")
WIDEST_RATIO = 200
FREE = 64 * 1024 * 1024
"""Bytes that may come out before the ratio is looked at."""
_ENCRYPTED, _UTF_8 = 0x1, 0x800
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA})
_DOCUMENTS = ("[Content_Types].xml", "mimetype", "META-INF/container.xml", "META-INF/manifest.xml", "datapackage.json")
"""Members of documents and web archives that are ZIP files."""
_UNICODE_PATH = 0x7075
_FAILURES = (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error, ValueError, OSError)
_PIECE = 1 << 20


class Zip:
    """A ZIP file; see `members.Container`."""

    def __init__(self, path: Path, source: IO[bytes], size: int) -> None:
        self._path = path
        try:
            self._zip = zipfile.ZipFile(source)
        except _FAILURES as error:
            raise Unreadable(path, "damaged", f"ZIP: {error}"[:200]) from error
        infos = [info for info in self._zip.filelist if not info.filename.endswith("/")]
        self._refuse(infos, size)
        self._infos = dict(zip(members.unique(_names(infos)), infos, strict=True))

    @property
    def is_document(self) -> bool:
        """Whether it is a document or a web archive."""
        return any(name in self._zip.NameToInfo for name in _DOCUMENTS)

    def listing(self) -> members.Listing:
        """What it holds."""
        if not self._zip.filelist:
            return members.Listing((), "empty", "ZIP")
        found = (members.Member(name, info.file_size, info.CRC) for name, info in self._infos.items())
        return members.Listing(members.candidates(found))

    def holds(self, name: str) -> bool:
        """Whether a member has this name."""
        return name in self._infos

    def read(self, name: str, most: int) -> bytes:
        """The bytes of a member."""
        info = self._infos.get(name)
        if info is None:
            raise Unreadable(self._path, "missing", "ZIP")
        if info.flag_bits & _ENCRYPTED:
            raise Unreadable(self._path, "unsupported", "encrypted")
        if info.compress_type not in _METHODS:
            raise Unreadable(self._path, "unsupported", f"ZIP method {info.compress_type}")
        if info.file_size > most:
            raise Unreadable(self._path, "too-large", f"{info.file_size} bytes")
        try:
            with self._zip.open(info) as file:
                pieces = list(iter(lambda: file.read(_PIECE), b""))
        except _FAILURES as error:
            raise Unreadable(self._path, "damaged", f"ZIP: {error}"[:200]) from error
        return b"".join(pieces)

    def close(self) -> None:
        """Let it go."""
        self._zip.close()

    def _refuse(self, infos: list[zipfile.ZipInfo], size: int) -> None:
        if len(infos) > members.MOST_MEMBERS:
            raise Unreadable(self._path, "too-large", f"more than {members.MOST_MEMBERS} members")
        if sum(info.compress_size for info in infos) > size:
            raise Unreadable(self._path, "damaged", "ZIP: members lie over each other")
        if sum(info.file_size for info in infos) > max(FREE, WIDEST_RATIO * size):
            raise Unreadable(self._path, "too-large", "unpacks to more than it may")


def _names(infos: list[zipfile.ZipInfo]) -> list[str]:
    """The names of the members; where no mark says that one is UTF-8, all of them together tell the encoding."""
    names = {at: _told(info) for at, info in enumerate(infos)}
    unknown = [at for at, name in names.items() if name is None]
    raw = [infos[at].orig_filename.encode("cp437", "replace") for at in unknown]
    names |= dict(zip(unknown, members.decoded(raw, "cp437"), strict=True))
    return [members.clean_name(name or "") or f"#{at + 1}" for at, name in names.items()]


def _told(info: zipfile.ZipInfo) -> str | None:
    """The name where it is told in Unicode: by a mark, or in a field beside the old one."""
    if info.flag_bits & _UTF_8:
        return info.orig_filename
    rest = info.extra
    while len(rest) >= 4:  # noqa: PLR2004 — the head of a field
        kind, length = struct.unpack("<HH", rest[:4])
        if kind == _UNICODE_PATH and length > 5:  # noqa: PLR2004 — a version and a checksum come first
            return rest[9 : 4 + length].decode("utf-8", "replace")
        rest = rest[4 + length :]
    return None
