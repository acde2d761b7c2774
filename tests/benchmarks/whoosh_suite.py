"""Do Whoosh's own tests pass on our codec?

Run: PYTHONPATH=src:tests python tests/benchmarks/whoosh_suite.py [--source FOLDER] [--table FILE] [TESTS …]

Takes the tests from Whoosh's source distribution, which it fetches (or finds unpacked in FOLDER), runs them twice, on
Whoosh's own codec and on ours, and prints the tally of each file. A test that passes on the one and not on the other
has to have its reason below; anything else ends with an error. TESTS are names of files such as test_codecs.py.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter, defaultdict
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

from tarballs import unpack

PACKAGE = "whoosh3"
ROOT = Path(__file__).resolve().parents[2]
PASSED, FAILED, SKIPPED = "passed", "failed", "skipped"

WHY_NOT = {
    "test_codecs.test_corrupt_postings_block_raises_clear_error": (
        "writes over a pickle in the file of Whoosh's own postings; ours has none, and tests/unit/index/test_codec.py"
        " damages ours all over"
    ),
    "test_codecs.test_tiny_blocks_stored_uncompressed_round_trip": (
        "counts the calls of zlib by Whoosh's own postings; ours are packed otherwise"
    ),
}
"""Why a test that passes on Whoosh's codec does not apply to ours."""

Outcomes = dict[str, str]


class Tally(NamedTuple):
    """How many tests of a file there are, and on which codec they pass."""

    tests: int
    stock: int
    ours: int
    other: int


def main() -> int:
    """Run both, compare, tell."""
    asked = _arguments()
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        source = asked.source.resolve() if asked.source else fetched(work)
        if source is None:
            print(f"skipped: the source distribution of {PACKAGE} can't be fetched, and no --source was given")
            return 0
        stock, ours = (run(source, work / which, asked.tests, ours=which == "ours") for which in ("stock", "ours"))
    table = told(stock, ours)
    print(table)
    if asked.table:
        asked.table.write_text(table, encoding="utf-8")
    wrong = unexplained(stock, ours)
    for test in wrong:
        print(f"no reason is known for {test}", file=sys.stderr)
    return 1 if wrong else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--source", type=Path, help="the unpacked source distribution")
    parser.add_argument("--table", type=Path, help="where to write the table, too")
    parser.add_argument("tests", nargs="*", help="files of tests; all when none is named")
    return parser.parse_args()


def fetched(work: Path) -> Path | None:
    """The unpacked source distribution of the installed version; None when it can't be had."""
    wanted = f"{PACKAGE}=={version(PACKAGE)}"
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--no-binary", PACKAGE, "-d", str(work), wanted]
    done = subprocess.run(command, capture_output=True, check=False)
    found = list(work.glob(f"{PACKAGE}-*.tar.gz"))
    if done.returncode or not found:
        return None
    with tarfile.open(found[0]) as archive:
        unpack(archive, work)
    return work / found[0].name.removesuffix(".tar.gz")


def run(source: Path, work: Path, tests: list[str], *, ours: bool) -> Outcomes:
    """How each test ends."""
    work.mkdir()
    report = work / "report.xml"
    places = [str(ROOT / "src")]
    if ours:
        (work / "sitecustomize.py").write_text("import benchmarks.stand_in\n", encoding="utf-8")
        places += [str(work), str(ROOT / "tests")]  # not the folder of benchmarks: Python has an `encodings` of its own
    chosen = [str(source / "tests" / test) for test in tests] or [str(source / "tests")]
    options = ["-q", "-c", os.devnull, "--rootdir", str(source), f"--junitxml={report}"]
    plugins = [part for name in ("randomly", "cacheprovider", "pytest-qt") for part in ("-p", f"no:{name}")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(places), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "pytest", *options, *plugins, *chosen]
    done = subprocess.run(command, cwd=source, env=environment, capture_output=True, text=True, check=False)
    if not report.exists():
        raise SystemExit(done.stdout + done.stderr)
    return _outcomes(report)


def _outcomes(report: Path) -> Outcomes:
    found = {}
    for case in ET.parse(report).getroot().iter("testcase"):  # noqa: S314 — pytest wrote it a moment ago
        kinds = {child.tag for child in case}
        ended = FAILED if kinds & {"failure", "error"} else SKIPPED if "skipped" in kinds else PASSED
        found[f"{case.get('classname', '').rpartition('tests.')[2]}.{case.get('name')}"] = ended
    return found


def _lost(stock: Outcomes, ours: Outcomes) -> list[str]:
    return [test for test, ended in stock.items() if ended == PASSED and ours.get(test) != PASSED]


def unexplained(stock: Outcomes, ours: Outcomes) -> list[str]:
    """The tests that pass on Whoosh's codec, not on ours, and without a reason."""
    return [test for test in _lost(stock, ours) if test not in WHY_NOT]


def tallies(stock: Outcomes, ours: Outcomes) -> dict[str, Tally]:
    """By file."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for test, ended in stock.items():
        file = test.partition(".")[0]
        counts[file].update(["tests", f"stock {ended}", f"ours {ours.get(test)}"])
    return {
        file: Tally(one["tests"], one[f"stock {PASSED}"], one[f"ours {PASSED}"], one["tests"] - one[f"stock {PASSED}"])
        for file, one in sorted(counts.items())
    }


def told(stock: Outcomes, ours: Outcomes) -> str:
    """The tally as a page."""
    found = tallies(stock, ours)
    whole = Tally(*map(sum, zip(*found.values(), strict=True)))
    lines = [
        "# Whoosh's own tests on the codec",
        "",
        f"{PACKAGE} {version(PACKAGE)}, Python {sys.version.split()[0]}, by `tests/benchmarks/whoosh_suite.py`.",
        "The last column counts tests that pass on neither codec: their examples, scripts or optional libraries are",
        "not in the source distribution.",
        "",
        "| tests of | tests | pass on Whoosh's codec | pass on ours | do not run or fail without us |",
        "|---|---|---|---|---|",
        *(f"| {file} | {one.tests} | {one.stock} | {one.ours} | {one.other} |" for file, one in found.items()),
        f"| **all** | **{whole.tests}** | **{whole.stock}** | **{whole.ours}** | **{whole.other}** |",
        "",
        "What passes on Whoosh's codec and not on ours:",
        "",
        *(f"- `{test}`: {WHY_NOT.get(test, 'no reason is known')}" for test in _lost(stock, ours)),
        "",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
