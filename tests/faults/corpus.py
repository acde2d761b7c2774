"""A folder of articles as text files that changes by chance, and what an archive of it must hold.

Comes in: a place and a seed. Goes out: files with the words of real articles where these are present, of made-up ones
where not. Every article has a word of its own (`mã000007`), a date, a section and a source, so that each can be asked
for and every facet counts them all.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import lzma
import os
import random
from functools import cache
from typing import TYPE_CHECKING

import msgspec

import shared_data
from archiveviewer import readers
from archiveviewer.errors import Unreadable
from end2end.newsroom import MATTERS, TOWNS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from archiveviewer import Archive
    from archiveviewer.article import Article

State = dict[str, str]
"""The articles of an archive: id to digest of everything in the article."""

SECTIONS = ("Thời sự", "Kinh tế", "Môi trường", "Văn hóa", "Thể thao")
SOURCES = ("Báo Sông Lô", "Báo Duyên Hải", "Báo Cao Nguyên")
FEWEST = 30
"""Files that are never removed: a folder that is suddenly empty counts as a stick that was pulled out."""
REAL = 400
LONGEST = 6
"""Paragraphs taken of a real article: many small articles show more than a few large ones."""
OWN_PARAGRAPHS, OWN_WORDS = 3, 40
"""Of a made-up article, which no other has: those that tell the same in the same words are reprints of each other, and
how many of these are found depends on the order in which they came.
"""


def chance(*seed: object) -> random.Random:
    """Chance that comes out the same for the same seed."""
    return random.Random("/".join(map(str, seed)))  # noqa: S311 — where a fault strikes is no secret


@cache
def bodies() -> tuple[tuple[str, ...], ...]:
    """Paragraphs to fill articles with; the first of each is a title."""
    data = shared_data.folder()
    if data is not None and (data / "vietnews-30k.jsonl.xz").is_file():
        with lzma.open(data / "vietnews-30k.jsonl.xz") as lines:
            records = [json.loads(line) for line in itertools.islice(lines, REAL)]
        return tuple((one["title"], one["sapo"], *one["body"][:LONGEST]) for one in records)
    words = sorted({one for told in (*TOWNS, *MATTERS) for one in told.split()})
    return tuple(
        (
            f"{town}: {matter.split(',')[0].split(' được')[0]}",
            f"Ở {town}, {matter}. Người đọc biết ngay chuyện gì đã xảy ra trong năm.",
            f"Người dân {town} cho biết {matter}. Chính quyền địa phương nói sẽ theo dõi và báo lại cho bà con.",
            *(" ".join(chance(town, matter, part).choices(words, k=OWN_WORDS)) + "." for part in range(OWN_PARAGRAPHS)),
        )
        for town in TOWNS
        for matter in MATTERS
    )


def text(serial: int, version: int, words: str = "") -> str:
    """The text of an article; another version has other words in it."""
    stories = bodies()
    title, sapo, *rest = stories[(serial + version * 7919) % len(stories)]
    day = f"{serial % 28 + 1:02}/{serial % 12 + 1:02}/{2008 + serial % 15}"
    facts = f"Chuyên mục: {SECTIONS[serial % len(SECTIONS)]}\nNguồn: {SOURCES[serial % len(SOURCES)]}\nNgày đăng: {day}"
    mark = f"Bài này mang số hiệu {word(serial)} trong sổ của tòa soạn, lần in thứ {version + 1}. {words}".rstrip()
    return "\n\n".join([title, facts, sapo, *rest, mark]) + "\n"


def word(serial: int) -> str:
    """The word that only this article has."""
    return f"mã{serial:06}"


class Newsroom:
    """A folder of articles at work: files come, change, move and go."""

    def __init__(self, folder: Path, seed: object) -> None:
        self.folder = folder
        self.chance = chance("newsroom", seed)
        self.files: dict[int, tuple[Path, int]] = {}
        self._next = 0
        folder.mkdir(parents=True, exist_ok=True)

    def add(self, count: int) -> None:
        """New files."""
        for serial in range(self._next, self._next + count):
            self._write(serial, self._somewhere(serial), 0)
        self._next += count

    def change(self, count: int) -> None:
        """Other words in files there are."""
        for serial in self._some(count):
            path, version = self.files[serial]
            self._write(serial, path, version + 1)

    def remove(self, count: int) -> None:
        """Files go, but never nearly all of them."""
        for serial in self._some(min(count, len(self.files) - FEWEST)):
            self.files.pop(serial)[0].unlink()

    def move(self, count: int) -> None:
        """The same files under other names."""
        for serial in self._some(count):
            path, version = self.files[serial]
            place = self._somewhere(serial)
            place.parent.mkdir(parents=True, exist_ok=True)
            self.files[serial] = path.rename(place), version

    def work(self, most: int) -> str:
        """A day's work, of up to `most` files a kind; says what it was."""
        new, changed, removed, moved = (self.chance.choice((0, 1, most // 4, most)) for _ in range(4))
        self.add(new if len(self.files) < most * 8 else 1)
        self.change(changed)
        self.remove(removed)
        self.move(moved)
        return f"+{new} ~{changed} -{removed} >{moved}"

    def _some(self, count: int) -> list[int]:
        return self.chance.sample(sorted(self.files), max(0, min(count, len(self.files))))

    def _somewhere(self, serial: int) -> Path:
        return self.folder / f"tập {self.chance.randrange(9)}" / f"bai-{serial:06}-{self.chance.randrange(10**6)}.txt"

    def _write(self, serial: int, path: Path, version: int) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text(serial, version), encoding="utf-8")
        self.files[serial] = path, version


def digest(article: Article) -> str:
    """Everything in an article in a few letters."""
    return hashlib.blake2b(msgspec.json.encode(article), digest_size=8).hexdigest()


def held(archive: Archive) -> State:
    """The articles of an archive, every one of them read; two of one id are a mistake."""
    state: State = {}
    for article in archive.articles():
        assert article.id not in state, f"two articles of the id {article.id}"
        state[article.id] = digest(article)
    return state


def nameless(archive: Archive) -> list[str]:
    """The articles of an archive without their ids, to be compared with `wanted`."""
    return sorted(digest(msgspec.structs.replace(article, id="")) for article in archive.articles())


def wanted(folder: Path) -> list[str]:
    """What an archive of the folder must hold, read afresh from its files."""
    return sorted(itertools.chain.from_iterable(_digests(path, folder) for path in folder.rglob("*.txt")))


def _digests(path: Path, folder: Path) -> Iterator[str]:
    yield from _digests_of(path, folder, os.stat(path).st_mtime_ns)  # noqa: PTH116 — Path.stat says the same


@cache
def _digests_of(path: Path, folder: Path, _modified: int) -> tuple[str, ...]:
    try:
        articles = readers.read(path, root=folder)
    except Unreadable:
        return ()
    return tuple(
        digest(
            msgspec.structs.replace(
                article, provenance=msgspec.structs.replace(article.provenance, path=str(path)), id=""
            )
        )
        for article in articles
    )
