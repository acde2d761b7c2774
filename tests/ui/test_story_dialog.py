from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester, QTest

from archiveviewer.article import Dated
from archiveviewer.results import Chapter, Story
from archiveviewer.ui.article.story_chart import times
from archiveviewer.ui.article.story_dialog import StoryDialog
from archiveviewer.ui.article.story_marks import mark
from archiveviewer.ui.article.story_model import REASON, RELATION, TITLE, StoryModel, remark

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def chapter(name: str, date: str, *kinds: str, share: float = 0.0) -> Chapter:
    precision = "day" if len(date) > 7 else "month"
    return Chapter(
        id=name,
        title=f"Bài {name}",
        date=Dated(value=date, precision=precision) if date else None,  # type: ignore[arg-type]
        kinds=kinds,  # type: ignore[arg-type]
        reasons=("Trịnh Sướng",) if "same" in kinds else (),
        share=share,
    )


STORY = Story(
    id="this",
    title="Khởi tố",
    chapters=(
        chapter("first", "2019-05", "same"),
        chapter("this", "2019-06-02"),
        chapter("copy", "2019-06-02", "reprint", share=0.999),
        chapter("later", "2021-01-15", "listed", "listed_by"),
        chapter("undated", "", "same"),
    ),
)


@pytest.fixture
def dialog(qtbot: QtBot) -> StoryDialog:
    made = StoryDialog(STORY)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_row_says_what_and_why(qtbot: QtBot) -> None:
    del qtbot
    model = StoryModel(STORY)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    rows = [[model.data(model.index(row, column)) for column in (RELATION, TITLE, REASON)] for row in range(5)]
    assert rows[:4] == [
        ["The same story", "Bài first", "Trịnh Sướng"],
        ["This article", "Bài this", ""],
        ["The same text", "Bài copy", "99 % of the text"],
        ["Listed by this article, Lists this article", "Bài later", ""],
    ]
    assert model.spoken(4) == "undated · Bài undated · The same story · Trịnh Sướng"
    assert [remark(one) for one in STORY.chapters[:2]] == ["The same story: Trịnh Sướng", ""]


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ((2019, 5, 1), (2021, 1, 15), ["2020", "2021"]),
        ((2019, 11, 20), (2020, 2, 3), ["2019-12", "2020-01", "2020-02"]),
        ((2020, 2, 27), (2020, 3, 1), ["2020-02-27", "2020-02-28", "2020-02-29", "2020-03-01"]),
        ((2020, 2, 27), (2020, 2, 27), ["2020-02-27"]),
    ],
)
def test_the_line_is_told_in_years_months_or_days(
    first: tuple[int, int, int], last: tuple[int, int, int], told: list[str]
) -> None:
    assert times(date(*first), date(*last)) == told


def test_every_relation_has_a_shape_of_its_own(qtbot: QtBot) -> None:
    del qtbot
    kinds = ("", "same", "reprint", "listed", "listed_by")
    middle = QPoint(8, 8).toPointF()
    shapes = [mark(chapter("x", "2019", *filter(None, [kind])), middle, 5).toFillPolygon() for kind in kinds]
    assert all(one != other for at, one in enumerate(shapes) for other in shapes[at + 1 :])


def test_line_of_time_and_list_stay_in_step(dialog: StoryDialog) -> None:
    assert dialog.list.currentIndex().row() == 1  # the article itself
    QTest.keyClick(dialog.chart, Qt.Key.Key_End)
    assert dialog.list.currentIndex().row() == 4
    QTest.keyClick(dialog.list, Qt.Key.Key_Home)
    assert dialog.chart.accessibleDescription().startswith("May 2019 · Bài first")
    places = dialog.chart.places()
    assert places.keys() == {0, 1, 2, 3}
    assert places[1].x() == places[2].x()
    assert places[1].y() > places[2].y()  # of one day, above one another
    QTest.mouseClick(dialog.chart, Qt.MouseButton.LeftButton, pos=places[3].toPoint())
    assert dialog.list.currentIndex().row() == 3


def test_a_chapter_is_opened_from_either(dialog: StoryDialog, qtbot: QtBot) -> None:
    QTest.keyClick(dialog.chart, Qt.Key.Key_Left)
    with qtbot.waitSignal(dialog.article_requested) as opened:
        QTest.keyClick(dialog.chart, Qt.Key.Key_Return)
    assert opened.args == ["first"]
    with qtbot.waitSignal(dialog.article_requested) as opened:
        QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert opened.args == ["first"]
    with qtbot.waitSignal(dialog.article_requested) as opened:
        dialog.open_button.click()
    assert opened.args == ["first"]


def test_a_list_is_asked_for(dialog: StoryDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.list_requested) as asked:
        dialog.save_button.click()
    assert asked.args == [STORY]


def test_a_story_of_one_article_and_of_none_can_be_shown(qtbot: QtBot) -> None:
    for chapters in ((chapter("this", "2019-06-02"),), (chapter("this", ""),), ()):
        made = StoryDialog(Story(id="this", title="Một", chapters=chapters))
        qtbot.addWidget(made)
        made.show()
        made.grab()
        QTest.keyClick(made.chart, Qt.Key.Key_Right)
        QTest.keyClick(made.chart, Qt.Key.Key_Return)


def test_chart_and_list_have_names(dialog: StoryDialog) -> None:
    for part in (dialog.chart, dialog.list):
        assert QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name)


def test_a_short_story_has_a_low_dialog(qtbot: QtBot) -> None:
    long = Story(id=STORY.id, title=STORY.title, chapters=STORY.chapters * 20)
    low, high = StoryDialog(STORY), StoryDialog(long)
    for made in (low, high):
        qtbot.addWidget(made)
        made.show()
    assert low.height() < high.height() <= 640
    assert not low.list.verticalScrollBar().maximum(), "all rows are seen at once"
