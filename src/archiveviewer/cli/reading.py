"""The commands that read articles and what stands beside them: one article, what else to read, how its story went on,
what an archive has more than once, two articles side by side.

Ids come in; a document or lines go out, with the exit code. They refuse to know questions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from archiveviewer import export
from archiveviewer.article import record
from archiveviewer.cli.lines import (
    article_lines,
    chapter_remark,
    difference_lines,
    duplicate_lines,
    related_lines,
    story_lines,
)
from archiveviewer.cli.records import copy_record, related_record, story_record
from archiveviewer.cli.terminal import DONE, give, opened_to_read, opened_together, print_document
from archiveviewer.results import Related

if TYPE_CHECKING:
    import argparse

    from archiveviewer.cli.care import Command


def add_commands(command: Command) -> None:
    """Declare them."""
    show = command("show", _show, "print one article")
    show.add_argument("id", metavar="ID")
    related = command("related", _related, "what else to read beside an article")
    related.add_argument("id", metavar="ID")
    story = command("story", _story, "what came before an article and after it")
    story.add_argument("id", metavar="ID")
    story.add_argument("--as", dest="style", choices=export.STYLES, help="a list of citations in this style")
    command("duplicates", _duplicates, "the stories that the archive holds more than once")
    compare = command("compare", _compare, "two articles paragraph by paragraph")
    compare.add_argument("one", metavar="ID")
    compare.add_argument("other", metavar="ID")


def _show(options: argparse.Namespace) -> int:
    with opened_together(options) as opened:
        article = opened.article(options.id)
        related = opened.related(options.id) if options.json else Related()
    ids = {story.title: story.id for story in (*related.listed, *related.same_section) if story.id}
    print_document(options, record(article, ids), lambda: article_lines(article))
    return DONE


def _related(options: argparse.Namespace) -> int:
    with opened_together(options) as opened:
        related = opened.related(options.id)
    print_document(options, related_record(related), lambda: related_lines(related))
    return DONE


def _story(options: argparse.Namespace) -> int:
    with opened_together(options) as opened:
        story = opened.story(options.id)
        articles = [opened.article(chapter.id) for chapter in story.chapters] if options.style else []
    if options.style and not options.json:
        told = zip(articles, map(chapter_remark, story.chapters), strict=True)
        give([piece.encode("utf-8", "replace") for piece in export.chronicle(story.title, told, options.style)])
        return DONE
    print_document(options, story_record(story), lambda: story_lines(story))
    return DONE


def _duplicates(options: argparse.Namespace) -> int:
    with opened_to_read(options) as opened:
        groups = list(opened.duplicates())
    print_document(
        options, [[copy_record(copy) for copy in group] for group in groups], lambda: duplicate_lines(groups)
    )
    return DONE


def _compare(options: argparse.Namespace) -> int:
    with opened_together(options) as opened:
        rows = opened.difference(options.one, options.other)
    print_document(options, [msgspec.to_builtins(row) for row in rows], lambda: difference_lines(rows))
    return DONE


TOGETHER = (_show, _related, _story, _compare)
"""Those that take several archives as one."""
