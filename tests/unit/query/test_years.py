"""A year among the words of a question."""

from __future__ import annotations

import pytest

from archiveviewer.query.question import understand
from archiveviewer.query.years import of_the_year


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ma tuy 2009", "ma tuy date:2009"),
        ("2009", "date:2009"),
        ("lũ năm 1999 ở Huế", "lũ date:1999 ở Huế"),
        ("Năm 2009 lũ", "date:2009 lũ"),
        ("bao Viet Nam 2009", "bao Viet Nam date:2009"),
        ("bão Việt Nam 2009", "bão Việt Nam date:2009"),
        ("2009 AND (lũ OR bão)", "date:2009 AND (lũ OR bão)"),
        ("nam bo 2009", "nam bo date:2009"),
    ],
)
def test_one_year_may_be_a_time(typed: str, meant: str) -> None:
    assert of_the_year(understand(typed)) == meant


@pytest.mark.parametrize(
    "typed",
    ["", "*", "ma túy", "lũ 2009 2010", '"seagames 2009"', "title:2009", "lũ -2009", "+2009", "2009*", "số 2009/QĐ",
     "1234", "20091", "lũ 2009 date:5/2009", "lũ 2009 ngày:hôm_qua", "2009-2010",
     "date:> 2015", "ngày 1 tháng 1 năm 2018", "thang 5 nam 2018", "lũ tháng 5 2018"],
)  # fmt: skip
def test_what_is_no_year_or_has_a_time_stays(typed: str) -> None:
    assert of_the_year(understand(typed)) is None
