from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from archiveviewer.query.question import understand
from archiveviewer.ui.link_button import LinkButton
from archiveviewer.ui.results import query_help
from archiveviewer.ui.results.query_help import query_dialog
from archiveviewer.ui.translation import Translation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from archiveviewer.settings import Language

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES = (("en", DOCS / "search-language.md"), ("vi", DOCS / "search-language.vi.md"))


@pytest.fixture
def speak(qapp: QApplication) -> Iterator[Translation]:
    translation = Translation(qapp)
    yield translation
    translation.remove()
    translation.deleteLater()


def examples() -> list[str]:
    sections = (query_help.words(), query_help.nearness(), query_help.places(), query_help.times())
    return [example for rows in sections for example, _meaning in rows]


@pytest.mark.parametrize("language", ["en", "vi"])
def test_every_example_is_understood(language: Language, speak: Translation) -> None:
    speak.choose(language)
    for example in examples():
        question = understand(example)
        assert not [notice for notice in question.notices if notice.kind != "synonyms"], example
        assert question.tree is not None, example


@pytest.mark.parametrize(("language", "page"), PAGES, ids=["en", "vi"])
def test_the_printed_pages_hold_every_example(language: Language, page: Path, speak: Translation) -> None:
    speak.choose(language)
    text = page.read_text(encoding="utf-8")
    assert [one for one in examples() if f"`{one.replace('“', chr(34)).replace('”', chr(34))}`" not in text] == []


def test_a_click_tries_an_example(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = query_dialog(window)
    tried: list[str] = []
    dialog.example_chosen.connect(tried.append)
    for link in dialog.findChildren(LinkButton):
        link.click()
    assert tried == examples()
    assert all(link.accessibleDescription() for link in dialog.findChildren(LinkButton))
