"""Pairs of articles that may print the same text: all that share much are found, whatever segment they are in."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import numpy as np

from archiveviewer.index import likeness, store
from archiveviewer.index.segments import runs
from archiveviewer.index.writing import Writer, create
from archiveviewer.vietnamese.normal import exact_key
from factories import add, article

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from archiveviewer.article import Article

SYLLABLES = [
    onset + rime for onset in ("b", "đ", "kh", "l", "ngh", "t", "x") for rime in ("a", "á", "ên", "ôi", "ương")
]


def story(number: int, words: list[str]) -> Article:
    return article(f"Tin {number}", " ".join(words[:90]), " ".join(words[90:]), article_id=f"{number:03}")


def text(seed: int, length: int = 200) -> list[str]:
    chosen = random.Random(seed)  # noqa: S311 — a corpus, no secret
    return [chosen.choice(SYLLABLES) + chosen.choice(SYLLABLES) for _ in range(length)]


def found(folder: Path, new: set[str] | None = None) -> set[tuple[str, str]]:
    with store.Store(folder) as opened:
        files = {entry.file for entry in opened.snapshot.manifest.segments}
        pairs = list(likeness.pairs(opened.snapshot, files if new is None else new))
        assert len(pairs) == len(set(pairs))
        return {(opened.article_at(first).id, opened.article_at(second).id) for first, second in pairs}


def test_a_text_that_was_cut_or_got_another_beginning_is_found_in_whatever_segment(tmp_path: Path) -> None:
    create(tmp_path)
    with Writer(tmp_path) as writer:
        add(writer, *(story(number, text(number)) for number in range(20)))
        writer.commit()
        add(writer, story(100, text(3)[:110]), story(101, [*text(200, 60), *text(4)]), story(102, text(102)))
        writer.commit()
        newest = {writer.segments[-1]}

    assert found(tmp_path) == {("003", "100"), ("004", "101")} == found(tmp_path, newest)
    assert found(tmp_path, set()) == set()


def test_pairs_are_the_same_however_few_documents_are_looked_at_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    create(tmp_path)
    with Writer(tmp_path) as writer:
        add(writer, *(story(number, text(number % 4)) for number in range(30)))
        writer.commit()
    at_once = found(tmp_path)
    monkeypatch.setattr(likeness, "_AT_ONCE", 7)
    monkeypatch.setattr(likeness, "_PORTION", 20)
    monkeypatch.setattr(likeness, "_LOOKED_AT", 10)

    assert len(at_once) == 4 * (7 * 6 // 2) + 2 * 7  # two of the four texts are printed eight times
    assert found(tmp_path) == at_once


def test_what_was_deleted_is_no_pair_and_merging_keeps_the_runs(tmp_path: Path) -> None:
    create(tmp_path)
    with Writer(tmp_path) as writer:
        add(writer, *(story(number, text(number % 3)) for number in range(9)))
        writer.commit()
        writer.remove(["004", "007"])
        writer.commit()
        before = found(tmp_path)
        add(writer, story(50, text(1)), *(story(number, text(number)) for number in range(60, 70)))
        writer.commit()
        for _ in writer.merge():
            pass

    assert before == {("000", "003"), ("000", "006"), ("003", "006"), ("002", "005"), ("002", "008"), ("005", "008")}
    assert found(tmp_path) == before | {("001", "050")}


def test_short_texts_of_which_hardly_any_run_is_kept_are_found_too(tmp_path: Path) -> None:
    kept = [seed for seed in range(400) if len(sample_of(text(seed, 60))) == 1][:5]
    create(tmp_path)
    with Writer(tmp_path) as writer:
        add(writer, *(story(2 * seed + copy, text(seed, 60)) for seed in kept for copy in (0, 1)))
        writer.commit()

    assert len(kept) == 5
    assert len(found(tmp_path)) >= 4  # a title's words may add a run that is kept of one copy only


def sample_of(words: list[str]) -> list[int]:
    numbers = np.array([runs.number_of(f"={exact_key(word)}") for word in words], np.uint32)
    kept: list[int] = runs.sample(numbers, np.array([len(words)])).kept.tolist()
    return kept


def test_a_formula_that_everybody_prints_makes_no_pairs(tmp_path: Path) -> None:
    formula = text(1, 300)
    create(tmp_path)
    with Writer(tmp_path) as writer:
        add(writer, *(story(number, formula) for number in range(likeness.EVERYWHERE + 1)))
        writer.commit()
    assert found(tmp_path) == set()


def test_the_runs_of_an_article_are_the_same_wherever_its_words_stand_in_the_batch() -> None:
    words = np.array([runs.number_of(word) for word in text(5, 3_000)], np.uint32)
    alone = runs.sample(words[1_000:2_000], np.array([1_000]))
    among = runs.sample(words, np.array([1_000, 0, 1_000, 3, 997]))
    first = int(among.counts[0])

    assert among.kept[first : first + int(alone.counts[0])].tolist() == alone.kept.tolist()
    assert among.counts.tolist()[1] == among.counts.tolist()[3] == 0
    assert 15 < alone.counts[0] < 60


def test_a_book_keeps_no_more_than_its_share() -> None:
    words = np.arange(100_000, dtype=np.uint32)
    kept = runs.sample(words, np.array([100_000]))
    assert kept.counts.tolist() == [runs.MOST] == [len(kept.kept)]


def test_a_run_that_an_article_repeats_is_kept_once() -> None:
    words = np.tile(np.array([runs.number_of(word) for word in text(6, 400)], np.uint32), 3)
    kept = runs.sample(words, np.array([1_200])).kept
    assert len(set(kept.tolist())) == len(kept)


def test_an_article_of_few_words_has_no_runs(tmp_path: Path) -> None:
    create(tmp_path)
    with Writer(tmp_path) as writer:
        add(writer, *(article("Tin", article_id=str(number)) for number in range(3)))
        writer.commit()
    assert found(tmp_path) == set()


def test_of_a_short_text_one_run_is_kept_at_the_least() -> None:
    bare = next(seed for seed in range(400) if len(sample_of(text(seed, 12))) == 1)
    assert sample_of(text(bare, 12)) == sample_of(text(bare, 12))
    assert [len(sample_of(text(seed, 12))) for seed in range(40)].count(0) == 0
    assert sample_of(text(1, runs.RUN - 1)) == []


def test_a_text_is_compared_with_the_likeliest_of_those_before_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(likeness, "MOST", 2)
    whole = text(1, 400)
    create(tmp_path)
    with Writer(tmp_path) as writer:
        add(writer, *(story(number, [*whole[: 200 + 50 * number], *text(90 + number, 60)]) for number in range(4)))
        add(writer, story(9, whole))
        writer.commit()

    pairs = found(tmp_path)
    assert all(sum(later == one for _earlier, later in pairs) <= 2 for one in ("001", "002", "003", "009"))
    assert ("003", "009") in pairs
