"""Dates as people read them. Comes in: a date as precise as its source; goes out: words in the interface's language.
It refuses to be more precise than the source, and shows what it can't read as it stands.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, Qt

from archiveviewer.article import Dated

translate = QCoreApplication.translate

_YEAR, _MONTH, _DAY, _MINUTE = (len("2019"), len("2019-04"), len("2019-04-30"), len("2019-04-30T14:05"))


def long_date(dated: Dated) -> str:
    """With the day of the week and, if known, the time: "Thứ Ba, 30/4/2019, 14:05"; a guessed one says so."""
    day = _day(dated.value)
    if day is None or dated.guessed:
        return short_date(dated)
    words = QLocale().toString(day, translate("Dates", "dddd, d MMMM yyyy", "a day in an article's heading"))
    if dated.precision != "minute":
        return words
    # The clock of the place it was printed at: a reader elsewhere wants to see what the page said.
    moment = QDateTime.fromString(dated.value[:_MINUTE], "yyyy-MM-ddTHH:mm")
    return f"{words}, {moment.toString('HH:mm')}" if moment.isValid() else words


def short_date(dated: Dated) -> str:
    """As narrow as can be: "30/4/2019", "4/2019", "2019"; a guessed one says so."""
    shown = _shown(dated)
    return translate("Dates", "about %1", "a date").replace("%1", shown) if dated.guessed and shown else shown


def period(first: str, last: str) -> str:
    """A closed range of ISO dates: "2009", "3/2009–14/5/2010"."""
    return plain_date(first) if first == last else f"{plain_date(first)}–{plain_date(last)}"


def plain_date(iso: str) -> str:
    """An ISO date as narrow as can be."""
    return _shown(Dated(value=iso, precision="day"))


def any_year(day: str) -> str:
    """A month and a day, as 03-14, in words: "14 tháng 3, mọi năm"."""
    shown = QDate.fromString(f"2000-{day}", Qt.DateFormat.ISODate)
    words = QLocale().toString(shown, translate("Dates", "d MMMM", "a day of any year"))
    return translate("Dates", "%1 of any year").replace("%1", words)


def _shown(dated: Dated) -> str:
    if (day := _day(dated.value)) is not None:
        return QLocale().toString(day, translate("Dates", "d MMM yyyy", "a day in a list"))
    month = QDate.fromString(dated.value[:_MONTH] + "-01", Qt.DateFormat.ISODate)
    if dated.precision != "year" and month.isValid():
        return QLocale().toString(month, translate("Dates", "MMM yyyy", "a month in a list"))
    return dated.value[:_YEAR] if dated.value[:_YEAR].isdecimal() else dated.raw or dated.value


def _day(value: str) -> QDate | None:
    if len(value) < _DAY:
        return None
    day = QDate.fromString(value[:_DAY], Qt.DateFormat.ISODate)
    return day if day.isValid() else None
