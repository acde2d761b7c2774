from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from archiveviewer.results import Explanation
from archiveviewer.ui.results.explanation_panel import ARTICLES_ROLE, ExplanationPanel, joint

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

FLOODS = Explanation(
    text="(lũ OR lụt)",
    joined="OR",
    articles=40,
    parts=(Explanation(text="lũ", articles=30), Explanation(text="lụt", articles=20)),
)
WHOLE = Explanation(
    text="(<b>Huế</b> AND (lũ OR lụt))",
    joined="AND",
    articles=12,
    parts=(Explanation(text="<b>Huế</b>", articles=1203), FLOODS),
)


@pytest.fixture
def panel(qtbot: QtBot) -> ExplanationPanel:
    made = ExplanationPanel()
    qtbot.addWidget(made)
    made.resize(380, 300)
    made.show_explanation(WHOLE)
    made.show()
    return made


def rows(panel: ExplanationPanel, above: QModelIndex | None = None) -> list[tuple[str, int]]:
    model, above = panel.parts.model(), above or QModelIndex()
    found = []
    for index in (model.index(row, 0, above) for row in range(model.rowCount(above))):
        found += [(index.data(), index.data(ARTICLES_ROLE)), *rows(panel, index)]
    return found


def test_parts_stand_below_what_joins_them(panel: ExplanationPanel) -> None:
    assert rows(panel) == [
        ("all of these", 12),
        ("<b>Huế</b>", 1203),
        ("any of these", 40),
        ("lũ", 30),
        ("lụt", 20),
    ]
    first = panel.parts.model().index(0, 0)
    assert first.data(Qt.ItemDataRole.AccessibleTextRole) == "all of these, 12 article(s)"


@pytest.mark.parametrize("height", [180, 260, 600])
def test_nothing_lies_upon_the_parts(panel: ExplanationPanel, height: int, qapp: QApplication) -> None:
    panel.show_explanation(Explanation(text="w", joined="OR", articles=1, parts=(WHOLE, WHOLE, WHOLE)))
    panel.resize(280, height)
    qapp.processEvents()
    hint = panel.findChildren(QLabel)[-1]
    assert panel.parts.geometry().bottom() < hint.geometry().top()
    assert hint.height() >= hint.heightForWidth(hint.width())
    row = panel.parts.visualRect(panel.parts.model().index(0, 0)).height()
    assert panel.parts.height() >= 3 * row


def test_a_click_chooses_a_part(panel: ExplanationPanel, qtbot: QtBot) -> None:
    floods = panel.parts.model().index(1, 0, panel.parts.model().index(0, 0))
    where = panel.parts.visualRect(floods).center()
    with qtbot.waitSignal(panel.part_chosen) as told:
        QTest.mouseClick(panel.parts.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    assert told.args == ["(lũ OR lụt)"]


def test_everything_is_said_to_be_everything(panel: ExplanationPanel) -> None:
    panel.show_explanation(Explanation(text="*", articles=7))
    assert rows(panel) == [("every article", 7)]


@pytest.mark.parametrize(
    ("joined", "words"),
    [
        ("NOT", "without"),
        ("w/5", "within 5 words, in any order"),
        ("pre/12", "within 12 words, in this order"),
        ("w/p", "in one paragraph"),
        ("atleast3", "at least 3 times"),
        ("first20", "among the first 20 words"),
        ("SOMETHING", "SOMETHING"),
        ("", ""),
    ],
)
def test_operators_are_said_in_words(joined: str, words: str) -> None:
    assert joint(joined) == words
