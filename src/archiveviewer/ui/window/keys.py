"""Which keys which command has. Comes in: the keys that commands have of their own and those that a person chose, by
the commands' names; goes out: the keys in force, or other choices. Keys are text as Qt writes it ("Ctrl+Shift+P").

What a person chose wins over what a command has of its own, so no key ever has two commands. It refuses to know what
the commands do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

if TYPE_CHECKING:
    from collections.abc import Mapping

Keys = tuple[str, ...]

_STRONG = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_FOR_MOVING = {
    *(Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter),
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End),
    *(Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Insert, Qt.Key.Key_Delete, Qt.Key.Key_Backspace),
    *(Qt.Key.Key_Menu, Qt.Key.Key_Space),
}
_LAST_TYPED = 0x00FFFFFF
"""Qt's numbers of keys that type a character are the character's own; those above belong to all other keys."""


def split(keys: str) -> Keys:
    """Keys as settings keep them, "Ctrl+K; F2", one by one and without what is no key."""
    found = (sequence.toString() for sequence in QKeySequence.listFromString(keys))
    return tuple(dict.fromkeys(text for text in found if text))


def joined(keys: Keys) -> str:
    """Keys as settings keep them."""
    return "; ".join(keys)


def shown(keys: Keys) -> str:
    """Keys as the person's language and system call them."""
    return ", ".join(QKeySequence(one).toString(QKeySequence.SequenceFormat.NativeText) for one in keys)


def in_force(own: Mapping[str, Keys], chosen: Mapping[str, str]) -> dict[str, Keys]:
    """The keys of every command: of two that have the same, one that was chosen keeps it, else the first."""
    taken: set[str] = set()
    result: dict[str, Keys] = {}
    for name in sorted(own, key=lambda name: name not in chosen):
        wanted = split(chosen[name]) if name in chosen else own[name]
        result[name] = tuple(one for one in wanted if one not in taken)
        taken.update(result[name])
    return result


def owner(own: Mapping[str, Keys], chosen: Mapping[str, str], one: str) -> str:
    """The command that has a key now, or nothing."""
    return next((name for name, keys in in_force(own, chosen).items() if one in keys), "")


def given(own: Mapping[str, Keys], chosen: Mapping[str, str], name: str, keys: Keys) -> dict[str, str]:
    """The choices with these keys for a command, whoever had them."""
    return _without(own, chosen, name, keys) | {name: joined(keys)}


def restored(own: Mapping[str, Keys], chosen: Mapping[str, str], name: str) -> dict[str, str]:
    """The choices with a command's own keys given back to it."""
    kept = _without(own, chosen, name, own[name])
    kept.pop(name, None)
    return kept


def _without(own: Mapping[str, Keys], chosen: Mapping[str, str], name: str, keys: Keys) -> dict[str, str]:
    """The choices in which no other command was given one of these keys; one that had chosen only those has its own
    again.
    """
    kept = dict(chosen)
    for other, text in chosen.items():
        left = tuple(one for one in split(text) if one not in keys)
        if other != name and other in own and left != split(text):
            if left:
                kept[other] = joined(left)
            else:
                del kept[other]
    return kept


def is_for_typing(one: str) -> bool:
    """Whether a key is needed to type, to move about or to open menus, and so can be no command's."""
    sequence = QKeySequence(one)
    if sequence.isEmpty():
        return True
    chord = sequence[0]  # type: ignore[index]
    key, modifiers = chord.key(), chord.keyboardModifiers()
    types = key <= _LAST_TYPED
    if not modifiers & _STRONG:
        return types or key in _FOR_MOVING
    alone_with_alt = (modifiers & _STRONG) == Qt.KeyboardModifier.AltModifier
    return key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) or (alone_with_alt and types)
