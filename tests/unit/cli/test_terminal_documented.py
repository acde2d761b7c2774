"""What `docs/terminal.md` promises is what the terminal has."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from archiveviewer import cli

TOLD = (Path(__file__).parents[3] / "docs" / "terminal.md").read_text(encoding="utf-8")
EVERYWHERE = {"--help", "--archive", "--json"}


def help_of(capsys: pytest.CaptureFixture[str], *command: str) -> str:
    with pytest.raises(SystemExit):
        cli.main([*command, "--help"])
    return capsys.readouterr().out


def test_every_command_and_option_is_documented_and_no_other(capsys: pytest.CaptureFixture[str]) -> None:
    rows = dict(re.findall(r"^\| `([a-z-]+)[^|]*` \| (.*)$", TOLD.partition("## JSON")[0], re.MULTILINE))
    assert rows.keys() == set(re.findall(r"^    ([a-z-]+)(?: |$)", help_of(capsys), re.MULTILINE))
    for name, row in rows.items():
        inner = re.findall(r"^    ([a-z-]+)(?: |$)", help_of(capsys, name), re.MULTILINE)
        helps = [help_of(capsys, name), *(help_of(capsys, name, one) for one in inner)]
        options = set(re.findall(r"--[a-z-]+", " ".join(helps))) - EVERYWHERE
        assert set(inner) <= set(re.findall(r"`([a-z-]+)[^`]*`", row))
        assert set(re.findall(r"--[a-z-]+", row)) == options, name
