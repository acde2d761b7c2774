"""Names are rows of words with capitals; what only begins a sentence is none."""

from __future__ import annotations

import pytest

from archiveviewer.vietnamese.names import names


def found(text: str) -> list[str]:
    return [text[name[0].start : name[-1].end] for name in names(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hôm qua ông Tô Hoàng Linh đến Tuyên Quang.", ["Tô Hoàng Linh", "Tuyên Quang"]),
        ("Ông Tô Hoàng Linh nói. Theo Lê Vũ, nước còn lên.", ["Tô Hoàng Linh", "Lê Vũ"]),
        ("Nước sông lên nhanh. Mưa còn to.", []),
        ("Trần Văn Ba, Lê Thị Tư", ["Trần Văn Ba", "Lê Thị Tư"]),
        ("TÒA ÁN TỈNH TUYÊN QUANG", []),
        ("“Hà Nội mùa này", ["Hà Nội"]),
        ("đường Nguyễn Văn Cừ - Trần Phú", ["Nguyễn Văn Cừ", "Trần Phú"]),
        ("", []),
    ],
)
def test_names_of_a_text(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_a_heading_in_capitals_of_every_word_is_no_name() -> None:
    assert found("Mười Việc Cần Làm Ngay Trong Tháng Này") == []
