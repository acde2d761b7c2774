"""What is to be exported, as what, and where. Articles come in as counts and titles; a wish goes out. While it is done
the dialog shows how far it is, and at the end leads to what was made.

It refuses to write anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from archiveviewer.export import SUFFIXES
from archiveviewer.ui import wording
from archiveviewer.ui.asking_where import ask_where, documents
from archiveviewer.ui.opening import open_folder_of

if TYPE_CHECKING:
    from archiveviewer.results import Progress

HTML, PDF = "html", "pdf"
_SUFFIXES = {**SUFFIXES, HTML: "", PDF: ".pdf"}
_WIDTH = 620
_TITLE_SHARE, _NAME_SHARE = 0.8, 0.6
"""Of the width, for a title by itself and for a name among other words."""
What = Literal["article", "chosen", "results"]


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be exported: the article that is shown, if any, the articles that are chosen in the list, if there are
    several, and those that were found, or that a person put together under the name `collection`. `noted` says whether
    that is a collection with notes, `article_noted` whether something was noted of the article, `any_noted` whether
    passages are marked anywhere.
    """

    title: str = ""
    found: int = 0
    question: str = ""
    collection: str = ""
    chosen: int = 0
    noted: bool = False
    article_noted: bool = False
    any_noted: bool = False


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person wants: the article, what is chosen or what was found, in a form, at a place, in place of what is
    there.
    """

    what: What
    form: str
    place: Path
    replace: bool
    title: str
    marked: bool = False
    noted: bool = False


class ExportDialog(QDialog):
    """The form above, the progress below."""

    wanted = Signal(object)
    cancelled = Signal()

    def __init__(self, offer: Offer, form: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export"))
        self.setMinimumWidth(_WIDTH)
        self._offer, self._confirmed, self._made = offer, "", Path()
        self._named_by_hand = False
        self.is_running = False
        self.article = QRadioButton(self.tr("&This article"), self)
        chosen, found = wording.articles(offer.chosen), wording.articles(offer.found)
        self.chosen = QRadioButton(self.tr("What is c&hosen in the list: %1").replace("%1", chosen), self)
        whole = self.tr("&List “%2”: %1") if offer.collection else self.tr("All that was &found: %1")
        name = self._fitting(offer.collection, _NAME_SHARE).replace("&", "&&")
        self.results = QRadioButton(whole.replace("%1", found).replace("%2", name), self)
        self.form = self._make_forms(form)
        self.marked = QCheckBox(self.tr("&Mark what was searched for"), self)
        self.noted = QCheckBox(self.tr("With my &notes and the passages I marked"), self)
        self.noted.setChecked(offer.noted or offer.article_noted)
        self.place = QLineEdit(self)
        self.browse = QPushButton(self.tr("&Choose…"), self)
        self.bar = QProgressBar(self)
        self.said = QLabel(self)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        self._lay_out()
        self._connect()
        first = self.article if offer.title else self.results
        first = self.chosen if offer.chosen else first
        first.setChecked(True)
        first.setFocus()
        self._suggest()

    def _make_forms(self, chosen: str) -> QComboBox:
        box = QComboBox(self)
        for form, words in (
            (HTML, self.tr("Dossier: a folder that any browser opens, with pictures and a search box")),
            (PDF, self.tr("PDF with pictures and page numbers")),
            ("text", self.tr("Plain text with captions")),
            ("csv", self.tr("Table for spreadsheets (CSV)")),
            ("ris", self.tr("References for Zotero, EndNote, Mendeley (RIS)")),
            ("bibtex", self.tr("References for LaTeX (BibTeX)")),
            ("csl-json", self.tr("References for citation processors (CSL-JSON)")),
            ("plain", self.tr("Citations as newsrooms write them")),
            ("apa", self.tr("Citations, APA 7")),
            ("chicago", self.tr("Citations, Chicago 17")),
            ("tcvn", self.tr("Citations, Vietnamese form (TCVN)")),
        ):
            box.addItem(words, form)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        return box

    def _lay_out(self) -> None:
        words = wording.one_line(self._offer.title)
        title = QLabel(self._fitting(words, _TITLE_SHARE), self)
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setToolTip(words)
        title.setVisible(bool(self._offer.title))
        self.article.setEnabled(bool(self._offer.title))
        self.results.setEnabled(self._offer.found > 0)
        where = QHBoxLayout()
        where.addWidget(self.place, 1)
        where.addWidget(self.browse)
        form = QFormLayout()
        form.addRow(self.tr("What:"), self.article)
        form.addRow("", title)
        form.addRow("", self.chosen)
        form.setRowVisible(self.chosen, self._offer.chosen > 0)
        form.addRow("", self.results)
        form.addRow(self.tr("&As:"), self.form)
        form.addRow("", self.marked)
        form.addRow("", self.noted)
        form.addRow(self.tr("&Where:"), where)
        label = form.labelForField(where)
        if isinstance(label, QLabel):
            label.setBuddy(self.place)
        self.bar.hide()
        self.said.hide()
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.bar)
        column.addWidget(self.said)
        column.addWidget(self._make_buttons())

    def _fitting(self, words: str, share: float) -> str:
        return self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, round(_WIDTH * share))

    def _make_buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.start = box.addButton(self.tr("&Export"), QDialogButtonBox.ButtonRole.ActionRole)
        self.start.setDefault(True)
        self.stop = box.addButton(self.tr("&Stop"), QDialogButtonBox.ButtonRole.ActionRole)
        self.folder = box.addButton(self.tr("&Open folder"), QDialogButtonBox.ButtonRole.ActionRole)
        self.stop.hide()
        self.folder.hide()
        box.rejected.connect(self.reject)
        return box

    def _connect(self) -> None:
        self.form.currentIndexChanged.connect(self._suggest)
        self.article.toggled.connect(self._suggest)
        self.chosen.toggled.connect(self._suggest)
        self.place.textEdited.connect(self._name_by_hand)
        self.place.textChanged.connect(self._allow)
        self.browse.clicked.connect(self._ask_where)
        self.start.clicked.connect(self._wish)
        self.stop.clicked.connect(self.cancelled)
        self.folder.clicked.connect(self._open_folder)

    # Where

    def _form(self) -> str:
        return str(self.form.currentData())

    def _what(self) -> What:
        if self.article.isChecked():
            return "article"
        return "chosen" if self.chosen.isChecked() else "results"

    def _title(self) -> str:
        if self.article.isChecked():
            return self._offer.title
        others = self.tr("Chosen articles") if self.chosen.isChecked() else self.tr("All articles")
        return self._offer.question.strip(" *") or others

    def _suggest(self) -> None:
        """A name that says what it is, unless a person gave another one; the suffix follows the form."""
        place = Path(self.place.text())
        if not self._named_by_hand:
            name = wording.fit_for_files(self._title()) or self.tr("Export")
            place = (place.parent if self.place.text() else documents()) / name
        elif place.suffix in _SUFFIXES.values():
            place = place.with_suffix("")
        self.place.setText(f"{place}{_SUFFIXES[self._form()]}")
        self.marked.setVisible(self._form() == PDF)
        self.noted.setVisible(self._can_have_notes())

    def _can_have_notes(self) -> bool:
        offer, form = self._offer, self._form()
        if self.article.isChecked():
            return form == PDF and offer.article_noted
        return (offer.noted and form in (HTML, PDF, "text")) or (offer.any_noted and form == PDF)

    def _name_by_hand(self) -> None:
        self._named_by_hand = True

    def _ask_where(self) -> None:
        dialog = ask_where(self, self.tr("Where to export to"), Path(self.place.text()), self._take_place)
        dialog.setDefaultSuffix(_SUFFIXES[self._form()].removeprefix("."))

    def _take_place(self, place: Path) -> None:
        """What the system's dialog gave may be replaced: it has asked."""
        self._named_by_hand, self._confirmed = True, str(place)
        self.place.setText(str(place))

    # Doing it

    def _allow(self) -> None:
        self.start.setEnabled(bool(self.place.text().strip()) and not self.is_running)

    def _wish(self) -> None:
        place = self.place.text().strip()
        self._made = Path(place)
        self.show_running(running=True)
        replace, marked = place == self._confirmed, self.marked.isChecked()
        noted = self._can_have_notes() and self.noted.isChecked()
        self.wanted.emit(Wish(self._what(), self._form(), self._made, replace, self._title(), marked, noted))

    def show_running(self, *, running: bool) -> None:
        """While it runs nothing else can be asked for but to stop it."""
        self.is_running = running
        for part in (
            self.article,
            self.chosen,
            self.results,
            self.form,
            self.marked,
            self.noted,
            self.place,
            self.browse,
        ):
            part.setEnabled(not running)
        if not running:
            self.article.setEnabled(bool(self._offer.title))
            self.results.setEnabled(self._offer.found > 0)
        self.stop.setVisible(running)
        self.folder.hide()
        self.bar.setVisible(running)
        self.bar.setRange(0, 0)
        self.said.setVisible(not running)
        self._allow()

    def show_progress(self, progress: Progress) -> None:
        """How far it is."""
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.done)

    def show_done(self, articles: int, pictures_missing: int = 0, left_out: int = 0) -> None:
        """Say what was made, and offer to look at it."""
        self.show_running(running=False)
        told = self.tr("%1 written to %2.").replace("%1", wording.articles(articles)).replace("%2", str(self._made))
        if pictures_missing:
            told += " " + self.tr("%Ln picture(s) were not there or could not be read.", "", pictures_missing)
        if left_out:
            told += " " + self.tr("There is no room in it for %Ln more article(s) that were found.", "", left_out)
        self.said.setText(told)
        self.folder.show()
        self.folder.setFocus()

    def show_failed(self, reason: str) -> None:
        """Say why nothing was made."""
        self.show_running(running=False)
        self.said.setText(reason)

    def _open_folder(self) -> None:
        open_folder_of(self._made)

    def reject(self) -> None:
        """Closing stops what runs."""
        if self.is_running:
            self.cancelled.emit()
        super().reject()
