"""The commands that count an answer: by the values of a facet, and by time. Arguments come in; counts are printed.

They refuse to know single articles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from archiveviewer.cli import filtering
from archiveviewer.cli.lines import timeline_lines
from archiveviewer.cli.records import timeline_record
from archiveviewer.cli.terminal import DONE, opened_together, print_document
from archiveviewer.results import FACETS, Step

if TYPE_CHECKING:
    import argparse

    from archiveviewer.cli.care import Command


def add_commands(command: Command) -> None:
    """Declare them."""
    counted = command("values", values, "the values of a facet among the articles that answer a question")
    _add_question(counted)
    counted.add_argument("facet", choices=FACETS, metavar="FACET", help=f"one of {', '.join(FACETS)}")
    counted.add_argument("--beginning", default="", metavar="TEXT", help="only those of which a word begins so")
    dated = command("timeline", timeline, "how many articles answer a question in each year, month or day")
    _add_question(dated)
    dated.add_argument("--step", choices=get_args(Step), default="year")
    dated.add_argument("--within", type=filtering.dates, metavar="FIRST..LAST", help="only those of this range")


def _add_question(command: argparse.ArgumentParser) -> None:
    command.add_argument("question", metavar="QUERY", help="what to search for; * for everything")
    command.add_argument("--mode", choices=["smart", "strict"], default="smart")
    filtering.add_to(command)


def values(options: argparse.Namespace) -> int:
    """Print the values of a facet."""
    with opened_together(options) as opened:
        found = opened.values(
            options.question,
            options.facet,
            beginning=options.beginning,
            mode=options.mode,
            filters=filtering.chosen(options),
        )
    rows = [[count.value, count.articles] for count in found]
    print_document(options, rows, lambda: (f"{count.articles:>8,}  {count.value}" for count in found))
    return DONE


def timeline(options: argparse.Namespace) -> int:
    """Print how an answer is spread over time."""
    with opened_together(options) as opened:
        found = opened.timeline(
            options.question,
            step=options.step,
            within=options.within,
            mode=options.mode,
            filters=filtering.chosen(options),
        )
    print_document(options, timeline_record(found), lambda: timeline_lines(found))
    return DONE
