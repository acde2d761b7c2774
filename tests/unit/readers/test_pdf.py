from __future__ import annotations

import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import office_files as made
from archiveviewer import readers
from archiveviewer.errors import Unreadable
from archiveviewer.readers.pdf import letters
from archiveviewer.readers.pdf.reading import HIDDEN_TEXT
from archiveviewer.readers.scans import WITHOUT_TEXT
from mutations import mutations
from pdf_files import BOLD, ITALIC, ROMAN, Page, Picture, Text, column, laid_out, pdf, wrapped

if TYPE_CHECKING:
    from archiveviewer.article import Article

NARROW = 44
LEFT, RIGHT = 50, 305


def read(data: bytes, name: str = "bai.pdf") -> Article:
    (article,) = readers.articles(Path(name), data)
    return article


def reason(data: bytes) -> tuple[str, str]:
    with pytest.raises(Unreadable) as caught:
        readers.articles(Path("bai.pdf"), data)
    return caught.value.reason, caught.value.detail


def texts(article: Article) -> list[tuple[str, str]]:
    return [(block.kind, block.text or block.caption) for block in article.blocks]


KINDS = {made.TITLE: "title", made.HEADING: "heading", made.CAPTION: "figure"}


def story(y: float = 780) -> list[Text | Picture]:
    """The article of all formats, one paragraph below the other, with a picture above its caption."""
    return list(laid_out([(KINDS.get(text, ""), text) for text in made.ALL], LEFT, y)[0].drawn)


@pytest.mark.parametrize("name", ["bai.pdf", "bai.txt", "bai"])
def test_an_article(name: str) -> None:
    article = read(pdf(Page(tuple(story()))), name)
    made.check(article)
    assert (article.provenance.reader, article.provenance.encoding) == ("pdf", "unicode")
    assert {block.page for block in article.blocks} == {1}
    assert not article.provenance.warnings


def test_something_before_the_beginning_of_the_file() -> None:
    made.check(read(b"\xef\xbb\xbf\r\nGui ban\r\n" + pdf(Page(tuple(story())))))


@pytest.mark.parametrize("title", ["Microsoft Word - bai moi.doc", "", "Chè rẻ"])
def test_a_title_that_is_not_printed_is_none(title: str) -> None:
    assert read(pdf(Page(tuple(story())), title=title)).title == made.TITLE


# Columns and paragraphs ------------------------------------------------------------------------------------------

PARAGRAPHS = (made.FIRST, made.SECOND, made.SAPO, made.FIRST.replace("Ông", "Bà"), made.SECOND.replace("Từ", "Kể từ"))


def two_columns(parts: int = 2) -> Page:
    """A headline over columns of paragraphs that go on from one column to the next."""
    lines = column(PARAGRAPHS, 0, 0, NARROW)
    height = -(-len(lines) // parts)
    drawn = [Text(LEFT, 760, made.TITLE, 20, BOLD)]
    for number, line in enumerate(lines):
        part, row = divmod(number, height)
        drawn.append(line._replace(x=LEFT + line.x + part * (RIGHT - LEFT), y=720 - 12 * row))
    return Page(tuple(drawn), (LEFT + parts * (RIGHT - LEFT), 800))


@pytest.mark.parametrize("parts", [1, 2, 3, 4])
def test_paragraphs_go_on_in_the_next_column(parts: int) -> None:
    article = read(pdf(two_columns(parts)))
    assert (article.title, (article.sapo, *article.body)) == (made.TITLE, PARAGRAPHS)


def test_a_heading_in_the_first_column_begins_no_other_story() -> None:
    title = f"{made.TITLE}: đời sống khấm khá lên từng ngày"
    upper = column((made.SAPO, made.FIRST), LEFT, 720, NARROW)
    below = upper[-1].y - 24
    lower = wrapped(made.SECOND, LEFT, below - 18, NARROW)
    right = column(PARAGRAPHS[3:], RIGHT, 720, NARROW)
    heading = Text(LEFT, below, made.HEADING, 1.22 * upper[0].size, BOLD)
    article = read(pdf(Page((Text(LEFT, 760, title, 20, BOLD), *upper, heading, *lower, *right))))
    assert (article.title, article.sapo) == (title, made.SAPO)
    assert texts(article) == [
        ("paragraph", made.FIRST),
        ("heading", made.HEADING),
        *(("paragraph", text) for text in (made.SECOND, *PARAGRAPHS[3:])),
    ]


def test_it_does_not_matter_in_which_order_lines_were_drawn() -> None:
    page = two_columns()
    rows = sorted(page.drawn, key=lambda item: (-item.y, item.x))
    assert read(pdf(page._replace(drawn=tuple(rows)))).body == PARAGRAPHS[1:]
    assert read(pdf(page._replace(drawn=tuple(reversed(rows))))).body == PARAGRAPHS[1:]


def test_columns_that_were_drawn_as_one_line() -> None:
    """Printers' drivers write what stands at one height in one go, with blanks between."""
    left = wrapped(made.FIRST, LEFT, 700, NARROW)
    right = wrapped(made.SECOND, RIGHT, 700, NARROW)
    rows = [
        Text(LEFT, one.y, one.text.ljust((RIGHT - LEFT) // 5) + other.text)
        for one, other in zip(left, right, strict=False)
    ]
    rest = tuple(left[len(right) :] or right[len(left) :])
    headline = Text(LEFT, 760, made.TITLE, 20, BOLD)
    article = read(pdf(Page((headline, *rows, *rest))))
    assert (article.sapo, *article.body) == (made.FIRST, made.SECOND)


def test_a_paragraph_goes_on_over_the_page() -> None:
    lines = wrapped(made.FIRST, LEFT, 300, 90) + wrapped(made.SECOND, LEFT, 240, 90)
    first = Page((Text(LEFT, 760, made.TITLE, 20, BOLD), *wrapped(made.SAPO, LEFT, 720, 90), *lines[:4]))
    second = Page(tuple(line._replace(y=line.y + 500) for line in lines[4:]))
    article = read(pdf(first, second))
    assert [(block.text, block.page) for block in article.blocks] == [(made.FIRST, 1), (made.SECOND, 1)]


def test_the_lone_line_under_a_picture_stays_in_its_column() -> None:
    """Beside it, a little higher, the next column ends in the middle of a sentence."""
    left = wrapped(made.SAPO, LEFT, 720, NARROW)
    right = wrapped(made.FIRST, RIGHT, 720, NARROW) + wrapped(made.SECOND, RIGHT, 660, NARROW)[:3]
    lone = Text(LEFT + 16, right[-1].y - 8, "Bà con phấn khởi, ai cũng bảo rằng từ nay", 10)
    picture, headline = Picture(LEFT, lone.y + 20, 200, 40), Text(LEFT, 760, made.TITLE, 36, BOLD)
    article = read(pdf(Page((headline, picture, *left, lone, *right))))
    assert any(text.startswith("Bà con phấn khởi") for text in (article.sapo, *article.body))


def test_several_stories_of_a_page_stay_one_document() -> None:
    above = [Text(LEFT, 760, made.TITLE, 36, BOLD), *wrapped(made.FIRST, LEFT, 730, NARROW)]
    above += wrapped(made.SECOND, RIGHT, 730, NARROW)
    below = [Text(LEFT, 500, made.RELATED[0], 16, BOLD), *wrapped(made.SAPO, LEFT, 470, NARROW)]
    beside = [Text(RIGHT, 500, made.RELATED[1], 16, BOLD), *wrapped(PARAGRAPHS[4], RIGHT, 470, NARROW)]
    article = read(pdf(Page((*beside, *below, *above))))
    assert (article.title, article.sapo) == (made.TITLE, made.FIRST)
    assert texts(article) == [
        ("paragraph", made.SECOND),
        ("heading", made.RELATED[0]),
        ("paragraph", made.SAPO),
        ("heading", made.RELATED[1]),
        ("paragraph", PARAGRAPHS[4]),
    ]


def test_the_main_story_comes_first() -> None:
    strip = [Text(LEFT, 760, "Tin vắn", 14, BOLD), *wrapped(made.SAPO, LEFT, 740, 30)]
    main = [Text(RIGHT, 760, made.TITLE, 28, BOLD), *wrapped(made.FIRST, RIGHT, 720, NARROW)]
    article = read(pdf(Page((*strip, *main))))
    assert (article.title, article.sapo) == (made.TITLE, made.FIRST)
    assert [text for _, text in texts(article)] == ["Tin vắn", made.SAPO]


@pytest.mark.parametrize(
    ("end", "beginning", "joined"),
    [
        ("thông-", "tin", "thông-tin"),
        ("infor-", "mation", "information"),
        ("Cô-lôm-", "bi-a", "Cô-lôm-bi-a"),
        ("nghi-", "êng", "nghiêng"),
        ("Pháp -", "Việt", "Pháp - Việt"),
        ("Pháp-", "Việt", "Pháp-Việt"),
        ("infor\u00ad", "mation", "information"),
    ],
)
def test_words_parted_at_the_end_of_a_line(end: str, beginning: str, joined: str) -> None:
    opening = "Bà con trong xã ai cũng nói đến chuyện ấy như là một"
    lines = (f"{opening} {end}", f"{beginning} thứ mà từ lâu họ đã mong, và họ còn mong nữa.", "Rồi họ ra về.")
    article = with_more(*(Text(LEFT, 400 - 12 * row, line, 11) for row, line in enumerate(lines)))
    assert f"một {joined} thứ" in article.body[1]


# What stands at the edge -----------------------------------------------------------------------------------------


def paged(number: int, head: str, foot: str) -> Page:
    text = wrapped(PARAGRAPHS[number % 5].replace(".", f" lần {number}."), LEFT, 760, 90)
    return Page((Text(LEFT, 810, head, 9), *text, Text(290, 30, foot, 9)))


@pytest.mark.parametrize("number", ["{}", "- {} -", "Trang {}", "{}/12"])
def test_running_heads_and_page_numbers_are_left_out(number: str) -> None:
    heads = ["Báo Sông Lô, số ra ngày 12/5/1998", "Chuyện vùng cao"] * 3
    pages = [paged(n, head, number.format(n + 7)) for n, head in enumerate(heads)]
    article = read(pdf(*pages))
    text = " ".join((article.title, article.sapo, article.kicker, *article.body))
    assert "Sông Lô" not in text
    assert "Chuyện vùng cao" not in text
    assert number.format(8) not in text
    assert article.published is not None
    assert article.published.value == "1998-05-12"


def test_the_head_and_number_of_a_single_page() -> None:
    drawn = (*story(y=760), Text(LEFT, 815, "Báo Sông Lô - Thứ Hai, ngày 12-5-1998", 9), Text(540, 815, "3", 9))
    article = read(pdf(Page(drawn)))
    made.check(article)
    assert article.source == "Báo Sông Lô"


def test_a_line_that_two_of_many_pages_begin_with_is_text() -> None:
    pages = [paged(n, "Đổi mới" if n in {2, 5} else made.ALL[n], "") for n in range(8)]
    assert sum("Đổi mới" in text for text in read(pdf(*pages)).body) == 2


# Captions --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("caption", "font", "size"),
    [
        ("Nương chè đầu xuân. Bà con đang hái chè vụ mới, giá cao hơn năm ngoái", ROMAN, 8),
        ("Nương chè đầu xuân. Bà con đang hái", ITALIC, 10),
        ("Nương chè đầu xuân. Ảnh: Lê Vũ", ROMAN, 10),
    ],
)
def test_captions_under_pictures(caption: str, font: str, size: float) -> None:
    picture: tuple[Text | Picture, ...] = (Picture(LEFT, 560, 200, 100), *wrapped(caption, LEFT, 545, 38, size, font))
    page = Page((*two_columns().drawn[:1], *wrapped(made.SAPO, LEFT, 720, NARROW), *picture,
                 *wrapped(made.FIRST, LEFT, 500, NARROW), *wrapped(made.SECOND, RIGHT, 720, NARROW)))  # fmt: skip
    article = read(pdf(page))
    assert article.captions == (caption,)
    assert article.body == (made.FIRST, made.SECOND)


def test_a_caption_beside_its_picture() -> None:
    caption = "Nương chè đầu xuân. Bà con đang hái chè vụ mới"
    drawn: tuple[Text | Picture, ...] = (Picture(LEFT, 560, 150, 100), *wrapped(caption, LEFT + 156, 650, 20, 8))
    headline = Text(LEFT, 760, made.TITLE, 20, BOLD)
    article = read(
        pdf(Page((headline, *drawn, *wrapped(made.FIRST, LEFT, 720, 90), *wrapped(made.SECOND, LEFT, 540, 90))))
    )
    assert article.captions == (caption,)


def test_text_goes_on_around_a_picture() -> None:
    lines = wrapped(made.FIRST + " " + made.SECOND, LEFT, 720, NARROW)
    below = [line._replace(y=line.y - 130) for line in lines[4:]]
    picture = (Picture(LEFT, 570, 220, 100), Text(LEFT, 560, "Nương chè Bản Mây", 8, ITALIC))
    article = read(pdf(Page((Text(LEFT, 760, made.TITLE, 20, BOLD), *lines[:4], *picture, *below))))
    assert (article.sapo or article.body[0]) == made.FIRST + " " + made.SECOND
    assert article.captions == ("Nương chè Bản Mây",)


# Letters ---------------------------------------------------------------------------------------------------------


def with_more(*drawn: Text) -> Article:
    """An article with something between its paragraphs."""
    around = [Text(LEFT, 780, made.TITLE, 18, BOLD)]
    for y, text in ((740, made.SAPO), (690, made.FIRST), (100, made.SECOND)):
        around += wrapped(text, LEFT, y, 90, 11)
    return read(pdf(Page((*around, *drawn))))


def test_fonts_tell_the_encoding() -> None:
    title = Text(LEFT, 780, "tØnh tuyªn quang", 18, ".VnTimeH,Bold")
    first = Text(LEFT, 740, "Thñ t\xadíng kªu gäi b¶o vÖ rõng, nhiÒu x· ®· nghe theo nh\xad", 11, "ABCDEF+.VnTime")
    second = Text(LEFT, 726, "mét ngêi.", 11, "ABCDEF+.VnTime")
    vni = Text(LEFT, 690, "Söï thaät veà con ñöôøng vaøo baûn.", 11, "VNI-Times")
    unicode = wrapped(made.SECOND, LEFT, 650, 90, 11)
    article = read(pdf(Page((title, first, second, vni, *unicode))))
    assert article.title == "TỈNH TUYÊN QUANG"
    assert " ".join((article.sapo, *article.body)).startswith(
        "Thủ tướng kêu gọi bảo vệ rừng, nhiều xã đã nghe theo như một ngời. Sự thật về con đường vào bản."
    )
    assert article.provenance.encoding == "tcvn3+vni"


def test_a_legacy_font_over_unicode_is_not_believed() -> None:
    drawn = tuple(item._replace(font="VNTime") if isinstance(item, Text) else item for item in story())
    assert read(pdf(Page(drawn))).provenance.encoding == "unicode"


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("ABCDEF+.VnTimeH,Bold", ".VnTimeH"),
        ("VnTimeHBold", ".VnTimeH"),
        ("VnTimeBoldItalic", ".VnTime"),
        ("VNI-Times-Bold", "VNI-Times"),
        ("Vnbook", "Vnbook"),
        ("Bold", "Bold"),
        ("", ""),
    ],
)
def test_names_of_fonts(name: str, family: str) -> None:
    assert letters.font_name(name) == family


def test_letters_with_marks_of_their_own() -> None:
    decomposed = "Bo\u0323\u0302i thu che\u0300 o\u031b\u0309 ba\u0309n"
    assert with_more(Text(LEFT, 200, decomposed, 11)).body[1] == "Bội thu chè ở bản"


def test_accents_that_were_drawn_over_letters() -> None:
    behind = Text(LEFT, 200, "Ch e", 11), Text(LEFT + 16.5, 200, "`", 11)
    before = Text(LEFT, 170, "B", 11), Text(LEFT + 5.5, 170, "´", 11), Text(LEFT + 5.5, 170, "ac", 11)
    assert with_more(*behind, *before).body[1:3] == ("Ch è", "Bác")


def test_ligatures() -> None:
    assert with_more(Text(LEFT, 200, "ﬁnance và oﬀice", 11)).body[1] == "finance và office"


@pytest.mark.parametrize("shift", [0.0, 0.4])
def test_what_is_drawn_twice_to_look_bold_is_read_once(shift: float) -> None:
    drawn = story()
    twice = [copy for item in drawn for copy in (item, item._replace(x=item.x + shift))]
    made.check(read(pdf(Page(tuple(twice)))))
    again = [item._replace(x=item.x + shift) for item in drawn]
    made.check(read(pdf(Page((*drawn, *again)))))


def test_letters_that_cannot_be_seen() -> None:
    outside = Text(-3000, 500, made.SECOND, 11), Text(LEFT, 5000, made.SECOND, 11)
    tiny = Text(LEFT, 200, made.SECOND, 0), Text(LEFT, 210, made.SECOND, 0.01)
    assert with_more(*outside, *tiny).body == (made.FIRST, made.SECOND)


def test_a_hidden_layer_beside_painted_text_is_left_out() -> None:
    hidden = [item._replace(mode=3, text="sai " + item.text) for item in story() if isinstance(item, Text)]
    made.check(read(pdf(Page((*hidden, *story())))))


def test_the_hidden_layer_of_a_scan_is_read() -> None:
    hidden = [item._replace(mode=3) for item in story() if isinstance(item, Text)]
    article = read(pdf(Page((Picture(0, 0, 595, 842), *hidden))))
    assert article.title == made.TITLE
    assert article.provenance.warnings == (HIDDEN_TEXT,)


@pytest.mark.parametrize(("matrix", "place"), [("0 1 -1 0", (0, 1)), ("0 -1 1 0", (1, 0)), ("-1 0 0 -1", (1, 1))])
def test_pages_that_lie_on_their_side(matrix: str, place: tuple[int, int]) -> None:
    turned = []
    for item in story():
        if isinstance(item, Text):
            x, y = {(0, 1): (842 - item.y, item.x), (1, 0): (item.y, 595 - item.x)}.get(
                place, (595 - item.x, 842 - item.y)
            )
            turned.append(item._replace(x=x, y=y, matrix=matrix))
    size = (595, 842) if place == (1, 1) else (842, 595)
    article = read(pdf(Page(tuple(turned), size)))
    assert (article.title, article.sapo, article.author) == (made.TITLE, made.SAPO, made.AUTHOR)


def test_a_line_up_the_margin_disturbs_nothing() -> None:
    article = with_more(Text(580, 200, "Bản quyền của tòa soạn", 8, ROMAN, 0, "0 1 -1 0"))
    assert article.body == (made.FIRST, made.SECOND, "Bản quyền của tòa soạn")


# Scans and hostile files -----------------------------------------------------------------------------------------


def test_a_scan_becomes_an_article_of_its_pages() -> None:
    article = read(pdf(*[Page((Picture(0, 0, 595, 842),))] * 3), "2009-04-30_Báo_Sông_Lô.pdf")
    assert article.title == "2009-04-30 Báo Sông Lô"
    assert [(block.kind, block.page) for block in article.blocks] == [("figure", 1), ("figure", 2), ("figure", 3)]
    assert article.blocks[2].image == "2009-04-30_Báo_Sông_Lô.pdf!/3"
    assert article.provenance.warnings == (WITHOUT_TEXT,)
    assert article.published is not None
    assert article.published.value == "2009-04-30"


def test_one_scanned_page_among_others_is_told() -> None:
    article = read(pdf(Page(tuple(story())), Page((Picture(0, 0, 595, 842),))))
    made.check(article)
    assert article.provenance.warnings == (f"{WITHOUT_TEXT}: 1 of 2 pages",)


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7", b"%PDF-1.4 ...", pdf(Page(tuple(story())))[:200], b"%PDF-1.7\n" + b"1 0 obj<<" * 5000]
)
def test_broken_files(data: bytes) -> None:
    assert reason(data) == ("damaged", "no PDF that can be opened")


def test_a_file_whose_table_of_contents_is_wrong() -> None:
    whole = pdf(Page(tuple(story())))
    made.check(read(whole[: whole.rindex(b"xref\n0")] + whole[whole.rindex(b"trailer") :]))


def test_a_file_that_needs_a_password() -> None:
    key = b"<" + b"41" * 32 + b">"
    locked = b"trailer<</Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -4/O" + key + b"/U" + key + b">>/ID[<00><00>]"
    assert reason(pdf(Page(tuple(story()))).replace(b"trailer<<", locked)) == ("unsupported", "encrypted")


def test_a_page_that_unpacks_to_very_much() -> None:
    bomb = zlib.compress(b" " * (1 << 26))
    packed = b"<</Filter/FlateDecode/Length %d>>stream\n" % len(bomb) + bomb + b"\nendstream"
    whole = pdf(Page((Text(LEFT, 700, made.SECOND),)), Page(tuple(story())))
    drawn = whole.index(b"BT /F")
    start, end = whole.rindex(b"<</Length", 0, drawn), whole.index(b"endstream", drawn) + len(b"endstream")
    made.check(read(whole[:start] + packed + whole[end:]))


def test_one_page_damaged_among_others() -> None:
    whole = pdf(Page((Text(LEFT, 700, made.SECOND),)), Page(tuple(story())))
    article = read(whole.replace(b"/Type/Page/", b"/Type/Cage/", 1))
    assert article.title in {made.TITLE, made.SECOND[:60]} or article.provenance.warnings


def test_damage_never_ends_the_program() -> None:
    whole = pdf(Page(tuple(story())), two_columns(3), Page((Picture(0, 0, 595, 842),)))
    for copy in mutations(whole, 300):
        try:
            readers.articles(Path("bai.pdf"), copy)
        except Unreadable as error:
            assert error.reason in Unreadable.REASONS  # noqa: PT017 — either is right


@pytest.mark.parametrize("size", [(1, 14400), (1e7, 1e7), (0, 0), (-5, 300), (1e30, 10)])
def test_pages_of_absurd_size(size: tuple[float, float]) -> None:
    pages = Page(tuple(story())), Page(tuple(story()), size)
    assert read(pdf(*pages)).title == made.TITLE


def test_more_pages_than_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archiveviewer.readers.pdf.reading.MOST_PAGES", 2)
    article = read(pdf(Page(tuple(story())), *[Page((Text(LEFT, 700, f"{made.SECOND} {n}"),)) for n in range(3)]))
    assert article.provenance.warnings == ("cut: only the first 2 of 4 pages are read",)


def test_more_letters_than_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archiveviewer.readers.pdf.letters.MOST_LETTERS", 40)
    assert len(read(pdf(Page(tuple(story())))).title) <= 40


def test_ten_thousand_small_pieces() -> None:
    pieces = [Text(5 + 5.5 * (n % 100), 800 - 7 * (n // 100), "ob"[n % 2], 6) for n in range(10_000)]
    article = read(pdf(Page(tuple(pieces))))
    assert sum(map(len, article.body)) > 9_000


def test_the_same_word_all_over_a_page() -> None:
    """Whoever compares each with each needs minutes for this."""
    pieces = [Text((n * 7919) % 590, (n * 104729) % 840, "chữ", 7) for n in range(4_000)]
    assert read(pdf(Page(tuple(pieces)))).body


def test_groups_inside_each_other_without_end() -> None:
    """A form that draws itself."""
    resources = b"/BBox[0 0 9 9]/Resources<</XObject<</P 3 0 R>>>>"
    form = b"<</Type/XObject/Subtype/Form" + resources + b"/Length 5>>stream\n/P Do\nendstream"
    whole = pdf(Page((*story(), Picture(0, 0, 100, 100))))
    start, end = whole.index(b"3 0 obj\n") + 8, whole.index(b"\nendobj\n4 0 obj")
    made.check(read(whole[:start] + form + whole[end:]))


# Real files ------------------------------------------------------------------------------------------------------


@pytest.mark.data
def test_real_files(data: Path) -> None:
    found = [(path.name[:12], readers.read(path)[0]) for path in sorted((data / "formats" / "pdf").glob("*.pdf"))]
    assert {name: article.title[:40] for name, article in found} == {
        "Dharc46__In_": "BỘ LUẬT HÌNH SỰ",
        "TranBaDat260": "QUY ĐỊNH MỚI CỦA BỘ LUẬT HÌNH SỰ NĂM 201",
        "Vuanh4569__l": "LUẬT Xử lý vi phạm hành chính",
        "hason0510__C": "Xin chào, Shopee có thể giúp gì cho bạn?",
        "phamduong167": "Luật số: 73/2021/QH14",
    }
    assert not any("CÔNG BÁO/Số" in text for _, article in found for text in article.body)


@pytest.mark.data
def test_real_files_in_legacy_fonts(data: Path) -> None:
    for path in sorted((data / "legacy" / "real").glob("*.pdf")):
        article = readers.read(path)[0]
        assert article.provenance.encoding == "tcvn3"
        told = path.with_name(path.name + ".expect.txt").read_text(encoding="utf-8")
        words = set(told.lower().split())
        found = " ".join((article.title, article.sapo, *article.body)).lower().split()
        assert sum(word in words for word in found) >= 0.97 * len(found)
