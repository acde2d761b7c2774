"""How long does each kind of help take: completions, readings, suggestions, explanations, passages, marks, facets?

Run: PYTHONPATH=src:tests python -m benchmarks.help_times [--articles 30000] [--asked 100] [--keep DIR] [--json FILE]

An archive of real articles (beyond 30,000 recombined from real ones), asked through its door. Every question is drawn
from titles and sapos, is asked once and is new to what it is asked for, so nothing kept from before answers but what is
kept in use as well. Readings and suggestions come with an answer, so their times are of whole answers without passages,
to be held against those of plain ones. A kind that gives nothing for any of its questions does not exist yet: it is
skipped, and it says so. The processor's time is told beside the other, which a busy machine stretches as it likes.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import re
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from archiveviewer import Archive
from archiveviewer.index import columns
from archiveviewer.index.matching import Matcher
from archiveviewer.query.question import Knowledge, understand
from archiveviewer.results import Filters
from archiveviewer.vietnamese.normal import fold
from benchmarks import real_archive
from benchmarks.engine.__main__ import _place, machine
from benchmarks.engine.figures import Figures, markdown, percentile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence, Sized

    from archiveviewer.article import Article

    Prepared = Callable[[], Sized]
    """What is timed; what it gives is counted."""

WORDS, LETTERS = (1, 2, 3), (1, 2, 3, 4)
"""Of completions: how many words have been typed, and how many letters of the last of them."""
ASKED_BEFORE = 5
_WORD = re.compile(r"[^\W\d_]+")
_LETTERS = "aeghinotuc"


class Kind(NamedTuple):
    """A kind of help: its questions, and what makes one ready to be timed."""

    name: str
    questions: list[str]
    prepare: Callable[[str], Prepared]


class Row(NamedTuple):
    """Milliseconds of a kind; `gave` is how many questions got anything at all."""

    kind: str
    asked: int
    gave: int
    median: float
    high: float
    most: float
    processor_median: float
    processor_high: float


class Drawer:
    """Draws what people may type from titles and sapos, each time something else; every other one has no accents."""

    def __init__(self, found: Sequence[Article], count: int, seed: str) -> None:
        self._texts = [text for article in found for text in (article.title, article.sapo)]
        self._count, self._seed = count, seed

    def runs(self, name: str, lengths: Sequence[int], *, bare: float = 0.5) -> list[str]:
        """Words that follow each other, of one of the lengths, different for each name."""
        chance = random.Random(f"help {self._seed} {name}")  # noqa: S311 — the same on every machine

        def drawn() -> Iterator[str]:
            while True:
                words = _WORD.findall(chance.choice(self._texts).lower())
                length = chance.choice(lengths)
                if len(words) >= length:
                    start = chance.randrange(len(words) - length + 1)
                    run = " ".join(words[start : start + length])
                    yield fold(run) if chance.random() < bare else run

        return list(itertools.islice(dict.fromkeys(itertools.islice(drawn(), 20 * self._count)), self._count))

    def begun(self, words: int, letters: int) -> list[str]:
        """Beginnings: some words, of the last only so many letters."""
        found = []
        for run in self.runs(f"begun {words} {letters}", [words]):
            *whole, last = run.split()
            found.append(" ".join([*whole, last[:letters]]))
        return found

    def mistyped(self) -> list[str]:
        """Words with one letter of one of them replaced."""
        chance = random.Random(f"mistyped {self._seed}")  # noqa: S311 — the same on every machine
        found = []
        for run in self.runs("mistyped", [2, 3]):
            at = chance.choice([place for place, letter in enumerate(run) if letter != " "])
            found.append(run[:at] + chance.choice(_LETTERS) + run[at + 1 :])
        return found

    def too_much(self) -> list[str]:
        """Words that stand side by side in two articles, so that hardly any has all of them."""
        both = (self.runs(f"too much {half}", [5], bare=0) for half in (1, 2))
        return [" ".join(pair) for pair in zip(*both, strict=False)]

    def asked(self, name: str) -> list[str]:
        """Questions of every make: plain words, phrases, alternatives, words near each other, words in the title."""
        makes = ("{0} {1} {2}", '"{0} {1}" {2}', "{0} {1} OR {2}", "{0} w/5 {2}", "{0} {1} title:{2}", "{1} {2}")
        runs = self.runs(name, [3])
        return [make.format(*run.split()) for make, run in zip(itertools.cycle(makes), runs, strict=False)]


class Helps:
    """The kinds of help that an archive gives."""

    def __init__(self, archive: Archive, drawer: Drawer) -> None:
        self._archive, self._drawer = archive, drawer
        snapshot = archive._store.snapshot  # noqa: SLF001 — facets can't be counted alone through the door
        self._matcher = Matcher(snapshot, columns.read(snapshot))

    def kinds(self) -> Iterator[Kind]:
        draw = self._drawer
        for words, letters in itertools.product(WORDS, LETTERS):
            name = f"completion: {words} word{'s'[: words - 1]}, {letters} letter{'s'[: letters - 1]} of the last"
            yield Kind(name, draw.begun(words, letters), self._completion)
        yield Kind("answer without passages: words with accents", draw.runs("plain", [2, 3], bare=0), self._answer)
        yield Kind("answer with readings: two words, no accents", draw.runs("bare", [2], bare=1), self._readings)
        yield Kind("answer with suggestions: a letter wrong", draw.mistyped(), self._suggestions)
        yield Kind("answer with shorter questions: it finds nothing", draw.too_much(), self._shorter)
        yield Kind("explanation, with its search", draw.asked("explained"), self._explanation)
        yield Kind("passages and marks of a page of 20", draw.asked("page"), self._page)
        yield Kind("marks in an article that is opened", draw.asked("marks"), self._marks)
        yield Kind("facets of an answer", draw.asked("facets"), self._facets(Filters()))
        ticked = Filters(section=("Thời sự",), dates=("2010", "2020"))
        yield Kind("facets of an answer under two filters", draw.asked("filtered"), self._facets(ticked))
        yield Kind("whole answer: 20 passages and all facets", draw.asked("whole"), self._whole)

    def _completion(self, question: str) -> Prepared:
        return lambda: self._archive.suggest(question)

    def _answer(self, question: str) -> Prepared:
        return lambda: range(self._archive.search(question, limit=0).total)

    def _readings(self, question: str) -> Prepared:
        return lambda: self._archive.search(question, limit=0).readings

    def _suggestions(self, question: str) -> Prepared:
        return lambda: self._archive.search(question, limit=0).suggestions

    def _shorter(self, question: str) -> Prepared:
        return lambda: self._archive.search(question, limit=0).shorter

    def _explanation(self, question: str) -> Prepared:
        return lambda: self._archive.explain(question).text

    def _page(self, question: str) -> Prepared:
        """The archive keeps what it found last, so only the page is left to do."""
        self._archive.search(question, limit=0)
        return lambda: self._archive.search(question, limit=20).hits

    def _marks(self, question: str) -> Prepared:
        hits = self._archive.search(question, limit=1).hits
        if not hits:
            return lambda: ()
        article = self._archive.article(hits[0].id)
        shown = [article.title, article.sapo, *article.body, *article.captions]
        return lambda: [mark for of_text in self._archive.marks(question, article.id, shown) for mark in of_text]

    def _facets(self, filters: Filters) -> Callable[[str], Prepared]:
        def prepare(question: str) -> Prepared:
            understood = understand(question, "smart", Knowledge(self._matcher))
            matches = self._matcher.find(understood, "relevance", filters)
            return lambda: self._matcher.count(understood, filters, matches).year

        return prepare

    def _whole(self, question: str) -> Prepared:
        return lambda: self._archive.search(question).hits


def measured(kind: Kind) -> Row:
    """Every question once, after a few that are not counted."""
    for question in kind.questions[:ASKED_BEFORE]:
        kind.prepare(question)()
    times, worked, gave = [], [], 0
    questions = kind.questions[ASKED_BEFORE:]
    for question in questions:
        act = kind.prepare(question)
        started, busy = time.perf_counter(), time.process_time()
        given = act()
        worked.append(1000 * (time.process_time() - busy))
        times.append(1000 * (time.perf_counter() - started))
        gave += len(given) > 0
    median, high = (percentile(times, share) for share in (0.5, 0.95))
    processor = (percentile(worked, share) for share in (0.5, 0.95))
    return Row(kind.name, len(questions), gave, median, high, max(times), *processor)


def main() -> None:
    options = _options()
    figures = Figures()
    rows = []
    found = real_archive.articles(options.articles)
    with _place(options.keep) as place, Archive.open(real_archive.make(place, found)) as archive:
        figures.tell(f"an archive of {len(found)} articles is there")
        drawer = Drawer(found, options.asked + ASKED_BEFORE, options.seed)
        del found
        for kind in Helps(archive, drawer).kinds():
            row = measured(kind)
            figures.tell(f"{row.kind}: {row.median:.1f} ms")
            if row.gave:
                rows.append(row)
            else:
                figures.note(f"skipped, as none of {row.asked} questions got any: {row.kind}")
    _print(options.articles, rows, figures.notes)
    if options.json:
        told = {"machine": machine(), "articles": options.articles, "rows": [row._asdict() for row in rows]}
        options.json.write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")


def _print(articles: int, rows: Sequence[Row], notes: Sequence[str]) -> None:
    print(" · ".join(f"{name} {value}" for name, value in machine().items()))
    print(f"{articles:,} articles; milliseconds\n")
    table = [["help", "asked", "gave any", "median", "95 %", "max", "of processor", "95 %"]]
    for row in rows:
        times = [f"{value:.1f}" for value in row[3:]]
        table.append([row.kind, str(row.asked), str(row.gave), *times])
    print("\n".join([*markdown(table), "", *(f"- {note}" for note in notes)]))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=30_000)
    parser.add_argument("--asked", type=int, default=100, help="questions of each kind")
    parser.add_argument("--seed", default="A", help="other questions for each")
    parser.add_argument("--keep", type=Path, help="keep the archive in this folder, and use what is there")
    parser.add_argument("--json", type=Path, help="write the figures as JSON too")
    return parser.parse_args()


if __name__ == "__main__":
    main()
