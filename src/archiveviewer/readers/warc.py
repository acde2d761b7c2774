"""Archives of the web: WARC and its forerunner ARC, packed or not, and WACZ, which is a ZIP of them. Comes in: bytes.
Goes out: an article for each page in it that is one, named by its address, read by the rules for pages.

A page that is no article, a record that can't be read, a packing that the standard library does not know are passed
over; what is in doubt counts only where there is nothing better. It refuses to believe any length it has not seen.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from archiveviewer.errors import Unreadable
from archiveviewer.readers import html, inner
from archiveviewer.readers.html.page import Holder
from archiveviewer.readers.stated import member_names
from archiveviewer.readers.text import made_title
from archiveviewer.readers.unpacked import Stream, TooMuch, packing_of, unpacked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from archiveviewer.article import Article

MOST_RECORDS = 500_000
MOST_PAGES = 20_000
LARGEST_PAGE = 16 << 20
MOST_FILES = 10_000
_MARK = 16
_LONGEST_LINE = 1 << 16
_MOST_HEADERS = 300
_FROM_NAME = "title-from-file-name"
_DOUBTS = frozenset({"short", "doubtful"})
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_PAGE_TYPES = ("text/html", "application/xhtml+xml")
_MEMBERS = re.compile(r"(?i)(?:^|/)[^/]+\.warc(?:\.gz)?$")


class _Page(NamedTuple):
    """A page, or a picture, as it was taken: its address, its bytes and the encoding that was said of it."""

    url: str
    body: bytes
    charset: str
    is_picture: bool = False


def read(path: Path, data: bytes) -> tuple[Article, ...]:
    """The articles of a WARC file, or of all those in a WACZ."""
    with _streams(path, data) as streams:
        return _articles(path, streams)


def picture(path: Path, data: bytes, url: str) -> bytes:
    """The bytes of the picture or the page that was taken from this address; nothing where there is none."""
    with _streams(path, data) as streams:
        pages = (page for stream in streams for page in _pages(stream) if page.url == url)
        try:
            return next((page.body for page in pages), b"")
        except TooMuch as error:
            raise Unreadable(path, "too-large", "unpacks to more than it may") from error


@contextlib.contextmanager
def _streams(path: Path, data: bytes) -> Iterator[list[Stream]]:
    """The WARC files that a file is, or holds."""
    if not data.startswith(b"PK"):
        yield [Stream(io.BytesIO(data), packing_of(data[:_MARK]))]
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as box:
            infos = [info for info in box.infolist() if _MEMBERS.search(info.filename)]
            if len(infos) > MOST_FILES:
                raise Unreadable(path, "too-large", f"more than {MOST_FILES} files")
            yield [_stream(box, info) for info in infos]
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error, ValueError, OSError) as error:
        raise Unreadable(path, "damaged", f"{type(error).__name__} in a WACZ") from error


def _stream(box: zipfile.ZipFile, info: zipfile.ZipInfo) -> Stream:
    member = box.open(info)
    assert isinstance(member, zipfile.ZipExtFile)  # noqa: S101 — what it is when opened to be read
    return Stream(member, packing_of(member.peek(_MARK)[:_MARK]))


def _articles(path: Path, streams: list[Stream]) -> tuple[Article, ...]:
    """The articles among the pages of the streams; those in doubt only where there are no others."""
    found: list[tuple[str, Article]] = []
    seen: set[bytes] = set()
    pages = 0
    pictures: set[str] = set()
    try:
        for page in (page for stream in streams for page in _pages(stream)):
            if page.is_picture:
                pictures.add(page.url)
                continue
            digest = hashlib.blake2b(page.url.encode() + b"\0" + page.body, digest_size=16).digest()
            if digest in seen:
                continue
            seen.add(digest)
            pages += 1
            if pages > MOST_PAGES:
                raise Unreadable(path, "too-large", f"more than {MOST_PAGES} pages")
            found += [(page.url, article) for article in _article(path, page)]
    except TooMuch as error:
        raise Unreadable(path, "too-large", "unpacks to more than it may") from error
    if not found:
        raise Unreadable(path, "no-article", f"{pages} pages, no article")
    sure = [one for one in found if not _DOUBTS & {*one[1].provenance.warnings}]
    chosen = sure or found
    torn = ("damaged WARC",) if any(stream.is_damaged for stream in streams) else ()
    names = member_names(url for url, _ in chosen)
    return tuple(
        _with_pictures(path, _named(article, name, torn), pictures)
        for (_, article), name in zip(chosen, names, strict=True)
    )


def _article(path: Path, page: _Page) -> tuple[Article, ...]:
    try:
        holder = Holder(inner.name(path, f"{page.url}!/"))
        return html.read(path, page.body, declared=page.charset, url=page.url, holder=holder)
    except Unreadable:
        return ()


def _named(article: Article, member: str, warnings: tuple[str, ...]) -> Article:
    where = article.provenance
    if _FROM_NAME in where.warnings and article.body:
        article = msgspec.structs.replace(article, title=made_title(article.body[0].split("\n")[0]))
    where = msgspec.structs.replace(where, member=member, reader="warc", warnings=(*where.warnings, *warnings))
    return msgspec.structs.replace(article, provenance=where)


def _with_pictures(path: Path, article: Article, pictures: set[str]) -> Article:
    """The article with those of its pictures by their names that lie beside it."""
    if not any(block.image in pictures for block in article.blocks):
        return article
    blocks = [
        msgspec.structs.replace(block, image=inner.name(path, block.image)) if block.image in pictures else block
        for block in article.blocks
    ]
    return msgspec.structs.replace(article, blocks=tuple(blocks))


# Records ---------------------------------------------------------------------------------------------------------


def _pages(stream: Stream) -> Iterator[_Page]:
    """The pages of a stream. It ends where something else than a record follows."""
    for _ in range(MOST_RECORDS):
        line = stream.line(_LONGEST_LINE)
        while line in {b"\r\n", b"\n"}:
            line = stream.line(_LONGEST_LINE)
        headers = _headers(stream) if line.startswith(b"WARC/") else _headers_of_arc(line)
        if not headers:
            stream.is_damaged = stream.is_damaged or bool(line)
            return
        length = headers.get("content-length", "")
        if not length.isascii() or not length.isdigit() or len(length) > 15:  # noqa: PLR2004
            stream.is_damaged = True
            return
        if headers.get("warc-type") not in {"response", "resource"} or int(length) > LARGEST_PAGE:
            stream.skip(int(length))
        elif page := _page(headers, stream.block(int(length))):
            yield page


def _headers(stream: Stream) -> dict[str, str]:
    found: dict[str, str] = {}
    for _ in range(_MOST_HEADERS):
        line = stream.line(_LONGEST_LINE)
        if not line.strip():
            break
        key, _, value = line.decode("utf-8", "replace").partition(":")
        found.setdefault(key.strip().lower(), value.strip())
    return found


_RECORD_OF_ARC = re.compile(r"(\S+) \S+ \d{8,14} \S+ (?:\S.* )?(\d{1,15})\s*")
"""Address, sender, time, type, in the second version some more, and the length."""


def _headers_of_arc(line: bytes) -> dict[str, str]:
    """What the one line before a record of an ARC file says, as a WARC file would; nothing for any other line."""
    told = _RECORD_OF_ARC.fullmatch(line.decode("utf-8", "replace"))
    if told is None:
        return {}
    return {"warc-type": "response", "warc-target-uri": told[1], "content-length": told[2]}


def _page(headers: dict[str, str], block: bytes) -> _Page | None:
    """The page that a record holds, if it is one that was answered."""
    url = headers.get("warc-target-uri", "").strip("<>")
    if not url.startswith(("http://", "https://")):
        return None
    if headers.get("warc-type") == "resource" and "http" not in headers.get("content-type", "").partition(";")[0]:
        return _of_type(url, headers.get("content-type", ""), block)
    answer = Stream(io.BytesIO(block))
    status = answer.line(_LONGEST_LINE).split(None, 2)
    if len(status) < 2 or not status[0].startswith(b"HTTP/") or status[1] != b"200":  # noqa: PLR2004
        return None
    told = _headers(answer)
    body = answer.block(len(block))
    if "chunked" in told.get("transfer-encoding", "").lower():
        body = _joined(body)
    return _of_type(url, told.get("content-type", ""), _decoded(body, told.get("content-encoding", "").lower()))


def _of_type(url: str, kind: str, body: bytes) -> _Page | None:
    is_picture = kind.lower().startswith("image/")
    if not (is_picture or kind.lower().startswith(_PAGE_TYPES)) or not body:
        return None
    charset = _CHARSET.search(kind)
    return _Page(url, body, charset[1] if charset else "", is_picture)


def _joined(body: bytes) -> bytes:
    """A body that was sent in chunks; one that only says so, and was joined when it was kept, as it is."""
    chunks: list[bytes] = []
    position = 0
    while (end := body.find(b"\n", position, position + 100)) >= 0:
        size = body[position:end].partition(b";")[0].strip()
        if not re.fullmatch(rb"[0-9A-Fa-f]{1,8}", size):
            break
        length = int(size, 16)
        if not length:
            return b"".join(chunks)
        chunks.append(body[end + 1 : end + 1 + length])
        position = end + 1 + length
        position += 2 if body[position : position + 2] == b"\r\n" else body[position : position + 1] == b"\n"
    return b"".join(chunks) or body


def _decoded(body: bytes, packing: str) -> bytes:
    """The body as it was before it was packed. One that is plain after all stays; one nobody here can open is empty."""
    if not packing or packing == "identity" or body.lstrip()[:1] == b"<":
        return body
    if packing in {"gzip", "x-gzip"}:
        return unpacked(body, LARGEST_PAGE)
    if packing == "deflate":
        return unpacked(body, LARGEST_PAGE, kind=zlib.MAX_WBITS) or unpacked(body, LARGEST_PAGE, kind=-zlib.MAX_WBITS)
    return b""
