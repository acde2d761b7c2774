"""Every line of the acceptance table is one test; what it says and what came are shown together when it fails."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING, NamedTuple

import pytest

from archiveviewer import Archive
from factories import fill
from unit.search_acceptance import table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from archiveviewer.article import Article
    from archiveviewer.results import Mode, Notice, Results, Sort, Span
    from unit.search_acceptance.table import Case, Found

ARTICLES = table.articles()
CASES = table.cases()
TITLES = table.titles()
MANY = 1_000
PATIENCE = 5.0
"""Seconds after which a question has run away; an answer from so small an archive takes milliseconds."""
REWRITTEN = {"relaxed", "unaccented", "keyed", "corrected", "misread"}
"""Notices that no case brings unless its line says so."""
WORD = re.compile(r"[^\W_]+")

Made = dict[str, Archive]


class Answer(NamedTuple):
    """What came back for a case."""

    case: Case
    archive: Archive
    mode: Mode
    results: Results

    @property
    def names(self) -> list[str]:
        return [hit.id for hit in self.results.hits]


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    """One archive for each corpus, written by the real writer and opened to be read."""
    made = {}
    for corpus, articles in ARTICLES.items():
        stories = list(articles.values())
        if corpus == "titles":
            stories.append(table.listing([case.question for case in TITLES]))
        place = tmp_path_factory.mktemp("acceptance") / corpus
        Archive.create(place).close()
        fill(place / "index", stories)
        made[corpus] = Archive.open(place)
    yield made
    for archive in made.values():
        archive.close()


@pytest.mark.parametrize("case", CASES, ids=[case.where for case in CASES])
def test_a_question_finds_what_the_table_says(archives: Made, case: Case) -> None:
    started = time.process_time()
    answer = _ask(archives[case.corpus], case)
    seconds = time.process_time() - started
    wrong = [*_wrong_names(answer), *_wrong_notices(answer)]
    wrong += [line for key, value in case.further for line in CHECKS[key](answer, value)]
    if seconds > PATIENCE:
        wrong.append(f"took {seconds:.1f} seconds")
    if wrong:
        pytest.fail("\n  ".join([f"{case.where}\n  {case.line[:400]}", *wrong]), pytrace=False)


@pytest.mark.parametrize("case", TITLES, ids=[case.where for case in TITLES])
def test_a_listed_title_leads_to_its_story(archives: Made, case: Case) -> None:
    listed = {one.title: one.id for one in archives["titles"].related("listing").listed}
    expected = _names(case.found)
    came = listed.get(case.question)
    if came != (expected[0] if expected else ""):
        pytest.fail(f"{case.where}\n  {case.line}\n  leads to {came!r}", pytrace=False)


def test_every_line_names_articles_and_checks_that_exist() -> None:
    for case in CASES + TITLES:
        assert case.corpus in ARTICLES, case.where
        assert set(_names(case.found)) <= ARTICLES[case.corpus].keys(), case.where
        assert {key for key, _ in case.further} <= CHECKS.keys(), case.where


def test_every_rule_has_its_cases() -> None:
    rules = [rule for case in CASES + TITLES for rule in case.line.split(" | ")[0].split()]
    few = {number: rules.count(f"R{number}") for number in range(1, 23) if rules.count(f"R{number}") < 3}
    assert not few


def _ask(archive: Archive, case: Case) -> Answer:
    options = dict(case.further)
    mode: Mode = "strict" if options.get("mode") == "strict" else "smart"
    sorts: dict[str, Sort] = {"newest": "newest", "oldest": "oldest"}
    sort = sorts.get(options.get("sort", ""), "relevance")
    return Answer(case, archive, mode, archive.search(case.question, limit=MANY, sort=sort, mode=mode))


def _names(found: Found | None) -> list[str]:
    return [name for group in found.groups for name in sorted(group)] if found else []


def _wrong_names(answer: Answer) -> Iterator[str]:
    found = answer.case.found
    if answer.results.total != len(answer.names):
        yield f"total {answer.results.total}, yet {len(answer.names)} hits"
    if found is None:
        return
    rest = answer.names
    for place, group in enumerate(found.groups, start=1):
        loose = found.more and place == len(found.groups)
        right = group <= set(rest) if loose else group == set(rest[: len(group)])
        if not right:
            yield f"found {answer.names}"
            return
        rest = rest[len(group) :]
    if rest and not found.more:
        yield f"found {answer.names}, too many: {rest}"


def _kinds(answer: Answer) -> set[str]:
    return {notice.kind for notice in answer.results.notices}


def _told(notices: tuple[Notice, ...]) -> str:
    return f"notices {[(notice.kind, notice.detail) for notice in notices]}"


def _wrong_notices(answer: Answer) -> Iterator[str]:
    if "notice" not in dict(answer.case.further) and answer.case.found and _kinds(answer) & REWRITTEN:
        yield _told(answer.results.notices)


def _notice(answer: Answer, value: str) -> Iterator[str]:
    kind, _, detail = value.partition(" ")
    details = [notice.detail for notice in answer.results.notices if notice.kind == kind]
    if kind == "any":
        return
    if kind == "none":
        if answer.results.notices:
            yield _told(answer.results.notices)
    elif not any(detail.strip('"').lower() in one.lower() for one in details):
        yield f"no notice {value}; {_told(answer.results.notices)}"


def _not(answer: Answer, value: str) -> Iterator[str]:
    if wrong := set(value.split()) & set(answer.names):
        yield f"must not find {sorted(wrong)}; found {answer.names}"


def _literal(answer: Answer, value: str) -> Iterator[str]:
    """What the offered literal question finds."""
    offered = [question for notice in answer.results.notices if (question := getattr(notice, "question", ""))]
    if not offered:
        yield f"offers no literal search; {_told(answer.results.notices)}"
        return
    found = sorted(hit.id for hit in answer.archive.search(offered[0], limit=MANY, mode=answer.mode).hits)
    if found != ([] if value == "nothing" else sorted(value.split())):
        yield f"the literal search {offered[0]!r} finds {found}"


def _marks(answer: Answer, value: str) -> Iterator[str]:
    """The words marked in an article, in reading order: title, sapo, then the blocks."""
    name, _, words = value.partition(": ")
    article = ARTICLES[answer.case.corpus][name]
    texts = _texts(article)
    marks = answer.archive.marks(answer.case.question, article.id, texts, mode=answer.mode)
    marked = [_piece(text, span) for text, spans in zip(texts, marks, strict=True) for span in spans]
    came = WORD.findall(" ".join(marked))
    if came != ([] if words == "none" else WORD.findall(words)):
        yield f"marked in {name}: {came}"


def _texts(article: Article) -> list[str]:
    parts = [article.title, article.sapo, *(text for block in article.blocks for text in (block.text, block.caption))]
    return [part for part in parts if part]


def _piece(text: str, span: Span) -> str:
    return text[span.start : span.end]


def _snippet(answer: Answer, value: str) -> Iterator[str]:
    """Where the passage of a hit comes from, and a word that it must mark."""
    name, place, *words = value.split()
    snippet = next((hit.snippet for hit in answer.results.hits if hit.id == name), None)
    if snippet is None:
        yield f"{name} is not found"
        return
    marked = [word for span in snippet.spans for word in WORD.findall(_piece(snippet.text, span))]
    if snippet.place != place or (words and marked != words):
        yield f"passage of {name} from {snippet.place!r}, marked {marked}: {snippet.text}"


def _facet(answer: Answer, value: str) -> Iterator[str]:
    """One facet, whole: `section Kinh tế 2, Xã hội 1`."""
    name, _, counts = value.partition(" ")
    came = [f"{count.value} {count.articles}" for count in getattr(answer.results.facets, name)]
    if sorted(came) != sorted(count.strip() for count in counts.split(",")):
        yield f"{name}: {came}"


def _asked(_answer: Answer, _value: str) -> Iterator[str]:
    """Mode and order are part of the asking, not checks."""
    return iter(())


CHECKS: dict[str, Callable[[Answer, str], Iterator[str]]] = {
    "mode": _asked,
    "sort": _asked,
    "notice": _notice,
    "not": _not,
    "literal": _literal,
    "marks": _marks,
    "snippet": _snippet,
    "facet": _facet,
}
