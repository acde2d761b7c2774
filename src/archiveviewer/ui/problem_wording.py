"""Files that need a person, in words. Comes in: problems, and what readers call them; goes out: text.

It refuses to decide which files these are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archiveviewer.ui.wording import number, one_line, translate

if TYPE_CHECKING:
    from collections.abc import Callable

    from archiveviewer.results import Problem

_SURE = 0.995
"""An encoding guessed so surely needs no number."""


def problem(problem: Problem) -> str:
    """What is wrong with a file; of one that is not supported, what it is."""
    said = kind(problem.reason, failed=problem.failed)
    return f"{said} ({one_line(problem.detail)})" if problem.reason == "unsupported" and problem.detail else said


def kind(reason: str, *, failed: bool) -> str:
    """What is wrong with files of a kind."""
    sentence = (_REASONS if failed else _FLAWS).get(reason) or _REASONS.get(reason)
    return sentence() if sentence else one_line(reason)


def problems(failed: int, doubtful: int) -> str:
    """How many files need a person."""
    if not failed and not doubtful:
        return translate("wording", "Every file could be read, and nothing looks wrong.")
    parts = [translate("wording", "%Ln file(s) could not be read.", "", failed)] if failed else []
    parts += [translate("wording", "%Ln thing(s) may be wrong.", "", doubtful)] if doubtful else []
    return " ".join([*parts, translate("wording", "All others are in the archive.")])


def columns() -> tuple[str, ...]:
    """Names of the columns of a table of problems."""
    return (
        translate("wording", "File"),
        translate("wording", "Inside"),
        translate("wording", "Reason"),
        translate("wording", "Technical cause"),
        translate("wording", "Encoding"),
        translate("wording", "How sure"),
        translate("wording", "Times"),
    )


def guess(encoding: str, score: float) -> str:
    """An encoding that was guessed, and how sure that is."""
    if score >= _SURE:
        return one_line(encoding)
    percent = str(int(max(score, 0.0) * 100))
    return translate("wording", "%1, %2 % sure").replace("%2", percent).replace("%1", one_line(encoding))


def many_of(name: str, count: int) -> str:
    """A folder or file with the number of its files or articles that have a problem."""
    return translate("wording", "{name} ({count} times)").format(name=name, count=number(count))


_REASONS: dict[str, Callable[[], str]] = {
    "empty": lambda: translate("wording", "The file is empty"),
    "too-large": lambda: translate("wording", "The file is too large"),
    "binary": lambda: translate("wording", "The file is not text"),
    "damaged": lambda: translate("wording", "The file is damaged"),
    "encoding": lambda: translate("wording", "The letters of the file could not be made out"),
    "no-article": lambda: translate("wording", "No article was found in the file"),
    "denied": lambda: translate("wording", "Access is not allowed"),
    "missing": lambda: translate("wording", "It is no longer there"),
    "unsupported": lambda: translate("wording", "This kind of file is not supported"),
}

_FLAWS: dict[str, Callable[[], str]] = {
    "encoding-uncertain": lambda: translate("wording", "Letters may be wrong: the encoding is not certain"),
    "encodings-mixed": lambda: translate("wording", "Several encodings in one text"),
    "characters-lost": lambda: translate("wording", "Some letters could not be read"),
    "cut": lambda: translate("wording", "The text is cut off"),
    "partly-damaged": lambda: translate("wording", "A part of the file is damaged"),
    "poor-scan": lambda: translate("wording", "A scan that is hard to read"),
    "no-article": lambda: translate("wording", "It may not be an article"),
    "title-made": lambda: translate("wording", "No title was found"),
    "date-missing": lambda: translate("wording", "No date was found"),
}
