"""Files that need a person: the list, its table, the choice of an encoding, and the text it would give."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from archiveviewer.results import Problem
from archiveviewer.ui import wording
from archiveviewer.ui.window.encoding_dialog import Doubtful, EncodingDialog
from archiveviewer.ui.window.problems_dialog import ProblemsDialog
from archiveviewer.ui.window.problems_model import ENCODING, FILE, FOLDER, REASON, table
from archiveviewer.ui.work.previewing import Previewing, text_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

PROBLEMS = (
    Problem(path="/kho/a/hỏng.docx", failed=True, reason="damaged", detail="no zip"),
    Problem(path="/kho/a/rỗng.txt", failed=True, reason="empty"),
    Problem(path="/kho/b/hỏng.pdf", failed=True, reason="damaged"),
    Problem(path="/kho/b/cũ.txt", article="a7", reason="encoding-uncertain", encoding="vni", score=0.41),
    Problem(path="/kho/b/thùng.mbox", member="thư 3", article="a8", reason="cut", encoding="tcvn3", score=0.9),
    Problem(path="/kho/c", reason="date-missing", count=1200),
)
ENCODINGS = {"utf-8": "Unicode (UTF-8)", "tcvn3": "TCVN3 (ABC)", "vni": "VNI Windows"}


@pytest.fixture
def dialog(qtbot: QtBot) -> ProblemsDialog:
    made = ProblemsDialog()
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    made.show_problems(PROBLEMS)
    return made


def column(dialog: ProblemsDialog, number: int) -> list[str]:
    model = dialog.model
    return [str(model.data(model.index(row, number))) for row in range(model.rowCount())]


def kinds(dialog: ProblemsDialog) -> list[str]:
    return [dialog.kinds.item(row).text().strip() for row in range(dialog.kinds.count())]


def button(dialog: ProblemsDialog, words: str) -> QPushButton:
    return next(each for each in dialog.findChildren(QPushButton) if words in each.text().replace("&", ""))


def test_reasons_are_grouped_and_counted(dialog: ProblemsDialog) -> None:
    assert kinds(dialog) == [
        "All (6)",
        "Could not be read (3)",
        "The file is damaged (2)",
        "The file is empty (1)",
        "May be wrong (3)",
        "The text is cut off (1)",
        "No date was found (1)",
        "Letters may be wrong: the encoding is not certain (1)",
    ]
    assert dialog._said.text().startswith("3 file(s) could not be read.")  # noqa: SLF001


def test_names_have_the_room_of_encodings_that_no_file_has(dialog: ProblemsDialog) -> None:
    table, width = dialog.table, dialog.table.columnWidth(FILE)
    for problems, is_hidden in ((PROBLEMS, False), (PROBLEMS[:3], True), (PROBLEMS[:2], True), (PROBLEMS, False)):
        dialog.show_problems(problems)
        assert table.isColumnHidden(ENCODING) == is_hidden
        assert (table.columnWidth(FILE) > width) == is_hidden
    assert table.columnWidth(FILE) == width


def test_a_reason_shows_its_files_alone(dialog: ProblemsDialog) -> None:
    for row, shown in ((2, 2), (1, 3), (4, 3), (0, 6)):
        dialog.kinds.setCurrentRow(row)
        assert dialog.model.rowCount() == shown
    dialog.kinds.setCurrentRow(2)
    dialog.show_problems(PROBLEMS[1:])
    assert kinds(dialog)[dialog.kinds.currentRow()] == "The file is damaged (1)"
    assert column(dialog, FILE) == ["hỏng.pdf"]
    dialog.show_problems(())
    assert kinds(dialog) == ["All (0)"]
    assert dialog._said.text() == "Every file could be read, and nothing looks wrong."  # noqa: SLF001


def test_columns_tell_file_reason_guess_and_folder_and_sort(dialog: ProblemsDialog) -> None:
    dialog.table.sortByColumn(FILE, Qt.SortOrder.AscendingOrder)
    assert column(dialog, FILE) == [
        "c (1,200 times)",
        "cũ.txt",
        "hỏng.docx",
        "hỏng.pdf",
        "rỗng.txt",
        "thùng.mbox › thư 3",
    ]
    dialog.table.sortByColumn(ENCODING, Qt.SortOrder.AscendingOrder)
    assert column(dialog, ENCODING)[:2] == ["vni, 41 % sure", "tcvn3, 90 % sure"]
    dialog.table.sortByColumn(FOLDER, Qt.SortOrder.DescendingOrder)
    assert column(dialog, FOLDER)[0] == "/kho"
    dialog.table.sortByColumn(REASON, Qt.SortOrder.AscendingOrder)
    assert column(dialog, REASON)[0] == "The file is damaged"


def test_only_what_can_be_done_is_offered(dialog: ProblemsDialog, qtbot: QtBot) -> None:
    dialog.table.selectAll()
    assert not button(dialog, "Encoding").isEnabled()
    with qtbot.waitSignal(dialog.retry_wanted) as asked:
        button(dialog, "Try again").click()
    assert asked.args is not None
    assert len(asked.args[0]) == 6
    dialog.kinds.setCurrentRow(kinds(dialog).index("Letters may be wrong: the encoding is not certain (1)"))
    with qtbot.waitSignals([dialog.article_wanted, dialog.encoding_wanted]):
        button(dialog, "Show article").click()
        button(dialog, "Encoding").click()
    dialog.show_busy(busy=True)
    assert not button(dialog, "Encoding").isEnabled()
    assert not button(dialog, "Try again").isEnabled()
    assert button(dialog, "Open folder").isEnabled()


def test_a_row_is_chosen_whatever_keys_are_held(dialog: ProblemsDialog) -> None:
    QTest.keyPress(dialog.table, Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier)
    dialog.show_problems(PROBLEMS[:1])
    dialog.show_problems(PROBLEMS[:1])
    assert button(dialog, "Open folder").isEnabled()


def test_the_folder_is_shown_and_lines_are_copied(
    dialog: ProblemsDialog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: asked.append(url.toLocalFile()))
    dialog.show_problems([Problem(path=str(tmp_path / "a.txt"), failed=True, reason="damaged", detail="no\nzip")])
    button(dialog, "Open folder").click()
    assert [Path(each) for each in asked] == [tmp_path]
    QTest.keySequence(dialog, QKeySequence.StandardKey.Copy)
    assert QGuiApplication.clipboard().text() == f"{tmp_path / 'a.txt'} — The file is damaged — no zip"


def test_a_list_is_saved_for_spreadsheets(dialog: ProblemsDialog, tmp_path: Path) -> None:
    dialog.kinds.setCurrentRow(1)
    dialog.save(str(tmp_path / "vấn đề.csv"))
    data = (tmp_path / "vấn đề.csv").read_bytes()
    assert data.startswith("\ufeffFile,Inside,Reason".encode())
    assert len(data.decode("utf-8-sig").splitlines()) == 4
    dialog.save(str(tmp_path / "không có" / "x.csv"))
    assert not (tmp_path / "không có").exists()


def test_nothing_of_a_file_becomes_a_formula() -> None:
    text = table([Problem(path="=cmd()|x.txt", member="+1", detail='@"a\nb', reason="cut")])
    assert text.splitlines()[1].startswith("'=cmd()|x.txt,'+1,")


@pytest.mark.parametrize(
    ("path", "name", "folder"),
    [("/kho/a.txt", "a.txt", "/kho"), ("C:\\kho\\a.txt", "a.txt", "C:\\kho"), ("a.txt", "a.txt", "a.txt")],
)
def test_paths_of_any_system_are_taken_apart(path: str, name: str, folder: str) -> None:
    assert (wording.file_name(path), wording.folder_name(path)) == (name, folder)


# Encodings


def encoding_dialog(qtbot: QtBot, doubtful: Doubtful) -> EncodingDialog:
    made = EncodingDialog(doubtful, ENCODINGS)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    return made


def test_an_encoding_is_seen_before_it_is_decided(qtbot: QtBot) -> None:
    doubtful = Doubtful("/kho/b/cũ.txt", encoding="vni", score=0.41)
    dialog = encoding_dialog(qtbot, doubtful)
    assert dialog.choice.currentText() == "Guess: VNI Windows, 41 % sure"
    with qtbot.waitSignal(dialog.preview_wanted) as asked:
        dialog.choice.setCurrentIndex(dialog.choice.findData("tcvn3"))
    assert asked.args == [doubtful, "tcvn3"]
    dialog.show_preview("vni", "sai")  # comes too late
    assert dialog.text.toPlainText() == "Loading…"
    dialog.show_preview("tcvn3", "Tin lũ")
    assert dialog.text.toPlainText() == "Tin lũ"
    with qtbot.waitSignal(dialog.decided) as decided:
        dialog._decide()  # noqa: SLF001
    assert decided.args == ["/kho/b/cũ.txt", "tcvn3"]


def test_an_encoding_may_hold_for_a_folder_and_be_taken_back(qtbot: QtBot) -> None:
    dialog = encoding_dialog(qtbot, Doubtful("/kho/b/cũ.txt", encoding="tcvn3", decided="tcvn3"))
    assert dialog.choice.currentData() == "tcvn3"
    dialog._folder.setChecked(True)  # noqa: SLF001
    dialog.choice.setCurrentIndex(0)
    with qtbot.waitSignal(dialog.decided) as decided:
        dialog._decide()  # noqa: SLF001
    assert decided.args == [str(Path("/kho/b")), ""]


def test_a_folder_has_no_text_to_show(qtbot: QtBot) -> None:
    dialog = encoding_dialog(qtbot, Doubtful("/kho/c", is_folder=True))
    qtbot.waitUntil(dialog.text.isEnabled)
    assert "Choose one of its files" in dialog.text.toPlainText()


def test_a_file_is_read_in_another_process(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "cũ.txt"
    path.write_text("Lũ về\n\nSáng nay nước sông dâng cao, bà con hai bên bờ dọn đồ lên gác.\n", "utf-8")
    previewing = Previewing()
    with qtbot.waitSignal(previewing.read, timeout=90_000) as read:
        previewing.ask(path, "", "utf-8")
    assert read.args is not None
    assert read.args[0] == "utf-8"
    assert "nước sông" in read.args[1]
    with qtbot.waitSignal(previewing.read, timeout=90_000) as gone:
        previewing.ask(tmp_path / "không có.txt", "", "")
    assert gone.args == ["", ""]
    previewing.ask(path, "", "")
    previewing.stop()


def test_of_many_articles_the_one_that_is_meant_is_shown() -> None:
    articles = [{"title": "Một", "member": "1"}, {"title": "Hai", "member": "2", "blocks": [{"text": "Chữ"}, {}]}]
    assert text_of(json.dumps(articles).encode(), "2") == "Hai\n\nChữ"
    assert text_of(json.dumps(articles).encode(), "9") == "Một\n\nHai\n\nChữ"
    assert text_of(b"{", "") == ""
