"""Which scene goes where: one line a picture, its place relative to the sample folder."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from paint import rivers, uplands

if TYPE_CHECKING:
    from collections.abc import Callable

    from paint.canvas import Canvas


class Picture(NamedTuple):
    """How one picture is made."""

    scene: Callable[[Canvas], None]
    seed: int = 1
    size: tuple[int, int] = (900, 560)


PICTURES: dict[str, Picture] = {
    "Thời báo Miền Tây/2024/Những cửa cống đóng đúng con nước_files/cong-luc-hoang-hon.jpg": Picture(rivers.sluice_at_dusk, 9),
    "Thời báo Miền Tây/2024/Những cửa cống đóng đúng con nước_files/vuon-buoi.jpg": Picture(uplands.pomelo_orchard, 3),
    "Báo Sông Lô/2016/thong-xe-cau-thac-nga_files/cau-chieu.jpg": Picture(rivers.bridge_at_sunset, 1),
    "Báo Sông Lô/2016/thong-xe-cau-thac-nga_files/pha-cuoi.jpg": Picture(rivers.last_ferry, 2),
    "Báo Sông Lô/2016/thong-xe-cau-thac-nga_files/nguoi-qua-cau.jpg": Picture(rivers.crowd_on_bridge, 3),
    "Báo Duyên Hải/2020/Hà Trữ lại leo lên mái nhà - Báo Duyên Hải_files/mai-nha.jpg": Picture(rivers.roofs_in_flood, 5),
    "Báo Duyên Hải/2020/Hà Trữ lại leo lên mái nhà - Báo Duyên Hải_files/lu-pho.jpg": Picture(rivers.flooded_street, 4),
    "Thời báo Miền Tây/2022/di-cho-noi-luc-bon-gio-sang_files/xuong-bun.jpg": Picture(rivers.noodle_boat, 7),
    "Thời báo Miền Tây/2022/di-cho-noi-luc-bon-gio-sang_files/cho-noi-binh-minh.jpg": Picture(rivers.floating_market, 6),
}
