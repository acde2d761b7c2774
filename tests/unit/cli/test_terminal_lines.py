from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from archiveviewer import Archive
from archiveviewer.cli import main
from archiveviewer.cli.lines import explanation_lines, notice_line, result_lines
from archiveviewer.results import Explanation, Notice, Reading, Results
from factories import article, fill

if TYPE_CHECKING:
    from pathlib import Path

KINDS = ("relaxed", "unaccented", "keyed", "synonyms", "corrected", "misread", "too-wide", "too-long", "too-many-words")


def test_a_question_is_remarked_upon_before_its_answer() -> None:
    found = Results(
        total=0,
        notices=(Notice(kind="corrected", detail="phiên", question="chợ +phêin"),),
        suggestions=("chợ phiên", "chợ phiền"),
        readings=(Reading("thủy điện", 1203), Reading("Thụy Điển", 410)),
    )
    assert list(result_lines(found)) == [
        "0 articles",
        "Nothing as typed; searched for phiên; exactly as typed: chợ +phêin.",
        "Did you mean: chợ phiên · chợ phiền",
        "Also: thủy điện (1,203) · Thụy Điển (410)",
    ]


@pytest.mark.parametrize(("total", "told"), [(0, "0 articles"), (1, "1 article"), (2342, "2,342 articles")])
def test_an_answer_begins_with_how_many_articles_it_has(total: int, told: str) -> None:
    assert list(result_lines(Results(total=total))) == [told]


@pytest.mark.parametrize("kind", [*KINDS, "too-deep", "no-words"])
def test_every_remark_is_a_sentence(kind: str) -> None:
    line = notice_line(Notice(kind=kind, detail="{lũ}"))
    assert kind not in line.split(":")[0]
    assert kind == "too-deep" or "{lũ}" in line


def test_an_unknown_remark_is_shown_as_it_came() -> None:
    assert notice_line(Notice(kind="new", detail="lũ")) == "New: lũ."


def test_an_explanation_is_a_tree() -> None:
    parts = (Explanation(text="lũ", articles=1200), Explanation(text="bão", articles=3))
    whole = Explanation(text="(lũ OR bão)", joined="OR", articles=1203, parts=parts, notices=(Notice(kind="too-deep"),))
    assert list(explanation_lines(whole)) == [
        "(lũ OR bão)  1,203  [OR]",
        "    lũ  1,200",
        "    bão  3",
        "Too many brackets within each other; they were left out.",
    ]


def test_a_question_is_explained(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = str(tmp_path / "kho")
    Archive.create(place).close()
    fill(tmp_path / "kho" / "index", [article("Lũ lên"), article("Bão và lũ")])

    assert main(["search", "--archive", place, "--explain", "--json", "lũ -bão OR"]) == 0
    explained = json.loads(capsys.readouterr().out)
    assert (explained["query"], explained["joined"], explained["articles"]) == ("(lũ AND NOT bão)", "AND", 1)
    assert [(part["text"], part["articles"]) for part in explained["parts"]] == [("lũ", 2), ("NOT bão", 1)]
    assert [notice["kind"] for notice in explained["notices"]] == ["misread"]

    assert main(["search", "--archive", place, "--explain", "lũ"]) == 0
    assert capsys.readouterr().out == "lũ  2\n"


@pytest.mark.parametrize(
    "words", [["-lũ"], ["-lũ", "--json"], ["--json", "-lũ"], ["--limit", "3", "-l"], ["--", "-lũ"]]
)
def test_a_question_may_begin_with_a_minus(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    place = tmp_path / "archive"
    Archive.create(place).close()
    assert main(["search", "--archive", str(place), *words]) == 0
    assert "NOT l" in capsys.readouterr().out or "--json" not in words


def test_nothing_in_a_file_or_its_name_reaches_the_terminal(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    harm = "\x1b[2J\x9b31m\u202e\u2067\u061c\0"
    article = tmp_path / "bài.json"
    article.write_text(json.dumps([{"title": f"Chè{harm} sạch", "body": f"Toàn xã{harm} trồng chè."}]), "utf-8")
    named = tmp_path / "a\u202e\x9b\nnot read: b.txt"
    named.write_text("Chè sạch về bản\n\nToàn xã đã trồng được hơn hai trăm héc ta chè.\n", "utf-8")
    missing = tmp_path / "không\u202e\ncó.txt"
    for more in ([], ["--json"]):
        assert main(["read", str(article), str(named), str(missing), *more]) == 1
        out, told = (text.decode() for text in capfdbinary.readouterr())
        assert not {"\x1b", "\x9b", "\u202e", "\u2067", "\u061c", "\0"} & {*out, *told}
        assert told.count("\n") == 1
        assert "Toàn xã" in out
    assert json.loads(out)[0]["title"] == "Chè[2J31m sạch"
