"""Handing a file to the system's own programs. Comes in: a path; goes out: a request to the desktop.

An archive is filled with files that anybody may have made, so only documents are opened; for all else the folder is
shown. It refuses to start anything itself.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENTS = frozenset(
    (
        *(".txt", ".md", ".htm", ".html", ".xhtml", ".mht", ".mhtml", ".xml", ".json", ".csv"),
        *(".jpg", ".jpeg", ".png", ".gif", ".webp", ".tif", ".tiff", ".bmp"),
        *(".doc", ".docx", ".rtf", ".odt", ".fodt", ".sxw", ".pdf", ".epub", ".eml", ".zip", ".gz", ".xz"),
    )
)


def open_safely(path: Path) -> bool:
    """Open a document with the program that is set for it, or show the folder it lies in; false if nothing could."""
    if path.suffix.lower() in DOCUMENTS and os.path.isfile(path):  # noqa: PTH113 — does not raise where denied
        return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
    return open_folder_of(path)


def open_folder_of(path: Path) -> bool:
    """Show the folder a file lies in, if it is there; false if nothing could."""
    there = os.path.isdir(path.parent)  # noqa: PTH112 — as above
    return there and QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
