"""What a newspaper's sections are called. A line of clean text comes in; the section it names goes out, as printed.

It refuses to know where in a file or page the line stood.
"""

from __future__ import annotations

import functools
import re

from archiveviewer.readers.lines import ASKED_AGAIN, DECORATION, folded

SECTIONS = (
    "Thời sự", "Chính trị", "Xây dựng Đảng", "Kinh tế", "Xã hội", "Văn hóa", "Giáo dục", "Y tế", "Sức khỏe",
    "Pháp luật", "Quốc phòng - An ninh", "Quốc phòng", "An ninh", "Thể thao", "Thế giới", "Quốc tế",
    "Khoa học - Công nghệ", "Khoa học", "Công nghệ", "Môi trường", "Du lịch", "Bạn đọc", "Góc nhìn", "Giải trí",
    "Đời sống", "Trong nước", "Trong tỉnh", "Kinh doanh", "Tài chính", "Bất động sản", "Chứng khoán", "Thị trường",
    "Nông nghiệp", "Nông thôn mới", "Công nghiệp", "Văn hóa - Xã hội", "Văn hóa - Giải trí", "Văn hóa - Nghệ thuật",
    "Văn hóa - Thể thao", "Văn nghệ", "Phóng sự", "Phóng sự - Ghi chép", "Ký sự", "Phỏng vấn", "Bình luận",
    "Xã luận", "Diễn đàn", "Giáo dục - Đào tạo", "Nhịp sống trẻ", "Khoa học và Công nghệ", "Khoa học - Kỹ thuật",
    "Lao động - Việc làm", "Lao động", "Việc làm", "Giao thông", "Đô thị", "An ninh trật tự", "An ninh - Trật tự",
    "Pháp luật - Đời sống", "Pháp luật - Bạn đọc", "Tin tức", "Tin trong tỉnh", "Tin tức - Sự kiện", "Sự kiện",
    "Đất và người", "Gia đình", "Ô tô - Xe máy", "Xe", "Số hóa", "Tâm sự", "Ý kiến", "Người tốt việc tốt",
    "Điều tra", "Dân tộc", "Tôn giáo", "Dân tộc - Tôn giáo", "Biển đảo", "Quân sự", "Tuổi trẻ", "Ẩm thực",
    "Âm nhạc", "Điện ảnh", "Sân khấu", "Mỹ thuật", "Thời trang", "Làm đẹp", "Bóng đá", "Tennis", "Vi tính", "Hồ sơ",
    "Cuộc sống đó đây", "Doanh nghiệp", "Đảng và cuộc sống", "Cải cách hành chính", "Truyện ngắn", "Thơ",
    "Thị trường chứng khoán", "Ngân hàng", "Tài chính - Ngân hàng", "Nhà đất", "Ô tô", "Xe máy", "Tuyển sinh",
    "Bóng đá Việt Nam", "Bóng đá trong nước", "Bóng đá quốc tế", "Thể thao quốc tế", "Văn học", "Sách", "Nghệ thuật",
    "Thời sự - Chính trị", "Thời sự - Xã hội", "Chính trị - Xã hội", "Kinh tế - Xã hội", "Đời sống - Xã hội",
    "An ninh - Quốc phòng", "An ninh hình sự", "Công nghệ thông tin", "Xuất nhập khẩu", "Năng lượng", "Nhịp sống",
)  # fmt: skip


_BETWEEN_WORDS = re.compile(r"[\s\-–—&,/]+|\bva\b")


def _section_key(text: str) -> str:
    return _BETWEEN_WORDS.sub(" ", folded(text).strip(DECORATION)).strip()


_SECTION_KEYS = frozenset(_section_key(name) for name in SECTIONS)
LONGEST_SECTION = 60


@functools.lru_cache(ASKED_AGAIN)
def section_name(line: str) -> str:
    """The newspaper section this line names, as printed without decoration; or nothing."""
    if len(line) > LONGEST_SECTION:
        return ""
    return line.strip(DECORATION) if _is_section(line) else _last_of_trail(line)


@functools.lru_cache(ASKED_AGAIN)
def _is_section(name: str) -> bool:
    return " ".join(_section_key(name).split()) in _SECTION_KEYS


_TRAIL = re.compile(r"\s*[>»›/|→]+\s*")
_STEP = re.compile(r"[>»›/|→]")
_HOME = frozenset({"trang chu", "trang nhat", "home"})


def _last_of_trail(line: str) -> str:
    """The last section of "Trang chủ » Kinh tế » Nông nghiệp"; nothing if a part of it is none."""
    if not _STEP.search(line):
        return ""
    section = ""
    for part in filter(None, (part.strip(DECORATION) for part in _TRAIL.split(line))):
        if _is_section(part):
            section = part
        elif folded(part) not in _HOME:
            return ""
    return section
