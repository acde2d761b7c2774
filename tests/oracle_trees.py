# ruff: noqa: ANN401 — Whoosh's nodes are untyped to us
"""Random query trees over a tiny vocabulary with accents, for the evaluator's oracle."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from whoosh import query as tree

from archiveviewer.query import nodes
from archiveviewer.query.fields import HAS, TRAITS
from archiveviewer.vietnamese.terms import keys

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

SYLLABLES = ("ma", "má", "mà", "la", "lá", "đa", "da", "mai", "2")
TERMS = (*sorted({key for word in SYLLABLES for pair in keys(word) for key in pair}), "=vắng", "vang")
DATES = (20190100, 20190131, 20190215, 20200000, 20200615, 20210101)


class Trees:
    """Makes random trees; `tally` counts the nodes by class."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.tally: Counter[str] = Counter()

    def tree(self, depth: int = 3) -> Any:
        """Any node of Whoosh."""
        rng = self.rng
        makers = self._leaves() if depth <= 0 or rng.random() < 0.25 else self._inner(depth)
        return self._made(rng.choice(makers)())

    def _made(self, node: Any) -> Any:
        self.tally[type(node).__name__] += 1
        return node

    def _field(self) -> str:
        return self.rng.choice(["text", "text", "title"])

    def _boost(self) -> float:
        return self.rng.choice([1.0, 1.0, 2.0, 0.5])

    def _term(self, field: str | None = None) -> Any:
        return tree.Term(field or self._field(), self.rng.choice(TERMS), boost=self._boost())

    def _leaves(self) -> list[Callable[[], Any]]:
        plain = [self._term, self._term, self._trait, self._pattern, self._phrase]
        return [*plain, self._range, self._every, self._spanning]

    def _trait(self) -> Any:
        return tree.Term(HAS, self.rng.choice(TRAITS), boost=self._boost())

    def _pattern(self, field: str | None = None) -> Any:
        rng, name, boost = self.rng, field or self._field(), self._boost()
        constant = rng.random() < 0.5
        text = rng.choice(TERMS)
        globs, patterns = (
            ["m?", "*a", "=m*", "?a*", "=?a?", "[ml]a", "*"],
            ["m.", "^=ma[\u0300\u0301]", "(m|l)a$", "ma?i", ".*"],
        )
        without = rng.random() < 0.3, rng.random() < 0.3
        makers: list[Callable[[], Any]] = [
            lambda: tree.Prefix(name, text[: rng.randint(1, 2)], boost, constant),
            lambda: tree.Wildcard(name, rng.choice(globs), boost, constant),
            lambda: tree.Regex(name, rng.choice(patterns), boost, constant),
            lambda: tree.FuzzyTerm(name, text, boost, rng.randint(1, 2), rng.randint(0, 2), constant),
            lambda: tree.Variations(name, text, boost),
            lambda: tree.TermRange(name, *sorted(rng.sample(TERMS, 2)), *without, boost, constant),
        ]
        return rng.choice(makers)()

    def _phrase(self, field: str | None = None) -> Any:
        words = [self.rng.choice(TERMS) for _ in range(self.rng.randint(1, 3))]
        return tree.Phrase(field or self._field(), words, slop=self.rng.choice([1, 1, 2, 3]), boost=self._boost())

    def _range(self) -> Any:
        rng = self.rng
        first, last = sorted(rng.sample(DATES, 2))
        sides = (rng.choice([first, first, None]), rng.choice([last, last, None]))
        without = rng.random() < 0.3, rng.random() < 0.3
        return tree.NumericRange("date", *sides, *without, boost=self._boost(), constantscore=rng.random() < 0.7)

    def _every(self) -> Any:
        rng = self.rng
        return rng.choice(
            [lambda: tree.Every(rng.choice(["text", "title", "date", None]), self._boost()), tree.NullQuery]
        )()

    def _inner(self, depth: int) -> list[Callable[[], Any]]:
        rng = self.rng

        def some() -> list[Any]:
            return [self.tree(depth - 1) for _ in range(rng.randint(1, 4))]

        def two() -> tuple[Any, Any]:
            return self.tree(depth - 1), self.tree(depth - 1)

        def coordinated() -> Any:
            terms = [self._term() for _ in range(rng.randint(2, 4))]
            return tree.Or([*terms, tree.And([self._term(), self._term()])], scale=rng.choice([0.5, 0.9, 1.0]))

        return [
            lambda: tree.And(some(), boost=self._boost()),
            lambda: tree.And(some(), boost=self._boost()),
            lambda: tree.Or(some(), boost=self._boost()),
            lambda: tree.Or(some(), boost=self._boost(), minmatch=rng.randint(0, 2)),
            coordinated,
            lambda: tree.DisjunctionMax(some(), boost=self._boost()),
            lambda: tree.Not(self.tree(depth - 1)),
            lambda: tree.AndNot(*two()),
            lambda: tree.AndMaybe(*two()),
            lambda: tree.Require(*two()),
            lambda: tree.Otherwise(*two()),
            lambda: tree.ConstantScoreQuery(self.tree(depth - 1), rng.choice([1.0, 2.5])),
        ]

    def _spanning(self) -> Any:
        return self.spanning(2, self._field())

    def spanning(self, depth: int, field: str) -> Any:
        """A positional node of Whoosh, all of one field."""
        rng = self.rng

        def part() -> Any:
            if depth > 1 and rng.random() < 0.35:
                return self.spanning(depth - 1, field)
            choices: list[Callable[[], Any]] = [
                lambda: self._term(field),
                lambda: self._term(field),
                lambda: self._phrase(field),
                lambda: tree.Prefix(field, rng.choice(["m", "=m", "l", "d"]), self._boost()),
                lambda: tree.Or([self._term(field), self._term(field)], boost=self._boost()),
            ]
            return self._made(rng.choice(choices)())

        def parts() -> list[Any]:
            return [part() for _ in range(rng.randint(1, 3))]

        slop, ordered = rng.randint(1, 4), rng.random() < 0.5
        makers: list[Callable[[], Any]] = [
            lambda: tree.Sequence(parts(), slop=slop, ordered=ordered, boost=self._boost()),
            lambda: tree.Ordered([self._term(field) for _ in range(rng.randint(1, 3))], boost=self._boost()),
            lambda: tree.SpanNear(part(), part(), slop, ordered, rng.randint(0, 2)),
            lambda: tree.SpanNear2(parts(), slop, ordered, rng.randint(0, 2)),
            lambda: tree.SpanOr(parts()),
            lambda: tree.SpanFirst(part(), limit=rng.randint(0, 5)),
            lambda: tree.SpanNot(part(), part()),
            lambda: tree.SpanContains(part(), part()),
            lambda: tree.SpanBefore(part(), part()),
            lambda: tree.SpanCondition(part(), part()),
        ]
        return self._made(rng.choice(makers)())

    def own(self, depth: int = 2, field: str = "text") -> Any:
        """A node of `query.nodes`."""
        rng = self.rng

        def part() -> Any:
            if depth > 1 and rng.random() < 0.35:
                return self.own(depth - 1, field)
            choices: list[Callable[[], Any]] = [
                lambda: self._term(field),
                lambda: self._term(field),
                lambda: self._phrase(field),
                lambda: tree.Prefix(field, rng.choice(["m", "=m", "l", "d"]), self._boost()),
                lambda: tree.Wildcard(field, rng.choice(["?a", "=l*", "*i"]), self._boost()),
                lambda: tree.Or([self._term(field), self._term(field)]),
            ]
            return self._made(rng.choice(choices)())

        def parts() -> list[Any]:
            return [part() for _ in range(rng.randint(1, 3))]

        makers: list[Callable[[], Any]] = [
            lambda: nodes.Near(parts(), rng.choice([1, 2, 5, 60]), rng.random() < 0.5, self._boost()),
            lambda: nodes.SameParagraph(parts(), self._boost()),
            lambda: nodes.AtLeast(part(), rng.randint(1, 4), self._boost()),
            lambda: nodes.First(part(), rng.randint(1, 12), self._boost()),
        ]
        return self._made(rng.choice(makers)())
