"""Where files live and what a person chose. Comes in: the platform's folders and a small TOML file; goes out: one
frozen value. It refuses to know windows: geometry is kept by the window itself.

A file named `portable.txt` beside the program's resources switches every folder to `data/` next to it, so that the
program and its archives can travel on one stick.
"""

from __future__ import annotations

import dataclasses
import os
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar, get_args

import platformdirs

from archiveviewer.replacing import replace
from archiveviewer.results import CitationStyle, Copies

if TYPE_CHECKING:
    from collections.abc import Mapping

Language = Literal["system", "vi", "en"]
Theme = Literal["system", "light", "dark", "contrast_light", "contrast_dark"]
ZOOM_RANGE = (60, 300)
"""Smallest and largest text size of the reading pane, in percent."""
SPACING_RANGE = (80, 200)
"""Smallest and largest distance of its lines, in percent."""

_NAME = "archiveviewer"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person chose; every value has a working default. `zoom` is the reading pane's text size in percent,
    `spacing` the distance of its lines, `wide` whether they are long ones, `numbered` whether paragraphs have numbers,
    `print_notes` whether what was noted of an article is printed with it;
    `keys` are those chosen for commands, by the commands' names ("Ctrl+K; F2"; empty for none). `attached` are archives
    searched beside one's own, `only` the one of all that is asked alone, `recent` those opened before, the last first.
    """

    archive: Path | None = None
    attached: tuple[Path, ...] = ()
    only: Path | None = None
    recent: tuple[Path, ...] = ()
    language: Language = "system"
    theme: Theme = "system"
    zoom: int = 100
    spacing: int = 100
    wide: bool = False
    numbered: bool = False
    print_notes: bool = False
    live_search: bool = True
    reprints: Copies = "earliest"
    citation: CitationStyle = "plain"
    keys: Mapping[str, str] = field(default_factory=dict)


def resource(*parts: str) -> Path:
    """The path of a bundled resource: inside the installed package, or beside `src/` in a checkout."""
    package = Path(__file__).resolve().parent
    inside = package / "resources"
    root = inside if inside.is_dir() else package.parent.parent / "resources"
    return root.joinpath(*parts)


def _portable_folder() -> Path | None:
    root = resource().parent
    return root / "data" if (root / "portable.txt").is_file() else None


def config_folder() -> Path:
    """Where settings and window state are kept. ARCHIVEVIEWER_CONFIG overrides it."""
    if chosen := os.environ.get("ARCHIVEVIEWER_CONFIG"):
        return Path(chosen)
    return _portable_folder() or platformdirs.user_config_path(_NAME, appauthor=False)


def data_folder() -> Path:
    """Where archives are kept unless a person chooses another place. ARCHIVEVIEWER_DATA overrides it."""
    if chosen := os.environ.get("ARCHIVEVIEWER_DATA"):
        return Path(chosen)
    return _portable_folder() or platformdirs.user_data_path(_NAME, appauthor=False)


def windows_folder() -> Path:
    """Where windows lay down by which name they can be reached while they are open."""
    return config_folder() / "windows"


def desk_folder() -> Path:
    """Where a person's own things are kept: collections, notes, saved searches."""
    return data_folder() / "desk"


def default_archive() -> Path:
    """The archive used when none is named. ARCHIVEVIEWER_ARCHIVE overrides it."""
    if chosen := os.environ.get("ARCHIVEVIEWER_ARCHIVE"):
        return Path(chosen)
    return data_folder() / "archive"


def load(path: Path) -> Settings:
    """Read settings; what is missing or makes no sense takes its default: a broken file never stops the program."""
    try:
        untrusted = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Settings()
    default = Settings()
    return Settings(
        archive=_path(untrusted.get("archive")),
        attached=_paths(untrusted.get("attached")),
        only=_path(untrusted.get("only")),
        recent=_paths(untrusted.get("recent")),
        language=_one_of(untrusted.get("language"), get_args(Language), default.language),
        theme=_one_of(untrusted.get("theme"), get_args(Theme), default.theme),
        zoom=_within(untrusted.get("zoom"), ZOOM_RANGE, default.zoom),
        spacing=_within(untrusted.get("spacing"), SPACING_RANGE, default.spacing),
        wide=_one_of(untrusted.get("wide"), (True, False), default.wide),
        numbered=_one_of(untrusted.get("numbered"), (True, False), default.numbered),
        print_notes=_one_of(untrusted.get("print_notes"), (True, False), default.print_notes),
        live_search=_one_of(untrusted.get("live_search"), (True, False), default.live_search),
        reprints=_one_of(untrusted.get("reprints"), get_args(Copies), default.reprints),
        citation=_one_of(untrusted.get("citation"), get_args(CitationStyle), default.citation),
        keys=_texts(untrusted.get("keys")),
    )


T = TypeVar("T")


def _path(untrusted: object) -> Path | None:
    return Path(untrusted) if isinstance(untrusted, str) and untrusted and "\0" not in untrusted else None


def _paths(untrusted: object) -> tuple[Path, ...]:
    found = map(_path, untrusted if isinstance(untrusted, list) else ())
    return tuple(dict.fromkeys(path for path in found if path is not None))


def _within(untrusted: object, allowed: tuple[int, int], default: int) -> int:
    return min(max(untrusted, allowed[0]), allowed[1]) if type(untrusted) is int else default


def _one_of(untrusted: object, allowed: tuple[T, ...], default: T) -> T:
    return next((value for value in allowed if type(value) is type(untrusted) and value == untrusted), default)


def _texts(untrusted: object) -> dict[str, str]:
    pairs = untrusted.items() if isinstance(untrusted, dict) else ()
    return {key: value for key, value in pairs if isinstance(value, str)}


def save(settings: Settings, path: Path) -> None:
    """Write settings so that a crash in between leaves the old file or the new one, never half of one."""
    values = dataclasses.asdict(settings)
    tables = {key: values.pop(key) for key in list(values) if isinstance(values[key], dict)}  # they stand last
    lines = [_toml_line(key, value) for key, value in values.items()]
    for title, table in tables.items():
        lines += [f"[{title}]\n", *(_toml_line(_toml_text(key), value) for key, value in table.items())]
    path.parent.mkdir(parents=True, exist_ok=True)
    replace(path, "".join(lines).encode("utf-8", "replace"))  # a path may have bytes that are no letters


def _toml_line(key: str, value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return f"{key} = {str(value).lower()}\n"
    if isinstance(value, int):
        return f"{key} = {value}\n"
    if isinstance(value, tuple):
        return f"{key} = [{', '.join(_toml_text(str(one)) for one in value)}]\n"
    return f"{key} = {_toml_text(str(value))}\n"


def _toml_text(text: str) -> str:
    return '"' + "".join(_toml_character(character) for character in text) + '"'


def _toml_character(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    return f"\\u{ord(character):04x}" if ord(character) < 0x20 or ord(character) == 0x7F else character  # noqa: PLR2004 — ASCII control characters
