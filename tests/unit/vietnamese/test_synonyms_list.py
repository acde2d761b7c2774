"""R15: the list of synonyms that is shipped joins only what is the same, as far as a machine can tell."""

from __future__ import annotations

import importlib.resources
import itertools
from collections import Counter

import pytest

from archiveviewer.vietnamese.spelling import freed
from archiveviewer.vietnamese.terms import folded_key


def _groups() -> list[list[str]]:
    """The groups, each with its forms, a word in brackets once there and once not."""
    text = importlib.resources.files("archiveviewer.vietnamese").joinpath("data", "synonyms.txt").read_text("utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [[form for written in line.split(" = ") for form in _forms(written)] for line in lines]


def _forms(written: str) -> list[str]:
    words = [("", word[1:-1]) if word.startswith("(") else (word,) for word in written.split()]
    return [" ".join(filter(None, choice)) for choice in itertools.product(*words)]


def test_every_group_has_several_forms_and_no_empty_one() -> None:
    for group in _groups():
        assert len(group) > 1
        assert all(map(folded_key, group))


def test_no_form_stands_in_two_groups_even_without_its_accents() -> None:
    groups = [{folded_key(form) for form in group} for group in _groups()]
    twice = [form for form, number in Counter(itertools.chain.from_iterable(groups)).items() if number > 1]

    assert twice == []


def test_no_form_is_an_ordinary_syllable() -> None:
    forms = [form for group in _groups() for form in group]
    single = [form for form in forms if " " not in folded_key(form)]

    assert [form for form in single if freed(folded_key(form))] == ["TƯ"]  # only where it is typed in capitals


@pytest.mark.parametrize("ambiguous", ["CĐ", "CQĐT", "TTHC", "TT", "NV", "HS", "DN", "ĐH", "BCH"])
def test_what_means_more_than_one_thing_is_left_out(ambiguous: str) -> None:  # A4
    assert not any(ambiguous in group for group in _groups())


@pytest.mark.parametrize(
    ("form", "other"),
    [
        ("UBND", "ủy ban nhân dân"),
        ("GTVT", "giao thông và vận tải"),
        ("GTVT", "giao thông vận tải"),
        ("GD&ĐT", "GDĐT"),
        ("LHQ", "liên hiệp quốc"),
        ("TP.HCM", "thành phố Hồ Chí Minh"),
        ("Đắk Lắk", "Đắc Lắc"),
        ("Bắc Kạn", "Bắc Cạn"),
    ],
)
def test_what_is_the_same_stands_together(form: str, other: str) -> None:  # A4
    assert any({form, other} <= set(group) for group in _groups())
