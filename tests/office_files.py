"""Small documents of every format that hold the same article, for the tests of their readers."""

from __future__ import annotations

import base64
import io
import posixpath
import re
import struct
import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archiveviewer.article import Article

TITLE = "Chè sạch về bản"
POSTED = "Kinh tế - 09:12 | 03/07/2014"
SAPO = (
    "Sau ba năm thực hiện chương trình, toàn xã đã trồng được hơn hai trăm héc ta chè sạch, đời sống của bà con "
    "khấm khá lên từng ngày."
)
HEADING = "Đổi thay từ nương chè"
FIRST = (
    "Ông Lò Văn Minh, Chủ tịch xã Bản Mây, cho biết toàn xã hiện có 12 thôn với hơn 900 hộ dân, trong đó quá nửa sống "
    "bằng nghề trồng chè. Những năm trước, giá chè bấp bênh, nhiều nhà phải bỏ nương đi làm thuê."
)
CAPTION = "Bà con hái chè vụ xuân. Ảnh: Lê Vũ"
SECOND = (
    "Từ khi hợp tác xã ra đời, chè búp tươi được thu mua ngay tại chân đồi, giá ổn định từ 12.000 đến 15.000 đồng một "
    "cân. Nhiều hộ đã xây được nhà mới, mua xe máy, cho con xuống huyện học."
)
AUTHOR = "Hà Linh"
RELATED = ("Chè Bản Mây ra chợ huyện", "Xã vùng cao mở xưởng sao chè")
ALL = (TITLE, POSTED, SAPO, HEADING, FIRST, CAPTION, SECOND, AUTHOR, "Tin liên quan", *RELATED)


def check(article: Article) -> None:
    """Fails unless the article has all its parts."""
    assert (article.title, article.sapo, article.section) == (TITLE, SAPO, "Kinh tế")
    assert article.published is not None
    assert article.published.value == "2014-07-03T09:12:00+07:00"
    assert article.author == AUTHOR
    assert [(block.kind, block.text or block.caption) for block in article.blocks] == [
        ("heading", HEADING),
        ("paragraph", FIRST),
        ("figure", CAPTION),
        ("paragraph", SECOND),
    ]
    assert article.blocks[2].credit == "Ảnh: Lê Vũ"
    assert article.related is not None
    assert tuple(link.title for link in article.related.links) == RELATED


def packed(members: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP file of these members, the same whenever it is made."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return file.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    """The members of a ZIP file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


# DOCX ------------------------------------------------------------------------------------------------------------

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DOCX_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
PICTURE = (
    '<w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" r:embed="rId9" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/></w:drawing></w:r>'
)


def run(text: str, properties: str = "") -> str:
    """A run of DOCX; "|" in `text` is an optional hyphen as Word writes it."""
    inside = "<w:softHyphen/>".join(f'<w:t xml:space="preserve">{escape(piece)}</w:t>' for piece in text.split("|"))
    return f"<w:r><w:rPr>{properties}</w:rPr>{inside}</w:r>"


def paragraph(text: str = "", *, style: str = "", properties: str = "", inside: str = "") -> str:
    """A paragraph of DOCX."""
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{styled}{inside or (run(text, properties) if text else '')}</w:p>"


def docx(body: str, *, styles: str = "", more: dict[str, str | bytes] | None = None) -> bytes:
    """A document of Word with this body."""
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": DOCX_TYPES,
        "word/document.xml": f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>',
        "word/styles.xml": f'<w:styles xmlns:w="{_W}">{styles or _STYLES}</w:styles>',
    }
    return packed(members | (more or {}))


def _style(name: str, printed: str) -> str:
    return f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{printed}"/></w:style>'


_STYLES = _style("Tieude", "Title") + _style("Muc1", "heading 1") + _style("Chuthich", "caption")


def styled_docx() -> bytes:
    """The article with styles for title, heading and caption."""
    styles = {TITLE: "Tieude", HEADING: "Muc1", CAPTION: "Chuthich"}
    return docx("".join(paragraph(text, style=styles.get(text, "")) for text in ALL))


def plain_docx() -> bytes:
    """The article as most people write: no styles, a bold title and heading, a picture with a caption in italics."""
    properties = {TITLE: "<w:b/>", HEADING: "<w:b/>", CAPTION: "<w:i/>"}
    parts = [paragraph(text, properties=properties.get(text, "")) for text in ALL]
    parts.insert(ALL.index(CAPTION), paragraph(inside=PICTURE))
    return docx("".join(parts))


# ODT -------------------------------------------------------------------------------------------------------------

_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{place}:1.0"'
    for name, place in {
        "office": "office", "text": "text", "style": "style", "table": "table", "draw": "drawing", "meta": "meta",
        "fo": "xsl-fo-compatible", "svg": "svg-compatible",
    }.items()
)  # fmt: skip
ODT_TYPE = "application/vnd.oasis.opendocument.text"
ODT_PICTURE = '<text:p><draw:frame><draw:image xmlns:x="x" x:href="Pictures/1.jpg"/></draw:frame></text:p>'


def odt(body: str, *, automatic: str = "", more: dict[str, str | bytes] | None = None) -> bytes:
    """A text of OpenDocument with this body."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_SPACES}><office:automatic-styles>{automatic}'
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    members: dict[str, str | bytes] = {"mimetype": ODT_TYPE, "content.xml": content}
    return packed(members | (more or {}))


def flat_odt(package: bytes) -> bytes:
    """The same document in one XML file, its pictures inside."""
    members = unpacked(package)

    def embedded(match: re.Match[str]) -> str:
        data = members.get(posixpath.normpath(match[2]), b"")
        written = base64.encodebytes(data).decode() if data else ""
        return f"<draw:image {match[1]}><office:binary-data>{written}</office:binary-data></draw:image>"

    content = members["content.xml"].decode()
    content = re.sub(r'<draw:image ([^>]*?)\w+:href="([^"]*)"/>', embedded, content)
    opening = f'office:document office:mimetype="{ODT_TYPE}"'
    return (
        content.replace("office:document-content", opening, 1)
        .replace("office:document-content", "office:document")
        .encode()
    )


def odt_paragraph(text: str, style: str = "Standard") -> str:
    """A paragraph of ODT."""
    return f'<text:p text:style-name="{style}">{escape(text)}</text:p>'


def styled_odt() -> bytes:
    """The article with a title, a heading, and a caption by styles."""
    styles = {TITLE: "Title", CAPTION: "P1"}
    parts = [odt_paragraph(text, styles.get(text, "Standard")) for text in ALL]
    parts[ALL.index(HEADING)] = f'<text:h text:outline-level="1">{HEADING}</text:h>'
    automatic = '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Illustration"/>'
    named = '<style:style style:name="Illustration" style:family="paragraph"/>'
    return odt("".join(parts), automatic=automatic + named)


def plain_odt() -> bytes:
    """The article with a bold title and heading and a picture with a caption in italics."""
    styles = {TITLE: "P1", HEADING: "P1", CAPTION: "P2"}
    parts = [odt_paragraph(text, styles.get(text, "Standard")) for text in ALL]
    parts.insert(ALL.index(CAPTION), ODT_PICTURE)
    automatic = (
        '<style:style style:name="P1" style:family="paragraph"><style:text-properties fo:font-weight="bold"/>'
        '</style:style><style:style style:name="P2" style:family="paragraph">'
        '<style:text-properties fo:font-style="italic"/></style:style>'
    )
    return odt("".join(parts), automatic=automatic)


# EPUB ------------------------------------------------------------------------------------------------------------

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OPS/book.opf"/></rootfiles></container>'
)


def epub(pages: dict[str, str], *, facts: str = "", more: dict[str, str | bytes] | None = None) -> bytes:
    """A book of these pages, in their order."""
    items = "".join(
        f'<item id="i{n}" href="{name}" media-type="application/xhtml+xml"/>' for n, name in enumerate(pages)
    )
    spine = "".join(f'<itemref idref="i{n}"/>' for n in range(len(pages)))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
        f"{facts}</metadata><manifest>{items}</manifest><spine>{spine}</spine></package>"
    )
    members: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "OPS/book.opf": package,
    }
    return packed(members | {f"OPS/{name}": page for name, page in pages.items()} | (more or {}))


def epub_page(body: str, title: str = "") -> str:
    """A page of a book."""
    return (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml">'
        f"<head><title>{title}</title></head><body>{body}</body></html>"
    )


def article_page() -> str:
    """The article as a page."""
    tags = {TITLE: "h1", HEADING: "h2", RELATED[0]: "li", RELATED[1]: "li"}
    parts = [f"<{tags.get(text, 'p')}>{text}</{tags.get(text, 'p')}>" for text in ALL]
    figure = f'<figure><img src="che.jpg" alt=""/><figcaption>{CAPTION}</figcaption></figure>'
    parts[ALL.index(CAPTION)] = figure
    parts[-2:] = [f"<ul>{parts[-2]}{parts[-1]}</ul>"]
    return epub_page("".join(parts), TITLE)


def plain_epub() -> bytes:
    """An issue with a cover, the article and a short notice."""
    cover = epub_page('<img src="bia.jpg" alt=""/>')
    notice = epub_page("<h2>Tin vắn</h2><p>Hợp tác xã chè Bản Mây mở cửa trở lại.</p>")
    return epub({"bia.xhtml": cover, "bài 1.xhtml": article_page(), "tin.xhtml": notice})


# RTF -------------------------------------------------------------------------------------------------------------

RTF_HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fnil\fcharset0 Times New Roman;}{\f1\fnil\fcharset0 .VnTime;}"
    r"{\f2\fnil\fcharset162{\*\panose 0202}.VnTimeH Tur;}{\f3\fnil\fcharset163 Arial;}{\f4 Symbol;}}"
    r"{\colortbl;\red0\green0\blue0;}{\stylesheet{Normal;}{\s1\b heading 1;}{\s2 Title;}{\s3 caption;}}"
)


def rtf_text(text: str) -> str:
    """Text in RTF: what is not ASCII as Unicode with a question mark for old programs."""
    return "".join(letter if " " <= letter < "\x7f" else f"\\u{ord(letter)}?" for letter in text)


def rtf(body: str, head: str = RTF_HEAD) -> bytes:
    """An RTF file with this body."""
    return f"{head}{body}}}".encode("latin-1")


def styled_rtf() -> bytes:
    """The article with styles for title, heading and caption."""
    styles = {TITLE: r"\s2", HEADING: r"\s1\b", CAPTION: r"\s3"}
    return rtf("".join(rf"\pard\plain{styles.get(text, '')} {rtf_text(text)}\par" + "\r\n" for text in ALL))


def plain_rtf() -> bytes:
    """The article with a bold title and heading and a picture with a caption in italics."""
    looks = {TITLE: r"\b", HEADING: r"\b", CAPTION: r"\i"}
    parts = [rf"\pard\plain {{{looks.get(text, '')} {rtf_text(text)}}}\par" + "\n" for text in ALL]
    parts.insert(ALL.index(CAPTION), r"\pard{\*\shppict{\pict\pngblip ffd8ff}}{\nonshppict{\pict 00}}\par ")
    return rtf("".join(parts))


# Markdown --------------------------------------------------------------------------------------------------------


def plain_markdown() -> bytes:
    """The article as Markdown."""
    marks = {TITLE: "# ", HEADING: "## ", RELATED[0]: "- ", RELATED[1]: "- "}
    parts = [marks.get(text, "") + text for text in ALL]
    parts[ALL.index(CAPTION)] = f"![](anh/che.jpg)\n\n*{CAPTION}*"
    return "\n\n".join(parts).encode()


# DOC -------------------------------------------------------------------------------------------------------------

_SECTOR = 512
_FREE, _END, _TABLE_SECTOR = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def compound(streams: dict[str, bytes]) -> bytes:
    """A compound file of streams, each of which is filled up to what needs no small sectors."""
    sectors: list[bytes] = []
    chains: list[int] = []

    def put(data: bytes) -> int:
        start = len(sectors)
        sectors.extend(data[at : at + _SECTOR].ljust(_SECTOR, b"\0") for at in range(0, len(data), _SECTOR))
        chains.extend([*range(start + 1, len(sectors)), _END])
        return start

    full = {name: data.ljust(4096, b"\0") for name, data in streams.items()}
    entries = [_entry("Root Entry", 5, _END, 0, child=1)]
    for number, (name, data) in enumerate(full.items(), 1):
        following = number + 1 if number < len(full) else _FREE
        entries.append(_entry(name, 2, put(data), len(data), right=following))
    directory = put(b"".join(entries))
    tables = len(chains) // 128 + 1
    table = struct.pack(f"<{len(chains)}I", *chains) + struct.pack("<I", _TABLE_SECTOR) * tables
    first = len(sectors)
    sectors.extend(
        table.ljust(tables * _SECTOR, b"\xff")[at : at + _SECTOR] for at in range(0, tables * _SECTOR, _SECTOR)
    )
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(24, b"\0") + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    header = header.ljust(44, b"\0") + struct.pack("<IIIIIIII", tables, directory, 0, 4096, _END, 0, _END, 0)
    places = [*range(first, first + tables)] + [_FREE] * (109 - tables)
    return header + struct.pack("<109I", *places) + b"".join(sectors)


def _entry(name: str, kind: int, start: int, size: int, *, right: int = _FREE, child: int = _FREE) -> bytes:
    written = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<HBBIII", len(written), kind, 1, _FREE, right, child)
    return written.ljust(64, b"\0") + links.ljust(52, b"\0") + struct.pack("<IQ", start, size)


def doc(text: str, *, flags: int = 0, version: int = 0xC1, pictures: Sequence[bytes] = ()) -> bytes:
    """A document of Word 97 with this text, in which "\\r" ends paragraphs, and without any looks. Each "\\x01" stands
    for the next of the pictures, made by `doc_picture`.
    """
    letters = text.encode("utf-16-le")
    head = bytearray(1024)
    struct.pack_into("<HH6xH", head, 0, 0xA5EC, version, flags)
    struct.pack_into("<I", head, 0x4C, len(letters) // 2)
    pieces = struct.pack("<BIIIHIH", 2, 16, 0, len(letters) // 2, 0, len(head), 0)
    struct.pack_into("<II", head, 0x1A2, 0, len(pieces))
    if not pictures:
        return compound({"WordDocument": bytes(head) + letters, "0Table": pieces})
    number = (len(head) + len(letters)) // 512 + 1
    index = struct.pack("<III", len(head), len(head) + len(letters), number)
    struct.pack_into("<II", head, 0xFA, len(pieces), len(index))
    stream = (bytes(head) + letters).ljust(512 * number, b"\0") + _runs(text, len(head), pictures)
    return compound({"WordDocument": stream, "0Table": pieces + index, "Data": b"".join(pictures)})


def _runs(text: str, start: int, pictures: Sequence[bytes]) -> bytes:
    """A page that tells of each letter for a picture where in the stream of data that picture begins."""
    at = [place for place, letter in enumerate(text) if letter == "\x01"]
    borders = [start, *(start + 2 * place + 2 * end for place in at for end in (0, 1)), start + 2 * len(text)]
    page = bytearray(512)
    struct.pack_into(f"<{len(borders)}I", page, 0, *borders)
    for number in range(len(at)):
        told = struct.pack("<BHI", 6, 0x6A03, sum(map(len, pictures[:number])))
        place = 480 - 8 * number
        page[place : place + len(told)] = told
        page[4 * len(borders) + 2 * number + 1] = place // 2
    page[-1] = len(borders) - 1
    return bytes(page)


def doc_picture(data: bytes, kind: int = 0xF01D, *, points: int = 200) -> bytes:
    """A picture as Word keeps it, so high and wide."""
    record = struct.pack("<HHI", 0x46A0, kind, 17 + len(data)) + bytes(17) + data + b"behind"
    head = struct.pack("<IHh", 68 + len(record), 68, 0x64).ljust(28, b"\0")
    return (head + struct.pack("<HHHH", points * 20, points * 20, 1000, 1000)).ljust(68, b"\0") + record


def plain_doc() -> bytes:
    """The article without any looks."""
    return doc("".join(f"{text}\r" for text in ALL))
