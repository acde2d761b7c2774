"""Where on the page the article stands. Comes in: a page's lines and the place of its headline. Goes out: the frame
that holds the body, chosen by what systems call it where they do, and else by where the prose is dense. It refuses to
know what the single lines mean; that is for those who read them.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from archiveviewer.readers.html.roles import APART, BESIDE, HEADER, Role

if TYPE_CHECKING:
    from archiveviewer.readers.html.lines import Frame, Line, Reading

SHORTEST_PROSE = 40
_SHORTEST_ARTICLE = 60
_FEWEST_SHORT_LINES = 6
_SEVERAL = 3
_NEAR = 4
"""So many lines lie at most between an announcement and the link to its story."""
_NO_BODY = HEADER | Role.ASIDE
_OUTERMOST = frozenset({"html", "body"})
_PARAGRAPHS = frozenset({"p", "li", "blockquote", "h2", "h3", "h4", "h5", "h6", "pre", "dd", "figcaption", "center"})


class Weights(NamedTuple):
    """How many letters of prose, and of text altogether, stand inside a frame, from the line `start` on.

    Kept are the letters before each position, and those of all lines, so that those inside a frame are a difference of
    two.
    """

    prose_before: list[int]
    text_before: list[int]
    start: int

    def prose(self, frame: Frame) -> int:
        """The letters of prose inside a frame."""
        first = max(frame.first, self.start)
        return self.prose_before[frame.last] - self.prose_before[first] if first < frame.last else 0

    def text(self, frame: Frame) -> int:
        """The letters of all text inside a frame."""
        first = max(frame.first, self.start)
        return self.text_before[frame.last] - self.text_before[first] if first < frame.last else 0


def is_prose(line: Line) -> bool:
    """True for a line that could be a paragraph of the article."""
    return is_reading(line) and not line.roles & Role.CAPTION


def is_reading(line: Line) -> bool:
    """True for a paragraph or a long caption: the text of a picture story is all captions."""
    if line.kind != "text" or len(line.text) < SHORTEST_PROSE or line.linked * 2 > len(line.text):
        return False
    return not line.roles & BESIDE


def weigh(reading: Reading, after: int) -> Weights:
    """The weights of all frames, counting the lines behind the position `after`."""
    prose = text = 0
    prose_before, text_before = [0], [0]
    for line in reading.lines:
        if not line.roles & APART and line.kind in {"text", "table"}:
            letters = len(line.text)
            text += letters
            if letters >= SHORTEST_PROSE and is_reading(line) and not line.roles & Role.ASIDE:
                prose += letters
        prose_before.append(prose)
        text_before.append(text)
    return Weights(prose_before, text_before, after + 1)


def _density(reading: Reading, after: int) -> list[float]:
    """How much prose behind the position `after` lies directly in each frame, by the frames' numbers."""
    direct = [0.0] * len(reading.frames)
    for line in islice(reading.lines, after + 1, None):
        letters = len(line.text)
        if letters >= SHORTEST_PROSE and is_reading(line) and not line.roles & _NO_BODY:
            frame = line.block.above if line.tag in _PARAGRAPHS else line.block
            for share in (1.0, 0.5, 0.2):
                if frame is not None:
                    direct[frame.number] += share * letters
                    frame = frame.above
    return direct


def find_body(reading: Reading, headline: Frame | None, after: int) -> Frame | None:
    """The frame that holds the body of the article, or None where there is no prose at all."""
    weights, direct = weigh(reading, after), _density(reading, after)
    ruled = [frame for frame in reading.ruled if frame.own & Role.BODY and weights.text(frame)]
    if ruled:
        return max(ruled, key=weights.text)
    neighbourhood = _neighbourhood(headline, weights, direct)
    dense = _densest(reading, after, weights, direct, neighbourhood)
    marked = _marked(reading.bodies, weights, neighbourhood)
    if dense is None or marked is None:
        found = marked if dense is None else dense
        return found or _marked_by_text(reading, weights) or (_of_short_lines(reading, after) if headline else None)
    if headline is not None and headline.is_inside(marked) and dense.is_inside(marked) and dense is not marked:
        # what holds the headline too is more than the body, whatever it is called
        return dense if weights.prose(dense) >= 0.7 * weights.prose(marked) else marked
    # a marked body that misses much of the prose around it is a part of the article, or another one
    if weights.prose(marked) * 2 >= weights.prose(dense) or marked.is_inside(dense):
        return _widened(marked, dense, weights)
    return dense


def _neighbourhood(headline: Frame | None, weights: Weights, direct: list[float]) -> Frame | None:
    """The smallest frame around the headline that also holds the article's prose."""
    if headline is None:
        return None
    enough = max(_SHORTEST_ARTICLE * 2, min(max(direct) * 0.3, 600))
    outside = islice(headline.around(), 1, None)
    return next((frame for frame in outside if weights.prose(frame) >= enough), None)


def _densest(
    reading: Reading, after: int, weights: Weights, direct: list[float], neighbourhood: Frame | None
) -> Frame | None:
    candidates = [frame for frame, prose in zip(reading.frames, direct, strict=True) if prose]
    if neighbourhood is not None:
        candidates = [frame for frame in candidates if frame.is_inside(neighbourhood)] or candidates
    candidates = [frame for frame in candidates if weights.prose(frame) >= _SHORTEST_ARTICLE]
    if not candidates:
        return None
    best = max(candidates, key=lambda frame: direct[frame.number] * _purity(frame, weights))
    # the first paragraph may be the sapo, which alone is no reason to widen the body
    first = next((at for at, line in enumerate(reading.lines) if at > after and is_prose(line)), after)
    return _ascended(reading, best, weights._replace(start=first + 1), neighbourhood)


def _purity(frame: Frame, weights: Weights) -> float:
    return weights.prose(frame) / max(1, weights.text(frame))


def _ascended(reading: Reading, frame: Frame, weights: Weights, limit: Frame | None) -> Frame:
    """The frame or one around it, as long as what that adds is prose too: bodies come in several boxes."""
    best = inner = frame
    for outer in islice(frame.around(), 1, None):
        more = weights.prose(outer) - weights.prose(best)
        added = weights.text(outer) - weights.text(best)
        least = 0.5 if outer.tag in _OUTERMOST else 0.1  # a story all over the page is rare, and much may lie there
        enough = more >= least * max(1, weights.prose(best))
        if enough and (more >= 0.6 * added or _goes_on_in_boxes(reading, inner, outer, weights)):
            best = outer
        if outer is limit:
            break
        inner = outer
    return best


def _goes_on_in_boxes(reading: Reading, inner: Frame, outer: Frame, weights: Weights) -> bool:
    """True where most prose of a frame is in boxes alike, as the steps of an instruction or the pictures of a story
    are: lists and captions may be as long as that, but none of it announces another story.
    """
    if weights.prose(outer) < 2 * weights.prose(inner):
        return False
    name = inner.element.get("class")
    alike = [one for one in reading.frames if one.above is outer and one.tag == inner.tag]
    alike = [one for one in alike if one.element.get("class") == name and weights.prose(one) >= SHORTEST_PROSE]
    if len(alike) < _SEVERAL or sum(map(weights.prose, alike)) * 2 < weights.prose(outer):
        return False
    return not any(_is_story_title(line) for one in alike for line in reading.lines[one.first : one.last])


def _marked(bodies: list[Frame], weights: Weights, neighbourhood: Frame | None) -> Frame | None:
    """The innermost marked body with nearly the most prose; near the headline where there is one."""
    real = [body for body in bodies if weights.prose(body) >= _SHORTEST_ARTICLE]
    if neighbourhood is not None:
        real = [body for body in real if body.is_inside(neighbourhood)] or real
    if not real:
        return None
    most = max(weights.prose(body) for body in real)
    # in the order of the page the last lies deepest
    return [body for body in real if weights.prose(body) >= 0.75 * most][-1]


def _marked_by_text(reading: Reading, weights: Weights) -> Frame | None:
    """A marked body of short lines, as poems have: much text and few links."""
    long = [body for body in reading.bodies if weights.text(body) >= 2 * _SHORTEST_ARTICLE]
    real = [body for body in long if _linked(reading, body) * 4 < weights.text(body)]
    return max(real, key=weights.text, default=None)


def _linked(reading: Reading, frame: Frame) -> int:
    return sum(line.linked for line in reading.lines[frame.first : frame.last] if not line.roles & APART)


def _of_short_lines(reading: Reading, after: int) -> Frame | None:
    """The frame with the most text in lines too short for prose, as poems have."""
    letters, counts, linked = ([0] * len(reading.frames) for _ in range(3))
    for line in islice(reading.lines, after + 1, None):
        if line.kind == "text" and not line.apart and not line.roles & (HEADER | Role.ASIDE):
            for frame in islice(line.block.around(), int(line.tag in _PARAGRAPHS), 2):
                letters[frame.number] += len(line.text)
                linked[frame.number] += line.linked
                counts[frame.number] += 1
    real = [frame for frame in reading.frames if counts[frame.number] >= _FEWEST_SHORT_LINES]
    real = [frame for frame in real if linked[frame.number] * 4 < letters[frame.number] >= 2 * _SHORTEST_ARTICLE]
    return max(real, key=lambda frame: letters[frame.number], default=None)


def _widened(marked: Frame, dense: Frame, weights: Weights) -> Frame:
    """The marked body, or the dense one around it when that holds much more prose and little else."""
    more = weights.prose(dense) > 1.6 * weights.prose(marked)
    return dense if marked.is_inside(dense) and more and _purity(dense, weights) > 0.6 else marked  # noqa: PLR2004


def possible_teasers(lines: list[Line], positions: list[int]) -> list[int]:
    """Those of the positions near which a link to a story stands, whatever box holds both."""
    if not positions:
        return []
    around = range(max(0, positions[0] - _NEAR), min(len(lines), positions[-1] + _NEAR + 1))
    stories = [at for at in around if _is_story_title(lines[at])]
    near = {at for story in stories for at in range(story - _NEAR, story + _NEAR + 1)}
    return [at for at in positions if at in near]


def is_teaser(lines: list[Line], position: int, weights: Weights) -> bool:
    """True for a paragraph that shares a small box with a link to the story it announces, and with no other prose."""
    line = lines[position]
    box = line.block
    for around in islice(line.block.around(), 5):
        if weights.prose(around) > len(line.text) or around.tag in _OUTERMOST:
            break
        box = around
    if box is line.block:
        return False
    near = range(max(0, position - _NEAR), min(len(lines), position + _NEAR + 1))
    return any(at != position and box.holds(at) and _is_story_title(lines[at]) for at in near)


def _is_story_title(line: Line) -> bool:
    return line.kind == "text" and line.is_link and line.text.count(" ") >= 3  # noqa: PLR2004 — a title has words


def span(body: Frame, after: int) -> tuple[int, int]:
    """The first and the last-but-one position of the lines inside `body`, behind the headline if that is inside."""
    first = max(body.first, after + 1)
    return (first, body.last) if first < body.last else (0, 0)
