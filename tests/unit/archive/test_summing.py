"""Counts of several archives added stand in the order in which one archive would have them."""

from __future__ import annotations

from archiveviewer.archive import summing
from archiveviewer.results import Count, Reading


def test_values_stand_by_their_articles_and_then_by_the_alphabet() -> None:
    parts = [(Count("Văn hóa", 2), Count("An Giang", 1)), (Count("Đời sống", 1), Count("Bạn đọc", 2))]
    assert [count.value for count in summing.values([*parts, (Count("Đời sống", 1),)])] == [
        "Bạn đọc",
        "Đời sống",
        "Văn hóa",
        "An Giang",
    ]


def test_dates_stand_in_their_order() -> None:
    assert summing.dates([(Count("2010", 1),), (Count("2009", 5), Count("2010", 2))]) == (
        Count("2009", 5),
        Count("2010", 3),
    )


def test_a_reading_has_the_articles_of_all() -> None:
    parts = [(Reading("Thụy Điển", 1), Reading("thủy điện", 2)), (Reading("Thụy Điển", 4),)]
    assert summing.readings(parts) == (Reading("Thụy Điển", 5), Reading("thủy điện", 2))
