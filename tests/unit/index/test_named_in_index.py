"""People, organisations and places that articles mention: found, counted, ticked and completed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archiveviewer.index import columns, matching, named, narrowing, writing
from archiveviewer.index.store import Store
from archiveviewer.index.suggestions import names, suggest
from archiveviewer.query.question import understand
from archiveviewer.results import Count, Filters
from archiveviewer.vietnamese.terms import keys
from factories import add, article, fill

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from archiveviewer.results import Facets

LINH = "Ông Tô Hoàng Linh nói với Sở Y tế tỉnh Tuyên Quang."


def asked(folder: Path, question: str = "", filters: Filters | None = None) -> tuple[list[str], Facets]:
    """The titles found, and the facets of the answer."""
    filters = filters or Filters()
    with Store(folder) as store:
        matcher = matching.Matcher(store.snapshot, columns.read(store.snapshot))
        read = understand(question)
        found = matcher.find(read, "newest", filters)
        titles = sorted(store.article_at(number).title for number, _score in found.page(0, 100))
        return titles, matcher.count(read, filters, found)


def test_names_are_counted_by_kind(folder: Path) -> None:
    talk = "Bà Lê Thị Mai gặp ông Tô Hoàng Linh, ông Tô Hoàng Linh im lặng."
    fill(folder, [article("Một", LINH), article("Hai", talk)])

    _titles, facets = asked(folder)

    assert facets.person == (Count("Tô Hoàng Linh", 2), Count("Lê Thị Mai", 1))
    assert facets.organisation == (Count("Sở Y tế tỉnh Tuyên Quang", 1),)


def test_a_question_asks_for_names_with_or_without_accents(folder: Path) -> None:
    fill(
        folder, [article("Một", LINH), article("Hai", "Bà Lê Thị Mai sống ở đường Tô Hoàng Linh."), article("Ba", "x")]
    )

    assert asked(folder, 'người:"to hoang linh"')[0] == ["Một"]
    assert asked(folder, 'person:"tô hoàng linh"')[0] == ["Một"]
    assert asked(folder, 'person:"tố hoàng"')[0] == []
    assert asked(folder, 'coquan:"y te"')[0] == ["Một"]
    assert asked(folder, "person:*")[0] == ["Hai", "Một"]


def test_a_row_of_capitals_without_end_names_nothing(folder: Path) -> None:
    fill(folder, [article("Một", "Công ty " + "Bạch Tượng " * 500 + "và ông Tô Hoàng Linh.")])

    facets = asked(folder)[1]
    assert (facets.organisation, facets.person) == ((), (Count("Tô Hoàng Linh", 1),))


def test_words_of_two_names_are_no_name(folder: Path) -> None:
    fill(folder, [article("Một", "Bà Lê Thị Mai gặp ông Tô Hoàng Linh.")])

    assert asked(folder, 'person:"mai to"')[0] == []


def test_ticked_names_filter_and_are_told_however_rare(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(narrowing, "MOST_NAMES", 1)
    fill(folder, [article("Một", LINH), article("Hai", "Ông Tô Hoàng Linh gặp bà Lê Thị Mai."), article("Ba", "không")])

    titles, facets = asked(folder, "", Filters(person=("Lê Thị Mai",)))

    assert titles == ["Hai"]
    assert facets.person == (Count("Tô Hoàng Linh", 2), Count("Lê Thị Mai", 1))


def test_spellings_of_a_name_are_one_value_as_most_print_it_also_across_segments(folder: Path) -> None:
    fill(folder, [article("Một", "Ông Lê Văn Hoà nói."), article("Hai", "Ông Lê Văn Hòa nói.")])
    fill(folder, [article("Ba", "Ông Lê Văn Hòa nói, bà Lê Văn Hoa nghe.")])

    assert asked(folder)[1].person == (Count("Lê Văn Hòa", 3), Count("Lê Văn Hoa", 1))
    with writing.Writer(folder) as writer:
        for number in range(3):
            add(writer, article(f"Bốn {number}", "Ông Lê Văn Hoà nói."))
        writer.commit()
        for _ in writer.merge():
            pass
    assert asked(folder)[1].person == (Count("Lê Văn Hoà", 6), Count("Lê Văn Hoa", 1))


def test_names_of_deleted_articles_are_not_counted_and_not_offered(folder: Path) -> None:
    fill(folder, [article("Một", LINH), article("Hai", "Bà Lê Thị Mai về.")])
    with Store(folder) as store:
        gone = store.by_title("mot")[0].id
    with writing.Writer(folder) as writer:
        writer.remove([gone])
        writer.commit()

    assert asked(folder)[1].person == (Count("Lê Thị Mai", 1),)
    with Store(folder) as store:
        assert names(store, "to hoang", 5, "person") == ()
        assert names(store, "le thi", 5, "person") == ("Lê Thị Mai",)


def test_the_documents_of_a_name_are_found_by_its_words(folder: Path) -> None:
    fill(folder, [article("Một", LINH), article("Hai", "Bà Lê Thị Mai về."), article("Ba", "Ông Tố Hoàng Linh về.")])
    with Store(folder) as store:
        words = [exact for _folded, exact in keys("Tô Hoàng Linh")]
        found = [store.article_at(number).title for number in named.documents(store.snapshot, words).tolist()]
        assert found == ["Một", "Ba"]
        assert named.documents(store.snapshot, words[:2]).tolist() == []


def test_names_complete_what_is_typed_wherever_they_stand(folder: Path) -> None:
    body = "Ông Tô Hoàng Linh và ông Tô Hoàng Lịch về."
    fill(folder, [article("Một", body), article("Hai", "Ông Tô Hoàng Linh đi."), article("Tô hồng", "x")])

    with Store(folder) as store:
        assert suggest(store, "to hoang", 5)[0] == "Tô Hoàng Linh"
        assert names(store, "to hoang li", 5, "person") == ("Tô Hoàng Linh", "Tô Hoàng Lịch")
        assert names(store, "tô hoàng lị", 5, "person") == ("Tô Hoàng Lịch",)
        assert names(store, "to hoang", 5, "place") == ()
        assert names(store, "", 5, "person") == ()
