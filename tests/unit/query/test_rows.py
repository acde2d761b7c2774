from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiveviewer.query.question import understand
from archiveviewer.query.rows import like, literally, replaced, rows
from archiveviewer.query.small_letters import with_operators


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("thuy dien", ["thuy dien"]),
        ("thuy, dien", ["thuy dien"]),
        ('thuy "nha trang" dien', ["thuy", "nha trang", "dien"]),
        ('"nha trang"~3', ["nha", "trang"]),
        ("hai -quan lam", ["hai", "lam"]),
        ("hai +quan lam", ["hai", "lam"]),
        ("hai qu* lam", ["hai", "lam"]),
        ("hai quan~ lam", ["hai", "lam"]),
        ("title:hai quan", ["hai", "quan"]),
        ("title:(hai quan) lam", ["hai quan", "lam"]),
        ("hai quan OR nha trang", ["hai quan", "nha trang"]),
        ("hai w/3 quan", ["hai", "quan"]),
        ("date:2009 hai quan has:image", ["hai quan"]),
        ("COVID-19 lan", ["COVID 19 lan"]),
        ("", []),
    ],
)
def test_words_side_by_side_are_in_rows(typed: str, expected: list[str]) -> None:
    question = understand(typed)
    found = rows(question)

    assert [" ".join(word.text for word in row) for row in found] == expected
    assert all(question.text[word.start : word.end] == word.text for row in found for word in row)


def test_words_are_replaced_where_they_stand_and_asked_for_literally() -> None:
    question = understand('nghĩ title:"nghĩ lể" -lể')
    _first, (one, other) = rows(question)

    assert replaced(question.text, {one: "nghỉ", other: "lễ"}) == 'nghĩ title:"nghỉ lễ" -lể'
    assert literally(question.text, [one.leaf, other.leaf]) == 'nghĩ title:+"nghĩ lể" -lể'


def test_another_word_has_the_capitals_of_the_one_typed() -> None:
    assert [like(typed, "phiên") for typed in ("phêin", "Phêin", "PHÊIN")] == ["phiên", "Phiên", "PHIÊN"]


@given(st.text(alphabet='ab đ"():-+*~,.123ÁTitle', max_size=40))
def test_every_place_is_that_of_its_word(typed: str) -> None:
    question = understand(typed)
    for row in rows(question):
        for word in row:
            assert question.text[word.start : word.end] == word.text


@pytest.mark.parametrize(
    ("typed", "other", "made"),
    [
        ("mục:kinhtế lũ", "kinh tế", 'mục:"kinh tế" lũ'),
        ('mục:"kinhtế"', "kinh tế", 'mục:"kinh tế"'),
        ("kinhtế lũ", "kinh tế", "kinh tế lũ"),
        ("mục:kinhtế", "kinh", "mục:kinh"),
    ],
)
def test_two_words_in_place_of_one_stay_in_its_field(typed: str, other: str, made: str) -> None:
    first = rows(understand(typed))[0][0]
    assert replaced(typed, {first: other}) == made


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("lúa or gạo", "lúa OR gạo"),
        ("bao not bien", "bao NOT bien"),
        ("lúa hoặc gạo and ngô", "lúa HOẶC gạo AND ngô"),
        ("lúa OR gạo", None),
        ("or gạo", None),
        ('"lúa or gạo"', None),
        ("lúa or-gạo", None),
    ],
)
def test_operators_may_be_meant_by_small_letters(typed: str, meant: str | None) -> None:
    assert with_operators(understand(typed)) == meant
