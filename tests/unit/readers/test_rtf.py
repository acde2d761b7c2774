from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import office_files as made
from archiveviewer import readers
from archiveviewer.errors import Unreadable
from archiveviewer.readers.office import rtf as rich_text
from archiveviewer.readers.office.rtf import CUT_SHORT
from office_files import rtf, rtf_text

if TYPE_CHECKING:
    from archiveviewer.article import Article


def read(data: bytes, name: str = "bai.rtf") -> Article:
    (article,) = readers.articles(Path(name), data)
    return article


def paragraphs(body: str) -> list[str]:
    """The text of paragraphs that stand behind an article's title and sapo."""
    front = "".join(rf"\pard {rtf_text(text)}\par " for text in (made.TITLE, made.SAPO))
    return list(read(rtf(rf"{front}\pard {body}\par \pard {rtf_text(made.SECOND)}\par ")).body[:-1])


@pytest.mark.parametrize("name", ["bai.rtf", "bai.doc", "bai.txt", "bai"])
def test_an_article_with_styles(name: str) -> None:
    article = read(made.styled_rtf(), name)
    made.check(article)
    assert (article.provenance.reader, article.provenance.encoding) == ("rtf", "unicode")


def test_an_article_without_styles() -> None:
    article = read(made.plain_rtf())
    made.check(article)
    assert not article.provenance.warnings


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"{\f1 Th\'f1 t\'ad\'edng}  \u7899?.", "Thủ tướng ớ."),
        (r"A\~B\_C \emdash\ldblquote D\rdblquote .", "A B‑C —“D”."),
        (r"{\*\unknown x}a{\v b}c{\deleted d}e.", "ace."),
        (r"\uc2\u273??ang \uc0\u273 ang \uc1\u273 ?ang.", "đang đang đang."),
        (r"\u-10179?\u-8694?.", "😊."),
        (r"{\field{\*\fldinst{HYPERLINK http://a}}{\fldrslt xem}}.", "xem."),
        (r"{\f3 \'d0\'e2\'f2u ph\'f4\'ccng.}", "Đậu phồng."),
        (r"\bin5 {}{}{a\{b\}\\.", "a{b}\\."),
        (r"{\header x\par}{\footer y}{\info{\author z}}a\'7a.", "az."),
        (r"{\shp{\*\shpinst{\sp{\sn n}{\sv v}}{\shptxt \pard hop.\par}}}", "hop."),
    ],
)
def test_what_stands_in_a_paragraph(body: str, text: str) -> None:
    assert paragraphs(body) == [text]


def test_tables_lists_and_notes() -> None:
    table = r"\trowd\pard\intbl A\cell B\cell\row\pard\intbl 1\cell 2\cell\row "
    lists = r"\pard{\pntext\f4\'b7\tab}ch\par\pard{\listtext\f4\'b7\tab}tr\par "
    note = r"\pard a.{\super 1{\footnote\pard\plain Theo s.}}\par "
    front = "".join(rf"\pard {rtf_text(text)}\par " for text in (made.TITLE, made.SAPO, made.FIRST))
    article = read(rtf(front + table + lists + note + r"\pard{\listtext 1.\tab}" + rtf_text(made.SECOND) + r"\par"))
    assert [(block.kind, block.text) for block in article.blocks[1:]] == [
        ("table", "A\tB\n1\t2"),
        ("list", "ch\ntr"),
        ("paragraph", "a.1"),
        ("paragraph", f"1. {made.SECOND}"),
        ("paragraph", "Theo s."),
    ]


def test_items_whose_dots_are_typed_with_a_tab_are_no_table() -> None:
    front = "".join(rf"\pard {rtf_text(text)}\par " for text in (made.TITLE, made.SAPO, made.FIRST))
    article = read(rtf(front + r"\pard\bullet\tab ch\par\pard\bullet\tab tr\par "))
    assert [(block.kind, block.text) for block in article.blocks[1:]] == [("list", "ch\ntr")]


def test_fonts_tell_the_encoding() -> None:
    front = r"\pard{\f2 t\'d8nh tuy\'aan quang}\par "
    legacy = r"\pard{\f1 Th\'f1 t\-\'edng k\'aau g\'e4i.}\par "
    article = read(rtf(front + rf"\pard {rtf_text(made.SAPO)}\par " + legacy + rf"\pard {rtf_text(made.FIRST)}\par "))
    assert (article.title, article.body, article.provenance.encoding) == (
        "TỈNH TUYÊN QUANG",
        ("Thủ tướng kêu gọi.", made.FIRST),
        "tcvn3",
    )


def test_a_file_that_is_cut_short() -> None:
    data = made.styled_rtf()
    article = read(data[: data.index(rtf_text(made.SECOND).encode()) + 40])
    assert (article.title, article.provenance.warnings) == (made.TITLE, (CUT_SHORT,))


def test_files_without_end_or_bottom(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Unreadable) as caught:
        read(b"{\\rtf1" + b"{" * 100_000)
    assert caught.value.reason == "damaged"
    monkeypatch.setattr(rich_text, "MOST_TOKENS", 1000)
    with pytest.raises(Unreadable) as caught:
        read(b"{\\rtf1" + b"\\par" * 2000)
    assert caught.value.reason == "too-large"
    with pytest.raises(Unreadable) as caught:
        read(b"{\\rtf1}")
    assert caught.value.reason == "empty"


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.lower()))


@pytest.mark.data
def test_real_documents_hold_what_their_transcripts_hold(data: Path) -> None:
    strays = {"2004-A3.rtf"}  # its transcript is that of another document
    for path in sorted((data / "legacy" / "real").glob("*.rtf")):
        (article,) = readers.read(path)
        if path.name in strays:
            continue
        related = [link.title for link in article.related.links] if article.related else []
        facts = (article.kicker, article.title, article.sapo, article.author, article.credit, article.section)
        found = words("\n".join((*facts, *article.body, *article.captions, *related)))
        expected = words(path.with_name(f"{path.name}.expect.txt").read_text(encoding="utf-8"))
        common = (found & expected).total()
        assert 2 * common / (found.total() + expected.total()) > 0.97, path.name
