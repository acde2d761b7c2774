"""The search box of a dossier, run by Qt's own engine for scripts."""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtQml import QJSEngine, QJSValue

from archiveviewer.settings import resource

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

TEXTS = [
    "Khánh thành cầu Hàm Luông\nBến Tre. Đường dẫn dài 1,2 km.",
    "Ban Mây: bản mới, đường mới",
    "Hội nghị TỔNG KẾT năm 2009; Đà Nẵng",
]


def evaluated(engine: QJSEngine, script: str) -> QJSValue:
    value: Any = engine.evaluate(script)  # with its errors in some versions, without in others
    value = value[0] if isinstance(value, tuple) else value
    assert isinstance(value, QJSValue)
    assert not value.isError(), value.toString()
    return value


@pytest.fixture
def found(qapp: QApplication) -> Callable[[str], list[int]]:
    """Which of the texts answer a question."""
    engine = QJSEngine(qapp)
    box = evaluated(engine, resource("dossier", "search.js").read_text(encoding="utf-8"))
    engine.globalObject().setProperty("box", box)

    def answer(question: str) -> list[int]:
        asked = (
            f"{json.dumps(TEXTS)}.map(box.prepared)"
            f".map(text => box.answers(text, box.terms({json.dumps(question)})) ? 1 : 0).join(' ')"
        )
        given = evaluated(engine, asked).toString().split()
        return [number for number, yes in enumerate(given) if yes == "1"]

    return answer


@pytest.mark.parametrize(
    ("question", "articles"),
    [
        ("", [0, 1, 2]),
        ("  ", [0, 1, 2]),
        ("duong", [0, 1]),
        ("đường", [0, 1]),
        ("đương", []),
        ("ban", [1]),
        ("bản", [1]),
        ("bạn", []),
        ("da nang", [2]),
        ("Đà Nẵng", [2]),
        ("đà nắng", []),
        ("tong ket", [2]),
        ("ham luong ben", [0]),
        ('"cau ham luong"', [0]),
        ('"luong ham"', []),
        ("luong ham", [0]),
        ("“duong moi”", [1]),
        ("1,2", [0]),
        ("uong", []),
        ("!!!", [0, 1, 2]),
        (unicodedata.normalize("NFD", "Đà Nẵng 2009"), [2]),
    ],
)
def test_words_find_what_the_program_would_find(
    found: Callable[[str], list[int]], question: str, articles: list[int]
) -> None:
    assert found(question) == articles
