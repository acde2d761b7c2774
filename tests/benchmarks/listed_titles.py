"""How listed titles are found in the archive: titles as newspapers print them in lists, made from those of the archive.

Comes in: an archive of the real articles. Goes out: of every kind of edit how many titles lead to their article, to
another one, or stay without a link. Of titles that no article has, and of those with another number, none may be
linked. They come from articles of another collection. A title that several articles have is found with any of them.
"""

from __future__ import annotations

import json
import lzma
import re
import time
from typing import TYPE_CHECKING, NamedTuple

from archiveviewer.article import Link, LinkList
from archiveviewer.related.listed import resolve
from archiveviewer.vietnamese.normal import clean, fold
from archiveviewer.vietnamese.terms import folded_key
from shared_data import folder

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator, Sequence

    from archiveviewer.article import Article
    from archiveviewer.index.store import Store

SAMPLE = 1_000
FEWEST_WORDS = 5
CUT = 0.6
_OTHER_WORDS = ("mới", "nhiều", "lớn", "người", "ngày", "việc")


class Row(NamedTuple):
    """Of one kind of edit how many titles were linked rightly, wrongly, and not at all; and the milliseconds of one."""

    kind: str
    right: int
    wrong: int
    unlinked: int
    milliseconds: float


def _without(words: list[str], count: int, chance: random.Random) -> list[str] | None:
    if len(words) < FEWEST_WORDS + count:
        return None
    gone = set(chance.sample([at for at, word in enumerate(words) if not re.search(r"\d", word)] or [0], count))
    return [word for at, word in enumerate(words) if at not in gone]


def _changed(words: list[str], chance: random.Random) -> list[str]:
    at = chance.choice([at for at, word in enumerate(words) if not re.search(r"\d", word)] or [0])
    return [*words[:at], chance.choice(_OTHER_WORDS), *words[at + 1 :]]


def _other_number(words: list[str], _chance: random.Random) -> list[str] | None:
    if not any(re.fullmatch(r"\d+", word) for word in words):
        return None
    return [str(int(word) + 1) if re.fullmatch(r"\d+", word) else word for word in words]


KINDS: dict[str, Callable[[list[str], random.Random], list[str] | None]] = {
    "as printed": lambda words, _chance: words,
    "in capitals": lambda words, _chance: " ".join(words).upper().split(),
    "without accents": lambda words, _chance: fold(" ".join(words)).split(),
    "with a date in brackets": lambda words, _chance: [*words, "(14/3/2019)"],
    "with a date before it": lambda words, _chance: ["14/3", "-", *words],
    "without its quotation marks": lambda words, _chance: re.sub(r"[\"“”'‘’]", "", " ".join(words)).split(),
    "cut to 60 % with …": lambda words, _chance: [*words[: max(FEWEST_WORDS, int(len(words) * CUT))], "…"],
    "cut, without accents": lambda words, _chance: [
        *fold(" ".join(words)).split()[: max(FEWEST_WORDS, int(len(words) * CUT))],
        "...",
    ],
    "one word dropped": lambda words, chance: _without(words, 1, chance),
    "one word changed": _changed,
    "two words dropped": lambda words, chance: _without(words, 2, chance),
    "another number": _other_number,
}
UNLINKED = ("another number", "in no article")


def table(store: Store, chance: random.Random) -> Iterator[Row]:
    """A row a kind."""
    articles = [article for article in store.all_articles() if len(article.title.split()) >= FEWEST_WORDS]
    for kind, edit in KINDS.items():
        made = [(article, edit(article.title.split(), chance)) for article in chance.sample(articles, len(articles))]
        edited = [(article, " ".join(words)) for article, words in made if words is not None][:SAMPLE]
        yield _row(store, kind, edited)
    asking = articles[0]
    yield _row(store, UNLINKED[1], [(asking, title) for title in _absent(store)])


def _absent(store: Store) -> Iterator[str]:
    """Titles of articles that the archive does not hold."""
    data = folder()
    assert data is not None, "there is an archive of the real articles"
    path = data / "more" / "dantri-2019-2021-dated.jsonl.xz"
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for title in (clean(json.loads(line)["title"]) for line in lines):
            if len(title.split()) >= FEWEST_WORDS and not store.by_title(folded_key(title)):
                yield title


def _row(store: Store, kind: str, edited: Sequence[tuple[Article, str]]) -> Row:
    right = wrong = unlinked = 0
    listing = store.article_at(0)
    seconds = 0.0
    for article, title in edited:
        started = time.process_time()
        (found,) = resolve(store, listing, LinkList(heading="", links=(Link(title=title),)))
        seconds += time.process_time() - started
        if not found.id:
            unlinked += 1
        elif kind not in UNLINKED and _same_title(store.article(found.id), article):
            right += 1
        else:
            wrong += 1
    return Row(kind, right, wrong, unlinked, seconds / max(len(edited), 1) * 1000)


def _same_title(found: Article, article: Article) -> bool:
    return folded_key(found.title) == folded_key(article.title)


def told(store: Store, chance: random.Random) -> Iterator[str]:
    """Lines of a table in Markdown."""
    yield "| title as listed | right | wrong | without a link | ms |"
    yield "|---|---|---|---|---|"
    for row in table(store, chance):
        count = max(row.right + row.wrong + row.unlinked, 1)
        shares = " | ".join(f"{one / count:.3f}" for one in (row.right, row.wrong, row.unlinked))
        yield f"| {row.kind} ({count}) | {shares} | {row.milliseconds:.1f} |"
