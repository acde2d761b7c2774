"""What is short or stands apart on a page: notes, subtitles, last words, dates in sentences, boxes with a misleading name,
pictures that lead to larger ones, what stands where a page was saved.
"""

# ruff: noqa: E501 — markup as pages write it

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from archiveviewer.errors import Unreadable
from archiveviewer.readers import html

if TYPE_CHECKING:
    from archiveviewer.article import Article

TITLE = "Hàm Yên: Nông dân trắng tay sau lũ trái mùa"
FIRST, SECOND, THIRD = (
    "Nước sông Lô lên nhanh trong đêm đã làm ngập hơn ba trăm héc-ta ngô của bà con các xã ven sông thuộc huyện Hàm Yên.",
    "Bà Hoàng Thị Mến, một nông dân ở xã Bạch Xa, cho biết gia đình bà vừa vay ngân hàng ba mươi triệu đồng để mua giống.",
    "Huyện đã xuất hai tấn gạo từ quỹ dự phòng để cứu trợ khẩn cấp cho những thôn bị cô lập, cùng quân đội dựng lại nhà.",
)
P = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"


def page(body: str, *, head: str = "", title: str = f"{TITLE} - Báo Tuyên Quang", opening: str = "<html>") -> Article:
    data = f'{opening}<head><meta charset="utf-8"><title>{title}</title>{head}</head><body>{body}</body></html>'
    (article,) = html.read(Path("bai.html"), data.encode())
    return article


def read(body: str, *, head: str = "", above: str = "") -> Article:
    return page(f"{above}<h1>{TITLE}</h1>{body}", head=head)


def texts(article: Article) -> list[str]:
    return [block.text for block in article.blocks if block.text]


@pytest.mark.parametrize(
    "line",
    [
        "Cuộc thi kết thúc ngày 30/4/2010.",
        "Cập nhật lúc 15h ngày 6/3/2010: Nước sông Lô đã rút.",
        "Báo đình bản ngày 1-1-1910.",
    ],
)
def test_a_short_sentence_with_a_date_is_text_and_no_date_of_the_article(line: str) -> None:
    article = read(f"<div><p>{line}</p>{P}</div>", above="<p>Thứ Bảy, 06/03/2010, 05:00</p>")
    assert texts(article)[0] == line
    assert article.published is not None
    assert article.published.value.startswith("2010-03-06")
    assert article.modified is None


@pytest.mark.parametrize("heading", ["Các tin khác:", "Tin liên quan", "Các bài viết khác trong chuyên mục"])
def test_the_dates_of_other_stories_are_theirs(heading: str) -> None:
    behind = (
        f"<p><b>{heading}</b></p><ul><li><a href='/1.html'>Khánh thành cầu Bạch Xa ở Hàm Yên</a> (01/03/2004)</li></ul>"
    )
    assert read(f"<div>{P}</div>{behind}").published is None


@pytest.mark.parametrize(
    "apart", ["Kỳ 1: Những cánh đồng trắng", "(Tiếp theo kỳ trước)", "- Thưa bà, nước lên từ bao giờ?", "Trời mưa."]
)
def test_short_words_between_headline_and_text_are_read(apart: str) -> None:
    tag = "h2" if apart.startswith("Kỳ") else "p"
    assert texts(read(f"<{tag}>{apart}</{tag}><div>{P}</div>")) == [apart, FIRST, SECOND, THIRD]


@pytest.mark.parametrize("apart", ["Trời đã tạnh.", "(*) Tên nhân vật đã được thay đổi."])
def test_the_last_words_beside_the_box_of_the_text_are_read(apart: str) -> None:
    assert texts(read(f"<div>{P}</div><p>{apart}</p><div>© Báo Tuyên Quang</div>"))[-1] == apart


@pytest.mark.parametrize(
    "line", ["Bản in | Gửi thư phản hồi", "[Trở về]", "Lê Vũ", "<a href='/x'>Xem tiếp trang sau.</a>", "Tin liên quan"]
)
def test_what_else_stands_there_is_not(line: str) -> None:
    article = read(f"<p>{line}</p><div>{P}</div><p>{line}</p>")
    assert texts(article) == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    "heading",
    [
        "<p><b>Ý kiến bạn đọc</b></p>",
        "<h2>Bình luận</h2>",
        "<p>Mọi ý kiến đóng góp xin gửi về tòa soạn Báo Tuyên Quang.</p>",
    ],
)
def test_a_part_of_the_article_may_be_called_as_readers_comments_are(heading: str) -> None:
    assert texts(read(f"<div><p>{FIRST}</p><p>{SECOND}</p>{heading}<p>{THIRD}</p></div>"))[-1] == THIRD


def test_behind_readers_comments_nothing_is_the_articles() -> None:
    comments = "<p><b>Ý kiến bạn đọc (2)</b></p><p>Minh 05/03/2010 08:30</p><p>Thương bà con quá, mong nhà nước sớm có gạo cứu trợ cho các thôn bị cô lập.</p><p>Trả lời</p>"
    assert texts(read(f"<div>{P}{comments}</div>")) == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize("name", ["print", "popup-content", "widget", "banner"])
def test_a_story_of_two_paragraphs_is_one_whatever_its_box_is_called(name: str) -> None:
    article = page(f"<div class='{name}'><h2>{TITLE}</h2><p>{FIRST}</p><p>{SECOND}</p></div><div>© 2010</div>")
    assert (article.title, texts(article)) == (TITLE, [FIRST, SECOND])


def test_a_page_of_links_is_none_for_that() -> None:
    links = "".join(f"<p><a href='/{number}.html'>{FIRST}</a></p>" for number in range(12))
    with pytest.raises(Unreadable):
        page(f"{links}<div class='footer'><p>{SECOND}</p></div>", title="Báo Tuyên Quang")


def test_columns_of_text_are_no_table_of_data() -> None:
    article = page(
        f"<table><tr><td>&nbsp;</td><td align=center><b>{TITLE}</b></td></tr><tr><td><a href=/a>Kinh tế</a></td><td>{P}</td></tr><tr><td></td><td align=right><b>Lê Vũ</b></td></tr></table>"
    )
    assert (texts(article), article.author) == ([FIRST, SECOND, THIRD], "Lê Vũ")


@pytest.mark.parametrize("label", ["Phóng to", "Xem ảnh lớn"])
def test_a_picture_that_leads_to_its_larger_one_is_the_articles(label: str) -> None:
    shown = f"<p><a href='big.jpg'><img src='http://x.vn/a.jpg' width=400></a><br><a href='big.jpg'>{label}</a></p>"
    article = read(f"<div><p>{FIRST}</p>{shown}<p>{SECOND}</p><p>{THIRD}</p></div>")
    assert [block.image for block in article.blocks if block.kind == "figure"] == ["http://x.vn/a.jpg"]
    assert article.related is None


def test_a_figure_over_the_headline_is_the_first() -> None:
    shown = "<figure><img src='http://x.vn/a.jpg'><figcaption>Bà con vớt ngô. Ảnh: Lê Vũ</figcaption></figure>"
    article = page(f"<article>{shown}<h1>{TITLE}</h1><div>{P}</div></article>")
    assert article.captions == ("Bà con vớt ngô. Ảnh: Lê Vũ",)


@pytest.mark.parametrize("line", ["» Trường ĐH Kinh tế: 18 điểm", "Trả lời:", "07:30 - 08:00"])
def test_what_looks_like_a_button_may_be_text(line: str) -> None:
    assert line in texts(read(f"<div><p>{FIRST}</p><p>{line}</p><p>{SECOND}</p><p>{THIRD}</p></div>"))


@pytest.mark.parametrize(
    "line",
    ["Ghi rõ nguồn Báo Tuyên Quang khi phát hành lại", "Báo Tuyên Quang - Cơ quan ngôn luận của Đảng bộ tỉnh", "Powered by Joomla!",
     "(Đã đọc 123 lần)", "Gởi trang này cho bạn bè", "[Quảng cáo]", "Phiên bản in"],
)  # fmt: skip
def test_what_stands_last_in_the_box_of_the_text_may_be_none(line: str) -> None:
    assert texts(read(f"<div>{P}<p>{line}</p></div>")) == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    "question",
    [
        "- Bà đánh giá thế nào về trận lũ trái mùa năm nay ở huyện ta?",
        "Hỏi: Trận lũ trái mùa năm nay ở huyện ta có gì khác mọi năm?",
    ],
)
def test_the_first_question_of_an_interview_is_no_sapo(question: str) -> None:
    article = read(f"<div><p><b>{question}</b></p>{P}</div>")
    assert (article.sapo, texts(article)[0]) == ("", question)


@pytest.mark.parametrize("before", ["<small>Chuyện quê:</small><br>", "<span>Chuyện quê</span> "])
def test_a_kicker_in_the_headline_is_told_by_the_title_of_the_page(before: str) -> None:
    article = page(f"<h1>{before}{TITLE}</h1><div>{P}</div>")
    assert (article.title, article.kicker) == (TITLE, "Chuyện quê")


def test_a_date_in_the_headlines_own_lines_is_the_articles() -> None:
    article = page(f"<p><b>{TITLE}<br>(05/03/2010)</b></p>{P}", title="Báo Tuyên Quang")
    assert (article.title, article.published and article.published.value) == (TITLE, "2010-03-05")


@pytest.mark.parametrize(
    "lines", ["<p align=right><b>Lê Vũ</b></p><p align=right><b>Bình Minh</b></p>", "<p><b>Lê Vũ<br>Bình Minh</b></p>"]
)
def test_all_who_sign_are_the_authors(lines: str) -> None:
    assert read(f"<div>{P}{lines}</div>").author == "Lê Vũ, Bình Minh"


def test_a_credit_in_a_paragraph_of_its_own_is_the_captions() -> None:
    shown = "<p align=center><img src='http://x.vn/a.jpg' width=400></p><p align=center><em>Bà con vớt ngô</em></p><p align=right><em>Ảnh: LÊ VŨ</em></p>"
    article = read(f"<div><p>{FIRST}</p>{shown}<p>{SECOND}</p><p>{THIRD}</p></div>")
    assert article.captions == ("Bà con vớt ngô Ảnh: LÊ VŨ",)
    assert texts(article) == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    ("opening", "head", "url"),
    [
        (
            "<html>",
            "<link rel=canonical href='https://web.archive.org/web/20070505120000/http://www.nld.com.vn/tintuc/185621.asp'>",
            "http://www.nld.com.vn/tintuc/185621.asp",
        ),
        (
            "<html><!-- Mirrored from www.baonghean.vn/dat-va-nguoi/vi-dam-12345/ by HTTrack Website Copier/3.x [XR&CO'2008], Sun, 09 Nov 2008 03:12:44 GMT -->",
            "",
            "http://www.baonghean.vn/dat-va-nguoi/vi-dam-12345/",
        ),
        (
            '<html data-scrapbook-source="https://baotuyenquang.com.vn/kinh-te/a-123.html" data-scrapbook-create="20200305140500123">',
            "",
            "https://baotuyenquang.com.vn/kinh-te/a-123.html",
        ),
    ],
)
def test_whoever_saved_a_page_tells_its_address(opening: str, head: str, url: str) -> None:
    article = page(f"<h1>{TITLE}</h1><div>{P}</div>", opening=opening, head=head)
    assert article.url == url
    assert article.published is None  # when a page was saved is not when it appeared


def test_pictures_and_stories_of_an_archive_of_the_web_have_the_addresses_they_had() -> None:
    shown = "<p><img src='/web/20070505120000im_/http://www.nld.com.vn/a.jpg' width=300></p>"
    article = read(f"<div><p>{FIRST}</p>{shown}<p>{SECOND}</p><p>{THIRD}</p></div>")
    assert [block.image for block in article.blocks if block.image] == ["http://www.nld.com.vn/a.jpg"]


def test_the_rest_of_a_text_may_be_in_a_box_to_read_more() -> None:
    body = f"<div><p>{FIRST}</p><p>{SECOND}</p><div class='read-more-content' style='display:none'><p>{THIRD}</p></div></div>"
    assert texts(read(body)) == [FIRST, SECOND, THIRD]


POEM = "<p>Đêm sông Hậu nghe bầm trầm sóng vỗ<br>Con đò khuya gác mái ngủ bên bờ<br>Em có về qua bến cũ ngày xưa<br>Có còn nhớ một vầng trăng lỡ hẹn</p><p>Tóc mẹ bạc theo mùa bông điên điển<br>Cha đi rồi, khúc hát cũng đi theo</p>"


def test_a_poem_on_a_page_that_is_called_like_its_paper_is_one() -> None:
    article = page(f"<h1>Đêm sông Hậu</h1>{POEM}<p align=right>Trần Quang Đạo</p>", title="Văn nghệ Trẻ - Thơ")
    assert (article.title, article.author, len(texts(article))) == ("Đêm sông Hậu", "Trần Quang Đạo", 6)


@pytest.mark.parametrize("stale", ["BÁO CÁO ĐIỂM BÁO NGÀY 12", "Thông báo về việc nghỉ lễ 30/4 và 1/5 năm 2009"])
def test_a_headline_that_is_printed_as_one_is_believed_before_a_title_that_stands_nowhere(stale: str) -> None:
    assert page(f"<p align=center><b>{TITLE}</b></p>{P}", title=stale).title == TITLE


@pytest.mark.parametrize("name", ["tenbai", "ten_bai_viet", "TenTin"])
def test_a_headline_may_be_named_the_name_of_the_text(name: str) -> None:
    article = page(
        f"<table><tr><td class={name}>{TITLE}</td></tr><tr><td>{P}</td></tr></table>", title="Báo Tuyên Quang"
    )
    assert article.title == TITLE


@pytest.mark.parametrize(
    ("signed", "author"),
    [("Lê Vũ/CVN", "Lê Vũ"), ("Luật sư Lê Văn Vũ", "Luật sư Lê Văn Vũ"), ("PGS.TS Lê Văn Vũ", "PGS.TS Lê Văn Vũ")],
)
def test_who_signs_with_a_profession_or_for_a_paper_is_the_author(signed: str, author: str) -> None:
    article = read(f"<div>{P}<p align=right><b>{signed}</b></p></div>")
    assert (article.author, texts(article)) == (author, [FIRST, SECOND, THIRD])


def test_an_address_for_mail_behind_a_name_is_no_part_of_it() -> None:
    assert (
        read(f"<div>{P}</div><p class=author><a href='/t'>Thúy Hằng</a><span>thuyhang@bao.vn</span></p>").author
        == "Thúy Hằng"
    )


def test_an_issue_of_two_days_is_of_the_first() -> None:
    article = read(f"<div>Số 123, ra ngày 5-6 tháng 7 năm 2004</div>{P}")
    assert (article.published and article.published.value, article.sapo) == ("2004-07-05", "")
