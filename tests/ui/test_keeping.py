"""The desk in the window: filing, tagging, marking, saved searches, history, undo; and what others do meanwhile."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLabel, QMenu

from archiveviewer import settings
from archiveviewer.desk import Desk
from archiveviewer.desk.things import Inquiry, Reference
from archiveviewer.results import Filters
from archiveviewer.ui import carrying
from archiveviewer.ui.desk.chooser import Chooser
from archiveviewer.ui.desk.history_dialog import HistoryDialog
from archiveviewer.ui.desk.note_dialog import NoteDialog
from archiveviewer.ui.desk.removed_dialog import RemovedDialog
from archiveviewer.ui.questions import Question
from archiveviewer.ui.window.export_dialog import ExportDialog
from archiveviewer.ui.work.export_process import ExportProcess
from ui.whole_program import read

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from archiveviewer.ui.application import Program
    from archiveviewer.ui.desk.contents import Row
    from archiveviewer.ui.window.main_window import MainWindow
    from ui.fakes import FakeArchive


@pytest.fixture
def desk(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window with its desk in sight and its first article open."""
    window.resize(1300, 850)
    window.commands["pane_desk"].trigger()
    window.results.view.step(1)
    qtbot.waitUntil(lambda: read(window) == "a0")
    qtbot.waitUntil(lambda: bool(shown(window)))
    return window


def shown(window: MainWindow) -> list[Row]:
    model = window.desk.rows
    return [row for index in model.indexes() if (row := model.row_at(index))]


def texts(window: MainWindow, kind: str) -> list[str]:
    return [row.text for row in shown(window) if row.kind == kind]


def row_of(window: MainWindow, kind: str, text: str = "") -> Row:
    return next(row for row in shown(window) if row.kind == kind and text in row.text)


def index_of(window: MainWindow, kind: str) -> QModelIndex:
    model = window.desk.rows
    return next(index for index in model.indexes() if (row := model.row_at(index)) and row.kind == kind)


def chooser(window: MainWindow) -> Chooser:
    return next(one for one in window.findChildren(Chooser) if one.isVisible())


def note_dialog(window: MainWindow) -> NoteDialog:
    return next(one for one in window.findChildren(NoteDialog) if one.isVisible())


def file_into(window: MainWindow, qtbot: QtBot, name: str) -> None:
    window.commands["collect"].trigger()
    asked = chooser(window)
    asked.field.setText(name)
    QTest.keyClick(asked.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: name in texts(window, "collection"))


def file_with_note(window: MainWindow, qtbot: QtBot) -> str:
    """File what is read into a collection, with a note; returns the collection's id."""
    file_into(window, qtbot, "Hạn mặn")
    with Desk.open(settings.desk_folder()) as own:
        collection = own.collections.named("Hạn mặn")[0].id
        (filed,) = own.collections.filed(collection)
        own.collections.write(filed.clipping.id, "Hỏi lại xã")
    return collection


def select(window: MainWindow, words: str) -> None:
    view = window.reading_pane.view
    at = view.document().toRawText().replace("\u00a0", " ").index(words)
    cursor = QTextCursor(view.document())
    cursor.setPosition(at)
    cursor.setPosition(at + len(words), QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)


def body_words(window: MainWindow) -> str:
    page = window.reading_pane.page
    assert page is not None
    return page.article.body[0][:20].strip()


# Filing


def test_who_has_only_a_mouse_can_choose_too(desk: MainWindow, qtbot: QtBot) -> None:
    desk.commands["collect"].trigger()
    asked = chooser(desk)
    button = asked.buttons.button(QDialogButtonBox.StandardButton.Ok)
    assert not button.isEnabled()  # there is none yet, and no name
    asked.field.setText("Hạn mặn")
    button.click()
    qtbot.waitUntil(lambda: "Hạn mặn" in texts(desk, "collection"))
    desk.commands["collect"].trigger()
    asked = chooser(desk)
    assert asked.buttons.button(QDialogButtonBox.StandardButton.Ok).isEnabled()
    asked.buttons.button(QDialogButtonBox.StandardButton.Cancel).click()
    assert not any(one.isVisible() for one in desk.findChildren(Chooser))


def test_what_is_filed_while_the_side_panel_is_hidden_is_there_when_it_comes_back(
    desk: MainWindow, qtbot: QtBot
) -> None:
    desk.commands["sidebar"].setChecked(False)
    desk.commands["collect"].trigger()
    chooser(desk).field.setText("Hạn mặn")
    QTest.keyClick(chooser(desk).field, Qt.Key.Key_Return)
    QApplication.processEvents()  # what is done soon is done before the panel comes back
    desk.commands["sidebar"].setChecked(True)
    qtbot.waitUntil(lambda: "Hạn mặn" in texts(desk, "collection"))


def test_where_nothing_can_be_chosen_yet_it_says_what_to_do(desk: MainWindow) -> None:
    desk.commands["collect"].trigger()
    asked = chooser(desk)
    told = asked.findChildren(QLabel)[-1]
    assert not asked.list.isVisible()
    assert told.isVisible()
    assert "type a name" in told.text()
    asked.field.setText("Bão lũ")
    assert asked.list.item(0).text() == "New: “Bão lũ”"
    assert asked.list.isVisible()
    assert not told.isVisible()
    asked.reject()


def test_an_article_is_filed_in_a_new_collection_and_the_last_one_is_offered_first(
    desk: MainWindow, qtbot: QtBot
) -> None:
    file_into(desk, qtbot, "Hạn mặn")
    file_into(desk, qtbot, "Bão lũ")
    desk.results.view.step(1)
    qtbot.waitUntil(lambda: read(desk) == "a1")
    desk.commands["collect"].trigger()
    asked = chooser(desk)
    assert [asked.list.item(row).text() for row in range(asked.list.count())] == ["Bão lũ", "Hạn mặn"]
    asked.field.setText("han")  # no accents needed
    assert asked.list.currentItem().text() == "Hạn mặn"
    QTest.keyClick(asked.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: row_of_count(desk, "Hạn mặn") == 2)


def row_of_count(window: MainWindow, name: str) -> int:
    return max(row.articles for row in shown(window) if row.kind == "collection" and row.text == name)


def test_a_collection_opens_as_a_list_in_its_own_order(
    desk: MainWindow,
    program: Program,
    qtbot: QtBot,
) -> None:
    file_into(desk, qtbot, "Hạn mặn")
    desk.desk.chosen.emit(row_of(desk, "collection", "Hạn mặn"))
    qtbot.waitUntil(lambda: program.session.question.filters.picked is not None)
    picked = program.session.question.filters.picked
    assert picked is not None
    assert (picked.name, picked.articles) == ("Hạn mặn", ("a0",))
    with Desk.open(settings.desk_folder()) as other:
        abroad = Reference.of("a5@k2", "made-up", "Bài của bạn", "", "")
        other.collections.file(other.collections.named("Hạn mặn")[0].id, [abroad])
    desk.desk.chosen.emit(row_of(desk, "collection", "Hạn mặn"))
    qtbot.waitUntil(lambda: program.session.question.filters.picked != picked)
    picked = program.session.question.filters.picked
    assert picked is not None
    assert picked.articles == ("a0", "a5@k2", "a5")
    assert program.session.question.copies == "apart"


def test_removing_can_be_undone_in_turn(desk: MainWindow, qtbot: QtBot) -> None:
    for name in ("Hạn mặn", "Bão lũ"):
        file_into(desk, qtbot, name)
        desk.desk.wanted.emit("remove", row_of(desk, "collection", name))
        qtbot.waitUntil(lambda: not texts(desk, "collection"))
    assert "Bão lũ" in desk.status.currentMessage()
    desk.commands["undo"].trigger()
    qtbot.waitUntil(lambda: "Bão lũ" in texts(desk, "collection"))
    desk.commands["undo"].trigger()
    qtbot.waitUntil(lambda: "Hạn mặn" in texts(desk, "collection"))
    assert not desk.commands["undo"].isEnabled()


def test_names_are_typed_in_place(desk: MainWindow, program: Program, qtbot: QtBot) -> None:
    desk.commands["new_collection"].trigger()
    qtbot.waitUntil(lambda: texts(desk, "collection") == ["New collection"])
    index = index_of(desk, "collection")
    assert not desk.desk.rows.setData(index, "  ")
    desk.desk.rows.setData(index, " Bão  lũ ")
    qtbot.waitUntil(lambda: texts(desk, "collection") == ["Bão lũ"])
    assert program.desk.read(lambda own: [one.collection.name for one in own.collections.tree()]) == ["Bão lũ"]


def test_rows_are_dragged_into_collections_and_collections_into_each_other(
    desk: MainWindow,
    program: Program,
    qtbot: QtBot,
) -> None:
    file_into(desk, qtbot, "Ngoài")
    file_into(desk, qtbot, "Trong")
    model = desk.desk.rows
    hits = desk.results.model.mimeData([desk.results.model.index(row) for row in (3, 4)])
    target = next(
        index for index in model.indexes() if (row := model.row_at(index)) and row.text == "Trong" and row.articles >= 0
    )
    assert not model.canDropMimeData(hits, Qt.DropAction.CopyAction, -1, -1, model.index(0, 0))
    model.dropMimeData(hits, Qt.DropAction.CopyAction, -1, -1, target)
    qtbot.waitUntil(lambda: row_of_count(desk, "Trong") == 3)
    inner = next(
        index for index in model.indexes() if model.row_at(index) and model.row_at(index) == row_in_tree(desk, "Trong")
    )
    outer = next(index for index in model.indexes() if model.row_at(index) == row_in_tree(desk, "Ngoài"))
    model.dropMimeData(model.mimeData([inner]), Qt.DropAction.MoveAction, -1, -1, outer)
    tree = program.desk.read(lambda own: [(one.collection.name, one.depth) for one in own.collections.tree()])
    assert tree == [("Ngoài", 0), ("Trong", 1)]


def row_in_tree(window: MainWindow, name: str) -> Row:
    return next(row for row in shown(window) if row.kind == "collection" and row.text == name and row.articles >= 0)


def test_what_another_program_drags_is_no_article(desk: MainWindow) -> None:
    hits = desk.results.model.mimeData([desk.results.model.index(0)])
    assert [one.id for one in carrying.unpacked(hits)] == ["a0"]
    hits.setData(carrying.ARTICLES, b'[{"id": 5}]')
    assert carrying.unpacked(hits) == []


def test_an_article_is_tagged(desk: MainWindow, program: Program, qtbot: QtBot) -> None:
    desk.commands["tag"].trigger()
    asked = chooser(desk)
    asked.field.setText("Xâm nhập mặn")
    QTest.keyClick(asked.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: texts(desk, "tag") == ["Xâm nhập mặn"])
    assert texts(desk, "article_tag") == ["Xâm nhập mặn"]
    desk.desk.chosen.emit(row_of(desk, "tag"))
    picked = program.session.question.filters.picked
    assert picked is not None
    assert picked.articles == ("a0",)


# Marking


def test_a_passage_is_marked_noted_and_removed(desk: MainWindow, qtbot: QtBot) -> None:
    words = body_words(desk)
    select(desk, words)
    desk.commands["mark_green"].trigger()
    qtbot.waitUntil(lambda: len(texts(desk, "passage")) == 1)
    row = row_of(desk, "passage")
    assert (row.text, row.colour) == (f"“{words}”", "green")
    view = desk.reading_pane.view
    grounds = {one.format.background().color().name() for one in view.extraSelections()}
    assert "#cdeccb" in grounds or "#1f4d2b" in grounds
    desk.desk.wanted.emit("note", row)
    asked = note_dialog(desk)
    asked.text.setPlainText("Hỏi lại")
    asked.accept()
    qtbot.waitUntil(lambda: texts(desk, "passage") == ["Hỏi lại"])
    desk.desk.wanted.emit("remove", row_of(desk, "passage"))
    qtbot.waitUntil(lambda: not texts(desk, "passage"))
    desk.commands["undo"].trigger()
    qtbot.waitUntil(lambda: texts(desk, "passage") == ["Hỏi lại"])


def test_notes_and_marks_go_onto_paper_when_that_is_ticked(
    desk: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    select(desk, body_words(desk))
    desk.commands["mark_green"].trigger()
    qtbot.waitUntil(lambda: len(texts(desk, "passage")) == 1)
    page = desk.reading_pane.page
    assert page is not None
    assert desk.reading_pane.noted_on_paper(page).is_empty
    desk.commands["print_notes"].trigger()
    (passage,) = desk.reading_pane.noted_on_paper(page).passages
    assert passage.colour == "green"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "a.pdf"), ""))
    desk.commands["export_pdf"].trigger()
    marked = (tmp_path / "a.pdf").stat().st_size
    desk.commands["print_notes"].trigger()
    desk.commands["export_pdf"].trigger()
    assert marked > (tmp_path / "a.pdf").stat().st_size


def test_a_pdf_of_the_article_offers_its_notes(desk: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    select(desk, body_words(desk))
    desk.commands["mark_green"].trigger()
    qtbot.waitUntil(lambda: len(texts(desk, "passage")) == 1)
    sizes = []
    for noted in (True, False):
        desk.commands["export"].trigger()
        asked = next(one for one in desk.findChildren(ExportDialog) if one.isVisible())
        asked.form.setCurrentIndex(asked.form.findData("pdf"))
        assert asked.noted.isVisible()
        assert asked.noted.isChecked()
        asked.noted.setChecked(noted)
        asked.place.setText(str(tmp_path / f"{noted}.pdf"))
        asked.start.click()
        qtbot.waitUntil(lambda: not asked.is_running, timeout=90_000)  # noqa: B023 — this very one
        sizes.append((tmp_path / f"{noted}.pdf").stat().st_size)
        asked.close()
        qtbot.waitUntil(lambda: not [one for one in desk.findChildren(ExportDialog) if one.isVisible()])
    assert sizes[0] > sizes[1]


def test_nothing_selected_marks_nothing(desk: MainWindow) -> None:
    desk.commands["mark"].trigger()
    assert desk.status.currentMessage() == "Select a passage of the article first."


def test_the_menu_of_the_sheet_offers_marks(desk: MainWindow, qtbot: QtBot) -> None:
    select(desk, body_words(desk))
    desk.commands["mark"].trigger()
    qtbot.waitUntil(lambda: len(texts(desk, "passage")) == 1)
    view = desk.reading_pane.view
    view.show_passage(row_of(desk, "passage").key)
    menu = QMenu(desk)
    desk.reading_pane.menu_opening.emit(menu, view.cursorRect().center())
    offered = [action.text() for action in menu.actions()]
    assert {"Note and colour…", "Remove mark"} <= set(offered)


# Searches and history


def test_what_was_read_lately_is_read_on_where_it_was_left(desk: MainWindow, program: Program, qtbot: QtBot) -> None:
    view = desk.reading_pane.view
    desk.resize(1000, 400)
    view.page_down()
    left = view.spot()
    assert left.position > 0
    program.session.open_article("a1")
    qtbot.waitUntil(lambda: read(desk) == "a1")
    program.session.open_article("a0")
    qtbot.waitUntil(lambda: read(desk) == "a0")
    assert view.spot().position == 0
    program.session.open_article("a1")
    qtbot.waitUntil(lambda: read(desk) == "a1" and len(texts(desk, "reading")) == 2)
    desk.resize(1300, 500)
    readings = [row for row in shown(desk) if row.kind == "reading" and row.reference]
    desk.desk.chosen.emit(next(row for row in readings if row.reference and row.reference.article == "a0"))
    qtbot.waitUntil(lambda: read(desk) == "a0")
    assert abs(view.share_of(view.spot()) - view.share_of(left)) < 0.1
    view.page_up()
    program.session.open_article("a1")
    qtbot.waitUntil(lambda: read(desk) == "a1")
    first = Reference(archive="made-up", article="a0")
    assert program.desk.read(lambda own: own.history.place(first)) == 0


def test_what_was_chosen_in_vain_is_not_read_on_another_time(desk: MainWindow, program: Program, qtbot: QtBot) -> None:
    desk.resize(1000, 400)
    desk.reading_pane.view.page_down()
    program.session.open_article("a1")
    qtbot.waitUntil(lambda: read(desk) == "a1" and len(texts(desk, "reading")) == 2)
    readings = [row for row in shown(desk) if row.kind == "reading" and row.reference]
    desk.desk.chosen.emit(next(row for row in readings if row.reference and row.reference.article == "a0"))
    program.session.article_missing.emit("a0")
    qtbot.waitUntil(lambda: read(desk) == "a0")
    assert desk.reading_pane.view.spot().position == 0


def test_a_search_is_kept_and_tells_what_is_new(
    desk: MainWindow,
    program: Program,
    archive: FakeArchive,
    qtbot: QtBot,
) -> None:
    with qtbot.waitSignal(program.session.completed):  # by then what there is at first has been looked at
        program.session.ask(Question(text="mặn", filters=Filters(section=("Kinh tế",))))
        desk.commands["save_search"].trigger()
    qtbot.waitUntil(lambda: texts(desk, "search") == ["mặn · Kinh tế"])
    desk.desk.rows.setData(index_of(desk, "search"), "Hạn mặn")
    qtbot.waitUntil(lambda: texts(desk, "search") == ["Hạn mặn"])
    archive.size += 10
    archive.changed = True
    program.session.refresh()
    qtbot.waitUntil(lambda: row_of(desk, "search").new == 2)
    program.session.ask(Question(text="khác"))
    desk.desk.chosen.emit(row_of(desk, "search"))
    question = program.session.question
    assert question.text == "mặn"
    assert question.filters.section == ("Kinh tế",)
    assert question.filters.picked is not None
    assert len(question.filters.picked.articles) == 2
    qtbot.waitUntil(lambda: row_of(desk, "search").new == 0)


def test_questions_and_articles_are_remembered_and_starred(
    desk: MainWindow,
    program: Program,
    qtbot: QtBot,
) -> None:
    with qtbot.waitSignal(program.session.answered):
        program.session.ask(Question(text="mặn"))
    desk.results.view.step(1)
    qtbot.waitUntil(lambda: read(desk) == "a1")
    qtbot.waitUntil(lambda: texts(desk, "question") == ["mặn"])
    assert len(texts(desk, "reading")) == 2
    desk.desk.wanted.emit("star", row_of(desk, "question"))
    qtbot.waitUntil(lambda: row_of(desk, "question").starred)
    desk.desk.wanted.emit("forget", row_of(desk, "heading", "Read"))
    qtbot.waitUntil(lambda: not texts(desk, "reading"))
    program.session.ask(Question(text="khác"))
    desk.desk.chosen.emit(row_of(desk, "question"))
    assert program.session.question.text == "mặn"


def test_an_article_that_is_not_here_is_told_by_its_title(
    desk: MainWindow,
    program: Program,
    qtbot: QtBot,
) -> None:
    gone = Reference(archive="elsewhere", article="a99999", title="Bài ở kho khác", date="1999", source="Báo cũ")
    kept = program.desk.change(lambda own: own.collections.add("Cũ"))
    assert kept is not None
    program.desk.change(lambda own: own.collections.file(kept.id, [gone]))
    desk.desk.unfold(f"collection:{kept.id}")
    desk.desk.unfolded.emit()
    qtbot.waitUntil(lambda: texts(desk, "clipping") == ["Bài ở kho khác"])
    desk.desk.chosen.emit(row_of(desk, "clipping"))
    qtbot.waitUntil(lambda: "Báo cũ" in desk.status.currentMessage())


# What else happens


def test_what_another_window_does_is_seen(desk: MainWindow, program: Program, qtbot: QtBot) -> None:
    file_into(desk, qtbot, "Của tôi")
    with Desk.open(settings.desk_folder()) as other:
        other.collections.add("Của bạn")
    program.desk.refresh()
    qtbot.waitUntil(lambda: "Của bạn" in texts(desk, "collection"))


def test_a_desk_that_cannot_be_used_is_told_and_stops_nothing(
    start: Callable[..., Program],
    archive: FakeArchive,
    qtbot: QtBot,
) -> None:
    settings.desk_folder().parent.mkdir(parents=True, exist_ok=True)
    settings.desk_folder().write_text("no folder")
    program = start(archive)
    window = program.window
    assert window is not None
    qtbot.waitUntil(lambda: window.results.model.rowCount() == 332)
    window.results.view.step(1)
    qtbot.waitUntil(lambda: read(window) == "a0")
    qtbot.waitUntil(window.message_bar.isVisible)


def test_a_damaged_desk_is_brought_back_and_told(
    start: Callable[..., Program],
    archive: FakeArchive,
    qtbot: QtBot,
) -> None:
    with Desk.open(settings.desk_folder()) as own:
        own.collections.add("Giữ")
    (settings.desk_folder() / "desk.sqlite").write_bytes(b"broken" * 1000)
    window = start(archive).window
    assert window is not None
    window.commands["pane_desk"].trigger()
    qtbot.waitUntil(lambda: texts(window, "collection") == ["Giữ"])
    assert window.message_bar.isVisible()


def choose_file(window: MainWindow, command: str, file: Path) -> None:
    window.commands[command].trigger()
    dialog = next(one for one in window.findChildren(QFileDialog) if one.isVisible())
    dialog.filesSelected.emit([str(file)])
    dialog.close()


def test_a_file_goes_to_a_colleague_and_comes_back(
    desk: MainWindow,
    program: Program,
    qtbot: QtBot,
) -> None:
    file_into(desk, qtbot, "Hạn mặn")
    file = settings.data_folder() / "bàn.desk.json"
    choose_file(desk, "export_desk", file)
    qtbot.waitUntil(file.exists)
    program.desk.change(lambda own: own.history.ask("k", Inquiry(text="x")))
    choose_file(desk, "import_desk", file)
    qtbot.waitUntil(lambda: desk.status.currentMessage() == "Nothing in it is new to you.")
    with Desk.open(settings.data_folder() / "other") as other:
        other.collections.add("Của bạn")
        other.export(file)
    choose_file(desk, "import_desk", file)
    qtbot.waitUntil(lambda: "Của bạn" in texts(desk, "collection"))
    file.write_bytes(b"[]")
    choose_file(desk, "import_desk", file)
    qtbot.waitUntil(desk.message_bar.isVisible)


def test_filters_and_recent_searches_come_back_too(desk: MainWindow, program: Program) -> None:
    filters = Filters(section=("Kinh tế",))
    program.session.set_filters(filters)
    desk.commands["clear_filters"].trigger()
    assert program.session.question.filters == Filters()
    desk.commands["undo"].trigger()
    assert program.session.question.filters == filters
    desk.top_bar.search_box.submitted.emit("mặn")
    desk.commands["forget_recent"].trigger()
    desk.top_bar.search_box.submitted.emit("ngọt")
    desk.commands["undo"].trigger()
    recent = program._browsing.asking._recent  # noqa: SLF001 — nothing else tells
    assert recent.all() == ["ngọt", "mặn"]


def test_all_that_was_searched_and_read_can_be_looked_through(desk: MainWindow, program: Program, qtbot: QtBot) -> None:
    for text in ("mặn", "ngọt"):
        inquiry = Inquiry(text=text)
        program.desk.change(lambda own: own.history.ask("made-up", inquiry))  # noqa: B023 — done at once
    desk.commands["history"].trigger()
    dialog = next(one for one in desk.findChildren(HistoryDialog) if one.isVisible())
    qtbot.waitUntil(lambda: shown_in(dialog) == ["ngọt", "mặn"])
    dialog.field.setText("man")
    assert shown_in(dialog) == ["mặn"]
    dialog.table.selectRow(0)
    dialog._star()  # noqa: SLF001 — what the button does
    assert program.desk.read(lambda own: len(own.history.questions(starred=True))) == 1
    qtbot.waitUntil(lambda: bool((entry := dialog.rows.entry(0)) and entry.row.starred))
    dialog.tabs.setCurrentIndex(1)
    dialog.field.clear()
    dialog.table.setFocus()
    assert len(shown_in(dialog)) == 1
    QTest.keyClick(dialog.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: shown_in(dialog) == [])
    dialog.tabs.setCurrentIndex(0)
    dialog.table.selectRow(1)
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.session.question.text == "mặn")
    assert not dialog.isVisible()


def test_what_was_removed_another_day_is_put_back(desk: MainWindow, program: Program, qtbot: QtBot) -> None:
    file_into(desk, qtbot, "Hạn mặn")
    with Desk.open(settings.desk_folder()) as other:  # another window
        other.collections.remove(other.collections.tree()[0].collection.id)
        other.tags.tag("lũ", [Reference(archive="made-up", article="a1", title="Lũ")])
        other.tags.remove("lũ")
    program.desk.refresh()
    desk.commands["removed"].trigger()
    dialog = next(one for one in desk.findChildren(RemovedDialog) if one.isVisible())
    rows = dialog.rows
    assert [rows.index(row, 1).data() for row in range(rows.rowCount())] == [
        "Tag “lũ”",
        "Collection “Hạn mặn”, 1 article",
    ]
    assert [rows.index(row, 2).data() for row in range(rows.rowCount())] == ["Lũ", "–"]
    dialog.listed.field.setText("han man")
    assert rows.rowCount() == 1
    QTest.keyClick(dialog.listed.table, Qt.Key.Key_Return)
    assert rows.rowCount() == 0
    assert not dialog.button.isEnabled()
    assert "Nothing here fits what you typed." in told_in(dialog)
    qtbot.waitUntil(lambda: texts(desk, "collection")[-1:] == ["Hạn mặn"])
    dialog.listed.field.clear()
    dialog.button.click()
    assert "Nothing was removed in the last 30 days." in told_in(dialog)
    assert not dialog.button.isEnabled()
    assert program.desk.read(lambda own: own.tags.all()) == [("lũ", 1)]
    dialog.close()
    program.desk.change(lambda own: own.tags.remove("lũ"))


def told_in(dialog: RemovedDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]


def shown_in(dialog: HistoryDialog) -> list[str]:
    return [str(dialog.rows.index(row, 1).data()) for row in range(dialog.rows.rowCount())]


def test_a_collection_is_exported_with_its_notes(
    desk: MainWindow, program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bytes] = []
    monkeypatch.setattr(ExportProcess, "start", lambda _process, _options, wanted: asked.append(wanted))
    file_with_note(desk, qtbot)
    with qtbot.waitSignal(program.session.answered):
        desk.desk.chosen.emit(row_of(desk, "collection"))
    desk.commands["export"].trigger()
    (dialog,) = desk.findChildren(ExportDialog)
    dialog.results.setChecked(True)
    export(dialog)
    assert json.loads(asked[0])["notes"]["a0"] == "Hỏi lại xã"
    dialog.close()


def export(dialog: ExportDialog) -> None:
    assert Path(dialog.place.text()).stem == "Hạn mặn"
    dialog.form.setCurrentIndex(dialog.form.findData("text"))
    dialog.start.click()


def test_the_menu_of_a_collection_exports_it_whatever_the_list_shows(
    desk: MainWindow, program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bytes] = []
    monkeypatch.setattr(ExportProcess, "start", lambda _process, _options, wanted: asked.append(wanted))
    collection = file_with_note(desk, qtbot)
    with Desk.open(settings.desk_folder()) as own:
        own.collections.file(collection, [Reference(archive="e" * 16, article="gone", title="Bài của kho khác")])
    before = program.session.question
    for _time in range(2):
        menu = desk.desk.build_menu(index_of(desk, "collection"))
        next(action for action in menu.actions() if action.text() == "Export…").trigger()
        qtbot.waitUntil(lambda: bool(desk.findChildren(ExportDialog)), timeout=90_000)
        (dialog,) = desk.findChildren(ExportDialog)
        assert dialog.results.isChecked()
        assert dialog.results.text() == "&List “Hạn mặn”: 1 article"
        export(dialog)
        wanted = json.loads(asked.pop())
        assert wanted["filters"]["picked"]["name"] == "Hạn mặn"
        assert wanted["notes"]["a0"] == "Hỏi lại xã"
        dialog.close()
        qtbot.waitUntil(lambda: not desk.findChildren(ExportDialog), timeout=90_000)
    assert program.session.question == before


def test_a_collection_of_which_nothing_is_in_this_archive_is_not_exported(desk: MainWindow, qtbot: QtBot) -> None:
    file_into(desk, qtbot, "Hạn mặn")
    with Desk.open(settings.desk_folder()) as own:
        collection = own.collections.named("Hạn mặn")[0].id
        own.collections.take_out([own.collections.filed(collection)[0].clipping.id])
        own.collections.file(collection, [Reference(archive="e" * 16, article="gone", title="Bài của kho khác")])
    menu = desk.desk.build_menu(index_of(desk, "collection"))
    next(action for action in menu.actions() if action.text() == "Export…").trigger()
    qtbot.waitUntil(
        lambda: desk.status.currentMessage() == "No article of “Hạn mặn” is in this archive.", timeout=90_000
    )
    assert not desk.findChildren(ExportDialog)
