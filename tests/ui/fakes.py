"""An archive without files or index, for the window's tests: what it answers is made up from numbers, always alike."""

from __future__ import annotations

import threading
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import structs

from archiveviewer import readers
from archiveviewer.article import Article, Block, Dated, Link, LinkList, Provenance
from archiveviewer.errors import ArchiveDamaged, ArchiveError, ArchiveMissing, ArticleMissing, Unreadable
from archiveviewer.results import (
    Chapter,
    ChapterKind,
    Copies,
    Count,
    Explanation,
    Facets,
    Filters,
    Hit,
    Listed,
    Notice,
    PictureHit,
    PicturePlace,
    PictureResults,
    Piece,
    Pixels,
    Problem,
    Reading,
    Related,
    Results,
    Row,
    Similar,
    Snippet,
    Span,
    Stats,
    Story,
    Timeline,
)

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

    from archiveviewer.results import Mode, Sort, Step

TITLES = (
    "Đồng bằng sông Cửu Long trước mùa hạn mặn: những cống ngăn triều mới đã sẵn sàng",
    "Hạn mặn 2020: nhật ký 96 ngày ở Ba Tri",
    "Bến Tre công bố tình huống khẩn cấp xâm nhập mặn",
    "Đập tạm trên sông Ba Lai và chuyện con nước",
    "Ảnh: Sà lan chở nước ngọt trên sông Hàm Luông",
    "Mặn vào sâu 70 km, lúa hè thu lùi lịch xuống giống",
    "Đồ họa: xâm nhập mặn qua 10 mùa khô",
)
TEXTS = (
    "…ranh mặn 4 g/l trên sông Hàm Luông vào sâu 58–63 km, thấp hơn mức kỷ lục mùa khô 2019–2020 khoảng 12–15 km.",
    "Ngày thứ 31. Độ mặn đo tại cầu cảng Hàm Luông là 11,2 phần nghìn, xe bồn chở nước ngọt tăng lên…",
    "Chủ tịch UBND tỉnh ký quyết định lúc 16 giờ; toàn bộ vùng ven biển thiếu nước ngọt từ đầu tháng Hai.",
    "Người dân góp 312 triệu đồng đắp đập ngăn mặn, giữ nước cho 400 ha bưởi và chôm chôm…",
    "Mỗi chuyến 600 m³, cấp cho ba xã cuối nguồn trong đợt mặn tháng 3…",
)
SECTIONS = ("Kinh tế", "Xã hội", "Khoa học", "Bạn đọc", "Ảnh")
AUTHORS = ("Nguyễn Thị Phương Uyên", "Lê Hoàng Vũ", "Trần Mạnh", *(f"Phóng viên {number}" for number in range(1, 30)))
READINGS = (Reading("thủy điện", 1203), Reading("Thụy Điển", 410))
PEOPLE = (Count("Trần Ngọc Tam", 12),)
SOURCES = ("Báo in", "Điện tử")


def folded(text: str) -> str:
    return "".join(
        "d" if character in "đĐ" else unicodedata.normalize("NFD", character)[0] for character in text.lower()
    )


def spans(words: Sequence[str], text: str) -> tuple[Span, ...]:
    plain = folded(text)
    found = []
    for word in words:
        at = plain.find(word)
        while word and at >= 0:
            found.append(Span(at, at + len(word)))
            at = plain.find(word, at + len(word))
    return tuple(sorted(found))


def make_hit(number: int, words: Sequence[str] = ()) -> Hit:
    title = TITLES[number % len(TITLES)] + (f" ({number})" if number >= len(TITLES) else "")
    text = TEXTS[number % len(TEXTS)]
    return Hit(
        id=f"a{number}",
        title=title,
        title_spans=spans(words, title),
        date=Dated(value=f"{year(number)}-{number % 12 + 1:02d}-{number % 28 + 1:02d}", precision="day"),
        source=SOURCES[number % 2],
        section=SECTIONS[number % 5],
        author=AUTHORS[number * 7 % len(AUTHORS)],
        snippet=Snippet(text, spans(words, text), "caption" if number % 5 == 4 else "body"),
    )


def year(number: int) -> int:
    return 2024 - (number * number) % 35


class FakeArchive:
    """Answers like an archive of `size` articles; every question matches all of them but "không có" and filters."""

    def __init__(self, size: int = 332) -> None:
        self.size = size
        self.thread = threading.get_ident()
        self.searches: list[tuple[str, int]] = []
        self.timelines: list[str] = []
        self.warmed = 0
        self.parts = 0
        """Steps of preparing that are still to be done."""
        self.states: list[int] = []
        """Of each search beside an article the state of the archive that it was begun of."""
        self.state = 0
        self.closed = False
        self.changed = False
        self.troubled: tuple[Problem, ...] = ()
        self.decided: tuple[tuple[Path, str], ...] = ()
        self.list: Path | None = None
        self.shown = Path("mất.png")

    def __call__(self, path: Path) -> FakeArchive:
        if path.name == "missing":
            raise ArchiveMissing(path)
        self.thread = threading.get_ident()
        return self

    def close(self) -> None:
        self.check()
        self.closed = True

    def check(self) -> None:
        assert threading.get_ident() == self.thread, "an archive belongs to the thread that opened it"

    @property
    def id(self) -> str:
        return "made-up"

    @property
    def archives(self) -> tuple[str, ...]:
        return ("made-up",)

    def ids(self, question: str, *, mode: Mode = "smart", filters: Filters = Filters()) -> tuple[str, ...]:  # noqa: B008
        del question, mode
        self.check()
        return tuple(f"a{number}" for number in range(self.size) if passes(number, filters))

    def search(
        self,
        question: str,
        *,
        limit: int = 20,
        offset: int = 0,
        sort: Sort = "relevance",
        mode: Mode = "smart",
        filters: Filters = Filters(),  # noqa: B008
        copies: Copies = "apart",
    ) -> Results:
        del copies
        self.check()
        words = folded(question.replace('"', " ")).split()
        numbers = [number for number in range(self.size) if passes(number, filters)] if "khong" not in words else []
        if sort == "oldest":
            numbers.reverse()
        notices = [Notice(kind="relaxed", detail=question, question=f"+{question}")] if "hiem" in words else []
        if question.endswith(" OR"):
            notices.append(Notice(kind="misread", detail="OR", place=Span(len(question) - 2, len(question))))
        return Results(
            total=len(numbers),
            rows=len(numbers),
            hits=tuple(make_hit(number, words) for number in numbers[offset : offset + limit]),
            facets=facets(numbers),
            notices=tuple(notices),
            suggestions=("hạn mặn", "hạn hán") if "thieu" in words else (),
            readings=READINGS if question == "thuy dien" else (),
            shorter=(Reading("hạn & mặn", 12),) if not numbers and "han" in words else (),
            understood=f"{question} {mode}",
        )

    def told(self, question: str, *, sort: Sort, mode: Mode, filters: Filters, copies: Copies, names: bool) -> Results:
        del copies
        found = self.search(question, limit=0, sort=sort, mode=mode, filters=filters)
        people = PEOPLE if names and found.total else ()
        return structs.replace(found, facets=structs.replace(found.facets, person=people))

    def preparing(self, *, names: bool) -> Iterator[None]:
        self.check()
        while names and self.parts:
            self.parts -= 1
            yield

    def warming(self) -> Iterator[None]:
        self.warmed += 1
        yield
        raise ArchiveDamaged(Path("here"), "an article nobody asked for")

    def rows(
        self,
        question: str,
        *,
        limit: int = 20,
        offset: int = 0,
        sort: Sort = "relevance",
        mode: Mode = "smart",
        filters: Filters = Filters(),  # noqa: B008
        copies: Copies = "apart",
    ) -> Results:
        """`searches` are those for rows."""
        self.searches.append((question, offset))
        found = self.search(question, limit=limit, offset=offset, sort=sort, mode=mode, filters=filters, copies=copies)
        rest = {"readings": (), "suggestions": () if found.total else found.suggestions}
        return structs.replace(found, facets=Facets(), **rest)

    def article(self, article_id: str) -> Article:
        self.check()
        if "@" in article_id or int(article_id[1:]) >= self.size:
            raise ArticleMissing(article_id)
        number = int(article_id[1:])
        hit = make_hit(number)
        return Article(
            id=article_id,
            title=hit.title,
            kicker="Hạ tầng",
            sapo="Sau ba năm thi công, hệ thống bảy cống ngăn mặn ở Bến Tre và Tiền Giang được nghiệm thu.",
            blocks=tuple(Block(kind="paragraph", text=text) for text in TEXTS * 4),
            author=hit.author,
            source=hit.source,
            section=hit.section,
            published=hit.date,
            related=LinkList(heading="Tin liên quan", links=(Link(title=TITLES[1]),)),
            provenance=Provenance(path=f"bai/{number}.html"),
        )

    def marks(
        self, question: str, article_id: str, texts: Sequence[str], *, mode: Mode = "smart"
    ) -> list[tuple[Span, ...]]:
        self.check()
        del mode, article_id
        words = folded(question.replace('"', " ")).split()
        return [spans(words, text) for text in texts]

    def picture(self, article: Article, block: Block) -> PicturePlace | None:
        del article, block
        return None

    def original(self, article: Article) -> Path | None:
        del article
        return None

    def paged(self, article: Article) -> PicturePlace | None:
        del article
        return None

    def relating(self, article_id: str) -> Generator[None, None, Related]:
        self.check()
        self.states.append(self.state)
        yield
        assert self.states[-1] == self.state, "of a state that is gone nothing more may be asked"
        number = int(article_id[1:])
        other = make_hit(number + 1)
        return Related(
            listed=(Listed(title=TITLES[1], id="a1"),),
            similar=(Similar(id=other.id, title=other.title, date=other.date, reasons=("mặn", "cống")),),
        )

    def story(self, article_id: str) -> Story:
        self.check()
        number = int(article_id[1:])
        rows: tuple[tuple[int, tuple[ChapterKind, ...]], ...] = (
            (number + 1, ("same",)),
            (number + 2, ("reprint",)),
            (number, ()),
            (number + 3, ("listed", "same")),
            (number + 4, ("listed_by",)),
        )
        hits = sorted(
            ((make_hit(one), kinds) for one, kinds in rows), key=lambda row: row[0].date.value if row[0].date else ""
        )
        chapters = tuple(
            Chapter(id=hit.id, title=hit.title, date=hit.date, source=hit.source, kinds=kinds, reasons=("mặn", "cống"))
            for hit, kinds in hits
        )
        return Story(id=article_id, title=make_hit(number).title, chapters=tuple(chapters))

    def difference(self, one: str, other: str) -> tuple[Row, ...]:
        self.check()
        mine, theirs = (Piece(self.article(each).title, same=False) for each in (one, other))
        kept = (Piece("Nước mặn lên sớm.", same=True),)
        return (
            Row(left=(mine,), right=(theirs,)),
            Row(left=kept, right=kept),
            Row(right=(Piece("Thêm.", same=False),)),
        )

    def suggest(self, text: str, *, limit: int = 8) -> tuple[str, ...]:
        self.check()
        return tuple(f"{text}{ending}" for ending in (" mặn", " mặn 2020", " mặn Bến Tre"))[:limit]

    def explain(self, question: str, *, mode: Mode = "smart") -> Explanation:
        self.check()
        total = self.search(question, mode=mode).total
        words = question.split() or ["*"]
        parts = tuple(Explanation(text=word, articles=total + number) for number, word in enumerate(words))
        if len(parts) == 1:
            return parts[0]
        return Explanation(text=f"({' AND '.join(words)})", joined="AND", articles=total, parts=parts)

    def pictures(
        self,
        question: str,
        *,
        limit: int = 50,
        offset: int = 0,
        sort: Sort = "relevance",
        mode: Mode = "smart",
        filters: Filters = Filters(),  # noqa: B008
    ) -> PictureResults:
        """One picture for each article, all of them the same."""
        found = self.search(question, limit=limit, offset=offset, sort=sort, mode=mode, filters=filters)
        place = PicturePlace(self.shown, self.shown.parent)
        hits = tuple(
            PictureHit(id=hit.id, title=hit.title, block=0, place=place, caption=f"Ảnh của bài {hit.id}", date=hit.date)
            for hit in found.hits
        )
        end = offset + len(hits)
        return PictureResults(total=found.total, hits=hits, next=end if end < found.total else None)

    def values(
        self,
        question: str,
        facet: str,
        *,
        beginning: str = "",
        mode: Mode = "smart",
        filters: Filters = Filters(),  # noqa: B008
    ) -> tuple[Count, ...]:
        found = self.search(question, limit=0, mode=mode, filters=filters)
        held: tuple[Count, ...] = getattr(found.facets, facet)
        return tuple(count for count in held if f" {folded(beginning)}" in f" {folded(count.value)}")

    def timeline(
        self,
        question: str,
        *,
        step: Step = "year",
        within: tuple[str, str] | None = None,
        mode: Mode = "smart",
        filters: Filters = Filters(),  # noqa: B008
    ) -> Timeline:
        del mode
        self.check()
        self.timelines.append(question)
        length = {"year": 4, "month": 7, "day": 10}[step]
        dates = [(number, date.value[:length]) for number in range(self.size) if (date := make_hit(number).date)]
        seen = [(number, date) for number, date in dates if within is None or within[0] <= date <= within[1] + "~"]
        undated = structs.replace(filters, dates=None)
        return Timeline(
            step=step,
            found=ascending([date for number, date in seen if passes(number, undated)]),
            held=ascending([date for _number, date in seen]),
        )

    def refresh(self) -> bool:
        self.check()
        changed, self.changed = self.changed, False
        self.state += changed
        return changed

    def own_synonyms(self) -> Path:
        self.check()
        if self.list is None:
            raise ArchiveError(Path("kho"), "Read-only file system")
        return self.list

    def problems(self) -> tuple[Problem, ...]:
        self.check()
        return self.troubled

    def encodings(self) -> tuple[tuple[Path, str], ...]:
        self.check()
        return self.decided

    def folders(self) -> tuple[Path, ...]:
        return ()

    def stats(self) -> Stats:
        self.check()
        updated = "2026-11-23T01:12:00Z"
        return Stats(articles=self.size, pictures=12_884, files=self.size, failed=len(self.troubled), updated=updated)


class LocalViewer:
    """Looks at pictures in this very process."""

    def close(self) -> None:
        pass

    def sizes(self, places: Sequence[PicturePlace], /) -> list[tuple[int, int]]:
        return list(map(self._size, places))

    def _size(self, place: PicturePlace) -> tuple[int, int]:
        try:
            return readers.picture_size(place)
        except Unreadable:
            return 0, 0

    def picture(self, place: PicturePlace, width: int, height: int, /) -> Pixels:
        return readers.picture_pixels(place, width, height)

    def page(self, place: PicturePlace, page: int, width: int, /) -> Pixels:
        return readers.page_pixels(place, page, width)

    def pages(self, place: PicturePlace, /) -> int:
        try:
            return readers.page_count(place)
        except Unreadable:
            return 0


def passes(number: int, filters: Filters) -> bool:
    hit = make_hit(number)
    return (
        (not filters.section or hit.section in filters.section)
        and (not filters.author or hit.author in filters.author)
        and (not filters.source or hit.source in filters.source)
        and set(filters.has) <= set(possessions(number))
        and (filters.picked is None or hit.id in filters.picked.articles)
        and (filters.dates is None or int(filters.dates[0][:4]) <= year(number) <= int(filters.dates[1][:4]))
    )


def possessions(number: int) -> list[str]:
    return ["image", "caption"][: number % 3]


def facets(numbers: Sequence[int]) -> Facets:
    hits = [make_hit(number) for number in numbers[:2000]]
    return Facets(
        section=counts([hit.section for hit in hits]),
        author=counts([hit.author for hit in hits]),
        source=counts([hit.source for hit in hits]),
        has=counts([value for number in numbers[:2000] for value in possessions(number)]),
        year=tuple(sorted(counts([str(year(number)) for number in numbers[:2000]]), key=lambda count: count.value)),
    )


def ascending(values: Sequence[str]) -> tuple[Count, ...]:
    return tuple(sorted(counts(values), key=lambda count: count.value))


def counts(values: Sequence[str]) -> tuple[Count, ...]:
    number = {value: values.count(value) for value in dict.fromkeys(values)}
    return tuple(Count(value, number[value]) for value in sorted(number, key=lambda value: -number[value]))
