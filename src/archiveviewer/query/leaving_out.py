"""What is left of a question without some of its parts: for whoever asked for more than any article has.

Comes in: a question as understood. Goes out: shorter questions, those that leave out least first. What can be left out
is a word, a phrase, what is asked of a field, or a time with all its words: all that find nothing by themselves, and of
the others neighbours. What is excluded, and what is within brackets or near something else, stays, and one word or
phrase at the least. It refuses to know how anything is found.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from whoosh import query as tree

from archiveviewer.query.asked import Asked, Fact
from archiveviewer.query.describing import described
from archiveviewer.query.question import understand
from archiveviewer.query.times import told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from archiveviewer.query.question import Question

    Part = list[Asked]
    """What is left out together: one piece, phrase or fact, or all of those that tell a time."""

_BEGINNING = re.compile(r"(?:[^\s():\"]+:)?[+=]*$")
"""What stands before a piece and belongs to it: the name of a field, a sign."""
_SEPARATING = " ,;"
MOST_PARTS = 12
"""Of a question of more parts, a sentence that was pasted, none is likely to be the one too many."""


def shorter(question: Question, finds: Callable[[str], object]) -> Iterator[list[str]]:
    """The question without what by itself finds nothing, if there is any; also without one of the other parts, without
    two neighbouring ones, and so on until one is left; each time in the order in which they were typed. `finds` tells
    whether a question finds anything. One of very many parts is left as it is.
    """
    parts = _parts(question)
    if len(parts) > MOST_PARTS:
        return
    kept = [part for part in parts if finds(_only(question, part))]
    fewest = 0 if len(kept) < len(parts) else 1
    for count in range(fewest, len(kept)):
        firsts = range(len(kept) - count + 1) if count else [0]
        left = [kept[:first] + kept[first + count :] for first in firsts]
        texts = [_only(question, leaves) for leaves in (list(chain(*some)) for some in left) if _has_words(leaves)]
        yield list(dict.fromkeys(texts))


def _has_words(leaves: Part) -> bool:
    return not all(isinstance(leaf, Fact) for leaf in leaves)


def _parts(question: Question) -> list[Part]:
    """The parts that every article must have."""
    parts: list[Part] = []
    if isinstance(question.asked, tree.And):
        times = [(words[0].start, words[-1].end) for words, _when in told(question)]
        before = None
        for leaf in question.asked.subqueries:
            if isinstance(leaf, Asked):
                time = next((time for time in times if time[0] <= leaf.startchar < time[1]), None)
                if time is not None and time == before:
                    parts[-1].append(leaf)
                else:
                    parts.append([leaf])
                before = time
    return parts


def _only(question: Question, leaves: Part) -> str:
    """The question with no other leaves than these: as typed where it is only pieces side by side, else as understood;
    what is no leaf stays.
    """
    parts = question.asked.subqueries if isinstance(question.asked, tree.And) else []
    left = [one for one in parts if one in leaves or not isinstance(one, Asked)]
    meant = described(left[0] if len(left) == 1 else tree.And(left))
    if len(left) == len(leaves) and not _cut(question.text, parts):
        typed = _cut(question.text, [one for one in parts if one not in leaves])
        if understand(typed).understood == meant:
            return typed
    return meant if len(left) == 1 else meant[1:-1]


def _cut(text: str, leaves: Part) -> str:
    """A text without some leaves and what belongs to them."""
    for leaf in sorted(leaves, key=lambda one: -one.startchar):
        beginning = _BEGINNING.search(text[: leaf.startchar])
        text = text[: beginning.start() if beginning else leaf.startchar] + " " + text[leaf.endchar :]
    return " ".join(one for one in text.split() if one.strip(_SEPARATING)).strip(_SEPARATING)
