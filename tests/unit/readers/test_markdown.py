from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import office_files as made
from archiveviewer import readers
from archiveviewer.errors import Unreadable
from archiveviewer.readers.office.markdown_spans import plain

if TYPE_CHECKING:
    from archiveviewer.article import Article


def read(page: str, name: str = "bai.md") -> Article:
    (article,) = readers.articles(Path(name), page.encode())
    return article


def kinds(body: str) -> list[tuple[str, str]]:
    article = read(f"# {made.TITLE}\n\n{made.SAPO}\n\n{made.FIRST}\n\n{body}\n\n{made.SECOND}\n")
    return [(block.kind, block.text or block.caption) for block in article.blocks[1:-1]]


def test_an_article() -> None:
    article = read(made.plain_markdown().decode())
    made.check(article)
    assert article.blocks[2].image == "anh/che.jpg"
    assert (article.provenance.reader, article.provenance.encoding) == ("markdown", "utf-8")


def test_a_front_matter() -> None:
    article = read(
        f'---\nlayout: post\ntitle: "{made.TITLE}"\nauthor: Hà Linh\ndate: 2009-04-30\n'
        "tags:\n  - chè\n  - Bản Mây\n---\n"
        f"{made.SAPO}\n\n{made.FIRST}\n\n{made.SECOND}\n"
    )
    assert article.published is not None
    assert (article.title, article.author, article.published.value) == (made.TITLE, "Hà Linh", "2009-04-30")
    assert (article.keywords, article.sapo) == (("chè", "Bản Mây"), made.SAPO)
    assert article.body == (made.FIRST, made.SECOND)


def test_a_title_that_stands_twice() -> None:
    article = read(f"---\ntitle: {made.TITLE}\n---\n# {made.TITLE}\n\n{made.SAPO}\n\n{made.FIRST}\n")
    assert (article.title, article.body) == (made.TITLE, (made.FIRST,))


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Giá chè\n-------\n", [("heading", "Giá chè")]),
        ("### Giá chè ###", [("heading", "Giá chè")]),
        ("- hái\n- *sao*\n  cho khô", [("list", "hái\nsao cho khô")]),
        ("> Chè ngon\n> lắm.", [("quote", "Chè ngon lắm.")]),
        ("| Búp | 12 |\n|---|--:|\n| Khô | 90 |", [("table", "Búp\t12\nKhô\t90")]),
        ("Một dòng.  \nhai dòng.\nba.", [("paragraph", "Một dòng."), ("paragraph", "hai dòng. ba.")]),
        ('![x](a.jpg "Nương chè.")', [("figure", "Nương chè.")]),
        ("***\n\n[1]: http://a.vn\n\nXem [bài][1].", [("paragraph", "Xem bài.")]),
        ("```\n# không phải tựa.\n```", [("paragraph", "# không phải tựa.")]),
    ],
)
def test_blocks(body: str, found: list[tuple[str, str]]) -> None:
    assert kinds(body) == found


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("**Chè** và *trà*, __chè__ và _trà_", "Chè và trà, chè và trà"),
        ("[bài](http://a.vn 'x') <http://b.vn> `mã`", "bài http://b.vn mã"),
        ("tên_tệp_dài 2*3*4 \\*sao\\*", "tên_tệp_dài 2*3*4 *sao*"),
        ("a<br>b <b>c</b> &amp; <!-- d -->e", "a\nb c & e"),
        ("~~cũ~~ ***mới***", "cũ mới"),
    ],
)
def test_marks_inside_lines(line: str, text: str) -> None:
    assert plain(line) == text


@pytest.mark.parametrize("piece", ["**a", "[", "![", "[a](", "`", "<!--", "<a", "|", "- ", "> ", "*a _b ", "\\", "# "])
def test_marks_without_end_are_no_trap(piece: str) -> None:
    with contextlib.suppress(Unreadable):
        read(piece * 50_000)


def test_bytes_are_no_markdown() -> None:
    with pytest.raises(Unreadable) as caught:
        readers.articles(Path("bai.md"), bytes(range(32)) * 20)
    assert caught.value.reason == "binary"


def test_a_sapo_in_bold_below_a_front_matter_that_has_the_title() -> None:
    article = read(f"---\ntitle: {made.TITLE}\n---\n**{made.SAPO}**\n\n{made.FIRST}\n\n{made.SECOND}\n")
    assert (article.title, article.sapo) == (made.TITLE, made.SAPO)
    assert article.body == (made.FIRST, made.SECOND)


def test_footnotes_stand_behind_the_text() -> None:
    note = "[^1]: Theo báo cáo\n  của xã."
    article = read(f"# {made.TITLE}\n\n{made.SAPO}\n\n{made.FIRST}[^1]\n\n{note}\n\n{made.SECOND}\n")
    assert article.body == (made.FIRST, made.SECOND, "Theo báo cáo của xã.")
