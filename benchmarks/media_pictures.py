"""How fast photos and videos turn into pictures to look at, by our workers and by others."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from app.media.limits import Limits
from app.media.shelf import STRIP
from app.media.workers import Workers
from benchmarks.measure import Row, medians
from benchmarks.media_input import MediaInput
from benchmarks.media_peers import Peers

PROCESSES = 2
ROUNDS = 3  # over all photos
RUNS = 9
MINUTE = 60
MOMENTS = [MINUTE * (2 * number + 1) // (2 * STRIP) for number in range(STRIP)]
ORIGINAL = "ab" * 32  # under which the strip's previews lie on their shelf


def picture_rows(given: MediaInput, place: Path) -> list[Row]:
    """Thumbnails, posters and a strip; what is made goes into `place`."""
    peers, workers = Peers(place), Workers(Limits(), PROCESSES)
    try:
        return [
            *_thumbnails(given.photos, workers, peers),
            _poster("1080p H.264", given.h264, workers, peers),
            _poster("4K HEVC", given.hevc, workers, peers),
            _strip(given.h264, workers, peers),
        ]
    finally:
        workers.close()


def _thumbnails(photos: Sequence[Path], workers: Workers, peers: Peers) -> list[Row]:
    for photo in photos:
        photo.read_bytes()  # nobody pays for the disk

    def ours() -> None:
        with ThreadPoolExecutor(PROCESSES) as askers:
            for picture in askers.map(workers.glance, photos):
                assert picture

    name = f"thumbnails of {len(photos)} photos of 12 MP"
    vips = medians(ours, lambda: peers.vips(photos), ROUNDS, warm=0)
    djpeg = medians(ours, lambda: peers.djpeg(photos), ROUNDS, warm=0)
    return [
        _rate(f"{name} : vipsthumbnail", len(photos), vips, 1.5),
        _rate(f"{name} : djpeg -scale 1/4", len(photos), djpeg, 0.85),
    ]


def _poster(kind: str, video: Path, workers: Workers, peers: Peers) -> Row:
    taken = medians(lambda: workers.glance(video), lambda: peers.poster(video), RUNS)
    return Row(f"poster of {kind} : ffmpegthumbnailer", *taken, "ms", 1)


def _strip(video: Path, workers: Workers, peers: Peers) -> Row:
    def ours() -> None:
        made = workers.make_previews(video, ORIGINAL, peers.place)
        assert len(made) == STRIP + 2, "the strip, the best of it as poster, and its thumbnail"

    taken = medians(ours, lambda: peers.strip(video, MOMENTS), ROUNDS)
    return _rate(
        f"strip of {STRIP} frames, poster, all : {STRIP} x ffmpegthumbnailer", 1, taken, 1.5
    )


def _rate(name: str, count: int, taken: tuple[float, float], target: float) -> Row:
    ours, other = (count * 1000 / each for each in taken)
    return Row(name, ours, other, "/s", target, more_is_better=True)
