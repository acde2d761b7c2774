"""Segments whose checksums a stranger made fit: what they hold is not believed, and told as damage."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np
import pytest
from whoosh import query as tree

from archiveviewer.errors import ArchiveDamaged
from archiveviewer.index import manifest, verification
from archiveviewer.index.evaluation import ranking
from archiveviewer.index.evaluation.evaluator import Evaluator
from archiveviewer.index.manifest import Entry
from archiveviewer.index.schema import schema
from archiveviewer.index.segments.sections import SectionReader, SectionWriter
from archiveviewer.index.snapshot import Snapshot
from archiveviewer.vietnamese.terms import keys
from factories import article, fill

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray


def _forge(folder: Path, name: str, forged: NDArray[Any]) -> None:
    """Put a segment with another array of this name in the place of the only one."""
    held = manifest.load(folder)
    (entry,) = held.segments
    path = folder / entry.file
    file = io.BytesIO()
    with SectionReader(io.BytesIO(path.read_bytes())) as sections:
        writer = SectionWriter(file)
        for one, section in sections.sections.items():
            writer.add(one, forged if one == name else sections.array(one), whole=bool(section.unpacked))
        checksum = writer.close(msgspec.Raw(sections.facts))
    path.write_bytes(file.getvalue())
    segments = (Entry(entry.file, checksum, entry.documents),)
    manifest.save(msgspec.structs.replace(held, segments=segments), folder)


@pytest.fixture
def sections(folder: Path) -> SectionReader:
    fill(folder, [article(f"Lũ sông {one}", "đê sông lũ, lú", article_id=str(one)) for one in range(3)])
    (path,) = folder.glob("*.segment")
    return SectionReader(io.BytesIO(path.read_bytes()))


@pytest.mark.parametrize(
    ("name", "forged"),
    [
        ("text/totals", lambda totals: np.full(len(totals), 2**40, np.uint64)),
        ("text/totals", lambda totals: totals - totals),
        ("text/kinds", lambda kinds: kinds ^ 0xFF),
        ("text/kinds", lambda kinds: kinds.astype(np.float32)),
        ("text/sizes", lambda sizes: -sizes.astype(np.int64)),
        ("text/folds", lambda folds: -1 - folds.astype(np.int64)),
        ("text/folds", lambda folds: folds.astype(np.float32)),
    ],
)
def test_what_leads_astray_is_told_as_damage(folder: Path, sections: SectionReader, name: str, forged: Any) -> None:  # noqa: ANN401 — a function
    _forge(folder, name, forged(sections.array(name)))
    assert list(verification.check(folder))
    with pytest.raises(ArchiveDamaged):
        _read(folder)


def _read(folder: Path) -> None:
    with verification.damage_told(folder), Snapshot(folder) as snapshot:
        field = snapshot.segments[0].field("text")
        assert field is not None
        field.base.postings(0, len(field.base))
        field.folds.take([0])


def test_words_are_found_although_they_are_said_to_be_spelled_as_another(folder: Path, sections: SectionReader) -> None:
    _forge(folder, "text/folds", sections.array("text/folds") * 0)
    terms = [exact for _folded, exact in keys("lũ lú")]
    with Snapshot(folder) as snapshot:
        evaluator = Evaluator(snapshot.segments, dict(schema().items()))
        found = ranking.answer(evaluator, tree.Or([tree.Term("text", term) for term in terms]))
        assert ranking.rewarded(evaluator, terms, found).numbers.tolist() == [0, 1, 2]
