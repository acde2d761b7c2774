"""Segments in files, made from plain documents: the implementation that the program uses, for the oracle."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import numpy as np

from archiveviewer.index.analysis import Batch, Tokens
from archiveviewer.index.segments.building import Buffer
from archiveviewer.index.segments.merging import merge
from archiveviewer.index.segments.reading import Segment
from archiveviewer.index.traits import TERMS
from archiveviewer.query.fields import BREAK, HAS, WORD_FIELDS
from archiveviewer.vietnamese.terms import keys

if TYPE_CHECKING:
    from collections.abc import Sequence

    from memory_segments import Document
    from oracle_cases import Corpus


def on_disk(corpus: Corpus) -> Sequence[Segment]:
    """Each segment of the corpus as a file."""
    return [_segment(documents, _deleted(corpus, number)) for number, documents in enumerate(corpus.segments)]


def merged(corpus: Corpus) -> Sequence[Segment]:
    """Each segment of the corpus as a file that was merged from files of two documents."""
    return [_merged(documents, _deleted(corpus, number)) for number, documents in enumerate(corpus.segments)]


def _merged(documents: list[Document], deleted: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Segment:
    parts = [_segment(documents[at : at + 2], None) for at in range(0, len(documents), 2)]
    file = io.BytesIO()
    for _ in merge(parts, file):
        pass
    return Segment(file, deleted=deleted if deleted.any() else None)


def _deleted(corpus: Corpus, segment: int) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    flags = np.zeros(len(corpus.segments[segment]), bool)
    flags[[at for number, at in corpus.deleted if number == segment]] = True
    return flags


def _segment(documents: list[Document], deleted: np.ndarray[tuple[int], np.dtype[np.bool_]] | None) -> Segment:
    buffer = Buffer()
    buffer.add(batch(documents), [str(number) for number in range(len(documents))])
    file = io.BytesIO()
    buffer.write(file, b"")
    return Segment(file, deleted=deleted if deleted is not None and deleted.any() else None)


def batch(documents: list[Document]) -> Batch:
    """What analysis would make of articles with these fields."""
    known = {BREAK: 0}
    folds = [BREAK]

    def number(folded: str, exact: str) -> int:
        if exact not in known:
            known[exact] = len(known)
            folds.append(folded)
        return known[exact]

    fields = {}
    for name in WORD_FIELDS:
        words = []
        for document in documents:
            found: list[int] = []
            for at, paragraph in enumerate(str(document.get(name) or "").split(BREAK)):
                found += [0] * bool(at) + [number(*both) for both in keys(paragraph)]
            words.append(found)
        flat = np.array([one for found in words for one in found], "<u4")
        fields[name] = Tokens(flat.tobytes(), np.array(list(map(len, words)), "<u4").tobytes())
    return Batch(
        articles=(b"\x80",) * len(documents),
        days=tuple(int(document.get("date") or 0) for document in documents),
        titles=("",) * len(documents),
        facets={name: ("",) * len(documents) for name in ("section", "source", "author")},
        exact="\n".join(known),
        folded="\n".join(folds),
        fields=fields,
        phrases=Tokens(b"", np.zeros(len(documents), "<u4").tobytes()),
        runs=Tokens(b"", np.zeros(len(documents), "<u4").tobytes()),
        named=((),) * len(documents),
        traits=tuple(
            sum((trait in document.get(HAS, "").split()) << at for at, trait in enumerate(TERMS))
            for document in documents
        ),
    )
