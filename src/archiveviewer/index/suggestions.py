"""What a person may be about to type. The beginning of a question comes in, whole completions go out.

Completions are runs of words that really stand in titles of the archive, most frequent first, so every one of them
finds something. Matching is blind to accents. It refuses to know the history of what was typed.
"""

from __future__ import annotations

import itertools
from collections import Counter
from typing import TYPE_CHECKING, Any

from whoosh import query as tree

from archiveviewer.vietnamese.normal import clean, fold
from archiveviewer.vietnamese.terms import Word, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archiveviewer.index.store import Store

TITLES = 200
"""How many matching titles are looked at."""
FURTHER_WORDS = 2
"""How many words beyond the typed ones a completion has at most."""
_PUNCTUATION = frozenset(".,;:!?()\"“”'–-/|")


def suggest(store: Store, text: str, limit: int) -> tuple[str, ...]:
    """Up to `limit` completions of a beginning such as "thanh pho h"; none for less than two letters."""
    text = clean(text).strip()
    typed = list(words(text))
    if not typed or len(text) < 2 or not text[-1].isalnum():  # noqa: PLR2004
        return ()
    runs: Counter[str] = Counter()
    shown: dict[str, str] = {}
    for title in _titles(store, typed):
        for run in _completions(title, typed, text):
            key = fold(run)
            runs[key] += 1
            shown.setdefault(key, run)
    runs.pop(fold(text), None)
    ranked = sorted(runs.items(), key=lambda item: (-item[1], len(item[0])))
    return tuple(shown[key] for key, _count in itertools.islice(ranked, limit))


def _titles(store: Store, typed: list[Word]) -> Iterator[str]:
    """Titles with all typed words, the last one only begun."""
    wanted: list[Any] = [tree.Term("title", word.folded) for word in typed[:-1]]
    wanted.append(tree.Prefix("title", typed[-1].folded))
    for leaf, offset in store.searcher.leaf_searchers():
        matcher = tree.And(wanted).matcher(leaf, store.searcher.boolean_context())
        for number in itertools.islice(matcher.all_ids(), TITLES):
            yield store.article_at(number + offset).title


def _completions(title: str, typed: list[Word], text: str) -> Iterator[str]:
    """The runs of a title's words that go on from what was typed, one to `FURTHER_WORDS` words longer."""
    found = list(words(title))
    accented = fold(text) != text.lower()
    for at in range(len(found) - len(typed) + 1):
        run = found[at : at + len(typed)]
        if not _goes_on(title, run, typed, text, accented=accented):
            continue
        start = run[0].start
        for last in found[at + len(typed) - 1 : at + len(typed) + FURTHER_WORDS]:
            if _PUNCTUATION.intersection(title[start : last.end]):
                break
            yield title[start : last.end]


def _goes_on(title: str, run: list[Word], typed: list[Word], text: str, *, accented: bool) -> bool:
    whole, begun = typed[:-1], typed[-1]
    for word, asked in zip(run, whole, strict=False):
        exact = accented and fold(text[asked.start : asked.end]) != text[asked.start : asked.end].lower()
        if (word.exact != asked.exact) if exact else (word.folded != asked.folded):
            return False
    last = title[run[-1].start : run[-1].end]
    begun_text = text[begun.start : begun.end].lower()
    if fold(begun_text) != begun_text:
        return last.lower().startswith(begun_text)
    return run[-1].folded.startswith(begun.folded)
