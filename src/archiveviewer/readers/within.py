"""Where a member lies, and what an article in it is called. A file and the names that lead inside it come in; a place
as if every container were a folder goes out, so that names and folders tell dates and newspapers as they do outside.

Here, too, all that lies in a container is read at once, for whoever has only its bytes: what hangs on a mail, what is
packed twice. It refuses to know any format.
"""

from __future__ import annotations

import contextlib
import posixpath
import re
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from archiveviewer.article import WITHIN
from archiveviewer.errors import Unreadable
from archiveviewer.readers import containers, files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from archiveviewer.article import Article, Block
    from archiveviewer.readers.containers import Names
    from archiveviewer.readers.containers.members import Container

    Piece = Article | Unreadable

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|//")
_depth: ContextVar[int] = ContextVar("depth", default=0)


def member_name(inside: Names, article: str = "") -> str:
    """What names an article inside its file."""
    return WITHIN.join(filter(None, (*inside, article)))


def folder_of(container: Path) -> Path:
    """The folder that a container is, named as it is without its suffixes."""
    name = container.name
    while (ending := files.suffix(Path(name))) in containers.SUFFIXES:
        name = name[: -len(ending)]
    return container.with_name(name or container.name)


def place_of(path: Path, inside: Names) -> Path:
    """The place of a member as if every container were a folder."""
    for name in inside:
        path = folder_of(path) / name
    return path


def placed(piece: Piece, path: Path, inside: Names) -> Piece:
    """An article, or a failure, that was found at such a place: with its file and what leads to it inside, and its
    pictures by names that hold beside the file.
    """
    if isinstance(piece, Unreadable):
        return Unreadable(path, piece.reason, piece.detail, member_name(inside, piece.member))
    where = piece.provenance
    where = msgspec.structs.replace(
        where, path=files.printable(path), member=member_name(inside, where.member) if inside else where.member
    )
    blocks = tuple(_shown(block, path, inside) for block in piece.blocks) if inside else piece.blocks
    return msgspec.structs.replace(piece, provenance=where, blocks=blocks)


def attached(piece: Piece, path: Path, name: str, member: str, image: str) -> Piece:
    """An article, or a failure, of what hangs under a name on a mail: `member` is what that is called in the mail,
    `image` what pictures inside it are called.
    """
    if isinstance(piece, Unreadable):
        return Unreadable(path, piece.reason, piece.detail, member_name((member,), piece.member))
    where = piece.provenance
    where = msgspec.structs.replace(where, path=files.printable(path), member=member_name((member,), where.member))
    return msgspec.structs.replace(_holding(piece, Path(name), image), provenance=where)


def unpacked(piece: Piece, own: Path, place: Path) -> Piece:
    """An article that was found in a file packed by itself, its pictures by the name of that file; `own` is what the
    file was called before it was packed.
    """
    return piece if isinstance(piece, Unreadable) else _holding(piece, own, files.printable_name(place))


def _holding(article: Article, own: Path, holder: str) -> Article:
    """The article with the pictures inside its own file as they are called in the one that holds them."""
    before = f"{files.printable_name(own)}{WITHIN}"
    blocks = tuple(
        msgspec.structs.replace(block, image=f"{holder}{WITHIN}{block.image.removeprefix(before)}")
        if block.image.startswith(before)
        else block
        for block in article.blocks
    )
    return msgspec.structs.replace(article, blocks=blocks)


def _shown(block: Block, path: Path, inside: Names) -> Block:
    if not block.image or _ADDRESS.match(block.image):
        return block
    beside, mark, inner = block.image.partition(WITHIN)
    name = posixpath.normpath(posixpath.join(posixpath.dirname(inside[-1]), beside))
    if name.startswith(("/", "../")):
        return msgspec.structs.replace(block, image="")
    way = member_name((files.printable_name(path), *inside[:-1], name))
    return msgspec.structs.replace(block, image=f"{way}{mark}{inner}")


@contextlib.contextmanager
def beside(holds: Callable[[str], bool], folder: Path) -> Iterator[None]:
    """Let what a container holds count as files of this folder for whoever looks for a picture beside a page."""

    def is_file(path: Path) -> bool:
        return path.is_relative_to(folder) and holds(path.relative_to(folder).as_posix())

    with files.looked_for_by(is_file):
        yield


@contextlib.contextmanager
def deeper(place: Path) -> Iterator[None]:
    """What is read meanwhile lies inside what was read before. Raises `Unreadable` where that goes on for ever."""
    if _depth.get() >= containers.MOST_NESTED:
        raise Unreadable(place, "too-large", f"more than {containers.MOST_NESTED} containers inside each other")
    before = _depth.set(_depth.get() + 1)
    try:
        yield
    finally:
        _depth.reset(before)


def warned(piece: Piece, warning: str) -> Piece:
    """An article with a warning more."""
    if isinstance(piece, Unreadable):
        return piece
    where = piece.provenance
    return msgspec.structs.replace(
        piece, provenance=msgspec.structs.replace(where, warnings=(*where.warnings, warning))
    )


def pieces(
    place: Path, container: Container, most: Callable[[str], int], read: Callable[[Path, bytes], Iterable[Piece]]
) -> tuple[Piece, ...]:
    """The articles of all members, and the failures; `read` reads the bytes of one at its place."""
    with deeper(place):
        listing = container.listing()
        found = [piece for member in listing.members for piece in _pieces(place, container, member.name, most, read)]
    wrong = [Unreadable(place, listing.reason, listing.detail)] if listing.reason else []
    return (*found, *wrong)


def _pieces(
    place: Path,
    container: Container,
    name: str,
    most: Callable[[str], int],
    read: Callable[[Path, bytes], Iterable[Piece]],
) -> Iterator[Piece]:
    found: Iterable[Piece]
    try:
        with beside(container.holds, folder_of(place)):
            found = tuple(read(place_of(place, (name,)), container.read(name, most(name))))
    except Unreadable as error:
        found = (error,)
    return (placed(piece, place, (name,)) for piece in found)
