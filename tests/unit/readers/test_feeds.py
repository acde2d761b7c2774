from __future__ import annotations

import contextlib
import html
import time
from typing import TYPE_CHECKING

import pytest

import shared_data
from archiveviewer import readers
from archiveviewer.article import record
from archiveviewer.errors import Unreadable
from archiveviewer.readers import feeds
from hostile_xml import SECRET, hostile
from mutations import mutations

if TYPE_CHECKING:
    from pathlib import Path

    from archiveviewer.article import Article

PROSE = "Sau ba năm, toàn xã đã trồng được hơn hai trăm héc ta chè trên những quả đồi bạc màu bên sông Lô. " * 2
SAPO = "Mùa này chè xanh ngát cả một vùng đồi bên sông Lô."
BODY = f"<p>{PROSE}</p><h2>Đồi trọc</h2><p>{PROSE}</p>"
RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Kinh tế - Báo Sông Lô RSS</title>
<item><title>Chè sạch về bản</title><link>https://example.vn/che.html</link><guid isPermaLink="false">bsl-1</guid>
<pubDate>Thu, 30 Apr 2009 14:05:00 +0700</pubDate><dc:creator>Lê Vũ</dc:creator>
<description>&lt;img src="x.jpg"&gt;{SAPO}</description><content:encoded><![CDATA[{BODY}]]></content:encoded>
<media:content url="https://example.vn/doi.jpg"><media:description>Đồi chè.</media:description>
<media:credit>Trần Mai</media:credit></media:content></item>
<item><title>Chè khô&nbsp;mới</title><link>https://example.vn/kho.html</link><description>{SAPO}</description></item>
<item><link>https://example.vn/rong.html</link></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Báo Sông Lô</title><entry><id>tag:1</id>
<title>Chè sạch về bản</title><link rel="alternate" href="https://example.vn/che.html"/>
<author><name>Lê Vũ</name></author>
<published>2009-04-30T14:05:00+07:00</published><updated>2009-05-01T14:05:00+07:00</updated><category term="Kinh tế"/>
<summary>{SAPO}</summary><content type="BODY">CONTENT</content></entry></feed>"""
POST = f"""{PROSE}

[caption id="attachment_5" align="aligncenter"]<img src="https://example.vn/doi.jpg" /> Đồi chè.[/caption]

<h2>Đồi trọc</h2>
{PROSE}
[gallery ids="1,2"]"""
WXR = f"""<?xml version="1.0"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:wp="http://wordpress.org/export/1.2/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Báo Sông Lô</title><wp:author><wp:author_login>levu</wp:author_login>
<wp:author_display_name>Lê Vũ</wp:author_display_name></wp:author>
<item><title>Chè sạch về bản</title><link>https://example.vn/che/</link><guid>https://example.vn/?p=1</guid>
<dc:creator>levu</dc:creator><content:encoded><![CDATA[{POST}]]></content:encoded>
<excerpt:encoded><![CDATA[{SAPO}]]></excerpt:encoded><wp:post_id>1</wp:post_id>
<wp:post_date>2009-04-30 14:05:00</wp:post_date><wp:post_date_gmt>2009-04-30 07:05:00</wp:post_date_gmt>
<wp:status>publish</wp:status><wp:post_type>post</wp:post_type>
<category domain="category">Kinh tế</category><category domain="post_tag">chè</category>
<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>2</wp:meta_value></wp:postmeta></item>
<item><title>doi</title><excerpt:encoded>Hái chè.</excerpt:encoded><wp:post_id>2</wp:post_id>
<wp:post_type>attachment</wp:post_type><wp:attachment_url>https://example.vn/hai.jpg</wp:attachment_url></item>
<item><title>Bỏ</title><content:encoded>{PROSE}</content:encoded><wp:post_id>3</wp:post_id><wp:status>trash</wp:status>
<wp:post_type>post</wp:post_type></item></channel></rss>"""
OWN = f"""<?xml version="1.0" encoding="utf-8"?><Export><Articles>
<Article><NewsID>n1</NewsID><Headline>Chè sạch về bản</Headline>
<Summary>{SAPO}</Summary><PublishDate>2009-04-30T14:05:00</PublishDate><Byline>Lê Vũ</Byline>
<Content>{html.escape(BODY)}</Content></Article></Articles></Export>"""


def read(folder: Path, text: str) -> tuple[Article, ...]:
    path = folder / "tin.xml"
    path.write_text(text, encoding="utf-8")
    return readers.read(path)


def test_an_rss_item_with_its_text_is_an_article(tmp_path: Path) -> None:
    first, second = read(tmp_path, RSS)
    assert (first.title, first.sapo, first.author, first.section) == ("Chè sạch về bản", SAPO, "Lê Vũ", "Kinh tế")
    assert (first.url, first.provenance.member, first.provenance.reader) == (
        "https://example.vn/che.html",
        "bsl-1",
        "feed",
    )
    assert first.published is not None
    assert first.published.value == "2009-04-30T14:05:00+07:00"
    assert [block.kind for block in first.blocks] == ["figure", "paragraph", "heading", "paragraph"]
    assert (first.blocks[0].caption, first.blocks[0].credit) == ("Đồi chè.", "Trần Mai")
    assert (second.title, second.sapo, second.blocks) == ("Chè khô mới", SAPO, ())
    assert second.provenance.member == "https://example.vn/kho.html"


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("html", html.escape(BODY)),
        ("xhtml", f'<div xmlns="http://www.w3.org/1999/xhtml">{BODY}</div>'),
        ("html", f"<![CDATA[{BODY}]]>"),
    ],
)
def test_an_atom_entry_is_an_article(tmp_path: Path, kind: str, content: str) -> None:
    (article,) = read(tmp_path, ATOM.replace("BODY", kind).replace("CONTENT", content))
    assert (article.title, article.sapo, article.author, article.section) == (
        "Chè sạch về bản",
        SAPO,
        "Lê Vũ",
        "Kinh tế",
    )
    assert (article.source, article.url) == ("Báo Sông Lô", "https://example.vn/che.html")
    assert [block.kind for block in article.blocks] == ["paragraph", "heading", "paragraph"]
    assert article.modified is not None
    assert article.modified.value == "2009-05-01T14:05:00+07:00"


def test_an_export_of_wordpress_is_read_as_it_was_shown(tmp_path: Path) -> None:
    (article,) = read(tmp_path, WXR)
    assert (article.author, article.section, article.keywords) == ("Lê Vũ", "Kinh tế", ("chè",))
    assert article.published is not None
    assert article.published.value == "2009-04-30T14:05:00+07:00"
    kinds = [(block.kind, block.caption or block.text.strip()) for block in article.blocks]
    assert kinds == [
        ("figure", "Hái chè."),
        ("paragraph", PROSE.strip()),
        ("figure", "Đồi chè."),
        ("heading", "Đồi trọc"),
        ("paragraph", PROSE.strip()),
    ]
    assert article.provenance.reader == "wordpress"


def test_xml_of_a_systems_own_making_is_read_by_the_names_in_it(tmp_path: Path) -> None:
    (article,) = read(tmp_path, OWN)
    assert (article.title, article.sapo, article.author) == ("Chè sạch về bản", SAPO, "Lê Vũ")
    assert [block.kind for block in article.blocks] == ["paragraph", "heading", "paragraph"]
    assert article.provenance.reader == "xml"


def test_of_what_blogger_exports_the_posts_are_articles(tmp_path: Path) -> None:
    google, blogger = "http://schemas.google.com/g/2005", "http://schemas.google.com/blogger/2008/kind"

    def entry(number: int, kind: str, more: str = "") -> str:
        return (
            f"<entry><id>tag:{number}</id><title>Chè sạch về bản {number}</title>{more}"
            f'<category scheme="{google}#kind" term="{blogger}#{kind}"/>'
            '<category scheme="http://www.blogger.com/atom/ns#" term="Kinh tế"/>'
            f'<content type="html">{html.escape(BODY)}</content></entry>'
        )

    draft = '<app:control xmlns:app="http://purl.org/atom/app#"><app:draft>yes</app:draft></app:control>'
    entries = (
        entry(1, "template"),
        entry(2, "post"),
        entry(3, "comment"),
        entry(4, "settings"),
        entry(5, "post", draft),
        entry(6, "page"),
    )
    feed = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Báo Sông Lô</title>{"".join(entries)}</feed>'
    articles = read(tmp_path, feed)
    assert [article.title for article in articles] == ["Chè sạch về bản 2", "Chè sạch về bản 6"]
    assert {article.section for article in articles} == {"Kinh tế"}


def test_a_program_in_a_summary_says_nothing(tmp_path: Path) -> None:
    written = f"{SAPO}<script>var a='lũ'; document.write(a);</script> Giá cao."
    item = f"<item><title>Chè sạch</title><description>{html.escape(written)}</description></item>"
    feed = f"<rss><channel>{item}</channel></rss>"
    (article,) = read(tmp_path, feed)
    assert article.sapo == f"{SAPO} Giá cao."


def test_other_xml_is_no_article(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as caught:
        read(tmp_path, '<?xml version="1.0"?><settings><name>x</name><value>y</value></settings>')
    assert caught.value.reason == "no-article"


def test_a_feed_that_breaks_off_gives_what_it_has(tmp_path: Path) -> None:
    (article,) = read(tmp_path, RSS[: RSS.index("<item><title>Chè khô") + 40])
    assert article.title == "Chè sạch về bản"


def test_a_long_feed_is_read_in_a_moment(tmp_path: Path) -> None:
    start, end = RSS.index("<item>"), RSS.index("</channel>")
    found = feeds.read(tmp_path / "tin.xml", f"{RSS[:end]}{RSS[start:end] * 300}{RSS[end:]}".encode())
    assert len(found) == 602
    assert len({one.provenance.member for one in found}) == len(found)


@pytest.mark.parametrize("harm", ["bomb", "quadratic", "file", "include", "deep", "siblings", "torn", "nothing"])
@pytest.mark.parametrize("root", ["rss", "feed"])
def test_harm_is_not_done(tmp_path: Path, root: str, harm: str) -> None:
    path = tmp_path / "tin.xml"
    path.write_bytes(hostile(root, tmp_path)[harm].replace(b"<p>", b"<item><title>x</title><description>", 1))
    start = time.process_time()
    with contextlib.suppress(Unreadable):
        assert SECRET not in str([record(one) for one in readers.read(path)])
    assert time.process_time() - start < 10


@pytest.mark.parametrize("text", [RSS, WXR, OWN])
def test_a_damaged_one_is_unreadable_or_read(tmp_path: Path, text: str) -> None:
    path = tmp_path / "tin.xml"
    for copy in mutations(text.encode(), 400):
        with contextlib.suppress(Unreadable):
            assert all(article.title for article in readers.articles(path, copy))


@pytest.mark.data
def test_those_at_hand_are_read() -> None:
    data = shared_data.folder()
    if data is None or not (data / "formats" / "wordpress-wxr").is_dir():
        pytest.skip("no shared/data folder beside the work tree")
    formats = data / "formats"
    posts = readers.read(formats / "wordpress-wxr" / "superdesk__wordpress_wxr.xml")
    assert len(posts) >= 4
    assert posts[0].published is not None
    assert posts[0].published.value == "2013-07-29T18:03:54+02:00"
    (thumb,) = readers.read(formats / "wordpress-wxr" / "superdesk__wordpress_wxr_thumb.xml")
    assert thumb.captions == ("excerpt",)
    wire = readers.read(formats / "rss" / "superdesk__ritzau_feed.xml")
    assert wire[0].title == "PR / Spire Global, Inc."
    assert all(one.published and one.blocks for one in wire)


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("&#55357;&#56832;", "\U0001f600"),
        ("&#xD83D;&#xde00;", "\U0001f600"),
        ("&#xD800;", "\ufffd"),
        ("&#55000;", "\ud6d8"),
    ],
)
def test_characters_written_as_two_halves(tmp_path: Path, written: str, read_as: str) -> None:
    for document in (RSS, OWN):
        found = read(tmp_path, document.replace("Chè sạch", f"Chè {written}"))
        assert found[0].title == f"Chè {read_as} về bản"


def test_entities_that_nobody_declared(tmp_path: Path) -> None:
    (article,) = read(tmp_path, OWN.replace("<Byline>", "&x;&y;<Byline>"))
    assert (article.title, article.author) == ("Chè sạch về bản", "Lê Vũ")
