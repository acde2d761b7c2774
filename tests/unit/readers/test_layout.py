from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiveviewer.readers.text import layout

LONG = (
    "Từ khi hợp tác xã ra đời, chè búp tươi được thu mua ngay tại chân đồi, giá ổn định từ 12.000 đến 15.000 đồng một "
    "cân. Nhiều hộ đã xây được nhà mới, mua xe máy, cho con xuống huyện học. Đường bê tông cũng đã vào đến từng nương."
)


def texts(page: str) -> list[str]:
    return [item.text for item in layout.items(page)]


def gaps(page: str) -> list[tuple[str, int]]:
    return [(item.text, item.gap) for item in layout.items(page)]


def test_paragraphs_and_the_blank_lines_before_them() -> None:
    assert gaps("một\n\nhai\n\n\nba\nbốn\n") == [("một", 0), ("hai", 1), ("ba", 2), ("bốn", 0)]


def test_rulers_count_as_blank_lines() -> None:
    assert gaps("một\n-----\n* * *\nhai\n=====") == [("một", 0), ("hai", 2)]


@pytest.mark.parametrize("column", [60, 72, 76, 80, 100])
def test_broken_lines_are_joined(column: int) -> None:
    page = "\n\n".join(
        ["Một tựa bài ngắn", "\n".join(textwrap.wrap(LONG, column)), "\n".join(textwrap.wrap(LONG, column))]
    )
    assert texts(page) == ["Một tựa bài ngắn", LONG, LONG]


def test_a_title_longer_than_the_column_stays_alone() -> None:
    title = "Một tựa bài dài hơn hẳn những dòng ở dưới nó, vì người ta chỉ ngắt dòng ở phần thân bài mà thôi"
    page = title + "\n\n" + "\n\n".join(["\n".join(textwrap.wrap(LONG, 60))] * 2)
    assert texts(page) == [title, LONG, LONG]


def test_indented_first_lines_begin_paragraphs() -> None:
    paragraph = textwrap.fill(LONG, 70, initial_indent="    ")
    assert texts("\n".join([paragraph] * 3)) == [LONG] * 3


def test_lines_broken_by_what_they_measured_in_print() -> None:
    lines = textwrap.wrap(LONG, 60)
    ragged = "\n".join(f"{line}" for line in lines[:2] + textwrap.wrap(" ".join(lines[2:]), 52))
    assert texts("Tựa bài\n\n" + "\n\n".join([ragged] * 4)) == ["Tựa bài", LONG, LONG, LONG, LONG]


@pytest.mark.parametrize(
    "lines",
    [
        ["Sông Lô chảy giữa đôi bờ", "Thuyền ai đỗ bến bơ vơ trăng tà", "Người đi để lại quê nhà", "Bóng tre đầu ngõ"],
        ["- Chè xanh", "- Chè vàng", "- Chè đen", "- Chè ướp sen"],
        ["1", "2", "3", "4", "5", "6"],
        [LONG, LONG, LONG, LONG],
    ],
)
def test_lines_that_are_paragraphs_stay_apart(lines: list[str]) -> None:
    assert texts("\n".join(lines)) == lines


def test_the_usual_gap_is_that_of_the_long_paragraphs() -> None:
    page = f"Tựa\n\n{LONG}\n\n\nẢnh một.\n\n\nẢnh hai.\n\n\nẢnh ba.\n\n{LONG}"
    assert layout.usual_gap(layout.items(page)) == 1
    assert layout.usual_gap([]) == 0


@given(st.text(st.sampled_from("ab. \n\t-\u00e2"), max_size=600))
def test_no_letter_is_lost(page: str) -> None:
    assert "".join("".join(texts(page)).split()).replace("-", "").replace(".", "") == "".join(page.split()).replace(
        "-", ""
    ).replace(".", "")
