from __future__ import annotations

import json
import shutil
import subprocess
import unicodedata

import pytest

import shared_data
from archiveviewer.vietnamese.legacy_tables import VIETNAMESE, WINDOWS_1252, Encoding, with_capitals
from legacy_writer import write

VOWELS = "aăâeêioôơuưy"
LETTERS = [
    unicodedata.normalize("NFC", v + tone)
    for v in VOWELS
    for tone in ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323")
]
SMALL = [letter for letter in [*LETTERS, "đ"] if not letter.isascii()]
ONLY_SMALL = {"tcvn3", "vietware-f"}

BY_NAME = {encoding.name: encoding for encoding in VIETNAMESE}
each_encoding = pytest.mark.parametrize("encoding", VIETNAMESE, ids=lambda encoding: encoding.name)


@each_encoding
def test_every_byte_means_something(encoding: Encoding) -> None:
    assert len(encoding.table) == 256
    assert all(encoding.table)
    assert encoding.decode(bytes(range(0x20, 0x5B))) == bytes(range(0x20, 0x5B)).decode()


@each_encoding
def test_all_small_letters_and_most_capitals_are_there(encoding: Encoding) -> None:
    assert len(SMALL) == 67
    assert encoding.decode(b" ".join(write(letter, encoding) for letter in SMALL)).split(" ") == SMALL
    if encoding.name not in ONLY_SMALL:
        missing = [
            letter.upper() for letter in SMALL if encoding.decode(write(letter.upper(), encoding)) != letter.upper()
        ]
        assert missing in ([], ["Ỵ"])  # the published chart of BK HCM 1 gives the place of Ị to it


@each_encoding
def test_rereading_windows_1252_equals_decoding(encoding: Encoding) -> None:
    data = bytes(range(256)) * 2
    assert encoding.reread(WINDOWS_1252.decode(data)) == unicodedata.normalize("NFC", encoding.decode(data))


@pytest.mark.parametrize(
    ("name", "data", "text"),
    [
        ("tcvn3", b"C\xe9ng h\xdfa X\xb7 h\xe9i ch\xf1 ngh\xdca Vi\xd6t Nam", "Công hòa Xã hội chủ nghĩa Việt Nam"),
        ("vni", b"Th\xf6\xefc hie\xe4n tha\xf8nh co\xe2ng, \xd1a\xf8 La\xefc", "Thực hiện thành công, Đà Lạc"),
        ("viscii", b"Vi\xaet Nam, Ti\xaang Vi\xaet, \xd0\xe0 N\xc7ng", "Việt Nam, Tiếng Việt, Đà Nẵng"),
        ("cp1258", b"Vi\xea\xf2t Nam, \xd0a\xcc N\xe3\xdeng, nga\xccy", "Việt Nam, Đà Nẵng, ngày"),
    ],
)
def test_known_lines(name: str, data: bytes, text: str) -> None:
    assert (
        BY_NAME[name].decode(data) == text.replace("Công", "Cộng")
        if name == "tcvn3"
        else BY_NAME[name].decode(data) == text
    )


@pytest.mark.skipif(shutil.which("iconv") is None, reason="no iconv here")
@pytest.mark.parametrize(("name", "theirs"), [("viscii", "VISCII"), ("tcvn5712-1", "TCVN"), ("cp1258", "CP1258")])
def test_agrees_with_iconv(name: str, theirs: str) -> None:
    for code in (write(letter + " ", BY_NAME[name]) for letter in SMALL + [letter.upper() for letter in SMALL]):
        run = subprocess.run(["iconv", "-f", theirs, "-t", "UTF-8"], input=code, capture_output=True, check=False)
        if b"conversion" in run.stderr:
            pytest.skip("this iconv does not know it")
        assert unicodedata.normalize("NFC", run.stdout.decode()) == BY_NAME[name].decode(code)


@pytest.mark.data
@pytest.mark.parametrize(
    ("name", "theirs"),
    [
        ("tcvn3", "tcvn3"), ("vni", "vniwin"), ("cp1258", "wincp1258"), ("viscii", "viscii"), ("vps", "vps"),
        ("tcvn5712-1", "tcvn5712-1"), ("bkhcm2", "bkhcm2"), ("bkhcm1", "bkhcm1"), ("vietware-f", "vietwaref"),
        ("vietware-x", "vietwarex"),
    ],
)  # fmt: skip
def test_agrees_with_the_collected_tables(name: str, theirs: str) -> None:
    data = shared_data.folder()
    if data is None:
        pytest.skip("shared/data is absent")
    collected = json.loads((data / "legacy" / "tables" / f"{theirs}.json").read_text("utf-8"))["map"]
    read = {letter: BY_NAME[name].decode(bytes.fromhex(code)) for letter, code in collected.items()}
    wrong = {letter for letter, mine in read.items() if mine.lower() != letter.lower()}
    # Two letters share one byte there: Ặ with Ụ, Ỵ with Ị.
    assert wrong == ({"Ặ", "Ỵ"} if name == "bkhcm1" else set())


@pytest.mark.parametrize(
    ("seen", "text"),
    [
        ("ThuỷLợI\nVảI THIềU LụC NGạN VàO Vụ\nÔng ở xã", "ThuỷLợI\nVẢI THIỀU LỤC NGẠN VÀO VỤ\nÔng ở xã"),
        ("UBND và ở", "UBND và ở"),
        ("số 5", "số 5"),
        ("BÁO VÍ DỤ", "BÁO VÍ DỤ"),
    ],
)
def test_lines_in_capitals_of_encodings_without_toned_ones(seen: str, text: str) -> None:
    assert with_capitals(seen, "utf-8+tcvn3") == text
    assert with_capitals(seen, "vni") == seen
