"""A process that reads files for another one. Requests come in on standard input, outcomes go out on standard output.

A hostile file may crash, hang or exhaust whoever reads it; here that costs one process and one file, not the update.
Both directions carry messages of msgpack behind a length of four bytes. It refuses to know archives.

Run as `python -m archiveviewer.readers.worker`.
"""

from __future__ import annotations

import functools
import hashlib
import os
import signal
import struct
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from archiveviewer import readers
from archiveviewer.article import Article
from archiveviewer.errors import Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable

MEMORY_LIMIT = 4 * 1024**3
"""Bytes of address space a reading process may have where the platform can limit it."""
_FOLDERS_KEPT = 16
_LENGTH = struct.Struct(">I")


class Request(msgspec.Struct, frozen=True):
    """Read the file at `path` below the source folder `root`; both as the file system has them."""

    path: bytes
    root: bytes


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """A file's articles and the hash of its bytes, or the reason why there are none."""

    articles: tuple[Article, ...] = ()
    content: bytes = b""
    reason: str = ""
    detail: str = ""


def send(stream: BinaryIO, message: msgspec.Struct) -> None:
    """Write one message."""
    data = msgspec.msgpack.encode(message)
    stream.write(_LENGTH.pack(len(data)) + data)
    stream.flush()


def receive(read: Callable[[int], bytes]) -> bytes | None:
    """Read one message's bytes; None at the end of the stream or when it breaks off."""
    head = read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    data = read(length)
    return data if len(data) == length else None


def answer(request: Request) -> Outcome:
    """Read one file; every failure of the file is an outcome."""
    path, root = Path(os.fsdecode(request.path)), _folder(request.root)
    try:
        data = readers.contents(path, root=root)
        articles = readers.articles(path, data, root=root)
    except Unreadable as error:
        return Outcome(reason=error.reason, detail=error.detail)
    return Outcome(articles=articles, content=hashlib.blake2b(data, digest_size=16).digest())


@functools.lru_cache(_FOLDERS_KEPT)
def _folder(root: bytes) -> Path:
    return Path(os.fsdecode(root))


def _limit_memory() -> None:
    try:
        import resource  # noqa: PLC0415 — absent on Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, resource.getrlimit(resource.RLIMIT_AS)[1]))


def main() -> None:
    """Answer requests until the asking process closes the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for whoever asks; then the pipe closes
    _limit_memory()
    questions, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # a library that prints must not break the messages
    while (data := receive(questions.read)) is not None:
        send(answers, answer(msgspec.msgpack.decode(data, type=Request)))


if __name__ == "__main__":
    main()
