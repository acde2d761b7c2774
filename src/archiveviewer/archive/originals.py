"""Where the files behind articles are: originals and pictures. An article and the source folders come in; a place goes
out, or nothing. It refuses whatever lies outside the source folders, with all links followed, and to open anything.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from archiveviewer.archive.adding import inside
from archiveviewer.article import WITHIN
from archiveviewer.readers import inner
from archiveviewer.results import PicturePlace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archiveviewer.article import Article, Block


def known_file(path: Path, folders: Sequence[Path]) -> Path | None:
    """The file, if it is there and inside one of the folders."""
    return path if _root(path, folders) is not None else None


def picture(article: Article, block: Block, folders: Sequence[Path]) -> PicturePlace | None:
    """The picture of a figure, if it is a file inside one of the folders, or lies inside such a file."""
    if inner.is_address(block.image):
        return None
    beside = Path(article.provenance.path).parent
    if place := _place(beside / block.image, folders):
        return place
    holder, _mark, name = block.image.partition(WITHIN)
    return _place(beside / holder, folders, name) if holder and name else None


def paged(article: Article, folders: Sequence[Path]) -> PicturePlace | None:
    """The file with the pages of an article, if it has pages and is there."""
    if not any(block.page for block in article.blocks):
        return None
    return _place(Path(article.provenance.path), folders, article.provenance.member)


def _place(path: Path, folders: Sequence[Path], within: str = "") -> PicturePlace | None:
    root = _root(path, folders)
    if root is None:
        return None
    return PicturePlace(path, root.parent if os.path.isfile(root) else root, within)  # noqa: PTH113


def _root(path: Path, folders: Sequence[Path]) -> Path | None:
    root = next((folder for folder in folders if inside(path, folder)), None)
    return root if root is not None and os.path.isfile(path) else None  # noqa: PTH113 — does not raise where denied
