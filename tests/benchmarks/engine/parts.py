"""The measurements, one function each. Every one takes the bench and puts its figures into it."""

from __future__ import annotations

import shutil
import statistics
from typing import TYPE_CHECKING

from benchmarks.engine import corpus
from benchmarks.engine.bench import MEGA, RATE_MEMORY, built
from benchmarks.engine.figures import percentile
from benchmarks.engine.kinds import KINDS, RANKED
from benchmarks.engine.protocol import FOLDED, FTS, OURS, RECOLL, TANTIVY, WHOLE, WHOOSH
from benchmarks.engine.worker import ROUNDS

if TYPE_CHECKING:
    from benchmarks.engine.bench import Bench
    from benchmarks.engine.figures import Figures
    from benchmarks.engine.kinds import Asked

Told = dict[str, dict[str, list[float]]]
"""Of each kind of question: the seconds it took and the articles it found, a question after the other."""

ADDED = 100
MEDIAN, HIGH, LONGEST, FOUND = "median ms", "95 % within ms", "longest ms", "articles found"
RANKED_ALL = "ranked, both"
RESIDENT, OWN = "resident MB after 100 questions", "of it not mapped files, MB"
ADD, COLD, BARE = f"{ADDED} articles more, s", "cold process to first answer, s", "Python alone, s"
_ASKING = (
    f"each question was asked {ROUNDS} times in turn with others of its kind, after a round that does not count; its"
    " median counts; exact count and 20 stored articles are included, in whole answers 20 passages and all facets;"
    " with facets the peers count sections and sources, ours authors, years, kinds, pictures and doubts too; names only"
    " in whole answers;"
    " ranking is BM25 everywhere, and in ours the second look at the best thousand for neighbours and titles besides"
)
_APART = (
    "articles found differ for reasons: in ours and stock Whoosh a syllable typed without accents asks for every accent"
    " even beside accented ones, in Tantivy's index with accents for exactly itself; near is in order in ours and stock"
    " Whoosh, in any order in FTS5, and in Tantivy as its segments happen to fall; FTS5 keeps đ apart from d; ours does"
    " not search posting lines"
)
_SUITED = "Tantivy: each question went to that of its two indexes which can answer it"


def index(bench: Bench) -> None:
    """Indexing from files, with the memory of all processes meanwhile; from memory where an engine can."""
    for name, count in bench.here(OURS, RECOLL, TANTIVY, FOLDED, FTS, WHOOSH):
        built(bench, name, count)
    same_as_whoosh = [(OURS, bench.small)] if {OURS, WHOOSH} <= set(bench.engines) else []
    for name, count in (*bench.here(TANTIVY, FTS), *same_as_whoosh):
        aside = bench.place / "from-memory"
        shutil.rmtree(aside, ignore_errors=True)
        if done := bench.run("index_texts", name, aside, files=bench.files(count)):
            bench.figures.put(RATE_MEMORY, bench.whose(name, count), count / done.result["seconds"])
        shutil.rmtree(aside, ignore_errors=True)


def search(bench: Bench) -> None:
    """Every kind of question to every engine that understands it."""
    told: dict[str, Told] = {}
    bench.figures.note(_ASKING)
    bench.figures.note(_APART)
    for name, count, place in bench.ready(OURS, WHOLE, TANTIVY, FOLDED, FTS, WHOOSH):
        if done := bench.run("ask", name, place, questions=bench.asked):
            told[bench.whose(name, count)] = done.result
    if TANTIVY in told and FOLDED in told:
        told[TANTIVY] = _suited(bench.asked, told[TANTIVY], told[FOLDED])
        bench.figures.note(_SUITED)
    for mine in told.values():
        if all(kind in mine for kind in RANKED):
            both = [mine[kind] for kind in RANKED]
            mine[RANKED_ALL] = {name: [*both[0][name], *both[1][name]] for name in ("seconds", "counts")}
    for kind in (RANKED_ALL, *KINDS):
        for whose, mine in told.items():
            if kind in mine:
                _put_times(bench.figures, kind, whose, mine[kind])


def _suited(asked: list[Asked], accents: Told, folded: Told) -> Told:
    """Of each question the answer of the index with accents if it was typed with some, otherwise of the folded one."""
    suited: Told = {}
    for kind in folded:
        mine = [one for one in asked if one.kind == kind]
        sources = [accents if kind in accents and not one.words.isascii() else folded for one in mine]
        suited[kind] = {
            name: [source[kind][name][at] for at, source in enumerate(sources)] for name in ("seconds", "counts")
        }
    return suited


def _put_times(figures: Figures, kind: str, whose: str, told: dict[str, list[float]]) -> None:
    milliseconds = [1000 * seconds for seconds in told["seconds"]]
    figures.put(f"{kind}: {MEDIAN}", whose, statistics.median(milliseconds))
    figures.put(f"{kind}: {HIGH}", whose, percentile(milliseconds, 0.95))
    figures.put(f"{kind}: {LONGEST}", whose, max(milliseconds))
    figures.put(f"{kind}: {FOUND}", whose, sum(told["counts"]))


def resident(bench: Bench) -> None:
    """Memory of a process that searches."""
    for name, count, place in bench.ready(OURS, WHOLE, TANTIVY, FOLDED, FTS, WHOOSH):
        if done := bench.run("resident", name, place, questions=bench.asked):
            bench.figures.put(RESIDENT, bench.whose(name, count), done.result["resident"] / MEGA)
            bench.figures.put(OWN, bench.whose(name, count), done.result["own"] / MEGA)


def add(bench: Bench) -> None:
    """A hundred articles more, to a copy of the index, until a question finds every one of them."""
    for name, count, place in bench.ready(OURS, RECOLL, TANTIVY, FTS, WHOOSH):
        aside = bench.place / "added-to"
        shutil.rmtree(aside, ignore_errors=True)
        shutil.copytree(place, aside)
        done = bench.run("add", name, aside, files=corpus.make_more(bench.place, count, ADDED))
        if done and done.result["found"] == ADDED:
            bench.figures.put(ADD, bench.whose(name, count), done.result["seconds"])
        elif done:
            bench.figures.note(f"{name} finds {done.result['found']} of {ADDED} added articles")
        shutil.rmtree(aside, ignore_errors=True)


def cold(bench: Bench) -> None:
    """A fresh process, imports and all, until its first answer."""
    bench.figures.put(BARE, OURS, bench.children.cold("pass"))
    for name, count, place in bench.ready(WHOLE, TANTIVY, FTS, WHOOSH):
        if done := bench.run("cold", name, place):
            whose = bench.whose(OURS if name == WHOLE else name, count)
            bench.figures.put(COLD, whose, bench.children.cold(done.result))


PARTS = {part.__name__: part for part in (index, search, resident, add, cold)}
