"""Operators in small letters: "lúa or gạo" asks for three words, and may mean lúa OR gạo.

Comes in: a question as understood. Goes out: the question with these words in capitals. It refuses to know whether that
finds anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archiveviewer.query.operators import IN_SMALL_LETTERS
from archiveviewer.query.rows import replaced, rows

if TYPE_CHECKING:
    from archiveviewer.query.question import Question


def with_operators(question: Question) -> str | None:
    """The question as it would be with operators; None where it has none of these words between others."""
    text = question.text
    others = {
        typed: IN_SMALL_LETTERS[typed.text]
        for row in rows(question)
        for typed in row[1:-1]
        if typed.text in IN_SMALL_LETTERS and typed.leaf == typed.start and text[typed.end] == " "
    }
    return replaced(text, others) if others else None
