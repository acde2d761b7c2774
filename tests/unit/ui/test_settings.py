"""What a person chose, written and read again."""

from __future__ import annotations

from pathlib import Path

import pytest

from archiveviewer import settings
from archiveviewer.settings import Settings


@pytest.mark.parametrize(
    "chosen",
    [
        Settings(),
        Settings(archive=Path("kho") / 'một "kho"\n', language="vi", theme="dark", zoom=150, live_search=False),
        Settings(spacing=140, wide=True, numbered=True),
        Settings(attached=(Path("a"), Path('b "c"\\')), only=Path("a"), recent=(Path("d"),)),
        Settings(reprints="apart", keys={"print": "Ctrl+Alt+P; F2", "back": "", 'lạ "]\n': 'Ctrl+"'}),
    ],
)
def test_what_is_saved_is_loaded(tmp_path: Path, chosen: Settings) -> None:
    settings.save(chosen, tmp_path / "settings.toml")
    assert settings.load(tmp_path / "settings.toml") == chosen


@pytest.mark.parametrize(
    "untrusted", ["keys = 3", "[keys]\nprint = 4", 'keys = ["F1"]', "[keys", "a = " + "[" * 10_000]
)
def test_keys_that_make_no_sense_are_left_out(tmp_path: Path, untrusted: str) -> None:
    (tmp_path / "settings.toml").write_text(untrusted, encoding="utf-8")
    assert settings.load(tmp_path / "settings.toml").keys == {}


@pytest.mark.parametrize("untrusted", ['spacing = "2"', "spacing = true", "wide = 1", 'numbered = "yes"'])
def test_a_setting_of_reading_that_makes_no_sense_takes_its_default(tmp_path: Path, untrusted: str) -> None:
    (tmp_path / "settings.toml").write_text(untrusted, encoding="utf-8")
    assert settings.load(tmp_path / "settings.toml") == Settings()


def test_the_distance_of_lines_keeps_within_reason(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("spacing = 900", encoding="utf-8")
    assert settings.load(tmp_path / "settings.toml").spacing == settings.SPACING_RANGE[1]


def test_a_folder_whose_name_is_no_text_costs_nothing_else(tmp_path: Path) -> None:
    settings.save(Settings(archive=Path("kho\udce0"), theme="dark"), tmp_path / "s.toml")
    assert settings.load(tmp_path / "s.toml").theme == "dark"


def test_a_path_that_no_system_has_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text('archive = "a\\u0000b"\nattached = ["c\\u0000", "d"]\n', encoding="utf-8")
    assert settings.load(tmp_path / "settings.toml") == Settings(attached=(Path("d"),))
