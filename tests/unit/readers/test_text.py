from __future__ import annotations

import contextlib
import re
import textwrap
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archiveviewer.article import Article, Provenance, record
from archiveviewer.errors import Unreadable
from archiveviewer.readers import text
from archiveviewer.vietnamese.normal import clean
from benchmarks import text_survey

SAPO = (
    "Sau ba năm thực hiện chương trình, toàn xã đã trồng được hơn hai trăm héc ta chè sạch, đời sống của bà con "
    "khấm khá lên từng ngày."
)
FIRST = (
    "Ông Lò Văn Minh, Chủ tịch xã Bản Mây, cho biết toàn xã hiện có 12 thôn với hơn 900 hộ dân, trong đó quá nửa sống "
    "bằng nghề trồng chè. Những năm trước, giá chè bấp bênh, nhiều nhà phải bỏ nương đi làm thuê."
)
SECOND = (
    "Từ khi hợp tác xã ra đời, chè búp tươi được thu mua ngay tại chân đồi, giá ổn định từ 12.000 đến 15.000 đồng một "
    "cân. Nhiều hộ đã xây được nhà mới, mua xe máy, cho con xuống huyện học."
)
THIRD = (
    "Theo kế hoạch, đến cuối năm xã sẽ mở thêm một xưởng sao chè và một điểm trưng bày sản phẩm bên quốc lộ để phục vụ "
    "khách đi đường."
)


def read(page: str) -> Article:
    return text.article(clean(page), Provenance(path="bai.txt"))


def kinds(article: Article) -> list[tuple[str, str]]:
    return [(block.kind, block.text or block.caption) for block in article.blocks]


def test_an_article_as_newsrooms_keep_it() -> None:
    article = read(
        f"Chè sạch về bản\n\n{SAPO}\n\nĐổi thay từ nương chè\n\n{FIRST}\n\n\nBà con hái chè vụ xuân.\n\n{SECOND}\n\n"
        f"Mở rộng thị trường\n\n{THIRD}\n\nTheo Báo Miền Núi\n\nTin cùng chuyên mục.:\n"
    )
    assert article.title == "Chè sạch về bản"
    assert article.sapo == SAPO
    assert kinds(article) == [
        ("heading", "Đổi thay từ nương chè"),
        ("paragraph", FIRST),
        ("figure", "Bà con hái chè vụ xuân."),
        ("paragraph", SECOND),
        ("heading", "Mở rộng thị trường"),
        ("paragraph", THIRD),
    ]
    assert (article.credit, article.source, article.author) == ("Theo Báo Miền Núi", "Báo Miền Núi", "")
    assert article.related is not None
    assert (article.related.heading, article.related.links) == ("Tin cùng chuyên mục", ())


def test_header_lines() -> None:
    article = read(
        "Tiêu đề: Chè sạch về bản\nChuyên mục: Kinh tế\nTác giả: Lê Vũ\nNgày: 30/4/2009\nNguồn: Báo Miền Núi\n"
        f"Từ khóa: chè, bản làng\nURL: http://example.vn/che-sach.html\n\n{SAPO}\n\n{FIRST}\n\n{SECOND}\n"
    )
    assert (article.title, article.section, article.author) == ("Chè sạch về bản", "Kinh tế", "Lê Vũ")
    assert article.published is not None
    assert (article.published.value, article.published.precision) == ("2009-04-30", "day")
    assert (article.source, article.keywords) == ("Báo Miền Núi", ("chè", "bản làng"))
    assert article.url == "http://example.vn/che-sach.html"
    assert article.sapo == SAPO
    assert article.body == (FIRST, SECOND)


def test_section_date_and_byline_around_the_title() -> None:
    article = read(
        f"KINH TẾ\n\nChè sạch về bản\n\nThứ Hai, 23/11/2026, 14:05 (GMT+7)\n\nLê Vũ\n\n{SAPO}\n\n{FIRST}\n\n{SECOND}\n"
    )
    assert (article.section, article.title, article.author) == ("KINH TẾ", "Chè sạch về bản", "Lê Vũ")
    assert article.published is not None
    assert article.published.value == "2026-11-23T14:05:00+07:00"
    assert article.body == (FIRST, SECOND)


@pytest.mark.parametrize("line", ["(Báo Sông Lô, ngày 14 tháng 6 năm 2003)", "(Bài đăng ngày 14-6-2003)"])
def test_a_date_in_brackets_at_the_end(line: str) -> None:
    article = read(f"Chè sạch về bản\n\n{SAPO}\n\n{FIRST}\n\n{SECOND}\n\nLê Vũ\n\n{line}\n")
    assert (article.author, article.body) == ("Lê Vũ", (FIRST, SECOND))
    assert article.published is not None
    assert article.published.value == "2003-06-14"


def test_a_name_with_a_date_right_under_the_title() -> None:
    article = read(f"Chè sạch về bản\nLê Vũ - 14/6/2003 7:30:00 AM\n\n{SAPO}\n\n{FIRST}\n\n{SECOND}\n")
    assert (article.title, article.author, article.sapo) == ("Chè sạch về bản", "Lê Vũ", SAPO)
    assert article.published is not None
    assert article.published.value.startswith("2003-06-14T07:30")


def test_a_kicker_in_capitals_above_the_title() -> None:
    article = read(f"BẢN MÂY\n\nChè sạch về bản, ấm no về theo\n\n{SAPO}\n\n{FIRST}\n\n{SECOND}\n")
    assert (article.kicker, article.title, article.sapo) == ("BẢN MÂY", "Chè sạch về bản, ấm no về theo", SAPO)


def test_a_line_that_says_it_was_updated_is_no_date_of_publication() -> None:
    article = read(f"Chè sạch về bản\n\nCập nhật lúc 14:05, 05/03/2020\n\n{SAPO}\n\n{FIRST}\n")
    assert article.published is None
    assert article.modified is not None
    assert article.modified.value == "2020-03-05T14:05:00+07:00"


@pytest.mark.parametrize(
    "title",
    [
        "ĐẢNG BỘ XÃ BẢN MÂY\nĐƯA CHÈ SẠCH VỀ BẢN",
        "Đảng bộ xã Bản Mây:\nĐưa chè sạch về bản",
        "Đảng bộ xã Bản Mây\nđưa chè sạch về bản",
    ],
)
def test_a_title_of_two_lines(title: str) -> None:
    article = read(f"{title}\n\n{SAPO}\n\n{FIRST}\n\n{SECOND}\n")
    assert (article.title, article.sapo) == (title.replace("\n", " "), SAPO)


def test_a_kicker_above_a_title_in_capitals() -> None:
    article = read(f"BẢN MÂY\n\nCHÈ SẠCH VỀ BẢN, ẤM NO VỀ THEO\n\n{SAPO}\n\n{FIRST}\n\n{SECOND}\n")
    assert (article.kicker, article.title, article.sapo) == ("BẢN MÂY", "CHÈ SẠCH VỀ BẢN, ẤM NO VỀ THEO", SAPO)


def test_a_masthead_above_the_title() -> None:
    article = read(f"Báo Miền Núi, số ra ngày 12/5/1998\n\nChè sạch về bản\n\n{SAPO}\n\n{FIRST}\n\n{SECOND}\n")
    assert (article.title, article.kicker) == ("Chè sạch về bản", "Báo Miền Núi, số ra ngày 12/5/1998")
    assert article.published is not None
    assert article.published.value == "1998-05-12"


def test_a_trail_of_sections() -> None:
    article = read(f"Trang chủ » Kinh tế » Nông nghiệp\nChè sạch về bản\n\n{SAPO}\n\n{FIRST}\n\n{SECOND}\n")
    assert (article.section, article.title) == ("Nông nghiệp", "Chè sạch về bản")


def test_labels_between_short_lines_under_the_title() -> None:
    article = read(f"Chè sạch về bản\n\nKý sự nhiều kỳ\n\nTác giả: Lê Vũ\n\nSapo: {SAPO}\n\nNội dung:\n\n{FIRST}\n")
    assert (article.author, article.sapo, article.body) == ("Lê Vũ", SAPO, ("Ký sự nhiều kỳ", FIRST))


def test_a_caption_that_is_a_name_is_no_byline() -> None:
    article = read(f"Chè sạch về bản\n\n{SAPO}\n\n\nÔng Lò Văn Minh.\n\n{FIRST}\n\n{SECOND}\n\n\nBà Lò Thị May.\n")
    assert article.captions == ("Ông Lò Văn Minh.", "Bà Lò Thị May.")
    assert article.author == ""


def test_two_blank_lines_on_both_sides_of_a_caption() -> None:
    article = read(
        f"Chè sạch về bản\n\n{SAPO}\n\n\nBà con hái chè\n\n\n{FIRST[:180]}\n\n{SECOND}\n\n{THIRD}\n\n{FIRST}"
    )
    assert article.captions == ("Bà con hái chè",)


def test_names_that_stand_alone_as_headings_are_no_bylines() -> None:
    article = read(f"Ba gương mặt\n\n{SAPO}\n\nLò Văn Minh\n\n{FIRST}\n\nHà Thị May\n\n{SECOND}\n")
    assert [block.text for block in article.blocks if block.kind == "heading"] == ["Lò Văn Minh", "Hà Thị May"]
    assert article.author == ""


def test_paragraphs_without_blank_lines_between() -> None:
    article = read(f"Chè sạch về bản\n{SAPO}\n{FIRST}\nMở rộng thị trường\n{SECOND}\nLê Vũ\n")
    assert (article.title, article.sapo, article.author) == ("Chè sạch về bản", SAPO, "Lê Vũ")
    assert kinds(article) == [("paragraph", FIRST), ("heading", "Mở rộng thị trường"), ("paragraph", SECOND)]


@pytest.mark.parametrize("column", [72, 76, 80])
def test_lines_broken_at_a_column_are_joined(column: int) -> None:
    broken = ["\n".join(textwrap.wrap(part, column)) for part in (SAPO, FIRST, SECOND, THIRD)]
    article = read("Chè sạch về bản\n\n" + "\n\n".join(broken) + "\n\nTheo TTXVN\n")
    assert article.sapo == SAPO
    assert article.body == (FIRST, SECOND, THIRD)
    assert article.source == "TTXVN"


def test_one_broken_line_among_whole_ones_is_joined() -> None:  # R20
    """A paragraph does not begin with a small letter, unless it is a label or an item of a list."""
    broken = f"{FIRST}\n\nCuộc họp diễn ra tại hội trường của thành\nphố với nhiều đại biểu tham dự.\n\n{SECOND}"
    article = read(f"Chè sạch về bản\n\n{SAPO}\n\n{broken}\n\nHết.\n")
    assert article.body[1] == "Cuộc họp diễn ra tại hội trường của thành phố với nhiều đại biểu tham dự."
    assert article.author == ""


def test_captions_that_say_so_and_their_credits() -> None:
    article = read(
        f"Chè sạch về bản\n\n{SAPO}\n\n{FIRST}\n\nBà con hái chè vụ xuân. Ảnh: Lê Vũ\n\n{SECOND}\n\n"
        f"Ảnh: xưởng sao chè mới của hợp tác xã bên suối\n\n{THIRD}\n"
    )
    figures = [block for block in article.blocks if block.kind == "figure"]
    assert [(figure.caption, figure.credit) for figure in figures] == [
        ("Bà con hái chè vụ xuân. Ảnh: Lê Vũ", "Ảnh: Lê Vũ"),
        ("Ảnh: xưởng sao chè mới của hợp tác xã bên suối", ""),
    ]


def test_a_picture_file_takes_the_caption_under_it() -> None:
    article = read(f"Chè sạch về bản\n\n{SAPO}\n\n{FIRST}\n\n[che-01.jpg]\n\n\nBà con hái chè.\n\n{SECOND}\n")
    assert [(block.image, block.caption) for block in article.blocks if block.kind == "figure"] == [
        ("che-01.jpg", "Bà con hái chè.")
    ]


def test_lists_and_quotations() -> None:
    article = read(
        f"Chè sạch về bản\n\n{SAPO}\n\n{FIRST}\n\n- Chè xanh: 120.000 đồng\n- Chè vàng: 90.000 đồng\n\n"
        f"“Chưa năm nào nương chè được giá như năm nay.”\n\n{SECOND}\n"
    )
    assert kinds(article)[1:3] == [
        ("list", "Chè xanh: 120.000 đồng\nChè vàng: 90.000 đồng"),
        ("quote", "“Chưa năm nào nương chè được giá như năm nay.”"),
    ]


def test_an_interview_is_no_list() -> None:
    article = read(
        f"Chuyện làm chè\n\n{SAPO}\n\n- Ông bắt đầu từ khi nào?\n\n- Từ năm 1998, với một sào đất.\n\n"
        f"- Khó nhất là gì?\n\n- Là giữ được khách.\n\n{FIRST}\n"
    )
    assert {block.kind for block in article.blocks} == {"paragraph"}


def test_a_table_keeps_its_columns() -> None:
    article = read(f"Giá chè\n\n{SAPO}\n\n{FIRST}\n\nLoại\tGiá\nXanh\t120.000\nVàng\t90.000\n\n{SECOND}\n")
    assert ("table", "Loại\tGiá\nXanh\t120.000\nVàng\t90.000") in kinds(article)


def test_sentences_behind_a_list_in_the_middle_are_text_again() -> None:
    listed = "Tin liên quan\nMưa lớn ở miền núi\nCả tỉnh dọn dẹp sau lũ"
    sentence = "Ông Lò Văn Minh cho biết toàn xã có 12 thôn với hơn 900 hộ dân, quá nửa trong số đó sống bằng nghề chè."
    article = read(f"Chè sạch về bản\n\n{SAPO}\n\n{FIRST}\n\n{listed}\n{sentence}\n{sentence}\n")
    assert article.related is not None
    assert [link.title for link in article.related.links] == ["Mưa lớn ở miền núi", "Cả tỉnh dọn dẹp sau lũ"]
    assert article.body[-2:] == (sentence, sentence)


@pytest.mark.parametrize(
    ("printed", "titles"),
    [
        ("Tin liên quan\nMưa lớn ở miền núi\nCả tỉnh dọn dẹp sau lũ", ["Mưa lớn ở miền núi", "Cả tỉnh dọn dẹp sau lũ"]),
        (
            "Các tin khác:\n\n- Mưa lớn ở miền núi (12/3/2010)\n\n- Cả tỉnh dọn dẹp sau lũ (11/3/2010)",
            ["Mưa lớn ở miền núi", "Cả tỉnh dọn dẹp sau lũ"],
        ),
        (
            "TIN ĐÃ ĐƯA\n1. Mưa lớn ở miền núi\n2. Cả tỉnh dọn dẹp sau lũ",
            ["Mưa lớn ở miền núi", "Cả tỉnh dọn dẹp sau lũ"],
        ),
        (">> Mưa lớn ở miền núi\n>> Cả tỉnh dọn dẹp sau lũ", ["Mưa lớn ở miền núi", "Cả tỉnh dọn dẹp sau lũ"]),
        ("Mưa lớn ở miền núi (12/03)\nCả tỉnh dọn dẹp sau lũ(11/03)", ["Mưa lớn ở miền núi", "Cả tỉnh dọn dẹp sau lũ"]),
        ("Xem thêm: Mưa lớn ở miền núi", ["Mưa lớn ở miền núi"]),
        (
            ">>> Xem thêm: Mưa lớn ở miền núi\n- Cả tỉnh dọn dẹp sau lũ",
            ["Mưa lớn ở miền núi", "Cả tỉnh dọn dẹp sau lũ"],
        ),
        (
            "Mưa lớn ở khắp miền núi\n4.000 hộ dân dọn dẹp sau lũ",
            ["Mưa lớn ở khắp miền núi", "4.000 hộ dân dọn dẹp sau lũ"],
        ),
        ("Đọc thêm\nMưa lớn ở miền núi.\nCả tỉnh dọn dẹp.", ["Mưa lớn ở miền núi.", "Cả tỉnh dọn dẹp."]),
    ],
)
def test_related_titles(printed: str, titles: list[str]) -> None:
    article = read(f"Chè sạch về bản\n\n{SAPO}\n\n{FIRST}\n\n{SECOND}\n\nLê Vũ\n\n{printed}\n")
    assert article.related is not None
    assert [link.title for link in article.related.links] == titles
    assert article.author == "Lê Vũ"
    assert article.body == (FIRST, SECOND)


def test_addresses_of_related_titles() -> None:
    article = read(
        f"Chè sạch về bản\n\n{SAPO}\n\n{FIRST}\n\nTin liên quan\nMưa lớn ở miền núi - https://example.vn/mua\n"
        "Cả tỉnh dọn dẹp sau lũ\nhttps://example.vn/lu\n"
    )
    assert article.related is not None
    assert [(link.title, link.url) for link in article.related.links] == [
        ("Mưa lớn ở miền núi", "https://example.vn/mua"),
        ("Cả tỉnh dọn dẹp sau lũ", "https://example.vn/lu"),
    ]


def test_related_titles_in_the_middle_do_not_swallow_the_body() -> None:
    article = read(f"Chè sạch về bản\n\n{SAPO}\n\n{FIRST}\n\nXem thêm\nMưa lớn ở miền núi\n\n{SECOND}\n\n{THIRD}\n")
    assert article.related is not None
    assert [link.title for link in article.related.links] == ["Mưa lớn ở miền núi"]
    assert article.body == (FIRST, SECOND, THIRD)


def test_the_most_read_stories_are_not_related() -> None:
    article = read(f"Chè sạch về bản\n\n{SAPO}\n\n{FIRST}\n\nĐọc nhiều\nMưa lớn ở miền núi\nCả tỉnh dọn dẹp sau lũ\n")
    assert article.related is None
    assert article.same_section is not None
    assert len(article.same_section.links) == 2


@pytest.mark.parametrize(
    ("ending", "author", "credit", "source"),
    [
        ("Lê Vũ", "Lê Vũ", "", ""),
        ("LÊ VŨ", "LÊ VŨ", "", ""),
        ("Bài và ảnh: Lê Vũ", "Lê Vũ", "", ""),
        ("(Theo TTXVN)", "", "(Theo TTXVN)", "TTXVN"),
        ("Lê Vũ (Theo AFP)", "Lê Vũ", "Lê Vũ (Theo AFP)", "AFP"),
        ("Lê Vũ\n\nTheo VOV", "Lê Vũ", "Theo VOV", "VOV"),
        ("Nguồn: Báo Miền Núi", "", "Nguồn: Báo Miền Núi", "Báo Miền Núi"),
        ("Lê Vũ\n\n* Tên nhân vật đã được thay đổi", "Lê Vũ", "", ""),
        ("Lê Vũ\n\nHoàng Anh", "Lê Vũ, Hoàng Anh", "", ""),
        ("Lê Vũ\nBình Minh\n(Theo TTXVN)", "Lê Vũ, Bình Minh", "(Theo TTXVN)", "TTXVN"),
    ],
)
def test_signatures(ending: str, author: str, credit: str, source: str) -> None:
    article = read(f"Chè sạch về bản\n\n{SAPO}\n\n{FIRST}\n\n{SECOND}\n\n{ending}\n")
    assert article.author == author
    assert article.source == source
    if not credit.startswith("Nguồn"):
        assert article.credit == credit


def test_a_list_of_names_is_no_row_of_authors() -> None:
    names = ["Lê Vũ", "Hoàng Anh", "Trần Mai", "Nguyễn Thị Hoa", "Phạm Văn Bình"]
    article = read(f"Chè sạch về bản\n\n{SAPO}\n\n{FIRST}\n\nDanh sách trúng giải:\n\n" + "\n\n".join(names) + "\n")
    assert article.author == names[-1]
    assert [name for name in names[:-1] if name in " ".join(article.body)] == names[:-1]


def test_a_credit_that_closes_the_last_paragraph() -> None:
    article = read(f"Chè sạch về bản\n\n{SAPO}\n\n{FIRST}\n\n{SECOND} (Theo TTXVN)\n")
    assert (article.credit, article.source, article.body[-1]) == ("(Theo TTXVN)", "TTXVN", SECOND)


def test_an_agency_at_the_beginning_is_the_source() -> None:
    assert read(f"Chè sạch về bản\n\n(TTXVN) - {SAPO}\n\n{FIRST}\n").source == "TTXVN"


def test_a_first_line_that_is_no_title() -> None:
    article = read(f"{FIRST}\n{SECOND}\n{THIRD}\n")
    assert article.title.startswith("Ông Lò Văn Minh")
    assert len(article.title) <= text.LONGEST_MADE_TITLE + 1
    assert article.provenance.warnings
    assert FIRST in (article.sapo, *article.body)
    assert article.body[-2:] == (SECOND, THIRD)


@pytest.mark.parametrize("line", ["Chè sạch về bản", "Thời sự", "30/4/2009", "Theo TTXVN", "Tin liên quan", "x"])
def test_a_file_of_one_short_line_is_a_title(line: str) -> None:
    article = read(line)
    assert (article.title, article.blocks, article.sapo) == (line, (), "")


def test_a_file_of_one_paragraph() -> None:
    article = read(FIRST)
    assert article.body == (FIRST,)
    assert article.sapo == ""
    assert article.title.startswith("Ông Lò Văn Minh")


def test_a_title_and_one_paragraph_have_no_sapo() -> None:
    article = read(f"Chè sạch về bản\n\n{FIRST}\n")
    assert (article.title, article.sapo, article.body) == ("Chè sạch về bản", "", (FIRST,))


@pytest.mark.parametrize("data", [b"\xef\xbb\xbf", b" \r\n\t\n", "\u200b\u00a0\n".encode()])
def test_nothing_to_read(data: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        text.read(Path("bai.txt"), data)
    assert caught.value.reason == "empty"


NO_TEXT = [b"\x00\x01\x02\x03" * 100, b"\x7fELF\x02\x01\x01\x00\x00", bytes(range(256)) * 8]
UNREAD = [f"Chè sạch{sign} ".encode() * 20 for sign in "\x01\x0b\x7f\ufffd\ufffe\uffff"]


@pytest.mark.parametrize("data", NO_TEXT + UNREAD)
def test_what_is_no_text(data: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        text.read(Path("bai.txt"), data)
    assert caught.value.reason == "binary"


@pytest.mark.parametrize("filling", [b"\x1a", b"\x1a" + b"\0" * 90, b"\0" * 128])
def test_what_dos_filled_a_block_with_is_no_text(filling: bytes) -> None:
    page = f"Chè sạch về bản\r\n\r\n{SAPO}\r\n\r\n{FIRST}\r\n\r\n{SECOND}\r\n"
    (article,) = text.read(Path("bai.txt"), page.encode() + filling)
    assert (article.sapo, article.body) == (SAPO, (FIRST, SECOND))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_in_any_form(encoding: str) -> None:
    page = f"Chè sạch về bản\r\n\r\n{SAPO}\r\n\r\n{FIRST}\r\n\r\n{SECOND}\r\n"
    (article,) = text.read(Path("bai.txt"), page.encode(encoding))
    assert (article.title, article.sapo, article.body) == ("Chè sạch về bản", SAPO, (FIRST, SECOND))


def test_a_text_of_too_many_lines_is_refused() -> None:
    with pytest.raises(Unreadable) as caught:
        text.read(Path("bai.txt"), b"a\n" * (text.MOST_LINES + 1))
    assert caught.value.reason == "too-large"


# Nothing is lost -------------------------------------------------------------------------------------------------

LINES = st.one_of(
    st.sampled_from(
        [
            "",
            "",
            "",
            "Chè sạch về bản",
            "Lê Vũ",
            "Theo TTXVN",
            "(Theo Báo Miền Núi)",
            "Tin cùng chuyên mục:",
            "Xem thêm: Mưa lớn ở miền núi",
            ">> Cả tỉnh dọn dẹp",
            "Bà con hái chè. Ảnh: Lê Vũ",
            "Ảnh: Lê Vũ",
            "- Chè xanh",
            "* Chè vàng",
            "a\tb",
            "KINH TẾ",
            "[anh1.jpg]",
            "Tác giả: Lê Vũ",
            "https://example.vn/a",
            "“Chưa năm nào được giá như năm nay.”",
            SAPO,
            FIRST,
            SECOND,
            THIRD,
        ]
    ),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=120),
)
_LABELS = re.compile(r"^(?:tác giả|url|nguồn|bài và ảnh|xem thêm)\s*:", re.IGNORECASE)


@given(st.lists(LINES, max_size=25).map("\n".join))
@example("Tin liên quan\n\nXem thêm\n\nTin khác\nLê Vũ")
def test_no_line_is_lost(page: str) -> None:
    cleaned = clean(page)
    article = read(cleaned)
    kept = letters(" ".join(strings(record(article) | {"path": ""})))
    for line in cleaned.split("\n"):
        assert letters(_LABELS.sub("", line.strip())) in kept, line


def strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for one in value.values() for text in strings(one)]
    return [text for one in value for text in strings(one)] if isinstance(value, list) else []


def letters(line: str) -> str:
    return "".join(letter for letter in line if letter.isalpha())


@given(st.binary(max_size=400))
def test_no_bytes_make_it_fail(data: bytes) -> None:
    with contextlib.suppress(Unreadable):
        assert text.read(Path("bai.txt"), data)[0].title


@pytest.mark.data
def test_the_seed_reads_exactly_right(data: Path) -> None:
    seed = data / "seed-article.txt"
    printed = clean(seed.read_text(encoding="utf-8")).split("\n")
    paragraphs = [line for line in printed if line]
    (article,) = text.read(seed, seed.read_bytes())
    assert article.title == paragraphs[0]
    assert article.sapo == paragraphs[1]
    assert [block.text for block in article.blocks if block.kind == "heading"] == [
        "Nâng cao chất lượng chuyên môn, đạo đức cán bộ",
        "Tinh gọn bộ máy và cải cách thủ tục hành chính",
    ]
    assert article.captions == ("Bộ phận tiếp nhận và trả kết quả giải quyết thủ tục hành chính cho nhân dân.",)
    body = [block.text for block in article.blocks if block.kind == "paragraph"]
    assert body == [line for line in paragraphs[2:] if len(line) > 200]
    assert len(body) == 6
    assert [block.kind for block in article.blocks][3] == "figure"
    assert (article.credit, article.source, article.author) == ("Theo Báo Tuyên Quang", "Báo Tuyên Quang", "")
    assert article.related is not None
    assert (article.related.heading, article.related.links) == ("Tin cùng chuyên mục", ())
    assert article.published is None


@pytest.mark.data
def test_real_articles_come_back_as_they_were_written(data: Path) -> None:
    agree: Counter[str] = Counter()
    number = 1500
    for story in text_survey.stories(data, number):
        article = read(text_survey.written(story))
        agree.update(name for name, (wanted, found) in text_survey.compared(story, article).items() if wanted == found)
    shares = {name: agree[name] / number for name in text_survey.FIELDS}
    assert min(shares["title"], shares["sapo"], shares["related"]) > 0.99
    assert min(shares["paragraphs"], shares["captions"], shares["headings"], shares["credit"]) > 0.9


@pytest.mark.data
def test_old_files_keep_every_line(data: Path) -> None:
    for path in sorted((data / "more" / "utf16-2005").iterdir()):
        (article,) = text.read(path, path.read_bytes())
        kept = letters(" ".join(strings(record(article) | {"path": ""})))
        assert article.title
        for line in clean(path.read_bytes().decode("utf-16")).split("\n"):
            assert letters(line) in kept, (path.name, line)


def test_a_heading_behind_a_table_is_one_and_a_repeated_byline_is_not_text() -> None:
    found = text.article(
        "Hạn mặn ở Ba Tri\nTác giả: Lê Vũ\n\n"
        "Mùa khô năm nay đến sớm hơn mọi năm, nước mặn đã vào sâu sáu mươi cây số.\n\n"
        "Bà con xã Tân Xuân chở từng xe bồn nước ngọt về tưới cho vườn bưởi da xanh vừa trổ bông.\n\n"
        "Trạm\t2010\t2016\nVàm An Hiệp\t14,2\t20,5\nMỹ Hóa\t4,9\t9,1\n\n"
        "Lùi lịch, đổi giống, đào ao\n\n"
        "Sở Nông nghiệp yêu cầu chỉ xuống giống khi có mưa đều, độ mặn trong kênh nội đồng dưới một phần nghìn.\n\n"
        "Lê Vũ\n",
        Provenance(path="bài.txt"),
    )
    assert [block.kind for block in found.blocks][-3:] == ["table", "heading", "paragraph"]
    assert found.author == "Lê Vũ"
