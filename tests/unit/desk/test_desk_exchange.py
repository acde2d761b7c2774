"""Giving a desk to a colleague and laying theirs into one's own."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiveviewer.desk import Desk
from archiveviewer.desk.anchoring import Selection
from archiveviewer.desk.exchange import Merged, read
from archiveviewer.desk.merging import BETWEEN, merged, renoted
from archiveviewer.desk.things import Clipping, Inquiry, Reference
from archiveviewer.errors import DeskError, DeskFileRefused, DeskTooNew

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FLOOD = Reference(archive="k1", article="a1", title="Lũ ở Hàm Yên", date="2009-10-02", source="Báo Tuyên Quang")
TEA = Reference(archive="k1", article="a2", title="Chè Shan tuyết")
NOTHING = Merged()


@pytest.fixture
def mine(tmp_path: Path) -> Iterator[Desk]:
    with Desk.open(tmp_path / "mine") as desk:
        yield desk


@pytest.fixture
def theirs(tmp_path: Path) -> Iterator[Desk]:
    with Desk.open(tmp_path / "theirs") as desk:
        yield desk


def give(giver: Desk, taker: Desk, **options: bool) -> Merged:
    file = giver.folder.parent / "bàn.json"
    giver.export(file)
    return taker.lay_in(file, **options)


def notes(desk: Desk) -> list[str]:
    return [
        filed.clipping.note
        for branch in desk.collections.tree()
        for filed in desk.collections.filed(branch.collection.id)
    ]


def furnish(desk: Desk) -> str:
    storms = desk.collections.add("Bão lũ")
    inner = desk.collections.add("Bão số 3", storms.id)
    desk.collections.file(inner.id, [FLOOD, TEA])
    desk.collections.write(desk.collections.filed(inner.id)[0].clipping.id, "xem ảnh")
    desk.passages.mark(FLOOD, Selection(5, 4, "nước lên", "Đêm ", " nhanh"), "blue", "hỏi lại")
    desk.tags.tag("Thiên tai", [FLOOD])
    desk.searches.save("Lũ", "k1", Inquiry(text="lũ quét", sort="oldest"))
    desk.history.ask("k1", Inquiry(text="lũ"))
    desk.history.read(FLOOD, 0.5)
    return inner.id


def test_all_arrives_and_arrives_once(mine: Desk, theirs: Desk) -> None:
    inner = furnish(theirs)
    assert give(theirs, mine) == Merged(added=7)
    assert give(theirs, mine) == NOTHING
    assert [branch[1:] for branch in mine.collections.tree()] == [(0, 0), (1, 2)]
    assert [filed.reference for filed in mine.collections.filed(inner)] == [FLOOD, TEA]
    assert [(one.quote, one.note) for one in mine.passages.of(FLOOD)] == [("nước lên", "hỏi lại")]
    assert mine.tags.of(FLOOD) == ["Thiên tai"]
    assert [one.name for one in mine.searches.all()] == ["Lũ"]


def test_what_was_asked_and_read_is_given_only_when_asked_for(mine: Desk, theirs: Desk, tmp_path: Path) -> None:
    furnish(theirs)
    give(theirs, mine)
    assert (mine.history.questions(), mine.history.readings()) == ([], [])
    theirs.export(tmp_path / "cả.json", history=True)
    assert mine.lay_in(tmp_path / "cả.json") == Merged(added=2)
    assert mine.history.place(FLOOD) == 0.5


def test_a_collection_is_given_with_what_belongs_to_it(mine: Desk, theirs: Desk, tmp_path: Path) -> None:
    inner = furnish(theirs)
    other = theirs.collections.add("Riêng")
    theirs.collections.file(other.id, [Reference(archive="k1", article="a9", title="Khác")])
    theirs.export(tmp_path / "một.json", [inner])
    bundled = read(tmp_path / "một.json")
    assert [one.name for one in bundled.collections] == ["Bão số 3"]
    assert {one.article for one in bundled.articles} == {"a1", "a2"}
    assert (len(bundled.passages), len(bundled.taggings), len(bundled.searches)) == (1, 1, 0)
    mine.lay_in(tmp_path / "một.json")
    assert [branch.depth for branch in mine.collections.tree()] == [0]  # the one around it was not given


def test_a_note_that_goes_on_from_mine_takes_its_place_whatever_the_clocks_say(mine: Desk, theirs: Desk) -> None:
    inner = furnish(mine)
    give(mine, theirs)
    clipping = theirs.collections.filed(inner)[0].clipping
    theirs.collections.write(clipping.id, "ngắn")
    theirs._store.put(  # noqa: SLF001 — a colleague's clock that is late by years
        msgspec.structs.replace(theirs.collections.filed(inner)[0].clipping, changed="2001-01-01T00:00:00+00:00")
    )
    assert give(theirs, mine).changed == 1
    assert notes(mine) == ["ngắn", ""]
    assert give(mine, theirs) == NOTHING


def test_of_two_notes_written_apart_both_are_kept_once(mine: Desk, theirs: Desk) -> None:
    inner = furnish(mine)
    give(mine, theirs)
    for desk, note in ((mine, "của tôi"), (theirs, "của bạn")):
        desk.collections.write(desk.collections.filed(inner)[0].clipping.id, note)
    assert give(theirs, mine).both_kept == 1
    assert notes(mine)[0] == f"của tôi{BETWEEN}của bạn"
    assert give(theirs, mine) == NOTHING
    assert give(mine, theirs).changed == 1
    assert notes(theirs) == notes(mine)
    assert give(theirs, mine) == NOTHING


def test_what_i_removed_stays_removed_until_they_change_it_or_i_want_it_back(mine: Desk, theirs: Desk) -> None:
    inner = furnish(theirs)
    give(theirs, mine)
    mine.collections.remove(inner)
    assert give(theirs, mine) == Merged(left_out=3)
    assert give(theirs, mine, bring_back=True) == Merged(added=3)
    assert len(mine.collections.filed(inner)) == 2
    mine.collections.remove(inner)
    theirs.collections.rename(inner, "Bão số 4")
    assert give(theirs, mine) == Merged(added=1, left_out=2)


def test_nothing_that_they_removed_is_taken_from_me(mine: Desk, theirs: Desk) -> None:
    inner = furnish(mine)
    give(mine, theirs)
    theirs.collections.remove(inner)
    assert give(theirs, mine) == NOTHING
    assert len(mine.collections.filed(inner)) == 2


def test_collections_moved_into_each_other_apart_are_all_still_seen(mine: Desk, theirs: Desk) -> None:
    one, other = mine.collections.add("Một"), mine.collections.add("Hai")
    give(mine, theirs)
    mine.collections.move(one.id, other.id)
    theirs.collections.move(other.id, one.id)
    give(theirs, mine)
    assert {branch.collection.name for branch in mine.collections.tree()} == {"Một", "Hai"}
    assert mine.collections.path(one)
    assert mine.collections.move(one.id, "")


WRONG: dict[str, Any] = {
    "nothing": b"",
    "no JSON": b"\xff\xfe\x00",
    "another document": b'{"title": "x"}',
    "a list": b"[1]",
    "depth without end": b'{"archiveviewer_desk": 1, "x": ' + b"[" * 200_000,
    "a half surrogate": b'{"archiveviewer_desk": 1, "articles": [{"archive": "", "article": "a", "title": "\\ud800"}]}',
    "another type": {"collections": [{"id": 5, "made": "", "changed": "", "name": "x"}]},
    "an id that is none": {"collections": [{"id": "../x", "made": "", "changed": "", "name": "x"}]},
    "a name without end": {"collections": [{"id": "a", "made": "", "changed": "", "name": "x" * 5_000}]},
    "no number": {
        "clippings": [
            {"id": "a", "made": "", "changed": "", "collection": "a", "archive": "", "article": "a", "position": 1e300}
        ]
    },
    "a share beyond all": {
        "opened": [{"id": "a", "made": "", "changed": "", "archive": "", "article": "a", "share": 7}]
    },
    "a moment that is none": {"collections": [{"id": "a", "made": "now'; --", "changed": "", "name": "x"}]},
    "a number too large": {
        "passages": [
            {
                "id": "a",
                "made": "",
                "changed": "",
                "archive": "",
                "article": "a",
                "block": 2**70,
                "start": 0,
                "quote": "x",
            }
        ]
    },
}


@pytest.mark.parametrize("wrong", WRONG)
def test_a_file_that_is_none_is_refused_and_changes_nothing(mine: Desk, tmp_path: Path, wrong: str) -> None:
    made = WRONG[wrong]
    data = made if isinstance(made, bytes) else json.dumps({"archiveviewer_desk": 1, **made}).encode()
    (tmp_path / "x.json").write_bytes(data)
    with pytest.raises(DeskFileRefused):
        mine.lay_in(tmp_path / "x.json")
    assert mine.collections.tree() == []


def test_a_file_of_a_later_format_is_refused_by_that_name(mine: Desk, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_bytes(b'{"archiveviewer_desk": 2, "collections": "otherwise"}')
    with pytest.raises(DeskTooNew):
        mine.lay_in(tmp_path / "x.json")
    for nothing in (tmp_path, tmp_path / "none"):
        with pytest.raises(DeskFileRefused):
            mine.lay_in(nothing)


def test_a_file_that_an_editor_put_its_mark_before_is_taken(mine: Desk, tmp_path: Path) -> None:
    one = {"id": "a", "made": "", "changed": "", "name": "Hạn mặn"}
    data = json.dumps({"archiveviewer_desk": 1, "collections": [one]}).encode("utf-8-sig")
    (tmp_path / "x.json").write_bytes(data)
    mine.lay_in(tmp_path / "x.json")
    assert [branch.collection.name for branch in mine.collections.tree()] == ["Hạn mặn"]


def test_what_has_no_name_in_a_file_can_be_seen(mine: Desk, tmp_path: Path) -> None:
    one = {"id": "a", "made": "", "changed": "", "name": " \u202e\n"}
    (tmp_path / "x.json").write_text(json.dumps({"archiveviewer_desk": 1, "collections": [one]}), encoding="utf-8")
    mine.lay_in(tmp_path / "x.json")
    assert [branch.collection.name for branch in mine.collections.tree()] == ["?"]


def test_what_a_file_says_is_cleaned(mine: Desk, tmp_path: Path) -> None:
    one = {"id": "a", "made": "9999", "changed": "9999", "name": "Bão\u202e\u0000", "removed": "x y", "further": 1}
    (tmp_path / "x.json").write_text(json.dumps({"archiveviewer_desk": 1, "collections": [one]}), encoding="utf-8")
    mine.lay_in(tmp_path / "x.json")
    (branch,) = mine.collections.tree()
    assert branch.collection.name == "Bão"
    mine.collections.rename("a", "Của tôi")  # no clock of theirs wins over what is done later
    mine.lay_in(tmp_path / "x.json")
    assert [branch.collection.changed < "9999" for branch in mine.collections.tree()] == [True]


def test_whatever_is_cut_out_of_a_file_never_breaks_a_desk(mine: Desk, theirs: Desk, tmp_path: Path) -> None:
    furnish(theirs)
    theirs.export(tmp_path / "x.json", history=True)
    data = (tmp_path / "x.json").read_bytes()
    dice = random.Random(7)  # noqa: S311 — damage, no secret
    for _ in range(150):
        broken = bytearray(data)
        for _ in range(dice.randint(1, 4)):
            broken[dice.randrange(len(broken))] = dice.randrange(256)
        (tmp_path / "y.json").write_bytes(broken)
        try:
            mine.lay_in(tmp_path / "y.json")
        except (DeskFileRefused, DeskTooNew):
            continue
        assert all(mine.collections.path(branch.collection) for branch in mine.collections.tree())


def test_writing_over_a_file_leaves_no_half_of_one(mine: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "x.json"
    file.write_text("trước")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(DeskError, match="No space left"):
        mine.export(file)
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["x.json"]
    assert file.read_text() == "trước"


def clipping(note: str, changed: str) -> Clipping:
    return Clipping(id="c", made="1", changed=changed, collection="k", archive="", article="a", note=note)


TEXTS = st.text(alphabet="ab ", max_size=3)


@given(TEXTS, TEXTS, TEXTS, TEXTS, st.sampled_from("23"))
def test_two_desks_come_to_say_the_same_in_whichever_order(
    base: str, one: str, other: str, more: str, moment: str
) -> None:
    start = clipping(base, "1")
    mine = msgspec.structs.replace(renoted(start, one), changed="2")
    theirs = msgspec.structs.replace(renoted(start, other), changed=moment)
    both = merged(mine, theirs)
    assert both.note == merged(theirs, mine).note
    assert merged(both, theirs).note == merged(theirs, both).note == both.note
    if base in (one, other):
        assert both.note == (one if other == base else other)
    else:
        assert one in both.note
        assert other in both.note
    further = renoted(both, more)
    assert merged(theirs, further).note == more or more in (theirs.note, mine.note, base)
