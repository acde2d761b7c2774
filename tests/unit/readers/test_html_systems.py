"""Pages of systems whose markup no single newspaper explains: general rules must do."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import html_pages as pages
from archiveviewer.readers import html
from html_systems import SYSTEMS

if TYPE_CHECKING:
    from archiveviewer.article import Article, LinkList

FOREIGN = "english"


def read(name: str) -> Article:
    (article,) = html.read(Path(f"{name}.html"), SYSTEMS[name][0].encode("utf-8"))
    return article


def first(links: LinkList | None) -> str:
    return links.links[0].title if links and links.links else ""


def facts(article: Article) -> dict[str, str | int]:
    return {
        "title": article.title,
        "date": article.published.value if article.published else "",
        "author": article.author,
        "credit": article.credit,
        "sapo": article.sapo,
        "section": article.section,
        "captions": len(article.captions),
        "related": first(article.related),
        "same_section": first(article.same_section),
    }


@pytest.mark.parametrize("name", SYSTEMS)
def test_the_facts_are_read(name: str) -> None:
    got = facts(read(name))
    wanted = SYSTEMS[name][1]
    assert {fact: got[fact] for fact in wanted} == wanted


@pytest.mark.parametrize("name", [name for name in SYSTEMS if name not in {FOREIGN, "interview"}])
def test_the_body_is_all_there_and_nothing_else(name: str) -> None:
    text = [block.text for block in read(name).blocks if block.kind != "figure"]
    assert text == list(pages.PARAGRAPHS)
