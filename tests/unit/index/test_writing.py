"""The one writer: what a commit holds, what it leaves out, and what merging changes (nothing)."""

from __future__ import annotations

import random
import sys
from collections import deque
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archiveviewer.index import apart, manifest, verification, writing
from archiveviewer.index.store import Store
from factories import add, article, fill

if TYPE_CHECKING:
    from pathlib import Path

    from archiveviewer.article import Article


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return _made(tmp_path / "index")


def _made(place: Path) -> Path:
    place.mkdir()
    writing.create(place)
    return place


def held(folder: Path) -> dict[str, str]:
    with Store(folder) as store:
        return {one.id: one.title for one in store.all_articles()}


def test_what_is_added_twice_before_a_commit_is_there_once(folder: Path) -> None:
    with writing.Writer(folder) as writer:
        add(writer, article("Một", article_id="1"))
        add(writer, article("Một, sửa", article_id="1"))
        writer.commit()

    assert held(folder) == {"1": "Một, sửa"}


def test_what_is_added_and_removed_before_a_commit_is_not_there(folder: Path) -> None:
    with writing.Writer(folder) as writer:
        add(writer, article("Một", article_id="1"), article("Hai", article_id="2"))
        writer.remove(["1"])
        add(writer, article("Ba", article_id="3"))
        writer.commit()

    assert held(folder) == {"2": "Hai", "3": "Ba"}


def test_what_is_removed_and_added_again_is_there(folder: Path) -> None:
    fill(folder, [article("Một", article_id="1")])
    with writing.Writer(folder) as writer:
        writer.remove(["1"])
        add(writer, article("Một mới", article_id="1"))
        writer.commit()

    assert held(folder) == {"1": "Một mới"}


@pytest.mark.parametrize("many", [2, 200])
def test_which_of_some_ids_are_there_is_told_at_once(folder: Path, many: int) -> None:
    ids = [f"{number:03}" for number in range(many)]
    fill(folder, [article(f"Tin {one}", article_id=one) for one in ids])
    with writing.Writer(folder) as writer:
        writer.remove(ids[:1])
        add(writer, article("Tin thêm", article_id="new"))
        writer.commit()

    with Store(folder) as store:
        assert store.held([*ids, "new", "other"]) == {*ids[1:], "new"} == store.numbers([*ids, "new", "other"]).keys()


def test_a_cancelled_removal_leaves_all_as_it_was(folder: Path) -> None:
    fill(folder, [article("Một", article_id="1"), article("Hai", article_id="2")])
    with writing.Writer(folder) as writer:
        writer.remove(["1"])
        add(writer, article("Ba", article_id="3"))
        writer.cancel()
        writer.remove(["2"])
        writer.commit()

    assert held(folder) == {"1": "Một"}


def test_a_commit_without_changes_writes_nothing(folder: Path) -> None:
    fill(folder, [article("Một")])
    before = sorted((path.name, path.stat().st_mtime_ns) for path in folder.iterdir())
    with writing.Writer(folder) as writer:
        writer.commit()

    assert sorted((path.name, path.stat().st_mtime_ns) for path in folder.iterdir()) == before


def test_while_more_comes_the_first_articles_are_written_once_more_with_the_next(folder: Path) -> None:
    with writing.Writer(folder) as writer:
        for number in range(4):
            add(writer, article(f"Tin {number}", article_id=str(number)))
            writer.commit(is_growing=True)
            assert len(held(folder)) == number + 1
        add(writer, article("Tin 2, sửa", article_id="2"))
        writer.commit()

    assert held(folder) == {"0": "Tin 0", "1": "Tin 1", "2": "Tin 2, sửa", "3": "Tin 3"}
    assert [entry.documents for entry in manifest.load(folder).segments] == [4, 1]
    assert {path.name for path in folder.iterdir()} == manifest.load(folder).files() | {manifest.NAME}


def test_a_merge_that_is_given_up_leaves_all_as_it_was(folder: Path) -> None:
    for number in range(3):
        fill(folder, [article(f"Tin {number}", article_id=str(number))])
    with writing.Writer(folder) as writer:
        steps = writer.merge()
        next(steps)
        steps.close()

    assert len(held(folder)) == 3
    assert len(manifest.load(folder).segments) == 3
    assert {path.name for path in folder.iterdir()} == manifest.load(folder).files() | {manifest.NAME}


def _in_pieces(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three segments, one with a document that is deleted, which are worth a process to merge them."""
    for number in range(3):
        fill(folder, [article(f"Tin {number}.{at}", article_id=f"{number}.{at}") for at in range(20)])
    with writing.Writer(folder) as writer:
        writer.remove(["1.7"])
        writer.commit()
    monkeypatch.setattr(writing, "WORTH_A_PROCESS", 1)


@pytest.mark.parametrize("ends", [False, True])
def test_a_merge_apart_makes_the_same_even_if_its_process_ends(
    folder: Path, monkeypatch: pytest.MonkeyPatch, *, ends: bool
) -> None:
    _in_pieces(folder, monkeypatch)
    before = held(folder)
    if ends:
        monkeypatch.setattr(apart, "COMMAND", (sys.executable, "-c", "pass"))
    else:
        monkeypatch.delattr(writing, "merge")
    with writing.Writer(folder) as writer:
        writer.merge_apart()
        assert held(folder) == before
        deque(writer.merge(), maxlen=0)

    assert held(folder) == before
    assert len(manifest.load(folder).segments) == 1
    assert list(verification.check(folder)) == []
    assert {path.name for path in folder.iterdir()} == manifest.load(folder).files() | {manifest.NAME}


@pytest.mark.parametrize("begun", [False, True])
def test_a_merge_apart_that_is_given_up_leaves_all_as_it_was(
    folder: Path, monkeypatch: pytest.MonkeyPatch, *, begun: bool
) -> None:
    _in_pieces(folder, monkeypatch)
    with writing.Writer(folder) as writer:
        writer.merge_apart()
        if begun:
            steps = writer.merge()
            next(steps)
            steps.close()

    assert len(manifest.load(folder).segments) == 3
    assert {path.name for path in folder.iterdir()} == manifest.load(folder).files() | {manifest.NAME}


def test_a_commit_gives_up_a_merge_apart(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _in_pieces(folder, monkeypatch)
    before = held(folder)
    with writing.Writer(folder) as writer:
        writer.merge_apart()
        writer.remove(["0.3"])
        writer.commit()
        deque(writer.merge(), maxlen=0)

    assert held(folder) == {number: title for number, title in before.items() if number != "0.3"}
    assert list(verification.check(folder)) == []
    assert {path.name for path in folder.iterdir()} == manifest.load(folder).files() | {manifest.NAME}


def test_what_a_killed_writer_left_is_swept_up(folder: Path) -> None:
    fill(folder, [article("Một")])
    (folder / "0123abcd-0.segment").write_bytes(b"x")
    (folder / "0123abcd-1.deleted").write_bytes(b"x")
    (folder / "manifest.json.new").write_bytes(b"{")
    with writing.Writer(folder):
        pass

    assert {path.name for path in folder.iterdir()} == manifest.load(folder).files() | {manifest.NAME}


def test_nothing_foreign_is_swept_up(folder: Path) -> None:
    (folder / "ghi chú.txt").write_text("của tôi", encoding="utf-8")
    fill(folder, [article("Một")])

    assert (folder / "ghi chú.txt").exists()


def test_very_many_segments_become_few(folder: Path) -> None:
    for number in range(30):
        fill(folder, [article(f"Tin {number}", article_id=str(number))])
        with writing.Writer(folder) as writer:
            for _ in writer.merge():
                pass
    sizes = sorted(entry.documents for entry in manifest.load(folder).segments)

    assert len(held(folder)) == 30
    assert all(size >= 2 * sum(sizes[:at]) for at, size in enumerate(sizes))


def test_a_large_segment_stays_as_it_is_until_much_of_it_is_deleted(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Merging takes no longer in a large archive than in one of a few such segments."""
    monkeypatch.setattr(writing, "LARGE", 4)
    fill(folder, [article(f"Lớn {at}", article_id=f"large {at}") for at in range(4)])
    with writing.Writer(folder) as writer:
        for at in range(3):
            add(writer, article(f"Nhỏ {at}", article_id=f"small {at}"))
            writer.commit()
        (large, *small) = writer.segments
        deque(writer.merge(), maxlen=0)
        (left,) = set(writer.segments) - {large}
        assert large in writer.segments
        assert left not in small
        writer.remove(["large 1", "large 2"])
        writer.commit()
        deque(writer.merge(), maxlen=0)
        assert large not in writer.segments
    assert held(folder) == {f"small {at}": f"Nhỏ {at}" for at in range(3)} | {
        f"large {at}": f"Lớn {at}" for at in (0, 3)
    }


def test_an_update_merges_before_its_end_unless_it_ends_soon(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "MOST_SEGMENTS", 2)
    monkeypatch.setattr(writing, "MOST_AT_THE_END", 5)
    with writing.Writer(folder) as writer:
        for at in range(3):
            assert not writer.is_crowded(1_000)
            add(writer, *(article(f"{at} {number}", article_id=f"{at} {number}") for number in range(10)))
            writer.commit()
        assert not writer.is_crowded(20)  # two segments more
        assert writer.is_crowded(21)
        monkeypatch.setattr(writing, "LARGE", 10)  # they are no longer small, and merging would not make them fewer
        assert not writer.is_crowded(1_000)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
def test_an_index_is_what_was_put_into_it_however_it_was_cut_and_merged(
    tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    rng = random.Random(seed)  # noqa: S311 — cases, not secrets
    folder = _made(tmp_path_factory.mktemp("random") / "index")
    expected: dict[str, str] = {}
    for _ in range(rng.randint(1, 6)):
        with writing.Writer(folder) as writer:
            for _ in range(rng.randint(1, 3)):
                _change(rng, writer, expected)
                writer.commit(is_growing=rng.random() < 0.5)
                if rng.random() < 0.3:
                    for _ in writer.merge():
                        pass
            if rng.random() < 0.5:
                _change(rng, writer, dict(expected))
                writer.cancel()

    assert held(folder) == expected
    assert list(verification.check(folder)) == []


def _change(rng: random.Random, writer: writing.Writer, expected: dict[str, str]) -> None:
    for _ in range(rng.randint(1, 4)):
        if rng.random() < 0.3 and expected:
            gone = rng.sample(sorted(expected), rng.randint(1, len(expected)))
            writer.remove(gone)
            for one in gone:
                del expected[one]
            continue
        ids = rng.sample("abcdefghijkl", rng.randint(1, 5))
        made: list[Article] = [article(f"Tin {rng.random()}", "đảng đang dạng", article_id=one) for one in ids]
        add(writer, *made)
        expected |= {one.id: one.title for one in made}
