"""XML that means harm, around any root: bombs of entities, files and addresses named in a DTD, depth without end."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SECRET = "bí mật không ai được đọc"  # noqa: S105 — of nobody


def hostile(root: str, folder: Path) -> dict[str, bytes]:
    """Documents with this root element by the harm they mean; none may take long or show the secret."""
    secret = folder / "secret.txt"
    secret.write_text(SECRET, encoding="utf-8")
    bomb = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    opening, closing = f"<{root}>", f"</{root.split(maxsplit=1)[0]}>"
    return {
        "bomb": f'<!DOCTYPE x [<!ENTITY a0 "ha">{bomb}]>{opening}<p>&a11;</p>{closing}'.encode(),
        "quadratic": f'<!DOCTYPE x [<!ENTITY a "{"ha" * 50_000}">]>{opening}<p>{"&a;" * 10_000}</p>{closing}'.encode(),
        "file": f'<!DOCTYPE x [<!ENTITY a SYSTEM "{secret.as_uri()}">]>{opening}<p>&a;</p>{closing}'.encode(),
        "dtd": f'<!DOCTYPE x SYSTEM "{secret.as_uri()}">{opening}{closing}'.encode(),
        "include": f'{opening}<i:include xmlns:i="http://www.w3.org/2001/XInclude" href="{secret.as_uri()}" '
        f'parse="text"/>{closing}'.encode(),
        "deep": (opening + "<p>" * 200_000 + closing).encode(),
        "attributes": (opening + "<p " + " ".join(f'a{n}="x"' for n in range(200_000)) + "/>" + closing).encode(),
        "siblings": (opening + "<p/>" * 500_000 + closing).encode(),
        "torn": opening.encode() + "<p>Chè sạch".encode()[:-1],
        "nothing": opening.encode(),
    }
