"""Containers made for tests: honest ones, and those that mean harm."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from typing import TYPE_CHECKING

import zstandard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

PACKINGS: dict[str, Callable[[bytes], bytes]] = {
    "gz": lambda data: gzip.compress(data, mtime=0),
    "bz2": bz2.compress,
    "xz": lzma.compress,
    "zst": lambda data: zstandard.ZstdCompressor().compress(data),
}
"""How single files are packed, by the suffix they then have."""

STORY = (
    "{title}\n\nSapo của bài nói điều chính trong hai câu. Người đọc biết ngay chuyện gì đã xảy ra ở Bến Tre.\n\n"
    "Đoạn đầu của bài kể chuyện ở sông Hàm Luông, nơi nước mặn đã vào sâu sáu mươi cây số từ đầu tháng Ba.\n\n"
    "Đoạn sau kể tiếp chuyện những vườn bưởi và những chuyến xe chở nước ngọt về tận vườn cho bà con.\n"
)


def story(title: str) -> bytes:
    """A text file that holds one article."""
    return STORY.format(title=title).encode()


def zipped(members: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP file."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as box:
        for name, data in members.items():
            box.writestr(zipfile.ZipInfo(name), data, method)
    return file.getvalue()


def named_zip(members: Iterable[tuple[bytes, bytes]]) -> bytes:
    """A ZIP file whose names are bytes of which nothing says how they are encoded, and may repeat."""
    members = list(members)
    data = zipped({f"{at:0{len(name)}}"[-len(name) :]: content for at, (name, content) in enumerate(members, start=1)})
    for at, (name, _content) in enumerate(members, start=1):
        data = data.replace(f"{at:0{len(name)}}"[-len(name) :].encode(), name)
    return data


def tarred(members: Mapping[str, bytes], packing: str = "", layout: int = tarfile.PAX_FORMAT) -> bytes:
    """A TAR file; `packing` is "gz", "bz2", "xz", "zst" or nothing."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w", format=layout) as box:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            info.mtime = 1_240_000_000
            box.addfile(info, io.BytesIO(data))
    return PACKINGS[packing](file.getvalue()) if packing else file.getvalue()
