from __future__ import annotations

import pytest

from archiveviewer.index.capitals import as_printed
from archiveviewer.vietnamese.terms import keys
from factories import article


@pytest.mark.parametrize(
    ("words", "texts", "printed"),
    [
        ("thụy điển", ["Đội tuyển Thụy Điển thắng. Người Thuỵ-Điển vui."], "Thụy Điển"),
        ("thủy điện", ["Thủy điện nhỏ. Nhà máy thủy điện mở cửa xả."], "thủy điện"),
        ("thủy điện", ["Thủy điện nhỏ.", "THỦY ĐIỆN VỪA", "Ông nói: Thủy điện lớn"], "thủy điện"),
        ("hải quân", ["Quân chủng Hải quân và một hải quân", "của Hải quân"], "Hải quân"),
        ("thủy điện", ["Ông Thụy Điển", "thuyền diện"], "thủy điện"),
        ("thủy điện", [], "thủy điện"),
        ("hoà bình", ["xã Hòa Bình", "tỉnh Hoà Bình"], "Hòa Bình"),
    ],
)
def test_words_have_the_capitals_they_have_inside_sentences(words: str, texts: list[str], printed: str) -> None:
    terms = [exact for _fold, exact in keys(words)]
    assert " ".join(as_printed(terms, [article("Một bài", *texts)])) == printed
