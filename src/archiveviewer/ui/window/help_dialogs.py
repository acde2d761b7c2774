"""What a person may look up: the keys, the program itself. Comes in: actions; goes out: text to read. They refuse to do
anything. The language of questions is in `query_help`.
"""

from __future__ import annotations

import platform
from html import escape
from typing import TYPE_CHECKING

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QCoreApplication, QSize, Qt, qVersion
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QScrollArea, QVBoxLayout, QWidget

import archiveviewer
from archiveviewer.ui import icons, theme
from archiveviewer.ui.window.actions import plain

if TYPE_CHECKING:
    from archiveviewer.ui.window.actions import Actions

translate = QCoreApplication.translate


class ReadingDialog(QDialog):
    """Our own text to be read and closed; it scrolls by keyboard."""

    def __init__(self, title: str, body: str, size: QSize, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(size)
        text = QLabel(body, self)
        text.setTextFormat(Qt.TextFormat.RichText)
        text.setWordWrap(True)
        text.setAlignment(Qt.AlignmentFlag.AlignTop)
        text.setMargin(16)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        scroll = QScrollArea(self)
        scroll.setWidget(text)
        scroll.setWidgetResizable(True)
        scroll.setBackgroundRole(self.palette().ColorRole.Base)
        scroll.setAccessibleName(title)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(scroll, 1)
        column.addWidget(buttons)


def keys_dialog(actions: Actions, parent: QWidget) -> ReadingDialog:
    """Every key of the window, made from the commands themselves so that it can't go out of date."""
    parts = []
    for title, commands in actions.menus:
        rows = [
            (plain(command.text), [key.toString(_NATIVE) for key in actions[command.name].shortcuts()])
            for command in commands
            if command is not None and command.keys
        ]
        parts.append(_section(plain(title), [(", ".join(keys), text) for text, keys in rows]))
    parts.append(_section(translate("help", "In the list of results and in the article"), _letter_keys()))
    parts.append(_section(translate("help", "In the results as pictures, and full size"), _picture_keys()))
    parts.append(_section(translate("help", "In the pages beside the text"), _page_keys()))
    return ReadingDialog(translate("help", "Keyboard"), "".join(parts), QSize(560, 640), parent)


_NATIVE = QKeySequence.SequenceFormat.NativeText


def _shown(keys: str) -> str:
    """Keys as the person's language and system call them."""
    return QKeySequence(keys).toString(_NATIVE)


def _letter_keys() -> list[tuple[str, str]]:
    return [
        ("↑ ↓, J K", translate("help", "Choose a result")),
        (_shown("Enter"), translate("help", "Go into the article")),
        ("+, R", translate("help", "List the reprints that stand behind a result")),
        (_shown("Space"), translate("help", "Page on; at the end of an article to the next result")),
        (_shown("Shift+Space"), translate("help", "Page back")),
        (_shown("Del"), translate("help", "Forget the recent search that is chosen below the search box")),
        (_shown("Esc"), translate("help", "Close the find bar, empty the search box, clear the years")),
    ]


def _page_keys() -> list[tuple[str, str]]:
    return [
        (
            f"{_shown('PgDown')}, {_shown('PgUp')}, {_shown('Space')}",
            translate("help", "A screen on or back; then to the next page"),
        ),
        ("← →, " + _shown("Home") + ", " + _shown("End"), translate("help", "Previous, next, first and last page")),
        ("+ − 0 1", translate("help", "Larger, smaller, the whole page, as wide as there is room for")),
    ]


def _picture_keys() -> list[tuple[str, str]]:
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


def about_dialog(parent: QWidget) -> ReadingDialog:
    """Versions, for a report; licences, because they are owed."""
    versions = [
        ("Archive Viewer", archiveviewer.__version__),
        ("Python", platform.python_version()),
        ("Qt / PySide6", f"{qVersion()} / {pyside_version}"),
        (translate("help", "System"), platform.platform()),
    ]
    licences = [
        ("Archive Viewer", "MIT"),
        ("Qt, PySide6", "LGPL-3.0"),
        ("Whoosh", "BSD-2-Clause"),
        ("lxml, NumPy, msgspec", "BSD-3-Clause"),
        ("Pillow", "MIT-CMU"),
        ("pypdfium2, PDFium", "Apache-2.0, BSD-3-Clause"),
        ("python-dateutil", "Apache-2.0, BSD-3-Clause"),
        ("platformdirs", "MIT"),
        ("Source Serif 4, Be Vietnam Pro", "SIL OFL 1.1"),
    ]
    purpose = translate("help", "Search and read a newspaper’s own archive, offline.")
    body = (
        f"<h2>Archive Viewer</h2><p>{escape(purpose)}</p>"
        + _section(translate("help", "Versions"), versions)
        + _section(translate("help", "Licences"), licences)
    )
    dialog = ReadingDialog(translate("help", "About Archive Viewer"), body, QSize(520, 560), parent)
    dialog.setWindowIcon(icons.app_icon())
    return dialog


def _section(title: str, rows: list[tuple[str, str]]) -> str:
    """A heading and a table of two columns; everything is escaped here and nowhere else."""
    cells = "".join(
        f"<tr><td width='190' style='padding:3px 16px 3px 0'><b>{escape(left)}</b></td>"
        f"<td style='padding:3px 0'>{escape(right)}</td></tr>"
        for left, right in rows
    )
    return f"<h3 style='font-family:\"{theme.SERIF}\"'>{escape(title)}</h3><table>{cells}</table>"
