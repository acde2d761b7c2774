"""A short part of the fuzzing, the same every time; and that its own parts do what they say."""

from __future__ import annotations

import contextlib
import os
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import shared_data
from archiveviewer import readers
from archiveviewer.article import Article, Block, Dated, Provenance
from archiveviewer.errors import Unreadable
from faults.fuzz import GOOD, case
from faults.invariants import wrong
from faults.mutating import mutated
from faults.specimens import ARTICLE, specimens
from faults.test_faults import harness

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the children's memory is limited as POSIX systems do it")


def test_harm_done_to_files_of_every_format_is_borne() -> None:
    tally = harness("fuzz", "--made", "--cases", 3 * len(specimens(real=False)), "--seed", 3)
    assert set(tally["ends"]) == set(specimens(real=False))
    assert sum(ends.get("read", 0) for ends in tally["ends"].values()) > 30


@pytest.mark.skipif(shared_data.folder() is None, reason="needs the real files")
def test_harm_done_to_real_files_is_borne() -> None:
    tally = harness("fuzz", "--cases", 2 * len(specimens(real=True)), "--seed", 7)
    assert sum(ends.get("read", 0) for ends in tally["ends"].values()) > 20


def test_a_case_is_always_the_same_and_each_is_another() -> None:
    cases = [case(5, number, real=False) for number in range(60)]
    assert cases == [case(5, number, real=False) for number in range(60)]
    assert len({one.data for one in cases}) > 55


@pytest.mark.parametrize("name", sorted(specimens(real=False)))
def test_a_file_is_damaged_below_its_surface(name: str) -> None:
    specimen = specimens(real=False)[name][0]
    data = specimen.read()
    damaged = {mutated(data, [data], random.Random(seed)) for seed in range(40)}  # noqa: S311 — the same each time
    assert len(damaged) > 30


_PIECES = (
    *(
        "Ảnh: ",
        "Theo ",
        "Ngày 30/4/2009",
        "- 09:12 | 03/07/2014",
        "Xem thêm: ",
        ">> ",
        "Tin liên quan\n",
        "Lê Vũ",
        "\n\n",
    ),
    *(
        "(TTXVN) - ",
        "# ",
        "- ",
        "| a | b |\n|---|---|\n",
        "<p>",
        "</p>",
        "<h1>",
        "<figure><img src='../a.jpg'><figcaption>",
    ),
    *(
        "</figcaption></figure>",
        "<table><tr><td>",
        '{"title":"',
        '","body":"',
        '"}',
        "Subject: ",
        "From: a@b\n",
        "{\\rtf1 ",
    ),
    *(
        "\\par ",
        "}",
        "Chè sạch về bản",
        "Toàn xã trồng hơn hai trăm héc ta chè.",
        "---\n",
        "title: x\n",
        "![a](../b.jpg)",
    ),
    *("[x](http://a.vn)", "**", "&nbsp;", "\x0c", "\u200b", "\u202e", "\n"),
)


@given(
    st.lists(st.one_of(st.sampled_from(_PIECES), st.text(max_size=8)), max_size=25).map("".join),
    st.sampled_from([".txt", ".md", ".html", ".json", ".eml", ".rtf", ".xml", ".mht"]),
    st.sampled_from(["utf-8", "utf-16", "cp1258"]),
)
def test_texts_put_together_by_chance_give_articles_or_a_reason(text: str, suffix: str, encoding: str) -> None:
    path = Path("nguồn", f"bai{suffix}")
    with contextlib.suppress(Unreadable):
        assert wrong(readers.articles(path, text.encode(encoding, "replace"), root=path.parent)) == []


def test_an_article_as_it_should_be_has_no_faults() -> None:
    assert (
        wrong([Article(title="Chè", blocks=ARTICLE.blocks, provenance=Provenance(path="a.txt", reader="text"))]) == []
    )


def test_what_is_wrong_is_seen() -> None:
    article = Article(
        title=" ",
        sapo="e\u0302",
        author="Lê\nVũ",
        published=Dated(value="2009-02-30", precision="day"),
        modified=Dated(value="2009", precision="day"),
        url="javascript:x",
        blocks=(
            Block(kind="paragraph", text="một\nhai\x1b"),
            Block(kind="figure", image="/etc/passwd"),
            Block(kind="figure", image="../../a.jpg"),
            Block(kind="heading"),
        ),
        provenance=Provenance(path="a.txt", confidence=2.0),
    )
    told = " ".join(wrong([article]))
    for fault in (
        *("a title of nothing", "sapo is not in NFC", "author has several lines", "a date that is none", "wrong form"),
        *(
            "address of another kind",
            "of several lines",
            "control or hide",
            "elsewhere",
            "outside",
            "a heading of nothing",
        ),
        *("a confidence", "no reader"),
    ):
        assert fault in told
    assert GOOD == ("read", "refused")
