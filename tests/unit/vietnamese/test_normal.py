from __future__ import annotations

import itertools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiveviewer.vietnamese import legacy_tables
from archiveviewer.vietnamese.normal import TONES, clean, exact_key, fold, folded_of, is_marked
from archiveviewer.vietnamese.terms import folded_key, keys, words

_WORDS = "tinh thành phố Tuyên QUANG khỏe thủy quý nước địa giường Đắk"
_TONELESS = "hoa thuy khoe quy nươc đia giương toan khuyu oai"


@pytest.mark.parametrize(
    ("accented", "folded"),
    [
        ("Đà Nẵng", "da nang"),
        ("thủy điện", "thuy dien"),
        ("Ðảng", "dang"),  # R11: eth for Đ
        ("ƯỚC GÌ", "uoc gi"),
        ("CÔNG AN", "cong an"),
        ("Ｈà Nội", "ha noi"),
    ],
)
def test_folding_drops_every_accent_and_maps_d(accented: str, folded: str) -> None:
    assert fold(accented) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hòa", "hoà"),
        ("thủy", "thuỷ"),
        ("khỏe", "khoẻ"),
        ("qúy", "quý"),
        ("cuả", "của"),
        ("nứơc", "nước"),
        ("ĐIẠ", "địa"),
    ],
)
def test_tone_placement_never_matters(one: str, other: str) -> None:  # R5
    assert exact_key(one) == exact_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("đảng", "đang"), ("nhân", "nhận"), ("ban", "bạn"), ("án", "an"), ("cò", "co"), ("tư", "tu")]
)
def test_different_words_keep_different_keys(one: str, other: str) -> None:
    assert exact_key(one) != exact_key(other)


def test_every_order_of_marks_gives_the_same_key() -> None:  # R3
    forms = {"e" + "".join(marks) for marks in itertools.permutations("\u0302\u0323")} | {"ệ", "ẹ\u0302", "ê\u0323"}

    assert len({exact_key(clean(form)) for form in forms}) == 1


def test_cleaning_removes_the_invisible_and_keeps_words_apart() -> None:  # R6
    assert clean("\ufeffng\u00adhi vấn\u200bđề\u00a0gì\r\nxong\u200b ") == "nghi vấn đề gì\nxong "


def test_marks_and_zero_widths_without_end_are_cut_and_take_no_time() -> None:
    assert clean("a" + "\u0301\u0316" * 500_000 + "i") == "\u00e1" + "\u0316" * 3 + "\u0301" * 2 + "i"
    for encoding in legacy_tables.VIETNAMESE:
        assert encoding.decode(b"a" + b"\xf9\xe2" * 100_000 + b"i").endswith("i")
    assert clean("a" * 500_000 + "\u200b") == "a" * 500_000
    assert clean("a\u200b" * 200_000)[:3] == "a a"


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("ngh\u200bi vấn", "nghi vấn"),
        ("ng\u200bh\u200bi", "nghi"),
        ("việt\u200bnam", "việt nam"),
        ("Tuyên\u200bQuang\u200b.", "Tuyên Quang."),
        ("vấn\u200b\u200bđề", "vấn đề"),
        ("kh\u200b\xadông", "không"),
        ("nghie\u0302\u200bng", "nghiêng"),
        ("u\u0309y\u200bban", "ủy ban"),
        ("Face\u200bbook 20\u200b20", "Face book 20 20"),
        ("e\u200b\u0302", "ê"),
        ("\u200b", ""),
        ("a\u202ecod.exe\u061c \x1b[31m\x9b2J\0", "acod.exe [31m2J"),
        ("l\U000e0041u\uffff\u034f \udc80", "lu ?"),
    ],
)
def test_a_zero_width_space_is_a_blank_unless_it_breaks_a_syllable(text: str, cleaned: str) -> None:  # R6
    assert clean(text) == cleaned


def test_no_text_of_zero_width_spaces_takes_long() -> None:
    assert clean("a\u200b" * 100_000).count(" ") > 40_000


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Ｔｕｙｅ\u0302ｎ Ｑｕａｎｇ ２０２０", "Tuyên Quang 2020"),
        ("ＴＰ．ＨＣＭ", "TP.HCM"),
        ("𝐓𝐡𝐚̀𝐧𝐡 𝑝ℎ𝑜̂́", "Thành phố"),
        ("tài ﬁn ﬂuor", "tài fin fluor"),
        ("ᴛᴜʏᴇ̂ɴ ǫᴜᴀɴɢ", "tuyên quang"),
        ("ᴄᴏ̂ɴɢ ᴀɴ ᴛɪ̉ɴʜ đᴀ̆́ᴋ ʟᴀ̆́ᴋ", "công an tỉnh đắk lắk"),
        ("Hа\u0300 Nội, Тuyên Quang", "Hà Nội, Tuyên Quang"),  # а and Т are Cyrillic
        ("ТUYÊN", "tuyên"),
        ("Ðảng, Ɖảng, ðảng", "Đảng, Đảng, đảng"),  # R11
        ("x²", "x2"),
    ],
)
def test_letters_in_disguise_give_the_same_terms(text: str, plain: str) -> None:  # R6, R11, A1
    assert keys(clean(text)) == keys(plain)


def test_the_places_of_letters_in_disguise_are_those_in_the_text() -> None:  # R6
    text = "oﬃce 5km² ᴛᴜʏᴇ̂ɴ"

    assert [(text[word.start : word.end], word.folded) for word in words(text)] == [
        ("oﬃce", "office"),
        ("5", "5"),
        ("km", "km"),
        ("²", "2"),
        ("ᴛᴜʏᴇ̂ɴ", "tuyen"),
    ]


@pytest.mark.parametrize("word", ["Москва", "СССР", "Ельцин"])
def test_words_of_another_script_stay_in_it(word: str) -> None:  # A1
    assert not folded_key(word).isascii()


@pytest.mark.parametrize("word", ["ｈａ", "Ｈanoi", "ﬁn", "²", "５", "ᴀɴ", "ǫᴜᴀɴɢ", "Нanoi", "𝐇𝐚", "\u3000", ""])
def test_a_letter_in_disguise_is_no_accent(word: str) -> None:  # R8
    assert not is_marked(word)


@pytest.mark.parametrize("word", ["ｈà", "ᴛᴜʏᴇ̂ɴ", "Ðang", "ɖi", "Hа\u0300", "x\u0302"])
def test_an_accent_on_a_letter_in_disguise_counts(word: str) -> None:  # R8
    assert is_marked(word)


def test_a_lone_surrogate_does_no_harm() -> None:
    assert clean("a\ud800b") == "a?b"


@given(st.text())
def test_folding_is_idempotent_and_keeps_length(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert len(fold(text)) == len(text)


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("ằỨđÐ“”…–²ö \t\n"))))
def test_a_text_folds_as_its_letters_do(text: str) -> None:
    assert fold(text) == "".join(map(fold, text))


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("ằỨđÐộɴʏǫʜаНﬁ²Ｈ\u0301\u0323\u0302"))))
def test_keys_are_idempotent_and_stand_for_each_other(text: str) -> None:  # R3-R5
    for word in words(clean(text)):
        key = word.exact[1:]
        assert key[:1].isdecimal() or exact_key(key) == key
        assert fold(word.folded) == word.folded


@given(
    st.lists(st.sampled_from(_WORDS.split()), max_size=4),
    st.data(),
)
def test_every_order_of_marks_gives_the_same_terms(syllables: list[str], data: st.DataObject) -> None:  # R3
    text = " ".join(syllables)
    scrambled = "".join(letter[0] + "".join(data.draw(st.permutations(letter[1:]))) for letter in map(_marked, text))

    for form in (text, scrambled, *(unicodedata.normalize(form, scrambled) for form in ("NFC", "NFD", "NFKC", "NFKD"))):
        assert keys(clean(form)) == keys(text)


def _marked(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)


@given(st.sampled_from(_TONELESS.split()), st.sampled_from(TONES), st.data())
def test_the_tone_may_stand_on_any_letter(letters: str, tone: str, data: st.DataObject) -> None:  # R5
    place = data.draw(st.integers(1, len(letters)))
    misplaced = unicodedata.normalize("NFC", letters[:place] + tone + letters[place:])

    assert exact_key(misplaced) == letters + tone
    assert exact_key(misplaced.upper()) == letters + tone  # R4


@pytest.mark.parametrize(("doubled", "once"), [("tạị", "tại"), ("họạ", "họa")])
def test_a_doubled_tone_counts_once(doubled: str, once: str) -> None:  # A1
    assert exact_key(doubled) == exact_key(once)


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("nghia\u200b\xad \u0301"))))
def test_cleaning_is_idempotent(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặấđỉịộờởỡợứựỳỵ AĐẾ"))
def test_composed_and_decomposed_text_give_the_same_terms(text: str) -> None:  # R3
    composed, decomposed = (clean(unicodedata.normalize(form, text)) for form in ("NFC", "NFD"))

    assert [word[2:] for word in words(composed)] == [word[2:] for word in words(decomposed)]


def test_marked_words() -> None:
    assert is_marked("đi")
    assert is_marked("Án")
    assert not is_marked("AN")
    assert not is_marked("2020")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("COVID19 ở Hà-Nội", "covid 19 o ha noi"),  # R16
        ("1.000.000 đồng, 43,3%", "1000000 dong 43.3"),  # R17
        ("ngày 30/4/1975", "ngay 30 4 1975"),
        ("Nghị quyết 05-CT/TW", "nghi quyet 05 ct tw"),
        ("dân-tộc, 7h30, F0, 4G", "dan toc 7 h 30 f 0 4 g"),  # R16
        ("100m² CO₂ 10³", "100 m 2 co 2 10 3"),  # R16
        ("1.000,5 2.019 0,25 12.5", "1000.5 2019 0.25 12.5"),  # R17
        ("an ở ý y the cần", "an o y y the can"),  # R7
        ("công\u00a0an tỉnh\u2011xã", "cong an tinh xa"),  # R6
        ("", ""),
    ],
)
def test_words_of_a_text(text: str, expected: str) -> None:
    assert folded_key(text) == expected


@given(st.text())
def test_places_are_those_of_the_words(text: str) -> None:
    text = clean(text)
    for word in words(text):
        assert 0 <= word.start < word.end <= len(text)
        assert not text[word.start : word.end].isspace()


@given(
    st.text(
        alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵĐÂỘỮ",
        max_size=8,
    )
)
def test_a_word_has_the_key_of_its_decomposed_form(word: str) -> None:
    assert exact_key(word) == exact_key(unicodedata.normalize("NFD", word))
    assert folded_of(exact_key(word)) == fold(word)
