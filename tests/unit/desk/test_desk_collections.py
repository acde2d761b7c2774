"""Collections, tags, passages, searches and history as a person uses them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from archiveviewer.desk import Desk
from archiveviewer.desk.anchoring import Selection
from archiveviewer.desk.collections import DEEPEST
from archiveviewer.desk.exchange import Bundle
from archiveviewer.desk.things import Collection, Inquiry, Passage, Reference
from archiveviewer.results import Filters

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FLOOD = Reference(archive="k1", article="a1", title="Lũ ở Hàm Yên", date="2009-10-02", source="Báo Tuyên Quang")
TEA = Reference(archive="k1", article="a2", title="Chè Shan tuyết", date="2019", source="Báo Tuyên Quang")
BRIDGE = Reference(archive="k2", article="a3", title="Cầu mới", date="", source="")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk.open(tmp_path / "desk") as opened:
        yield opened


def names(desk: Desk) -> list[tuple[str, int, int]]:
    return [(branch.collection.name, branch.depth, branch.articles) for branch in desk.collections.tree()]


def titles(desk: Desk, collection: str, *, deep: bool = False) -> list[str]:
    return [filed.reference.title for filed in desk.collections.filed(collection, deep=deep)]


def test_articles_stay_in_order_however_often_one_is_put_in_front_of_another(desk: Desk) -> None:
    made = desk.collections.add("Bộ")
    desk.collections.file(made.id, [FLOOD, TEA, BRIDGE])
    for _ in range(120):  # more than numbers can be halved
        first, second, third = (one.clipping.id for one in desk.collections.filed(made.id))
        desk.collections.reorder([third], second)
        assert [one.clipping.id for one in desk.collections.filed(made.id)] == [first, third, second]
    desk.collections.reorder([second], first)
    desk.collections.reorder([first, second])
    assert [one.clipping.id for one in desk.collections.filed(made.id)] == [third, first, second]


def test_collections_lie_in_each_other_and_keep_their_order(desk: Desk) -> None:
    storms = desk.collections.add("Bão lũ")
    desk.collections.add("Cây chè")
    inner = desk.collections.add("Bão số 3", storms.id)
    desk.collections.file(storms.id, [FLOOD])
    desk.collections.file(inner.id, [TEA, FLOOD])
    assert names(desk) == [("Bão lũ", 0, 1), ("Bão số 3", 1, 2), ("Cây chè", 0, 0)]
    assert titles(desk, storms.id, deep=True) == ["Lũ ở Hàm Yên", "Chè Shan tuyết"]
    assert desk.collections.path(inner) == ("Bão lũ", "Bão số 3")
    assert desk.collections.named("bão lũ/bão số 3") == [inner]
    assert [one.name for one in desk.collections.holding(*FLOOD.key)] == ["Bão lũ", "Bão số 3"]


def test_a_collection_never_comes_to_lie_in_itself(desk: Desk) -> None:
    outer = desk.collections.add("Ngoài")
    inner = desk.collections.add("Trong", outer.id)
    assert not desk.collections.move(outer.id, inner.id)
    assert not desk.collections.move(outer.id, outer.id)
    assert desk.collections.move(inner.id, "", before=outer.id)
    assert names(desk) == [("Trong", 0, 0), ("Ngoài", 0, 0)]


def test_collections_that_lie_too_deep_stand_at_the_top(desk: Desk, tmp_path: Path) -> None:
    """As in a stranger's file; neither the terminal nor the window goes down as far as that."""
    made = [
        Collection(id=f"c{number}", made="", changed="", name="x", parent=f"c{number - 1}") for number in range(2000)
    ]
    (tmp_path / "x.json").write_bytes(msgspec.json.encode(Bundle(collections=tuple(made))))
    desk.lay_in(tmp_path / "x.json")
    tree = desk.collections.tree()
    assert {branch.collection.id for branch in tree} == {one.id for one in made}
    assert max(branch.depth for branch in tree) == DEEPEST


def test_an_article_is_filed_once_where_it_was_dropped(desk: Desk) -> None:
    kept = desk.collections.add("Giữ")
    assert desk.collections.file(kept.id, [FLOOD, TEA]) == 2
    first = desk.collections.filed(kept.id)[0].clipping
    assert desk.collections.file(kept.id, [BRIDGE, FLOOD], before=first.id) == 1
    assert titles(desk, kept.id) == ["Cầu mới", "Lũ ở Hàm Yên", "Chè Shan tuyết"]


def test_an_order_holds_however_often_something_is_put_between(desk: Desk) -> None:
    kept = desk.collections.add("Giữ")
    desk.collections.file(kept.id, [FLOOD, TEA, BRIDGE])
    for _ in range(80):  # a float has no room for so many halves
        first, second, third = (filed.clipping.id for filed in desk.collections.filed(kept.id))
        desk.collections.reorder([third], before=second)
        assert [filed.clipping.id for filed in desk.collections.filed(kept.id)] == [first, third, second]
    desk.collections.reorder([second])
    assert desk.collections.filed(kept.id)[-1].clipping.id == second


def test_many_stand_between_two_however_little_room_is_left_there(desk: Desk) -> None:
    kept = desk.collections.add("Giữ")
    desk.collections.file(kept.id, [FLOOD, TEA, BRIDGE])
    for _ in range(45):
        _first, second, third = (filed.clipping.id for filed in desk.collections.filed(kept.id))
        desk.collections.reorder([third], before=second)
    first, *others = desk.collections.filed(kept.id)
    many = [Reference(archive="k1", article=f"m{number}", title=str(number)) for number in range(300)]
    desk.collections.file(kept.id, many, before=others[0].clipping.id)
    expected = [first.reference, *many, *(filed.reference for filed in others)]
    assert titles(desk, kept.id) == [reference.title for reference in expected]


def test_an_article_moves_with_its_note_and_the_move_can_be_undone(desk: Desk) -> None:
    one, other = desk.collections.add("Một"), desk.collections.add("Hai")
    desk.collections.file(one.id, [FLOOD])
    clipping = desk.collections.filed(one.id)[0].clipping
    desk.collections.write(clipping.id, "  xem ảnh trang 3 ")
    word = desk.collections.transfer([clipping.id], other.id)
    assert titles(desk, one.id) == []
    assert [filed.clipping.note for filed in desk.collections.filed(other.id)] == ["xem ảnh trang 3"]
    assert desk.undo(word) == 1
    assert titles(desk, one.id) == ["Lũ ở Hàm Yên"]


def test_what_is_removed_together_comes_back_together(desk: Desk) -> None:
    outer = desk.collections.add("Ngoài")
    inner = desk.collections.add("Trong", outer.id)
    desk.collections.file(inner.id, [FLOOD, TEA])
    taken = desk.collections.take_out([desk.collections.filed(inner.id)[0].clipping.id])
    gone = desk.collections.remove(outer.id)
    assert names(desk) == []
    assert desk.undo(gone) == 3
    assert titles(desk, inner.id) == ["Chè Shan tuyết"]
    assert desk.undo(taken) == 1
    assert desk.undo(taken) == 0
    assert desk.undo("") == 0


def test_filing_again_what_was_taken_out_keeps_its_note(desk: Desk) -> None:
    kept = desk.collections.add("Giữ")
    desk.collections.file(kept.id, [FLOOD])
    clipping = desk.collections.filed(kept.id)[0].clipping
    desk.collections.write(clipping.id, "ghi chú")
    desk.collections.take_out([clipping.id])
    assert desk.collections.file(kept.id, [FLOOD]) == 1
    assert [filed.clipping.note for filed in desk.collections.filed(kept.id)] == ["ghi chú"]


def test_names_and_notes_are_cleaned(desk: Desk) -> None:
    made = desk.collections.add("  Bão\u202e\nlũ\x00 \ud800")
    assert made.name == "Bão lũ ?"
    desk.collections.write(made.id, "một\r\nhai\x07")
    desk.collections.rename(made.id, " ")
    found = desk.collections.get(made.id)
    assert found is not None
    assert (found.name, found.note) == ("Bão lũ ?", "một\nhai")


def test_tags_that_differ_in_capitals_are_one(desk: Desk) -> None:
    assert desk.tags.tag("Thiên tai", [FLOOD]) == 1
    assert desk.tags.tag("thiên TAI", [FLOOD, TEA]) == 1
    desk.tags.tag("Ảnh đẹp", [TEA])
    assert desk.tags.all() == [("Ảnh đẹp", 1), ("Thiên tai", 2)]
    assert desk.tags.of(TEA) == ["Ảnh đẹp", "Thiên tai"]
    word = desk.tags.untag("THIÊN TAI", [TEA])
    assert [one.title for one in desk.tags.articles("thiên tai")] == ["Lũ ở Hàm Yên"]
    desk.undo(word)
    word = desk.tags.rename("thiên tai", "Bão lũ")
    assert desk.tags.all() == [("Ảnh đẹp", 1), ("Bão lũ", 2)]
    desk.tags.rename("bão lũ", "BÃO LŨ")
    assert [name for name, _count in desk.tags.all()] == ["Ảnh đẹp", "BÃO LŨ"]
    assert desk.tags.tag(" ", [TEA]) == 0


def test_passages_belong_to_an_article_wherever_its_archive_was_made_anew(desk: Desk) -> None:
    chosen = Selection(5, 4, "nước lên nhanh", "Đêm ", " trong hai giờ")
    made = desk.passages.mark(FLOOD, chosen, "green", "hỏi lại ông Nam")
    desk.passages.write(made.id, "đã hỏi")
    desk.passages.paint(made.id, "pink")
    anew = Reference(archive="k9", article="a1", title="Lũ ở Hàm Yên")
    other = Reference(archive="k9", article="a1", title="Một bài khác")
    assert [(one.note, one.colour) for one in desk.passages.of(anew)] == [("đã hỏi", "pink")]
    assert desk.passages.of(other) == []
    assert desk.passages.articles() == [(FLOOD, 1)]
    word = desk.passages.remove(made.id)
    assert desk.passages.of(FLOOD) == []
    desk.undo(word)
    assert [type(one) for one in desk.passages.of(FLOOD)] == [Passage]


def test_a_saved_search_tells_what_is_new_since_somebody_looked(desk: Desk) -> None:
    inquiry = Inquiry(text="lũ quét", sort="newest", filters=Filters(section=("Xã hội",), dates=("2001", "2009")))
    saved = desk.searches.save("", "k1", inquiry)
    assert saved.name == "lũ quét"
    assert Inquiry.unpacked(saved.inquiry) == inquiry
    assert desk.searches.news(saved.id, "k1", ["a1", "a2"]) == ((), "")
    desk.searches.look(saved.id, "k1", ["a1", "a2"])
    news = desk.searches.news(saved.id, "k1", ["a4", "a1", "a3"])
    assert news.articles == ("a4", "a3")
    assert news.looked
    assert desk.searches.news(saved.id, "k2", ["a4"]) == ((), "")


def test_what_was_seen_is_not_new_again_when_an_archive_is_back(desk: Desk) -> None:
    saved = desk.searches.save("Lũ", "k1", Inquiry(text="lũ"))
    desk.searches.look(saved.id, "k1", ["a1", "b1@k2"])
    desk.searches.look(saved.id, "k1", ["a1", "a2"])
    assert desk.searches.news(saved.id, "k1", ["a1", "a2", "b1@k2", "b2@k2"]).articles == ("b2@k2",)


def test_saving_a_search_again_under_its_name_replaces_it(desk: Desk) -> None:
    first = desk.searches.save("Lũ", "k1", Inquiry(text="lũ"))
    desk.searches.look(first.id, "k1", ["a1"])
    again = desk.searches.save("LŨ", "k1", Inquiry(text="lũ quét"))
    elsewhere = desk.searches.save("Lũ", "k2", Inquiry(text="lũ"))
    assert again.id == first.id
    assert desk.searches.news(first.id, "k1", ["a9"]) == ((), "")
    assert [one.id for one in desk.searches.all()] == [first.id, elsewhere.id]
    word = desk.searches.remove(first.id)
    assert desk.searches.all("k1") == []
    desk.undo(word)
    assert [one.name for one in desk.searches.named("lũ", "k1")] == ["Lũ"]


def test_what_is_starred_stays_when_the_rest_is_forgotten(desk: Desk) -> None:
    for text in ("lũ quét", "  chè  shan", "lũ quét", "*", " "):
        desk.history.ask("k1", Inquiry(text=text))
    told = desk.history.questions()
    assert [(Inquiry.unpacked(one.inquiry).text, one.times) for one in told] == [("lũ quét", 2), ("chè shan", 1)]
    desk.history.star(told[1].id, on=True)
    word = desk.history.forget_questions()
    assert [one.id for one in desk.history.questions()] == [told[1].id]
    assert [one.id for one in desk.history.questions(starred=True)] == [told[1].id]
    desk.undo(word)
    assert len(desk.history.questions()) == 2


def test_what_was_read_is_remembered_with_its_place(desk: Desk) -> None:
    desk.history.read(FLOOD)
    desk.history.read(TEA)
    desk.history.leave(FLOOD, 0.4)
    desk.history.leave(BRIDGE, 0.4)
    assert [reference for _opened, reference in desk.history.readings()] == [TEA, FLOOD]
    assert (desk.history.place(FLOOD), desk.history.place(BRIDGE)) == (0.4, 0.0)
    word = desk.history.forget_readings()
    assert desk.history.readings() == []
    assert desk.undo(word) == 2


def test_history_does_not_grow_for_ever(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archiveviewer.desk.history.QUESTIONS_KEPT", 3)
    desk.history.ask("k1", Inquiry(text="sao"))
    desk.history.star(desk.history.questions()[0].id, on=True)
    for number in range(6):
        desk.history.ask("k1", Inquiry(text=f"câu {number}"))
    assert [Inquiry.unpacked(one.inquiry).text for one in desk.history.questions()] == [
        "câu 5",
        "câu 4",
        "câu 3",
        "sao",
    ]


def test_an_article_of_another_archive_is_kept_as_that_archives() -> None:
    abroad = Reference.of("a5@k2", "k1", "Bài của bạn", "", "")
    assert abroad.key == ("k2", "a5")
    assert (abroad.seen("k1"), abroad.seen("k2")) == ("a5@k2", "a5")
    assert Reference.of("a5", "k1", "Bài", "", "").key == ("k1", "a5")
