from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from archiveviewer.errors import ArchiveMissing
from archiveviewer.results import Filters
from archiveviewer.ui import jobs
from archiveviewer.ui.inquiries import PAGE
from archiveviewer.ui.search_session import PAGES_WAITING, Answer, SearchSession
from ui.fakes import FakeArchive, LocalViewer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from archiveviewer.ui.page import Page


@pytest.fixture
def archive() -> FakeArchive:
    return FakeArchive(1000)


@pytest.fixture
def session(archive: FakeArchive, qtbot: QtBot) -> Iterator[SearchSession]:
    made = SearchSession(archive, LocalViewer())
    with qtbot.waitSignals([made.completed, made.page_arrived, made.stats_arrived]):
        made.open(Path("here"))
    yield made
    made.stop()


def test_opening_lists_everything(session: SearchSession, archive: FakeArchive) -> None:
    assert session.question.text == ""
    assert archive.searches == [("", 0), ("", 0)]


def test_rows_in_sight_come_before_all_that_is_told_beside_them(session: SearchSession, qtbot: QtBot) -> None:
    told: list[tuple[str, int]] = []
    session.rows_in_sight = 7
    session.answered.connect(lambda answer: told.append(("answer", len(answer.results.hits))))
    session.completed.connect(lambda answer: told.append(("rest", len(answer.results.facets.section))))
    session.page_arrived.connect(lambda _offset, hits: told.append(("page", len(hits))))
    session.timeline_arrived.connect(lambda _timeline: told.append(("timeline", 0)))
    session.answered.connect(lambda _answer: session.ask_timeline("year", None))
    session.set_text("mặn")
    qtbot.waitUntil(lambda: len(told) == 4)
    assert told == [("answer", 7), ("rest", 5), ("page", PAGE), ("timeline", 0)]


def test_names_are_counted_only_while_they_are_wanted(session: SearchSession, qtbot: QtBot) -> None:
    people: list[int] = []
    session.completed.connect(lambda answer: people.append(len(answer.results.facets.person)))
    session.set_text("mặn")
    qtbot.waitUntil(lambda: people == [0])
    session.want_names(wanted=True)
    qtbot.waitUntil(lambda: people == [0, 1])
    session.want_names(wanted=False)
    session.want_names(wanted=True)
    session.set_text("hạn")
    qtbot.waitUntil(lambda: people == [0, 1, 1])


def test_a_letter_waits_for_one_step_of_what_names_need(
    archive: FakeArchive, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "SLICE_SECONDS", 0.0)
    archive.parts = 5
    session = SearchSession(archive, LocalViewer())
    session.want_names(wanted=True)
    left: list[int] = []

    def type_on(answer: Answer) -> None:
        left.append(archive.parts)
        if not answer.question.text:
            session.set_text("m")

    session.answered.connect(type_on)
    with qtbot.waitSignal(session.completed, check_params_cb=lambda answer: answer.question.text == "m"):
        session.open(Path("here"))
    session.stop()
    assert left[1] >= 4
    assert archive.parts == 0


def test_what_the_first_question_needs_is_loaded_once_and_trouble_with_it_is_for_who_asks(
    session: SearchSession, archive: FakeArchive, qtbot: QtBot
) -> None:
    troubles: list[object] = []
    session.archive_failed.connect(troubles.append)
    for text in ("m", "mặn"):
        with qtbot.waitSignal(session.completed):
            session.set_text(text)
    with qtbot.waitSignal(session.stats_arrived):
        session.ask_stats()
    assert archive.warmed == 1
    assert not troubles


def test_what_is_told_beside_an_overtaken_answer_is_not_asked(session: SearchSession, qtbot: QtBot) -> None:
    completed: list[str] = []
    session.completed.connect(lambda answer: completed.append(answer.question.text))

    def ask_on(answer: Answer) -> None:
        if answer.question.text == "m":
            session.set_text("mặn")

    session.answered.connect(ask_on)
    session.set_text("m")
    qtbot.waitUntil(lambda: bool(completed))
    assert completed == ["mặn"]


def test_typing_is_asked_at_once_and_only_the_last_is_answered(
    session: SearchSession, archive: FakeArchive, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(session.answered) as told:
        for end in range(1, 4):
            session.set_text("mặn"[:end])
    assert told.args is not None
    answer = told.args[0]
    assert isinstance(answer, Answer)
    assert answer.question.text == "mặn"
    assert archive.searches[-1] == ("mặn", 0)


def test_typing_is_not_asked_at_all_unless_wanted(session: SearchSession, archive: FakeArchive, qtbot: QtBot) -> None:
    session.set_text("mặn", live=False)
    with qtbot.assertNotEmitted(session.answered, wait=250):
        pass
    with qtbot.waitSignal(session.answered):
        session.ask_now()
    assert archive.searches[-1] == ("mặn", 0)


def test_an_overtaken_answer_never_arrives(session: SearchSession, qtbot: QtBot) -> None:
    answers: list[Answer] = []
    session.answered.connect(answers.append)
    session.set_filters(Filters(section=("Kinh tế",)))
    session.set_filters(Filters(section=("Xã hội",)))
    session.set_filters(Filters(dates=("2000", "2010")))
    qtbot.waitUntil(lambda: bool(answers) and answers[-1].question == session.question)
    assert [answer.question.filters for answer in answers] == [Filters(dates=("2000", "2010"))]


def test_pages_come_newest_first_and_old_wishes_are_forgotten(
    session: SearchSession, archive: FakeArchive, qtbot: QtBot
) -> None:
    pages: list[int] = []
    session.page_arrived.connect(lambda offset, _hits: pages.append(offset))
    for page in range(1, 12):
        session.want_page(page * PAGE)
        session.want_page(page * PAGE)
    qtbot.waitUntil(lambda: len(pages) == 1 + PAGES_WAITING)
    assert pages == [PAGE, 11 * PAGE, 10 * PAGE, 9 * PAGE]
    assert len(archive.searches) == 3 + PAGES_WAITING


def test_pages_of_an_older_question_are_dropped(session: SearchSession, qtbot: QtBot) -> None:
    pages: list[int] = []
    session.page_arrived.connect(lambda offset, _hits: pages.append(offset))
    session.want_page(PAGE)
    with qtbot.waitSignal(session.answered):
        session.set_sort("oldest")
    assert pages == []


def test_an_article_comes_first_and_its_related_stories_after(session: SearchSession, qtbot: QtBot) -> None:
    pages: list[Page] = []
    session.page_opened.connect(pages.append)
    session.open_article("a3")
    qtbot.waitUntil(lambda: len(pages) == 2)
    assert [page.article.id for page in pages] == ["a3", "a3"]
    assert pages[0].related is None
    assert pages[1].related is not None
    assert pages[1].related.similar


def test_what_stands_beside_an_article_is_asked_anew_of_an_archive_that_changed_meanwhile(
    session: SearchSession, archive: FakeArchive, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "SLICE_SECONDS", 0.0)
    pages: list[Page] = []
    session.page_opened.connect(pages.append)
    archive.changed = True
    session.open_article("a3")
    with qtbot.waitSignal(session.page_opened):
        pass
    session.refresh()
    qtbot.waitUntil(lambda: len(pages) == 2)
    assert pages[1].related is not None
    assert archive.states == [0, 1]


def test_marks_belong_to_the_question(session: SearchSession, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.answered):
        session.set_text("mặn")
    with qtbot.waitSignal(session.page_opened) as told:
        session.open_article("a0")
    assert told.args is not None
    assert any(told.args[0].marks)


def test_a_missing_article_is_told(session: SearchSession, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.article_missing) as told:
        session.open_article("a99999")
    assert told.args == ["a99999"]


def test_refreshing_asks_again_only_when_something_changed(
    session: SearchSession, archive: FakeArchive, qtbot: QtBot
) -> None:
    looked: list[bool] = []
    with qtbot.assertNotEmitted(session.answered):
        session.refresh()
        session.consult("after", lambda _archive: True, looked.append)
        qtbot.waitUntil(lambda: bool(looked))
    archive.changed = True
    with qtbot.waitSignal(session.answered) as told:
        session.refresh()
    assert told.args is not None
    assert told.args[0].again


def test_an_archive_that_is_not_there_is_told_and_found_later(qtbot: QtBot) -> None:
    archive = FakeArchive()
    there: list[bool] = []

    def open_archive(path: Path) -> FakeArchive:
        if not there:
            raise ArchiveMissing(path)
        return archive(path)

    session = SearchSession(open_archive, LocalViewer())
    with qtbot.waitSignal(session.archive_failed) as told:
        session.open(Path("not-yet"))
    assert told.args is not None
    assert isinstance(told.args[0], ArchiveMissing)
    there.append(True)
    with qtbot.waitSignal(session.answered):
        session.refresh()
    session.stop()
    assert archive.closed
