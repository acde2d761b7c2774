"""What may have been meant, judged by the words of a list of phrases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from archiveviewer.query.correcting import best, corrections, notice
from archiveviewer.query.question import Knowledge, understand
from archiveviewer.query.rows import rows
from archiveviewer.query.synonyms import Synonyms
from archiveviewer.results import Span
from archiveviewer.vietnamese.terms import EXACT, keys

if TYPE_CHECKING:
    from archiveviewer.query.correcting import Correction
    from archiveviewer.query.question import Question


class Words:
    """An archive of so many articles of a phrase each."""

    def __init__(self, phrases: dict[str, int]) -> None:
        self._phrases = {phrase: (keys(phrase), articles) for phrase, articles in phrases.items()}

    def frequency(self, field: str, *terms: str) -> int:
        if field not in {"text", "title"}:
            return 0
        return sum(articles for words, articles in self._phrases.values() if _has(words, terms))

    def pairs(self, field: str, left: str, right: str) -> dict[tuple[str, str], int]:
        exact = [word[1] for words, _articles in self._phrases.values() for word in words]
        folds = dict(key[::-1] for words, _articles in self._phrases.values() for key in words)
        return {
            (one, other): found
            for one in exact
            for other in exact
            if (folds[one], folds[other]) == (left, right) and (found := self.frequency(field, one, other))
        }

    def close(self, _field: str, term: str) -> list[str]:
        terms = {key for words, _articles in self._phrases.values() for word in words for key in word}
        return sorted(one for one in terms if one.startswith(EXACT) == term.startswith(EXACT) and _one_slip(one, term))


def _has(words: list[tuple[str, str]], terms: tuple[str, ...]) -> bool:
    rows = (words[at : at + len(terms)] for at in range(len(words) - len(terms) + 1))
    return any(all(term in both for term, both in zip(terms, row, strict=True)) for row in rows)


def _one_slip(one: str, other: str) -> bool:
    cuts = range(max(len(one), len(other)) + 1)
    return one != other and any(
        one == other[:at] + other[at + 1 :]
        or other == one[:at] + one[at + 1 :]
        or (len(one) == len(other) and one[:at] + one[at + 1 :] == other[:at] + other[at + 1 :])
        or one == other[:at] + other[at : at + 2][::-1] + other[at + 2 :]
        for at in cuts
    )


ARCHIVE = Words(
    {
        "chợ phiên vùng cao": 30,
        "phiền hà": 9,
        "nhà máy thủy điện": 200,
        "Thụy Điển": 90,
        "Tuyên Quang": 80,
        "quảng trường": 70,
        "khu nghỉ dưỡng": 60,
        "suy nghĩ": 50,
        "nuôi dưỡng": 40,
        "nghỉ lễ": 40,
        "giáo dục": 100,
        "xử lý nghiêm": 50,
        "lịch sử": 50,
        "bác sĩ": 40,
        "xuất xứ": 40,
        "hiệu suất": 30,
        "cổ phiếu lên sàn": 3,
        "được học": 900,
        "đượ": 2,
        "bày bán": 300,
        "bầy án": 1,
        "TP HCM": 90,
        "đầu hẻm": 80,
    }
)


def made(typed: str, *, found: int = 0, unlikely: str = "") -> tuple[Question, list[Correction]]:
    question = understand(typed, "smart", Knowledge(ARCHIVE, Synonyms("GTVT = giáo dục")))
    doubted = [word for row in rows(question) for word in row if word.text in unlikely.split()]
    return question, corrections(question, ARCHIVE, found=found, unlikely=doubted)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("chợ phêin", "chợ phiên"),
        ("chợ Phêin", "chợ Phiên"),
        ("CHỢ PHÊIN", "CHỢ PHIÊN"),
        ("tuyen qaung", "tuyen quang"),
        ("tuyên qaung", "tuyên quang"),
        ("tuyenquang", "tuyen quang"),
        ("thủy điệnn", "thủy điện"),
        ("thũy điện", "thủy điện"),
        ("thuỷ diện", "thuỷ điện"),
        ("giáo giục", "giáo dục"),
        ("bác xĩ", "bác sĩ"),
        ("sử lí nghiêm", "xử lí nghiêm"),
        ("suất xứ", "xuất xứ"),
        ("nghĩ lể", "nghỉ lễ"),
        ('"chợ phêin" -suy', '"chợ phiên" -suy'),
        ("title:phêin", "title:phiên"),
        ("chợ phêin OR giáo giục", "chợ phiên OR giáo dục"),
    ],
)
def test_the_likeliest_question_comes_first(typed: str, meant: str) -> None:
    _question, found = made(typed)

    assert found
    assert found[0].text == meant


def test_a_word_that_exists_is_corrected_by_what_stands_beside_its_neighbour() -> None:
    _question, found = made("nghĩ dưỡng", found=300, unlikely="nghĩ dưỡng")

    assert [one.text for one in found] == ["nghỉ dưỡng"]
    assert made("nghĩ dưỡng", found=300)[1] == []
    assert best(found) is None


@pytest.mark.parametrize(
    "typed", ["+phêin", "chợ +phêin", "phê*", "phêin~", "-phêin", "phiên", "chợ phiên", "", "19 x7"]
)
def test_what_is_right_or_meant_literally_stays(typed: str) -> None:
    assert made(typed)[1] == []


def test_what_the_archive_itself_mistyped_is_corrected() -> None:
    assert [one.text for one in made("đượ học", found=1, unlikely="đượ học")[1]] == ["được học"]
    assert [one.text for one in made("bầy bán", found=0)[1]] == ["bày bán"]
    assert best(made("đượ học")[1]) is None


def test_no_question_is_offered_twice() -> None:
    texts = [one.text for one in made("nghĩ lể phêin")[1]]
    assert texts
    assert len(texts) == len(set(texts))


def test_letters_and_abbreviations_that_exist_are_no_slips() -> None:
    assert made("đầu HCM", found=300, unlikely="đầu HCM")[1] == []


def test_what_has_other_names_is_no_slip() -> None:
    assert made("GTVT")[1] == []


def test_only_a_word_that_nobody_prints_is_surely_wrong() -> None:
    question, found = made("chợ phêin")
    sure = best(found)

    assert sure is not None
    assert notice(question, sure).detail == "phiên"
    assert notice(question, sure).question == "chợ +phêin"
    assert question.text[4:9] == "phêin"
    assert notice(question, sure).place == Span(4, 9)
    assert best(made("bác xĩ")[1]) is None
    assert best([]) is None
