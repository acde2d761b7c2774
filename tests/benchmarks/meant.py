"""What else may have been meant: how long it takes, and how often it is right, over the real articles.

Run: PYTHONPATH=src:tests python -m benchmarks.meant [--articles N] [--typos N] [--place FOLDER] [--show]

Makes an archive of the 30,000 real articles, or of more, recombined from them (`real_archive`; one that is in FOLDER is
taken as it is), and prints what is offered for ten pairs of words that mean two things without accents, and how long
readings and suggestions take; then, for words of real pairs with one slip each, how often the right question is the
first that is suggested or is taken by itself. Times are of this process's own work, best of several runs.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from archiveviewer import Archive
from archiveviewer.archive.asking import NO_FILTERS, Asked
from archiveviewer.vietnamese import spelling
from archiveviewer.vietnamese.normal import fold
from archiveviewer.vietnamese.terms import words
from benchmarks import real_archive

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from archiveviewer.archive.searching import Searching
    from archiveviewer.article import Article

PAIRS = (
    *("truyen thong", "cong nhan", "nha trang", "hai quan", "thi truong"),
    *("chung cu", "hoc vien", "dien bien", "thuy dien", "da nang"),
)
MISTAKEN = (
    "nghĩ dưỡng",
    "suất xứ",
    "xổ xố",
    "giáo giục",
    "bác xĩ",
    "sử lý nghiêm",
    "chính chị",
    "chợ phêin",
    "tuyen qaung",
)
"""Two words that exist apart, and words that do not."""
ORDINARY = ("thành phố", "chủ tịch tỉnh", "lũ bão hà giang", "mưa Huế", "thanh pho", "phat trien kinh te xa hoi")
RUNS = 5
LEAST = 20
"""Articles in whose titles and sapos a pair of words stands, to be mistyped."""


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=30_000)
    parser.add_argument("--typos", type=int, default=200)
    parser.add_argument("--place", type=Path)
    parser.add_argument("--show", action="store_true", help="each slip that is not put right at once")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as aside:
        found = real_archive.articles(options.articles)
        with Archive.open(real_archive.make(options.place or Path(aside), found)) as archive:
            _print_offers(archive)
            _print_slips(archive, _common_pairs(found), options.typos, shown=options.show)


def _print_offers(archive: Archive) -> None:
    searching = archive._searching()  # noqa: SLF001 — its parts are timed
    print(f"{'question':26} {'found':>7} {'search':>7} {'readings':>9} {'suggest':>8}  ms")
    for question in (*PAIRS, *MISTAKEN, *ORDINARY):
        times = _times(searching, question)
        results = archive.search(question, limit=0)
        offered = [f"{one.text} {one.articles:,}" for one in results.readings]
        offered += [f"? {text}" for text in results.suggestions]
        offered += [f"= {notice.detail}" for notice in results.notices if notice.kind == "corrected"]
        print(
            f"{question:26} {results.total:7,} {times[0]:7.1f} {times[1]:9.1f} {times[2]:8.1f}  {' · '.join(offered)}"
        )


def _times(searching: Searching, question: str) -> tuple[float, float, float]:
    """The whole search, the readings and the suggestions, in milliseconds."""

    def search() -> None:
        searching._kept.clear()  # noqa: SLF001
        searching.page(Asked(question), 20, 0)

    def suggest() -> None:
        searching._matcher._frequencies.clear()  # noqa: SLF001
        searching._offering.corrected(found.question, found.matches, relaxed=found.relaxed)  # noqa: SLF001

    found = searching._find(Asked(question))  # noqa: SLF001
    offering = searching._offering  # noqa: SLF001
    readings = _best(lambda: offering.readings(found.question, found.matches, NO_FILTERS))
    return _best(search), readings, _best(suggest)


def _best(work: Callable[[], object]) -> float:
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times) * 1000


def _common_pairs(found: list[Article]) -> list[str]:
    """Pairs of Vietnamese words that often stand side by side, as they are mostly written."""
    counts: Counter[str] = Counter()
    for article in found[:30_000]:
        for text in (article.title, article.sapo):
            held = [text[word.start : word.end].lower() for word in words(text)]
            counts.update({f"{one} {other}" for one, other in pairwise(held)})
    return sorted(pair for pair, count in counts.items() if count >= LEAST and all(map(_is_long, pair.split())))


def _is_long(word: str) -> bool:
    return len(word) > 2 and spelling.is_word(word)


def _print_slips(archive: Archive, pairs: list[str], count: int, *, shown: bool) -> None:
    chance = random.Random(4)  # noqa: S311 — the same on every machine
    tally: dict[str, Counter[str]] = defaultdict(Counter)
    times: list[float] = []
    for number in range(count):
        kind, slip = list(SLIPS.items())[number % len(SLIPS)]
        meant = chance.choice(pairs)
        typed = _mistyped(meant, slip, chance)
        if typed is None or typed == fold(meant):
            continue
        start = time.process_time()
        results = archive.search(typed, limit=0)
        times.append((time.process_time() - start) * 1000)
        taken = [notice.question for notice in results.notices if notice.kind == "corrected"]
        first = results.understood if taken else next(iter(results.suggestions), "")
        right = [word.exact for word in words(meant)] == [word.exact for word in words(first.replace(" AND ", " "))]
        outcome = ("taken, right" if right else "taken, wrong") if taken else "first" if right else "other"
        if not taken and meant in results.suggestions[1:]:
            outcome = "further"
        if not taken and not first:
            outcome = "nothing said"
        tally[kind][outcome] += 1
        if shown and outcome not in {"taken, right", "first"}:
            print(f"{outcome:14} {typed} for {meant}: {results.total:,} found, {taken or results.suggestions}")
    _print_tally(tally)
    print(f"search with suggestions: middle {statistics.median(times):.1f} ms, longest {max(times):.1f} ms")


def _print_tally(tally: dict[str, Counter[str]]) -> None:
    outcomes = ("taken, right", "first", "further", "other", "taken, wrong", "nothing said")
    heading = "".join(f"{outcome:>14}" for outcome in outcomes)
    print(f"{'one slip in a pair of words':32}{heading}   right at once")
    tally["all slips"] = sum((counts for kind, counts in tally.items() if SLIPS[kind] is not _none), Counter())
    for kind, counts in tally.items():
        right = (counts["taken, right"] + counts["first"]) / counts.total()
        print(f"{kind:32}" + "".join(f"{counts[outcome]:14}" for outcome in outcomes) + f"{right:8.0%}")


def _mistyped(meant: str, slip: Callable[[str, random.Random], Iterator[str]], chance: random.Random) -> str | None:
    """The pair with a slip in one of its words; None when there is none of that kind."""
    pair = meant.split()
    at = chance.randrange(2)
    others = [other for other in slip(pair[at], chance) if other != pair[at] or slip is _none]
    if not others:
        return None
    pair[at] = others[0]
    return " ".join(pair)


def _swapped(word: str, chance: random.Random) -> Iterator[str]:
    at = chance.randrange(len(word) - 1)
    yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _left_out(word: str, chance: random.Random) -> Iterator[str]:
    at = chance.randrange(len(word))
    yield word[:at] + word[at + 1 :]


def _added(word: str, chance: random.Random) -> Iterator[str]:
    at = chance.randrange(len(word) + 1)
    yield word[:at] + chance.choice("abcdeghiklmnopqrstuvxy") + word[at:]


def _replaced(word: str, chance: random.Random) -> Iterator[str]:
    at = chance.randrange(len(word))
    yield word[:at] + chance.choice("abcdeghiklmnopqrstuvxy") + word[at + 1 :]


def _other_tone(word: str, _chance: random.Random) -> Iterator[str]:
    return (other for other in spelling.confused(word) if fold(other) == fold(word))


def _other_consonant(word: str, _chance: random.Random) -> Iterator[str]:
    return (other for other in spelling.confused(word) if fold(other) != fold(word))


def _none(word: str, _chance: random.Random) -> Iterator[str]:
    yield word


SLIPS = {
    "two letters swapped": _swapped,
    "a letter left out": _left_out,
    "a letter too much": _added,
    "another letter": _replaced,
    "another tone": _other_tone,
    "another consonant, or i and y": _other_consonant,
    "none at all": _none,
}

if __name__ == "__main__":
    main()
