"""Filters, counts of facets and of dates, and the order of titles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from archiveviewer.article import Provenance
from archiveviewer.index import columns, matching, schema, store, titles
from archiveviewer.index.flaws import REASONS
from archiveviewer.index.traits import KINDS, bits, terms
from archiveviewer.query.question import understand
from archiveviewer.results import FACETS, Count, Facets, Filters, Picked, Timeline
from factories import article, fill

if TYPE_CHECKING:
    from pathlib import Path

    from archiveviewer.results import Sort, Step

DATES = ("1999-12-31", "2009-03-14", "2009-03-15", "2009-04-01", "2010-03-14", "2010-03", "2010", "")


@pytest.fixture
def dated(folder: Path) -> Path:
    fill(folder, [article(f"Tin {number}", date=date) for number, date in enumerate(DATES)])
    return folder


def found(folder: Path, filters: Filters, typed: str = "") -> tuple[list[str], Facets]:
    with store.Store(folder) as opened:
        matcher = matching.Matcher(opened.snapshot, columns.read(opened.snapshot))
        asked = understand(typed)
        matches = matcher.find(asked, "oldest", filters)
        shown = [opened.article_at(number).title for number, _score in matches.page(0, 100)]
        return shown, matcher.count(asked, filters, matches)


def timeline(folder: Path, step: Step, within: tuple[str, str] | None, filters: Filters, typed: str = "") -> Timeline:
    with store.Store(folder) as opened:
        matcher = matching.Matcher(opened.snapshot, columns.read(opened.snapshot))
        asked = understand(typed)
        return matcher.timeline(asked, filters, matcher.find(asked, "newest", filters), step, within)


def counts(facets: Facets, name: str) -> dict[str, int]:
    return {count.value: count.articles for count in getattr(facets, name)}


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2009", "2009", "123"),
        ("2009-03", "2009-03", "12"),
        ("2009-03-15", "2010-03-14", "2346 5"),
        ("2010-03", "2010-03", "54"),
        ("0001", "1999", "0"),
        ("2011", "2009", ""),
    ],
)
def test_a_range_of_dates_is_closed_and_as_wide_as_it_is_written(
    dated: Path, first: str, last: str, expected: str
) -> None:
    shown, _facets = found(dated, Filters(dates=(first, last)))
    assert sorted(shown) == sorted(f"Tin {number}" for number in expected.replace(" ", ""))


def test_a_day_of_any_year(dated: Path) -> None:
    shown, facets = found(dated, Filters(day="03-14"))
    assert shown == ["Tin 1", "Tin 4"]
    assert counts(facets, "year") == {"2009": 1, "2010": 1}


def test_what_is_excluded_is_left_out_and_its_facet_still_counts_it(folder: Path) -> None:
    sections = ("Kinh tế", "Kinh tế", "Thể thao", "")
    fill(folder, [article(f"Tin {number}", section=section) for number, section in enumerate(sections)])
    shown, facets = found(folder, Filters(without=(("section", "Kinh tế"),)))

    assert sorted(shown) == ["Tin 2", "Tin 3"]
    assert counts(facets, "section") == {"Kinh tế": 2, "Thể thao": 1}
    assert found(folder, Filters(section=("Kinh tế",), without=(("section", "kinh te"),)))[0] == []


def test_several_values_of_a_facet_are_any_of_them_and_facets_narrow_each_other(folder: Path) -> None:
    facts = [("Kinh tế", "A"), ("Thể thao", "A"), ("Xã hội", "A"), ("Kinh tế", "B")]
    fill(folder, [article(f"Tin {n}", section=section, author=author) for n, (section, author) in enumerate(facts)])
    shown, facets = found(folder, Filters(section=("Kinh tế", "Thể thao"), author=("A",)))

    assert sorted(shown) == ["Tin 0", "Tin 1"]
    assert counts(facets, "section") == {"Kinh tế": 1, "Thể thao": 1, "Xã hội": 1}
    assert counts(facets, "author") == {"A": 2, "B": 1}


def test_kinds_of_files_and_problems_are_facets(folder: Path) -> None:
    readers = {"web": "html", "photo": "picture", "text": "text", "document": "docx"}
    made = [
        msgspec.structs.replace(
            article(kind, date="2009-01-02"),
            provenance=Provenance(path="a", reader=reader, warnings=("short",) if kind == "web" else ()),
        )
        for kind, reader in readers.items()
    ]
    fill(folder, [*made, article("undated")])

    assert counts(found(folder, Filters())[1], "kind") == {"web": 1, "photo": 1, "text": 2, "document": 1}
    assert counts(found(folder, Filters())[1], "problem") == {"no-article": 1, "date-missing": 1}
    assert found(folder, Filters(problem=("no-article", "date-missing")))[0] == ["web", "undated"]
    assert found(folder, Filters(without=(("kind", "text"),)))[0] == ["web", "photo", "document"]


def test_an_index_of_which_not_all_is_known_counts_no_kinds(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(folder, [article("sau")])
    monkeypatch.setattr("archiveviewer.index.traits.TERMS", ("image", "caption"))
    fill(folder, [article("trước")])
    _shown, facets = found(folder, Filters())
    assert (facets.kind, facets.problem) == ((), ())


def test_every_bit_has_its_term() -> None:
    assert terms(bits(article("A", caption="Chú thích"), without_accents=True)) == (
        b"caption",
        b"noaccents",
        b"text",
        b"date-missing",
    )
    assert not set(KINDS) & set(REASONS)


def test_every_facet_has_a_column(folder: Path) -> None:
    fill(folder, [article("A")])
    with store.Store(folder) as opened:
        facets = columns.read(opened.snapshot).facets
        assert {name: len(facets[name].values) > 0 for name in FACETS}.keys() == facets.keys() == set(FACETS)
        with pytest.raises(KeyError):
            _ = facets["none"]
    assert set(schema.STORED_FACETS) < set(FACETS)


@pytest.mark.parametrize(
    ("step", "within", "expected"),
    [
        ("year", None, {"1999": 1, "2009": 3, "2010": 3}),
        ("month", ("2009", "2010"), {"2009-03": 2, "2009-04": 1, "2010-03": 2}),
        ("day", ("2009-03", "2009-03"), {"2009-03-14": 1, "2009-03-15": 1}),
    ],
)
def test_dates_are_counted_year_by_year_down_to_days(
    dated: Path, step: Step, within: tuple[str, str] | None, expected: dict[str, int]
) -> None:
    shown = timeline(dated, step, within, Filters(dates=("1999", "1999")))
    assert {count.value: count.articles for count in shown.found} == expected
    assert shown.held == shown.found


def test_what_was_found_stands_beside_what_the_archive_holds(dated: Path) -> None:
    shown = timeline(dated, "year", None, Filters(), "tin 1")
    assert [(count.value, count.articles) for count in shown.found] == [("2009", 1)]
    assert [count.value for count in shown.held] == ["1999", "2009", "2010"]


def test_values_of_a_facet_are_found_by_the_beginning_of_a_word(folder: Path) -> None:
    authors = ("Hoàng Thu Trang", "Lê Hoà", "Lê Hoà", "Hà My")
    fill(folder, [article(f"Tin {number}", author=author) for number, author in enumerate(authors)])
    with store.Store(folder) as opened:
        matcher = matching.Matcher(opened.snapshot, columns.read(opened.snapshot))
        asked = understand("")
        filters = Filters(author=("Hà My",))
        matches = matcher.find(asked, "newest", filters)
        found = [
            matcher.counted_values(asked, filters, matches, "author", typed, 9) for typed in ("ho", "hoa", "", "x")
        ]
    assert found[0] == found[1] == (Count("Lê Hoà", 2), Count("Hoàng Thu Trang", 1))
    assert len(found[2]) == 3
    assert found[3] == ()


def test_early_years_have_four_digits(folder: Path) -> None:
    fill(folder, [article("A", date="0099-03-14")])
    assert [count.value for count in timeline(folder, "year", None, Filters()).held] == ["0099"]
    assert [count.value for count in timeline(folder, "month", None, Filters()).held] == ["0099-03"]


def test_titles_stand_in_the_order_of_vietnamese_dictionaries(folder: Path) -> None:
    names = ["Đà Nẵng", "Bà", "Âu", "Ba", "Ăn", "An", "Dân", "bạ", "10 năm", "9 năm"]
    fill(folder, [article(name, article_id=str(number)) for number, name in enumerate(names)])
    fill(folder, [article("", article_id="nameless"), article("Ba", article_id="newer", date="2010-01-01")])
    with store.Store(folder) as opened:
        matcher = matching.Matcher(opened.snapshot, columns.read(opened.snapshot))
        matches = matcher.find(understand(""), "title", Filters())
        shown = [opened.article_at(number) for number, _score in matches.page(0, 100)]
    assert [one.title for one in shown] == [
        "9 năm",
        "10 năm",
        "An",
        "Ăn",
        "Âu",
        "Ba",
        "Ba",
        "Bà",
        "bạ",
        "Dân",
        "Đà Nẵng",
        "",
    ]
    assert next(one.id for one in shown if one.title == "Ba") == "newer"


def test_places_of_titles_are_numbers_of_all_documents(folder: Path) -> None:
    fill(folder, [article("B"), article("A")])
    with store.Store(folder) as opened:
        assert titles.places(opened.snapshot, columns.read(opened.snapshot).days).tolist() == [1, 0]


@pytest.mark.parametrize(
    ("sort", "expected"),
    [("relevance", ["Tin 3", "Tin 0", "Tin 7"]), ("oldest", ["Tin 0", "Tin 3", "Tin 7"])],
)
def test_articles_that_a_person_put_together_come_in_their_own_order(
    dated: Path, sort: Sort, expected: list[str]
) -> None:
    picked = Picked("Bão lũ", ("Tin 3", "gone", "Tin 0", "Tin 7", "Tin 3"))
    with store.Store(dated) as opened:
        matcher = matching.Matcher(opened.snapshot, columns.read(opened.snapshot))
        matches = matcher.find(understand(""), sort, Filters(picked=picked))
        assert [opened.article_at(number).title for number, _score in matches.page(0, 9)] == expected
        facets = matcher.count(understand(""), Filters(picked=picked), matches)
        assert counts(facets, "year") == {"1999": 1, "2009": 1}
        assert len(matcher.find(understand("tin"), sort, Filters(picked=picked, dates=("2009", "2009")))) == 1
        assert len(matcher.find(understand(""), sort, Filters(picked=Picked("Trống")))) == 0
