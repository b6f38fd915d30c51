"""What it costs to go through a coverage of 300 photos, in the whole window of the program."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from benchmarks.measure import Row
from benchmarks.media_coverage import wait_for_kabag

PHOTOS = 300
KILOBYTE, MEGABYTE = 1024, 1_000_000
MORE = 400.0  # MB beside a bare window
BARE = """
from pathlib import Path
from benchmarks.bare_window import main
main()
print(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0])
"""
FLAT = 1.05  # the second time through as a multiple of the first


def review_rows(place: Path) -> list[Row]:
    """First tiles, longest stall and memory; one office is made, one window opened."""
    office = place / "liputan"
    wait_for_kabag(office, place, PHOTOS)
    figures = _gone_through(office, place / "kabag")
    more = figures["first"] - _bare()
    what = f"a coverage with {PHOTOS} photos"
    return [
        Row(f"first tiles of {what}", figures["tiles"], 0, "ms", 200),
        Row("longest stall while all of it is gone through", figures["stall"], 0, "ms", 50),
        Row(f"memory with {what}, more than a bare window", more, 0, "MB", MORE),
        Row("the same, all of it a second time", figures["second"], figures["first"], "MB", FLAT),
    ]


def _gone_through(office: Path, profile: Path) -> dict[str, float]:
    places = ("--office", str(office), "--profile", str(profile))
    command = [sys.executable, "-m", "benchmarks.review_window", *places]
    told = subprocess.run(command, env=_offscreen(), stdout=subprocess.PIPE, check=True, text=True)
    figures: dict[str, float] = json.loads(told.stdout.splitlines()[-1])
    return figures


def _bare() -> float:
    """The MB that the least of windows takes at its most; told from inside, free of its parent."""
    command = [sys.executable, "-c", BARE]
    told = subprocess.run(command, env=_offscreen(), stdout=subprocess.PIPE, check=True, text=True)
    return int(told.stdout.split()[-1]) * KILOBYTE / MEGABYTE


def _offscreen() -> dict[str, str]:
    return os.environ | {"QT_QPA_PLATFORM": "offscreen"}
