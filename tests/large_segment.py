"""A large segment in memory out of the research data, kept as numpy files so that the next run starts at once.

The articles of the data are recombined (a title and sapo of one, a body of another) until there are as many as wanted.
"""

from __future__ import annotations

import itertools
import json
import lzma
import pickle
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
from whoosh.util.numeric import length_to_byte

import shared_data
from archiveviewer.query.fields import BREAK, BREAK_POSITIONS
from archiveviewer.vietnamese.terms import keys
from memory_segments import MemoryField, MemorySegment, from_tokens


class Numbers(dict[Any, int]):
    """Numbers things as they are first asked for."""

    def __missing__(self, key: Any) -> int:  # noqa: ANN401 — anything hashable
        number = self[key] = len(self)
        return number


def records() -> list[dict[str, Any]]:
    data = shared_data.folder()
    if data is None:
        raise SystemExit("no research data")
    with lzma.open(data / "vietnews-30k.jsonl.xz") as lines:
        return [json.loads(line) for line in lines]


def recombined(found: list[dict[str, Any]], count: int) -> itertools.chain[tuple[str, list[str]]]:
    """Titles with paragraphs."""
    size = len(found)

    def one_round(turn: int, many: int) -> list[tuple[str, list[str]]]:
        made = []
        for number in range(many):
            head, tail = found[number], found[(number + turn * 7919) % size]
            made.append((head["title"], [head["title"], head["sapo"], *tail["body"], *tail["captions"]]))
        return made

    return itertools.chain.from_iterable(
        one_round(turn, min(size, count - turn * size)) for turn in range(-(-count // size))
    )


def build(count: int) -> MemorySegment:
    fields: dict[str, MemoryField] = {}
    vocabulary = Numbers()
    stores: dict[str, list[list[Any]]] = {"text": [[], [], []], "title": [[], [], []]}
    for number, (title, paragraphs) in enumerate(recombined(records(), count)):
        for name, value in (("text", paragraphs), ("title", [title])):
            tokens, places = _tokens(vocabulary, value)
            for column, values in zip(
                stores[name], (tokens, np.full(len(tokens), number, np.int32), places), strict=True
            ):
                column.append(values)
    for name, columns in stores.items():
        tokens, owners, places = (np.concatenate(column) for column in columns)
        fields[name] = _field(tokens, owners, places, list(vocabulary), count)
    days = np.random.default_rng(1).integers(2000, 2026, count) * 10_000 + 615
    return MemorySegment(count, fields, None, days.astype(np.int32))


_BREAK_KEY = (BREAK, BREAK)


def _tokens(vocabulary: Numbers, paragraphs: list[str]) -> tuple[Any, Any]:
    tokens: list[int] = []
    places: list[int] = []
    position = 0
    for paragraph in paragraphs:
        if position:
            tokens.append(vocabulary[_BREAK_KEY])
            places.append(position)
            position += BREAK_POSITIONS
        found = [vocabulary[key] for key in keys(paragraph)]
        tokens += found
        places += range(position, position + len(found))
        position += len(found)
    return np.array(tokens, np.uint32), np.array(places, np.int32)


def _field(tokens: Any, owners: Any, places: Any, pairs: list[tuple[str, str]], count: int) -> MemoryField:  # noqa: ANN401
    terms = Numbers()
    folded = np.array([terms[pair[0].encode()] for pair in pairs], np.uint32)
    exact = np.array([terms[pair[1].encode()] for pair in pairs], np.uint32)
    is_word = tokens != pairs.index(_BREAK_KEY) if _BREAK_KEY in pairs else np.ones(len(tokens), bool)
    both = np.concatenate([folded[tokens], exact[tokens[is_word]]])
    made = from_tokens(
        both,
        np.concatenate([owners, owners[is_word]]),
        np.concatenate([places, places[is_word]]),
        list(terms),
        count,
    )
    lengths = np.bincount(owners[is_word], minlength=count)
    made.lengths = np.array([length_to_byte(int(length)) for length in lengths], np.uint8)
    made.total_length = int(lengths.sum())
    made.keep_bitmaps(1 / 16)
    return made


def load(count: int) -> MemorySegment:
    """The segment of so many articles, from the files of an earlier run if there are any."""
    kept = Path(tempfile.gettempdir()) / f"evaluator-{count}.pickle"
    if not kept.exists():
        kept.write_bytes(pickle.dumps(build(count), protocol=5))
    made: MemorySegment = pickle.loads(kept.read_bytes())  # noqa: S301 — our own file of the last run
    return made
