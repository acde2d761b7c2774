"""For everyone: whatever takes the keyboard, in every pane and dialog, has a name, is reached by Tab and shows it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QDialog,
    QKeySequenceEdit,
    QLineEdit,
    QMenuBar,
    QWidget,
)

from archiveviewer.errors import ArchiveDamaged
from archiveviewer.ui.article.comparison import ComparisonDialog
from archiveviewer.ui.live_line import LiveLine
from archiveviewer.ui.report import ReportDialog
from archiveviewer.ui.results.search_box import SearchBox
from ui.whole_program import read, tick

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from archiveviewer.ui.application import Program
    from archiveviewer.ui.window.main_window import MainWindow

MOST_STOPS = 200
"""Tabs after which a walk must have come round."""


def takes_tab(widget: QWidget) -> bool:
    return (
        bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and widget.isVisible()
        and widget.isEnabled()
        and widget.focusProxy() is None
        and not isinstance(widget, QMenuBar)
    )


def lacks_name(widget: QWidget) -> bool:
    if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or not widget.isVisible() or widget.focusProxy():
        return False
    return not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def told(widgets: list[QWidget]) -> str:
    named = [(widget, QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)) for widget in widgets]
    return "; ".join(f"{type(widget).__name__} “{name}”" for widget, name in named)


def tab_round(top: QWidget) -> list[QWidget]:
    """Where Tab leads, from whatever has the keyboard until it comes there again; links keep it for a while."""
    stops: list[QWidget] = []
    for _ in range(MOST_STOPS):
        focused = QApplication.focusWidget()
        if focused is None or focused in stops[:-1] or (stops and focused is stops[0] and len(stops) > 1):
            return stops
        if focused not in stops:
            stops.append(focused)
        assert focused.window() is top
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    return stops


def looks_alike_without_keyboard(widget: QWidget, elsewhere: QWidget) -> bool:
    give_keyboard(widget)
    focused = widget.grab().toImage()
    give_keyboard(elsewhere)
    return focused == widget.grab().toImage()


def give_keyboard(widget: QWidget) -> None:
    """Answers that arrive meanwhile may take it once, nobody for good. Some hand it on to a part of themselves."""
    for _ in range(3):
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        focused = QApplication.focusWidget()
        if focused is not None and (focused is widget or widget.isAncestorOf(focused)):
            return
    raise AssertionError(told([widget]), "does not keep the keyboard, which has", QApplication.focusWidget())


def walk(top: QWidget) -> None:
    """Fail with the names of what can't be heard, reached or seen."""
    QTest.qWaitForWindowExposed(top, 90_000)
    top.activateWindow()
    assert QTest.qWaitForWindowActive(top, 90_000)
    widgets = [widget for widget in top.findChildren(QWidget) if widget.window() is top]
    nameless = [widget for widget in widgets if lacks_name(widget)]
    assert not nameless, ("no name", told(nameless))
    focused = QApplication.focusWidget()
    if focused is None or focused.window() is not top:
        next(widget for widget in widgets if takes_tab(widget)).setFocus()
    stops = tab_round(top)
    unreached = [widget for widget in widgets if takes_tab(widget) and widget not in stops]
    assert not unreached, ("Tab does not lead there", told(unreached), "from", told(stops))
    unseen = [
        stop
        for number, stop in enumerate(stops)
        if len(stops) > 1 and looks_alike_without_keyboard(stop, stops[number - 1])
    ]
    assert not unseen, ("nothing shows that it has the keyboard", told(unseen))


@pytest.fixture
def full(program: Program, window: MainWindow, qtbot: QtBot) -> MainWindow:
    """Everything shown that the panes can show at once."""
    window.resize(1400, 900)
    window.results.view.step(1)
    qtbot.waitUntil(lambda: read(window) == "a0")
    tick(window, "Kinh tế")
    qtbot.waitUntil(window.results.chips.isVisible)
    window.commands["find"].trigger()
    program.session.set_text("thuy dien hiếm", live=False)
    window.commands["explanation"].trigger()
    program.session.ask_now()
    qtbot.waitUntil(lambda: window.results.explanation.isVisible() and window.results.remarks.isVisible())
    window.status.indexing.begin()
    window.status.show_failed(3)
    window.message_bar.say("Việc gì đó không thành.", "chi tiết")
    return window


def test_the_panes_can_be_walked(full: MainWindow) -> None:
    walk(full)


@pytest.mark.parametrize("page", ["welcome", "trouble"])
def test_the_pages_can_be_walked(window: MainWindow, page: str) -> None:
    show: dict[str, Callable[[], None]] = {
        "welcome": window.show_welcome,
        "trouble": partial(window.show_trouble, ArchiveDamaged(Path("x"))),
    }
    show[page]()
    walk(window)


DIALOGS = (
    "keys",
    "query_help",
    "about",
    "settings",
    "problems",
    "encoding",
    "timeline_list",
    "archives",
    "export",
    "collect",
    "tag",
)


@pytest.mark.parametrize("command", DIALOGS)
def test_the_dialogs_can_be_walked(full: MainWindow, command: str, qtbot: QtBot) -> None:
    full.commands[command].trigger()
    qtbot.waitUntil(lambda: any(child.isVisible() for child in full.findChildren(QDialog)))
    dialog = next(child for child in full.findChildren(QDialog) if child.isVisible())
    walk(dialog)
    dialog.reject()


def test_the_list_of_all_values_of_a_facet_can_be_walked(full: MainWindow) -> None:
    dialog = full.facets.find_values("author")
    walk(dialog)
    dialog.reject()


def test_tabs_and_a_time_line_seen_from_near_can_be_walked(full: MainWindow) -> None:
    full.commands["open_in_tab"].trigger()
    full.results.timeline.zoom_in()
    assert full.reading_pane.tabs.isVisible()
    walk(full)


def test_a_report_and_a_comparison_can_be_walked(full: MainWindow, program: Program, qtbot: QtBot) -> None:
    compared: list[object] = []
    program.session.compared.connect(compared.append)
    program.session.ask_comparison("a0", "a1")
    qtbot.waitUntil(lambda: bool(compared))
    dialogs = [child for child in full.findChildren(ComparisonDialog) if child.isVisible()]
    report = ReportDialog("…", full)
    report.open()
    dialogs.append(report)  # type: ignore[arg-type]
    for dialog in reversed(dialogs):
        walk(dialog)
        dialog.reject()


# Vietnamese input methods, of which some compose a whole word before it is there: it counts from its first letter.


def compose(field: QWidget, composed: str, committed: str = "") -> None:
    event = QInputMethodEvent(composed, [])
    event.setCommitString(committed)
    QApplication.sendEvent(field, event)


def fields(top: QWidget) -> list[QLineEdit]:
    return [one for one in top.findChildren(QLineEdit) if one.isVisible() and one.isEnabled() and not one.isReadOnly()]


def test_what_is_composed_is_answered_and_stays_as_it_is(program: Program, window: MainWindow, qtbot: QtBot) -> None:
    box = window.top_bar.search_box
    box.setFocus()
    edited: list[str] = []
    box.edited.connect(edited.append)
    for composed in ("d", "đ", "đê"):
        compose(box, composed)
    with qtbot.waitSignal(program.session.answered):
        compose(box, "đề")
    assert edited == ["d", "đ", "đê", "đề"]
    assert (program.session.question.text, box.text(), box.whole()) == ("đề", "", "đề")
    compose(box, "", "đề")
    assert (edited[-1], box.text(), box.whole()) == ("đề", "đề", "đề")


def test_every_field_that_answers_to_letters_answers_to_composed_ones(full: MainWindow) -> None:
    for command in ("palette", "keys"):
        full.commands[command].trigger()
    answering = [one for one in full.findChildren(LiveLine) if one.isVisible() and not isinstance(one, SearchBox)]
    assert len(answering) >= 2  # more where another test left one open
    for field in answering:
        told: list[str] = []
        field.typed.connect(told.append)
        for composed, committed in (("ti", ""), ("tì", ""), ("", "tìm"), ("", "")):
            compose(field, composed, committed)
        assert told == ["ti", "tì", "tìm"]


@pytest.mark.parametrize("command", ["palette", "find", "keys", "settings"])
def test_every_field_takes_composed_letters_once_they_are_whole(full: MainWindow, command: str) -> None:
    full.commands[command].trigger()
    tops = [full, *(dialog for dialog in full.findChildren(QDialog) if dialog.isVisible())]
    for field in fields(tops[-1]):
        if isinstance(field.parent(), (QAbstractSpinBox, QKeySequenceEdit)):
            continue  # takes numbers or keys
        field.setFocus()
        field.clear()
        compose(field, "ươ")
        assert field.text() == ""
        compose(field, "", "đường")
        assert field.text() == "đường"
