"""A process that may have only so much memory gets no more, and is told so as Python tells it."""

from __future__ import annotations

import subprocess
import sys

import pytest

TRY = """
from app.media.own_memory import limit_own_memory
assert limit_own_memory(300_000_000)
assert len(bytearray(50_000_000)) == 50_000_000
try:
    bytearray(400_000_000)
except MemoryError:
    print("held")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Wine takes the limit and does not hold it")
def test_a_process_is_held_to_its_memory() -> None:
    done = subprocess.run([sys.executable, "-c", TRY], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "held"
