"""Files before anyone reads them. A path comes in; whether it may hold articles, how its name is shown, its bytes
(or the reason why not) and the date its place tells go out. This module refuses to know what is inside any format.
"""

from __future__ import annotations

import contextlib
import errno
import functools
import os
import re
import stat
import sys
import unicodedata
import weakref
from contextvars import ContextVar
from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING

from archiveviewer import regular
from archiveviewer.article import Dated
from archiveviewer.errors import Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import BinaryIO

LARGEST_TEXT = 16 * 1024 * 1024
LARGEST_PAGE = 64 * 1024 * 1024
"""Bytes. The longest newspaper pages, with pictures inside them, stay far below."""


def printable(path: os.PathLike[str] | str) -> str:
    r"""The path as people see it and as JSON can hold it. This is the one place that decides how.

    Bytes that are no text in the file system's encoding are written \xNN, lone surrogates \uNNNN; so are control
    characters and those that turn the direction of writing, lest a name forge lines on a screen. The result need not
    lead back to the file: whoever must open it again keeps the path itself, as `os.fsencode` gives it.
    """
    name = os.fspath(path)
    if name.isprintable():
        return name
    return "".join(letter if _shows(letter) else _escaped(letter) for letter in name)


def _shows(letter: str) -> bool:
    return unicodedata.category(letter) not in {"Cc", "Cs", "Zl", "Zp"} and letter not in _TURNING


def printable_name(path: Path) -> str:
    """The file's own name, likewise."""
    return printable(PurePath(path.name))


_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_FIRST_ESCAPED_BYTE, _LAST_ESCAPED_BYTE = "\udc80", "\udcff"


def _escaped(letter: str) -> str:
    if _FIRST_ESCAPED_BYTE <= letter <= _LAST_ESCAPED_BYTE:
        return f"\\x{ord(letter) - 0xDC00:02x}"
    return f"\\x{ord(letter):02x}" if letter < "\x80" else f"\\u{ord(letter):04x}"


# Which files are documents ---------------------------------------------------------------------------------------

PHOTOGRAPHS = frozenset({".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".webp", ".tif", ".tiff"})
"""Suffixes of pictures that may hold words. Most hold none; that is no failure."""
_PICTURES = ".gif .bmp .svg .ico .avif .heic .heif .psd .ai .eps .raw .cr2 .nef"
_STYLES = ".css .scss .less .js .mjs .map .woff .woff2 .ttf .otf .eot .xmp"
_SOUND_AND_FILM = ".mp3 .mp4 .m4a .m4v .ogg .oga .ogv .wav .wma .wmv .avi .mov .flv .swf .webm .3gp .mpg .mpeg"
_LEAVINGS = ".db .ini .lnk .url .tmp .part .crdownload .exe .dll .sys .class .pyc"
COMPANIONS = frozenset(f"{_PICTURES} {_STYLES} {_SOUND_AND_FILM} {_LEAVINGS}".split())
"""Suffixes of what lies beside articles without being one: pictures, styles, scripts, fonts, sound, film, leavings."""

_SURELY = (".txt", ".html", ".htm")
_NO_DOCUMENTS = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", "__macosx"})
_PAGE_SUFFIXES = (".html", ".htm", ".xhtml", ".shtml", ".HTML", ".HTM", ".Html", ".Htm")
_COMPANION_FOLDER = re.compile(r"(?P<page>.+)(?:_files|\.files|-Dateien)", re.IGNORECASE)


def is_document(path: Path) -> bool:
    """Whether the file should be read at all, by its name and place alone: no hidden file, no companion of a page."""
    return is_document_name(path.name) and holds_documents(path.parent)


def are_document_names(names: list[str]) -> list[bool]:
    """Of each file of a folder whether it should be read by its name; most are told here at once."""
    return [(name.endswith(_SURELY) and name[0] not in ".~") or is_document_name(name) for name in names]


def is_document_name(name: str) -> bool:
    """Whether a file should be read by its name."""
    if not name or name.startswith((".", "~$")) or name.lower() in _NO_DOCUMENTS:
        return False
    return ending_of(name) not in COMPANIONS


def holds_documents(folder: PurePath, is_file: Callable[[PurePath], bool] | None = None) -> bool:
    """Whether files of a folder should be read: not what a browser saved beside a page. `is_file` tells what is a file
    where folder and files are not in the file system.
    """
    return not any(_accompanies_a_page(place, is_file or is_there) for place in (folder, *folder.parents))


def _accompanies_a_page(folder: PurePath, is_file: Callable[[PurePath], bool]) -> bool:
    if folder.name == "__MACOSX":
        return True
    match = _COMPANION_FOLDER.fullmatch(folder.name)
    return match is not None and any(is_file(folder.parent / (match["page"] + ending)) for ending in _PAGE_SUFFIXES)


def is_there(path: PurePath) -> bool:
    """Whether it is a file; false for names that no file can have."""
    try:
        return os.path.isfile(path)  # noqa: PTH113 — asked of pure paths, too
    except (OSError, ValueError):
        return False


_looked_for: ContextVar[Callable[[Path], bool] | None] = ContextVar("looked_for", default=None)


@contextlib.contextmanager
def looked_for_by(is_file: Callable[[Path], bool]) -> Iterator[None]:
    """Let this tell meanwhile what lies beside a file: of a member of a container the file system knows nothing."""
    before = _looked_for.set(is_file)
    try:
        yield
    finally:
        _looked_for.reset(before)


def lies_in(folder: Path, name: PurePath) -> bool:
    """Whether there is a file of this name in a folder, links followed but not out of it."""
    try:
        if is_file := _looked_for.get():
            return is_file(folder / name)
        real = (folder / name).resolve()
        return real.is_file() and real.is_relative_to(folder.resolve())
    except (OSError, ValueError, RuntimeError):
        return False


def suffix(path: PurePath) -> str:
    """The suffix in small letters; nothing for what is no suffix but part of a name, as in "so 30.4" or "bai.2009"."""
    return ending_of(path.name)


def ending_of(name: str) -> str:
    """The suffix of a file of this name, likewise."""
    stem, _, ending = name.lower().rpartition(".")
    return f".{ending}" if stem and _SUFFIX.fullmatch(ending) else ""


_SUFFIX = re.compile(r"[a-z][a-z0-9]{0,9}|3gp")


# Their bytes -----------------------------------------------------------------------------------------------------


def contents(path: Path, *, most: int, root: Path | None = None) -> bytes:
    """The bytes of a regular file of at most `most` bytes that lies inside `root`, links followed.

    Raises `Unreadable` with the reason. A pipe, device or socket is never opened: that could hang or act.
    """
    with _opened(path, most, root) as (file, size):
        data = _read(file, size, most)
    if len(data) > most:
        raise Unreadable(path, "too-large", f"more than {most} bytes")
    if not data:
        raise Unreadable(path, "empty")
    return data


def beginning(path: Path, taken: Callable[[BinaryIO], bytes], *, root: Path | None = None) -> bytes:
    """What `taken` takes of such a file of any length, which it may seek in."""
    with _opened(path, sys.maxsize, root) as (file, _size), open(file, "rb", _BUFFER, closefd=False) as stream:
        return taken(stream)


_BUFFER = 1 << 13


@contextlib.contextmanager
def _opened(path: Path, most: int, root: Path | None) -> Iterator[tuple[int, int]]:
    """The number of the opened file, and its length."""
    file = -1
    try:
        file = _open(path, most, root)
        # Between the look and the opening it may have become something else.
        found = os.fstat(file)
        _refuse(path, found, most)
        yield file, found.st_size
    except OSError as error:
        raise Unreadable(path, _reason(error), os.strerror(error.errno) if error.errno else "") from error
    finally:
        if file >= 0:
            os.close(file)


def _open(path: Path, most: int, root: Path | None) -> int:
    try:
        if root is not None:
            _refuse_outside(path, root)
        _refuse(path, path.stat(), most)
        return os.open(path, regular.FLAGS)
    except ValueError as error:
        raise Unreadable(path, "missing", "impossible name") from error


class File:
    """A regular file inside `root` that is read here and there, however large. It closes itself when it is let go."""

    def __init__(self, path: Path, *, root: Path | None = None) -> None:
        with _opened(path, sys.maxsize, root) as (file, size):
            self._file, self.size = os.dup(file), size
        self.close = weakref.finalize(self, os.close, self._file)

    def read(self, size: int = -1) -> bytes:
        """The next so many bytes, or fewer at the end. Raises OSError where that is more than anyone needs at once."""
        if size < 0:
            size = max(0, self.size - self.tell())
        if size > MOST_AT_ONCE:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
        return os.read(self._file, size)

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Go to a place."""
        return os.lseek(self._file, offset, whence)

    def tell(self) -> int:
        """The place where it is."""
        return os.lseek(self._file, 0, os.SEEK_CUR)

    def seekable(self) -> bool:
        """Always true."""
        return True


MOST_AT_ONCE = 64 * 1024 * 1024
"""Bytes of a large file that may be asked for at a time; the longest piece anyone needs is the list in a ZIP file."""


def state(path: Path) -> tuple[int, int]:
    """What changes when a file does: its time in nanoseconds and its size. Raises `Unreadable`."""
    try:
        found = os.stat(path)  # noqa: PTH116 — asked with every member of a container
    except (OSError, ValueError) as error:
        raise Unreadable(path, _reason(error) if isinstance(error, OSError) else "missing", str(error)[:80]) from error
    return found.st_mtime_ns, found.st_size


_PIECE = 1 << 20


def _read(file: int, size: int, most: int) -> bytes:
    """All the bytes, or one more than `most`. A file as long as it said is read at once, without room for the most."""
    data = os.read(file, size + 1)
    while len(data) <= most and (more := os.read(file, min(_PIECE, most + 1 - len(data)))):
        data += more
    return data


def _refuse_outside(path: Path, root: Path) -> None:
    if _leads_straight_down(os.fspath(root), os.fspath(path)):
        return
    inside = os.path.realpath(root)
    place = os.path.realpath(path)
    if place != inside and not place.startswith(inside.rstrip(os.sep) + os.sep):
        raise Unreadable(path, "denied", "a link that leaves the folder")


def _leads_straight_down(root: str, place: str) -> bool:
    """Whether the way from the folder down to the file passes no link. Then it stays inside, wherever the folder is."""
    top = root.rstrip(os.sep) + os.sep
    if not place.startswith(top) or _UPWARDS in place + os.sep:
        return False
    try:
        while len(place) > len(top):
            if _is_link(os.lstat(place)):
                return False
            place = place.rpartition(os.sep)[0]
    except OSError:
        return False
    return True


_UPWARDS = f"{os.sep}{os.pardir}{os.sep}"


def _is_link(found: os.stat_result) -> bool:
    """A symbolic link, or one of the several kinds of links that Windows has besides."""
    return stat.S_ISLNK(found.st_mode) or getattr(found, "st_reparse_tag", 0) != 0


def _refuse(path: Path, found: os.stat_result, most: int | None) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise Unreadable(path, "unsupported", "not a regular file")
    if most is not None and found.st_size > most:
        raise Unreadable(path, "too-large", f"{found.st_size} bytes")


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError | NotADirectoryError) or error.errno == errno.ENAMETOOLONG:
        return "missing"
    if isinstance(error, PermissionError) or error.errno == errno.ELOOP:
        return "denied"
    return "damaged"


# Their dates -----------------------------------------------------------------------------------------------------

_YEAR = r"(?P<year>(?:18[6-9]|19\d|20\d)\d)"
_DAY_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<!\d){_YEAR}(?P<mark>[-_. ]?)(?P<month>\d\d)(?P=mark)(?P<day>\d\d)(?!\d)",
        rf"(?<!\d){_YEAR}(?P<mark>[-_.])(?P<month>\d{{1,2}})(?P=mark)(?P<day>\d{{1,2}})(?!\d)",
        rf"(?<!\d)(?P<day>\d{{1,2}})(?P<mark>[-_.])(?P<month>\d{{1,2}})(?P=mark){_YEAR}(?!\d)",
    )
)
_FOLDER_DAY = re.compile(rf"(?:^|/){_YEAR}[/_.-](?P<month>\d{{1,2}})[/_.-](?P<day>\d{{1,2}})(?:/|$)")
_FOLDER_MONTH = re.compile(
    rf"(?:^|/)(?:(?:nam[ _-]?)?{_YEAR}[/_.-](?:thang[ _-]?)?(?P<month>\d{{1,2}})|(?:thang[ _-]?)?(?P<month2>\d{{1,2}})"
    rf"[_.-](?P<year2>(?:19|20)\d\d))(?:/|$)",
    re.IGNORECASE,
)
_FOLDER_YEAR = re.compile(rf"(?:^|/)(?:nam[ _-]?|năm[ _-]?)?{_YEAR}(?:/|$)", re.IGNORECASE)
_NEAREST_FOLDERS = 4


_FOLDERS_KEPT = 256
"""Of how many folders what their names tell is kept: the next file mostly lies in the same one."""


def place_date(path: Path, root: Path | None = None) -> Dated | None:
    """The date that the file's name ("2009-04-30_lu.txt") or its folders ("2009/04/30") tell; `raw` is that part."""
    name = path.name.removesuffix(path.suffix) if suffix(path) else path.name
    return _day(name) or _folder_date(_folders(path, root))


def folders(path: Path, root: Path | None) -> tuple[str, ...]:
    """The names of the folders a file lies in, nearest first, up to and with `root`."""
    if root is not None and (names := _between(root, path)) is not None:
        return (*reversed(names), root.name)
    return tuple(reversed(path.parent.parts[-_NEAREST_FOLDERS:]))


def _folders(path: Path, root: Path | None) -> str:
    """The nearest folders, those above `root` left out: where an archive happens to be kept tells nothing."""
    names = _between(root, path) if root is not None else None
    return "/".join((path.parent.parts if names is None else names)[-_NEAREST_FOLDERS:])


def _between(root: Path, path: Path) -> tuple[str, ...] | None:
    """The names of the folders between the two, from above; None for a file that lies elsewhere."""
    top, place = os.fspath(root), os.fspath(path)
    return () if place == top else _down(top, os.path.dirname(place))  # noqa: PTH120 — see `_down`


@functools.lru_cache(_FOLDERS_KEPT)
def _down(root: str, folder: str) -> tuple[str, ...] | None:
    """Takes strings because paths take long to compare."""
    way = PurePath(folder)
    return way.relative_to(root).parts if way.is_relative_to(root) else None


def _day(name: str) -> Dated | None:
    for pattern in _DAY_PATTERNS:
        for match in pattern.finditer(name):
            if found := _dated(match):
                return found
    return None


@functools.lru_cache(_FOLDERS_KEPT)
def _folder_date(folders: str) -> Dated | None:
    if match := _FOLDER_DAY.search(folders):
        if found := _dated(match):
            return found
    elif found := _day(folders.rpartition("/")[2]):
        return found
    if match := _FOLDER_MONTH.search(folders):
        month = int(match["month"] or match["month2"])
        if 1 <= month <= 12:  # noqa: PLR2004
            value = f"{match['year'] or match['year2']}-{month:02}"
            return Dated(value=value, precision="month", raw=_raw(match), guessed=True)
    if match := _FOLDER_YEAR.search(folders):
        return Dated(value=match["year"], precision="year", raw=_raw(match), guessed=True)
    return None


def _dated(match: re.Match[str]) -> Dated | None:
    try:
        day = date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None
    return Dated(value=day.isoformat(), precision="day", raw=_raw(match), guessed=True)


def _raw(match: re.Match[str]) -> str:
    return match.group().strip("/")
