"""Facts become sentences for people, in their language. Comes in: errors, counts, dates, words of other modules; goes
out: text. It refuses to decide anything: what to do about an error is its dialog's business.
"""

from __future__ import annotations

import html
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, Qt

from archiveviewer.article import Dated
from archiveviewer.errors import (
    ArchiveBusy,
    ArchiveDamaged,
    ArchiveError,
    ArchiveExists,
    ArchiveMissing,
    ArchiveTooNew,
    ArchiveTooOld,
    ArchiveViewerError,
)
from archiveviewer.ui.dates import short_date

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from archiveviewer.article import Article
    from archiveviewer.results import Copy, Hit, Notice, PictureHit, Progress, Sort, Stats, Summary
    from archiveviewer.settings import Theme

translate = QCoreApplication.translate
SEPARATOR = " · "
_SECONDS_A_MINUTE = 60
_QUOTES = ('""', "“”", "«»")
_UNFIT_FOR_FILES = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')
_LONGEST_FILE_NAME = 80
_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffc\ufffe\uffff\ud800-\udfff]")


def one_line(untrusted: str) -> str:
    """Foreign text made fit for one line of a label: nothing that breaks it, turns it round or that Qt refuses."""
    return _UNFIT.sub("\ufffd", " ".join(untrusted.split()))


def between_quotes(untrusted: str) -> str:
    """The same for a label that puts it between quotation marks: a phrase that has its own loses them."""
    text = one_line(untrusted)
    inside = text[1:-1]
    own = inside and text[0] + text[-1] in _QUOTES and not any(mark in inside for marks in _QUOTES for mark in marks)
    return inside if own else text


def fit_for_files(name: str) -> str:
    """A name, without suffix, that every system takes for a file or folder; empty where nothing of it is left."""
    return " ".join(_UNFIT_FOR_FILES.sub(" ", name).split())[:_LONGEST_FILE_NAME].strip(" .")


def number(value: int) -> str:
    """A whole number with the separators of the language."""
    return QLocale().toString(value)


def articles(count: int) -> str:
    """How many articles."""
    return translate("wording", "%Ln article(s)", "", count)


def new_articles(count: int) -> str:
    """How many articles are new."""
    return translate("wording", "%Ln new article(s)", "", count)


def tool_tip(untrusted: str) -> str:
    """Foreign text of several lines that Qt takes for nothing but text."""
    lines = (html.escape(one_line(line)) for line in untrusted.splitlines())
    return f"<p>{'<br>'.join(lines)}</p>" if untrusted.strip() else ""


def stories(articles: int, rows: int) -> str:
    """How many stories some articles are, where reprints stand behind one another; empty where they are as many."""
    if not 0 < rows < articles:
        return ""
    return translate("wording", "%Ln stories without counting reprints", "", rows)


def printing(article: Article) -> str:
    """Which printing of a story an article is: its day, its newspaper, its file."""
    parts = (date(article.published), article.source, source(article, name=True))
    return SEPARATOR.join(one_line(part) for part in parts if part)


def comparison_told(*, same: bool) -> str:
    """What can be seen of two printings beside each other."""
    if same:
        return translate("wording", "Both have the same text.")
    return translate("wording", "Words in bold, and paragraphs on a ground of their own, are in one of the two only.")


def only_here() -> str:
    """Before a paragraph that one of two printings has."""
    return translate("wording", "only here:")


def copies(count: int) -> str:
    """How many further printings of a story there are."""
    return translate("wording", "+%Ln reprint(s)", "", count)


def copy_line(copy: Copy | Hit) -> str:
    """A further printing in a menu: date, newspaper, title."""
    return SEPARATOR.join(one_line(part) for part in (date(copy.date), copy.source, copy.title or untitled()) if part)


def pictures(count: int) -> str:
    """How many pictures."""
    return translate("wording", "%Ln picture(s)", "", count)


def files(count: int) -> str:
    """How many files."""
    return translate("wording", "%Ln file(s)", "", count)


def loading() -> str:
    """What stands in a row whose page is on its way."""
    return translate("wording", "Loading…")


def date(dated: Dated | None) -> str:
    """A date as short and as precise as it is known; a guessed one says so."""
    return short_date(dated) if dated is not None else ""


def meta_line(hit: Hit) -> str:
    """Date, section and who wrote it, as they stand under a result."""
    parts = (date(hit.date), hit.section, hit.author or hit.source, hit.archive)
    return SEPARATOR.join(one_line(part) for part in parts if part)


def picture_meta(hit: PictureHit) -> str:
    """Date and article, as they stand under a picture that was found."""
    parts = (date(hit.date), hit.title if hit.caption else hit.credit)
    return SEPARATOR.join(one_line(part) for part in parts if part)


def spoken_picture(hit: PictureHit) -> str:
    """A picture that was found, as a screen reader says it."""
    parts = (one_line(hit.caption), one_line(hit.title) or untitled(), date(hit.date))
    return ". ".join(part.removesuffix(".") for part in parts if part)


def caption_prefix() -> str:
    """What stands before a passage found in a caption."""
    return translate("wording", "Caption: ")


def untitled() -> str:
    """What stands where an article has no title."""
    return translate("wording", "(no title)")


def spoken_hit(hit: Hit) -> str:
    """A result as a screen reader says it."""
    prefix = caption_prefix() if hit.snippet.place == "caption" else ""
    further = copies(len(hit.copies)) if hit.copies else ""
    parts = (hit.title or untitled(), meta_line(hit), prefix + hit.snippet.text if hit.snippet.text else "", further)
    return ". ".join(part for part in parts if part)


def sort_order(sort: Sort, *, blank: bool = False, picked: bool = False) -> str:
    """The order of a list, to stand after the number of articles. A blank question has no best match, and articles that
    a person put together have an order of their own.
    """
    if sort == "oldest":
        return translate("wording", "oldest first")
    if sort == "title":
        return translate("wording", "by title")
    if picked and blank and sort == "relevance":
        return translate("wording", "in their own order")
    if sort == "newest" or blank:
        return translate("wording", "newest first")
    return translate("wording", "best match first")


def notice(notice: Notice) -> str:
    """A remark about a question; one that this version does not know is shown as it came."""
    kind, detail = _told(notice)
    sentence = _NOTICES.get(kind)
    if sentence is None:
        return one_line(f"{kind}: {detail}" if detail else kind)
    return sentence().format(detail=between_quotes(detail))


def _told(notice: Notice) -> tuple[str, str]:
    """What is misread is told by its kind: something opened, something that is no field or value, a stray operator."""
    if notice.kind != "misread":
        return notice.kind, notice.detail
    behind = notice.detail[1:].strip()
    if notice.detail[:1] in {'"', "("} and behind:
        return "unclosed", behind
    return ("misread" if ":" in notice.detail else "misplaced"), notice.detail


def file_name(path: str) -> str:
    """The last part of a path of any system."""
    return path.replace("\\", "/").rstrip("/").rpartition("/")[2] or path


def folder_name(path: str) -> str:
    """What stands before it."""
    return path[: len(path.rstrip("/\\")) - len(file_name(path))].rstrip("/\\") or path


def error(error: Exception) -> str:
    """What went wrong, in one or two sentences."""
    if not isinstance(error, ArchiveError):
        return one_line(str(error))
    for kind, sentence in _ERRORS.items():
        if isinstance(error, kind):
            return sentence().format(path=one_line(str(error.path)), cause=one_line(error.cause))
    return one_line(str(error))


def error_title(error: Exception) -> str:
    """What went wrong, in a few words."""
    for kind, title in _ERROR_TITLES.items():
        if isinstance(error, kind):
            return title()
    return translate("wording", "The archive can't be used")


def error_named(name: str) -> str:
    """The title of an archive's error of this name; nothing for any other."""
    return next((title() for kind, title in _ERROR_TITLES.items() if kind.__name__ == name), "")


def holdings(stats: Stats) -> str:
    """An archive at a glance, for the status bar."""
    parts = [articles(stats.articles), pictures(stats.pictures)]
    if updated := moment(stats.updated):
        parts.append(translate("wording", "index updated {when}").format(when=updated))
    return SEPARATOR.join(parts)


def moment(iso_utc: str) -> str:
    """A moment as one would say it today: the time alone if it was today, else the date too."""
    try:
        moment = datetime.fromisoformat(iso_utc)
    except ValueError:
        return ""
    local = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone()
    stamp = QDateTime.fromSecsSinceEpoch(int(local.timestamp()))
    today = stamp.date() == QDate.currentDate()
    time = stamp.toString("HH:mm")
    day = Dated(value=stamp.date().toString(Qt.DateFormat.ISODate), precision="day")
    return time if today else f"{short_date(day)} {time}"


def progress(progress: Progress) -> str:
    """How far indexing has come, short enough for the status bar."""
    if progress.phase == "looking" or not progress.total:
        return translate("wording", "Looking for articles… {files}").format(files=files(progress.done))
    if progress.phase == "finishing":
        return translate("wording", "Finishing the index…")
    percent = min(100, 100 * progress.done // progress.total)
    return translate("wording", "Indexing {percent}%").format(percent=percent)


def progress_details(progress: Progress) -> str:
    """How far indexing has come, in full."""
    parts = [
        translate("wording", "{done} of {total} files").format(done=number(progress.done), total=number(progress.total))
        if progress.total
        else files(progress.done),
        articles(progress.articles),
    ]
    if progress.failed:
        parts.append(translate("wording", "%Ln could not be read", "", progress.failed))
    if progress.seconds_left is not None:
        parts.append(time_left(progress.seconds_left))
    return SEPARATOR.join(parts)


def time_left(seconds: float) -> str:
    """How long it will still take, no more precise than such guesses are."""
    if seconds < _SECONDS_A_MINUTE:
        return translate("wording", "less than a minute left")
    return translate("wording", "about %Ln minute(s) left", "", round(seconds / _SECONDS_A_MINUTE))


def summary(summary: Summary) -> str:
    """What an update did."""
    counts = (
        (summary.added, translate("wording", "%Ln added", "", summary.added)),
        (summary.updated, translate("wording", "%Ln changed", "", summary.updated)),
        (summary.removed, translate("wording", "%Ln removed", "", summary.removed)),
        (len(summary.failed), translate("wording", "%Ln could not be read", "", len(summary.failed))),
    )
    said = SEPARATOR.join(text for count, text in counts if count)
    return said or translate("wording", "Nothing new was found")


_NOTICES: dict[str, Callable[[], str]] = {
    "archive-absent": lambda: translate("wording", "Not here, passed over: the archive “{detail}”."),
    "relaxed": lambda: translate("wording", "Other accents allowed in “{detail}”: nothing has them as typed."),
    "unaccented": lambda: translate("wording", "Accents of “{detail}” left out: nothing has them as typed."),
    "keyed": lambda: translate("wording", "Searching for: {detail}"),
    "synonyms": lambda: translate("wording", "Also searching for: {detail}"),
    "corrected": lambda: translate("wording", "Searching for “{detail}”: nothing was found as typed."),
    "misread": lambda: translate("wording", "“{detail}” was read as plain words."),
    "misplaced": lambda: translate("wording", "“{detail}” can’t be used here and was left out."),
    "unclosed": lambda: translate("wording", "What is opened before “{detail}” is never closed."),
    "too-wide": lambda: translate("wording", "“{detail}” means too many words; type more letters of it."),
    "no-words": lambda: translate("wording", "“{detail}” holds no word to search for."),
    "too-long": lambda: translate("wording", "The question is too long; it was read up to “…{detail}”."),
    "too-many-words": lambda: translate("wording", "Too many words; the question was read up to “…{detail}”."),
    "too-deep": lambda: translate("wording", "Too many brackets within each other; they were left out."),
}

_ERROR_TITLES: dict[type[ArchiveViewerError], Callable[[], str]] = {
    ArchiveMissing: lambda: translate("wording", "The archive is not there"),
    ArchiveExists: lambda: translate("wording", "There is an archive already"),
    ArchiveDamaged: lambda: translate("wording", "The archive is damaged"),
    ArchiveTooNew: lambda: translate("wording", "The archive needs a newer program"),
    ArchiveTooOld: lambda: translate("wording", "The archive was made by an earlier version"),
    ArchiveBusy: lambda: translate("wording", "The archive is being updated elsewhere"),
}

_ERRORS: dict[type[ArchiveError], Callable[[], str]] = {
    ArchiveMissing: lambda: translate(
        "wording", "There is no archive in {path}. If it lies on a stick or a network drive, connect it and try again."
    ),
    ArchiveExists: lambda: translate("wording", "The folder {path} holds an archive already. Choose an empty folder."),
    ArchiveDamaged: lambda: translate(
        "wording",
        "The archive in {path} can't be read ({cause}). Your articles are not touched: "
        "make a new archive and add their folders again.",
    ),
    ArchiveTooNew: lambda: translate(
        "wording", "The archive in {path} was made by a later version of this program. Install that version to open it."
    ),
    ArchiveTooOld: lambda: translate(
        "wording",
        "The archive in {path} is being brought up to this version, which happens once. "
        "If its folder can't be written to, copy it to a place where it can.",
    ),
    ArchiveBusy: lambda: translate(
        "wording", "Another program is updating the archive in {path}. Searching works; try again in a while."
    ),
}


def source(article: Article, *, name: bool = False) -> str:
    """The file an article is from, by its path or its name alone, and the member inside it."""
    where = article.provenance
    file = where.path.replace("\\", "/").rpartition("/")[2] if name else where.path
    return one_line(f"{file} › {where.member}" if where.member else file)


def display_path(path: str | Path) -> str:
    """A path as a person may read it, without anything that could disturb the line."""
    return one_line(str(path))


def as_system() -> str:
    """The choice to follow the system."""
    return translate("wording", "As the system")


def theme(name: Theme) -> str:
    """A look by name."""
    return {
        "system": as_system(),
        "light": translate("wording", "Light"),
        "dark": translate("wording", "Dark"),
        "contrast_light": translate("wording", "High contrast, light"),
        "contrast_dark": translate("wording", "High contrast, dark"),
    }[name]
