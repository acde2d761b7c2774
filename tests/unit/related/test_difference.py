"""Two printings side by side: kept, changed, cut, added; each word of either stands there once and in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from archiveviewer.related.difference import difference
from factories import article

if TYPE_CHECKING:
    from archiveviewer.results import Piece, Row

LEAD = "Chiều 3/5, nước sông Lô lên nhanh, nhiều nhà ven sông phải dọn đồ lên cao."
MIDDLE = "Theo trạm thủy văn, mực nước đã quá báo động hai từ trưa cùng ngày."
LOCAL = "Tại phường Minh Xuân, bà con được đưa đến trường học."
END = "Dự báo đêm nay mưa còn to ở vùng núi phía bắc."


def text(side: tuple[Piece, ...]) -> str:
    return " ".join(piece.text for piece in side)


def pairs(rows: tuple[Row, ...]) -> list[tuple[str, str]]:
    return [(text(row.left), text(row.right)) for row in rows]


def test_what_was_cut_and_added_stands_alone_and_what_was_kept_stands_together() -> None:
    rows = difference(article("Lũ lên", LEAD, MIDDLE, END), article("Lũ sông Lô lên", LEAD, LOCAL, END))
    assert pairs(rows) == [
        ("Lũ lên", "Lũ sông Lô lên"),
        (LEAD, LEAD),
        (MIDDLE, ""),
        ("", LOCAL),
        (END, END),
    ]
    assert [piece.same for piece in rows[1].left] == [True]
    assert [piece.same for piece in rows[2].left] == [False]


def test_within_a_changed_paragraph_only_the_changed_words_are_told() -> None:
    (_title, row) = difference(article("Tin", LEAD), article("Tin", LEAD.replace("nhiều", "hàng trăm")))
    assert [(piece.text, piece.same) for piece in row.right if not piece.same] == [("hàng trăm", False)]
    assert text(row.left) == LEAD


paragraphs = st.lists(st.text(alphabet="ab đ", min_size=1, max_size=12).map(str.strip).filter(bool), max_size=8)


@given(paragraphs, paragraphs)
def test_nothing_is_lost_doubled_or_moved(mine: list[str], theirs: list[str]) -> None:
    rows = difference(article("T", *mine), article("T", *theirs))
    for side, told in (("left", ["T", *mine]), ("right", ["T", *theirs])):
        shown = [text(getattr(row, side)) for row in rows if getattr(row, side)]
        assert [one.split() for one in shown] == [one.split() for one in told]
    for row in rows:
        same = [[piece.text for piece in side if piece.same] for side in (row.left, row.right)]
        assert same[0] == same[1]


def test_what_repeats_itself_without_end_is_not_compared_word_by_word() -> None:
    one, other = "a b " * 400 + "c", "b a " * 400 + "d"
    (row,) = difference(article(one), article(other))
    assert [len(side) for side in (row.left, row.right)] == [1, 1]
