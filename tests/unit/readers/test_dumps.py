from __future__ import annotations

import contextlib
import json
import lzma
import time
from typing import TYPE_CHECKING

import pytest

import shared_data
from archiveviewer import readers
from archiveviewer.article import record
from archiveviewer.errors import Unreadable
from archiveviewer.readers import dumps
from archiveviewer.readers.stated import nameless
from mutations import mutations

if TYPE_CHECKING:
    from pathlib import Path

    from archiveviewer.article import Article

PROSE = "Sau ba năm, toàn xã đã trồng được hơn hai trăm héc ta chè trên những quả đồi bạc màu bên sông Lô. " * 2
SAPO = "Mùa này chè xanh ngát cả một vùng đồi bên sông Lô."
ENGLISH = {
    "id": 7,
    "title": {"rendered": "Chè sạch về bản"},
    "description": SAPO,
    "content": f"<p>{PROSE}</p><h2>Đồi trọc</h2><p>{PROSE}</p>",
    "authors": [{"name": "Lê Vũ"}, {"name": "Trần Mai"}],
    "date_published": "2009-04-30T14:05:00+07:00",
    "dateModified": 1_241_139_600_000,
    "category": ["Kinh tế"],
    "tags": "chè, đồi",
    "source": "Báo Sông Lô",
    "url": "https://example.vn/che.html",
    "images": [{"url": "https://example.vn/doi.jpg", "caption": "Đồi chè.", "credit": "Trần Mai"}],
    "related": [{"title": "Chè khô", "url": "https://example.vn/kho.html"}],
}
VIETNAMESE = {
    "Tiêu đề": "Chè sạch về bản",
    "sapo": SAPO,
    "noi_dung": f"{PROSE}\n\n{PROSE}",
    "Tác giả": "Lê Vũ",
    "Ngày đăng": "30/4/2009",
    "Chuyên mục": "Kinh tế",
    "Nguồn": "Báo Sông Lô",
}
NINJS = {
    "guid": "urn:1",
    "type": "text",
    "headline": "Chè sạch về bản",
    "byline": "By Lê Vũ",
    "body_html": f"<p>{PROSE}</p><p>{PROSE}</p>",
    "description_text": SAPO,
    "firstcreated": "2009-04-30T07:05:00+0000",
    "versioncreated": "2009-05-01T07:05:00+0000",
    "service": [{"name": "Kinh tế"}],
    "source": "BSL",
    "slugline": "che-sach",
    "associations": {
        "a": {
            "type": "picture",
            "description_text": "Đồi chè.",
            "byline": "Trần Mai",
            "renditions": {"original": {"href": "https://example.vn/doi.jpg"}},
        }
    },
}


def read(folder: Path, value: object, name: str = "tin.json") -> tuple[Article, ...]:
    path = folder / name
    path.write_text(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False), encoding="utf-8")
    return readers.read(path)


def test_common_keys_are_known(tmp_path: Path) -> None:
    (article,) = read(tmp_path, ENGLISH)
    assert (article.title, article.sapo, article.author) == ("Chè sạch về bản", SAPO, "Lê Vũ, Trần Mai")
    assert (article.section, article.keywords, article.source) == ("Kinh tế", ("chè", "đồi"), "Báo Sông Lô")
    assert article.published is not None
    assert article.modified is not None
    assert (article.published.value, article.modified.value) == (
        "2009-04-30T14:05:00+07:00",
        "2009-05-01T08:00:00+07:00",
    )
    assert [block.kind for block in article.blocks] == ["figure", "paragraph", "heading", "paragraph"]
    assert (article.blocks[0].credit, article.blocks[0].image) == ("Trần Mai", "https://example.vn/doi.jpg")
    assert article.related is not None
    assert [link.title for link in article.related.links] == ["Chè khô"]
    assert (article.provenance.reader, article.provenance.member) == ("json", "")


def test_vietnamese_keys_are_known(tmp_path: Path) -> None:
    (article,) = read(tmp_path, VIETNAMESE)
    assert (article.title, article.sapo, article.author) == ("Chè sạch về bản", SAPO, "Lê Vũ")
    assert article.published is not None
    assert (article.published.value, article.published.precision) == ("2009-04-30", "day")
    assert article.body == (PROSE.strip(), PROSE.strip())


def test_further_names_of_keys(tmp_path: Path) -> None:
    record = {
        "TieuDeBaiViet": "Chè sạch về bản", "NoiDungBaiViet": PROSE, "NgayXB": "30/04/2009 14:05",
        "Tác giả": {"Tên": "Lê Vũ"}, "DanhMuc": "Kinh tế", "NguonTin": "Báo Sông Lô",
    }  # fmt: skip
    (article,) = read(tmp_path, record)
    assert article.published is not None
    assert (article.title, article.published.value) == ("Chè sạch về bản", "2009-04-30T14:05:00+07:00")
    assert (article.author, article.section, article.source) == ("Lê Vũ", "Kinh tế", "Báo Sông Lô")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_wide_letters_are_known(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "tin.json"
    path.write_bytes(json.dumps([VIETNAMESE], ensure_ascii=False).encode(encoding))
    (article,) = readers.read(path)
    assert (article.title, article.sapo, article.provenance.reader) == ("Chè sạch về bản", SAPO, "json")


@pytest.mark.parametrize("at", ["/Date(1241075100000)/", "/Date(1241075100000+0700)/", "\\/Date(1241075100000)\\/"])
def test_moments_of_dot_net_are_dates(tmp_path: Path, at: str) -> None:
    (article,) = read(tmp_path, {**ENGLISH, "date_published": at})
    assert article.published is not None
    assert article.published.value == "2009-04-30T14:05:00+07:00"


def test_keys_of_joomla_are_known(tmp_path: Path) -> None:
    told = {"title": "Chè sạch về bản", "introtext": SAPO, "fulltext": f"<p>{PROSE}</p>", "created_by_alias": "Lê Vũ"}
    (article,) = read(tmp_path, {**told, "publish_up": "2009-04-30 14:05:00"})
    assert (article.sapo, article.author, article.published is not None) == (SAPO, "Lê Vũ", True)


def test_a_body_may_be_a_list(tmp_path: Path) -> None:
    value = {
        "title": "Chè",
        "body": [
            PROSE,
            "Đồi trọc",
            {"type": "image", "url": "https://example.vn/doi.jpg", "caption": "Đồi chè."},
            PROSE,
        ],
        "headings": [1],
    }
    (article,) = read(tmp_path, value)
    assert [block.kind for block in article.blocks] == ["paragraph", "heading", "figure", "paragraph"]


@pytest.mark.parametrize(
    "value",
    [
        [ENGLISH, VIETNAMESE],
        {"version": "x", "title": "nguồn tin", "items": [ENGLISH, VIETNAMESE]},
        {"hits": {"hits": [{"_source": ENGLISH}, {"_source": VIETNAMESE}]}},
        {"content": [{"article": ENGLISH}, {"article": VIETNAMESE}], "page": 1},
        f"{json.dumps(ENGLISH)}\n{json.dumps(VIETNAMESE)}\n",
        f"{json.dumps(ENGLISH)}\r\nkhông phải\r\n\r\n{json.dumps(VIETNAMESE)}",
    ],
)
def test_wherever_they_lie_each_is_an_article_with_a_name(tmp_path: Path, value: object) -> None:
    found = read(tmp_path, value)
    assert [one.provenance.member for one in found] == ["7", nameless("Chè sạch về bản", "30/4/2009", "Lê Vũ")]
    assert {one.title for one in found} == {"Chè sạch về bản"}


def test_ninjs_is_known(tmp_path: Path) -> None:
    (article,) = read(tmp_path, NINJS)
    assert (article.title, article.author, article.sapo) == ("Chè sạch về bản", "Lê Vũ", SAPO)
    assert (article.section, article.keywords, article.source) == ("Kinh tế", ("che-sach",), "BSL")
    assert article.published is not None
    assert article.published.value == "2009-04-30T07:05:00+00:00"
    figure = article.blocks[0]
    assert (figure.caption, figure.credit, figure.image) == ("Đồi chè.", "Trần Mai", "https://example.vn/doi.jpg")
    assert article.provenance.reader == "ninjs"


@pytest.mark.parametrize(("kind", "captions"), [(["picture"], ["Đồi chè."]), ([["x"]], []), ({"x": 1}, []), (None, [])])
def test_what_an_association_is_may_be_said_in_any_way(tmp_path: Path, kind: object, captions: list[str]) -> None:
    picture = NINJS["associations"]["a"] | {"type": kind}  # type: ignore[index]
    (article,) = read(tmp_path, NINJS | {"associations": {"a": picture}})
    assert [block.caption for block in article.blocks if block.kind == "figure"] == captions


@pytest.mark.parametrize(
    "value", [{"type": "FeatureCollection", "features": []}, {"uri": "x", "type": "event"}, [{"a": 1}]]
)
def test_what_holds_no_article_says_so(tmp_path: Path, value: object) -> None:
    with pytest.raises(Unreadable) as caught:
        read(tmp_path, value)
    assert caught.value.reason == "no-article"


def test_a_text_in_brackets_stays_text(tmp_path: Path) -> None:
    (article,) = read(tmp_path, f"[Chè sạch về bản]\n\n{PROSE}\n\n{PROSE}", "bai.txt")
    assert article.provenance.reader == "text"


@pytest.mark.parametrize(
    "text",
    [
        '{"a": ' + "[" * 200_000,
        '{"a": ' * 200_000,
        '{"title": ' + "9" * 100_000 + ', "body": "x"}',
        '{"title": "x", "body": ' + '{"value": ' * 900 + '"y"' + "}" * 901,
        '{"title": "x", "date": "' + "9" * 100_000 + '", "body": "y"}',
        '{"title": "\\ud800", "body": "\\ud800\\u0000"}',
    ],
)
def test_harm_is_not_done(tmp_path: Path, text: str) -> None:
    start = time.process_time()
    with contextlib.suppress(Unreadable):
        json.dumps([record(one) for one in read(tmp_path, text)]).encode()
    assert time.process_time() - start < 10


@pytest.mark.parametrize("value", [ENGLISH, NINJS])
def test_a_damaged_one_is_unreadable_or_read(tmp_path: Path, value: object) -> None:
    for copy in mutations(json.dumps(value, ensure_ascii=False, indent=1).encode(), 700):
        with contextlib.suppress(Unreadable):
            assert all(article.title for article in dumps.read(tmp_path / "tin.json", copy))


@pytest.mark.data
def test_those_at_hand_are_read(tmp_path: Path) -> None:
    data = shared_data.folder()
    if data is None or not (data / "formats" / "ninjs").is_dir():
        pytest.skip("no shared/data folder beside the work tree")
    found = {}
    for path in sorted((data / "formats" / "ninjs").iterdir()):
        with contextlib.suppress(Unreadable):
            found[path.name] = readers.read(path)[0]
    assert len(found) == 14
    assert all(one.title and one.published and one.blocks for one in found.values())
    packed = (data / "more" / "dantri-2019-2021-dated.jsonl.xz").read_bytes()
    dated = read(tmp_path, lzma.decompress(packed).decode(), "dantri.jsonl")
    assert len(dated) == 1327
    assert all(one.published and one.url and one.provenance.member for one in dated)


@pytest.mark.parametrize("kind", [{}, [], None, 7])
def test_a_type_that_is_no_text(tmp_path: Path, kind: object) -> None:
    path = tmp_path / "bai.json"
    path.write_text(json.dumps(NINJS | {"type": kind}), "utf-8")
    (article,) = readers.read(path)
    assert article.title == "Chè sạch về bản"


def test_xml_says_what_it_is_by_its_name_too(tmp_path: Path) -> None:
    facts = "<title>Chè sạch về bản</title><date>2013-03-05</date>"
    text = f"<articles><article>{facts}<body>{PROSE}</body></article></articles>"
    path = tmp_path / "bai.xml"
    path.write_text(text, encoding="utf-8")
    (article,) = readers.read(path)
    assert (article.title, article.provenance.reader) == ("Chè sạch về bản", "xml")
