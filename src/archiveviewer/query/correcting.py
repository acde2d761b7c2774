"""What a question may have meant whose words look mistyped: nghĩ dưỡng and nghỉ dưỡng, qaung and quang.

Comes in: a question as understood, how many articles it found, and an archive's words. Goes out: the question with
other words, the likeliest first. Words are judged by the archive alone: by whether it has them, and by whether they
stand beside their neighbours there, which tells more than how frequent they are. What is meant literally stays. It
refuses to know how anything is found.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, Protocol

from archiveviewer.query.meaning import Lexicon
from archiveviewer.query.rows import like, literally, replaced, rows
from archiveviewer.results import Notice, Span
from archiveviewer.vietnamese import spelling
from archiveviewer.vietnamese.normal import exact_key, fold, folded_of
from archiveviewer.vietnamese.terms import EXACT, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from archiveviewer.query.question import Question
    from archiveviewer.query.rows import Typed

LITTLE = 10
"""A question that finds no more is looked at word by word."""
LEAST = 2
"""Articles that must have a pair of words to be thought meant where the words typed exist."""
MOST_SUSPECTS = 4
"""So many words of a question are thought wrong."""
MOST_TRIED = 16
"""Other words that are tried for one that the archive does not have."""
MOST_KEPT = 6
"""Of these so many go on to be compared with their neighbours' own."""
MOST_STATES = 12
"""Beginnings of a row that are followed up."""
SURE = math.log(10)
"""How much better the best correction is than the next one where nobody need be asked."""
MUCH_LESS = math.log(30)
"""How much less likely than the best a correction is that nobody wants to see."""
OFTENER = 20
"""How much oftener than the pair typed another pair of words stands to be thought meant where both exist."""
MOST_TYPED = 20
"""Articles of a sample with the pair typed from which it is what was meant."""
TOGETHER = 0.02
"""Share of the articles with the rarer word of such a pair that have the pair."""
RARER = 100
"""How much rarer than another word one is that the archive has only because somebody mistyped it."""
_SHORTEST = 3
"""Letters of an unknown word that can be a slip of the finger."""
_SHORTEST_SURE = 4
_LONGEST = 20
"""Letters of two words between which a blank may have been left out."""
_SLIP, _SWAP, _OTHER_BEGINNING = 0.7, 0.2, 0.5
"""What a letter too much, too little or wrong costs; two letters that changed places; a slip in the first letter."""
_WORD_ALONE = 0.25
"""What a word's frequency counts beside a pair's."""


class Words(Lexicon, Protocol):
    """What is asked of an archive besides how many articles have some terms."""

    def pairs(self, field: str, left: str, right: str) -> Mapping[tuple[str, str], int]:
        """Which exact terms two folded terms are where they stand side by side, and how often beside each other."""

    def close(self, field: str, term: str) -> Sequence[str]:
        """The terms of the same kind with one letter more, less or other, or with two neighbours swapped."""


class Correction(NamedTuple):
    """A question with other words in places of some typed ones."""

    text: str
    words: Mapping[Typed, str]
    score: float
    sure: bool
    """Whether only words that nobody prints were replaced, and every pair that came of it stands in the archive."""


class _Choice(NamedTuple):
    """What may have been meant by a word: its terms (two where a blank was left out), its text, what it costs."""

    terms: tuple[str, ...]
    text: str
    cost: float


class _State(NamedTuple):
    """A row up to some word."""

    score: float
    chosen: tuple[_Choice, ...]


def corrections(question: Question, archive: Words, *, found: int, unlikely: Iterable[Typed] = ()) -> list[Correction]:
    """Questions that may have been meant, the likeliest first, not yet known to find anything.

    `unlikely` are words that exist but are not seen beside their neighbours where that would be expected.
    """
    accented = any(typed.marked for row in rows(question) for typed in row)
    made: list[Correction] = []
    left = MOST_SUSPECTS
    for row in rows(question):
        known = [typed for typed in row if typed.leaf not in question.reread]
        corrector = _Row(archive, row, accented=accented)
        suspects = corrector.suspects(known, set(unlikely), found)[:left]
        left -= len(suspects)
        rows_made = [
            Correction(replaced(question.text, words), words, score, sure)
            for words, score, sure in corrector.other_rows(suspects)
        ]
        made = _together(question.text, made, rows_made)
    made = [one for one in made if not _only_bare(one)]
    made = list({one.text: one for one in sorted(made, key=lambda one: one.score)}.values())[::-1]
    return [one for one in made if one.score >= made[0].score - MUCH_LESS]


def _only_bare(made: Correction) -> bool:
    """Whether words only lost their accents or have i for y: such articles are found anyway (R10, R12)."""
    return all(
        (typed.marked and fold(typed.text) == word.lower())
        or exact_key(word) in spelling.twins(typed.word.exact.removeprefix(EXACT))
        for typed, word in made.words.items()
    )


def best(found: Sequence[Correction]) -> Correction | None:
    """The one correction that need not be asked about; None where there is none."""
    if not found or not found[0].sure:
        return None
    return found[0] if len(found) == 1 or found[0].score - found[1].score >= SURE else None


def notice(question: Question, made: Correction) -> Notice:
    """What to tell where a correction was taken, with the question that asks for the words as typed."""
    typed = sorted(made.words, key=lambda one: one.start)
    return Notice(
        kind="corrected",
        detail=", ".join(made.words[one] for one in typed),
        place=Span(typed[0].start, typed[-1].end),
        question=literally(question.text, (one.leaf for one in typed)),
    )


def _together(text: str, some: list[Correction], others: list[Correction]) -> list[Correction]:
    """Corrections of several rows at once, where more than one row has any."""
    if not some or not others:
        return some or others
    both = []
    for one in some:
        for other in others:
            words = {**one.words, **other.words}
            both.append(Correction(replaced(text, words), words, one.score + other.score, one.sure and other.sure))
    return both


class _Row:
    """Words side by side, and what they may have been meant to be."""

    def __init__(self, archive: Words, row: Sequence[Typed], *, accented: bool) -> None:
        self._archive, self._row, self._accented = archive, row, accented
        self._field = row[0].field
        self._suspects: set[Typed] = set()
        self._little = False
        self._seen: dict[tuple[str, str], Mapping[tuple[str, str], int]] = {}

    def _frequency(self, *terms: str) -> int:
        return self._archive.frequency(self._field, *terms)

    # Which words

    def suspects(self, known: Sequence[Typed], unlikely: set[Typed], found: int) -> list[Typed]:
        """The words that may be wrong: the archive does not have them, or it does not have them beside the others."""
        letters = [typed for typed in known if typed.text.isalpha() and not self._is_sign(typed)]
        self._little = found <= LITTLE
        if found:
            letters = [typed for typed in letters if typed in unlikely]
        if not self._little:
            return letters
        unknown = [typed for typed in letters if self._is_unknown(typed)]
        alone = [typed for typed in letters if typed not in unknown and len(self._row) > 1 and self._is_alone(typed)]
        return [typed for typed in unknown if len(typed.text) >= _SHORTEST or typed.marked] + alone

    def _is_sign(self, typed: Typed) -> bool:
        """Whether a word that the archive has is a letter, an abbreviation or a foreign word."""
        capitals = typed.text.isupper() and not all(one.text.isupper() for one in self._row)
        foreign = not spelling.is_bare_syllable(typed.word.folded) and self._frequency(self._term(typed)) > LITTLE
        return foreign or ((len(typed.text) == 1 or capitals) and not self._is_unknown(typed))

    def _is_unknown(self, typed: Typed) -> bool:
        return not self._frequency(self._term(typed))

    def _is_alone(self, typed: Typed) -> bool:
        return all(self._frequency(*map(self._term, pair)) <= LITTLE for pair in self._pairs_with(typed))

    def _term(self, typed: Typed) -> str:
        """The term of a word, or that of its twin with i or y if the archive has only that."""
        twins = spelling.twins(typed.word.exact.removeprefix(EXACT)) if typed.marked else ()
        return next(
            (term for term in (typed.term, *(EXACT + twin for twin in twins)) if self._frequency(term)), typed.term
        )

    def _pairs_with(self, typed: Typed) -> Iterator[tuple[Typed, Typed]]:
        return ((left, right) for left, right in pairwise(self._row) if typed in {left, right})

    # What else

    def other_rows(self, suspects: Sequence[Typed]) -> Iterator[tuple[dict[Typed, str], float, bool]]:
        """The row with other words in place of suspects: these, how likely that is, and whether it is sure."""
        self._suspects = set(suspects)
        choices = [self._choices(typed) if typed in self._suspects else [self._as_typed(typed)] for typed in self._row]
        if all(len(some) == 1 for some in choices) and not any(map(self._is_unknown, suspects)):
            return
        states = [_State(0.0, ())]
        for some in choices:
            states = [self._followed(state, choice) for state in states for choice in some]
            states = sorted(states, key=lambda state: -state.score)[:MOST_STATES]
        for state in states:
            changed = {
                typed: choice
                for typed, choice in zip(self._row, state.chosen, strict=True)
                if choice.text != typed.text
            }
            if changed and all(self._is_better(typed, choice, state) for typed, choice in changed.items()):
                sure = all(self._is_sure(typed, state) for typed in changed)
                yield {typed: like(typed.text, choice.text) for typed, choice in changed.items()}, state.score, sure

    def _as_typed(self, typed: Typed) -> _Choice:
        return _Choice((self._term(typed),), typed.text, 0.0)

    def _followed(self, state: _State, choice: _Choice) -> _State:
        score = state.score - choice.cost
        here, before = self._row[len(state.chosen)], self._row[len(state.chosen) - 1]
        if state.chosen and self._suspects & {here, before}:
            score += math.log1p(self._frequency(state.chosen[-1].terms[-1], choice.terms[0]))
        score += _WORD_ALONE * math.log1p(min(map(self._frequency, choice.terms)))
        return _State(score, (*state.chosen, choice))

    def _beside(self, typed: Typed, state: _State) -> list[tuple[str, str]]:
        """The pairs that a word is in, in a corrected row."""
        at = self._row.index(typed)
        terms = [choice.terms for choice in state.chosen[max(at - 1, 0) : at + 2]]
        return [(left[-1], right[0]) for left, right in pairwise(terms)]

    def _is_better(self, typed: Typed, choice: _Choice, state: _State) -> bool:
        """Whether a correction says enough for itself: of a word that exists, much more than the word itself."""
        if self._is_unknown(typed):
            return True
        pairs = (map(self._term, pair) for pair in self._pairs_with(typed))
        before = max((self._frequency(*pair) for pair in pairs), default=0)
        rare = self._is_rare(typed, choice)
        for pair in self._beside(typed, state):
            now, share = self._frequency(*pair), 0.0 if rare else TOGETHER
            if now >= max(LEAST, OFTENER * before) and now >= share * min(map(self._frequency, pair)):
                return True
        return False

    def _is_rare(self, typed: Typed, choice: _Choice) -> bool:
        """Whether a word that the archive has is likely to be there only because somebody mistyped the other."""
        return RARER * self._frequency(self._term(typed)) <= self._frequency(*choice.terms)

    def _is_sure(self, typed: Typed, state: _State) -> bool:
        if spelling.is_word(typed.text) or len(typed.text) < _SHORTEST_SURE or not self._is_unknown(typed):
            return False
        return all(self._frequency(*pair) for pair in self._beside(typed, state))

    def _choices(self, typed: Typed) -> list[_Choice]:
        """What a suspect may have been meant to be, itself among it if it exists."""
        itself = self._as_typed(typed)
        if self._is_unknown(typed):
            others = self._likeliest(typed, [*self._mistaken(typed), *self._slipped(typed)])
            return [*others, *self._parted(typed)] or [itself]
        others = self._oftener(typed)
        if self._little or not spelling.is_word(typed.text):
            slipped = self._likeliest(typed, self._slipped(typed))
            others += [
                choice
                for choice in slipped
                if (self._little or self._is_rare(typed, choice)) and self._among_neighbours(typed, choice) >= LEAST
            ]
        return [itself, *self._unique(others)]

    def _likeliest(self, typed: Typed, choices: Iterable[_Choice]) -> list[_Choice]:
        """Those that the archive has, first those that it has beside the word's neighbours."""
        known = sorted(self._known(self._unique(choices)), key=self._alone)
        if self._accented and not typed.marked:
            known = [other for choice in known[:MOST_KEPT] for other in self._accents(choice)]
        ranked = sorted(self._unique(known), key=self._alone)[:MOST_TRIED]
        beside = sorted(ranked, key=lambda choice: (-self._among_neighbours(typed, choice), self._alone(choice)))
        return beside[:MOST_KEPT]

    def _oftener(self, typed: Typed) -> list[_Choice]:
        """What a word is mistaken for that stands much oftener beside a neighbour than the word itself does."""
        choices = self._unique(choice for choice in self._mistaken(typed) if choice.terms != (self._term(typed),))
        often: dict[_Choice, int] = {}
        for left, right in self._pairs_with(typed):
            other, at = (right, 0) if typed == left else (left, 1)
            before = self._pair(self._term(typed), self._term(other), at)
            if before > MOST_TYPED:
                continue
            others = self._alike(other)
            for choice in choices:
                now = max(self._pair(choice.terms[0], term, at) for term in others)
                if now >= max(LEAST, OFTENER * before):
                    often[choice] = max(now, often.get(choice, 0))
        return self._known(sorted(often, key=lambda choice: -often[choice]))[:MOST_KEPT]

    def _alike(self, other: Typed) -> list[str]:
        """The term of a neighbour, and with other accents if the neighbour may be wrong too."""
        if other not in self._suspects or not other.marked:
            return [self._term(other)]
        alike = (choice.terms[0] for choice in self._mistaken(other))
        return [
            self._term(other),
            *(term for term in alike if folded_of(term.removeprefix(EXACT)) == other.word.folded),
        ]

    def _pair(self, term: str, other: str, at: int) -> int:
        """About how often a term stands before (0) or behind (1) another: only to be compared with its like."""
        folds = [folded_of(one.removeprefix(EXACT)) for one in (term, other)]
        one, two = (term, other)[:: -1 if at else 1]
        left, right = folds[:: -1 if at else 1]
        if (left, right) not in self._seen:
            self._seen[left, right] = self._archive.pairs(self._field, left, right)
        wanted = ((one, left), (two, right))
        return sum(
            count
            for held, count in self._seen[left, right].items()
            if all(term in {exact, fold} for exact, (term, fold) in zip(held, wanted, strict=True))
        )

    def _mistaken(self, typed: Typed) -> Iterator[_Choice]:
        """Other tones and consonants, the likeliest first, and what a half-marked word can be."""
        text = typed.text.lower()
        for at, other in enumerate(spelling.confused(text)):
            (word,) = words(other)
            yield _Choice((word.exact if typed.marked else word.folded,), other, 0.1 * at)
        if typed.marked:
            for at, key in enumerate(spelling.freed(text)):
                yield _Choice((EXACT + key,), spelling.of_key(key), 0.1 * at)

    def _slipped(self, typed: Typed) -> Iterator[_Choice]:
        """What a slip of the finger made the word of."""
        for term in self._archive.close(self._field, typed.term):
            key, typed_key = term.removeprefix(EXACT), typed.term.removeprefix(EXACT)
            cost = _SWAP if sorted(key) == sorted(typed_key) else _SLIP
            cost += _OTHER_BEGINNING * (key[:1] != typed_key[:1])
            if key.isascii() or len(key) > 1:
                yield _Choice((term,), spelling.of_key(key) if typed.marked else key, cost)

    def _accents(self, choice: _Choice) -> Iterator[_Choice]:
        """With which accents a word without any stands in the archive."""
        for key in spelling.freed(choice.terms[0]):
            if self._frequency(EXACT + key):
                yield _Choice((EXACT + key,), spelling.of_key(key), choice.cost)

    def _parted(self, typed: Typed) -> Iterator[_Choice]:
        """Two words that stand side by side, where the blank between them was left out."""
        for at in range(1, len(typed.text)) if len(typed.text) <= _LONGEST else ():
            two = [next(words(part), None) for part in (typed.text[:at], typed.text[at:])]
            terms = tuple(word.exact if typed.marked else word.folded for word in two if word)
            spelled = all(word and spelling.is_bare_syllable(word.folded) for word in two)
            if spelled and self._frequency(*terms):
                yield _Choice(terms, f"{typed.text[:at]} {typed.text[at:]}", _SLIP)

    def _known(self, choices: Iterable[_Choice]) -> list[_Choice]:
        return [choice for choice in choices if self._frequency(*choice.terms)]

    def _unique(self, choices: Iterable[_Choice]) -> list[_Choice]:
        cheapest: dict[tuple[str, ...], _Choice] = {}
        for choice in sorted(choices, key=lambda one: one.cost):
            cheapest.setdefault(choice.terms, choice)
        return list(cheapest.values())

    def _alone(self, choice: _Choice) -> float:
        return choice.cost - _WORD_ALONE * math.log1p(self._frequency(*choice.terms))

    def _among_neighbours(self, typed: Typed, choice: _Choice) -> int:
        at = self._row.index(typed)
        pairs = [(self._term(one), choice.terms[0]) for one in self._row[max(at - 1, 0) : at]]
        pairs += [(choice.terms[-1], self._term(one)) for one in self._row[at + 1 : at + 2]]
        return max((self._frequency(*pair) for pair in pairs), default=0)
