"""What a question is, and of which kinds there are some. Needs nothing but Python itself."""

from __future__ import annotations

from typing import NamedTuple


class Asked(NamedTuple):
    """One question; all of `words` are wanted, near each other in order when `slop`, and whatever fits `pattern`.

    `first` and `last` are days YYYYMMDD. For fuzzy questions `pattern` is a word with one letter wrong.
    """

    kind: str
    words: str
    pattern: str = ""
    slop: int = 0
    first: int = 0
    last: int = 0


RANKED = ("ranked, accents", "ranked, no accents")
PHRASE, NEAR, PREFIX, INNER, FUZZY = "phrase", "near (slop 6)", "prefix*", "in*er wildcard", "fuzzy, 1 letter"
DATES, NEWEST, FACETS = "ranked in a range of days", "sorted by date", "ranked with facets"
KINDS = (*RANKED, PHRASE, NEAR, PREFIX, INNER, FUZZY, DATES, NEWEST, FACETS)
