"""What the evaluator asks of stored postings. Term numbers and document numbers come in, arrays go out.

Whoever implements these protocols decides where the arrays lie; nothing here or above knows files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Field(Protocol):
    """One field of one segment. Its terms are numbered in byte order."""

    @property
    def lengths(self) -> NDArray[np.uint8] | None:
        """A byte a document, `whoosh.util.numeric.length_to_byte` of its words; None when the field is not scorable."""

    @property
    def total_length(self) -> int:
        """The words of all documents together, deleted ones included, before they were rounded to bytes."""

    @property
    def has_positions(self) -> bool:
        """Whether word positions are kept."""

    def find(self, term: bytes) -> int:
        """The term's number, or -1."""

    def text(self, number: int) -> bytes:
        """The term of that number."""

    def span(self, first: bytes, end: bytes | None) -> range:
        """The numbers of the terms with first <= term < end; None is behind the last."""

    def heap(self, numbers: range) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
        """The terms' bytes joined, and where each begins, with one more for the end."""

    def doc_frequency(self, number: int) -> int:
        """How many documents have the term, deleted ones included, as Whoosh counts."""

    def documents(self, number: int) -> NDArray[np.int32]:
        """Who has the term, ascending."""

    def bits(self, number: int) -> NDArray[np.uint64] | None:
        """For a term of very many documents, cheaper than `documents`: the whole segment as bits, 64 by 64, the first
        of each in the lowest. Else None.
        """

    def ranks(self, number: int, documents: NDArray[Any]) -> NDArray[np.int64]:
        """The places among `documents` of some that are among them."""

    def among(self, number: int, documents: NDArray[Any]) -> tuple[NDArray[np.intp], NDArray[np.int64]]:
        """Which of ascending documents have the term: their places among these, and among those of the term."""

    def frequencies(self, number: int, places: NDArray[np.intp] | None = None) -> NDArray[Any]:
        """Weights parallel to `documents`, or those at some places among them."""

    def positions(
        self, number: int, documents: NDArray[Any] | None, ranks: NDArray[np.int64] | None = None
    ) -> tuple[NDArray[Any], NDArray[np.int64]]:
        """Word positions in these ascending documents, which all have the term (None: in all that have it), joined,
        and how many each has; `ranks` are their places among those of the term, if somebody knows them.
        """


class Segment(Protocol):
    """One segment: documents numbered from 0."""

    @property
    def document_count(self) -> int:
        """How many documents it holds, deleted ones included."""

    @property
    def deleted(self) -> NDArray[np.bool_] | None:
        """Which documents are deleted; None when none is."""

    def field(self, name: str) -> Field | None:
        """A field's postings; None when no document has the field."""

    def day(self) -> NDArray[np.int32] | None:
        """Each document's date as a number YYYYMMDD, 0 when unknown; None when there is no such column."""
