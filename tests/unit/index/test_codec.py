from __future__ import annotations

import contextlib
import datetime as dt
import random
import shutil
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NoReturn

import pytest
from whoosh import analysis, columns, fields, formats, query
from whoosh.filedb.filestore import FileStorage, RamStorage
from whoosh.sorting import FieldFacet

from archiveviewer.index import writing
from archiveviewer.index.analysis import Analyser
from archiveviewer.index.codec import archive, objects, values
from archiveviewer.index.codec.arraycodec import DOCUMENTS, TERMS, ArrayCodec
from archiveviewer.index.schema import schema as archive_schema
from archiveviewer.index.segments.sections import Damaged
from archiveviewer.index.snapshot import Snapshot
from archiveviewer.query.fields import BREAK, BREAK_POSITIONS, WORD_FIELDS
from factories import article

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from whoosh.codec.base import Codec
    from whoosh.filedb.filestore import Storage
    from whoosh.index import Index
    from whoosh.query import Query
    from whoosh.searching import Searcher

    from archiveviewer.article import Article

BOOSTS = analysis.RegexTokenizer(r"\S+") | analysis.DelimitedAttributeFilter()
MOMENT = dt.datetime(2020, 2, 29, 12, 30, tzinfo=dt.timezone(dt.timedelta(hours=7)))

DOCUMENTS_GIVEN: list[dict[str, Any]] = [
    {"key": "a", "text": "biển đông biển lặng", "chars": "một hai một", "boosted": "x^2 y x^0.5", "tags": "p q"},
    {"key": "b", "text": "sóng biển dữ dội", "chars": "hai ba", "boosted": "y^3", "price": -1, "object": (1, "hai")},
    {"key": "c", "text": "đồng bằng", "chars": "ba", "price": 7, "tags": "q", "when": MOMENT.replace(tzinfo=None)},
    {
        "key": "d",
        "text": "lặng như tờ giữa biển biển biển",
        "tags": "p p r",
        "price": 3,
        "object": {"a": Decimal("1.50")},
    },
    {"key": "e", "title": "không có chữ"},
]

QUERIES = [
    query.Term("text", "biển"),
    query.Phrase("text", ["biển", "lặng"]),
    query.Phrase("chars", ["một", "hai"]),
    query.Prefix("text", "l"),
    query.Wildcard("text", "b*n"),
    query.FuzzyTerm("text", "biên"),
    query.NumericRange("price", 0, 5),
    query.TermRange("tags", "p", "q"),
    query.Term("boosted", "x"),
    query.Every(),
    query.And([query.Term("text", "biển"), query.Not(query.Term("tags", "q"))]),
    query.Or([query.Term("text", "biển"), query.Term("tags", "r")]),
    query.DateRange("when", dt.datetime(2019, 1, 1), None),  # noqa: DTZ001
]


def rich() -> fields.Schema:
    return fields.Schema(
        key=fields.ID(unique=True, stored=True),
        title=fields.TEXT(stored=True, spelling=True),
        text=fields.TEXT(stored=True, vector=True, sortable=True),
        chars=fields.TEXT(chars=True, vector=formats.Characters()),
        boosted=fields.FieldType(formats.PositionBoosts(), BOOSTS, scorable=True),
        tags=fields.KEYWORD(scorable=True),
        price=fields.NUMERIC(sortable=True, stored=True),
        when=fields.DATETIME(stored=True),
        object=fields.STORED,
        packed=fields.COLUMN(columns.PickleColumn(columns.VarBytesColumn())),
    )


def filled(storage: Storage, codec: Codec | None, *, optimize: bool = False) -> Index:
    """Three commits, one document in two of them, one deleted."""
    index = storage.create_index(rich())
    for part in (DOCUMENTS_GIVEN[:2], DOCUMENTS_GIVEN[2:], DOCUMENTS_GIVEN[1:2]):
        with index.writer(codec=codec, compound=False) as writer:
            writer.merge = False
            for document in part:
                writer.update_document(**document)
    with index.writer(codec=codec, compound=False) as writer:
        writer.delete_by_term("key", "c" if optimize else "e")
        writer.optimize = optimize
        writer.merge = optimize
    return index


def found(index: Index) -> list[Any]:
    """All that a searcher tells."""
    with index.searcher() as searcher:
        reader = searcher.reader()
        answers: list[Any] = [hits(searcher, one, "key") for one in QUERIES]
        answers.append([(term, info_of(reader, term)) for term in reader.all_terms()])
        answers += [stored for _number, stored in reader.iter_docs()]
        for number in reader.all_doc_ids():
            lengths = [reader.doc_field_length(number, name, 0) for name in ("text", "chars", "boosted", "tags")]
            answers.append([length or 0 for length in lengths])
            for name, kind in (("text", "weight"), ("chars", "characters")):
                has = reader.has_vector(number, name)
                answers.append(list(reader.vector_as(kind, number, name)) if has else None)
        for name, kind in (("boosted", "position_boosts"), ("chars", "characters"), ("text", "positions")):
            term = next(iter(reader.lexicon(name)))
            answers.append(list(searcher.postings(name, term).items_as(kind)))
        answers.append([hit["key"] for hit in searcher.search(query.Every(), sortedby=FieldFacet("price"))])
        answers.append(list(reader.column_reader("text")))
        answers.append(sorted(searcher.suggest("text", "bien", limit=3, maxdist=2)))
        answers.append([hit.highlights("text") for hit in searcher.search(query.Term("text", "biển"))])
        return answers


def info_of(reader: Any, term: tuple[str, bytes]) -> tuple[Any, ...]:  # noqa: ANN401 — Whoosh's
    info = reader.term_info(*term)
    told = (info.weight(), info.doc_frequency(), info.min_length(), info.max_length(), info.max_weight())
    return (*told, info.min_id(), info.max_id(), reader.frequency(*term), reader.doc_frequency(*term))


def hits(searcher: Searcher, asked: Query, key: str) -> list[tuple[str, float]]:
    answer = searcher.search(asked, limit=None)
    return sorted((hit[key], round(hit.score, 6)) for hit in answer)


@pytest.mark.parametrize("optimize", [False, True])
def test_whoosh_finds_and_tells_the_same_on_our_codec_as_on_its_own(tmp_path: Path, *, optimize: bool) -> None:
    expected = found(filled(RamStorage(), None, optimize=optimize))

    assert found(filled(RamStorage(), ArrayCodec(), optimize=optimize)) == expected
    assert found(filled(FileStorage(str(tmp_path)), ArrayCodec(), optimize=optimize)) == expected


def test_postings_that_cannot_reach_the_best_are_skipped_and_none_is_lost() -> None:
    chance = random.Random(5)  # noqa: S311 — the same texts each time
    texts = [" ".join(chance.choices("abcdefg", range(7, 0, -1), k=chance.randint(1, 30))) for _ in range(700)]
    index = RamStorage().create_index(
        fields.Schema(key=fields.STORED, text=fields.TEXT(analysis.SpaceSeparatedTokenizer()))
    )
    with index.writer(codec=ArrayCodec()) as writer:
        for key, text in enumerate(texts):
            writer.add_document(key=key, text=text)

    with index.searcher() as searcher:
        for asked in (query.Term("text", "a"), query.Or([query.Term("text", "g"), query.Term("text", "e")])):
            everything = searcher.search(asked, limit=None)
            best = searcher.search(asked, limit=5)
            assert [hit["key"] for hit in best] == [hit["key"] for hit in everything[:5]]
            assert {hit["key"] for hit in everything} == {
                key for key, text in enumerate(texts) if {one.text for one in asked.leaves()} & set(text.split())
            }
        matcher = searcher.postings("text", b"g")
        matcher.skip_to(300)
        assert matcher.id() == next(key for key, text in enumerate(texts) if key >= 300 and "g" in text)
        assert matcher.value_as("positions") == [at for at, one in enumerate(texts[matcher.id()].split()) if one == "g"]


def test_a_segment_is_two_files_or_one_of_both(tmp_path: Path) -> None:
    storage = FileStorage(str(tmp_path))
    index = storage.create_index(fields.Schema(text=fields.TEXT(stored=True)))
    with index.writer(codec=ArrayCodec(), compound=False) as writer:
        writer.add_document(text="hai tệp")
    with index.writer(codec=ArrayCodec(), compound=True) as writer:
        writer.merge = False
        writer.add_document(text="một tệp")

    assert sorted(path.suffix for path in tmp_path.iterdir() if path.suffix) == [DOCUMENTS, ".seg", ".toc", TERMS]
    with index.searcher() as searcher:
        assert {hit["text"] for hit in searcher.search(query.Term("text", "tệp"))} == {"hai tệp", "một tệp"}


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        1.5,
        2**80,
        -(2**63),
        "chữ",
        "nửa \ud800 chữ",
        b"\0\xff",
        (1, ("hai", [3])),
        {"a": {1, 2}, 3: frozenset("x"), (1, "b"): None},
        MOMENT,
        MOMENT.replace(tzinfo=None, fold=1),
        MOMENT.date(),
        MOMENT.time(),
        dt.timedelta(days=-1, microseconds=3),
        Decimal("-0.10"),
    ],
)
def test_a_stored_value_comes_back_as_what_it_was(value: object) -> None:
    back = objects.unpack(objects.pack(value))

    assert back == value
    assert type(back) is type(value)


def test_a_value_that_cannot_be_stored_is_told_and_the_writer_goes_on() -> None:
    index = RamStorage().create_index(fields.Schema(key=fields.ID(stored=True), value=fields.STORED))
    with index.writer(codec=ArrayCodec()) as writer:
        with pytest.raises(TypeError, match=r"stored value of value: .*type object can't be kept"):
            writer.add_document(key="a", value=object())
        writer.add_document(key="b", value=1)

    with index.searcher() as searcher:
        assert searcher.reader().doc_count_all() == 1
        assert [hit["key"] for hit in searcher.search(query.Every())] == ["b"]


def refuse(*_: object, **__: object) -> NoReturn:
    raise AssertionError("a pickle")


def test_columns_that_whoosh_would_pickle_are_packed(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("columns.dumps", "columns.loads", "filedb.structfile.dump", "filedb.structfile.load"):
        monkeypatch.setattr(f"whoosh.{name}", refuse)
    given = {"whole": columns.PickleColumn(columns.VarBytesColumn()), "blocks": columns.CompressedBlockColumn()}
    storage, codec = RamStorage(), ArrayCodec()
    segment = codec.new_segment(storage, "x")
    writer = codec.per_document_writer(storage, segment)
    writer.start_doc(0)
    writer.add_column_value("whole", given["whole"], {"a": (1,)})
    writer.add_column_value("blocks", given["blocks"], b"blocks")
    writer.finish_doc()
    writer.close()

    reader = codec.per_document_reader(storage, segment)
    assert reader.column_reader("whole", given["whole"])[0] == {"a": (1,)}
    assert reader.column_reader("blocks", given["blocks"])[0] == b"blocks"


def test_bytes_that_are_no_positions_are_kept_but_never_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    kind = formats.Positions()
    storage, codec = RamStorage(), ArrayCodec()
    segment = codec.new_segment(storage, "x")
    writer = codec.field_writer(storage, segment)
    writer.start_field("text", fields.TEXT())
    writer.start_term(b"a")
    writer.add(0, 1.0, b"none at all", 1)
    writer.add(2, 2.5, kind.encode([1, 5]), 2)
    writer.finish_term()
    writer.close()

    matcher = codec.terms_reader(storage, segment).matcher("text", b"a", kind)
    assert matcher.value() == b"none at all"
    assert values.take_apart(kind, matcher.value()).kept
    monkeypatch.setattr("whoosh.formats.loads", refuse)
    with pytest.raises(Damaged):
        matcher.value_as("positions")
    matcher.next()
    assert matcher.value_as("positions") == [1, 5]
    assert matcher.weight() == 2.5


def test_of_a_damaged_file_no_byte_is_believed() -> None:
    storage = RamStorage()
    index = filled(storage, ArrayCodec(), optimize=True)
    expected = found(index)
    names = [name for name in storage.list() if name.endswith((DOCUMENTS, TERMS))]
    assert len(names) == 2
    for name in names:
        whole = storage.files[name]
        step = max(1, len(whole) // 150)
        damages = [whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :] for at in range(0, len(whole), step)]
        for damaged in (*damages, whole[:-1], whole[: len(whole) // 2], b"", whole + b"\0"):
            storage.files[name] = damaged
            with contextlib.suppress(Damaged):
                assert found(index) == expected  # the byte stood between two arrays
        storage.files[name] = whole


def test_a_file_of_another_segment_is_noticed() -> None:
    storage = RamStorage()
    index = storage.create_index(fields.Schema(text=fields.TEXT))
    for text in ("một", "hai"):
        with index.writer(codec=ArrayCodec(), compound=False) as writer:
            writer.merge = False
            writer.add_document(text=text)
    one, other = sorted(name for name in storage.list() if name.endswith(TERMS))
    storage.files[one] = storage.files[other]

    with pytest.raises(Damaged, match="another file"):
        index.reader()


ARTICLES = [
    article(
        "Xâm nhập mặn ở Đồng bằng",
        "Nước mặn lấn sâu vào sông.",
        "Thành phố thiếu nước ngọt.",
        article_id="1",
        date="2016-03-02",
        sapo="Mùa khô",
        section="Thời sự",
    ),
    article("Đảng bộ thành phố", "Họp phố.", article_id="2", date="2020-01-05", author="Lê Vũ", caption="Ảnh: phố"),
    article("Đang học", "Thanh phố bằng.", article_id="3", source="Báo Thành Phố"),
    article("Gỡ bỏ", "Nước lũ.", article_id="4", date="2021"),
    article("Mặn mà", "Thành thị và phố thị, nước nước nước.", article_id="5", date="2020-12"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An archive of two segments, in which article 4 is deleted."""
    place = tmp_path / "index"
    place.mkdir()
    writing.create(place)
    with writing.Writer(place) as writer:
        for part in (ARTICLES[:2], ARTICLES[2:]):
            writer.add(Analyser().batch(part), [one.id for one in part])
            writer.commit()
        writer.remove(["4"])
        writer.commit()
    return place


@pytest.fixture
def searcher(folder: Path) -> Iterator[Searcher]:
    with Snapshot(folder) as snapshot:
        yield archive.searcher(snapshot)


def text_of(one: Article, name: str) -> str:
    body = [part for block in one.blocks for part in (block.text, block.caption)]
    paragraphs = {
        "text": [one.title, one.sapo, *body, one.author],
        "caption": one.captions,
        "file": [one.provenance.path],
    }
    return BREAK.join(part for part in paragraphs.get(name, [getattr(one, name, "")]) if part)


def whooshes_own() -> Index:
    """The same articles in an index of Whoosh's own."""
    index = RamStorage().create_index(archive_schema())
    for part in (ARTICLES[:2], ARTICLES[2:]):
        with index.writer() as writer:
            writer.merge = False
            for one in part:
                day = int(one.published.value.replace("-", "").ljust(8, "0")) if one.published else None
                words = {name: text_of(one, name) for name in WORD_FIELDS}
                writer.add_document(id=one.id, date=day, _stored_title=one.id, **words)
    with index.writer() as writer:
        writer.merge = False
        writer.delete_by_term("id", "4")
    return index


ASKED = [
    query.Term("text", "nuoc"),
    query.Term("text", "=thanh"),
    query.Term("caption", "pho"),
    query.Phrase("text", ["thanh", "pho"]),
    query.Phrase("text", ["nhap", "man"]),
    query.Phrase("text", ["=sông", "thanh"], slop=BREAK_POSITIONS + 2),
    query.Prefix("text", "th"),
    query.Wildcard("text", "*n"),
    query.FuzzyTerm("text", "thans"),
    query.TermRange("text", "m", "p"),
    query.NumericRange("date", 20160000, 20201231),
    query.And([query.Term("text", "pho"), query.Not(query.Term("title", "dang"))]),
    query.Every("author"),
    query.Every(),
]


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_the_archive_answers_as_whooshs_own_index_does(searcher: Searcher, asked: Query) -> None:
    with whooshes_own().searcher() as own:
        expected = sorted((hit["title"], round(hit.score, 6)) for hit in own.search(asked, limit=None))

    assert hits(searcher, asked, "id") == expected


def test_the_archive_has_the_terms_that_whooshs_own_index_has_and_no_break(searcher: Searcher) -> None:
    own = whooshes_own().reader()
    reader = searcher.reader()
    for name in WORD_FIELDS:
        assert list(reader.lexicon(name)) == list(own.lexicon(name))
        for leaf, _offset in reader.leaf_readers():
            cursor = leaf.cursor(name)
            seen = []
            while cursor.is_valid():
                seen.append(cursor.text().encode())
                cursor.next()
            assert seen == list(leaf.lexicon(name))
            assert cursor.find(BREAK) != BREAK
    assert ("text", BREAK.encode()) not in reader
    assert BREAK.encode() not in [term for _name, term in reader.all_terms()]
    assert list(reader.expand_prefix("text", BREAK)) == []
    assert reader.doc_frequency("text", BREAK.encode()) == 0
    assert {term: info_of(reader, term)[:7] for term in reader.all_terms() if term[0] in WORD_FIELDS} == {
        term: info_of(own, term)[:7] for term in own.all_terms() if term[0] in WORD_FIELDS
    }


def test_whoosh_sorts_suggests_and_highlights_the_archive(searcher: Searcher) -> None:
    by_date = searcher.search(query.Every(), sortedby=FieldFacet("date", reverse=True))
    assert [hit["id"] for hit in by_date][-3:] == ["5", "2", "1"]
    assert "thanh" in searcher.suggest("text", "thann")
    marked = {hit["id"]: hit.highlights("text") for hit in searcher.search(query.Term("text", "pho"))}
    assert "Đảng bộ thành <b" in marked["2"]
    assert "thị" in marked["5"]
    assert "phố</b>" in marked["5"]


def test_an_index_over_the_folder_of_an_archive(folder: Path) -> None:
    index = archive.ArchiveIndex(folder)
    assert not index.is_empty()
    assert (index.doc_count(), index.doc_count_all()) == (4, 5)
    with index.searcher() as searcher:
        assert searcher.up_to_date()
        with writing.Writer(folder) as writer:
            writer.add(Analyser().batch([article("Mới")]), ["6"])
            writer.commit()
        assert not searcher.up_to_date()
        assert searcher.doc_count() == 4
    assert not index.up_to_date()
    assert index.refresh().up_to_date()
    assert index.refresh().latest_generation() == index.latest_generation()
    assert index.doc_count() == 5
    with pytest.raises(NotImplementedError, match=r"index\.writing\.Writer"):
        index.writer()


def test_an_archive_without_articles_can_be_searched(tmp_path: Path) -> None:
    writing.create(tmp_path)
    index = archive.ArchiveIndex(tmp_path)

    assert index.is_empty()
    with index.searcher() as searcher:
        assert len(searcher.search(query.Every())) == 0


def test_closing_a_reader_lets_the_files_of_the_archive_go(folder: Path) -> None:
    index = archive.ArchiveIndex(folder)
    with index.reader() as reader:
        assert reader.doc_count() == 4
    with pytest.raises(ValueError, match="closed"):
        reader.leaf_readers()[0][0].segment().held.stored.document(0)
    shutil.rmtree(folder)
