"""How often is an encoding guessed right? Real articles, written in every encoding Vietnamese was kept in, are guessed.

Run: PYTHONPATH=src:tests python -m benchmarks.encodings [--articles N] [--lengths 40 100 300 2000] [--only NAME …]
     [--pages] [--show]

Prints how each encoding was guessed at each length: right (the very text), unsure (it says so), wrong (another text,
and it does not say so), the time of a guess, and what it was taken for; then whether texts of other languages, code and
numbers are left alone. `--pages` wraps the bytes as old web pages, with a right, a wrong and no declaration, in the
fonts of that time. `--show` prints what went wrong. It runs in one process.
"""

from __future__ import annotations

import argparse
import json
import lzma
import time
import unicodedata
from collections import Counter, defaultdict
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import shared_data
from archiveviewer.errors import Unreadable
from archiveviewer.readers import html
from archiveviewer.vietnamese.encodings import UNCERTAIN, decode
from archiveviewer.vietnamese.legacy_tables import VIETNAMESE, WINDOWS_1252
from archiveviewer.vietnamese.normal import clean
from foreign_texts import FOREIGN
from legacy_writer import write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from archiveviewer.vietnamese.legacy_tables import Encoding

UNSURE = 0.5
LENGTHS = (40, 100, 300, 2000)
MOST_SHOWN = 12


class Case(NamedTuple):
    """A way to keep a text: its bytes, and what can be read of these at best."""

    name: str
    written: Callable[[str], tuple[bytes, str]]


class Guess(NamedTuple):
    """What came of it: the text, the encoding it was taken for, whether that was said to be unsure."""

    text: str
    encoding: str
    unsure: bool


def _unicode(name: str, form: str = "NFC", codec: str = "") -> Case:
    def written(text: str) -> tuple[bytes, str]:
        formed = composite(text) if form == "composite" else unicodedata.normalize(form, text)  # type: ignore[arg-type]
        return formed.encode(codec or name), formed

    return Case(name, written)


def composite(text: str) -> str:
    """What keyboards of "Unicode tổ hợp" write: shaped letters as one, the tone as a mark behind them."""
    letters = []
    for letter in unicodedata.normalize("NFC", text):
        base, *marks = list(unicodedata.normalize("NFD", letter))
        tones = [mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323"]
        shapes = [mark for mark in marks if mark not in tones]
        letters.append(unicodedata.normalize("NFC", "".join([base, *shapes])) + "".join(tones))
    return "".join(letters)


def _legacy(encoding: Encoding) -> Case:
    def written(text: str) -> tuple[bytes, str]:
        data = write(text, encoding)
        return data, encoding.decode(data)

    return Case(encoding.name, written)


def _marks(encoding: Encoding) -> Case:
    """Windows-1258 as its keyboard writes it: every tone a byte of its own."""

    def written(text: str) -> tuple[bytes, str]:
        data = composite(text).encode("cp1258", "replace")
        return data, encoding.decode(data)

    return Case("cp1258-marks", written)


def _saved(encoding: Encoding, name: str, seen: Callable[[bytes], str]) -> Case:
    """A legacy encoding that a program took for something else, and saved as UTF-8."""

    def written(text: str) -> tuple[bytes, str]:
        data = write(text, encoding)
        return seen(data).encode(), encoding.decode(data)

    return Case(f"{encoding.name}{name}", written)


def _twice(name: str, seen: Callable[[bytes], str]) -> Case:
    def written(text: str) -> tuple[bytes, str]:
        return seen(text.encode()).encode(), text

    return Case(name, written)


def cases() -> list[Case]:
    """Every way in which Vietnamese text is found."""
    by_name = {encoding.name: encoding for encoding in VIETNAMESE}
    windows_1258 = by_name["cp1258"]
    return [
        _unicode("utf-8"),
        _unicode("utf-8-sig"),
        _unicode("utf-8-nfd", "NFD", "utf-8"),
        _unicode("utf-8-composite", "composite", "utf-8"),
        *map(_unicode, ("utf-16", "utf-16-le", "utf-16-be")),
        *map(_legacy, VIETNAMESE),
        _marks(windows_1258),
        *(_saved(encoding, "-as-1252", WINDOWS_1252.decode) for encoding in VIETNAMESE),
        *(_saved(encoding, "-as-latin1", _latin_1) for encoding in VIETNAMESE),
        _twice("utf-8-as-1252", WINDOWS_1252.decode),
        _twice("utf-8-as-latin1", _latin_1),
        _twice("utf-8-as-1258", lambda data: "".join(windows_1258.table[byte] for byte in data)),
    ]


def _latin_1(data: bytes) -> str:
    return data.decode("latin-1")


# Guessing


def guessed(data: bytes) -> Guess:
    """What is made of bytes."""
    found = decode(data)
    return Guess(
        found.text,
        found.encoding,
        any(warning.startswith(UNCERTAIN) for warning in found.warnings) or found.confidence < UNSURE,
    )


PAGES = {
    "right": '<meta http-equiv="Content-Type" content="text/html; charset={name}">',
    "wrong": '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">',
    "utf-8": '<meta charset="utf-8">',
    "none": "",
}
FONTS = {"tcvn3": ".VnTime", "vni": "VNI-Times", "vps": "VPS Times"}
_DECLARED = {
    "tcvn3": "x-viet-tcvn3",
    "vni": "x-viet-vni",
    "vps": "x-viet-vps",
    "viscii": "viscii",
    "cp1258": "windows-1258",
}


def page(data: bytes, name: str, declaration: str) -> bytes:
    """An old web page around the bytes of an article."""
    head = PAGES[declaration].format(name=_DECLARED.get(name, name)).encode()
    font = FONTS.get(name, "Times New Roman").encode()
    opening, *rest = data.split(b"\n\n")
    body = b"".join(b'<p><font face="%s" size="3">%s</font></p>\n' % (font, piece) for piece in rest)
    title = b'<p><font face="%s" size="5"><b>%s</b></font></p>' % (font, opening)
    return b"<html><head>%s<title>%s</title></head><body>%s\n%s</body></html>" % (head, opening, title, body)


def guessed_page(data: bytes) -> Guess:
    """What the reader of pages makes of one."""
    try:
        (article,) = html.read(Path("trang.htm"), data)
    except Unreadable as error:
        return Guess("", error.detail or error.reason, unsure=True)
    where = article.provenance
    text = "\n\n".join(filter(None, (article.title, article.sapo, *article.body, article.author)))
    return Guess(
        text,
        where.encoding,
        any(warning.startswith(UNCERTAIN) for warning in where.warnings) or where.confidence < UNSURE,
    )


# Counting


class Tally:
    """How the guesses of one case at one length came out."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.taken_for: Counter[str] = Counter()
        self.seconds = 0.0
        self.wrong: list[tuple[str, str]] = []

    def add(self, guess: Guess, wanted: str, *, right: bool) -> None:
        """Count one."""
        outcome = "unsure" if guess.unsure else "right" if right else "wrong"
        self.counts[outcome] += 1
        self.taken_for[f"{guess.encoding}{' ?' if guess.unsure else ''}"] += 1
        if outcome == "wrong":
            self.wrong.append((wanted, guess.text))

    def line(self, name: str) -> str:
        """Right, unsure, wrong in per cent, the number of wrong ones, milliseconds a guess, what it was taken for."""
        number = self.counts.total()
        shares = "".join(f"{100 * self.counts[outcome] / number:9.2f}" for outcome in ("right", "unsure", "wrong"))
        taken = ", ".join(f"{name} {count}" for name, count in self.taken_for.most_common(6))
        return f"{name:24}{shares}{self.counts['wrong']:7}{1000 * self.seconds / number:8.2f}  {taken}"


def stories(limit: int) -> Iterator[str]:
    """The real articles as newsrooms keep them as text."""
    folder = shared_data.folder()
    if folder is None:
        raise SystemExit("the articles are not here")
    with lzma.open(folder / "vietnews-30k.jsonl.xz", "rt", encoding="utf-8") as lines:
        for line in islice(lines, limit):
            story = json.loads(line)
            yield "\n\n".join(filter(None, (story["title"], story["sapo"], *story["body"])))


def main() -> None:
    """Print the tables."""
    options = _options()
    chosen = [case for case in cases() if not options.only or case.name in options.only]
    if options.pages:
        chosen = [case for case in chosen if not case.name.startswith("utf-16")]
    texts = list(stories(options.articles))
    print(f"{len(texts)} articles\n{'':24}{'right %':>9}{'unsure %':>9}{'wrong %':>9}{'wrong':>7}{'ms':>8}  taken for")
    wrong: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for length in options.lengths:
        print(f"\n{length} characters")
        for case in chosen:
            for kind in PAGES if options.pages else ("",):
                tally = _tally(case, texts, length, kind)
                name = f"{case.name} {kind}".strip()
                print(tally.line(name), flush=True)
                wrong[f"{name} {length}"] += tally.wrong
    if not options.pages:
        _print_foreign()
    if options.show:
        for name, pairs in wrong.items():
            for wanted, got in pairs[:MOST_SHOWN]:
                print(f"\n{name}\n  {wanted[:200]!r}\n  {got[:200]!r}")


def _tally(case: Case, texts: list[str], length: int, kind: str) -> Tally:
    tally = Tally()
    for text in texts:
        data, wanted = case.written(_beginning(text, length))
        if kind:
            data = page(data, case.name, kind)
        started = time.process_time()
        guess = guessed_page(data) if kind else guessed(data)
        tally.seconds += time.process_time() - started
        if kind:
            plain = guessed_page(page(wanted.encode(), "", "utf-8"))
            tally.add(guess, plain.text, right=_words(guess.text) == _words(plain.text))
        else:
            tally.add(guess, wanted, right=guess.text == wanted)
    return tally


def _beginning(text: str, length: int) -> str:
    """So many characters, or those before a word that would be cut."""
    cut = text[:length]
    return cut if text[length : length + 1].isspace() else cut[: cut.rfind(" ")]


def _words(text: str) -> list[str]:
    return clean(text).casefold().split()


def _print_foreign() -> None:
    print(f"\n{'other languages':24}{'left alone':>12}  taken for")
    for name, text, codec in FOREIGN:
        for encoding in dict.fromkeys((codec, "utf-8")):
            guess = guessed(text.encode(encoding, "replace"))
            alone = guess.unsure or guess.text == text or guess.encoding == WINDOWS_1252.name
            taken = f"{guess.encoding}{' ?' if guess.unsure else ''}"
            print(f"{f'{name} {encoding}':24}{'yes' if alone else 'NO':>12}  {taken}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1000, metavar="N")
    parser.add_argument("--lengths", type=int, nargs="+", default=LENGTHS, metavar="CHARACTERS")
    parser.add_argument("--only", nargs="+", default=[], metavar="NAME")
    parser.add_argument("--pages", action="store_true")
    parser.add_argument("--show", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    main()
