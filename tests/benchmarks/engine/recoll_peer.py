"""Recoll on the very same files, with a configuration and an index of its own in the folder it is given.

Spelling and stemming are off, which is to its advantage; its threads are those it chooses itself on two cores.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.engine.protocol import RECOLL, Answer, Missing, Peer

if TYPE_CHECKING:
    from benchmarks.engine.kinds import Asked


class Recoll(Peer):
    """Only its indexing is measured, and how soon an article is found."""

    name = RECOLL
    can: frozenset[str] = frozenset()

    def version(self) -> str:
        if shutil.which("recollindex") is None:
            raise Missing("recollindex is not installed")
        told = subprocess.run(["recollindex", "-h"], capture_output=True, text=True, check=False)
        found = re.search(r"Recoll (\d[\d.]*\d)", told.stdout + told.stderr)
        return found[1] if found else "?"

    def index(self, files: Path) -> None:
        self.version()
        (self.place / "cache").mkdir(parents=True)
        self._run([files])

    def add(self, files: Path) -> None:
        before = (self.place / "folders").read_text(encoding="utf-8").splitlines()
        self._run([*map(Path, before), files])

    def _run(self, folders: list[Path]) -> None:
        told = "\n".join(map(str, folders))
        (self.place / "folders").write_text(told, encoding="utf-8")
        settings = {
            "topdirs": " ".join(f'"{folder}"' for folder in folders),
            "skippedPaths": "",
            "cachedir": self.place / "cache",
            "thrQSizes": "2 2 2",
            "thrTCounts": "2 2 1",
            "loglevel": 2,
            "noaspell": 1,
            "indexstemminglanguages": "",
            "defaultcharset": "utf-8",
        }
        lines = "".join(f"{name} = {value}\n" for name, value in settings.items())
        (self.place / "recoll.conf").write_text(lines, encoding="utf-8")
        environment = {**os.environ, "LANG": "C.UTF-8", "RECOLL_CONFDIR": str(self.place)}
        subprocess.run(["recollindex", "-c", self.place], check=True, env=environment, capture_output=True)

    def ask(self, asked: Asked) -> Answer:
        command = ["recollq", "-c", str(self.place), "-E", "-n", "20", "-q", asked.words]
        told = subprocess.run(command, check=True, capture_output=True, text=True, errors="replace")
        found = re.search(r"(\d+) results", told.stdout)
        return Answer(int(found[1]) if found else 0, re.findall(r"^text/plain.*", told.stdout, re.MULTILINE))
