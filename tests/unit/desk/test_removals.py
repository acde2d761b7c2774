"""What was removed is told and put back, also by another window on another day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from archiveviewer.desk import Desk, removals
from archiveviewer.desk.anchoring import Selection
from archiveviewer.desk.things import Inquiry, Reference

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FLOOD = Reference(archive="k1", article="a1", title="Lũ ở Hàm Yên", date="2009-10-02", source="Báo Tuyên Quang")
TEA = Reference(archive="k1", article="a2", title="Chè Shan tuyết")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk.open(tmp_path / "desk") as opened:
        yield opened


def told(desk: Desk) -> list[tuple[str, str, str, int]]:
    return [(one.kind, one.name, one.place, one.count) for one in desk.removals.latest()]


def test_everything_that_is_removed_is_told_with_where_it_was(desk: Desk) -> None:
    storms = desk.collections.add("Bão lũ")
    inner = desk.collections.add("Bão số 3", storms.id)
    desk.collections.file(inner.id, [FLOOD, TEA])
    passage = desk.passages.mark(FLOOD, Selection(5, 0, "nước lên", "", ""))
    desk.tags.tag("thiên tai", [FLOOD])
    saved = desk.searches.save("Lũ", "k1", Inquiry(text="lũ"))
    desk.history.ask("k1", Inquiry(text="mặn"))
    desk.history.read(TEA)
    desk.passages.remove(passage.id)
    desk.tags.remove("thiên tai")
    desk.searches.remove(saved.id)
    desk.history.forget_questions()
    desk.history.forget_readings()
    desk.collections.take_out([desk.collections.filed(inner.id)[0].clipping.id])
    desk.collections.remove(inner.id)
    assert told(desk) == [
        ("collections", "Bão số 3", "Bão lũ", 1),
        ("clippings", "Lũ ở Hàm Yên", "Bão số 3", 1),
        ("opened", "Chè Shan tuyết", "", 1),
        ("asked", "mặn", "", 1),
        ("searches", "Lũ", "", 1),
        ("taggings", "thiên tai", "Lũ ở Hàm Yên", 1),
        ("passages", "nước lên", "Lũ ở Hàm Yên", 1),
    ]
    for removal in desk.removals.latest():
        assert desk.removals.put_back(removal) >= 1
    assert told(desk) == []
    assert [branch.articles for branch in desk.collections.tree()] == [0, 2]
    assert desk.passages.of(FLOOD)
    assert desk.tags.of(FLOOD) == ["thiên tai"]
    assert [one.name for one in desk.searches.all()] == ["Lũ"]


def test_a_collection_is_told_by_the_outermost(desk: Desk) -> None:
    outer = desk.collections.add("Ngoài")
    for name in ("Trong một", "Trong hai"):
        desk.collections.file(desk.collections.add(name, outer.id).id, [FLOOD, TEA])
    desk.collections.remove(outer.id)
    assert told(desk) == [("collections", "Ngoài", "", 4)]


def test_an_article_brings_its_collection_back(desk: Desk) -> None:
    storms = desk.collections.add("Bão lũ")
    desk.collections.file(storms.id, [FLOOD, TEA])
    word = desk.collections.take_out([desk.collections.filed(storms.id)[0].clipping.id])
    desk.collections.remove(storms.id)
    assert desk.undo(word) == 2
    assert [(branch.collection.name, branch.articles) for branch in desk.collections.tree()] == [("Bão lũ", 1)]
    (left,) = desk.removals.latest()
    assert desk.removals.put_back(left) == 1
    assert [branch.articles for branch in desk.collections.tree()] == [2]


def test_what_was_moved_or_renamed_is_not_missed(desk: Desk) -> None:
    one, other = desk.collections.add("Một"), desk.collections.add("Hai")
    desk.collections.file(one.id, [FLOOD])
    word = desk.collections.transfer([desk.collections.filed(one.id)[0].clipping.id], other.id)
    desk.tags.tag("lũ", [FLOOD])
    desk.tags.rename("lũ", "thiên tai")
    assert told(desk) == []
    assert desk.undo(word) == 1


def test_what_is_there_again_is_told_no_longer(desk: Desk) -> None:
    desk.tags.tag("lũ", [FLOOD])
    desk.tags.untag("lũ", [FLOOD])
    desk.tags.tag("lũ", [FLOOD])
    assert told(desk) == []


def test_only_so_many_are_told_and_ids_may_be_shortened(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(removals, "MOST", 3)
    for number in range(5):
        desk.tags.tag(f"t{number}", [FLOOD])
        desk.tags.remove(f"t{number}")
    found = desk.removals.latest()
    assert [one.name for one in found] == ["t4", "t3", "t2"]
    assert desk.removals.named(found[1].id[:12]) == [found[1]]
    assert desk.removals.named("") == []


def test_another_day_still_knows(tmp_path: Path) -> None:
    with Desk.open(tmp_path / "desk") as first:
        first.tags.tag("lũ", [FLOOD])
        first.tags.remove("lũ")
    with Desk.open(tmp_path / "desk", thorough=True) as second:
        (removal,) = second.removals.latest()
        assert second.removals.put_back(removal) == 1
        assert second.tags.of(FLOOD) == ["lũ"]
