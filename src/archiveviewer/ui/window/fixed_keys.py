"""The keys that belong to a pane and not to a command: they move about and can't be chosen. Comes in: nothing; goes
out: keys and what they do, by the place where they do it. It refuses to do anything.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

translate = QCoreApplication.translate
Rows = list[tuple[str, str]]


def fixed_keys() -> list[tuple[str, Rows]]:
    """By place: the keys, as the system calls them, and what they do."""
    return [
        (translate("help", "In the list of results and in the article"), _letters()),
        (translate("help", "In the filters and in the time line"), _narrowing()),
        (translate("help", "In the results as pictures, and full size"), _pictures()),
        (translate("help", "In the desk"), _desk()),
        (translate("help", "In the pages beside the text"), _pages()),
    ]


def _shown(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def _letters() -> Rows:
    return [
        ("↑ ↓, J K", translate("help", "Choose a result")),
        (_shown("Enter"), translate("help", "Go into the article")),
        ("+, R", translate("help", "List the reprints that stand behind a result")),
        (_shown("Space"), translate("help", "Page on; at the end of an article to the next result")),
        (_shown("Shift+Space"), translate("help", "Page back")),
        (_shown("Del"), translate("help", "Forget the recent search that is chosen below the search box")),
        (_shown("Esc"), translate("help", "Close the find bar, empty the search box, clear the years")),
    ]


def _desk() -> Rows:
    return [
        (_shown("Enter"), translate("help", "Open what is chosen: a list, an article, a search, a passage")),
        (_shown("F2"), translate("help", "Give it another name")),
        (_shown("Del"), translate("help", "Remove it; it can be brought back")),
        (_shown("Menu"), translate("help", "All that can be done with it")),
    ]


def _narrowing() -> Rows:
    return [
        (_shown("Space"), translate("help", "Tick a filter, choose a bar of the time line")),
        (_shown("Ctrl+Space"), translate("help", "Leave articles with a value out")),
        (_shown("Del"), translate("help", "Take a filter back; on a heading all of its kind")),
        (_shown("Shift+Left") + ", " + _shown("Shift+Right"), translate("help", "Choose a stretch of time")),
        ("↑ ↓", translate("help", "In the time line: nearer, further away")),
        (f"{_shown('PgUp')}, {_shown('PgDown')}", translate("help", "In the time line: earlier, later")),
    ]


def _pages() -> Rows:
    return [
        (
            f"{_shown('PgDown')}, {_shown('PgUp')}, {_shown('Space')}",
            translate("help", "A screen on or back; then to the next page"),
        ),
        ("← →, " + _shown("Home") + ", " + _shown("End"), translate("help", "Previous, next, first and last page")),
        ("+ − 0 1", translate("help", "Larger, smaller, the whole page, as wide as there is room for")),
    ]


def _pictures() -> Rows:
    return [
        (
            _shown("Enter"),
            translate("help", "Go to where the picture stands; full size: a dot for a dot, or all of it"),
        ),
        (_shown("Space"), translate("help", "See the picture full size")),
        ("← →", translate("help", "Previous and next picture")),
        ("+ − 0 1", translate("help", "Larger, smaller, all of it, a dot for a dot")),
        ("↑ ↓, " + _shown("Shift+Left") + ", " + _shown("Shift+Right"), translate("help", "Move what is larger")),
    ]
