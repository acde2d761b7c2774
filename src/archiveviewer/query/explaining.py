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

    def explained(asked: tree.Query) -> Explanation:
        parts = () if isinstance(asked, Asked) else tuple(map(explained, asked.children()))
        articles = count(part(asked, whole, mode, knowledge))
        return Explanation(text=described(asked), joined=joint(asked), articles=articles, parts=parts)

    parts = () if isinstance(whole, Asked) else tuple(map(explained, whole.children()))
    return Explanation(
        text=question.understood,
        joined=joint(whole),
        articles=articles,
        parts=parts,
        notices=question.notices,
    )
