"""R14: words typed with the input method off are read as what they were meant to be."""

from __future__ import annotations

import importlib.resources
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiveviewer.vietnamese.keyboard import telex, vni
from archiveviewer.vietnamese.normal import TONES, exact_key, is_marked
from archiveviewer.vietnamese.syllables import is_syllable, written
from struck import in_telex, in_vni


def _syllables() -> list[str]:
    """The marked syllables of the package's own list, each as newspapers write it."""
    text = importlib.resources.files("archiveviewer.vietnamese").joinpath("data", "syllables.tsv").read_text("utf-8")
    words = [line.split("\t")[0] for line in text.splitlines() if not line.startswith("#")]
    return [_newspaper(exact_key(word)) for word in words if is_marked(word) and is_syllable(word)]


def _newspaper(key: str) -> str:
    return written(key[:-1], key[-1]) if key[-1] in TONES else key


@pytest.mark.parametrize("tone_last", [True, False])
def test_every_syllable_typed_in_telex_comes_back_first(tone_last: bool) -> None:  # noqa: FBT001 — a table's column
    missed = [word for word in _syllables() if telex(in_telex(word, tone_last=tone_last))[:1] != (word,)]

    assert missed == []


@pytest.mark.parametrize("tone_last", [True, False])
def test_every_syllable_typed_in_vni_comes_back_first(tone_last: bool) -> None:  # noqa: FBT001 — a table's column
    missed = [word for word in _syllables() if vni(in_vni(word, tone_last=tone_last))[:1] != (word,)]

    assert missed == []


@pytest.mark.parametrize(
    ("keys", "word"),
    [
        ("thanhf", "thành"),
        ("thafnh", "thành"),
        ("THANHF", "thành"),
        ("dduwowngf", "đường"),
        ("dduongwf", "đường"),
        ("dduongfw", "đường"),
        ("duongwfd", "đường"),
        ("nuwowcs", "nước"),
        ("nuowcs", "nước"),
        ("truowngf", "trường"),
        ("toois", "tối"),
        ("tooi", "tôi"),
        ("toio", "tôi"),
        ("ddawngf", "đằng"),
        ("hoawcj", "hoặc"),
        ("hoacwj", "hoặc"),
        ("cuawr", "cửa"),
        ("thuowr", "thuở"),
        ("xooong", "xoong"),
        ("thuyr", "thủy"),
        ("hoaf", "hòa"),
        ("quys", "quý"),
        ("tw", "tư"),
        ("thansfh", "thành"),  # a second tone key corrects the first
        ("tansz", "tan"),
        ("ddawks", "đắk"),
    ],
)
def test_full_telex(keys: str, word: str) -> None:
    assert telex(keys)[0] == word


@pytest.mark.parametrize(
    ("keys", "word"),
    [("vietj", "việt"), ("nuocs", "nước"), ("duongf", "đường"), ("dduong", "đương"), ("dduwongf", "đường")],
)
def test_lazy_telex_leaves_the_shapes_out(keys: str, word: str) -> None:
    assert telex(keys)[0] == word


def test_full_telex_goes_before_lazy_and_common_before_rare() -> None:
    assert telex("tois") == ("tói", "tới", "tối")
    assert telex("duongwf") == ("dường", "đường")


@pytest.mark.parametrize(
    ("keys", "word"),
    [
        ("d9a2ng", "đàng"),
        ("tha2nh", "thành"),
        ("thanh2", "thành"),
        ("thanh12", "thành"),
        ("thanh20", "thanh"),
        ("nu7o7c1", "nước"),
        ("nuo7c1", "nước"),
        ("viet65", "việt"),
        ("vie65t", "việt"),
        ("viet5", "việt"),
        ("D9ANG8", "đăng"),
        ("nga2y", "ngày"),
        ("la8k1", "lắk"),
    ],
)
def test_vni(keys: str, word: str) -> None:
    assert vni(keys)[0] == word


@pytest.mark.parametrize("keys", ["", "ban", "việtj", "phf", "google", "straightforward", "a-s", "f", "z", "x1"])
def test_what_makes_no_syllable_gives_none(keys: str) -> None:
    assert telex(keys) == ()


@pytest.mark.parametrize("keys", ["", "ban", "123", "covid19", "1", "m2", "a11", "9d", "tt20", "²"])
def test_what_makes_no_syllable_in_vni_gives_none(keys: str) -> None:
    assert vni(keys) == ()


@given(st.one_of(st.text(), st.text(alphabet="aeioudwsfrxjzngthAW0126789", max_size=13)))
def test_any_text_has_an_answer(text: str) -> None:
    for word in (*telex(text), *vni(text)):
        assert is_syllable(word)
        assert word == unicodedata.normalize("NFC", word)
        assert word != text.lower()


@pytest.mark.parametrize(
    "keys", ["o" * 12, "uow" * 4, "aoeu" * 3, "dddaaeeoowww", "uo" * 6, "aaeeoouuaadd", "w" * 12, "uwow" * 25_000]
)
def test_junk_takes_no_time(keys: str) -> None:
    start = time.process_time()
    telex(keys)
    vni(keys)

    assert time.process_time() - start < 0.2
