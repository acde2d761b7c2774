"""What stands under pictures, and who took them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiveviewer.readers import captions


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("Đoàn công tác thăm bản. Ảnh: Lê Vũ", "Ảnh: Lê Vũ"),
        ("Đoàn công tác thăm bản - Ảnh: V.D", "Ảnh: V.D"),
        ("Đoàn công tác thăm bản - Ảnh: H.Y.T.", "Ảnh: H.Y.T."),
        ("Đoàn công tác thăm bản - ảnh: LÊ VŨ.", "ảnh: LÊ VŨ"),
        ("Đoàn công tác thăm bản (Ảnh: Lê Vũ).", "Ảnh: Lê Vũ"),
        ("Đoàn công tác thăm bản (Ảnh minh họa)", "Ảnh minh họa"),
        ("Đoàn công tác thăm bản. Ảnh minh họa: Lê Vũ", "Ảnh minh họa: Lê Vũ"),
        ("Đoàn công tác thăm bản (ảnh do công an cung cấp)", "ảnh do công an cung cấp"),
        ("Đoàn công tác thăm bản. Nguồn ảnh: TTXVN", "Nguồn ảnh: TTXVN"),
        ("Trong ảnh: bà con dựng nhà - Ảnh: T.LỰC.", "Ảnh: T.LỰC"),
        ("Ảnh: TTXVN phát", "Ảnh: TTXVN phát"),
        ("Ảnh minh hoạ.", "Ảnh minh hoạ"),
        ("(Ảnh NVCC)", "Ảnh NVCC"),
        ("Vị trí con đập. Đồ họa: Lê Vũ.", "Đồ họa: Lê Vũ"),
        ("Kết thúc phiên tòa. Video: Lời nói cuối cùng của bị cáo", ""),
        ("Hình ảnh không đẹp ngày đầu năm tại chợ", ""),
        ("Bức ảnh do du khách chụp lại vào ngày 12-6", ""),
        ("Ảnh hưởng gần 5.000 hộ", ""),
    ],
)
def test_photo_credits(caption: str, credit: str) -> None:
    assert captions.photo_credit(caption) == credit


@pytest.mark.parametrize(
    ("line", "marked"),
    [
        ("Ảnh: đoàn công tác thăm bản vào buổi sáng", True),
        ("Chú thích: đoàn công tác thăm bản", True),
        ("Ảnh 2: Bà con dựng lại nhà.", True),
        ("Bà con dựng lại nhà. Ảnh: Lê Vũ", True),
        ("Ảnh minh họa", True),
        ("Ảnh hưởng gần 5.000 hộ", False),
        ("Bà con dựng lại nhà.", False),
        ("Ảnh " + "dài " * 200, False),
    ],
)
def test_captions_that_say_so(line: str, marked: bool) -> None:  # noqa: FBT001
    assert captions.is_caption(line) is marked


@given(st.text(max_size=500))
def test_nothing_makes_the_recognisers_fail(line: str) -> None:
    assert captions.photo_credit(line) in line
    captions.is_caption(line)
