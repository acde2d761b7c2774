"""The real window on a real display, with real keys."""

from __future__ import annotations

import contextlib
import os
import signal
from typing import TYPE_CHECKING

from end2end import newsroom
from end2end.driver import PATIENCE

if TYPE_CHECKING:
    from pathlib import Path

    from end2end.conftest import OpensWindows
    from end2end.driver import Terminal, Window

MOST_LINKS = 40


def test_from_a_question_to_a_related_story_and_back(windows: OpensWindows, sample: Path) -> None:
    assert sample
    window = windows("--sample")
    assert window.ready()["articles"] > 0

    answer = window.ask("xam nhap man")
    assert answer["total"] > 0
    window.keys("Return")
    article = window.wait("article", id=answer["first"])
    assert article["matches"] > 0

    matches = []
    for _ in range(3):
        window.keys("F3")
        matches.append(window.wait("match")["number"])
    assert len(set(matches)) == min(3, article["matches"])
    window.keys("shift+F3")
    assert window.wait("match")["number"] == matches[1]

    story = _to_the_first_related_story(window)
    window.keys("Return")
    assert window.wait("article")["id"] == story
    window.keys("alt+Left")
    window.wait("article", id=article["id"])
    window.keys("alt+Right")
    window.wait("article", id=story)
    window.close()


def _to_the_first_related_story(window: Window) -> str:
    """Move the keyboard from link to link until one leads to a story of the archive; says which."""
    window.keys("ctrl+3")
    for _ in range(MOST_LINKS):
        window.keys("Tab")
        if story := window.wait("link")["id"]:
            return str(story)
    raise AssertionError("no related story can be reached by keyboard\n" + window.report())


def test_vietnamese_is_typed_as_it_is_written(windows: OpensWindows, terminal: Terminal, tmp_path: Path) -> None:
    terminal.run("index", newsroom.fill(tmp_path / "bài", 10))
    window = windows(archive=terminal.archive)
    window.ready()
    assert window.ask("thư viện huyện")["total"] == 2
    assert window.ask("khong co tu nao nhu the nay xyzzy")["total"] == 0
    window.close()


def test_a_folder_named_at_the_start_is_indexed_and_can_be_searched(
    windows: OpensWindows, archive: Path, tmp_path: Path
) -> None:
    folder = newsroom.fill(tmp_path / "thư mục của tòa soạn", 60)
    window = windows("--archive", archive, folder)
    window.ready()
    done = window.wait("indexed")
    assert (done["added"], done["failed"], done["ending"]) == (60, 0, "done")
    assert window.ask("bai0059")["total"] == 1
    window.close()


def test_without_any_archive_the_window_waits_for_one(windows: OpensWindows) -> None:
    window = windows()
    assert window.ready()["articles"] == 0
    window.keys("ctrl+l")
    window.type("gi cung duoc")
    window.keys("Return", "Escape", "F3", "alt+Left", "Down", "Tab", "F6", "ctrl+3", "F9")
    window.close()


def test_window_and_indexing_killed_and_all_is_well_again(
    windows: OpensWindows, terminal: Terminal, tmp_path: Path
) -> None:
    newsroom.fill(tmp_path / "bài", 5)
    terminal.run("index", tmp_path / "bài")
    newsroom.fill(tmp_path / "bài", 4000, first=1000)
    window = windows("--archive", terminal.archive, tmp_path / "bài")
    window.ready()
    child = window.wait("indexing")["pid"]
    window.wait("progress", phase="reading")
    with contextlib.suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    assert window.wait("indexed")["ending"] == "crashed"
    assert window.ask("bai0003")["total"] == 1  # the window has survived its child
    os.kill(window.process.pid, signal.SIGKILL)
    window.process.wait()

    window = windows("--archive", terminal.archive, tmp_path / "bài")
    window.ready()
    assert window.wait("indexed")["articles"] == 4005
    assert window.ask("bai2499")["total"] == 1
    window.close()
    terminal.run("verify")


def test_a_killed_window_leaves_no_indexing_behind(windows: OpensWindows, archive: Path, tmp_path: Path) -> None:
    window = windows("--archive", archive, newsroom.fill(tmp_path / "bài", 1500, first=1000))
    window.ready()
    child = window.wait("indexing")["pid"]
    window.wait("progress", phase="reading")
    os.kill(window.process.pid, signal.SIGKILL)
    window.process.wait()
    # The child notices that its standard input was closed, leaves its index in order and ends: a second may write.
    _wait_for_the_end_of(child)


def _wait_for_the_end_of(process: int) -> None:
    """Wait for a process that is not our child: its handle becomes readable when it ends."""
    import select  # noqa: PLC0415

    try:
        handle = os.pidfd_open(process)
    except ProcessLookupError:
        return
    try:
        ended, _, _ = select.select([handle], [], [], PATIENCE)
        assert ended, f"the indexing child {process} went on without its window"
    finally:
        os.close(handle)


def test_two_windows_look_at_one_archive(windows: OpensWindows, terminal: Terminal, tmp_path: Path) -> None:
    folder = newsroom.fill(tmp_path / "bài", 10)
    terminal.run("index", folder)
    first = windows(archive=terminal.archive)
    first.ready()
    second = windows(archive=terminal.archive)
    second.ready()
    assert second.ask("bai0003")["total"] == 1
    first.bring_to_front()
    assert first.ask("bai0004")["total"] == 1

    newsroom.fill(folder, 3, first=10)
    first.keys("F5")
    assert first.wait("indexed")["added"] == 3
    assert first.ask("bai0012")["total"] == 1
    first.close()
    second.bring_to_front()
    assert second.ask("bai0005")["total"] == 1
    second.close()


def test_an_archive_written_from_a_terminal_is_searched_meanwhile(
    windows: OpensWindows, terminal: Terminal, tmp_path: Path
) -> None:
    folder = newsroom.fill(tmp_path / "bài", 10)
    terminal.run("index", folder)
    window = windows(archive=terminal.archive)
    window.ready()
    newsroom.fill(folder, 300, first=10)
    writer = terminal.start("index", folder)
    while writer.poll() is None:
        window.ask("bai0004")
    assert writer.returncode == 0
    window.close()


def test_names_that_have_broken_programs_in_the_window(windows: OpensWindows, archive: Path, tmp_path: Path) -> None:
    folder = tmp_path / '<img src=x> & "tên" \'%s'
    taken = newsroom.fill_with_hostile_names(folder)
    window = windows("--archive", archive, folder)
    window.ready()
    assert window.wait("indexed")["articles"] == taken
    window.keys("ctrl+l", "ctrl+a", "BackSpace")
    answer = window.ask("cau chuyen con dai")
    assert answer["total"] == taken
    window.keys("Return")
    window.wait("article")
    for _ in range(taken - 1):
        window.keys("ctrl+Down")
        window.wait("article")
    window.close()
    assert not list(tmp_path.rglob("pwned"))


def test_an_archive_that_is_damaged_is_said_and_nothing_else_breaks(
    windows: OpensWindows, terminal: Terminal, tmp_path: Path
) -> None:
    terminal.run("index", newsroom.fill(tmp_path / "bài", 4))
    for path in sorted((terminal.archive / "index").rglob("*")):
        if path.is_file():
            path.write_bytes(path.read_bytes()[:7])
    window = windows(archive=terminal.archive)
    window.wait("complaint")
    window.close()


def test_three_hundred_keys_at_random_break_nothing(windows: OpensWindows, terminal: Terminal, tmp_path: Path) -> None:
    terminal.run("index", newsroom.fill(tmp_path / "bài", 40))
    window = windows(archive=terminal.archive)
    window.ready()
    # Chosen so that no file dialog, printer or browser opens; the order is fixed, so that a failure comes again.
    moves = ["Down", "Up", "Page_Down", "Home", "End", "Tab", "Tab", "F6", "alt+Left", "alt+Right"]
    keys = [*moves, "Return", "space", "F3", "shift+F3", "Escape", "ctrl+Down", "F9"]
    for step in range(300 // len(keys)):
        window.keys(*keys[step % 5 :], *keys[: step % 5])
    assert window.ask("thu vien huyen")["total"] == 8
    window.close()


OPERATORS = """Thuyền chở lúa qua bến. Xa xa, người ta nói chuyện về gạo và về giá lúa năm ngoái ở chợ bên kia sông.</p>
<p>Thuyền chở đầy lúa và gạo. Bến cũ nay vắng.</p>
<figure><img src="anh.png"><figcaption>Chợ gạo bên bến cũ.</figcaption></figure>
<p>Bến cũ không còn thuyền"""
"""Words for operators: each question below matches some of the places where its words stand, and not the others."""


def test_exactly_what_matched_is_marked_for_every_operator(
    windows: OpensWindows, terminal: Terminal, tmp_path: Path
) -> None:
    folder = newsroom.fill(tmp_path / "bài", 1)
    (folder / "bài.html").write_text(newsroom.page(1, OPERATORS), encoding="utf-8")
    terminal.run("index", folder)
    window = windows(archive=terminal.archive)
    window.ready()
    for question, matches in (
        ("lua w/3 gao", 2),  # side by side in the second paragraph only
        ("caption:gao", 1),
        ("thuy*", 3),
        ('"ben cu"', 3),  # a phrase is one place
        ("atleast3(thuyen)", 3),
        ("ben w/p thuyen", 7),
        ("gao NOT xyzzy", 3),
    ):
        window.ask("bai0000")  # another article first, so that showing this one again is told
        window.keys("Return")
        window.wait("article")
        assert window.ask(question)["total"] == 1, question
        window.keys("Return")
        shown = window.wait("article")
        assert shown["matches"] == matches, question
        for number in range(1, matches + 1):
            window.keys("F3")
            assert window.wait("match", of=matches)["number"] == number, question
    window.close()


def test_what_was_found_is_seen_as_pictures_and_read_where_they_stand(windows: OpensWindows, sample: Path) -> None:
    assert sample
    window = windows("--sample")
    window.ready()
    assert window.ask("tram")["total"] > 1
    window.keys("F8", "Return")
    first = window.wait("article")["id"]
    window.keys("Right", "Right", "Right", "Right")
    assert window.wait("article")["id"] != first
    window.keys("F8", "ctrl+2", "Home")
    window.wait("article", id=first)
    window.close()
