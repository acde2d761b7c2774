"""Small pictures for the tests, painted with Pillow: some with the words that newsrooms write into them, some turned,
some that claim to be larger than they are.
"""

from __future__ import annotations

import io
import struct
import zlib
from typing import TYPE_CHECKING

from PIL import Image, PngImagePlugin

if TYPE_CHECKING:
    from collections.abc import Iterable

CAPTION = "Bà con xã Bản Mây hái chè vụ xuân. Ảnh: Lê Vũ"
HEADLINE = "Chè sạch về bản"
CITY, PROVINCE, COUNTRY = "Bản Mây", "Tuyên Quang", "Việt Nam"
FORMS = ("JPEG", "TIFF", "PNG", "WEBP")
DATASETS = {
    "title": 5, "category": 15, "categories": 20, "keywords": 25, "date": 55, "time": 60, "author": 80, "city": 90,
    "sublocation": 92, "province": 95, "country": 101, "headline": 105, "credit": 110, "source": 115, "copyright": 116,
    "caption": 120,
}  # fmt: skip
_PROPERTIES = {
    "caption": "dc:description", "headline": "photoshop:Headline", "title": "dc:title", "author": "dc:creator",
    "credit": "photoshop:Credit", "source": "photoshop:Source", "copyright": "dc:rights", "keywords": "dc:subject",
    "date": "photoshop:DateCreated", "city": "photoshop:City", "province": "photoshop:State",
    "country": "photoshop:Country", "sublocation": "Iptc4xmpCore:Location",
}  # fmt: skip
_SPACES = (
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" '
    'xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" '
    'xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"'
)


def painted(form: str = "JPEG", size: tuple[int, int] = (40, 30), colour: str = "teal") -> bytes:
    """A picture of one colour in the format of this name."""
    file = io.BytesIO()
    Image.new("RGB", size, colour).save(file, form)
    return file.getvalue()


def drawn(kind: str = "PNG", width: int = 640, height: int = 360) -> bytes:
    """A picture whose left half is red and whose right half is blue."""
    image = Image.new("RGB", (width, height), "blue")
    image.paste("red", (0, 0, width // 2, height))
    made = io.BytesIO()
    image.save(made, kind)
    return made.getvalue()


def turned(kind: str) -> bytes:
    """A picture 40 wide and 20 high, its left half red, that says it is to be turned a quarter to the right."""
    made = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6
    with Image.open(io.BytesIO(drawn("PNG", 40, 20))) as image:
        image.save(made, kind, quality=95, exif=exif)
    return made.getvalue()


def png_claiming(width: int, height: int) -> bytes:
    """A picture that says it has this size, and has hardly any content."""
    header = _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + _chunk(b"IDAT", zlib.compress(bytes(1000))) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def iim(encoding: str = "utf-8", **facts: str | Iterable[str]) -> bytes:
    """IIM that tells these facts; it names its encoding only where that is UTF-8."""
    out = b"\x1c\x01\x5a\0\3\x1b%G" if encoding == "utf-8" else b""
    for name, told in facts.items():
        for value in [told] if isinstance(told, str) else told:
            data = value.encode(encoding)
            out += struct.pack(">BBBH", 0x1C, 2, DATASETS[name], len(data)) + data
    return out


def xmp(*, more: str = "", **facts: str | Iterable[str]) -> bytes:
    """A packet of XMP that tells these facts."""
    inside = "".join(_property(_PROPERTIES[name], told) for name, told in facts.items())
    return (
        f'<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        f'<rdf:RDF {_SPACES}><rdf:Description rdf:about="">{inside}{more}</rdf:Description></rdf:RDF></x:xmpmeta>'
        '<?xpacket end="w"?>'
    ).encode()


def _property(name: str, told: str | Iterable[str]) -> str:
    if isinstance(told, str) and not name.startswith("dc:"):
        return f"<{name}>{told}</{name}>"
    values = [told] if isinstance(told, str) else told
    items = "".join(f'<rdf:li xml:lang="x-default">{value}</rdf:li>' for value in values)
    return f"<{name}><rdf:Alt>{items}</rdf:Alt></{name}>"


def exif(**facts: str) -> bytes:
    """EXIF that tells these facts: `description`, `artist`, `taken`, `windows_title`, `windows_comment`."""
    made = Image.Exif()
    for name, tag in (("description", 270), ("artist", 315)):
        if name in facts:
            made[tag] = facts[name].encode() if not facts[name].isascii() else facts[name]
    for name, tag in (("windows_title", 40091), ("windows_comment", 40092)):
        if name in facts:
            made[tag] = facts[name].encode("utf-16-le") + b"\0\0"
    if "taken" in facts:
        made.get_ifd(34665)[36867] = facts["taken"]
    return made.tobytes()


def resources(data: bytes) -> bytes:
    """IIM as Photoshop keeps it among its resources."""
    other = b"8BIM" + struct.pack(">HBBI", 0x03ED, 0, 0, 3) + b"abc\0"
    return other + b"8BIM" + struct.pack(">H6pI", 0x0404, b"iptc", len(data)) + data + bytes(len(data) % 2)


def segment(mark: int, content: bytes) -> bytes:
    """A segment of a JPEG."""
    return struct.pack(">BBH", 0xFF, mark, len(content) + 2) + content


def photograph(form: str = "JPEG", *, told: bytes = b"", packet: bytes = b"", fields: bytes = b"") -> bytes:
    """A picture with this IIM, XMP and EXIF; PNG and WebP have no place for IIM."""
    file = io.BytesIO()
    image = Image.new("RGB", (40, 30), "teal")
    if form == "JPEG":
        plain = painted()
        marks = segment(0xE1, fields) * bool(fields)
        marks += segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + packet) * bool(packet)
        marks += segment(0xED, b"Photoshop 3.0\0" + resources(told)) * bool(told)
        return plain[:2] + marks + plain[2:]
    if form == "TIFF":
        known: dict[int, bytes] = {33723: told} if told else {}
        image.save(file, "TIFF", tiffinfo=known | ({700: packet} if packet else {}))
    elif form == "PNG":
        texts = PngImagePlugin.PngInfo()
        if packet:
            texts.add_itxt("XML:com.adobe.xmp", packet.decode(), zip=True)
        image.save(file, "PNG", pnginfo=texts, **({"exif": fields} if fields else {}))
    else:
        image.save(file, "WEBP", xmp=packet, exif=fields)
    return file.getvalue()
