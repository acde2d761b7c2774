from __future__ import annotations

import functools
import importlib.resources
import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archiveviewer.vietnamese.encodings import MIXED, UNCERTAIN, decode, repair
from archiveviewer.vietnamese.legacy_tables import VIETNAMESE, WINDOWS_1252, WINDOWS_1258, Encoding
from foreign_texts import FOREIGN as FOREIGN_TEXTS
from legacy_writer import write

if TYPE_CHECKING:
    from collections.abc import Callable

STORY = """Mùa nước nổi về muộn ở đầu nguồn

Sáng nay, chợ nổi đông hơn mọi khi. Bà Nguyễn Thị Bưởi chèo xuồng từ ba giờ, chở đầy bông điên điển và cá linh non.
“Năm nay nước lên chậm, nhưng cá vẫn nhiều”, bà nói – giọng vui hẳn lên.

Ông Trương Quốc Ứng, cán bộ khuyến nông xã, cho biết sản lượng ước đạt 1.250 tấn, tăng 12,5% so với cùng kỳ.
Người dân đề nghị huyện sớm sửa con đường dẫn ra bến, nhất là đoạn qua ấp Kỹ Thuật đã sụt lở.
"""
SECOND = """Lễ hội đền Trần khai mạc vào rằm tháng Giêng, kéo dài bảy ngày.
Ban tổ chức dự kiến đón khoảng hai trăm nghìn lượt khách, gấp rưỡi năm trước.
Các cửa hàng quanh đền cam kết niêm yết giá và không chèo kéo du khách."""
FOREIGN = [
    "Né à Lyon, l'écrivain a été élu à l'Académie ; où êtes-vous ? Ça va très bien, c'est naïf.",
    "Während die Gäste schön schliefen, übte Frau Müller Flöte für größere Säle.",
    "El niño comió jamón en la montaña. ¿Qué pasó después? Mañana será otro día.",
    "À tarde, o avião chegou às três; a população já está em ação e não há pão.",
    "Highs of 25° and 31°, lows of 12° and 9°; a loss of £66 billion, ±2%, © the paper.",
    "The café's naïve résumé cost £5 at Zoë’s — honestly.",
]

BY_NAME = {encoding.name: encoding for encoding in VIETNAMESE}
each_encoding = pytest.mark.parametrize("encoding", VIETNAMESE, ids=lambda encoding: encoding.name)


@functools.cache
def common_syllables() -> list[str]:
    source = importlib.resources.files("archiveviewer.vietnamese").joinpath("data", "syllables.tsv")
    lines = source.read_text("utf-8").splitlines()[1:1500]
    return [line.split("\t")[0] for line in lines]


@each_encoding
@pytest.mark.parametrize("length", [40, 100, 300, len(STORY)])
def test_each_legacy_encoding_is_recognised(encoding: Encoding, length: int) -> None:
    data = write(STORY[:length], encoding)
    decoded = decode(data)
    assert decoded.text == encoding.decode(data)
    assert decoded.confidence > 0.6
    assert decoded.warnings == ()


def test_capitals_tell_tcvn_5712_from_tcvn3() -> None:
    heading = "ỦY BAN NHÂN DÂN TỈNH ĐỒNG THÁP\n"
    decoded = decode(write(STORY + heading, BY_NAME["tcvn5712-1"]))
    assert decoded.encoding == "tcvn5712-1"
    assert decoded.text.endswith(heading)
    for opening in ("Ừ thì, một người", "nhất Ỷ thiên đồ long ký", "sang Ý du lịch"):
        assert decode(write(f"{STORY}{opening}", BY_NAME["tcvn5712-1"])).text.endswith(opening)
    small = write(STORY, BY_NAME["tcvn3"]) + b"\xf1Y BAN NH\xa2N D\xa2N T\xd8NH"
    assert decode(small).text.splitlines()[-1] == "ủY BAN NHÂN DÂN TỉNH"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_unicode_comes_back_as_it_is(codec: str, form: str) -> None:
    story = unicodedata.normalize(form, STORY)  # type: ignore[arg-type]
    decoded = decode(story.encode(codec))
    assert decoded.text == story
    assert decoded.encoding.startswith(codec.removesuffix("-sig"))
    assert (decoded.confidence, decoded.warnings) == (1.0, ())


def test_nothing_at_all_is_text() -> None:
    assert decode(b"").text == ""
    assert repair("").text == ""


def test_utf8_cut_inside_a_letter() -> None:
    data = STORY.encode()
    cut = data[: data.index("đầu".encode()) + 3]
    decoded = decode(cut)
    assert decoded.encoding == "utf-8"
    assert decoded.text == cut.decode("utf-8", "replace")
    assert decoded.warnings == ("1 characters replaced",)


@pytest.mark.parametrize("byte", [b"\xff", b"\x93", b"\xc3"])
@pytest.mark.parametrize("place", ["nổi về", "tấn", "cho biết"])
def test_one_bad_byte_in_much_utf8(byte: bytes, place: str) -> None:
    story = STORY * 100
    before, after = story.split(place, 1)
    decoded = decode(before.encode() + byte + after.encode())
    assert decoded.encoding == "utf-8"
    assert decoded.text == f"{before}\ufffd{after}"
    assert decoded.warnings == ("1 characters replaced",)
    assert decoded.confidence > 0.99


@pytest.mark.parametrize("text", FOREIGN)
def test_foreign_text_is_not_made_vietnamese(text: str) -> None:
    assert decode(text.encode()).text == text
    assert decode(text.encode("cp1252")).text == text
    assert repair(text).text == text
    assert repair(STORY + text + "\n" + SECOND).text == STORY + text + "\n" + SECOND


def test_foreign_encodings_are_believed_when_declared() -> None:
    russian = "Сегодня в Москве состоялось открытие выставки."
    assert decode(russian.encode("cp1251"), declared="Windows-1251").text == russian
    assert decode("今天的新闻报道".encode("gb18030"), declared="gb18030").text == "今天的新闻报道"


def test_what_a_text_is_declared_to_be_is_only_looked_for_where_it_is_not_unicode() -> None:
    asked: list[str] = []

    def declared() -> str:
        asked.append("Windows-1251")
        return asked[-1]

    assert decode(STORY.encode(), declared=declared).text == STORY
    assert not asked
    russian = "Сегодня утром в городе открылась ярмарка."
    assert decode(russian.encode("cp1251"), declared=declared).text == russian


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1252", "utf-8", "gbk", "zip", "idna", "nonsense", "\x00"])
def test_words_speak_louder_than_declarations(declared: str) -> None:
    for encoding in VIETNAMESE:
        data = write(STORY, encoding)
        assert decode(data, declared=declared).text == encoding.decode(data)
    assert decode(STORY.encode(), declared=declared).text == STORY


def test_declarations_decide_where_words_do_not() -> None:
    assert decode(b"m\xb6", declared="x-viet-vps").text == "mộ"
    assert decode(b"m\xb6", declared="VISCII").text == "mờ"


def test_what_can_not_be_known_says_so() -> None:
    decoded = decode(bytes(range(0x80, 0x100)) * 3)
    assert decoded.confidence < 0.5
    assert UNCERTAIN in decoded.warnings


@each_encoding
@pytest.mark.parametrize("text", [STORY, STORY[:60], "Ghi chú việc tổ chức:"])
def test_legacy_text_that_was_saved_as_unicode(encoding: Encoding, text: str) -> None:
    data = write(text, encoding)
    seen = WINDOWS_1252.decode(data)
    assert repair(seen).text == encoding.decode(data)
    assert decode(seen.encode()).text == encoding.decode(data)
    assert decode(seen.encode("utf-16")).encoding.startswith("utf-16-le+")


def test_utf8_that_was_encoded_twice() -> None:
    decoded = repair(WINDOWS_1252.decode(STORY.encode()))
    assert (decoded.text, decoded.encoding) == (STORY, "utf-8")


@each_encoding
def test_legacy_text_that_was_saved_through_latin_1(encoding: Encoding) -> None:
    data = write(STORY, encoding)
    assert decode(data.decode("latin-1").encode()).text == encoding.decode(data)


@pytest.mark.parametrize("seen", [WINDOWS_1252.table, WINDOWS_1258.table, [chr(byte) for byte in range(256)]])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_utf8_that_was_taken_for_something_else_and_saved_again(seen: list[str], form: str) -> None:
    story = unicodedata.normalize(form, STORY)  # type: ignore[arg-type]
    saved = "".join(seen[byte] for byte in story.encode()).encode()
    assert decode(saved).text == STORY
    assert decode(saved).encoding == "utf-8+utf-8"


def test_signs_of_windows_that_became_controls_are_signs_again() -> None:
    assert decode("Ông nói \x93vâng\x94 \x96 rồi đi\x85".encode()).text == "Ông nói “vâng” – rồi đi…"
    assert decode("Rồi ông đi\x85\nvà không về\x85".encode()).text == "Rồi ông đi…\nvà không về…"


@pytest.mark.parametrize("first", ["tcvn3", "vni", "vps", "bkhcm2"])
@pytest.mark.parametrize("second", ["vni", "viscii", "cp1258", "utf-8"])
def test_one_paragraph_in_another_encoding_among_many(first: str, second: str) -> None:
    others = [write(line, BY_NAME[first]) for line in (STORY + SECOND).split("\n") if line] * 3
    odd = "Bà Nguyễn Thị Bưởi chèo xuồng từ ba giờ, chở đầy bông điên điển và cá linh non ra chợ nổi."
    written = odd.encode() if second == "utf-8" else write(odd, BY_NAME[second])
    decoded = decode(b"\n".join([*others[:7], written, *others[7:]]))
    assert decoded.text.split("\n")[7] == odd
    assert decoded.text.split("\n")[:7] == [BY_NAME[first].decode(line) for line in others[:7]]
    assert (MIXED in decoded.warnings) is (first != second)


@pytest.mark.parametrize(("name", "text", "codec"), FOREIGN_TEXTS, ids=lambda value: str(value)[:12])
def test_texts_of_other_languages_are_left_alone(name: str, text: str, codec: str) -> None:
    for length in (40, 100, len(text)):
        part = text[:length]
        found = decode(part.encode(codec, "replace"))
        unsure = any(warning.startswith(UNCERTAIN) for warning in found.warnings)
        assert unsure or found.encoding in {"cp1252", "utf-8"}, name
        assert decode(part.encode()).text == part


def test_where_nobody_can_tell_the_text_stays_as_it_stands() -> None:
    """One word that would be Vietnamese in two ways."""
    decoded = decode(b"Ch\xe8 kho")
    assert decoded.text == "Chè kho"
    assert decoded.confidence < 0.5
    assert [warning.startswith(UNCERTAIN) for warning in decoded.warnings] == [True]


@pytest.mark.parametrize("seen", [WINDOWS_1252.decode, lambda data: data.decode("latin-1")])
@pytest.mark.parametrize("name", ["utf-8", "tcvn3", "vni", "bkhcm1", "vietware-x", "vietware-f"])
@pytest.mark.parametrize("line", ["Níu", "Trong khi mải", "“Em"])
def test_a_line_of_a_few_words_follows_all_others(name: str, line: str, seen: Callable[[bytes], str]) -> None:
    text = f"{STORY}\n\n{line}"
    data = text.encode() if name == "utf-8" else write(text, BY_NAME[name])
    decoded = decode(seen(data).encode())
    assert decoded.text == (text if name == "utf-8" else BY_NAME[name].decode(data))  # some have no quotation marks
    assert not decoded.warnings


def test_repair_does_nothing_twice() -> None:
    once = repair(WINDOWS_1252.decode(write(STORY, BY_NAME["vni"])))
    assert repair(once.text).encoding == "unicode"


@pytest.mark.parametrize("first", ["tcvn3", "vni", "viscii", "cp1258"])
@pytest.mark.parametrize("second", ["tcvn3", "vni", "vps", "bkhcm2"])
def test_paragraphs_in_two_encodings(first: str, second: str) -> None:
    parts = [write(STORY, BY_NAME[first]), write(SECOND, BY_NAME[second])]
    decoded = decode(b"\n".join(parts))
    assert decoded.text == BY_NAME[first].decode(parts[0]) + "\n" + BY_NAME[second].decode(parts[1])
    assert (MIXED in decoded.warnings) is (first != second)


@pytest.mark.parametrize("second", ["tcvn3", "vni", "viscii", "vps"])
def test_utf8_with_legacy_paragraphs(second: str) -> None:
    data = write(SECOND, BY_NAME[second])
    expected = STORY + "\n" + BY_NAME[second].decode(data)
    assert decode(STORY.encode() + b"\n" + data).text == expected
    assert repair(STORY + "\n" + WINDOWS_1252.decode(data)).text == expected


@pytest.mark.parametrize("line", ["Chè kho.", "Eva tám", "Quán Gió", "HÀ THÀNH", "Beyoncé, Mbappé", "Müller ghi bàn"])
def test_lines_of_western_letters_in_good_text_stay(line: str) -> None:
    assert repair(line).text == line
    assert repair(f"{STORY}{line}\n{line}").text == f"{STORY}{line}\n{line}"


def test_signs_beyond_windows_1252_do_not_hinder_repair() -> None:
    seen = "● " + WINDOWS_1252.decode(write("Chức năng của nhân viên", BY_NAME["vni"])) + " → ①"
    assert repair(seen).text == "● Chức năng của nhân viên → ①"


@settings(deadline=None)
@given(st.binary(max_size=400), st.text(max_size=12))
def test_any_bytes_give_text(data: bytes, declared: str) -> None:
    decoded = decode(data, declared=declared)
    assert 0.0 <= decoded.confidence <= 1.0
    decoded.text.encode()


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_can_be_repaired(text: str) -> None:
    assert 0.0 <= repair(text).confidence <= 1.0


@settings(deadline=None)
@given(st.binary(min_size=1, max_size=200))
def test_damage_is_counted(noise: bytes) -> None:
    decoded = decode(STORY.encode() * 5 + noise)
    lost = decoded.text.count("\ufffd") - noise.count("\ufffd".encode())
    assert not lost or f"{lost} characters replaced" in decoded.warnings


@each_encoding
@settings(deadline=None, max_examples=25)
@given(data=st.data())
def test_round_trip_of_common_syllables(encoding: Encoding, data: st.DataObject) -> None:
    words = data.draw(st.lists(st.sampled_from(common_syllables()), min_size=25, max_size=60, unique=True))
    written = write(" ".join(words), encoding)
    assert decode(written).text == " ".join(words)


@settings(deadline=None)
@given(st.lists(st.sampled_from(common_syllables()), max_size=30))
def test_good_vietnamese_is_never_repaired(words: list[str]) -> None:
    assert repair(" ".join(words)).text == " ".join(words)
