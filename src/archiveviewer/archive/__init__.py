"""Archives: `door` is what window and terminal use.

It is opened when somebody first asks for what is behind it: the processes that read files are in this package too, and
neither search nor write.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archiveviewer.archive.door import (
        ENCODINGS,
        FLAWS,
        RULES,
        RULES_FOLDER,
        Archive,
        everything,
        repair,
        rule_flaws,
        verify,
    )

__all__ = ["ENCODINGS", "FLAWS", "RULES", "RULES_FOLDER", "Archive", "everything", "repair", "rule_flaws", "verify"]


def __getattr__(name: str) -> object:
    """One of the names above."""
    if name not in __all__:
        raise AttributeError(name)
    from archiveviewer.archive import door  # noqa: PLC0415 — see above

    return getattr(door, name)
