from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiveviewer.query.marks import spans
from archiveviewer.query.periods import period
from archiveviewer.query.question import MAX_LENGTH, MAX_TERMS, understand
from archiveviewer.vietnamese.normal import clean


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("xâm nhập mặn", "(xâm AND nhập AND mặn)"),
        ('mặn "Hàm Luông"', '(mặn AND "Hàm Luông")'),
        ("mặn OR lũ", "(mặn OR lũ)"),
        ("mặn AND (lũ OR bão)", "(mặn AND (lũ OR bão))"),
        ("bão NOT lũ", "(bão AND NOT lũ)"),
        ("cầu OR", "cầu"),
        ("cầu AND NOT ", "cầu"),
        ("OR cầu", "cầu"),
        ("title:mặn", "title:mặn"),
        ('section:"Kinh tế"', 'section:"Kinh tế"'),
        ("“Đà Nẵng”", '"Đà Nẵng"'),
        ("COVID-19", '"COVID 19"'),
        ("TP:HCM", '"TP HCM"'),
        ("date:2009", "date:2009"),
        ("date:[2009 TO 2011]", "date:2009..2011"),
        ("date:3/2019..6/2020 lũ", "(date:3/2019..6/2020 AND lũ)"),
        ('"lũ lụt"~3', '"lũ lụt"~3'),
    ],
)
def test_a_question_is_understood(typed: str, understood: str) -> None:
    assert understand(typed).understood == understood
    assert understand(understood).understood == understood


@pytest.mark.parametrize("typed", ["", "   ", "*"])
def test_nothing_asked_means_everything(typed: str) -> None:
    assert understand(typed).tree is None
    assert not understand(typed).notices


def test_what_is_not_understood_becomes_words_and_is_said() -> None:
    question = understand("date:mai lũ")

    assert question.understood == "(mai AND lũ)"
    assert [(notice.kind, notice.detail) for notice in question.notices] == [("misread", "date:mai")]


@pytest.mark.parametrize("typed", ["()", '"', "((((", ")", "!!!"])
def test_a_question_without_words_is_said_to_have_none(typed: str) -> None:
    assert [notice.kind for notice in understand(typed).notices] == ["no-words"]


def test_limits_are_kept_and_said() -> None:
    assert [notice.kind for notice in understand("a" * (MAX_LENGTH + 1)).notices] == ["too-long"]
    assert [notice.kind for notice in understand("a " * (MAX_TERMS + 1)).notices] == ["too-many-words"]
    assert "too-deep" in [notice.kind for notice in understand("(" * 30 + "a" + ")" * 30).notices]


@given(st.text(max_size=80) | st.text(alphabet='abđế "()*:.~[]{}^-+ANDORNOT19/', max_size=60))
def test_nothing_typed_makes_the_parser_raise(typed: str) -> None:
    question = understand(typed)
    spans(clean("Đồng bằng sông Cửu Long 19/4"), question)


def test_the_strict_mode_takes_words_without_accents_literally() -> None:  # R21
    assert understand("an", "strict").terms == ("=an",)
    assert understand("an").terms == ("an",)


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
    ],
)
def test_periods(text: str, first: int, last: int) -> None:
    assert period(text) == (first, last)


@pytest.mark.parametrize("text", ["", "..", "mai", "13/2019", "32/1/2019", "20190"])
def test_what_is_no_period(text: str) -> None:
    assert period(text) is None


def marked(typed: str, text: str) -> list[str]:
    return [text[span.start : span.end] for span in spans(text, understand(typed))]


def test_exactly_the_matching_words_are_marked() -> None:
    text = "Đảng viên đang học ở Đà Nẵng, dáng 😀 đảng"

    assert marked("dang", text) == ["Đảng", "đang", "dáng", "đảng"]
    assert marked("đảng", text) == ["Đảng", "đảng"]
    assert marked('"đà nẵng"', text) == ["Đà Nẵng"]
    assert marked("học NOT đang", text) == ["học"]
    assert marked("section:học", text) == []


@given(st.text(alphabet="đảng an hoà ", max_size=40), st.text(alphabet="đảng an hoà😀. ", max_size=200))
def test_marks_are_in_order_and_inside_the_text(typed: str, text: str) -> None:
    places = spans(text, understand(typed))

    assert all(0 <= place.start < place.end <= len(text) for place in places)
    assert all(one.end <= other.start for one, other in itertools.pairwise(places))
