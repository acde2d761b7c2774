"""Names found by what a person types of them."""

from __future__ import annotations

import pytest

from archiveviewer.ui import named

COMMANDS = {
    "Thêm thư mục": "Tệp",
    "Cập nhật kho lưu trữ": "Tệp",
    "Sao chép trích dẫn": "Sửa",
    "Sao chép": "Sửa",
    "Chữ lớn hơn": "Xem",
    "Tối": "Xem › Giao diện",
    "Toàn màn hình": "Xem",
}


def found(asked: str) -> list[str]:
    return named.best(asked, COMMANDS, lambda name: name, lambda name: COMMANDS[name])


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("them thu", "Thêm thư mục"),
        ("thư thêm", "Thêm thư mục"),
        ("trich", "Sao chép trích dẫn"),
        ("SAO CHEP", "Sao chép trích dẫn"),
        ("cn", "Cập nhật kho lưu trữ"),
        ("giao dien toi", "Tối"),
        ("màn", "Toàn màn hình"),
        ("nhât", "Cập nhật kho lưu trữ"),
        ("lonhon", "Chữ lớn hơn"),
    ],
)
def test_a_name_is_found_by_words_begun_in_any_order_without_accents(asked: str, first: str) -> None:
    assert found(asked)[0] == first


def test_nothing_typed_leaves_all_in_their_order() -> None:
    assert found("  ") == list(COMMANDS)


def test_every_word_must_fit() -> None:
    assert found("sao qqq") == []
    assert found("…") == list(COMMANDS)


def test_a_name_comes_before_one_whose_menu_is_called_so() -> None:
    assert found("xem") == ["Chữ lớn hơn", "Tối", "Toàn màn hình"]
    assert named.best("tep", ["a", "tệp b"], lambda name: name, lambda _name: "Tệp") == ["tệp b", "a"]
