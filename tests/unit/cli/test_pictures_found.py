from __future__ import annotations

import json
from typing import TYPE_CHECKING

from archiveviewer import Archive
from archiveviewer.cli import main
from picture_files import painted

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_pictures_are_found_in_a_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "bài"
    folder.mkdir()
    (folder / "cầu.jpg").write_bytes(painted())
    text = "<p>Sáng nay bà con hai bên bờ sông cùng nhau dựng lại cây cầu đã bị lũ cuốn đi từ mùa mưa năm trước.</p>"
    figure = '<figure><img src="cầu.jpg"><figcaption>Cầu treo được dựng lại. Ảnh: Lê Vũ</figcaption></figure>'
    page = f"<title>Dựng cầu</title><body><article><h1>Dựng cầu</h1>{text}{figure}{text}</article></body>"
    (folder / "a.html").write_text(page, encoding="utf-8")
    with Archive.create(tmp_path / "kho") as archive:
        for _ in archive.update([folder]):
            pass
    asked = ["search", "--archive", str(tmp_path / "kho"), '"cầu treo"', "--pictures"]
    assert main([*asked, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    (picture,) = told.pop("pictures")
    assert told == {"total": 1, "next": None}
    assert (picture["caption"], picture["caption_spans"]) == ("Cầu treo được dựng lại. Ảnh: Lê Vũ", [[0, 8]])
    assert (picture["credit"], picture["path"], picture["inner"]) == ("Ảnh: Lê Vũ", str(folder / "cầu.jpg"), None)
    assert main(asked) == 0
    assert "Cầu treo được dựng lại" in capsys.readouterr().out
