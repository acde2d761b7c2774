"""Words with * and ?, and words that are only nearly so. Typed text comes in, a node that means several terms goes out.

A pattern without accents is of folded terms. One with any accent is of exact terms, whose tone mark stands at their
end: `ng*ễn` asks for the letters of nguyễn and its tone. It refuses to know which terms there are.
"""

from __future__ import annotations

from whoosh import query as tree

from archiveviewer.vietnamese.normal import TONES, exact_key, fold, is_marked
from archiveviewer.vietnamese.terms import EXACT, words


def pattern(field: str, text: str, *, strict: bool = False) -> tree.Query:
    """What a word with * (any letters) and ? (one letter) means; a pattern of nothing else means nothing."""
    if not text.strip("*?"):
        return tree.NullQuery
    if not strict and not is_marked(text.replace("*", "").replace("?", "")):
        return _glob(field, fold(text))
    key = EXACT + exact_key(text)
    if key[-1] in TONES or key.endswith("*"):
        return _glob(field, key)
    return tree.Or([_glob(field, key), tree.Wildcard(field, f"{key}[{TONES}]")])


def _glob(field: str, text: str) -> tree.Query:
    if text.endswith("*") and not set("*?") & set(text[:-1]):
        return tree.Prefix(field, text[:-1])
    return tree.Wildcard(field, text)


def fuzzy(field: str, text: str, distance: int, *, exact: bool) -> tree.Query:
    """A word with at most so many letters more, fewer or other; a tone mark is a letter."""
    word = next(words(text))
    term = word.exact if exact else word.folded
    return tree.FuzzyTerm(field, term, maxdist=distance, prefixlength=len(EXACT) if exact else 0)
