"""The last questions asked. Comes in: text; goes out: lists of text. They outlive the program in the window's own file.

It refuses to know what was found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings

RECENT_KEPT = 30
_KEY = "recent"


class RecentQuestions:
    """The last questions, newest first."""

    def __init__(self, store: QSettings) -> None:
        self._store = store

    def add(self, text: str) -> None:
        """Remember a question that led to something."""
        text = " ".join(text.split())
        if text and text != "*":
            kept = [text, *(other for other in self.all() if other.casefold() != text.casefold())][:RECENT_KEPT]
            self._store.setValue(_KEY, kept)

    def all(self) -> list[str]:
        """All of them; whatever else stands in the file is left out."""
        untrusted = self._store.value(_KEY, [])
        values = [untrusted] if isinstance(untrusted, str) else untrusted  # a list of one comes back as text
        return [text for text in values if isinstance(text, str) and text] if isinstance(values, list) else []

    def beginning_with(self, text: str, limit: int) -> list[str]:
        """Those that go on from what was typed; the newest of all when nothing was."""
        start = text.casefold().lstrip()
        return [question for question in self.all() if question.casefold().startswith(start)][:limit]
