"""The last questions asked. Comes in: text; goes out: lists of text. They outlive the program in the window's own file.

It refuses to know what was found.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from archiveviewer.ui.texts import bare

if TYPE_CHECKING:
    from collections.abc import Iterator

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

    def matching(self, text: str, limit: int) -> list[str]:
        """Those that go on from what was typed, then those in which a later word does, whatever the accents; the newest
        of all when nothing was typed.
        """
        start = bare(unicodedata.normalize("NFC", " ".join(text.split())))
        kept = [(question, bare(unicodedata.normalize("NFC", question))) for question in self.all()]
        first = [question for question, plain in kept if plain.startswith(start)]
        later = [question for question, plain in kept if any(plain.startswith(start, at) for at in _word_starts(plain))]
        return list(dict.fromkeys([*first, *later]))[:limit]

    def forget(self, text: str) -> None:
        """Remember one of them no longer."""
        self._store.setValue(_KEY, [other for other in self.all() if other != text])

    def forget_all(self) -> None:
        """Remember none of them."""
        self._store.remove(_KEY)


def _word_starts(plain: str) -> Iterator[int]:
    return (match.start() for match in re.finditer(r"\b\w", plain))
