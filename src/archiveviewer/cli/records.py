"""The JSON of each command, as `docs/terminal.md` has it. Values come in, plain dictionaries go out; absent facts are
null.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from archiveviewer.results import (
        Copy,
        Explanation,
        Hit,
        PictureHit,
        PictureResults,
        Related,
        Results,
        Story,
        Timeline,
    )


def results_record(question: str, found: Results) -> dict[str, Any]:
    """The answer to a question."""
    facets = {
        name: [[int(count.value) if name == "year" else count.value, count.articles] for count in counts]
        for name, counts in msgspec.structs.asdict(found.facets).items()
    }
    return {
        "total": found.total,
        "rows": found.rows,
        "query": {"text": question, "understood": found.understood},
        "notices": [msgspec.to_builtins(notice) for notice in found.notices],
        "suggestions": list(found.suggestions),
        "readings": [[reading.text, reading.articles] for reading in found.readings],
        "shorter": [[reading.text, reading.articles] for reading in found.shorter],
        "hits": [hit_record(hit) for hit in found.hits],
        "facets": facets,
    }


def timeline_record(timeline: Timeline) -> dict[str, Any]:
    """How many articles there are of each year, month or day: [date, found, in all]."""
    return {"step": timeline.step, "counts": [list(row) for row in timeline_rows(timeline)]}


def timeline_rows(timeline: Timeline) -> list[tuple[str, int, int]]:
    """The same as rows, for every date that any article has."""
    found = {count.value: count.articles for count in timeline.found}
    return [(count.value, found.get(count.value, 0), count.articles) for count in timeline.held]


def pictures_record(found: PictureResults) -> dict[str, Any]:
    """Pictures of an answer. `next` is the offset to go on from, null at the end."""
    return {"total": found.total, "next": found.next, "pictures": [_picture_record(hit) for hit in found.hits]}


def _picture_record(hit: PictureHit) -> dict[str, Any]:
    return {
        "id": hit.id,
        "title": hit.title,
        "block": hit.block,
        "caption": hit.caption or None,
        "caption_spans": [[span.start, span.end] for span in hit.caption_spans],
        "credit": hit.credit or None,
        "date": hit.date.value if hit.date else None,
        "path": str(hit.place.file),
        "inner": hit.place.inner or None,
    }


def explanation_record(explained: Explanation) -> dict[str, Any]:
    """How a question was understood."""
    whole = _part_record(explained)
    return {
        "query": whole.pop("text"),
        **whole,
        "notices": [msgspec.to_builtins(notice) for notice in explained.notices],
    }


def _part_record(explained: Explanation) -> dict[str, Any]:
    return {
        "text": explained.text,
        "joined": explained.joined or None,
        "articles": explained.articles,
        "parts": [_part_record(part) for part in explained.parts],
    }


def hit_record(hit: Hit) -> dict[str, Any]:
    """One hit."""
    return {
        "id": hit.id,
        "title": hit.title,
        "title_spans": [[span.start, span.end] for span in hit.title_spans],
        "date": hit.date.value if hit.date else None,
        "source": hit.source or None,
        "section": hit.section or None,
        "author": hit.author or None,
        "path": hit.path,
        "score": hit.score,
        "snippet": {
            "text": hit.snippet.text,
            "spans": [[span.start, span.end] for span in hit.snippet.spans],
            "place": hit.snippet.place or None,
        },
        "copies": [copy_record(copy) for copy in hit.copies],
        **({"archive": hit.archive} if hit.archive else {}),
    }


def copy_record(copy: Copy) -> dict[str, Any]:
    """A printing of a story."""
    return {
        "id": copy.id,
        "title": copy.title,
        "date": copy.date.value if copy.date else None,
        "source": copy.source or None,
        "path": copy.path,
    }


def related_record(related: Related) -> dict[str, Any]:
    """What else to read."""
    return {
        "listed": [{"title": story.title, "id": story.id or None} for story in related.listed],
        "same_section": [{"title": story.title, "id": story.id or None} for story in related.same_section],
        "listed_by": [{"title": story.title, "id": story.id} for story in related.listed_by],
        "similar": [
            {"id": story.id, "title": story.title, "reasons": list(story.reasons), "days_later": story.days_later}
            for story in related.similar
        ],
        "reprints": [{"id": story.id, "title": story.title, "share": story.share} for story in related.reprints],
        "pictures": [{"block": one.block, "id": one.id, "title": one.title} for one in related.pictures],
        "shown_in": [{"id": story.id, "title": story.title} for story in related.shown_in],
        "named": [msgspec.to_builtins(name) for name in related.named],
    }


def story_record(story: Story) -> dict[str, Any]:
    """How a story went on."""
    chapters = [
        {
            "id": chapter.id,
            "title": chapter.title,
            "date": chapter.date.value if chapter.date else None,
            "source": chapter.source or None,
            "kinds": list(chapter.kinds),
            "reasons": list(chapter.reasons),
            "share": chapter.share or None,
            "days_later": chapter.days_later,
        }
        for chapter in story.chapters
    ]
    return {"id": story.id, "title": story.title, "chapters": chapters}
