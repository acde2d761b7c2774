from __future__ import annotations

import pytest

from archiveviewer.readers.newspapers import is_newspaper
from archiveviewer.readers.text import labels


@pytest.mark.parametrize("name", ["Báo Sông Lô", "THỜI BÁO MIỀN TÂY", "Tạp chí Xưa và Nay"])
def test_names_of_newspapers(name: str) -> None:
    assert is_newspaper(name)


@pytest.mark.parametrize("text", ["Báo", "Báo cáo của Sở Y tế", "Lê Vũ", "Báo chí nói gì về vụ này", ""])
def test_what_is_no_newspaper(text: str) -> None:
    assert not is_newspaper(text)


@pytest.mark.parametrize(
    ("line", "facts"),
    [
        ("Kinh tế - 09:12 | 03/07/2014", {"section": "Kinh tế"}),
        ("Bạn đọc | 9/9/2018", {"section": "Bạn đọc"}),
        ("Y tế - Thứ Ba, 24/07/2018", {"section": "Y tế"}),
        ("Báo Duyên Hải, số 61, ngày 2 tháng 9 năm 1993", {"source": "Báo Duyên Hải"}),
        ("(Thời báo Miền Tây, 24-7-2018)", {"source": "Thời báo Miền Tây"}),
        ("(BDH) 01/07/2011 18:30", {}),
    ],
)
def test_posting_lines(line: str, facts: dict[str, str]) -> None:
    found = {fact.field: fact.value for fact in labels.posting(line)}

    assert found.pop("published")
    assert found == facts


@pytest.mark.parametrize(
    "line", ["Lê Vũ - 14/6/2003 7:30:00 AM", "Lê Vũ | 14/06/2003 07:30", "14/06/2003 07:30 (GMT+7) - Lê Vũ"]
)
def test_names_with_dates(line: str) -> None:
    facts = dict(labels.dated_name(line))
    assert facts["author"] == "Lê Vũ"
    assert facts["published"]


@pytest.mark.parametrize(
    "line", ["Hà Nội, ngày 14/6/2003", "Kinh tế - 09:12 | 03/07/2014", "Lê Vũ", "Lũ về lúc 7:30 14/6/2003"]
)
def test_what_is_no_name_with_a_date(line: str) -> None:
    assert labels.dated_name(line) == ()


@pytest.mark.parametrize("line", ["Ngày 30/4/1975 và sau đó", "Sáng 3/2, lũ về", "Nghị quyết số 18", "Kinh tế", ""])
def test_what_is_no_posting_line(line: str) -> None:
    assert labels.posting(line) == ()
