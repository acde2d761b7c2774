"""The system's libraries and tools. Comes in: the environment's Qt, or names of tools; goes out: nothing when all is
there, otherwise they are installed where that is allowed without asking, or `SetupError` carries the exact line to run.

It asks the system's own loader about the files that will really be loaded, so no list of packages can go stale
unnoticed. It refuses to know anything but Linux: elsewhere Qt's wheels carry all they need.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from environment import SetupError, say

if TYPE_CHECKING:
    from pathlib import Path

# Debian names a library's package after its file (Policy 8.1); these are the exceptions met here.
PACKAGE_EXCEPTIONS = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libz.so.1": "zlib1g",
}
TOOLS = {"Xvfb": "xvfb", "xdotool": "xdotool", "openbox": "openbox"}
QT_FILES = (
    "Qt/plugins/platforms/libqxcb.so",
    "Qt/plugins/platforms/libqoffscreen.so",
    "Qt/plugins/xcbglintegrations/libqxcb-*-integration.so",
    "Qt/lib/libQt6Widgets.so.6",
    "Qt/lib/libQt6Svg.so.6",
    "Qt/lib/libQt6PrintSupport.so.6",
)
ROUNDS = 3


def require_qt(python: Path) -> None:
    """Make sure that the system has every library that Qt's window and offscreen plug-ins need."""
    for _ in range(ROUNDS):
        missing = _missing(python)
        if not missing:
            return
        require_packages(
            sorted({package_of(name) for name in missing}),
            f"Qt needs libraries that this system lacks: {', '.join(missing)}",
            provides=[f"{name}()(64bit)" for name in missing],
        )
    raise SetupError(f"Still missing after installation: {', '.join(_missing(python))}")


def _missing(python: Path) -> list[str]:
    """Names of the shared libraries that the loader does not find, such as `libxcb-cursor.so.0`."""
    if not sys.platform.startswith("linux") or not shutil.which("ldd"):
        return []
    packages = next(python.parent.parent.glob("lib/python*/site-packages/PySide6"))
    files = [str(path) for pattern in QT_FILES for path in sorted(packages.glob(pattern))]
    told = subprocess.run(
        ["ldd", *files], capture_output=True, text=True, check=False, env={**os.environ, "LC_ALL": "C"}
    )
    return sorted(set(re.findall(r"^\s*(\S+) => not found", told.stdout, re.MULTILINE)))


def package_of(library: str) -> str:
    """The Debian package that holds a shared library, from the library's own name."""
    if library in PACKAGE_EXCEPTIONS:
        return PACKAGE_EXCEPTIONS[library]
    name, _, version = library.lower().partition(".so.")
    return f"{name}-{version}" if name[-1].isdigit() else f"{name}{version}"


def require_tools() -> None:
    """Make sure that the tools which drive the real window in tests are there; without them those tests are skipped."""
    missing = [package for tool, package in TOOLS.items() if not shutil.which(tool)]
    if not missing or not sys.platform.startswith("linux"):
        return
    try:
        require_packages(missing, "The tests of the real window need a virtual display and tools to drive it.")
    except SetupError as error:
        say(str(error), "Until then those tests are skipped.")


def require_packages(packages: list[str], reason: str, provides: list[str] | None = None) -> None:
    """Install system packages, or say the exact line that does. `provides` are the names that RPM systems know."""
    if not shutil.which("apt-get"):
        raise SetupError(f"{reason}\n{_other_systems(packages, provides)}")
    privilege = _privilege()
    if privilege is None:
        raise SetupError(
            f"{reason}\nPlease run this line, then start again:\n  sudo apt-get install {' '.join(packages)}"
        )
    say(reason, f"Installing: {' '.join(packages)} …")
    if _apt(privilege, packages):
        return
    raise SetupError(f"Installing failed. This line shows why:\n  apt-get install {' '.join(packages)}")


def _other_systems(packages: list[str], provides: list[str] | None) -> str:
    if provides and shutil.which("dnf"):
        return f"Please run this line, then start again:\n  sudo dnf install {' '.join(map(repr, provides))}"
    return f"Please install what Debian calls: {' '.join(packages)}"


def _privilege() -> list[str] | None:
    """The words to put before a command that needs root's rights, or None where they are not given unasked."""
    if os.geteuid() == 0:
        return []
    if (
        shutil.which("sudo")
        and subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0
    ):
        return ["sudo", "-n"]
    return None


def _apt(privilege: list[str], packages: list[str]) -> bool:
    """Install; the package lists are fetched only if the first attempt fails, for they are often fresh enough."""
    apt = [*privilege, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "Dpkg::Use-Pty=0"]
    install = [*apt, "install", "--yes", "--no-install-recommends", *packages]
    if _quiet(install):
        return True
    return _quiet([*apt, "update"]) and _quiet(install, show=True)


def _quiet(command: list[str], *, show: bool = False) -> bool:
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace", check=False
    )
    if done.returncode and show:
        say(done.stdout[-2000:], done.stderr[-2000:])
    return done.returncode == 0
