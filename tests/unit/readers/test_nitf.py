from __future__ import annotations

import contextlib
import time
from typing import TYPE_CHECKING

import pytest

import shared_data
from archiveviewer import readers
from archiveviewer.article import record
from archiveviewer.errors import Unreadable
from archiveviewer.readers import nitf
from hostile_xml import SECRET, hostile
from mutations import mutations

if TYPE_CHECKING:
    from pathlib import Path

PROSE = "Sau ba năm, toàn xã đã trồng được hơn hai trăm héc ta chè trên những quả đồi bạc màu bên sông Lô. " * 2
SAMPLE = f"""<?xml version="1.0" encoding="UTF-8"?>
<nitf><head><title>che sach</title>
<docdata><doc-id id-string="bsl.1"/><date.issue norm="20090430T140500+0700"/>
<key-list><keyword key="chè"/></key-list><doc.copyright year="2009" holder="Báo Sông Lô"/></docdata>
<pubdata name="Báo Sông Lô" position.section="Kinh tế" ex-ref="https://example.vn/che.html"/></head>
<body><body.head><hedline><hl1>Chè sạch về bản</hl1></hedline><byline>By <person>Lê Vũ</person></byline>
<abstract><p>Mùa này chè xanh ngát cả một vùng đồi bên sông Lô.</p></abstract></body.head>
<body.content><p>{PROSE}</p><hl2>Từ đồi trọc</hl2><p>{PROSE}&nbsp;Hết.</p>
<media media-type="image"><media-reference mime-type="image/jpeg" source="https://example.vn/doi.jpg"/>
<media-caption>Đồi chè Hồng Thái.</media-caption><media-producer>Trần Mai</media-producer></media>
<ul><li>một</li><li>hai</li></ul></body.content></body></nitf>"""


def test_what_the_format_states_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "bai.xml"
    path.write_text(SAMPLE, encoding="utf-8")
    (article,) = readers.read(path)
    assert (article.title, article.author, article.source) == ("Chè sạch về bản", "Lê Vũ", "Báo Sông Lô")
    assert (article.section, article.keywords, article.url) == ("Kinh tế", ("chè",), "https://example.vn/che.html")
    assert article.sapo == "Mùa này chè xanh ngát cả một vùng đồi bên sông Lô."
    assert article.published is not None
    assert article.published.value == "2009-04-30T14:05:00+07:00"
    assert [block.kind for block in article.blocks] == ["paragraph", "heading", "paragraph", "figure", "list"]
    figure = article.blocks[3]
    assert (figure.caption, figure.credit, figure.image) == (
        "Đồi chè Hồng Thái.",
        "Trần Mai",
        "https://example.vn/doi.jpg",
    )
    assert article.blocks[2].text.endswith("Lô. Hết.")
    assert (article.provenance.reader, article.provenance.warnings) == ("nitf", ())


def test_lines_broken_for_a_teleprinter_are_one_paragraph(tmp_path: Path) -> None:
    line = "Sau ba năm toàn xã đã trồng được hơn hai trăm héc ta chè trên"
    text = SAMPLE.replace(f"<p>{PROSE}</p>", f"<p>{line} <br/>{line} <br/>đồi.</p>", 1)
    (article,) = nitf.read(tmp_path / "bai.xml", text.encode())
    assert article.blocks[0].text == f"{line} {line} đồi."


def test_another_encoding_than_it_says_and_a_torn_end_are_told(tmp_path: Path) -> None:
    (article,) = nitf.read(tmp_path / "bai.xml", SAMPLE.encode("utf-16"))
    assert article.title == "Chè sạch về bản"
    torn = SAMPLE.encode()[: SAMPLE.encode().index(b"<ul>")]
    (article,) = nitf.read(tmp_path / "bai.xml", torn)
    assert "damaged XML" in article.provenance.warnings
    assert article.captions == ("Đồi chè Hồng Thái.",)


@pytest.mark.parametrize(
    "harm",
    ["bomb", "quadratic", "file", "dtd", "include", "deep", "attributes", "siblings", "torn", "nothing"],
)
def test_harm_is_not_done(tmp_path: Path, harm: str) -> None:
    path = tmp_path / "bai.xml"
    path.write_bytes(hostile("nitf", tmp_path)[harm])
    start = time.process_time()
    with contextlib.suppress(Unreadable):
        assert SECRET not in str([record(one) for one in readers.read(path)])
    assert time.process_time() - start < 10


def test_a_damaged_one_is_unreadable_or_read(tmp_path: Path) -> None:
    for copy in mutations(SAMPLE.encode(), 1000):
        with contextlib.suppress(Unreadable):
            assert all(article.title for article in nitf.read(tmp_path / "bai.xml", copy))


@pytest.mark.data
def test_those_at_hand_are_read() -> None:
    data = shared_data.folder()
    if data is None or not (data / "formats" / "nitf").is_dir():
        pytest.skip("no shared/data folder beside the work tree")
    found = {path.name: readers.read(path)[0] for path in (data / "formats" / "nitf").iterdir()}
    assert all(one.title and one.published and one.source and one.blocks for one in found.values())
    fishing = found["superdesk__nitf-fishing.xml"]
    assert (fishing.author, fishing.keywords[:3]) == ("Alan Karben", ("fishing", "lures", "tides"))
    assert (fishing.captions, fishing.published and fishing.published.value) == (
        ("The tides, captured on film late yesterday.",),
        "2002-02-26T00:00:00-05:00",
    )
