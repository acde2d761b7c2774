"""Search and read a newsroom's own archive of Vietnamese articles, offline."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archiveviewer.archive import Archive

__version__ = "0.1.0"
__all__ = ["Archive", "__version__"]


def __getattr__(name: str) -> object:
    """`from archiveviewer import Archive`, loading the search engine only then."""
    if name == "Archive":
        from archiveviewer.archive import Archive  # noqa: PLC0415 — see above

        return Archive
    raise AttributeError(name)
