from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import office_files as made
from archiveviewer import readers
from archiveviewer.errors import Unreadable
from archiveviewer.readers import legacy_fonts
from archiveviewer.readers.office.compose import PICTURES_LEFT_OUT
from office_files import docx, packed, paragraph, run, unpacked

if TYPE_CHECKING:
    from archiveviewer.article import Article

BODY = "".join(map(paragraph, made.ALL))


def read(data: bytes, name: str = "bai.docx") -> Article:
    (article,) = readers.articles(Path(name), data)
    return article


def reason(data: bytes) -> tuple[str, str]:
    with pytest.raises(Unreadable) as caught:
        readers.articles(Path("bai.docx"), data)
    return caught.value.reason, caught.value.detail


@pytest.mark.parametrize("name", ["bai.docx", "bai.txt", "bai"])
def test_an_article_with_styles(name: str) -> None:
    article = read(made.styled_docx(), name)
    made.check(article)
    assert (article.provenance.reader, article.provenance.encoding) == ("docx", "unicode")
    assert not article.provenance.warnings


def test_an_article_without_styles() -> None:
    article = read(made.plain_docx())
    made.check(article)
    assert article.provenance.warnings == (PICTURES_LEFT_OUT,)


def test_no_style_at_all_is_read_as_plain_text() -> None:
    made.check(read(docx(BODY)))


def test_what_stands_under_a_title_in_a_style_that_inherits_from_it() -> None:
    named = {"Title": "", "Author": "Title", "Date": "Title", "Subtitle": "Title"}
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/><w:basedOn w:val="{base}"/></w:style>'
        for name, base in named.items()
    )
    front = ((made.TITLE, "Title"), (made.AUTHOR, "Author"), ("03/07/2014", "Date"), (made.SAPO, "Subtitle"))
    body = "".join(paragraph(text, style=style) for text, style in (*front, (made.FIRST, ""), (made.SECOND, "")))
    article = read(docx(body, styles=styles))
    assert article.published is not None
    assert (article.title, article.author, article.published.value) == (made.TITLE, made.AUTHOR, "2014-07-03")
    assert (article.sapo, article.body) == (made.SAPO, (made.FIRST, made.SECOND))


def test_a_larger_title_below_other_lines() -> None:
    front = paragraph("CHUYỆN VÙNG CAO", properties="<w:b/>") + paragraph(made.TITLE, properties='<w:sz w:val="36"/>')
    article = read(docx(front + BODY.replace(paragraph(made.TITLE), "")))
    assert (article.kicker, article.title) == ("CHUYỆN VÙNG CAO", made.TITLE)


@pytest.mark.parametrize("before", ["", "Chuyện vùng cao"])
def test_bold_print_below_a_heading_is_a_sapo(before: str) -> None:
    front = [paragraph(before), paragraph(made.TITLE, style="Muc1"), paragraph(made.SAPO, properties="<w:b/>")]
    text = BODY.replace(paragraph(made.TITLE), "").replace(paragraph(made.SAPO), "")
    article = read(docx("".join(front) + text))
    assert (article.kicker, article.title, article.sapo) == (before, made.TITLE, made.SAPO)


def test_the_offices_of_an_official_document_are_no_title_though_set_as_headings() -> None:
    office = paragraph("ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", style="Muc1")
    article = read(docx(office + paragraph(made.TITLE, properties='<w:b/><w:sz w:val="36"/>') + BODY))
    assert article.title == made.TITLE


def test_the_properties_tell_which_line_is_the_title() -> None:
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>CHÈ SẠCH VỀ BẢN</dc:title>'
        "<cp:keywords>chè; Bản Mây</cp:keywords></cp:coreProperties>"
    )
    article = read(docx(paragraph("Chuyện vùng cao") + BODY, more={"docProps/core.xml": core}))
    assert (article.kicker, article.title, article.keywords) == ("Chuyện vùng cao", made.TITLE, ("chè", "Bản Mây"))


def test_pictures_in_a_table_have_their_captions_below_them() -> None:
    cells = [made.PICTURE, made.PICTURE]
    rows = [[paragraph(inside=cell) for cell in cells], [paragraph("Nương chè Bản Mây"), paragraph("Xưởng sao chè")]]
    table = "".join("<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in row) + "</w:tr>" for row in rows)
    article = read(docx(BODY.replace(paragraph(made.CAPTION), f"<w:tbl>{table}</w:tbl>")))
    assert article.captions == ("Nương chè Bản Mây", "Xưởng sao chè")


def test_a_table_of_figures() -> None:
    table = "".join(f"<w:tr><w:tc>{paragraph(a)}</w:tc><w:tc>{paragraph(b)}</w:tc></w:tr>" for a, b in ("AB", "12"))
    article = read(docx(BODY.replace(paragraph(made.CAPTION), f"<w:tbl>{table}</w:tbl>")))
    assert [block.text for block in article.blocks if block.kind == "table"] == ["A\tB\n1\t2"]


def test_changes_boxes_and_notes() -> None:
    changed = paragraph(
        inside="<w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del><w:moveFrom>" + run("cũ") + "</w:moveFrom><w:ins>"
        f"{run(made.SECOND)}</w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>"
        "<w:r><w:fldChar/><w:instrText>INCLUDETEXT</w:instrText></w:r>"
        f"<w:r><w:pict><w:txbxContent>{paragraph(made.SECOND.upper())}</w:txbxContent></w:pict></w:r>"
    )
    note = '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote '
    note += f'w:type="separator">{paragraph("---")}</w:footnote><w:footnote>{paragraph("Theo số liệu của xã.")}'
    data = docx(
        BODY.replace(paragraph(made.SECOND), changed),
        more={"word/footnotes.xml": note + "</w:footnote></w:footnotes>"},
    )
    assert [block.text for block in read(data).blocks][-3:] == [
        made.SECOND,
        made.SECOND.upper(),
        "Theo số liệu của xã.",
    ]


TCVN3 = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'


def test_fonts_tell_the_encoding() -> None:
    body = paragraph("tØnh tuyªn quang", properties=TCVN3.replace("VnTime", "VnTimeH"))
    body += paragraph(made.FIRST) + paragraph("Thñ t|íng kªu gäi b¶o vÖ rõng.", properties=TCVN3)
    vni = TCVN3.replace(".VnTime", "VNI-Times")
    article = read(docx(body + paragraph("Söï thaät veà con ñöôøng.", properties=vni) + paragraph(made.SECOND)))
    assert (article.title, article.sapo) == ("TỈNH TUYÊN QUANG", made.FIRST)
    texts = [block.text for block in article.blocks]
    assert texts == ["Thủ tướng kêu gọi bảo vệ rừng.", "Sự thật về con đường.", made.SECOND]
    assert article.provenance.encoding == "tcvn3+vni"


def test_a_legacy_font_over_unicode_is_not_believed() -> None:
    article = read(docx("".join(paragraph(text, properties=TCVN3) for text in made.ALL)))
    made.check(article)
    assert article.provenance.encoding == "unicode"


def test_a_font_of_symbols() -> None:
    text = "".join(chr(0xF000 + ord(letter)) if letter != " " else letter for letter in "Thñ t\xadíng kªu gäi")
    body = paragraph(text, properties=TCVN3) + paragraph(made.FIRST)
    assert read(docx(body)).title == "Thủ tướng kêu gọi"


@pytest.mark.parametrize(
    ("font", "name"), [(".VnArialH", "tcvn3"), ("VNI-Helve", "vni"), ("VPS Times", "vps"), ("Verdana", ""), ("", "")]
)
def test_names_of_fonts(font: str, name: str) -> None:
    found = legacy_fonts.encoding_of(font)
    assert (found.name if found else "") == name


def test_mojibake_without_a_font_is_recognised() -> None:
    line = "Thñ t|íng kªu gäi nh©n d©n c¶ n|íc b¶o vÖ rõng ®Çu nguån vµ trång thªm c©y xanh trong mïa xu©n nµy."
    article = read(docx(paragraph("Trång c©y") + paragraph(line) * 2))
    assert article.blocks[0].text.startswith("Thủ tướng kêu gọi nhân dân cả nước")


def test_documents_without_text() -> None:
    assert reason(docx(paragraph() * 3))[0] == "empty"


@pytest.mark.data
def test_real_documents(data: Path) -> None:
    folder = data / "formats" / "docx"
    titles = {path.name: readers.read(path)[0].title for path in sorted(folder.glob("*.docx"))}
    assert titles == {
        "ThachPhung__bo-luat-hinh-su-ma-tuy-2015.docx": "Bộ luật Hình sự 2015 - Chương XX: Các tội phạm về ma tuý",
        "minhtoankhuu__nghi-dinh-105-2021.docx": "NGHỊ ĐỊNH Quy định chi tiết và hướng dẫn thi hành một số điều của "
        "Luật Phòng, chống ma túy",
    }


@pytest.mark.parametrize(
    ("under", "kind"),
    [
        ("Nương chè Bản Mây đầu xuân", "figure"),
        ("Chè năm nay có được giá không?", "heading"),
        (made.SECOND, "paragraph"),
    ],
)
def test_a_short_sentence_under_a_picture_is_its_caption(under: str, kind: str) -> None:
    picture = paragraph(inside=made.PICTURE) + paragraph(under) + paragraph(made.SECOND)
    article = read(docx("".join(map(paragraph, (made.TITLE, made.SAPO, made.FIRST))) + picture))
    assert next(block.kind for block in article.blocks if under in (block.text, block.caption)) == kind


def test_an_optional_hyphen_is_a_letter_only_where_no_other_is() -> None:
    body = paragraph("Thñ t|íng kªu gäi", properties=TCVN3) + paragraph(made.FIRST)
    assert read(docx(body)).title == "Thủ tướng kêu gọi"
    body += paragraph("n\xadíc", properties=TCVN3)
    assert read(docx(body.replace("íng", "\xadíng"))).title == "Thủ tướng kêu gọi"


def test_what_breaks_the_rules_of_xml_costs_no_text() -> None:
    data = docx(paragraph(made.TITLE) + paragraph(made.FIRST) + paragraph(made.SECOND))
    members = unpacked(data)
    broken = members["word/document.xml"].replace(made.FIRST.encode(), made.FIRST.encode() + b"&#11;")
    article = read(packed({**members, "word/document.xml": broken}))
    assert (article.sapo, *article.body) == (made.FIRST, made.SECOND)
    assert "damaged XML" in article.provenance.warnings
