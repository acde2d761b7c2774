"""A process that reads and analyses files for another one. Requests come in on standard input, answers go out.

A hostile file may crash, hang or exhaust whoever reads it; here that costs one process and one file, not the update.
It refuses to know what is in any archive.
"""

from __future__ import annotations

import functools
import gc
import hashlib
import itertools
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from archiveviewer import readers
from archiveviewer.archive.flaws import Flaw, flaws_of, of_file
from archiveviewer.archive.recognition import pages_of
from archiveviewer.errors import Unreadable
from archiveviewer.index.analysis import Analyser, Batch
from archiveviewer.processes import limit_memory, receive, send
from archiveviewer.readers import scans
from archiveviewer.readers.containers import Listing, Shelf
from archiveviewer.readers.files import printable
from archiveviewer.readers.within import member_name
from archiveviewer.results import Failure

if TYPE_CHECKING:
    from archiveviewer.article import Article
    from archiveviewer.readers.containers import Names

MEMORY_LIMIT = 4 * 1024**3
"""Bytes of address space a reading process may have."""
MOST_TOGETHER = 4_000_000
"""Characters of articles analysed together, or one article: that takes thirty times their memory."""
_FOLDERS_KEPT = 16
_A_LINE = "Ông Lê Vũ ở Tuyên Quang kể chuyện lũ ngày 14/6/2003."
_GARBAGE = 100_000
"""Objects made between two looks for garbage."""


class Request(msgspec.Struct, frozen=True):
    """Read the file at `path` below the source folder `root`, both as the file system has them; an empty path is the
    root itself. `folder` is the name by which the archive knows the source folder, wherever that is mounted now; `size`
    and `modified` are what the file was when it was seen; `is_known` tells whether the archive had it before. `rules`
    is the folder of the archive's own rule files, empty where there is none; `encoding` is what a person decided, one
    of `readers.ENCODINGS` or nothing; `scans` the file with what was read on scans, empty where there is none.

    A member of a container has the path of the container, and behind it the names that lead inside, NUL before each.
    """

    path: bytes
    root: bytes
    folder: str
    size: int = 0
    modified: int = 0
    is_known: bool = False
    rules: bytes = b""
    encoding: str = ""
    scans: bytes = b""


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one file: addresses and members of its articles, their pictures, the hash of its bytes and its
    flaws, or the reason why there are none; and the members that could not be read though the file could. A picture
    without words has neither articles nor a reason. Of a container it says what lies in it, to be asked for in requests
    of their own.
    """

    urls: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    pictures: int = 0
    content: bytes = b""
    reason: str = ""
    detail: str = ""
    flaws: tuple[Flaw, ...] = ()
    failures: tuple[Failure, ...] = ()
    listing: Listing | None = None


class Answer(msgspec.Struct, frozen=True):
    """The outcomes of some requests in their order, and all their articles in batches in the same order."""

    outcomes: tuple[Outcome, ...]
    batches: tuple[Batch, ...] = ()


class Asked(msgspec.Struct, frozen=True):
    """What a reading process is asked: to read some files."""

    requests: tuple[Request, ...]


@functools.cache
def _analyser() -> Analyser:
    """One a process: it remembers what it has seen."""
    return Analyser()


def answer(requests: tuple[Request, ...]) -> Answer:
    """Read and analyse some files; every failure of a file is an outcome. Any executor may run this anywhere."""
    outcomes: list[Outcome] = []
    articles: list[Article] = []
    places: list[str] = []
    for request in requests:
        found, outcome = _read(request)
        articles += found
        places += [shown(request.path or os.fsencode(Path(request.folder).name))] * len(found)
        outcomes.append(outcome)
    borders = _borders(articles)
    portions = [(articles[start:end], places[start:end]) for start, end in itertools.pairwise(borders)]
    return Answer(tuple(outcomes), tuple(_analyser().batch(some, theirs) for some, theirs in portions))


def _borders(articles: list[Article]) -> list[int]:
    """Where the portions of some articles begin and end that are analysed together."""
    borders, held = [0], 0
    for number, article in enumerate(articles):
        held += sum(len(block.text) + len(block.caption) for block in article.blocks)
        if held >= MOST_TOGETHER:
            borders.append(number + 1)
            held = 0
    return borders if borders[-1] == len(articles) else [*borders, len(articles)]


@functools.cache
def _shelf() -> Shelf:
    """One a process: the next member mostly lies in the same container."""
    return Shelf()


def _read(request: Request) -> tuple[tuple[Article, ...], Outcome]:
    root = _folder(request.root)
    relative, inside = parts(request.path)
    path = root / os.fsdecode(relative)
    try:
        data = readers.opened(path, inside, shelf=_shelf(), root=root)
        if isinstance(data, Listing):
            return (), Outcome(listing=data)
        own_rules = _folder(request.rules) if request.rules else None
        found = readers.found(
            path, data, inside, shelf=_shelf(), root=root, own_rules=own_rules, encoding=request.encoding
        )
    except Unreadable as error:
        return (), Outcome(reason=error.reason, detail=error.detail)
    if not found.articles and not found.failures:
        return (), Outcome()
    place = str(Path(request.folder, shown(relative)))
    content = hashlib.blake2b(data, digest_size=16).digest()
    articles = tuple(_placed(article, place) for article in _with_scans(request, content, found.articles))
    return articles, Outcome(
        urls=tuple(article.url for article in articles),
        members=tuple(article.provenance.member for article in articles),
        pictures=sum(bool(block.image) for article in articles for block in article.blocks),
        content=content,
        flaws=of_file(map(flaws_of, articles)),
        failures=tuple(
            Failure(path=place, member=error.member, reason=error.reason, detail=error.detail)
            for error in found.failures
        ),
    )


def _with_scans(request: Request, content: bytes, articles: tuple[Article, ...]) -> tuple[Article, ...]:
    """The articles, those of scans with the text that was read on them."""
    if not request.scans or not any(map(scans.is_bare, articles)):
        return articles
    pages = pages_of(_folder(request.scans), content)
    if not pages:
        return articles
    root, (relative, inside) = _folder(request.root), parts(request.path)
    return readers.with_scans(root / os.fsdecode(relative), inside, articles, pages, root=root)


@functools.lru_cache(_FOLDERS_KEPT)
def _folder(root: bytes) -> Path:
    return Path(os.fsdecode(root))


def _placed(article: Article, path: str) -> Article:
    """The article with its path below the source folder as the archive names it."""
    return msgspec.structs.replace(article, provenance=msgspec.structs.replace(article.provenance, path=path))


def parts(path: bytes) -> tuple[bytes, Names]:
    """The path of a file, and the names that lead to a member of it."""
    relative, *inside = path.split(b"\0")
    return relative, tuple(name.decode("utf-8", "replace") for name in inside)


def member_path(path: bytes, name: str) -> bytes:
    """The path of a member of the container at a path."""
    return b"%b\0%b" % (path, name.encode("utf-8", "replace"))


@functools.lru_cache(_FOLDERS_KEPT)
def shown(path: bytes) -> str:
    """A path for people and JSON: what can't be printed in it is written as escapes."""
    relative, inside = parts(path)
    return member_name((printable(Path(os.fsdecode(relative))) if relative else "", *inside))


def _warm_up() -> None:
    """Read and analyse a line: what is only loaded when it is first needed is there when the first files come."""
    found = readers.found(Path("a.txt"), _A_LINE.encode())
    _analyser().batch(found.articles)


def collect_seldom() -> None:
    """What is imported stays; looking through it again and again for garbage takes a tenth of the time."""
    gc.freeze()
    gc.set_threshold(_GARBAGE)


def main() -> None:
    """Answer requests until the asking process closes the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for whoever asks; then the pipe closes
    limit_memory(MEMORY_LIMIT)
    _warm_up()
    collect_seldom()
    questions, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # a library that prints must not break the messages
    while (data := receive(questions.read)) is not None:
        send(answers, answer(msgspec.msgpack.decode(data, type=Asked).requests))
