"""The program in a terminal, as people and scripts use it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from end2end import newsroom
from end2end.driver import PATIENCE, command, kill_all, surroundings

if TYPE_CHECKING:
    from pathlib import Path

    from end2end.driver import Terminal


def test_an_article_is_indexed_found_shown_and_has_its_way_on(terminal: Terminal, sample: Path) -> None:
    summary = terminal.json("index", sample)
    assert summary["articles"] == summary["added"] > 0
    assert (summary["failed"], summary["updated"], summary["removed"]) == ([], 0, 0)

    found = terminal.json("search", "xam nhap man", "--limit", "3")
    assert 0 < len(found["hits"]) <= 3
    assert found["total"] >= len(found["hits"])
    hit = found["hits"][0]
    assert all(0 <= start < end <= len(hit["snippet"]["text"]) for start, end in hit["snippet"]["spans"])

    shown = terminal.json("show", hit["id"])
    assert (shown["id"], shown["title"], shown["path"]) == (hit["id"], hit["title"], hit["path"])
    assert any(block["kind"] == "paragraph" for block in shown["blocks"])

    related = terminal.json("related", hit["id"])
    assert {"listed", "similar", "reprints"} <= related.keys()
    ids = [story["id"] for kind in ("listed", "similar", "reprints") for story in related[kind] if story["id"]]
    assert ids
    assert hit["id"] not in ids
    for story in ids:
        assert terminal.json("show", story)["id"] == story


def test_indexing_again_changes_nothing_and_notices_what_changed(terminal: Terminal, tmp_path: Path) -> None:
    folder = newsroom.fill(tmp_path / "bài", 12)
    assert terminal.json("index", folder)["added"] == 12
    again = terminal.json("index", folder)
    assert (again["added"], again["updated"], again["removed"], again["unchanged"]) == (0, 0, 0, 12)

    first, second, *_ = sorted(folder.rglob("*.html"))
    first.write_text(newsroom.page(0, "Chiều qua, một đàn hạc lạ bay qua cánh đồng."), encoding="utf-8")
    second.unlink()
    newsroom.fill(folder, 1, first=12)
    changed = terminal.json("index", folder)
    assert (changed["added"], changed["updated"], changed["removed"], changed["articles"]) == (1, 1, 1, 12)
    assert terminal.json("search", "đàn hạc lạ")["total"] == 1
    assert terminal.json("search", "bài0001")["total"] == 0


def test_an_archive_knows_its_folders(terminal: Terminal, tmp_path: Path) -> None:
    folder = newsroom.fill(tmp_path / "bài", 3)
    terminal.json("index", folder)
    newsroom.fill(folder, 2, first=3)
    assert terminal.json("index")["added"] == 2


def test_nothing_typed_lists_everything_newest_first(terminal: Terminal, tmp_path: Path) -> None:
    terminal.json("index", newsroom.fill(tmp_path / "bài", 30))
    everything = terminal.json("search", "*", "--limit", "30")
    assert everything["total"] == len(everything["hits"]) == 30
    dates = [hit["date"] for hit in everything["hits"] if hit["date"]]
    assert dates == sorted(dates, reverse=True)
    assert terminal.json("search", "", "--limit", "30")["hits"] == everything["hits"]
    pages = [terminal.json("search", "", "--limit", "10", "--offset", str(at))["hits"] for at in (0, 10, 20)]
    assert [hit for page in pages for hit in page] == everything["hits"]


def test_suggestions_complete_what_was_typed(terminal: Terminal, tmp_path: Path) -> None:
    terminal.json("index", newsroom.fill(tmp_path / "bài", 20))
    suggestions = terminal.json("suggest", "chuyen th")
    assert any(suggestion.startswith("chuyện thứ") for suggestion in suggestions)


def test_a_number_in_a_headline_is_no_error_page(terminal: Terminal, tmp_path: Path) -> None:
    folder = tmp_path / "bài"
    for number in (403, 404, 500, 502, 503):
        newsroom.fill(folder, 1, first=number)
    assert terminal.json("index", folder)["added"] == 5


def test_a_file_is_read_without_any_archive(terminal: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "bài.html"
    path.write_text(newsroom.page(4), encoding="utf-8")
    (article,) = terminal.json("read", path)
    assert article["title"] == "Vĩnh Hưng: chuyện thứ 4 trong năm"
    assert {"reader", "encoding", "warnings"} <= article.keys()
    assert not terminal.archive.exists()


def test_exit_codes_tell_what_happened(terminal: Terminal, tmp_path: Path) -> None:
    folder = newsroom.fill(tmp_path / "bài", 2)
    terminal.run("search", "gì đó", code=3)  # there is no archive
    terminal.run("index", folder, code=0)
    (folder / "hỏng.docx").write_bytes(b"PK\x03\x04 and then nothing of the kind")
    summary = terminal.json("index", folder, code=1)
    assert [failure["path"].endswith("hỏng.docx") for failure in summary["failed"]] == [True]
    assert summary["failed"][0]["reason"]
    terminal.run("index", tmp_path / "there is no such folder", code=1)
    terminal.run("no-such-command", code=2)
    terminal.run("search", code=2)
    terminal.run("search", "x", "--limit", "many", code=2)
    (terminal.archive / "archive.json").write_text("{", encoding="utf-8")
    terminal.run("search", "gì đó", code=3)


def test_messages_and_answers_do_not_mix(terminal: Terminal, tmp_path: Path) -> None:
    folder = newsroom.fill(tmp_path / "bài", 5)
    done = terminal.run("index", folder, "--json", "--progress-json")
    json.loads(done.stdout)
    progress = [json.loads(line) for line in done.stderr.splitlines() if line.startswith("{")]
    assert progress
    assert all({"phase", "done", "total"} <= line["progress"].keys() for line in progress)


def test_a_reader_at_the_end_of_a_pipe_may_leave(terminal: Terminal, tmp_path: Path) -> None:
    terminal.run("index", newsroom.fill(tmp_path / "bài", 40))
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as closed_pipe:
        done = subprocess.run(
            command("search", "*", "--limit", "40"),
            env=surroundings(ARCHIVEVIEWER_ARCHIVE=str(terminal.archive)),
            stdout=closed_pipe,
            stderr=subprocess.PIPE,
            timeout=PATIENCE,
            check=False,
        )
    assert b"Traceback" not in done.stderr, done.stderr


@pytest.mark.parametrize(
    "question", ['"', "(((", "a AND OR NOT", "title:", "*:*", "\\", "[a TO", "ä" * 5000, "\u202e", "-"]
)
def test_whatever_is_asked_gets_an_answer(terminal: Terminal, tmp_path: Path, question: str) -> None:
    terminal.run("index", newsroom.fill(tmp_path / "bài", 2))
    answer = terminal.json("search", "--", question)
    assert answer["total"] >= len(answer["hits"])


def test_a_question_in_any_locale(terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal.run("index", newsroom.fill(tmp_path / "bài", 5))
    monkeypatch.setenv("LC_ALL", "C")
    assert "Phú Lộc: chuyện thứ 3" in terminal.run("search", "hợp tác xã").stdout


def test_names_that_have_broken_programs(terminal: Terminal, tmp_path: Path) -> None:
    folder = tmp_path / "tên lạ"
    taken = newsroom.fill_with_hostile_names(folder)
    summary = terminal.json("index", folder)
    assert (summary["added"], summary["failed"]) == (taken, [])
    found = terminal.json("search", "", "--limit", "100")
    assert found["total"] == taken
    for hit in found["hits"]:
        assert terminal.json("show", hit["id"])["id"] == hit["id"]
    everything = terminal.run("search", "", "--limit", "100").stdout
    assert "\x1b" not in everything
    assert "\u202e" not in everything
    assert not list(tmp_path.rglob("pwned"))


def test_a_folder_whose_links_go_round_in_circles_ends(terminal: Terminal, tmp_path: Path) -> None:
    folder = newsroom.fill(tmp_path / "bài", 3)
    if sys.platform == "win32":
        pytest.skip("links need a privilege there")
    (folder / "vòng").symlink_to(folder, target_is_directory=True)
    (folder / "đứt.html").symlink_to(folder / "nowhere.html")
    os.mkfifo(folder / "ống.html")
    assert terminal.json("index", folder, code=None)["articles"] == 3


def test_killed_at_any_moment_and_started_again_it_is_complete(terminal: Terminal, tmp_path: Path) -> None:
    folder = newsroom.fill(tmp_path / "bài", 240)
    # Moments spread over the whole of it: from the interpreter's own start to the last files.
    for delay in (0.15, 0.4, 0.7, 1.0, 1.3, 1.7, 2.2, 2.8):
        process = terminal.start("index", folder)
        try:
            process.wait(delay)
        except Exception:  # noqa: BLE001 — still at work, which is what is wanted
            kill_all(process)
        if terminal.archive.exists():
            # What was committed before the kill can be searched, whatever it is.
            assert terminal.json("search", "")["total"] <= 240
    summary = terminal.json("index", folder)
    assert (summary["articles"], summary["failed"]) == (240, [])
    assert terminal.json("search", "")["total"] == 240
    for number in (0, 119, 239):
        assert terminal.json("search", f"bài{number:04}")["total"] == 1
    terminal.run("verify")


def test_two_at_once_do_not_write_into_each_other(terminal: Terminal, tmp_path: Path) -> None:
    folder = newsroom.fill(tmp_path / "bài", 120)
    terminal.run("index", newsroom.fill(tmp_path / "trước", 1, first=900))
    first, second = terminal.start("index", folder), terminal.start("index", folder)
    codes = {first.wait(PATIENCE), second.wait(PATIENCE)}
    assert 0 in codes
    assert codes <= {0, 3}
    assert terminal.json("search", "")["total"] == 121
    terminal.run("verify")


def test_an_archive_that_can_only_be_read_is_searched(terminal: Terminal, tmp_path: Path) -> None:
    terminal.run("index", newsroom.fill(tmp_path / "bài", 4))
    before = _listing(terminal.archive)
    for path in [terminal.archive, *terminal.archive.rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        hit = terminal.json("search", "thư viện")["hits"][0]
        terminal.json("show", hit["id"])
        terminal.json("related", hit["id"])
        terminal.json("suggest", "thư")
        assert _listing(terminal.archive) == before
    finally:
        for path in [terminal.archive, *terminal.archive.rglob("*")]:
            path.chmod(0o755 if path.is_dir() else 0o644)


def _listing(folder: Path) -> dict[str, tuple[int, int]]:
    """Sizes and times of all files: opening must change neither."""
    states = {str(path): path.stat() for path in folder.rglob("*")}
    return {name: (state.st_size, state.st_mtime_ns) for name, state in states.items()}
