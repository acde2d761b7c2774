"""The articles that every engine gets: real ones first, then further ones recombined out of the real.

How many articles comes in; a folder of text files goes out, the same for the same number on every machine. Articles
beyond the 30,000 real ones take title, sapo, captions and each paragraph from different real articles, so every
article is a different text while its words are as frequent as in the real ones (only the vocabulary no longer grows).
"""

from __future__ import annotations

import functools
import itertools
import random
from typing import TYPE_CHECKING, NamedTuple

import shared_data
from benchmarks import text_survey
from benchmarks.engine.articles import MARKER, facts

if TYPE_CHECKING:
    from pathlib import Path

REAL = 30_000
A_FOLDER = 1_000
"""Articles of one folder."""


def real(count: int = REAL) -> list[text_survey.Story]:
    """The real articles; stops the run where there are none."""
    data = shared_data.folder()
    if data is None or not (data / "vietnews-30k.jsonl.xz").is_file():
        raise SystemExit("the research data is not there; nothing was measured")
    return list(text_survey.stories(data, count))


def recombined(found: list[text_survey.Story], number: int) -> text_survey.Story:
    """A further article: as many paragraphs and captions as some real one has, each from another real article."""
    chance = random.Random(f"article {number}")  # noqa: S311 — the same on every machine
    shape = chance.choice(found)
    bodies = (chance.choice(found)["body"] for _ in itertools.count())
    captions = (chance.choice(found)["captions"] for _ in itertools.count())
    return {
        "id": f"recombined-{number}",
        "title": chance.choice(found)["title"],
        "sapo": chance.choice(found)["sapo"],
        "body": [chance.choice(body) for body in itertools.islice(filter(None, bodies), len(shape["body"]))],
        "captions": [chance.choice(one) for one in itertools.islice(filter(None, captions), len(shape["captions"]))],
        "credit": shape.get("credit", ()),
    }


def page(story: text_survey.Story, number: int) -> str:
    """The article as a text file: the survey's, with a posting line under the title."""
    title, _, rest = text_survey.written(story).partition("\n")
    return f"{title}\n{facts(number).posting}\n{rest}"


def make(place: Path, count: int) -> Path:
    """The folder with the files of the first `count` articles; one that is there already is taken as it is."""
    folder = place / f"articles-{count}"
    if folder.is_dir():
        return folder
    aside = place / f"articles-{count}-unfinished"
    found = real()
    for number in range(count):
        story = found[number] if number < len(found) else recombined(found, number)
        _write(_path(aside, number), page(story, number))
    return aside.rename(folder)


def make_more(place: Path, first: int, count: int) -> Path:
    """A folder with further articles, each of them with the marker in it."""
    folder = place / f"more-{first}"
    if not folder.is_dir():
        found = real(3_000)
        for number in range(first, first + count):
            story = recombined(found, number)
            story["body"].append(f"Mã của bài trong phép đo này là {MARKER}.")
            _write(_path(folder, number), page(story, number))
    return folder


def _path(folder: Path, number: int) -> Path:
    return folder / f"{number // A_FOLDER:04}" / f"{number:07}.txt"


def _write(path: Path, text: str) -> None:
    if not path.parent.is_dir():
        path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8", newline="\n")


class Size(NamedTuple):
    """How much text a corpus holds."""

    articles: int
    bytes: int


@functools.cache
def size(folder: Path) -> Size:
    """Count and sum, reading each file once so that no engine is the first to fetch it from the disk."""
    lengths = [len(path.read_bytes()) for path in folder.rglob("*.txt")]
    return Size(len(lengths), sum(lengths))
