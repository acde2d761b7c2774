"""What a person may look up about the program itself. Comes in: nothing; goes out: text to read. It refuses to do
anything.
"""

from __future__ import annotations

import platform
from html import escape

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QCoreApplication, QSize, Qt, qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QScrollArea, QVBoxLayout, QWidget

import archiveviewer
from archiveviewer.ui import icons, sizes, theme

translate = QCoreApplication.translate


class ReadingDialog(QDialog):
    """Our own text to be read and closed; it scrolls by keyboard."""

    def __init__(self, title: str, body: str, size: QSize, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        sizes.open_at(self, size.width(), size.height())
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
