"""A file made to fill the memory or to take for ever costs a moment, and is told plainly."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.errors import Refusal
from app.media.limits import Limits
from app.media.workers import Workers
from tests.app.media.bombs import BOMBS

MOST_MEMORY = 400_000  # KB that a worker ever had
GRACE = 5.0  # seconds to end a worker and to come back, on a busy machine
TOLD = {
    "jpeg_of_sides": "too_many_pixels",
    "tiff_of_sides": "too_many_pixels",
    "webp_of_sides": "too_many_pixels",
    "heic_of_sides": "too_many_pixels",
    "mp4_of_tracks": "too_many_tracks",
    "png_of_words": "unreadable_media",
    "png_of_many_words": "unreadable_media",
    "noise in jpeg": "unreadable_media",
    "tiff_of_circles": "pictures",
    "png_of_nothing": "pictures",
    "jpeg_of_segments": "pictures",
}
PLAIN = {"pictures", "unreadable_media", "no_picture", "too_much_memory", "too_long"}


@pytest.fixture(scope="module")
def workers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workers]:
    """One worker for them all, begun before the first test looks at what runs."""
    workers = Workers(Limits(), count=1)
    with pytest.raises(Refusal):
        workers.inspect(tmp_path_factory.mktemp("folder"))
    yield workers
    workers.close()


def outcome(workers: Workers, path: Path, root: Path) -> tuple[str, float]:
    """What came of it, and the longest that one question took."""
    longest = 0.0
    questions = (workers.inspect, lambda path: workers.make_previews(path, "ab" * 32, root))
    for ask in questions:
        begun = time.monotonic()
        try:
            ask(path)
        except Refusal as refusal:
            return refusal.code, max(longest, time.monotonic() - begun)
        longest = max(longest, time.monotonic() - begun)
    return "pictures", longest


def memory(workers: Workers) -> int:
    """The most that the worker ever had, in KB; 0 where that cannot be asked or it has ended."""
    if sys.platform != "linux":
        return 0
    for pid in workers.process_ids():
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1])
    return 0


@pytest.mark.parametrize("name", sorted(BOMBS.keys() - {"jpeg_of_scans"}))
def test_a_bomb_is_told_plainly_in_time_and_in_little_memory(
    workers: Workers, tmp_path: Path, name: str
) -> None:
    place = tmp_path / "staging"
    place.mkdir()
    (tmp_path / name).write_bytes(BOMBS[name]())

    told, longest = outcome(workers, tmp_path / name, place)

    assert told in PLAIN | {TOLD.get(name, "")}
    assert told == TOLD.get(name, told)
    assert longest < workers.limits.seconds + GRACE
    assert memory(workers) < MOST_MEMORY
    assert {found.name for found in tmp_path.iterdir()} == {name, "staging"}


def test_a_photo_without_end_is_given_up(tmp_path: Path) -> None:
    (tmp_path / "slow.jpg").write_bytes(BOMBS["jpeg_of_scans"]())
    workers = Workers(Limits(seconds=1), count=1)
    told, longest = outcome(workers, tmp_path / "slow.jpg", tmp_path)
    workers.close()
    assert told == "too_slow"
    assert longest < 1 + GRACE
