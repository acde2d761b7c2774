"""What the readers make of a file, without any archive: to look at a file before it is added, or at rules of reading
before they hold. A path comes in; articles, failures and flaws of rules go out. It refuses to keep anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archiveviewer import readers
from archiveviewer.results import Failure

if TYPE_CHECKING:
    from pathlib import Path

    from archiveviewer.article import Article


def everything(
    path: Path, *, encoding: str = "", own_rules: Path | None = None
) -> tuple[tuple[Article, ...], tuple[Failure, ...]]:
    """The articles of a file and of all that lies in it, and the members that could not be read; raises Unreadable.
    `encoding` is one of `ENCODINGS` if one is chosen, `own_rules` a folder of rule files to be tried.
    """
    found = readers.everything(path, encoding=encoding, own_rules=own_rules)
    return found.articles, tuple(
        Failure(path=str(path), member=error.member, reason=error.reason, detail=error.detail)
        for error in found.failures
    )


def rule_flaws(own_rules: Path) -> list[tuple[str, str]]:
    """What of the rule files in a folder can't be used: the file's name and the flaw, in few words."""
    return readers.rule_flaws(own_rules)
