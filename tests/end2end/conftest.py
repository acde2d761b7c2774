"""Fixtures of the end-to-end tests: a display, a terminal, windows that end with their test, and what to read when a
test failed.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

from end2end.display import missing_tools, screenshot, virtual_screen
from end2end.driver import SAMPLE, Terminal, Window

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator


class OpensWindows(Protocol):
    """Start the program with these words and its window on the test's display."""

    def __call__(self, *words: str | os.PathLike[str], archive: Path | None = None) -> Window: ...


FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Let fixtures know, when they end, whether their test failed."""
    report = yield
    if report.when == "call":
        item.stash[FAILED] = report.failed
    return report


def _require(module: str) -> None:
    try:
        found = importlib.util.find_spec(module)
    except ModuleNotFoundError:
        found = None
    if found is None:
        pytest.skip(f"{module} is not written yet")


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Where the test's archive will be; in a folder whose name has given programs trouble."""
    return tmp_path / "kho lưu trữ" / "archive"


@pytest.fixture
def terminal(archive: Path) -> Terminal:
    _require("archiveviewer.cli")
    _require("archiveviewer.__main__")
    return Terminal(archive)


@pytest.fixture(scope="session")
def sample() -> Path:
    if not any(SAMPLE.glob("**/*.html")):
        pytest.skip("the sample archive is not written yet")
    return SAMPLE


@pytest.fixture(scope="session")
def display(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if missing := missing_tools():
        pytest.skip(f"no {', '.join(missing)} here; ./run test installs them where it may")
    with virtual_screen(tmp_path_factory.mktemp("display")) as name:
        yield name


@pytest.fixture
def windows(display: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[OpensWindows]:
    """A function that opens windows. Those still there at the end are ended; a failed test leaves a picture."""
    _require("archiveviewer.ui.application")
    opened: list[Window] = []

    def open_window(*words: str | os.PathLike[str], archive: Path | None = None) -> Window:
        window = Window(display, tmp_path / f"window {len(opened) + 1}", *words, archive=archive)
        opened.append(window)
        return window

    yield open_window
    failed = request.node.stash.get(FAILED, False)
    if failed or "ARCHIVEVIEWER_SCREENSHOTS" in os.environ:
        picture = _picture_place(tmp_path, request.node.name)
        screenshot(display, picture)
        sys.stderr.write(f"screenshot: {picture}\n")
    for window in opened:
        window.__exit__()
        if failed:
            sys.stderr.write(window.report())


def _picture_place(tmp_path: Path, test: str) -> Path:
    folder = Path(os.environ.get("ARCHIVEVIEWER_SCREENSHOTS") or tmp_path)
    folder.mkdir(parents=True, exist_ok=True)
    return folder.absolute() / f"{test}.png"


@pytest.fixture
def own_sample(sample: Path, tmp_path: Path) -> Path:
    """A copy of the sample archive's articles that a test may change."""
    return Path(shutil.copytree(sample, tmp_path / "bản sao"))
