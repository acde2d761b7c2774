"""Rule files about pages: what they say wins, what they do not say is read as ever, nothing in them is an error."""

# ruff: noqa: E501 — markup as pages write it

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import html_pages as pages
from archiveviewer import Archive, readers
from archiveviewer.readers import rules
from archiveviewer.readers.html import systems

if TYPE_CHECKING:
    from pathlib import Path

    from archiveviewer.article import Article

PAGE = f"""<html><head><meta name="generator" content="Làng CMS 1.2"><title>Trang tin</title></head><body><h1>Chợ phiên tháng ba</h1>
<div class="x5"><p>{pages.PARAGRAPHS[3]}</p><p>{pages.PARAGRAPHS[2]}</p></div><div class="x1">Chè vào vụ</div><div id="X2">Bà con vui.</div>
<i class="x4">gió núi</i><div class="x3">Một dòng.<br>Hai dòng.<br><span class="x6">Mua ngay!</span></div>
<div class="x7"><a href="/a">Một bài khác cũng nói về chè</a></div></body></html>"""
RULES = """# làng chè
site = langche.vn
system = làng cms
name = Báo Làng Chè
title = x1
sapo = x2
body = x3
author = x4
ignore = x5, x6
related = x7
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "rules" / "pages"
    folder.mkdir(parents=True)
    (folder / "lang.txt").write_text(RULES, encoding="utf-8")
    return folder.parent


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "tin" / "bai.html"
    path.parent.mkdir()
    path.write_text(PAGE, encoding="utf-8")
    return path


def read(page: Path, own: Path | None) -> Article:
    (article,) = readers.read(page, own_rules=own)
    return article


def test_what_the_rules_say_wins(page: Path, own: Path) -> None:
    article = read(page, own)
    assert (article.title, article.sapo, article.author) == ("Chè vào vụ", "Bà con vui.", "gió núi")
    assert article.source == "Báo Làng Chè"
    assert article.body == ("Một dòng.", "Hai dòng.")
    assert article.related is not None
    assert [link.title for link in article.related.links] == ["Một bài khác cũng nói về chè"]


def test_without_rules_the_page_is_read_by_its_looks(page: Path) -> None:
    assert read(page, None).body[:2] == (pages.PARAGRAPHS[3], pages.PARAGRAPHS[2])


def test_rules_are_about_their_own_pages_only(page: Path, own: Path) -> None:
    page.write_text(PAGE.replace("Làng CMS", "Other"), encoding="utf-8")
    assert read(page, own) == read(page, None)


@pytest.mark.parametrize("place", ["langche.vn", "www.langche.vn", "LangChe.vn"])
def test_a_page_is_known_by_its_folder(tmp_path: Path, own: Path, place: str) -> None:
    page = tmp_path / place / "bai.html"
    page.parent.mkdir()
    page.write_text(PAGE.replace("Làng CMS", "Other"), encoding="utf-8")
    assert read(page, own).title == "Chè vào vụ"


def test_a_page_is_known_by_its_address(page: Path, own: Path) -> None:
    address = '<link rel="canonical" href="https://tin.langche.vn/1.html"></head>'
    page.write_text(PAGE.replace("Làng CMS", "Other").replace("</head>", address), encoding="utf-8")
    assert read(page, own).title == "Chè vào vụ"


def test_a_body_with_a_misleading_name_can_be_said_to_be_one(page: Path, own: Path) -> None:
    story = pages.WORDPRESS.replace("entry-content", "comments")
    page.write_text(story, encoding="utf-8")
    (own / "pages" / "lang.txt").write_text("site = tin\nbody = comments\n", encoding="utf-8")
    assert read(page, own).body[0] == pages.PARAGRAPHS[0]


def test_what_cannot_be_used_is_told_and_the_rest_holds(page: Path, own: Path) -> None:
    (own / "pages" / "lang.txt").write_text(f"{RULES}titel = x9\nsapo\n", encoding="utf-8")
    (own / "pages" / "none.txt").write_text("title = x1\n", encoding="utf-8")
    assert readers.rule_flaws(own) == [
        ("pages/lang.txt", "unknown: titel"),
        ("pages/none.txt", "neither site nor system"),
    ]
    assert read(page, own).title == "Chè vào vụ"


def test_changed_rules_hold_at_once(page: Path, own: Path) -> None:
    assert read(page, own).source == "Báo Làng Chè"
    (own / "pages" / "lang.txt").write_text(RULES.replace("Báo Làng Chè", "Chè"), encoding="utf-8")
    assert read(page, own).source == "Chè"


def test_folders_that_are_no_folders_count_as_none(page: Path, tmp_path: Path) -> None:
    (tmp_path / "pages").write_text("", encoding="utf-8")
    assert read(page, tmp_path) == read(page, None)
    assert readers.rule_flaws(tmp_path) == []


@given(st.text())
def test_nothing_in_a_rule_file_about_pages_is_an_error(text: str) -> None:
    systems.flaws(rules.parsed(text))


def test_an_archive_reads_pages_by_its_own_rules(page: Path, tmp_path: Path) -> None:
    with Archive.create(tmp_path / "kho") as archive:
        folder = archive.path / "rules" / "pages"
        folder.mkdir(parents=True)
        (folder / "lang.txt").write_text(RULES, encoding="utf-8")
        for _ in archive.update([page.parent], jobs=1):
            pass
        assert [hit.title for hit in archive.search("chè").hits] == ["Chè vào vụ"]
