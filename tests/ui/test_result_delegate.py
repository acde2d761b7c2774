from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from archiveviewer.results import Hit, Snippet, Span
from archiveviewer.ui import theme
from archiveviewer.ui.results.result_delegate import LAYOUTS_KEPT, ResultDelegate
from archiveviewer.ui.results.results_model import ResultsModel
from ui.fakes import make_hit

WIDTH = 380


def painted(hit: Hit, *, selected: bool = False) -> QImage:
    model, delegate = ResultsModel(10), ResultDelegate()
    model.show(1, (hit,))
    option = QStyleOptionViewItem()
    option.palette = theme.palette(theme.LIGHT)
    option.font = theme.sans()
    option.state = QStyle.StateFlag.State_Enabled
    if selected:
        option.state |= QStyle.StateFlag.State_Selected
    option.rect = QRect(0, 0, WIDTH, delegate.sizeHint(option, model.index(0)).height())
    image = QImage(option.rect.size(), QImage.Format.Format_RGB32)
    image.fill(QColor(theme.LIGHT.paper))
    painter = QPainter(image)
    delegate.paint(painter, option, model.index(0))
    painter.end()
    return image


def columns_of(image: QImage, colour: str) -> list[int]:
    wanted = QColor(colour).rgb()
    return [x for x in range(image.width()) if any(image.pixel(x, y) == wanted for y in range(image.height()))]


def test_marked_words_have_the_ground_of_hits() -> None:
    assert columns_of(painted(make_hit(0, ["man"])), theme.LIGHT.hit)
    assert not columns_of(painted(make_hit(0)), theme.LIGHT.hit)


def test_spans_are_code_points_even_after_letters_beyond_the_first_plane() -> None:
    plain = Hit(id="1", title="aaaa mặn", title_spans=(Span(5, 8),))
    clef = Hit(id="2", title="𝄞𝄞𝄞𝄞 mặn", title_spans=(Span(5, 8),))
    one, other = (columns_of(painted(hit), theme.LIGHT.hit) for hit in (plain, clef))
    assert one
    assert abs(len(one) - len(other)) <= 1  # where the letters begin within a pixel differs


@pytest.mark.parametrize("place", ["body", "caption"])
@pytest.mark.parametrize(
    "before", ["một câu dài đứng trước từ được tìm " * 6, "𝄞𝄞 nhạc " * 30, "a" * 300, "a" * 300 + " "]
)
def test_what_was_found_is_seen_however_late_it_stands_in_its_passage(before: str, place: str) -> None:
    spans = (Span(len(before), len(before) + 3), Span(len(before) + 4, len(before) + 7))
    snippet = Snippet(before + "mặn mặn rồi còn nhiều chữ đứng sau nữa", spans, place)  # type: ignore[arg-type]
    late = columns_of(painted(Hit(id="1", title="Bài", snippet=snippet)), theme.LIGHT.hit)
    assert late
    early = Snippet("mặn mặn", (Span(0, 3), Span(4, 7)))
    assert abs(len(late) - len(columns_of(painted(Hit(id="1", title="Bài", snippet=early)), theme.LIGHT.hit))) <= 2


@pytest.mark.parametrize(
    "title",
    [
        "",
        " ",
        "a" * 100_000,
        "<b>đậm</b>" * 50,
        "\n\n\r\t\0",
        "\u202eđảo ngược",
        "👩‍👩‍👧‍👦" * 400,
        "ế" * 3000,
        "nửa \ud83d chữ \udc00",
    ],
)
def test_no_title_breaks_a_row(title: str) -> None:
    spans = (Span(0, len(title)), Span(len(title), len(title) + 9), Span(3, 1))
    image = painted(Hit(id="1", title=title, title_spans=spans, snippet=Snippet(title, spans, "caption")))
    assert image.height() == painted(make_hit(0)).height()


def test_a_selected_row_looks_selected() -> None:
    assert columns_of(painted(make_hit(0), selected=True), theme.LIGHT.selection)


def test_layouts_are_kept_but_not_for_ever() -> None:
    model, delegate = ResultsModel(1000), ResultDelegate()
    model.show(400, tuple(make_hit(number) for number in range(400)))
    option = QStyleOptionViewItem()
    option.font = theme.sans()
    option.rect = QRect(0, 0, WIDTH, 100)
    image = QImage(WIDTH, 100, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    for row in range(400):
        delegate.paint(painter, option, model.index(row))
    painter.end()
    assert len(delegate._rows) == LAYOUTS_KEPT  # noqa: SLF001 — the bound itself is what matters
