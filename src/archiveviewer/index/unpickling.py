"""Stock Whoosh reads pickles, and a pickle may run anything: here they may build only what its own files hold.

Comes in: Whoosh's modules. Goes out: the same, for a while reading pickles through a reader that refuses every name but
five, so that an archive of format 1 from a stranger's stick executes nothing when it is brought up to date. It refuses
to know what is read.
"""

from __future__ import annotations

import codecs
import contextlib
import io
import pickle
import sys
from collections import defaultdict
from types import SimpleNamespace
from typing import IO, TYPE_CHECKING, Any

import whoosh.columns
import whoosh.filedb.fileindex
import whoosh.formats
import whoosh.index
import whoosh.legacy
import whoosh.util.loading  # the import alone makes these modules known, so that `careful` finds them
from whoosh.codec.whoosh3 import W3Codec, W3Segment

if TYPE_CHECKING:
    from collections.abc import Iterator


def _latin_1(text: str, encoding: str) -> bytes:
    """What a pickle of bytes in an old protocol calls; other codecs could do more than copy."""
    if encoding != "latin1":
        raise pickle.UnpicklingError(f"codec {encoding}")
    return codecs.latin_1_encode(text)[0]


_ALLOWED: dict[tuple[str, str], Any] = {
    ("whoosh.codec.whoosh3", "W3Codec"): W3Codec,
    ("whoosh.codec.whoosh3", "W3Segment"): W3Segment,
    ("collections", "defaultdict"): defaultdict,
    ("builtins", "int"): int,
    ("_codecs", "encode"): _latin_1,
}


class _Reader(pickle.Unpickler):
    """Builds numbers, texts, lists and the few classes of Whoosh's own files."""

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 — the base class's signature
        """Only what is on the list; anything else is no index of ours."""
        try:
            return _ALLOWED[module, name]
        except KeyError:
            raise pickle.UnpicklingError(f"{module}.{name} has no place in an index") from None


def _load(file: IO[bytes]) -> object:
    return _Reader(file).load()


def _loads(data: bytes) -> object:
    return _Reader(io.BytesIO(data)).load()


@contextlib.contextmanager
def careful() -> Iterator[None]:
    """The careful reader in place of pickle's own wherever Whoosh would use that, for a while."""
    replaced = SimpleNamespace(load=_load, loads=_loads, dump=pickle.dump, dumps=pickle.dumps, Unpickler=_Reader)
    replacements = {id(pickle.load): _load, id(pickle.loads): _loads, id(pickle): replaced}
    renaming = whoosh.util.loading.RenamingUnpickler
    before = [(renaming, "find_class", renaming.find_class)]
    for module in [module for name, module in sys.modules.items() if name.startswith("whoosh.")]:
        before += [(module, name, value) for name, value in vars(module).items() if id(value) in replacements]
    for holder, name, value in before[1:]:
        setattr(holder, name, replacements[id(value)])
    renaming.find_class = _Reader.find_class
    try:
        yield
    finally:
        for holder, name, value in before:
            setattr(holder, name, value)
