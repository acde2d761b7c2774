"""Which readings are offered, of words that are counted in a list of phrases."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from archiveviewer.query.question import understand
from archiveviewer.query.rivals import Run, rivals
from archiveviewer.vietnamese.terms import keys

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence


class Neighbours:
    """Articles of a phrase each, as often as is said."""

    def __init__(self, phrases: dict[str, int]) -> None:
        self._phrases = phrases

    def seen(self, folded: Sequence[str]) -> list[Run]:
        found: Counter[tuple[str, ...]] = Counter()
        for phrase, articles in self._phrases.items():
            words = keys(phrase)
            for at in range(len(words) - len(folded) + 1):
                run = words[at : at + len(folded)]
                if [fold for fold, _exact in run] == list(folded):
                    found[tuple(exact for _fold, exact in run)] += articles
        return [Run(terms, articles) for terms, articles in found.most_common()]

    def counted(self, folded: Sequence[str], wanted: Collection[tuple[str, ...]]) -> list[Run]:
        return [run for run in self.seen(folded) if run.terms in wanted]


PHRASES = {
    "thủy điện": 1203,
    "Thụy Điển": 410,
    "thuý điện": 3,
    "công nhân": 90,
    "công nhận": 80,
    "công nhân viên": 30,
    "Nhà Trắng": 1000,
    "Nha Trang": 20,
    "thành phố": 500,
    "thanh phó": 1,
    "học viện tư pháp": 40,
    "học viên": 40,
    "Hà Nội": 9,
    "cao su": 50,
    "cáo sử": 9,
}


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("thuy dien", ["thuy dien", 1203, 410]),
        ('"thuy dien"', ["thuy dien", 1203, 410]),
        ("thuy -dien", []),
        ("thuy +dien", []),
        ("thủy dien", []),
        ("thuy dien cong nhan", ["thuy dien", 1203, 410]),
        ("ha noi cong nhan", ["cong nhan", 120, 80]),
        ("cong nhan vien", []),
        ("hoc vien tu phap", []),
        ("hoc vien", ["hoc vien", 40, 40]),
        ("nha trang", []),
        ("thanh pho", []),
        ("cao su", ["cao su", 50, 9]),
        ("đồn điền cao su", []),
        ("đập thuy dien", ["thuy dien", 1203, 410]),
        ("x86 dien", []),
    ],
)
def test_the_most_ambiguous_words_are_offered(typed: str, expected: list[object]) -> None:
    found = rivals(understand(typed), lambda _field: Neighbours(PHRASES))
    came = [" ".join(word.text for word in found.typed), *(run.articles for run in found.runs)] if found else []

    assert came == expected


def test_three_words_have_rivals_too() -> None:
    phrases = {"Bộ Công an": 9, "bò cống ăn": 4, "công an": 3}
    found = rivals(understand("bo cong an"), lambda _field: Neighbours(phrases))

    assert found is not None
    assert [word.text for word in found.typed] == ["bo", "cong", "an"]
    assert [run.articles for run in found.runs] == [9, 4]


def test_at_most_four_are_offered() -> None:
    phrases = {f"{one} {other}": 5 for one in ("la", "là", "lá") for other in ("ma", "má", "mà")}
    found = rivals(understand("la ma"), lambda _field: Neighbours(phrases))

    assert found is not None
    assert len(found.runs) == 4
