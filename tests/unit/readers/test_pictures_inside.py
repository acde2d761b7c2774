"""Pictures that lie inside documents: named in their place, and given out by that name."""

from __future__ import annotations

import base64
import contextlib
import gzip
import re
import zipfile
from email.message import EmailMessage
from typing import TYPE_CHECKING

import pytest

import office_files as made
from archiveviewer import readers
from archiveviewer.errors import Unreadable
from archiveviewer.readers import inner
from mutations import mutations
from picture_files import drawn, painted

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


def flat_odt() -> bytes:
    return made.flat_odt(odt())


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


def doc() -> bytes:
    lines = {made.CAPTION: f"\x01\r{made.CAPTION}", made.SECOND: f"{made.SECOND}\r\x01\r\x01\r\x01\r{LOOSE}"}
    pictures = (
        made.doc_picture(PNG, 0xF01E), made.doc_picture(b"\x01\x00\x09\x00" * 90, 0xF01B),
        made.doc_picture(PNG, 0xF01E, points=9), made.doc_picture(JPEG),
    )  # fmt: skip
    return made.doc("".join(f"{lines.get(text, text)}\r" for text in made.ALL), pictures=pictures)


@pytest.mark.parametrize(
    ("name", "document"),
    [
        ("bài báo.docx", docx), ("bài báo.odt", odt), ("bài báo.fodt", flat_odt), ("bài báo.epub", epub),
        ("bài báo.rtf", rtf), ("bài báo.doc", doc),
    ],
)  # fmt: skip
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


def test_no_picture_is_called_by_its_own_bytes(tmp_path: Path) -> None:
    told = re.sub(rb"(?<=[</ ])office(?=:)|(?<= xmlns:)office(?==)", b"o", flat_odt())
    _path, article = read(tmp_path, "bài báo.fodt", told)
    assert article.body
    assert [block.image for block in article.blocks if "!/" in block.image] == []


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


# Pages and messages: one captioned picture, and in some one without a caption

PHOTO = drawn("JPEG")
"""Large enough to be no icon when it is embedded."""
URL = "https://bao.vn/kinh-te/che.html"
PARAGRAPHS = f"<p>{made.SAPO}</p><p>{made.FIRST}</p><p>{made.SECOND}</p>"


def page(*sources: str) -> str:
    shown = "".join(
        f'<figure><img src="{source}" alt=""><figcaption>{made.CAPTION}</figcaption></figure>' for source in sources
    )
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{made.TITLE}</title><meta property="og:type" '
        f'content="article"></head><body><h1>{made.TITLE}</h1>{PARAGRAPHS}{shown}<p>{LOOSE}</p></body></html>'
    )


def embedded(data: bytes = PHOTO, kind: str = "jpeg") -> str:
    return f"data:image/{kind};base64,{base64.b64encode(data).decode()}"


def captioned(article: Article) -> Block:
    return next(block for block in article.blocks if block.caption == made.CAPTION)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1258"])
def test_pictures_embedded_in_a_page(tmp_path: Path, encoding: str) -> None:
    spacer = embedded(painted("GIF", (1, 1)), "gif")
    text = page(embedded()).replace("<p>", f'<p><img src="{spacer}"><script>"{embedded(PNG, "png")}"</script>', 1)
    path, article = read(tmp_path, "trang báo.html", text.replace("utf-8", encoding).encode(encoding, "replace"))
    shown = next(block for block in article.blocks if block.kind == "figure" and block.image)
    assert shown.image.startswith("trang báo.html!/")
    assert bytes_of(path, shown) == PHOTO


def test_a_file_beside_the_page_counts_before_what_is_embedded(tmp_path: Path) -> None:
    (tmp_path / "che.jpg").write_bytes(JPEG)
    text = page("che.jpg").replace("<img", f'<img data-src="{embedded()}"')
    assert captioned(read(tmp_path, "trang.html", text.encode())[1]).image == "che.jpg"


def mailed(address: str, source: str) -> bytes:
    message = EmailMessage()
    message["From"] = "<Saved by Blink>"
    message["Snapshot-Content-Location"] = address
    message["MIME-Version"] = "1.0"
    message.set_content(page(source, embedded()), subtype="html")
    message["Content-Location"] = address
    message.add_related(b"body {}", "text", "css")
    message.add_related(PHOTO, "image", "jpeg", cid="<anh@bao>")
    whole = bytes(message).decode("latin-1")
    location = address.rpartition("/")[0] + "/anh/ch%C3%A8.jpg"
    return whole.replace("Content-ID: <anh@bao>", f"Content-ID: <anh@bao>\nContent-Location: {location}").encode(
        "latin-1"
    )


@pytest.mark.parametrize(
    ("address", "source"),
    [
        (URL, "https://bao.vn/kinh-te/anh/ch%C3%A8.jpg"), (URL, "anh/ch%C3%A8.jpg"), (URL, "cid:anh@bao"),
        ("file:///C:/tin/bai.htm", "anh/ch%C3%A8.jpg"), ("file:///C:/tin/bai.htm", "anh/chè.jpg"),
    ],
)  # fmt: skip
def test_pictures_of_a_mailed_page(tmp_path: Path, address: str, source: str) -> None:
    path, article = read(tmp_path, "trang.mhtml", mailed(address, source))
    images = [block.image for block in article.blocks if block.kind == "figure"]
    assert images == ["trang.mhtml!/3", "trang.mhtml!/1!/1"]
    assert {readers.picture(path, image) for image in images} == {PHOTO}
    assert not article.provenance.warnings


def letter(*, markup: bool) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Hà Linh <linh@bao.vn>"
    message["To"] = "toasoan@bao.vn"
    message["Subject"] = made.TITLE
    message["Date"] = "Thu, 03 Jul 2014 09:12:00 +0700"
    message["Message-ID"] = "<1@bao.vn>"
    message.set_content(f"{made.SAPO}\n\n{made.FIRST}\n\n{made.SECOND}\n")
    if markup:
        shown = f'<figure><img src="cid:anh@bao"><figcaption>{made.CAPTION}</figcaption></figure>'
        message.add_alternative(f"<html><body>{PARAGRAPHS}{shown}<p>{LOOSE}</p></body></html>", subtype="html")
        message.get_payload()[1].add_related(PHOTO, "image", "jpeg", cid="<anh@bao>")  # type: ignore[index,union-attr]
    message.add_attachment(PHOTO, "image", "jpeg", filename="chè.jpg")
    message.add_attachment(PNG, "image", "png", filename="logo.png")
    message.add_attachment(b"PK", "application", "zip", filename="bài.zip")
    return message


def test_pictures_of_a_mail(tmp_path: Path) -> None:
    path, article = read(tmp_path, "thu.eml", bytes(letter(markup=True)))
    images = [block.image for block in article.blocks if block.kind == "figure"]
    assert captioned(article).image == images[0] == "thu.eml!/3"
    assert images[1:] == ["thu.eml!/4"]
    assert article.blocks[-1].image == "thu.eml!/4"
    assert {readers.picture(path, image) for image in images} == {PHOTO}
    assert not article.provenance.warnings


def test_pictures_of_a_box_of_mails(tmp_path: Path) -> None:
    second = letter(markup=False)
    second.replace_header("Message-ID", "<2@bao.vn>")
    path = tmp_path / "hop.mbox"
    first = b"From a@bao.vn Thu Jul 03 09:12:00 2014\n"
    path.write_bytes(b"".join(first + bytes(one) + b"\n\n" for one in (letter(markup=True), second)))
    found = readers.read(path)
    assert [article.blocks[-1].image for article in found] == ["hop.mbox!/1/4", "hop.mbox!/2/2"]
    assert {readers.picture(path, article.blocks[-1].image) for article in found} == {PHOTO}


def web_archive(*, packed: bool) -> bytes:
    def record(url: str, kind: str, body: bytes) -> bytes:
        answer = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode() + body
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nContent-Length: {len(answer)}\r\n\r\n"
        return head.encode() + answer + b"\r\n\r\n"

    taken = page("/anh/che.jpg", embedded(), "/anh/khac.jpg").encode()
    records = [record(URL, "text/html", taken), record("https://bao.vn/anh/che.jpg", "image/jpeg", PHOTO)]
    return b"".join(map(gzip.compress, records) if packed else records)


@pytest.mark.parametrize("name", ["kho.warc", "kho.warc.gz", "kho.wacz"])
def test_pictures_of_archives_of_the_web(tmp_path: Path, name: str) -> None:
    data = web_archive(packed=name != "kho.warc")
    if name == "kho.wacz":
        data = made.packed({"datapackage.json": "{}", "archive/data.warc.gz": data}, zipfile.ZIP_STORED)
    path, article = read(tmp_path, name, data)
    images = [block.image for block in article.blocks if block.kind == "figure"]
    assert images == [f"{name}!/https://bao.vn/anh/che.jpg", f"{name}!/{URL}!/1", "https://bao.vn/anh/khac.jpg"]
    assert {readers.picture(path, image) for image in images[:2]} == {PHOTO}
    for image in (images[2], f"{name}!/{URL}", f"{name}!/{URL}!/2", f"{name}!/https://bao.vn/anh/khac.jpg"):
        with pytest.raises(Unreadable):
            readers.picture(path, image)


@pytest.mark.parametrize("name", ["", "x", "-1", "99999999999", "1" * 400, "7"])
def test_no_such_picture_in_rtf(tmp_path: Path, name: str) -> None:
    path = tmp_path / "bai.rtf"
    path.write_bytes(rtf())
    with pytest.raises(Unreadable):
        readers.picture(path, inner.name(path, name))


@pytest.mark.parametrize(
    ("name", "whole"),
    [
        ("bai.docx", docx), ("bai.odt", odt), ("bai.fodt", flat_odt), ("bai.epub", epub), ("bai.rtf", rtf),
        ("bai.doc", doc), ("trang.html", lambda: page(embedded()).encode()),
        ("trang.mhtml", lambda: mailed(URL, "cid:anh@bao")), ("thu.eml", lambda: bytes(letter(markup=True))),
        ("kho.warc", lambda: web_archive(packed=False)),
    ],
)  # fmt: skip
def test_pictures_of_damaged_files(tmp_path: Path, name: str, whole: Callable[[], bytes]) -> None:
    data, path, given = whole(), tmp_path / name, 0
    path.write_bytes(data)
    images = [block.image for article in readers.read(path) for block in article.blocks if block.image]
    for copy in mutations(data, 60):
        path.write_bytes(copy)
        with contextlib.suppress(Unreadable):
            images += [block.image for article in readers.read(path) for block in article.blocks if block.image]
        for image in dict.fromkeys(images):
            with contextlib.suppress(Unreadable):
                given += len(readers.picture(path, image)) > 0
    assert given
