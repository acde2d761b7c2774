from __future__ import annotations

import contextlib
import time
from typing import TYPE_CHECKING

import pytest

import shared_data
from archiveviewer import readers
from archiveviewer.article import record
from archiveviewer.errors import Unreadable
from archiveviewer.readers import newsml_1
from hostile_xml import SECRET, hostile
from mutations import mutations

if TYPE_CHECKING:
    from pathlib import Path

    from archiveviewer.article import Article

PROSE = "Sau ba năm, toàn xã đã trồng được hơn hai trăm héc ta chè trên những quả đồi bạc màu bên sông Lô. " * 2
PICTURE = """<NewsComponent><NewsLines><CreditLine>BSL</CreditLine></NewsLines>
<NewsComponent><Role FormalName="Caption"/><ContentItem><MediaType FormalName="Text"/>
<DataContent><p>Đồi chè.</p></DataContent></ContentItem></NewsComponent>
<NewsComponent><Role FormalName="Thumbnail"/><ContentItem Href="nho.jpg"/></NewsComponent>
<NewsComponent><Role FormalName="HighDef"/><ContentItem Href="doi.jpg"/></NewsComponent></NewsComponent>"""
BODIES = {
    "nitf": f"<nitf><body><body.content><p>{PROSE}</p><p>{PROSE}</p></body.content></body></nitf>",
    "bare": f"<p>{PROSE}</p><p>{PROSE}</p>",
    "escaped": f"&lt;p&gt;{PROSE}&lt;/p&gt;&lt;p&gt;{PROSE}&lt;/p&gt;",
    "text": f"{PROSE}\n\n{PROSE}",
}


def component(body: str, headline: str = "Chè sạch về bản") -> str:
    return f"""<NewsComponent><NewsLines><HeadLine>{headline}</HeadLine><ByLine>Lê Vũ</ByLine>
<DateLine>Hồng Thái (BSL) -</DateLine><CreditLine>Theo BSL</CreditLine><SlugLine>che-sach</SlugLine></NewsLines>
<NewsComponent><ContentItem><MediaType FormalName="Text"/>
<DataContent>{body}</DataContent></ContentItem></NewsComponent>
</NewsComponent>"""


def document(*components: str, number: str = "1") -> str:
    return f"""<?xml version="1.0" encoding="utf-8"?>
<NewsML Version="1.2"><NewsItem><Identification><NewsIdentifier><PublicIdentifier>urn:{number}</PublicIdentifier>
</NewsIdentifier></Identification><NewsManagement><FirstCreated>20090430T140500+0700</FirstCreated>
<ThisRevisionCreated>20090501T140500+0700</ThisRevisionCreated></NewsManagement><NewsComponent>
<AdministrativeMetadata><Provider><Party FormalName="Báo Sông Lô"/></Provider></AdministrativeMetadata>
<DescriptiveMetadata><Property FormalName="Keyword" Value="chè"/></DescriptiveMetadata>{"".join(components)}
</NewsComponent></NewsItem></NewsML>"""


def read(folder: Path, text: str) -> tuple[Article, ...]:
    path = folder / "tin.xml"
    path.write_text(text, encoding="utf-8")
    return readers.read(path)


@pytest.mark.parametrize("kind", BODIES)
def test_what_the_format_states_is_kept(tmp_path: Path, kind: str) -> None:
    (article,) = read(tmp_path, document(component(BODIES[kind]), PICTURE))
    assert (article.title, article.author, article.source) == ("Chè sạch về bản", "Lê Vũ", "Báo Sông Lô")
    assert (article.credit, article.keywords) == ("Theo BSL", ("chè", "che-sach"))
    assert article.published is not None
    assert article.modified is not None
    assert (article.published.value, article.modified.value) == (
        "2009-04-30T14:05:00+07:00",
        "2009-05-01T14:05:00+07:00",
    )
    figure = article.blocks[0]
    assert (figure.caption, figure.credit, figure.image) == ("Đồi chè.", "BSL", "doi.jpg")
    words = " ".join((article.sapo, *article.body))
    assert words.count(PROSE.strip()) == 2
    assert article.provenance.reader == "newsml-1"


def test_texts_with_headlines_of_their_own_are_articles(tmp_path: Path) -> None:
    found = read(tmp_path, document(component(BODIES["bare"]), component(BODIES["text"], "Chè khô")))
    assert [one.title for one in found] == ["Chè sạch về bản", "Chè khô"]
    assert [one.provenance.member for one in found] == ["urn:1", "urn:1 (2)"]


def test_a_picture_alone_with_its_caption_is_an_article(tmp_path: Path) -> None:
    (article,) = read(tmp_path, document(PICTURE))
    assert article.captions == ("Đồi chè.",)


def test_what_holds_no_text_is_no_article(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as caught:
        read(tmp_path, document())
    assert caught.value.reason == "no-article"


@pytest.mark.parametrize("harm", ["bomb", "quadratic", "file", "include", "deep", "siblings", "torn"])
def test_harm_is_not_done(tmp_path: Path, harm: str) -> None:
    path = tmp_path / "tin.xml"
    path.write_bytes(hostile("NewsML", tmp_path)[harm])
    start = time.process_time()
    with contextlib.suppress(Unreadable):
        assert SECRET not in str([record(one) for one in readers.read(path)])
    assert time.process_time() - start < 10


def test_a_damaged_one_is_unreadable_or_read(tmp_path: Path) -> None:
    data = document(component(BODIES["nitf"]), component(BODIES["text"], "Chè khô"), PICTURE).encode()
    for copy in mutations(data, 1000):
        with contextlib.suppress(Unreadable):
            assert all(article.title for article in newsml_1.read(tmp_path / "tin.xml", copy))


@pytest.mark.data
def test_those_at_hand_are_read() -> None:
    data = shared_data.folder()
    if data is None or not (data / "formats" / "newsml-1.2").is_dir():
        pytest.skip("no shared/data folder beside the work tree")
    paths = [path for path in (data / "formats" / "newsml-1.2").iterdir() if "index" not in path.name]
    found = [article for path in paths for article in readers.read(path)]
    assert len(found) == len(paths) + 1
    assert all(one.title and one.published and one.source for one in found)
