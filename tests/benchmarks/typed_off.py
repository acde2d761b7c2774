"""Questions typed with the input method off: how many are read as they were meant.

Run: PYTHONPATH=src:tests python -m benchmarks.typed_off [--articles N] [--questions N] [--place FOLDER] [--show]

Makes an archive of the 30,000 real articles, or of more, recombined from them (`real_archive`; one that is in FOLDER is
taken as it is). A question is two to four words side by side in a real title, some with accents. It is asked as its
keys in Telex and in VNI, which must be read as the words meant; and, of its words without accents and of words of
titles that are no Vietnamese, none may be taken for keys.
"""

from __future__ import annotations

import argparse
import itertools
import random
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from archiveviewer import Archive
from archiveviewer.vietnamese.normal import fold, is_marked
from archiveviewer.vietnamese.syllables import is_syllable
from benchmarks import real_archive
from struck import in_telex, in_vni

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

LENGTHS = (2, 3, 4)
SEED = 14


def main() -> None:
    """Print how many of each kind are misread."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=30_000)
    parser.add_argument("--questions", type=int, default=200)
    parser.add_argument("--place", type=Path)
    parser.add_argument("--show", action="store_true", help="each question that is misread")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as aside:
        found = real_archive.articles(options.articles)
        titles = random.Random(SEED).sample([article.title for article in found], len(found))  # noqa: S311 — no secret
        with Archive.open(real_archive.make(options.place or Path(aside), found)) as archive:
            _print(archive, titles, options.questions, shown=options.show)


def _print(archive: Archive, titles: Sequence[str], count: int, *, shown: bool) -> None:
    runs = list(itertools.islice(_runs(titles), count))
    for name, struck in (("Telex", in_telex), ("VNI", in_vni)):
        _tell(name, [asked for asked in runs if not _is_read(archive, asked, struck)], len(runs), shown=shown)
    bare = [run for run in runs if _keyed(archive, " ".join(map(fold, run)))]
    _tell("without accents, taken for keys", bare, len(runs), shown=shown)
    foreign = list(itertools.islice(_foreign(titles), count))
    taken = [run for run in foreign if _keyed(archive, " ".join(run))]
    _tell("no Vietnamese, taken for keys", taken, len(foreign), shown=shown)


def _tell(name: str, wrong: Sequence[Sequence[str]], of: int, *, shown: bool) -> None:
    print(f"{name}: {len(wrong)} of {of} misread")
    for run in wrong if shown else ():
        print("   ", " ".join(run))


def _runs(titles: Sequence[str]) -> Iterator[list[str]]:
    """Words side by side in a title, each a syllable in small letters, at least half of them with accents."""
    chance = random.Random(SEED)  # noqa: S311 — no secret
    for title in titles:
        words, length = title.lower().split(), chance.choice(LENGTHS)
        places = [words[at : at + length] for at in range(len(words) - length + 1)]
        usable = [run for run in places if all(map(is_syllable, run)) and 2 * sum(map(is_marked, run)) >= length]
        if usable:
            yield chance.choice(usable)


def _foreign(titles: Sequence[str]) -> Iterator[list[str]]:
    """Two words side by side in a title of which one is plain letters and digits that are no syllable."""
    for title in titles:
        words = title.lower().split()
        for one, other in itertools.pairwise(words):
            if one.isascii() and one.isalnum() and not is_syllable(one) and other.isalnum() and not is_marked(other):
                yield [one, other]
                break


def _is_read(archive: Archive, meant: Sequence[str], struck: Callable[[str], str]) -> bool:
    """Whether the keys of some words find what the words do."""
    return _found(archive, " ".join(map(struck, meant))) == _found(archive, " ".join(meant))


def _found(archive: Archive, question: str) -> frozenset[str]:
    return frozenset(archive.ids(question))


def _keyed(archive: Archive, question: str) -> bool:
    return any(notice.kind == "keyed" for notice in archive.rows(question, limit=0).notices)


if __name__ == "__main__":
    main()
