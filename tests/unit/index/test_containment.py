"""Which pairs of documents print the same text, told by numbers, as the words themselves tell it."""

from __future__ import annotations

import itertools
import random

from archiveviewer.article import Article, Block, Provenance
from archiveviewer.index.containment import Texts
from archiveviewer.index.segments import runs
from archiveviewer.vietnamese.terms import keys

SYLLABLES = ("chè", "Chè", "bản", "hoà", "hòa", "sạch,", "1.000", "(mây)", "–", "và")


def _articles(chance: random.Random, count: int) -> list[Article]:
    """Articles put together of a few paragraphs, so that many share some of them."""
    paragraphs = [" ".join(chance.choices(SYLLABLES, k=chance.randint(0, 40))) for _ in range(12)]
    return [
        Article(
            title="Chè",
            provenance=Provenance(path="chè.txt"),
            sapo=chance.choice(("", "Chè sạch về bản mây")),
            blocks=tuple(
                Block(kind="paragraph", text=text) for text in chance.choices(paragraphs, k=chance.randint(0, 5))
            ),
        )
        for _ in range(count)
    ]


def _naive(article: Article) -> set[tuple[str, ...]]:
    words = [exact for text in (article.sapo, *article.body) for _folded, exact in keys(text)][: runs.LONGEST]
    return {tuple(words[at : at + 5]) for at in range(len(words) - 4)}


def test_what_two_texts_share_is_what_their_words_say() -> None:
    chance = random.Random(4)  # noqa: S311 — the same in every run
    shared = 0
    for _ in range(20):
        articles = _articles(chance, 12)
        texts = Texts(articles.__getitem__)
        for one, other in itertools.combinations(range(len(articles)), 2):
            mine, theirs = sorted((_naive(articles[one]), _naive(articles[other])), key=len)
            found = texts.common(one, other)
            assert found == (len(mine & theirs), len(mine), len(theirs))
            shared += found.shared
    assert shared > 1_000


def test_of_a_book_only_its_beginning_is_compared() -> None:
    book = " ".join(f"chương{number}" for number in range(runs.LONGEST + 100))
    articles = [
        Article(title="Chè", provenance=Provenance(path=""), blocks=(Block(kind="paragraph", text=text),))
        for text in (book, book[-500:])
    ]
    assert Texts(articles.__getitem__).common(0, 1).shared == 0
