"""Paint the pictures of the sample archive: `python packaging/sample/paint_sample.py [NAME...]`.

Every picture is a function that paints on a canvas; the list below says where each one goes. Needs PySide6 and numpy
(both are dependencies of the program). Labels are set in the program's own typeface when `resources/fonts` has it,
or in a folder named by `--fonts`.
"""

# ruff: noqa: INP001 -- a script, not a package

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from paint.canvas import Canvas  # noqa: E402
from paint.gallery import PICTURES  # noqa: E402
from PySide6.QtGui import QFontDatabase, QGuiApplication  # noqa: E402

SAMPLE = HERE.parents[1] / "resources" / "sample"
LARGEST = 60_000


def load_fonts(folder: Path) -> None:
    """Make the fonts below a folder known to Qt; none is needed to run, only to look right."""
    for path in sorted(folder.rglob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))


def paint(where: str, root: Path) -> int:
    """Paint one picture and return its size in bytes; a busy picture is saved coarser until it is small enough."""
    picture = PICTURES[where]
    for quality in (84, 78, 72, 66, 60, 54, 48, 42, 36):
        canvas = Canvas(*picture.size, seed=picture.seed)
        picture.scene(canvas)
        canvas.save(root / where, quality=quality)
        size = (root / where).stat().st_size
        if size <= LARGEST:
            break
    return size


def main() -> None:
    """Paint all pictures, or those whose place contains one of the words given."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", help="paint only pictures whose place contains one of these")
    parser.add_argument("--fonts", type=Path, default=HERE.parents[1] / "resources" / "fonts")
    parser.add_argument("--to", type=Path, default=SAMPLE)
    options = parser.parse_args()
    application = QGuiApplication([])
    load_fonts(options.fonts)
    for where in PICTURES:
        if not options.names or any(name in where for name in options.names):
            sys.stdout.write(f"{paint(where, options.to):>7} {where}\n")
    application.quit()


if __name__ == "__main__":
    main()
