"""The words of an archive that one slip of the finger makes of each other.

Comes in: a snapshot and a term, folded or exact. Goes out: the terms of the same kind with one letter more, less or
other, or with two neighbouring letters swapped. It refuses to know which of them was meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archiveviewer.index.evaluation.lexicon import Lexicon
from archiveviewer.vietnamese.terms import EXACT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archiveviewer.index.snapshot import Snapshot

LONGEST = 20
"""Letters of a term beyond which nothing is looked for."""


def close(snapshot: Snapshot, name: str, term: str) -> list[str]:
    """Those terms in order, without the term itself and without numbers."""
    if len(term) > LONGEST:
        return []
    found: set[str] = set()
    for segment in snapshot.segments:
        if field := segment.field(name):
            near = Lexicon(field, words=True).fuzzy(term, 1, 0).numbers
            swapped = (field.find(other.encode()) for other in _swapped(term))
            found.update(field.text(number).decode() for number in {*near, *swapped} if number >= 0)
    return sorted(other for other in found - {term} if other.removeprefix(EXACT)[:1].isalpha())


def _swapped(term: str) -> Iterator[str]:
    """The term with two neighbouring letters swapped; the sign that opens an exact term stays where it is."""
    for at in range(len(EXACT) if term.startswith(EXACT) else 0, len(term) - 1):
        yield term[:at] + term[at + 1] + term[at] + term[at + 2 :]
