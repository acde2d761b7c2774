"""The fixed list of questions. Real articles come in; questions of every kind go out, the same in every run.

All are drawn from the first 2,000 articles with a seed, so archives of every size are asked the same. A question is
plain words, with a pattern, a distance or a range of days where its kind has one; how an engine words it is its own
business.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from typing import TYPE_CHECKING

from archiveviewer.vietnamese.normal import fold
from benchmarks.engine.kinds import DATES, FACETS, FUZZY, INNER, NEAR, NEWEST, PHRASE, PREFIX, RANKED, Asked

if TYPE_CHECKING:
    from benchmarks.text_survey import Story

SOURCE = 2_000
"""Articles that the questions are drawn from."""

_FREQUENT = (
    "thành phố", "công an", "học sinh", "giáo viên", "bóng đá", "việt nam", "doanh nghiệp", "cơ quan điều tra",
    "người dân", "giao thông", "bệnh viện", "tai nạn", "ủy ban nhân dân", "đường sắt", "chủ tịch ubnd tỉnh",
    "của và trong", "bộ giáo dục", "kinh tế xã hội",
)  # fmt: skip
_PREFIXES = ("nguy", "truo", "khu", "tuye", "chin", "quo", "phuon", "gi", "ngh", "tha")
_INNER = ("th*nh", "ng*n", "tr?ng", "ph?ng", "qu*t", "h?i", "kh*ng", "ch?nh", "d?ng", "l*ng")

_SYLLABLE = re.compile(r"[^\W\d_]+")
_NAME = re.compile(r"(?:[A-ZĐÁÀẢÃẠÂĂÊÔƠƯÚÝÓÍÉ][^\W\d_A-Z]+ ){1,3}[A-ZĐÁÀẢÃẠÂĂÊÔƠƯÚÝÓÍÉ][^\W\d_A-Z]+")


def questions(found: list[Story]) -> list[Asked]:
    """All of them, grouped by kind."""
    found = found[:SOURCE]
    chance = random.Random("questions")  # noqa: S311 — the same in every run
    ranked = list(dict.fromkeys([*_FREQUENT, *_names(found, chance), *_rare(found, chance), *_sapos(found, chance)]))
    return [
        *(Asked(RANKED[0], words) for words in ranked),
        *(Asked(RANKED[1], fold(words)) for words in ranked),
        *_phrases(found, chance),
        *_near(found, chance),
        *_patterns(found, chance),
        *_dated(chance),
        *(Asked(kind, words) for kind in (NEWEST, FACETS) for words in (*_FREQUENT, *map(fold, _FREQUENT[:6]))),
    ]


def _names(found: list[Story], chance: random.Random) -> list[str]:
    counts = Counter(name.lower() for story in found for text in story["body"] for name in _NAME.findall(text))
    return chance.sample(sorted(name for name, count in counts.items() if 3 <= count <= 40), 16)


def _rare(found: list[Story], chance: random.Random) -> list[str]:
    counts = Counter(word.lower() for story in found for text in story["body"] for word in _SYLLABLE.findall(text))
    return chance.sample(sorted(word for word, count in counts.items() if count <= 3 and len(word) > 3), 10)


def _sapos(found: list[Story], chance: random.Random) -> list[str]:
    return [_run(chance, story["sapo"], chance.randint(4, 8)) for story in chance.sample(found, 24)]


def _run(chance: random.Random, text: str, length: int) -> str:
    """So many syllables in a row out of a text, or all it has."""
    syllables = _SYLLABLE.findall(text.lower())
    start = chance.randrange(max(1, len(syllables) - length))
    return " ".join(syllables[start : start + length])


def _phrases(found: list[Story], chance: random.Random) -> list[Asked]:
    fixed = ("thành phố hồ chí minh", "công an tỉnh", "thanh pho ho chi minh", "cơ quan chức năng", "cho biet")
    drawn = [_sentence_run(found, chance, chance.randint(2, 5)) for _ in range(20)]
    return [Asked(PHRASE, words) for words in (*fixed, *drawn, *map(fold, drawn[:8]))]


def _sentence_run(found: list[Story], chance: random.Random, length: int) -> str:
    """Syllables that stand side by side with nothing but blanks between them."""
    while True:
        sentence = chance.choice(re.split(r"[^\w ]+|\d+", chance.choice(chance.choice(found)["body"] or [""])))
        if len(_SYLLABLE.findall(sentence)) > length:
            return _run(chance, sentence, length)


def _near(found: list[Story], chance: random.Random) -> list[Asked]:
    asked = [Asked(NEAR, words, slop=6) for words in ("công an điều tra", "học sinh trường", "thanh pho duong")]
    for number in range(22):
        run = _sentence_run(found, chance, 6).split()
        words = " ".join((run[0], run[2], run[-1])[: 2 + number % 2])
        asked.append(Asked(NEAR, fold(words) if number % 3 == 0 else words, slop=6))
    return asked


def _patterns(found: list[Story], chance: random.Random) -> list[Asked]:
    """Half of them alone, half beside a frequent word."""
    names = (word for name in _names(found, chance) for word in fold(name).split() if len(word) >= 5)
    wrong = [_misspelt(chance, word) for word in sorted(set(names))[:10]]
    return [
        Asked(kind, beside, pattern)
        for kind, patterns in ((PREFIX, _PREFIXES), (INNER, _INNER), (FUZZY, wrong))
        for pattern in patterns
        for beside in ("", chance.choice(_FREQUENT[:8]))
    ]


def _misspelt(chance: random.Random, word: str) -> str:
    """The word with one letter behind its first replaced, lost or doubled."""
    at = chance.randrange(1, len(word))
    return word[:at] + chance.choice(("", "x", word[at] * 2)) + word[at + 1 :]


def _dated(chance: random.Random) -> list[Asked]:
    asked = []
    for number, words in enumerate((*_FREQUENT, *map(fold, _FREQUENT[:7]))):
        year, month = chance.randint(2002, 2024), chance.randint(1, 12)
        first = year * 10_000 + (month * 100 if number % 3 == 0 else 0)
        last = (year + number % 3 * 2) * 10_000 + (month * 100 + 99 if number % 3 == 0 else 9_999)
        asked.append(Asked(DATES, words, first=first, last=last))
    return asked
