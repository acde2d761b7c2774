"""The engine beside its peers: one command, everything measured in the same run, on the same articles.

Run: PYTHONPATH=src:tests python -m benchmarks.engine [--articles N] [--peers VENV] [--only PART ...] [--keep DIR]

Makes a corpus of text files (real articles; beyond 30,000 recombined from real ones), then measures indexing, every
kind of question, memory, additions and cold starts, each in a process of its own. Peers that are not installed are
skipped, and it says so. Progress goes to standard error; the tables go to standard output.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import json
import os
import platform
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.engine import corpus, parts, questions
from benchmarks.engine.bench import Bench, prepare
from benchmarks.engine.children import Children, site_packages
from benchmarks.engine.figures import Figures, markdown
from benchmarks.engine.protocol import NAMES, OURS, WHOOSH, Missing
from benchmarks.engine.verdicts import HEAD, UNKNOWN, verdicts

if TYPE_CHECKING:
    from collections.abc import Iterator


def main() -> None:
    options = _options()
    with _place(options.keep) as place:
        figures, children = Figures(), Children(options.peers)
        engines = dict(_present(options.engines, children, figures))
        asked = questions.questions(corpus.real(questions.SOURCE))
        small = min(options.whoosh, options.articles)
        bench = Bench(place, options.articles, small, children, figures, asked, list(engines))
        size = prepare(bench)
        told = {"machine": machine(), "engines": engines, "articles": size.articles, "text_bytes": size.bytes}
        for part in options.only:
            parts.PARTS[part](bench)
            if options.json:
                document = {**told, "notes": figures.notes, "figures": figures.records(), "limits": _verdicts(bench)}
                options.json.write_text(json.dumps(document, ensure_ascii=False, indent=1), encoding="utf-8")
        _print(bench, engines)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=150_000)
    parser.add_argument("--whoosh", type=int, default=10_000, help="articles for stock Whoosh, which is slow")
    parser.add_argument("--only", nargs="+", choices=parts.PARTS, default=list(parts.PARTS), metavar="PART")
    parser.add_argument("--engines", nargs="+", choices=NAMES, default=list(NAMES), metavar="ENGINE")
    parser.add_argument("--peers", type=Path, help="a virtual environment of this Python version with the peers in it")
    parser.add_argument("--keep", type=Path, help="keep corpus and indexes in this folder, and use what is there")
    parser.add_argument("--json", type=Path, help="write everything as JSON too")
    options = parser.parse_args()
    options.peers = site_packages(options.peers.resolve()) if options.peers else []
    return options


@contextlib.contextmanager
def _place(keep: Path | None) -> Iterator[Path]:
    if keep is None:
        with tempfile.TemporaryDirectory(prefix="engine-benchmark-") as place:
            yield Path(place)
    else:
        keep.mkdir(parents=True, exist_ok=True)
        yield keep.resolve()


def _present(names: list[str], children: Children, figures: Figures) -> Iterator[tuple[str, str]]:
    """The engines that are installed, with their versions."""
    for name in names:
        try:
            yield name, str(children.run("version", name, Path()).result)
        except Missing as missing:
            figures.note(f"{name} was skipped: {missing}")


def machine() -> dict[str, str | int]:
    """What the figures were measured on."""
    model = platform.processor() or platform.machine()
    with contextlib.suppress(OSError):
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        model = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), model)
    day = dt.datetime.now(dt.UTC).date().isoformat()
    return {"processor": model, "cores": os.cpu_count() or 1, "python": platform.python_version(), "day": day}


def _print(bench: Bench, engines: dict[str, str]) -> None:
    figures = bench.figures
    print(" · ".join(f"{name} {value}" for name, value in machine().items()))
    print(" · ".join(f"{name} {version}" for name, version in engines.items()), "\n")
    print("\n".join(f"- {note}" for note in figures.notes), "\n")
    print("\n".join(figures.table([name for name in NAMES if name != WHOOSH])), "\n")
    print("\n".join(figures.table([bench.whose(OURS, bench.small), bench.whose(WHOOSH, bench.small)])), "\n")
    print("\n".join(markdown([HEAD, *_verdicts(bench)])))


def _verdicts(bench: Bench) -> list[list[str]]:
    both = (bench.whose(name, bench.small) for name in (OURS, WHOOSH))
    return [one.row for one in verdicts(bench.figures, *both) if one.word != UNKNOWN]


if __name__ == "__main__":
    main()
