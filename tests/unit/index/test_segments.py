"""The files of the index: what is written comes back, what was damaged is never believed."""

from __future__ import annotations

import io
import random
from typing import TYPE_CHECKING

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archiveviewer.index.segments import building
from archiveviewer.index.segments.kept import Kept
from archiveviewer.index.segments.packing import Postings, Shape, pack
from archiveviewer.index.segments.record import Record
from archiveviewer.index.segments.sections import PAGE, Damaged, SectionReader, SectionWriter, offsets
from archiveviewer.index.segments.storing import StoredReader, StoredWriter, dictionary_of, packed
from archiveviewer.index.segments.tally import Tally
from archiveviewer.index.segments.unpacking import unpack
from archiveviewer.query.fields import Dates

if TYPE_CHECKING:
    from numpy.typing import NDArray


def _written() -> tuple[io.BytesIO, int]:
    file = io.BytesIO()
    writer = SectionWriter(file)
    writer.add("small", np.arange(5, dtype=np.uint16))
    writer.begin("large", "<u4")
    for part in np.array_split(np.arange(3 * PAGE, dtype=np.uint32), 7):
        writer.append(part)
    writer.add("none", np.zeros(0, np.uint8))
    writer.add("alike", np.full(2 * PAGE, 7, np.uint32))
    writer.add("in parts", np.full(PAGE, 7, np.uint32), whole=False)
    return file, writer.close({"documents": 3})


def test_arrays_come_back_whole_and_in_parts() -> None:
    file, checksum = _written()
    with SectionReader(file, checksum) as reader:
        assert reader.array("small").tolist() == [0, 1, 2, 3, 4]
        assert (reader.part("large", 5000, 9000) == np.arange(5000, 9000)).all()
        assert (reader.array("large") == np.arange(3 * PAGE)).all()
        assert not len(reader.array("none"))
        assert (reader.array("alike") == np.full(2 * PAGE, 7)).all()
        assert reader.size("alike") == 2 * PAGE
        assert (reader.part("in parts", 5, PAGE) == np.full(PAGE - 5, 7)).all()
        assert reader.facts == b'{"documents":3}'
        assert list(reader.verify()) == []
        assert reader.sections["alike"].length < PAGE
        for name, stop in (("small", 6), ("alike", 3)):
            with pytest.raises(Damaged):
                reader.part(name, 2, stop)


@pytest.mark.parametrize("told", [-4, 3, 4, 8 * PAGE + 4, 2**60])
def test_an_array_that_unpacks_to_another_length_is_damaged(told: int) -> None:
    file, _checksum = _written()
    with SectionReader(file) as reader:
        honest = reader.sections["alike"]
        reader.sections["alike"] = msgspec.structs.replace(honest, unpacked=told)
        with pytest.raises(Damaged):
            reader.array("alike")


def test_another_file_in_its_place_is_noticed() -> None:
    file, checksum = _written()
    with pytest.raises(Damaged):
        SectionReader(file, checksum ^ 1)


@given(at=st.integers(0, 10**6), bit=st.integers(0, 7))
@settings(max_examples=150, deadline=None)
def test_a_changed_bit_is_noticed_or_changes_nothing(at: int, bit: int) -> None:
    file, checksum = _written()
    data = bytearray(file.getvalue())
    data[at % len(data)] ^= 1 << bit
    try:
        with SectionReader(io.BytesIO(data), checksum) as reader:
            assert reader.array("small").tolist() == [0, 1, 2, 3, 4]
            assert (reader.array("large") == np.arange(3 * PAGE)).all()
    except Damaged:
        pass


@given(length=st.integers(0, 10**6))
@settings(max_examples=60, deadline=None)
def test_a_file_that_was_cut_off_is_noticed(length: int) -> None:
    file, checksum = _written()
    data = file.getvalue()
    with pytest.raises(Damaged):
        SectionReader(io.BytesIO(data[: length % len(data)]), checksum)


def _postings(rng: random.Random, documents: int) -> tuple[Postings, NDArray[np.int64]]:
    counts, found, frequencies, positions, codes, spellings = [], [], [], [], [], []
    for _ in range(rng.randint(1, 12)):
        own = sorted(rng.sample(range(documents), rng.randint(1, min(documents, rng.choice([1, 5, 300])))))
        most = rng.choice([[1], [1, 1, 2, 4], [1, 1, 2, 14], [1, 15, 16, 255], [2, 15, 300]])
        often = [rng.choice(most) for _ in own]
        spellings.append(rng.choice([1, 2, 16, 17, 300]))
        counts.append(len(own))
        found += own
        frequencies += often
        longest = rng.choice([40, 256, 400, 5_000, 60_000, 200_000])
        for times in often:
            positions += sorted(rng.randrange(longest) for _ in range(times))
            codes += [rng.randrange(spellings[-1]) for _ in range(times)]
    columns = (np.array(one, np.int64) for one in (counts, found, frequencies, positions, codes))
    return Postings(*columns), np.array(spellings, np.int64)


@given(seed=st.integers(0, 2**32), documents=st.sampled_from([1, 3, 20, 300, 70_000]))
@settings(max_examples=60, deadline=None)
def test_postings_come_back_from_records_in_a_run_and_one_by_one(seed: int, documents: int) -> None:
    postings, spellings = _postings(random.Random(seed), documents)  # noqa: S311 — cases, not secrets
    shape = Shape(documents, positions=True)
    data, table = pack(postings, spellings, shape)
    for column, back in zip(postings, unpack(data, table, shape), strict=True):
        assert back is None or list(column) == list(back)  # type: ignore[arg-type]

    first, words, starts = offsets(postings.counts), offsets(table.totals), table.starts()
    for term, (count, total, kinds) in enumerate(zip(table.counts, table.totals, table.kinds, strict=True)):
        own = data[starts[term] : starts[term + 1]]
        record = Record(lambda a, b, own=own: own[a:b], int(count), int(total), int(kinds), len(own), shape)  # type: ignore[misc]
        mine = slice(first[term], first[term + 1])
        assert postings.positions is not None
        assert postings.codes is not None
        assert (record.documents == postings.documents[mine]).all()
        assert (record.frequencies == postings.frequencies[mine]).all()
        assert (record.ranks(record.documents[::2]) == np.arange(count)[::2]).all()
        some = record.words(np.arange(count)[1::2])
        assert (some.at[some.ends[:-1]] == offsets(postings.frequencies[mine])[1:-1:2]).all()
        assert (some.counts == postings.frequencies[mine][1::2]).all()
        for step in (1, 7):
            assert (record.frequencies_at(np.arange(count)[::step]) == postings.frequencies[mine][::step]).all()
        every = record.words(np.arange(count))
        assert (every.at == np.arange(total)).all()
        assert (record.positions(every) == postings.positions[words[term] : words[term + 1]]).all()
        assert (record.codes(every) == postings.codes[words[term] : words[term + 1]]).all()


@pytest.mark.parametrize("largest", [14, 200, 3_000])
@pytest.mark.parametrize(("first", "step"), [(0, 1), (37, 5), (2_001, 3), (5, 40)])
def test_words_before_some_documents_are_added_up(largest: int, first: int, step: int) -> None:
    chance = np.random.default_rng(largest)
    counts = np.where(chance.random(20_001) < 0.1, chance.integers(1, largest + 1, 20_001), 2)
    nibbles = np.append(np.minimum(counts, 15), 0).astype(np.uint8)
    bits = (nibbles[::2] | nibbles[1::2] << 4).astype(np.uint8)
    tally = Tally(bits, len(counts), (counts[counts >= 15] - 15).astype(np.uint16))
    asked = np.arange(first, len(counts) - first, step)
    before, each = tally.words(asked)
    assert (before == offsets(counts)[asked]).all()
    assert (each == counts[asked]).all()
    assert (tally.some(asked) == each).all()
    assert (tally.all() == counts).all()


@pytest.mark.parametrize("together", [False, True])
@pytest.mark.parametrize("count", [0, 3, 200])
def test_stored_documents_come_back_with_and_without_a_dictionary(count: int, *, together: bool) -> None:
    documents = [f"Bài {number}: nước mặn xâm nhập sâu vào các cửa sông lớn. ".encode() * 3 for number in range(count)]
    file = io.BytesIO()
    sections = SectionWriter(file)
    writer = StoredWriter(sections, dictionary_of(documents))
    if together:
        writer.add_packed(packed(documents, b""))
    else:
        writer.add(documents)
    writer.close()
    sections.close()
    with SectionReader(file) as reader:
        stored = StoredReader(reader, count)
        assert [stored.document(number) for number in range(count)] == documents
        assert StoredReader(reader, count).dictionary is stored.dictionary  # half a megabyte, for each of many segments
        with pytest.raises(Damaged):
            StoredReader(reader, count + 1)


@pytest.mark.parametrize("day", [1, 2009, 19_980_430, 20_190_000, 99_999_999])
def test_days_have_the_terms_that_whoosh_looks_for(day: int) -> None:
    assert building.day_terms(day) == tuple(term for term, *_ in Dates().index(day))


@pytest.mark.parametrize("room", [1, 10**9])
def test_positions_that_have_no_room_are_read_again(room: int) -> None:
    postings, spellings = _postings(random.Random(1), 300)  # noqa: S311 — cases, not secrets
    shape = Shape(300, positions=True)
    data, table = pack(postings, spellings, shape)
    reads: list[int] = []
    kept = Kept(positions=room)

    def asked(number: int) -> list[int]:
        record = kept.get(None, number)  # type: ignore[arg-type]
        assert record is not None
        kept.keep_positions(record)
        return list(record.positions(record.words(np.arange(record.count))))

    for number, own in enumerate(np.split(data, table.starts()[1:-1])):
        count, total, kinds = (int(column[number]) for column in (table.counts, table.totals, table.kinds))

        def read(start: int, stop: int, own: NDArray[np.uint8] = own) -> NDArray[np.uint8]:
            reads.append(start)
            return own[start:stop]

        kept.put(None, number, Record(read, count, total, kinds, len(own), shape))  # type: ignore[arg-type]
    first = [asked(number) for number in range(len(table.counts))]
    before = len(reads)
    assert [asked(number) for number in range(len(table.counts))] == first
    assert (len(reads) == before) == (room > 1)
    kept.clear()
    assert not any(kept.get(None, number) for number in range(len(table.counts)))  # type: ignore[arg-type]
