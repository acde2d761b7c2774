"""Stock Whoosh reads pickles, and a pickle may run anything: here they may build only what its own files hold.

Comes in: Whoosh's modules. Goes out: the same, reading pickles through a reader that refuses every name but five, so
that an archive from a stranger's stick executes nothing. It goes with the pickles when the index's own format comes
(docs/decisions/004-index.md). It refuses to know what is read.
"""

from __future__ import annotations

import codecs
import io
import pickle
import sys
from collections import defaultdict
from types import SimpleNamespace
from typing import IO, Any

import whoosh.columns
import whoosh.filedb.fileindex
import whoosh.formats
import whoosh.index
import whoosh.legacy
import whoosh.util.loading  # the import alone makes these modules known, so that `protect` finds them
from whoosh.codec.whoosh3 import W3Codec, W3Segment


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


def protect() -> None:
    """Put the careful reader wherever Whoosh would use pickle's own."""
    careful = SimpleNamespace(load=_load, loads=_loads, dump=pickle.dump, dumps=pickle.dumps, Unpickler=_Reader)
    replacements = {id(pickle.load): _load, id(pickle.loads): _loads, id(pickle): careful}
    for module in [module for name, module in sys.modules.items() if name.startswith("whoosh.")]:
        for name, value in list(vars(module).items()):
            if id(value) in replacements:
                setattr(module, name, replacements[id(value)])
    whoosh.util.loading.RenamingUnpickler.find_class = _Reader.find_class
