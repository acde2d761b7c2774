from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from archiveviewer import related
from archiveviewer.article import Link, LinkList
from archiveviewer.index import store, writing
from archiveviewer.index.containment import Texts
from archiveviewer.related.reprints import share
from archiveviewer.steps import whole
from factories import article, fill

if TYPE_CHECKING:
    from pathlib import Path

    from archiveviewer.article import Article

NEWS = (
    "Cống ngăn mặn Ba Lai đóng từ rằm tháng Giêng để giữ nước ngọt cho hơn hai trăm nghìn héc ta vườn cây ăn trái. "
    "Nông dân xã Tân Xuân chở từng xe bồn nước ngọt về tưới bưởi da xanh, mỗi chuyến sáu trăm nghìn đồng. Chi cục Thủy "
    "lợi khuyến cáo bà con đo độ mặn trước khi lấy nước vào mương vườn, nhất là vào con nước rong cuối tháng."
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "index"
    place.mkdir()
    writing.create(place)
    return place


@pytest.mark.parametrize(
    ("listed", "found"),
    [
        ("Cống ngăn mặn Ba Lai chậm tiến độ", "target"),
        ("CỐNG NGĂN MẶN BA LAI CHẬM TIẾN ĐỘ", "target"),
        ("Cong ngan man Ba Lai cham tien do", "target"),
        ("Cống ngăn mặn Ba Lai chậm tiến độ (12/3/2016)", "target"),
        ("Cống ngăn mặn Ba Lai chậm tiến", "target"),
        ("Giải bóng đá lần thứ 20 khai mạc", ""),  # the archive has the nineteenth
        ("Khánh thành cầu Cổ Chiên", ""),
        ("", ""),
        ("…", ""),
    ],
)
def test_listed_titles_are_found_where_there_is_no_doubt(folder: Path, listed: str, found: str) -> None:
    asking = article("Bài hỏi", related=(listed,), article_id="asking")
    others = (
        article("Cống ngăn mặn Ba Lai chậm tiến độ", article_id="target"),
        article("Giải bóng đá lần thứ 19 khai mạc", article_id="19"),
        article("Mùa mưa đến sớm", article_id="x"),
    )
    fill(folder, (asking, *others))
    with store.Store(folder) as opened:
        (story,) = whole(related.finding(opened, asking, {}, ())).listed

    assert (story.title, story.id) == (listed, found)


def test_a_story_never_lists_itself(folder: Path) -> None:
    asking = article("Cùng một tựa", related=("Cùng một tựa",), article_id="1")
    fill(folder, [asking])
    with store.Store(folder) as opened:
        assert whole(related.finding(opened, asking, {}, ())).listed[0].id == ""


def test_a_reprint_is_recognised_by_containment_and_not_called_similar(folder: Path) -> None:
    original = article("Giữ nước ngọt", NEWS, article_id="1")
    reprint = article("Miền Tây giữ nước", NEWS, "Đoạn thêm của báo địa phương về chuyện khác hẳn.", article_id="2")
    shortened = article("Tin vắn", NEWS[: len(NEWS) * 2 // 3], article_id="3")
    fill(folder, [original, reprint, shortened, article("Chuyện khác", "Đội bóng thắng trận.", article_id="4")])
    with store.Store(folder) as opened:
        found = whole(related.finding(opened, original, {}, ()))

    assert {same.id for same in found.reprints} == {"2", "3"}
    assert all(same.share >= 0.9 for same in found.reprints)
    assert not found.similar


def test_similar_stories_come_with_the_words_they_share(folder: Path) -> None:
    first = article("Cống Ba Lai", "Cống ngăn mặn Ba Lai đóng cửa. Nông dân tưới bưởi da xanh.", article_id="1")
    second = article("Chuyện bưởi", "Bưởi da xanh cần nước ngọt. Cống Ba Lai còn xa.", article_id="2")
    fill(folder, [first, second, *(article(f"Tin {n}", "Trận đấu kết thúc.", article_id=f"x{n}") for n in range(30))])
    with store.Store(folder) as opened:
        (like,) = whole(related.finding(opened, first, {}, ())).similar

    assert like.id == "2"
    assert set(like.reasons) == {"Cống Ba Lai", "bưởi da xanh"}


def test_of_similar_stories_that_print_one_text_one_is_told(folder: Path) -> None:
    first = article("Cống Ba Lai", "Cống ngăn mặn Ba Lai đóng cửa. Nông dân tưới bưởi da xanh.", article_id="1")
    printed = f"Bưởi da xanh cần nước ngọt. Cống Ba Lai còn xa. {NEWS}"
    twice = [article("Chuyện bưởi", printed, article_id=number) for number in ("2", "3")]
    other = article("Bưởi và mặn", "Cống Ba Lai giữ vườn bưởi da xanh qua mùa hạn.", article_id="4")
    fillers = [article(f"Tin {n}", "Trận đấu xong.", article_id=f"x{n}") for n in range(30)]
    fill(folder, [first, *twice, other, *fillers])
    with store.Store(folder) as opened:
        found = [one.id for one in whole(related.finding(opened, first, {}, ())).similar]

    assert sorted(found) in (["2", "4"], ["3", "4"])


def test_a_short_quotation_is_no_reprint() -> None:
    quotation = article("A", "Câu nói ấy ai cũng nhớ.")
    common = Texts([quotation, quotation].__getitem__).common(0, 1)
    assert common.shared == common.fewer > 0
    assert share(common) == 0.0


def test_of_two_stories_with_one_title_the_address_decides_or_nothing_does(folder: Path) -> None:
    def story(number: int) -> Article:
        made = article("Tin vắn", article_id=str(number))
        return msgspec.structs.replace(made, url=f"https://bao.example/{number}")

    asking = article("Bài hỏi", article_id="asking")
    links = LinkList(links=(Link(title="Tin vắn", url="https://bao.example/2"), Link(title="Tin vắn")))
    fill(folder, (msgspec.structs.replace(asking, related=links), story(1), story(2)))
    with store.Store(folder) as opened:
        listed = whole(related.finding(opened, opened.article("asking"), {}, ())).listed

    assert [one.id for one in listed] == ["2", ""]


@pytest.mark.parametrize("title", ["???", "Bão Haiyan đổ bộ vào Quảng Ninh"])
def test_another_story_is_not_taken_for_the_listed_one(folder: Path, title: str) -> None:
    asking = article("Bài hỏi", related=(title,), article_id="asking")
    others = (article("!!!", article_id="1"), article("Bão số 5 đổ bộ vào Quảng Ninh", article_id="2"))
    fill(folder, (asking, *others, *(article(f"Tin {number}", article_id=f"x{number}") for number in range(20))))
    with store.Store(folder) as opened:
        assert whole(related.finding(opened, asking, {}, ())).listed[0].id == ""


def test_of_several_printings_with_one_title_the_earliest_is_meant(folder: Path) -> None:
    text = NEWS + " Hồ chứa nước Ba Lai vẫn giữ được nước ngọt cho hai xã ven sông trong suốt mùa khô vừa qua." * 3
    asking = article("Bài hỏi", related=("Giữ nước ngọt",), article_id="asking")
    printings = [article("Giữ nước ngọt", text, date=f"20{year}", article_id=f"{year}") for year in (12, 11, 13)]
    fill(folder, (asking, *printings))
    with store.Store(folder) as opened:
        assert whole(related.finding(opened, opened.article("asking"), {}, ())).listed[0].id == "11"


def test_a_word_may_be_printed_otherwise_even_among_the_rarest(folder: Path) -> None:
    asking = article("Bài hỏi", related=("Cống ngăn lũ Ba Lai chậm tiến độ",), article_id="asking")
    others = (article("Cống ngăn mặn Ba Lai chậm tiến độ", article_id="target"), article("Lũ về", article_id="x"))
    fill(folder, (asking, *others))
    with store.Store(folder) as opened:
        assert whole(related.finding(opened, asking, {}, ())).listed[0].id == "target"
