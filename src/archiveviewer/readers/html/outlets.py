"""Which newspaper is this? Comes in: a web address, a file's folder or the name a page gives its site. Goes out: the
newspaper's own name. The table holds names of newspapers and their addresses, which are facts, nothing of their pages.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from archiveviewer.readers.lines import folded
from archiveviewer.readers.newspapers import is_newspaper
from archiveviewer.readers.sections import section_name

_BY_DOMAIN = {
    "vnexpress.net": "VnExpress",
    "tuoitre.vn": "Tuổi Trẻ",
    "tuoitre.com.vn": "Tuổi Trẻ",
    "thanhnien.vn": "Thanh Niên",
    "thanhnien.com.vn": "Thanh Niên",
    "dantri.com.vn": "Dân trí",
    "vietnamnet.vn": "VietNamNet",
    "vnn.vn": "VietNamNet",
    "nhandan.vn": "Nhân Dân",
    "nhandan.com.vn": "Nhân Dân",
    "nhandan.org.vn": "Nhân Dân",
    "qdnd.vn": "Quân đội nhân dân",
    "cand.com.vn": "Công an nhân dân",
    "laodong.vn": "Lao Động",
    "laodong.com.vn": "Lao Động",
    "nld.com.vn": "Người Lao Động",
    "tienphong.vn": "Tiền Phong",
    "tienphongonline.com.vn": "Tiền Phong",
    "plo.vn": "Pháp Luật TP.HCM",
    "phapluattp.vn": "Pháp Luật TP.HCM",
    "baophapluat.vn": "Pháp luật Việt Nam",
    "sggp.org.vn": "Sài Gòn Giải Phóng",
    "hanoimoi.vn": "Hànộimới",
    "hanoimoi.com.vn": "Hànộimới",
    "vov.vn": "VOV",
    "vtv.vn": "VTV",
    "vtc.vn": "VTC News",
    "vtcnews.vn": "VTC News",
    "baotintuc.vn": "Báo Tin tức",
    "vietnamplus.vn": "VietnamPlus",
    "ttxvn.vn": "TTXVN",
    "bnews.vn": "BNEWS",
    "chinhphu.vn": "Báo Điện tử Chính phủ",
    "baochinhphu.vn": "Báo Điện tử Chính phủ",
    "dangcongsan.vn": "Báo điện tử Đảng Cộng sản Việt Nam",
    "tapchicongsan.org.vn": "Tạp chí Cộng sản",
    "daibieunhandan.vn": "Đại biểu Nhân dân",
    "daidoanket.vn": "Đại Đoàn Kết",
    "quochoi.vn": "Quốc hội",
    "giadinh.net.vn": "Gia đình & Xã hội",
    "suckhoedoisong.vn": "Sức khỏe & Đời sống",
    "vneconomy.vn": "VnEconomy",
    "cafef.vn": "CafeF",
    "cafebiz.vn": "CafeBiz",
    "kenh14.vn": "Kenh14",
    "soha.vn": "Soha",
    "genk.vn": "GenK",
    "zing.vn": "Zing News",
    "zingnews.vn": "Zing News",
    "znews.vn": "Znews",
    "24h.com.vn": "24h",
    "eva.vn": "Eva",
    "nguoiduatin.vn": "Người Đưa Tin",
    "doisongphapluat.com": "Đời sống & Pháp luật",
    "infonet.vn": "Infonet",
    "infonet.vietnamnet.vn": "Infonet",
    "ictnews.vietnamnet.vn": "ICTnews",
    "ione.vnexpress.net": "iOne",
    "ngoisao.net": "Ngôi sao",
    "ngoisao.vnexpress.net": "Ngôi sao",
    "congan.com.vn": "Công an TP.HCM",
    "anninhthudo.vn": "An ninh Thủ đô",
    "anninhthudo.com.vn": "An ninh Thủ đô",
    "antv.gov.vn": "ANTV",
    "giaoducthoidai.vn": "Giáo dục & Thời đại",
    "gdtd.vn": "Giáo dục & Thời đại",
    "giaoduc.net.vn": "Giáo dục Việt Nam",
    "giaothong.vn": "Giao thông",
    "baogiaothong.vn": "Báo Giao thông",
    "congthuong.vn": "Công Thương",
    "baocongthuong.com.vn": "Công Thương",
    "thoibaotaichinhvietnam.vn": "Thời báo Tài chính Việt Nam",
    "thoibaonganhang.vn": "Thời báo Ngân hàng",
    "thesaigontimes.vn": "Kinh tế Sài Gòn",
    "baodautu.vn": "Báo Đầu tư",
    "enternews.vn": "Diễn đàn Doanh nghiệp",
    "diendandoanhnghiep.vn": "Diễn đàn Doanh nghiệp",
    "tinnhanhchungkhoan.vn": "Tin nhanh chứng khoán",
    "nongnghiep.vn": "Nông nghiệp Việt Nam",
    "nongnghiepmoitruong.vn": "Nông nghiệp và Môi trường",
    "baotainguyenmoitruong.vn": "Tài nguyên & Môi trường",
    "danviet.vn": "Dân Việt",
    "baovanhoa.vn": "Báo Văn hóa",
    "toquoc.vn": "Tổ Quốc",
    "thethaovanhoa.vn": "Thể thao & Văn hóa",
    "bongda.com.vn": "Bóng đá",
    "bongdaplus.vn": "Bóng đá",
    "phunuvietnam.vn": "Phụ nữ Việt Nam",
    "phunuonline.com.vn": "Phụ nữ TP.HCM",
    "kinhtedothi.vn": "Kinh tế & Đô thị",
    "laodongthudo.vn": "Lao động Thủ đô",
    "petrotimes.vn": "PetroTimes",
    "vietnamfinance.vn": "VietnamFinance",
    "viettimes.vn": "VietTimes",
    "voh.com.vn": "VOH",
    "saigondautu.com.vn": "Đầu tư Sài Gòn",
    "baoquocte.vn": "Thế giới & Việt Nam",
    "tgvn.com.vn": "Thế giới & Việt Nam",
    "bienphong.com.vn": "Biên phòng",
    "baobaovephapluat.vn": "Bảo vệ pháp luật",
    "baovephapluat.vn": "Bảo vệ pháp luật",
    "baothanhtra.com": "Báo Thanh tra",
    "thanhtra.com.vn": "Báo Thanh tra",
    "xaydungdang.org.vn": "Tạp chí Xây dựng Đảng",
    "tuyengiao.vn": "Tạp chí Tuyên giáo",
    "sgtt.vn": "Sài Gòn Tiếp Thị",
    "sgtt.com.vn": "Sài Gòn Tiếp Thị",
    "vnmedia.vn": "VnMedia",
    "baomoi.com": "Báo Mới",
    "saostar.vn": "Saostar",
    "2sao.vn": "2Sao",
    "khoahocdoisong.vn": "Khoa học & Đời sống",
    "vietstock.vn": "Vietstock",
    "thoibaokinhdoanh.vn": "Thời báo Kinh doanh",
    "nguoi-viet.com": "Người Việt",
    "bbc.com": "BBC",
    "rfa.org": "RFA",
    "rfi.fr": "RFI",
    "voatiengviet.com": "VOA",
    "tinhte.vn": "Tinh tế",
    "baobariavungtau.com.vn": "Báo Bà Rịa - Vũng Tàu",
    "baothuathienhue.vn": "Báo Thừa Thiên Huế",
    "baobaclieu.vn": "Báo Bạc Liêu",
    "baodanang.vn": "Báo Đà Nẵng",
    "baocantho.com.vn": "Báo Cần Thơ",
    "baodaklak.vn": "Báo Đắk Lắk",
}
_PROVINCES = [
    "An Giang",
    "Bà Rịa - Vũng Tàu",
    "Bạc Liêu",
    "Bắc Giang",
    "Bắc Kạn",
    "Bắc Ninh",
    "Bến Tre",
    "Bình Dương",
    "Bình Định",
    "Bình Phước",
    "Bình Thuận",
    "Cà Mau",
    "Cao Bằng",
    "Cần Thơ",
    "Đà Nẵng",
    "Đắk Lắk",
    "Đắk Nông",
    "Điện Biên",
    "Đồng Nai",
    "Đồng Tháp",
    "Gia Lai",
    "Hà Giang",
    "Hà Nam",
    "Hà Tây",
    "Hà Tĩnh",
    "Hải Dương",
    "Hải Phòng",
    "Hậu Giang",
    "Hòa Bình",
    "Hưng Yên",
    "Khánh Hòa",
    "Kiên Giang",
    "Kon Tum",
    "Lai Châu",
    "Lạng Sơn",
    "Lào Cai",
    "Lâm Đồng",
    "Long An",
    "Nam Định",
    "Nghệ An",
    "Ninh Bình",
    "Ninh Thuận",
    "Phú Thọ",
    "Phú Yên",
    "Quảng Bình",
    "Quảng Nam",
    "Quảng Ngãi",
    "Quảng Ninh",
    "Quảng Trị",
    "Sóc Trăng",
    "Sơn La",
    "Tây Ninh",
    "Thái Bình",
    "Thái Nguyên",
    "Thanh Hóa",
    "Thừa Thiên Huế",
    "Tiền Giang",
    "Trà Vinh",
    "Tuyên Quang",
    "Vĩnh Long",
    "Vĩnh Phúc",
    "Yên Bái",
    "Ấp Bắc",
    "Đồng Khởi",
    "Minh Hải",
    "Hoàng Liên Sơn",
    "Huế",
]
_PROVINCIAL = {"bao" + re.sub(r"[^a-z]", "", folded(name)): f"Báo {name}" for name in _PROVINCES}
_COMPANY_SUFFIXES = ("com", "net", "org", "gov", "edu", "info", "biz")
_SHOUTED_OR_BARE = re.compile(r"^(?:[A-Z0-9 .]+|[a-z0-9.-]+)$")


def _known_names() -> frozenset[str]:
    names = {folded(name) for name in (*_BY_DOMAIN.values(), *_PROVINCIAL.values())}
    bare = {name.removeprefix("bao ") for name in names if not name.startswith("bao ") or name[4:] not in _PLACES}
    domains = {domain.split(".")[0] for domain in _BY_DOMAIN} | set(_BY_DOMAIN)
    return frozenset(names | bare | {f"bao {name}" for name in bare} | domains)


_WRITTEN = {folded(name): name for name in (*_BY_DOMAIN.values(), *_PROVINCIAL.values())}
_PLACES = frozenset(folded(name) for name in _PROVINCES)
_NAMES = _known_names()


def host_of(address: str) -> str:
    """The host of a web address; nothing where it has none or is none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def outlet_of_address(address: str) -> str:
    """The newspaper at a web address or in a folder named like one; or nothing."""
    host = host_of(address) if "//" in address else address.strip().lower()
    parts = host.removeprefix("www.").split(".")
    if len(parts) < 2:  # noqa: PLR2004 — a name and a suffix
        return ""
    for start in range(len(parts) - 1):
        if name := _BY_DOMAIN.get(".".join(parts[start:])):
            return name
    label = parts[-3] if len(parts) > 2 and parts[-2] in _COMPANY_SUFFIXES else parts[-2]  # noqa: PLR2004
    return _PROVINCIAL.get(label.replace("-", ""), "") or _PROVINCIAL.get(f"bao{label}", "")


def outlet_of_site_name(name: str) -> str:
    """The newspaper's name in what a page calls its site ("Báo điện tử Dân trí", "TUOI TRE ONLINE")."""
    whole = " ".join(name.split())
    first = re.split(r"\s+[-–|:]\s+", whole, maxsplit=1)[0].strip()
    printed = first if is_outlet(first) or "|" in whole else whole
    if not printed or len(printed) > 60 or "/" in printed:  # noqa: PLR2004
        return ""
    if _SHOUTED_OR_BARE.match(printed) and "." in printed:
        return outlet_of_address(printed.lower())
    return known_outlet(printed) or printed


def known_outlet(text: str) -> str:
    """The name as its newspaper writes it, where the text names one we know ("BAO DIEN TU VTV", "Bao Tuyen Quang")."""
    key = re.sub(r"\.(?:com\.vn|vn|net|com)$", "", folded(text).strip(" .,-|"))
    bare = " ".join(_WRAPPING.sub(" ", key).split())
    words = key.split()
    for behind in (1, 2, 3):  # "VnExpress Kinh doanh": a paper's section under the paper's name
        if (
            len(words) > behind
            and section_name(" ".join(words[-behind:]))
            and (name := _WRITTEN.get(" ".join(words[:-behind])))
        ):
            return name
    return _WRITTEN.get(key) or _WRITTEN.get(f"bao {bare}") or _WRITTEN.get(bare, "")


def is_place(text: str) -> bool:
    """True for the name of a province or city, which looks like a person's."""
    return folded(text).removeprefix("tp ").removeprefix("tp. ") in _PLACES | {
        "ha noi",
        "sai gon",
        "viet nam",
        "ho chi minh",
    }


def is_outlet(text: str) -> bool:
    """True when the text is a newspaper's name and nothing else ("Tuổi Trẻ Online", "Báo Tuyên Quang điện tử")."""
    key = folded(text).strip(" .,-|")
    if not key or len(key) > 70:  # noqa: PLR2004
        return False
    if key in _NAMES or _DOMAIN_NAME.fullmatch(key) or is_newspaper(text.strip(" .,-–|")) or _is_portal(text):
        return True
    bare = _WRAPPING.sub(" ", key)
    bare = " ".join(bare.split())
    return bare in _NAMES or (bare != key and (bare in _PLACES or (not bare and _NEWSPAPER.search(key) is not None)))


_PORTAL = re.compile(
    r"(?:cong|trang) (?:thong tin|ttdt|tin)(?: dien tu)?(?: tong hop)?"
    r"|dai (?:pt ?-? ?th|phat thanh(?: (?:va |- ?)?truyen hinh)?|truyen hinh)"
)
_OF = frozenset(
    ("của", "tỉnh", "thành", "phố", "tp", "tp.", "huyện", "thị", "xã", "quận", "phường", "sở", "bộ", "ban", "-")
)


def _is_portal(text: str) -> bool:
    """True for "Cổng thông tin điện tử tỉnh Tuyên Quang": behind what it is only names whose it is."""
    words = text.split()
    if len(words) < 2 or words[0].lower() not in {"cổng", "trang", "đài"}:  # noqa: PLR2004 — what it is, and whose
        return False
    heads = (count for count in range(6, 1, -1) if _PORTAL.fullmatch(folded(" ".join(words[:count]))))
    count = next(heads, 0)
    return bool(count) and all(word[0].isupper() or word.lower() in _OF for word in words[count:])


_NEWSPAPER = re.compile(r"\b(?:bao|online|dien tu|trang tin|cong thong tin|website)\b")
_DOMAIN_NAME = re.compile(r"(?:www\.)?[a-z0-9-]+(?:\.[a-z]{2,4}){1,2}")
_WRAPPING = re.compile(
    r"\b(?:bao dien tu|dien tu|online|news|mobile|tin nhanh|tin tuc|bao|trang|doc bao|phien ban|chuyen trang|tap chi"
    r"|cong thong tin|trang tin|trang thong tin|official|website|thoi su|24h?|moi nhat|cap nhat)\b|[^\w\s]"
)
