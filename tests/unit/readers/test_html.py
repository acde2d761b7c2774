# ruff: noqa: E501 — markup as pages write it

from __future__ import annotations

import os
import re
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import html_pages as pages
from archiveviewer.errors import Unreadable
from archiveviewer.readers import html
from archiveviewer.readers.html.page import parse

if TYPE_CHECKING:
    from archiveviewer.article import Article

AT = "2020-03-05T14:05:00+07:00"
WITH_SECONDS = "2020-03-05T14:05:07+07:00"


def read(page: str, path: Path = Path("trang.html")) -> Article:
    (article,) = html.read(path, page.encode("utf-8"))
    return article


def paragraphs(article: Article) -> list[str]:
    return [block.text for block in article.blocks if block.kind == "paragraph"]


def titles(article: Article, which: str) -> list[str]:
    found = article.related if which == "related" else article.same_section
    return [link.title for link in found.links] if found else []


ALL = sorted(
    name for name, page in vars(pages).items() if name.isupper() and isinstance(page, str) and "<body" in page.lower()
)


@pytest.mark.parametrize("name", ALL)
def test_reads_title_sapo_and_the_whole_body_of_every_manner(name: str) -> None:
    article = read(getattr(pages, name))
    assert article.title == pages.TITLE
    assert article.sapo.endswith(pages.SAPO)
    assert paragraphs(article)[:4] == list(pages.PARAGRAPHS)
    assert len(paragraphs(article)) == 4


@pytest.mark.parametrize("claim", ["Trang tin dien tu", "Bao Song Lo - Trang tin", "Trang nhất"])
def test_a_bold_line_over_prose_before_a_title_that_every_page_may_have(claim: str) -> None:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in pages.PARAGRAPHS)
    page = f"<html><head><title>{claim}</title></head><body><p><b>{pages.TITLE}</b></p>{body}</body></html>"
    assert read(page).title == pages.TITLE


def test_a_title_that_is_not_printed_stays_where_it_says_much() -> None:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in pages.PARAGRAPHS)
    page = f"<html><head><title>{pages.TITLE}</title></head><body><p><b>Chuyện ở làng</b></p>{body}</body></html>"
    assert read(page).title == pages.TITLE


def test_a_date_between_title_and_sapo_parted_by_line_breaks() -> None:
    body = "<br><br>".join(pages.PARAGRAPHS)
    article = read(
        f"<html><body><table><tr><td><font size=+2><b>{pages.TITLE}</b></font><br><i>Cập nhật: 14h05', ngày 5 tháng 3 "
        f"năm 2020</i><br><br><b>{pages.SAPO}</b><br><br>{body}</td></tr></table></body></html>"
    )
    assert (article.title, article.sapo, paragraphs(article)) == (pages.TITLE, pages.SAPO, list(pages.PARAGRAPHS))


@pytest.mark.parametrize("meta", ["Lê Phương", "Lê Phương 05/03/2020 14:05"])
@pytest.mark.parametrize("claim", ["", '<meta name="author" content="Lê Phương">'])
def test_a_name_at_the_head_that_nothing_marks_is_no_paragraph(meta: str, claim: str) -> None:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in pages.PARAGRAPHS)
    article = read(
        f"<html><head>{claim}</head><body><article><h1>{pages.TITLE}</h1><div class=meta><span>{meta}</span></div>"
        f"<p><strong>{pages.SAPO}</strong></p>{body}</article></body></html>"
    )
    assert (article.author, article.sapo, paragraphs(article)) == ("Lê Phương", pages.SAPO, list(pages.PARAGRAPHS))


@pytest.mark.parametrize(
    ("name", "published", "author", "source", "section", "related", "same_section"),
    [
        ("VNEXPRESS", WITH_SECONDS, "Lê Phương", "VnExpress", "Thời sự", 4, 0),
        ("TUOITRE", AT, "HOÀNG TÁO", "Tuổi Trẻ", "Nhịp sống trẻ", 1, 4),
        ("THANHNIEN", AT, "Quang Viên", "Thanh Niên", "Thời sự", 4, 0),
        ("VOV", AT, "Thu Hà", "VOV", "Xã hội", 1, 0),
        ("VTV", AT, "Phương Anh", "VTV", "", 0, 0),
        ("BAOTINTUC", AT, "Vũ Quang", "Báo Tin tức", "", 1, 0),
        ("NHANDAN", AT, "HÀ THANH", "Nhân Dân", "Nông thôn mới", 4, 0),
        ("QDND", AT, "DUY ĐÔNG", "Quân đội nhân dân", "Kinh tế", 0, 4),
        ("HANOIMOI", AT, "Nguyễn Mai", "Hànộimới", "", 0, 4),
        ("SGGP", AT, "THU HOÀI", "Sài Gòn Giải Phóng", "", 1, 0),
        ("TABLES_2003", "2003-03-05T14:05:00+07:00", "Lê Vũ", "Báo Tuyên Quang", "", 0, 4),
        ("WORDPRESS", WITH_SECONDS, "Nguyễn Hoa", "Trang tin Sơn Dương", "", 4, 0),
        ("TUOITRE_2006", "2006-03-05T14:05:00+07:00", "LÊ VŨ", "Tuổi Trẻ", "", 4, 0),
        ("VNEXPRESS_2005", "2005-03-05T14:05:00+07:00", "Lê Vũ", "VnExpress", "", 1, 0),
        ("JOOMLA", AT, "Nguyễn Hoa", "Cổng thông tin huyện Sơn Dương", "", 0, 4),
        ("SPANS", "2012-03-05T14:05:07+07:00", "", "", "", 0, 4),
        ("LIFERAY", AT, "", "Cổng thông tin điện tử tỉnh Tuyên Quang", "", 0, 4),
    ],
)
def test_reads_the_other_facts(
    name: str, published: str, author: str, source: str, section: str, related: int, same_section: int
) -> None:
    article = read(getattr(pages, name))
    assert article.published is not None
    assert article.published.value == published
    assert (article.author, article.source, article.section) == (author, source, section)
    assert (len(titles(article, "related")), len(titles(article, "same_section"))) == (related, same_section)


@pytest.mark.parametrize("name", [name for name in ALL if name not in {"WORD", "SPANS"}])
def test_reads_the_one_caption(name: str) -> None:
    (caption,) = read(getattr(pages, name)).captions
    assert caption.startswith("Người dân thôn Cảy thu hái chè xuân")


class TestParts:
    def test_a_caption_is_printed_whole_and_its_credit_named(self) -> None:
        (figure,) = [block for block in read(pages.VNEXPRESS).blocks if block.kind == "figure"]
        assert figure.caption == pages.CAPTION
        assert figure.credit == "Ảnh: Lê Vũ"
        assert figure.image == "https://i1.vnecdn.net/che.jpg"

    def test_the_place_before_the_sapo_is_parted_from_it(self) -> None:
        assert read(pages.VNEXPRESS).sapo == f"Tuyên Quang - {pages.SAPO}"

    def test_an_update_is_no_publication(self) -> None:
        article = read(pages.PROVINCE)
        assert article.published is None
        assert article.modified is not None
        assert article.modified.value == AT

    def test_kicker_and_intermediate_headings(self) -> None:
        article = read(pages.TUOITRE_2006)
        assert article.kicker == "Nông thôn đổi mới:"
        assert [block.text for block in article.blocks if block.kind == "heading"] == ["Chuyện của bà Hoa"]

    def test_lists_quotations_and_tables_stay_what_they_are(self) -> None:
        kinds = {block.kind: block.text for block in read(pages.WORDPRESS).blocks}
        assert kinds["list"] == "Ông Lý Văn Páo\nBà Ma Thị Xuân"
        assert kinds["quote"].startswith("Làm giàu trên chính mảnh đất")
        assert kinds["table"] == "Năm\tSố hộ\n2010\t600\n2019\t1.200"

    def test_the_credit_line(self) -> None:
        assert read(pages.WORDPRESS).credit == "Nguồn: Báo Tuyên Quang"
        assert read(pages.SPANS).credit == "Theo TTXVN"

    def test_most_read_stories_are_not_related(self) -> None:
        for name in ("VNEXPRESS", "PROVINCE", "TABLES_2003"):
            article = read(getattr(pages, name))
            assert not [
                title for title in (*titles(article, "related"), *titles(article, "same")) if "ai cũng xem" in title
            ]

    def test_headings_of_lists_are_kept_as_printed(self) -> None:
        article = read(pages.TABLES_2003)
        assert article.same_section is not None
        assert article.same_section.heading == "Các tin đã đưa:"
        assert article.same_section.links[0].title == "Minh Thanh giữ rừng đầu nguồn"

    def test_stories_behind_arrows_in_the_sapo(self) -> None:
        page = pages.VNEXPRESS_2005.replace(
            pages.SAPO, f'{pages.SAPO}<br><a href="/2">&gt;&gt; Chè Shan tuyết vào vụ mới</a>'
        )
        article = read(page)
        assert article.sapo == pages.SAPO
        assert "Chè Shan tuyết vào vụ mới" in titles(article, "related")

    def test_inline_stories_are_related_and_no_paragraphs(self) -> None:
        article = read(pages.INFINITE)
        assert titles(article, "related") == ["Minh Thanh giữ rừng đầu nguồn"]
        assert len(paragraphs(article)) == 4

    def test_a_label_before_a_linked_story_makes_it_related(self) -> None:
        label = "<p>* Tin, bài liên quan: <a href='/1'>Minh Thanh giữ rừng đầu nguồn</a></p>"
        article = read(pages.SGGP.replace("</p>", f"</p>{label}", 1).replace("related-news", "x"))
        assert titles(article, "related")[0] == "Minh Thanh giữ rừng đầu nguồn"
        assert paragraphs(article) == list(pages.PARAGRAPHS)

    def test_one_caption_under_two_pictures_is_printed_once(self) -> None:
        two = (
            "<table><tr><td><img src='https://x.vn/1.jpg'></td><td><img src='https://x.vn/2.jpg'></td></tr>"
            f"<tr><td colspan=2>{pages.CAPTION}</td></tr></table>"
        )
        article = read(
            f"<html><body><h1>{pages.TITLE}</h1><div><p>{pages.PARAGRAPHS[0]}</p>{two}<p>{pages.PARAGRAPHS[1]}</p></div></body></html>"
        )
        assert article.captions == (pages.CAPTION,)
        assert len([block for block in article.blocks if block.image]) == 2

    def test_a_printed_zone_mends_a_wrong_claim(self) -> None:
        wrong = pages.VNEXPRESS.replace("14:05:07+07:00", "14:05:07+08:00")
        article = read(wrong)
        assert article.published is not None
        assert article.published.value == AT

    def test_universal_time_is_told_in_vietnams(self) -> None:
        article = read(re.sub(r"<time.*?</time>", "", pages.WORDPRESS))
        assert article.published is not None
        assert article.published.value == WITH_SECONDS

    def test_no_text_of_scripts_styles_and_comments(self) -> None:
        page = pages.WORDPRESS.replace(
            "</p>", "</p><script>var x = '<p>chạy</p>'</script><style>p{}</style><!-- ghi chú -->", 2
        )
        text = " ".join(read(page).body)
        assert not [word for word in ("var x", "p{}", "ghi chú", "cảm ơn tác giả") if word in text]

    def test_an_empty_list_under_its_heading_stays(self) -> None:
        page = pages.LIFERAY.replace(pages.items(), "")
        article = read(page)
        assert article.same_section is not None
        assert (article.same_section.heading, article.same_section.links) == ("Tin cùng chuyên mục", ())


class TestFragments:
    def test_a_bare_body_takes_its_title_from_the_file(self) -> None:
        body = f"<p><strong>{pages.SAPO}</strong></p>{pages.paragraphs('<p>{}</p>')}"
        article = read(body, Path("nong-dan-thi-dua.body.html"))
        assert article.title == "Nong dan thi dua"
        assert "title-from-file-name" in article.provenance.warnings
        assert article.sapo == pages.SAPO
        assert paragraphs(article) == list(pages.PARAGRAPHS)

    def test_the_folder_names_the_newspaper(self) -> None:
        article = read(pages.paragraphs("<p>{}</p>"), Path("baothainguyen.vn/bai.html"))
        assert article.source == "Báo Thái Nguyên"

    def test_a_poem_of_short_lines_is_an_article(self) -> None:
        lines = "<br>".join(
            ["Chiều về qua bến sông quê", "Nghe con nước lớn tràn trề bờ lau", "Mẹ ngồi têm lại miếng trầu"] * 4
        )
        article = read(
            f"<html><head><title>Bến quê</title></head><body><h1>Bến quê</h1><div class='detail-content'>{lines}</div></body></html>"
        )
        assert article.title == "Bến quê"
        assert len(paragraphs(article)) == 12

    def test_a_short_report_with_a_claim_is_an_article(self) -> None:
        page = f"""<html><head><meta property="og:type" content="article"><title>{pages.TITLE}</title></head><body><h1>{pages.TITLE}</h1>
            <div class="content"><p>{pages.PARAGRAPHS[3][:100]}</p></div><ul>{pages.items()}</ul></body></html>"""
        article = read(page)
        assert article.title == pages.TITLE
        assert "short" in article.provenance.warnings

    @pytest.mark.parametrize(
        "misleading", ["block_ads_connect", "share-content", "comment-off content-print", "sidebar-left", "menu-open"]
    )
    def test_misleading_class_names_lose_no_article(self, misleading: str) -> None:
        page = f"""<html><head><title>{pages.TITLE}</title></head><body><div class="x"><h1>{pages.TITLE}</h1></div>
            <div class="{misleading}">{pages.paragraphs("<p>{}</p>")}</div></body></html>"""
        assert paragraphs(read(page)) == list(pages.PARAGRAPHS)


class TestNoArticles:
    @pytest.mark.parametrize(
        "page",
        [
            "<html><body><ul>" + pages.items() * 10 + "</ul></body></html>",
            "<html><head><title>404 Not Found</title></head><body><h1>404</h1><p>Trang bạn tìm không tồn tại trên máy chủ này.</p></body></html>",
            "<html><head><title>Kinh tế</title></head><body><h1>Kinh tế</h1>"
            + "".join(
                f'<div class="item"><h3><a href="/{n}">{pages.OTHERS[n % 4]} số {n}</a></h3><p>{pages.PARAGRAPHS[n % 4]}</p></div>'
                for n in range(20)
            )
            + "</body></html>",
            "<html></html>",
            "<p></p>",
        ],
    )
    def test_are_refused(self, page: str) -> None:
        with pytest.raises(Unreadable) as refusal:
            read(page)
        assert refusal.value.reason == "no-article"

    def test_empty_and_too_large_files(self, monkeypatch: pytest.MonkeyPatch) -> None:
        with pytest.raises(Unreadable, match="empty"):
            html.read(Path("a.html"), b" \n")
        monkeypatch.setattr(html, "LARGEST_PAGE", 1000)
        with pytest.raises(Unreadable, match="too-large"):
            html.read(Path("a.html"), b"x" * 1001)


class TestEncodings:
    @pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-le"])
    def test_unicode_forms(self, codec: str) -> None:
        (article,) = html.read(Path("a.html"), pages.VOV.encode(codec))
        assert article.title == pages.TITLE

    def test_a_wrong_claim_is_not_believed(self) -> None:
        page = pages.PROVINCE.replace("charset=utf-8", "charset=iso-8859-1")
        (article,) = html.read(Path("a.html"), page.encode())
        assert article.title == pages.TITLE

    @pytest.mark.parametrize("part", ["script", "style"])
    def test_what_only_machines_read_tells_nothing_of_the_encoding(self, part: str) -> None:
        damage = f"<{part}>/* ".encode() + b"\xff\xfe H\xa9 Th\xa0nh " * 400 + f" */</{part}></head>".encode()
        (article,) = html.read(Path("a.html"), pages.VOV.encode().replace(b"</head>", damage))
        (undamaged,) = html.read(Path("a.html"), pages.VOV.encode())
        assert article == undamaged

    def test_legacy_letters_behind_character_references(self) -> None:
        legacy = "Céng hßa x· héi chñ nghÜa ViÖt Nam §éc lËp Tù do H¹nh phóc"
        referenced = "".join(f"&#{ord(letter)};" if ord(letter) > 127 else letter for letter in legacy)
        page = f"<html><body><h1>{referenced}</h1>" + f"<p>{referenced}. {referenced}.</p>" * 6 + "</body></html>"
        article = read(page)
        assert article.title.lower().startswith("cộng hòa xã hội chủ nghĩa việt nam")
        assert "tcvn3" in article.provenance.encoding.lower()

    def test_a_font_that_draws_capitals(self) -> None:
        line = "\u00a7\u00b6ng bé vµ nh©n d©n c¸c d©n téc tØnh thi ®ua lËp thµnh tÝch chµo mõng ®¹i héi"
        page = (
            f'<html><body><p><b><font face=".VnTimeH">{line}</font></b></p>'
            + f"<p>{line}. {line}. {line}.</p>" * 5
            + "</body></html>"
        )
        article = read(page)
        assert article.title == "ĐẢNG BỘ VÀ NHÂN DÂN CÁC DÂN TỘC TỈNH THI ĐUA LẬP THÀNH TÍCH CHÀO MỪNG ĐẠI HỘI"


def saved(folder: Path, source: str, name: str = "Trang báo.html") -> Article:
    page = pages.SGGP.replace("https://image.sggp.org.vn/che.jpg", source)
    file = folder / name
    file.write_text(page, encoding="utf-8")
    (article,) = html.read(file, file.read_bytes())
    return article


def image(article: Article) -> str:
    return next(block.image for block in article.blocks if block.kind == "figure")


class TestPagesSavedByABrowser:
    @pytest.mark.parametrize(
        "source",
        [
            "./Trang báo_files/che.jpg",
            "Trang%20b%C3%A1o_files/che.jpg",
            "Trang báo_files\\che.jpg",
            "./Trang%20báo_files/che.jpg?x=1",
        ],
    )
    def test_pictures_beside_the_page(self, tmp_path: Path, source: str) -> None:
        (tmp_path / "Trang báo_files").mkdir()
        (tmp_path / "Trang báo_files" / "che.jpg").write_bytes(b"picture")
        assert image(saved(tmp_path, source)) == "Trang báo_files/che.jpg"

    @pytest.mark.parametrize(
        "source",
        ["../secret.jpg", "%2e%2e/secret.jpg", "..%2fsecret.jpg", "a/../../secret.jpg", "..\\secret.jpg", "file:///{outside}", "{outside}", "//server/share/a.jpg", "\\\\server\\share\\a.jpg", "C:\\a.jpg", "che.jpg\0"],
    )  # fmt: skip
    def test_nothing_outside_its_folder(self, tmp_path: Path, source: str) -> None:
        outside = tmp_path / "secret.jpg"
        outside.write_bytes(b"secret")
        inside = tmp_path / "pages"
        inside.mkdir()
        place = image(saved(inside, source.format(outside=outside)))
        assert place == "" or place.startswith("https://server/")

    @pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
    def test_no_link_out_of_its_folder(self, tmp_path: Path) -> None:
        (tmp_path / "secret.jpg").write_bytes(b"secret")
        inside = tmp_path / "pages"
        inside.mkdir()
        (inside / "che.jpg").symlink_to(tmp_path / "secret.jpg")
        assert image(saved(inside, "che.jpg")) == ""

    def test_the_address_written_by_the_browser(self) -> None:
        page = "<!-- saved from url=(0042)https://baotuyenquang.com.vn/kinh-te/tin-1.html -->\n" + pages.TABLES_2003
        article = read(page)
        assert article.url == "https://baotuyenquang.com.vn/kinh-te/tin-1.html"
        assert image(article) == "https://baotuyenquang.com.vn/kinh-te/images/che.jpg"

    def test_embedded_pictures_have_a_number(self, tmp_path: Path) -> None:
        article = saved(tmp_path, "data:image/jpeg;base64," + "A" * 5000)
        assert image(article) == "Trang báo.html!/1"
        assert "embedded-pictures" not in article.provenance.warnings

    @pytest.mark.parametrize("kind", ["image/gif;base64," + "A" * 900, "image/svg+xml;base64," + "A" * 5000])
    def test_placeholders_and_drawings_that_are_embedded_have_none(self, tmp_path: Path, kind: str) -> None:
        assert image(saved(tmp_path, f"data:{kind}")) == ""


BODY = f"<h1>{pages.TITLE}</h1>{{}}{pages.paragraphs('<p>{}</p>')}"


class TestHostilePages:
    @pytest.mark.parametrize("before", [0, 1, 30_000, 49_990, 99_999])
    def test_a_tag_that_grew_without_bounds_loses_all_it_says_wherever_it_stands(self, before: int) -> None:
        page = parse(b"<p>" + b"a" * before + b"<div class=x " + b"b" * 100_000 + b">c</div><p class=y>d")
        assert page is not None
        assert [element.get("class") for element in page.root.iter("div", "p")] == [None, None, "y"]

    @pytest.mark.parametrize("tag", ["div", "b", "font", "table><tr><td", "ul><li", "blockquote", "x-y"])
    def test_deep_nesting_keeps_the_article(self, tag: str) -> None:
        began = time.process_time()
        article = read("<html><body>" + BODY.format(f"<{tag}>" * 100_000) + "</body></html>")
        assert article.title == pages.TITLE
        assert [text for text in paragraphs(article) if text in pages.PARAGRAPHS] == list(pages.PARAGRAPHS)
        assert time.process_time() - began < 20  # of the processor: a machine may be busy

    @pytest.mark.parametrize(
        "page",
        [
            "<" * 300_000,
            '<a href="' * 50_000,
            "<script>" * 50_000,
            "<!--" * 50_000,
            "&#x1F600;" * 50_000,
            "<p>" + "a" * 11_000_000,
            "<h3>Tin liên quan</h3><a href='/x'>Một hai ba bốn năm sáu bảy</a>" * 3000,
            "<table><tr><td>" * 3000,
            "<img src=a.jpg>chữ" * 10_000,
            "\0\x01\x02<html>\0",
            "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><html><body>&a;</body></html>",
        ],
    )  # fmt: skip
    def test_clutter_ends_soon_and_safely(self, page: str) -> None:
        began = time.process_time()
        for text in (page, BODY.format(page)):
            try:
                article = read(text)
            except Unreadable:
                continue
            assert "root:" not in " ".join(article.body)
        assert time.process_time() - began < 30

    def test_entities_are_not_expanded(self) -> None:
        bomb = "<!DOCTYPE html [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]><html><body>"
        article = read(bomb + BODY.format("<p>&b;</p>") + "</body></html>")
        assert "aaaaaaaaaa" not in " ".join(article.body)

    def test_broken_linked_data(self) -> None:
        for data in (
            "[" * 50_000,
            '{"@type":"NewsArticle","headline":"a\nb"}',
            '{"@graph":[{"@type":["NewsArticle"],"author":[{}]}]}',
            "{,}",
            "null",
            "[[[1]]]",
        ):
            page = f'<html><head><script type="application/ld+json">{data}</script></head><body>{BODY.format("")}</body></html>'
            assert read(page).title == pages.TITLE


TAGS = st.sampled_from(
    [
        "p",
        "div",
        "span",
        "b",
        "a",
        "table",
        "tr",
        "td",
        "ul",
        "li",
        "h1",
        "h2",
        "h3",
        "img",
        "br",
        "figure",
        "figcaption",
        "script",
        "style",
        "ins",
        "center",
        "time",
        "form",
    ]
)
CLASSES = st.sampled_from(
    ("title", "sapo", "author", "date", "caption", "related", "comment", "content", "ads", "tags", "source", "")
)
WORDS = st.sampled_from(
    (
        "Tin liên quan",
        "Theo TTXVN",
        "05/03/2020 14:05",
        "Ảnh: Lê Vũ",
        ">> Xem thêm: Chuyện",
        "Lê Vũ",
        pages.SAPO,
        *pages.PARAGRAPHS,
        "<",
        "&",
        "]]>",
    )
)
PIECES = st.one_of(
    st.builds(lambda tag, name: f'<{tag} class="{name}" href="/x" src="a.jpg">', TAGS, CLASSES),
    TAGS.map(lambda tag: f"</{tag}>"),
    WORDS,
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=60))
def test_any_page_is_read_or_refused(pieces: list[str]) -> None:
    try:
        article = read("".join(pieces))
    except Unreadable as refusal:
        assert refusal.reason in Unreadable.REASONS  # noqa: PT017 — either outcome is right
        return
    assert article.title
    assert all(block.text or block.caption or block.image or block.kind == "figure" for block in article.blocks)
    assert not any("\n" in block.text for block in article.blocks if block.kind in {"paragraph", "heading", "quote"})


def test_a_tag_with_countless_attributes_costs_no_time(tmp_path: Path) -> None:
    attributes = " ".join(f'a{number}="x"' for number in range(60_000))
    body = "".join(f"<p>{paragraph}</p>" for paragraph in pages.PARAGRAPHS)
    page = f"<html><body><h1>{pages.TITLE}</h1><div {attributes}>{body}</div></body></html>"
    (article,) = html.read(tmp_path / "trang.html", page.encode())

    assert article.title == pages.TITLE
    assert len(article.body) == len(pages.PARAGRAPHS)


@pytest.mark.parametrize(
    "title", ["Chuyện thứ 404 trong năm", "Công ty không tồn tại vẫn bán hàng", "Quốc lộ 503 thông xe"]
)
def test_a_short_story_whose_title_sounds_like_an_error_is_a_story(tmp_path: Path, title: str) -> None:
    page = f"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>{pages.PARAGRAPHS[0]}</p></body></html>"
    (article,) = html.read(tmp_path / "trang.html", page.encode())

    assert article.title == title


@pytest.mark.parametrize(
    "title", ["404 Not Found", "Lỗi 404", "Không tìm thấy trang", "Trang bạn tìm không tồn tại", "403"]
)
def test_an_error_page_is_no_article(tmp_path: Path, title: str) -> None:
    page = f"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>{pages.PARAGRAPHS[0]}</p></body></html>"
    with pytest.raises(Unreadable) as caught:
        html.read(tmp_path / "trang.html", page.encode())

    assert caught.value.reason == "no-article"


@pytest.mark.parametrize("section", ["Văn hóa", "Lao động", "Giao thông"])
def test_a_section_may_be_called_like_a_newspaper(section: str) -> None:
    page = (
        f'<html><head><meta property="article:section" content="{section}"></head><body>{BODY.format("")}</body></html>'
    )
    assert read(page).section == section


@pytest.mark.parametrize("address", ["http://[bad/", "http://a]b/", "https://[::1", "http://\u2100.vn/", "//["])
def test_an_address_that_is_none_costs_nothing_but_itself(tmp_path: Path, address: str) -> None:
    prose = "Sau ba năm, toàn xã đã trồng được hơn hai trăm héc ta chè trên những quả đồi bạc màu. " * 6
    page = (
        f'<html><head><base href="{address}"><link rel="canonical" href="{address}"></head><body><h1>Chè sạch</h1>'
        f'<img src="{address}"><p>{prose}</p><p><a href="{address}">Một bài viết khác cũng hay</a></p></body></html>'
    )
    (article,) = html.read(tmp_path / "bai.html", page.encode())
    assert article.title == "Chè sạch"
