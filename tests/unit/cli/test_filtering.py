"""Filters, the time line and the order of titles in a terminal."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from archiveviewer import Archive
from archiveviewer.cli import main
from archiveviewer.results import FACETS

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Sáng nay bà con hai bên bờ sông cùng nhau dựng lại cây cầu đã bị lũ cuốn đi từ mùa mưa năm trước.\n" * 3


@pytest.fixture
def place(tmp_path: Path) -> Path:
    for date, title in (("2009/03/14", "Ăn cơm"), ("2010/03/14", "An cư"), ("2010/05/01", "Âu thuyền")):
        folder = tmp_path / "bài" / date
        folder.mkdir(parents=True)
        (folder / "bài.txt").write_text(f"{title}\n\n{TEXT}", encoding="utf-8")
    with Archive.create(tmp_path / "kho") as archive:
        for _ in archive.update([tmp_path / "bài"]):
            pass
    return tmp_path / "kho"


def asked(capsys: pytest.CaptureFixture[str], place: Path, *arguments: str) -> Any:  # noqa: ANN401 — JSON
    command, *rest = arguments
    assert main([command, "--archive", str(place), "--json", *rest]) == 0
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--sort", "title"], ["An cư", "Ăn cơm", "Âu thuyền"]),
        (["--dates", "2010-04..2010-06"], ["Âu thuyền"]),
        (["--years", "2009"], ["Ăn cơm"]),
        (["--dates", "2010-06..2010-04"], ["Âu thuyền"]),  # the later end first
        (["--dates", "2010-05..2010", "--sort", "oldest"], ["Âu thuyền"]),
        (["--day", "03-14", "--sort", "oldest"], ["Ăn cơm", "An cư"]),
        (["--filter", "kind=text", "--filter", "kind=web", "--dates", "2009"], ["Ăn cơm"]),
        (["--without", "kind=text"], []),
    ],
)
def test_options_narrow(
    capsys: pytest.CaptureFixture[str], place: Path, options: list[str], expected: list[str]
) -> None:
    found = asked(capsys, place, "search", "*", *options)
    assert [hit["title"] for hit in found["hits"]] == expected
    assert found["facets"].keys() == {*FACETS, "year"}


@pytest.mark.parametrize(
    "wrong",
    [
        *(["--filter", "kind"], ["--without", "x=y"], ["--dates", "3/2009"], ["--day", "14"]),
        *(["--dates", "2009-02-31"], ["--dates", "2009-13..2010"], ["--day", "13-01"], ["--day", "02-30"]),
    ],
)
def test_what_is_no_filter_is_wrong_usage(place: Path, wrong: list[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["search", "*", "--archive", str(place), *wrong])


def test_the_values_of_a_facet(capsys: pytest.CaptureFixture[str], place: Path) -> None:
    assert asked(capsys, place, "values", "*", "kind") == [["text", 3]]
    assert asked(capsys, place, "values", "*", "kind", "--beginning", "we") == []
    assert main(["values", "*", "kind", "--archive", str(place)]) == 0
    assert capsys.readouterr().out.split() == ["3", "text"]


def test_the_time_line_of_an_answer(capsys: pytest.CaptureFixture[str], place: Path) -> None:
    assert asked(capsys, place, "timeline", '"an cư"') == {"step": "year", "counts": [["2009", 0, 1], ["2010", 1, 2]]}
    told = asked(capsys, place, "timeline", "*", "--step", "day", "--within", "2010-03..2010-04")
    assert told["counts"] == [["2010-03-14", 1, 1]]
    assert main(["timeline", "*", "--archive", str(place)]) == 0
    assert capsys.readouterr().out.split() == ["2009", "1", "1", "2010", "2", "2"]
