from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiveviewer import export
from archiveviewer.article import Article, Block
from archiveviewer.export.facts import facts, one_line
from archiveviewer.export.tables import COLUMNS, harmless
from cited_articles import BARE, PLACE, WHOLE, articles, dated
from reference_parsers import bibtex_entries, ris_records, typeset

SEVERAL = st.lists(articles(), max_size=3)


def written(form: export.Form, *several: Article) -> str:
    return "".join(export.written(several, form))


# RIS


def test_ris_names_what_is_known_and_nothing_else() -> None:
    whole, bare = ris_records(written("ris", WHOLE, BARE))
    assert whole == {
        "TY": ["NEWS"],
        "AU": ["Tô Hoàng Linh", "Lê Vũ"],
        "TI": ["Tinh giản biên chế: “khó” hay dễ?"],
        "T2": ["Báo Tuyên Quang"],
        "PY": ["2009"],
        "DA": ["2009/04/30/"],
        "SP": ["3"],
        "EP": ["4"],
        "UR": ["https://example.org/bai-1"],
        "LA": ["vi"],
        "AN": ["4f0c12ab34cd56ef"],
        "ER": [""],
    }
    assert bare == {"TY": ["NEWS"], "TI": ["Một bài"], "LA": ["vi"], "ER": [""]}


@pytest.mark.parametrize(("value", "told"), [("2009", "2009///"), ("2009-04", "2009/04//")])
def test_ris_has_slashes_for_what_is_not_known_of_a_day(value: str, told: str) -> None:
    precision: Any = "year" if len(value) == 4 else "month"
    [record] = ris_records(written("ris", dated(value, precision)))
    assert record["DA"] == [told]


@given(SEVERAL)
def test_ris_of_anything_is_read_back(several: list[Article]) -> None:
    records = ris_records(written("ris", *several))
    assert [record.get("TI", [""])[0] for record in records] == [one_line(article.title) for article in several]
    assert all("," not in author for record in records for author in record.get("AU", []))


# BibTeX


def test_bibtex_keeps_names_and_capitals() -> None:
    [entry] = bibtex_entries(written("bibtex", WHOLE))
    assert entry.key == "tohoanglinh2009-4f0c12ab"
    assert entry.fields["author"] == "{Tô Hoàng Linh} and {Lê Vũ}"
    assert entry.fields["title"] == "{Tinh giản biên chế: “khó” hay dễ?}"
    assert (entry.fields["year"], entry.fields["month"], entry.fields["day"]) == ("2009", "apr", "30")
    assert entry.fields["pages"] == "3--4"


def test_bibtex_gives_every_entry_a_key_of_its_own() -> None:
    keys = [entry.key for entry in bibtex_entries(written("bibtex", BARE, BARE, WHOLE, WHOLE))]
    assert keys == ["article", "article-2", "tohoanglinh2009-4f0c12ab", "tohoanglinh2009-4f0c12ab-2"]


@given(SEVERAL)
def test_bibtex_of_anything_is_read_back(several: list[Article]) -> None:
    entries = bibtex_entries(written("bibtex", *several))
    assert len(entries) == len(several)
    for entry, article in zip(entries, several, strict=True):
        title = entry.fields.get("title", "{}")
        assert typeset(title.removeprefix("{").removesuffix("}")) == one_line(article.title)
        assert typeset(entry.fields.get("journal", "")) == facts(article).newspaper
        assert not set(entry.fields.get("url", "")) & set("{}\\ ")


# CSL-JSON


def test_csl_json_does_not_turn_names_round() -> None:
    [item] = json.loads(written("csl-json", WHOLE))
    assert item["type"] == "article-newspaper"
    assert item["author"] == [{"literal": "Tô Hoàng Linh"}, {"literal": "Lê Vũ"}]
    assert item["issued"] == {"date-parts": [[2009, 4, 30]]}
    assert item["container-title"] == "Báo Tuyên Quang"
    [guessed] = json.loads(written("csl-json", dated("2009-04", "month", guessed=True)))
    assert guessed["issued"] == {"date-parts": [[2009, 4]], "circa": True}


@given(SEVERAL)
def test_csl_json_of_anything_is_read_back(several: list[Article]) -> None:
    items = json.loads(written("csl-json", *several))
    assert [item.get("title", "") for item in items] == [one_line(article.title) for article in several]
    assert all(item["id"] and all(item.values()) for item in items)


# CSV


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_a_table_is_known_as_utf_8_by_excel() -> None:
    text = written("csv", WHOLE)
    assert text.startswith("\ufeffid,title,")
    heading, row = rows(text)
    assert tuple(heading) == COLUMNS
    assert dict(zip(heading, row, strict=True))["date"] == "2009-04-30T14:05:00+07:00"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1+1", "\r=1"])
def test_no_text_is_a_formula(text: str) -> None:
    assert harmless(text) == f"'{text}"


@given(SEVERAL)
def test_a_table_of_anything_is_read_back(several: list[Article]) -> None:
    found = rows(written("csv", *several))[1:]
    assert [row[1].removeprefix("'") for row in found] == [
        one_line(article.title).removeprefix("'") for article in several
    ]
    assert all(len(row) == len(COLUMNS) for row in found)
    assert not [cell for row in found for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


# Text


def test_a_clipping_has_everything_in_its_order() -> None:
    article = Article(
        title="Một bài",
        kicker="Thời sự",
        sapo="Tóm tắt.",
        credit="Theo TTXVN",
        blocks=(
            Block(kind="heading", text="Mục"),
            Block(kind="paragraph", text="Đoạn."),
            Block(kind="figure", caption="Cống Ba Lai. Ảnh: Lê Vũ", credit="Ảnh: Lê Vũ"),
            Block(kind="figure", caption="Chợ nổi.", credit="TTXVN"),
            Block(kind="figure", image="1.png", credit="TTXVN"),
            Block(kind="list", text="một\nhai"),
        ),
        provenance=PLACE,
    )
    assert written("text", article) == (
        "Thời sự\n\nMột bài\n\nTóm tắt.\n\nMục\n\nĐoạn.\n\n[Ảnh] Cống Ba Lai. Ảnh: Lê Vũ\n\n"
        "[Ảnh] Chợ nổi. (TTXVN)\n\n[Ảnh] TTXVN\n\n- một\n- hai\n\n"
        "Theo TTXVN\n\n“Một bài”, TTXVN\n"
    )


def test_a_list_in_a_style_has_an_article_a_line() -> None:
    assert written("apa", BARE, BARE) == "Một bài. (n.d.).\n" * 2


@pytest.mark.parametrize("form", export.FORMS)
def test_no_articles_make_a_file_all_the_same(form: export.Form) -> None:
    assert not written(form).strip("\ufeff\n[]") or form == "csv"
    assert form in export.SUFFIXES


# Links


def test_a_link_leads_back() -> None:
    address = export.link("a1b2", "4f0c12ab34cd56ef")
    assert address == "archiveviewer://a1b2/4f0c12ab34cd56ef"
    assert export.linked(f" {address}/\n") == ("a1b2", "4f0c12ab34cd56ef")


@pytest.mark.parametrize(
    "address",
    [
        "",
        "archiveviewer://",
        "archiveviewer://a",
        "archiveviewer://a/../b",
        "https://a/b",
        "archiveviewer://a/b?x",
        "a/b",
    ],
)
def test_what_is_no_link_leads_nowhere(address: str) -> None:
    assert export.linked(address) is None


def test_an_article_of_an_attached_archive_is_linked_in_its_own() -> None:
    assert export.link("a1b2", "4f0c@c3d4") == "archiveviewer://c3d4/4f0c"


def test_an_id_that_fits_into_no_address_has_no_link() -> None:
    assert export.link("a/b", "c") == ""


# A story


def test_a_story_is_a_numbered_list_of_citations() -> None:
    told = export.chronicle("Chuyện\ncầu", [(BARE, "cùng nhắc: Ba Lai"), (BARE, "")], "apa")
    assert "".join(told) == "Chuyện cầu\n\n1. Một bài. (n.d.).\n   cùng nhắc: Ba Lai\n\n2. Một bài. (n.d.).\n"
