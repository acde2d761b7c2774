"""Pictures that lie inside documents: named in their place, and given out by that name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import office_files as made
from archiveviewer import readers
from archiveviewer.errors import Unreadable
from archiveviewer.readers import inner
from picture_files import painted

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from archiveviewer.article import Article, Block

PNG, JPEG = painted("PNG"), painted("JPEG")
LOOSE = "Con đường vào bản đã được đổ bê tông từ năm ngoái, xe chở chè vào đến tận chân đồi, " * 3
"""A paragraph that is no caption."""


def read(tmp_path: Path, name: str, data: bytes) -> tuple[Path, Article]:
    path = tmp_path / name
    path.write_bytes(data)
    (article,) = readers.read(path)
    return path, article


def bytes_of(path: Path, block: Block) -> bytes:
    return readers.picture(path, block.image)


# Documents, each with: the article's picture with its caption, one without a caption, a line, and one that is elsewhere

_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"


def docx_picture(relation: str, centimetres: float = 8, height: float = 6) -> str:
    extent = f'<wp:extent xmlns:wp="{_WP}" cx="{round(centimetres * 360_000)}" cy="{round(height * 360_000)}"/>'
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_WP}">{extent}<a:blip r:embed="{relation}" xmlns:r="{_R}" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/></wp:inline></w:drawing></w:r>'
    )


def vml_picture(relation: str, style: str) -> str:
    return (
        f'<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="{style}"><v:imagedata r:id="{relation}" '
        f'xmlns:r="{_R}"/></v:shape></w:pict></w:r>'
    )


def docx() -> bytes:
    styles = {made.TITLE: "Tieude", made.HEADING: "Muc1", made.CAPTION: "Chuthich"}
    parts = [made.paragraph(text, style=styles.get(text, "")) for text in made.ALL]
    parts.insert(made.ALL.index(made.CAPTION), made.paragraph(inside=docx_picture("rId7")))
    behind = parts.index(made.paragraph(made.SECOND)) + 1
    parts.insert(behind, made.paragraph(LOOSE))
    parts.insert(behind, made.paragraph(inside=vml_picture("rId8", "width:200pt;height:150pt")))
    parts.insert(behind, made.paragraph(inside=docx_picture("rId7", height=0.2) + vml_picture("rId8", "height:9pt")))
    parts.insert(behind, made.paragraph(inside=docx_picture("rId9")))
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    relations = (
        f'<Relationships xmlns="{space}"><Relationship Id="rId7" Target="media/image1.png"/>'
        '<Relationship Id="rId8" Target="/word/media/image2.jpeg"/>'
        '<Relationship Id="rId9" Target="http://bao.vn/a.png" TargetMode="External"/></Relationships>'
    )
    more: dict[str, str | bytes] = {
        "word/_rels/document.xml.rels": relations, "word/media/image1.png": PNG, "word/media/image2.jpeg": JPEG,
    }  # fmt: skip
    return made.docx("".join(parts), more=more)


def odt_picture(name: str, side: str = "8cm") -> str:
    space = "http://www.w3.org/1999/xlink"
    image = f'<draw:image xmlns:xlink="{space}" xlink:href="{name}"/>'
    return f'<text:p><draw:frame svg:width="12cm" svg:height="{side}">{image}</draw:frame></text:p>'


def odt() -> bytes:
    styles = {made.TITLE: "Title", made.CAPTION: "Illustration"}
    parts = [made.odt_paragraph(text, styles.get(text, "Standard")) for text in made.ALL]
    parts[made.ALL.index(made.HEADING)] = f'<text:h text:outline-level="1">{made.HEADING}</text:h>'
    parts.insert(made.ALL.index(made.CAPTION), odt_picture("Pictures/1.png"))
    behind = parts.index(made.odt_paragraph(made.SECOND)) + 1
    loose = [odt_picture("Pictures/1.png", "0.1cm"), odt_picture("./Pictures/2.jpg"), made.odt_paragraph(LOOSE)]
    parts[behind:behind] = [odt_picture("../a.png"), *loose]
    return made.odt("".join(parts), more={"Pictures/1.png": PNG, "Pictures/2.jpg": JPEG})


def epub() -> bytes:
    page = made.article_page().replace("che.jpg", "anh/ch%C3%A8.png")
    second = f"<p>{made.SECOND}</p>"
    loose = (
        '<p><img src="http://bao.vn/a.png"/></p><p><img src="anh/chè.png" height="3"/></p>'
        f'<p><img src="../anh/hai.jpg" width="600"/></p><p>{LOOSE}</p>'
    )
    page = page.replace(second, second + loose)
    return made.epub({"bài 1.xhtml": page}, more={"OPS/anh/chè.png": PNG, "anh/hai.jpg": JPEG})


def rtf_picture(data: bytes, kind: str = "png", height: int = 3000, *, binary: bool = False) -> str:
    told = rf"{{\*\shppict{{\pict{{\*\picprop{{\sp{{\sn a}}{{\sv b}}}}}}\picwgoal4000\pichgoal{height}\{kind}blip"
    written = rf"\bin{len(data)} {data.decode('latin-1')}" if binary else "\n" + data.hex()
    name = r"{\*\blipuid 00112233445566778899aabbccddeeff}"
    return rf"\pard{told}{name}{written}}}}}{{\nonshppict{{\pict\wmetafile8 00}}}}\par "


def rtf() -> bytes:
    styles = {made.TITLE: r"\s2", made.HEADING: r"\s1\b", made.CAPTION: r"\s3"}
    parts = [rf"\pard\plain{styles.get(text, '')} {made.rtf_text(text)}\par" + "\r\n" for text in made.ALL]
    parts.insert(made.ALL.index(made.CAPTION), rtf_picture(PNG))
    behind = made.ALL.index(made.SECOND) + 2
    loose = [rtf_picture(JPEG, "jpeg", binary=True), rf"\pard\plain {made.rtf_text(LOOSE)}\par "]
    parts[behind:behind] = [r"\pard{\pict\wmetafile8 0102}\par ", rtf_picture(PNG, height=40), *loose]
    return made.rtf("".join(parts))


@pytest.mark.parametrize(
    ("name", "document"),
    [("bài báo.docx", docx), ("bài báo.odt", odt), ("bài báo.epub", epub), ("bài báo.rtf", rtf)],
)
def test_pictures_of_documents(tmp_path: Path, name: str, document: Callable[[], bytes]) -> None:
    path, article = read(tmp_path, name, document())
    assert (article.title, article.sapo, article.author) == (made.TITLE, made.SAPO, made.AUTHOR)
    kinds = [(block.kind, block.text or block.caption) for block in article.blocks]
    assert kinds == [
        ("heading", made.HEADING), ("paragraph", made.FIRST), ("figure", made.CAPTION), ("paragraph", made.SECOND),
        ("figure", ""), ("paragraph", LOOSE.strip()),
    ]  # fmt: skip
    captioned, loose = article.blocks[2], article.blocks[4]
    assert captioned.credit == "Ảnh: Lê Vũ"
    assert captioned.image.startswith(f"{name}!/")
    assert (bytes_of(path, captioned), bytes_of(path, loose)) == (PNG, JPEG)


def test_pictures_before_the_title_and_behind_the_signature_stay(tmp_path: Path) -> None:
    texts = [made.paragraph(text) for text in (made.TITLE, made.SAPO, made.FIRST, made.SECOND, "Hà Linh")]
    shown = made.paragraph(inside=docx_picture("rId7"))
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    relations = f'<Relationships xmlns="{space}"><Relationship Id="rId7" Target="media/image1.png"/></Relationships>'
    parts = [shown, *texts[:2], shown, *texts[2:], shown]
    data = made.docx("".join(parts), more={"word/_rels/document.xml.rels": relations, "word/media/image1.png": PNG})
    _, article = read(tmp_path, "bai.docx", data)
    assert (article.title, article.sapo, article.author) == (made.TITLE, made.SAPO, "Hà Linh")
    kinds = [block.kind for block in article.blocks]
    assert kinds == ["figure", "figure", "paragraph", "paragraph", "figure"]
    assert {block.image for block in article.blocks if block.kind == "figure"} == {"bai.docx!/word/media/image1.png"}


@pytest.mark.parametrize("name", ["", "x", "-1", "99999999999", "1" * 400, "7"])
def test_no_such_picture_in_rtf(tmp_path: Path, name: str) -> None:
    path = tmp_path / "bai.rtf"
    path.write_bytes(rtf())
    with pytest.raises(Unreadable):
        readers.picture(path, inner.name(path, name))
