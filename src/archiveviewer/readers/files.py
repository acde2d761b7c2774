"""Files before anyone reads them. A path comes in; whether it may hold articles, how its name is shown, its bytes
(or the reason why not) and the date its place tells go out. This module refuses to know any format's inside.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def printable(path: Path) -> str:
    r"""The path as valid Unicode for showing and for JSON: what no text can hold is written as \xNN or \uNNNN.

    It does not lead back to the file. Whoever must open it again keeps the path itself (`os.fsencode`).
    """
    return str(path).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
