from __future__ import annotations

import fnmatch
import re

from hypothesis import example, given
from hypothesis import strategies as st

from archiveviewer.index.evaluation.lexicon import Lexicon
from memory_segments import MemoryField, from_postings

TERMS = st.sets(st.text("abđé=\u0300", min_size=1, max_size=6), max_size=30)


def field(terms: set[str]) -> MemoryField:
    return from_postings({term.encode(): {0: [0]} for term in terms}, 1, [1])


def found(terms: set[str], numbers: list[int]) -> set[str]:
    ordered = sorted(terms, key=str.encode)
    return {ordered[number] for number in numbers}


def kind(terms: set[str], like: str) -> set[str]:
    return {term for term in terms if term != "\x1e" and term.startswith("=") == like.startswith("=")}


def distance(one: str, other: str) -> int:
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one):
        before, row = row, [at + 1]
        for place, wanted in enumerate(other):
            row.append(min(row[place] + 1, before[place + 1] + 1, before[place] + (letter != wanted)))
    return row[-1]


@example(terms={"a", "é"}, pattern="?===đ")
@given(TERMS, st.text("abđ?*=", max_size=5) | st.sampled_from(["[ab]*", "*[!a]b", "=[đ]?", "a[", "*[a-b]*"]))
def test_a_wildcard_means_what_fnmatch_says_within_its_kind(terms: set[str], pattern: str) -> None:
    terms |= {"\x1e"}
    wanted = {term for term in kind(terms, pattern) if fnmatch.fnmatchcase(term, pattern)}
    assert found(terms, Lexicon(field(terms), words=True).wildcard(pattern).numbers) == wanted


@given(TERMS, st.text("abđ=", max_size=4))
def test_a_prefix_means_the_terms_that_begin_so(terms: set[str], prefix: str) -> None:
    terms |= {"\x1e"}
    wanted = {term for term in kind(terms, prefix) if term.startswith(prefix)}
    assert found(terms, Lexicon(field(terms), words=True).prefix(prefix).numbers) == wanted


@given(TERMS, st.text("abđé=", min_size=1, max_size=5), st.integers(0, 3), st.integers(0, 3))
def test_a_fuzzy_term_means_what_levenshtein_says(terms: set[str], text: str, most: int, sure: int) -> None:
    terms |= {"\x1e"}
    wanted = {
        term
        for term in kind(terms, text)
        if term.startswith(text[:sure]) and distance(term[len(text[:sure]) :], text[sure:]) <= most
    }
    assert found(terms, Lexicon(field(terms), words=True).fuzzy(text, most, sure).numbers) == wanted


@given(TERMS, st.sampled_from(["a.*b$", "a|b", "(a|đ)+", "=a?", "^=.*b", "[^a]", "đ"]))
def test_a_regular_expression_means_the_terms_whose_beginning_it_matches(terms: set[str], pattern: str) -> None:
    terms |= {"\x1e"}
    wanted = {term for term in kind(terms, pattern.removeprefix("^")) if re.match(pattern, term)}
    assert found(terms, Lexicon(field(terms), words=True).regex(pattern, "").numbers) == wanted


@given(TERMS)
def test_other_fields_have_terms_of_one_kind(terms: set[str]) -> None:
    assert found(terms, Lexicon(field(terms), words=False).wildcard("*").numbers) == terms


def test_more_terms_than_allowed_are_cut_and_told() -> None:
    lexicon = Lexicon(field({"aa", "ab", "ac"}), words=True, limit=2)
    assert lexicon.prefix("a") == ([0, 1], True)
    assert lexicon.prefix("ab") == ([1], False)


def test_a_range_includes_its_ends_unless_told() -> None:
    terms = {"a", "b", "c", "=b", "\x1e"}
    lexicon = Lexicon(field(terms), words=True)
    assert found(terms, lexicon.between(b"a", b"c", without_first=False, without_last=False).numbers) == {"a", "b", "c"}
    assert found(terms, lexicon.between(b"a", b"c", without_first=True, without_last=True).numbers) == {"b"}
    assert found(terms, lexicon.between(b"", None, without_first=False, without_last=False).numbers) == {"a", "b", "c"}
