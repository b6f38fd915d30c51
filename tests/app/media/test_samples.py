"""Real files of phones and cameras are told exactly; damaged ones give a picture or a reason."""

from __future__ import annotations

import csv
import hashlib
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from app.errors import Refusal
from app.media.limits import Limits
from app.media.shelf import POSTER, SCREEN, STRIPS, THUMB, Shelf
from app.media.workers import Workers

SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "samples"
FACTS = SAMPLES / "facts.csv"
EXTENSIONS = {
    "JPEG": "jpg",
    "HEIF": "heic",
    "HEIC": "heic",
    "Extended WEBP": "webp",
    "MOV": "mov",
    "MP4": "mp4",
}
ALONE = pytest.mark.skipif(not FACTS.exists(), reason="../shared/samples is not on this machine")
pytestmark = ALONE


def rows() -> list[dict[str, str]]:
    if not FACTS.exists():
        return [{"file": "none"}]
    with FACTS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def damaged() -> list[Path]:
    return sorted((SAMPLES / "damaged").glob("*")) or [Path("none")]


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    """One real worker for all samples: what one file does to it must not reach the next."""
    workers = Workers(Limits(), count=1)
    workers.inspect(SAMPLES / "photos" / "portrait_1.jpg")  # runs before the first test looks
    yield workers
    workers.close()


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["file"])
def test_every_sample_is_what_the_facts_say(
    workers: Workers, tmp_path: Path, row: dict[str, str]
) -> None:
    path = SAMPLES / row["file"]
    digest = hashlib.sha256(path.read_bytes()).hexdigest()

    found = workers.inspect(path)
    previews = workers.make_previews(path, digest, tmp_path)

    assert digest == row["sha256"]
    assert (found.kind, found.extension) == (row["kind"], EXTENSIONS[row["type"]])
    assert (found.width, found.height) == (int(row["shown_width"]), int(row["shown_height"]))
    assert found.has_position == (row["has_gps"] == "yes")
    assert found.captured_at.replace("-", ":").replace("T", " ") == row["captured_at"]
    assert abs(found.duration_ms - float(row["duration_s"] or 0) * 1000) <= 1
    assert found.size == path.stat().st_size
    # However it was held (exif_orientation, video_rotation), its pictures stand as it is shown.
    large = SCREEN if found.kind == "photo" else POSTER
    for name in (THUMB, large, *(strip for strip in STRIPS if strip in previews)):
        with Image.open(Shelf(tmp_path).path(digest, name)) as picture:
            shape = picture.width / picture.height
        assert abs(shape - found.width / found.height) < 0.02, name


def test_the_same_waterfall_stands_upright_however_the_camera_was_held(workers: Workers) -> None:
    # Four photos of one scene: as it was and with three of the eight ways of holding a camera.
    shades = []
    for number in (1, 3, 6, 8):
        shown = workers.decode(SAMPLES / f"photos/portrait_{number}.jpg", 10**6)
        picture = Image.frombytes("RGB", (shown.width, shown.height), shown.rows, "raw", "BGRX")
        shades.append(picture.convert("L").resize((3, 4), Image.Resampling.BOX).tobytes())
    for other in shades[1:]:
        assert all(abs(a - b) < 12 for a, b in zip(shades[0], other, strict=True))


@pytest.mark.parametrize("path", damaged(), ids=lambda path: path.name[:40])
def test_every_damaged_sample_gives_pictures_or_a_plain_reason(
    workers: Workers, tmp_path: Path, path: Path
) -> None:
    begun = time.monotonic()
    outcome = taken(workers, path, tmp_path)
    assert time.monotonic() - begun < Limits().seconds
    assert outcome in ("pictures", "not_media", "too_many_pixels", "damaged", "no_picture")
    left = {found.name for found in tmp_path.rglob("*") if found.is_file()}
    assert left == ({THUMB, SCREEN} if outcome == "pictures" else set()), "nothing half made"


def taken(workers: Workers, path: Path, root: Path) -> str:
    try:
        assert workers.inspect(path).width > 0
        workers.make_previews(path, "ab" * 32, root)
    except Refusal as refusal:
        return str(refusal.facts.get("reason", refusal.code))
    return "pictures"
