"""A time among the words of a question."""

from __future__ import annotations

import pytest

from archiveviewer.query.question import understand
from archiveviewer.query.times import as_time


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
        ("huế (bão OR 2009)", "huế (bão OR date:2009)"),
        ("nam bo 2009", "nam bo date:2009"),
        ("giá xăng tháng 3/2011", "giá xăng date:3/2011"),
        ("giá xăng 3-2011", "giá xăng date:3/2011"),
        ("gia xang thang 3 nam 2011", "gia xang date:3/2011"),
        ("lũ tháng 5 2018", "lũ date:5/2018"),
        ("Ngày 1 tháng 1 năm 2018 lũ", "date:1/1/2018 lũ"),
        ("bão 16/11/2013", "bão date:16/11/2013"),
        ("bao ngay 16-11 nam 2013", "bao date:16/11/2013"),
        ("sập cầu tháng 9.2007", "sập cầu date:9/2007"),
        ("lễ 30-4-75", "lễ date:30/4/1975"),
        ("lễ 30.4.1975", "lễ date:30/4/1975"),
        ("tháng 13 năm 2011", "tháng 13 date:2011"),
        ("trong 3 năm 2011", "trong 3 date:2011"),
    ],
)
def test_the_one_time_may_be_when_it_was_printed(typed: str, meant: str) -> None:
    assert as_time(understand(typed)) == meant


@pytest.mark.parametrize(
    "typed",
    ["", "*", "ma túy", "lũ 2009 2010", '"seagames 2009"', '"tháng 3/2011"', "title:2009", "title:3/2011", "lũ -2009",
     "+2009", "2009*", "số 2009/QĐ", "số 3/2011/QĐ", "1234", "20091", "lũ 2009 date:5/2009", "lũ 2009 ngày:hôm_qua",
     "2009-2010", "date:> 2015", "13/2011", "31/2/2011", "0/2011", "lễ 30/4", "lũ năm"],
)  # fmt: skip
def test_what_is_no_time_or_has_one_stays(typed: str) -> None:
    assert as_time(understand(typed)) is None
