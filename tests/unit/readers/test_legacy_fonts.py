"""Fonts tell the encoding of a page and of its parts, where the words bear them out."""

from __future__ import annotations

from pathlib import Path

import pytest

from archiveviewer.readers import html
from archiveviewer.readers.legacy_fonts import encoding_of, encoding_of_page
from archiveviewer.vietnamese.legacy_tables import VIETNAMESE, WINDOWS_1252
from legacy_writer import write

BY_NAME = {encoding.name: encoding for encoding in VIETNAMESE}
FONTS = {"tcvn3": ".VnTime", "vni": "VNI-Times", "vps": "VPS Long An"}
STORY = (
    "Sáng nay, chợ nổi đông hơn mọi khi. Bà Nguyễn Thị Bưởi chèo xuồng từ ba giờ, chở đầy bông điên điển và cá.",
    "Ông Trương Quốc Ứng, cán bộ khuyến nông xã, cho biết sản lượng ước đạt 1.250 tấn, tăng so với cùng kỳ năm trước.",
    "Người dân đề nghị huyện sớm sửa con đường dẫn ra bến, nhất là đoạn qua ấp đã sụt lở từ mùa mưa năm ngoái.",
)


@pytest.mark.parametrize(
    ("font", "name"),
    [(".VnTime", "tcvn3"), (".VnArialH", "tcvn3"), ("VNI-Times", "vni"), ("vni helve", "vni"), ("VPS Times", "vps")],
)
def test_the_name_of_a_font_names_an_encoding(font: str, name: str) -> None:
    encoding = encoding_of(font)
    assert encoding is not None
    assert encoding.name == name
    assert encoding_of_page(f'<p><font size=2 face="arial">a</font><font face="{font.lower()}">b</font>') == name
    assert encoding_of_page(f"<span style='font-family:\"{font.lower()}\",serif'>a</span>") == name
    assert encoding_of_page(f'<p style="color:red;font-family: &quot;{font.lower()}&quot;">a</p>') == name


@pytest.mark.parametrize("font", ["Arial", "Times New Roman", "Vnu", "vnimage", "Unix"])
def test_other_fonts_name_none(font: str) -> None:
    assert encoding_of(font) is None
    assert encoding_of_page(f'<font face="{font.lower()}">') == ""


def read(page: str | bytes) -> tuple[str, str]:
    """The text and the encoding of a page."""
    (article,) = html.read(Path("trang.htm"), page if isinstance(page, bytes) else page.encode())
    return "\n".join((article.title, article.sapo, *article.body)), article.provenance.encoding


@pytest.mark.parametrize("name", sorted(FONTS))
@pytest.mark.parametrize("setting", ['<font face="{}">', "<span style=\"font-family:'{}'\">"])
def test_short_lines_among_unicode_are_read_as_their_font_tells(name: str, setting: str) -> None:
    short = "Chè kho"
    seen = WINDOWS_1252.decode(write(short, BY_NAME[name]))
    opening = setting.format(FONTS[name])
    closing = "</font>" if "<font" in opening else "</span>"
    body = "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
    text, encoding = read(f"<html><body><h1>Mùa nước nổi</h1>{body}<p>{opening}{seen}{closing}</p></body></html>")
    assert short in text
    assert all(paragraph in text for paragraph in STORY)
    assert encoding == ("utf-8" if seen == short else f"utf-8+{name}")


def test_unicode_in_an_old_font_stays() -> None:
    body = "".join(f'<p><font face=".VnTime">{paragraph}</font></p>' for paragraph in (*STORY, "Chè kho"))
    text, encoding = read(f"<html><body><h1>Mùa nước nổi</h1>{body}</body></html>")
    assert "Chè kho" in text
    assert encoding == "utf-8"


def test_the_fonts_of_a_page_decide_where_words_do_not() -> None:
    """One marked word among foreign ones: without the fonts nobody could tell."""
    line = b"Intel Pentium Celeron Athlon Radeon GeForce, gi\xb8, Samsung Galaxy, Nokia Lumia, Sony Xperia, HTC Desire"
    page = (
        b'<html><body><h1>Bao gia</h1><p><font face=".VnTime">'
        + b"</p><p>".join([line] * 3)
        + b"</font></p></body></html>"
    )
    assert "giá" in read(page)[0]
    assert "giá" not in read(page.replace(b".VnTime", b"Arial"))[0]


@pytest.mark.parametrize("declared", ["x-viet-tcvn3", "TCVN", "x-viet-vps", "VISCII", "windows-1258", "vni"])
def test_names_of_encodings_that_no_library_knows_are_hints_too(declared: str) -> None:
    words = "<p>Intel Pentium Celeron Athlon Radeon GeForce Samsung Galaxy Nokia Lumia Sony Xperia, chè</p>" * 3
    name = {"TCVN": "tcvn5712-1", "VISCII": "viscii", "windows-1258": "cp1258"}.get(declared, declared[7:] or "vni")
    head = f'<head><meta http-equiv="Content-Type" content="text/html; charset={declared}"></head>'
    page = write(f"<html>{head}<body><h1>Bao gia</h1>{words}", BY_NAME[name])
    assert "chè" in read(page)[0]
