"""What each format gives: articles found, fields right, speed. `python -m benchmarks.formats [--articles 300]`.

Two tables in Markdown. The first is of known articles: real ones of which title, sapo, paragraphs and captions are
known, with made-up dates, writers and sections, written in each format (`article_files.py`). The second is of real
files: how many give articles, why the others give none, and which fields the articles have; where what is right is
known by hand, `html_gold.py` tells more. Needs the data folder. Time is processor time of one process.
"""

from __future__ import annotations

import argparse
import itertools
import json
import lzma
import re
import statistics
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import shared_data
from archiveviewer import readers
from archiveviewer.article import Article, Block, Dated, Provenance
from archiveviewer.errors import Unreadable
from article_files import WRITERS, pictured
from faults.specimens import files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

WRITTEN_BY = ("Hà Linh", "Lê Vũ", "Nguyễn Thị Minh Châu", "Trần Mai")
SECTIONS = ("Kinh tế", "Thời sự", "Văn hóa", "Thể thao", "Giáo dục")
FIELDS = ("title", "sapo", "body", "captions", "date", "by-line")
LACKING = {"IPTC 7901": {"captions"}, "NewsML 1.2": {"sapo"}, "JPEG": {"sapo", "body"}}
"""What a format has no place for; there it counts as nothing."""


def known(data: Path, count: int) -> list[Article]:
    """Real articles with what they lack made up."""
    with lzma.open(data / "vietnews-30k.jsonl.xz") as lines:
        records = [json.loads(line) for line in itertools.islice(lines, count)]
    return [_article(number, record) for number, record in enumerate(records)]


def _article(number: int, record: dict[str, list[str]]) -> Article:
    blocks = []
    captions = list(record["captions"])
    for paragraph in record["body"]:
        blocks.append(Block(kind="paragraph", text=paragraph))
        if captions:
            blocks.append(Block(kind="figure", caption=captions.pop(0)))
    date = f"{2005 + number % 15}-{1 + number % 12:02}-{1 + number % 28:02}T{number % 24:02}:{number % 60:02}:00+07:00"
    return Article(
        title=str(record["title"]),
        sapo=str(record["sapo"]),
        blocks=tuple(blocks),
        author=WRITTEN_BY[number % len(WRITTEN_BY)],
        section=SECTIONS[number % len(SECTIONS)],
        source="Báo Sông Lô",
        published=Dated(value=date, precision="minute"),
        provenance=Provenance(path=""),
    )


# Known articles --------------------------------------------------------------------------------------------------


@dataclass
class Score:
    """How well a format's files were read."""

    files: int = 0
    articles: int = 0
    octets: int = 0
    seconds: float = 0.0
    right: dict[str, list[float]] = field(default_factory=lambda: {name: [] for name in FIELDS})
    refused: Counter[str] = field(default_factory=Counter)


def scored(suffix: str, write: Callable[[Article], bytes], articles: Sequence[Article], folder: Path) -> Score:
    """Writes all articles and reads them."""
    score = Score()
    for wanted in articles:
        path = folder / f"bai{suffix}"
        path.write_bytes(write(wanted))
        for got in _read(path, folder, score):
            for name, share in compared(wanted, got).items():
                score.right[name].append(share)
        path.unlink()
    return score


def _read(path: Path, folder: Path, score: Score) -> tuple[Article, ...]:
    score.files += 1
    score.octets += path.stat().st_size
    began = time.process_time()
    try:
        found = readers.read(path, root=folder)
    except Unreadable as error:
        found = ()
        score.refused[f"{error.reason}: {error.detail}" if error.reason == "unsupported" else error.reason] += 1
    score.seconds += time.process_time() - began
    score.articles += len(found)
    return found


def compared(wanted: Article, got: Article) -> dict[str, float]:
    """Of each field how right it is: 1 or 0, of the body the F1 of its words."""
    date = wanted.published.value if wanted.published else ""
    told = got.published.value if got.published and not got.published.guessed else ""
    return {
        "title": plain(wanted.title) == plain(got.title),
        "sapo": plain(wanted.sapo) == plain(got.sapo),
        "body": f1(" ".join(wanted.body).split(), " ".join(got.body).split()),
        "captions": [_caption(one) for one in wanted.captions] == [_caption(one) for one in got.captions],
        "date": bool(told) and date.startswith(told[:16]),
        "by-line": wanted.author == got.author,
    }


def plain(text: str) -> str:
    """The text with single blanks."""
    return " ".join(text.split())


def _caption(text: str) -> str:
    return re.sub(r"^Ảnh: ", "", plain(text))


def f1(wanted: Sequence[str], got: Sequence[str]) -> float:
    """The harmonic mean of precision and recall of words."""
    common = sum((Counter(wanted) & Counter(got)).values())
    return 2 * common / (len(wanted) + len(got)) if wanted or got else 1.0


def known_table(articles: Sequence[Article]) -> Iterator[str]:
    """The first table."""
    yield "| format | files | articles | " + " | ".join(FIELDS) + " | articles/s | MB/s |"
    yield "|---" * (5 + len(FIELDS)) + "|"
    with tempfile.TemporaryDirectory() as folder:
        for name, (suffix, write) in WRITERS.items():
            written = [pictured(one) for one in articles] if name == "JPEG" else articles
            score = scored(suffix, write, written, Path(folder))
            told_of = [() if one in LACKING.get(name, ()) else score.right[one] for one in FIELDS]
            shares = (f"{statistics.fmean(right):.1%}" if right else "" for right in told_of)
            speed = f"{score.articles / score.seconds:.0f} | {score.octets / score.seconds / 1e6:.1f}"
            told = ", ".join(score.refused) or speed
            yield f"| {name} | {score.files} | {score.articles} | {' | '.join(shares)} | {told} |"


# Real files ------------------------------------------------------------------------------------------------------

PRESENT: dict[str, Callable[[Article], bool]] = {
    "date": lambda one: bool(one.published and not one.published.guessed),
    "sapo": lambda one: bool(one.sapo),
    "by-line": lambda one: bool(one.author),
    "captions": lambda one: bool(one.captions),
    "body": lambda one: bool(one.body),
}


def real_table(data: Path) -> Iterator[str]:
    """The second table."""
    yield "| format | files | read | articles | " + " | ".join(PRESENT) + " | not read | MB/s |"
    yield "|---" * (6 + len(PRESENT)) + "|"
    for name, paths in files(data).items():
        score = Score()
        found = [article for path in paths for article in _read(path, data, score)]
        shares = (f"{sum(map(has, found)) / len(found):.0%}" if found else "" for has in PRESENT.values())
        reasons = ", ".join(f"{count} {reason}" for reason, count in score.refused.most_common(4))
        count = score.files - score.refused.total()
        yield (
            f"| {name} | {score.files} | {count} | {len(found)} | {' | '.join(shares)} | {reasons} | "
            f"{score.octets / score.seconds / 1e6:.1f} |"
        )


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description="What each format gives.")
    parser.add_argument("--articles", type=int, default=300, help="known articles written in each format")
    options = parser.parse_args(arguments)
    data = shared_data.folder()
    if data is None:
        sys.exit("no shared/data folder")
    for line in (*known_table(known(data, options.articles)), "", *real_table(data)):
        print(line, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
