"""What an analyser keeps of the articles that it has seen, and what it does not."""

from __future__ import annotations

import random

import numpy as np

from archiveviewer.index.analysis import Analyser, Batch
from archiveviewer.query.fields import WORD_FIELDS
from factories import article

WORDS = ("Hạn mặn", "nước", "2009", "bai", "xâm", "đồng bằng", "txt", "Cần Thơ,", "12.5")


def words_of(batch: Batch, field: str) -> list[list[str]]:
    """The exact words of a field, article by article."""
    names, tokens = batch.exact.split("\n"), batch.fields[field]
    held = [names[number] for number in np.frombuffer(tokens.words, "<u4")]
    ends = np.cumsum(np.frombuffer(tokens.lengths, "<u4")).tolist()
    return [held[start:end] for start, end in zip([0, *ends], ends, strict=False)]


def test_names_of_files_fill_no_memory() -> None:
    analyser = Analyser()
    seen = set()
    for number in range(50):
        some = [article("Hạn mặn", "Nước mặn vào sâu.")] * 4
        batch = analyser.batch(some, [f"2009/bai-{number}-{at}.txt" for at in range(4)])
        assert words_of(batch, "file")[1] == ["=2009", "=bai", f"={number}", "=1", "=txt"]
        pieces = analyser._pieces  # noqa: SLF001 — what fills memory is not to be seen from outside
        seen.add((len(pieces), len(pieces.exact)))
    assert len(seen) == 1


def test_who_has_seen_much_tells_the_same_as_who_has_seen_nothing() -> None:
    rng = random.Random(7)  # noqa: S311 — the same in every run
    experienced = Analyser()
    for _round in range(40):
        some = [article(" ".join(rng.choices(WORDS, k=3)), " ".join(rng.choices(WORDS, k=9))) for _one in range(3)]
        places = [f"{rng.choice(WORDS)}/{rng.randrange(99)}_{rng.choice(WORDS)}" for _one in some]
        one, other = experienced.batch(some, places), Analyser().batch(some, places)
        for field in WORD_FIELDS:
            assert words_of(one, field) == words_of(other, field)
        for told in ("runs", "compared", "traits", "named"):
            assert getattr(one, told) == getattr(other, told)
