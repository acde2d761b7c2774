"""An index of an earlier format becomes one of this format.

Comes in: its folder, its format and the source folders. Goes out: the same folder with the new index in it. Where the
old index has all that the new one has, it is only written anew. Otherwise its articles are taken from it and analysed
again, so that none is lost whose file no longer exists. The old index is what others see until the new one is complete;
killed in between, it begins anew. It refuses to know the files of articles.
"""

from __future__ import annotations

import itertools
import re
import zlib
from typing import TYPE_CHECKING

import msgspec
from whoosh import fields
from whoosh.filedb.filestore import FileStorage

from archiveviewer.article import Article
from archiveviewer.below import below
from archiveviewer.errors import ArchiveDamaged
from archiveviewer.index import manifest as manifests
from archiveviewer.index import unpickling
from archiveviewer.index.analysis import Analyser
from archiveviewer.index.segments.sections import LARGEST
from archiveviewer.index.store import Store
from archiveviewer.index.writing import Writer, create

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

TOGETHER = 64
"""Articles that are analysed at the same time."""
WHOOSHS = 1
"""The format that stock Whoosh wrote."""
COMPLETE = 5
"""The first format that had all of the present one, in another packing."""
_decoder = msgspec.json.Decoder(Article)


def migrate(folder: Path, version: int, sources: Sequence[str]) -> None:
    """Write the new index. The caller holds the archive's lock. Raises ArchiveDamaged.

    `sources` are the source folders as articles' paths begin with them.
    """
    if version == WHOOSHS:
        create(folder)
    elif manifests.load(folder).format == manifests.FORMAT:  # killed when all but saying so was done
        return
    elif version >= COMPLETE:
        with Writer(folder) as writer:
            for _ in writer.write_anew():
                pass
        return
    analyser = Analyser()
    articles = _of_whoosh(folder) if version == WHOOSHS else _of_segments(folder)
    with Writer(folder, anew=True) as writer:
        while some := list(itertools.islice(articles, TOGETHER)):
            bare = [msgspec.structs.replace(article, id="") for article in some]
            places = [_below(article.provenance.path, sources) for article in some]
            writer.add(analyser.batch(bare, places), [article.id for article in some])
        writer.commit()
        for _ in writer.merge():
            pass


def _below(path: str, sources: Sequence[str]) -> str:
    """The part of a path below its source folder, whichever system wrote it; the file's name where none is known."""
    for source in sorted(sources, key=len, reverse=True):
        if (inner := below(path, source)) is not None:
            return inner
    return re.split(r"[/\\]", path)[-1]


def remove_old(folder: Path) -> None:
    """Remove what stock Whoosh left."""
    for pattern in ("MAIN_*", "_MAIN_*.toc"):
        for path in folder.glob(pattern):
            path.unlink()


def _of_segments(folder: Path) -> Iterator[Article]:
    with Store(folder) as old:
        yield from old.all_articles()


def _of_whoosh(folder: Path) -> Iterator[Article]:
    try:
        with unpickling.careful():
            old = FileStorage(str(folder), readonly=True).open_index(schema=fields.Schema(article=fields.STORED))
            with old.reader() as reader:
                for _number, stored in reader.iter_docs():
                    yield _decoder.decode(zlib.decompressobj().decompress(stored["article"], LARGEST))
    except Exception as error:
        # Damaged files lead Whoosh's readers anywhere, so no list of exceptions would be complete.
        raise ArchiveDamaged(folder, f"an index of format 1: {error}") from error
