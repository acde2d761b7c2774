from __future__ import annotations

import pytest

from archiveviewer.query.completing import Beginning, beginning, completed


@pytest.mark.parametrize(
    ("typed", "head", "words", "field"),
    [
        ("thanh pho h", "", "thanh pho h", ""),
        ("trump AND kim j", "trump AND ", "kim j", ""),
        ("lũ HOẶC hạn h", "lũ HOẶC ", "hạn h", ""),
        ("title:thủ t", "title:", "thủ t", "title"),
        ("bão tác-giả:ph", "bão tác-giả:", "ph", "author"),
        ("bão tac gia:ph", "bão tac gia:", "ph", "author"),
        ('title:"thủ t', 'title:"', "thủ t", "title"),
        ("(trump OR pu", "(trump OR ", "pu", ""),
        ("lũ -q", "lũ -", "q", ""),
        ("-lũ q", "-lũ ", "q", ""),
        ("lũ w/5 sông h", "lũ w/5 ", "sông h", ""),
        ("Cảnh báo: mưa l", "", "Cảnh báo: mưa l", ""),
        ('section:"thể thao"', 'section:"thể thao"', "", ""),
        ('section:"thể thao" bó', 'section:"thể thao" ', "bó", ""),
        ('"lũ quét" ở m', '"lũ quét" ', "ở m", ""),
    ],
)
def test_the_last_words_are_what_is_typed(typed: str, head: str, words: str, field: str) -> None:
    assert beginning(typed)[:3] == (head, words, field)


def test_several_words_behind_a_name_become_a_phrase() -> None:
    assert completed(beginning("title:thủ t"), "thủ tướng") == 'title:"thủ tướng"'
    assert completed(beginning('title:"thủ t'), "thủ tướng") == 'title:"thủ tướng'
    assert completed(beginning("title:thu"), "thuế") == "title:thuế"
    assert completed(Beginning("lũ -", "q"), "quét") == "lũ -quét"


def test_what_is_longer_than_any_question_is_not_completed() -> None:
    text = "-(" * 500_000  # looked through, it took hours
    assert beginning(text) == Beginning(text, "")
