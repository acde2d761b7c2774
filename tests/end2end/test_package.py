"""The program as a wheel: what the checkout has, an installation has too."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

from end2end.driver import PATIENCE, ROOT

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def wheel(tmp_path: Path) -> Path:
    if not all(importlib.util.find_spec(name) for name in ("hatchling", "editables")):
        pytest.skip("hatchling is not installed; ./run test has it")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path / "dist")]
    done = subprocess.run(build, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert done.returncode == 0, done.stderr
    (built,) = (tmp_path / "dist").glob("*.whl")
    return built


def test_a_wheel_holds_the_resources_and_answers_without_its_checkout(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    installed = tmp_path / "installed" / "archiveviewer"
    wanted = {path.relative_to(ROOT) for path in (ROOT / "resources").rglob("*") if path.is_file()}
    missing = [str(path) for path in wanted if not (installed / path).is_file()]
    assert not missing
    assert not list((tmp_path / "installed").rglob("tests"))

    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    code = "import archiveviewer.settings as s; print(s.__file__); print(s.resource('sample').is_dir())"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=environment | {"PYTHONPATH": str(tmp_path / "installed")},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=True,
    )
    where, has_sample = done.stdout.splitlines()
    assert where.startswith(str(tmp_path))
    assert has_sample == "True"
