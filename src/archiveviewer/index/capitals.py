"""How newspapers print some words: with which capitals.

Comes in: exact terms and articles in which they stand. Goes out: words. It refuses to know who asks.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from archiveviewer.vietnamese.names import is_beginning
from archiveviewer.vietnamese.normal import fold, folded_of
from archiveviewer.vietnamese.spelling import of_key
from archiveviewer.vietnamese.terms import EXACT, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from archiveviewer.article import Article


def as_printed(terms: Sequence[str], articles: Iterable[Article]) -> list[str]:
    """The words with the capitals that they have most often inside sentences; without any where nothing is known."""
    keys = [term.removeprefix(EXACT) for term in terms]
    forms = Counter(form for article in articles for text in _texts(article) for form in _forms(text, terms, keys))
    plain = tuple(map(of_key, keys))
    best = max(forms, key=lambda form: (forms[form], form == plain), default=plain)
    return list(best)


def _texts(article: Article) -> Iterator[str]:
    yield article.title
    yield article.sapo
    for block in article.blocks:
        yield block.text
        yield block.caption


def _forms(text: str, terms: Sequence[str], keys: Sequence[str]) -> Iterator[tuple[str, ...]]:
    if not text or text.isupper():
        return
    pattern = r"\W+".join(re.escape(folded_of(key)) for key in keys)
    for found in re.finditer(rf"(?<!\w){pattern}(?!\w)", fold(text)):
        piece = text[found.start() : found.end()]
        held = list(words(piece))
        forms = tuple(piece[word.start : word.end] for word in held)
        if [word.exact for word in held] != list(terms) or all(form.isupper() for form in forms):
            continue
        if not is_beginning(text, found.start()):
            yield tuple(
                form if form.istitle() and len(form) > 1 else of_key(key) for form, key in zip(forms, keys, strict=True)
            )
