"""People, places and organisations are told by the words around a name; what nothing tells is left out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiveviewer.vietnamese.mentions import mentions


def found(text: str) -> list[tuple[str, str]]:
    return [(mention.kind, text[mention.start : mention.end]) for mention in mentions(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ông Tô Hoàng Linh, phó giám đốc Sở Nội vụ tỉnh Tuyên Quang, cho biết",
            [("person", "Tô Hoàng Linh"), ("organisation", "Sở Nội vụ tỉnh Tuyên Quang")],
        ),
        ("Chủ tịch UBND tỉnh Trần Ngọc Thực đã ký", [("person", "Trần Ngọc Thực")]),
        ("trú xã Xuân Hồng, huyện Nghi Xuân", [("place", "Xuân Hồng"), ("place", "Nghi Xuân")]),
        ("Quỹ của trẻ em Hà Nội, học sinh Thái Bình", [("place", "Hà Nội"), ("place", "Thái Bình")]),
        ("anh Hà Giang đến", [("person", "Hà Giang")]),
        ("viện Pháp y Tâm thần, theo Đức tin của Pháp", [("place", "Pháp")]),
        ("Tổng thống Mỹ Donald Trump đến Hà Nội", [("person", "Donald Trump"), ("place", "Hà Nội")]),
        ("Chủ tịch Trung Quốc Tập Cận Bình", [("person", "Tập Cận Bình")]),
        ("người phát ngôn Bộ Ngoại giao Mỹ Heather Nauert nói", [("organisation", "Bộ Ngoại giao Mỹ")]),
        ("Bộ trưởng Bộ Tài chính Đinh Tiến Dũng nói", [("person", "Đinh Tiến Dũng")]),
        ("trên đường Nguyễn Thị Minh Khai và Trần Hưng Đạo", [("place", "Nguyễn Thị Minh Khai")]),
        ("nhà số 57 Trần Quốc Toản", []),
        ("PGS.TS Lương Đăng Kỳ đoạt giải", [("person", "Lương Đăng Kỳ")]),
        ("Trường ĐH Bách nghệ thông báo", []),
        ("Bộ Y tế yêu cầu; Sở Y tế cũng vậy", [("organisation", "Bộ Y tế")]),
        (
            "UBND TP.HCM họp với Công an TP Hà Nội",
            [("organisation", "UBND TP.HCM"), ("organisation", "Công an TP Hà Nội")],
        ),
        ("tỉnh Bà Rịa - Vũng Tàu", [("place", "Bà Rịa - Vũng Tàu")]),
        ("Chủ tịch Hồ Chí Minh; TP Hồ Chí Minh", [("person", "Hồ Chí Minh"), ("place", "Hồ Chí Minh")]),
        ("MƯA LỚN TẠI HÀ NỘI", []),
        ("Nước lên nhanh. Mưa to ở nhiều nơi.", []),
        ("Mười Việc Cần Làm Ngay Trong Tháng Này", []),
        ("", []),
    ],
)
def test_who_and_what_a_text_names(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@given(st.text(alphabet="ÔngBàTỉnhXã NguyễnVăn.,-–HàNội “”TPCôngty", max_size=80))
def test_stretches_are_in_order_and_inside_any_text(text: str) -> None:
    reached = 0
    for mention in mentions(text):
        assert reached <= mention.start < mention.end <= len(text)
        reached = mention.end


@pytest.mark.parametrize("word", ["TP", "Hội", "Bộ Y tế,"])
def test_names_behind_a_row_of_capitals_without_end_are_found(word: str) -> None:
    repeated = f"{word} " * 20_000
    assert found(f"và {repeated}; huyện Nghi Xuân")[-1] == ("place", "Nghi Xuân")
