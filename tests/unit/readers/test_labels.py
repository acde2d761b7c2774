from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiveviewer.readers.text import labels


@pytest.mark.parametrize(
    ("line", "fact"),
    [
        ("Tác giả: Lê Vũ", ("author", "Lê Vũ")),
        ("TÁC GIẢ : Lê Vũ", ("author", "Lê Vũ")),
        ("Tac gia: Le Vu", ("author", "Le Vu")),
        ("[Chuyên mục]: Kinh tế", ("section", "Kinh tế")),
        ("Ngày đăng: 30/4/2009", ("published", "30/4/2009")),
        ("Cập nhật: 30/4/2009 14:05", ("modified", "30/4/2009 14:05")),
        ("Nguồn: Báo Miền Núi", ("source", "Báo Miền Núi")),
        ("URL: https://example.vn/a.html", ("url", "https://example.vn/a.html")),
        ("https://example.vn/a.html", ("url", "https://example.vn/a.html")),
        ("Từ khoá: chè, bản", ("keywords", "chè, bản")),
        ("Nội dung:", ("body", "")),
        ("Thứ Hai, 23/11/2026, 14:05 (GMT+7)", ("published", "Thứ Hai, 23/11/2026, 14:05 (GMT+7)")),
        ("Cập nhật lúc 14:05, 05/03/2020", ("modified", "Cập nhật lúc 14:05, 05/03/2020")),
        ("Ngày: mai", None),
        ("Link: bấm vào đây", None),
        ("Tác giả: một người mà ai cũng biết là không cần nói tên ra làm gì nữa.", None),
        ("Nguồn:", None),
        ("Ông nói: Tác giả là ai?", None),
        ("Sáng 30/4/2009, cả xã ra đồng", None),
        ("Nghị quyết số 18", None),
        ("", None),
    ],
)
def test_facts(line: str, fact: tuple[str, str] | None) -> None:
    assert labels.stated(line) == fact


@given(st.text(max_size=300))
def test_no_line_makes_it_fail(line: str) -> None:
    fact = labels.stated(line)
    assert fact is None or fact.value in line
