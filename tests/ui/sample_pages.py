"""Articles that tests show: invented, and holding one of everything."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QImage

from archiveviewer.article import Article, Block, Dated, Link, LinkList, Provenance
from archiveviewer.results import Listed, Named, PicturePlace, Related, Reprint, Similar, Span
from archiveviewer.ui.page import Page, displayed_texts
from archiveviewer.ui.pictures import Picture
from archiveviewer.ui.texts import find_all
from pdf_files import Page as PdfSheet
from pdf_files import Text, pdf
from ui.fakes import LocalViewer

if TYPE_CHECKING:
    from pathlib import Path

PARAGRAPH = (
    "Trên bờ sông Hàm Luông một sáng đầu tháng ba 🌾, ông Trần Văn Đực, 61 tuổi, đưa chiếc máy đo độ mặn xuống mép "
    "nước rồi ngẩng lên cười: “Mới 0,4 phần nghìn. Giờ này năm 2020 là gần bốn phần rồi.” Vườn bưởi da xanh của ông "
    "nằm cách cống An Hóa chưa đầy hai cây số."
)

BLOCKS = (
    Block(kind="paragraph", text=PARAGRAPH),
    Block(kind="figure", caption="Cống ngăn mặn sáng 12/3. Ảnh: Lê Hoàng Vũ", credit="Ảnh: Lê Hoàng Vũ", image="1.png"),
    Block(kind="heading", text="Giữ ngọt cho vườn cây"),
    Block(kind="quote", text="“Nước ngọt không tự nhiên mà có.”"),
    Block(kind="list", text="Lắp thêm 36 trạm đo mặn\nHỗ trợ hộ dân mua bồn trữ nước"),
    Block(kind="table", text="Công trình\tVốn (tỷ đồng)\nCống An Hóa\t1.240\nCống Bến Rớ, độ mặn\t412"),
    Block(kind="figure", caption="Bản đồ ranh mặn.", image="missing.png"),
    Block(kind="paragraph", text="Mùa khô năm nay được dự báo kéo dài đến giữa tháng 5."),
)

ARTICLE = Article(
    id="one",
    title="Những cống ngăn mặn mới đã sẵn sàng",
    section="Kinh tế",
    kicker="Hạ tầng",
    sapo="Sau ba năm thi công, bảy cống ngăn mặn được nghiệm thu.",
    author="Nguyễn Thị Phương Uyên",
    source="Báo in số 9.812, trang 3",
    published=Dated(value="2024-03-14T07:30:00+07:00", precision="minute"),
    credit="Theo Báo Đồng Khởi",
    keywords=("hạn mặn", "Bến Tre"),
    url="https://example.org/han-man.html",
    blocks=BLOCKS,
    related=LinkList(heading="Tin liên quan:", links=(Link(title="Nhật ký hạn mặn"), Link(title="Con nước lạ"))),
    provenance=Provenance(path="2024/han-man.htm", encoding="TCVN3", confidence=0.9),
)

RELATED = Related(
    listed=(Listed(title="Nhật ký hạn mặn", id="two"), Listed(title="Con nước lạ")),
    similar=(Similar(id="three", title="Mặn vào sâu 70 km", reasons=("độ mặn", "lúa hè thu"), days_later=-12),),
    listed_by=(Listed(title="Toàn cảnh mùa hạn mặn", id="four"),),
    named=(
        Named(kind="person", name="Nguyễn Văn Sáu", times=3),
        Named(kind="place", name="Bến Tre", times=2),
        Named(kind="place", name="Ba Tri"),
    ),
    reprints=(Reprint(id="four", title="Cống mới sẵn sàng", source="Báo Tiền Giang", share=0.999),),
)


def draw(path: Path, width: int = 640, height: int = 360) -> Path:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    for y in range(height):
        colour = QColor.fromHsv(round(180 + 60 * math.sin(y / 40)), 120, 200).rgb()
        for x in range(0, width, 8):
            image.setPixel(x, y, colour)
    assert image.save(str(path))
    return path


def page_of(article: Article, *wanted: str, folder: Path | None = None, related: Related | None = None) -> Page:
    marks = tuple(
        tuple(Span(start, end) for word in wanted for start, end in find_all(word, text))
        for text in displayed_texts(article)
    )
    pictures = {
        number: picture_of(folder / block.image)
        for number, block in enumerate(article.blocks)
        if folder is not None and block.image and (folder / block.image).is_file()
    }
    return Page(article, related, marks, pictures, folder / "han-man.htm" if folder else None)


def place_of(path: Path) -> PicturePlace:
    return PicturePlace(path, path.parent)


def picture_of(path: Path) -> Picture:
    return Picture(place_of(path), *LocalViewer().sizes([place_of(path)])[0])


def long_article(article_id: str = "long", times: int = 12) -> Article:
    return Article(id=article_id, title="Bài dài", blocks=BLOCKS * times, provenance=Provenance(path="dai.txt"))


def scan_in(folder: Path) -> Page:
    """A scan of three pages, without text."""
    path = folder / "báo.pdf"
    path.write_bytes(pdf(*(PdfSheet((Text(100, 700, f"Trang {number}", 40),)) for number in range(1, 4))))
    blocks = tuple(Block(kind="figure", image=f"báo.pdf!/{number}", page=number) for number in range(1, 4))
    article = Article(id="s", title="Bản quét", blocks=blocks, provenance=Provenance(path=str(path)))
    return Page(article, paged=PicturePlace(path, folder))
