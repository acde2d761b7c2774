from __future__ import annotations

import contextlib
import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from archiveviewer import readers
from archiveviewer.errors import Unreadable
from archiveviewer.readers import table_dumps
from archiveviewer.vietnamese.legacy_tables import VIETNAMESE
from legacy_writer import write
from mutations import mutations

if TYPE_CHECKING:
    from archiveviewer.article import Article

FIRST = "Sau ba năm, toàn xã đã trồng được hơn hai trăm héc ta chè trên những quả đồi bạc màu bên sông Lô."
SECOND = "Bà con hái chè vụ xuân, giá chè búp tươi ổn định, nhiều hộ đã xây được nhà mới; cả bản vui."
HEADS = ("Mã", "Tiêu đề", "Nội dung", "Ngày đăng", "Tác giả", "Từ khóa")
ROWS = (
    ("1", "Chè sạch về bản", f"{FIRST}\n\n{SECOND}", "30/4/2009 14:05", "Lê Vũ", '["chè", "đồi"]'),
    ("2", 'Xưởng sao chè, "của bản"', SECOND, "", "Trần Mai", "chè; xưởng"),
)
MARKS = ",;\t|"


def table(mark: str = ",", *, heads: tuple[str, ...] = HEADS, quoting: int = csv.QUOTE_MINIMAL) -> str:
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=mark, quoting=quoting).writerows([heads, *ROWS])  # type: ignore[arg-type]
    return written.getvalue()


def read(data: bytes | str, name: str = "bai.csv") -> tuple[Article, ...]:
    return readers.articles(Path(name), data if isinstance(data, bytes) else data.encode())


def check(articles: tuple[Article, ...]) -> None:
    first, second = articles
    assert first.published is not None
    assert (first.title, first.author, first.published.value) == (ROWS[0][1], "Lê Vũ", "2009-04-30T14:05:00+07:00")
    assert (first.keywords, second.keywords) == (("chè", "đồi"), ("chè", "xưởng"))
    assert [" ".join((one.sapo, *one.body)).strip() for one in articles] == [f"{FIRST} {SECOND}", SECOND]
    assert (second.title, second.author, second.published) == (ROWS[1][1], "Trần Mai", None)
    assert {one.provenance.reader for one in articles} == {"csv"}


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
def test_whatever_stands_between_cells(mark: str, quoting: int) -> None:
    check(read(table(mark, quoting=quoting)))


def test_whatever_the_file_is_called() -> None:
    for name in ("bai.tsv", "bai.txt", "bai"):
        check(read(table(), name))


@pytest.mark.parametrize(
    "data",
    [table(";").encode("utf-8-sig"), b"sep=;\r\n" + table(";").encode(), b"\xff\xfe" + table("\t").encode("utf-16-le")],
    ids=["marked", "separator", "utf-16"],
)
def test_tables_as_excel_saves_them(data: bytes) -> None:
    check(read(data))


@pytest.mark.parametrize("encoding", VIETNAMESE[:3], ids=lambda encoding: encoding.name)
def test_legacy_encodings(encoding: object) -> None:
    check(read(write(table(), encoding)))  # type: ignore[arg-type]


def test_breaks_that_databases_write_as_letters() -> None:
    (article,) = read(f"title\tcontent\tdate\nChè sạch\t{FIRST}\\n{SECOND}\t\\N\n", "bai.tsv")
    assert (article.sapo, article.body, article.published) == (FIRST, (SECOND,), None)


def test_rows_that_are_not_like_the_heads_are_told_and_kept() -> None:
    (article,) = read(f"title,content\nChè sạch,{FIRST}\n")
    assert article.body == (FIRST,)
    assert article.provenance.warnings == ("damaged rows: 1",)


def test_rows_without_a_text_are_told() -> None:
    (article,) = read(f"title,content\nChè sạch,\nChè khô,{FIRST!r}\n".replace("'", '"'))
    assert (article.title, article.provenance.warnings) == ("Chè khô", ("damaged rows: 1",))


def test_a_cell_longer_than_any_ends_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_dumps, "LONGEST_BODY", 200)
    articles = read(f'title,content\nChè sạch,"{FIRST}"\nChè khô,"{FIRST * 3}"\nChè,"{FIRST}"\n')
    assert [one.title for one in articles] == ["Chè sạch"]
    assert articles[0].provenance.warnings == ("damaged rows: 1",)


def test_a_rule_of_ones_own_names_the_columns(tmp_path: Path) -> None:
    (tmp_path / "keys.txt").write_text("title = cột một\nbody = cột hai\n", encoding="utf-8")
    data = f'Cột một,Cột hai\nChè sạch,"{FIRST}"\n'.encode()
    (article,) = readers.articles(Path("bai.csv"), data, own_rules=tmp_path)
    assert (article.title, article.body) == ("Chè sạch", (FIRST,))


@pytest.mark.parametrize("text", ["Mặt hàng,Giá\nGạo,14500\n", "title,content\n", "title;price\na;1\n"])
def test_other_tables_are_no_articles(text: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(text)
    assert caught.value.reason in {"unsupported", "no-article"}


def test_without_heads_there_is_no_table() -> None:
    with pytest.raises(Unreadable, match="no-article"):
        table_dumps.read(Path("bai.csv"), b"1,2\n3,4\n")


def test_a_text_that_begins_with_a_list_of_words_stays_a_text() -> None:
    (article,) = read(f"Chè, cà phê, nội dung\n\n{FIRST}\n\n{SECOND}\n", "bai.txt")
    assert (article.title, article.provenance.reader) == ("Chè, cà phê, nội dung", "text")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_that_end_in_any_way(end: str) -> None:
    check(read(table().replace("\r\n", end)))
    (article,) = read(end.join((f"Chè, cà phê và {SECOND}", "", FIRST)), "bai.txt")
    assert article.provenance.reader == "text"


def test_damaged_tables_end_well() -> None:
    found = 0
    for copy in mutations(table().encode(), 200):
        with contextlib.suppress(Unreadable):
            found += len(read(copy))
    assert found
