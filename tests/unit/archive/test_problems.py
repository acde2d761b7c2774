"""The list of what needs a person: all that failed, what may be wrong, and no forty thousand lines of the same."""

from __future__ import annotations

import errno
import json
import os
import sqlite3
import tarfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from archiveviewer import Archive
from archiveviewer.archive import FLAWS
from archiveviewer.archive.flaws import MANY, Flaw, flaws_of, of_file, packed, unpacked
from archiveviewer.article import Article, Dated, Provenance
from archiveviewer.errors import ArchiveDamaged, Unreadable
from archiveviewer.index.flaws import REASONS
from archiveviewer.results import Problem
from archiveviewer.vietnamese.encodings import MIXED, UNCERTAIN
from archiveviewer.vietnamese.legacy_tables import VIETNAMESE
from legacy_writer import write
from picture_files import painted
from tarballs import unpack

if TYPE_CHECKING:
    from collections.abc import Iterator

GOLDEN = Path(__file__).parents[2] / "golden"
DAY = Dated(value="2004-05-06", precision="day")
STORY = "Nước mặn lên cao ở Ba Tri\n\nNgười dân đã trữ nước ngọt từ đầu tháng, mỗi nhà vài lu."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "bài"
    place.mkdir()
    return place


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.create(tmp_path / "kho") as made:
        yield made


def update(archive: Archive, *folders: Path) -> None:
    for _ in archive.update(folders, jobs=1):
        pass


def story(folder: Path, name: str, day: str = "") -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{STORY}\n{name}" + (f"\n\nNgày {day}" if day else ""), encoding="utf-8")


def noted(*warnings: str, confidence: float = 1.0, published: Dated | None = DAY) -> list[str]:
    where = Provenance(path="a.txt", warnings=warnings, confidence=confidence, encoding="vps")
    return [flaw.reason for flaw in flaws_of(Article(title="Bài", provenance=where, published=published))]


@pytest.mark.parametrize(
    ("warning", "reason"),
    [
        (UNCERTAIN, "encoding-uncertain"),
        (MIXED, "encodings-mixed"),
        ("3 characters replaced", "characters-lost"),
        ("cut", "cut"),
        ("the file is cut short", "cut"),
        ("damaged XML", "partly-damaged"),
        ("damaged WARC", "partly-damaged"),
        ("2 lines are no JSON", "partly-damaged"),
        ("short", "no-article"),
        ("doubtful", "no-article"),
        ("title-from-file-name", "title-made"),
        ("no title: made from the opening words", "title-made"),
    ],
)
def test_what_readers_note_and_a_person_should_look_at(warning: str, reason: str) -> None:
    assert noted(warning, "embedded-pictures") == [reason]
    assert reason in FLAWS


def test_mere_notes_are_no_flaws() -> None:
    assert noted("embedded-pictures", "picture-without-place", "flattened", "left out: Cow.jpg") == []
    assert noted(confidence=0.6) == []
    assert noted(confidence=0.3) == ["encoding-uncertain"]
    assert noted("9 characters replaced", confidence=0.3) == ["characters-lost"]
    assert noted(published=None) == ["date-missing"]


def test_a_flaw_of_many_articles_of_a_file_is_told_once() -> None:
    few = of_file([[Flaw("date-missing", member=str(number))] for number in range(MANY - 1)])
    assert [(flaw.article, flaw.member) for flaw in few] == [(number, str(number)) for number in range(MANY - 1)]
    (many,) = of_file([[Flaw("date-missing", member=str(number))] for number in range(MANY)])
    assert (many.count, many.article, many.member) == (MANY, -1, "")
    assert unpacked(packed((many,))) == (many,)
    assert packed(()) == ""


def test_reasons_of_flaws_and_failures_are_told_apart() -> None:
    assert set(REASONS) & set(Unreadable.REASONS) <= {"no-article"}


def test_failures_come_first_then_doubts_with_their_guess(archive: Archive, folder: Path) -> None:
    (folder / "hỏng.txt").write_bytes(b"ab\0c\0de\0\0f" * 8)
    (folder / "lẫn.txt").write_bytes(STORY.encode() + b"\n\nNg\xe0y 5/3/2004 \xff\xfe\xfd r\xf5\xf0\n")
    story(folder, "tốt.txt", "5/3/2004")
    update(archive, folder)
    failed, *doubtful = archive.problems()
    assert failed == Problem(path=str(folder / "hỏng.txt"), failed=True, reason="binary", detail="NUL bytes")
    assert {problem.path for problem in doubtful} == {str(folder / "lẫn.txt")}
    (article_id,) = {problem.article for problem in doubtful}
    assert archive.article(article_id).provenance.path == str(folder / "lẫn.txt")
    assert all(problem.encoding and 0 <= problem.score <= 1 for problem in doubtful)


def test_what_most_files_of_a_folder_have_is_told_once_for_the_folder(archive: Archive, folder: Path) -> None:
    for number in range(MANY):
        story(folder, f"cũ/kho/{number}.txt")
        story(folder, f"mới/{number}.txt", "5/3/2004")
    for number in range(MANY * 2):
        story(folder, f"mới/có ngày {number}.txt", "5/3/2004")
    story(folder, "mới/không ngày.txt")
    for number in range(3 * MANY):  # they had nothing to say and do not count
        (folder / "cũ" / "kho" / f"{number}.png").write_bytes(painted("PNG"))
    update(archive, folder)
    assert [(problem.path, problem.reason, problem.count) for problem in archive.problems()] == [
        (str(folder / "cũ"), "date-missing", MANY),
        (str(folder / "mới" / "không ngày.txt"), "date-missing", 1),
    ]


def test_a_flaw_goes_when_its_file_is_mended_or_gone(archive: Archive, folder: Path) -> None:
    story(folder, "một.txt")
    story(folder, "hai.txt")
    update(archive, folder)
    assert [problem.reason for problem in archive.problems()] == ["date-missing"] * 2
    story(folder, "một.txt", "5/3/2004")
    (folder / "hai.txt").unlink()
    update(archive)
    assert archive.problems() == ()


def test_what_was_decided_is_no_doubt(archive: Archive, folder: Path) -> None:
    vni = next(encoding for encoding in VIETNAMESE if encoding.name == "vni")
    path = folder / "5-3-2004.txt"
    path.write_bytes(write("Chè kho\n\nThom lung, an no.", vni))
    update(archive, folder)
    assert "encoding-uncertain" in {problem.reason for problem in archive.problems()}
    archive.set_encoding(path, "vni")
    update(archive)
    assert "encoding-uncertain" not in {problem.reason for problem in archive.problems()}


def test_an_archive_of_earlier_times_learns_its_flaws_from_what_it_holds(tmp_path: Path) -> None:
    with tarfile.open(GOLDEN / "format-4.tar.xz") as held:
        unpack(held, tmp_path)
    catalogue = tmp_path / "archive" / "catalogue.sqlite"
    of_earlier_times = catalogue.read_bytes()
    Archive.open(tmp_path / "archive", writable=True).close()
    catalogue.write_bytes(of_earlier_times)  # with an index of today, which can be read
    with Archive.open(tmp_path / "archive") as reading:
        assert [problem.failed for problem in reading.problems()] == [True], "an empty file; nothing is known of others"
    with Archive.open(tmp_path / "archive", writable=True) as archive:
        for _ in archive.update_files([], jobs=1):
            pass
        told = {(Path(problem.path).name, problem.reason) for problem in archive.problems() if not problem.failed}
        assert told == {
            (Path(article.provenance.path).name, flaw.reason)
            for article in archive.articles()
            for flaw in flaws_of(article)
        }
        assert told


def test_flaws_that_nobody_wrote_are_damage(archive: Archive, folder: Path) -> None:
    story(folder, "một.txt")
    update(archive, folder)
    for foreign in ("{}", "[[1]]", '[["date-missing","","",7]]', "\ufffd"):
        database = sqlite3.connect(archive.path / "catalogue.sqlite")
        database.execute("UPDATE files SET flaws = ?", (foreign,))
        database.commit()
        database.close()
        with pytest.raises(ArchiveDamaged):
            archive.problems()


def test_problems_are_one_document(archive: Archive, folder: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    from archiveviewer.cli import main  # noqa: PLC0415

    story(folder, "=một.txt")
    update(archive, folder)
    assert main(["problems", "--archive", str(archive.path), "--json"]) == 0
    (problem,) = json.loads(capsysbinary.readouterr().out)
    assert problem["reason"] == "date-missing"


# Folders ----------------------------------------------------------------------------------------------------------


def test_a_folder_that_cannot_be_entered_is_a_problem_until_it_can(
    archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    story(folder, "kho/một.txt", "1/2/2004")
    story(folder, "hai.txt", "1/2/2004")
    update(archive, folder)
    closed = str(folder / "kho")
    scandir = os.scandir

    def refused(path: bytes) -> object:
        if os.fsdecode(path) == closed:
            raise PermissionError(errno.EACCES, "Permission denied")
        return scandir(path)

    with monkeypatch.context() as denied:
        denied.setattr(os, "scandir", refused)
        for _ in range(2):
            update(archive)
            assert [(one.path, one.reason) for one in archive.problems() if one.failed] == [(closed, "denied")]
        for _ in archive.update_files([closed], jobs=1):
            pass
        assert [one.place for one in archive.problems() if one.failed] == [closed]
    assert archive.search("").total == 2
    story(folder, "kho/ba.txt", "1/2/2004")
    for _ in archive.update_files([closed], jobs=1):
        pass
    assert archive.problems() == ()
    update(archive)
    assert archive.problems() == ()
    assert archive.search("").total == 3
