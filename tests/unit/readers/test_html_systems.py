"""Pages of systems whose markup no single newspaper explains: general rules must do."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import html_pages as pages
from archiveviewer.readers import html
from html_systems import AT, SYSTEMS

if TYPE_CHECKING:
    from archiveviewer.article import Article, LinkList

FOREIGN = "english"


def read(name: str) -> Article:
    (article,) = html.read(Path(f"{name}.html"), SYSTEMS[name][0].encode("utf-8"))
    return article


def first(links: LinkList | None) -> str:
    return links.links[0].title if links and links.links else ""


def facts(article: Article) -> dict[str, str | int]:
    return {
        "title": article.title,
        "date": article.published.value if article.published else "",
        "author": article.author,
        "credit": article.credit,
        "sapo": article.sapo,
        "section": article.section,
        "captions": len(article.captions),
        "related": first(article.related),
        "same_section": first(article.same_section),
    }


@pytest.mark.parametrize("name", SYSTEMS)
def test_the_facts_are_read(name: str) -> None:
    got = facts(read(name))
    wanted = SYSTEMS[name][1]
    assert {fact: got[fact] for fact in wanted} == wanted


@pytest.mark.parametrize("name", [name for name in SYSTEMS if name not in {FOREIGN, "interview"}])
def test_the_body_is_all_there_and_nothing_else(name: str) -> None:
    text = [block.text for block in read(name).blocks if block.kind != "figure"]
    assert text == list(pages.PARAGRAPHS)


def test_what_is_said_to_those_who_cannot_see_is_no_caption_of_its_own() -> None:
    (figure,) = [block for block in read("spoken_labels").blocks if block.kind == "figure"]
    assert figure.caption == "Nương chè trên sườn núi Nguồn hình ảnh, Getty Images"
    assert figure.credit == "Nguồn hình ảnh, Getty Images"


def test_a_version_for_printing_tells_its_address() -> None:
    article = read("printed")
    assert article.url == "http://www.baoapbac.vn/kinh-te/202003/che-123/"
    assert article.source == "Báo Ấp Bắc"
    assert article.published is None
    assert article.modified
    assert article.modified.value == AT  # the address knows no more than the month


def test_an_address_in_a_comment_is_not_the_pages() -> None:
    page = SYSTEMS["printed"][0]
    comment = "<div class='comments'><p>Đường dẫn: https://example.org/xem/123</p></div>"
    for said in (comment, "<p>Link: https://example.org/xem/123</p>"):
        (article,) = html.read(Path("in.html"), page.replace("Đường dẫn bài viết: http://www", f"{said} www").encode())
        assert article.url == ""


MENU = (
    "<ul>"
    + "".join(f"<li><a href='/{number}'>Chuyên mục số {number} của báo</a></li>" for number in range(30))
    + "</ul>"
)
POEM = (
    "Em về hái búp chè xuân<br>Đồi xanh nắng mới trong ngần tiếng ca<br>Sương mai còn đọng la đà<br>Tay em thoăn thoắt"
)
POEM = f"{POEM} như là múa xuân<br><br>Nương chè bậc thấp bậc cao<br>Gùi đầy hương sớm ngọt vào lời ru"


def of_page(body: str, title: str = pages.TITLE) -> Article:
    page = f"<html><head><title>{title}</title></head><body>{body}</body></html>"
    (article,) = html.read(Path("bai.html"), page.encode("utf-8"))
    return article


def test_a_poem_has_no_prose_and_is_an_article() -> None:
    article = of_page(f"{MENU}<h1>Mùa chè</h1><div>{POEM}</div><p align=right><b>Lê Vũ</b></p>", "Mùa chè")
    assert (article.title, article.author, len(article.body)) == ("Mùa chè", "Lê Vũ", 6)


def test_a_picture_under_a_sapo_is_an_article_where_a_date_stands() -> None:
    top = f"{MENU}<h1>{pages.TITLE}</h1><p>05/03/2020 14:05</p>"
    article = of_page(f"{top}<h2>{pages.SAPO}</h2><div><img src='https://x.vn/i.png' width='800'></div>")
    assert (article.sapo, len(article.blocks)) == (pages.SAPO, 1)


def test_a_story_in_sections_of_the_page_itself_is_read_whole() -> None:
    parts = "".join(
        f"<section><div><div><p>{text}</p></div></div></section><section><figure><img src='https://x.vn/{number}.jpg'>"
        f"<figcaption>Ảnh thứ {number}</figcaption></figure></section>"
        for number, text in enumerate(pages.PARAGRAPHS)
    )
    article = of_page(f"<header>{MENU}</header><div><h1>{pages.TITLE}</h1></div>{parts}<footer>© Báo</footer>")
    assert article.body == pages.PARAGRAPHS
    assert len(article.captions) == len(pages.PARAGRAPHS)


def test_blank_lines_part_the_paragraphs_of_preformatted_text() -> None:
    text = "\n\n".join(paragraph.replace(", ", ",\n") for paragraph in pages.PARAGRAPHS)
    assert of_page(f"<h1>{pages.TITLE}</h1><pre>{text}</pre>").body == pages.PARAGRAPHS


@pytest.mark.parametrize(
    "name", ["newsother", "related-news", "sidebar", "ads", "popup", "footer", "most-read", "caption", "date"]
)
def test_no_name_hides_what_holds_most_of_the_prose(name: str) -> None:
    article = of_page(f"{MENU}<div class='{name}'><div>{pages.TITLE}</div>{pages.paragraphs('<p>{}</p>')}</div>")
    assert (article.title, article.body) == (pages.TITLE, pages.PARAGRAPHS)


def test_preformatted_text_may_hold_any_character() -> None:
    article = of_page(
        f"<h1>{pages.TITLE}</h1><pre>{pages.PARAGRAPHS[0]}&#x1;&#x2;\n\n<b>&#x3;</b>{pages.PARAGRAPHS[1]}</pre>"
    )
    assert len(article.body) == 2


def test_rules_drawn_with_stars_are_no_paragraphs() -> None:
    article = of_page(
        f'<h1>{pages.TITLE}</h1><p>{pages.PARAGRAPHS[0]}</p><p>* * *</p><div>"></div><p>{pages.PARAGRAPHS[1]}</p>'
    )
    assert article.body == pages.PARAGRAPHS[:2]


@pytest.mark.parametrize("mark", ["<nav>{}</nav>", "<div class='main-menu'>{}</div>", "<div id='nav'>{}</div>"])
def test_a_menu_is_passed_over_but_not_what_it_may_hold(mark: str) -> None:
    story = f"<h1>{pages.TITLE}</h1>{pages.paragraphs('<p>{}</p>')}"
    assert of_page(mark.format(MENU) + story).body == pages.PARAGRAPHS
    assert of_page(mark.format(MENU + story)).body == pages.PARAGRAPHS
    crumbs = "<ul class='breadcrumb'><li><a href='/'>Trang chủ</a></li><li><a href='/kt'>Kinh tế</a></li></ul>"
    assert of_page(mark.format(crumbs) + story).section == "Kinh tế"


def test_the_dash_behind_a_place_is_put_there_once() -> None:
    sapo = f'<p class="description"><span class="location-stamp"><span>Tuyên Quang</span></span>{pages.SAPO}</p>'
    article = of_page(f"<h1>{pages.TITLE}</h1>{sapo}{pages.paragraphs('<p>{}</p>')}")
    assert article.sapo == f"Tuyên Quang - {pages.SAPO}"
