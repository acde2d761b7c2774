"""A snapshot that follows another: what both have is opened and read once, and nothing else is different."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from archiveviewer.errors import ArchiveDamaged
from archiveviewer.index import writing
from archiveviewer.index.schema import ID
from archiveviewer.index.snapshot import Snapshot
from archiveviewer.index.store import Store
from factories import add, article, fill

if TYPE_CHECKING:
    from pathlib import Path

WORDS = ("sông", "song", "cầu", "đê", "lũ", "mưa")


def told(store: Store) -> object:
    """All that a store has: articles in their order, and the documents of every word."""
    fields = [(segment.field("body"), segment.deleted) for segment in store.snapshot.segments]
    words = [
        [(field.text(number), field.documents(number).tolist()) for number in range(len(field))]
        for field, _deleted in fields
        if field is not None
    ]
    return [one.title for one in store.all_articles()], words, store.articles


@pytest.mark.parametrize("seed", range(5))
def test_what_follows_is_what_would_be_opened_anew(folder: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 — cases, not secrets
    fill(folder, [article("Đầu", "đoạn đầu", article_id="0")])
    followed = Store(folder)
    for turn in range(12):
        with writing.Writer(folder) as writer:
            writer.remove(chance.sample([str(number) for number in range(10)], 2))
            for number in chance.sample(range(10), 3):
                body = " ".join(chance.choices(WORDS, k=6))
                add(writer, article(f"Bài {turn}", body, article_id=str(number)))
            writer.commit()
        followed = followed.refreshed()
        with Store(folder) as anew:
            assert told(followed) == told(anew)
    followed.close()


def test_an_update_leaves_open_what_it_leaves_as_it_was(folder: Path) -> None:
    fill(folder, [article("Một", article_id="1"), article("Hai", article_id="2")])
    older = Snapshot(folder)
    with writing.Writer(folder) as writer:
        writer.remove(["1"])
        add(writer, article("Ba", article_id="3"))
        writer.commit()
    newer = older.followed()
    assert newer.segments[0].sections is older.segments[0].sections
    assert (older.documents, newer.documents) == (2, 2)
    assert set(newer.numbers(["1", "2", "3"])) == {"2", "3"}
    assert set(older.numbers(["1", "2", "3"])) == {"1", "2"}
    newer.close()


def test_where_the_newest_state_cannot_be_opened_the_one_before_goes_on(folder: Path) -> None:
    fill(folder, [article("Một", article_id="1")])
    older = Snapshot(folder)
    known = {path.name for path in folder.glob("*.segment")}
    with writing.Writer(folder) as writer:
        add(writer, article("Hai", article_id="2"))
        writer.commit()
    for path in folder.glob("*.segment"):
        if path.name not in known:
            path.unlink()
    with pytest.raises(ArchiveDamaged):
        older.followed()
    assert list(older.with_term(ID, b"1")) == [0]
    older.close()
