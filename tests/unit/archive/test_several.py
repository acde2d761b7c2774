"""Several archives read as one: what they hold together is what one archive of all of it would hold."""

from __future__ import annotations

import io
import json
import shutil
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from archiveviewer import Archive, settings
from archiveviewer.archive import joined
from archiveviewer.archive.joined import ABSENT
from archiveviewer.archive.several import Several
from archiveviewer.cli import main
from archiveviewer.desk import Desk
from archiveviewer.desk.things import Reference
from archiveviewer.errors import ArchiveMissing, ArticleMissing
from archiveviewer.index import narrowing
from archiveviewer.results import Count, Filters, Picked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from archiveviewer.results import Sort

MATTERS = ("hạn mặn ở Ba Tri", "lũ về sớm ở An Giang", "cầu mới qua sông Hậu", "giá lúa gạo tăng")
BODY = (
    "Sapo của bài nói điều chính trong hai câu về {matter}. Người đọc biết ngay chuyện gì đã xảy ra.\n\n"
    "Đoạn đầu của bài kể chuyện {matter} mà bà con chờ từ đầu năm, với đủ chi tiết cho một bài báo thật.\n\n"
    "Đoạn sau kể tiếp chuyện những vườn bưởi số {number} và những chuyến xe chở nước ngọt về tận vườn.\n"
)


def fill(folder: Path, numbers: Iterable[int]) -> Path:
    folder.mkdir(parents=True)
    for number in numbers:
        matter = MATTERS[number % len(MATTERS)]
        day = f"{number % 28 + 1:02}/{number % 12 + 1:02}/{2010 + number % 7}"
        text = f"Chuyện {number:02}: {matter}\n\nNgày {day}\n\n" + BODY.format(matter=matter, number=number)
        (folder / f"bai-{number:02}.txt").write_text(text, encoding="utf-8")
    return folder


def index(place: Path, *folders: Path) -> Path:
    with Archive.create(place) as made:
        for _step in made.update(folders, jobs=1):
            pass
    return place


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """An archive of one's own, a colleague's, and one of everything in both."""
    root = tmp_path_factory.mktemp("several")
    first, second = fill(root / "nhà", range(24)), fill(root / "bạn", range(24, 40))
    return {
        "own": index(root / "kho nhà", first),
        "other": index(root / "kho bạn", second),
        "whole": index(root / "kho chung", first, second),
    }


@pytest.fixture
def several(places: dict[str, Path]) -> Iterator[Several]:
    with Several.open(places["own"], [places["other"]]) as opened:
        yield opened


@pytest.fixture
def whole(places: dict[str, Path]) -> Iterator[Archive]:
    with Archive.open(places["whole"]) as opened:
        yield opened


QUESTIONS = pytest.mark.parametrize("question", ["", "hạn mặn", "lua gao", "vườn bưởi số 30", "cầu NOT hậu", "xyzzy"])


@QUESTIONS
def test_totals_and_facets_are_those_of_one_archive_of_all(several: Several, whole: Archive, question: str) -> None:
    together, one = several.search(question, limit=100), whole.search(question, limit=100)
    assert (together.total, together.rows) == (one.total, one.rows)
    assert sorted(hit.title for hit in together.hits) == sorted(hit.title for hit in one.hits)
    assert together.facets == one.facets
    assert several.timeline(question).held == whole.timeline(question).held


@QUESTIONS
@pytest.mark.parametrize("sort", ["newest", "oldest", "title"])
def test_lists_in_an_order_are_merged_in_it(several: Several, whole: Archive, question: str, sort: Sort) -> None:
    together, one = (each.search(question, limit=100, sort=sort).hits for each in (several, whole))
    if sort == "title":
        assert [hit.title for hit in together] == [hit.title for hit in one]
    assert [hit.date for hit in together] == [hit.date for hit in one]


@QUESTIONS
@pytest.mark.parametrize("sort", ["relevance", "oldest"])
def test_pages_laid_together_are_the_whole_list(several: Several, question: str, sort: Sort) -> None:
    whole = several.search(question, limit=100, sort=sort).hits
    pages = [several.search(question, limit=7, offset=offset, sort=sort).hits for offset in range(0, 49, 7)]
    assert [hit.id for page in pages for hit in page] == [hit.id for hit in whole]
    assert len({hit.id for hit in whole}) == len(whole)
    if sort == "relevance" and question:
        assert [hit.score for hit in whole] == sorted((hit.score for hit in whole), reverse=True)


def test_shorter_questions_are_counted_in_all_archives(several: Several, whole: Archive) -> None:
    for question in ("hạn mặn xyzzy", "vườn bưởi số 30 ở Huế xyzzy", "vườn bưởi số 30 Trị"):
        together, one = several.search(question), whole.search(question)
        assert together.total == one.total == 0
        assert one.shorter
        assert {each.text: each.articles for each in one.shorter}.items() <= {
            each.text: each.articles for each in together.shorter
        }.items()
    assert several.search("vườn bưởi số 30").shorter == ()  # one archive has it, the other has not


def test_every_hit_tells_its_archive_and_its_id_leads_home(several: Several) -> None:
    hits = several.search("", limit=100).hits
    assert Counter(hit.archive for hit in hits) == {"kho nhà": 24, "kho bạn": 16}
    for hit in hits:
        article = several.article(hit.id)
        assert (article.id, article.title) == (hit.id, hit.title)
        assert several.original(article) is not None
        assert all(several.article(one.id).title == one.title for one in several.related(hit.id).similar)
        assert several.story(hit.id).id == hit.id
        assert several.marks("chuyện", hit.id, [hit.title])[0]


def test_articles_of_two_archives_are_compared(several: Several) -> None:
    by_archive = {hit.archive: hit.id for hit in several.search("", limit=100).hits}
    rows = several.difference(by_archive["kho nhà"], by_archive["kho bạn"])
    assert rows


def test_one_archive_can_be_asked_alone(several: Several, places: dict[str, Path]) -> None:
    several.ask_only(places["other"])
    found = several.search("", limit=100)
    assert found.total == several.stats().articles == 16
    assert several.article(found.hits[0].id).title == found.hits[0].title
    several.ask_only(None)
    assert several.search("").total == several.stats().articles == 40


def test_what_one_archive_has_as_typed_is_not_drowned_by_what_another_reads_freely(several: Several) -> None:
    found = several.search("vườn bưởi số 30", limit=100)
    assert {hit.archive for hit in found.hits} == {"kho bạn"}
    assert not [notice for notice in found.notices if notice.kind in {"relaxed", "unaccented"}]


def test_one_that_is_absent_is_told_and_passed_over(places: dict[str, Path], tmp_path: Path) -> None:
    (tmp_path / "hỏng").mkdir()
    (tmp_path / "hỏng" / "archive.json").write_text("…", encoding="utf-8")
    with Several.open(places["own"], [tmp_path / "USB", places["other"], tmp_path / "hỏng"]) as opened:
        assert [one.path.name for one in opened.absent] == ["USB", "hỏng"]
        found = opened.search("hạn mặn")
        assert found.total == 10
        assert [notice.detail for notice in found.notices if notice.kind == ABSENT] == ["USB", "hỏng"]
    with pytest.raises(ArchiveMissing):
        Several.open(tmp_path / "USB", [places["own"]])


def test_a_copy_of_an_archive_shows_nothing_twice(places: dict[str, Path], tmp_path: Path) -> None:
    copy = shutil.copytree(places["own"], tmp_path / "bản sao")
    with Several.open(places["own"], [copy, places["own"]]) as opened:
        assert opened.search("").total == 24


def test_an_article_of_an_archive_that_is_not_here_is_missing(several: Several) -> None:
    with pytest.raises(ArticleMissing):
        several.article("0123@gone")


def test_reading_writes_nothing(places: dict[str, Path]) -> None:
    before = {path: path.stat().st_mtime_ns for place in places.values() for path in place.rglob("*")}
    with Several.open(places["own"], [places["other"]]) as opened:
        for hit in opened.search("hạn mặn", filters=Filters(has=("caption",))).hits:
            opened.related(hit.id)
        opened.suggest("han")
        opened.explain("hạn mặn")
        assert not opened.refresh()
    assert before == {path: path.stat().st_mtime_ns for place in places.values() for path in place.rglob("*")}


def test_explanations_and_completions_are_of_all(several: Several, whole: Archive) -> None:
    assert several.explain("hạn mặn").articles == whole.explain("hạn mặn").articles == 10
    assert several.suggest("chuyen 3")


def test_a_collection_of_articles_of_several_archives_is_searched_in(
    places: dict[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    with Several.open(places["own"], [places["other"]]) as opened, Desk.open(settings.desk_folder()) as desk:
        chosen = {hit.archive: Reference.of(hit.id, opened.id, "", "", "") for hit in opened.search("", limit=99).hits}
        desk.collections.file(desk.collections.add("Chuyên đề").id, chosen.values())
    asked = ["search", "*", "--collection", "Chuyên đề", "--json"]
    own, other = ["--archive", str(places["own"])], ["--archive", str(places["other"])]
    for named, expected in ((own, 1), (other, 1), (own + other, 2)):
        assert main([*asked, *named]) == 0
        assert json.loads(capsys.readouterr().out)["total"] == expected


def test_a_list_of_questions_is_answered_by_all(
    places: dict[str, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "hỏi.txt").write_text("hạn mặn\n", encoding="utf-8")
    named = ["--archive", str(places["own"]), "--archive", str(places["other"])]
    assert main(["search", *named, "--batch", str(tmp_path / "hỏi.txt"), "--json"]) == 0
    assert [one["total"] for one in json.loads(capsys.readouterr().out)] == [10]


@pytest.mark.parametrize("sort", ["relevance", "newest", "title"])
def test_all_that_answers_is_read_in_the_order_of_the_list(several: Several, sort: Sort) -> None:
    total, articles = several.matching("hạn mặn", sort=sort)
    assert [one.id for one in articles] == [hit.id for hit in several.search("hạn mặn", limit=100, sort=sort).hits]
    assert total == 10


def test_what_was_picked_of_several_is_all_that_is_read(several: Several) -> None:
    chosen = {hit.archive: hit.id for hit in several.search("", limit=100).hits}
    picked = Filters(picked=Picked("Chuyên đề", tuple(chosen.values())))
    _total, articles = several.matching("", filters=picked)
    assert {one.id for one in articles} == set(chosen.values())
    assert several.values("", "kind", filters=picked) == (Count("text", 2),)


def test_a_name_that_one_archive_tells_is_counted_in_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    of_river = index(tmp_path / "một", fill(tmp_path / "bài một", (2, 6, 10, 1)))
    of_province = index(tmp_path / "hai", fill(tmp_path / "bài hai", (5, 9, 13, 14)))
    for module in (narrowing, joined):
        monkeypatch.setattr(module, "MOST_NAMES", 1)
    with Several.open(of_river, [of_province]) as both:
        assert both.search("").facets.place == (Count("An Giang", 4), Count("Hậu", 4))
        later = both.search("", filters=Filters(dates=("2012", "2099"))).facets.place
        assert later == (Count("An Giang", 3), Count("Hậu", 3))


def test_an_id_may_name_ones_own_archive_too(several: Several) -> None:
    hit = next(hit for hit in several.search("", limit=100).hits if hit.archive == "kho nhà")
    assert several.article(f"{hit.id}@{several.id}").title == hit.title


def test_what_was_found_in_several_is_exported_from_all_or_from_the_one_asked(
    places: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def exported(wanted: dict[str, object]) -> str:
        text = json.dumps(wanted, ensure_ascii=False)
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(f"{text}\n".encode()), encoding="utf-8"))
        place = tmp_path / "tin.ris"
        named = ["--archive", str(places["own"]), "--archive", str(places["other"])]
        assert main(["export", *named, "--from-json", "--as", "ris", "--replace", "--output", str(place)]) == 0
        return place.read_text(encoding="utf-8")

    with Several.open(places["own"], [places["other"]]) as opened:
        abroad = next(hit for hit in opened.search("", limit=100).hits if hit.archive == "kho bạn")
    assert exported({"question": "hạn mặn"}).count("TY  - ") == 10
    assert exported({"question": "hạn mặn", "only": str(places["other"])}).count("TY  - ") == 4
    assert abroad.title in exported({"ids": [abroad.id]})


def test_the_terminal_searches_several(places: dict[str, Path], capsys: pytest.CaptureFixture[str]) -> None:
    named = ["--archive", str(places["own"]), "--archive", str(places["other"])]
    assert main(["search", *named, "--json", "--limit", "50", "hạn mặn"]) == 0
    assert capsys.readouterr().out.count('"archive": "kho bạn"') == 4
    assert main(["search", *named, "--archive", str(places["own"] / "gone"), "hạn mặn"]) == 0
    told = capsys.readouterr()
    assert "gone" in told.out
    assert "gone" in told.err
    with pytest.raises(SystemExit):
        main(["verify", *named])


def test_articles_that_a_person_picked_are_found_in_the_archives_they_are_of(several: Several) -> None:
    hits = several.search("", limit=100).hits
    chosen = tuple(hit.id for hit in hits[::5])
    assert any("@" in one for one in chosen)
    filters = Filters(picked=Picked("Chọn", chosen))
    assert sorted(hit.id for hit in several.search("", limit=100, filters=filters).hits) == sorted(chosen)
    assert sorted(several.ids("", filters=filters)) == sorted(chosen)
    assert sum(count.articles for count in several.timeline("", filters=filters).found) == len(chosen)


@pytest.mark.parametrize("only", [False, True])
def test_one_that_goes_away_meanwhile_is_passed_over(places: dict[str, Path], tmp_path: Path, *, only: bool) -> None:
    stick = tmp_path / "USB"
    shutil.copytree(places["other"], stick)
    with Several.open(places["own"], [stick], stick if only else None) as opened:
        both = opened.search("hạn mặn").total
        shutil.rmtree(stick)
        assert opened.refresh()
        found = opened.search("hạn mặn")
        assert (both, found.total) == ((4 if only else 10), 6)
        assert [notice.detail for notice in found.notices if notice.kind == ABSENT] == ["USB"]
        assert not opened.refresh()
        assert len(opened.archives) == 1
