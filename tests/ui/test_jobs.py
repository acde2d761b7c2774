from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING

import pytest

from archiveviewer.ui import jobs
from archiveviewer.ui.jobs import Background

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from pytestqt.qtbot import QtBot


class Resource:
    def __init__(self, name: str = "") -> None:
        self.name = name
        self.opened_in = threading.get_ident()
        self.closed_in = 0

    def close(self) -> None:
        self.closed_in = threading.get_ident()


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    del qtbot
    made = Background()
    yield made
    made.stop()


def test_work_is_done_in_the_thread_and_answered_here(background: Background, qtbot: QtBot) -> None:
    answers: list[tuple[int, int]] = []
    background.use(Resource)

    def answered(worked_in: int) -> None:
        answers.append((worked_in, threading.get_ident()))

    background.ask("any", lambda _resource: threading.get_ident(), answered)
    qtbot.waitUntil(lambda: bool(answers))
    worked_in, answered_in = answers[0]
    assert answered_in == threading.get_ident()
    assert worked_in != answered_in


def test_only_the_newest_question_of_a_channel_is_answered(background: Background, qtbot: QtBot) -> None:
    gate = threading.Event()
    done: list[int] = []
    answers: list[int] = []
    background.use(Resource)

    def work(number: int, _resource: Resource) -> int:
        gate.wait(10)
        done.append(number)
        return number

    for number in range(20):
        background.ask("search", partial(work, number), answers.append)
    gate.set()
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [19]
    assert len(done) <= 2  # the one under way, and the newest: those between were never begun


def test_channels_do_not_overtake_each_other(background: Background, qtbot: QtBot) -> None:
    answers: list[str] = []
    background.use(Resource)
    background.ask("one", lambda _resource: "one", answers.append)
    background.ask("two", lambda _resource: "two", answers.append)
    qtbot.waitUntil(lambda: len(answers) == 2)
    assert answers == ["one", "two"]


def test_an_error_is_told_with_its_channel(background: Background, qtbot: QtBot) -> None:
    def fail(_resource: object) -> None:
        raise ValueError("no")

    background.use(Resource)
    with qtbot.waitSignal(background.failed) as told:
        background.ask("search", fail, lambda _answer: None)
    assert told.args is not None
    assert told.args[0] == "search"
    assert isinstance(told.args[1], ValueError)


def test_another_resource_drops_what_was_asked_of_the_first(background: Background, qtbot: QtBot) -> None:
    first, second = Resource("first"), Resource("second")
    started, gate = threading.Event(), threading.Event()
    answers: list[str] = []

    def work(resource: Resource) -> str:
        started.set()
        gate.wait(10)
        return resource.name

    background.use(lambda: first)
    background.ask("search", work, answers.append)
    assert started.wait(10)
    background.use(lambda: second)
    gate.set()
    background.ask("other", lambda resource: resource.name, answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == ["second"]
    assert first.closed_in not in (0, threading.get_ident())


def test_a_resource_that_cannot_be_opened_is_tried_again(background: Background, qtbot: QtBot) -> None:
    tries: list[int] = []
    answers: list[str] = []

    def open_second_time() -> Resource:
        tries.append(1)
        if len(tries) == 1:
            raise OSError("not yet")
        return Resource("open")

    background.use(open_second_time)
    with qtbot.waitSignal(background.failed):
        background.ask("search", lambda resource: resource.name, answers.append)
    background.ask("search", lambda resource: resource.name, answers.append)
    qtbot.waitUntil(lambda: answers == ["open"])


def test_stopping_closes_the_resource_in_its_thread(qtbot: QtBot) -> None:
    made, resource = Background(), Resource()
    answers: list[int] = []

    def remember(opened: Resource) -> int:
        opened.opened_in = threading.get_ident()
        return opened.opened_in

    made.use(lambda: resource)
    made.ask("any", remember, answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    made.stop()
    made.stop()
    assert resource.closed_in == resource.opened_in


def test_between_the_steps_of_long_work_others_are_served(
    background: Background, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "SLICE_SECONDS", 0.0)
    answers: list[str] = []
    background.use(Resource)

    def long(_resource: Resource) -> Generator[None, None, str]:
        for step in range(3):
            answers.append(f"step {step}")
            yield
        return "long"

    background.ask("long", long, answers.append)
    background.ask("short", lambda _resource: "short", answers.append)
    qtbot.waitUntil(lambda: "long" in answers)
    assert answers.index("short") < answers.index("step 1")
    assert [one for one in answers if one != "short"] == ["step 0", "step 1", "step 2", "long"]


def test_long_work_that_nobody_wants_any_more_goes_on_no_further(
    background: Background, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "SLICE_SECONDS", 0.0)
    steps: list[int] = []
    answers: list[str] = []
    background.use(Resource)

    def endless(_resource: Resource) -> Generator[None, None, str]:
        while True:
            steps.append(len(steps))
            yield

    background.ask("endless", endless, answers.append)
    qtbot.waitUntil(lambda: len(steps) > 2)
    background.forget("endless")
    background.ask("last", lambda _resource: "last", answers.append)
    qtbot.waitUntil(lambda: answers == ["last"])
    done = len(steps)
    background.ask("after", lambda _resource: "after", answers.append)
    qtbot.waitUntil(lambda: "after" in answers)
    assert len(steps) == done


def test_steps_that_take_no_time_are_done_in_one_go_and_an_error_among_them_is_told(
    background: Background, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "SLICE_SECONDS", 3600.0)
    served: list[object] = []
    background._worker.done.connect(lambda request, _value, _error: served.append(request))  # noqa: SLF001

    def fails(_resource: object) -> Generator[None, None, str]:
        yield
        yield
        raise ValueError("no")

    background.use(Resource)
    with qtbot.waitSignal(background.failed) as failed:
        background.ask("any", fails, list[str]().append)
    assert failed.args is not None
    assert failed.args[0] == "any"
    qtbot.waitUntil(lambda: bool(served))  # the worker may still be telling it
    assert len(served) == 1
