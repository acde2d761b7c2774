from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiveviewer.query.periods import period

TODAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2019", 20190000, 20199999),
        ("3/2019", 20190300, 20190399),
        ("2019-03", 20190300, 20190399),
        ("30/4/1975", 19750430, 19750430),
        ("1975-04-30", 19750430, 19750430),
        ("3/2019..6/2020", 20190300, 20200699),
        ("..2001", 0, 20019999),
        ("2020..", 20200000, 99999999),
        ("2020..2010", 20100000, 20209999),
        ("2009-2011", 20090000, 20119999),
        ("2009-", 20090000, 99999999),
        (">2009", 20100000, 99999999),
        (">=3/2009", 20090300, 99999999),
        ("<2009", 1, 20089999),
        ("<=30/4/1975", 1, 19750430),
        ("today", 20260301, 20260301),
        ("hôm-qua", 20260228, 20260228),
        ("last-month", 20260200, 20260299),
        ("tháng trước", 20260200, 20260299),
        ("thang-nay", 20260300, 20260399),
        ("năm-ngoái", 20250000, 20259999),
        ("this-week", 20260223, 20260301),
        ("7-ngày", 20260222, 20260301),
        ("2 years", 20240301, 20260301),
    ],
)
def test_periods(text: str, first: int, last: int) -> None:
    assert period(text, TODAY) == (first, last)


@pytest.mark.parametrize("text", ["", "..", "mai", "13/2019", "32/1/2019", "31/2/2019", "20190", ">>2009", "> .."])
def test_what_is_no_period(text: str) -> None:
    assert period(text, TODAY) is None


@given(st.text(alphabet="0123456789/-.<>= ngàythángămdays", max_size=20))
def test_nothing_typed_makes_a_period_raise(text: str) -> None:
    period(text, TODAY)


@pytest.mark.parametrize("text", ["2009..2010..2011", "." * 994, "2009.." + "." * 500])
def test_more_than_two_borders_are_no_period(text: str) -> None:
    assert period(text, date(2026, 11, 28)) is None
