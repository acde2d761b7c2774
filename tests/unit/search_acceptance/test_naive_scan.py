"""Smart search against a scan written as plainly as the rules are, over small archives of syllables easily confused.

What the engine does with arrays, terms and positions is done here with lists and loops; both must find the same.
"""

from __future__ import annotations

import itertools
import re
import tempfile
import unicodedata
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from archiveviewer import Archive
from factories import article, fill

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import SearchStrategy

    Scan = Callable[[list[list[str]], bool], bool]
    """Whether an article answers, asked among words with accents or not."""
    Asked = tuple[str, Scan]
    Archived = list[list[list[str]]]

SYLLABLES = (
    *("đang", "đảng", "đáng", "dang", "đăng", "Dâng"),
    *("hòa", "hoà", "hoa", "hóa", "Hoả"),
    *("kỹ", "kĩ", "ky", "ki", "kỳ", "kì"),
    *("thủy", "thuỷ", "thuy", "thụy", "điện", "điển", "dien"),
    *("nhân", "nhận", "nhan", "ty", "ti", "tỷ"),
)
TITLE = ["Tựa", "để", "đó"]
"""Marked words that no question asks for, so that none of the articles counts as one without accents (R12)."""
REWRITING = {"relaxed", "unaccented", "keyed", "corrected"}
CLOSED_LIST = "tỉ sĩ mì hi li lí kì kí kĩ kỉ mĩ quí qui quỉ quĩ tị vĩ lị hỉ"
TWINS = [
    (i, unicodedata.normalize("NFC", unicodedata.normalize("NFD", i).replace("i", "y")))
    for i in re.findall(r"\w+", CLOSED_LIST)
]
"""R10: each word of the closed list with its y."""


def letters(word: str) -> str:
    """R1, R2, R4: the letters without any accent."""
    bare = "".join(sign for sign in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(sign))
    return bare.replace("đ", "d")


def spelt(word: str) -> tuple[str, ...]:
    """R3, R4, R5: letters and accents, wherever the tone was put."""
    decomposed = unicodedata.normalize("NFD", word.lower())
    tones = [sign for sign in decomposed if sign in "\u0300\u0301\u0303\u0309\u0323"]
    return (*(sign for sign in decomposed if sign not in tones), *tones)


def answers(word: str, asked: str, *, accented: bool) -> bool:
    """Whether a word of an article answers one of the question; among accented words one without has its own twin."""
    twins = [*TWINS, *((y, i) for i, y in TWINS)]
    if asked.isascii():  # R1, R8b, R10
        same = spelt if accented else letters
        return letters(word) == letters(asked) or any(
            same(one) == same(asked) and spelt(word) == spelt(other) for one, other in twins
        )
    return spelt(word) == spelt(asked) or any(  # R8, R10
        spelt(one) == spelt(asked) and spelt(word) == spelt(other) for one, other in twins
    )


def has(asked: str) -> Scan:
    return lambda story, accented: any(answers(word, asked, accented=accented) for part in story for word in part)


def has_phrase(asked: list[str]) -> Scan:
    """R20: side by side in one paragraph."""

    def found(story: list[list[str]], accented: bool) -> bool:  # noqa: FBT001 — a Scan
        starts = ((part, at) for part in story for at in range(len(part) - len(asked) + 1))
        return any(
            all(map(partial(answers, accented=accented), part[at : at + len(asked)], asked)) for part, at in starts
        )

    return found


def has_near(one: str, other: str, most: int, *, ordered: bool) -> Scan:
    """Two words at most so many places apart, side by side being one."""

    def found(story: list[list[str]], accented: bool) -> bool:  # noqa: FBT001 — a Scan
        places = [
            (there - here)
            for part in story
            for here, there in itertools.product(range(len(part)), repeat=2)
            if answers(part[here], one, accented=accented) and answers(part[there], other, accented=accented)
        ]
        return any((0 < apart <= most) if ordered else (0 < abs(apart) <= most) for apart in places)

    return found


def every(*parts: Scan) -> Scan:
    return lambda story, accented: all(part(story, accented) for part in parts)


def either(*parts: Scan) -> Scan:
    return lambda story, accented: any(part(story, accented) for part in parts)


def lacks(part: Scan) -> Scan:
    return lambda story, accented: not part(story, accented)


syllables = st.sampled_from(SYLLABLES)
typed = st.builds(
    lambda word, form, capital: unicodedata.normalize(form, word.title() if capital else word),
    syllables,
    st.sampled_from(["NFC", "NFD"]),
    st.booleans(),
)
words: SearchStrategy[Asked] = st.lists(typed, min_size=1, max_size=3).map(
    lambda asked: (" ".join(asked), every(*map(has, asked)))
)
phrases: SearchStrategy[Asked] = st.lists(typed, min_size=1, max_size=3).map(
    lambda asked: (f'"{" ".join(asked)}"', has_phrase(asked))
)


def base(word: str) -> str:
    return letters(word).replace("y", "i")


pairs = st.tuples(typed, typed).filter(lambda pair: base(pair[0]) != base(pair[1]))
"""Two words that no one word answers both of: whether a word is near itself is nobody's question."""
nears: SearchStrategy[Asked] = st.builds(
    lambda pair, most, ordered: (
        f"{pair[0]} {'pre' if ordered else 'w'}/{most} {pair[1]}",
        has_near(pair[0], pair[1], most, ordered=ordered),
    ),
    pairs,
    st.integers(1, 4),
    st.booleans(),
)
parts = st.one_of(words.map(lambda asked: (f"({asked[0]})", asked[1])), phrases)
without: SearchStrategy[Asked] = st.builds(
    lambda one, other: (f"{one[0]} -{other[0]}", every(one[1], lacks(other[1]))), parts, parts
)
alternatives: SearchStrategy[Asked] = st.builds(
    lambda one, other: (f"{one[0]} OR {other[0]}", either(one[1], other[1])), parts, parts
)


def stories(paragraphs: int) -> SearchStrategy[Archived]:
    paragraph = st.lists(syllables, min_size=1, max_size=9)
    return st.lists(st.lists(paragraph, min_size=1, max_size=paragraphs), min_size=1, max_size=6)


def check(archived: Archived, questions: list[Asked]) -> None:
    """Both must find the same; where the scan finds nothing, the program may relax the question, but must say so."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "archive"
        Archive.create(place).close()
        texts = [[" ".join(part) for part in story] for story in archived]
        fill(place / "index", [article(" ".join(TITLE), *text, article_id=str(at)) for at, text in enumerate(texts)])
        with Archive.open(place) as archive:
            for question, scan in questions:
                expected = {
                    str(at) for at, story in enumerate(archived) if scan([TITLE, *story], not question.isascii())
                }
                results = archive.search(question, limit=100)
                if expected or not REWRITING & {notice.kind for notice in results.notices}:
                    assert {hit.id for hit in results.hits} == expected, (question, texts)


@given(stories(2), st.lists(words, min_size=1, max_size=6))
@settings(max_examples=40, deadline=None)
def test_plain_words_find_what_a_scan_finds(archived: Archived, questions: list[Asked]) -> None:  # R1-R5, R8, R10
    check(archived, questions)


@given(stories(2), st.lists(phrases, min_size=1, max_size=6))
@settings(max_examples=40, deadline=None)
def test_phrases_find_what_a_scan_finds(archived: Archived, questions: list[Asked]) -> None:  # R8b, R20
    check(archived, questions)


@given(stories(2), st.lists(without | alternatives, min_size=1, max_size=6))
@settings(max_examples=40, deadline=None)
def test_not_and_or_find_what_a_scan_finds(archived: Archived, questions: list[Asked]) -> None:
    check(archived, questions)


@given(stories(1), st.lists(nears, min_size=1, max_size=6))
@settings(max_examples=40, deadline=None)
def test_words_near_each_other_are_those_of_a_scan(archived: Archived, questions: list[Asked]) -> None:
    check(archived, questions)
