"""How every reader gets text out of bytes. Bytes or wrongly read text come in; text and what is known of its encoding
go out.

Left alone it is a guess (`vietnamese.encodings`). A person may have decided otherwise for a file: then that holds for
all there is in it, however deep, for the page in a mail in a box of mails. So the decision stands around the reading of
a file (`deciding`) instead of being handed from reader to reader. This module refuses to know formats.
"""

from __future__ import annotations

import contextlib
from contextvars import ContextVar
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from archiveviewer.vietnamese import chosen, encodings
from archiveviewer.vietnamese.encodings import Decoded
from archiveviewer.vietnamese.legacy_tables import with_capitals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archiveviewer.vietnamese.encodings import Declared


@dataclass(slots=True)
class _Decision:
    """`is_applied` once bytes were read so: what is right then must not be read again as if it were wrong."""

    encoding: str
    is_applied: bool = False


_decision: ContextVar[_Decision | None] = ContextVar("decision", default=None)


@contextlib.contextmanager
def deciding(encoding: str) -> Iterator[None]:
    """Whatever is decoded meanwhile is in this encoding, one of `chosen.ENCODINGS`; with any other name it is guessed.

    The name may come from an archive of a stranger, and Python has codecs that unpack.
    """
    before = _decision.set(_Decision(encoding) if encoding in chosen.ENCODINGS else None)
    try:
        yield
    finally:
        _decision.reset(before)


def decided() -> str:
    """The encoding that a person decided. What a format or a font says of it counts no more than a guess then."""
    decision = _decision.get()
    return decision.encoding if decision else ""


def decode(data: bytes, *, declared: Declared = "") -> Decoded:
    """The text of `data`; `declared` is what the format says of it, a mere hint, or who finds that out if needed."""
    decision = _decision.get()
    if decision is None:
        return _with_capitals(encodings.decode(data, declared=declared))
    found = chosen.decode(data, decision.encoding)
    decision.is_applied = not found.text.isascii()
    return _with_capitals(found)


def _with_capitals(found: Decoded) -> Decoded:
    text = with_capitals(found.text, found.encoding)
    return found if text is found.text else replace(found, text=text)


def repair(text: str) -> Decoded:
    """Text with what was read wrongly on its way put right."""
    decision = _decision.get()
    if decision is None:
        return _with_capitals(encodings.repair(text))
    return (
        Decoded(text, "unicode", 1.0) if decision.is_applied else _with_capitals(chosen.repair(text, decision.encoding))
    )
