from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import office_files as made
from archiveviewer import readers
from archiveviewer.errors import Unreadable
from archiveviewer.readers.office.compose import PICTURES_LEFT_OUT
from office_files import odt, odt_paragraph

if TYPE_CHECKING:
    from archiveviewer.article import Article


def read(data: bytes, name: str = "bai.odt") -> Article:
    (article,) = readers.articles(Path(name), data)
    return article


@pytest.mark.parametrize("name", ["bai.odt", "bai.txt", "bai"])
def test_an_article_with_styles(name: str) -> None:
    article = read(made.styled_odt(), name)
    made.check(article)
    assert (article.provenance.reader, article.provenance.encoding) == ("odt", "unicode")


@pytest.mark.parametrize("name", ["bai.fodt", "bai.xml", "bai"])
def test_a_document_in_one_xml_file(name: str) -> None:
    article = read(made.flat_odt(made.styled_odt()), name)
    made.check(article)
    assert article.provenance.reader == "odt"


def test_a_table_in_one_xml_file_is_no_text() -> None:
    sheet = made.flat_odt(made.styled_odt()).replace(b"office:text>", b"office:spreadsheet>")
    with pytest.raises(Unreadable) as caught:
        readers.articles(Path("bang.fods"), sheet)
    assert (caught.value.reason, caught.value.detail) == ("unsupported", "OpenDocument without text")


def test_an_article_without_styles() -> None:
    article = read(made.plain_odt())
    made.check(article)
    assert article.provenance.warnings == (PICTURES_LEFT_OUT,)


def test_what_stands_under_a_title_in_a_style_that_inherits_from_it() -> None:
    named = "".join(
        f'<style:style style:name="{name}" style:family="paragraph" style:parent-style-name="Title"/>'
        for name in ("Author", "Date")
    )
    front = ((made.TITLE, "Title"), (made.AUTHOR, "Author"), ("03/07/2014", "Date"))
    body = "".join(odt_paragraph(*one) for one in (*front, (made.SAPO,), (made.FIRST,), (made.SECOND,)))
    article = read(odt(body, automatic=named))
    assert article.published is not None
    assert (article.title, article.author, article.published.value) == (made.TITLE, made.AUTHOR, "2014-07-03")


def test_changes_notes_frames_and_white_space() -> None:
    body = "".join(map(odt_paragraph, (made.TITLE, made.SAPO, made.FIRST)))
    body = f"<text:tracked-changes><text:p>bỏ</text:p></text:tracked-changes>{body}"
    body += (
        '<text:p>Một<text:s text:c="2"/><text:span>hai</text:span> <text:a>ba.</text:a><text:line-break/>bốn'
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Theo số liệu của xã.</text:p>"
        "</text:note-body></text:note><office:annotation><text:p>hỏi lại</text:p></office:annotation> năm.</text:p>"
        f"<text:p><draw:frame><draw:text-box><text:p>{made.SECOND}</text:p></draw:text-box></draw:frame></text:p>"
        "<text:list><text:list-item><text:p>chè búp</text:p></text:list-item><text:list-item><text:p>chè khô</text:p>"
        "</text:list-item></text:list>"
    )
    assert [(block.kind, block.text) for block in read(odt(body)).blocks] == [
        ("paragraph", made.FIRST),
        ("paragraph", "Một hai ba."),
        ("paragraph", "bốn năm."),
        ("paragraph", made.SECOND),
        ("list", "chè búp\nchè khô"),
        ("paragraph", "Theo số liệu của xã."),
    ]


def test_a_table_and_the_properties() -> None:
    rows = "".join(
        "<table:table-row>" + "".join(f"<table:table-cell>{odt_paragraph(cell)}</table:table-cell>" for cell in row)
        + "</table:table-row>"
        for row in ("AB", "12")
    )  # fmt: skip
    meta = (
        '<m xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0">'
        f"<dc:title>{made.TITLE}</dc:title><meta:keyword>chè</meta:keyword><meta:keyword>Bản Mây</meta:keyword></m>"
    )
    body = "".join(map(odt_paragraph, ("Chuyện vùng cao", made.TITLE, made.SAPO, made.FIRST)))
    article = read(odt(f"{body}<table:table>{rows}</table:table>", more={"meta.xml": meta}))
    assert (article.kicker, article.title, article.keywords) == ("Chuyện vùng cao", made.TITLE, ("chè", "Bản Mây"))
    assert article.blocks[-1].text == "A\tB\n1\t2"


def test_fonts_tell_the_encoding() -> None:
    automatic = (
        '<style:font-face style:name="F" svg:font-family="&apos;.VnTime&apos;"/><style:style style:name="P1" '
        'style:family="paragraph"><style:text-properties style:font-name="F"/></style:style>'
    )
    article = read(odt(odt_paragraph("Thñ t\xadíng kªu gäi", "P1") + odt_paragraph(made.FIRST), automatic=automatic))
    assert (article.title, article.provenance.encoding) == ("Thủ tướng kêu gọi", "tcvn3")


def test_a_text_without_a_body_is_damaged() -> None:
    with pytest.raises(Unreadable) as caught:
        readers.articles(Path("bai.odt"), made.packed({"mimetype": made.ODT_TYPE, "content.xml": "<a/>"}))
    assert (caught.value.reason, caught.value.detail) == ("damaged", "no text")


def old_office(members: dict[str, bytes]) -> bytes:
    """The same document as OpenOffice.org wrote it before there was OpenDocument."""
    content = members["content.xml"]
    for ours, theirs in (
        (b"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0", b"http://openoffice.org/2000/drawing"),
        (b"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0", b"http://www.w3.org/1999/XSL/Format"),
        (b"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0", b"http://www.w3.org/2000/svg"),
        (b"urn:oasis:names:tc:opendocument:xmlns:", b"http://openoffice.org/2000/"),
        (b':1.0"', b'"'),
        (b"<office:text>", b""),
        (b"</office:text>", b""),
        (b"text-properties", b"properties"),
        (b"<draw:frame>", b""),
        (b"</draw:frame>", b""),
        (b'href="', b'href="#'),
        (
            b"<office:document-content ",
            b'<!DOCTYPE office:document-content SYSTEM "office.dtd"><office:document-content ',
        ),
        (b"><office:automatic", b' office:class="text"><office:automatic'),
    ):
        content = content.replace(ours, theirs)
    return made.packed({"content.xml": content, "META-INF/manifest.xml": b"<manifest/>"})


@pytest.mark.parametrize("name", ["bai.sxw", "bai.txt"])
def test_a_document_of_the_time_before_opendocument(name: str) -> None:
    data = old_office(made.unpacked(made.styled_odt()))
    assert b"openoffice.org/2000" in made.unpacked(data)["content.xml"]
    article = read(data, name)
    made.check(article)
    assert article.provenance.reader == "odt"
    assert article.provenance.warnings == read(made.styled_odt()).provenance.warnings


def test_a_locked_document_is_told_to_be_locked() -> None:
    manifest = "<manifest><file-entry><encryption-data/></file-entry></manifest>"
    with pytest.raises(Unreadable) as caught:
        read(odt("", more={"content.xml": b"\x01\x02", "META-INF/manifest.xml": manifest}))
    assert (caught.value.reason, caught.value.detail) == ("unsupported", "encrypted")


def test_parts_that_are_not_needed_cost_nothing_when_they_are_damaged() -> None:
    sound = read(made.styled_odt())
    members = made.unpacked(made.styled_odt())
    assert read(made.packed({**members, "META-INF/manifest.xml": b"<!-- no encryption-data --><manifest/>"})) == sound
    assert read(made.packed({**members, "META-INF/manifest.xml": b"encryption-data"})) == sound
    old = made.unpacked(old_office(members))
    assert read(made.packed({**old, "meta.xml": b"\x01junk", "styles.xml": b""})).title == sound.title


def test_what_is_no_xml_at_all_is_told_so() -> None:
    with pytest.raises(Unreadable) as caught:
        read(odt("", more={"content.xml": b"\x01\x02junk"}))
    assert caught.value.reason == "damaged"
    assert "document type" not in caught.value.detail
