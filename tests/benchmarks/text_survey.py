"""How well does the text reader understand real articles?

Run it with `PYTHONPATH=src:tests python tests/benchmarks/text_survey.py`.
Writes every article of the sample out as newsrooms keep them, reads it back and prints the agreement field by field,
and the speed. `--show FIELD` prints what disagrees; `--wrapped` breaks the lines at 76 columns; `--tight` leaves no
blank lines between paragraphs.
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
import textwrap
import time
from collections import Counter
from typing import TYPE_CHECKING, Any

import shared_data
from archiveviewer.article import Article, Provenance
from archiveviewer.readers import text
from archiveviewer.vietnamese.normal import clean

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FIELDS = ("title", "sapo", "paragraphs", "captions", "headings", "credit", "related")
Story = dict[str, Any]


def main() -> None:
    """Read the sample and print the table."""
    options = _options()
    agree: Counter[str] = Counter()
    apart: dict[str, list[str]] = {name: [] for name in FIELDS}
    spent, number = 0.0, 0
    folder = shared_data.folder()
    if folder is None:
        raise SystemExit("the sample is not here")
    for story in stories(folder, options.limit):
        page = clean(written(story, wrapped=options.wrapped, tight=options.tight))
        start = time.perf_counter()
        article = text.article(page, Provenance(path=story["id"]))
        spent += time.perf_counter() - start
        number += 1
        for name, (wanted, found) in compared(story, article).items():
            if wanted == found:
                agree[name] += 1
            else:
                apart[name].append(f"{story['id']}\n  wanted {wanted!r}\n  found  {found!r}")
    _print(agree, apart, number, spent, options.show)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--limit", type=int, default=30_000)
    parser.add_argument("--show", choices=FIELDS)
    parser.add_argument("--wrapped", action="store_true")
    parser.add_argument("--tight", action="store_true")
    return parser.parse_args()


def stories(folder: Path, limit: int) -> Iterator[Story]:
    """The first `limit` articles of the sample in `folder`."""
    with lzma.open(folder / "vietnews-30k.jsonl.xz", "rt", encoding="utf-8") as sample:
        for _, line in zip(range(limit), sample, strict=False):
            yield json.loads(line)


def written(story: Story, *, wrapped: bool = False, tight: bool = False) -> str:
    """The story as a file: title, sapo, paragraphs, captions after two blank lines, credit, related titles."""
    before = "\n" if tight else "\n\n"
    parts = [story["title"], before + story["sapo"]]
    placed = story.get("caption_at") or [None] * len(story["captions"])
    captions: dict[int | None, list[str]] = {}
    for place, caption in zip(placed, story["captions"], strict=True):
        captions.setdefault(place if place is not None else 0, []).append(caption)
    for number, paragraph in enumerate(story["body"]):
        parts += ["\n\n\n" + caption for caption in captions.pop(number, ())]
        parts.append(before + paragraph)
    parts += ["\n\n\n" + caption for rest in captions.values() for caption in rest]
    parts += [before + credit for credit in story.get("credit", ())]
    if story.get("related"):
        parts += [before + "Xem thêm", *("\n" + title for title in story["related"])]
    if wrapped:
        parts = [_folded_lines(part) for part in parts]
    return "".join(parts) + "\n"


def _folded_lines(part: str) -> str:
    bare = part.lstrip("\n")
    return part[: len(part) - len(bare)] + "\n".join(textwrap.wrap(bare, 76, break_on_hyphens=False))


def compared(story: Story, article: Article) -> dict[str, tuple[object, object]]:
    """Of each field, what was written and what was read."""
    headings = {story["body"][index] for index in story.get("headings", ())}
    bodies = [line for line in story["body"] if line not in headings]
    found = [line for block in article.blocks if block.kind != "heading" for line in block.text.split("\n") if line]
    return {
        "title": (_plain(story["title"]), _plain(article.title)),
        "sapo": (_plain(story["sapo"]), _plain(article.sapo)),
        "paragraphs": ([_bare(line) for line in bodies], [_bare(line) for line in found]),
        "captions": (sorted(map(_plain, story["captions"])), sorted(map(_plain, article.captions))),
        "headings": (
            [_plain(line) for line in story["body"] if line in headings],
            [_plain(block.text) for block in article.blocks if block.kind == "heading"],
        ),
        "credit": (_plain(" ".join(story.get("credit", ()))), _plain(article.credit or article.author)),
        "related": (
            [_plain(title) for title in story.get("related", ())],
            [_plain(link.title) for link in article.related.links] if article.related else [],
        ),
    }


def _plain(line: str) -> str:
    return " ".join(clean(line).split())


def _bare(line: str) -> str:
    return _plain(line).lstrip("-–—+*•> ")


def _print(agree: Counter[str], apart: dict[str, list[str]], number: int, spent: float, show: str | None) -> None:
    for name in FIELDS:
        print(f"{name:<12}{agree[name]:>8}{agree[name] / number:>9.2%}")
    print(f"{number} articles, {number / spent:,.0f} articles/s")
    if show:
        sample = random.Random(7).sample(apart[show], min(60, len(apart[show])))  # noqa: S311
        print("\n".join(sample))


if __name__ == "__main__":
    main()
