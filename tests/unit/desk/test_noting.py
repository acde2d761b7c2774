"""What a person noted of one article, for paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from archiveviewer.desk import Desk
from archiveviewer.desk.anchoring import Selection
from archiveviewer.desk.noting import NOTHING, noted_of
from archiveviewer.desk.things import Reference

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FLOOD = Reference(archive="k1", article="a1", title="Lũ ở Hàm Yên")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk.open(tmp_path / "desk") as opened:
        yield opened


def file(desk: Desk, name: str, note: str, parent: str = "") -> str:
    made = desk.collections.add(name, parent)
    desk.collections.file(made.id, [FLOOD])
    desk.collections.write(desk.collections.filed(made.id)[0].clipping.id, note)
    return made.id


def test_all_reasons_and_passages_of_an_article_come_together(desk: Desk) -> None:
    file(desk, "Bão lũ", "Bài mở đầu.")
    file(desk, "Riêng", "Chưa tin.")
    gone = file(desk, "Bỏ", "Không còn.")
    desk.collections.remove(gone)
    passage = desk.passages.mark(FLOOD, Selection(5, 0, "nước lên", "", ""), note="Hỏi lại")
    noted = noted_of(desk, FLOOD)
    assert noted.notes == ("Bài mở đầu.", "Chưa tin.")
    assert [one.id for one in noted.passages] == [passage.id]


def test_with_a_collection_nothing_of_others_is_handed_out(desk: Desk) -> None:
    outer = file(desk, "Bão lũ", "Bài mở đầu.")
    file(desk, "Bão số 3", "Sâu hơn.", outer)
    file(desk, "Riêng", "Chưa tin.")
    assert noted_of(desk, FLOOD, "Bão lũ").notes == ("Bài mở đầu.", "Sâu hơn.")
    assert noted_of(desk, FLOOD, "Không có").notes == ()


def test_of_most_articles_nothing_was_noted(desk: Desk) -> None:
    assert noted_of(desk, FLOOD) == NOTHING
    assert noted_of(desk, FLOOD).is_empty
    assert not desk.passages.any()
