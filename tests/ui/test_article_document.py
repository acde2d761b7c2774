from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archiveviewer.article import Article, Block, Dated, Link, LinkList, Provenance
from archiveviewer.results import Listed, Pictured, Related, Span
from archiveviewer.ui.article import highlights
from archiveviewer.ui.article.article_document import ArticleDocument, lay_out, picture_size
from archiveviewer.ui.article.document_writer import Look
from archiveviewer.ui.page import FIRST_BLOCK, Page, displayed_texts
from archiveviewer.ui.pictures import Picture
from archiveviewer.ui.texts import plain
from archiveviewer.ui.theme import LIGHT
from ui.sample_pages import ARTICLE, RELATED, draw, page_of, place_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtGui import QTextBlock

LOOK = Look(LIGHT, 13, 96 / 72, 590)


def text_of(laid: ArticleDocument) -> str:
    return plain(laid.document.toRawText())


def links_of(laid: ArticleDocument) -> list[tuple[str, str]]:
    """Every link's words and what it does."""
    found: list[tuple[str, str]] = []
    block = laid.document.begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            fragment = pieces.fragment()
            address = fragment.charFormat().anchorHref()
            if address:
                target = laid.links.target(address)
                assert target is not None
                found.append((target.kind, target.value))
            pieces += 1
        block = block.next()
    return found


def test_everything_of_an_article_can_be_read() -> None:
    text = text_of(lay_out(page_of(ARTICLE, related=RELATED), LOOK))
    for displayed in displayed_texts(ARTICLE):
        for piece in displayed.replace("\t", "\n").split("\n"):
            assert piece in text
    for expected in ("Kinh tế · Hạ tầng", "14 March 2024, 07:30", "Báo in số 9.812, trang 3", "hạn mặn", "TCVN3, 90 %"):
        assert expected in text
    for expected in (
        "2024/han-man.htm",
        "Mặn vào sâu 70 km",
        "độ mặn, lúa hè thu",
        "99 % of the text",
        "Tin liên quan",
        "12 day",
        "Listed by",
        "People: Nguyễn Văn Sáu",
        "Places: Bến Tre",
    ):
        assert expected in text.replace("\u2060", "").replace("\u00a0", " ")
    assert "Tin liên quan\n" in text


def test_a_title_as_long_as_a_paragraph_leaves_room_for_the_text() -> None:
    def size(title: str) -> float:
        laid = lay_out(page_of(msgspec.structs.replace(ARTICLE, title=title)), LOOK)
        return next(
            pieces.fragment().charFormat().fontPointSize()
            for block in _blocks(laid)
            if block.blockFormat().headingLevel() == 1 and not (pieces := block.begin()).atEnd()
        )

    assert size("Hạn mặn đến sớm " * 20) < size("Hạn mặn đến sớm")


def _blocks(laid: ArticleDocument) -> Iterator[QTextBlock]:
    block = laid.document.begin()
    while block.isValid():
        yield block
        block = block.next()


def test_links_lead_where_they_say(tmp_path: Path) -> None:
    links = links_of(lay_out(page_of(ARTICLE, folder=tmp_path, related=RELATED), LOOK))
    assert ("article", "two") in links
    assert ("search", "Con nước lạ") in links
    assert ("article", "three") in links
    assert ("article", "four") in links
    assert ("search", "Bến Tre") in links
    assert ("search", '"Nguyễn Văn Sáu"') in links
    assert ("address", "https://example.org/han-man.html") in links
    assert ("original", str(tmp_path / "han-man.htm")) in links


def test_the_list_as_printed_shows_before_the_archive_was_asked() -> None:
    laid = lay_out(page_of(ARTICLE), LOOK)
    assert ("search", "Nhật ký hạn mặn") in links_of(laid)


def test_a_heading_without_a_list_is_left_out() -> None:
    article = Article(title="Một bài", provenance=Provenance(path="a"), related=LinkList(heading="Tin cùng chuyên mục"))
    assert "Tin cùng chuyên mục" not in text_of(lay_out(Page(article, Related()), LOOK))


def test_paper_has_no_links() -> None:
    laid = lay_out(page_of(ARTICLE, related=RELATED), LOOK, printed=True)
    assert links_of(laid) == []
    assert "Mặn vào sâu 70 km" not in text_of(laid)


def test_addresses_of_links_bear_nothing_of_an_article() -> None:
    laid = lay_out(page_of(ARTICLE, related=RELATED), LOOK)
    for strange in (
        "",
        "reader:link/",
        "reader:link/-1",
        "reader:link/999",
        "reader:link/²",
        "file:///etc/passwd",
        "http://x",
    ):
        assert laid.links.target(strange) is None


def test_a_missing_picture_says_so_and_keeps_its_caption(tmp_path: Path) -> None:
    draw(tmp_path / "1.png")
    laid = lay_out(page_of(ARTICLE, folder=tmp_path), LOOK)
    assert [figure.number for figure in laid.figures] == [1]
    text = text_of(laid)
    assert text.count("The picture is not in the archive") == 1
    assert "The picture is not in the archive\nBản đồ ranh mặn." in text


def test_an_unreadable_picture_says_so(tmp_path: Path) -> None:
    page = Page(ARTICLE, pictures={1: Picture(place_of(tmp_path / "broken.png"))})
    assert "This picture can't be shown" in text_of(lay_out(page, LOOK))


def test_the_photographer_is_set_in_italics() -> None:
    laid = lay_out(page_of(ARTICLE), LOOK)
    cursor = laid.document.find("Lê Hoàng Vũ")
    assert cursor.charFormat().fontItalic()
    assert not laid.document.find("Cống ngăn mặn").charFormat().fontItalic()


@pytest.mark.parametrize("word", ["mặn", "Ảnh", "Vũ", "An Hóa", "hộ dân", "412", "Trần Văn Đực", "Uyên", "Hạ tầng"])
def test_marks_land_on_their_words(word: str) -> None:
    page = page_of(ARTICLE, word)
    laid = lay_out(page, LOOK)
    ranges = highlights.marked(laid.segments, page.marks)
    assert len(ranges) == sum(text.casefold().count(word.casefold()) for text in displayed_texts(ARTICLE)) > 0
    for selection in highlights.Highlights(ranges).selections(laid.document, LIGHT):
        assert plain(selection.cursor.selectedText()).casefold() == word.casefold()


def test_marks_over_two_cells_are_marked_in_both() -> None:
    page = Page(ARTICLE, marks=((),) * (FIRST_BLOCK + 5) + ((Span(5, 20),),))
    laid = lay_out(page, LOOK)
    texts = [
        plain(selection.cursor.selectedText())
        for selection in highlights.Highlights(highlights.marked(laid.segments, page.marks)).selections(
            laid.document, LIGHT
        )
    ]
    assert texts == ["trình", "Vốn (tỷ đ"]


def test_a_table_is_a_table_and_a_large_one_is_lines() -> None:
    def rows(text: str) -> int:
        article = Article(title="t", blocks=(Block(kind="table", text=text),), provenance=Provenance(path="p"))
        laid = lay_out(Page(article), LOOK)
        assert set(text.split()) <= set(text_of(laid).split())
        frames = laid.document.rootFrame().childFrames()
        return len(frames)

    assert rows("a\tb\n1\t2") == 1
    assert rows("\t".join("abcdefghijklmnopqrstu")) == 0
    assert rows("\n".join("dòng\t1" for _ in range(2000))) == 0
    assert rows("một_từ_rất_dài_không_ngắt_được_chút_nào\t" * 3) == 0


def test_list_items_keep_the_marks_they_have() -> None:
    def shown(text: str) -> str:
        article = Article(title="t", blocks=(Block(kind="list", text=text),), provenance=Provenance(path="p"))
        return text_of(lay_out(Page(article), LOOK))

    assert "•" in shown("một\nhai")
    assert "•" not in shown("1. một\n2. hai")
    assert "•" not in shown("- một\n- hai")


@pytest.mark.parametrize(
    ("size", "shown"),
    [
        ((1200, 675), (590, 331)),
        ((200, 100), (200, 100)),
        ((400, 300), (590, 442)),
        ((1, 1), (1, 1)),
    ],
)
def test_pictures_fill_the_column_unless_they_are_small(
    size: tuple[int, int], shown: tuple[int, int], tmp_path: Path
) -> None:
    assert picture_size(Picture(place_of(tmp_path), *size), 590) == shown


@pytest.mark.parametrize("size", [(10, 100_000), (100_000, 10), (800, 1100)])
def test_no_picture_is_larger_than_the_column(size: tuple[int, int], tmp_path: Path) -> None:
    width, height = picture_size(Picture(place_of(tmp_path), *size), 590)
    assert 1 <= width <= 590
    assert 1 <= height <= 590 * 1.1


@pytest.mark.parametrize("value", ["", "x", "2019-99-99", "12", "2019-04-30T99:99", "\x00"])
def test_strange_dates_are_shown_as_they_are(value: str) -> None:
    article = Article(title="t", published=Dated(value=value, precision="day"), provenance=Provenance(path="p"))
    lay_out(Page(article), LOOK)


HOSTILE = st.text(st.characters(exclude_categories=()), max_size=40)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(HOSTILE, HOSTILE, st.sampled_from(["heading", "paragraph", "figure", "quote", "list", "table"]), HOSTILE)
def test_hostile_text_neither_fails_nor_becomes_markup(title: str, text: str, kind: str, caption: str) -> None:
    block = Block(kind=kind, text=text, caption=caption, credit=caption[:3], image=title)  # type: ignore[arg-type]
    article = Article(
        id=title,
        title=title,
        sapo=text,
        author=caption,
        source=title,
        keywords=(text, title),
        blocks=(block, block),
        related=LinkList(heading=text, links=(Link(title=title, url=text),)),
        provenance=Provenance(path=text, member=title, encoding=caption),
        url=text,
    )
    spans = (Span(0, 3), Span(2, 10_000), Span(5, 5))
    page = Page(article, Related(), marks=(spans,) * 6)
    laid = lay_out(page, LOOK)
    laid.document.setTextWidth(600)
    assert laid.document.size().height() > 0
    end = laid.document.characterCount()
    assert all(0 <= start < stop <= end for start, stop in highlights.marked(laid.segments, page.marks))
    assert all(target for target in links_of(laid))


@pytest.mark.parametrize("text", ["chữ " * 30_000, "x" * 100_000, "🌾" * 60_000, "mặn\u00a0" * 20_000])
@pytest.mark.parametrize("kind", ["paragraph", "heading", "quote", "list", "figure"])
def test_no_block_of_the_document_is_so_long_that_qt_gets_stuck(text: str, kind: str) -> None:
    block = Block(kind=kind, text=text, caption=text, image="x")  # type: ignore[arg-type]
    article = Article(title="t", blocks=(block,), provenance=Provenance(path="p"))
    end = len(text)
    laid = lay_out(Page(article, marks=((),) * FIRST_BLOCK + ((Span(0, 1), Span(end - 1, end)),)), LOOK)
    assert plain(text) in text_of(laid).replace("\n", "")
    hits = highlights.marked(laid.segments, ((),) * FIRST_BLOCK + ((Span(0, 1), Span(end - 1, end)),))
    assert len(hits) == 2
    longest, each = 0, laid.document.begin()
    while each.isValid():
        longest, each = max(longest, each.length()), each.next()
    assert longest <= 8100


def test_a_whole_book_is_cut_and_says_so() -> None:
    chapter = Block(kind="paragraph", text="chữ " * 50_000)
    article = Article(title="t", blocks=(chapter,) * 10, provenance=Provenance(path="p"))
    laid = lay_out(Page(article), LOOK)
    assert laid.document.characterCount() < 1_600_000
    assert "too long to show" in text_of(laid)


def test_a_card_of_hundreds_is_cut_and_says_so() -> None:
    links = tuple(Link(title=f"Bài số {number}") for number in range(300))
    article = Article(title="t", related=LinkList(heading="Xem thêm", links=links), provenance=Provenance(path="p"))
    text = text_of(lay_out(Page(article), LOOK))
    assert "Bài số 39\n" in text
    assert "Bài số 40\n" not in text
    assert "and 260 more" in text


def test_marked_words_that_follow_each_other_are_one_hit() -> None:
    page = page_of(ARTICLE, "Hàm", "Luông", "sông")
    laid = lay_out(page, LOOK)
    hits = highlights.Highlights(highlights.marked(laid.segments, page.marks))
    assert [each.cursor.selectedText() for each in hits.selections(laid.document, LIGHT)] == ["sông Hàm Luông"]


PHOTOGRAPH = Article(
    id="photo",
    title="Cống ngăn mặn",
    author="Lê Vũ",
    blocks=(Block(kind="figure", caption="Cống ngăn mặn sáng 12/3.", image="1.png"),),
    provenance=Provenance(path="1.png", reader="picture"),
)


def test_of_a_photograph_the_picture_comes_first_and_nothing_twice(tmp_path: Path) -> None:
    draw(tmp_path / "1.png")
    lines = text_of(lay_out(page_of(PHOTOGRAPH, folder=tmp_path), LOOK)).split("\n")
    assert [line for line in lines if "Cống" in line or "Lê Vũ" in line] == ["Cống ngăn mặn sáng 12/3.", "Lê Vũ"]
    titled = text_of(lay_out(page_of(msgspec.structs.replace(PHOTOGRAPH, title="Hạn mặn"), folder=tmp_path), LOOK))
    assert titled.index("Cống ngăn mặn") < titled.index("Hạn mặn") < titled.index("Lê Vũ")


def test_a_credit_that_the_caption_lacks_stands_behind_it_once(tmp_path: Path) -> None:
    (figure,) = PHOTOGRAPH.blocks
    for credit, printed in (
        ("TTXVN", "Cống ngăn mặn sáng 12/3. (TTXVN)"),
        ("SÁNG 12/3", "Cống ngăn mặn sáng 12/3."),
        ("Lê Vũ", "Cống ngăn mặn sáng 12/3."),
    ):
        blocks = (msgspec.structs.replace(figure, credit=credit),)
        page = page_of(msgspec.structs.replace(PHOTOGRAPH, blocks=blocks), folder=tmp_path)
        lines = text_of(lay_out(page, LOOK)).replace("\u00a0", " ").split("\n")
        assert printed in [line.strip() for line in lines]


def test_a_photograph_leads_to_the_stories_that_show_it_and_a_story_to_its_photographs(tmp_path: Path) -> None:
    shown = Related(shown_in=(Listed(title="Hạn mặn ở Bến Tre", id="story"),))
    laid = lay_out(page_of(PHOTOGRAPH, folder=tmp_path, related=shown), LOOK)
    assert "Shown in" in text_of(laid)
    assert ("article", "story") in links_of(laid)
    pictured = Related(pictures=(Pictured(1, "photo", "Cống ngăn mặn"),))
    laid = lay_out(page_of(ARTICLE, folder=tmp_path, related=pictured), LOOK)
    assert "About this picture" in text_of(laid)
    assert ("article", "photo") in links_of(laid)


def test_a_picture_is_a_link_to_itself_but_not_on_paper(tmp_path: Path) -> None:
    draw(tmp_path / "1.png")
    page = page_of(ARTICLE, folder=tmp_path)
    assert ("picture", "1") in links_of(lay_out(page, LOOK))
    assert links_of(lay_out(page, LOOK, printed=True)) == []
