"""Here is a file, give me its articles. One module per format; nothing else knows the format.

A path comes in; the articles of that file go out, or `Unreadable` with the reason. What a file is, its first bytes
say before its name does. Whatever goes wrong inside a reader ends here: one bad file never stops an import.
"""

from __future__ import annotations

import contextlib
import functools
import io
import itertools
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from archiveviewer.article import Article
from archiveviewer.errors import Unreadable
from archiveviewer.readers import bounds, choosing, containers, files, inner, recognised, rules, within
from archiveviewer.readers.boundary import boundary
from archiveviewer.readers.containers.members import clean_name
from archiveviewer.readers.decoding import deciding
from archiveviewer.readers.looking import page_count as page_count
from archiveviewer.readers.looking import page_pixels as page_pixels
from archiveviewer.readers.looking import picture_jpeg as picture_jpeg
from archiveviewer.readers.looking import picture_pixels as picture_pixels
from archiveviewer.readers.looking import picture_size as picture_size
from archiveviewer.readers.newspapers import is_newspaper
from archiveviewer.readers.unpacked import SUFFIXES as PACKED_SUFFIXES
from archiveviewer.readers.unpacked import TooMuch, packing_of, whole
from archiveviewer.vietnamese.chosen import ENCODINGS as ENCODINGS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from typing import BinaryIO

    from archiveviewer.readers.containers import Listing, Names, Shelf
    from archiveviewer.readers.containers.members import Container
    from archiveviewer.readers.scans import ReadPage
    from archiveviewer.readers.within import Piece

    Reader = Callable[[Path, bytes], tuple[Article, ...]]


MOST_FAILURES = 1000
"""Members of one file that are told when they can't be read; those of a container are files by themselves."""
_FOLDERS_KEPT = 256
_LARGE = recognised.COLLECTIONS | containers.SUFFIXES | files.PHOTOGRAPHS | {".pdf"}
"""Suffixes of files that hold more than one text."""


def is_candidate(path: Path) -> bool:
    """Whether `read` should be asked: true for whatever might be a document, even one of a format not yet known.

    False for hidden files, styles and scripts, pictures of formats without words, and for what lies in the folder saved
    beside a page.
    """
    return files.is_document(path)


def holds_candidates(folder: Path) -> bool:
    """Whether any file of a folder may be a candidate; asked once, `candidate_names` does for all of its files."""
    return files.holds_documents(folder)


def candidate_names(names: list[str]) -> list[bool]:
    """Of each file of such a folder whether it is a candidate, by its name."""
    return files.are_document_names(names)


def reading_size(name: bytes, size: int) -> int:
    """About how many bytes of a file of this name and size are read."""
    return min(size, _HEAD_OF_A_PHOTOGRAPH) if name.lower().endswith(_PHOTOGRAPH_SUFFIXES) else size


_HEAD_OF_A_PHOTOGRAPH = 1 << 13
_PHOTOGRAPH_SUFFIXES = tuple(suffix.encode() for suffix in files.PHOTOGRAPHS)


class Found(NamedTuple):
    """What is in a file: its articles, and those of its members that could not be read, each with its reason."""

    articles: tuple[Article, ...]
    failures: tuple[Unreadable, ...] = ()


def read(
    path: Path, *, root: Path | None = None, own_rules: Path | None = None, encoding: str = ""
) -> tuple[Article, ...]:
    """The articles of a file and of all that lies in it; see `everything`."""
    return _some(everything(path, root=root, own_rules=own_rules, encoding=encoding))


def everything(path: Path, *, root: Path | None = None, own_rules: Path | None = None, encoding: str = "") -> Found:
    """What is in a file, and in all that lies in it. Raises `Unreadable`, and nothing else, where the file as a whole
    can't be read.
    """
    with boundary(path), rules.used(own_rules), deciding(encoding):
        container = containers.of_file(path, root) if files.suffix(path) in containers.SUFFIXES else None
        if container is not None:
            try:
                return _bounded(path, root, _members(path, container, _top(path, root, is_container=True)))
            finally:
                container.close()
    return found(path, contents(path, root=root), root=root, own_rules=own_rules, encoding=encoding)


def rule_flaws(own_rules: Path) -> list[tuple[str, str]]:
    """What of the rule files about pages in a folder of rules can't be used: the file's name and the flaw."""
    from archiveviewer.readers.html import systems  # noqa: PLC0415 — as above; lxml is large

    with rules.used(own_rules):
        files = rules.all_in(systems.FOLDER)
        return [(f"{systems.FOLDER}/{name}", flaw) for name, told in files.items() for flaw in systems.flaws(told)]


def contents(path: Path, *, root: Path | None = None) -> bytes:
    """The bytes of a file, of a photograph those that are no pixels: it may be large, and there may be many. A scanned
    page is kept whole, for it is known by all that is on it.

    A link that leads out of `root` is not followed. Raises `Unreadable`, and nothing else.
    """
    with boundary(path):
        if files.suffix(path) in files.PHOTOGRAPHS:
            return files.beginning(path, _without_pixels, root=root)
        return files.contents(path, most=_most(path.name), root=root)


def opened(path: Path, inside: Names = (), *, shelf: Shelf, root: Path | None = None) -> bytes | Listing:
    """The bytes of a file, or of the member to which the names `inside` lead, as `contents` gives them; or what it
    holds, if it is a container. Raises `Unreadable`, and nothing else.
    """
    with boundary(path):
        is_photograph = files.ending_of(inside[-1] if inside else path.name) in files.PHOTOGRAPHS
        if is_photograph and not inside:
            return contents(path, root=root)
        data = shelf.opened(path, inside, _most, root=root)
        return _without_pixels(io.BytesIO(data)) if is_photograph and isinstance(data, bytes) else data


def articles(
    path: Path, data: bytes, *, root: Path | None = None, own_rules: Path | None = None, encoding: str = ""
) -> tuple[Article, ...]:
    """The articles in a file's bytes: one at least, but none in a picture without words; see `found`."""
    return _some(found(path, data, root=root, own_rules=own_rules, encoding=encoding))


def found(
    path: Path,
    data: bytes,
    inside: Names = (),
    *,
    shelf: Shelf | None = None,
    root: Path | None = None,
    own_rules: Path | None = None,
    encoding: str = "",
) -> Found:
    """What is in the bytes of a file, or of the member to which the names `inside` lead in containers on that shelf,
    within the bounds of `bounds`. The rule files in the folder `own_rules`, if one is named, hold before those that are
    shipped.

    An article without a date takes the one its file's name or folders tell, marked as guessed; one without a source
    takes the newspaper its folder is named after. `encoding`, one of `ENCODINGS`, is what a person decided; without it,
    it is guessed. Raises `Unreadable`, and nothing else, whatever the file holds.
    """
    with boundary(path), rules.used(own_rules), deciding(encoding), contextlib.ExitStack() as stack:
        if inside and shelf is not None:
            holder = within.folder_of(within.place_of(path, inside[:-1]))
            stack.enter_context(within.beside(lambda name: shelf.holds(path, (*inside[:-1], name), root), holder))
        pieces = _pieces(within.place_of(path, inside), data, _top(path, root, is_container=bool(inside)))
        return _bounded(path, root, [within.placed(piece, path, inside) for piece in pieces])


def _some(read: Found) -> tuple[Article, ...]:
    """The articles; where there are none because of a failure, that is raised."""
    if read.failures and not read.articles:
        raise read.failures[0]
    return read.articles


def _bounded(path: Path, root: Path | None, pieces: Sequence[Piece]) -> Found:
    articles = (piece for piece in pieces if isinstance(piece, Article))
    failures = (piece for piece in pieces if isinstance(piece, Unreadable))
    return Found(bounds.bounded(articles, path, root), tuple(itertools.islice(failures, MOST_FAILURES)))


def _top(path: Path, root: Path | None, *, is_container: bool) -> Path | None:
    """The folder above which no name tells anything. Of a file that was added by itself that is its own name, but a
    container's name tells something of what lies in it.
    """
    if root != path:
        return root
    return path.parent if is_container else within.folder_of(path)


def _most(name: str) -> int:
    """The bytes that a file of this name may have."""
    ending = files.ending_of(name)
    if ending in _LARGE:
        return recognised.LARGEST_COLLECTION
    return files.LARGEST_TEXT if ending in choosing.TEXT_SUFFIXES else files.LARGEST_PAGE


def _pieces(place: Path, data: bytes, top: Path | None) -> tuple[Piece, ...]:
    """What is in the bytes at a place."""
    if (container := containers.of_bytes(place, data)) is not None:
        return _members(place, container, top)
    if packing_of(data[: choosing.HEAD]) and recognised.reader(data) is None:
        return _unpacked(place, data, top)
    reader = choosing.reader(place, files.suffix(place), data)
    found = reader(place, data)
    if not found and reader is not choosing.photograph:
        raise Unreadable(place, "no-article")
    return tuple(_of_its_place(piece, place, top) for piece in found)


def attached(path: Path, name: str, data: bytes) -> tuple[Piece, ...]:
    """What is in a document that hangs on a mail, with the dates that it tells itself or by its own name: for the
    reader of the mail. Raises `Unreadable`, and nothing else.
    """
    place = path / (clean_name(name) or "#")
    with boundary(place), within.deeper(place):
        return _pieces(place, data, path)


def _members(place: Path, container: Container, top: Path | None) -> tuple[Piece, ...]:
    def read(at: Path, data: bytes) -> tuple[Piece, ...]:
        with boundary(at):
            return _pieces(at, data, top)

    return within.pieces(place, container, _most, read)


def _unpacked(place: Path, data: bytes, top: Path | None) -> tuple[Piece, ...]:
    """What is in a file that was packed by itself: "bai.txt.gz" is "bai.txt", and what could be had of it is read."""
    ending = files.suffix(place)
    name = place.name[: -len(ending)] if ending in PACKED_SUFFIXES else place.name
    try:
        inner, is_damaged = whole(data, packing_of(data[: choosing.HEAD]), _most(name))
    except TooMuch as error:
        raise Unreadable(place, "too-large", "unpacks to more than it may") from error
    if not inner:
        raise Unreadable(place, "damaged" if is_damaged else "empty", "packed file")
    own = place.with_name(name)
    with within.deeper(place):
        found = tuple(within.unpacked(piece, own, place) for piece in _pieces(own, inner, top))
    return tuple(within.warned(piece, "damaged packing") for piece in found) if is_damaged else found


def with_scans(
    path: Path, inside: Names, articles: tuple[Article, ...], pages: Sequence[ReadPage], *, root: Path | None = None
) -> tuple[Article, ...]:
    """The articles of a file, or of the member to which the names `inside` lead, those that are scans without text with
    what was read on their pages.
    """
    from archiveviewer.readers import scans  # noqa: PLC0415 — few files are scans

    with boundary(path):
        read = (scans.with_text(one, pages) if scans.is_bare(one) else one for one in articles)
        place, top = within.place_of(path, inside), _top(path, root, is_container=bool(inside))
        placed = (_with_source(_with_date(article, place, top), place, top) for article in read)
        return bounds.bounded(placed, path, root)


def picture(path: Path, image: str, *, root: Path | None = None) -> bytes:
    """The bytes of a picture that an article in the file `path` shows, as `Block.image` names it: a file beside it, or
    one inside a file (`FILE!/INNER`); always inside `root`, or else inside the folder of `path`.

    They begin as a picture does; whether they can be decoded nobody has tried. Raises `Unreadable`, and nothing else.
    """
    with boundary(path):
        return inner.picture(path, image, root=root)


def page_picture(path: Path, page: int, width: int, *, root: Path | None = None) -> bytes:
    """Page `page`, counted from 1, of a PDF or a picture file inside `root`, as PNG about `width` pixels wide; that is
    kept between 16 and 5,000. Raises `Unreadable`, and nothing else: "missing" where the file has no such page.
    """
    with boundary(path):
        from archiveviewer.readers import pages  # noqa: PLC0415 — Pillow is large, and few files have pages

        return pages.page_picture(path, page, width, root=root)


def _of_its_place(piece: Piece, place: Path, top: Path | None) -> Piece:
    if isinstance(piece, Unreadable):
        return piece
    return _with_source(_with_date(piece, place, top), place, top)


def _with_date(article: Article, path: Path, root: Path | None) -> Article:
    """An article that states no date gets the day its file's name or folders tell, or the day it was last changed."""
    if article.published is not None:
        return article
    place = files.place_date(path, root)
    if place is None and article.modified is None:
        return article
    if article.modified is not None and (place is None or place.precision in {"year", "month"}):
        place = msgspec.structs.replace(article.modified, guessed=True)
    return msgspec.structs.replace(article, published=place)


def _with_source(article: Article, path: Path, root: Path | None) -> Article:
    """An article that names no newspaper, or only by its initials, is that of the folder "Báo Sông Lô" it lies in."""
    folder = _newspaper(files.folders(path, root))
    if not folder or (article.source and article.source.strip("()").upper() != _initials(folder)):
        return article
    return msgspec.structs.replace(article, source=folder)


@functools.lru_cache(_FOLDERS_KEPT)
def _newspaper(folders: tuple[str, ...]) -> str:
    return next(filter(is_newspaper, folders), "")


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split()).upper()


def _without_pixels(stream: BinaryIO) -> bytes:
    from archiveviewer.readers import photographs, scanned_pages  # noqa: PLC0415 — as above

    is_scan = scanned_pages.pages(stream) > 0
    stream.seek(0)
    return stream.read(recognised.LARGEST_COLLECTION) if is_scan else photographs.without_pixels(stream)
