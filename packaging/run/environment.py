"""The program's own Python environment. Comes in: the checkout and the lock files; goes out: the path of a Python that
has exactly the locked libraries and this program, made or brought up to date only when something changed.

It lives in `.venv` in the checkout, or in the user's cache folder when the checkout can't be written to or holds a
`.venv` that somebody else made. It refuses to know what will be started. Standard library only: it runs first.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ROOT / "packaging" / "lock"
OWNED = "archiveviewer-owned"
READY = "archiveviewer-ready"
GROUPS = {"program": ("build.txt", "runtime.txt"), "development": ("dev.txt",)}


class SetupError(Exception):
    """Setting up failed; the text says what to do."""


def say(*lines: str) -> None:
    """Tell the person what is going on; standard output stays the program's own."""
    print(*lines, sep="\n", file=sys.stderr, flush=True)


def prepared(*, development: bool = False) -> Path:
    """The environment's Python, ready to run the program (and, for `development`, its checks)."""
    wanted = ["program", "development"] if development else ["program"]
    place = location(wanted)
    if not outdated(place, wanted):
        return _python(place)
    with _one_at_a_time(place):
        _make(place)
        for group in outdated(place, wanted):
            _install(place, group)
            remember(place, group)
    return _python(place)


def location(groups: list[str]) -> Path:
    """Where the environment with these groups is or may be made."""
    inside = ROOT / ".venv"
    if not outdated(inside, groups):
        return inside
    ours = (inside / OWNED).exists() or not inside.exists()
    if ours and _writable(inside if inside.exists() else ROOT):
        return inside
    name = hashlib.sha256(os.fsencode(ROOT)).hexdigest()[:16]
    return _cache_folder() / "archiveviewer" / f"environment-{name}"


def _cache_folder() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or tempfile.gettempdir())
    return Path(os.environ.get("XDG_CACHE_HOME") or Path("~/.cache").expanduser())


def _writable(folder: Path) -> bool:
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def _python(place: Path) -> Path:
    return place / "Scripts" / "python.exe" if sys.platform == "win32" else place / "bin" / "python"


def outdated(place: Path, groups: list[str]) -> list[str]:
    """Those of the groups whose locked versions, or whose checkout, are not what was installed."""
    try:
        installed = (place / READY).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        installed = []
    return [group for group in groups if _fingerprint(group) not in installed]


def _fingerprint(group: str) -> str:
    digest = hashlib.sha256(os.fsencode(ROOT))
    for path in (ROOT / "pyproject.toml", *(LOCKS / name for name in GROUPS[group])):
        digest.update(path.read_bytes())
    return f"{group} {digest.hexdigest()}"


def remember(place: Path, group: str) -> None:
    """Note that a group was installed as it is asked for now."""
    ready = place / READY
    lines = ready.read_text(encoding="utf-8").splitlines() if ready.exists() else []
    kept = [line for line in lines if not line.startswith(f"{group} ")]
    ready.write_text("\n".join([*kept, _fingerprint(group)]) + "\n", encoding="utf-8")


@contextlib.contextmanager
def _one_at_a_time(place: Path) -> Iterator[None]:
    """Two first starts at once must not install into each other; the second waits and then finds all done."""
    if sys.platform == "win32":
        yield
        return
    import fcntl  # noqa: PLC0415 — there is none on Windows

    place.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(place.parent, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _make(place: Path) -> None:
    if (place / READY).exists() and _works(_python(place)):
        return
    _require_venv()
    say(f"Setting up Archive Viewer in {place} (once; about 125 MB to download, 360 MB on disk) …")
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    (place / OWNED).touch()
    _run([sys.executable, "-m", "venv", str(place)], "The Python environment could not be made.")
    (place / READY).touch()


def _works(python: Path) -> bool:
    with contextlib.suppress(OSError):
        return subprocess.run([python, "-m", "pip", "--version"], capture_output=True, check=False).returncode == 0
    return False


def _require_venv() -> None:
    try:
        import ensurepip  # noqa: F401, PLC0415 — Debian ships Python without it
    except ImportError:
        from libraries import require_packages  # noqa: PLC0415 — needed in this rare case only

        version = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        require_packages([version], "Python's own tool for environments is missing.")


def _install(place: Path, group: str) -> None:
    say("Installing the program's libraries …" if group == "program" else "Installing the tools for the checks …")
    hint = (
        "The libraries could not be installed.\n"
        "They are fetched once, by pip, from the package index it is configured for. For a machine without one,\n"
        f"put the wheels into {ROOT / 'wheels'} (CONTRIBUTING.md, 'Setting up without a network')."
    )
    for name in GROUPS[group]:
        _pip(place, ["--require-hashes", "--only-binary", ":all:", "-r", str(LOCKS / name)], hint)
    if group == "program":
        _pip(
            place, ["--no-deps", "--no-build-isolation", "--editable", str(ROOT)], "The program could not be installed."
        )
        spell_folders_in_ascii(place)


def spell_folders_in_ascii(place: Path) -> None:
    """Say the lists of further folders so that Python finds them under every locale.

    Before 3.13 it reads them in the locale's encoding, whatever wrote them: a checkout whose path has accents would
    keep every Python of this environment from starting. An `import` line may stand there, and can say it in ASCII.
    """
    for path in place.rglob("*.pth"):
        written = path.read_bytes()
        if not written.isascii():
            folders = [line.strip() for line in written.splitlines() if line.strip()]
            lines = [f"import os, sys; sys.path.append(os.fsdecode({folder!r}))\n" for folder in folders]
            path.write_text("".join(lines), encoding="ascii")


def _pip(place: Path, arguments: list[str], hint: str) -> None:
    wheels = ROOT / "wheels"
    offline = ["--no-index", "--find-links", str(wheels)] if wheels.is_dir() else []
    pip = [str(_python(place)), "-m", "pip", "--disable-pip-version-check", "--no-input", "install", "-qq"]
    # pip's own warning about running as root is about system folders; this environment is nobody else's.
    _run([*pip, "--root-user-action", "ignore", *offline, *arguments], hint)


def _run(command: list[str], hint: str) -> None:
    """Run a step of the set-up away from the current folder, whose files must not be taken for Python's modules."""
    if subprocess.run(command, cwd=ROOT, stdout=sys.stderr, check=False).returncode:
        raise SetupError(hint)
