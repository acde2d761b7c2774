"""Pictures as pixels. A picture's bytes as anybody may have made them come in; its size or its pixels, upright and no
larger than asked for, go out, or `Unreadable`.

Decoders are where hostile pictures strike, so callers do this in a process they can end. It refuses formats that are
drawings or programs, claims of absurd size, and to know where a picture came from.
"""

from __future__ import annotations

import contextlib
import io
import warnings
from typing import IO, TYPE_CHECKING, Final, Protocol, cast

from PIL import Image, UnidentifiedImageError

from archiveviewer.errors import Unreadable
from archiveviewer.results import Pixels

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FORMATS: Final = ("JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP")
"""What may be shown, recognised by its content."""
MOST_PIXELS: Final = 170_000_000
"""Of a picture that is decoded: a newspaper's page scanned at 600 dots an inch has 140 million."""
MOST_SHOWN: Final = 40_000_000
"""Pixels that are given out: 120 MB."""
_QUALITY: Final = 88
"""Of a JPEG file, as Pillow counts it: nobody sees the loss."""
_ORIENTATION: Final = 0x0112
_TURNS: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What makes a picture upright, by EXIF's word for how it lies."""
_FIRST_QUARTER: Final = 5
"""From here on width and height change places."""
_DEEP: Final = ("I;16", "I")
"""Modes of Pillow with sixteen bits of grey."""


def size(path: Path, source: Source) -> tuple[int, int]:
    """Width and height of a picture as it will be seen; no more than its header is read."""
    with opened(path, source) as file:
        return (file.height, file.width) if _lies(file) >= _FIRST_QUARTER else file.size


def pixels(path: Path, data: bytes, width: int, height: int) -> Pixels:
    """The picture's first frame, scaled down to fit into so many pixels; never enlarged. Transparency is white."""
    return _given(_upright(path, data, width, height))


def jpeg(path: Path, data: bytes, width: int, height: int) -> bytes:
    """The same as a JPEG file that holds the picture and nothing else: no words, no place, no former picture."""
    file = io.BytesIO()
    _upright(path, data, width, height).save(file, "JPEG", quality=_QUALITY, optimize=True)
    return file.getvalue()


def _upright(path: Path, data: bytes, width: int, height: int) -> Image.Image:
    with opened(path, io.BytesIO(data)) as file:
        lies = _lies(file)
        box = _box(file.size, *((height, width) if lies >= _FIRST_QUARTER else (width, height)))
        file.draft("RGB", box)  # lets a JPEG be decoded at about the size that is wanted
        file.thumbnail(box, Image.Resampling.LANCZOS, reducing_gap=2.0)
        image = plain(file).convert("RGB")
        return image.transpose(_TURNS[lies]) if lies in _TURNS else image


def of_image(image: Image.Image, tallest: int) -> Pixels:
    """The pixels of a picture that was drawn already: as it is, or smaller where it has too many."""
    image.thumbnail(_box(image.size, image.width, tallest), Image.Resampling.LANCZOS, reducing_gap=2.0)
    return _given(image.convert("RGB"))


def _given(image: Image.Image) -> Pixels:
    return Pixels(image.width, image.height, image.tobytes())


def _lies(file: Image.Image) -> int:
    """How the picture lies, as far as that is told before it: 1 is upright."""
    if file.format == "TIFF":
        return 1  # Pillow turns it by itself
    if file.format != "PNG":
        return int(file.getexif().get(_ORIENTATION, 1))
    exif = Image.Exif()  # for a PNG, Pillow itself would decode all of it first
    exif.load(file.info.get("exif", b""))
    return int(exif.get(_ORIENTATION, 1))


class Source(Protocol):
    """What a picture is read from, from its beginning."""

    def read(self, size: int = -1, /) -> bytes: ...  # noqa: D102
    def seek(self, offset: int, whence: int = 0, /) -> int: ...  # noqa: D102
    def tell(self) -> int: ...  # noqa: D102


@contextlib.contextmanager
def opened(path: Path, source: Source) -> Iterator[Image.Image]:
    """A picture of which nothing but the header has been read. What fails while it is open is `Unreadable`."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns of what is damaged but can be shown; our limit is below its own
        try:
            with Image.open(cast("IO[bytes]", source), formats=FORMATS) as file:
                check(path, file)
                yield file
        except UnidentifiedImageError as error:
            raise Unreadable(path, "unsupported", "no picture that can be shown") from error
        except Image.DecompressionBombError as error:
            raise Unreadable(path, "too-large", "a picture of too many pixels") from error
        except (OSError, SyntaxError, ValueError, TypeError, EOFError) as error:
            raise Unreadable(path, "damaged", "a picture that can't be decoded") from error


def check(path: Path, file: Image.Image) -> None:
    """Raises `Unreadable` for a picture, or the frame of one, that claims more pixels than are decoded."""
    if file.width * file.height > MOST_PIXELS:
        raise Unreadable(path, "too-large", f"a picture of {file.width} x {file.height} pixels")


def _box(size: tuple[int, int], width: int, height: int) -> tuple[int, int]:
    """The size asked for, or what of it may be given out of a picture of this size."""
    across, down = size
    scale = min(1.0, max(1, width) / across, max(1, height) / down)
    if across * scale * down * scale <= MOST_SHOWN:
        return max(1, width), max(1, height)
    share = (MOST_SHOWN / (across * down)) ** 0.5
    return max(1, int(across * share)), max(1, int(down * share))


def plain(image: Image.Image) -> Image.Image:
    """The picture in grey or in colours, eight bits each, on white where it is transparent."""
    if image.mode.startswith(_DEEP):
        return image.convert("I").point(lambda value: value / 256).convert("L")
    if image.mode in {"1", "L"} and not image.has_transparency_data:
        return image.convert("L")
    if not image.has_transparency_data:
        return image.convert("RGB")
    seen = image.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", seen.size, "white"), seen).convert("RGB")
