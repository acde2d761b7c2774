"""Which scene goes where: the pictures of each saved page, by the folder beside it and relative to the sample."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from paint import charts, coast, crafts, floods, rails, rivers, sports, towns, uplands

if TYPE_CHECKING:
    from collections.abc import Callable

    from paint.canvas import Canvas


class Picture(NamedTuple):
    """How one picture is made."""

    scene: Callable[[Canvas], None]
    seed: int = 1
    size: tuple[int, int] = (900, 560)


FOLDERS: dict[str, dict[str, Picture]] = {
    "Thời báo Miền Tây/2024/Những cửa cống đóng đúng con nước_files": {
        "cong-luc-hoang-hon.jpg": Picture(rivers.sluice_at_dusk, 9),
        "vuon-buoi.jpg": Picture(uplands.pomelo_orchard, 3),
    },
    "Thời báo Miền Tây/2022/di-cho-noi-luc-bon-gio-sang_files": {
        "xuong-bun.jpg": Picture(rivers.noodle_boat, 7),
        "cho-noi-binh-minh.jpg": Picture(rivers.floating_market, 6),
    },
    "Thời báo Miền Tây/2020/Sổ tay mùa mặn ở đất cù lao_files": {
        "sa-lan-nuoc.jpg": Picture(floods.water_carriers, 8),
        "ruong-nut.jpg": Picture(floods.cracked_field, 9),
        "mua-dau-mua.jpg": Picture(floods.jars_in_rain, 10),
    },
    "Thời báo Miền Tây/2020/do-hoa-ranh-man-ham-luong_files": {
        "bieu-do-ranh-man.jpg": Picture(charts.salt_by_year, 1),
        "ban-do-cua-song.jpg": Picture(charts.river_mouths, 1),
    },
    "Thời báo Miền Tây/2012/muoi nam cong dap Ba Lai_files": {
        "cong-ba-lai.jpg": Picture(coast.nipa_creek, 4),
        "dua-nuoc.jpg": Picture(coast.coconut_boat, 5),
    },
    "Báo Sông Lô/2006/news_detail_khoicong_files": {
        "ben-pha-2006.jpg": Picture(coast.ferry_landing, 6),
    },
    "Báo Sông Lô/2010/nhung-nguoi-dem-vooc_files": {
        "tuan-rung.jpg": Picture(uplands.forest_patrol, 7),
        "vooc.jpg": Picture(uplands.langur_forest, 8),
    },
    "Báo Sông Lô/2012/Chè Pà Hang xuống núi_files": {
        "doi-che.jpg": Picture(uplands.tea_hills, 4),
        "che-co-thu.jpg": Picture(uplands.old_tea_tree, 7),
        "ruong-bac-thang.jpg": Picture(uplands.terraces, 7),
    },
    "Báo Sông Lô/2012/cau-thac-nga-may-lai-no_files": {
        "tru-cau.jpg": Picture(coast.bridge_piers, 3),
    },
    "Báo Sông Lô/2016/thong-xe-cau-thac-nga_files": {
        "cau-chieu.jpg": Picture(rivers.bridge_at_sunset, 1),
        "pha-cuoi.jpg": Picture(rivers.last_ferry, 2),
        "nguoi-qua-cau.jpg": Picture(rivers.crowd_on_bridge, 3),
    },
    "Báo Sông Lô/2019/Shan tuyết Pà Hang đi Hamburg_files": {
        "cang-bien.jpg": Picture(crafts.port, 5),
        "che-suong.jpg": Picture(crafts.tea_bud, 6),
    },
    "Báo Sông Lô/2024/tieng-goi-tren-tan-nghien_2024-05-22_files": {
        "vooc-binh-minh.jpg": Picture(coast.langurs_at_dawn, 7),
        "bieu-do-vooc.jpg": Picture(charts.langur_counts, 1),
    },
    "Báo Sông Lô/2025/Cô giáo Dính về trường cũ_files": {
        "truong-lung-san.jpg": Picture(uplands.highland_school, 7),
        "lop-hoc-dem.jpg": Picture(uplands.lamp_class, 7),
    },
    "Báo Duyên Hải/2004/haidang_muinghe_files": {
        "hai-dang-dem.jpg": Picture(coast.lighthouse_night, 7),
        "hai-dang-ngay.jpg": Picture(coast.lighthouse_day, 7),
    },
    "Báo Duyên Hải/2006/chay_cho_go_dinh_files": {
        "cho-chay.jpg": Picture(towns.market_fire, 7),
    },
    "Báo Duyên Hải/2007/saobien_xuonghang_files": {
        "san-mua.jpg": Picture(sports.rainy_ground, 7),
    },
    "Báo Duyên Hải/2009/cho_go_dinh_moi_files": {
        "cho-moi.jpg": Picture(towns.market_stalls, 7),
    },
    "Báo Duyên Hải/2018/sao-bien-len-hang_files": {
        "san-dem.jpg": Picture(sports.night_match, 7),
        "co-do.jpg": Picture(sports.night_parade, 7),
    },
    "Báo Duyên Hải/2019/Tàu chợ trở lại_files": {
        "tau-ven-bien.jpg": Picture(rails.coast_train, 7),
        "ga-nho.jpg": Picture(rails.small_station, 7),
        "cau-can.jpg": Picture(rails.viaduct, 7),
    },
    "Báo Duyên Hải/2020/Hà Trữ lại leo lên mái nhà - Báo Duyên Hải_files": {
        "mai-nha.jpg": Picture(floods.roofs_in_flood, 5),
        "lu-pho.jpg": Picture(floods.flooded_street, 4),
    },
    "Báo Thành Đông/2005/giaydo_files": {
        "phoi-giay.jpg": Picture(crafts.drying_paper, 7),
    },
    "Báo Thành Đông/2010/den-long-trung-thu_files": {
        "pho-den.jpg": Picture(towns.lantern_street, 7),
    },
    "Báo Thành Đông/2023/Giấy dó Đồng Nhuệ trên bàn phục chế_files": {
        "khuon-seo.jpg": Picture(crafts.paper_mould, 7),
        "giay-mong.jpg": Picture(crafts.hanging_paper, 7),
    },
    "Báo Cao Nguyên/2011/mua-hoa-ca-phe_files": {
        "hoa-ca-phe.jpg": Picture(crafts.coffee_blossom, 7),
        "gia-ca-phe.jpg": Picture(charts.coffee_price, 1),
    },
    "Báo Cao Nguyên/2014/Đêm chiêng Kon Rlang_files": {
        "nha-rong.jpg": Picture(towns.gong_night, 7),
    },
    "Báo Cao Nguyên/2026/tram-do-mua-hoc-tro_files": {
        "tram-mua.jpg": Picture(coast.highland_storm, 7),
        "bieu-do-mua.jpg": Picture(charts.rain_by_hour, 1),
    },
}
PICTURES = {f"{folder}/{name}": picture for folder, pictures in FOLDERS.items() for name, picture in pictures.items()}
