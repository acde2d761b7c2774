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

    from archiveviewer.ui.remembered import Remembered

RECENT_KEPT = 30
_KEY = "recent"


class RecentQuestions:
    """The last questions, newest first."""

    def __init__(self, remembered: Remembered) -> None:
        self._remembered = remembered

    def add(self, text: str) -> None:
        """Remember a question that led to something."""
        text = " ".join(text.split())
        if text and text != "*":
            kept = [text, *(other for other in self.all() if other.casefold() != text.casefold())][:RECENT_KEPT]
            self._remembered.keep(_KEY, kept)

    def all(self) -> list[str]:
        """All of them; whatever else stands in the file is left out."""
        return self._remembered.texts(_KEY)

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
        self._remembered.keep(_KEY, [other for other in self.all() if other != text])

    def forget_all(self) -> None:
        """Remember none of them."""
        self._remembered.keep(_KEY, [])


def _word_starts(plain: str) -> Iterator[int]:
    return (match.start() for match in re.finditer(r"\b\w", plain))
