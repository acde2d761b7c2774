from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archiveviewer.readers import lines
from archiveviewer.readers.datelines import dateline
from archiveviewer.readers.sections import section_name


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Tin cùng chuyên mục.:", "section"),
        ("TIN LIÊN QUAN", "related"),
        ("Tin, bài liên quan:", "related"),
        ("Bài viết liên quan", "related"),
        ("tin lien quan", "related"),
        ("Xem thêm", "related"),
        (">> Xem thêm:", "related"),
        ("Đọc tiếp", "related"),
        ("Có thể bạn quan tâm", "related"),
        ("Các tin đã đưa ngày 12/3/2010", "section"),
        ("Tin mới hơn:", "section"),
        ("Tin cũ hơn", "section"),
        ("Các tin khác:", "section"),
        ("Đọc nhiều nhất", "popular"),
        ("Xem nhiều", "popular"),
        ("Liên quan đến vụ việc", None),
        ("Xem thêm chi tiết tại đây", None),
        ("Tin khác hẳn những gì người ta nói", None),
        ("", None),
    ],
)
def test_headings_of_lists(line: str, kind: str | None) -> None:
    assert lines.related_heading(line) == kind


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Xem thêm: Mưa lớn ở miền núi", "Mưa lớn ở miền núi"),
        (">> Mưa lớn ở miền núi", "Mưa lớn ở miền núi"),
        (">>> Xem thêm: Mưa lớn ở miền núi", "Mưa lớn ở miền núi"),
        ("Đọc thêm Cả tỉnh dọn dẹp sau lũ", "Cả tỉnh dọn dẹp sau lũ"),
        ("Xem thêm chi tiết tại đây", ""),
        ("Xem lại những chính sách cũ", ""),
        ("Xem thêm:", ""),
    ],
)
def test_links_inside_a_line(line: str, title: str) -> None:
    assert lines.inline_related(line) == title


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("Theo Báo Tuyên Quang", "Báo Tuyên Quang"),
        ("THEO TTXVN", "TTXVN"),
        ("Theo TTXVN.", "TTXVN"),
        ("(Theo TTXVN)", "TTXVN"),
        ("Nguồn: VOV", "VOV"),
        ("Theo báo Nhân dân", "báo Nhân dân"),
        ("Theo chinhphu.vn", "chinhphu.vn"),
        ("Theo Cổng Thông tin điện tử Chính phủ", "Cổng Thông tin điện tử Chính phủ"),
        ("Theo Hồ Hương / Đại Đoàn kết", "Đại Đoàn kết"),
        ("Hồng Hạnh (Theo AFP)", "AFP"),
        ("(Tổng hợp)", ""),
        ("Hà Trang (tổng hợp)", ""),
        ("Theo ông Hiển, có bốn việc phải làm:", None),
        ("Theo ông Hiển", None),
        ("Theo đó, việc này đã xong", None),
        ("Theo dõi cách sử dụng thời gian", None),
        ("Theo kế hoạch, dự án sẽ hoàn thành trước năm 2020.", None),
        ("Theo Diane, em gái cô rất vui vẻ", None),
        ("Theo báo cáo của huyện", None),
        ("Theo số liệu của Sở Công thương", None),
        ("Nguồn thu nhập", None),
        ("Nguồn gốc xa xưa", None),
        ("Lê Vũ", None),
    ],
)
def test_credits(line: str, source: str | None) -> None:
    assert lines.credit_line(line) == source


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Lê Phương", "Lê Phương"),
        ("NGUYỆT PHƯƠNG", "NGUYỆT PHƯƠNG"),
        ("Quang Phong - Tùng Nguyên", "Quang Phong - Tùng Nguyên"),
        ("K. Miên", "K. Miên"),
        ("T.H", "T.H"),
        ("PV", "PV"),
        ("PV/CTV", "PV/CTV"),
        ("Nhóm PV", "Nhóm PV"),
        ("Bài và ảnh: Lê Vũ", "Lê Vũ"),
        ("Tin, ảnh: Hà Nhân", "Hà Nhân"),
        ("Tác giả: Lê Vũ", "Lê Vũ"),
        ("Theo Hồ Hương / Đại Đoàn kết", "Hồ Hương"),
        ("Hồng Hạnh (Theo AFP)", "Hồng Hạnh"),
        ("Mon (tổng hợp)", "Mon"),
        ("Bá Đô", "Bá Đô"),
        ("An Yên tổng hợp", "An Yên"),
        ("Phóng sự của Lê Vũ", "Lê Vũ"),
        ("Ông Lê Vũ", ""),
        ("Ảnh: Lê Vũ", ""),
        ("Gánh nặng", ""),
        ("Thế khó", ""),
        ("2280", ""),
        ("Một câu dài kể về Lê Vũ.", ""),
        ("Bài và ảnh Lê Vũ", "Lê Vũ"),
        ("Tác giả, Ben Ngô", "Ben Ngô"),
        ("Tin và ảnh hưởng của nó", ""),
        ("Bài và ảnh chụp hôm qua", ""),
    ],
)
def test_bylines(line: str, author: str) -> None:
    assert lines.byline(line) == author


@pytest.mark.parametrize(
    ("paragraph", "agency"),
    [
        ("(TTXVN) - Sáng nay", "TTXVN"),
        ("TTO - Sáng nay", "TTO"),
        ("(PLO)- Sáng nay", "PLO"),
        ("(Dân trí) - Sáng nay", "Dân trí"),
        ("(Chinhphu.vn) – Sáng nay", "Chinhphu.vn"),
        ("Hà Nội (TTXVN 20/4) - Sáng nay", "TTXVN"),
        ("UBND - cơ quan chủ trì", ""),
        ("Anh (Nam) - người kể chuyện", ""),
        ("Ông An (SN 1989) - người kể chuyện", ""),
    ],
)
def test_datelines(paragraph: str, agency: str) -> None:
    assert dateline(paragraph) == agency


@pytest.mark.parametrize(
    ("line", "section"),
    [("XÃ HỘI", "XÃ HỘI"), ("Quốc phòng – An ninh", "Quốc phòng – An ninh"), ("Văn hoá", "Văn hoá"), ("Bình yên", "")],
)
def test_sections(line: str, section: str) -> None:
    assert section_name(line) == section


@pytest.mark.parametrize("name", ["Nguyễn Thị Miền", "Lò Văn Bản", "Đinh Văn Cỡ", "Joan Font"])
def test_names_may_hold_words_that_buttons_begin_with(name: str) -> None:
    assert lines.byline(name) == name


_ODD = st.lists(
    st.sampled_from(["()", "( )", "[", "]", "(", ")", "Lê Vũ", " ", "-", ":", ".", "Ảnh", "Theo", "Nguồn", "©"])
)


@given(st.text(max_size=500) | _ODD.map("".join))
@example("Đồng ý ( ) Không đồng ý ( )")
def test_nothing_makes_the_recognisers_fail(line: str) -> None:
    lines.related_heading(line)
    assert lines.inline_related(line) in line.replace("\u00a0", " ")
    signed = lines.signature(line)
    assert signed is None or (signed.author in line and signed.source in line and signed.credit in line)
    assert dateline(line) in line
    assert section_name(line) in line
