"""Real files of real phones and cameras are told exactly; damaged ones give a plain reason."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from app.errors import Refusal
from app.media.limits import Limits
from app.media.probe import probe

LIMITS = Limits()


def test_every_sample_is_what_the_facts_say(samples: Path) -> None:
    with (samples / "facts.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) > 10
    for row in rows:
        found = probe(samples / row["file"], LIMITS)
        told = (found.kind, str(found.width), str(found.height), found.has_position)
        position = row["has_gps"] == "yes"
        assert told == (row["kind"], row["shown_width"], row["shown_height"], position), row["file"]
        time = found.captured_at.replace("-", ":").replace("T", " ")
        assert time == row["captured_at"], row["file"]
        assert abs(found.duration_ms - float(row["duration_s"] or 0) * 1000) <= 1, row["file"]


def test_every_damaged_sample_gives_a_picture_or_a_reason(samples: Path) -> None:
    outcomes = {path.name: outcome(path) for path in (samples / "damaged").iterdir()}
    assert set(outcomes.values()) == {"opened", "unreadable_media", "not_media"}
    assert outcomes["exif-at-eof.heic"] == "opened"


def outcome(path: Path) -> str:
    try:
        return "opened" if probe(path, LIMITS).width > 0 else "nothing"
    except Refusal as refusal:
        return refusal.code


def test_a_photo_is_told_by_its_content(photo: Path) -> None:
    lying = photo.rename(photo.with_suffix(".mp4"))
    assert probe(lying, LIMITS).kind == "photo"
    assert probe(lying, LIMITS).extension == "jpg"


def test_a_file_that_is_too_large_is_not_opened(photo: Path, video: Path) -> None:
    for path, limits in ((photo, Limits(photo_bytes=10)), (video, Limits(video_bytes=10))):
        with pytest.raises(Refusal, match="too_many_bytes") as refused:
            probe(path, limits)
        assert refused.value.facts["size"] == path.stat().st_size
        assert refused.value.facts["limit"] == 10


def test_a_document_is_no_photo(tmp_path: Path) -> None:
    (tmp_path / "undangan.jpg").write_bytes(b"%PDF-1.7\n")
    with pytest.raises(Refusal, match="not_media"):
        probe(tmp_path / "undangan.jpg", LIMITS)
