from __future__ import annotations

import contextlib
import time
from typing import TYPE_CHECKING

import pytest

import shared_data
from archiveviewer import readers
from archiveviewer.article import record
from archiveviewer.errors import Unreadable
from archiveviewer.readers import newsml_g2
from hostile_xml import SECRET, hostile
from mutations import mutations

if TYPE_CHECKING:
    from pathlib import Path

    from archiveviewer.article import Article

SPACE = 'xmlns="http://iptc.org/std/nar/2006-10-01/" standard="NewsML-G2"'
PROSE = "Sau ba năm, toàn xã đã trồng được hơn hai trăm héc ta chè trên những quả đồi bạc màu bên sông Lô. " * 2


def item(guid: str, content: str, kind: str = "text", headline: str = "Chè sạch về bản") -> str:
    return f"""<newsItem {SPACE} guid="{guid}" version="2"><itemMeta><itemClass qcode="ninat:{kind}"/>
<provider literal="BSL"><name>Báo Sông Lô</name></provider><versionCreated>2009-05-01T08:00:00+07:00</versionCreated>
</itemMeta><contentMeta><contentCreated>2009-04-30T14:05:00+07:00</contentCreated><by>Lê Vũ</by>
<dateline>Hồng Thái -</dateline><creditline>Theo BSL</creditline>
<subject type="cpnat:geoArea"><name>Hồng Thái</name></subject>
<subject type="cpnat:abstract"><name>Kinh tế</name></subject>
<keyword>chè</keyword><slugline>che-sach</slugline><headline>{headline}</headline>
<description role="drol:summary">Mùa này chè xanh ngát cả một vùng đồi bên sông Lô.</description>
<description role="drol:caption">Đồi chè Hồng Thái.</description></contentMeta>
<contentSet>{content}</contentSet></newsItem>"""


XHTML = (
    '<inlineXML contenttype="application/xhtml+xml"><html><body>'
    "<header><ul><li>slug</li></ul><h1>Chè sạch về bản</h1></header>"
    f"<section><p>{PROSE}</p><h2>Đồi trọc</h2><p>{PROSE}</p>"
    "</section></body></html></inlineXML>"
)
NITF = f"<inlineXML><nitf><body><body.content><p>{PROSE}</p></body.content></body></nitf></inlineXML>"
PLAIN = f'<inlineData contenttype="text/plain">{PROSE}\n\n{PROSE}</inlineData>'
PICTURE = '<remoteContent href="https://example.vn/doi.jpg" contenttype="image/jpeg"/>'


def read(folder: Path, text: str) -> tuple[Article, ...]:
    path = folder / "tin.xml"
    path.write_text(f'<?xml version="1.0" encoding="UTF-8"?>\n{text}', encoding="utf-8")
    return readers.read(path)


@pytest.mark.parametrize("content", [XHTML, NITF, PLAIN])
def test_what_the_format_states_is_kept(tmp_path: Path, content: str) -> None:
    (article,) = read(tmp_path, item("urn:1", content))
    assert (article.title, article.author, article.source) == ("Chè sạch về bản", "Lê Vũ", "Báo Sông Lô")
    assert (article.credit, article.section, article.keywords) == (
        "Theo BSL",
        "Kinh tế",
        ("chè", "che-sach", "Kinh tế"),
    )
    assert article.sapo == "Mùa này chè xanh ngát cả một vùng đồi bên sông Lô."
    assert article.published is not None
    assert article.modified is not None
    assert (article.published.value, article.modified.value) == (
        "2009-04-30T14:05:00+07:00",
        "2009-05-01T08:00:00+07:00",
    )
    assert article.body[0] == f"Hồng Thái - {PROSE.strip()}"
    assert (article.provenance.reader, article.provenance.member) == ("newsml-g2", "")


def test_a_message_gives_an_article_for_each_item_and_names_it(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        f"<newsMessage {SPACE}><itemSet>{item('urn:1', XHTML)}{item('urn:2', PLAIN)}{item('urn:3', PICTURE, 'picture')}"
        f"{item('urn:2', NITF)}</itemSet></newsMessage>",
    )
    assert [one.provenance.member for one in found] == ["urn:1", "urn:2", "urn:3", "urn:2 (2)"]
    (figure,) = found[2].blocks
    assert (figure.caption, figure.credit, figure.image) == (
        "Đồi chè Hồng Thái.",
        "Theo BSL",
        "https://example.vn/doi.jpg",
    )


def test_the_pictures_of_a_message_with_one_text_are_its_figures(tmp_path: Path) -> None:
    (article,) = read(
        tmp_path,
        f"<newsMessage {SPACE}><itemSet>{item('urn:3', PICTURE, 'picture')}{item('urn:1', XHTML)}</itemSet>"
        "</newsMessage>",
    )
    assert article.captions == ("Đồi chè Hồng Thái.",)
    assert article.body[1:] == ("Đồi trọc", PROSE.strip())


@pytest.mark.parametrize("name", ["conceptItem", "planningItem", "packageItem", "newsItem"])
def test_what_holds_no_text_is_no_article(tmp_path: Path, name: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(tmp_path, f"<{name} {SPACE} guid='x'/>")
    assert caught.value.reason == "no-article"


@pytest.mark.parametrize("harm", ["bomb", "quadratic", "file", "include", "deep", "siblings", "torn"])
def test_harm_is_not_done(tmp_path: Path, harm: str) -> None:
    path = tmp_path / "bai.xml"
    path.write_bytes(hostile(f"newsItem {SPACE}", tmp_path)[harm])
    start = time.process_time()
    with contextlib.suppress(Unreadable):
        assert SECRET not in str([record(one) for one in readers.read(path)])
    assert time.process_time() - start < 10


def test_a_damaged_one_is_unreadable_or_read(tmp_path: Path) -> None:
    data = f"<newsMessage {SPACE}><itemSet>{item('1', XHTML)}{item('2', NITF)}</itemSet></newsMessage>".encode()
    for copy in mutations(data, 1000):
        with contextlib.suppress(Unreadable):
            assert all(article.title for article in newsml_g2.read(tmp_path / "bai.xml", copy))


@pytest.mark.data
def test_those_at_hand_are_read() -> None:
    data = shared_data.folder()
    if data is None or not (data / "formats" / "newsml-g2").is_dir():
        pytest.skip("no shared/data folder beside the work tree")
    wires = sorted((data / "formats" / "newsml-g2").glob("dpa*/*.xml"))
    found = [readers.read(path)[0] for path in wires]
    assert len(found) == 21
    assert all(one.title and one.published and one.credit == "dpa" and one.section for one in found)
    assert all(len(one.body) > 1 or len(one.body[0]) > 200 for one in found)
    assert sum(bool(one.sapo) for one in found) >= 6
