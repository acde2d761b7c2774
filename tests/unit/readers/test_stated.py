from __future__ import annotations

from pathlib import Path

import pytest

from archiveviewer.article import Block
from archiveviewer.readers.stated import Stated, compose, figure, member_names

PATH = Path("tin") / "bai.xml"
PROSE = "Sau ba năm, toàn xã đã trồng được hơn hai trăm héc ta chè trên những quả đồi bạc màu bên sông Lô. " * 2


def stated(**facts: object) -> Stated:
    return Stated(reader="x", **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "body", [{"text": f"{PROSE}\n\n{PROSE}\n\nLê Vũ"}, {"markup": f"<p>{PROSE}</p><p>{PROSE}</p><p>Lê Vũ</p>"}]
)
def test_what_was_stated_wins_and_what_was_printed_is_not_lost(body: dict[str, object]) -> None:
    article = compose(PATH, stated(title="Chè", author="Trần Mai", **body))
    assert article is not None
    assert article.author == "Trần Mai"
    assert "Lê Vũ" in article.body


@pytest.mark.parametrize("login", ["admin", "levu.2009", "le_vu@example.vn"])
def test_a_printed_name_tells_more_than_a_login(login: str) -> None:
    article = compose(PATH, stated(title="Chè", author=login, text=f"{PROSE}\n\n{PROSE}\n\nLê Vũ"))
    assert article is not None
    assert article.author == "Lê Vũ"


def test_a_repeated_title_and_sapo_stand_only_once() -> None:
    sapo = "Mùa này chè xanh."
    article = compose(PATH, stated(title="Chè sạch", sapo=sapo, markup=f"<p>Chè sạch</p><p>{sapo}</p><p>{PROSE}</p>"))
    assert article is not None
    assert (article.title, article.sapo, article.body) == ("Chè sạch", sapo, (PROSE.strip(),))


def test_a_described_picture_completes_the_one_in_the_body() -> None:
    markup = f'<p>{PROSE}</p><figure><img src="https://example.vn/1.jpg"><figcaption>Đồi chè.</figcaption></figure>'
    known = (figure("Đồi chè.", credit="Trần Mai"), figure("Hái chè.", image="hai.jpg"))
    article = compose(PATH, stated(title="Chè", markup=markup, figures=known))
    assert article is not None
    assert [(one.caption, one.credit, one.image) for one in article.blocks if one.kind == "figure"] == [
        ("Hái chè.", "", "hai.jpg"),
        ("Đồi chè.", "Trần Mai", "https://example.vn/1.jpg"),
    ]


def test_nothing_to_read_is_no_article() -> None:
    assert compose(PATH, stated(title="Chè")) is None
    assert compose(PATH, stated(title="Chè", markup="<p> </p>", text=" \n")) is None
    assert compose(PATH, stated(title="Chè", figures=(Block(kind="figure", image="x.jpg"),))) is None


def test_facts_hold_no_markup_and_no_control_characters() -> None:
    article = compose(PATH, stated(title="<b>Chè\0 sạch</b> &amp;\x1b khô", markup=f"<p>{PROSE}</p>"))
    assert article is not None
    assert article.title == "Chè sạch & khô"


def test_text_in_an_old_encoding_is_put_right() -> None:
    old = "C«ng tr×nh thñy ®iÖn Tuyªn Quang ®­îc khëi c«ng x©y dùng trªn s«ng G©m, huyÖn Na Hang, tØnh Tuyªn Quang. " * 3
    article = compose(PATH, stated(title="Thñy ®iÖn Tuyªn Quang ®­îc khëi c«ng", text=f"{old}\n\n{old}"))
    assert article is not None
    assert article.title == "Thủy điện Tuyên Quang được khởi công"
    assert article.sapo.startswith("Công trình thủy điện")
    assert "tcvn3" in article.provenance.encoding.lower()


def test_names_of_members_are_kept_cleaned_and_made_different() -> None:
    assert member_names(["a", "", "a", "b\n\x1b"]) == ["a", "#2", "a (2)", "b"]
    assert member_names(["a (2)", "a", "a", "a"]) == ["a (2)", "a", "a (3)", "a (4)"]
