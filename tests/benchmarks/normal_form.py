"""How many syllables a second pass through the full normal form on one core?

Run it with `PYTHONPATH=src:tests python tests/benchmarks/normal_form.py`.
Cleans running news text and makes both terms of every word, as indexing does; prints the best of some rounds. One in
ten articles is also tried in decomposed form (NFD), which takes the long way.
"""

from __future__ import annotations

import argparse
import json
import lzma
import time
import unicodedata
from typing import TYPE_CHECKING

import shared_data
from archiveviewer.vietnamese.normal import clean
from archiveviewer.vietnamese.terms import keys

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ROUNDS = 5


def main() -> None:
    """Read the sample and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--limit", type=int, default=6_000)
    folder = shared_data.folder()
    if folder is None:
        raise SystemExit("the sample is not here")
    texts = list(_texts(folder, parser.parse_args().limit))
    _measure("as printed", texts)
    _measure("decomposed", [unicodedata.normalize("NFD", text) for text in texts[::10]])


def _texts(folder: Path, limit: int) -> Iterator[str]:
    with lzma.open(folder / "vietnews-30k.jsonl.xz", "rt", encoding="utf-8") as sample:
        for _, line in zip(range(limit), sample, strict=False):
            story = json.loads(line)
            yield "\n".join([story["title"], story["sapo"], *story["body"], *story["captions"]])


def _measure(name: str, texts: list[str]) -> None:
    syllables, spent = 0, []
    for _ in range(ROUNDS):
        start = time.process_time()
        syllables = sum(len(keys(clean(text))) for text in texts)
        spent.append(time.process_time() - start)
    print(f"{name:<12}{syllables:>12,} syllables{syllables / min(spent):>14,.0f} a second{max(spent):>9.2f} s at worst")


if __name__ == "__main__":
    main()
