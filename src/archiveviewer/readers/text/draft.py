"""An article in the making. Lines that state a fact or sign the text come in, one at a time; the fields they fill are
kept here until the reader has seen everything. This module refuses to know which line may still state a fact.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from archiveviewer.readers import lines
from archiveviewer.readers.sections import section_name
from archiveviewer.readers.text import labels
from archiveviewer.vietnamese import dates

if TYPE_CHECKING:
    from archiveviewer.article import Dated, Link


@dataclass(slots=True)
class Draft:
    """An article in the making."""

    title: str = ""
    kicker: str = ""
    sapo: str = ""
    author: str = ""
    credit: str = ""
    source: str = ""
    section: str = ""
    url: str = ""
    published: Dated | None = None
    modified: Dated | None = None
    keywords: tuple[str, ...] = ()
    headings: list[str] = field(default_factory=list)
    related: list[Link] = field(default_factory=list)
    popular_headings: list[str] = field(default_factory=list)
    popular: list[Link] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    usual_gap: int = 0

    def take(self, line: str, *, signed: bool) -> bool:
        """Fills the field that the line states, if it states one that is still empty."""
        fact = labels.stated(line)
        if fact is not None:
            return self.keep(fact)
        if self.title and self.take_posting(line):
            return True
        if not self.section and (section := section_name(line)):
            self.section = section
            return True
        if not self.title and not self.kicker and (printed := labels.masthead(line)):
            self.kicker, self.published = line, self.published or printed
            return True
        return signed and self.take_signature(line)

    def keep(self, fact: labels.Fact) -> bool:
        """Fills the fact's field unless something stands there already; says whether it did."""
        name, value = fact
        if name == "body":
            return not value
        if getattr(self, name):
            return False
        if name in {"published", "modified"}:
            setattr(self, name, dates.parse(value))
        elif name == "keywords":
            self.keywords = tuple(word.strip() for word in re.split(r"[,;]", value) if word.strip())
        else:
            setattr(self, name, value)
        return True

    def take_posting(self, line: str) -> bool:
        """Keeps section, newspaper or writer, and date of a line that states nothing else; says whether it is one."""
        facts = labels.posting(line) or labels.dated_name(line)
        for fact in facts:
            self.keep(fact)
        return bool(facts)

    def take_signature(self, line: str) -> bool:
        """Keeps by-line, credit and source of a line that signs the article; says whether it is one."""
        signed = lines.signature(line)
        if signed is None or (signed.credit and self.credit):
            return False
        if signed.author and self.author:
            return lines.folded(signed.author) == lines.folded(self.author)
        self.author = self.author or signed.author
        self.credit = self.credit or signed.credit
        self.source = self.source or signed.source
        return True
