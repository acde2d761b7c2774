from __future__ import annotations

import errno
import os

import pytest

from archiveviewer.ui import unwritable


@pytest.mark.parametrize("name", ["ENOSPC", "EACCES", "EROFS", "ENOENT", "EFBIG", "ENAMETOOLONG", "EBUSY", "EIO"])
def test_what_the_system_says_has_a_sentence(name: str) -> None:
    number = getattr(errno, name)
    words = os.strerror(number)
    sentence = unwritable.sentence(name)
    assert sentence.endswith(".")
    assert sentence != words
    assert unwritable.told(OSError(number, words)) == sentence
    assert unwritable.told(OSError(words)) == sentence  # as Qt gives it


def test_what_has_none_is_told_in_the_systems_own_words() -> None:
    assert unwritable.told(OSError(errno.EPIPE, "Broken pipe")) == "Broken pipe"
    assert unwritable.told(OSError("no reason at all")) == "no reason at all"
    assert unwritable.sentence("") == ""
