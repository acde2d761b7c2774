"""What a person may be about to type. The beginning of a question comes in, whole completions go out.

Completions are runs of words that stand in titles and sapos of the archive, most frequent first, so every one of them
finds something. A run is offered only where it ends by itself: "cầu Thác" is not when "Ngà" always follows. Matching
is blind to accents. It refuses to know what was typed before.
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from archiveviewer.query.fields import SUGGESTED_FIELDS
from archiveviewer.vietnamese.normal import clean, fold
from archiveviewer.vietnamese.terms import Word, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archiveviewer.index.store import Store

LOOKED_AT = 400
"""How many titles, and how many sapos, with the typed words are looked at."""
FURTHER_WORDS = 4
"""How many words beyond the typed ones a completion has at most; a whole title may have more."""
MOST_WORDS = 12
"""Words beyond which nobody needs a completion."""
LONGEST_TITLE = 90
ALWAYS = 0.8
"""Share of its places at which a run goes on with one same word, so that it is only a part of something."""
_PUNCTUATION = frozenset(".,;:!?()\"“”'–/|")


def suggest(store: Store, text: str, limit: int) -> tuple[str, ...]:
    """Up to `limit` completions of a beginning such as "thanh pho h"; none for less than two letters."""
    text = clean(text).strip()
    typed = list(words(text))
    if not 0 < len(typed) <= MOST_WORDS or len(text) < 2 or not text[-1].isalnum():  # noqa: PLR2004
        return ()
    runs: Counter[str] = Counter()
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    titles: list[str] = []
    for field in SUGGESTED_FIELDS:
        for passage in _passages(store, field, typed):
            found = list(_completions(passage, typed, text))
            for run in found:
                runs[fold(run)] += 1
                spellings[fold(run)][run] += 1
            if field == "title" and found and passage.startswith(found[0]) and len(passage) <= LONGEST_TITLE:
                titles.append(passage)
    whole = [key for key in runs if runs[key] > 1 and key != fold(text) and not _is_part(key, runs)]
    ranked = sorted(whole, key=lambda key: (-runs[key], len(key), key))
    finished = [key for key in runs if runs[key] == 1 and key.count(" ") == fold(text).count(" ") and key != fold(text)]
    shown = {key: min(written, key=lambda run: (-written[run], run)) for key, written in spellings.items()}
    offered = dict.fromkeys(
        [*(shown[key] for key in ranked), *sorted(titles), *(shown[key] for key in sorted(finished))]
    )
    return tuple(itertools.islice(offered, limit))


def _is_part(key: str, runs: Counter[str]) -> bool:
    return any(
        count >= ALWAYS * runs[key] and longer.startswith(key + " ") and longer.count(" ") == key.count(" ") + 1
        for longer, count in runs.items()
    )


def _passages(store: Store, field: str, typed: list[Word]) -> Iterator[str]:
    """Titles or sapos with all typed words; whether the last one is only begun is looked at later if others stand."""
    whole = [word.folded for word in typed[:-1]]
    found = store.with_words(field, whole) if whole else store.with_beginning(field, typed[-1].folded)
    for number in itertools.islice(found, LOOKED_AT):
        yield str(getattr(store.article_at(number), field))


def _completions(passage: str, typed: list[Word], text: str) -> Iterator[str]:
    """The runs of a passage's words that go on from what was typed, up to `FURTHER_WORDS` words longer."""
    found = list(words(passage))
    accented = fold(text) != text.lower()
    for at in range(len(found) - len(typed) + 1):
        run = found[at : at + len(typed)]
        if not _goes_on(passage, run, typed, text, accented=accented):
            continue
        start = run[0].start
        for last in found[at + len(typed) - 1 : at + len(typed) + FURTHER_WORDS]:
            if _PUNCTUATION.intersection(passage[start : last.end]):
                break
            yield passage[start : last.end]


def _goes_on(passage: str, run: list[Word], typed: list[Word], text: str, *, accented: bool) -> bool:
    whole, begun = typed[:-1], typed[-1]
    for word, asked in zip(run, whole, strict=False):
        exact = accented and fold(text[asked.start : asked.end]) != text[asked.start : asked.end].lower()
        if (word.exact != asked.exact) if exact else (word.folded != asked.folded):
            return False
    last = passage[run[-1].start : run[-1].end]
    begun_text = text[begun.start : begun.end].lower()
    if fold(begun_text) != begun_text:
        return last.lower().startswith(begun_text)
    return run[-1].folded.startswith(begun.folded)
