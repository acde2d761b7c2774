"""Why a file could not be written, in the person's language. What the system says comes in, as an error or as the name
of its number ("ENOSPC"), which is all that a child process tells; a sentence goes out. It refuses to know what was
being written.
"""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from collections.abc import Callable

translate = QCoreApplication.translate


def name_of(error: OSError) -> str:
    """The name of an error's number. Qt gives the system's words alone: then of the number that has these words."""
    if error.errno is not None:
        return errno.errorcode.get(error.errno, "")
    words = str(error)
    return next((name for number, name in errno.errorcode.items() if os.strerror(number) == words), "")


def told(error: OSError) -> str:
    """Why a file could not be written; in the system's own words where there is no sentence for it."""
    return sentence(name_of(error)) or str(error.strerror or error)


def sentence(name: str) -> str:
    """The sentence for the name of an error's number; nothing for one that has none."""
    found = next((say for names, say in _SENTENCES.items() if name in names.split()), None)
    return found() if found is not None else ""


_SENTENCES: dict[str, Callable[[], str]] = {
    "ENOSPC EDQUOT": lambda: translate("unwritable", "There is no room left there."),
    "EFBIG EOVERFLOW": lambda: translate("unwritable", "The file became larger than that medium allows."),
    "EACCES EPERM": lambda: translate("unwritable", "You are not allowed to write there."),
    "EROFS": lambda: translate("unwritable", "That medium can only be read."),
    "ENOENT ENOTDIR ENODEV ENXIO ESTALE": lambda: translate("unwritable", "That folder is not there any more."),
    "EISDIR EEXIST ENOTEMPTY": lambda: translate("unwritable", "There is something of that name already."),
    "ENAMETOOLONG EINVAL EILSEQ": lambda: translate("unwritable", "That name can't be used: choose a shorter one."),
    "EBUSY ETXTBSY EAGAIN EDEADLK": lambda: translate("unwritable", "Another program is using that file."),
    "EIO": lambda: translate("unwritable", "That medium fails: choose another place."),
}
