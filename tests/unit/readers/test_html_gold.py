from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

import shared_data
from archiveviewer.article import Article
from benchmarks import html_gold

if TYPE_CHECKING:
    from pathlib import Path

REACHED = {
    "title": 16,  # two records are bare bodies whose title is not in the file
    "date": 18,
    "author": 18,
    "source": 18,
    "sapo": 17,
    "captions": 18,
    "related": 17,
    "same_section": 13,
    "headings": 17,
    "credit": 18,
    "first_paragraph": 18,
    "last_paragraph": 17,
    "first_sentence": 18,
    "last_sentence": 17,
}


def folder() -> Path:
    data = shared_data.folder()
    if data is None or not (data / "html" / "gold.jsonl").is_file():
        pytest.skip("no shared/data folder beside the work tree")
    return data / "html"


@pytest.mark.data
def test_the_gold_records_are_read_as_well_as_before() -> None:
    right, _, misses = html_gold.scores(folder())
    worse = {field: right[field] for field, needed in REACHED.items() if right[field] < needed}
    assert not worse, "\n".join(misses)


@pytest.mark.data
@pytest.mark.parametrize("names", [True, False])
def test_the_bodies_are_read_whole_and_nothing_else(*, names: bool) -> None:
    scores = html_gold.body_scores(folder(), names=names)
    assert sum(scores.values()) >= 0.99 * len(scores), scores
    assert min(scores.values()) >= 0.9, scores  # one record leaves out a box of information that its page prints last


@pytest.mark.data
def test_articles_are_read_and_lists_refused() -> None:
    wrong = []
    for line in (folder() / "manifest.jsonl").read_text("utf-8").splitlines():
        entry = json.loads(line)
        is_article = isinstance(html_gold.read_one(folder() / entry["file"]), Article)
        if entry["kind"] in {"list", "error"} and is_article:
            wrong.append(entry["file"])
        if entry["kind"] == "forum" and is_article is ("list" in entry["file"]):
            wrong.append(entry["file"])
        if entry["kind"] in {"article", "article-body", "mockup"} and not is_article:
            wrong.append(entry["file"])
    assert not wrong


@pytest.mark.data
def test_pages_of_an_unknown_system_are_read_nearly_as_well() -> None:
    right, records, misses = html_gold.scores(folder(), names=False)
    assert sum(right.values()) >= 0.91 * records * len(right), "\n".join(misses)
    assert min(right["title"], right["captions"], right["first_paragraph"], right["last_paragraph"]) >= 16
