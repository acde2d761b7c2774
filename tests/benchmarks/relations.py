"""What stories have to do with each other, measured on the real articles: `python -m benchmarks.relations PLACE`.

Needs the test data; keeps an archive of 30,000 articles in PLACE. Prints what decision 012 tells: what keeping the runs
costs, what comparing everything and comparing nothing new costs, how many groups there are; how many of the stories
that share two rare names are among the first five that are offered as similar. With `--mentions N` it prints N
mentions of each kind with the words around them, to be read by eye; with `--groups N` the titles of N groups.
"""

from __future__ import annotations

import argparse
import itertools
import random
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from archiveviewer.archive.relating import FILE, Relations
from archiveviewer.index import containment, resemblance
from archiveviewer.index.store import Store
from archiveviewer.related import reprints, similar
from archiveviewer.vietnamese.mentions import mentions
from archiveviewer.vietnamese.names import names
from benchmarks import real_archive

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from archiveviewer.article import Article

ARTICLES = 30_000
RARE = range(2, 13)
"""Articles that a rare name stands in."""
LONG = 3
"""Words of a name that tells a story; shorter ones are shared by strangers."""
ASKED = 300
FIRST = 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("place", type=Path)
    parser.add_argument("--mentions", type=int, default=0, metavar="N")
    parser.add_argument("--groups", type=int, default=0, metavar="N")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)  # noqa: S311 — a sample, no secret
    archive = real_archive.make(options.place, real_archive.articles(ARTICLES))
    with Store(archive / "index") as store:
        groups = compared(archive, store)
        stories = list(store.all_articles())
        likes = sharing_names(stories)
        asked = chance.sample(sorted(likes), min(ASKED, len(likes)))
        for known in (0, resemblance.NAMES):
            resemblance.NAMES = known
            print(f"similar, by {known} names: {found_among_first(store, stories, asked, likes)}")
        for group in chance.sample(groups, min(options.groups, len(groups))):
            print("group:", *(f"\n    {store.article(one).title}" for one in group))
        for kind, text in sampled(stories, options.mentions, chance):
            print(f"{kind:13}{text}")


def compared(archive: Path, store: Store) -> list[tuple[str, ...]]:
    """Find all relations anew, and once more; returns the groups."""
    (archive / FILE).unlink(missing_ok=True)
    held = [segment.runs for segment in store.snapshot.segments]
    size = sum(runs.kept.nbytes + runs.counts.nbytes for runs in held if runs is not None)
    print(f"runs: {size / 1e6:.1f} MB in an index of {store.size() / 1e6:.0f} MB")
    with Relations(archive, writable=True) as relations:
        for what in ("everything with everything", "nothing new"):
            started = time.process_time()
            steps = sum(1 for _ in relations.find(store))
            print(f"comparing {what}: {time.process_time() - started:.2f} s of processor time, {steps} steps")
        groups = relations.groups()
    print(f"groups: {len(groups)} of {sum(map(len, groups))} articles")
    return groups


def found_among_first(
    store: Store, stories: Sequence[Article], asked: Sequence[str], likes: dict[str, set[str]]
) -> str:
    """The share of the stories with two rare names in common that are among the first five, reprints left aside."""
    by_id = {story.id: story for story in stories}
    numbers = {story.id: number for number, story in enumerate(stories)}
    texts = containment.Texts(stories.__getitem__)
    shares, seconds = [], 0.0
    for one in asked:

        def is_other(like: Article, mine: int = numbers[one]) -> bool:
            return reprints.share(texts.common(mine, numbers[like.id])) < reprints.SHARES_TEXT

        wanted = {like for like in likes[one] if is_other(by_id[like])}
        started = time.process_time()
        offered = similar.candidates(store, by_id[one], 24)
        seconds += time.process_time() - started
        first = [other.id for other in filter(is_other, offered)][:FIRST]
        if wanted:
            shares.append(len(wanted.intersection(first)) / min(FIRST, len(wanted)))
    return f"{sum(shares) / len(shares):.2f} of {len(shares)} stories' likes, {seconds / len(asked) * 1000:.0f} ms each"


def sharing_names(stories: Sequence[Article]) -> dict[str, set[str]]:
    """Of each story those that have two long names with it which stand in few others."""
    holders: dict[str, set[str]] = defaultdict(set)
    for story in stories:
        for text in (story.sapo, *story.body):
            for name in names(text):
                if len(name) >= LONG:
                    holders[text[name[0].start : name[-1].end]].add(story.id)
    rare = (sorted(ids) for ids in holders.values() if len(ids) in RARE)
    pairs = Counter(pair for ids in rare for pair in itertools.combinations(ids, 2))
    likes: dict[str, set[str]] = defaultdict(set)
    for (one, other), shared in pairs.items():
        if shared > 1:
            likes[one].add(other)
            likes[other].add(one)
    return likes


def sampled(stories: Sequence[Article], count: int, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Some mentions of each kind with the words around them."""
    found: dict[str, list[str]] = defaultdict(list)
    for story in chance.sample(stories, 400) if count else ():
        for text in (story.title, story.sapo, *story.body, *story.captions):
            for one in mentions(text):
                before, after = text[max(0, one.start - 45) : one.start], text[one.end : one.end + 35]
                found[one.kind].append(f"{before}[[{text[one.start : one.end]}]]{after}")
    for kind, texts in sorted(found.items()):
        yield from ((kind, text) for text in chance.sample(texts, min(count, len(texts))))


if __name__ == "__main__":
    main()
