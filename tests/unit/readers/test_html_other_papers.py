"""What papers of other templates than the usual ones print where, found on pages that nobody had looked at before."""

# ruff: noqa: E501 — markup as pages write it

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from archiveviewer.readers import html

if TYPE_CHECKING:
    from archiveviewer.article import Article

MOST_SECONDS = 3.0
TITLE = "Hàm Yên: Nông dân trắng tay sau lũ trái mùa"
PARAGRAPHS = (
    "Nước sông Lô lên nhanh trong đêm đã làm ngập hơn ba trăm héc-ta ngô của bà con các xã ven sông thuộc huyện Hàm Yên.",
    "Bà Hoàng Thị Mến, một nông dân ở xã Bạch Xa, cho biết gia đình bà vừa vay ngân hàng ba mươi triệu đồng để mua giống.",
    "Huyện đã xuất hai tấn gạo từ quỹ dự phòng để cứu trợ khẩn cấp cho những thôn bị cô lập, cùng quân đội dựng lại nhà.",
)
P = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)


def read(body: str, *, head: str = "", title: str = TITLE, above: str = "") -> Article:
    page = f'<html><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>{above}<h1>{TITLE}</h1>{body}</body></html>'
    (article,) = html.read(Path("bai.html"), page.encode())
    return article


def texts(article: Article) -> list[str]:
    return [block.text for block in article.blocks if block.text]


@pytest.mark.parametrize("name", ["ads-detail-center", "print", "social", "poll", "tags", "related", "cmt", "podcast"])
def test_a_paragraph_between_others_is_text_whatever_its_name(name: str) -> None:
    first, second, third = PARAGRAPHS
    article = read(f'<div><p>{first}</p><p class="{name}">{second}</p><p>{third}</p></div>')
    assert texts(article) == [first, second, third]


def test_what_is_named_machinery_and_stands_last_or_leads_away_is_none() -> None:
    link = f'<p class="ads"><a href="/x.html">{PARAGRAPHS[1]}</a></p>'
    article = read(f'<div>{P}{link}<p>{PARAGRAPHS[0]}</p><p class="copyright">© {PARAGRAPHS[1]}</p></div>')
    assert texts(article) == [*PARAGRAPHS, PARAGRAPHS[0]]


@pytest.mark.parametrize(
    "around", ["<center><table><tr><td>{}</td></tr></table></center>", '<div align="center">{}</div>']
)
def test_on_a_page_that_is_centred_nothing_is_a_caption_for_that(around: str) -> None:
    short = "Chiều cùng ngày, lãnh đạo huyện đã đến thăm bà con ở xã Bạch Xa."
    article = read(around.format(f'<p>{PARAGRAPHS[0]}</p><p><img src="a.jpg"></p><p>{short}</p>{P}'))
    assert short in texts(article)
    assert article.captions == ()


def test_a_centred_line_under_a_picture_still_is_its_caption() -> None:
    article = read(
        f'<div><p>{PARAGRAPHS[0]}</p><p><img src="a.jpg"></p><p align="center">Bà Mến bên ruộng ngô ngập nước.</p>{P}</div>'
    )
    assert article.captions == ("Bà Mến bên ruộng ngô ngập nước.",)


@pytest.mark.parametrize(
    "line",
    ["Luật Đất đai được Quốc hội thông qua ngày 26/11/2003", "Sinh ngày 19/5/1975 tại Hàm Yên, bà Mến là nông dân."],
)
def test_a_date_in_a_sentence_of_the_text_is_not_that_of_the_article(line: str) -> None:
    article = read(f"<div><ul><li>{line}</li></ul>{P}</div>")
    assert article.published is None
    assert line in texts(article)


def test_the_address_tells_the_day_where_nothing_else_does() -> None:
    link = '<link rel="canonical" href="http://bao.example/2010/XAHOI/08/13/lu-trai-mua.html">'
    article = read(f"<div>{P}</div>", head=link)
    assert article.published is not None
    assert article.published.value == "2010-08-13"


@pytest.mark.parametrize(
    "name",
    [
        "publish_date",
        "pub-date",
        "publication_date",
        "parsely-pub-date",
        "article.published",
        "cXenseParse:recs:publishtime",
    ],
)
def test_names_of_dates_in_the_head_may_have_any_marks(name: str) -> None:
    article = read(f"<div>{P}</div>", head=f'<meta name="{name}" content="2010-10-09T07:15:45+07:00">')
    assert article.published is not None
    assert article.published.value == "2010-10-09T07:15:45+07:00"


def test_a_date_for_machines_is_read_where_people_are_told_yesterday() -> None:
    article = read(f'<p><abbr class="published" title="2011-08-25T08:40:40+07:00">hôm qua</abbr></p><div>{P}</div>')
    assert article.published is not None
    assert article.published.value == "2011-08-25T08:40:40+07:00"


def test_the_last_change_may_be_printed_below() -> None:
    body = f'<div class="createdate">Thứ sáu, 12 Tháng 3 2010 08:15</div><div>{P * 4}</div>'
    article = read(f"{body}<div>Cập nhật lần cuối 13/03/2010 09:00</div>")
    other = read(f"{body}<div>Cập nhật giá vàng hôm nay, cập nhật lúc 15/05/2014 10:00</div>")
    assert other.modified is None
    assert article.published is not None
    assert article.published.value.startswith("2010-03-12T08:15")
    assert article.modified is not None
    assert article.modified.value.startswith("2010-03-13T09:00")


@pytest.mark.parametrize(
    ("credit", "told"),
    [
        ('<div class="credit">Hoàng Nam / Getty Images</div>', "Hoàng Nam / Getty Images"),
        ('<p class="photo-credit">Trần Minh</p>', "Trần Minh"),
        ('<span class="image-credit">(Credit: Trần Minh/Báo Sông Lô)</span>', "Credit: Trần Minh/Báo Sông Lô"),
    ],
)
def test_a_line_named_credit_names_who_took_the_picture(credit: str, told: str) -> None:
    caption = '<p class="caption">Bà Mến bên ruộng ngô ngập nước</p>'
    for said in (caption + credit, credit + caption):
        article = read(f'<div><p>{PARAGRAPHS[0]}</p><div class="photo"><img src="a.jpg">{said}</div>{P}</div>')
        (figure,) = (block for block in article.blocks if block.kind == "figure")
        assert (figure.caption, figure.credit) == ("Bà Mến bên ruộng ngô ngập nước", told)
        assert article.credit == ""


@pytest.mark.parametrize(
    "line", ["Bản In", "Nghe Đọc", "Giọng Đọc", "Miền Bắc", "Share This", "Text Size", "What's Hot"]
)
def test_what_works_the_page_wrote_nothing(line: str) -> None:
    assert read(f"<div>12/03/2010 09:30</div><div>{line}</div><div>{P}</div>").author == ""


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Trần Hữu Phúc, phóng viên RFA", "Trần Hữu Phúc"),
        ("By <b>Ed Hornick</b>, CNN", "Ed Hornick"),
        ("By <em>Griffin McElroy</em> <a href='/u'>@griffin</a> on June 26, 2014", "Griffin McElroy"),
        ("By Jordan Robertson and Rachel Metz - AP Technology Writers | AP", "Jordan Robertson and Rachel Metz"),
    ],
)
def test_offices_accounts_and_agencies_are_no_part_of_a_name(line: str, author: str) -> None:
    assert read(f'<div class="byline">{line}</div><div>{P}</div>').author == author


def test_a_lesser_title_over_the_headline_is_the_kicker_and_one_below_is_not() -> None:
    assert read(f"<div>{P}</div>", above='<p class="sub-title">Nỗi lo mùa giáp hạt</p>').kicker == "Nỗi lo mùa giáp hạt"
    assert read(f'<p class="sub-title">Nỗi lo mùa giáp hạt</p><div>{P}</div>').kicker == ""


def test_labels_headlines_and_advertisements_are_no_section() -> None:
    crumbs = f'<div class="breadcrumbs"><h4>Bạn đang ở: </h4><ul><li><a href="/">Trang chủ</a></li><li>{TITLE}</li></ul></div>'
    assert read(f"<div>{P}</div>", above=crumbs).section == ""
    assert read(f'<p class="cat-zoneabo"><a href="/x">Đặt báo</a></p><div>{P}</div>').section == ""
    assert read(f"<div>{P}</div>", above='<p class="breadcrumb">Bạn đang ở: Xã hội</p>').section == "Xã hội"


def test_what_a_page_is_or_speaks_is_no_paper() -> None:
    assert read(f"<div>{P}</div>", title=f"{TITLE} - Ảnh").source == ""
    assert read(f"<div>{P}</div>", title=f"{TITLE} — Tiếng Việt").source == ""
    assert read(f"<div>{P}</div>", title="Báo Công an Sông Lô").source == "Báo Công an Sông Lô"


def test_a_sapo_that_is_printed_again_is_kept_once() -> None:
    sapo = "Hơn ba trăm héc-ta ngô của Hàm Yên bị ngập sau đợt mưa lũ trái mùa, hàng chục hộ dân phải di dời."
    article = read(f'<p class="sapo">{sapo}</p><div><p>{sapo}</p>{P}</div>')
    assert article.sapo == sapo
    assert texts(article) == list(PARAGRAPHS)


def test_a_row_of_keywords_is_no_sapo() -> None:
    keywords = "".join(
        f'<a href="/tag/{number}">{word}</a>, '
        for number, word in enumerate(
            ("lũ trái mùa", "nông dân Hàm Yên", "sông Lô", "cứu trợ khẩn cấp", "ngô bị ngập", "quỹ dự phòng")
        )
    )
    assert read(f"<p>Topics: {keywords}</p><div>{P}</div>").sapo == ""


def test_a_day_told_hour_by_hour_keeps_its_hours() -> None:
    entries = "".join(
        f'<div class="item"><div class="time">{hour}</div><p>{text}</p></div>'
        for hour, text in zip(("10:45", "08:15", "07:00"), PARAGRAPHS, strict=True)
    )
    article = read(f'<div class="timeline">{entries}</div>')
    assert texts(article) == [
        part for pair in zip(("10:45", "08:15", "07:00"), PARAGRAPHS, strict=True) for part in pair
    ]


def test_tools_beside_the_text_are_no_part_of_it() -> None:
    tools = '<div class="article-tools"><h3>Story Tools</h3><ul><li><a href="#">Reprints</a></li></ul></div>'
    assert texts(read(f"<div>{tools}{P}</div>")) == list(PARAGRAPHS)


def test_a_story_told_in_boxes_is_read_to_its_end() -> None:
    box = '<div class="step"><div class="in"><div class="content"><span>Bước {number}</span><p>{text}</p></div></div></div>'
    steps = "".join(box.format(number=number, text=text) for number, text in enumerate(PARAGRAPHS * 2))
    needed = "".join(f"<li>Dụng cụ thứ {number}</li>" for number in range(40))
    first = f'<div class="step"><div class="content lead"><p>{" ".join(PARAGRAPHS)}</p></div></div>'
    article = read(f'<div class="all">{first}<div class="step"><ul>{needed}</ul></div>{steps}</div>')
    assert [text for text in texts(article) if text in PARAGRAPHS] == [*PARAGRAPHS, *PARAGRAPHS]


def test_an_article_may_tell_of_copyright_and_go_on() -> None:
    more = "".join(f"<p>{number}. {text}</p>" for number, text in enumerate(PARAGRAPHS * 2))
    article = read(f"<div>{P}<h2>Bản quyền thuộc về ai?</h2>{more}</div>")
    assert len(texts(article)) == 10
    assert texts(read(f"<div>{P}<p>Bản quyền thuộc về Báo Sông Lô</p></div>")) == list(PARAGRAPHS)


@pytest.mark.parametrize(
    "credit",
    ["<figcaption>© AFP</figcaption>", "<p>© Reuters</p>", "<div>© Trần Minh</div>", "<p>Copyright Báo Sông Lô</p>"],
)
def test_the_credit_of_a_picture_ends_no_article(credit: str) -> None:
    tag = "figure" if "figcaption" in credit else "div"
    article = read(f'<article>{P}<{tag}><img src="a.jpg">{credit}</{tag}><p>{PARAGRAPHS[0]}</p></article>')
    assert texts(article)[-1] == PARAGRAPHS[0]


@pytest.mark.parametrize("name", ["node node-published", "hentry published", "post published", "status-published"])
def test_what_is_published_is_no_date(name: str) -> None:
    assert texts(read(f'<div class="{name}"><p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p></div>')) == list(
        PARAGRAPHS[:2]
    )


@pytest.mark.parametrize(
    "line",
    [
        "Nguyễn Thị Hồng Nhung và Trần Văn Hoàng, 12/03/2010",
        "Được viết bởi Nguyễn Thị Hồng Nhung vào ngày 12/03/2010",
        "Posted by Nguyen Thi Hong Nhung on March 12, 2010",
        "Ngày đăng 12/03/2010 08:30, có 1234 lượt người đọc bài viết",
        "Tin tức - Sự kiện » Tin trong tỉnh » Thời sự chính trị 12/03/2010",
    ],
)
def test_a_date_beside_who_wrote_it_is_that_of_the_article(line: str) -> None:
    article = read(f"<div><p>{line}</p>{P}</div>")
    assert article.published is not None
    assert article.published.value.startswith("2010-03-12")


@pytest.mark.parametrize(
    "title", ["Báo Nhật viết gì - VnExpress", "Đài Loan | VnExpress", "Tạp chí Time chọn Hà Nội - VnExpress"]
)
def test_a_headline_that_begins_as_papers_do_names_none(title: str) -> None:
    assert read(f"<div>{P}</div>", title=title).source == "VnExpress"


@pytest.mark.parametrize(
    "line",
    [
        "Thứ sáu, 12/3/2010, 08:30",
        "Trang chủ",
        "Nguyễn Văn An",
        "Báo Tuyên Quang Online",
        "Cơ quan của Đảng bộ tỉnh Tuyên Quang",
    ],
)
def test_not_every_line_over_the_headline_is_a_kicker(line: str) -> None:
    assert read(f"<div>{P}</div>", above=f'<div class="subtitle">{line}</div>').kicker == ""


def test_a_story_told_in_the_text_stays_a_link() -> None:
    teaser = f'<p class="xem-them"><a href="/x-1.html">Lũ trái mùa tràn về Hàm Yên</a> {PARAGRAPHS[1]}</p>'
    article = read(f"<div><p>{PARAGRAPHS[0]}</p>{teaser}<p>{PARAGRAPHS[2]}</p></div>")
    assert texts(article) == [PARAGRAPHS[0], PARAGRAPHS[2]]
    assert article.related is not None
    assert [link.title for link in article.related.links] == ["Lũ trái mùa tràn về Hàm Yên"]


def test_an_imprint_beside_a_sign_ends_the_article_and_a_year_does_not() -> None:
    sign = '<p>Copyright by Báo Tuyên Quang, giữ bản quyền nội dung trên website này</p><p><img src="dmca.png"></p>'
    assert (
        texts(read(f"<div>{P * 4}{sign}<p>Ghi rõ nguồn khi phát hành lại thông tin từ website này.</p></div>"))
        == [*PARAGRAPHS] * 4
    )
    article = read(f'<div>{P}<p><img src="a.jpg"></p><p>© AFP 2010</p><p>{PARAGRAPHS[0]}</p></div>')
    assert texts(article) == [*PARAGRAPHS, PARAGRAPHS[0]]


def test_scores_are_no_hours() -> None:
    entries = "".join(
        f"<p>{score}</p><p>{text}</p>" for score, text in zip(("25:23", "21:25", "25:19"), PARAGRAPHS, strict=True)
    )
    assert "heading" not in {block.kind for block in read(f"<div>{entries}</div>").blocks}


@pytest.mark.parametrize(
    "body",
    [
        f'<div class="author">{"a - " * 25_000}</div><div>{P}</div>',
        f'<div class="author">{"a@" * 10_000}</div><div>{P}</div>',
        f"<div>{P}{'<p>© AFP</p>' * 20_000}{P}</div>",
    ],
)
def test_rows_without_end_take_a_moment(body: str) -> None:
    begun = time.process_time()
    read(body)
    assert time.process_time() - begun < MOST_SECONDS
