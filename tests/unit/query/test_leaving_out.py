"""Shorter questions: what can be left out, and that what is left means the same as before."""

from __future__ import annotations

from itertools import chain

import pytest

from archiveviewer.query.leaving_out import MOST_PARTS, shorter
from archiveviewer.query.question import understand


def some(_text: str) -> bool:
    return True


def first(text: str) -> list[str]:
    return next(shorter(understand(text), some), [])


@pytest.mark.parametrize(
    ("typed", "without_one"),
    [
        ("sập cầu đường", ["cầu đường", "sập đường", "sập cầu"]),
        ("sập cầu tháng 9.2007", ["cầu tháng 9.2007", "sập tháng 9.2007", "sập cầu"]),
        ("bão ngày 5 tháng 3 năm 2009 lũ", ["ngày 5 tháng 3 năm 2009 lũ", "bão lũ", "bão ngày 5 tháng 3 năm 2009"]),
        ("cầu, sập, lũ", ["sập, lũ", "cầu, lũ", "cầu, sập"]),
        ('"sập cầu" tuyên', ["tuyên", '"sập cầu"']),
        ("title:cầu lũ", ["lũ", "title:cầu"]),
        ("title: cầu lũ", ["lũ", "title:cầu"]),
        ("tác giả:lan bão lũ", ["bão lũ", "tác-giả:lan lũ", "tác-giả:lan bão"]),
        ("+cầu =sập lũ", ["=sập lũ", "+cầu lũ", "+cầu =sập"]),
        ("COVID-19 vắc xin", ["vắc xin", "COVID-19 xin", "COVID-19 vắc"]),
        ("bão bão lũ", ["bão lũ", "bão bão"]),
    ],
)
def test_one_part_is_left_out_and_the_rest_stays_as_typed(typed: str, without_one: list[str]) -> None:
    assert first(typed) == without_one


@pytest.mark.parametrize(
    ("typed", "without_one"),
    [
        ('"sập cầu" AND lũ AND bão', ["lũ AND bão", '"sập cầu" AND bão', '"sập cầu" AND lũ']),
        ("title:(cầu sập) lũ", ["title:sập AND lũ", "title:cầu AND lũ", "title:cầu AND title:sập"]),
        ("cầu (bão OR lũ) sập", ["(bão OR lũ) AND sập", "cầu AND (bão OR lũ)"]),
        ("cầu sập -lũ", ["sập AND NOT lũ", "cầu AND NOT lũ"]),
    ],
)
def test_what_is_joined_otherwise_is_said_as_understood(typed: str, without_one: list[str]) -> None:
    assert first(typed) == without_one


@pytest.mark.parametrize("typed", ["", "*", "cầu", "cầu OR sập", "(cầu near/5 sập)", "cầu -sập", "-cầu", '"sập cầu"'])
def test_of_a_single_part_nothing_can_be_left_out(typed: str) -> None:
    assert list(chain.from_iterable(shorter(understand(typed), some))) == []


def test_a_word_or_phrase_stays_beside_times_and_facts() -> None:
    assert list(shorter(understand("cầu date:2009 has:image"), some)) == [["cầu has:image", "cầu date:2009"], ["cầu"]]


def test_more_is_left_out_later() -> None:
    found = list(shorter(understand("một hai ba bốn"), some))
    assert found[1:] == [["ba bốn", "một bốn", "một hai"], ["bốn", "một"]]


def test_a_pasted_sentence_stays_as_it_is() -> None:
    assert first(" ".join(["lũ"] * MOST_PARTS))
    assert not first(" ".join(["lũ"] * (MOST_PARTS + 1)))


@pytest.mark.parametrize("typed", ["cầu, (sập", 'a "b c', "title:", "x:y z:w", "near/5 a b", "a AND AND b", "a) b (c"])
def test_whatever_was_typed_can_be_asked_shorter(typed: str) -> None:
    for text in chain.from_iterable(shorter(understand(typed), some)):
        assert understand(text).asked is not None


def test_what_finds_nothing_by_itself_is_left_out_first() -> None:
    found = shorter(understand("bão xyz lũ xyw 2006"), lambda text: "xy" not in text)
    assert list(found) == [["bão lũ 2006"], ["lũ 2006", "bão 2006", "bão lũ"], ["2006", "bão"]]
    assert list(shorter(understand("xyz xyw"), lambda _text: False)) == []
    assert list(shorter(understand("bão xyz -lũ"), lambda text: "xyz" not in text)) == [["bão AND NOT lũ"]]
