from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archiveviewer.article import Block
from archiveviewer.errors import ArchiveDamaged, ArticleMissing
from archiveviewer.index import columns, marking, matching, schema, store, writing
from archiveviewer.index.schema import day_number
from archiveviewer.index.snippets import LENGTH
from archiveviewer.index.snippets import snippet as cut
from archiveviewer.index.suggestions import suggest
from archiveviewer.query.question import understand
from archiveviewer.results import Facets, Filters
from archiveviewer.vietnamese.normal import is_marked
from archiveviewer.vietnamese.terms import keys, words
from factories import add, article, fill

if TYPE_CHECKING:
    from archiveviewer.article import Article
    from archiveviewer.results import Mode, Snippet, Sort


def titles(
    folder: Path, typed: str, *, sort: Sort = "relevance", filters: Filters | None = None, mode: Mode = "smart"
) -> list[str]:
    with store.Store(folder) as opened:
        found = matched(opened, typed, sort, filters, mode)
        return [opened.article_at(number).title for number, _score in found.page(0, 1_000)]


def matched(
    opened: store.Store, typed: str, sort: Sort, filters: Filters | None = None, mode: Mode = "smart"
) -> matching.Matches:
    matcher = matching.Matcher(opened.snapshot, columns.read(opened.snapshot))
    return matcher.find(understand(typed, mode), sort, filters or Filters())


def counted(opened: store.Store, typed: str, filters: Filters) -> tuple[int, Facets]:
    matcher = matching.Matcher(opened.snapshot, columns.read(opened.snapshot))
    asked = understand(typed)
    found = matcher.find(asked, "newest", filters)
    return len(found), matcher.count(asked, filters, found)


def test_unaccented_words_find_all_accents_and_accented_ones_only_themselves(folder: Path) -> None:
    fill(folder, [article("Đảng bộ"), article("Đang học"), article("Hình dáng")])

    assert sorted(titles(folder, "dang")) == ["Hình dáng", "Đang học", "Đảng bộ"]
    assert titles(folder, "đảng") == ["Đảng bộ"]
    assert titles(folder, "dang", mode="strict") == []


def test_short_common_words_are_never_dropped(folder: Path) -> None:  # R7
    fill(folder, [article("Công an"), article("Ở nhà"), article("Y tế"), article("Ý kiến")])

    assert titles(folder, "an") == ["Công an"]
    assert titles(folder, "ở") == ["Ở nhà"]
    assert sorted(titles(folder, "y")) == ["Y tế", "Ý kiến"]


def test_a_phrase_stays_inside_its_paragraph(folder: Path) -> None:
    fill(folder, [article("Một", "sông Hàm", "Luông chảy"), article("Hai", "sông Hàm Luông")])

    assert titles(folder, '"hàm luông"') == ["Hai"]
    assert titles(folder, '"ham luông"') == ["Hai"]


def test_fields_are_kept_apart(folder: Path) -> None:
    fill(folder, [article("Lũ", caption="Cầu gãy. Ảnh: Lê Vũ"), article("Cầu", author="Lê Vũ", section="Kinh tế")])

    assert titles(folder, "caption:cầu") == ["Lũ"]
    assert titles(folder, "title:cầu") == ["Cầu"]
    assert titles(folder, 'author:"lê vũ"') == ["Cầu"]
    assert titles(folder, 'section:"kinh te"') == ["Cầu"]


def test_words_side_by_side_come_first(folder: Path) -> None:  # R9
    apart = article("Hai", *["đà cả nẵng " * 5] * 3)
    fill(folder, [apart, article("Một", "Ở Đà Nẵng hôm nay")])

    assert titles(folder, "da nang")[0] == "Một"


def test_newest_and_oldest_put_the_undated_last(folder: Path) -> None:
    fill(folder, [article("A", date="2009-04-30"), article("B"), article("C", date="2020")])

    assert titles(folder, "", sort="newest") == ["C", "A", "B"]
    assert titles(folder, "", sort="oldest") == ["A", "C", "B"]
    assert titles(folder, "") == ["C", "A", "B"]


def test_a_year_finds_what_is_known_only_to_its_year_and_a_month_does_not(folder: Path) -> None:
    fill(folder, [article("A", date="2009-04-30"), article("B", date="2009"), article("C", date="2010-01-01")])

    assert sorted(titles(folder, "date:2009")) == ["A", "B"]
    assert titles(folder, "date:4/2009") == ["A"]


def test_filters_and_facets_are_exact(folder: Path) -> None:
    fill(
        folder,
        [
            article("A", section="Kinh tế", source="Báo Một", date="2009-04-30"),
            article("B", section="Kinh tế - Xã hội", source="Báo Một", date="2010"),
            article("C", section="Kinh tế", source="Báo Hai", date="2010"),
        ],
    )
    with store.Store(folder) as opened:
        total, facets = counted(opened, "", Filters(section=("Kinh tế",)))

    assert total == 2
    assert [(count.value, count.articles) for count in facets.section] == [
        ("Kinh tế", 2),
        ("Kinh tế - Xã hội", 1),
    ]
    assert [(count.value, count.articles) for count in facets.source] == [("Báo Hai", 1), ("Báo Một", 1)]
    assert [(count.value, count.articles) for count in facets.year] == [("2009", 1), ("2010", 1)]
    assert titles(folder, "", filters=Filters(dates=("2010", "2011"), section=("Kinh tế",))) == ["C"]


def test_joint_authors_count_for_each_and_spellings_are_one_value(folder: Path) -> None:
    authors = ("Hoàng Thu Trang", "HOÀNG THU TRANG", "Hoàng Thu Trang - Đức Mạnh", "Đức Mạnh, Lê Hoà", "Lê Hòa")
    fill(folder, [article(f"Tin {number}", author=author) for number, author in enumerate(authors)])
    with store.Store(folder) as opened:
        total, facets = counted(opened, "", Filters(author=("Đức Mạnh",)))

    of_author = {count.value: count.articles for count in facets.author}
    assert total == 2
    assert of_author.pop("Hoàng Thu Trang") == 3
    assert of_author.pop("Đức Mạnh") == 2
    assert list(of_author.values()) == [2]


def test_an_update_replaces_and_a_removal_removes(folder: Path) -> None:
    fill(folder, [article("Cũ", article_id="1"), article("Khác", article_id="2")])
    with writing.Writer(folder) as writer:
        add(writer, article("Mới", article_id="1"))
        writer.remove(["2", "no such id"])
        writer.commit()

    assert titles(folder, "") == ["Mới"]
    assert titles(folder, "cũ") == []


def test_nothing_is_seen_before_the_commit_and_a_snapshot_stays_as_it_was(folder: Path) -> None:
    fill(folder, [article("Một")])
    snapshot = store.Store(folder)
    with writing.Writer(folder) as writer:
        add(writer, article("Hai"))
        assert titles(folder, "") == ["Một"]
        writer.commit()

    assert snapshot.articles == 1
    newer = snapshot.refreshed()
    assert newer.articles == 2
    newer.close()


def test_a_cancelled_writer_leaves_no_trace(folder: Path) -> None:
    with writing.Writer(folder) as writer:
        add(writer, article("Một"))

    assert titles(folder, "") == []


def test_articles_come_back_whole(folder: Path) -> None:
    one = article("Một", "đoạn", sapo="s", date="2009-04", caption="c", related=("Hai",), article_id="1")
    fill(folder, [one])
    with store.Store(folder) as opened:
        assert opened.article("1") == one
        with pytest.raises(ArticleMissing):
            opened.article("2")


def test_foreign_bytes_are_no_article() -> None:
    for stored in (b"", b"rubbish", schema.stored("1", b"\xc0")):
        with pytest.raises(msgspec.DecodeError):
            schema.article(stored)


def test_a_folder_that_is_no_index_is_damaged(tmp_path: Path) -> None:
    with pytest.raises(ArchiveDamaged):
        store.Store(tmp_path)


def test_day_numbers() -> None:
    assert [day_number(value) for value in ("2009", "2009-04", "2009-04-30", "2009-04-30T14:05:00+07:00")] == [
        20090000,
        20090400,
        20090430,
        20090430,
    ]


def marks(one: Article, typed: str) -> marking.Marks:
    """Where an article that is alone in its index answers a question."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        writing.create(folder)
        fill(folder, [one])
        with store.Store(folder) as opened:
            matcher = matching.Matcher(opened.snapshot, columns.read(opened.snapshot))
            node = understand(typed).tree
            positions = matcher.positions(node, [0])[0] if node is not None else {}
            return marking.marks(one, positions)


def snippet(one: Article, typed: str) -> Snippet:
    """The passage of an article that is alone in its index."""
    return cut(one, marks(one, typed))


_word = st.sampled_from(["đảng", "đang", "dang", "an", "án", "hoà", "hòa", "2019", "nẵng", "Đà"])
_text = st.lists(_word, min_size=1, max_size=6).map(" ".join)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    first=st.lists(_text, min_size=1, max_size=5), second=st.lists(_text, max_size=3), typed=_text, phrase=st.booleans()
)
def test_search_equals_a_naive_scan(
    tmp_path_factory: pytest.TempPathFactory, first: list[str], second: list[str], *, typed: str, phrase: bool
) -> None:
    folder = tmp_path_factory.mktemp("index")
    writing.create(folder)
    texts = [*first, *second]
    for start, group in ((0, first), (len(first), second)):  # two segments
        fill(folder, [article(f"t{start + at}", text) for at, text in enumerate(group)])

    found = set(titles(folder, f'"{typed}"' if phrase else typed))

    assert found == {f"t{at}" for at, text in enumerate(texts) if _matches(text, typed, phrase=phrase)}


def _matches(text: str, typed: str, *, phrase: bool) -> bool:
    asked = [word.exact if is_marked(typed[word.start : word.end]) else word.folded for word in words(typed)]
    has = keys(text)
    if phrase:
        starts = range(len(has) - len(asked) + 1)
        return any(all(term in has[at + step] for step, term in enumerate(asked)) for at in starts)
    return all(any(term in both for both in has) for term in asked)


def test_the_snippet_shows_the_passage_with_most_of_the_question() -> None:
    filler = "Câu mở đầu không có gì. " * 20
    one = article("T", filler + "Cống ngăn mặn trên sông Hàm Luông đã đóng. " + filler, sapo="Nước mặn lên cao.")
    passage = snippet(one, "mặn hàm luông")

    assert passage.place == "body"
    assert [passage.text[span.start : span.end] for span in passage.spans] == ["mặn", "Hàm", "Luông"]
    assert passage.text.startswith("… ")
    assert len(passage.text) <= LENGTH + 10


def test_a_caption_hit_says_that_it_is_one() -> None:
    passage = snippet(article("T", "Đoạn văn.", caption="Cầu Ghềnh sập. Ảnh: Lê Vũ"), "ghềnh")

    assert passage.place == "caption"
    assert passage.text == "Cầu Ghềnh sập. Ảnh: Lê Vũ"


def test_a_question_for_captions_is_answered_by_the_caption() -> None:
    one = article("T", "Cầu Ghềnh là cây cầu cũ.", caption="Cầu sập.", sapo="Cây cầu của tỉnh.")

    assert snippet(one, "caption:cầu").place == "caption"
    assert snippet(one, "sapo:cầu").place == "sapo"


def test_without_a_hit_the_snippet_is_the_beginning() -> None:
    assert snippet(article("T", "Đoạn văn.", sapo="Sapo."), "").text == "Sapo."
    assert snippet(article("T"), "").text == ""


def test_suggestions_are_whole_and_really_stand_in_the_archive(folder: Path) -> None:
    places = ("Thành phố Hồ Chí Minh mưa", "Thành phố Hồ Chí Minh nắng", "Thanh Hóa: lũ")
    fill(folder, [*map(article, places), article("Tin", sapo="Nước mặn xâm nhập sâu")])
    with store.Store(folder) as opened:
        assert suggest(opened, "thanh pho h", 8)[0] == "Thành phố Hồ Chí Minh"
        assert suggest(opened, "thành phố", 8)[0] == "Thành phố Hồ Chí Minh"
        assert suggest(opened, "thanh h", 8) == ("Thanh Hóa: lũ", "Thanh Hóa")
        assert suggest(opened, "xam nh", 8) == ("xâm nhập",)
        assert suggest(opened, "t", 8) == ()
        assert suggest(opened, "zzz", 8) == ()
        assert suggest(opened, "thành hó", 8) == ()


@given(before=st.integers(0, 600), after=st.integers(0, 600), blanks=st.booleans())
def test_a_snippet_always_shows_a_hit(*, before: int, after: int, blanks: bool) -> None:
    filler = "a b " if blanks else "abcd"
    text = f"{filler * before} mặn {filler * after}"
    passage = snippet(article("T", text), "mặn")

    assert [passage.text[span.start : span.end] for span in passage.spans] == ["mặn"]
    assert len(passage.text) <= LENGTH + 10


def test_the_snippet_shows_a_hit_that_stands_behind_a_very_long_piece() -> None:
    """The passage began with the next blank, which may lie behind what was found."""
    address = "http://báo.vn/" + "a" * 400
    passage = snippet(article("T", f"{address} mặn {'z ' * 300}"), "mặn")
    assert [passage.text[span.start : span.end] for span in passage.spans] == ["mặn"]


def test_each_of_two_captions_that_read_alike_is_marked() -> None:
    figures = tuple(Block(kind="figure", caption="Cầu Ghềnh. Ảnh: Lê Vũ") for _ in range(2))
    one = msgspec.structs.replace(article("T", "Đoạn văn."), blocks=figures)
    marked = marks(one, "caption:ghềnh").of([one.title, *one.captions])
    assert [[(span.start, span.end) for span in spans] for spans in marked] == [[], [(4, 9)], [(4, 9)]]
