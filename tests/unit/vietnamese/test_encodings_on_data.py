"""Over the collected pairs: the same articles in eighteen encodings, each whole and cut short."""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING

import pytest

import shared_data
from archiveviewer.vietnamese.encodings import decode, repair
from archiveviewer.vietnamese.legacy_tables import VIETNAMESE, WINDOWS_1252, Encoding
from legacy_writer import write

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.data

KINDS = (
    "bkhcm1 bkhcm2 cp1258-composite cp1258-precomposed tcvn3 tcvn3-as-utf8 tcvn5712-1 utf16be-bom utf16le-bom utf8 "
    "utf8-bom utf8-composite utf8-nfd vietwaref viscii vniwin vniwin-as-utf8 vps"
)
each_encoding = pytest.mark.parametrize("encoding", VIETNAMESE, ids=lambda encoding: encoding.name)


def legacy_folder() -> Path:
    data = shared_data.folder()
    if data is None or not (data / "legacy").is_dir():
        pytest.skip("shared/data/legacy is absent")
    return data / "legacy"


def articles() -> dict[str, str]:
    folder = legacy_folder() / "pairs" / "utf8"
    return {path.name: path.read_bytes().decode("utf-8") for path in sorted(folder.glob("*.txt"))}


@pytest.mark.parametrize("kind", KINDS.split())
def test_pairs_come_out_right(kind: str) -> None:
    wrong = []
    for name, text in articles().items():
        path = legacy_folder() / "pairs" / kind / name
        expected = path.with_suffix(".expect.txt")
        if not path.exists():
            continue
        # Letters without words, in text that was saved twice wrongly, are beyond any detector that goes by words.
        lines = slice(1, None) if name.startswith("sheet") and kind == "tcvn3-as-utf8" else slice(None)
        wanted = unicodedata.normalize("NFC", expected.read_bytes().decode("utf-8") if expected.exists() else text)
        got = unicodedata.normalize("NFC", decode(path.read_bytes()).text)
        if got.split("\n")[lines] != wanted.split("\n")[lines]:
            wrong.append(name)
    assert not wrong


@each_encoding
@pytest.mark.parametrize("length", [300, 100, 40])
def test_short_pieces_come_out_right(encoding: Encoding, length: int) -> None:
    for name, text in articles().items():
        if not name.startswith("sheet"):
            data = write(text[:length], encoding)
            assert decode(data).text == encoding.decode(data), name


@each_encoding
def test_saved_as_unicode_and_repaired(encoding: Encoding) -> None:
    for name, text in articles().items():
        if not name.startswith("sheet"):
            data = write(text[:400], encoding)
            assert repair(WINDOWS_1252.decode(data)).text == encoding.decode(data), name


def test_strings_found_on_real_pages() -> None:
    lines = (legacy_folder() / "real-strings.jsonl").read_text("utf-8").splitlines()
    found = [json.loads(line) for line in lines]
    assert [repair(string["as_found_utf8"]).text for string in found] == [string["text"] for string in found]


def test_good_articles_are_left_alone() -> None:
    for name, text in articles().items():
        assert repair(text).text == text, name
