"""What else may have been meant, in small archives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from archiveviewer import Archive
from archiveviewer.results import Filters
from factories import article, fill

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXTS = {
    "Nhà máy thủy điện mở cửa xả": 5,
    "Đội tuyển Thụy Điển thắng": 3,
    "Ông thúy điên đi": 1,
    "Tuyên Quang vào hội": 2,
    "Chợ phiên họp sớm": 1,
    "Khu nghỉ dưỡng bên suối": 4,
    "Bà suy nghĩ nhiều, dưỡng già ở quê": 4,
    "Họp báo về học viện và các học viên": 3,
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    place = tmp_path_factory.mktemp("offering") / "kho"
    Archive.create(place).close()
    texts = [text for text, count in TEXTS.items() for _ in range(count)]
    fill(
        place / "index",
        [
            article("Một bài", text, article_id=str(at), section="Kinh tế" if at % 2 else "Xã hội")
            for at, text in enumerate(texts)
        ],
    )
    with Archive.open(place) as opened:
        yield opened


def readings(archive: Archive, question: str, filters: Filters | None = None) -> list[tuple[str, int]]:
    found = archive.search(question, filters=filters or Filters())
    return [(reading.text, reading.articles) for reading in found.readings]


def test_rival_readings_are_whole_questions_with_the_articles_that_have_them(archive: Archive) -> None:
    assert readings(archive, "thuy dien") == [("thủy điện", 5), ("Thụy Điển", 3)]
    assert readings(archive, '"thuy dien"') == [('"thủy điện"', 5), ('"Thụy Điển"', 3)]
    assert readings(archive, "THUY DIEN") == [("THỦY ĐIỆN", 5), ("Thụy Điển", 3)]
    assert readings(archive, "hoc vien hop") == [("học viên hop", 3), ("học viện hop", 3)]


def test_each_reading_is_as_good_as_its_count(archive: Archive) -> None:
    for text, articles in readings(archive, "thuy dien"):
        assert archive.search(f'"{text}"', mode="strict").total == articles


def test_readings_are_those_of_the_articles_found(archive: Archive) -> None:
    assert readings(archive, "thuy dien", Filters(section=("Kinh tế",))) == [("thủy điện", 2), ("Thụy Điển", 2)]
    assert readings(archive, "thuy dien cua xa") == []
    assert readings(archive, "thuy dien -thắng") == []


@pytest.mark.parametrize("question", ["thủy điện", "thủy dien", "tuyen quang", "thuy", "+thuy dien", "", "*", "x y"])
def test_what_is_clear_has_no_readings(archive: Archive, question: str) -> None:
    assert readings(archive, question) == []


def test_a_year_is_offered_as_a_time_if_anything_was_printed_then(tmp_path: Path) -> None:
    place = tmp_path / "kho"
    Archive.create(place).close()
    days = ("2009-04-30", "2009-11-02", "2010-01-01")
    made = [article("Bắt ma túy", "Kể từ năm 2009", article_id=day, date=day, section=day[5:7]) for day in days]
    fill(place / "index", made)
    with Archive.open(place) as archive:
        assert readings(archive, "ma tuy 2009") == [("ma tuy date:2009", 2)]
        assert readings(archive, "ma tuy năm 2010") == [("ma tuy date:2010", 1)]
        assert archive.search("ma tuy năm 2010").total == 0
        assert readings(archive, "ma tuy 2009", Filters(section=("04",))) == [("ma tuy date:2009", 1)]
        assert readings(archive, "ma tuy 2011") == []
        assert archive.search("ma tuy 2009", mode="strict").readings == ()


def test_strict_questions_are_never_read_otherwise(archive: Archive) -> None:
    for question in ("thuy dien", "chợ phêin", "nghĩ dưỡng"):
        found = archive.search(question, mode="strict")
        assert (found.readings, found.suggestions, found.notices) == ((), (), ())


def test_a_pair_that_is_hardly_there_suggests_one_that_is(archive: Archive) -> None:
    found = archive.search("nghĩ dưỡng")

    assert found.total == 4
    assert found.suggestions == ("nghỉ dưỡng",)
    assert found.notices == ()
    assert archive.search("nghĩ dưỡng", offset=2).suggestions == found.suggestions


@pytest.mark.parametrize(
    "question", ["suy nghĩ", "nghỉ dưỡng", "thủy điện", "bên suối", "+nghĩ dưỡng", '"suy nghĩ" già']
)
def test_what_is_there_suggests_nothing(archive: Archive, question: str) -> None:
    assert archive.search(question).suggestions == ()


def test_what_surely_was_mistyped_is_put_right_and_told(archive: Archive) -> None:
    found = archive.search("Chợ phêin")

    assert [hit.snippet.text for hit in found.hits] == ["Chợ phiên họp sớm"]
    assert found.understood == "(Chợ AND phiên)"
    (notice,) = found.notices
    assert (notice.kind, notice.detail, notice.question) == ("corrected", "phiên", "Chợ +phêin")
    assert archive.search(notice.question).total == 0
    assert archive.marks("Chợ phêin", found.hits[0].id, ["Chợ phiên họp sớm"]) != [()]
    assert archive.explain("Chợ phêin").articles == 1


def test_nothing_is_suggested_that_finds_nothing(archive: Archive) -> None:
    for question in ("phêin tuyên quangg", "qaung thụy điểnn", "tuyn", "zzzz", "chợ zzzz"):
        for suggestion in archive.search(question).suggestions:
            assert archive.search(suggestion).total


def test_a_correction_is_looked_for_among_all_articles_whatever_is_ticked(archive: Archive) -> None:
    found = archive.search("Chợ phêin", filters=Filters(section=("Thể thao",)))

    assert found.total == 0
    assert [notice.kind for notice in found.notices] == ["corrected"]


def test_an_empty_archive_offers_nothing(tmp_path: Path) -> None:
    with Archive.create(tmp_path / "kho") as empty:
        for question in ("thuy dien", "nghĩ dưỡng", "phêin"):
            found = empty.search(question)
            assert (found.total, found.readings, found.suggestions, found.notices) == (0, (), (), ())


def shorter(archive: Archive, question: str, filters: Filters | None = None) -> list[tuple[str, int]]:
    found = archive.search(question, filters=filters or Filters())
    assert found == archive.search(question, filters=filters or Filters(), limit=20)
    return [(one.text, one.articles) for one in found.shorter]


def test_a_question_that_finds_nothing_tells_what_to_leave_out(archive: Archive) -> None:
    assert shorter(archive, "nhà máy thủy điện ở Lào") == [("nhà máy thủy điện", 5)]
    assert shorter(archive, "khu nghỉ dưỡng thụy sĩ") == [("khu nghỉ dưỡng", 4)]
    assert shorter(archive, "đội tuyển họp báo") == [("họp báo", 3), ("đội tuyển", 3)]
    assert shorter(archive, "khu xyz nghỉ dưỡng lào suối") == [("khu nghỉ dưỡng suối", 4)]
    assert shorter(archive, "nhà máy thủy điện ở Lào", Filters(section=("Kinh tế",))) == [("nhà máy thủy điện", 2)]


@pytest.mark.parametrize("question", ["nhà máy", "xyz", "xyz xyw", "nhà OR máy", "", "nhà máy -thủy"])
def test_what_finds_something_or_never_does_is_not_shortened(archive: Archive, question: str) -> None:
    assert shorter(archive, question) == []


def test_what_only_filters_hide_is_not_shortened(archive: Archive) -> None:
    assert shorter(archive, "nhà máy", Filters(section=("Thể thao",))) == []


def test_shorter_questions_find_what_they_say(archive: Archive) -> None:
    for question in ("nha may dien o lao", "khu nghi duong thuy si", '"họp báo" chợ', "chợ phiên date:2009"):
        found = archive.search(question)
        assert not found.total
        assert found.shorter
        for one in found.shorter:
            assert archive.search(one.text).total == one.articles
