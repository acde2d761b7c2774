"""Long work done in steps, so that whoever waits for something else can be served between two of them.

Comes in: a generator that yields between its steps and returns what it made; it holds nothing open at a yield, for it
may be dropped there. Goes out: that, whole. It refuses to know what the work is and who waits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Generator

Made = TypeVar("Made")


def whole(steps: Generator[object, None, Made]) -> Made:
    """All steps at once."""
    while True:
        try:
            next(steps)
        except StopIteration as ended:
            made: Made = ended.value
            return made
