"""Nodes of query trees that Whoosh lacks: words near each other, in one paragraph, several times, at the beginning.

Parts come in, nodes of a Whoosh tree go out; what joins a single part is that part. What they mean is computed by
`index.evaluation`; a distance counts words, so two words that stand side by side are at distance 1. It refuses to know
how questions are typed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from whoosh import query as tree
from whoosh.matching import WrappingMatcher
from whoosh.query.qcore import NullQuery
from whoosh.query.spans import SpanNear2, SpanWrappingMatcher

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


def all_of(parts: Sequence[tree.Query]) -> tree.Query:
    """All parts, which may be a single one."""
    return parts[0] if len(parts) == 1 else tree.And(parts)


def any_of(parts: Sequence[tree.Query]) -> tree.Query:
    """Any of the parts, which may be a single one."""
    return parts[0] if len(parts) == 1 else tree.Or(parts)


def side_by_side(field: str, terms: Sequence[str], boost: float = 1.0) -> tree.Query:
    """Terms side by side, or a single one."""
    return tree.Term(field, terms[0], boost=boost) if len(terms) == 1 else tree.Phrase(field, list(terms), boost=boost)


class Positional(tree.Query):
    """A node about where its parts stand: terms, patterns, phrases, an Or of those, or other such nodes."""

    def __init__(self, parts: Sequence[tree.Query], boost: float = 1.0) -> None:
        self.parts = tuple(parts)
        self.boost = boost

    def _details(self) -> tuple[Any, ...]:
        """What tells this node from others of its class with the same parts, in the order `__init__` takes it."""
        return ()

    def _made(self, parts: Sequence[tree.Query], boost: float) -> Self:
        make: Any = type(self)  # each class has numbers of its own between parts and boost
        made: Self = make(parts, *self._details(), boost=boost)
        return made

    def _like(self, parts: Sequence[tree.Query]) -> Self:
        return self._made(parts, self.boost)

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def _key(self) -> tuple[Any, ...]:
        return type(self).__name__, self.parts, self._details(), self.boost

    def __repr__(self) -> str:
        return f"{type(self).__name__}({list(self.parts)!r}, {', '.join(map(repr, (*self._details(), self.boost)))})"

    def __str__(self) -> str:
        return repr(self)

    def is_leaf(self) -> bool:
        """Whoosh asks before it looks for children."""
        return False

    def children(self) -> Iterator[tree.Query]:
        """The parts."""
        return iter(self.parts)

    def needs_spans(self) -> bool:
        """Whoosh's matchers of the parts have to know positions."""
        return True

    def apply(self, fn: Callable[[tree.Query], tree.Query]) -> Self:
        """A node of the changed parts."""
        return self._like([fn(part) for part in self.parts])

    def field(self) -> str | None:
        """The field of all parts, if it is one."""
        names = {part.field() for part in self.parts}
        return names.pop() if len(names) == 1 else None

    def with_boost(self, boost: float) -> Self:
        """The same with another boost."""
        return self._made(self.parts, boost)

    def normalize(self) -> tree.Query:
        """Without a part that matches anything, nothing matches."""
        parts = [part.normalize() for part in self.parts]
        return NullQuery if not parts or NullQuery in parts else self._like(parts)

    def estimate_size(self, ixreader: Any) -> int:  # noqa: ANN401 — Whoosh's reader
        """At most so many documents match."""
        return int(tree.And(self.parts).estimate_size(ixreader))

    def matcher(self, searcher: Any, context: Any = None) -> Any:  # noqa: ANN401 — Whoosh's
        """Whoosh's own matchers can't tell."""
        raise NotImplementedError(f"{type(self).__name__} is for index.evaluation only")


class Near(Positional):
    """Each part at most `distance` words from those before it, and behind them when `ordered`.

    Two parts do not overlap; without an order a third may stand between the first two.
    """

    def __init__(
        self,
        parts: Sequence[tree.Query],
        distance: int,
        ordered: bool = False,  # noqa: FBT001, FBT002 — Whoosh's nodes take it by position too
        boost: float = 1.0,
    ) -> None:
        super().__init__(parts, boost)
        self.distance = distance
        self.ordered = ordered

    def _details(self) -> tuple[Any, ...]:
        return self.distance, self.ordered

    def normalize(self) -> tree.Query:
        """A single part is near itself."""
        plain = super().normalize()
        if isinstance(plain, Near) and len(plain.parts) == 1:
            (part,) = plain.parts
            return part.with_boost(getattr(part, "boost", 1.0) * self.boost)
        return plain

    def matcher(self, searcher: Any, context: Any = None) -> Any:  # noqa: ANN401 — Whoosh's
        """Nearly the same as a SpanNear2, which wants the beginning of the other part near when there is no order."""
        found = SpanNear2(self.parts, slop=self.distance, ordered=self.ordered).matcher(searcher, context)
        return found if self.boost == 1.0 else WrappingMatcher(found, boost=self.boost)


class Where(tree.Require):
    """What the first part matches, in documents that have the second one too; it stands where the first part does."""

    def field(self) -> str | None:
        """That of the first part."""
        name: str | None = self.a.field()
        return name


class SameParagraph(Positional):
    """All parts in one paragraph of one field."""


class _Single(Positional):
    """A node of one part and a number."""

    def __init__(self, part: tree.Query | Sequence[tree.Query], number: int, boost: float = 1.0) -> None:
        super().__init__((part,) if isinstance(part, tree.Query) else part, boost)
        self.number = number

    @property
    def part(self) -> tree.Query:
        """The one part."""
        return self.parts[0]

    def _details(self) -> tuple[Any, ...]:
        return (self.number,)


class AtLeast(_Single):
    """A part that stands at least `number` times in an article."""

    def matcher(self, searcher: Any, context: Any = None) -> Any:  # noqa: ANN401 — Whoosh's
        """Whoosh's matcher of the part where it has so many spans."""
        child = self.part.matcher(searcher, tree.SpanQuery._span_context(context))  # noqa: SLF001 — as its spans do
        return _Often(child, self.number, self.boost)


class First(_Single):
    """A part that ends within the first `number` words of its field."""


class _Often(SpanWrappingMatcher):
    def __init__(self, child: Any, least: int, boost: float) -> None:  # noqa: ANN401 — a matcher
        self._least = least
        super().__init__(child)
        self.boost = boost

    def copy(self) -> _Often:
        return _Often(self.child.copy(), self._least, self.boost)

    def replace(self, minquality: float = 0) -> Any:  # noqa: ANN401, ARG002 — a matcher; nothing simpler is known
        return self

    def _get_spans(self) -> list[Any]:
        found: list[Any] = self.child.spans()
        return found if len(found) >= self._least else []
