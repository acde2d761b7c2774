"""The options that narrow an answer. Comes in: a command's parser and what it read; goes out: filters.

It refuses to know what is asked.
"""

from __future__ import annotations

import argparse
from datetime import date
from typing import Any

import msgspec

from archiveviewer import settings
from archiveviewer.desk import Desk
from archiveviewer.desk.noting import noted
from archiveviewer.errors import DeskError
from archiveviewer.results import FACETS, AnyYear, Filters, IsoDate, Picked

_WITH_OPTIONS = ("section", "source", "author")
"""Facets that have an option of their own besides `--filter`."""


def add_to(command: argparse.ArgumentParser) -> None:
    """Give a command the options."""
    for facet in _WITH_OPTIONS:
        command.add_argument(f"--{facet}", action="append", default=[], metavar="NAME", help=f"only this {facet}")
    for option, text in (
        ("--filter", f"only articles with it; FACET is one of {', '.join(FACETS)}"),
        ("--without", "none with it"),
    ):
        command.add_argument(option, action="append", type=_ticked, default=[], metavar="FACET=VALUE", help=text)
    text = "only these years, months or days: 2009, 2009-03..2010, 2009-03-14"
    command.add_argument("--dates", "--years", type=dates, metavar="FIRST..LAST", help=text)
    text = "only the articles of this collection of the desk, in its order"
    command.add_argument("--collection", type=_collection, metavar="NAME", help=text)
    command.add_argument("--day", type=_any_year, default="", metavar="MM-DD", help="only this day of any year")


def chosen(options: argparse.Namespace) -> Filters:
    """The filters of a command line."""
    ticked: dict[str, Any] = {
        facet: tuple(value for name, value in options.filter if name == facet) for facet in FACETS
    }
    for facet in _WITH_OPTIONS:
        ticked[facet] += tuple(getattr(options, facet))
    without, picked = tuple(options.without), options.collection
    return Filters(without=without, dates=options.dates, day=options.day, picked=picked, **ticked)


def notes(options: argparse.Namespace) -> dict[str, str]:
    """What was noted of the articles of the collection that is asked for, by their ids."""
    if options.collection is None:
        return {}
    with Desk.open(settings.desk_folder()) as desk:
        return noted(desk, options.collection.name)


def dates(text: str) -> tuple[str, str]:
    """A range of dates, whichever end is named first, or one date. Raises argparse.ArgumentTypeError."""
    first, _, last = text.partition("..")
    first, last = _checked(first, IsoDate), _checked(last or first, IsoDate)
    return (last, first) if last[: len(first)] < first[: len(last)] else (first, last)


def _collection(name: str) -> Picked:
    """What lies in a collection, by the ids that articles have in their own archive, and beside others. Raises
    argparse.ArgumentTypeError.
    """
    try:
        with Desk.open(settings.desk_folder()) as desk:
            found = desk.collections.named(name)
            kept = [filed.reference for one in found for filed in desk.collections.filed(one.id, deep=True)]
    except DeskError as error:
        raise argparse.ArgumentTypeError(f"the desk can't be used: {error}") from None
    if not found:
        raise argparse.ArgumentTypeError(f"there is no collection {name}")
    return Picked(name, tuple(one_id for one in kept for one_id in (one.seen(""), one.article)))


def _any_year(text: str) -> str:
    return _checked(text, AnyYear, year="2000")


def _checked(text: str, kind: object, *, year: str = "") -> str:
    """The text where it is written as it should be and the calendar has it; a day of any year in a leap `year`."""
    try:
        checked = str(msgspec.convert(text, kind))
    except msgspec.ValidationError:
        raise argparse.ArgumentTypeError(f"{text} is not written as in 2009-03-14") from None
    try:
        date(*map(int, [*filter(None, (year, *checked.split("-"))), "1", "1"][:3]))
    except ValueError:
        raise argparse.ArgumentTypeError(f"the calendar has no {text}") from None
    return checked


def _ticked(text: str) -> tuple[str, str]:
    facet, _, value = text.partition("=")
    if facet not in FACETS or not value:
        raise argparse.ArgumentTypeError(f"must be FACET=VALUE, with one of {', '.join(FACETS)}")
    return facet, value
