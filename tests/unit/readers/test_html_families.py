"""What families of publishing systems have in common, each shown on a small made-up page with nothing else in it."""

# ruff: noqa: E501 — markup as pages write it

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from archiveviewer.readers import html
from archiveviewer.readers.html.furniture import begins_afterword, is_furniture
from archiveviewer.readers.html.outlets import is_outlet
from archiveviewer.readers.lines import signature
from archiveviewer.vietnamese import dates
from html_pages import CAPTION, OTHERS, PARAGRAPHS, SAPO, TITLE, items, paragraphs

if TYPE_CHECKING:
    from archiveviewer.article import Article, LinkList

AT = "2020-03-05T14:05:00+07:00"
STORIES = list(OTHERS)


def page(
    *,
    head: str = "",
    above: str = "",
    under: str = "<div>05/03/2020 14:05</div>",
    sapo: str = f'<p class="sapo">{SAPO}</p>',
    between: str = "",
    body: str = "",
    behind: str = "",
) -> Article:
    """The article of a page that has its headline between `above` and `under`, and so on down to `behind`."""
    body = body or paragraphs("<p>{}</p>")
    source = (
        f"<html><head><title>{TITLE}</title>{head}</head><body>{above}<h1>{TITLE}</h1>{under}{sapo}{between}"
        f'<div class="article-body">{body}</div>{behind}</body></html>'
    )
    (article,) = html.read(Path("a.html"), source.encode())
    return article


def texts(article: Article) -> list[str]:
    return [block.text for block in article.blocks if block.kind != "figure"]


def titles(links: LinkList | None) -> list[str]:
    return [link.title for link in links.links] if links else []


class TestStoriesAboveTheBody:
    @pytest.mark.parametrize(
        "mark",
        [
            '<li><a href="{}">{}</a><a class="icon_commend" href="#c">12</a></li>',
            '<li><a href="{}"><h3>{}</h3></a></li>',
            '<p><a href="{}">{}</a></p>',
        ],
    )
    def test_few_links_alone_on_their_lines_are_related_stories(self, mark: str) -> None:
        article = page(between=f'<div class="z1">{items(mark=mark)}</div>')
        assert titles(article.related) == STORIES
        assert texts(article) == list(PARAGRAPHS)

    def test_many_are_a_menu(self) -> None:
        many = tuple(f"Một câu chuyện dài của làng thứ {number}" for number in range(12))
        assert not titles(page(between=f"<ul>{items(titles=many)}</ul>").related)

    def test_the_link_to_a_section_is_no_story(self) -> None:
        assert not titles(page(between='<p><a href="/x">Chuyện bốn phương</a></p>').related)


class TestCards:
    CARD = '<div class="inner"><a href="/r1.html"><img src="r.jpg"><h2 class="title">{}</h2><p class="summary">{}</p></a></div>'
    TOLD = "Chuyện kể rằng bà con vùng cao đã cùng nhau giữ rừng suốt ba mươi năm."

    def test_another_story_in_the_text_is_related_and_silences_suggestions(self) -> None:
        card = self.CARD.format(STORIES[0], self.TOLD)
        suggested = f"<h2>Bạn có thể quan tâm</h2><ul>{items('/x-', ('Một câu chuyện khác hẳn của làng bên',))}</ul>"
        article = page(body=f"<p>{PARAGRAPHS[0]}</p>{card}<p>{'</p><p>'.join(PARAGRAPHS[1:])}</p>", behind=suggested)
        assert (titles(article.related), texts(article)) == (STORIES[:1], list(PARAGRAPHS))


class TestListsInTheBody:
    def test_two_stories_behind_a_picture_are_both_related(self) -> None:
        shown = f'<div><img src="a.jpg"></div><p style="text-align:center"><em>{CAPTION}</em></p>'
        body = f'{shown}<div class="txtlist"><ul>{items()}</ul></div>{paragraphs("<p>{}</p>")}'
        assert titles(page(body=body).related) == STORIES

    def test_who_wrote_it_may_stand_behind_the_list(self) -> None:
        listed = f"<p><strong>Tin liên quan</strong></p>{items(mark='<p>• <a href={}>{}</a></p>')}"
        article = page(body=f'{paragraphs("<p>{}</p>")}{listed}<p style="text-align:right">Lê Vũ</p>')
        assert (article.author, titles(article.related)) == ("Lê Vũ", STORIES)

    def test_a_button_is_no_story(self) -> None:
        listed = f"<b>Tin bài liên quan:</b><br>{items(mark='* <a href={}>{}</a><br>')}"
        article = page(behind=f'<div>{listed}<a href="PrintView.aspx">In trang này</a></div>')
        assert titles(article.related) == STORIES


class TestDates:
    def test_minutes_with_their_mark(self) -> None:
        found = dates.find("14:05' 05/03/2020 (GMT+7)")
        assert found is not None
        assert found.dated.value == AT

    def test_greenwich_before_the_day(self) -> None:
        found = dates.find("Cập nhật: 07:05 GMT - thứ năm, 5 tháng 3, 2020")
        assert found is not None
        assert dates.in_vietnam(found.dated).value == AT

    def test_under_the_text(self) -> None:
        article = page(under="", body=f"{paragraphs('<p>{}</p>')}<p><b>Lê Vũ</b></p><p>05/03/2020 14:05</p>")
        assert article.published is not None
        assert (article.published.value, article.author, texts(article)) == (AT, "Lê Vũ", list(PARAGRAPHS))

    def test_a_reader_wrote_later_than_the_paper(self) -> None:
        comment = "<div class=zz><b>Bạn đọc</b> <span>06/03/2020 09:10</span><p>Bài viết hay và bổ ích cho bà con chúng tôi.</p></div>"
        article = page(under="<div>Cập nhật lúc: 14:05, Thứ Năm, 05/03/2020</div>", behind=comment)
        assert article.published is None
        assert article.modified is not None
        assert article.modified.value == AT


class TestSections:
    @pytest.mark.parametrize(
        "above",
        [
            '<ul class="breakumb_web"><li><h4><a href="/x">Chuyện bốn phương</a></h4></li><li><a href="/y">Việc làng</a></li></ul>',
            '<div class="ArticleCate"><a href="/x">Chuyện bốn phương</a></div>',
            '<p><a class="cate" href="/x">Chuyện bốn phương</a></p>',
        ],
    )
    def test_the_box_over_the_headline_is_called_so(self, above: str) -> None:
        assert page(above=above).section == "Chuyện bốn phương"

    def test_the_first_crumb_may_be_called_otherwise_than_home(self) -> None:
        crumbs = '<ul class="breadcrumb"><li><a href="/">Báo làng 24h</a></li><li><a href="/x">Chuyện bốn phương</a></li></ul>'
        assert page(above=crumbs).section == "Chuyện bốn phương"

    def test_a_known_section_beside_the_date(self) -> None:
        assert (
            page(under='<div><a href="/k">Kinh tế</a><span>/</span><span>05/03/2020 14:05</span></div>').section
            == "Kinh tế"
        )


class TestCaptions:
    @pytest.mark.parametrize(
        "figure",
        [
            "<center><img src=a.jpg width=400><br><em>Nguyễn Văn Bình</em></center>",
            "<table align=center><tr><td><img src=a.jpg></td></tr><tr><td>Nguyễn Văn Bình</td></tr></table>",
            "<p align=center><img src=a.jpg></p><p align=center>Nguyễn Văn Bình</p>",
        ],
    )
    def test_who_is_shown(self, figure: str) -> None:
        article = page(body=f"<p>{PARAGRAPHS[0]}</p>{figure}{paragraphs('<p>{}</p>')}<p><b>Lê Vũ</b></p>")
        assert (article.author, article.captions) == ("Lê Vũ", ("Nguyễn Văn Bình",))

    def test_a_long_one_over_the_body_is_not_printed_twice(self) -> None:
        caption = f"{PARAGRAPHS[0].rstrip('.')}. Ảnh: Lê Vũ"
        article = page(between=f'<div class="avatar"><img src="a.jpg"><div>{caption}</div></div>')
        assert article.captions == (caption,)
        assert texts(article) == list(PARAGRAPHS)

    def test_pictures_side_by_side_have_theirs_in_the_row_below(self) -> None:
        shown = "<tr><td><img src=a.jpg></td><td><img src=b.jpg></td></tr>"
        said = "<tr><td><i>Bà Hoa bên ruộng chè</i></td><td><i>Ông Páo chăm đàn bò</i></td></tr>"
        article = page(body=f"<p>{PARAGRAPHS[0]}</p><table>{shown}{said}</table>{paragraphs('<p>{}</p>')}")
        assert article.captions == ("Bà Hoa bên ruộng chè", "Ông Páo chăm đàn bò")
        assert [block.caption for block in article.blocks if block.kind == "figure"] == list(article.captions)

    def test_one_printed_over_its_picture_counts_once(self) -> None:
        body = f'<p>{PARAGRAPHS[0]}</p><div><p class="caption">{CAPTION}</p><img src="a.jpg"></div>{paragraphs("<p>{}</p>")}'
        assert page(body=body).captions == (CAPTION,)

    def test_the_photographer_in_an_element_of_his_own(self) -> None:
        said = '<span>Bà Hoa bên ruộng chè</span><span class="photo-credit">Ảnh: Lê Vũ</span>'
        body = f"<p>{PARAGRAPHS[0]}</p><figure><img src=a.jpg><figcaption>{said}</figcaption></figure>{paragraphs('<p>{}</p>')}"
        (figure,) = [block for block in page(body=body).blocks if block.kind == "figure"]
        assert (figure.caption, figure.credit) == ("Bà Hoa bên ruộng chè Ảnh: Lê Vũ", "Ảnh: Lê Vũ")

    def test_a_picture_without_its_own_address_lies_where_the_page_was(self) -> None:
        head = '<link rel="canonical" href="https://example.vn/xa-hoi/bai-1.html">'
        article = page(head=head, body=f'<figure><img src="/img/a.jpg"></figure>{paragraphs("<p>{}</p>")}')
        assert article.blocks[0].image == "https://example.vn/img/a.jpg"

    def test_a_plain_line_without_a_stop_right_under_the_picture(self) -> None:
        said = "Người dân thôn Cảy thu hái chè xuân trong sương sớm"
        shown = f"<p><img src=a.jpg></p><p><span>{said}</span></p>"
        article = page(body=f"<p>{PARAGRAPHS[0]}</p>{shown}{paragraphs('<p>{}</p>')}")
        assert article.captions == (said,)

    @pytest.mark.parametrize("mark", ["<p>{}.</p>", "<p><b>{}</b></p>", "<p>- {}</p>"])
    def test_a_sentence_a_heading_and_an_item_are_none(self, mark: str) -> None:
        said = mark.format("Chuyện làm giàu ở một thôn nghèo")
        article = page(body=f"<p>{PARAGRAPHS[0]}</p><p><img src=a.jpg></p>{said}{paragraphs('<p>{}</p>')}")
        assert article.captions == ()

    def test_the_proportions_of_a_mobile_picture_are_no_size(self) -> None:
        shown = '<figure><amp-img src="https://example.vn/a.jpg" width="6" height="4" layout="responsive"></amp-img></figure>'
        assert page(body=f"{shown}{paragraphs('<p>{}</p>')}").blocks[0].image == "https://example.vn/a.jpg"


class TestPagesWithoutText:
    FILM = (
        '<div class="info"><span>1.234 lượt xem</span></div><div class="box"><h3>Video khác</h3>' + items() + "</div>"
    )

    def test_a_film_with_headline_and_sapo(self) -> None:
        source = (
            f"<html><head><title>{TITLE} - Video</title></head><body><div><video src='x.mp4'></video></div>"
            f'<h1>{TITLE}</h1><div>14:05, 05/03/2020</div><p class="lead">{SAPO}</p>{self.FILM}</body></html>'
        )
        (article,) = html.read(Path("a.html"), source.encode())
        assert article.published is not None
        assert (article.title, article.sapo, article.published.value) == (TITLE, SAPO, AT)
        assert "short" in article.provenance.warnings


class TestSapo:
    @pytest.mark.parametrize("name", ["newsintro", "ingress", "articlesummary", "post-brief"])
    def test_its_name_may_be_one_word(self, name: str) -> None:
        article = page(sapo="", body=f'<span class="{name}">{SAPO}</span>{paragraphs("<p>{}</p>")}')
        assert (article.sapo, texts(article)) == (SAPO, list(PARAGRAPHS))

    def test_it_may_stand_in_a_box_of_its_own_where_all_others_share_one(self) -> None:
        body = f'<div class="f1"><div class="f2">{SAPO}</div></div><div>{paragraphs("<p>{}</p>")}</div>'
        article = page(sapo="", body=body)
        assert (article.sapo, texts(article)) == (SAPO, list(PARAGRAPHS))

    def test_paragraphs_each_in_a_box_are_all_text(self) -> None:
        article = page(sapo="", body=paragraphs('<div class="chunk"><p>{}</p></div>'))
        assert (article.sapo, texts(article)) == ("", list(PARAGRAPHS))

    @pytest.mark.parametrize("tag", ["p", "div"])
    def test_the_paper_opens_it_in_a_style_of_its_own(self, tag: str) -> None:
        body = f'<{tag} class="txt1">TT - {SAPO}</{tag}>{paragraphs("<p>{}</p>")}'
        assert page(sapo="", body=body).sapo == f"TT - {SAPO}"

    def test_a_style_of_its_own_alone_makes_none(self) -> None:
        assert page(sapo="", body=f'<p class="txt1">{SAPO}</p>{paragraphs("<p>{}</p>")}').sapo == ""


class TestSignature:
    def test_a_box_with_more_about_it_may_stand_behind_the_name(self) -> None:
        box = "<div class=hop><p>Theo quy định, mỗi hộ được vay không quá năm mươi triệu đồng trong ba năm liền.</p></div>"
        assert page(body=f"{paragraphs('<p>{}</p>')}<p>LÊ VŨ</p>{box}").author == "LÊ VŨ"

    def test_behind_the_date_and_a_dash(self) -> None:
        assert page(under="<div>Thứ 5, 05/03/2020 - 14:05 — Lê Vũ</div>").author == "Lê Vũ"

    def test_the_address_of_the_source_is_a_credit(self) -> None:
        article = page(
            body=f"{paragraphs('<p>{}</p>')}<p>Nguồn: <a href=http://example.vn/a>http://example.vn/a</a></p>"
        )
        assert (article.credit, texts(article)) == ("Nguồn: http://example.vn/a", list(PARAGRAPHS))


class TestClaims:
    def test_the_author_described_elsewhere_on_the_page(self) -> None:
        graph = {
            "@graph": [
                {"@type": "Person", "@id": "#p", "name": "Lê Vũ"},
                {"@type": "NewsArticle", "headline": TITLE, "author": {"@id": "#p"}},
            ]
        }
        told = f'<script type="application/ld+json">{json.dumps(graph)}</script>'
        broken = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "x</script>'
        assert page(head=told + broken).author == "Lê Vũ"


@pytest.mark.parametrize(
    "row",
    [
        *("In bài | Gửi email | Phản hồi", "Gửi Facebook", "Trang: 1 2 3 Trang sau", "Font Size: | Print"),
        "Về đầu trang Gửi ý kiến In trang này Gửi cho bạn bè",
        "Mời bạn đọc gửi ý kiến, bài vở cộng tác về địa chỉ email: bandoc@example.vn",
        *("Mời độc giả xem thêm video:", "Copy link thành công", "Link bài gốc Lấy link! https://example.vn/x"),
        *("Chia sẻ bài viết này trên:", "Lưu bài viết", "In ấn", "Tweet 0", "Số lần đọc: 120", "Báo lỗi nội dung"),
        *("Click để đánh giá bài viết", "Tổng số điểm của bài viết là: 5 trong 1 đánh giá", "Xếp hạng: 5/5 (3 phiếu)"),
        *("Nội dung được tài trợ", "Follow us", "Bấm vào đây để xem tiếp", "0 Comments Sort by Oldest", "Tải app"),
        *("Bạn có thấy bài viết này hữu ích không?", "Hãy là người đầu tiên bình luận", "Hotline: 0912 345 678"),
        *("Xem thêm tin tức tại Báo Sông Lô", "Đăng ký nhận tin", "Xem các bài viết của tác giả"),
    ],
)
def test_rows_that_work_the_page(row: str) -> None:
    assert is_furniture(row)
    assert texts(page(body=f"{paragraphs('<p>{}</p>')}<div>{row}</div>")) == list(PARAGRAPHS)


def test_the_paper_tells_its_license_behind_the_text() -> None:
    told = "Báo điện tử của Đảng bộ tỉnh. Giấy phép số 12/GP-BTTTT do Bộ Thông tin và Truyền thông cấp ngày 1/2/2009."
    article = page(body=f"{paragraphs('<p>{}</p>')}<p>Lê Vũ</p><p>{told}</p>")
    assert (article.author, texts(article)) == ("Lê Vũ", list(PARAGRAPHS))
    assert told in texts(page(body=f"<p>{PARAGRAPHS[0]}</p><p>{told}</p>{paragraphs('<p>{}</p>')}"))


def test_a_crumb_path_called_navigation() -> None:
    assert (
        page(above='<div class="nav-path"><a href="/">Trang chủ</a> / <a href="/x">Việc làng</a></div>').section
        == "Việc làng"
    )


def test_key_words_are_no_paragraph() -> None:
    for label in ("Từ khóa", "Tags"):
        assert texts(page(body=f"{paragraphs('<p>{}</p>')}<p>{label}: chè, nông dân</p>")) == list(PARAGRAPHS)


def test_where_readers_are_asked() -> None:
    assert begins_afterword("Ý kiến của bạn?")
    assert begins_afterword("Ý KIẾN BẠN ĐỌC (6 ý kiến)")
    assert not is_furniture("Phản hồi")


class TestByLines:
    @pytest.mark.parametrize(
        ("line", "author", "credit"),
        [
            ("Nguyễn B. - Ảnh: C. Thành", "Nguyễn B.", ""),
            ("Ngọc Mai, ảnh: Trần Bình", "Ngọc Mai", ""),
            ("Bài: Lê Vũ; ảnh: Trần Bình", "Lê Vũ", ""),
            ("Thực hiện: Lê Vũ - Đồ họa: Trần Bình", "Lê Vũ", ""),
            ("Tác giả: Lê Vũ | Nguồn: TTXVN", "Lê Vũ", "Tác giả: Lê Vũ | Nguồn: TTXVN"),
            ("Lê Vũ (levu@example.vn)", "Lê Vũ", ""),
            ("LÊ VŨ (Báo Tuyên Quang)", "LÊ VŨ", "LÊ VŨ (Báo Tuyên Quang)"),
            ("An Nhiên (Vietnamnet)", "An Nhiên", "An Nhiên (Vietnamnet)"),
            ("Lê Vũ/VOV", "Lê Vũ", "Lê Vũ/VOV"),
            ("Minh Anh - TTXVN", "Minh Anh", "Minh Anh - TTXVN"),
            ("Lê Vũ.", "Lê Vũ", ""),
            ("• Lê Vũ", "Lê Vũ", ""),
        ],
    )
    def test_behind_the_text(self, line: str, author: str, credit: str) -> None:
        article = page(body=f"{paragraphs('<p>{}</p>')}<p><b>{line}</b></p>")
        assert (article.author, article.credit, texts(article)) == (author, credit, list(PARAGRAPHS))

    @pytest.mark.parametrize(
        "under",
        ["Bởi <a href=/x>Lê Vũ</a> - 05/03/2020", "Đăng bởi Lê Vũ vào 05/03/2020", "Lê Vũ (tổng hợp) - 05/03/2020"],
    )
    def test_beside_the_date(self, under: str) -> None:
        assert page(under=f"<div>{under}</div>").author == "Lê Vũ"

    def test_the_caption_of_the_last_picture_signs_nothing(self) -> None:
        shown = "<p><img src=a.jpg></p><p>Cầu Vàm Cống - Ảnh: CHÍ QUỐC</p>"
        article = page(body=f"{paragraphs('<p>{}</p>')}{shown}")
        assert (article.author, article.captions) == ("", ("Cầu Vàm Cống - Ảnh: CHÍ QUỐC",))
        assert signature("Cầu Vàm Cống - Ảnh: CHÍ QUỐC") is None


class TestTitles:
    PORTAL = "Chi tiết tin - Cổng thông tin điện tử tỉnh Tuyên Quang"

    @pytest.mark.parametrize("claim", [PORTAL, "Chi tiết bài viết", "Trang thông tin điện tử huyện Sơn Dương"])
    def test_a_line_over_the_date_where_the_head_only_names_the_site(self, claim: str) -> None:
        source = (
            f"<html><head><title>{claim}</title></head><body><div><div>Trang chủ</div></div><div><div>{TITLE}</div>"
            f"<div>Ngày đăng: 05/03/2020 14:05</div><div><b>{SAPO}</b></div>{paragraphs('<div>{}</div>')}</div></body></html>"
        )
        (article,) = html.read(Path("a.html"), source.encode())
        assert (article.title, article.sapo, texts(article)) == (TITLE, SAPO, list(PARAGRAPHS))

    def test_what_breaks_part_from_it_in_one_cell(self) -> None:
        cell = f"<b>{TITLE}</b><br>Đăng bởi: admin vào lúc 05/03/2020 14:05<br><br><b>{SAPO}</b><br><br>{'<br><br>'.join(PARAGRAPHS)}"
        source = f"<html><head><title>{TITLE}</title></head><body><table><tr><td>{cell}</td></tr></table></body></html>"
        (article,) = html.read(Path("a.html"), source.encode())
        assert (article.title, article.sapo) == (TITLE, SAPO)

    def test_a_language_without_blanks_between_words(self) -> None:
        title, text = (
            "越南第一季度咖啡出口创新高",
            "农业部计划在本十年末之前重新种植十万公顷的老咖啡树，并向农民提供低息贷款和新品种的树苗，以保证产量的稳定。",
        )
        source = f"<html><head><title>{title} - The Paper</title></head><body><h1>{title}</h1><p>{text}</p><p>{text}</p><footer>© The Paper</footer></body></html>"
        (article,) = html.read(Path("a.html"), source.encode())
        assert article.title == title


def test_portals_and_stations_are_outlets() -> None:
    assert is_outlet("Cổng thông tin điện tử tỉnh Tuyên Quang")
    assert is_outlet("Đài Phát thanh và Truyền hình Hà Nam")
    assert not is_outlet("Cổng thông tin điện tử tỉnh ra mắt giao diện mới")
    assert not is_outlet("Đài truyền hình bị phạt")


def test_the_first_line_over_a_date_where_nothing_is_marked() -> None:
    body = "<br>".join([TITLE, "05/03/2020", *PARAGRAPHS])
    (article,) = html.read(Path("a.html"), f"<html><body>{body}</body></html>".encode())
    assert (article.title, texts(article)) == (TITLE, list(PARAGRAPHS))
