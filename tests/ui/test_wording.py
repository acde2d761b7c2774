from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiveviewer import errors
from archiveviewer.archive import FLAWS
from archiveviewer.article import Dated
from archiveviewer.results import Filters, Hit, Notice, Problem, Progress, Snippet, Stats, Summary
from archiveviewer.ui import filter_wording, problem_wording, wording


def test_every_reason_of_the_readers_has_words() -> None:
    for reason in errors.Unreadable.REASONS:
        assert problem_wording.kind(reason, failed=True) != reason
    for reason in FLAWS:
        assert problem_wording.kind(reason, failed=False) not in (reason, problem_wording.kind(reason, failed=True))


@pytest.mark.parametrize("kind", errors.ArchiveError.__subclasses__())
def test_every_error_of_the_archive_has_a_title_and_a_sentence(kind: type[errors.ArchiveError]) -> None:
    error = kind(Path("kho"), "vì sao")
    assert wording.error_title(error)
    assert "kho" in wording.error(error)
    assert "{" not in wording.error(error)


def test_braces_of_a_path_or_a_question_are_only_braces() -> None:
    assert "{x}" in wording.error(errors.ArchiveMissing(Path("{x}")))
    assert "{y!r}" in wording.notice(Notice(kind="misread", detail="{y!r}"))


def test_a_remark_that_is_not_known_is_shown_as_it_came() -> None:
    assert wording.notice(Notice(kind="news", detail="abc")) == "news: abc"


@pytest.mark.parametrize(
    ("dated", "shown"),
    [
        (Dated(value="2019", precision="year"), "2019"),
        (Dated(value="2019-04", precision="month"), "Apr 2019"),
        (Dated(value="2019-04-30", precision="day"), "30 Apr 2019"),
        (Dated(value="2019-04-30T14:05:00+07:00", precision="minute"), "30 Apr 2019"),
        (Dated(value="2019-04-30", precision="day", guessed=True), "about 30 Apr 2019"),
        (Dated(value="2019-02-31", precision="day"), "Feb 2019"),
        (Dated(value="", precision="day"), ""),
        (None, ""),
    ],
)
def test_dates_are_as_precise_as_they_are(dated: Dated | None, shown: str) -> None:
    assert wording.date(dated) == shown


@given(st.text(alphabet=st.characters(), max_size=60))
def test_foreign_text_always_fits_one_line(text: str) -> None:
    line = wording.one_line(text)
    assert line.splitlines() in ([line], [])
    assert not any("\ud800" <= letter <= "\udfff" or "\u202a" <= letter <= "\u202e" for letter in line)


@given(st.text(max_size=20), st.text(max_size=40))
def test_whatever_a_hit_holds_it_can_be_spoken(value: str, text: str) -> None:
    hit = Hit(id="x", title=text, section=value, date=Dated(value=value, precision="day"), snippet=Snippet(text))
    assert wording.spoken_hit(hit)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ('"hạn mặn"', "hạn mặn"),
        ("“hạn”", "hạn"),
        ('"hạn" "mặn"', '"hạn" "mặn"'),
        ('"', '"'),
        ('""', '""'),
        ("lũ", "lũ"),
    ],
)
def test_what_is_quoted_is_not_quoted_twice(typed: str, said: str) -> None:
    assert wording.between_quotes(typed) == said


@pytest.mark.parametrize("when", ["", "gestern", "2026-11-23T01:12:00Z", "2026-11-23", "9999-99-99", "0001-01-01"])
def test_the_age_of_the_index_is_said_when_it_is_known(when: str) -> None:
    said = wording.holdings(Stats(articles=41207, pictures=3, updated=when))
    assert "41,207" in said
    assert ("updated" in said) == when.startswith(("2026", "0001"))


def test_progress_never_passes_the_whole() -> None:
    assert wording.progress(Progress(phase="reading", done=900, total=300)) == "Indexing 100%"
    assert wording.progress_details(Progress(phase="reading", done=1, total=3, failed=2, seconds_left=90.0))
    assert wording.summary(Summary()) == "Nothing new was found"
    assert wording.summary(Summary(added=25_000, removed=1_200)).startswith("25,000 added")
    assert filter_wording.spoken(Filters(section=("A",), dates=("1999", "2001"))) == "A, 1999–2001"


def test_of_a_file_that_is_not_supported_it_is_said_what_it_is() -> None:
    said = problem_wording.problem(Problem(path="bảng.xls", failed=True, reason="unsupported", detail="Excel"))
    assert said.endswith("(Excel)")
