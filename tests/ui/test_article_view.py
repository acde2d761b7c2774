from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage, QKeyEvent, QTextCursor, QTextDocument, QWheelEvent
from PySide6.QtWidgets import QApplication

from archiveviewer.ui import theme
from archiveviewer.ui.article import messages
from archiveviewer.ui.article.article_view import ArticleView
from archiveviewer.ui.theme import DARK, LIGHT
from archiveviewer.ui.trails import Spot
from ui.fakes import LocalViewer
from ui.sample_pages import ARTICLE, RELATED, draw, long_article, page_of

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def view(qtbot: QtBot) -> ArticleView:
    made = ArticleView(LocalViewer())
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    qtbot.waitExposed(made)
    return made


def lost_blocks(document: QTextDocument) -> int:
    """How many blocks have text but no lines, or stand above the one before."""
    lost, bottom = 0, -1.0
    block = document.begin()
    while block.isValid():
        place = document.documentLayout().blockBoundingRect(block)
        if block.text() and (block.layout().lineCount() == 0 or place.height() < 5 or place.y() < bottom - 1):
            lost += 1
        if block.text().strip() and not _in_row(document, block.position()):
            bottom = place.bottom()
        block = block.next()
    return lost


def _in_row(document: QTextDocument, position: int) -> bool:
    cursor = QTextCursor(document)
    cursor.setPosition(position)
    return cursor.currentTable() is not None


def key(view: ArticleView, code: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    text = " " if code == Qt.Key.Key_Space else ""
    QApplication.sendEvent(view, QKeyEvent(QEvent.Type.KeyPress, code, modifiers, text))


@pytest.mark.parametrize("widths", [(500, 1200, 420, 800, 900), (800, 900, 1000), (300, 301, 290, 700, 600)])
def test_no_paragraph_is_lost_when_the_pane_changes_its_width(
    view: ArticleView, tmp_path: Path, widths: tuple[int, ...]
) -> None:
    draw(tmp_path / "1.png", 1200, 675)
    view.show_page(page_of(long_article(), folder=tmp_path))
    for width in widths:
        view.resize(width, 700)
        assert lost_blocks(view.document()) == 0


def test_the_column_stays_readable(view: ArticleView) -> None:
    view.show_page(page_of(long_article()))
    for width in (300, 700, 2000):
        view.resize(width, 700)
        margins = view.document().rootFrame().frameFormat()
        column = view.viewport().width() - margins.leftMargin() - margins.rightMargin()
        assert 200 < column <= 34 * 13 * view.logicalDpiY() / 72 + 1
        assert abs(margins.leftMargin() - margins.rightMargin()) <= 1


@pytest.mark.parametrize(
    "name", ["file:///etc/passwd", "//server/share/x.png", "relative.png", "http://x/y.png", "", "reader:picture/1"]
)
def test_nothing_is_ever_loaded_by_name(view: ArticleView, name: str) -> None:
    for kind in QTextDocument.ResourceType:
        resource = view.loadResource(kind.value, QUrl(name))
        assert isinstance(resource, QImage)
        assert not resource.isNull()


def test_the_sheet_goes_nowhere_by_address(view: ArticleView, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<b>secret</b>")
    view.setSource(QUrl.fromLocalFile(str(tmp_path / "page.html")))
    assert "secret" not in view.toPlainText()


def test_pictures_come_later_without_moving_the_text(view: ArticleView, tmp_path: Path, qtbot: QtBot) -> None:
    draw(tmp_path / "1.png")
    view.show_page(page_of(ARTICLE, folder=tmp_path))
    height = view.document().size().height()
    image = QTextDocument.ResourceType.ImageResource.value
    qtbot.waitUntil(lambda: view.document().resource(image, QUrl("reader:picture/1")).width() > 1)
    assert view.document().size().height() == height


def test_hits_are_counted_stepped_and_wrapped(view: ArticleView) -> None:
    seen: list[tuple[int, int]] = []
    view.hits_changed.connect(lambda current, total: seen.append((current, total)))
    view.show_page(page_of(ARTICLE, "mặn"))
    total = seen[-1][1]
    assert seen[-1] == (0, total)
    assert total == 7
    for _ in range(total + 1):
        view.next_hit()
    assert [current for current, _ in seen[-total - 1 :]] == [*range(1, total + 1), 1]
    view.previous_hit()
    assert seen[-1] == (total, total)


def painted(view: ArticleView) -> list[tuple[str, str]]:
    return [
        (selection.cursor.selectedText(), selection.format.background().color().name())
        for selection in view.extraSelections()
    ]


def test_hits_are_painted_on_their_words_after_an_emoji(view: ArticleView) -> None:
    view.show_page(page_of(ARTICLE, "cống An Hóa", "đo độ"))
    assert {word.replace("\u00a0", " ").casefold() for word, _ in painted(view)} == {"cống an hóa", "đo độ"}
    view.next_hit()
    assert painted(view)[-1] == ("đo độ", LIGHT.current_hit)


def test_the_first_step_goes_to_the_first_hit_on_the_screen_or_below(view: ArticleView) -> None:
    view.show_page(page_of(long_article(), "Cống ngăn mặn"))
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    before = view.verticalScrollBar().value()
    seen: list[int] = []
    view.hits_changed.connect(lambda current, _total: seen.append(current))
    view.next_hit()
    assert seen[-1] > 1
    assert view.verticalScrollBar().value() >= before - view.viewport().height()


def test_a_current_hit_can_be_seen(view: ArticleView) -> None:
    view.show_page(page_of(long_article(), "giữa tháng 5"))
    for _ in range(5):
        view.next_hit()
        line = view.cursorRect(view.textCursor())
        assert 0 <= line.top() < line.bottom() <= view.viewport().height()


def test_finding_replaces_the_hits_of_the_search_for_a_while(view: ArticleView) -> None:
    view.show_page(page_of(ARTICLE, "mặn"))
    view.find("ham luong")
    assert {word for word, _ in painted(view)} == {"Hàm Luông"}
    view.find("")
    assert {word.casefold() for word, _ in painted(view)} == {"mặn"}


def test_the_same_article_again_keeps_place_and_hit(view: ArticleView) -> None:
    article = long_article()
    view.show_page(page_of(article, "mặn"))
    for _ in range(9):
        view.next_hit()
    before = view.verticalScrollBar().value()
    seen: list[int] = []
    view.hits_changed.connect(lambda current, _total: seen.append(current))
    view.show_page(page_of(article, "mặn", related=RELATED))
    assert abs(view.verticalScrollBar().value() - before) <= 1
    assert seen[-1] == 9


def test_another_article_starts_at_its_beginning(view: ArticleView) -> None:
    view.show_page(page_of(long_article("a"), "mặn"))
    view.page_down()
    view.show_page(page_of(long_article("b"), "mặn"))
    assert view.verticalScrollBar().value() == 0


@pytest.mark.parametrize("change", ["zoom", "width", "theme"])
def test_what_is_read_stays_in_sight(view: ArticleView, change: str, qapp: QApplication) -> None:
    view.show_page(page_of(long_article()))
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    before = view.spot()
    if change == "zoom":
        view.set_zoom(170)
    elif change == "width":
        view.resize(480, 500)
    else:
        theme.apply(qapp, "dark")
    assert abs(view.spot().position - before.position) < 200


def test_the_text_size_has_bounds_and_tells(view: ArticleView) -> None:
    view.show_page(page_of(ARTICLE))
    seen: list[int] = []
    view.zoom_changed.connect(seen.append)
    view.set_zoom(1000)
    view.set_zoom(1)
    view.enlarge()
    view.reduce()
    assert seen == [300, 60, 70, 60]
    assert view.zoom == 60


def test_ctrl_and_wheel_change_the_text_size(view: ArticleView) -> None:
    middle = QPointF(100, 100)
    for turn in (120, 120, -120):
        event = QWheelEvent(
            middle,
            view.viewport().mapToGlobal(middle),
            QPoint(),
            QPoint(0, turn),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.ControlModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,  # noqa: FBT003 — Qt takes it by place alone
        )
        QApplication.sendEvent(view.viewport(), event)
    assert view.zoom == 110


def test_space_pages_and_tells_the_end(view: ArticleView, qtbot: QtBot) -> None:
    view.show_page(page_of(long_article()))
    key(view, Qt.Key.Key_Space)
    first = view.verticalScrollBar().value()
    assert view.viewport().height() // 2 < first < view.viewport().height()
    key(view, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert view.verticalScrollBar().value() == 0
    with qtbot.assertNotEmitted(view.end_reached):
        while view.verticalScrollBar().value() < view.verticalScrollBar().maximum():
            key(view, Qt.Key.Key_Space)
    with qtbot.waitSignal(view.end_reached):
        key(view, Qt.Key.Key_Space)


def test_arrows_scroll_and_with_shift_select(view: ArticleView) -> None:
    view.show_page(page_of(long_article()))
    key(view, Qt.Key.Key_Down)
    assert view.verticalScrollBar().value() > 0
    assert not view.textCursor().hasSelection()
    key(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert view.textCursor().hasSelection()


def test_links_can_be_followed_by_keyboard(view: ArticleView) -> None:
    view.show_page(page_of(ARTICLE, related=RELATED))
    view.setFocus(Qt.FocusReason.TabFocusReason)
    requested: list[str] = []
    view.article_requested.connect(requested.append)
    view.search_requested.connect(requested.append)
    for _ in range(4):
        key(view, Qt.Key.Key_Tab)
        key(view, Qt.Key.Key_Return)
    assert requested == ["hạn mặn", "Bến Tre", "two", "Con nước lạ"]


def test_addresses_are_copied_never_opened(view: ArticleView) -> None:
    view.show_page(page_of(ARTICLE))
    addresses: list[str] = []
    view.address_copied.connect(addresses.append)
    for number in range(10):
        view.anchorClicked.emit(QUrl(f"reader:link/{number}"))
    assert addresses == [ARTICLE.url]
    assert QGuiApplication.clipboard().text() == ARTICLE.url


def test_a_copy_is_clean(view: ArticleView) -> None:
    view.show_page(page_of(ARTICLE))
    view.selectAll()
    view.copy()
    data = QGuiApplication.clipboard().mimeData()
    assert data.formats() == ["text/plain"]
    assert "61 tuổi" in data.text()
    assert not set(data.text()) & set("\u00a0\u2028\u2029\ufdd0\ufdd1\ufffc\x00")


def test_the_sheet_takes_on_another_theme(view: ArticleView, qapp: QApplication, qtbot: QtBot) -> None:
    view.show_page(page_of(ARTICLE, "mặn"))
    theme.apply(qapp, "dark")
    qtbot.waitUntil(lambda: {colour for _, colour in painted(view)} == {DARK.hit})


def test_messages_take_the_place_of_an_article(view: ArticleView) -> None:
    assert "Choose an article" in view.toPlainText()
    view.show_page(page_of(ARTICLE, "mặn"))
    view.show_message(messages.article_missing)
    assert "no longer in the archive" in view.toPlainText()
    assert view.page is None
    view.next_hit()
    view.find("archive")
    view.page_down()
    assert view.spot() == Spot()
