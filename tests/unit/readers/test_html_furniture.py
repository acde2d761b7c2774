"""What pages put around and into their articles changes nothing of what is read, whatever it is called."""

# ruff: noqa: E501 — markup as pages write it

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import html_pages as pages
from archiveviewer.readers import html
from archiveviewer.readers.html.furniture import begins_afterword, is_furniture
from html_systems import SYSTEMS

SHARE = '<div class="z1"><a href="#">Chia sẻ</a> <a href="https://facebook.com/x">Facebook</a> <span>Zalo</span> <span>Sao chép liên kết</span></div>'
PLAYER = (
    '<div class="z2"><span>Nghe bài viết</span><span>00:00</span><span>1x</span><span>Giọng nữ miền Bắc</span></div>'
)
COUNTS = '<div class="z3"><span>1.234 lượt xem</span> <span>0 bình luận</span> <span>A-</span><span>A</span><span>A+</span></div>'
FOLLOW = '<div class="z4"><a href="https://news.google.com/a">Theo dõi Báo Sông Lô trên Google News</a></div>'
UNDER_THE_HEADLINE = (SHARE, PLAYER, COUNTS, FOLLOW)
OTHER_STORY = "Một câu chuyện khác ở vùng cao Na Hang"
OTHER_STORIES = (
    f'<div class="z5"><a href="/bai-901.html"><img src="https://x.vn/t.jpg"></a><div><a href="/bai-901.html">{OTHER_STORY}</a><p>Chuyện kể rằng bà con vùng cao Na Hang đã cùng nhau giữ rừng suốt ba mươi năm qua.</p></div></div>',
    f'<ul><li><a href="/bai-903.html">{OTHER_STORY}</a></li><li><a href="/bai-904.html">Thêm một câu chuyện nữa ở Lâm Bình</a></li></ul>',
    f'<p><a href="/bai-905.html"><em>{OTHER_STORY}</em></a></p>',
)
BETWEEN_PARAGRAPHS = (
    '<div class="z4"><span>Quảng cáo</span></div>',
    '<div class="z6"><form><p>Đăng ký nhận bản tin để không bỏ lỡ các bài viết hay của chúng tôi mỗi ngày</p><input type="text"></form></div>',
    '<div class="z6"><span>00:00</span> / <span>02:15</span></div>',
)
BEHIND = (
    '<div class="z8"><h3>Ý kiến (3)</h3><div><b>Nguyễn Văn An</b><p>Bài viết rất hay, mong bà con được mùa và có nhiều cơ hội hơn nữa trong những năm tới đây.</p><span>Thích</span> <span>Trả lời</span></div></div>',
    '<div class="z9"><h3>Đọc nhiều</h3><ul><li><a href="/p1">Câu chuyện được đọc nhiều nhất hôm nay</a></li><li><a href="/p2">Câu chuyện được đọc nhiều thứ nhì hôm nay</a></li></ul></div>',
    '<div class="z11"><p>Cơ quan chủ quản: Tỉnh ủy Tuyên Quang. Tổng Biên tập: Nguyễn Văn Bình. Giấy phép số 123/GP-BTTTT ngày 1/2/2015</p><p>Địa chỉ: 219 đường Tân Trào. Điện thoại: 0207 3822 820.</p></div>',
    '<div class="z14"><form><p>Theo bạn, mô hình này có nên nhân rộng ra toàn tỉnh không?</p><input type="radio">Có<input type="radio">Không</form></div>',
)
STORIES = {
    **{name: SYSTEMS[name][0] for name in ("nukeviet3", "aspnet2007", "frontpage", "mobile2013", "divs", "zing")},
    **{name: getattr(pages, name) for name in ("VNEXPRESS", "TABLES_2003", "SPANS", "PROVINCE", "WORD", "LIFERAY")},
}


def facts(page: str) -> dict[str, object]:
    (article,) = html.read(Path("bai.html"), page.encode("utf-8"))
    lists = (article.related, article.same_section)
    return {
        "title": article.title,
        "sapo": article.sapo,
        "dates": (article.published, article.modified),
        "signed": (article.author, article.credit),
        "captions": article.captions,
        "body": article.body,
        "lists": [link.title for one in lists if one is not None for link in one.links],
    }


def under_the_headline(page: str, piece: str) -> str:
    headline = re.compile(
        rf"<(h[1-6]|div|p)\b[^<>]*>(?:<[^<>]+>)*{re.escape(pages.TITLE)}(?:</\w+>)*?</\1>", re.IGNORECASE
    )
    match = headline.search(page, page.lower().index("<body"))
    return page[: match.end()] + piece + page[match.end() :] if match else page


def between_paragraphs(page: str, piece: str) -> str:
    end = page.index(pages.PARAGRAPHS[1]) + len(pages.PARAGRAPHS[1])
    tags = re.compile(r"(?:</span>)*</(?:p|div)>|(?:<br ?/?>)+|", re.IGNORECASE).match(page, end)
    return page[: tags.end()] + piece + page[tags.end() :] if tags and tags.group() else page


@pytest.mark.parametrize("name", STORIES)
def test_nothing_under_the_headline_is_taken_for_the_article(name: str) -> None:
    for piece in UNDER_THE_HEADLINE:
        assert facts(under_the_headline(STORIES[name], piece)) == facts(STORIES[name])


@pytest.mark.parametrize("name", STORIES)
def test_nothing_between_its_paragraphs_is(name: str) -> None:
    for piece in BETWEEN_PARAGRAPHS:
        assert facts(between_paragraphs(STORIES[name], piece)) == facts(STORIES[name])


@pytest.mark.parametrize("name", STORIES)
def test_other_stories_between_its_paragraphs_are_related(name: str) -> None:
    plain = facts(STORIES[name])
    for piece in OTHER_STORIES:
        page = between_paragraphs(STORIES[name], piece)
        found = facts(page)
        assert found | {"lists": plain["lists"]} == plain
        assert page == STORIES[name] or OTHER_STORY in str(found["lists"])


@pytest.mark.parametrize("name", STORIES)
def test_nothing_behind_it_is(name: str) -> None:
    for piece in BEHIND:
        assert facts(re.sub("(?i)</body>", f"{piece}</body>", STORIES[name])) == facts(STORIES[name])


@pytest.mark.parametrize(
    "text", ["In bài này", "A-AA+", "Nghe bài viết00:001xGiọng nữ miền Bắc", "2 giờ trước", "00:00 / 02:15"]
)
def test_furniture_is_known_by_its_words(text: str) -> None:
    assert is_furniture(text)


@pytest.mark.parametrize("text", ["Inter Milan", "Đồng Nai", "14:05", "Facebook công bố lãi lớn", "Xuân", ""])
def test_other_words_are_no_furniture(text: str) -> None:
    assert not is_furniture(text)


@given(
    st.lists(st.sampled_from(("a ", "x", "1x ", "đăng tải ", "0,", "theo dõi ", "b", "in bài ", ".")), max_size=60).map(
        "".join
    )
)
def test_no_row_of_words_takes_long(text: str) -> None:
    is_furniture(text)
    begins_afterword(text)
