from __future__ import annotations

import csv
import io
import json
import sys
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from archiveviewer import Archive
from archiveviewer.archive.exporting import Shape, Wanted, exported
from archiveviewer.cli import main
from archiveviewer.cli.terminal import USAGE
from picture_files import painted
from reference_parsers import bibtex_entries, ris_records

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """<title>{title}</title><body><article><h1>{title}</h1>
<p>Sáng nay bà con hai bên bờ sông cùng nhau dựng lại cây cầu đã bị lũ cuốn đi từ mùa mưa năm trước.</p>{figure}
<p>Cây cầu dài bốn mươi mét, làm bằng tre và dây cáp cũ, đủ cho người đi bộ và xe đạp qua lại.</p></article></body>"""
FIGURE = '<figure><img src="cầu.jpg"><figcaption>Cầu treo được dựng lại. Ảnh: Lê Vũ</figcaption></figure>'


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of two articles, one with a picture."""
    folder = tmp_path_factory.mktemp("bài")
    (folder / "cầu.jpg").write_bytes(painted())
    (folder / "a.html").write_text(PAGE.format(title="Dựng lại cầu treo", figure=FIGURE), encoding="utf-8")
    (folder / "b.html").write_text(PAGE.format(title="Bến đò cũ vắng khách", figure=""), encoding="utf-8")
    kept = tmp_path_factory.mktemp("kho") / "kho"
    with Archive.create(kept) as archive:
        for _ in archive.update([folder]):
            pass
    return kept


@pytest.fixture(scope="module")
def ids(place: Path) -> list[str]:
    with Archive.open(place) as archive:
        return [archive.search(word).hits[0].id for word in ('"cầu treo"', '"bến đò"')]


def run(place: Path, *arguments: str) -> int:
    return main([arguments[0], "--archive", str(place), *arguments[1:]])


def typed(text: str) -> io.TextIOWrapper:
    """Standard input where the system's own letters are not UTF-8, as on Windows."""
    return io.TextIOWrapper(io.BytesIO(text.encode()), encoding="cp1258", errors="strict")


def titles(text: str) -> list[str]:
    return [record["TI"][0] for record in ris_records(text)]


def test_articles_go_to_standard_output(place: Path, ids: list[str], capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(place, "export", ids[1], ids[0], "--as", "ris") == 0
    assert titles(capfdbinary.readouterr().out.decode()) == ["Bến đò cũ vắng khách", "Dựng lại cầu treo"]
    assert run(place, "export", "--query", "dựng", "--as", "bibtex", "--limit", "1") == 0
    assert len(bibtex_entries(capfdbinary.readouterr().out.decode())) == 1
    assert run(place, "export", "--all", "--as", "csl-json") == 0
    assert len(json.loads(capfdbinary.readouterr().out)) == 2


def test_ids_come_from_standard_input(
    place: Path, ids: list[str], monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr(sys, "stdin", typed(f"{ids[1]}\nnone\n"))
    assert run(place, "export", "-", "--as", "plain") == 1
    told = capfdbinary.readouterr()
    assert told.out.decode().startswith("“Bến đò cũ vắng khách”")
    assert b"the archive has no article none" in told.err


def test_what_a_window_wants_is_read_as_utf_8_on_every_system(
    place: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr(sys, "stdin", typed('{"question": "\\"bến đò cũ\\"", "mode": "strict"}\n'))
    assert run(place, "export", "--from-json", "--as", "ris") == 0
    assert titles(capfdbinary.readouterr().out.decode()) == ["Bến đò cũ vắng khách"]


def test_a_limit_below_nought_is_not_understood(
    place: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr(sys, "stdin", typed('{"question": "cầu", "limit": -5}\n'))
    assert run(place, "export", "--from-json", "--as", "ris") == USAGE
    assert b"what is wanted is not understood" in capfdbinary.readouterr().err


def test_a_file_is_not_replaced_unless_told_to(place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "danh sách.ris"
    asked = ("export", "--query", "cầu", "--as", "ris", "--output", str(file))
    assert run(place, *asked, "--json") == 0
    assert json.loads(capsys.readouterr().out) == {
        "path": str(file),
        "articles": 2,
        "missing": [],
        "pictures_missing": 0,
        "left_out": 0,
    }
    assert len(titles(file.read_bytes().decode())) == 2
    file.write_text("mine", encoding="utf-8")
    assert run(place, *asked) == 2
    assert file.read_text(encoding="utf-8") == "mine"
    assert run(place, *asked, "--replace") == 0
    assert len(titles(file.read_bytes().decode())) == 2


def test_a_dossier_has_the_pictures_of_the_archive(place: Path, ids: list[str], tmp_path: Path) -> None:
    folder = tmp_path / "hồ sơ"
    assert run(place, "export", *ids, "--as", "html", "--output", str(folder), "--title", "Cầu & đò") == 0
    assert "<h1>Cầu &amp; đò</h1>" in (folder / "index.html").read_text(encoding="utf-8")
    assert "Cầu treo được dựng lại. Ảnh: Lê Vũ" in (folder / "articles" / "1.html").read_text(encoding="utf-8")
    [picture] = (folder / "pictures").iterdir()
    with Image.open(picture) as seen:
        assert (seen.format, seen.size) == ("JPEG", (40, 30))
    assert not [one for one in tmp_path.iterdir() if one != folder]


def test_what_a_dossier_has_no_room_for_is_told(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr("archiveviewer.export.dossier.MOST_ARTICLES", 1)
    assert run(place, "export", "--all", "--as", "html", "--output", str(tmp_path / "hồ sơ"), "--json") == 0
    told = json.loads(capfdbinary.readouterr().out)
    assert (told["articles"], told["left_out"]) == (1, 1)


@pytest.mark.parametrize("form", ["html", "csv"])
def test_who_stops_it_finds_nothing(place: Path, ids: list[str], tmp_path: Path, form: str) -> None:
    with Archive.open(place) as archive:
        shape = Shape(form=form)  # type: ignore[arg-type]
        steps = exported(archive, Wanted(ids=tuple(ids)), shape, tmp_path / "x")
        assert next(steps).total == 2
        steps.close()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("export", "--as", "ris"),
        ("export", "x", "--all", "--as", "ris"),
        ("export", "--all", "--as", "html"),
        ("export", "--all", "--as", "ris", "--json"),
        ("export", "--all", "--as", "ris", "--limit", "-1"),
        ("search",),
        ("search", "x", "--batch", "y"),
        ("search", "--batch", "không có"),
    ],
)
def test_what_makes_no_sense_is_refused(place: Path, arguments: tuple[str, ...]) -> None:
    assert run(place, *arguments) == 2


def test_a_list_of_questions_is_answered_at_once(
    place: Path, ids: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    questions = tmp_path / "câu hỏi.txt"
    questions.write_text("\ufeff“cầu treo”\r\n\r\ntrực thăng\r\n-đò cầu\r\n", encoding="utf-8")
    asked = ("search", "--batch", str(questions))
    assert run(place, *asked, "--json") == 0
    first, none, last = json.loads(capsys.readouterr().out)
    assert (first["question"], first["total"], first["hits"][0]["id"]) == ("“cầu treo”", 1, ids[0])
    assert (none["total"], none["hits"]) == (0, [])
    assert (last["question"], last["total"]) == ("-đò cầu", 1)
    assert run(place, *asked) == 0
    assert "Dựng lại cầu treo" in capsys.readouterr().out
    assert run(place, *asked, "--csv") == 0
    rows = list(csv.reader(io.StringIO(capsys.readouterr().out.removeprefix("\ufeff"))))
    assert rows[0][:3] == ["question", "articles", "understood"]
    assert [(row[0], row[1], row[4]) for row in rows[1:]] == [
        ("“cầu treo”", "1", "Dựng lại cầu treo"),
        ("trực thăng", "0", ""),
        ("'-đò cầu", "1", "Dựng lại cầu treo"),
    ]


def test_a_list_in_utf_16_as_notepad_saves_it(place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    questions = tmp_path / "q.txt"
    questions.write_bytes("bến đò".encode("utf-16"))
    assert run(place, "search", "--batch", str(questions), "--limit", "0", "--json") == 0
    assert [(one["total"], one["hits"]) for one in json.loads(capsys.readouterr().out)] == [(1, [])]


def test_a_story_is_told_in_lines_as_json_and_as_citations(
    place: Path, ids: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(place, "story", ids[0], "--json") == 0
    story = json.loads(capsys.readouterr().out)
    assert (story["id"], story["title"]) == (ids[0], "Dựng lại cầu treo")
    assert {chapter["id"] for chapter in story["chapters"]} == set(ids)
    kinds = {chapter["id"]: chapter["kinds"] for chapter in story["chapters"]}
    assert kinds == {ids[0]: [], ids[1]: ["reprint"]}
    assert run(place, "story", ids[0]) == 0
    assert "→ undated     Dựng lại cầu treo" in capsys.readouterr().out
    assert run(place, "story", ids[0], "--as", "plain") == 0
    assert "“Bến đò cũ vắng khách”\n   the same text" in capsys.readouterr().out
