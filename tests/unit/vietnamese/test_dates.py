from __future__ import annotations

import time
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiveviewer.article import Dated
from archiveviewer.vietnamese import dates
from archiveviewer.vietnamese.addresses import day_of

AFTERNOON = "2020-03-05T14:05:00+07:00"


def value(text: str) -> tuple[str, str] | None:
    dated = dates.parse(text)
    return (dated.value, dated.precision) if dated else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thứ Hai, 23/11/2026, 14:05 (GMT+7)", "2026-11-23T14:05:00+07:00"),
        ("Chủ nhật, 03/08/2025 16:05", "2025-08-03T16:05:00+07:00"),
        ("Thứ Năm, 05/03/2020 | 14:05", AFTERNOON),
        ("Thứ 5, ngày 05/03/2020 - 14:05", AFTERNOON),
        ("T5, 05/03/2020 - 14:05", AFTERNOON),
        ("14:05 | 05/03/2020 GMT+7", AFTERNOON),
        ("14:05 05/03/2020 (GMT 7)", AFTERNOON),
        ("05-03-2020 | 14:05", AFTERNOON),
        ("05.03.2020 14:05", AFTERNOON),
        ("Cập nhật lúc 14:05, 05/03/2020", AFTERNOON),
        ("Đăng lúc: 14:05 05/03/2020", AFTERNOON),
        ("Ngày đăng: 05/03/2020 14:05", AFTERNOON),
        ("14:05 Ngày 05/03/2020", AFTERNOON),
        ("14:05, Thứ Năm ngày 5/3/2020", AFTERNOON),
        ("14h05 5/3/2020", AFTERNOON),
        ("14g05, ngày 5-3-2020", AFTERNOON),
        ("14h05' ngày 5/3/2020", AFTERNOON),
        ("14 giờ 05 phút ngày 5/3/2020", AFTERNOON),
        ("14 giờ 05 phút, ngày 5 tháng 3 năm 2020", AFTERNOON),
        ("5/3/2020 2:05:07 CH", "2020-03-05T14:05:07+07:00"),
        ("5/3/2020 2:05:07 SA", "2020-03-05T02:05:07+07:00"),
        ("5/3/2020 12:05:07 SA", "2020-03-05T00:05:07+07:00"),
        ("5/3/2020 14:05 PM", AFTERNOON),
        ("Thursday, March 5, 2020 2:05 PM", AFTERNOON),
        ("2020-03-05 14:05", AFTERNOON),
        ("2020/03/05 14:05:00", AFTERNOON),
        ("Th\u1ee9 N\u0103m,\u00a005/03/2020\u00a0\u2013\u00a014:05", AFTERNOON),
        ("Thứ Tư 05/03/08 08:00", "2008-03-05T08:00:00+07:00"),
    ],
)
def test_reads_the_forms_of_header_lines(text: str, expected: str) -> None:
    assert value(text) == (expected, "minute")


@pytest.mark.parametrize(
    "text",
    [
        "5/3/2020",
        "05-03-2020",
        "ngày 5 tháng 3 năm 2020",
        "Ngày 05 tháng 03 năm 2020",
        "05 Thg 3, 2020",
        "5 Tháng Ba 2020",
        "5 Tháng Ba, 2020",
        "Tháng Ba 5, 2020",
        "Mar 5, 2020",
        "5 March 2020",
        "20200305",
        "2020-03-05",
        "Thứ năm, 05/03/2020",
        "Ngày đăng: 05/03/2020",
        "3/5/2020 (Thứ Năm)",
    ],
)
def test_reads_days(text: str) -> None:
    assert value(text) == ("2020-03-05", "day")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tháng 3/2020", ("2020-03", "month")),
        ("tháng Ba năm 2020", ("2020-03", "month")),
        ("Tháng Năm 2020", ("2020-05", "month")),
        ("tháng 5 năm 2020", ("2020-05", "month")),
        ("03/2020", ("2020-03", "month")),
        ("2020-03", ("2020-03", "month")),
        ("March 2020", ("2020-03", "month")),
        ("tháng 12 2020", ("2020-12", "month")),
        ("năm 2020", ("2020", "year")),
        ("1945", ("1945", "year")),
    ],
)
def test_is_no_more_precise_than_its_words(text: str, expected: tuple[str, str]) -> None:
    assert value(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2020-03-05T14:05:07+07:00", "2020-03-05T14:05:07+07:00"),
        ("2020-03-05T14:05:07.123+0700", "2020-03-05T14:05:07+07:00"),
        ("2020-03-05T14:05:07.000 +07:00", "2020-03-05T14:05:07+07:00"),
        ("2020-03-05T14:05", AFTERNOON),
        ("2020-03-05T07:05:07Z", "2020-03-05T07:05:07+00:00"),
        ("2020-03-05T14:05:07-05:00", "2020-03-05T14:05:07-05:00"),
        ("20200305T140507+0100", "2020-03-05T14:05:07+01:00"),
        ("20200305T140507Z", "2020-03-05T14:05:07+00:00"),
        ("20200305140507", "2020-03-05T14:05:07+07:00"),
        ("Thu, 05 Mar 2020 14:05:07 +0700", "2020-03-05T14:05:07+07:00"),
        ("Thu, 05 Mar 2020 14:05:07 GMT", "2020-03-05T14:05:07+00:00"),
        ("Thu, 5 Mar 2020 14:05:07 -0500", "2020-03-05T14:05:07-05:00"),
    ],
)
def test_keeps_an_offset_that_is_given(text: str, expected: str) -> None:
    assert value(text) == (expected, "minute")


class TestTrapsOfLooserParsers:
    @pytest.mark.parametrize("zone", ["(GMT+7)", "UTC+7", "GMT+07:00", "+07:00", "GMT+0700"])
    def test_gmt_plus_seven_is_east(self, zone: str) -> None:
        assert value(f"2020-03-05 14:05 {zone}") == (AFTERNOON, "minute")

    def test_iso_is_never_read_day_first(self) -> None:
        assert value("2020-03-05") == ("2020-03-05", "day")

    @pytest.mark.parametrize("text", ["ngày 30-4", "30/4", "14:05", "Thứ Hai", "tháng 3", ""])
    def test_missing_parts_are_not_taken_from_today(self, text: str) -> None:
        assert dates.parse(text) is None
        assert dates.find(text) is None

    @pytest.mark.parametrize(
        "text",
        [
            "Nghị quyết số 18",
            "35 giảm 43,3%",
            "Quý I/2020",
            "Mùng 3 Tết",
            "Nghị định số 18/2020/NĐ-CP",
            "số 05-CT/TW",
            "nhiệm kỳ 2015 - 2020",
            "31/02/2020",
            "45/13/2020",
            "183/204 thủ tục",
            "0912.05.2020.11",
            "1/2/3/2020",
            "tỷ số 2-1-20",
        ],
    )
    def test_numbers_are_no_dates(self, text: str) -> None:
        assert dates.parse(text) is None
        assert dates.find(text) is None

    def test_afternoon_is_no_time_zone(self) -> None:
        assert value("5/3/2020 2:05 CH") == (AFTERNOON, "minute")

    @pytest.mark.parametrize("weekday", ["Chủ nhật", "Chủ Nhật", "CN", "chu nhat"])
    def test_sunday_has_two_words(self, weekday: str) -> None:
        assert value(f"{weekday}, 1/3/2020") == ("2020-03-01", "day")

    def test_weekday_words_are_no_months(self) -> None:
        assert value("Thứ Ba, 5 Tháng Tư 2022") == ("2022-04-05", "day")

    @pytest.mark.parametrize("month", ["9", "09", "Chín"])
    def test_september(self, month: str) -> None:
        assert value(f"2 tháng {month}, 2020") == ("2020-09-02", "day")

    @pytest.mark.parametrize("month", range(1, 13))
    def test_all_months_as_words(self, month: int) -> None:
        words = ["Một", "Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười", "Mười_Một", "Mười_Hai"]
        assert value(f"2 Tháng {words[month - 1].replace('_', ' ')}, 2020") == (f"2020-{month:02}-02", "day")


class TestWeekday:
    def test_mismatch_means_day_and_month_changed_places(self) -> None:
        assert value("Thứ Năm, 3/5/2020 14:05") == (AFTERNOON, "minute")

    def test_agreement_keeps_them(self) -> None:
        assert value("Chủ nhật, 3/5/2020") == ("2020-05-03", "day")

    def test_a_weekday_that_fits_neither_changes_nothing(self) -> None:
        assert value("Thứ Hai, 3/5/2020") == ("2020-05-03", "day")

    def test_a_day_above_twelve_stands_where_it_can(self) -> None:
        assert value("3/25/2020 2:05 PM") == ("2020-03-25T14:05:00+07:00", "minute")


class TestFind:
    def test_finds_a_date_among_other_words(self) -> None:
        found = dates.find("VOV.VN - Thứ Năm, 14:05, 05/03/2020 | Lượt xem: 1.234")
        assert found is not None
        assert found.dated == Dated(value=AFTERNOON, precision="minute", raw="Thứ Năm, 14:05, 05/03/2020")
        assert not found.modified

    def test_tells_changed_from_published(self) -> None:
        first, second = dates.find_all("Xuất bản: 05/03/2020 08:00 - Cập nhật lúc 14:05 ngày 06/03/2020")
        assert (first.dated.value, first.modified) == ("2020-03-05T08:00:00+07:00", False)
        assert (second.dated.value, second.modified) == ("2020-03-06T14:05:00+07:00", True)

    @pytest.mark.parametrize("label", ["Cập nhật", "Cập nhật lần cuối:", "Cập nhật lúc", "Updated on", "Chỉnh sửa:"])
    def test_labels_of_a_change(self, label: str) -> None:
        found = dates.find(f"Báo Tuyên Quang | {label} 05/03/2020")
        assert found is not None
        assert found.modified

    def test_a_time_belongs_to_one_date_only(self) -> None:
        found = dates.find_all("05/03/2020 08:00 06/03/2020 14:05")
        assert [one.dated.value[8:16] for one in found] == ["05T08:00", "06T14:05"]

    def test_wants_more_than_a_two_digit_year(self) -> None:
        assert dates.find("kết quả 21/12/20 phiếu") is None

    def test_a_span_of_hours_is_no_offset(self) -> None:
        found = dates.find("Lịch tiếp dân 05/03/2020 08:00-11:30")
        assert found is not None
        assert found.dated.value == "2020-03-05T08:00:00+07:00"

    def test_an_impossible_hour_leaves_the_day(self) -> None:
        assert value("25:30 05/03/2020") == ("2020-03-05", "day")

    def test_long_hostile_lines_end_soon(self) -> None:
        began = time.process_time()
        for line in ("1/" * 100_000, "14:05 " * 50_000, "ngày " * 50_000, "0" * 300_000, "cập nhật lúc " * 30_000):
            dates.find_all(line)
            dates.parse(line)
        assert time.process_time() - began < 5


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.vn/gia-vang-20260307080054340.htm", "2026-03-07"),
        ("/20201001163534963", "2020-10-01"),
        ("https://example.vn/tin-2020-10-01.html", "2020-10-01"),
        ("https://example.vn/2019/04/30/tin", "2019-04-30"),
        ("https://example.vn/2010/XAHOI/08/13/tin", "2010-08-13"),
        ("https://example.vn/thoi-su/20150323/cay-xanh/724135.html", "2015-03-23"),
        ("https://example.vn/tin-102260228093004191.htm", "2026-02-28"),
        ("https://example.vn/tin-18826030622484142.chn", "2026-03-06"),
        ("https://example.vn/anh/2012/12/41584-tin.html", "2012-12"),
        ("https://example.vn/kinh-te/201912/tin-125.html", "2019-12"),
    ],
)
def test_reads_the_day_of_an_address(url: str, expected: str) -> None:
    dated = day_of(url)
    assert dated is not None
    assert dated.value == expected


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ("Tue, 5 Mar 2013 09:00:00 -0800 (PST)", "2013-03-05T09:00:00-08:00"),
        ("Tue, 5 Mar 2013 09:00:00 +0700 (SE Asia Standard Time)", "2013-03-05T09:00:00+07:00"),
        ("Tue, 5 Mar 2013 09:00:00 PST", "2013-03-05T09:00:00-08:00"),
        ("Tue, 5 Mar 2013 9:00:00 ICT", "2013-03-05T09:00:00+07:00"),
        ("Tue, 5 Mar 13 09:00 +0700", "2013-03-05T09:00:00+07:00"),
        ("5 March 2013 09:00:00 Z", "2013-03-05T09:00:00+00:00"),
        ("Tue Mar  5 09:00:00 2013", "2013-03-05T09:00:00+07:00"),
        ("Tue, 31 Feb 2013 09:00:00 +0700", None),
        ("5 Mar 2013 9:00 PM", "2013-03-05T21:00:00+07:00"),
        ("05-Mar-2013 02:00 PM", "2013-03-05T14:00:00+07:00"),
        ("5 Mar 2013 12:00 am", "2013-03-05T00:00:00+07:00"),
        ("Tue, 5 Mar 2013 09:00:00 +9900", None),
    ],
)
def test_reads_the_dates_of_mails(sent: str, expected: str | None) -> None:
    dated = dates.parse(sent)
    assert (dated and dated.value) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("3/12/2009 9:14:00 AM", "2009-03-12T09:14"),
        ("10/11/2009 9:14:00 PM", "2009-10-11T21:14"),
        ("13/3/2009 9:14:00 AM", "2009-03-13T09:14"),
        ("03/12/2009 09:14:00 AM", "2009-12-03T09:14"),
        ("3/12/2009 9:14:00 SA", "2009-12-03T09:14"),
        ("3/12/2009 9:14 AM", "2009-12-03T09:14"),
        ("10/9/10 7:15 AM EDT", "2010-10-09T07:15"),
        ("7/5/2010 15:30 CT HĐQT", "2010-05-07T15:30"),
    ],
)
def test_systems_left_as_they_are_print_the_month_first(printed: str, expected: str) -> None:
    found = dates.find(printed)
    assert found is not None
    assert found.dated.value.startswith(expected)


@pytest.mark.parametrize(
    "url",
    ["", "https://example.vn/tin-5074769.html", "https://20200101.example.vn/", "/nghi-dinh-18-2020.html", "/99999999"],
)
def test_addresses_without_a_day(url: str) -> None:
    assert day_of(url) is None


def test_universal_time_on_vietnams_clock() -> None:
    stored = Dated(value="2020-03-04T20:05:00+00:00", precision="minute", raw="2020-03-04T20:05:00Z")
    assert dates.in_vietnam(stored).value == "2020-03-05T03:05:00+07:00"
    day = Dated(value="2020-03-04", precision="day")
    assert dates.in_vietnam(day) is day


WORDS = st.sampled_from(
    [
        *(
            "Thứ",
            "Hai",
            "Ba",
            "Tư",
            "Năm",
            "Chủ nhật",
            "ngày",
            "tháng",
            "năm",
            "lúc",
            "giờ",
            "phút",
            "h",
            "g",
            "Cập nhật",
        ),
        *(":", "/", "-", ".", ",", "|", "(", ")", "GMT+7", "+07:00", "Z", "T", "SA", "CH", "PM", "Mar", "Thg"),
        *("0", "1", "5", "05", "12", "31", "99", "2020", "1999", "20", "14:05", "5/3/2020", "2020-03-05"),
    ]
)
LINES = st.lists(WORDS, max_size=12)


@given(st.one_of(st.text(max_size=80), LINES.map(" ".join), LINES.map("".join)))
def test_never_raises_and_reads_what_it_prints(text: str) -> None:
    answers = [dates.parse(text), day_of(text), *(found.dated for found in dates.find_all(text))]
    for dated in filter(None, answers):
        again = dates.parse(dated.value)
        assert again is not None
        assert (again.value, again.precision) == (dated.value, dated.precision)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_is_read_in_every_order(day: date) -> None:
    expected = (day.isoformat(), "day")
    weekday = ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật"][day.weekday()]
    assert value(f"{weekday}, {day.day}/{day.month}/{day.year}") == expected
    assert value(f"ngày {day.day} tháng {day.month} năm {day.year}") == expected
    assert value(day.isoformat()) == expected


@given(st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2099, 12, 31)))  # noqa: DTZ001 — no zone is the point
def test_every_minute_is_read(moment: datetime) -> None:
    expected = moment.strftime("%Y-%m-%dT%H:%M:00+07:00")
    assert value(moment.strftime("%d/%m/%Y %H:%M")) == (expected, "minute")
    assert value(moment.strftime("%Hh%M ngày %d-%m-%Y")) == (expected, "minute")


@given(st.from_regex(dates._FIGURES, fullmatch=True))  # noqa: SLF001 — the short way must lead where the long one does
def test_figures_alone_are_the_date_that_the_long_way_finds(text: str) -> None:
    _, found, _ = dates._leading(text)  # noqa: SLF001 — as above

    assert dates._figures(text) == (found.dated if found else None)  # noqa: SLF001 — as above
