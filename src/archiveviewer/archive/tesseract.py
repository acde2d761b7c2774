"""Tesseract, where it is installed: a page as it is seen comes in, what it reads there goes out.

It is a program of its own, started for each page with the lowest priority and ended when it takes too long. Nothing is
fetched: without its Vietnamese data it is as good as absent. It refuses to know files and archives.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

from archiveviewer.readers.scans import ReadPage

if TYPE_CHECKING:
    from archiveviewer.results import Pixels

LANGUAGE = "vie"
PATIENCE = 120.0
"""Seconds for a page."""
ASKING = 20.0
_LARGEST_ANSWER = 16 * 1024 * 1024
_WORD_LEVEL = "5"
_COLUMNS = 12
_IDLE = getattr(subprocess, "IDLE_PRIORITY_CLASS", 0) | getattr(subprocess, "CREATE_NO_WINDOW", 0)
_HYPHEN = re.compile(r"([^\W\d_]{2,})-$")


class Tesseract:
    """The program, found once."""

    def __init__(self, program: str) -> None:
        nice = shutil.which("nice")
        self._command = [nice, "-n", "19", program] if nice else [program]

    @classmethod
    def found(cls) -> Tesseract | None:
        """The program of this machine, if there is one that reads Vietnamese."""
        program = shutil.which("tesseract")
        if program is None:
            return None
        told = _run([program, "--list-langs"], b"", ASKING)
        return cls(program) if told is not None and LANGUAGE in told.decode("utf-8", "replace").split() else None

    def read(self, page: Pixels) -> ReadPage | None:
        """What stands on a page; None when it took too long or failed."""
        picture = b"P6 %d %d 255\n" % (page.width, page.height) + page.data
        told = _run([*self._command, "stdin", "stdout", "-l", LANGUAGE, "--psm", "3", "tsv"], picture, PATIENCE)
        return None if told is None else read_words(told[:_LARGEST_ANSWER].decode("utf-8", "replace"))


def _run(command: list[str], given: bytes, seconds: float) -> bytes | None:
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(  # noqa: S603 — a program that the person installed, with arguments of ours
            command,
            input=given,
            capture_output=True,
            check=False,
            timeout=seconds,
            env=environment,
            creationflags=_IDLE,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None


def read_words(table: str) -> ReadPage:
    """The text of Tesseract's table of words: a line for each, with its paragraph, its line and its confidence."""
    paragraphs: dict[tuple[str, ...], dict[str, list[str]]] = {}
    sure, letters = 0.0, 0
    for row in table.splitlines():
        cells = row.split("\t", _COLUMNS - 1)
        word = cells[-1].strip() if len(cells) == _COLUMNS else ""
        if not word or cells[0] != _WORD_LEVEL:
            continue
        confidence = _number(cells[10])
        sure, letters = sure + confidence * len(word), letters + len(word)
        paragraphs.setdefault(tuple(cells[2:4]), {}).setdefault(cells[4], []).append(word)
    text = "\n\n".join(_joined([" ".join(words) for words in lines.values()]) for lines in paragraphs.values())
    return ReadPage(text, min(1.0, max(0.0, sure / letters / 100)) if letters else 0.0)


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0


def _joined(lines: list[str]) -> str:
    """The lines of a paragraph as one; a word that was parted at the end of a line is whole again."""
    text = ""
    for line in lines:
        parted = _HYPHEN.search(text) and line[:1].islower()
        text = text[:-1] + line if parted else f"{text} {line}".strip()
    return text
