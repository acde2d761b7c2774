from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from archiveviewer import related
from archiveviewer.index import store, writing
from archiveviewer.related.story import follow
from archiveviewer.results import Listed, Related, Reprint, Story
from archiveviewer.steps import whole
from factories import article, fill

if TYPE_CHECKING:
    from pathlib import Path

    from archiveviewer.article import Article

OPENED = "Công an tỉnh Sóc Trăng khám xét kho xăng của ông Trịnh Sướng ở huyện Mỹ Xuyên, thu giữ dung môi pha xăng giả."
CHARGED = "Ông Trịnh Sướng ở huyện Mỹ Xuyên, tỉnh Sóc Trăng bị khởi tố: pha dung môi làm xăng giả ở kho xăng."
TRIED = "Trịnh Sướng hầu tòa: xăng giả pha bằng dung môi từ kho xăng ở Mỹ Xuyên, Công an tỉnh Sóc Trăng thu giữ."
ELSEWHERE = "Ở Sóc Trăng, lễ hội đua ghe ngo năm nay có sáu mươi đội dự thi, đông nhất từ trước đến nay."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "index"
    place.mkdir()
    writing.create(place)
    fillers = [article(f"Tin {n}", f"Trận đấu thứ {n} kết thúc.", article_id=f"x{n}") for n in range(40)]
    fill(
        place,
        [
            article("Khám kho xăng", OPENED, date="2019-05-28", article_id="opened"),
            article("Khởi tố đại gia xăng dầu", CHARGED, date="2019-06-02", source="Báo A", article_id="charged"),
            article("Tòa tuyên án", TRIED, article_id="tried"),
            article("Đua ghe ngo", ELSEWHERE, date="2019-11-01", article_id="elsewhere"),
            *fillers,
        ],
    )
    return place


def told(folder: Path, one: str, known: Related | None = None) -> Story:
    with store.Store(folder) as opened:
        asked: Article = opened.article(one)
        return follow(opened, asked, known or whole(related.finding(opened, asked, {}, ())))


def test_what_came_before_and_after_stands_in_its_order(folder: Path) -> None:
    story = told(folder, "charged")
    assert [chapter.id for chapter in story.chapters] == ["opened", "charged", "tried"]  # the last has no date
    before, present, undated = story.chapters
    assert (before.kinds, before.days_later) == (("same",), -5)
    assert "Trịnh Sướng" in before.reasons
    assert (present.kinds, present.source, present.days_later) == ((), "Báo A", 0)
    assert (undated.date, undated.days_later) == (None, None)


def test_an_article_of_the_same_place_is_another_story(folder: Path) -> None:
    assert [chapter.id for chapter in told(folder, "elsewhere").chapters] == ["elsewhere"]


def test_what_is_listed_or_printed_again_belongs_to_it_with_every_reason(folder: Path) -> None:
    known = Related(
        listed=(Listed(title="Đua ghe ngo", id="elsewhere"), Listed(title="không có")),
        listed_by=(Listed(title="Đua ghe ngo", id="elsewhere"), Listed(title="đã xóa", id="gone")),
        reprints=(Reprint(id="opened", title="Khám kho xăng", share=0.9),),
    )
    story = told(folder, "charged", known)
    chapters = {chapter.id: chapter for chapter in story.chapters}
    assert chapters.keys() == {"opened", "charged", "tried", "elsewhere"}
    assert chapters["elsewhere"].kinds == ("listed", "listed_by")
    assert (chapters["opened"].kinds, chapters["opened"].share) == (("reprint",), 0.9)
