from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from archiveviewer import Archive
from archiveviewer.export import FORMS
from archiveviewer.results import Progress
from archiveviewer.ui import unwritable, wording
from archiveviewer.ui.window.export_dialog import ExportDialog, Offer, Wish
from archiveviewer.ui.work.export_process import ExportProcess, Outcome
from reference_parsers import ris_records

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def dialog(qtbot: QtBot) -> ExportDialog:
    made = ExportDialog(Offer("Cống Ba Lai: khi nào xong?", 12, "cống ba lai"))
    qtbot.addWidget(made)
    made.show()
    return made


def choose(dialog: ExportDialog, form: str) -> None:
    dialog.form.setCurrentIndex(dialog.form.findData(form))


def test_every_form_is_offered(dialog: ExportDialog) -> None:
    assert {dialog.form.itemData(row) for row in range(dialog.form.count())} == {*FORMS, "html", "pdf"}


def test_the_name_follows_what_and_as_what(dialog: ExportDialog) -> None:
    choose(dialog, "ris")
    assert dialog.place.text().endswith("Cống Ba Lai khi nào xong.ris")
    dialog.results.setChecked(True)
    assert dialog.place.text().endswith("cống ba lai.ris")
    choose(dialog, "html")
    assert dialog.place.text().endswith("cống ba lai")


def test_a_name_given_by_hand_stays_but_for_its_suffix(dialog: ExportDialog, tmp_path: Path) -> None:
    choose(dialog, "csv")
    dialog.place.setText(str(tmp_path / "tôi.csv"))
    dialog.place.textEdited.emit(dialog.place.text())
    dialog.results.setChecked(True)
    choose(dialog, "bibtex")
    assert dialog.place.text() == str(tmp_path / "tôi.bib")


def test_a_wish_says_all(dialog: ExportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    choose(dialog, "apa")
    dialog.results.setChecked(True)
    dialog.place.setText(str(tmp_path / "a.txt"))
    with qtbot.waitSignal(dialog.wanted) as asked:
        dialog.start.click()
    assert asked.args == [Wish("results", "apa", tmp_path / "a.txt", replace=False, title="cống ba lai")]
    assert not dialog.start.isEnabled()
    assert dialog.stop.isVisible()
    dialog.show_progress(Progress(phase="writing", done=3, total=12))
    assert (dialog.bar.value(), dialog.bar.maximum()) == (3, 12)
    dialog.show_done(12, 2)
    assert f"written to {tmp_path / 'a.txt'}. 2 picture" in dialog.said.text()
    dialog.show_done(5000, left_out=7)
    assert dialog.said.text().endswith("There is no room in it for 7 more article(s) that were found.")
    assert dialog.folder.isVisible()
    assert dialog.start.isEnabled()


def test_what_the_files_dialog_asked_about_is_replaced(dialog: ExportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    choose(dialog, "csv")
    dialog._take_place(tmp_path / "a.csv")  # noqa: SLF001 — what the system's dialog calls
    with qtbot.waitSignal(dialog.wanted) as asked:
        dialog.start.click()
    assert asked.args[0].replace is True


def test_closing_stops_what_runs(dialog: ExportDialog, qtbot: QtBot) -> None:
    dialog.start.click()
    with qtbot.waitSignal(dialog.cancelled):
        dialog.reject()


def test_without_an_article_the_results_are_offered(qtbot: QtBot) -> None:
    made = ExportDialog(Offer("", 3, "*"), "ris")
    qtbot.addWidget(made)
    assert made.results.isChecked()
    assert not made.article.isEnabled()
    assert made.place.text().endswith("All articles.ris")


def test_everything_that_takes_the_keyboard_has_a_name(dialog: ExportDialog) -> None:
    for part in dialog.findChildren(QWidget):
        if part.isVisible() and part.focusPolicy():
            assert QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name), part


def test_only_paper_can_have_marks(dialog: ExportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    choose(dialog, "ris")
    assert not dialog.marked.isVisible()
    choose(dialog, "pdf")
    dialog.marked.setChecked(True)
    dialog.place.setText(str(tmp_path / "a.pdf"))
    with qtbot.waitSignal(dialog.wanted) as asked:
        dialog.start.click()
    assert asked.args[0].marked is True


def test_only_what_can_carry_notes_offers_them(qtbot: QtBot, tmp_path: Path) -> None:
    made = ExportDialog(Offer("Cống Ba Lai", 3, "", noted=True), "ris")
    qtbot.addWidget(made)
    made.show()
    made.results.setChecked(True)
    assert not made.noted.isVisible()
    choose(made, "text")
    assert made.noted.isVisible()
    assert made.noted.isChecked()
    made.article.setChecked(True)
    assert not made.noted.isVisible()
    made.results.setChecked(True)
    made.place.setText(str(tmp_path / "a.txt"))
    with qtbot.waitSignal(made.wanted) as asked:
        made.start.click()
    assert asked.args[0].noted is True


# The process


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    (tmp_path / "bài.txt").write_text(
        "Cống Ba Lai\n\nCống ngăn mặn Ba Lai đóng từ rằm tháng Giêng để giữ nước ngọt cho vườn cây ăn trái.\n",
        encoding="utf-8",
    )
    with Archive.create(tmp_path / "kho") as made:
        for _ in made.update([tmp_path / "bài.txt"]):
            pass
    return tmp_path / "kho"


def outcome(qtbot: QtBot, archive: Path, place: Path, wanted: dict[str, object]) -> Outcome:
    process = ExportProcess()
    with qtbot.waitSignal(process.finished, timeout=90_000) as ended:
        process.start(["--archive", str(archive), "--as", "ris", "--output", str(place)], json.dumps(wanted).encode())
    told = ended.args[0]
    assert isinstance(told, Outcome)
    return told


def test_a_child_writes_what_is_wanted(qtbot: QtBot, archive: Path, tmp_path: Path) -> None:
    place = tmp_path / "a.ris"
    wanted: dict[str, object] = {"question": "cong ba lai", "sort": "newest", "filters": {}}
    told = outcome(qtbot, archive, place, wanted)
    assert (told.ending, told.exported and told.exported.articles) == ("done", 1)
    assert [record["TI"] for record in ris_records(place.read_bytes().decode())] == [["Cống Ba Lai"]]
    assert outcome(qtbot, archive, place, wanted).ending == "taken"


def test_a_child_that_fails_says_why(qtbot: QtBot, archive: Path, tmp_path: Path) -> None:
    told = outcome(qtbot, archive, tmp_path / "không có" / "a.ris", {"question": ""})
    assert told == Outcome("failed", messages=unwritable.sentence("ENOENT"))
    told = outcome(qtbot, tmp_path / "kho khác", tmp_path / "a.ris", {"question": ""})
    assert told == Outcome("failed", messages=wording.error_named("ArchiveMissing"))
    told = outcome(qtbot, archive, tmp_path / "a.ris", {"question": 5})
    assert told.ending == "failed"  # and not: there is something at that place
    assert "not understood" in told.messages
