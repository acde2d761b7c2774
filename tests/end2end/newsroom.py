"""A small newsroom's folder, made up: articles as saved web pages and as plain text, with words to find them by."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

TOWNS = ("Bến Cát", "Hòa Lạc", "Tân Thành", "Phú Lộc", "Vĩnh Hưng", "An Khê", "Đông Hà", "Mỹ Xuyên")
MATTERS = (
    "mùa khô về sớm, nước mặn theo kênh vào tận ruộng lúa",
    "cây cầu mới nối hai bờ sông được thông xe sau ba năm thi công",
    "thư viện huyện mở cửa buổi tối để học sinh có chỗ ngồi học",
    "hợp tác xã trồng bưởi ký được hợp đồng bán hàng dài hạn",
    "đội bóng chuyền nữ của xã vào chung kết giải toàn tỉnh",
)


def page(number: int, body: str = "") -> str:
    """A saved web page. `number` stands in it as a word of its own (`bài0007`), so that each can be asked for."""
    town, matter = TOWNS[number % len(TOWNS)], MATTERS[number % len(MATTERS)]
    day = f"{number % 28 + 1:02}/{number % 12 + 1:02}/{2010 + number % 14}"
    title = f"{town}: chuyện thứ {number} trong năm"
    return f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{title}</title>
<meta property="og:title" content="{title}"></head><body><article><h1>{title}</h1><p class="date">{day}</p>
<p class="sapo"><strong>Ở {town}, {matter}. Mã của bài là bài{number:04}.</strong></p>
<p>Người dân {town} cho biết {matter}. Chính quyền địa phương nói sẽ theo dõi và báo lại cho bà con.</p>
<p>{body or "Câu chuyện còn dài, và phóng viên sẽ trở lại nơi này vào mùa sau để viết tiếp."}</p>
<p>Theo báo địa phương, năm nay đã có {number + 3} lần như vậy, nhiều hơn năm trước một ít.</p>
</article></body></html>
"""


def fill(folder: Path, articles: int, *, first: int = 0, body: str = "") -> Path:
    """Put that many articles into the folder, a hundred to a subfolder; those that are there are written anew."""
    for number in range(first, first + articles):
        place = folder / f"năm {number // 100}" / f"bai-{number:04}.html"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(page(number, body), encoding="utf-8")
    return folder


HOSTILE_NAMES = (
    "--archive.html",
    "-rf.html",
    "$(touch pwned).html",
    "`touch pwned`.html",
    "; touch pwned; .html",
    "a\nb.html",
    "<b onclick=alert(1)>.html",
    "%s%n%d.html",
    "' OR 1=1 --.html",
    "\u202etxt.lmth.html",
    "e\u0301 tách dấu.html",
    "🗞️ báo.html",
    " .html",
    "CON.html",
    "x" * 200 + ".html",
)
UNDECODABLE = b"\xff\xfe b\xe1o.html"


def fill_with_hostile_names(folder: Path) -> int:
    """One article under each of many names that have broken programs; says how many the file system took."""
    folder.mkdir(parents=True, exist_ok=True)
    taken = 0
    for number, name in enumerate((*map(os.fsencode, HOSTILE_NAMES), UNDECODABLE)):
        if sys.platform != "linux" and name == UNDECODABLE:
            continue
        try:
            with open(os.path.join(os.fsencode(folder), name), "wb") as file:  # noqa: PTH118, PTH123 — a name in bytes
                file.write(page(number).encode())
        except OSError:
            continue
        taken += 1
    return taken
