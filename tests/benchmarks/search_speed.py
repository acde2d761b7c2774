"""How fast and how good is searching, beside SQLite FTS5 on the same articles and questions in the same run?

Run: PYTHONPATH=src:tests python tests/benchmarks/search_speed.py [ARTICLES]

Writes articles of the research data out as text files, makes an archive of them as a person would, and prints rates,
sizes, times of whole answers (exact count, facets, 20 hits with snippets) and known-item figures: how often the
article whose sapo a few words were taken from is found, with and without accents. Figures are for the README.
"""

from __future__ import annotations

import functools
import itertools
import json
import lzma
import random
import re
import sqlite3
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import shared_data
from archiveviewer import Archive
from archiveviewer.vietnamese.normal import fold

if TYPE_CHECKING:
    from collections.abc import Callable

QUESTIONS = ("thành phố", "thanh pho", "chủ tịch ubnd tỉnh", "của và trong", '"công an tỉnh"', '"thành phố hồ"')
KNOWN_ITEMS = 150
Answer = tuple[int, list[str]]


class Story(NamedTuple):
    """One article of the research data."""

    title: str
    sapo: str
    text: str


def stories(data: Path, count: int) -> list[Story]:
    with lzma.open(data / "vietnews-30k.jsonl.xz") as lines:
        records = [json.loads(line) for line in itertools.islice(lines, count)]
    return [
        Story(one["title"], one["sapo"], "\n\n".join([one["title"], one["sapo"], *one["body"], *one["captions"]]))
        for one in records
    ]


def make_archive(found: list[Story], place: Path) -> Archive:
    folder = place / "articles"
    folder.mkdir()
    for number, story in enumerate(found):
        (folder / f"{number:06}.txt").write_text(story.text, encoding="utf-8")
    archive = Archive.create(place / "archive")
    for _progress in archive.update([folder]):
        pass
    return archive


def make_fts(found: list[Story], place: Path) -> sqlite3.Connection:
    database = sqlite3.connect(place / "fts.sqlite")
    database.execute("CREATE VIRTUAL TABLE t USING fts5(title, text, tokenize='unicode61 remove_diacritics 2')")
    database.executemany("INSERT INTO t VALUES (?, ?)", ((story.title, story.text) for story in found))
    database.commit()
    return database


def ask_archive(archive: Archive, question: str) -> Answer:
    results = archive.search(question + " ")  # a new string, so that nothing kept from before answers
    archive._search = None  # noqa: SLF001 — as above
    return results.total, [hit.title for hit in results.hits]


def ask_fts(database: sqlite3.Connection, question: str) -> Answer:
    asked = question if question.startswith('"') else " ".join(f'"{word}"' for word in question.split())
    (total,) = database.execute("SELECT count(*) FROM t WHERE t MATCH ?", (asked,)).fetchone()
    rows = database.execute(
        "SELECT title, snippet(t, 1, '[', ']', '…', 40) FROM t WHERE t MATCH ? ORDER BY rank LIMIT 20", (asked,)
    )
    return total, [title for title, _snippet in rows]


def times(ask: Callable[[str], Answer]) -> str:
    def milliseconds(question: str) -> float:
        runs = []
        for _ in range(7):
            start = time.perf_counter()
            ask(question)
            runs.append(1000 * (time.perf_counter() - start))
        return statistics.median(runs)

    return " · ".join(f"{milliseconds(question):6.1f}" for question in QUESTIONS)


def known_items(found: list[Story], ask: Callable[[str], Answer], words: int, *, accents: bool) -> str:
    chance = random.Random(words)  # noqa: S311 — the same questions for both engines
    ranks = []
    for story in chance.sample(found, min(KNOWN_ITEMS, len(found))):
        syllables = re.findall(r"[^\W\d_]+", story.sapo)
        if len(syllables) <= words:
            continue
        start = chance.randrange(len(syllables) - words)
        question = " ".join(syllables[start : start + words])
        titles = ask(question if accents else fold(question))[1]
        ranks.append(1 / (titles.index(story.title) + 1) if story.title in titles else 0.0)
    return f"{statistics.mean(ranks):.3f} ({statistics.mean(rank > 0 for rank in ranks):.0%} in 20)"


def main() -> None:
    data = shared_data.folder()
    if data is None:
        sys.exit("the research data is not there; nothing was measured")
    found = stories(data, int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
    size = sum(len(story.text.encode()) for story in found)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        started = time.perf_counter()
        archive = make_archive(found, place)
        ours = time.perf_counter() - started
        started = time.perf_counter()
        database = make_fts(found, place)
        theirs = time.perf_counter() - started
        ours_size = sum(file.stat().st_size for file in (place / "archive").rglob("*") if file.is_file())
        print(f"{len(found)} articles, {size / 1e6:.0f} MB of text\n")
        print("                      Archive Viewer   SQLite FTS5")
        print(f"articles/s            {len(found) / ours:14.0f}   {len(found) / theirs:11.0f}")
        print(f"index ÷ text          {ours_size / size:14.2f}   {(place / 'fts.sqlite').stat().st_size / size:11.2f}")
        engines = (functools.partial(ask_archive, archive), functools.partial(ask_fts, database))
        for words, accents in itertools.product((2, 4), (True, False)):
            figures = [known_items(found, ask, words, accents=accents) for ask in engines]
            kind = f"{words} syllables {'with' if accents else 'no'} accents: mean reciprocal rank"
            print(f"{kind:60} {figures[0]}   {figures[1]}")
        print(f"\nmilliseconds, median of 7, for {' · '.join(QUESTIONS)}")
        for name, ask in zip(("Archive Viewer", "SQLite FTS5   "), engines, strict=True):
            print(name, times(ask))
        archive.close()


if __name__ == "__main__":
    main()
