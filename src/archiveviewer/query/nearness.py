"""Things that stand near each other in a text, in one paragraph, often, or at the beginning.

Asked trees come in, with what was written between them; asked trees go out. What has no place in a text, such as a date
or what is excluded, is asked for besides. It refuses to know how it is typed.
"""

from __future__ import annotations

from whoosh import query as tree

from archiveviewer.query.asked import Asked, Fact
from archiveviewer.query.nodes import AtLeast, First, Near, Positional, SameParagraph, all_of

MOST_APART = 99
"""Words that may lie between those of a near question."""
MOST_COUNTED = 9_999
"""The largest number of `atleast` and `first`."""
MOST_NESTED = 4
"""Operators about places within one another; each looks through what those inside it found."""


def near(left: tree.Query, right: tree.Query, distance: str, *, ordered: bool) -> tree.Query | None:
    """Two sides at most so many words apart, or in one paragraph ("p"); None when they can't be."""
    (these, others), (those, more) = _placeable(left), _placeable(right)
    fields = {part.field() for part in (*these, *those)}
    if not these or not those or len(fields) != 1 or None in fields or max(map(_depth, (left, right))) >= MOST_NESTED:
        return None
    if distance in {"p", "P"} and not ordered:
        parts = [part.parts if isinstance(part, SameParagraph) else (part,) for part in (*these, *those)]
        found: tree.Query = SameParagraph([one for some in parts for one in some])
    elif not distance.isdigit() or not 0 < int(distance) <= MOST_APART:
        return None
    else:
        found = _chained(all_of(these), all_of(those), int(distance), ordered=ordered)
    return all_of([found, *others, *more])


def counted(query: tree.Query, kind: type[AtLeast | First], number: int) -> tree.Query | None:
    """Each part of a query at least so often, or among so many first words; None when it can't be."""
    wanted, others = _placeable(query)
    if not 0 < number <= MOST_COUNTED or not wanted or _depth(query) >= MOST_NESTED:
        return None
    return all_of([*(kind(part, number) for part in wanted), *others])


def _chained(left: tree.Query, right: tree.Query, distance: int, *, ordered: bool) -> Near:
    """A third side as near as the second is a part of the same node."""
    same = isinstance(left, Near) and (left.distance, left.ordered) == (distance, ordered)
    return Near([*(left.parts if same else [left]), right], distance, ordered)


def _depth(query: tree.Query) -> int:
    """How many nodes about places are within one another."""
    return isinstance(query, Positional) + max(map(_depth, query.children()), default=0)


def _placeable(query: tree.Query) -> tuple[list[tree.Query], list[tree.Query]]:
    """The parts of a side that stand somewhere in a text, and those that do not."""
    parts = list(query.children()) if isinstance(query, tree.And) else [query]
    return [part for part in parts if _stands(part)], [part for part in parts if not _stands(part)]


def _stands(query: tree.Query) -> bool:
    if isinstance(query, Fact | tree.Not):
        return False
    return isinstance(query, Asked | Positional) or all(map(_stands, query.children()))
