"""Parts too small for a file of their own: chips, recent questions, choices, languages, opening, reports."""

from __future__ import annotations

import ast
import json
import os
import sys
import threading
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, QUrl
from PySide6.QtGui import QDesktopServices, QIcon
from PySide6.QtWidgets import QPlainTextEdit, QToolButton

import archiveviewer
from archiveviewer import settings
from archiveviewer.results import Filters
from archiveviewer.ui.article.article_tabs import ArticleTabs
from archiveviewer.ui.choices import Choices
from archiveviewer.ui.desk.note_dialog import NoteDialog
from archiveviewer.ui.desk.removed_dialog import RemovedDialog
from archiveviewer.ui.kept_tabs import KeptTabs
from archiveviewer.ui.opening import open_safely
from archiveviewer.ui.questions import NO_FILTERS, Question, any_filter, with_dates, with_value
from archiveviewer.ui.remembered import Remembered
from archiveviewer.ui.report import LastResort, ReportDialog
from archiveviewer.ui.results.filter_chips import Chip, FilterChips
from archiveviewer.ui.results.recent_questions import RECENT_KEPT, RecentQuestions
from archiveviewer.ui.trails import Tabs
from archiveviewer.ui.translation import Translation

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from archiveviewer.ui.scribe import Scribe


def test_many_tabs_can_still_be_told_apart(qtbot: QtBot) -> None:
    tabs = ArticleTabs()
    qtbot.addWidget(tabs)
    tabs.resize(600, 40)
    tabs.show_titles([f"{number}: Mặn vào sâu 70 km, lúa hè thu lùi lịch" for number in range(300)], 0)
    readable = tabs.fontMetrics().horizontalAdvance("300: Mặn")
    assert all(tabs.tabRect(number).width() > readable for number in range(300))


def test_a_notes_chosen_colour_is_told_from_the_others(qtbot: QtBot) -> None:
    dialog = NoteDialog("mặn", "", "green")
    qtbot.addWidget(dialog)
    (chosen,) = [button for button in dialog.findChildren(QToolButton) if button.isChecked()]
    ringed, plain = (
        chosen.icon().pixmap(chosen.iconSize(), state=state) for state in (QIcon.State.On, QIcon.State.Off)
    )
    assert ringed.toImage() != plain.toImage()


def test_an_empty_list_of_what_was_removed_keeps_its_field_at_the_top(qtbot: QtBot) -> None:
    dialog = RemovedDialog()
    qtbot.addWidget(dialog)
    dialog.show_removals(())
    dialog.show()
    field = dialog.listed.field
    assert field.mapTo(dialog, field.rect().bottomLeft()).y() < dialog.height() // 3


def test_chips_take_their_filter_away(qtbot: QtBot) -> None:
    chips = FilterChips()
    qtbot.addWidget(chips)
    chips.show_filters(Filters(section=("Kinh tế",), author=("A",), dates=("1999", "2001")))
    left: list[Filters] = []
    chips.filters_chosen.connect(left.append)
    for chip in chips.findChildren(Chip):
        assert chip.accessibleName()
        chip.click()
    assert left == [
        Filters(author=("A",), dates=("1999", "2001")),
        Filters(section=("Kinh tế",), dates=("1999", "2001")),
        Filters(section=("Kinh tế",), author=("A",)),
        NO_FILTERS,
    ]


def test_what_an_article_must_have_is_a_chip_too(qtbot: QtBot) -> None:
    chips = FilterChips()
    qtbot.addWidget(chips)
    chips.show_filters(Filters(has=("image", "caption")))
    left: list[Filters] = []
    chips.filters_chosen.connect(left.append)
    pictures, captions, everything = chips.findChildren(Chip)
    assert (pictures.text(), captions.text()) == ("Pictures", "Captions")
    pictures.click()
    everything.click()
    assert left == [Filters(has=("caption",)), NO_FILTERS]


def test_many_chips_break_into_lines(qtbot: QtBot) -> None:
    chips = FilterChips()
    qtbot.addWidget(chips)
    chips.show_filters(Filters(author=tuple(f"Tác giả số {number}" for number in range(12))))
    layout = chips.layout()
    assert layout is not None
    assert layout.heightForWidth(300) > 3 * layout.heightForWidth(5000)


def test_filters_change_one_value_at_a_time() -> None:
    filters = with_value(NO_FILTERS, "author", "A", on=True)
    assert with_value(filters, "author", "A", on=True) == filters
    assert with_value(filters, "author", "A", on=False) == NO_FILTERS
    assert any_filter(with_dates(NO_FILTERS, ("2000", "2000")))


def test_recent_questions_survive_and_are_bounded(tmp_path: Path, scribe: Scribe) -> None:
    recent = RecentQuestions(Remembered(tmp_path / "window.json", scribe))
    for text in ("hạn mặn", "  Hạn   mặn ", "", "*", *(f"câu {number}" for number in range(RECENT_KEPT))):
        recent.add(text)
    scribe.stop()
    again = RecentQuestions(Remembered(tmp_path / "window.json", scribe))
    assert len(again.all()) == RECENT_KEPT
    assert again.matching("CÂU 2", 3) == ["câu 29", "câu 28", "câu 27"]


def test_recent_questions_are_found_without_accents_and_forgotten(tmp_path: Path, scribe: Scribe) -> None:
    recent = RecentQuestions(Remembered(tmp_path / "window.json", scribe))
    for text in ("Cầu Mỹ Thuận", "đường cao tốc", "hạn mặn Đường 30", "title:đường"):
        recent.add(text)
    assert recent.matching("duong", 9) == ["đường cao tốc", "title:đường", "hạn mặn Đường 30"]
    assert recent.matching("ĐƯỜNG  c", 9) == ["đường cao tốc"]
    assert recent.matching("", 2) == ["title:đường", "hạn mặn Đường 30"]
    recent.forget("title:đường")
    assert recent.matching("tit", 9) == []
    recent.forget_all()
    assert recent.all() == []


@pytest.mark.parametrize("untrusted", ["một", 3, {"a": 1}, [1, "hai", ""], True])
def test_whatever_stands_in_the_windows_file_is_no_trouble(tmp_path: Path, scribe: Scribe, untrusted: object) -> None:
    (tmp_path / "window.json").write_text(json.dumps({"recent": untrusted}), encoding="utf-8")
    remembered = Remembered(tmp_path / "window.json", scribe)
    assert all(isinstance(text, str) for text in RecentQuestions(remembered).all())
    assert remembered.flag("recent", default=True)
    assert remembered.data("recent") == b""


@pytest.mark.parametrize("content", [b"", b"\xff", b"[]", b"{", b"[" * 100_000])
def test_a_windows_file_that_is_not_understood_is_written_anew(tmp_path: Path, scribe: Scribe, content: bytes) -> None:
    (tmp_path / "window.json").write_bytes(content)
    Remembered(tmp_path / "window.json", scribe).keep("desk", value=True)
    scribe.stop()
    assert Remembered(tmp_path / "window.json", scribe).flag("desk", default=False)


def test_yes_and_no_and_bytes_are_remembered_and_nothing_is_forgotten(tmp_path: Path, scribe: Scribe) -> None:
    first, second = (Remembered(tmp_path / "window.json", scribe) for _window in range(2))
    first.keep("sidebar", value=False)
    first.keep("panes", b"\0\xff")
    scribe.stop()
    second.keep("desk", value=True)
    scribe.stop()
    again = Remembered(tmp_path / "window.json", scribe)
    assert not again.flag("sidebar", default=True)
    assert again.flag("desk", default=False)
    assert again.data("panes") == b"\0\xff"
    assert again.flag("never kept", default=True)


def test_of_several_writings_of_a_file_the_last_is_done(scribe: Scribe) -> None:
    written: list[str] = []
    may_go_on = threading.Event()

    def slow() -> None:
        may_go_on.wait()
        written.append("first")

    scribe.write("a", slow)
    for number in range(3):
        scribe.write("a", partial(written.append, f"a{number}"))
    scribe.write("b", partial(written.append, "b"))
    assert written == []
    may_go_on.set()
    scribe.stop()
    assert sorted(written) == ["a2", "b", "first"]


def test_the_windows_thread_never_waits_for_the_disk(
    tmp_path: Path, scribe: Scribe, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda _file: waited.append(threading.get_ident()))
    Choices(tmp_path / "settings.toml", scribe).change(zoom=150)
    Remembered(tmp_path / "window.json", scribe).keep("desk", value=True)
    KeptTabs(tmp_path / "tabs.json", scribe).save(tmp_path, Tabs().pack())
    qtbot.waitUntil(lambda: len(waited) == 3)
    assert threading.get_ident() not in waited


def test_choices_are_kept_and_told(tmp_path: Path, scribe: Scribe) -> None:
    choices = Choices(tmp_path / "settings.toml", scribe)
    told: list[tuple[object, object]] = []
    choices.changed.connect(lambda before, after: told.append((before, after)))
    choices.change(zoom=150)
    choices.change(zoom=150)
    assert len(told) == 1
    scribe.stop()
    assert settings.load(tmp_path / "settings.toml").zoom == 150


def test_a_disk_that_cannot_be_written_costs_no_choice(tmp_path: Path, scribe: Scribe) -> None:
    (tmp_path / "file").write_text("")
    choices = Choices(tmp_path / "file" / "settings.toml", scribe)
    Remembered(tmp_path / "file" / "window.json", scribe).keep("desk", value=True)
    choices.change(theme="dark")
    scribe.stop()
    assert choices.settings.theme == "dark"


def test_the_language_sets_dates_and_numbers_as_well(qapp: QApplication) -> None:
    translation = Translation(qapp)
    translation.choose("vi")
    assert QLocale().toString(1_234_567) == "1.234.567"
    translation.choose("en")
    assert QLocale().toString(1_234_567) == "1,234,567"
    translation.remove()
    translation.deleteLater()


@pytest.mark.parametrize(
    ("name", "opened"), [("bài.html", "bài.html"), ("bài.DOCX", "bài.DOCX"), ("bài.exe", ""), ("bài.html.desktop", "")]
)
def test_only_documents_are_handed_to_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, opened: str
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: asked.append(QUrl(url).toLocalFile()))
    (tmp_path / name).write_text("")
    open_safely(tmp_path / name)
    assert [Path(path) for path in asked] == [tmp_path / opened]


def test_a_report_names_places_in_the_code_and_no_words_of_articles(qtbot: QtBot) -> None:
    last_resort = LastResort()
    words = "lời của bài báo"
    with pytest.raises(ValueError, match=words) as caught:
        int(words)
    last_resort.catch(caught.type, caught.value, caught.tb)
    dialogs = [widget for widget in _top_level_widgets() if isinstance(widget, ReportDialog) and widget.isVisible()]
    assert len(dialogs) == 1
    qtbot.addWidget(dialogs[0])
    box = dialogs[0].findChild(QPlainTextEdit)
    assert isinstance(box, QPlainTextEdit)
    assert archiveviewer.__version__ in box.toPlainText()
    assert "test_small_parts.py" in box.toPlainText()
    assert words not in box.toPlainText()
    dialogs[0].reject()


def test_the_last_resort_gives_pythons_own_back() -> None:
    last_resort = LastResort()
    last_resort.install()
    assert sys.excepthook == last_resort.catch
    last_resort.uninstall()
    assert sys.excepthook is sys.__excepthook__


def _top_level_widgets() -> list[object]:
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    return list(QApplication.topLevelWidgets())


def test_no_text_is_put_together_before_it_is_translated() -> None:
    """Tools that collect texts take an f-string literally, so it would never be translated."""
    found = []
    for path in (Path(archiveviewer.__file__).parent / "ui").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) in {"tr", "translate"}:
                found += [f"{path.name}:{node.lineno}" for part in node.args[:2] if not isinstance(part, ast.Constant)]
    assert not found, found


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def test_a_question_is_kept_as_one_value() -> None:
    asked = Question("lũ", "strict", "oldest", Filters(section=("Kinh tế",), dates=("1999", "2001")), "apart")

    assert Question.from_json(asked.to_json()) == asked
    assert Question.from_json('{"text": "lũ", "of-a-later-version": 1}') == Question("lũ")
    for untrusted in ("", "[]", '{"mode": "?"}'):
        with pytest.raises(ValueError, match=r".+"):
            Question.from_json(untrusted)
