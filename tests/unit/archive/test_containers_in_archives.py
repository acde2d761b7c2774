from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from email.message import EmailMessage
from typing import TYPE_CHECKING

import pytest

import container_files as made
from archiveviewer import Archive
from archiveviewer.archive import looking, mending, reading, updating
from archiveviewer.archive.catalogue import Catalogue
from archiveviewer.readers.containers.tarred import Tar
from archiveviewer.steps import whole
from archiveviewer.vietnamese.legacy_tables import VIETNAMESE
from legacy_writer import write as write_legacy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from archiveviewer.results import Summary

GOOD = {"một.txt": made.story("Bài một"), "2009/hai.txt": made.story("Bài hai")}
BAD = {"hỏng.docx": b"PK\x03\x04 damaged", "lạ.xyz": b"?"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "bài báo"
    place.mkdir()
    return place


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.create(tmp_path / "kho") as opened:
        yield opened


def run(archive: Archive, *folders: Path) -> Summary:
    return whole(archive.update(folders, jobs=1))


def counts(summary: Summary) -> tuple[int, int, int, int]:
    return summary.added, summary.updated, summary.removed, summary.unchanged


def ids(archive: Archive) -> dict[str, str]:
    return {hit.title: hit.id for hit in archive.search("", limit=100).hits}


def failures(summary: Summary) -> set[tuple[str, str]]:
    assert len(set(summary.failed)) == len(summary.failed)  # each is told once
    return {(failure.member, failure.reason) for failure in summary.failed}


def write(path: Path, data: bytes) -> Path:
    """Written so that it counts as changed, however fast this is."""
    before = path.stat().st_mtime_ns if path.exists() else 0
    path.write_bytes(data)
    if path.stat().st_mtime_ns == before:
        os.utime(path, ns=(before + 1, before + 1))
    return path


def test_members_are_articles_and_bad_ones_are_listed_for_ever(archive: Archive, folder: Path) -> None:
    box = write(folder / "năm 2009.zip", made.zipped(GOOD | BAD))
    first = run(archive, folder)
    assert counts(first) == (2, 0, 0, 0)
    assert failures(first) == {("hỏng.docx", "damaged"), ("lạ.xyz", "unsupported")}
    assert {failure.path for failure in first.failed} == {str(box)}
    article = archive.article(ids(archive)["Bài hai"])
    assert (article.provenance.path, article.provenance.member) == (str(box), "2009/hai.txt")
    assert archive.original(article) == box
    assert archive.search("file:hai").total == 1
    again = run(archive)
    assert counts(again) == (0, 0, 0, 2)
    assert failures(again) == failures(first)
    assert set(archive.failures()) == set(first.failed)
    assert list(archive.verify()) == []


def test_of_a_changed_container_only_what_changed_is_read(archive: Archive, folder: Path) -> None:
    box = write(folder / "bài.zip", made.zipped(GOOD | BAD))
    run(archive, folder)
    before = ids(archive)
    changed = {"một.txt": made.story("Bài một, sửa"), "2009/hai.txt": GOOD["2009/hai.txt"], "ba.txt": made.story("Ba")}
    write(box, made.zipped(changed))
    summary = run(archive)
    assert counts(summary) == (1, 1, 0, 1)
    assert failures(summary) == set()
    after = ids(archive)
    assert after["Bài hai"] == before["Bài hai"]
    assert after["Bài một, sửa"] == before["Bài một"]
    write(box, made.zipped({"ba.txt": made.story("Ba")}))
    assert counts(run(archive)) == (0, 0, 2, 1)
    assert list(ids(archive)) == ["Ba"]
    box.unlink()
    assert counts(run(archive)) == (0, 0, 1, 0)
    assert list(archive.verify()) == []
    assert counts(run(archive)) == (0, 0, 0, 0)


def test_ids_survive_packing_and_unpacking(archive: Archive, folder: Path) -> None:
    for name, data in GOOD.items():
        (folder / name).parent.mkdir(exist_ok=True)
        write(folder / name, data)
    run(archive, folder)
    before = ids(archive)
    for name in GOOD:
        (folder / name).unlink()
    box = write(folder / "cũ.tar.gz", made.tarred({f"năm 2009/{name}": data for name, data in GOOD.items()}, "gz"))
    run(archive)
    assert ids(archive) == before
    box.rename(folder / "mới.tgz")
    run(archive)
    assert ids(archive) == before
    assert list(archive.verify()) == []


def test_a_container_that_cannot_be_opened_any_more_keeps_its_articles(archive: Archive, folder: Path) -> None:
    box = write(folder / "bài.zip", made.zipped(GOOD | BAD))
    run(archive, folder)
    before = ids(archive)
    write(box, box.read_bytes()[:-40])
    summary = run(archive)
    assert ("", "damaged") in failures(summary)
    assert ids(archive) == before
    assert archive.stats().articles == 2
    write(box, made.zipped(GOOD))
    run(archive)
    assert ids(archive) == before
    assert list(archive.verify()) == []


def test_a_container_becomes_a_file_and_a_file_a_container(archive: Archive, folder: Path) -> None:
    path = write(folder / "bài", made.zipped(GOOD | BAD))
    run(archive, folder)
    write(path, made.story("Nay là văn bản"))
    assert failures(run(archive)) == set()
    assert list(ids(archive)) == ["Nay là văn bản"]
    write(path, made.tarred(GOOD))
    run(archive)
    assert set(ids(archive)) == {"Bài một", "Bài hai"}
    assert list(archive.verify()) == []


def test_containers_inside_containers(archive: Archive, folder: Path) -> None:
    inner = made.zipped(GOOD | BAD)
    box = write(folder / "kho.tar", made.tarred({"một.zip": inner, "hai/ba.tgz": made.tarred(GOOD, "gz")}))
    first = run(archive, folder)
    assert failures(first) == {("một.zip!/hỏng.docx", "damaged"), ("một.zip!/lạ.xyz", "unsupported")}
    members = {archive.article(hit.id).provenance.member for hit in archive.search("").hits}
    assert members == {f"{outer}!/{name}" for outer in ("một.zip", "hai/ba.tgz") for name in GOOD}
    again = run(archive)
    assert (counts(again), failures(again)) == ((0, 0, 0, 4), failures(first))
    write(box, made.tarred({"một.zip": inner, "bốn.txt": made.story("Bốn")}))
    summary = run(archive)
    assert (counts(summary), failures(summary)) == ((1, 0, 2, 2), failures(first))
    assert list(archive.verify()) == []


def test_containers_without_end_are_one_failure(archive: Archive, folder: Path) -> None:
    data = made.zipped(GOOD)
    for _ in range(8):
        data = made.zipped({"trong.zip": data, "bài.txt": made.story("Bài")})
    write(folder / "vô tận.zip", data)
    summary = run(archive, folder)
    assert failures(summary) == {("!/".join(["trong.zip"] * 4), "too-large")}
    assert summary.added == 4


def test_a_container_added_by_itself(archive: Archive, folder: Path) -> None:
    box = write(folder / "2009-04.zip", made.zipped(GOOD | BAD))
    summary = run(archive, box)
    assert failures(summary) == {("hỏng.docx", "damaged"), ("lạ.xyz", "unsupported")}
    article = archive.article(ids(archive)["Bài một"])
    assert (article.provenance.path, article.provenance.member) == (str(box), "một.txt")
    assert article.published is not None
    assert article.published.value == "2009-04"
    assert counts(run(archive)) == (0, 0, 0, 2)


def test_what_was_committed_of_a_container_is_not_read_again(
    archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = {f"{number}.txt": made.story(f"Bài {number}") for number in range(200)}
    write(folder / "bài.zip", made.zipped(many | BAD))
    monkeypatch.setattr(updating, "FIRST_BATCH", 40)
    monkeypatch.setattr(looking, "TELL_EVERY", 0.0)
    steps = archive.update([folder], jobs=1)
    while next(steps).articles < 100:
        pass
    steps.close()  # as when somebody cancels
    archive.refresh()
    some = archive.search("").total
    assert 0 < some < 200
    summary = run(archive)
    assert (summary.added, summary.unchanged) == (200 - some, some)
    assert failures(summary) == {("hỏng.docx", "damaged"), ("lạ.xyz", "unsupported")}
    assert len(set(archive.search("", limit=300).hits)) == 200
    assert list(archive.verify()) == []


def test_a_member_that_kills_its_reader_costs_only_itself(
    archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    killing = (
        "from archiveviewer.archive import worker\n"
        "from archiveviewer import readers\n"
        "real = readers.found\n"
        "def found(path, data, *rest, **more):\n"
        "    if b'GIET' in data: import os; os._exit(9)\n"
        "    return real(path, data, *rest, **more)\n"
        "readers.found = found\n"
        "worker.main()\n"
    )
    monkeypatch.setattr(reading, "COMMAND", (reading.COMMAND[0], "-c", killing))
    box = {"một.txt": made.story("Bài một"), "xấu.txt": made.story("GIET"), "hai.txt": made.story("Bài hai")}
    for name, data in (("a.zip", made.zipped(box)), ("b.tgz", made.tarred(box, "gz"))):
        write(folder / name, data)
    summary = run(archive, folder)
    assert summary.added == 4
    assert [(failure.member, failure.reason) for failure in summary.failed] == [("xấu.txt", "damaged")] * 2


def test_progress_counts_members(archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "TELL_EVERY", 0.0)
    many = {f"{number}.txt": made.story(f"Bài {number}") for number in range(100)}
    write(folder / "bài.zip", made.zipped(many))
    told = [one for one in archive.update([folder], jobs=1) if one.phase == "reading"]
    assert (told[-1].done, told[-1].total) == (101, 101)
    assert any(1 < one.done < 101 for one in told)
    assert any(one.path.startswith("bài.zip!/") for one in told)


def test_an_archive_repaired_without_its_catalogue_finds_members_again(archive: Archive, folder: Path) -> None:
    write(folder / "bài.zip", made.zipped({"trong.zip": made.zipped(GOOD), **GOOD, **BAD}))
    first = run(archive, folder)
    before = archive.search("", limit=9).hits
    archive.close()
    (archive.path / mending.CATALOGUE).write_bytes(b"no database")
    assert mending.repair(archive.path)
    with Archive.open(archive.path, writable=True) as opened:
        assert failures(run(opened)) == failures(first)
        assert {hit.id for hit in opened.search("", limit=9).hits} == {hit.id for hit in before}
        assert list(opened.verify()) == []


def test_a_bomb_does_not_fill_the_catalogue(archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(updating, "MOST_INSIDE", 20)
    page = made.zipped({f"{number}.txt": b"" for number in range(10)})
    write(folder / "bom.zip", made.zipped({f"{number}.zip": page for number in range(5)}))
    summary = run(archive, folder)
    assert ("too-large", "more than 20 members") in {(one.reason, one.detail) for one in summary.failed}
    with Catalogue(archive.path / mending.CATALOGUE, writable=False) as catalogue:
        assert len(list(catalogue.entries())) <= 1 + 5 + 20


def test_an_encoding_is_decided_for_a_member_or_for_a_whole_container(archive: Archive, folder: Path) -> None:
    encoding = next(one for one in VIETNAMESE if one.name == "tcvn3")
    data = write_legacy(made.STORY.format(title="Bài cũ"), encoding)
    box = write(folder / "cũ.zip", made.zipped({"2001/một.txt": data, "2001/hai.txt": data, "ba.txt": GOOD["một.txt"]}))
    run(archive, folder)

    def encodings() -> dict[str, str]:
        found = [archive.article(hit.id).provenance for hit in archive.search("", limit=9).hits]
        return {where.member: where.encoding for where in found}

    guessed = {"2001/một.txt": "tcvn3", "2001/hai.txt": "tcvn3", "ba.txt": "utf-8"}
    assert encodings() == guessed
    for place, changed in (
        (f"{box}!/2001/một.txt", {"2001/một.txt"}),
        (f"{box}!/2001", {"2001/một.txt", "2001/hai.txt"}),
        (box, {"2001/một.txt", "2001/hai.txt", "ba.txt"}),
    ):
        archive.set_encoding(place, "vni")
        assert [str(shown) for shown, _ in archive.encodings()] == [str(place)]
        summary = whole(archive.update_files([place], jobs=1))
        assert (summary.updated, summary.failed) == (len(changed), ())
        assert {name for name, encoding in encodings().items() if encoding.startswith("vni")} == changed
        archive.set_encoding(place, "")
        run(archive)
        assert encodings() == guessed


def test_problems_name_the_member(archive: Archive, folder: Path) -> None:
    box = write(folder / "bài.zip", made.zipped(GOOD | BAD))
    run(archive, folder)
    told = {(one.path, one.member, one.reason) for one in archive.problems()}
    assert {(str(box), "hỏng.docx", "damaged"), (str(box), "lạ.xyz", "unsupported")} <= told
    assert (str(box), "một.txt", "date-missing") in told
    summary = whole(archive.update_files([f"{box}!/hỏng.docx"], jobs=1))
    assert failures(summary) == {("hỏng.docx", "damaged"), ("lạ.xyz", "unsupported")}
    assert summary.unchanged == 2


def test_members_are_asked_for_in_the_order_in_which_they_lie(
    archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever goes back in a packed TAR file begins anew."""
    begun = []
    begin = Tar._begin  # noqa: SLF001 — what costs time

    def counting(tar: Tar) -> None:
        begun.append(tar)
        begin(tar)

    monkeypatch.setattr(Tar, "_begin", counting)
    names = [f"{number * 37 % 100:02}.txt" for number in range(100)]
    write(folder / "bài.tgz", made.tarred({name: made.story(f"Bài {name}") for name in names}, "gz"))
    with ThreadPoolExecutor(1) as executor:
        whole(archive.update([folder], executor=executor))
    assert archive.search("").total == 100
    assert len(begun) == 2  # once to list them, once to read them


def test_a_bad_attachment_of_a_mail_stays_listed_until_it_is_gone(archive: Archive, folder: Path) -> None:
    def mail(*hanging: str) -> bytes:
        message = EmailMessage()
        message["From"], message["Subject"] = "Hà Linh <linh@bao.vn>", "Lũ về sớm"
        message["Date"] = "Thu, 30 Apr 2009 14:05:00 +0700"
        message.set_content(made.STORY.format(title="Lũ về sớm"))
        for name in hanging:
            message.add_attachment(b"?", "application", "octet-stream", filename=name)
            message.add_attachment(made.zipped({name: b"?"}), "application", "zip", filename="hộp.zip")
        return bytes(message)

    bad = {("lạ.xyz", "unsupported"), ("hộp.zip!/lạ.xyz", "unsupported")}
    path = write(folder / "thư.eml", mail("lạ.xyz"))
    assert failures(run(archive, folder)) == bad
    again = run(archive)
    assert (failures(again), again.unchanged) == (bad, 1)
    assert [(failure.path, failure.member) for failure in archive.failures()] == [
        (str(path), name) for name in ("hộp.zip!/lạ.xyz", "lạ.xyz")
    ]
    retried = whole(archive.update_files([failure.place for failure in archive.failures()], jobs=1))
    assert (retried.updated, failures(retried)) == (1, bad)
    write(path, mail())
    assert failures(run(archive)) == set()
    assert archive.failures() == ()
    assert list(archive.verify()) == []
