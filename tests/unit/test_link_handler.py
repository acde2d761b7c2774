"""Who opens links, as the person's own files and registry say."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import types
from pathlib import Path
from typing import Any, Self

import pytest

from archiveviewer import link_handler
from archiveviewer.cli import main


def choices() -> Path:
    return Path(os.environ["XDG_CONFIG_HOME"]) / "mimeapps.list"


def entry() -> Path:
    return Path(os.environ["XDG_DATA_HOME"]) / "applications" / "archiveviewer-links.desktop"


def test_nothing_is_written_unasked(own_folders: Path) -> None:
    assert not link_handler.is_ours()
    assert not own_folders.exists()


def test_links_are_taken_and_given_back_and_all_else_stays_as_it_was() -> None:
    choices().parent.mkdir(parents=True)
    before = b"[Added Associations]\nx/y=x.desktop;\n\n[Default Applications]\nx/y=x.desktop\n# \xff\n\n[Z]\na=b\n"
    choices().write_bytes(before)
    link_handler.take()
    link_handler.take()
    assert link_handler.is_ours()
    line = b"x-scheme-handler/archiveviewer=archiveviewer-links.desktop;\n"
    assert choices().read_bytes() == before.replace(b"[Default Applications]\n", b"[Default Applications]\n" + line)
    assert "MimeType=x-scheme-handler/archiveviewer;\n" in entry().read_text(encoding="utf-8")
    link_handler.give_back()
    link_handler.give_back()
    assert choices().read_bytes() == before
    assert not entry().exists()


def test_lines_of_the_list_end_only_where_the_desktop_ends_them() -> None:
    choices().parent.mkdir(parents=True)
    before = "[Default Applications]\nx/y=x\u2028y.desktop\x0c;\n".encode()
    choices().write_bytes(before)
    link_handler.take()
    link_handler.give_back()
    assert choices().read_bytes() == before


def test_who_opened_links_before_does_so_again() -> None:
    choices().parent.mkdir(parents=True)
    choices().write_text("[Default Applications]\nx-scheme-handler/archiveviewer = other.desktop\n", encoding="utf-8")
    link_handler.take()
    assert "=archiveviewer-links.desktop;other.desktop;\n" in choices().read_text(encoding="utf-8")
    link_handler.give_back()
    assert choices().read_text(encoding="utf-8").endswith("\nx-scheme-handler/archiveviewer=other.desktop;\n")


def test_a_list_that_is_a_link_is_written_where_it_lies(tmp_path: Path) -> None:
    choices().parent.mkdir(parents=True)
    kept = tmp_path / "mine.list"
    kept.write_text("", encoding="utf-8")
    choices().symlink_to(kept)
    link_handler.take()
    assert choices().is_symlink()
    assert "[Default Applications]\nx-scheme-handler" in kept.read_text(encoding="utf-8")


def test_another_installation_is_not_this_one(monkeypatch: pytest.MonkeyPatch) -> None:
    link_handler.take()
    monkeypatch.setattr(sys, "executable", "/elsewhere/python")
    assert not link_handler.is_ours()


def test_odd_folders_are_quoted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", '/my "own" $100%/python')
    link_handler.take()
    assert 'Exec="/my \\\\"own\\\\" \\\\$100%%/python" "-m" "archiveviewer" %u\n' in entry().read_text(encoding="utf-8")


def test_the_desktop_agrees(monkeypatch: pytest.MonkeyPatch) -> None:
    if not shutil.which("gio"):
        pytest.skip("no gio to ask")
    monkeypatch.delenv("XDG_CURRENT_DESKTOP", raising=False)
    link_handler.take()
    told = subprocess.run(["gio", "mime", "x-scheme-handler/archiveviewer"], capture_output=True, text=True, check=True)
    assert "archiveviewer-links.desktop" in told.stdout


def test_the_terminal_asks_takes_and_gives_back(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["links", "--here"]) == 0
    assert "links open here" in capsys.readouterr().out
    assert main(["links", "--json"]) == 0
    assert '"here": true' in capsys.readouterr().out
    assert main(["links", "--not-here"]) == 0
    assert not link_handler.is_ours()


def test_a_place_that_cannot_be_written_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    entry().parent.parent.mkdir(parents=True)
    entry().parent.write_text("a file where a folder should be", encoding="utf-8")
    assert main(["links", "--here"]) == 3
    assert "can't be written" in capsys.readouterr().err


class Registry(types.ModuleType):
    """Keys of Windows as far as they are used."""

    HKEY_CURRENT_USER, REG_SZ = "user", 1

    def __init__(self) -> None:
        super().__init__("winreg")
        self.keys: dict[str, dict[str, str]] = {}

    def CreateKey(self, root: str, key: str) -> Any:  # noqa: ANN401, N802 — a handle
        assert root == self.HKEY_CURRENT_USER
        parts = key.split("\\")
        for number in range(1, len(parts) + 1):
            self.keys.setdefault("\\".join(parts[:number]), {})
        return Handle(self.keys[key])

    def SetValueEx(self, handle: Handle, name: str, _reserved: int, kind: int, value: str) -> None:  # noqa: N802
        assert kind == self.REG_SZ
        handle.values[name] = value

    def QueryValue(self, root: str, key: str) -> str:  # noqa: N802
        assert root == self.HKEY_CURRENT_USER
        if key not in self.keys:
            raise FileNotFoundError(key)
        return self.keys[key][""]

    def DeleteKey(self, root: str, key: str) -> None:  # noqa: N802
        assert root == self.HKEY_CURRENT_USER
        if any(other.startswith(f"{key}\\") for other in self.keys):
            raise PermissionError(key)
        if key not in self.keys:
            raise FileNotFoundError(key)
        del self.keys[key]


class Handle:
    def __init__(self, values: dict[str, str]) -> None:
        self.values = values

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass


def test_the_registry_of_windows_is_written_and_cleared(monkeypatch: pytest.MonkeyPatch) -> None:
    registry = Registry()
    monkeypatch.setitem(sys.modules, "winreg", registry)
    monkeypatch.setattr(sys, "platform", "win32")
    registry.CreateKey("user", r"Software\Classes\other")
    link_handler.give_back()
    assert not link_handler.is_ours()
    assert link_handler.take() == r"HKEY_CURRENT_USER\Software\Classes\archiveviewer"
    assert link_handler.is_ours()
    scheme = registry.keys[r"Software\Classes\archiveviewer"]
    assert scheme["URL Protocol"] == ""
    command = registry.keys[r"Software\Classes\archiveviewer\shell\open\command"][""]
    assert command == f'"{sys.executable}" "-m" "archiveviewer" "%1"'
    link_handler.give_back()
    assert set(registry.keys) == {"Software", r"Software\Classes", r"Software\Classes\other"}


def test_what_another_program_registered_in_windows_is_not_taken_away(monkeypatch: pytest.MonkeyPatch) -> None:
    registry = Registry()
    monkeypatch.setitem(sys.modules, "winreg", registry)
    monkeypatch.setattr(sys, "platform", "win32")
    with registry.CreateKey("user", r"Software\Classes\archiveviewer") as opened:
        registry.SetValueEx(opened, "", 0, registry.REG_SZ, "URL:Other")
    link_handler.give_back()
    assert registry.keys[r"Software\Classes\archiveviewer"] == {"": "URL:Other"}
