"""The desk in a terminal: a person's collections and saved searches, and the file in which desks are given away.

Options come in; a document or lines go out, with the exit code. It refuses to know the other commands.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from archiveviewer import settings
from archiveviewer.cli.terminal import DONE, UNUSABLE, USAGE, WITH_FAILURES, opened_to_read, print_document, tell
from archiveviewer.desk import Desk, things
from archiveviewer.desk.exchange import is_desk_file
from archiveviewer.desk.things import Inquiry, Reference
from archiveviewer.errors import DeskError, DeskFileRefused, DeskTooNew

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from archiveviewer.archive import Archive
    from archiveviewer.cli.care import Command
    from archiveviewer.desk.collections import Branch, Filed
    from archiveviewer.desk.removals import Removal
    from archiveviewer.desk.things import SavedSearch

    Work = Callable[[argparse.Namespace, Desk], int]


def add_commands(command: Command) -> None:
    """Declare `desk` and what can be done with it."""
    parser = command("desk", _run, "a person's own things: collections, saved searches")
    kinds = parser.add_subparsers(title="what to do", required=True, metavar="WHAT")

    def kind(name: str, work: Work, told: str) -> argparse.ArgumentParser:
        added = kinds.add_parser(name, help=told, description=told)
        added.set_defaults(work=work)
        before = argparse.SUPPRESS  # what stands before WHAT holds where nothing stands behind it
        text = "the archive's folder"
        added.add_argument("--archive", type=Path, action="append", default=before, metavar="DIR", help=text)
        added.add_argument("--json", action="store_true", default=before, help="print one JSON document")
        return added

    kind("collections", _collections, "list the collections")
    show = kind("show", _show, "list the articles of a collection, with what was noted")
    show.add_argument("name", metavar="NAME", help="its name, its path with slashes, or its id")
    add = kind("add", _add, "put articles into a collection, which is made where there is none of that name")
    add.add_argument("name", metavar="NAME")
    add.add_argument("ids", nargs="+", metavar="ID")
    save = kind("save", _save, "keep a search under a name")
    save.add_argument("name", metavar="NAME")
    save.add_argument("question", metavar="QUERY")
    searches = kind("searches", _searches, "run the saved searches of the archive and count what is new")
    searches.add_argument("names", nargs="*", metavar="NAME", help="only these")
    searches.add_argument("--seen", action="store_true", help="take what is found now as seen")
    kind("removed", _removed, "list what was removed lately, here or in the window")
    restore = kind("restore", _restore, "put back what was removed")
    restore.add_argument("id", metavar="ID", help="that of the removal, or its beginning")
    export = kind("export", _export, "write the desk to a file")
    export.add_argument("file", type=Path, metavar="FILE")
    export.add_argument("--collection", action="append", default=[], metavar="NAME", help="only this, with all in it")
    export.add_argument("--history", action="store_true", help="what was asked and read, too")
    taken = kind("import", _import, "lay a file of a colleague's into the desk: nothing is lost or there twice")
    taken.add_argument("file", type=Path, metavar="FILE")
    taken.add_argument("--bring-back", action="store_true", help="also what had been removed here")


def _run(options: argparse.Namespace) -> int:
    work: Work = options.work
    try:
        with Desk.open(settings.desk_folder(), thorough=True) as desk:
            if desk.recovery is not None:
                _tell_recovery(desk)
            return work(options, desk)
    except DeskTooNew as error:
        tell(f"{error.path} was written by a later version of this program")
    except DeskFileRefused as error:
        tell(f"{error.path} is no file of a desk, or is damaged: {error.cause}")
        return WITH_FAILURES
    except DeskError as error:
        tell(f"the desk at {error.path} can't be used: {error.cause}")
    return UNUSABLE


def _tell_recovery(desk: Desk) -> None:
    recovery = desk.recovery
    if recovery is None:
        return
    lies = f"was damaged and lies now at {recovery.damaged}" if recovery.damaged else "was gone"
    took = f"the backup {recovery.backup} took its place" if recovery.backup else "there was no backup"
    tell(f"the desk's file {lies}; {took}; what could still be read was added")


# Collections


def _collections(options: argparse.Namespace, desk: Desk) -> int:
    tree = desk.collections.tree()
    document = [_branch_record(branch) for branch in tree]
    print_document(options, document, lambda: map(_branch_line, tree))
    return DONE


def _branch_record(branch: Branch) -> dict[str, Any]:
    one = branch.collection
    return {
        "id": one.id,
        "name": one.name,
        "parent": one.parent or None,
        "depth": branch.depth,
        "articles": branch.articles,
        "note": one.note or None,
    }


def _branch_line(branch: Branch) -> str:
    return f"{'    ' * branch.depth}{branch.collection.name} ({branch.articles})"


def _show(options: argparse.Namespace, desk: Desk) -> int:
    found = desk.collections.named(options.name)
    if not found:
        return _no("collection", options.name)
    filed = [one for collection in found for one in desk.collections.filed(collection.id)]
    document = [_filed_record(one, desk) for one in filed]
    print_document(options, document, lambda: (line for one in filed for line in _filed_lines(one, desk)))
    return DONE


def _filed_record(filed: Filed, desk: Desk) -> dict[str, Any]:
    reference = filed.reference
    return {
        "archive": reference.archive,
        "id": reference.article,
        "title": reference.title,
        "date": reference.date or None,
        "source": reference.source or None,
        "note": filed.clipping.note or None,
        "tags": desk.tags.of(reference),
        "passages": [
            {"quote": one.quote, "note": one.note or None, "colour": one.colour} for one in desk.passages.of(reference)
        ],
    }


def _filed_lines(filed: Filed, desk: Desk) -> Iterator[str]:
    reference = filed.reference
    facts = (reference.date[:10] or "undated", reference.source, *(f"#{tag}" for tag in desk.tags.of(reference)))
    yield reference.title or reference.article
    yield f"    {' · '.join(filter(None, facts))} · {reference.article}"
    yield from (f"    | {line}" for line in filed.clipping.note.splitlines())
    for passage in desk.passages.of(reference):
        yield f"    “{' … '.join(passage.quote.splitlines())}”" + (f" — {passage.note}" if passage.note else "")


def _add(options: argparse.Namespace, desk: Desk) -> int:
    with opened_to_read(options) as archive:
        references = [_reference(archive, one) for one in options.ids]
    if not things.line(options.name):
        tell("a collection needs a name")
        return USAGE
    found = desk.collections.named(options.name)
    collection = found[0] if found else desk.collections.add(options.name)
    added = desk.collections.file(collection.id, references)
    document = {"collection": collection.id, "added": added}
    print_document(options, document, lambda: [f"{added} added to {collection.name}"])
    return DONE


def _reference(archive: Archive, article_id: str) -> Reference:
    article = archive.article(article_id)
    date = article.published.value if article.published else ""
    return Reference(archive=archive.id, article=article.id, title=article.title, date=date, source=article.source)


# Searches


def _save(options: argparse.Namespace, desk: Desk) -> int:
    with opened_to_read(options) as archive:
        inquiry = Inquiry(text=options.question)
        saved = desk.searches.save(options.name, archive.id, inquiry)
        found = _ids(archive, inquiry)
        desk.searches.look(saved.id, archive.id, found)
    print_document(options, {"id": saved.id, "total": len(found)}, lambda: [f"{saved.name}: {len(found)}"])
    return DONE


def _searches(options: argparse.Namespace, desk: Desk) -> int:
    with opened_to_read(options) as archive:
        chosen = desk.searches.all(archive.id)
        if options.names:
            named = {name: desk.searches.named(name, archive.id) for name in options.names}
            if missing := [name for name, found in named.items() if not found]:
                return _no("saved search", missing[0])
            chosen = [one for found in named.values() for one in found]
        document = [_search_record(one, desk, archive, seen=options.seen) for one in chosen]
    print_document(options, document, lambda: map(_search_line, document))
    return DONE


def _search_record(saved: SavedSearch, desk: Desk, archive: Archive, *, seen: bool) -> dict[str, Any]:
    inquiry = Inquiry.unpacked(saved.inquiry)
    found = _ids(archive, inquiry)
    news = desk.searches.news(saved.id, archive.id, found)
    if seen or not news.looked:
        desk.searches.look(saved.id, archive.id, found)
    return {
        "id": saved.id,
        "name": saved.name,
        "query": inquiry.text,
        "total": len(found),
        "new": list(news.articles),
        "looked": news.looked or None,
    }


def _search_line(record: dict[str, Any]) -> str:
    new = f", {len(record['new'])} new" if record["new"] else ""
    return f"{record['name']}: {record['total']}{new}"


def _ids(archive: Archive, inquiry: Inquiry) -> Sequence[str]:
    return archive.ids(inquiry.text, mode=inquiry.mode, filters=inquiry.filters)


# Removals


def _removed(options: argparse.Namespace, desk: Desk) -> int:
    found = desk.removals.latest()
    document = [_removal_record(one) for one in found]
    print_document(options, document, lambda: map(_removal_line, found))
    return DONE


def _removal_record(removal: Removal) -> dict[str, Any]:
    record: dict[str, Any] = msgspec.to_builtins(removal)
    return record | {"place": removal.place or None}


def _removal_line(removal: Removal) -> str:
    name = " ".join(removal.name.split()) + (f" ({removal.count})" if removal.count > 1 else "")
    place = f" · {removal.place}" if removal.place else ""
    return f"{removal.id[:8]} · {removal.moment[:16]} · {removal.kind} · {name}{place}"


def _restore(options: argparse.Namespace, desk: Desk) -> int:
    found = desk.removals.named(options.id)
    if not found:
        return _no("removal", options.id)
    if len(found) > 1:
        tell(f"{len(found)} removals begin with {options.id}")
        return USAGE
    back = desk.removals.put_back(found[0])
    print_document(options, {"restored": back}, lambda: [f"{back} there again"])
    return DONE


# Files


def _export(options: argparse.Namespace, desk: Desk) -> int:
    if os.path.lexists(options.file) and not is_desk_file(options.file):
        tell(f"there is something at {options.file} that no desk was written to; it is not replaced")
        return USAGE
    chosen: list[str] = []
    for name in options.collection:
        found = desk.collections.named(name)
        if not found:
            return _no("collection", name)
        chosen += [inner for one in found for inner in desk.collections.with_inner(one.id)]
    desk.export(options.file, chosen, history=options.history)
    print_document(options, {"file": str(options.file)}, lambda: [str(options.file)])
    return DONE


def _import(options: argparse.Namespace, desk: Desk) -> int:
    done = desk.lay_in(options.file, bring_back=options.bring_back)
    print_document(options, msgspec.to_builtins(done), lambda: _merged_lines(msgspec.to_builtins(done)))
    return DONE


def _merged_lines(counts: dict[str, int]) -> Iterator[str]:
    for name, count in counts.items():
        yield f"{name.replace('_', ' ')}: {count}"
    if counts["left_out"]:
        yield "what was left out had been removed here; --bring-back brings it back"


def _no(what: str, name: str) -> int:
    tell(f"there is no {what} {name}")
    return USAGE
