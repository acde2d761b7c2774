"""A marked passage finds its place again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiveviewer.desk.anchoring import Stretch, found, selection
from archiveviewer.desk.things import Passage

if TYPE_CHECKING:
    from collections.abc import Sequence

TEXTS = (
    "Lũ ở Hàm Yên",
    "",
    "Đêm 2-10, nước sông Lô lên nhanh; dân các xã ven sông phải chạy lũ.",
    "Ông Nam nói: “Nước lên nhanh quá”. Đến sáng, nước lên nhanh hơn nữa.",
    "một\nhai\nba",
)


def marked(texts: Sequence[str], *stretches: tuple[int, int, int]) -> Passage:
    chosen = selection(texts, [Stretch(*one) for one in stretches])
    assert chosen is not None
    block, start, quote, before, after = chosen
    return Passage(
        id="p", made="", changed="", archive="", article="a",
        block=block, start=start, quote=quote, before=before, after=after,
    )  # fmt: skip


def quoted(passage: Passage, texts: Sequence[str]) -> list[str]:
    return [texts[block][start:end] for block, start, end in found(passage, texts)]


def at(text: str, words: str, after: int = 0) -> tuple[int, int]:
    start = text.index(words, after)
    return start, start + len(words)


SECOND = marked(TEXTS, (3, *at(TEXTS[3], "nước lên nhanh", 40)))


def test_it_stands_where_it_was_marked() -> None:
    assert found(SECOND, TEXTS) == (Stretch(3, *at(TEXTS[3], "nước lên nhanh", 40)),)


def test_nothing_but_blanks_is_no_passage() -> None:
    assert selection(("   ", "a"), [Stretch(0, 0, 3), Stretch(1, 0, 0)]) is None


@pytest.mark.parametrize(
    "texts",
    [
        ("Lũ", *TEXTS[2:]),
        ("Mở đầu mới", *TEXTS),
        tuple(reversed(TEXTS)),
        tuple(text.upper() for text in TEXTS),
        tuple(text.replace(" ", "\u00a0 ").replace("“", '"') for text in TEXTS),
        (" ".join(TEXTS),),
    ],
)
def test_it_is_found_in_an_article_that_was_read_otherwise(texts: tuple[str, ...]) -> None:
    (words,) = quoted(SECOND, texts)
    assert " ".join(words.split()).casefold() == "nước lên nhanh"
    place = found(SECOND, texts)[0]
    assert texts[place.block][place.end :].split()[0].casefold() == "hơn"  # the one that was meant, not an earlier one


def test_it_is_found_where_its_letters_were_read_wrongly_before() -> None:
    wrong = ("Dem 2-10, nuoc song Lo len nhanh; dan cac xa ven song phai chay lu.",)
    passage = marked(wrong, (0, *at(wrong[0], "nuoc song Lo len nhanh")))
    assert quoted(passage, TEXTS) == ["nước sông Lô lên nhanh"]


def test_it_is_found_by_its_surroundings_where_its_words_were_mended() -> None:
    before = ("Đêm hôm ấy ở xã Bình Xa, nu0c s0ng L0 dâng cao, dân phải chạy lũ ngay trong đêm.",)
    after = ("x", "Đêm hôm ấy ở xã Bình Xa, nước sông Lô dâng cao, dân phải chạy lũ ngay trong đêm.")
    passage = marked(before, (0, *at(before[0], "nu0c s0ng L0")))
    assert quoted(passage, after) == ["nước sông Lô"]


def test_a_passage_over_several_paragraphs_is_found_line_by_line() -> None:
    passage = marked(TEXTS, (2, 51, len(TEXTS[2])), (3, 0, 12), (4, 4, 11))
    assert passage.quote.split("\n") == [TEXTS[2][51:], TEXTS[3][:12], "hai ba"]
    assert quoted(passage, TEXTS) == [TEXTS[2][51:], TEXTS[3][:12], "hai\nba"]
    assert quoted(passage, ("mới", *TEXTS)) == [TEXTS[2][51:], TEXTS[3][:12], "hai\nba"]


@pytest.mark.parametrize("texts", [(), ("",), ("Một bài khác hẳn",)])
def test_it_is_not_found_where_it_is_not(texts: tuple[str, ...]) -> None:
    assert found(SECOND, texts) == ()


@given(st.lists(st.text(max_size=30), min_size=1, max_size=4), st.data())
def test_whatever_is_marked_is_found_in_the_same_article(texts: list[str], data: st.DataObject) -> None:
    block = data.draw(st.integers(0, len(texts) - 1))
    start = data.draw(st.integers(0, len(texts[block])))
    end = data.draw(st.integers(start, len(texts[block])))
    if selection(texts, [Stretch(block, start, end)]) is None:
        return
    passage = marked(texts, (block, start, end))
    if "\n" not in texts[block][start:end]:
        assert found(passage, texts) == (Stretch(block, start, end),)
