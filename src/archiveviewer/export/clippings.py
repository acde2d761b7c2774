"""An article or a passage of it as plain text, to be pasted into another. An article comes in, text goes out.

Nothing of the wording is changed. It refuses to set anything: no markup, no width.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from archiveviewer.export.citing import Style, cited, inner
from archiveviewer.export.facts import facts, one_line
from archiveviewer.export.wording import Language, worded
from archiveviewer.vietnamese.normal import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from archiveviewer.article import Article, Block


def clipping(article: Article, language: Language = "vi") -> str:
    """A whole article: kicker, title, sapo, body with captions in their places, and whose text it is."""
    told = [article.kicker, article.title, article.sapo]
    told += [_block(block, language) for block in article.blocks]
    told += [article.credit, source_line(article, language)]
    return "\n\n".join(text for text in map(_tidy, told) if text) + "\n"


def _block(block: Block, language: Language) -> str:
    if block.kind == "figure":
        return f"[{worded(language, 'picture')}] {block.caption_and_credit or block.text}".rstrip()
    if block.kind == "list":
        return "\n".join(f"- {item}" for item in block.text.splitlines())
    return block.text


def _tidy(text: str) -> str:
    return clean(text).strip()


def source_line(article: Article, language: Language = "vi", *, page: int = 0) -> str:
    """Where an article stands: newsroom citation and the archive's own id. `page` is the one that is meant, if any."""
    known = facts(article)
    if page > 0:
        known = msgspec.structs.replace(known, pages=str(page))
    number = f" [{worded(language, 'article-id', known.id)}]" if known.id else ""
    return cited(known, "plain", language).text + number


def chronicle(
    title: str, chapters: Iterable[tuple[Article, str]], style: Style = "plain", language: Language = "vi"
) -> Iterator[str]:
    """How a story went on, as a numbered list: each article cited, with what is to be said of it below."""
    yield f"{one_line(title)}\n"
    for number, (article, remark) in enumerate(chapters, start=1):
        yield f"\n{number}. {cited(facts(article), style, language).text}\n"
        if remark:
            yield f"   {one_line(remark)}\n"


def quotation(article: Article, passage: str, *, page: int = 0, language: Language = "vi") -> str:
    """A passage in quotation marks, and below it where it stands; `page` is that of its file, 0 where nobody knows it.

    Its wording is kept; quotation marks inside it become single ones, and those that are around it are not doubled.
    """
    text = _tidy(passage)
    if text.startswith("“") and text.endswith("”") and text.count("“") == text.count("”") == 1:
        text = text[1:-1]
    return f"“{inner(text)}”\n— {source_line(article, language, page=page)}"
