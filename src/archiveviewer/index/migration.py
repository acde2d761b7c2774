"""An index of format 1, which stock Whoosh wrote, becomes one of this format.

Comes in: its folder. Goes out: the same folder with the new index in it and the old one gone. The articles are taken
from the old index, so that none is lost whose file no longer exists. Killed in between, it begins anew. It refuses to
know the files of articles.
"""

from __future__ import annotations

import itertools
import zlib
from typing import TYPE_CHECKING

import msgspec
from whoosh import fields
from whoosh.filedb.filestore import FileStorage

from archiveviewer.article import Article
from archiveviewer.errors import ArchiveDamaged
from archiveviewer.index import unpickling
from archiveviewer.index.analysis import Analyser
from archiveviewer.index.segments.storing import LARGEST
from archiveviewer.index.writing import Writer, create

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TOGETHER = 64
"""Articles that are analysed at the same time."""
_decoder = msgspec.json.Decoder(Article)


def migrate(folder: Path) -> None:
    """Write the new index and remove the old one. The caller holds the archive's lock. Raises ArchiveDamaged."""
    create(folder)
    analyser = Analyser()
    articles = _articles(folder)
    with Writer(folder) as writer:
        while some := list(itertools.islice(articles, TOGETHER)):
            bare = [msgspec.structs.replace(article, id="") for article in some]
            writer.add(analyser.batch(bare), [article.id for article in some])
        writer.commit()
        for _ in writer.merge():
            pass


def remove_old(folder: Path) -> None:
    """Remove what stock Whoosh left."""
    for pattern in ("MAIN_*", "_MAIN_*.toc"):
        for path in folder.glob(pattern):
            path.unlink()


def _articles(folder: Path) -> Iterator[Article]:
    try:
        with unpickling.careful():
            old = FileStorage(str(folder), readonly=True).open_index(schema=fields.Schema(article=fields.STORED))
            with old.reader() as reader:
                for _number, stored in reader.iter_docs():
                    yield _decoder.decode(zlib.decompressobj().decompress(stored["article"], LARGEST))
    except Exception as error:
        # Damaged files lead Whoosh's readers anywhere, so no list of exceptions would be complete.
        raise ArchiveDamaged(folder, f"an index of format 1: {error}") from error
