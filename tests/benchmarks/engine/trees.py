"""A question as Whoosh's query tree, for our own index and for stock Whoosh alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from whoosh import query as tree

from archiveviewer.query.fields import EVERYTHING
from archiveviewer.query.question import understand
from benchmarks.engine import kinds

if TYPE_CHECKING:
    from archiveviewer.query.question import Question
    from benchmarks.engine.kinds import Asked


def typed(asked: Asked) -> str:
    """The question in the program's own language; patterns are not part of it yet."""
    if asked.kind in {kinds.PHRASE, kinds.NEAR}:
        return f'"{asked.words}"' + (f"~{asked.slop}" if asked.slop else "")
    if asked.kind == kinds.DATES:
        return f"{asked.words} date:{_month(asked.first)}..{_month(asked.last)}"
    return asked.words


def _month(day: int) -> str:
    """The month of a day YYYYMMDD, or its year when the range is of whole years."""
    year, month = day // 10_000, day // 100 % 100
    return f"{month}/{year}" if 1 <= month <= 12 else str(year)


def question(asked: Asked) -> Question:
    """The question as the index gets it."""
    read = understand(typed(asked))
    parts = [part for part in (read.tree if asked.words else None, *_patterns(asked)) if part is not None]
    whole = tree.And(parts).normalize() if len(parts) > 1 else parts[0]
    return msgspec.structs.replace(read, tree=whole)


def _patterns(asked: Asked) -> list[Any]:
    found: list[Any] = []
    if asked.kind == kinds.PREFIX:
        found.append(tree.Prefix(EVERYTHING, asked.pattern))
    elif asked.kind == kinds.INNER:
        found.append(tree.Wildcard(EVERYTHING, asked.pattern))
    elif asked.kind == kinds.FUZZY:
        found.append(tree.FuzzyTerm(EVERYTHING, asked.pattern, maxdist=1, prefixlength=1))
    return found
