"""A file is opened as what it is, within the limits."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import Refusal
from app.media.limits import Limits
from app.media.probe import probe

LIMITS = Limits()


def test_a_photo_is_told_by_its_content(photo: Path) -> None:
    lying = photo.rename(photo.with_suffix(".mp4"))
    assert probe(lying, LIMITS).kind == "photo"
    assert probe(lying, LIMITS).extension == "jpg"


def test_a_file_that_is_too_large_is_not_opened(photo: Path, video: Path) -> None:
    for path, limits in ((photo, Limits(photo_bytes=10)), (video, Limits(video_bytes=10))):
        with pytest.raises(Refusal, match="too_many_bytes") as refused:
            probe(path, limits)
        assert refused.value.facts["size"] == path.stat().st_size
        assert refused.value.facts["limit_bytes"] == 10


def test_a_document_is_no_photo(tmp_path: Path) -> None:
    (tmp_path / "undangan.jpg").write_bytes(b"%PDF-1.7\n")
    with pytest.raises(Refusal, match="not_media"):
        probe(tmp_path / "undangan.jpg", LIMITS)
