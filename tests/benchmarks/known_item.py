"""Known-item search: how high does the article stand that a few words were taken from?

Run: PYTHONPATH=src:tests python -m benchmarks.known_item [--articles 20000] [--questions 250]
     [--only ours,fts5,whoosh] [--keep DIR] [--seed B] [--json FILE]

Our index, SQLite FTS5 and stock Whoosh on the same articles and questions in one run. A question is 2, 4 or 6 syllables
that follow each other in the sapo of a random real article, in small letters, as they are and without accents. The
reciprocal rank counts over the first 100 articles; one further down counts 0. A time is that of understanding the
question and putting the first 100 in order, after a few others were asked; ours counts all matches besides. The
processor's time is told too, and ratios are of it, since a busy machine stretches the other as it likes.

To choose weights, keep the index and ask ours alone; questions from other parts than the sapo keep them honest:

    python -m benchmarks.known_item --keep DIR --ours-only --weight PAIR_WEIGHT=4,8,16 --weight TITLE_WEIGHT=0,0.4
    python -m benchmarks.known_item --keep DIR --ours-only --parts sapo,title,caption

Every combination of the weights is asked. Weights are numbers in `index.evaluation.ranking`. Choose them with seed A,
which is the one for --ours-only, and report with B, which is that of all other runs: no figure is of a question that a
weight was chosen by.
"""

from __future__ import annotations

import argparse
import contextlib
import itertools
import json
import random
import re
import statistics
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from archiveviewer.index.evaluation import ranking
from archiveviewer.vietnamese.normal import fold
from benchmarks import real_archive
from benchmarks.engine import corpus
from benchmarks.engine.__main__ import _place, machine
from benchmarks.engine.figures import Figures, markdown
from benchmarks.rankers import RANKERS, Ours

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from archiveviewer.article import Article
    from benchmarks.rankers import Ranker

SYLLABLES = (2, 4, 6)
ASKED_BEFORE = 10
"""Questions that are asked before any is timed."""
PARTS: dict[str, Callable[[Article], Sequence[str]]] = {
    "sapo": lambda article: (article.sapo,),
    "title": lambda article: (article.title,),
    "body": lambda article: article.body,
    "caption": lambda article: article.captions,
}
_WITH_DIGITS = re.compile(r"\S*\d\S*")
_LETTERS = re.compile(r"[^\W\d_]+")
Weights = dict[str, float]


class Item(NamedTuple):
    """Words, and the number of the article they were taken from."""

    question: str
    article: int


class Kind(NamedTuple):
    """What the questions of a row have in common."""

    part: str
    syllables: int
    accents: bool

    def __str__(self) -> str:
        return f"{self.part}, {self.syllables} syllables, {'with' if self.accents else 'no'} accents"


class Row(NamedTuple):
    """What an engine made of the questions of a kind; `first`, `ten` and `hundred` are shares of them."""

    kind: Kind
    engine: str
    questions: int
    mrr: float
    first: float
    ten: float
    hundred: float
    milliseconds: float
    processor: float


def items(found: Sequence[Article], kind: Kind, count: int, seed: str) -> list[Item]:
    """Questions of a kind, from different articles; those without accents are the same with them dropped."""
    chance = random.Random(f"known items {seed} {kind.part} {kind.syllables}")  # noqa: S311 — the same on every machine

    def drawn() -> Iterator[Item]:
        for number in chance.sample(range(len(found)), len(found)):
            if runs := [run for text in PARTS[kind.part](found[number]) for run in _runs(text, kind.syllables)]:
                words = chance.choice(runs).lower()
                yield Item(words if kind.accents else fold(words), number)

    return list(itertools.islice(drawn(), count))


def _runs(text: str, length: int) -> Iterator[str]:
    """Each so many syllables that follow each other with no figure between them."""
    for stretch in _WITH_DIGITS.split(text):
        syllables = [word for word in _LETTERS.findall(stretch) if word.isalpha()]
        for start in range(len(syllables) - length + 1):
            yield " ".join(syllables[start : start + length])


def measured(ranker: Ranker, kind: Kind, asked: Sequence[Item]) -> Row:
    """Ask all questions of a kind, each once."""
    for item in asked[:ASKED_BEFORE]:
        ranker.first(item.question)
    reciprocals, times, worked = [], [], []
    for item in asked:
        started, busy = time.perf_counter(), time.process_time()
        found = ranker.first(item.question)
        worked.append(1000 * (time.process_time() - busy))
        times.append(1000 * (time.perf_counter() - started))
        wanted = ranker.number(item.article)
        reciprocals.append(1 / (found.index(wanted) + 1) if wanted in found else 0.0)

    def within(places: int) -> float:
        return statistics.mean(reciprocal >= 1 / places for reciprocal in reciprocals)

    shares = (statistics.mean(reciprocals), within(1), within(10), within(100))
    return Row(kind, ranker.name, len(asked), *shares, statistics.median(times), statistics.median(worked))


def main() -> None:
    options = _options()
    figures = Figures()
    found = real_archive.articles(options.articles)
    kinds = [Kind(*one) for one in itertools.product(options.parts, SYLLABLES, (True, False))]
    asked = {kind: items(found, kind, options.questions, options.seed) for kind in kinds}
    figures.tell(f"{len(found)} articles, {sum(map(len, asked.values()))} questions")
    with _place(options.keep) as place:
        if options.weight:
            print("\n".join(_tried(Ours(place, found), asked, options.weight, figures)))
            return
        rows: list[Row] = []
        versions: dict[str, str] = {}
        for name in options.only:
            known = found[: options.whoosh_articles] if name == "whoosh" else found
            ranker = RANKERS[name](place, known)
            versions[name] = ranker.version
            figures.tell(f"{name} is ready")
            rows += _asked(ranker, asked, len(known), figures)
    _tell(options, versions, len(found), rows)


def _asked(ranker: Ranker, asked: dict[Kind, list[Item]], known: int, figures: Figures) -> Iterator[Row]:
    for kind, questions in asked.items():
        row = measured(ranker, kind, [item for item in questions if item.article < known])
        figures.tell(f"{ranker.name}: {kind} {row.mrr:.3f}")
        yield row


def _tried(
    ranker: Ranker, asked: dict[Kind, list[Item]], weights: dict[str, list[float]], figures: Figures
) -> list[str]:
    """A line for each combination of weights."""
    table = [[*weights, *(_short(kind) for kind in asked), "mean MRR", "mean hit@10"]]
    for values in itertools.product(*weights.values()):
        with _weighted(dict(zip(weights, values, strict=True))):
            rows = list(_asked(ranker, asked, 1 << 62, figures))
        means = (statistics.mean(row.mrr for row in rows), statistics.mean(row.ten for row in rows))
        table.append([f"{one:g}" for one in values] + [f"{one:.3f}" for one in (*(row.mrr for row in rows), *means)])
        figures.tell(" ".join(table[-1]))
    return markdown(table)


def _short(kind: Kind) -> str:
    return f"{kind.part} {kind.syllables}{'' if kind.accents else ' bare'}"


@contextlib.contextmanager
def _weighted(weights: Weights) -> Iterator[None]:
    """Rank with other weights for a while."""
    before = {name: getattr(ranking, name) for name in weights}
    for name, value in weights.items():
        setattr(ranking, name, value)
    try:
        yield
    finally:
        for name, value in before.items():
            setattr(ranking, name, value)


def _tell(options: argparse.Namespace, versions: dict[str, str], articles: int, rows: list[Row]) -> None:
    print(" · ".join(f"{name} {value}" for name, value in (*machine().items(), *versions.items())))
    print(f"{articles:,} articles, {options.questions} questions a row, seed {options.seed}\n")
    print("\n".join(_table(rows)))
    if options.json:
        told: dict[str, Any] = {"machine": machine(), "engines": versions, "articles": articles, "seed": options.seed}
        told["rows"] = [{**row._asdict(), **row.kind._asdict(), "kind": str(row.kind)} for row in rows]
        options.json.write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")


def _table(rows: Sequence[Row]) -> list[str]:
    """A line for each kind of question and engine; ratios are ours to the engine's, above 1 where ours is better."""
    ours = {row.kind: row for row in rows if row.engine == Ours.name}
    head = [
        "questions",
        "engine",
        "MRR",
        "ours ÷ it",
        "hit@1",
        "hit@10",
        "hit@100",
        "median ms",
        "of processor",
        "it ÷ ours",
    ]
    table = [head]
    for kind in dict.fromkeys(row.kind for row in rows):
        for row in (row for row in rows if row.kind == kind):
            mine = ours.get(kind)
            same = mine is not None and mine is not row and mine.questions == row.questions
            better = f"{mine.mrr / row.mrr:.1f}" if mine and same and row.mrr else ""
            faster = f"{row.processor / mine.processor:.1f}" if mine and same else ""
            shares = [f"{share:.0%}" for share in (row.first, row.ten, row.hundred)]
            times = [f"{row.milliseconds:.1f}", f"{row.processor:.1f}"]
            table.append([str(kind), row.engine, f"{row.mrr:.3f}", better, *shares, *times, faster])
    return markdown(table)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--questions", type=int, default=250, help="questions a row")
    parser.add_argument("--only", type=_names(RANKERS), default=list(RANKERS), metavar="ENGINE,…")
    parser.add_argument("--ours-only", action="store_true", help="the same as --only ours, with seed A")
    parser.add_argument("--whoosh-articles", type=int, help="fewer articles, and questions, for stock Whoosh")
    parser.add_argument("--parts", type=_names(PARTS), default=["sapo"], metavar="PART,…", help="where words come from")
    parser.add_argument("--seed", help="other questions for each; A for choosing weights, B for reporting")
    parser.add_argument("--weight", type=_weight, action="append", default=[], metavar="NAME=NUMBER,…")
    parser.add_argument("--keep", type=Path, help="keep indexes in this folder, and use what is there")
    parser.add_argument("--json", type=Path, help="write the figures as JSON too")
    options = parser.parse_args()
    if options.articles > corpus.REAL:
        parser.error(f"there are {corpus.REAL} real articles")
    options.weight = dict(options.weight)
    if options.ours_only or options.weight:
        options.only = [Ours.name]
    options.seed = options.seed or ("A" if options.only == [Ours.name] else "B")
    return options


def _names(known: dict[str, Any]) -> Callable[[str], list[str]]:
    def names(given: str) -> list[str]:
        if wrong := [name for name in given.split(",") if name not in known]:
            raise argparse.ArgumentTypeError(f"{', '.join(wrong)}: not one of {', '.join(known)}")
        return given.split(",")

    return names


def _weight(given: str) -> tuple[str, list[float]]:
    name, _, values = given.partition("=")
    if not isinstance(getattr(ranking, name, None), int | float):
        known = [name for name, value in vars(ranking).items() if name.isupper() and isinstance(value, int | float)]
        raise argparse.ArgumentTypeError(f"{name} is not one of {', '.join(known)}")
    kind = type(getattr(ranking, name))
    return name, [kind(value) for value in values.split(",")]


if __name__ == "__main__":
    main()
