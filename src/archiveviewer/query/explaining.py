"""How a question was understood: each part of it said in the language itself, with what it finds.

A question comes in, and a function that counts; an `Explanation` goes out. It refuses to know how anything is found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archiveviewer.query.asked import Asked
from archiveviewer.query.describing import described, joint
from archiveviewer.query.question import part
from archiveviewer.results import Explanation

if TYPE_CHECKING:
    from collections.abc import Callable

    from whoosh import query as tree

    from archiveviewer.query.question import Knowledge, Question
    from archiveviewer.results import Mode


def explanation(
    question: Question, mode: Mode, knowledge: Knowledge, articles: int, count: Callable[[tree.Query], int]
) -> Explanation:
    """The whole question, which finds so many articles, and its parts, each counted by itself."""
    whole = question.asked
    if whole is None:
        return Explanation(text="*", articles=articles, notices=question.notices)
    return Explanation(
        text=question.understood,
        joined=joint(whole),
        articles=articles,
        parts=_parts(whole, lambda asked: count(part(asked, question, mode, knowledge))),
        notices=question.notices,
    )


def _parts(asked: tree.Query, count: Callable[[tree.Query], int]) -> tuple[Explanation, ...]:
    if isinstance(asked, Asked):
        return ()
    return tuple(
        Explanation(text=described(one), joined=joint(one), articles=count(one), parts=_parts(one, count))
        for one in asked.children()
    )
