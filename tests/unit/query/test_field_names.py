"""The names of fields as people type them."""

from __future__ import annotations

import pytest

from archiveviewer.query.names import field_named, hyphened


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("tac gia:an", "tac-gia:an"),
        ("bão tác giả:hồng", "bão tác-giả:hồng"),
        ('lũ -Chú Thích:"cầu rồng"', 'lũ -Chú-Thích:"cầu rồng"'),
        ("(tiêu đề:lũ OR tóm tắt:lũ)", "(tiêu-đề:lũ OR tóm-tắt:lũ)"),
        ("Tác giả: Phương", "Tác-giả: Phương"),
    ],
)
def test_a_name_of_two_words_may_have_its_blank(typed: str, read: str) -> None:
    assert hyphened(typed) == read
    assert field_named(read.strip("(-").split(":")[0].split()[-1], "x")


@pytest.mark.parametrize(
    "typed", ["bão số:12", "nhà tác:giả", "lũ tác giả: hồng", "tác giả", "cơ quan:// x", "Hà Nội:mưa", "xa tac  gia:an"]
)
def test_other_words_before_a_colon_stay(typed: str) -> None:
    assert hyphened(typed) == typed
