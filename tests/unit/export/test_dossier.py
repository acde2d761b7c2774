from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from archiveviewer.article import Article, Block
from archiveviewer.export import Dossier, fill
from archiveviewer.export.dossier.article_page import Around, article_page
from archiveviewer.export.dossier.contents_page import Contents
from cited_articles import BARE, PLACE, WHOLE, articles

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = "</script><img src=x onerror=alert(1)>\"'&<!--"


class Seen(HTMLParser):
    """What a browser would make of a page: its elements with their attributes, and the text of each kind."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, str] = {}
        self._open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in ("meta", "img", "input"):
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        for tag in self._open[-1:]:
            self.texts[tag] = self.texts.get(tag, "") + data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def page_of(article: Article, dossier: Dossier | None = None, pictures: dict[int, str] | None = None) -> Seen:
    return Seen(article_page(article, dossier or Dossier(title="Hồ sơ"), Around(1, followed=False), pictures or {}))


def contents_of(*several: Article) -> Seen:
    contents = Contents(Dossier(title="Hồ sơ"))
    for number, article in enumerate(several, start=1):
        contents.add(article, f"articles/{number}.html")
    return Seen(contents.page())


def test_a_folder_with_contents_pages_and_pictures(tmp_path: Path) -> None:
    pictured = Article(
        id="p",
        title="Cống Ba Lai",
        blocks=(
            Block(kind="paragraph", text="Đoạn."),
            Block(kind="figure", image="a.jpg", caption="Ảnh: Lê Vũ"),
            Block(kind="figure", image="mất.jpg", caption="Không còn"),
        ),
        provenance=PLACE,
    )
    asked: list[str] = []

    def picture(_article: Article, block: Block) -> bytes | None:
        asked.append(block.image)
        return b"jpeg" if block.image == "a.jpg" else None

    assert list(fill(tmp_path, [pictured, WHOLE], Dossier(title="Hồ sơ"), picture)) == [1, 2]
    assert asked == ["a.jpg", "mất.jpg"]
    written = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file())
    assert written == ["articles/1.html", "articles/2.html", "index.html", "pictures/1-2.jpg"]
    first = Seen((tmp_path / "articles" / "1.html").read_text(encoding="utf-8"))
    assert [image["src"] for image in first.all("img")] == ["../pictures/1-2.jpg"]
    assert first.texts["figcaption"] == "Ảnh: Lê Vũ[Ảnh] Không còn"
    assert [link["href"] for link in first.all("a")] == ["../index.html", "2.html"]
    index = Seen((tmp_path / "index.html").read_text(encoding="utf-8"))
    assert [link["href"] for link in index.all("a")] == ["articles/1.html", "articles/2.html"]


def test_a_page_allows_nothing_but_what_is_in_it() -> None:
    for seen in (page_of(WHOLE), contents_of(WHOLE, BARE)):
        [policy] = [meta["content"] for meta in seen.all("meta") if "http-equiv" in meta]
        assert policy is not None
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        for kind in ("style", "script"):
            named = re.search(rf"{kind}-src 'sha256-([^']+)'", policy)
            running = [one for one in seen.all(kind) if one.get("type") != "application/json"]
            assert len(running) == bool(named)
            if named and kind == "style":
                digest = hashlib.sha256(seen.texts[kind].encode()).digest()
                assert named[1] == base64.b64encode(digest).decode()


def test_the_script_is_the_one_that_the_page_names() -> None:
    seen = contents_of(WHOLE)
    [policy] = [meta["content"] or "" for meta in seen.all("meta") if "http-equiv" in meta]
    page = Contents(Dossier(title="Hồ sơ")).page()
    script = page.rpartition("<script>")[2].partition("</script>")[0]
    assert base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() in policy


@given(articles())
def test_no_text_becomes_markup(article: Article) -> None:
    dossier = Dossier(title=HOSTILE, notes={article.id: HOSTILE})
    expected = {"html", "head", "meta", "title", "style", "body", "nav", "article", "h1", "h2", "p", "a", "ul", "li"}
    expected |= {"figure", "figcaption", "img", "blockquote", "div", "table", "tr", "td", "aside", "script"}
    seen = page_of(article, dossier)
    assert {tag for tag, _ in seen.elements} <= expected
    assert not seen.all("script")
    assert all(str(link["href"]).startswith(("../", "http")) for link in seen.all("a"))


@pytest.mark.parametrize("kind", ["heading", "paragraph", "figure", "quote", "list", "table"])
def test_hostile_blocks_stay_text(kind: str) -> None:
    block = Block(kind=kind, text=HOSTILE, caption=HOSTILE, image="a.jpg")  # type: ignore[arg-type]
    article = Article(id=HOSTILE, title=HOSTILE, sapo=HOSTILE, blocks=(block,), provenance=PLACE)
    seen = page_of(article, Dossier(title=HOSTILE, archive="a1", notes={HOSTILE: HOSTILE}), {0: "../pictures/1-1.jpg"})
    assert [image["src"] for image in seen.all("img")] == ["../pictures/1-1.jpg"] * (kind == "figure")
    assert not any(name.startswith("on") for _tag, attributes in seen.elements for name in attributes)
    assert seen.texts["h1"] == HOSTILE


def test_the_searched_texts_can_not_end_their_element() -> None:
    seen = contents_of(Article(title=HOSTILE, provenance=PLACE), WHOLE)
    assert len(seen.all("script")) == 2
    texts = json.loads(seen.texts["script"].partition("]")[0] + "]")
    assert texts[0] == HOSTILE
    assert "Một.\nHai." in texts[1]


def test_a_page_leads_to_the_article_in_the_program() -> None:
    seen = page_of(WHOLE, Dossier(title="Hồ sơ", archive="a1b2", language="en"))
    assert [link["href"] for link in seen.all("a")] == [
        "../index.html",
        "https://example.org/bai-1",
        "archiveviewer://a1b2/4f0c12ab34cd56ef",
    ]


def test_notes_stand_below_their_article() -> None:
    assert page_of(WHOLE, Dossier(title="Hồ sơ", notes={WHOLE.id: "Hỏi lại"})).texts["aside"] == "Hỏi lại"
    assert "aside" not in page_of(BARE, Dossier(title="Hồ sơ", notes={WHOLE.id: "Hỏi lại"})).texts
