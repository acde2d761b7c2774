"""What an article has (`has`), and the words of its path (`file`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from whoosh import query as tree

from archiveviewer import Archive
from archiveviewer.article import Block
from archiveviewer.index import columns, matching, writing
from archiveviewer.index.analysis import Analyser
from archiveviewer.index.codec import archive as codec
from archiveviewer.index.store import Store
from archiveviewer.query.question import Question, understand
from archiveviewer.results import Count, Filters
from archiveviewer.vietnamese.normal import fold
from factories import article, fill

if TYPE_CHECKING:
    from pathlib import Path

    from archiveviewer.article import Article

VIETNAMESE = "Sáng qua lực lượng cứu hộ của tỉnh đã đưa tất cả những người mắc kẹt về nơi an toàn"
ENGLISH = "The rescue team brought all the people who had been trapped by the flood to a safe place in the morning"


def pictured(title: str, caption: str = "", kind: str = "figure") -> Article:
    block = msgspec.convert({"kind": kind, "caption": caption, "image": "anh.jpg"}, Block)
    return msgspec.structs.replace(article(title), blocks=(block,))


def found(folder: Path, field: str, term: str) -> set[str]:
    """What both the evaluator and stock Whoosh find."""
    asked = tree.Term(field, term)
    with Store(folder) as store:
        matcher = matching.Matcher(store.snapshot, columns.read(store.snapshot))
        matches = matcher.find(Question("", asked), "relevance", Filters())
        ours = {store.article_at(number).title for number, _score in matches.page(0, 100)}
        with codec.searcher(store.snapshot) as searcher:
            assert {hit["article"].title for hit in searcher.search(asked, limit=None)} == ours
    return ours


def test_pictures_and_captions_are_found(folder: Path) -> None:
    fill(folder, [pictured("Một"), pictured("Hai", "Cầu"), article("Ba", caption="Sông"), article("Bốn", "đoạn")])

    assert found(folder, "has", "image") == {"Một", "Hai"}
    assert found(folder, "has", "caption") == {"Hai", "Ba"}


def test_a_question_may_ask_for_them(folder: Path) -> None:
    fill(folder, [pictured("Cầu một"), article("Cầu hai")])
    with Store(folder) as store:
        matcher = matching.Matcher(store.snapshot, columns.read(store.snapshot))
        matches = matcher.find(understand("cầu has:image"), "relevance", Filters())
        assert [store.article_at(number).title for number, _score in matches.page(0, 9)] == ["Cầu một"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (VIETNAMESE, False),
        (fold(VIETNAMESE), True),
        (fold(VIETNAMESE).upper(), True),
        (f"{fold(VIETNAMESE)}. Đường dây nóng 24/7. {fold(VIETNAMESE)}. {fold(VIETNAMESE)}", True),  # 2 of 63
        (f"{fold(VIETNAMESE)}. Đường dây nóng của tỉnh", False),
        (ENGLISH, False),
        ("tin nhan", False),  # too short to tell
        ("1 2 3 4 5 6 7 8 9 10 11 12", False),
    ],
)
def test_vietnamese_without_accents_is_recognised(folder: Path, text: str, expected: bool) -> None:  # noqa: FBT001 — R12
    fill(folder, [article("Tin", text)])

    assert (found(folder, "has", "noaccents") == {"Tin"}) == expected


def test_counts_are_exact_and_an_article_needs_all_that_is_ticked(folder: Path) -> None:
    fill(folder, [pictured("Một"), pictured("Hai", "Cầu")])
    fill(folder, [article("Ba", caption="Sông"), article("Bốn"), article("Năm", fold(VIETNAMESE))])
    with writing.Writer(folder) as writer:
        writer.remove(["Ba"])
        writer.commit()
    with Store(folder) as store:
        matcher = matching.Matcher(store.snapshot, columns.read(store.snapshot))
        asked = understand("")

        def counted(*ticked: str) -> tuple[int, tuple[Count, ...]]:
            filters = Filters(has=ticked)
            matches = matcher.find(asked, "newest", filters)
            return len(matches), matcher.count(asked, filters, matches).has

        assert counted() == (4, (Count("image", 2), Count("caption", 1)))
        assert counted("image")[0] == 2
        assert counted("image", "caption")[0] == 1
        assert counted("image", "video")[0] == 0


@pytest.mark.parametrize("word", ["2019", "03", "bai", "=bai", "viet", "01", "html", "phan2"])
def test_the_words_of_a_path_are_found(folder: Path, word: str) -> None:
    one = article("Một", path="/kho/2019/03/bai-viet_01.html")
    one = msgspec.structs.replace(one, provenance=msgspec.structs.replace(one.provenance, member="phan 2.htm"))
    with writing.Writer(folder) as writer:
        writer.add(Analyser().batch([one], ["2019/03/bai-viet_01.html"]), ["1"])
        writer.commit()

    assert found(folder, "file", word) == (set() if word == "phan2" else {"Một"})
    assert found(folder, "file", "kho") == set()


def test_an_update_tells_the_path_below_the_source_folder(tmp_path: Path) -> None:
    source = tmp_path / "kho báo"
    (source / "2019").mkdir(parents=True)
    (source / "2019" / "Bài-viết.txt").write_text(
        "Lũ lớn ở miền Trung\n\nNước lên nhanh trong đêm.\n", encoding="utf-8"
    )
    with Archive.create(tmp_path / "archive") as archive:
        for _ in archive.update([source], jobs=1):
            pass
        assert archive.search('file:"2019 bài viết"').total == 1
        assert archive.search("file:viet").total == 1
        assert archive.search("file:kho").total == 0
        for _ in archive.update([source / "2019" / "Bài-viết.txt"], jobs=1):
            pass
        assert archive.search("file:2019").total == 1
