"""What a hand-in takes to lie on a disk for certain, beside the commands that do the same."""

from __future__ import annotations

import os
import shutil
import statistics
from collections.abc import Callable, Sequence
from pathlib import Path, PurePosixPath

from app.media.vault import Vault
from benchmarks.measure import Row, milliseconds
from benchmarks.media_peers import Peers

MB = 1_000_000
FOLDER = PurePosixPath("berkas/2026/11/2026-11-22-3fa9c0de-peninjauan-jalan")
RUNS = 5


def copy_rows(place: Path) -> list[Row]:
    """600 MB in one video, and in as many photos as that makes."""
    return [
        _copied("600 MB as one video", _made(place / "satu", 1, 600 * MB), place),
        _copied("600 MB as 150 photos", _made(place / "banyak", 150, 4 * MB), place),
    ]


def _made(folder: Path, count: int, size: int) -> list[Path]:
    folder.mkdir()
    sources = [folder / f"{number:03}.mp4" for number in range(count)]
    for source in sources:
        with source.open("wb") as written:
            for _ in range(size // (4 * MB)):
                written.write(os.urandom(4 * MB))
    os.sync()
    return sources


def _copied(what: str, sources: Sequence[Path], place: Path) -> Row:
    def ours(target: Path) -> None:
        for source in sources:
            Vault(target).store(source, FOLDER, "mp4", lambda done: True)

    def other(target: Path) -> None:
        for source in sources:
            Peers(target).copy(source)

    turns = [(_taken(ours, place / "kantor"), _taken(other, place / "cp")) for _ in range(RUNS)]
    vault, bare = map(statistics.median, zip(*turns, strict=True))
    return Row(f"hand-in of {what} : cp, sync FILE, sha256sum", vault, bare, "ms", 1.15)


def _taken(work: Callable[[Path], None], target: Path) -> float:
    """Milliseconds into a new folder; how long it takes to be rid of it is nobody's wait."""
    target.mkdir()
    taken = milliseconds(lambda: work(target))
    shutil.rmtree(target)
    return taken
