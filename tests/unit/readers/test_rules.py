from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiveviewer import Archive, readers
from archiveviewer.errors import Unreadable
from archiveviewer.readers import keys, rules
from archiveviewer.readers.json_values import key_of
from archiveviewer.steps import whole

if TYPE_CHECKING:
    from pathlib import Path

    from archiveviewer.results import Failure

STORY = {"dau_de": "Chè sạch về bản", "Nội dung bài": "Sau ba năm, toàn xã đã trồng được hai trăm héc ta chè. " * 5}
OWN = "title = đầu đề\nbody = nội dung bài # như hệ thống cũ gọi\n"


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    path = tmp_path / "tin" / "tin.json"
    path.parent.mkdir()
    path.write_text(json.dumps([STORY]), encoding="utf-8")
    return path


def test_a_dump_with_keys_of_its_own_is_read_by_rules_of_its_own(dump: Path, tmp_path: Path) -> None:
    with pytest.raises(Unreadable):
        readers.read(dump)
    (tmp_path / "keys.txt").write_text(OWN, encoding="utf-16")
    (article,) = readers.read(dump, own_rules=tmp_path)
    assert (article.title, len(article.body)) == ("Chè sạch về bản", 1)


def test_own_rules_hold_only_where_they_are_named_and_as_they_are_now(dump: Path, tmp_path: Path) -> None:
    (tmp_path / "keys.txt").write_text(OWN, encoding="utf-8")
    readers.read(dump, own_rules=tmp_path)
    with pytest.raises(Unreadable):
        readers.read(dump)
    (tmp_path / "keys.txt").write_text("title = đầu đề\n", encoding="utf-8")
    with pytest.raises(Unreadable):
        readers.read(dump, own_rules=tmp_path)


def test_facts_that_own_rules_do_not_name_are_told_by_the_shipped_ones(tmp_path: Path) -> None:
    (tmp_path / "keys.txt").write_text("title = đầu đề\n", encoding="utf-8")
    with rules.used(tmp_path):
        assert keys.current().of("title") == ("daude",)
        assert "noidung" in keys.current().of("body")
    assert "headline" in keys.current().of("title")


def test_the_shipped_keys_are_written_plainly_and_once() -> None:
    told = rules.parsed(rules.shipped("keys.txt"))
    assert {"title", "body", "sapo", "published", "url", "id"} <= told.keys()
    for names in told.values():
        assert len(names) == len(set(names))
        assert all(key_of(name) in {name, name.strip("_")} for name in names)


def test_rules_that_cannot_be_read_count_as_none(tmp_path: Path) -> None:
    (tmp_path / "keys.txt").mkdir()
    with rules.used(tmp_path):
        assert rules.facts("keys.txt") == rules.parsed(rules.shipped("keys.txt"))


@given(st.text())
def test_nothing_in_a_rule_file_is_an_error(text: str) -> None:
    keys.Keys(rules.parsed(text)).holds_article({"title": "Bài", "body": ["Đoạn."]})


def test_an_archive_reads_by_its_own_rules_once_it_is_told_to_read_again(dump: Path, tmp_path: Path) -> None:
    with Archive.create(tmp_path / "kho") as archive:
        assert [failure.reason for failure in _run(archive, dump.parent)] == ["no-article"]
        own = archive.own_rules("keys.txt")
        assert own == archive.path / "rules" / "keys.txt"
        own.write_text(own.read_text(encoding="utf-8") + OWN, encoding="utf-8")
        assert archive.own_rules("keys.txt").read_text(encoding="utf-8").endswith(OWN)
        assert [failure.reason for failure in _run(archive)] == ["no-article"]
        assert _run(archive, again=True) == []
        assert archive.search("chè sạch").total == 1


def _run(archive: Archive, *folders: Path, again: bool = False) -> list[Failure]:
    return list(whole(archive.update(folders, jobs=1, again=again)).failed)
