"""The sample archive keeps what `resources/SAMPLE.md` promises, read here as plain files without the program."""

from __future__ import annotations

import codecs
import datetime as dt
import importlib.util
import json
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast
from urllib.parse import unquote, urlsplit

import lxml.html
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources" / "sample"
OLD = SAMPLE / "Lưu trữ cũ (1991-2000)"
SOURCES = ROOT / "packaging" / "sample" / "legacy"
ENCODED = {"LOPHOC96.TXT": "lop-hoc-bep-lua.txt", "LU1999.TXT": "bay-ngay-nuoc-bac.txt"}
PAGES = sorted(SAMPLE.rglob("*.htm*"))
TEXTS = sorted([*SAMPLE.rglob("*.txt"), *SAMPLE.rglob("*.TXT")])
PICTURES = sorted(SAMPLE.rglob("*.jpg"))
RELATED = re.compile(r"^(tin|bài|các tin|xem thêm|đọc thêm|có thể bạn).{0,24}$", re.IGNORECASE)
WEEKDAYS = {"hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5}
DATE = r"(?:ngày\s+)?(\d{1,2})(?:[/.-]| tháng )(\d{1,2})(?:[/.-]| năm )(\d{4})"
WEEKDAY = re.compile(rf"\b(?:thứ (hai|ba|tư|năm|sáu|bảy)|(chủ nhật)),?(?: \d\d:\d\d,)?\s+{DATE}", re.IGNORECASE)


class Encoder(Protocol):
    """What this test uses of the script that writes the old files."""

    def tcvn3(self) -> dict[str, bytes]: ...
    def vni(self) -> dict[str, bytes]: ...
    def encode(self, text: str, table: dict[str, bytes]) -> bytes: ...


@cache
def encoder() -> Encoder:
    spec = importlib.util.spec_from_file_location("encode_legacy", SOURCES.parent / "encode_legacy.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return cast("Encoder", module)


@cache
def text_of(path: Path) -> str:
    if path.name in ENCODED:
        return (SOURCES / ENCODED[path.name]).read_text(encoding="utf-8")
    raw = path.read_bytes()
    name = "utf-16" if raw.startswith(codecs.BOM_UTF16_LE) else "utf-8-sig"
    return unicodedata.normalize("NFC", raw.decode(name)).replace("\r\n", "\n")


@cache
def page(path: Path) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(path.read_text(encoding="utf-8"))


def folded(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return " ".join(re.findall(r"[a-z0-9]+", "".join(letter for letter in plain if not unicodedata.combining(letter))))


@cache
def titles() -> dict[str, Path]:
    found = {folded(text_of(path).strip().splitlines()[0]): path for path in TEXTS}
    for path in PAGES:
        heading = page(path).xpath("//h1 | //font[@size='4']")
        found[folded(heading[0].text_content())] = path
    return found


def listed_titles() -> Iterator[tuple[Path, str]]:
    for path in TEXTS:
        lines = [line.strip() for line in text_of(path).strip().splitlines()]
        starts = [number for number, line in enumerate(lines) if RELATED.match(line.rstrip(":"))]
        for line in lines[starts[-1] + 1 :] if starts and starts[-1] > len(lines) / 2 else ():
            yield path, line
    for path in PAGES:
        yield from (
            (path, link.text_content().strip()) for link in page(path).xpath("//a[ancestor::li or ancestor::td]")
        )


def in_sample(title: str) -> bool:
    key = folded(re.sub(r"\s*\(?\d{1,2}[/-]\d{1,2}[/-]\d{4}\)?$", "", title)).removesuffix(" ")
    return key in titles() or any(
        known.startswith(key) or key.replace(" ", "") == known.replace(" ", "") for known in titles()
    )


def test_there_are_enough_articles_in_both_forms() -> None:
    assert len(TEXTS) >= 40
    assert len(PAGES) >= 22
    assert len(titles()) == len(TEXTS) + len(PAGES), "two articles share a title"


def test_the_answer_key_names_every_article_by_its_title() -> None:
    key = json.loads((SOURCES.parent / "expected.json").read_text(encoding="utf-8"))
    named = {SAMPLE / answer["path"]: folded(answer["title"]) for answer in key}
    assert named == {path: title for title, path in titles().items()}
    assert [
        answer["path"] for answer in key if answer["date"][:4] not in answer["path"] and "cũ" not in answer["path"]
    ] == []


def test_the_sample_stays_small() -> None:
    assert sum(path.stat().st_size for path in SAMPLE.rglob("*") if path.is_file()) <= 4 * 2**20


def test_only_articles_and_pictures_lie_in_the_sample() -> None:
    known = {*TEXTS, *PAGES, *PICTURES}
    assert [path for path in SAMPLE.rglob("*") if path.is_file() and path not in known] == []


def test_the_years_run_from_1991_to_2026() -> None:
    years = {int(part) for path in SAMPLE.rglob("*") for part in path.parts if re.fullmatch(r"\d{4}", part)}
    assert {2002, 2009, 2016, 2020, 2024, 2026} <= years
    old = " ".join(text_of(path) for path in OLD.iterdir())
    assert all(str(year) in old for year in (1991, 1993, 1994, 1995, 1996, 1998, 1999, 2000))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_finds_its_pictures_in_the_folder_beside_it(path: Path) -> None:
    folder = path.with_name(f"{path.stem}_files")
    shown = {(path.parent / unquote(image.get("src", ""))).resolve() for image in page(path).xpath("//img")}
    assert shown
    assert shown == {picture.resolve() for picture in folder.iterdir()}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_names_only_invented_addresses(path: Path) -> None:
    hosts = {
        urlsplit(address).hostname for address in re.findall(r"https?://[^\s\"'<>)]+", path.read_text(encoding="utf-8"))
    }
    allowed = {"www.w3.org", "schema.org"}
    assert [host for host in hosts if host not in allowed and not str(host).endswith(".example")] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_saved_from_mark_counts_its_address(path: Path) -> None:
    mark = re.search(r"<!-- saved from url=\((\d{4})\)(\S+) -->", path.read_text(encoding="utf-8"))
    assert mark is not None
    assert int(mark[1]) == len(mark[2])


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: path.stem)
def test_a_picture_is_a_small_jpeg_of_reading_width(path: Path) -> None:
    raw = path.read_bytes()
    assert raw.startswith(b"\xff\xd8\xff")
    assert 20_000 <= len(raw) <= 60_000
    assert 800 <= _width(raw) <= 1000


def _width(jpeg: bytes) -> int:
    frame = jpeg.index(b"\xff\xc0")
    return int.from_bytes(jpeg[frame + 7 : frame + 9], "big")


def test_every_picture_has_a_caption_with_a_credit() -> None:
    credit = re.compile(r"(Ảnh|Tranh|Đồ họa|Ảnh minh họa)(:|$)")
    captions = [
        caption.text_content()
        for path in PAGES
        for caption in page(path).xpath(
            "//figcaption | //td[@class='pCaption'] | //font[@color='#0000a0']"
            " | //p[@class='wp-caption-text'] | //p[img]"
        )
    ]
    assert len(captions) == len(PICTURES)
    assert [caption for caption in captions if not credit.search(caption.strip())] == []


def test_the_old_encodings_are_what_they_claim() -> None:
    for name, table in (("LOPHOC96.TXT", encoder().tcvn3()), ("LU1999.TXT", encoder().vni())):
        raw = (OLD / name).read_bytes()
        assert raw == encoder().encode((SOURCES / ENCODED[name]).read_text(encoding="utf-8"), table)
        with pytest.raises(UnicodeDecodeError):
            raw.decode("utf-8")


def test_there_are_files_with_marks_and_in_decomposed_letters() -> None:
    raws = {path: path.read_bytes() for path in TEXTS if path.name not in ENCODED}
    assert sum(raw.startswith(codecs.BOM_UTF16_LE) for raw in raws.values()) == 1
    assert sum(raw.startswith(codecs.BOM_UTF8) for raw in raws.values()) == 1
    plain = [raw.decode() for raw in raws.values() if not raw.startswith(codecs.BOM_UTF16_LE)]
    assert sum(unicodedata.normalize("NFC", text) != text for text in plain) == 1


def test_printed_weekdays_agree_with_their_dates() -> None:
    wrong, seen = [], 0
    for path in [*TEXTS, *PAGES]:
        text = text_of(path) if path in TEXTS else page(path).text_content()
        for name, sunday, day, month, year in WEEKDAY.findall(text):
            seen += 1
            expected = 6 if sunday else WEEKDAYS[name.lower()]
            if dt.date(int(year), int(month), int(day)).weekday() != expected:
                wrong.append((path.name, name or sunday, day, month, year))
    assert wrong == []
    assert seen >= 20


def test_related_lists_lead_to_articles_of_the_sample() -> None:
    known = [(path, title) for path, title in listed_titles() if in_sample(title)]
    assert len({path for path, _ in known}) >= 35
    exact = [title for _, title in known if any(title == text_of(path).strip().splitlines()[0] for path in TEXTS)]
    assert len(exact) >= 20
    assert len(known) - len(exact) >= 20


def test_no_article_lists_itself() -> None:
    assert [title for path, title in listed_titles() if titles().get(folded(title)) == path] == []


def test_the_three_prints_of_one_agency_text_share_it() -> None:
    whole, cut, local = (
        _shingles(next(path for path in TEXTS if path.match(pattern)))
        for pattern in ("Báo Sông Lô/2018/*", "Báo Duyên Hải/2018/*", "Báo Cao Nguyên/2018/*")
    )
    assert len(cut & whole) / len(cut) > 0.85
    assert len(whole & local) / len(whole) > 0.75
    assert len(local) > len(whole & local) + 40


def _shingles(path: Path) -> set[tuple[str, ...]]:
    words = folded(text_of(path)).split()
    return {tuple(words[start : start + 5]) for start in range(len(words) - 4)}
