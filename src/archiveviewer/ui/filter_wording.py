"""Facets and filters in words, in a person's language. Comes in: names, values and filters; goes out: text.

It refuses to know where they are chosen.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from archiveviewer.results import FACETS, Filters
from archiveviewer.ui import dates, problem_wording, questions, wording

translate = QCoreApplication.translate
OF_THE_PROGRAM = ("kind", "has", "problem")
"""Facets whose few values are words of the program, not of articles."""


def facet(name: str) -> str:
    """What a facet is called; one that this version does not know is called as it came."""
    words = {
        "section": translate("filters", "Section"),
        "source": translate("filters", "Source"),
        "author": translate("filters", "Author"),
        "kind": translate("filters", "File"),
        "has": translate("filters", "Has"),
        "problem": translate("filters", "Problems"),
        "person": translate("filters", "People"),
        "organisation": translate("filters", "Organisations"),
        "place": translate("filters", "Places"),
    }
    return words.get(name, name)


def facet_value(name: str, value: str) -> str:
    """A value of a facet as a person reads it, in one line."""
    if name == "problem":
        return problem_wording.kind(value, failed=False)
    words = {
        ("has", "image"): translate("filters", "Pictures"),
        ("has", "caption"): translate("filters", "Captions"),
        ("kind", "web"): translate("filters", "Web pages"),
        ("kind", "text"): translate("filters", "Plain text"),
        ("kind", "document"): translate("filters", "Word, LibreOffice, EPUB"),
        ("kind", "pdf"): translate("filters", "PDF"),
        ("kind", "scan"): translate("filters", "Scanned pages"),
        ("kind", "photo"): translate("filters", "Photographs"),
        ("kind", "wire"): translate("filters", "Agency messages"),
        ("kind", "mail"): translate("filters", "Mail"),
        ("kind", "dump"): translate("filters", "Exports and feeds"),
    }
    return wording.one_line(words.get((name, value), value))


def excluded(value: str) -> str:
    """A value that no article may have."""
    return translate("filters", "not {value}", "a filter").format(value=value)


def spoken(filters: Filters) -> str:
    """What is chosen, in one line."""
    return ", ".join(text for text, _rest in removals(filters))


def removals(filters: Filters) -> list[tuple[str, Filters]]:
    """Every choice in words, with the filters that are left without it."""
    found = [
        (facet_value(name, value), questions.with_value(filters, name, value, on=False))
        for name in FACETS
        for value in questions.ticked(filters, name)
    ]
    found += [
        (excluded(facet_value(name, value)), questions.with_value(filters, name, value, on=False))
        for name, value in filters.without
    ]
    if filters.picked:
        found.append((filters.picked.name, questions.with_picked(filters, None)))
    if filters.dates:
        found.append((dates.period(*filters.dates), questions.with_dates(filters, None)))
    if filters.day:
        found.append((dates.any_year(filters.day), questions.with_day(filters, "")))
    return found
