from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PySide6.QtGui import QImage

from archiveviewer.article import Article, Block, Provenance
from archiveviewer.desk.noting import NOTHING
from archiveviewer.errors import ArchiveMissing
from archiveviewer.results import Progress
from archiveviewer.ui.article.pdf_book import PdfBook
from archiveviewer.ui.page import Page
from archiveviewer.ui.questions import Question
from archiveviewer.ui.search_session import SearchSession
from archiveviewer.ui.work.export_process import Exported, Outcome
from archiveviewer.ui.work.pdf_export import Order, PdfExport
from ui.fakes import FakeArchive, LocalViewer
from ui.sample_pages import ARTICLE, page_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[SearchSession]:
    del qtbot
    made = SearchSession(FakeArchive(12), LocalViewer())
    made.open(tmp_path)
    yield made
    made.stop()


def texts(path: Path) -> list[str]:
    """The text of each page."""
    with pypdfium2.PdfDocument(path) as document:
        return [page.get_textpage().get_text_range().replace("\r\n", " ") for page in document]


def long_page(title: str, paragraphs: int) -> Page:
    words = "Nước mặn lên sớm hơn mọi năm, bà con ở xã Tân Xuân chở nước ngọt về tưới vườn bưởi da xanh. " * 3
    blocks = tuple(Block(kind="paragraph", text=f"Đoạn {number}. {words}") for number in range(paragraphs))
    return Page(Article(title=title, source="Báo Bến Tre", blocks=blocks, provenance=Provenance(path="a.txt")))


@pytest.mark.usefixtures("qapp")
def test_articles_follow_each_other_with_numbers_throughout(tmp_path: Path) -> None:
    book = PdfBook(tmp_path / "a.pdf", "Nước mặn")
    for page in (long_page("Bài một", 24), page_of(ARTICLE), long_page("Bài hai", 2)):
        book.add(page, {}, marked=False)
    book.close()
    pages = texts(tmp_path / "a.pdf")
    assert [page.rstrip().split()[-1] for page in pages] == [str(number + 1) for number in range(len(pages))]
    assert len(pages) > 3
    everything = " ".join(pages)
    assert [f"Đoạn {number}." in everything for number in range(24)] == [True] * 24
    assert "Báo Bến Tre · Bài một" in pages[0]
    assert "Báo Bến Tre · Bài hai" in pages[-1]


@pytest.mark.usefixtures("qapp")
def test_marks_are_painted_only_where_they_are_asked_for(tmp_path: Path) -> None:
    def colours(name: str, *, marked: bool) -> bool:
        book = PdfBook(tmp_path / name, "a")
        book.add(page_of(ARTICLE, "mặn"), {}, marked=marked)
        book.close()
        with pypdfium2.PdfDocument(tmp_path / name) as document:
            seen = document[0].render(scale=1).to_pil().convert("RGB")
        return any(pixel[0] > 220 and pixel[2] < 160 for _count, pixel in seen.getcolors(1 << 24) or [])

    assert colours("with.pdf", marked=True)
    assert not colours("without.pdf", marked=False)
    assert "mặn" in texts(tmp_path / "with.pdf")[0]


@pytest.mark.usefixtures("qapp")
def test_a_picture_that_is_missing_leaves_its_room(tmp_path: Path) -> None:
    book = PdfBook(tmp_path / "a.pdf", "a")
    book.add(page_of(ARTICLE, folder=tmp_path), {0: QImage()}, marked=False)
    book.close()
    assert texts(tmp_path / "a.pdf")


def ended(qtbot: QtBot, session: SearchSession, order: Order) -> Outcome:
    made = PdfExport(session, LocalViewer(), order)
    with qtbot.waitSignal(made.finished, timeout=90_000) as told:
        made.start()
    outcome = told.args[0]
    assert isinstance(outcome, Outcome)
    return outcome


def order(place: Path, ids: list[str] | None, *, replace: bool = False) -> Order:
    return Order(place, "Hạn mặn", Question("mặn"), ids, marked=True, replace=replace, noted=lambda _article: NOTHING)


def test_all_that_was_found_is_written(qtbot: QtBot, session: SearchSession, tmp_path: Path) -> None:
    assert ended(qtbot, session, order(tmp_path / "a.pdf", None)) == Outcome("done", Exported(12))
    assert len(texts(tmp_path / "a.pdf")) >= 12
    assert [one.name for one in tmp_path.iterdir()] == ["a.pdf"]


def test_what_has_no_room_is_counted(
    qtbot: QtBot, session: SearchSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("archiveviewer.ui.work.pdf_export.MOST_ARTICLES", 5)
    assert ended(qtbot, session, order(tmp_path / "a.pdf", None)).exported == Exported(5, left_out=7)


def test_one_that_is_gone_is_passed_over(qtbot: QtBot, session: SearchSession, tmp_path: Path) -> None:
    assert ended(qtbot, session, order(tmp_path / "a.pdf", ["a1", "a99"])).exported == Exported(1)


def test_what_is_there_is_replaced_only_when_told(qtbot: QtBot, session: SearchSession, tmp_path: Path) -> None:
    place = tmp_path / "a.pdf"
    place.write_text("mine")
    assert ended(qtbot, session, order(place, ["a1"])).ending == "taken"
    assert place.read_text() == "mine"
    assert ended(qtbot, session, order(place, ["a1"], replace=True)).ending == "done"
    assert ended(qtbot, session, order(tmp_path / "no" / "a.pdf", ["a1"])).ending == "failed"


def test_who_stops_it_finds_nothing(qtbot: QtBot, session: SearchSession, tmp_path: Path) -> None:
    made = PdfExport(session, LocalViewer(), order(tmp_path / "a.pdf", None))
    with qtbot.waitSignal(made.progressed) as told:
        made.start()
    assert isinstance(told.args[0], Progress)
    with qtbot.waitSignal(made.finished) as stopped:
        made.cancel()
    assert stopped.args == [Outcome("cancelled")]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("trouble", "ending"), [("another", "cancelled"), ("gone", "failed")])
def test_an_archive_that_is_left_or_fails_ends_it(
    qtbot: QtBot, session: SearchSession, tmp_path: Path, trouble: str, ending: str
) -> None:
    made = PdfExport(session, LocalViewer(), order(tmp_path / "a.pdf", None))
    with qtbot.waitSignal(made.progressed):
        made.start()
    with qtbot.waitSignal(made.finished) as told:
        if trouble == "another":
            session.open(tmp_path / "kho")
        else:
            session.archive_failed.emit(ArchiveMissing(tmp_path / "kho"))
    assert told.args[0].ending == ending
    assert list(tmp_path.iterdir()) == []
