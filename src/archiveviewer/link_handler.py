r"""Whether this person's computer opens archiveviewer links with this program. Comes in: a wish; goes out: a few lines
in the person's own registration, and what stands there.

    Linux      DATA/applications/archiveviewer-links.desktop, and its name in CONFIG/mimeapps.list
    Windows    HKEY_CURRENT_USER\Software\Classes\archiveviewer

Nothing is written that was not asked for, nothing outside the person's own, and all of it can be taken away again. Who
opened such links before does so then; on Windows only where that was registered for the whole computer, for a person
has one entry there, which is replaced. It refuses to know what a link leads to.
"""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from typing import Any

from archiveviewer.export.links import SCHEME
from archiveviewer.processes import own_command
from archiveviewer.replacing import replace

_ENTRY = "archiveviewer-links.desktop"
_TYPE = f"x-scheme-handler/{SCHEME}"
_GROUP = "[Default Applications]"
_CLASSES = rf"Software\Classes\{SCHEME}"
_KEYS = (rf"{_CLASSES}\shell\open\command", rf"{_CLASSES}\shell\open", rf"{_CLASSES}\shell", _CLASSES)
"""From the innermost: a key with others in it can't be deleted."""
_CALLED = "URL:Archive Viewer"
"""What the outermost is called: by this it is known to be ours."""


def can_be() -> bool:
    """Whether this kind of computer lets a program without an installer open links."""
    return sys.platform != "darwin"


def is_ours() -> bool:
    """Whether this very program opens the links."""
    if sys.platform == "win32":
        return _registry_value(_KEYS[0]) == _windows_command()
    with contextlib.suppress(OSError):
        return _entry().read_bytes() == _entry_text().encode() and _openers(_list_lines())[:1] == [_ENTRY]
    return False


def take() -> str:
    """Have links opened by this program; returns what was written, a file or a key. Raises OSError."""
    if sys.platform == "win32":
        _register()
        return rf"HKEY_CURRENT_USER\{_CLASSES}"
    _entry().parent.mkdir(parents=True, exist_ok=True)
    replace(_entry(), _entry_text().encode())
    _put_openers([_ENTRY, *_others()])
    return str(_entry())


def give_back() -> None:
    """No longer have links opened by this program. Raises OSError."""
    if sys.platform == "win32":
        if _registry_value(_CLASSES) == _CALLED:  # another program's entry is not ours to remove
            _unregister()
        return
    if _ENTRY in _openers(_list_lines()):
        _put_openers(_others())
    _entry().unlink(missing_ok=True)


# Linux


def _entry() -> Path:
    base = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(base) / "applications" / _ENTRY


def _entry_text() -> str:
    program, arguments = own_command()
    command = " ".join(map(_quoted, (program, *arguments)))
    return (
        "[Desktop Entry]\nType=Application\nName=Archive Viewer\nIcon=archiveviewer\nNoDisplay=true\nTerminal=false\n"
        f"Exec={command} %u\nMimeType={_TYPE};\n"
    )


def _quoted(argument: str) -> str:
    """An argument as the specification of desktop entries wants it: quoted, then escaped as a value."""
    quoted = "".join(f"\\{letter}" if letter in '"`$\\' else letter for letter in argument)
    return f'"{quoted}"'.replace("\\", "\\\\").replace("%", "%%")


def _list() -> Path:
    base = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
    return (Path(base) / "mimeapps.list").resolve()  # some people keep theirs elsewhere, behind a link


def _list_lines() -> list[str]:
    """The person's choices; what is no letter in them stays what it is."""
    with contextlib.suppress(FileNotFoundError), _list().open(encoding="utf-8", errors="surrogateescape") as file:
        return [line.rstrip("\n") for line in file]
    return []


def _line(lines: list[str]) -> int | None:
    """The number of the line that says who opens our links."""
    group = ""
    for number, line in enumerate(lines):
        if line.startswith("["):
            group = line.strip()
        elif group == _GROUP and line.partition("=")[0].strip() == _TYPE:
            return number
    return None


def _openers(lines: list[str]) -> list[str]:
    number = _line(lines)
    names = "" if number is None else lines[number].partition("=")[2]
    return [name for part in names.split(";") if (name := part.strip())]


def _others() -> list[str]:
    return [name for name in _openers(_list_lines()) if name != _ENTRY]


def _put_openers(names: list[str]) -> None:
    """Replace our one line; all others stay as they are."""
    lines = _list_lines()
    number = _line(lines)
    if number is not None:
        del lines[number]
    if names:
        if number is None:
            if _GROUP not in lines:
                lines.append(_GROUP)
            number = lines.index(_GROUP) + 1
        lines.insert(number, f"{_TYPE}={';'.join(names)};")
    _list().parent.mkdir(parents=True, exist_ok=True)
    replace(_list(), "".join(f"{line}\n" for line in lines).encode("utf-8", "surrogateescape"))


# Windows


def _windows_command() -> str:
    program, arguments = own_command()
    windowed = Path(program).with_name("pythonw.exe")  # does not open a console
    if arguments and windowed.exists():
        program = str(windowed)
    return " ".join(f'"{part}"' for part in (program, *arguments, "%1"))


def _registry() -> Any:  # noqa: ANN401 — a module
    import winreg  # noqa: PLC0415 — there is none on other systems

    return winreg


def _registry_value(key: str) -> str:
    registry = _registry()
    with contextlib.suppress(OSError):
        return str(registry.QueryValue(registry.HKEY_CURRENT_USER, key))
    return ""


def _register() -> None:
    registry = _registry()
    for key, name, value in (
        (_CLASSES, "", _CALLED),
        (_CLASSES, "URL Protocol", ""),
        (_KEYS[0], "", _windows_command()),
    ):
        with registry.CreateKey(registry.HKEY_CURRENT_USER, key) as opened:
            registry.SetValueEx(opened, name, 0, registry.REG_SZ, value)


def _unregister() -> None:
    registry = _registry()
    for key in _KEYS:
        with contextlib.suppress(FileNotFoundError):
            registry.DeleteKey(registry.HKEY_CURRENT_USER, key)
