"""What is kept of the texts that an update adds: their runs, as they would be taken from the articles themselves."""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING, NoReturn

import msgspec
import numpy as np

from archiveviewer.article import Block
from archiveviewer.index.analysis import Analyser
from archiveviewer.index.containment import Texts
from archiveviewer.index.incoming import Incoming
from archiveviewer.index.segments import runs
from archiveviewer.index.store import Store
from archiveviewer.index.writing import Writer, create
from factories import article, fill

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import pytest

    from archiveviewer.article import Article

TEXT = "Nước sông Lô lên nhanh, xã Tứ Quận đã có 1.000 nhà ngập; bà con dời lên đồi từ sáng."
ARTICLES = [
    article("Lũ về", "Nước lên từ đêm, sáng nay vẫn chưa rút.", TEXT, TEXT[20:], article_id="1"),
    article("Lũ rút", "", TEXT, article_id="2"),
    article("Một tin không có chữ nào", article_id="3"),
    article("Sách", "", " ".join(f"chương{number}" for number in range(runs.LONGEST + 10)), article_id="4"),
    article("Sau sách", "", TEXT, article_id="5"),
]


def keep(incoming: Incoming, articles: Sequence[Article]) -> None:
    incoming.add(Analyser().batch(articles), [one.id for one in articles])


def test_the_runs_that_came_in_are_those_of_the_texts(tmp_path: Path) -> None:
    with Incoming(tmp_path) as incoming:
        keep(incoming, ARTICLES[:2])
        keep(incoming, ARTICLES[2:])
        places = incoming.places([one.id for one in ARTICLES])
        known = Texts(lambda _number: ARTICLES[2], lambda number: incoming.runs(int(places[number])))
        read = Texts(ARTICLES.__getitem__)
        every = [(one, other) for one in range(len(ARTICLES)) for other in range(one)]
        assert [known.common(*pair) for pair in every] == [read.common(*pair) for pair in every]
        assert known.common(1, 4).shared > 0
        assert incoming.places(["1", "other"]).tolist() == [0, -1]
        assert incoming.runs(-1) is None
    assert not list(tmp_path.iterdir())


def test_whatever_did_not_come_in_may_lead_to_others(tmp_path: Path) -> None:
    shows = article("Ảnh lũ", article_id="6")
    shows = msgspec.structs.replace(shows, blocks=(Block(kind="figure", image="lũ.jpg", caption="Sông Lô"),))
    with Incoming(tmp_path) as incoming:
        keep(incoming, [ARTICLES[0], shows, ARTICLES[1]])
        assert incoming.may_point(incoming.places(["1", "6", "2", "other"])).tolist() == [False, True, False, True]


def test_documents_are_known_by_what_came_in_and_deleted_ones_lead_nowhere(tmp_path: Path) -> None:
    shows, gone = (
        msgspec.structs.replace(
            article(f"Ảnh {number}", article_id=number), blocks=(Block(kind="figure", image="lũ.jpg", caption="Lũ"),)
        )
        for number in ("6", "7")
    )
    articles = [ARTICLES[0], shows, gone]
    fill(_made(tmp_path / "index"), articles)
    with Writer(tmp_path / "index") as writer:
        writer.remove(["7"])
        writer.commit()
        files = set(writer.segments)
    with Incoming(tmp_path) as incoming, Store(tmp_path / "index") as store:
        keep(incoming, articles)
        came_in = store.came_in(files, incoming)
        at = {article_id: store.number(article_id) or 0 for article_id in ("1", "6")}
        for place, article_id in enumerate(("1", "6")):
            np.testing.assert_array_equal(came_in.runs(at[article_id]), incoming.runs(place))
        assert came_in.runs(at["1"]) is not None
        for known in (came_in, store.came_in(files, None)):
            assert [one.id for one in store.pointing_elsewhere(files, known)] == ["6"]
        assert store.came_in(files, None).runs(at["1"]) is None
        assert store.came_in(set(), incoming).runs(at["1"]) is None


def _made(place: Path) -> Path:
    place.mkdir()
    create(place)
    return place


def test_an_article_that_comes_again_has_its_later_runs(tmp_path: Path) -> None:
    with Incoming(tmp_path) as incoming:
        keep(incoming, ARTICLES[:2])
        keep(incoming, [article("Lũ về", "", TEXT, article_id="1")])
        first, second = incoming.places(["1", "2"])
        np.testing.assert_array_equal(incoming.runs(int(first)), incoming.runs(int(second)))


def test_more_may_come_in_after_somebody_asked(tmp_path: Path) -> None:
    with Incoming(tmp_path) as incoming:
        keep(incoming, ARTICLES[1:2])
        assert incoming.places(["2", "1"]).tolist() == [0, -1]
        keep(incoming, ARTICLES[:1])
        assert incoming.places(["2", "1"]).tolist() == [0, 1]
        assert incoming.runs(0) is not None


def test_without_room_nothing_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(**_options: object) -> NoReturn:
        raise OSError

    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    with Incoming(tmp_path) as incoming:
        keep(incoming, ARTICLES[:2])
        assert incoming.places(["1"]).tolist() == [-1]
