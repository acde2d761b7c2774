"""The translations say everything, say it in step with the sources, and are what the window shows."""

from __future__ import annotations

import ast
import importlib.util
import itertools
import platform
import re
import shutil
import xml.etree.ElementTree as ET
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QAbstractListModel, QCoreApplication, QLocale, QModelIndex, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPushButton,
    QTableView,
    QTextBrowser,
    QWidget,
)

from archiveviewer.archive import FLAWS
from archiveviewer.article import Dated
from archiveviewer.errors import ArchiveBusy, ArchiveDamaged, ArchiveMissing, ArchiveTooNew, ArchiveTooOld, Unreadable
from archiveviewer.results import Failure, Notice, Problem, Progress, Results, Stats, Summary
from archiveviewer.settings import Settings, resource
from archiveviewer.ui import help_pages, problem_wording, wording
from archiveviewer.ui.article.reading_pane import ReadingPane
from archiveviewer.ui.dates import long_date, short_date
from archiveviewer.ui.questions import Question
from archiveviewer.ui.report import ReportDialog
from archiveviewer.ui.search_session import Answer
from archiveviewer.ui.translation import Translation
from archiveviewer.ui.window import help_dialogs
from archiveviewer.ui.window.encoding_dialog import Doubtful, EncodingDialog
from archiveviewer.ui.window.export_dialog import ExportDialog, Offer
from archiveviewer.ui.window.help_window import HelpWindow
from archiveviewer.ui.window.keys_dialog import KeysDialog
from archiveviewer.ui.window.main_window import MainWindow
from archiveviewer.ui.window.problems_dialog import ProblemsDialog
from archiveviewer.ui.window.settings_dialog import SettingsDialog
from ui.fakes import LocalViewer
from ui.sample_pages import ARTICLE, RELATED, page_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from archiveviewer.settings import Language

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "src" / "archiveviewer" / "ui").rglob("*.py"))
TRANSLATIONS = sorted(resource("translations").glob("*.ts"))
VIETNAMESE = resource("translations", "archiveviewer_vi.ts")
ENGLISH = resource("translations", "archiveviewer_en.ts")
QT = resource("translations", "qtbase_vi.ts")

NAMES = {"archive", "viewer", "english", "enter", "esc", "tab", "ctrl", "shift", "alt", "page", "up", "down"}
"""English on purpose: names, and words that stand on the keys of a Vietnamese keyboard."""
EXAMPLES = {"or", "not", "title", "sapo", "caption", "author", "section", "source", "date"}
"""Words of the language of questions, shown in its help."""
LICENCES = {"python", "qt", "pyside", "be", "vietnam", "pro", "clause"}


_LATE_TONE = re.compile("([oO][àáảãạèéẻẽẹ]|(?<![qQ])[uU][ỳýỷỹỵ])(?![a-zà-ỹ])")


@dataclass(frozen=True)
class Message:
    context: str
    source: str
    forms: tuple[str, ...]
    finished: bool

    @property
    def key(self) -> tuple[str, str]:
        return self.context, self.source


def messages(path: Path) -> list[Message]:
    found = []
    for context in ET.parse(path).getroot().iter("context"):  # noqa: S314 — our own file
        for each in context.iter("message"):
            translation = each.find("translation")
            assert translation is not None
            forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
            found.append(
                Message(
                    context.findtext("name") or "", each.findtext("source") or "", tuple(forms), not translation.attrib
                )
            )
    return found


def said_in_sources() -> dict[tuple[str, str], ast.Call]:
    """(context, text) of every call that translates, and the call."""
    found = {}
    for path in SOURCES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        owners = {
            id(inner): node.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ClassDef)
            for inner in ast.walk(node)
        }
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            asked = ast.unparse(node.func)
            if asked in {"translate", "QCoreApplication.translate"}:  # any other is a string's or a painter's
                found[_literal(node.args[0], path), _literal(node.args[1], path)] = node
            elif asked.endswith(".tr"):
                found[owners[id(node)], _literal(node.args[0], path)] = node
    return found


def _literal(argument: ast.expr, path: Path) -> str:
    told = f"{path.name}:{argument.lineno}: text must be a plain literal, or no translation will ever be found"
    assert isinstance(argument, ast.Constant), told
    assert isinstance(argument.value, str), told
    return argument.value


def script() -> Any:  # noqa: ANN401 — a script, not a module of the program
    spec = importlib.util.spec_from_file_location("translate", ROOT / "packaging" / "translate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# The files.


@pytest.mark.parametrize("path", TRANSLATIONS, ids=lambda path: path.name)
def test_nothing_is_left_to_translate(path: Path) -> None:
    assert [message.key for message in messages(path) if not (message.finished and all(message.forms))] == []


def test_the_translations_have_what_the_sources_say_and_nothing_else() -> None:
    said = said_in_sources()
    assert {message.key for message in messages(VIETNAMESE)} == set(said)
    assert {message.key for message in messages(ENGLISH)} == {key for key in said if "%Ln" in key[1]}


def test_lupdate_finds_nothing_new(tmp_path: Path) -> None:
    """What translators will be given is what they have translated."""
    tools = script()
    kept = shutil.copy(VIETNAMESE, tmp_path)
    copies = tmp_path / "copies"
    copies.mkdir()
    tools.extract(tools.readable_sources(copies), Path(kept))
    assert messages(Path(kept)) == messages(VIETNAMESE)


@pytest.mark.parametrize("path", TRANSLATIONS, ids=lambda path: path.name)
def test_the_compiled_files_are_fresh(path: Path) -> None:
    translator = QTranslator()
    assert translator.load(str(path.with_suffix(".qm")))
    for message in messages(path):
        numbers = [-1] if len(message.forms) == 1 else [1, 2]
        said = [translator.translate(message.context, message.source, None, number) for number in numbers]
        assert said == list(message.forms), message.key


@pytest.mark.parametrize("path", TRANSLATIONS, ids=lambda path: path.name)
def test_placeholders_and_letter_keys_agree(path: Path) -> None:
    for message in messages(path):
        for form in message.forms:
            assert placeholders(form) == placeholders(message.source), message.key
            assert len(re.findall(r"&[A-Za-z]", form)) == form.count("&") == message.source.count("&"), (
                f"{form}: one letter key that every keyboard has"
            )
            assert (form[:1].isspace(), form[-1:].isspace()) == (
                message.source[:1].isspace(),
                message.source[-1:].isspace(),
            ), message.key


@pytest.mark.parametrize("path", TRANSLATIONS, ids=lambda path: path.name)
def test_every_number_has_the_separators_of_its_language(path: Path) -> None:
    assert [message.key for message in messages(path) if "%n" in message.source] == []


def placeholders(text: str) -> Counter[str]:
    return Counter(re.findall(r"%L?n|%\d|%p|\{\w*\}", text))


@pytest.mark.parametrize("path", [VIETNAMESE, QT], ids=lambda path: path.name)
def test_vietnamese_is_written_as_it_is_set(path: Path) -> None:
    for message in messages(path):
        for form in message.forms:
            assert "..." not in form, f"{form}: one character for an ellipsis"
            assert '"' not in form, f"{form}: curved quotation marks"
            assert not re.search(r"\s[,.;:?!]|\s%(?!L?[\dnp])", form), f"{form}: no blank before a mark"
            assert not _LATE_TONE.search(form.replace("&", "")), f"{form}: hóa, khỏe, hủy, not hoá, khoẻ, huỷ"


# The window.


@pytest.fixture
def speak(qapp: QApplication) -> Iterator[Translation]:
    before = QLocale()
    translation = Translation(qapp)
    yield translation
    for translator in translation.findChildren(QTranslator):
        qapp.removeTranslator(translator)
    QLocale.setDefault(before)


def window_in(language: Language, speak: Translation, qtbot: QtBot) -> MainWindow:
    speak.choose(language)
    window = MainWindow(Settings(language=language), ReadingPane(LocalViewer()), LocalViewer(), has_sample=True)
    qtbot.addWidget(window)
    window.resize(1240, 800)
    return window


@pytest.mark.parametrize("language", ["vi", "en"])
def test_letter_keys_are_unique_in_each_menu(language: Language, speak: Translation, qtbot: QtBot) -> None:
    window = window_in(language, speak, qtbot)
    for menu in (window.menuBar(), *window.menuBar().findChildren(QMenu)):
        texts = [action.text() for action in menu.actions() if action.text()]
        letters = Counter(letter.lower() for text in texts for letter in re.findall(r"&(\w)", text))
        assert max(letters.values()) == 1, f"{texts}"
        assert sum(letters.values()) == len(texts), f"without a letter key: {texts}"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_letter_key_of_a_page_is_a_menus(language: Language, speak: Translation, qtbot: QtBot) -> None:
    """Alt and the letter would then only move to and fro between both."""
    window = window_in(language, speak, qtbot)
    texts = [action.text() for action in window.menuBar().actions()]
    for page in (window.welcome, window.trouble, window.results, window.reading_pane):
        parts = [*page.findChildren(QLabel), *page.findChildren(QPushButton)]
        letters = Counter(
            letter.lower() for text in (*texts, *map(_text, parts)) for letter in re.findall(r"&(\w)", text)
        )
        assert max(letters.values()) == 1, f"{page}: {letters}"


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("dialog", [SettingsDialog, ProblemsDialog, ExportDialog, QFileDialog])
def test_letter_keys_are_unique_in_each_dialog(
    dialog: type[QWidget], language: Language, speak: Translation, qtbot: QtBot
) -> None:
    speak.choose(language)
    makers: dict[type[QWidget], Callable[[], QWidget]] = {
        SettingsDialog: lambda: SettingsDialog(Settings(), Path("kho")),
        ProblemsDialog: ProblemsDialog,
        ExportDialog: lambda: ExportDialog(Offer("Bài", 12, "lũ")),
        QFileDialog: own_file_dialog,
    }
    made = makers[dialog]()
    qtbot.addWidget(made)
    parts = [*made.findChildren(QLabel), *made.findChildren(QAbstractButton)]
    letters = Counter(letter.lower() for part in parts for letter in re.findall(r"&(\w)", _text(part)))
    assert letters
    assert max(letters.values()) == 1, letters


def _text(part: QWidget) -> str:
    return part.text() if isinstance(part, QLabel | QAbstractButton) else ""


def own_file_dialog() -> QFileDialog:
    dialog = QFileDialog(directory="/")  # nobody's folders, whose names could pass for words
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    return dialog


def troubled(parent: QWidget) -> ProblemsDialog:
    dialog = ProblemsDialog(parent)
    dialog.show_problems(
        [
            *(Problem(path="a.txt", failed=True, reason=reason) for reason in Unreadable.REASONS),
            *(Problem(path="a.txt", reason=reason, encoding="vni", score=0.4) for reason in FLAWS),
            Problem(path="thư mục", reason="date-missing", count=40),
        ]
    )
    return dialog


def answer(total: int, *notices: str) -> Answer:
    results = Results(
        total=total,
        notices=tuple(Notice(kind=kind, detail="lũ") for kind in notices),
        suggestions=("lũ quét",),
    )
    return Answer(Question("lũ", mode="strict"), results)


def test_the_vietnamese_window_speaks_vietnamese(speak: Translation, qtbot: QtBot) -> None:
    window = window_in("vi", speak, qtbot)
    window.show_panes()
    window.status.show_stats(Stats(articles=1234, pictures=12, updated="2024-03-14T07:30:00Z"))
    window.status.indexing.begin()
    window.reading_pane.show_page(page_of(ARTICLE, related=RELATED))
    window.reading_pane.open_find()
    for shown in (answer(3, "relaxed", "unaccented", "corrected", "misread"), answer(0)):
        window.results.show_answer(shown)
        assert english_in(window) == set()
    for error in (ArchiveMissing, ArchiveDamaged, ArchiveTooNew, ArchiveTooOld, ArchiveBusy):
        window.show_trouble(error(Path("kho"), "lạ"))
        assert english_in(window) == set()
    window.show_welcome()
    assert english_in(window) == set()
    assert english_in(window.reading_pane.build_menu()) == set()


def test_vietnamese_dialogs_speak_vietnamese(speak: Translation, qtbot: QtBot) -> None:
    window = window_in("vi", speak, qtbot)
    box = QMessageBox(window)
    box.setStandardButtons(QMessageBox.StandardButton(0x0FFFFC00))
    box.setDetailedText("…")
    dialogs = [
        SettingsDialog(Settings(), Path("kho"), window),
        troubled(window),
        EncodingDialog(Doubtful("a.txt", "trang", "vni", 0.5), {"vni": "VNI"}, window),
        ReportDialog("…", window),
        KeysDialog(window.commands, {}, window),
        HelpWindow(help_pages.load("vi"), window),
        help_dialogs.about_dialog(window),
        QPrintDialog(window),
        own_file_dialog(),
        box,
    ]
    for dialog in dialogs:
        qtbot.addWidget(dialog)
        assert english_in(dialog) == set(), dialog


def test_every_remark_has_its_sentence(speak: Translation, qapp: QApplication) -> None:
    del qapp
    speak.choose("vi")
    sentences = [
        *(wording.notice(Notice(kind=kind)) for kind in wording._NOTICES),  # noqa: SLF001
        *(problem_wording.kind(reason, failed=True) for reason in problem_wording._REASONS),  # noqa: SLF001
        wording.summary(Summary(added=1234, updated=1, removed=2, failed=(Failure(path=""),))),
        wording.summary(Summary()),
        wording.progress(Progress(phase="looking", done=3)),
        wording.progress(Progress(phase="finishing", total=3)),
        wording.progress_details(Progress(phase="reading", done=1, total=3, failed=1, seconds_left=130)),
    ]
    assert english_words(" ".join(sentences)) == set()
    assert wording.articles(1234) == "1.234 bài"
    assert wording.time_left(130) == "còn khoảng 2 phút"


def test_english_counts_as_people_do(speak: Translation, qapp: QApplication) -> None:
    del qapp
    speak.choose("en")
    assert wording.articles(1) == "1 article"
    assert wording.articles(1234) == "1,234 articles"
    assert wording.time_left(60) == "about 1 minute left"
    assert wording.summary(Summary(added=84, updated=1)) == "84 articles added · 1 article changed"


def test_dates_in_vietnamese(speak: Translation, qapp: QApplication) -> None:
    del qapp
    speak.choose("vi")
    assert long_date(Dated(value="2019-04-30T14:05:00+07:00", precision="minute")) == "Thứ Ba, 30/4/2019, 14:05"
    assert short_date(Dated(value="2019-04-30", precision="day")) == "30/4/2019"
    assert short_date(Dated(value="2019-04", precision="month")) == "tháng 4/2019"
    assert short_date(Dated(value="2019", precision="year")) == "2019"
    assert wording.date(Dated(value="2019-04-30", precision="day", guessed=True)) == "khoảng 30/4/2019"
    assert "30/4/2019 " in wording.holdings(Stats(updated="2019-04-30T08:00:00Z"))


def test_dates_in_english_leave_no_doubt_of_day_and_month(speak: Translation, qapp: QApplication) -> None:
    del qapp
    speak.choose("en")
    assert wording.date(Dated(value="2019-04-03", precision="day")) == "3 Apr 2019"


def test_qt_itself_speaks_vietnamese(speak: Translation, qtbot: QtBot) -> None:
    speak.choose("vi")
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
    line = QLineEdit()
    for widget in (box, line):
        qtbot.addWidget(widget)
    assert {button.text() for button in box.buttons()} == {"Đồng ý", "Hủy"}
    menu = line.createStandardContextMenu()
    qtbot.addWidget(menu)
    assert menu.actions()[0].text().startswith("&Hoàn tác")
    assert QCoreApplication.translate("QScrollBar", "Scroll here") == "Cuộn tới đây"


# What is English.


def english_in(top: QWidget) -> set[str]:
    return {word for text in shown_in(top) for word in english_words(text)}


def english_words(text: str) -> set[str]:
    """Words of our English sentences that no Vietnamese sentence has."""
    plain = re.sub("<[^>]*>", " ", text.replace("&", "").replace(platform.platform(), ""))
    words = set(re.findall(r"[^\W\d_]+", plain.lower()))
    return words & _english() - _vietnamese() - NAMES - EXAMPLES - LICENCES


def _words(texts: list[str]) -> set[str]:
    return {word for text in texts for word in re.findall(r"[^\W\d_]{2,}", text.replace("&", "").lower())}


@cache
def _english() -> set[str]:
    return _words([message.source for path in (VIETNAMESE, QT) for message in messages(path)])


@cache
def _vietnamese() -> set[str]:
    return _words([form for path in (VIETNAMESE, QT) for message in messages(path) for form in message.forms])


def shown_in(top: QWidget) -> set[str]:
    texts = {action.text() for action in top.findChildren(QAction)} | {
        action.toolTip() for action in top.findChildren(QAction) if "." not in action.toolTip()
    }
    for widget in (top, *top.findChildren(QWidget)):
        texts |= {widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(), widget.windowTitle()}
        for name in ("text", "title", "placeholderText"):
            value = getattr(widget, name, None)
            texts |= {value()} if callable(value) and not isinstance(widget, QLineEdit) else set()
        texts |= _rows(widget)
    return texts


def _rows(widget: QWidget) -> set[str]:
    if isinstance(widget, QComboBox):
        return {widget.itemText(row) for row in range(widget.count())}
    if isinstance(widget, QTextBrowser):
        return {widget.toPlainText()}
    if isinstance(widget, QTableView):
        model, top = widget.model(), QModelIndex()
        if isinstance(model, QAbstractListModel):
            return {str(model.index(row, 0).data()) for row in range(model.rowCount(top))}
        places = itertools.product(range(model.rowCount(top)), range(model.columnCount(top)))
        return {str(model.index(row, column).data()) for row, column in places}
    return set()
