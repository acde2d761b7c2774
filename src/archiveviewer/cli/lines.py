"""What people read in a terminal. Values come in, lines of text go out; whoever prints them makes them harmless."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from archiveviewer.cli.records import timeline_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from archiveviewer.article import Article
    from archiveviewer.results import (
        Chapter,
        Copy,
        Explanation,
        Failure,
        Hit,
        Notice,
        PictureResults,
        Piece,
        Problem,
        Related,
        Results,
        Row,
        Story,
        Summary,
        Timeline,
    )

_NOTICES = {
    "archive-absent": "the archive {detail} is not here and was passed over",
    "relaxed": "nothing with these accents; other accents allowed in {detail}",
    "unaccented": "nothing with these accents; searched without them: {detail}",
    "keyed": "searched for {detail}",
    "synonyms": "also searched for {detail}",
    "corrected": "nothing as typed; searched for {detail}",
    "misread": "not understood as typed: {detail}",
    "too-wide": "too many words begin so, give more letters: {detail}",
    "no-words": "no word to search for: {detail}",
    "too-long": "too long; read up to …{detail}",
    "too-many-words": "too many words; read up to …{detail}",
    "too-deep": "too many brackets within each other; they were left out",
}


def counted(count: int, noun: str) -> str:
    """So many things: "1 article", "2,342 articles"."""
    return f"{count:,} {noun}{'s' * (count != 1)}"


def result_lines(found: Results) -> Iterator[str]:
    """A page of results: what is to be said of the question, then title, facts and passage of each."""
    yield counted(found.total, "article")
    yield from map(notice_line, found.notices)
    if found.suggestions:
        yield f"Did you mean: {' · '.join(found.suggestions)}"
    for kind, readings in (("Also", found.readings), ("Shorter", found.shorter)):
        if readings:
            yield f"{kind}: {' · '.join(f'{reading.text} ({reading.articles:,})' for reading in readings)}"
    for hit in found.hits:
        date = hit.date.value[:10] if hit.date else "undated"
        yield ""
        yield f"{hit.title}"
        yield f"    {' · '.join(filter(None, (date, hit.source, hit.section, hit.author, hit.archive)))} · {hit.id}"
        yield from (f"    also {copy_line(copy)}" for copy in hit.copies)
        yield f"    {_emphasised(hit)}"


def timeline_lines(timeline: Timeline) -> Iterator[str]:
    """Of each date how many articles were found, and how many there are in all."""
    for date, found, held in timeline_rows(timeline):
        yield f"{date:<10} {found:>8,} {held:>8,}"


def batch_lines(answers: Iterable[tuple[str, Results]]) -> Iterator[str]:
    """Questions with how many articles answer each, and the first of these."""
    for question, found in answers:
        yield f"{found.total:>7,}  {question}"
        for hit in found.hits:
            date = hit.date.value[:10] if hit.date else "undated"
            yield f"         {' · '.join(filter(None, (date, hit.title, hit.source, hit.id)))}"


def picture_lines(found: PictureResults) -> Iterator[str]:
    """Pictures that were found: caption, article, file."""
    yield f"{counted(found.total, 'article')} with pictures"
    for hit in found.hits:
        yield ""
        yield hit.caption or hit.title
        yield f"    {hit.title} · {hit.id}"
        yield f"    {hit.place.file}{'!/' * bool(hit.place.inner)}{hit.place.inner}"


def notice_line(notice: Notice) -> str:
    """A remark about the question, and what to ask for exactly what was typed; an unknown one as it came."""
    sentence = _NOTICES.get(notice.kind, f"{notice.kind}: {{detail}}").format(detail=notice.detail)
    literally = f"; exactly as typed: {notice.question}" if notice.question else ""
    return f"{sentence[:1].upper()}{sentence[1:]}{literally}."


def explanation_lines(explained: Explanation, depth: int = 0) -> Iterator[str]:
    """A question as it was understood, each part below the whole with the articles that it finds by itself."""
    joined = f"  [{explained.joined}]" if explained.joined else ""
    yield f"{'    ' * depth}{explained.text or '*'}  {explained.articles:,}{joined}"
    for part in explained.parts:
        yield from explanation_lines(part, depth + 1)
    yield from map(notice_line, explained.notices)


def _emphasised(hit: Hit) -> str:
    """The snippet with the matched words between asterisks."""
    text, at = "", 0
    for span in hit.snippet.spans:
        text += f"{hit.snippet.text[at : span.start]}*{hit.snippet.text[span.start : span.end]}*"
        at = span.end
    return text + hit.snippet.text[at:]


def all_lines(articles: Iterable[Article]) -> Iterator[str]:
    """Several whole articles."""
    for article in articles:
        yield from article_lines(article)


def article_lines(article: Article) -> Iterator[str]:
    """One whole article."""
    date = article.published.value if article.published else ""
    yield article.title
    yield " · ".join(filter(None, (date, article.source, article.section, article.author)))
    for text in (
        article.sapo,
        *(block.text or f"[{block.caption_and_credit}]" for block in article.blocks),
        article.credit,
    ):
        if text:
            yield ""
            yield text
    for links in (article.related, article.same_section):
        if links is not None:
            yield ""
            yield links.heading
            yield from (f"- {link.title}" for link in links.links)


def copy_line(copy: Copy) -> str:
    """One printing of a story."""
    date = copy.date.value[:10] if copy.date else "undated"
    return " · ".join(filter(None, (date, copy.source, copy.title, copy.id)))


def duplicate_lines(groups: Iterable[Iterable[Copy]]) -> Iterator[str]:
    """Stories that are there several times, a printing a line, a blank line behind each story."""
    for group in groups:
        yield from map(copy_line, group)
        yield ""


def difference_lines(rows: Iterable[Row]) -> Iterator[str]:
    """Two articles beside each other: lines of both, of the first alone (-), of the second alone (+)."""
    for row in rows:
        left, right = (" ".join(piece.text for piece in side) for side in (row.left, row.right))
        if left == right:
            yield f"  {left}"
            continue
        yield from (f"{sign} {_told_apart(side)}" for sign, side in (("-", row.left), ("+", row.right)) if side)


def _told_apart(side: Iterable[Piece]) -> str:
    """What only this side has, in square brackets."""
    return " ".join(piece.text if piece.same else f"[{piece.text}]" for piece in side)


def related_lines(related: Related) -> Iterator[str]:
    """What else to read, a story a line."""
    for story in related.listed:
        yield f"listed    {story.title}  {story.id or 'not in the archive'}"
    for story in related.listed_by:
        yield f"listed by {story.title}  {story.id}"
    for similar in related.similar:
        yield f"similar   {similar.title}  {similar.id}  ({', '.join(similar.reasons)})"
    for reprint in related.reprints:
        yield f"reprint   {reprint.title}  {reprint.id}  ({reprint.share:.0%})"
    for name in related.named:
        yield f"{name.kind:<13}{name.name}  ({name.times})"
    for one in related.pictures:
        yield f"picture   {one.title}  {one.id}"
    for story in related.shown_in:
        yield f"shown in  {story.title}  {story.id}"


_KINDS = {
    "reprint": "the same text",
    "listed": "listed by the article",
    "listed_by": "lists the article",
    "same": "the same story",
}


def story_lines(story: Story) -> Iterator[str]:
    """How a story went on, a chapter a line; an arrow points to the article itself."""
    for chapter in story.chapters:
        date = chapter.date.value[:10] if chapter.date else "undated"
        yield f"{' ' if chapter.kinds else '→'} {date:<10}  {chapter.title}  {chapter.id}"
        if chapter.kinds:
            yield f"              {chapter_remark(chapter)}"


def chapter_remark(chapter: Chapter) -> str:
    """What a chapter has to do with the article: the kinds, with the reasons; nothing for the article itself."""
    kinds = ", ".join(_KINDS[kind] for kind in chapter.kinds)
    share = f" ({chapter.share:.0%})" if chapter.share else ""
    reasons = f": {', '.join(chapter.reasons)}" if chapter.reasons else ""
    return f"{kinds}{share}{reasons}"


def summary_lines(summary: Summary) -> Iterator[str]:
    """What an update did, and every file it could not read."""
    yield (
        f"{counted(summary.articles, 'article')}: {summary.added:,} added, {summary.updated:,} updated, "
        f"{summary.removed:,} removed, {summary.unchanged:,} unchanged, "
        f"{counted(len(summary.failed), 'file')} not read, {summary.seconds:.1f} s"
    )
    yield from map(failure_line, summary.failed)


def problem_lines(found: Sequence[Problem]) -> Iterator[str]:
    """What a person should look at: how much of each kind there is, then each."""
    if not found:
        yield "nothing to look at"
    counts = Counter((problem.failed, problem.reason) for problem in found)
    for (failed, reason), count in sorted(counts.items(), reverse=True):
        yield f"{count} × {'not read: ' if failed else ''}{reason}"
    for problem in found:
        place = f"{problem.path} [{problem.member}]" if problem.member else problem.path
        guess = f"{problem.encoding} {problem.score:.2f}" if problem.encoding and not problem.failed else ""
        facts = filter(None, (problem.detail, guess, f"{problem.count} times" if problem.count > 1 else ""))
        told = ", ".join(facts)
        yield f"{'not read: ' if problem.failed else ''}{problem.reason}: {place}" + (f" ({told})" if told else "")


def failure_line(failure: Failure) -> str:
    """A file, or a member of one, that could not be read, and why."""
    place = f"{failure.path}: {failure.member}" if failure.member else failure.path
    return f"not read: {place}: {failure.reason}" + (f" ({failure.detail})" if failure.detail else "")
