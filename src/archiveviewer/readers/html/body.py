"""Where on the page the article stands. Comes in: a page's lines and the place of its headline. Goes out: the element
that holds the body, chosen by what systems call it where they do, and else by where the prose is dense. It refuses to
know what the single lines mean; that is for those who read them.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from archiveviewer.readers.html.roles import APART, HEADER, LISTS, Role

if TYPE_CHECKING:
    from lxml import html

    from archiveviewer.readers.html.lines import Line

SHORTEST_PROSE = 40
_SHORTEST_ARTICLE = 60
_MOST_PROSE_LINES = 4000
_OUTERMOST = frozenset({"html", "body"})
_PARAGRAPHS = frozenset({"p", "li", "blockquote", "h2", "h3", "h4", "h5", "h6", "pre", "dd", "figcaption", "center"})


class Weights(NamedTuple):
    """How much prose lies inside each element, directly in it, and how much text altogether."""

    prose: dict[html.HtmlElement, int]
    direct: dict[html.HtmlElement, float]
    text: dict[html.HtmlElement, int]


def is_prose(line: Line) -> bool:
    """True for a line that could be a paragraph of the article."""
    return is_reading(line) and not line.roles & Role.CAPTION


def is_reading(line: Line) -> bool:
    """True for a paragraph or a long caption: the text of a picture story is all captions."""
    if line.kind != "text" or len(line.text) < SHORTEST_PROSE or line.linked * 2 > len(line.text):
        return False
    return not line.roles & (APART | LISTS)


def weigh(lines: list[Line], after: int) -> Weights:
    """The weights of all elements, counting the lines behind the position `after`."""
    weights = Weights({}, {}, {})
    counted = 0
    for position, line in enumerate(lines):
        if position <= after or line.kind not in {"text", "table"} or line.roles & APART:
            continue
        counted += 1
        if counted > 4 * _MOST_PROSE_LINES:
            break
        above = [line.block, *line.block.iterancestors()]
        prose = len(line.text) if is_reading(line) and not line.roles & Role.ASIDE else 0
        for element in above:
            weights.text[element] = weights.text.get(element, 0) + len(line.text)
            if prose:
                weights.prose[element] = weights.prose.get(element, 0) + prose
        if prose and not line.roles & HEADER:
            _weigh_directly(weights.direct, above, prose)
    return weights


def _weigh_directly(direct: dict[html.HtmlElement, float], above: list[html.HtmlElement], prose: int) -> None:
    holders = above[1:4] if above[0].tag in _PARAGRAPHS else above[:3]
    for element, share in zip(holders, (1.0, 0.5, 0.2), strict=False):
        direct[element] = direct.get(element, 0.0) + share * prose


def find_body(
    lines: list[Line], bodies: list[html.HtmlElement], headline: html.HtmlElement | None, after: int
) -> html.HtmlElement | None:
    """The element that holds the body of the article, or None where there is no prose at all."""
    weights = weigh(lines, after)
    neighbourhood = _neighbourhood(headline, weights)
    dense = _densest(lines, after, weights, neighbourhood)
    marked = _marked(bodies, weights, neighbourhood)
    if dense is None or marked is None:
        found = marked if dense is None else dense
        return _marked_by_text(lines, bodies, weights) if found is None else found
    if headline is not None and marked in set(headline.iterancestors()) and marked in set(dense.iterancestors()):
        # what holds the headline too is more than the body, whatever it is called
        return dense if weights.prose[dense] >= 0.7 * weights.prose[marked] else marked
    # a marked body that misses much of the prose around it is a part of the article, or another one
    if weights.prose.get(marked, 0) * 2 >= weights.prose.get(dense, 0) or dense in set(marked.iterancestors()):
        return _widened(marked, dense, weights)
    return dense


def _neighbourhood(headline: html.HtmlElement | None, weights: Weights) -> html.HtmlElement | None:
    """The smallest element around the headline that also holds the article's prose."""
    if headline is None:
        return None
    most = max(weights.direct.values(), default=0.0)
    enough = max(_SHORTEST_ARTICLE * 2, min(most * 0.3, 600))
    for element in headline.iterancestors():
        if weights.prose.get(element, 0) >= enough:
            return element
    return None


def _densest(
    lines: list[Line], after: int, weights: Weights, neighbourhood: html.HtmlElement | None
) -> html.HtmlElement | None:
    candidates = list(weights.direct)
    if neighbourhood is not None:
        inside = [
            element
            for element in candidates
            if element is neighbourhood or neighbourhood in set(element.iterancestors())
        ]
        candidates = inside or candidates
    candidates = [element for element in candidates if weights.prose.get(element, 0) >= _SHORTEST_ARTICLE]
    if not candidates:
        return None
    best = max(candidates, key=lambda element: weights.direct[element] * _purity(element, weights))
    # the first paragraph may be the sapo, which alone is no reason to widen the body
    first = next((position for position, line in enumerate(lines) if position > after and is_prose(line)), after)
    return _ascended(best, weigh(lines, first), neighbourhood)


def _purity(element: html.HtmlElement, weights: Weights) -> float:
    return weights.prose.get(element, 0) / max(1, weights.text.get(element, 1))


def _ascended(element: html.HtmlElement, weights: Weights, limit: html.HtmlElement | None) -> html.HtmlElement:
    """The element or one around it, as long as what that adds is prose too: bodies come in several boxes."""
    best = element
    for outer in element.iterancestors():
        if outer.tag in _OUTERMOST:
            break
        more = weights.prose.get(outer, 0) - weights.prose.get(best, 0)
        added = weights.text.get(outer, 0) - weights.text.get(best, 0)
        if more >= 0.1 * weights.prose.get(best, 1) and more >= 0.6 * added:
            best = outer
        if outer is limit:
            break
    return best


def _marked(
    bodies: list[html.HtmlElement], weights: Weights, neighbourhood: html.HtmlElement | None
) -> html.HtmlElement | None:
    """The innermost marked body with nearly the most prose; near the headline where there is one."""
    real = [body for body in bodies if weights.prose.get(body, 0) >= _SHORTEST_ARTICLE]
    if neighbourhood is not None:
        real = [body for body in real if body is neighbourhood or neighbourhood in set(body.iterancestors())] or real
    if not real:
        return None
    most = max(weights.prose[body] for body in real)
    return [body for body in real if weights.prose[body] >= 0.75 * most][-1]  # document order: the last lies deepest


def _marked_by_text(lines: list[Line], bodies: list[html.HtmlElement], weights: Weights) -> html.HtmlElement | None:
    """A marked body of short lines, as poems have: much text and few links."""
    linked: dict[html.HtmlElement, int] = {}
    for line in lines:
        if line.linked and not line.roles & APART:
            for around in (line.block, *line.block.iterancestors()):
                linked[around] = linked.get(around, 0) + line.linked
    real = [
        body
        for body in bodies
        if weights.text.get(body, 0) >= 2 * _SHORTEST_ARTICLE and linked.get(body, 0) * 4 < weights.text[body]
    ]
    return max(real, key=lambda body: weights.text[body], default=None)


def _widened(marked: html.HtmlElement, dense: html.HtmlElement, weights: Weights) -> html.HtmlElement:
    """The marked body, or the dense one around it when that holds much more prose and little else."""
    around = dense in set(marked.iterancestors())
    if around and weights.prose[dense] > 1.6 * weights.prose[marked] and _purity(dense, weights) > 0.7:  # noqa: PLR2004
        return dense
    return marked


def is_teaser(lines: list[Line], position: int, weights: Weights) -> bool:
    """True for a paragraph that shares a small box with a link to the story it announces, and with no other prose."""
    line = lines[position]
    box = line.block
    for around in islice([line.block, *line.block.iterancestors()], 5):
        if weights.prose.get(around, 0) > len(line.text) or around.tag in _OUTERMOST:
            break
        box = around
    if box is line.block:
        return False
    near = range(max(0, position - 4), min(len(lines), position + 5))
    inside = set(islice(box.iter(), 2000))
    return any(at != position and _is_story_title(lines[at]) and lines[at].block in inside for at in near)


def _is_story_title(line: Line) -> bool:
    return line.kind == "text" and line.is_link and line.text.count(" ") >= 3  # noqa: PLR2004 — a title has words


def span(lines: list[Line], body: html.HtmlElement, after: int) -> tuple[int, int]:
    """The first and the last-but-one position of the lines inside `body`, behind the headline if that is inside."""
    inside = set(body.iter())
    positions = [position for position, line in enumerate(lines) if position > after and line.block in inside]
    return (positions[0], positions[-1] + 1) if positions else (0, 0)
