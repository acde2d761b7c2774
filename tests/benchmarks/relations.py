"""What stories have to do with each other, measured on the real articles: `python -m benchmarks.relations PLACE`.

Needs the test data; keeps an archive of 30,000 articles in PLACE, or of `--articles N` of which those beyond 30,000 are
recombined. Prints what docs/relations.md tells: what keeping the runs costs, what comparing everything and comparing
nothing new costs, in time and memory, how many groups there are; how much of a story is offered as similar (`alike`);
how listed titles are found (`listed_titles`). With `--mentions N` it prints N mentions of each kind with the words
around them, to be read by eye; with `--groups N` the articles of N groups.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from archiveviewer.archive.relating import FILE, Relations
from archiveviewer.index.store import Store
from archiveviewer.vietnamese.mentions import mentions
from benchmarks import alike, listed_titles, real_archive

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from archiveviewer.article import Article

ARTICLES = 30_000
SHOWN = 90
"""Characters of a text's beginning and end that are printed."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("place", type=Path)
    parser.add_argument("--articles", type=int, default=ARTICLES, metavar="N")
    parser.add_argument("--mentions", type=int, default=0, metavar="N")
    parser.add_argument("--groups", type=int, default=0, metavar="N")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)  # noqa: S311 — a sample, no secret
    archive = made(options.place, options.articles)
    with Store(archive / "index") as store:
        groups = compared(archive, store)
        for line in (*alike.told(store), *listed_titles.told(store, chance)):
            print(line)
        stories = list(store.all_articles()) if options.mentions else []
        for group in chance.sample(groups, min(options.groups, len(groups))):
            print("group:", *(f"\n    {read_by_eye(store.article(one))}" for one in group))
        for kind, text in sampled(stories, options.mentions, chance):
            print(f"{kind:13}{text}")


def made(place: Path, articles: int) -> Path:
    """The archive; further articles are recombined from such as tell of none of the stories that are looked for."""
    real = real_archive.folder_of(place, ARTICLES)
    if not real.is_dir():
        real_archive.make(place, real_archive.articles(ARTICLES))
    if articles <= ARTICLES:
        return real
    if (folder := real_archive.folder_of(place, articles)).is_dir():  # or its articles would be in memory for nothing
        return folder
    with Store(real / "index") as store:
        unmixed = alike.told_of(store)
    return real_archive.make(place, real_archive.articles(articles, unmixed))


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
    print(f"memory of the process at its most: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    return groups


def read_by_eye(article: Article) -> str:
    """An article in a line: its title, how many words it has, how it begins and ends."""
    text = " ".join((article.sapo, *article.body))
    return f"{article.title} | {len(text.split())} | {text[:SHOWN]} … {text[-SHOWN:]}"


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
