from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import office_files as made
from archiveviewer import readers
from archiveviewer.errors import Unreadable
from archiveviewer.readers.office.compose import PICTURES_LEFT_OUT
from office_files import epub, epub_page

if TYPE_CHECKING:
    from archiveviewer.article import Article


def read(data: bytes, name: str = "so-12.epub") -> tuple[Article, ...]:
    return readers.articles(Path(name), data)


@pytest.mark.parametrize("name", ["so-12.epub", "so-12.txt", "so-12"])
def test_an_issue_of_articles(name: str) -> None:
    article, notice = read(made.plain_epub(), name)
    made.check(article)
    where = article.provenance
    assert (where.reader, where.member, where.warnings) == ("epub", "OPS/bài 1.xhtml", (PICTURES_LEFT_OUT,))
    assert not any(block.image for block in article.blocks)
    assert (notice.title, notice.provenance.member) == ("Tin vắn", "OPS/tin.xhtml")
    assert [block.text for block in notice.blocks] == ["Hợp tác xã chè Bản Mây mở cửa trở lại."]


def test_the_book_tells_what_its_pages_do_not() -> None:
    facts = "<dc:date>2009-04-30</dc:date><dc:publisher>Báo Sông Lô</dc:publisher><dc:subject>chè</dc:subject>"
    page = epub_page(f"<h1>{made.TITLE}</h1><p>{made.SAPO}</p><p>{made.FIRST}</p><p>{made.SECOND}</p>")
    (article,) = read(epub({"1.xhtml": page}, facts=facts))
    assert article.published is not None
    assert (article.published.value, article.source, article.keywords) == ("2009-04-30", "Báo Sông Lô", ("chè",))


def test_a_page_of_the_title_alone_is_no_article() -> None:
    cover = epub_page(f"<h1>{made.TITLE}</h1><p>{made.AUTHOR}</p><p>03/07/2014</p>")
    (article,) = read(epub({"cover.xhtml": cover, "1.xhtml": made.article_page()}))
    made.check(article)


def test_elements_that_close_themselves() -> None:
    page = made.article_page().replace("<head>", '<head><script src="x.js"/>').replace("<h1>", '<a id="t"/><h1>')
    (article,) = read(epub({"1.xhtml": page}))
    made.check(article)


def test_short_pages_keep_tables_lists_and_captions() -> None:
    page = epub_page(
        "<h1>Giá chè</h1><p>Chợ huyện</p><table><tr><td>Búp</td><td>12.000</td></tr><tr><td>Khô</td><td>90.000</td>"
        "</tr></table><ul><li>hái</li><li>sao</li></ul>"
        "<figure><img src='x.jpg'/><figcaption>Nương chè.</figcaption></figure>"
    )
    (article,) = read(epub({"1.xhtml": page}))
    kinds = [(block.kind, block.text or block.caption) for block in article.blocks]
    assert kinds[-3:] == [("table", "Búp\t12.000\nKhô\t90.000"), ("list", "hái\nsao"), ("figure", "Nương chè.")]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (epub({"bia.xhtml": epub_page("<img src='bia.jpg'/>")}), ("no-article", "no page with text")),
        (epub({"1.xhtml": "\x01\x02" * 50}, more={"META-INF/encryption.xml": "<x/>"}), ("unsupported", "encrypted")),
        (made.packed({"META-INF/container.xml": made.CONTAINER}), ("damaged", "a part is missing")),
        (epub({"../../../etc/hostname": made.article_page()}), ("no-article", "no page with text")),
    ],
)
def test_books_without_articles(data: bytes, reason: tuple[str, str]) -> None:
    with pytest.raises(Unreadable) as caught:
        read(data)
    assert (caught.value.reason, caught.value.detail) == reason


@pytest.mark.data
def test_a_real_book(data: Path) -> None:
    articles = readers.read(data / "formats" / "epub" / "fnooub__advanced.epub")
    assert [article.provenance.member for article in articles] == [f"EPUB/page000{n}.xhtml" for n in range(1, 7)]
    assert articles[-1].title == "Chapter 3: Images"
    assert sum(len(text) for text in (articles[-1].sapo, *articles[-1].body)) > 1000
