from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given

from archiveviewer.article import Article, Block, Dated
from archiveviewer.export import STYLES, Citation, Style, citation, quotation
from archiveviewer.export.facts import authors, facts
from cited_articles import BARE, PLACE, WHOLE, articles, dated


def italics(cited: Citation) -> list[str]:
    return [cited.text[span.start : span.end] for span in cited.italics]


@pytest.mark.parametrize(
    ("style", "text"),
    [
        (
            "plain",
            (
                "Tô Hoàng Linh, Lê Vũ, “Tinh giản biên chế: ‘khó’ hay dễ?”, Báo Tuyên Quang, 30/4/2009, tr. 3–4, "
                "https://example.org/bai-1"
            ),
        ),
        (
            "apa",
            (
                "Tô Hoàng Linh & Lê Vũ. (2009, April 30). Tinh giản biên chế: “khó” hay dễ? Báo Tuyên Quang, 3–4. "
                "https://example.org/bai-1"
            ),
        ),
        (
            "chicago",
            (
                "Tô Hoàng Linh and Lê Vũ. “Tinh giản biên chế: ‘khó’ hay dễ?” Báo Tuyên Quang, April 30, 2009. "
                "https://example.org/bai-1."
            ),
        ),
        (
            "tcvn",
            (
                "Tô Hoàng Linh, Lê Vũ (2009), “Tinh giản biên chế: ‘khó’ hay dễ?”, Báo Tuyên Quang, ngày 30/4/2009, "
                "tr. 3–4, https://example.org/bai-1"
            ),
        ),
    ],
)
def test_an_article_of_which_all_is_known(style: Style, text: str) -> None:
    cited = citation(WHOLE, style)
    assert cited.text == text
    assert italics(cited) == ([] if style == "plain" else ["Báo Tuyên Quang"])


@pytest.mark.parametrize(
    ("style", "text"),
    [
        ("plain", "“Một bài”"),
        ("apa", "Một bài. (n.d.)."),
        ("chicago", "“Một bài.” n.d."),
        ("tcvn", "“Một bài” (không rõ năm)."),
    ],
)
def test_an_article_of_which_only_the_title_is_known(style: Style, text: str) -> None:
    assert citation(BARE, style) == Citation(text)


@pytest.mark.parametrize(
    ("style", "day", "month", "year", "guess"),
    [
        ("plain", "30/4/2009", "4/2009", "2009", "khoảng 4/2009"),
        ("apa", "(2009, April 30)", "(2009, April)", "(2009)", "(ca. 2009, April)"),
        ("chicago", "April 30, 2009.", "April 2009.", "2009.", "[April 2009?]."),
        ("tcvn", "(2009), “Một bài”, ngày 30/4/2009.", "“Một bài”, tháng 4/2009.", "“Một bài”.", "(khoảng 2009)"),
    ],
)
def test_a_day_is_as_precise_as_its_source(style: Style, day: str, month: str, year: str, guess: str) -> None:
    assert day in citation(dated("2009-04-30"), style).text
    of_month = citation(dated("2009-04", "month"), style).text
    assert month in of_month
    assert "30" not in of_month
    of_year = citation(dated("2009", "year"), style).text
    assert year in of_year
    assert "April" not in of_year
    assert "4/" not in of_year
    assert guess in citation(dated("2009-04", "month", guessed=True), style).text


def test_without_an_author_the_style_says_who_stands_first() -> None:
    article = dated("2009-04-30")
    assert citation(article, "apa").text == "Một bài. (2009, April 30). Báo Bến Tre."
    assert citation(article, "chicago").text == "Báo Bến Tre. “Một bài.” April 30, 2009."
    assert citation(article, "tcvn").text == "Báo Bến Tre (2009), “Một bài”, ngày 30/4/2009."


def test_the_plain_form_follows_the_language() -> None:
    assert citation(dated("2009-04-30", guessed=True), "plain", "en").text == (
        "“Một bài”, Báo Bến Tre, about 30 April 2009"
    )
    assert "pp. 3–4" in citation(WHOLE, "plain", "en").text


def test_what_is_no_day_is_told_as_it_stands() -> None:
    article = Article(
        title="Một bài", provenance=PLACE, published=Dated(value="?", precision="day", raw="mồng 3 Tết Kỷ Sửu")
    )
    assert all("mồng 3 Tết Kỷ Sửu" in citation(article, style).text for style in STYLES)


def test_a_newspaper_is_found_in_the_credit() -> None:
    article = Article(title="Một bài", credit="(Theo Báo Bến Tre)", provenance=PLACE)
    assert citation(article).text == "“Một bài”, Báo Bến Tre"


@pytest.mark.parametrize(
    ("by_line", "names"),
    [
        ("", ()),
        ("Tô Hoàng Linh", ("Tô Hoàng Linh",)),
        ("Lê Vũ - Hải Yến", ("Lê Vũ", "Hải Yến")),
        ("Lê Vũ và Hải Yến", ("Lê Vũ", "Hải Yến")),
        ("Bài, ảnh: Lê Vũ", ("Lê Vũ",)),
        ("PGS.TS Lê Vũ, nguyên viện trưởng", ("PGS.TS Lê Vũ, nguyên viện trưởng",)),
        ("Lê Vũ – Báo Tuyên Quang", ("Lê Vũ",)),
        ("PV/TTXVN", ("PV", "TTXVN")),
        ("Lê Vũ; Lê Vũ", ("Lê Vũ",)),
    ],
)
def test_a_by_line_is_parted_where_its_parts_are_names(by_line: str, names: tuple[str, ...]) -> None:
    assert authors(by_line, "Báo Tuyên Quang") == names


def test_many_authors() -> None:
    crowd = Article(title="T", author=", ".join(f"Tên{chr(65 + n)}" for n in range(22)), provenance=PLACE)
    assert citation(crowd, "apa").text.startswith("TênA, TênB,")
    assert "TênS, . . . TênV. (n.d.)" in citation(crowd, "apa").text
    assert "TênG, et al. “T.”" in citation(crowd, "chicago").text
    three = Article(title="T", author="An, Bình, Chi", provenance=PLACE)
    assert citation(three, "apa").text.startswith("An, Bình, & Chi. (")
    assert citation(three, "chicago").text.startswith("An, Bình, and Chi. “")


def test_the_first_page_of_a_file_says_nothing_of_the_newspaper() -> None:
    article = Article(title="T", blocks=(Block(kind="paragraph", text="Một.", page=1),), provenance=PLACE)
    assert facts(article).pages == ""


def test_only_an_address_that_browsers_open_is_cited() -> None:
    article = Article(title="T", url="javascript:alert(1)", provenance=PLACE)
    assert all("javascript" not in citation(article, style).text for style in STYLES)


# Quotations


def test_a_quotation_says_where_it_stands() -> None:
    assert quotation(WHOLE, "Ông nói: “Khó”.", page=4) == (
        "“Ông nói: ‘Khó’.”\n— Tô Hoàng Linh, Lê Vũ, “Tinh giản biên chế: ‘khó’ hay dễ?”, Báo Tuyên Quang, 30/4/2009, "
        "tr. 4, https://example.org/bai-1 [mã bài 4f0c12ab34cd56ef]"
    )
    assert "p. 4" in quotation(WHOLE, "Khó", page=4, language="en")
    assert "[article id 4f0c12ab34cd56ef]" in quotation(WHOLE, "Khó", language="en")


def test_quotation_marks_are_not_doubled() -> None:
    assert quotation(BARE, "“Khó lắm”").startswith("“Khó lắm”\n")
    assert quotation(BARE, "“Khó” hay “dễ”").startswith("“‘Khó’ hay ‘dễ’”\n")
    assert quotation(BARE, 'màn hình 15"').startswith('“màn hình 15"”\n')


# Any text


@given(articles())
def test_anything_is_cited_in_one_clean_line(article: Article) -> None:
    for style in STYLES:
        cited = citation(article, style)
        assert cited.text
        assert not [letter for letter in cited.text if unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp")]
        assert all(0 <= span.start < span.end <= len(cited.text) for span in cited.italics)
