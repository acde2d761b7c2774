"""The table of phrases beside a plain count, however a segment was made; and what completions are made of it."""

from __future__ import annotations

import io
import random
from collections import Counter
from typing import TYPE_CHECKING

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archiveviewer.article import Block
from archiveviewer.index import writing
from archiveviewer.index.analysis import Analyser
from archiveviewer.index.forms import forms_of, together
from archiveviewer.index.segments import phrases
from archiveviewer.index.segments.building import Buffer
from archiveviewer.index.segments.merging import merge
from archiveviewer.index.segments.reading import Segment
from archiveviewer.index.segments.table import BITS, ENDINGS, MOST_ENDINGS, MOST_WORDS
from archiveviewer.index.store import Store
from archiveviewer.index.suggestions import suggest
from archiveviewer.query.fields import BREAK
from archiveviewer.vietnamese.terms import keys
from factories import article, fill

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from archiveviewer.article import Article

PIECES = (
    "Hà",
    "hà",
    "Nội",
    "nội,",
    "Nổi",
    "Đà",
    "Nẵng.",
    "COVID-19",
    "covid-19",
    "(sông",
    "-",
    "U23",
    "1.000",
    "Hà-Nội",
)
Counted = dict[tuple[str, ...], tuple[int, set[tuple[str, ...]], int]]
"""Of each phrase of exact terms how often it stands, its most frequent printings, at how many fifteenths a break
follows.
"""


@pytest.mark.parametrize(
    ("piece", "expected"),
    [
        ("Hà", "Hà"),
        ("Nội,", "Nội|"),
        ("“Hà", "|Hà"),
        ("(Ảnh:", "|Ảnh|"),
        ("COVID-19", "COVID- 19"),
        ("U23.", "U\u2060 23|"),
        ("TP.HCM", "TP| HCM"),
        ("5%", "5|"),
        ("1.000", "||"),
        ("–", "|"),
        ("a" * 99, "||"),
    ],
)
def test_a_piece_is_taken_apart_where_no_phrase_goes_on(piece: str, expected: str) -> None:
    assert " ".join(forms_of(piece)).replace(f" {BREAK}", "|").replace(f"{BREAK} ", "|").replace(BREAK, "|") == expected


def test_words_are_put_together_as_they_were_printed() -> None:
    for text in ("Hà Nội", "dịch COVID-19 ở", "đội U23 Việt Nam", "Hà-Nội"):
        assert together(form for piece in text.split() for form in forms_of(piece)) == text


def made(articles: Sequence[Article]) -> Segment:
    buffer, file = Buffer(), io.BytesIO()
    buffer.add(Analyser().batch(articles), [str(at) for at in range(len(articles))])
    buffer.write(file, b"")
    return Segment(file)


def merged(segments: Sequence[Segment]) -> Segment:
    file = io.BytesIO()
    for _ in merge(segments, file):
        pass
    return Segment(file)


def random_articles(rng: random.Random, count: int) -> list[Article]:
    def text() -> str:
        return " ".join(rng.choices(PIECES, k=rng.randint(1, 7)))

    articles = []
    for _ in range(count):
        blocks = [
            Block(kind=rng.choice(("paragraph", "heading")), text=text()),
            Block(kind="figure", caption=rng.choice(("", text()))),
        ]
        one = article(text(), sapo=rng.choice(("", text())))
        articles.append(msgspec.structs.replace(one, blocks=tuple(rng.sample(blocks, 2))))
    return articles


def counted(articles: Sequence[Article]) -> Counted:
    """A plain count."""
    found: Counter[tuple[str, ...]] = Counter()
    ending: Counter[tuple[str, ...]] = Counter()
    shown: dict[tuple[str, ...], Counter[tuple[str, ...]]] = {}
    for one in articles:
        headings = [block.text for block in one.blocks if block.kind == "heading"]
        for passage in filter(None, (one.title, one.sapo, *headings, *one.captions)):
            forms = [form for piece in passage.split() for form in forms_of(piece)] + [BREAK]
            for first in range(len(forms)):
                for length in range(1, MOST_WORDS + 1):
                    run = forms[first : first + length]
                    if BREAK in run or len(run) < length:
                        break
                    terms = tuple(keys(form)[0][1] for form in run)
                    found[terms] += 1
                    ending[terms] += forms[first + length] == BREAK
                    shown.setdefault(terms, Counter())[tuple(run)] += 1
    own = {terms: min(ending[terms] * ENDINGS // count, MOST_ENDINGS) for terms, count in found.items()}
    return {
        terms: (
            count,
            {text for text, often in shown[terms].items() if often == max(shown[terms].values())},
            max(own[terms], own[terms[-1:]] if len(terms) == MOST_WORDS else 0),
        )
        for terms, count in found.items()
    }


def check(segment: Segment, articles: Sequence[Article]) -> None:
    held, expected = segment.phrases, counted(articles)
    assert held is not None
    assert list(held.check()) == []
    seen = set()
    for rows in held.table.blocks():
        for key, count, code, ending in zip(*(column.tolist() for column in rows), strict=True):
            numbers = [key >> BITS * (MOST_WORDS - 1 - at) & 0xFFFF for at in range(MOST_WORDS)]
            terms = tuple(held.term(number)[1] for number in numbers if number)
            forms = [held.form(number, code >> 2 * at & 3) for at, number in enumerate(numbers) if number]
            seen.add(terms)
            assert (count, ending) == (expected[terms][0], expected[terms][2])
            assert tuple(forms) in expected[terms][1]
    assert seen == set(expected)


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_phrases_are_counted_as_a_plain_count_does_however_the_segment_was_made(seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 — cases, not secrets
    parts = [random_articles(rng, rng.randint(1, 6)) for _ in range(rng.randint(1, 4))]
    segments = [made(part) for part in parts]
    for segment, part in zip(segments, parts, strict=True):
        check(segment, part)
    left: list[Article] = []
    for segment, part in zip(segments, parts, strict=True):
        gone = [rng.random() < 0.3 for _ in part]
        deleted = segment.deleted = np.array(gone)
        left += [one for one, is_gone in zip(part, deleted, strict=True) if not is_gone]
    if left:
        check(merged(segments), left)
        check(merged([merged(segments), segments[0]]), [*left, *left[: sum(~segments[0].deleted)]])  # type: ignore[operator]


def test_portions_and_blocks_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    articles = random_articles(random.Random(1), 60)  # noqa: S311 — cases, not secrets
    monkeypatch.setattr(phrases, "MOST_AT_ONCE", 10)
    monkeypatch.setattr(phrases, "A_BLOCK", 30)
    monkeypatch.setattr("archiveviewer.index.segments.table.A_BLOCK", 7)
    segment = made(articles)
    check(segment, articles)
    check(merged([segment]), articles)


def test_a_large_segment_leaves_out_what_is_rare_but_counts_it_when_it_is_merged(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(phrases, "SMALL", 0)
    one, other = (made([article("cầu Thác Ngà"), article("sông Hồng chảy"), article("cầu Thác Ngà sập")]) for _ in "12")

    def texts(segment: Segment) -> set[str]:
        assert segment.phrases is not None
        held = segment.phrases
        return {
            together(held.form(number, 0) for at in range(MOST_WORDS) if (number := key >> BITS * (3 - at) & 0xFFFF))
            for rows in held.table.blocks()
            for key in rows.keys.tolist()
        }

    words = {"cầu", "Thác", "Ngà", "sông", "Hồng", "chảy", "sập"}
    assert texts(one) == words | {"Thác Ngà"}  # "cầu Thác" is only a part of what stands too seldom
    assert texts(merged([one, other])) >= words | {"cầu Thác", "cầu Thác Ngà"}


def test_a_damaged_table_is_noticed() -> None:
    segment = made([article("Hà Nội"), article("Hà Nội mưa")])
    assert segment.phrases is not None
    section = segment.sections.sections["phrases/table/rows"]
    file = segment.sections._file  # noqa: SLF001 — to be damaged
    data = bytearray(file.getvalue())  # type: ignore[attr-defined]
    data[section.start + 9] ^= 0xFF
    assert list(Segment(io.BytesIO(data)).sections.verify())


# Completions


def test_a_phrase_is_offered_only_where_it_ends_by_itself(folder: Path) -> None:
    fill(folder, [article(f"Xe qua cầu Thác Ngà {what}") for what in ("sập", "mới", "cũ")])
    fill(folder, [article(f"Ông tại cầu Thác Ngà, {what}") for what in ("một", "hai")])
    with Store(folder) as store:
        assert suggest(store, "cau th", 8)[0] == "cầu Thác Ngà"
        assert "cầu Thác" not in suggest(store, "cau th", 8)


def test_no_completion_ends_in_a_word_that_leads_on(folder: Path) -> None:
    fill(
        folder,
        [article(f"Ngập lụt {where}") for where in ("tại Huế", "tại Vinh", "và lở đất", "và sạt lở", "trầm trọng")],
    )
    with Store(folder) as store:
        offered = suggest(store, "ngập lụt", 8) + suggest(store, "ngap lut t", 8)
        assert not any(one.endswith((" tại", " và")) for one in offered)
        assert "Ngập lụt tại Huế" in offered


def test_no_phrase_runs_over_a_sign(folder: Path) -> None:
    fill(folder, [article("Lũ lớn: sông Hồng dâng"), article("Lũ lớn – sông Hồng dâng"), article("Lũ lớn (sông Hồng)")])
    with Store(folder) as store:
        assert suggest(store, "lu l", 8)[0] == "Lũ lớn"
        assert not any(one.startswith("lớn sông") for one in suggest(store, "lon s", 8))


def test_accents_that_were_typed_count(folder: Path) -> None:
    fill(folder, [article(f"{what} {at}") for at in range(3) for what in ("Công nhân", "Công nhận", "Cổng nhà")])
    with Store(folder) as store:
        assert set(suggest(store, "cong nh", 3)) == {"Công nhân", "Công nhận", "Cổng nhà"}
        assert set(suggest(store, "công nh", 2)) == {"Công nhân", "Công nhận"}
        assert not any(one.startswith(("Cổng", "Công nhân")) for one in suggest(store, "công nhậ", 99))
        assert all(one.startswith("Cổng nhà") for one in suggest(store, "cổng n", 99))


def test_phrases_come_from_headings_and_captions_too_and_are_counted_over_all_segments(folder: Path) -> None:
    heading = msgspec.structs.replace(article("Một"), blocks=(Block(kind="heading", text="Rừng ngập mặn"),))
    body = article("Hai", "Rừng ngập úng", "Rừng ngập úng", "Rừng ngập úng")
    fill(folder, [heading, body])
    fill(folder, [article("Ba", caption="Rừng ngập nước"), article("Bốn", caption="rừng ngập nước")])
    with Store(folder) as store:
        assert suggest(store, "rung ng", 8)[:2] == ("Rừng ngập", "Rừng ngập nước")
        assert "Rừng ngập úng" not in suggest(store, "rung ng", 8)


def test_long_names_are_completed_beyond_four_words_and_long_beginnings_too(folder: Path) -> None:
    fill(folder, [article(f"{at} ở Trường Đại học Quốc gia Thành phố Hồ Chí Minh") for at in ("Thi", "Học", "Họp")])
    with Store(folder) as store:
        assert "Trường Đại học Quốc gia Thành phố Hồ" in suggest(store, "truong dai hoc q", 8)
        assert "truong dai hoc Quốc gia Thành phố Hồ Chí Minh" in suggest(store, "truong dai hoc quoc gia thanh p", 8)
        assert suggest(store, "hop hop dai hoc quoc gia thanh y", 8) == ()


def test_what_only_deleted_articles_have_is_not_offered(folder: Path) -> None:
    fill(
        folder,
        [
            article("Tàu Hải Âu chìm", article_id="1"),
            article("Tàu Hải Âu nổi", article_id="2"),
            article("Tàu Hải Đăng"),
        ],
    )
    with writing.Writer(folder) as writer:
        writer.remove(["1", "2"])
        writer.commit()
    with Store(folder) as store:
        assert suggest(store, "tau hai", 8) == ("Tàu Hải Đăng",)


def test_the_form_printed_most_often_is_shown(folder: Path) -> None:
    fill(
        folder,
        [
            article("CHỢ NỔI họp"),
            article("Chợ nổi tan"),
            article("Chợ nổi vắng"),
            article("dịch Covid-19"),
            article("hết dịch Covid-19"),
        ],
    )
    with Store(folder) as store:
        assert suggest(store, "cho n", 8)[0] == "Chợ nổi"
        assert suggest(store, "cov", 8)[0] == "Covid-19"


def test_the_letters_of_the_last_word_may_be_begun_with_one(folder: Path) -> None:
    fill(folder, [article("Đảo Phú Quý yên", sapo="Ra đảo Phú Quý chơi")])
    with Store(folder) as store:
        assert suggest(store, "phu q", 8)[0] == "Phú Quý"
        assert suggest(store, "q", 8) == ()


def test_even_very_rare_phrases_of_a_large_archive_are_completed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(phrases, "SMALL", 0)
    fill(folder, [article("Người ở Kon Rlang"), article("Tin khác")])
    with Store(folder) as store:
        assert suggest(store, "kon r", 8) == ("Kon Rlang",)


def test_what_never_ends_is_offered_only_with_what_it_goes_on_to(folder: Path) -> None:
    places = ("Huế", "Vinh", "Mỹ Tho", "Cà Mau", "Hà Giang", "Lào Cai", "Quy Nhơn", "Hội An", "Đà Lạt", "Phú Yên")
    fill(folder, [article(f"Họp tại sở giao thông vận tải, {place}", sapo=f"Đi từ {place} về.") for place in places])
    with Store(folder) as store:
        assert suggest(store, "so giao thong v", 8) == ("sở giao thông vận tải",)
        assert suggest(store, "so g", 8)[0] == "sở giao thông vận tải"
