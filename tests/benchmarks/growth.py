"""What becomes of the engine as the archive grows: speed, memory, size and answering time up to a million articles.

Run: PYTHONPATH=src:tests python tests/benchmarks/growth.py [--sizes N ...] [--json FILE] [--picture docs/engine-growth]

Builds an archive of each size anew out of text files (real articles, beyond 30,000 recombined from real ones) and
writes the curves as an SVG and, where Qt is installed, as a PNG. With `--draw FILE`
the curves of an earlier run's JSON are drawn without measuring.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.engine import bench, corpus, curves, parts, questions
from benchmarks.engine.__main__ import machine
from benchmarks.engine.children import Children
from benchmarks.engine.figures import Figures, markdown, percentile, shown
from benchmarks.engine.kinds import RANKED
from benchmarks.engine.protocol import OURS

if TYPE_CHECKING:
    from collections.abc import Iterator

SIZES = (30_000, 100_000, 300_000, 1_000_000)
Measured = dict[str, float]


def main() -> None:
    options = _options()
    document: dict[str, Any] = {"machine": machine(), "sizes": []}
    if options.draw:
        document = json.loads(options.draw.read_text(encoding="utf-8"))
    else:
        for size in _measured(options):
            document["sizes"].append(size)
            if options.json:
                options.json.write_text(json.dumps(document, indent=1), encoding="utf-8")
    sizes = document["sizes"]
    print("\n".join(markdown([list(sizes[0]), *([shown(value) for value in size.values()] for size in sizes)])))
    if options.picture:
        about = " · ".join(f"{name} {value}" for name, value in document["machine"].items())
        print(curves.draw(sizes, about, options.picture))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--place", type=Path, help="where corpora and archives are made, one size at a time")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--draw", type=Path, help="draw this JSON of an earlier run instead of measuring")
    parser.add_argument("--picture", type=Path, help="write the curves to this path with .svg and .png behind it")
    return parser.parse_args()


def _measured(options: argparse.Namespace) -> Iterator[Measured]:
    figures, children = Figures(), Children([])
    asked = [one for one in questions.questions(corpus.real(questions.SOURCE)) if one.kind in RANKED]
    first = 0.0
    for count in sorted(options.sizes):
        with tempfile.TemporaryDirectory(prefix="growth-benchmark-", dir=options.place) as place:
            size = _size(bench.Bench(Path(place), count, count, children, figures, asked, [OURS]))
        first = first or size[bench.COST]
        size[curves.AGAINST] = size[bench.COST] / first
        yield size


def _size(one: bench.Bench) -> Measured:
    """One size: built, asked, weighed."""
    bench.prepare(one)
    bench.built(one, OURS, one.articles)
    shutil.rmtree(one.files(one.articles))  # the archive holds all it needs
    place = one.place_of(OURS, one.articles)
    told = one.children.run("ask", OURS, place, questions=one.asked).result
    milliseconds = [1000 * seconds for kind in RANKED for seconds in told[kind]["seconds"]]
    memory = one.children.run("resident", OURS, place, questions=one.asked).result
    measured = {
        "articles": float(one.articles),
        **{what: value for (what, _whose), value in one.figures.found.items()},
        f"ranked: {parts.MEDIAN}": percentile(milliseconds, 0.5),
        f"ranked: {parts.HIGH}": percentile(milliseconds, 0.95),
        parts.RESIDENT: memory["resident"] / bench.MEGA,
        parts.OWN: memory["own"] / bench.MEGA,
    }
    one.figures.tell(" · ".join(f"{name} {shown(value)}" for name, value in measured.items()))
    return measured


if __name__ == "__main__":
    main()
