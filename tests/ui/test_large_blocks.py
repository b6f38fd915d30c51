"""Photos that were looked at and dropped leave nothing behind in memory."""

from __future__ import annotations

import subprocess
import sys

import pytest

PHOTOS = """
import sys
from pathlib import Path
from PySide6.QtGui import QImage
from ui.large_blocks import return_large_blocks

def megabytes():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6

def photo(number):
    image = QImage(1600 + number, 1200, QImage.Format.Format_RGB32)
    image.fill(number)
    return image

return_large_blocks()
photo(0)  # as soon as one was dropped, glibc would keep the next ones
before = megabytes()
photos = [photo(number) for number in range(12)]
held = [photo(0).scaled(40, 30) for _ in photos]  # what stays lies behind what goes
most = megabytes()
del photos
print(round(most - before), round(megabytes() - before))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do so by themselves")
def test_dropped_photos_go_back_to_the_system() -> None:
    told = subprocess.run(
        [sys.executable, "-c", PHOTOS], capture_output=True, text=True, timeout=60
    )
    taken, left = map(int, told.stdout.split())
    assert taken > 80, "twelve photos of 8 MB"
    assert left < 10
