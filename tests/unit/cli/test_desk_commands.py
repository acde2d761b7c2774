"""Collections and saved searches in a terminal."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from archiveviewer import Archive, settings
from archiveviewer.cli import main
from archiveviewer.desk import Desk
from archiveviewer.desk.anchoring import Selection

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "bai"
    folder.mkdir()
    (folder / "lu.txt").write_text("Lũ ở Hàm Yên\n\nNước sông Lô lên nhanh trong đêm.\n", encoding="utf-8")
    (folder / "che.txt").write_text("Chè Shan tuyết\n\nNgười dân hái chè trên núi cao.\n", encoding="utf-8")
    update(tmp_path)
    return tmp_path / "kho"


def update(place: Path) -> None:
    kho = place / "kho"
    with Archive.open(kho, writable=True) if kho.exists() else Archive.create(kho) as opened:
        for _ in opened.update([place / "bai"], jobs=1):
            pass


def told(capsysbinary: pytest.CaptureFixture[bytes], *arguments: str, code: int = 0) -> Any:  # noqa: ANN401 — JSON
    capsysbinary.readouterr()
    assert main([arguments[0], "--json", *arguments[1:]]) == code
    out = capsysbinary.readouterr().out
    return json.loads(out) if out else None


def of(archive: Path, question: str) -> list[str]:
    with Archive.open(archive) as opened:
        return [hit.id for hit in opened.search(question).hits]


def test_articles_are_put_into_a_collection_and_shown(
    archive: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    (flood,) = of(archive, "lũ")
    assert told(capsysbinary, "desk", "--archive", str(archive), "add", "Bão lũ", flood)["added"] == 1
    assert told(capsysbinary, "desk", "--archive", str(archive), "add", "bão lũ", flood)["added"] == 0
    (listed,) = told(capsysbinary, "desk", "collections")
    assert (listed["name"], listed["articles"]) == ("Bão lũ", 1)
    assert [one["title"] for one in told(capsysbinary, "desk", "show", "bão lũ")] == ["Lũ ở Hàm Yên"]
    assert main(["desk", "show", "Bão lũ"]) == 0
    assert f"    undated · {flood}" in capsysbinary.readouterr().out.decode()
    told(capsysbinary, "desk", "show", "không có", code=2)
    told(capsysbinary, "desk", "--archive", str(archive), "add", "Bão lũ", "none", code=1)


def test_a_saved_search_counts_what_an_update_brought(
    archive: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    here = ("desk", "--archive", str(archive))
    assert told(capsysbinary, *here, "save", "Nước", "nước")["total"] == 1
    assert [one["new"] for one in told(capsysbinary, *here, "searches")] == [[]]
    (tmp_path / "bai" / "moi.txt").write_text("Nước rút\n\nĐến trưa nước đã rút.\n", encoding="utf-8")
    update(tmp_path)
    (record,) = told(capsysbinary, *here, "searches", "nước")
    assert (record["total"], record["new"]) == (2, [one for one in of(archive, "nước") if one in of(archive, "rút")])
    assert main([*here, "searches", "--seen"]) == 0
    assert capsysbinary.readouterr().out.decode() == "Nước: 2, 1 new\n"
    assert [one["new"] for one in told(capsysbinary, *here, "searches")] == [[]]
    told(capsysbinary, *here, "searches", "không có", code=2)


def test_a_desk_goes_to_a_file_and_comes_back(
    archive: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    told(capsysbinary, "desk", "--archive", str(archive), "add", "Bão lũ", *of(archive, "lũ"))
    told(capsysbinary, "desk", "--archive", str(archive), "add", "Chè", *of(archive, "chè"))
    file = tmp_path / "ban.json"
    told(capsysbinary, "desk", "export", str(file), "--collection", "chè")
    monkeypatch.setenv("ARCHIVEVIEWER_DATA", str(tmp_path / "khác"))
    assert told(capsysbinary, "desk", "import", str(file))["added"] == 2
    assert told(capsysbinary, "desk", "import", str(file))["added"] == 0
    assert [one["name"] for one in told(capsysbinary, "desk", "collections")] == ["Chè"]
    file.write_bytes(b"{}")
    told(capsysbinary, "desk", "import", str(file), code=1)
    told(capsysbinary, "desk", "export", str(file), "--collection", "không có", code=2)


def test_damage_is_told_and_a_desk_that_cannot_be_used_too(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ARCHIVEVIEWER_DATA", str(tmp_path))
    assert main(["desk", "collections"]) == 0
    (tmp_path / "desk" / "desk.sqlite").write_bytes(b"broken" * 1000)
    assert main(["desk", "collections"]) == 0
    assert b"the desk's file was damaged" in capsysbinary.readouterr().err
    monkeypatch.setenv("ARCHIVEVIEWER_DATA", str(tmp_path / "desk" / "desk.sqlite"))
    assert main(["desk", "collections"]) == 3


def test_ids_are_those_of_all_that_is_found(archive: Path, tmp_path: Path) -> None:
    for number in range(30):
        (tmp_path / "bai" / f"{number}.txt").write_text(f"Bài {number}\n\nNước số {number}.\n", encoding="utf-8")
    update(tmp_path)
    (tmp_path / "bai" / "3.txt").unlink()
    update(tmp_path)
    with Archive.open(archive) as opened:
        for question in ("", "nước", "không có gì"):
            hits = opened.search(question, limit=100).hits
            assert sorted(opened.ids(question)) == sorted(hit.id for hit in hits)


def test_a_collection_is_searched_in_and_exported(
    archive: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    both = [*of(archive, "lũ"), *of(archive, "chè")]
    told(capsysbinary, "desk", "--archive", str(archive), "add", "Chọn", *both)
    here = ("--archive", str(archive), "--collection", "chọn")
    assert [hit["id"] for hit in told(capsysbinary, "search", "*", *here)["hits"]] == both
    assert told(capsysbinary, "search", "chè", *here)["total"] == 1
    file = tmp_path / "chọn.ris"
    assert told(capsysbinary, "export", "--all", "--as", "ris", "--output", str(file), *here)["articles"] == 2
    assert file.read_text(encoding="utf-8").index("Lũ ở Hàm Yên") < file.read_text(encoding="utf-8").index("Chè Shan")
    with pytest.raises(SystemExit):
        main(["search", "*", "--collection", "không có"])


def test_options_stand_before_what_is_to_be_done_or_behind_it(
    archive: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    (flood,) = of(archive, "lũ")
    assert main(["desk", "add", "Bão lũ", flood, "--archive", str(archive), "--json"]) == 0
    assert json.loads(capsysbinary.readouterr().out)["added"] == 1
    assert main(["desk", "collections", "--json"]) == 0
    assert [one["name"] for one in json.loads(capsysbinary.readouterr().out)] == ["Bão lũ"]


def test_a_collection_without_a_name_is_not_made(archive: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    (flood,) = of(archive, "lũ")
    told(capsysbinary, "desk", "--archive", str(archive), "add", " \n", flood, code=2)
    assert told(capsysbinary, "desk", "collections") == []


def test_a_collection_is_exported_with_what_was_noted(
    archive: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    told(capsysbinary, "desk", "--archive", str(archive), "add", "Bão lũ", *of(archive, "lũ"))
    with Desk.open(settings.desk_folder()) as desk:
        (collection,) = desk.collections.named("Bão lũ")
        (filed,) = desk.collections.filed(collection.id)
        desk.collections.write(filed.clipping.id, "Hỏi lại <b>xã</b>")
        desk.passages.mark(filed.reference, Selection(0, 0, "Nước lũ", "", ""), note="Đo ở đâu?")
    asked = ("export", "--archive", str(archive), "--all", "--collection", "bão lũ", "--as")
    assert main([*asked, "text"]) == 0
    text = capsysbinary.readouterr().out.decode()
    assert text.endswith("[Ghi chú]\nHỏi lại <b>xã</b>\n\n“Nước lũ”\n— Đo ở đâu?\n")
    assert main([*asked, "text", "--without-notes"]) == 0
    assert "Hỏi lại" not in capsysbinary.readouterr().out.decode()
    assert main([*asked, "html", "--output", str(tmp_path / "hồ sơ")]) == 0
    page = (tmp_path / "hồ sơ" / "articles" / "1.html").read_text(encoding="utf-8")
    assert "Hỏi lại &lt;b&gt;xã&lt;/b&gt;" in page
    assert "— Đo ở đâu?" in page


def test_what_was_removed_is_listed_and_put_back(archive: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    (flood,) = of(archive, "lũ")
    told(capsysbinary, "desk", "--archive", str(archive), "add", "Bão lũ", flood)
    with Desk.open(settings.desk_folder()) as desk:
        desk.collections.remove(desk.collections.tree()[0].collection.id)
    (removal,) = told(capsysbinary, "desk", "removed")
    assert (removal["kind"], removal["name"], removal["place"], removal["count"]) == ("collections", "Bão lũ", None, 1)
    assert main(["desk", "removed"]) == 0
    assert f"{removal['id'][:8]} · " in capsysbinary.readouterr().out.decode()
    told(capsysbinary, "desk", "restore", "none", code=2)
    assert told(capsysbinary, "desk", "restore", removal["id"][:8]) == {"restored": 2}
    assert told(capsysbinary, "desk", "removed") == []
    assert [one["name"] for one in told(capsysbinary, "desk", "collections")] == ["Bão lũ"]


def test_a_search_of_bytes_that_are_no_letters_and_one_of_any_length_are_kept(
    archive: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    place = ("--archive", str(archive))
    assert told(capsysbinary, "desk", "save", "Lũ", "lũ \udcff", *place)["total"] == 1
    told(capsysbinary, "desk", "save", "Dài", '"' * 150_000, *place)
    told(capsysbinary, "desk", "export", str(tmp_path / "mine.json"))
    assert told(capsysbinary, "desk", "import", str(tmp_path / "mine.json"))["added"] == 0


def test_an_export_replaces_a_desks_file_and_nothing_else(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    file = tmp_path / "ban.json"
    told(capsysbinary, "desk", "export", str(file))
    told(capsysbinary, "desk", "export", str(file))
    (tmp_path / "bài.txt").write_text("Bài báo của tôi", encoding="utf-8")
    (tmp_path / "lối tắt").symlink_to(tmp_path / "nơi khác")
    for place in ("bài.txt", "lối tắt", ".", "/"):
        told(capsysbinary, "desk", "export", str(tmp_path / place), code=2)
    assert (tmp_path / "bài.txt").read_text(encoding="utf-8") == "Bài báo của tôi"
