"""Problems, retry and encodings in a terminal."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from archiveviewer import Archive
from archiveviewer.cli import main
from archiveviewer.cli.care import table
from archiveviewer.results import Problem
from archiveviewer.vietnamese.legacy_tables import VIETNAMESE
from legacy_writer import write

if TYPE_CHECKING:
    from pathlib import Path

VNI = next(encoding for encoding in VIETNAMESE if encoding.name == "vni")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """An archive of a file that can't be read and one that is read wrongly."""
    folder = tmp_path / "bai"
    folder.mkdir()
    (folder / "hong.txt").write_bytes(b"ab\0c\0de\0\0f" * 8)
    (folder / "che.txt").write_bytes(write("Chè kho\n\nThom lung, an no.", VNI))
    with Archive.create(tmp_path / "kho") as made:
        for _ in made.update([folder], jobs=1):
            pass
    return tmp_path


def said(capsysbinary: pytest.CaptureFixture[bytes]) -> str:
    return capsysbinary.readouterr().out.decode()


def test_problems_are_counted_and_listed(place: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["problems", "--archive", str(place / "kho")]) == 0
    lines = said(capsysbinary).splitlines()
    assert "1 × not read: binary" in lines
    assert f"not read: binary: {place / 'bai' / 'hong.txt'} (NUL bytes)" in lines


def test_the_table_opens_in_a_spreadsheet(place: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["problems", "--archive", str(place / "kho"), "--csv"]) == 0
    out = capsysbinary.readouterr().out
    assert out.startswith(b"\xef\xbb\xbfpath,member,article,failed,reason")
    rows = list(csv.DictReader(io.StringIO(out.decode("utf-8-sig"))))
    assert [row["path"] for row in rows if row["failed"] == "True"] == [str(place / "bai" / "hong.txt")]


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_name_from_a_file_is_a_formula(formula: str) -> None:
    text = table([Problem(path=formula, member=formula, detail='a "b", c\nd', score=0.5)])
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[1][:2] == [f"'{formula}"] * 2
    assert 'a "b", c\nd' in rows[1]
    assert "0.5" in rows[1]


def test_an_encoding_is_decided_listed_and_taken_back(place: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    kho, path = str(place / "kho"), str(place / "bai" / "che.txt")
    assert main(["encoding", "--archive", kho, path, "vni", "--json"]) == 0
    assert json.loads(said(capsysbinary))["updated"] == 1
    with Archive.open(place / "kho") as opened:
        assert [hit.title for hit in opened.search("").hits] == ["Chè kho"]
    for words in ([], [path]):
        assert main(["encoding", "--archive", kho, "--json", *words]) == 0
        assert json.loads(said(capsysbinary)) == [{"path": path, "encoding": "vni"}]
    assert main(["encoding", "--archive", kho, str(place / "bai"), "--json"]) == 0
    assert json.loads(said(capsysbinary)) == []
    assert main(["encoding", "--archive", kho, path, "auto"]) == 0
    assert main(["encoding", "--archive", kho]) == 0
    assert path not in said(capsysbinary)


def test_unknown_encodings_and_places_are_wrong_usage(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kho = str(place / "kho")
    assert main(["encoding", "--archive", kho, str(place / "bai"), "vnix"]) == 2
    assert "viscii" in capsys.readouterr().err
    assert main(["encoding", "--archive", kho, str(place / "nowhere"), "vni"]) == 2
    assert "nowhere" in capsys.readouterr().err


def test_retry_reads_what_failed(place: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    kho = str(place / "kho")
    assert main(["retry", "--archive", kho, "--json"]) == 1
    assert [one["reason"] for one in json.loads(said(capsysbinary))["failed"]] == ["binary"]
    (place / "bai" / "hong.txt").write_text("Lành rồi\n\nBài này nay đọc được.", encoding="utf-8")
    assert main(["retry", "--archive", kho, str(place / "bai" / "hong.txt"), "--json"]) == 0
    assert json.loads(said(capsysbinary))["added"] == 1


def test_a_file_is_read_in_an_encoding_without_any_archive(
    place: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["read", str(place / "bai" / "che.txt"), "--encoding", "vni", "--json"]) == 0
    assert json.loads(said(capsysbinary))[0]["title"] == "Chè kho"


def test_retry_is_told_of_any_number_of_files(
    place: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = place / "bai" / "hong.txt"
    broken.write_text("Lành rồi\n\nBài này nay đọc được.", encoding="utf-8")
    named = [str(broken), *(str(place / "bai" / f"không có {number}.txt") for number in range(500))]
    for line, code in ((json.dumps(named).encode(), 1), (b"[1]", 2), (b"", 2)):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(line + b"\n")))
        assert main(["retry", "--archive", str(place / "kho"), "--from-json", "--json"]) == code
    done = json.loads(said(capsysbinary))
    assert (done["added"], len(done["failed"])) == (1, 500)
