"""How well saved pages are read: `python tests/benchmarks/html_gold.py` prints one score a field over the gold records,
and how much of the bodies' words is found and right. A gold record names a body's first and last sentence; what the
page prints from the one to the other, without captions and related stories, is what the body is compared with.

`--unknown` strips the pages of all names and claims first, so that they are those of a system nobody has seen.
`--misses` prints each field that is wrong, with what was wanted and what was read. `--kinds` lists what every page of
the folder was taken for.
"""

from __future__ import annotations

import json
import re
import sys
import time
import unicodedata
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lxml import etree

sys.path[:0] = [str(Path(__file__).parents[2] / "src"), str(Path(__file__).parents[1])]

import shared_data  # noqa: E402 — the paths above make it findable
from archiveviewer.archive.worker import collect_seldom  # noqa: E402
from archiveviewer.article import Article  # noqa: E402
from archiveviewer.errors import Unreadable  # noqa: E402
from archiveviewer.readers import html  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 10
"""Of all pages, in which two processes are compared that do not begin at the same moment."""
FIELDS = (
    *("title", "date", "author", "source", "sapo", "captions", "related", "same_section", "headings", "credit"),
    *("first_paragraph", "last_paragraph", "first_sentence", "last_sentence"),
)


def plain(value: str | None) -> str:
    text = unicodedata.normalize("NFC", value or "").replace("\u200b", "")
    return re.sub(r"[\s\u00a0]+", " ", text).strip()


def read_fields(article: Article) -> dict[str, Any]:
    paragraphs = [block.text for block in article.blocks if block.kind in {"paragraph", "quote", "list"}]
    return {
        "title": article.title,
        "date": article.published.value if article.published else None,
        "author": article.author,
        "source": article.source,
        "sapo": article.sapo,
        "captions": list(article.captions),
        "related": [link.title for link in article.related.links] if article.related else [],
        "same_section": [link.title for link in article.same_section.links] if article.same_section else [],
        "headings": [block.text for block in article.blocks if block.kind == "heading"],
        "credit": article.credit,
        "first_paragraph": paragraphs[0] if paragraphs else "",
        "last_paragraph": paragraphs[-1] if paragraphs else "",
        "first_sentence": paragraphs[0] if paragraphs else "",
        "last_sentence": paragraphs[-1] if paragraphs else "",
    }


def is_right(field: str, wanted: Any, got: Any) -> bool:  # noqa: ANN401 — a record's field is a text or a list of texts
    if field == "headings":  # the gold names some of a page's headings
        return {plain(text) for text in wanted} <= {plain(text) for text in got} and (bool(wanted) or not got)
    if isinstance(wanted, list):
        return [plain(text) for text in wanted] == [plain(text) for text in got]
    if field == "first_sentence":
        return plain(got).startswith(plain(wanted))
    if field == "last_sentence":
        return plain(got).endswith(plain(wanted))
    return plain(wanted) == plain(got)


def read_one(path: Path, *, names: bool = True) -> Article | str:
    data = path.read_bytes()
    try:
        (article,) = html.read(path, data if names else unknown(data.decode("utf-8")).encode("utf-8"))
    except Unreadable as refusal:
        return f"{refusal.reason}: {refusal.detail}"
    return article


def unknown(page: str) -> str:
    """The page without class names, identifiers, linked data and meta elements."""
    page = re.sub(r"<meta(?![^>]*charset)[^>]*>|<link[^>]*canonical[^>]*>", "", page)
    page = re.sub(r"(?s)<script[^>]*ld\+json.*?</script>", "", page)
    return re.sub(r"\s(?:class|id|itemprop|data-[a-z-]+|type)=(?:\"[^\"]*\"|'[^']*')", "", page)


def scores(folder: Path, *, names: bool = True) -> tuple[dict[str, int], int, list[str]]:
    """How many records have each field right, how many records there are, and a line for each miss."""
    right = dict.fromkeys(FIELDS, 0)
    misses = []
    records = [json.loads(line) for line in (folder / "gold.jsonl").read_text("utf-8").splitlines()]
    for record in records:
        article = read_one(folder / record["file"], names=names)
        got = read_fields(article) if isinstance(article, Article) else {}
        for field in FIELDS:
            if is_right(field, record[field], got.get(field, "")):
                right[field] += 1
            else:
                misses.append(
                    f"{record['file']} {field}\n    wanted {record[field]!r}\n    got    {got.get(field, article)!r}"
                )
    return right, len(records), misses


def printed(path: Path) -> str:
    """All words of the page in their order, nothing left out but what machines read."""
    root = etree.fromstring(path.read_bytes(), parser=etree.HTMLParser(encoding="utf-8", remove_comments=True))
    for element in root.iter():
        apart = "" if element.tag in {"b", "i", "strong", "em", "span", "a", "font", "u", "sup", "sub"} else " "
        unread = element.tag in {"script", "style", "noscript", "svg"}
        element.text = "" if unread else f"{apart}{element.text or ''}"
        element.tail = f"{apart}{element.tail or ''}"
    return plain("".join(map(str, root.itertext())))


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", plain(text).lower()))


def body_f1(record: dict[str, Any], page: str, article: Article | str) -> float:
    """How well the words of the body agree with those the page prints between its first and last sentence: 0 to 1."""
    start = page.find(plain(record["first_sentence"]))
    end = page.find(plain(record["last_sentence"]), start) + len(plain(record["last_sentence"]))
    between = page[start:end]
    wanted = words(between)
    for other in (*record["captions"], *record["related"]):
        if plain(other) in between:
            wanted -= words(other)
    blocks = article.blocks if isinstance(article, Article) else ()
    got = words(" ".join(block.text for block in blocks if block.kind != "figure"))
    return 2 * (got & wanted).total() / max(1, got.total() + wanted.total())


def body_scores(folder: Path, *, names: bool = True) -> dict[str, float]:
    """The agreement of each record's body, by the page's name."""
    records = [json.loads(line) for line in (folder / "gold.jsonl").read_text("utf-8").splitlines()]
    places = {record["file"]: folder / record["file"] for record in records}
    return {
        record["file"]: body_f1(record, printed(place), read_one(place, names=names))
        for record, place in zip(records, places.values(), strict=True)
    }


def pages_a_second(folder: Path, clock: Callable[[], float] = time.process_time, rounds: int = 1) -> float:
    """How many pages of the folder are read in a second, by default of one processor's time."""
    data = [(path, path.read_bytes()) for path in sorted(folder.glob("*/*.html"))]
    started = clock()
    for path, page in data * rounds:
        try:
            html.read(path, page)
        except Unreadable:
            continue
    return rounds * len(data) / (clock() - started)


def warm_pages_a_second(folder: Path) -> float:
    """The same by the clock on the wall, once everything was read before; long enough to be compared with others."""
    pages_a_second(folder)
    return pages_a_second(folder, time.perf_counter, ROUNDS)


def side_by_side(folder: Path) -> float:
    """How many pages two processes read in a second together, set up as those in which the program reads."""
    with ProcessPoolExecutor(2, initializer=collect_seldom) as pool:
        return sum(pool.map(warm_pages_a_second, [folder, folder]))


def main() -> None:
    data = shared_data.folder()
    if data is None:
        sys.exit("no shared/data folder")
    folder = data / "html"
    if "--kinds" in sys.argv:
        for line in (folder / "manifest.jsonl").read_text("utf-8").splitlines():
            entry = json.loads(line)
            article = read_one(folder / entry["file"])
            taken = (
                f"article {article.title[:60]} {article.provenance.warnings}"
                if isinstance(article, Article)
                else article
            )
            print(f"{entry['kind']:8} {entry['file']:50} {taken}")
        return
    right, records, misses = scores(folder, names="--unknown" not in sys.argv)
    if "--misses" in sys.argv:
        print("\n".join(misses))
    for field, count in right.items():
        print(f"{field:16} {count:3} of {records}  {count / records:6.1%}")
    total = sum(right.values())
    print(f"{'all':16} {total:3} of {records * len(right)}  {total / records / len(right):6.1%}")
    bodies = body_scores(folder, names="--unknown" not in sys.argv)
    print(f"body, words      mean {sum(bodies.values()) / len(bodies):.3f}, least {min(bodies.values()):.3f}")
    print(f"pages a second   {pages_a_second(folder):.0f} on one processor, {pages_a_second(folder):.0f} once warm")
    print(f"                 {side_by_side(folder):.0f} by two processes side by side")


if __name__ == "__main__":
    main()
