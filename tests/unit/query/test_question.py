from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh import qparser

from archiveviewer.query.asked import leaves
from archiveviewer.query.language import Parser
from archiveviewer.query.question import MAX_LENGTH, MAX_TERMS, Knowledge, understand
from archiveviewer.query.synonyms import Synonyms

KNOWLEDGE = Knowledge(synonyms=Synonyms("UBND = ủy ban nhân dân"), today=date(2026, 11, 26))


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("xâm nhập mặn", "(xâm AND nhập AND mặn)"),
        ('mặn "Hàm Luông"', '(mặn AND "Hàm Luông")'),
        ("mặn OR lũ", "(mặn OR lũ)"),
        ("thủy điện OR nhiệt điện", "((thủy AND điện) OR (nhiệt AND điện))"),
        ("mặn AND (lũ OR bão)", "(mặn AND (lũ OR bão))"),
        ("mặn AND lũ OR bão", "((mặn AND lũ) OR bão)"),
        ("bão NOT lũ", "(bão AND NOT lũ)"),
        ("bão NOT lũ lụt", "(bão AND NOT (lũ AND lụt))"),
        ("bão -lũ 2009", "(bão AND NOT lũ AND 2009)"),
        ("bão VÀ lũ", "(bão AND lũ)"),
        ("bão HOẶC lũ", "(bão OR lũ)"),
        ("bão KHÔNG lũ", "(bão AND NOT lũ)"),
        ("KHÔNG ĐỂ DÂN ĐÓI", "(không AND ĐỂ AND DÂN AND ĐÓI)"),
        ("UBND KHÔNG HĐND", "(UBND AND NOT HĐND)"),
        ("cầu OR", "cầu"),
        ("cầu AND NOT ", "cầu"),
        ("OR cầu", "cầu"),
        ("title:mặn", "title:mặn"),
        ("tựa:mặn", "title:mặn"),
        ("tieu-de:mặn", "title:mặn"),
        ("title:(mặn lũ) bão", "(title:mặn AND title:lũ AND bão)"),
        ("title: mặn", "title:mặn"),
        ("Cảnh báo: mưa", "(Cảnh AND báo AND mưa)"),
        ('section:"Kinh tế"', 'section:"Kinh tế"'),
        ("“Đà Nẵng”", '"Đà Nẵng"'),
        ("COVID-19", "COVID-19"),
        ("TP:HCM", "(TP AND HCM)"),
        ("05-CT/TW", "05-CT/TW"),
        ("date:2009", "date:2009"),
        ("date:[2009 TO 2011]", "date:2009..2011"),
        ("date:3/2019..6/2020 lũ", "(date:3/2019..6/2020 AND lũ)"),
        ('ngày:"tháng trước"', 'date:"tháng trước"'),
        ("có:ảnh bão", "(has:ảnh AND bão)"),
        ('"lũ lụt"~3', '"lũ lụt"~3'),
        ("lũ w/5 lụt", "(lũ w/5 lụt)"),
        ("xe máy w/3 tai nạn", "((xe máy) w/3 (tai nạn))"),
        ("(lũ OR bão) pre/5 Huế", "((lũ OR bão) pre/5 Huế)"),
        ("lũ W/P lụt", "(lũ w/p lụt)"),
        ("lũ w/5 lụt date:2009", "((lũ w/5 lụt) AND date:2009)"),
        ("title:(lũ w/5 lụt)", "(title:lũ w/5 title:lụt)"),
        ("atleast3(lũ) bão", "(atleast3(lũ) AND bão)"),
        ("first20(lũ lụt)", "(first20(lũ) AND first20(lụt))"),
        ("nguy* th?nh", "(nguy* AND th?nh)"),
        ("nguyen~ lũ~2", "(nguyen~ AND lũ~2)"),
        ("+UBND tỉnh", "(+UBND AND tỉnh)"),
        ("lũ | bão && mưa", "(lũ OR (bão AND mưa))"),
        ('"nguyễn * phúc"', '"nguyễn * phúc"'),
        ("author:* lũ", "(author:* AND lũ)"),
        ("date:*", "date:*"),
        ("=Nha =Trang", "(=Nha AND =Trang)"),
        ("-title:lũ bão", "(NOT title:lũ AND bão)"),
        ("Ai là tác giả?", "(Ai AND là AND tác AND giả)"),
    ],
)
def test_a_question_is_understood_and_can_be_asked_again(typed: str, understood: str) -> None:
    assert understand(typed, knowledge=KNOWLEDGE).understood == understood
    assert understand(understood, knowledge=KNOWLEDGE).understood == understood


@pytest.mark.parametrize("typed", ["", "   ", "*"])
def test_nothing_asked_means_everything(typed: str) -> None:
    assert understand(typed).tree is None
    assert not understand(typed).notices


@pytest.mark.parametrize(
    ("typed", "understood", "complaints"),
    [
        ("date:mai lũ", "(mai AND lũ)", [("misread", "date:mai")]),
        ("lũ năm:2019", "(lũ AND date:2019)", []),
        ("lũ tháng:3/2019 bão", "(lũ AND date:3/2019 AND bão)", []),
        ("lũ Việt Nam:", "(lũ AND Việt AND Nam)", []),
        ("Việt Nam: lũ lớn", "(Việt AND Nam AND lũ AND lớn)", []),
        ("ngày:31/2/2019 lũ", "(31/2/2019 AND lũ)", [("misread", "ngày:31/2/2019")]),
        ("has:video lũ", "(video AND lũ)", [("misread", "has:video")]),
        ("lũ AND OR bão", "(lũ OR bão)", [("misread", "AND")]),
        ("(lũ bão", "(lũ AND bão)", [("misread", "(lũ bão")]),
        ('"lũ bão', "(lũ AND bão)", [("misread", '"lũ bão')]),
        ("lũ) bão", "(lũ AND bão)", [("misread", ") bão")]),
        ("lũ w/0 bão", "(lũ AND bão)", [("misread", "w/0")]),
        ("title:lũ w/5 bão", "(title:lũ AND bão)", [("misread", "w/5")]),
        ("lũ w/5 date:2009", "(lũ AND date:2009)", [("misread", "w/5")]),
        ("atleast0(lũ)", "lũ", [("misread", "atleast0")]),
        ("first999999(lũ)", "lũ", [("misread", "first999999")]),
        ("lũ pre/p bão", "(lũ AND bão)", [("misread", "pre/p")]),
        ("lũ~9", "lũ~2", [("misread", "lũ~9")]),
        ('"lũ bão"~1000', '"lũ bão"~99', [("misread", '"lũ bão"~1000')]),
        ("date:.. lũ", "lũ", [("misread", "date:..")]),
        ("lũ * bão", "(lũ AND bão)", [("too-wide", "*")]),
    ],
)
def test_what_is_not_understood_becomes_words_and_is_said(
    typed: str, understood: str, complaints: list[tuple[str, str]]
) -> None:
    question = understand(typed)

    assert question.understood == understood
    assert [(notice.kind, notice.detail) for notice in question.notices] == complaints


def test_a_complaint_points_at_its_place() -> None:
    (notice,) = understand("lũ w/0 bão").notices
    assert notice.place is not None
    assert "lũ w/0 bão"[notice.place.start : notice.place.end] == "w/0"


@pytest.mark.parametrize("typed", ["()", '"', "((((", ")", "!!!", "? * ?", "w/5"])
def test_a_question_without_words_is_said_to_have_none(typed: str) -> None:
    assert [notice.kind for notice in understand(typed).notices][-1] == "no-words" or understand(typed).tree is not None


def test_limits_are_kept_and_said() -> None:
    assert [notice.kind for notice in understand("a" * (MAX_LENGTH + 1)).notices] == ["too-long"]
    assert [notice.kind for notice in understand("a " * (MAX_TERMS + 1)).notices] == ["too-many-words"]
    assert "too-deep" in [notice.kind for notice in understand("(" * 30 + "a" + ")" * 30).notices]


def test_a_question_of_any_length_is_read_at_once() -> None:
    started = time.process_time()
    assert understand("nước " * 20_000).notices[0].kind == "too-long"
    assert understand("ai là ai?").text == "ai là ai"
    assert time.process_time() - started < 5  # it was a minute when the end was looked for before the cut


_WRITTEN = """
a đảng UBND ( ) " * ? ~ + - w/5 pre/2 w/p w/0 AND OR NOT KHÔNG title: ngày: date:2019 has:ảnh atleast2( first9( 30/4
[2009 TO 2011] .. thanhf nga2y COVID-19 \u0301 😀
"""
_TOKENS = st.sampled_from(_WRITTEN.split())


@given(
    st.text(max_size=80) | st.lists(_TOKENS, max_size=14).map(" ".join) | st.lists(_TOKENS, max_size=14).map("".join)
)
def test_nothing_typed_makes_the_parser_raise(typed: str) -> None:
    question = understand(typed, knowledge=KNOWLEDGE)
    again = understand(question.understood, knowledge=KNOWLEDGE)

    assert all(notice.kind for notice in question.notices)
    assert (question.asked is None) or again.asked is not None


def test_the_strict_mode_takes_words_without_accents_literally() -> None:  # R21
    assert understand("an", "strict").terms == ("=an",)
    assert understand("an").terms == ("an",)


@pytest.mark.parametrize("typed", ["a* " * 9, "nguy* " * 9, "nguyen~ " * 9, " OR ".join(f"{one}*" for one in "abcdef")])
def test_patterns_are_few_and_the_rest_is_said(typed: str) -> None:
    question = understand(typed)

    assert question.tree is not None
    assert {notice.kind for notice in question.notices} == {"too-wide"}
    assert len(question.notices) <= 5


def test_what_is_near_is_not_nested_without_end() -> None:
    assert understand("atleast2(" * 6 + "lũ" + ")" * 6).notices[0].detail == "atleast2"
    assert understand(" w/3 ".join("abcdefghijkl")).notices[0].detail == "w/3"


PLAIN = ("thành", "PHỐ", "2009", "30.4", "3,5", "COVID19", "ngh*", "?", "*", "nguyen~", "nguyen~9", "~")
NAMED = ("date:2009", "Ngày:3/2009..5/2010", "date:x", "tieu-de:mặn", "has:ảnh", "author:*", "caption:..")
COLONS = ("x:mặn", "title:", "12:30", "title:a:b", "3:title:b", "date:/2009", "http://x", ":", "a:-b", "tựa:(")


@given(st.lists(st.tuples(st.sampled_from(PLAIN + NAMED + COLONS), st.sampled_from((" ", "  ", "\t", "\u3000")))))
def test_words_and_fields_alone_are_read_as_whooshs_parser_would_read_them(pieces: list[tuple[str, str]]) -> None:
    text = "".join(word + blank for word, blank in pieces)
    read = []
    for parse in (Parser.parse, qparser.QueryParser.parse):
        parser = Parser(date(2026, 11, 26))
        found = [(repr(leaf), leaf.startchar, leaf.endchar) for leaf in leaves(parse(parser, text, normalize=False))]
        read.append((found, parser.complaints))
    assert read[0] == read[1]
