"""The colours of marked passages. Comes in: a colour's name; goes out: what to paint with it, on the theme of the
moment, and what it is called. It refuses to know what is marked. Ink on each ground reaches 7:1.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate

_LIGHT: Final = {"yellow": "#ffe9a8", "green": "#cdeccb", "blue": "#cbe3fa", "pink": "#fbd3df", "violet": "#e2d7f7"}
_DARK: Final = {"yellow": "#5c4d14", "green": "#1f4d2b", "blue": "#1d4468", "pink": "#662b41", "violet": "#47386f"}
_SIGNS: Final = {"yellow": "#d9a400", "green": "#3f9a48", "blue": "#2f7fc4", "pink": "#d0507a", "violet": "#7d5cc0"}
"""Strong enough for a stripe at the margin or a dot in a list: 3:1 on both papers."""


def ground(name: str, *, dark: bool) -> str:
    """What lies behind a passage; a colour of a later version is yellow."""
    grounds = _DARK if dark else _LIGHT
    return grounds.get(name, grounds["yellow"])


def sign(name: str) -> str:
    """A stripe or a dot of it."""
    return _SIGNS.get(name, _SIGNS["yellow"])


def called(name: str) -> str:
    """What a person calls it."""
    names = {
        "yellow": translate("desk", "Yellow"),
        "green": translate("desk", "Green"),
        "blue": translate("desk", "Blue"),
        "pink": translate("desk", "Pink"),
        "violet": translate("desk", "Violet"),
    }
    return names.get(name, names["yellow"])
