"""What words stand for in an archive of few words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from archiveviewer.query.question import Knowledge, Question, reading, understand
from archiveviewer.query.synonyms import Synonyms
from archiveviewer.vietnamese.terms import keys

if TYPE_CHECKING:
    from archiveviewer.query.meaning import Relaxing
    from archiveviewer.results import Mode


class Lexicon:
    """The words of a text and what stands side by side in it."""

    def __init__(self, text: str, *, unaccented: bool = False) -> None:
        self._words = keys(text)
        self._unaccented = unaccented

    def frequency(self, field: str, *terms: str) -> int:
        if field == "has":
            return int(self._unaccented)
        rows = (self._words[at : at + len(terms)] for at in range(len(self._words)))
        return sum(
            all(term in both for term, both in zip(terms, row, strict=False)) and len(row) == len(terms) for row in rows
        )


def asked(
    typed: str, text: str, *, mode: Mode = "smart", relaxing: Relaxing = "", unaccented: bool = False
) -> Question:
    synonyms = Synonyms("UBND = ủy ban nhân dân\nGTVT = giao thông (và) vận tải\nTP.HCM = thành phố Hồ Chí Minh")
    knowledge = Knowledge(Lexicon(text, unaccented=unaccented), synonyms, date(2026, 11, 26))
    question = understand(typed, mode, knowledge)
    return reading(question, mode, knowledge, relaxing) if relaxing else question


def told(question: Question) -> list[tuple[str, str, str]]:
    return [(notice.kind, notice.detail, notice.question) for notice in question.notices]


def test_a_word_with_marks_is_exact_and_one_without_is_any() -> None:  # R1, R8
    assert str(asked("đảng dang", "đảng đang").tree) == "(text:=đang\u0309 AND text:dang)"


def test_an_equals_sign_asks_for_no_accents_but_those_typed() -> None:
    assert str(asked("=nha trang", "nhà nha trang trắng").tree) == "(text:=nha AND text:trang)"
    assert asked("=nha", "x").terms == ("=nha",)


def test_a_word_without_marks_among_others_is_ranked_as_it_is(  # R8b
) -> None:
    question = asked("Việt Nam", "Việt Nam")
    assert question.terms == ("=viêt\u0323", "nam")
    assert question.exact == ("=viêt\u0323", "=nam")


def test_twins_of_i_and_y_are_found_if_the_archive_has_them() -> None:  # R10
    assert str(asked("kỹ", "kỹ kĩ").tree) == "(text:=ky\u0303 OR text:=ki\u0303^0.3)"
    assert str(asked("kỹ", "kỹ").tree) == "text:=ky\u0303"
    assert str(asked("ky", "kĩ ki").tree) == "(text:ky OR text:=ki\u0303^0.3)"
    assert str(asked("kỹ", "kỹ kĩ", mode="strict").tree) == "text:=ky\u0303"


def test_articles_without_accents_are_found_by_accented_words() -> None:  # R12
    found = str(asked("đảng", "đảng dang", unaccented=True).tree)
    assert "REQUIRE has:noaccents" in found
    assert "noaccents" not in str(asked("đảng", "đảng dang").tree)


@pytest.mark.parametrize(
    ("relaxing", "typed", "found", "notice"),
    [
        ("unknown", "đuong", "(text:=đương OR text:=đương\u0300)", ("relaxed", "đuong", "+đuong")),
        ("unknown", "dương", "text:=dương", None),
        (
            "marked",
            "dương",
            "(text:=dương OR text:=dương\u0303 OR text:=đương OR text:=đương\u0300)",
            ("relaxed", "dương", "+dương"),
        ),
        ("folded", "dương", "text:duong", ("unaccented", "dương", "+dương")),
    ],
)
def test_accents_are_let_go_step_by_step(  # R13
    relaxing: Relaxing, typed: str, found: str, notice: tuple[str, str, str] | None
) -> None:
    question = asked(typed, "đương đường dương dưỡng", relaxing=relaxing)
    assert set(str(question.tree).strip("()").split(" OR ")) == set(found.strip("()").split(" OR "))
    assert told(question) == ([notice] if notice else [])


def test_keys_of_an_input_method_are_read_where_the_archive_lacks_the_word() -> None:  # R14
    question = asked("thanhf phoos", "thành phố")
    assert str(question.tree) == "(text:=thanh\u0300 AND text:=phô\u0301)"
    assert told(question) == [("keyed", "thành phố", "+thanhf +phoos")]
    assert told(asked("nga2y", "ngày")) == [("keyed", "ngày", "+nga2y")]
    assert told(asked("vietj", "việt")) == [("keyed", "việt", "+vietj")]
    assert told(asked("sex", "sex sẽ")) == []
    assert told(asked("co2", "khí CO2 cò")) == []
    assert told(asked("+thanhf", "thành")) == []


def test_other_names_are_looked_for_both_ways_and_in_phrases() -> None:  # R15
    question = asked("UBND tỉnh", "ủy ban nhân dân tỉnh")
    assert str(question.tree).startswith('((text:ubnd OR text:"=uy\u0309 ban =nhân =dân"')
    assert told(question) == [("synonyms", "ủy ban nhân dân", "+UBND tỉnh")]
    assert "text:ubnd" in str(asked("uy ban nhan dan", "UBND").tree)
    assert "Near" in str(asked('"chủ tịch UBND"', "chủ tịch ủy ban nhân dân").tree)
    assert told(asked("+UBND", "ủy ban nhân dân")) == []
    assert told(asked("UBND", "ủy ban")) == []
    assert told(asked("UBND", "ủy ban nhân dân", mode="strict")) == []


def test_a_word_in_brackets_is_optional() -> None:  # R15
    assert '"giao thông =vân\u0323 =tai\u0309"' in str(asked("GTVT", "giao thông vận tải").tree).replace(
        "=thông", "thông"
    )
    assert "=va\u0300" in str(asked("GTVT", "giao thông và vận tải").tree)


def test_a_name_typed_in_one_piece_is_known() -> None:  # R15
    assert told(asked("TP.HCM", "thành phố Hồ Chí Minh"))[0][0] == "synonyms"
    assert told(asked("TP. HCM mưa", "thành phố Hồ Chí Minh"))[0][0] == "synonyms"


@pytest.mark.parametrize("typed", ["U.B.N.D", "U.B.N.D. tỉnh", "tỉnh u.b.n.d", '"U.B.N.D tỉnh"'])
def test_an_abbreviation_with_dots_is_one_without(typed: str) -> None:  # R15
    assert told(asked(typed, "ủy ban nhân dân UBND tỉnh"))[0][:2] == ("synonyms", "UBND, ủy ban nhân dân")


def test_an_abbreviation_is_looked_for_with_dots_where_papers_print_it_so() -> None:  # R15
    assert told(asked("UBND", "U.B.N.D. tỉnh"))[0][:2] == ("synonyms", "U.B.N.D")
    assert told(asked("TP.HCM", "T.P.H.C.M")) == []  # two letters are initials


@pytest.mark.parametrize(
    "typed", ["30/4", "30-4", "30/04", '"lễ 30/4"', "30 tháng 4", "30/4/1975", "30-4-75", "30.4.1975"]
)
def test_days_are_known_however_they_are_written(typed: str) -> None:  # R18
    found = repr(asked(typed, "x").tree)
    assert "Phrase('text', ['=thang\u0301', '4']" in found
    assert "Term('text', '04')" in found


@pytest.mark.parametrize("typed", ["183/204", "32/4", "30/13", "1/2/3/4", "30/4a"])
def test_what_is_no_day(typed: str) -> None:
    assert "thang" not in str(asked(typed, "x").tree)


def test_patterns_are_of_their_own_kind_of_terms() -> None:
    assert str(asked("nguy*", "x").tree) == "text:nguy*"
    assert str(asked("nguyễ*", "x").tree) == "text:=nguyê*\u0303"
    assert str(asked("ng*ễn", "x").tree) == "text:=ng*ên\u0303"
    assert str(asked("nguy*", "x", mode="strict").tree) == "text:=nguy*"
    assert str(asked("đ?ng", "x").tree) == "(text:=đ?ng OR text:=đ?ng[\u0300\u0301\u0303\u0309\u0323])"


def test_a_star_in_a_phrase_stands_for_a_word() -> None:
    assert repr(asked('"nguyễn * phúc"', "x").tree).startswith("Near([Term('text', '=nguyên\u0303'), Term('text', ")
    assert ", 2, True, 1.0)" in repr(asked('"nguyễn * phúc"', "x").tree)
    assert ", 3, True, 1.0)" in repr(asked('"nguyễn * * phúc"', "x").tree)


@pytest.mark.parametrize("typed", ['" * bão"', '"bão * "', '"bão * ?"', '"! * bão"', '"bão * ! * "'])
def test_a_star_with_nothing_on_one_side_stands_for_nothing(typed: str) -> None:
    assert str(asked(typed, "bão").tree) == "text:=bao\u0303"
