"""What `./run` decides before anything of the program is there."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[3]
NAMES = ("environment", "libraries", "checks")


@pytest.fixture
def run() -> Iterator[dict[str, Any]]:
    """The modules in packaging/run, which Python starts as a folder and which no package holds."""
    sys.path.insert(0, str(ROOT / "packaging" / "run"))
    try:
        yield {name: importlib.import_module(name) for name in NAMES}
    finally:
        sys.path.remove(str(ROOT / "packaging" / "run"))
        for name in NAMES:
            sys.modules.pop(name, None)


@pytest.fixture
def checkout(run: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "bản sao mã nguồn"
    root.mkdir()
    monkeypatch.setattr(run["environment"], "ROOT", root)
    (root / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    return root


@pytest.mark.parametrize(
    ("library", "package"),
    [
        ("libxcb-icccm.so.4", "libxcb-icccm4"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        ("libdbus-1.so.3", "libdbus-1-3"),
        ("libEGL.so.1", "libegl1"),
        ("libX11-xcb.so.1", "libx11-xcb1"),
        ("libgthread-2.0.so.0", "libglib2.0-0"),
        ("libxcb-render-util.so.0", "libxcb-render-util0"),
    ],
)
def test_a_library_is_found_in_the_package_that_debian_names_after_it(
    run: dict[str, Any], library: str, package: str
) -> None:
    assert run["libraries"].package_of(library) == package


def test_the_environment_lies_in_the_checkout(run: dict[str, Any], checkout: Path) -> None:
    assert run["environment"].location(["program"]) == checkout / ".venv"


def test_an_environment_that_somebody_else_made_is_left_alone(run: dict[str, Any], checkout: Path) -> None:
    (checkout / ".venv").mkdir()
    assert checkout not in run["environment"].location(["program"]).parents


def test_a_checkout_that_cannot_be_written_to_is_left_alone(
    run: dict[str, Any], checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run["environment"], "_writable", lambda _: False)
    assert checkout not in run["environment"].location(["program"]).parents


def test_only_what_changed_is_installed_again(run: dict[str, Any], checkout: Path) -> None:
    environment = run["environment"]
    groups = ["program", "development"]
    place = checkout / ".venv"
    place.mkdir()
    assert environment.outdated(place, groups) == groups
    environment.remember(place, "program")
    assert environment.outdated(place, groups) == ["development"]
    environment.remember(place, "development")
    environment.remember(place, "program")
    assert environment.outdated(place, groups) == []
    (checkout / "pyproject.toml").write_text("[project]\nname = 'x'\n", encoding="utf-8")
    assert environment.outdated(place, groups) == groups


def test_a_checkout_with_accents_is_found_in_every_locale(run: dict[str, Any], tmp_path: Path) -> None:
    folder = tmp_path / "mã nguồn"
    folder.mkdir()
    (folder / "found_here.py").write_text("print('found')", encoding="utf-8")
    listed = tmp_path / "place" / "extra.pth"
    listed.parent.mkdir()
    listed.write_bytes(b"".join(line + b"\n" for line in (os.fsencode(folder), b"ascii")))
    run["environment"].spell_folders_in_ascii(tmp_path)
    code = "import site, sys; site.addsitedir(sys.argv[1]); import found_here"
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0"}
    done = subprocess.run(
        [sys.executable, "-c", code, str(listed.parent)], env=environment, capture_output=True, text=True, check=False
    )
    assert done.stdout == "found\n", done.stderr


def test_without_rights_the_exact_line_is_said(run: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    libraries = run["libraries"]
    monkeypatch.setattr(libraries.shutil, "which", lambda name: name if name == "apt-get" else None)
    monkeypatch.setattr(libraries.os, "geteuid", lambda: 1000)
    with pytest.raises(run["environment"].SetupError, match=r"\n  sudo apt-get install libegl1 libgl1$"):
        libraries.require_packages(["libegl1", "libgl1"], "Qt needs libraries.")


def test_a_checkout_too_old_a_python_would_start_says_what_it_needs(tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("run is for POSIX systems; run.cmd stands beside it")
    # A folder that holds only what the script itself calls: no Python anywhere.
    for tool in ("sh", "dirname", "readlink"):
        (tmp_path / tool).symlink_to(Path("/bin") / tool)
    environment = {"PATH": str(tmp_path), "HOME": str(tmp_path), "LC_ALL": "C"}
    copy = tmp_path / "run"
    copy.write_bytes((ROOT / "run").read_bytes())
    done = subprocess.run(["/bin/sh", copy], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert "needs Python 3.11" in done.stderr
