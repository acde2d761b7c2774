"""Whole pages that stand in the window while there is nothing to list: the first start, and an archive in trouble.

Comes in: a choice of language and look, or an error; goes out: the person's next step as a signal. They refuse to know
the archive.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QPen
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from archiveviewer.errors import ArchiveBusy, ArchiveDamaged, ArchiveMissing
from archiveviewer.settings import Language, Theme
from archiveviewer.ui import icons, theme, wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from archiveviewer.settings import Settings

_WIDTH = 560


class CentredColumn(QWidget):
    """A column of parts in the middle of the window, no wider than is good to read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        inner = QWidget(self)
        inner.setMaximumWidth(_WIDTH)
        self.column = QVBoxLayout(inner)
        self.column.setSpacing(14)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(inner, 100)
        across.addStretch(1)
        down = QVBoxLayout(self)
        down.addStretch(2)
        down.addLayout(across)
        down.addStretch(3)

    def add_title(self, text: str) -> QLabel:
        """A headline."""
        label = self.add_text(text)
        label.setFont(theme.serif(self.font().pointSizeF() * 1.9, QFont.Weight.Bold))
        return label

    def add_text(self, text: str) -> QLabel:
        """A paragraph."""
        label = QLabel(text, self)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        self.column.addWidget(label)
        return label

    def add_buttons(self, buttons: Sequence[QPushButton]) -> None:
        """A line of buttons, the first of them the one to take."""
        line = QHBoxLayout()
        line.setSpacing(10)
        for number, button in enumerate(buttons):
            button.setMinimumHeight(38 if number == 0 else 32)
            button.setAutoDefault(True)
            line.addWidget(button)
        line.addStretch(1)
        self.column.addLayout(line)


class PrimaryButton(QPushButton):
    """The one button of a page that most people are looking for."""

    def sizeHint(self) -> QSize:
        """With room around the words."""
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 44, 40)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Filled with the strongest colour of the theme; a ring while it has the keyboard."""
        del event
        colours = theme.colours(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QColor(colours.bar_selected)
        if self.isDown() or self.underMouse():
            ground = ground.darker(115)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(3, 3, -3, -3), 5, 5)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)
        painter.setPen(QColor(colours.paper))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


class WelcomePage(CentredColumn):
    """The first start: where the articles come from, and which language and look the program has."""

    folder_wanted = Signal()
    sample_wanted = Signal()
    language_chosen = Signal(str)
    theme_chosen = Signal(str)

    def __init__(self, settings: Settings, *, has_sample: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add_title(self.tr("Search your newspaper’s own archive"))
        self.add_text(
            self.tr(
                "Choose a folder with articles: saved web pages, text, Word, PDF, scans, ZIP. "
                "They are indexed and can be searched at once; the files themselves are never changed, "
                "and nothing leaves this computer."
            )
        )
        self.choose = PrimaryButton(self.tr("Choose folder…"), self)
        self.choose.clicked.connect(self.folder_wanted)
        self.sample = QPushButton(self.tr("Try the sample archive"), self)
        self.sample.clicked.connect(self.sample_wanted)
        self.sample.setVisible(has_sample)
        self.add_buttons((self.choose, self.sample))
        self.add_text(self.tr("Or drop a folder anywhere on this window.")).setForegroundRole(
            QPalette.ColorRole.PlaceholderText
        )
        self.column.addSpacing(18)
        self._add_choices(settings)

    def _add_choices(self, settings: Settings) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        languages, themes = language_choice(settings.language, self), theme_choice(settings.theme, self)
        languages.activated.connect(self._choose_language)
        themes.activated.connect(self._choose_theme)
        form.addRow(self.tr("&Language"), languages)
        form.addRow(self.tr("The&me"), themes)
        self._languages, self._themes = languages, themes
        self.column.addLayout(form)

    def _choose_language(self) -> None:
        self.language_chosen.emit(self._languages.currentData())

    def _choose_theme(self) -> None:
        self.theme_chosen.emit(self._themes.currentData())


class TroublePage(CentredColumn):
    """The archive can't be used: what happened, and what can be done."""

    retry_wanted = Signal()
    other_wanted = Signal()
    new_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = self.add_title("")
        self._text = self.add_text("")
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.retry = QPushButton(icons.icon("refresh"), self.tr("Try again"), self)
        self.other = QPushButton(self.tr("Open other archive…"), self)
        self.new = QPushButton(self.tr("New archive…"), self)
        self.retry.clicked.connect(self.retry_wanted)
        self.other.clicked.connect(self.other_wanted)
        self.new.clicked.connect(self.new_wanted)
        self.add_buttons((self.retry, self.other, self.new))

    def show_error(self, error: Exception) -> None:
        """Say it in words; offer what can help."""
        self._title.setText(wording.error_title(error))
        self._text.setText(wording.error(error))
        self.retry.setVisible(isinstance(error, (ArchiveMissing, ArchiveBusy, ArchiveDamaged)))


def language_choice(chosen: Language, parent: QWidget) -> QComboBox:
    """A box with the languages, in their own words."""
    box = QComboBox(parent)
    words = {"system": wording.as_system(), "vi": "Tiếng Việt", "en": "English"}
    return _filled(box, [(words[name], name) for name in get_args(Language)], chosen)


def theme_choice(chosen: Theme, parent: QWidget) -> QComboBox:
    """A box with the looks."""
    box = QComboBox(parent)
    return _filled(box, [(wording.theme(name), name) for name in get_args(Theme)], chosen)


def _filled(box: QComboBox, choices: list[tuple[str, str]], chosen: str) -> QComboBox:
    for text, name in choices:
        box.addItem(text, name)
    box.setCurrentIndex(box.findData(chosen))
    return box
