from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archiveviewer.vietnamese.chosen import ENCODINGS, TWICE, decode, repair
from archiveviewer.vietnamese.legacy_tables import VIETNAMESE, WINDOWS_1252, Encoding
from legacy_writer import write

STORY = "Chè kho ngày giỗ\n\nHà Giang là nơi đá nở hoa.\nQuán Gió"
each_encoding = pytest.mark.parametrize("encoding", VIETNAMESE, ids=lambda encoding: encoding.name)


@each_encoding
@pytest.mark.parametrize("text", [STORY, "Chè kho", "Gió"])
def test_what_is_chosen_is_obeyed_however_little_text_there_is(encoding: Encoding, text: str) -> None:
    data = write(text, encoding)
    assert decode(data, encoding.name).text == encoding.decode(data)
    assert decode(data, encoding.name).encoding == encoding.name


@each_encoding
def test_text_that_was_saved_as_unicode_is_read_as_chosen(encoding: Encoding) -> None:
    data = write(STORY, encoding)
    seen = WINDOWS_1252.decode(data)
    assert repair(seen, encoding.name).text == encoding.decode(data)
    assert decode(seen.encode(), encoding.name).text == encoding.decode(data)
    assert decode(seen.encode("utf-8-sig"), encoding.name).text == encoding.decode(data)


@each_encoding
def test_a_choice_for_a_folder_leaves_good_unicode_alone(encoding: Encoding) -> None:
    good = "Đường về quê\nBữa cơm chiều\n"
    for codec in ("utf-8", "utf-8-sig", "utf-16"):
        assert decode(good.encode(codec), encoding.name).text == good
    assert repair(good, encoding.name).encoding == "unicode"


def test_utf8_chosen_means_that_nothing_is_put_right() -> None:
    seen = WINDOWS_1252.decode(write("Chức năng của nhân viên", VIETNAMESE[1]))
    assert decode(seen.encode(), "utf-8").text == seen
    assert repair(seen, "utf-8").text == seen


def test_utf8_that_was_saved_twice() -> None:
    assert decode(WINDOWS_1252.decode(STORY.encode()).encode(), TWICE).text == STORY


@pytest.mark.parametrize(
    "chosen", ["cp1251 Привет", "gb18030 新闻", "big5 新聞", "cp874 ข่าว", "cp932 なに", "cp949 뉴스"]
)
def test_other_languages(chosen: str) -> None:
    codec, text = chosen.split()
    assert decode(text.encode(codec), codec).text == text


def test_what_can_not_be_read_so_is_counted() -> None:
    found = decode(b"a\xffb", "utf-8")
    assert (found.text, found.warnings) == ("a\ufffdb", ("1 characters replaced",))
    assert 0 < found.confidence < 1


@settings(deadline=None)
@given(st.binary(max_size=200), st.sampled_from(sorted(ENCODINGS)))
def test_any_bytes_give_text_in_any_encoding(data: bytes, encoding: str) -> None:
    found = decode(data, encoding)
    found.text.encode()
    assert 0.0 <= found.confidence <= 1.0
    assert repair(found.text, encoding).text is not None
