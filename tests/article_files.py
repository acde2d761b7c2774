"""An article written as a file of each format that newsrooms keep, the way its programs write it: what then should come
out again is known. Comes in: an article with title, sapo, blocks, author, source, section and a date. Goes out: bytes.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import tarfile
from datetime import datetime
from email.header import Header
from email.message import EmailMessage
from email.mime.text import MIMEText
from email.utils import format_datetime, formataddr
from html import escape
from typing import TYPE_CHECKING

import msgspec

import office_files
import pdf_files
import picture_files
from archiveviewer.article import Article, Block
from office_files import odt, odt_paragraph, packed, paragraph, rtf, rtf_text
from picture_files import xmp

if TYPE_CHECKING:
    from collections.abc import Callable

ADDRESS = "https://example.vn/bai.html"


def when(article: Article) -> datetime:
    """The article's date and time."""
    assert article.published is not None
    return datetime.fromisoformat(article.published.value)


def _posted(article: Article) -> str:
    return f"{article.section} - {when(article):%H:%M | %d/%m/%Y}"


def parts(article: Article) -> list[tuple[str, str]]:
    """The paragraphs of an article as it is printed, each with what it is."""
    found = [("title", article.title), ("posted", _posted(article)), ("sapo", article.sapo)]
    found += [(block.kind, block.text or block.caption) for block in article.blocks]
    return [(kind, text) for kind, text in [*found, ("author", article.author)] if text]


_TAGS = {"title": "h1", "heading": "h2", "figure": "figcaption"}


def body_markup(article: Article, *, captions: bool = True) -> str:
    """The blocks as markup."""
    pieces = []
    for block in article.blocks:
        if block.kind == "heading":
            pieces.append(f"<h2>{escape(block.text)}</h2>")
        elif block.caption and captions:
            shown = f'<img src="https://example.vn/anh.jpg" alt=""/><figcaption>{escape(block.caption)}</figcaption>'
            pieces.append(f"<figure>{shown}</figure>")
        elif block.text:
            pieces.append(f"<p>{escape(block.text)}</p>")
    return "\n".join(pieces)


# Pages -----------------------------------------------------------------------------------------------------------


def html(article: Article) -> bytes:
    """A saved page."""
    title = escape(article.title)
    return (
        f'<!DOCTYPE html>\n<html lang="vi"><head><meta charset="utf-8"><title>{title} | {article.source}</title>\n'
        f'<meta property="og:type" content="article"><meta property="og:site_name" content="{article.source}">'
        '</head><body><nav><a href="/">Trang chủ</a> <a href="/kinh-te">Kinh tế</a> <a href="/van">Văn hóa</a></nav>'
        f'<div class="breadcrumb"><a href="/x">{article.section}</a></div><article><h1>{title}</h1>\n'
        f'<time datetime="{when(article).isoformat()}">{_posted(article)}</time><p class="sapo">{escape(article.sapo)}'
        f'</p>\n<div class="content">{body_markup(article)}</div><p class="author">{article.author}</p></article>'
        f"<footer>© {article.source}. Điện thoại: 0207 000 000</footer></body></html>"
    ).encode()


def mhtml(article: Article) -> bytes:
    """A page as a browser saves it into one file."""
    message = EmailMessage()
    message["From"] = "<Saved by Blink>"
    message["Snapshot-Content-Location"] = ADDRESS
    message["Subject"] = article.title
    message["Date"] = "Thu, 26 Nov 2020 10:00:00 +0700"
    message["MIME-Version"] = "1.0"
    message.set_content(html(article).decode(), subtype="html", cte="quoted-printable")
    message["Content-Location"] = ADDRESS
    message.add_related(b"\xff\xd8\xff", "image", "jpeg", cid="doi")
    message.set_boundary("----MultipartBoundary--bai----")
    return bytes(message)


def warc(article: Article) -> bytes:
    """A page as a crawler keeps it."""
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html(article)
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {ADDRESS}\r\nWARC-Date: 2020-11-26T00:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def _item(article: Article, inside: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:wp="http://wordpress.org/export/1.2/">'
        f"<channel><title>{article.source}</title><item><title>{escape(article.title)}</title><link>{ADDRESS}</link>"
        f"<dc:creator>{article.author}</dc:creator><content:encoded><![CDATA[{body_markup(article)}]]>"
        f"</content:encoded><pubDate>{format_datetime(when(article))}</pubDate>{inside}</item></channel></rss>"
    )


def rss(article: Article) -> bytes:
    """A feed with the full text."""
    inside = f"<description>{escape(article.sapo)}</description><category>{article.section}</category>"
    return _item(article, inside).encode()


def wxr(article: Article) -> bytes:
    """An export of WordPress."""
    inside = (
        f"<excerpt:encoded><![CDATA[{article.sapo}]]></excerpt:encoded><wp:post_id>1</wp:post_id>"
        f"<wp:post_date>{when(article):%Y-%m-%d %H:%M:%S}</wp:post_date><wp:status>publish</wp:status>"
        f'<wp:post_type>post</wp:post_type><category domain="category">{article.section}</category>'
    )
    return _item(article, inside).encode()


# Documents -------------------------------------------------------------------------------------------------------


def text(article: Article) -> bytes:
    """A text file."""
    marked = [f"Ảnh: {text}" if kind == "figure" else text for kind, text in parts(article)]
    return "\n\n".join(marked).encode()


def markdown(article: Article) -> bytes:
    """A text in Markdown."""
    marks = {"title": "# ", "heading": "## ", "figure": "![](anh.jpg)\n\n*"}
    written = [f"{marks.get(kind, '')}{text}{'*' if kind == 'figure' else ''}" for kind, text in parts(article)]
    return "\n\n".join(written).encode()


def docx(article: Article) -> bytes:
    """A document of Word with a bold title and captions in italics under their pictures."""
    looks = {"title": "<w:b/>", "heading": "<w:b/>", "sapo": "<w:b/>", "figure": "<w:i/>"}
    written = []
    for kind, text in parts(article):
        written += [paragraph(inside=office_files.PICTURE)] if kind == "figure" else []
        written.append(paragraph(text, style="Tieude" if kind == "title" else "", properties=looks.get(kind, "")))
    return office_files.docx("".join(written))


def opendocument(article: Article) -> bytes:
    """A text of LibreOffice, as `docx`."""
    styles = {"title": "Title", "heading": "P1", "figure": "P2"}
    written = []
    for kind, text in parts(article):
        written += [office_files.ODT_PICTURE] if kind == "figure" else []
        written.append(odt_paragraph(text, styles.get(kind, "Standard")))
    automatic = (
        '<style:style style:name="P1" style:family="paragraph"><style:text-properties fo:font-weight="bold"/>'
        '</style:style><style:style style:name="P2" style:family="paragraph">'
        '<style:text-properties fo:font-style="italic"/></style:style>'
    )
    return odt("".join(written), automatic=automatic)


def flat_opendocument(article: Article) -> bytes:
    """The same in one XML file."""
    return office_files.flat_odt(opendocument(article))


def rich_text(article: Article) -> bytes:
    """A document in RTF, as `docx`."""
    looks = {"title": r"\s2\b", "heading": r"\b", "sapo": r"\b", "figure": r"\i"}
    picture = r"\pard{\*\shppict{\pict\pngblip ffd8ff}}{\nonshppict{\pict 00}}\par "
    written = [
        f"{picture if kind == 'figure' else ''}\\pard\\plain {{{looks.get(kind, '')} {rtf_text(text)}}}\\par\n"
        for kind, text in parts(article)
    ]
    return rtf("".join(written))


def word(article: Article) -> bytes:
    """A document of Word 97 without any looks."""
    return office_files.doc("".join(f"{text}\r" for _kind, text in parts(article)))


def epub(article: Article) -> bytes:
    """A book of one article."""
    facts = f"<dc:title>{escape(article.source)}</dc:title>"
    written = []
    for kind, text in parts(article):
        tag = _TAGS.get(kind, "p")
        picture = '<figure><img src="anh.jpg" alt=""/>' if kind == "figure" else ""
        written.append(f"{picture}<{tag}>{escape(text)}</{tag}>{'</figure>' if picture else ''}")
    return office_files.epub({"bai.xhtml": office_files.epub_page("".join(written), article.title)}, facts=facts)


# The news industry -----------------------------------------------------------------------------------------------


def nitf(article: Article) -> bytes:
    """NITF 3."""
    media = "".join(
        f'<media media-type="image"><media-reference mime-type="image/jpeg" source="anh.jpg"/>'
        f"<media-caption>{escape(block.caption)}</media-caption></media>"
        for block in article.blocks
        if block.caption
    )
    body = body_markup(article, captions=False).replace("h2>", "hl2>")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<nitf><head><docdata><doc-id id-string="bsl.1"/>'
        f'<date.issue norm="{when(article):%Y%m%dT%H%M%S%z}"/><doc.copyright holder="{article.source}"/></docdata>'
        f'<pubdata name="{article.source}" position.section="{article.section}"/></head><body><body.head><hedline>'
        f"<hl1>{escape(article.title)}</hl1></hedline><byline>{article.author}</byline><abstract><p>"
        f"{escape(article.sapo)}</p></abstract></body.head><body.content>{body}{media}</body.content></body></nitf>"
    ).encode()


def newsml_g2(article: Article) -> bytes:
    """A news item of NewsML-G2."""
    date = when(article).isoformat()
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" '
        'standard="NewsML-G2" guid="urn:bsl:1" version="1"><itemMeta><itemClass qcode="ninat:text"/>'
        f'<provider literal="BSL"><name>{article.source}</name></provider><versionCreated>{date}</versionCreated>'
        f"</itemMeta><contentMeta><contentCreated>{date}</contentCreated><by>{article.author}</by>"
        f'<subject type="cpnat:abstract"><name>{article.section}</name></subject><headline>{escape(article.title)}'
        f'</headline><description role="drol:summary">{escape(article.sapo)}</description></contentMeta><contentSet>'
        '<inlineXML contenttype="application/xhtml+xml"><html><body><section>'
        f"{body_markup(article)}</section></body></html></inlineXML></contentSet></newsItem>"
    ).encode()


def newsml_1(article: Article) -> bytes:
    """A news item of NewsML 1.2."""
    pictures = "".join(
        '<NewsComponent><NewsComponent><Role FormalName="Caption"/><ContentItem><MediaType FormalName="Text"/>'
        f"<DataContent><p>{escape(block.caption)}</p></DataContent></ContentItem></NewsComponent><NewsComponent>"
        '<Role FormalName="HighDef"/><ContentItem Href="anh.jpg"/></NewsComponent></NewsComponent>'
        for block in article.blocks
        if block.caption
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<NewsML Version="1.2"><NewsItem><Identification><NewsIdentifier>'
        "<PublicIdentifier>urn:1</PublicIdentifier></NewsIdentifier></Identification><NewsManagement><FirstCreated>"
        f"{when(article):%Y%m%dT%H%M%S%z}</FirstCreated></NewsManagement><NewsComponent><AdministrativeMetadata>"
        f'<Provider><Party FormalName="{article.source}"/></Provider></AdministrativeMetadata><NewsComponent>'
        f"<NewsLines><HeadLine>{escape(article.title)}</HeadLine><ByLine>{article.author}</ByLine></NewsLines><NewsComponent>"
        f'<ContentItem><MediaType FormalName="Text"/><DataContent><nitf><body><body.content><p>{escape(article.sapo)}'
        f"</p>{body_markup(article, captions=False)}</body.content></body></nitf></DataContent></ContentItem>"
        f"</NewsComponent></NewsComponent>{pictures}</NewsComponent></NewsItem></NewsML>"
    ).encode()


def ninjs(article: Article) -> bytes:
    """ninjs, as news systems exchange it."""
    pictures = [block.caption for block in article.blocks if block.caption]
    shown = {f"anh{n}": {"type": "picture", "description_text": text} for n, text in enumerate(pictures)}
    item = {
        "guid": "urn:1",
        "type": "text",
        "headline": article.title,
        "byline": article.author,
        "body_html": body_markup(article, captions=False),
        "description_text": article.sapo,
        "firstcreated": when(article).isoformat(),
        "versioncreated": when(article).isoformat(),
        "service": [{"name": article.section}],
        "source": article.source,
        "associations": shown,
    }
    return json.dumps(item, ensure_ascii=False).encode()


def wire(article: Article) -> bytes:
    """A message of a wire service; it has no sapo and no captions of its own."""
    body = "\r\n\r\n".join(f"   {block.text}" for block in article.blocks if block.text)
    return (
        f"\x01vna0124 3 i 93  TTXVN 1888\r\n\r\n{article.section}/tin/\r\n\x02{article.title}\r\nBởi {article.author} ="
        f"\r\n\r\n   {article.sapo}\r\n\r\n{body}\r\n\r\n\x03{when(article):%d%H%M} GMT {when(article):%b %y}\r\n"
        "\x7f\r\n\x04"
    ).encode()


# Dumps and mail --------------------------------------------------------------------------------------------------


def _record(article: Article) -> dict[str, object]:
    return {
        "title": article.title,
        "sapo": article.sapo,
        "body": [block.text for block in article.blocks if block.text],
        "captions": [block.caption for block in article.blocks if block.caption],
        "author": article.author,
        "date": when(article).isoformat(),
        "section": article.section,
        "source": article.source,
    }


def dump(article: Article) -> bytes:
    """A dump of a system of one's own, in JSON."""
    return json.dumps({"articles": [_record(article)]}, ensure_ascii=False, indent=1).encode()


def line(article: Article) -> bytes:
    """A line of such a dump in JSONL."""
    return json.dumps(_record(article), ensure_ascii=False).encode() + b"\n"


def table(article: Article) -> bytes:
    """A table with such a dump in one row, as Excel saves it in Vietnam."""
    record = _record(article)
    written = io.StringIO()
    rows = csv.writer(written, delimiter=";")
    rows.writerow(record)
    rows.writerow(one if isinstance(one, str) else json.dumps(one, ensure_ascii=False) for one in record.values())
    return written.getvalue().encode("utf-8-sig")


def xml_dump(article: Article) -> bytes:
    """A dump in XML of its own making."""
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<Export><Article><Headline>{escape(article.title)}</Headline>'
        f"<Summary>{escape(article.sapo)}</Summary><PublishDate>{when(article).isoformat()}</PublishDate><Byline>"
        f"{article.author}</Byline><Category>{article.section}</Category><Source>{article.source}</Source><Content>"
        f"{escape(body_markup(article))}</Content></Article></Export>"
    ).encode()


def eml(article: Article) -> bytes:
    """An article that was mailed as text. `EmailMessage` of today loses blanks of long subjects."""
    written = (f"Ảnh: {text}" if kind == "figure" else text for kind, text in parts(article)[2:])
    message = MIMEText("\n\n".join(written), "plain", "utf-8")
    message["From"] = formataddr((article.author, "toasoan@example.vn"))
    message["Subject"] = Header(article.title, "utf-8").encode()
    message["Date"] = format_datetime(when(article))
    message["Message-ID"] = "<1@example.vn>"
    return message.as_bytes()


def mbox(article: Article) -> bytes:
    """A box of one mail."""
    return b"From toasoan@example.vn Thu Apr 30 14:05:00 2009\n" + eml(article) + b"\n"


# Containers ------------------------------------------------------------------------------------------------------


def zipped(article: Article) -> bytes:
    """A page and its picture, zipped."""
    return packed({"2009/bai.html": html(article), "2009/anh.jpg": b"\xff\xd8\xff"})


def tarball(article: Article) -> bytes:
    """A text in a packed TAR."""
    box = io.BytesIO()
    with tarfile.open(fileobj=box, mode="w") as tar:
        data = text(article)
        member = tarfile.TarInfo("2009/bài.txt")
        member.size = len(data)
        tar.addfile(member, io.BytesIO(data))
    return gzip.compress(box.getvalue(), mtime=0)


def packed_warc(article: Article) -> bytes:
    """A page as a crawler keeps it, packed."""
    return gzip.compress(warc(article), mtime=0)


def pictured(article: Article) -> Article:
    """What a photograph can tell of an article: one picture with its caption, and no more text."""
    caption = (*article.captions, article.sapo)[0]
    return msgspec.structs.replace(article, sapo="", blocks=(Block(kind="figure", caption=caption),))


def photograph(article: Article) -> bytes:
    """A photograph as an agency sends it, with its words in XMP."""
    told = {"headline": article.title, "caption": pictured(article).captions[0], "author": article.author}
    packet = xmp(**{name: escape(text) for name, text in told.items()}, date=when(article).isoformat())
    return picture_files.photograph(packet=packet)


def laid_out_pdf(article: Article) -> bytes:
    """PDF as it is laid out in one column."""
    return pdf_files.pdf(*pdf_files.laid_out(parts(article)))


WRITERS: dict[str, tuple[str, Callable[[Article], bytes]]] = {
    "HTML": (".html", html),
    "MHTML": (".mhtml", mhtml),
    "WARC": (".warc", warc),
    "WARC, packed": (".warc.gz", packed_warc),
    "RSS": (".xml", rss),
    "WordPress (WXR)": (".xml", wxr),
    "text": (".txt", text),
    "Markdown": (".md", markdown),
    "DOCX": (".docx", docx),
    "DOC": (".doc", word),
    "ODT": (".odt", opendocument),
    "FODT": (".fodt", flat_opendocument),
    "RTF": (".rtf", rich_text),
    "EPUB": (".epub", epub),
    "PDF": (".pdf", laid_out_pdf),
    "JPEG": (".jpg", photograph),
    "NITF": (".xml", nitf),
    "NewsML-G2": (".xml", newsml_g2),
    "NewsML 1.2": (".xml", newsml_1),
    "ninjs": (".json", ninjs),
    "IPTC 7901": (".txt", wire),
    "JSON": (".json", dump),
    "JSONL": (".jsonl", line),
    "CSV": (".csv", table),
    "XML dump": (".xml", xml_dump),
    "EML": (".eml", eml),
    "MBOX": (".mbox", mbox),
    "ZIP": (".zip", zipped),
    "TAR.GZ": (".tar.gz", tarball),
}
"""The formats by name: the suffix of their files, and what writes them."""
