"""Which id each article of a file gets. Files with what was read of them come in; ids go out.

A file keeps the ids it had, wherever it moved. A new article is named after its address, or else after its place,
unless another article has that name already. It refuses to know what is in an article.
"""

from __future__ import annotations

import functools
import hashlib
import itertools
import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from archiveviewer.archive.catalogue import Entry
    from archiveviewer.archive.comparison import Comparison
    from archiveviewer.archive.worker import Outcome, Request


@dataclass(frozen=True)
class Read:
    """A file that was read, and what is known of it from before, under this path or another."""

    file: Request
    outcome: Outcome
    before: Entry | None

    @cached_property
    def had(self) -> frozenset[str]:
        """The ids of its articles from before; a file may have very many."""
        return frozenset(self.before.ids if self.before else ())

    @property
    def keeps_ids(self) -> bool:
        """Whether it has as many articles as before, which then are the same ones."""
        return self.before is not None and self.before.articles == len(self.outcome.urls)

    def names(self) -> Iterator[tuple[str, list[str]]]:
        """Of each article the place where it is, and the ids it might get, the best first."""
        file = f"{_name(self.file.folder)}\0{os.fsdecode(self.file.path)}"
        for number, (url, member) in enumerate(zip(self.outcome.urls, self.outcome.members, strict=True)):
            place = f"{file}\0{member or (str(number) if number else '')}"
            told = (_hash(one) for one in (url, place) if one)
            yield f"{self.file.folder}\0{place}", [*self._numbered(file, number, member), *told]

    def _numbered(self, file: str, number: int, member: str) -> list[str]:
        """The id that earlier versions gave to an article which has no name in its file: by its number."""
        name = _hash(f"{file}\0#{number + 1}")
        return [name] if member.startswith("#") and name in self.had else []


def ids(reads: Sequence[Read], held: Callable[[set[str]], set[str]], comparison: Comparison) -> list[tuple[str, ...]]:
    """The ids of the articles of some files, file by file. `held` tells which of some ids the index has."""
    wanted = [[] if read.keeps_ids else list(read.names()) for read in reads]
    taken = held({name for articles in wanted for _place, names in articles for name in names})
    given: set[str] = set()

    def is_free(name: str, read: Read) -> bool:
        return name not in given and (name not in taken or name in read.had or comparison.is_orphan(name))

    def others(place: str) -> Iterator[str]:
        """Further ones, for whoever finds all of his taken."""
        further = (_hash(f"{place}\0{number}" if number else place) for number in itertools.count())
        return (name for name in further if name not in given and not held({name}))

    named = []
    for read, articles in zip(reads, wanted, strict=True):
        if read.before is not None and read.keeps_ids:
            mine = list(read.before.ids)
        else:
            mine = []
            for place, names in articles:
                free = (name for name in names if is_free(name, read))
                mine.append(next(itertools.chain(free, others(place))))
                given.add(mine[-1])
        given.update(mine)
        named.append(tuple(mine))
    for name in taken & given:
        comparison.adopt(name)
    return named


@functools.lru_cache(64)
def _name(folder: str) -> str:
    return Path(folder).name


def _hash(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()
