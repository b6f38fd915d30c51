"""How fast photos and videos turn into pictures to look at, by our workers and by others."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from statistics import median

from app.media.limits import Limits
from app.media.shelf import STRIP
from app.media.workers import Workers
from benchmarks.measure import Row, medians, milliseconds
from benchmarks.media_input import MediaInput
from benchmarks.media_peers import Peers

PROCESSES = 2
ROUNDS = 3  # over all photos, a part of them by each in turn
PART = 20
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

    def ours(some: Sequence[Path]) -> None:
        with ThreadPoolExecutor(PROCESSES) as askers:
            for picture in askers.map(workers.glance, some):
                assert picture

    ours(photos[:PROCESSES])  # the workers are there
    parts = [photos[begin : begin + PART] for begin in range(0, len(photos), PART)] * ROUNDS
    turns = [
        [milliseconds(partial(work, part)) for work in (ours, peers.vips, peers.djpeg)]
        for part in parts
    ]
    own, vips, djpeg = (PART * 1000 / median(taken) for taken in zip(*turns, strict=True))
    name = f"thumbnails of {len(photos)} photos of 12 MP"
    return [
        Row(f"{name} : vipsthumbnail", own, vips, "/s", 1.5, more_is_better=True),
        Row(f"{name} : djpeg -scale 1/4", own, djpeg, "/s", 0.85, more_is_better=True),
    ]


def _poster(kind: str, video: Path, workers: Workers, peers: Peers) -> Row:
    taken = medians(lambda: workers.glance(video), lambda: peers.poster(video), RUNS)
    return Row(f"poster of {kind} : ffmpegthumbnailer", *taken, "ms", 1)


def _strip(video: Path, workers: Workers, peers: Peers) -> Row:
    def ours() -> None:
        made = workers.make_previews(video, ORIGINAL, peers.place)
        assert len(made) == STRIP + 2, "the strip, the best of it as poster, and its thumbnail"

    taken = medians(ours, lambda: peers.strip(video, MOMENTS), ROUNDS)
    own, other = (1000 / each for each in taken)
    name = f"strip of {STRIP} frames with poster : {STRIP} x ffmpegthumbnailer"
    return Row(name, own, other, "/s", 1.5, more_is_better=True)
