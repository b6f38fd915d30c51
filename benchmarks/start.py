"""How long a person waits for their inbox, against the barest window that PySide6 opens."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from app.demo.office import POSTS
from app.demo.prepare import prepare_demo
from app.demo.story import tell_story
from app.domain.roles import Role
from benchmarks.measure import Row

RUNS = 7
WARM = 2  # the first one joins the office and takes its history in
BARE = ("-m", "benchmarks.bare_window")
TARGET = 2.5  # ours as a multiple of the bare window


def run() -> list[Row]:
    """From the command to a painted inbox, both as processes of their own."""
    with tempfile.TemporaryDirectory() as scratch:
        office, profile = Path(scratch) / "kantor", Path(scratch) / "profil"
        prepare_demo(office, story=False)
        tell_story(office, small=True)
        ours = _inbox(office, profile)
        turns = [(_until_painted(ours), _until_painted(BARE)) for _ in range(WARM + RUNS)]
    ours_ms, bare_ms = map(statistics.median, zip(*turns[WARM:], strict=True))
    return [Row("cold start to a painted inbox", ours_ms, bare_ms, "ms", TARGET)]


def _inbox(office: Path, profile: Path) -> Sequence[str]:
    kabag = next(post.name for post in POSTS if post.role is Role.KABAG)
    places = ("--office", str(office), "--profile", str(profile))
    return ("-m", "ui", "demo", *places, "--sign-in", kabag, "--quit-after-paint")


def _until_painted(words: Sequence[str]) -> float:
    """Milliseconds until it says `painted`; how long a process takes to end is nobody's wait."""
    # Installed programs have their bytecode; a developer's setting must not compile both anew.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    if sys.platform == "linux" and "DISPLAY" not in environment:
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    begun = time.perf_counter()
    command = [sys.executable, *words]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        said = process.stdout.readline() if process.stdout else ""
        taken = (time.perf_counter() - begun) * 1000
        code = process.wait(timeout=60)
    if said != "painted\n" or code:
        raise RuntimeError(f"{words[1]} said {said!r} and ended with {code}")
    return taken
