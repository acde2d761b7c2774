"""What comes out of a file is clean and bounded, whatever a reader made."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from archiveviewer import readers
from archiveviewer.article import Article, Block, BlockKind, Dated, Link, LinkList, Provenance
from archiveviewer.readers import bounds
from archiveviewer.readers.stated import LONGEST_FACT

PLACE = Path("nguồn", "2009", "bài.docx")
ROOT = Path("nguồn")


def made(**parts: object) -> Article:
    whole = {"title": "Chè sạch về bản", "provenance": Provenance(path=str(PLACE)), **parts}
    return msgspec.convert(whole, Article)


def out(**parts: object) -> Article:
    (article,) = bounds.bounded([made(**parts)], PLACE, ROOT)
    return article


def test_an_article_as_it_should_be_is_left_alone() -> None:
    blocks = (Block(kind="list", text="một\nhai"), Block(kind="figure", caption="Chè", image="../ảnh/chè.jpg"))
    article = made(blocks=blocks, related=LinkList(heading="Tin liên quan", links=(Link(title="Chè Bản Mây"),)))
    assert bounds.bounded([article], PLACE, ROOT)[0] is article


def test_facts_are_clean_and_of_one_line() -> None:
    article = out(
        title="Chè\r\n\x1b[2Jsạch\u202e\0",
        sapo="e\u0302\u0323\ud800",
        keywords=("\u200d", "chè\nxanh"),
        published=Dated(value="2009", precision="year", raw="năm\n2009"),
        related=LinkList(heading="Tin\x9b", links=(Link(title="\u2066"), Link(title="Chè\tBản"))),
        provenance=Provenance(path="", member="a\n\u202eb", warnings=("x\x07y",)),
    )
    assert (article.title, article.sapo, article.keywords) == ("Chè [2Jsạch", "ệ?", ("chè xanh",))
    assert article.published is not None
    assert article.published.raw == "năm 2009"
    assert article.related == LinkList(heading="Tin", links=(Link(title="Chè Bản"),))
    assert (article.provenance.member, article.provenance.warnings) == ("a\\x0a\\u202eb", ("xy",))


def test_blocks_have_the_lines_that_their_kind_has() -> None:
    kinds: tuple[BlockKind, ...] = ("paragraph", "heading", "quote", "list", "table")
    article = out(blocks=tuple(Block(kind=kind, text="một\nhai\x08") for kind in kinds))
    assert [block.text for block in article.blocks] == ["một hai"] * 3 + ["một\nhai"] * 2


@pytest.mark.parametrize("text", ["chè sạch", "e", "\u0302", "ệ", "chè\u00a0xanh", "một\nhai", "\u200b", " ", "Ảnh: ⁂"])
@pytest.mark.parametrize("behind", ["\u0323 và", "chè", "\x9b", "x" * 200, ""])
def test_blocks_looked_through_together_come_out_as_each_alone(
    text: str, behind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocks = (
        Block(kind="paragraph", text=text),
        Block(kind="paragraph", text=behind),
        Block(kind="figure", caption=text, credit=behind),
    )
    together = out(blocks=blocks)
    monkeypatch.setattr(bounds, "_are_plain", lambda _blocks: False)
    assert together == out(blocks=blocks)


def test_a_block_of_nothing_that_shows_is_none() -> None:
    blocks = (Block(kind="paragraph", text="\u200b \x01"), Block(kind="paragraph", text="Chè"))
    assert out(blocks=blocks).blocks == blocks[1:]


def test_a_title_of_nothing_that_shows_is_the_name_of_the_file() -> None:
    assert out(title="\u200b\x00").title == "bài"


@pytest.mark.parametrize(
    ("image", "kept"),
    [
        ("a\u0309nh/che\u0300.jpg", True),  # as the file system has it
        ("bài.docx!/word/media/image1.png", True),
        ("https://example.vn/a.jpg", True),
        ("../../ngoài.jpg", False),
        ("../ảnh/../../../ngoài.jpg", False),
        ("/etc/passwd", False),
        ("\\\\host\\share\\a.jpg", False),
        ("C:/a.jpg", False),
        ("file:///etc/passwd", False),
        ("javascript:alert(1)", False),
        ("a\0.jpg", False),
        ("a\udc80.jpg", False),
        ("a" * 2001, False),
    ],
)
def test_pictures_lie_inside_the_source_folder(image: str, kept: bool) -> None:  # noqa: FBT001 — a table's column
    figures = tuple(Block(kind="figure", caption=caption, image=image) for caption in ("Chè", ""))
    blocks = out(blocks=figures).blocks
    assert [block.image for block in blocks] == ([image, image] if kept else [""])


def test_where_no_source_folder_is_known_nobody_can_tell_what_leads_out_of_it() -> None:
    article = made(blocks=(Block(kind="figure", image="../a.jpg"),))
    assert bounds.bounded([article], PLACE, None) == (article,)


@pytest.mark.parametrize(
    ("parts", "limits"),
    [
        ({"title": "a" * 3000}, {}),
        ({"sapo": "a" * 30_000}, {}),
        ({"keywords": tuple(map(str, range(600)))}, {}),
        ({"same_section": LinkList(links=(Link(title="Chè"),) * 501)}, {}),
        ({"blocks": (Block(kind="paragraph", text="a" * 60),) * 3}, {"LONGEST_ARTICLE": 100}),
        ({"blocks": (Block(kind="paragraph", text="a"),) * 3}, {"MOST_BLOCKS": 2}),
    ],
)
def test_what_is_too_much_is_cut_and_told(
    parts: dict[str, object], limits: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in limits.items():
        monkeypatch.setattr(bounds, name, value)
    article = out(**parts)
    assert article.provenance.warnings == ("cut",)
    assert len(article.title) <= LONGEST_FACT
    assert sum(len(block.text) for block in article.blocks) <= bounds.LONGEST_ARTICLE


@pytest.mark.parametrize("limit", ["MOST_ARTICLES", "MOST_CHARACTERS"])
def test_more_articles_than_a_file_may_have(limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, limit, 2)
    found = bounds.bounded([made(blocks=(Block(kind="paragraph", text="a"),))] * 3, PLACE, ROOT)
    assert [article.provenance.warnings for article in found] == [(), ("cut: the file holds more articles",)]


def test_the_door_bounds_what_every_reader_gives(tmp_path: Path) -> None:
    path = tmp_path / "bài.json"
    path.write_text('[{"title": "Chè \\ud83d sạch", "body": "Toàn xã trồng chè.", "image": "/etc/passwd"}]', "utf-8")
    (article,) = readers.read(path, root=tmp_path)
    assert article.title == "Chè ? sạch"
    assert not any(block.image for block in article.blocks)
