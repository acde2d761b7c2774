"""The whole window with an archive made up in memory."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton, QWidget

from archiveviewer import settings
from archiveviewer.errors import ArchiveBusy, ArchiveDamaged, ArchiveTooNew
from archiveviewer.results import Problem, Results
from archiveviewer.ui import theme
from archiveviewer.ui.link_button import LinkButton
from archiveviewer.ui.questions import Question
from archiveviewer.ui.results.filter_chips import Chip
from archiveviewer.ui.results.search_box import Completions
from archiveviewer.ui.search_session import Answer
from archiveviewer.ui.starting import unfit
from archiveviewer.ui.window.encoding_dialog import EncodingDialog
from archiveviewer.ui.window.problems_dialog import ProblemsDialog
from ui.fakes import FakeArchive
from ui.test_search_box import type_text
from ui.whole_program import chips, read, tick, tick_value, window_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from archiveviewer.ui.application import Program
    from archiveviewer.ui.window.main_window import MainWindow

CONTROL, SHIFT, NONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)


def ask(program: Program, qtbot: QtBot, text: str) -> None:
    box = window_of(program).top_bar.search_box
    box.setFocus()
    box.selectAll()
    with qtbot.waitSignal(program.session.completed, check_params_cb=lambda answer: answer.question.text == text):
        type_text(box, text)


def shows(window: MainWindow, article_id: str) -> bool:
    return read(window) == article_id


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


# Searching and reading


def test_typing_finds_and_enter_opens_the_first(program: Program, window: MainWindow, qtbot: QtBot) -> None:
    ask(program, qtbot, "hạn mặn")
    QTest.keyClick(window.top_bar.search_box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: read(window) == "a0")
    assert window.results.view.hasFocus()
    assert window.results.view.currentIndex().row() == 0


def test_letters_and_arrows_walk_the_list_and_enter_goes_into_the_article(window: MainWindow, qtbot: QtBot) -> None:
    view = window.results.view
    view.setFocus()
    for key in (Qt.Key.Key_J, Qt.Key.Key_J, Qt.Key.Key_Down, Qt.Key.Key_K):
        QTest.keyClick(view, key)
    qtbot.waitUntil(lambda: read(window) == "a1")
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert window.reading_pane.isAncestorOf(focused())
    QTest.keyClick(focused(), Qt.Key.Key_J)
    qtbot.waitUntil(lambda: read(window) == "a2")


def test_letters_typed_into_a_field_stay_there(window: MainWindow, qtbot: QtBot) -> None:
    window.results.view.setFocus()
    window.results.view.step(1)
    qtbot.waitUntil(lambda: read(window) == "a0")
    window.commands["find"].trigger()
    field = window.reading_pane.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setFocus()
    QTest.keyClicks(field, "jk")
    assert field.text() == "jk"
    assert window.results.view.currentIndex().row() == 0


def test_holding_an_arrow_key_opens_only_where_it_ends(window: MainWindow, qtbot: QtBot) -> None:
    view = window.results.view
    opened: list[str] = []
    view.chosen.connect(opened.append)
    view.setFocus()
    view.step(1)
    for _ in range(9):
        QTest.keyClick(view, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: read(window) == "a9")
    assert opened == ["a9"]


def test_space_in_the_list_pages_the_article_and_goes_on_at_its_end(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1000, 500)
    view, bar = window.results.view, window.reading_pane.view.verticalScrollBar()
    view.setFocus()
    view.step(1)
    qtbot.waitUntil(lambda: read(window) == "a0")
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert bar.value() > 0
    QTest.keyClick(view, Qt.Key.Key_Space, SHIFT)
    assert bar.value() == 0
    bar.setValue(bar.maximum())
    QTest.keyClick(view, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: read(window) == "a1")


def test_a_row_far_below_opens_once_its_page_is_here(window: MainWindow, qtbot: QtBot) -> None:
    view = window.results.view
    view.setCurrentIndex(window.results.model.index(300))
    qtbot.waitUntil(lambda: read(window) == "a300")


def test_back_and_forward(window: MainWindow, qtbot: QtBot) -> None:
    view, commands = window.results.view, window.commands
    for row in (0, 5):
        view.setCurrentIndex(window.results.model.index(row))
        qtbot.waitUntil(partial(shows, window, f"a{row}"))
    commands["back"].trigger()
    qtbot.waitUntil(lambda: read(window) == "a0")
    assert view.currentIndex().row() == 0
    assert not commands["back"].isEnabled()
    commands["forward"].trigger()
    qtbot.waitUntil(lambda: read(window) == "a5")


def test_filters_are_ticked_shown_and_taken_away(window: MainWindow, qtbot: QtBot) -> None:
    tick(window, "Kinh tế")
    qtbot.waitUntil(lambda: window.results.model.rowCount() == 67)
    window.results.timeline.dates_chosen.emit(("2010", "2024"))
    qtbot.waitUntil(lambda: window.results.model.rowCount() < 67)
    qtbot.waitUntil(lambda: chips(window) == ["Kinh tế", "2010–2024", "Clear all filters"])
    window.results.chips.findChildren(Chip)[0].click()
    qtbot.waitUntil(lambda: window.results.model.rowCount() > 67)
    window.commands["clear_filters"].trigger()
    qtbot.waitUntil(lambda: window.results.model.rowCount() == 332)
    assert not window.results.chips.isVisible()


def test_the_line_of_time_is_whole_again_for_another_question(window: MainWindow, qtbot: QtBot) -> None:
    timeline = window.results.timeline
    qtbot.waitUntil(lambda: not timeline.is_empty)
    timeline.zoom_in(0)
    assert timeline.view.level == "month"
    tick(window, "Kinh tế")
    qtbot.waitUntil(lambda: window.results.model.rowCount() == 67)
    assert timeline.view.level == "month", "the same question is looked at from as near as before"
    window.top_bar.search_box.submitted.emit("mặn")
    qtbot.waitUntil(lambda: timeline.view.level == "year")


def test_articles_with_pictures_and_captions_are_chosen_like_sections(window: MainWindow, qtbot: QtBot) -> None:
    tick_value(window, "has", "image")
    qtbot.waitUntil(lambda: window.results.model.rowCount() == 221)
    tick_value(window, "has", "caption")
    qtbot.waitUntil(lambda: window.results.model.rowCount() == 110)
    qtbot.waitUntil(lambda: chips(window) == ["Pictures", "Captions", "Clear all filters"])
    window.results.chips.findChildren(Chip)[1].click()
    qtbot.waitUntil(lambda: window.results.model.rowCount() == 221)


def offers(window: MainWindow) -> list[QPushButton]:
    """The buttons that stand where the list would."""
    return [button for button in window.results.no_hits.findChildren(QPushButton) if button.isVisible()]


def test_nothing_found_says_what_can_be_done(program: Program, window: MainWindow, qtbot: QtBot) -> None:
    tick(window, "Kinh tế")
    ask(program, qtbot, "không có")
    qtbot.waitUntil(window.results.no_hits.isVisible)
    offered = offers(window)
    assert [button.text() for button in offered] == ["Remove the filters", "Show all articles"]
    offered[1].click()
    qtbot.waitUntil(lambda: window.results.model.rowCount() == 332)
    assert window.top_bar.search_box.text() == ""


def test_what_was_asked_is_offered_again_until_it_is_forgotten(
    program: Program, window: MainWindow, qtbot: QtBot
) -> None:
    box = window.top_bar.search_box
    ask(program, qtbot, "hạn mặn")
    QTest.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: read(window) == "a0")
    box.setFocus()
    box.selectAll()
    type_text(box, "han")
    qtbot.waitUntil(lambda: window.findChild(Completions) is not None)
    offered = window.findChild(Completions)
    assert isinstance(offered, Completions)
    qtbot.waitUntil(lambda: offered.isVisible() and offered.model().index(0, 0).data() == "hạn mặn")
    window.commands["forget_recent"].trigger()
    assert not offered.isVisible()
    type_text(box, "g")
    qtbot.waitUntil(offered.isVisible)
    assert offered.model().index(0, 0).data() == "hang mặn"


def test_remarks_stand_above_the_list(program: Program, window: MainWindow, qtbot: QtBot) -> None:
    ask(program, qtbot, "hiếm")
    qtbot.waitUntil(window.results.remarks.isVisible)
    ask(program, qtbot, "mặn")
    qtbot.waitUntil(lambda: not window.results.remarks.isVisible())


def links(window: MainWindow) -> dict[str, LinkButton]:
    return {link.text(): link for link in window.results.remarks.findChildren(LinkButton) if link.isVisible()}


def test_a_link_asks_exactly_what_was_typed(program: Program, window: MainWindow, qtbot: QtBot) -> None:
    ask(program, qtbot, "hiếm")
    qtbot.waitUntil(lambda: "Search exactly as typed" in links(window))
    links(window)["Search exactly as typed"].click()
    qtbot.waitUntil(lambda: read(window) == "a0")
    assert program.session.question.text == window.top_bar.search_box.text() == "+hiếm"


def test_what_words_without_accents_can_mean_is_one_click_away(
    program: Program, window: MainWindow, qtbot: QtBot
) -> None:
    ask(program, qtbot, "thuy dien")
    qtbot.waitUntil(lambda: list(links(window)) == ["thủy điện", "Thụy Điển"])
    links(window)["Thụy Điển"].click()
    qtbot.waitUntil(lambda: read(window) == "a0")
    assert window.top_bar.search_box.text() == "Thụy Điển"


def test_what_may_have_been_meant_stands_above_the_list_or_in_its_place(
    program: Program, window: MainWindow, qtbot: QtBot
) -> None:
    ask(program, qtbot, "thiếu")
    qtbot.waitUntil(lambda: list(links(window)) == ["hạn mặn", "hạn hán"])
    ask(program, qtbot, "thiếu không")
    qtbot.waitUntil(window.results.no_hits.isVisible)
    assert not window.results.remarks.isVisible()
    offered = offers(window)
    texts = [button.text() for button in offered]
    assert texts == ["Did you mean “hạn mặn”?", "Did you mean “hạn hán”?", "Show all articles"]
    offered[1].click()
    qtbot.waitUntil(lambda: window.results.model.rowCount() == 332)
    assert program.session.question.text == "hạn hán"


def test_where_nothing_was_found_less_may_be_asked(program: Program, window: MainWindow, qtbot: QtBot) -> None:
    ask(program, qtbot, "hạn không")
    qtbot.waitUntil(window.results.no_hits.isVisible)
    offered = offers(window)
    assert [button.text() for button in offered] == ["hạn && mặn · 12 articles", "Show all articles"]
    offered[0].click()
    qtbot.waitUntil(lambda: window.results.model.rowCount() == 332)
    assert program.session.question.text == "hạn & mặn"


def test_nobody_is_corrected_while_typing(program: Program, window: MainWindow, qtbot: QtBot) -> None:
    ask(program, qtbot, "lũ OR")
    assert not window.results.remarks.isVisible()
    window.results.view.setFocus()
    assert window.results.remarks.isVisible()


def test_how_a_question_was_understood_is_shown_and_a_part_is_searched_alone(
    program: Program, window: MainWindow, qtbot: QtBot
) -> None:
    panel = window.results.explanation
    ask(program, qtbot, "hạn mặn")
    window.commands["explanation"].trigger()
    qtbot.waitUntil(panel.parts.hasFocus)
    QTest.keyClick(panel.parts, Qt.Key.Key_Down)
    with qtbot.waitSignal(program.session.explained):
        QTest.keyClick(panel.parts, Qt.Key.Key_Return)
    assert program.session.question.text == window.top_bar.search_box.text() == "hạn"
    qtbot.waitUntil(lambda: panel.parts.model().index(0, 0).data() == "hạn")
    QTest.keyClick(panel.parts, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert not window.commands["explanation"].isChecked()
    assert window.results.view.hasFocus()


def test_a_link_beside_the_count_explains_too(program: Program, window: MainWindow, qtbot: QtBot) -> None:
    (link,) = window.results.count_line.findChildren(LinkButton)
    assert not link.isVisible()
    ask(program, qtbot, "hạn mặn")
    qtbot.waitUntil(link.isVisible)
    link.click()
    qtbot.waitUntil(window.results.explanation.isVisible)
    link.click()
    assert not window.results.explanation.isVisible()


def test_an_open_article_stays_while_something_else_is_searched(
    program: Program, window: MainWindow, qtbot: QtBot
) -> None:
    window.results.view.step(1)
    qtbot.waitUntil(lambda: read(window) == "a0")
    ask(program, qtbot, "không có")
    assert read(window) == "a0"


def test_exact_accents_are_asked_for_by_a_button_that_keeps_its_short_words(
    program: Program, window: MainWindow, qtbot: QtBot
) -> None:
    words = window.top_bar.strict.text()
    with qtbot.waitSignal(program.session.answered):
        window.top_bar.strict.click()
    assert program.session.question.mode == "strict"
    assert window.top_bar.strict.text() == words == "Exact accents"


def test_new_articles_keep_the_list_where_it_is(
    program: Program, window: MainWindow, archive: FakeArchive, qtbot: QtBot
) -> None:
    bar = window.results.view.verticalScrollBar()
    bar.setValue(900)
    archive.size, archive.changed = 400, True
    program.session.refresh()
    qtbot.waitUntil(lambda: window.results.model.rowCount() == 400)
    assert bar.value() == 900


def test_names_are_counted_while_the_filters_are_to_be_seen(program: Program, window: MainWindow, qtbot: QtBot) -> None:
    people: list[int] = []
    program.session.completed.connect(lambda answer: people.append(len(answer.results.facets.person)))
    window.side.turn_to(window.desk)
    ask(program, qtbot, "hạn")
    assert people == [0]
    window.side.turn_to(window.facets)
    qtbot.waitUntil(lambda: people == [0, 1])
    window.commands["sidebar"].setChecked(False)
    ask(program, qtbot, "mặn")
    window.commands["sidebar"].setChecked(True)
    qtbot.waitUntil(lambda: people == [0, 1, 0, 1])


# Pages and trouble


def test_without_an_archive_the_first_page_welcomes(start: Callable[..., Program], qtbot: QtBot) -> None:
    window = window_of(start(FakeArchive(), Path("missing")))
    qtbot.waitUntil(window.welcome.isVisible)
    assert window.welcome.choose.hasFocus()
    type_text(window.top_bar.search_box, "gì cũng được")
    QTest.keyClick(window.top_bar.search_box, Qt.Key.Key_Return)
    QTest.keyClick(window.top_bar.search_box, Qt.Key.Key_Down)


def test_while_the_first_articles_are_on_their_way_nothing_is_said_to_be_missing(window: MainWindow) -> None:
    window.results.show_beginning()
    empty = Answer(Question(), Results(total=0))
    window.results.show_answer(empty)
    said = [label.text() for label in window.results.no_hits.findChildren(QLabel)]
    assert said[0] == "Indexing has begun"
    window.results.show_answer(Answer(Question("lũ"), Results(total=0)))
    said = [label.text() for label in window.results.no_hits.findChildren(QLabel)]
    assert said == ["Indexing has begun", "“lũ” is asked again as articles are read."]
    window.results.show_answer(Answer(Question(), Results(total=1)))
    window.results.show_answer(empty)
    assert window.results.no_hits.findChildren(QLabel)[0].text() == "No articles"


def test_an_empty_archive_welcomes_as_well(start: Callable[..., Program], qtbot: QtBot) -> None:
    window = window_of(start(FakeArchive(0)))
    qtbot.waitUntil(window.welcome.isVisible)


@pytest.mark.parametrize("kind", [ArchiveDamaged, ArchiveTooNew, ArchiveBusy])
def test_an_archive_in_trouble_is_told_and_can_be_tried_again(
    start: Callable[..., Program], qtbot: QtBot, kind: type[ArchiveDamaged]
) -> None:
    archive = FakeArchive()
    tried: list[Path] = []

    def open_archive(path: Path) -> FakeArchive:
        tried.append(path)
        if len(tried) < 3:  # the search and the count both try
            raise kind(path, "vì sao")
        return archive(path)

    window = window_of(start(open_archive))
    qtbot.waitUntil(window.trouble.isVisible)
    qtbot.waitUntil(lambda: len(tried) == 2)
    window.trouble.retry_wanted.emit()
    qtbot.waitUntil(lambda: window.shows_panes)


def test_files_that_need_a_person_are_listed(window: MainWindow, archive: FakeArchive, qtbot: QtBot) -> None:
    damaged = Problem(path="bài/hỏng.docx", failed=True, reason="damaged", detail="no zip")
    doubtful = Problem(path="bài/a.txt", article="a7", reason="encoding-uncertain", encoding="vni", score=0.4)
    archive.troubled = (damaged, doubtful)
    window.commands["problems"].trigger()
    qtbot.waitUntil(lambda: window.findChild(ProblemsDialog) is not None)
    dialog = window.findChild(ProblemsDialog)
    assert isinstance(dialog, ProblemsDialog)
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 2)
    dialog.article_wanted.emit("a7")
    qtbot.waitUntil(lambda: shows(window, "a7"))
    dialog.encoding_wanted.emit(doubtful)
    qtbot.waitUntil(lambda: dialog.findChild(EncodingDialog) is not None)
    asked = dialog.findChild(EncodingDialog)
    assert isinstance(asked, EncodingDialog)
    assert asked.choice.currentText() == "Guess: VNI Windows, 40 % sure"
    asked.reject()
    dialog.reject()


@pytest.mark.filterwarnings("ignore:Function. 'QDragEnterEvent:DeprecationWarning")  # 6.12 wants what 6.11 has not
def test_folders_dropped_are_added_and_addresses_are_not(window: MainWindow, tmp_path: Path) -> None:
    dropped: list[object] = []
    window.paths_dropped.disconnect()
    window.paths_dropped.connect(dropped.append)

    def drop(*urls: str) -> None:
        data = QMimeData()
        data.setUrls([QUrl(url) for url in urls])
        entered = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, NONE)
        QApplication.sendEvent(window, entered)
        event = QDropEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, NONE)
        QApplication.sendEvent(window, event)

    drop("http://example.invalid/", "file://server/share")
    drop(QUrl.fromLocalFile(str(tmp_path / "bài báo")).toString())
    assert dropped == [(tmp_path / "bài báo",)]


def test_the_list_of_abbreviations_is_opened_in_the_systems_editor(
    window: MainWindow, archive: FakeArchive, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    window.commands["abbreviations"].trigger()
    qtbot.waitUntil(lambda: "Read-only" in window.status.currentMessage())
    archive.list = tmp_path / "synonyms.txt"
    archive.list.write_text("UBND = ủy ban nhân dân")
    window.commands["abbreviations"].trigger()
    qtbot.waitUntil(lambda: "next search" in window.status.currentMessage())
    assert [Path(path) for path in opened] == [archive.list]
    assert window.shows_panes


# Choices


def test_another_language_builds_the_window_anew_with_what_it_showed(
    program: Program, window: MainWindow, qtbot: QtBot
) -> None:
    ask(program, qtbot, "hạn mặn")
    window.results.view.step(1)
    qtbot.waitUntil(lambda: read(window) == "a0")
    program.choices.change(language="vi")
    qtbot.waitUntil(lambda: program.window is not window and program.window is not None)
    anew = window_of(program)
    qtbot.waitUntil(lambda: anew.results.model.rowCount() == 332 and read(anew) == "a0")
    assert anew.top_bar.search_box.text() == "hạn mặn"
    assert settings.load(settings.config_folder() / "settings.toml").language == "vi"


def test_another_theme_is_taken_on_at_once(program: Program, window: MainWindow, qtbot: QtBot) -> None:
    assert not theme.colours(window.palette()).dark
    window.commands["theme_dark"].trigger()
    qtbot.waitUntil(lambda: theme.colours(window.palette()).dark)
    assert program.choices.settings.theme == "dark"
    window.commands["theme_light"].trigger()


def test_sidebar_timeline_and_proportions_are_kept(
    program: Program, window: MainWindow, start: Callable[..., Program], archive: FakeArchive
) -> None:
    window.commands["sidebar"].trigger()
    window.commands["timeline"].trigger()
    assert not window.facets.isVisible()
    program.stop()
    again = window_of(start(archive))
    assert not again.facets.isVisible()
    assert not again.results.timeline_wanted


def test_a_hidden_time_line_is_counted_only_for_its_list(
    program: Program, window: MainWindow, archive: FakeArchive, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: archive.timelines == [""])
    window.commands["timeline"].trigger()
    ask(program, qtbot, "mặn")
    assert archive.timelines == [""]
    window.commands["timeline_list"].trigger()
    qtbot.waitUntil(lambda: any(child.isVisible() for child in window.findChildren(QDialog)))
    assert archive.timelines == ["", "mặn"]
    window.commands["timeline"].trigger()
    qtbot.waitUntil(lambda: archive.timelines == ["", "mặn", "mặn"])


def test_zoom_is_remembered(program: Program, window: MainWindow) -> None:
    window.commands["zoom_in"].trigger()
    assert program.choices.settings.zoom == 110
    window.commands["zoom_reset"].trigger()
    assert program.choices.settings.zoom == 100


@pytest.mark.parametrize("command", ["keys", "query_help", "about", "settings"])
def test_dialogs_open_and_close(window: MainWindow, command: str, qtbot: QtBot) -> None:
    window.commands[command].trigger()
    dialog = next(child for child in window.findChildren(QDialog) if child.isVisible())
    dialog.reject()
    qtbot.waitUntil(lambda: not any(child.isVisible() for child in window.findChildren(QDialog)))


# For everyone


def test_f6_goes_round_all_panes(window: MainWindow) -> None:
    window.top_bar.search_box.setFocus()
    seen = []
    for _ in range(4):
        window.commands["next_pane"].trigger()
        seen.append(QApplication.focusWidget())
    assert seen[0] is window.facets
    assert seen[1] is window.results.view
    assert seen[2] is window.reading_pane.view
    assert seen[3] is window.top_bar.search_box
    window.commands["previous_pane"].trigger()
    assert window.reading_pane.isAncestorOf(focused())


def test_each_pane_has_a_key_of_its_own(window: MainWindow) -> None:
    window.commands["sidebar"].setChecked(False)
    for name, pane in (("filters", window.facets), ("results", window.results.view)):
        window.commands[f"pane_{name}"].trigger()
        assert focused() is pane
    window.commands["pane_article"].trigger()
    assert focused() is window.reading_pane.view
    window.commands["search"].trigger()
    assert focused() is window.top_bar.search_box


def test_no_two_commands_have_the_same_key(window: MainWindow) -> None:
    keys = [
        key.toString()
        for _title, commands in window.commands.menus
        for command in commands
        if command
        for key in window.commands[command.name].shortcuts()
    ]
    assert len(keys) == len(set(keys))


def test_pyside_that_loses_none_is_refused() -> None:
    assert unfit((3, 11), (6, 12))
    assert not unfit((3, 12), (6, 12))
    assert not unfit((3, 11), (6, 11))
