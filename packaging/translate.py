"""The translations brought up to date: `python packaging/translate.py`. Comes in: the window's sources and the `.ts`
files; goes out: `.ts` files with every sentence of the sources, and the `.qm` files made from them.

What is new stands in the `.ts` files as unfinished, for a person to translate; then run this again. It refuses to
translate anything, and it leaves `qtbase_vi.ts`, the words of Qt itself, to people: there are no sources for it here.
"""  # noqa: INP001 — a script, not part of a package

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import PySide6

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "src" / "archiveviewer" / "ui"
TRANSLATIONS = ROOT / "resources" / "translations"
EVERYTHING = "archiveviewer_vi.ts"
PLURALS = "archiveviewer_en.ts"
"""English stands in the sources; only its plural forms need a file."""


def main() -> int:
    """Update every `.ts`, then make every `.qm`."""
    with tempfile.TemporaryDirectory() as folder:
        copies = readable_sources(Path(folder))
        extract(copies, TRANSLATIONS / EVERYTHING)
        extract(copies, TRANSLATIONS / PLURALS, "-pluralonly")
    for sentences in sorted(TRANSLATIONS.glob("*.ts")):
        release(sentences, sentences.with_suffix(".qm"))
    return 0


def extract(sources: list[Path], sentences: Path, *options: str) -> None:
    """Bring one `.ts` up to date. Without line numbers, which would change with every edit of the sources."""
    fixed = ["-no-obsolete", "-locations", "none", "-disable-heuristic", "similartext", "-silent"]
    _run("lupdate", *fixed, *options, *map(str, sources), "-ts", str(sentences))


def release(sentences: Path, made: Path) -> None:
    """Make the file that the program reads."""
    _run("lrelease", "-silent", str(sentences), "-qm", str(made))


def readable_sources(folder: Path) -> list[Path]:
    """Copies of the sources in which lupdate finds every plural.

    It takes `translate("…", "%Ln …", "", count)` for a plural only when the number is a literal, and drops the sentence
    when it is an expression.
    """
    copies = []
    for source in sorted(SOURCES.rglob("*.py")):
        copy = folder / source.name
        copy.write_bytes(_with_literal_numbers(source.read_bytes()))
        copies.append(copy)
    return copies


def _with_literal_numbers(source: bytes) -> bytes:
    lines = source.splitlines(keepends=True)
    starts = [sum(map(len, lines[:number])) for number in range(len(lines))]
    numbers = sorted(_plural_numbers(ast.parse(source)), key=lambda node: (node.lineno, node.col_offset), reverse=True)
    for node in numbers:
        begin = starts[node.lineno - 1] + node.col_offset
        end = starts[(node.end_lineno or node.lineno) - 1] + (node.end_col_offset or 0)
        source = source[:begin] + b"1" + source[end:]
    return source


def _plural_numbers(tree: ast.Module) -> list[ast.expr]:
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and len(node.args) == len("1234")]
    return [call.args[3] for call in calls if getattr(call.func, "id", getattr(call.func, "attr", "")) == "translate"]


def _run(tool: str, *arguments: str) -> None:
    program = shutil.which(tool, path=Path(PySide6.__file__).parent)
    if program is None:
        sys.exit(f"{tool} is not beside PySide6 in {Path(PySide6.__file__).parent}")
    subprocess.run([program, *arguments], check=True)  # noqa: S603 — Qt's own tool with our own files


if __name__ == "__main__":
    sys.exit(main())
