"""How long a person waits for their inbox, against the barest window that PySide6 opens."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from app.demo.office import POSTS
from app.demo.prepare import prepare_demo
from app.demo.story import tell_story
from app.domain.roles import Role
from benchmarks.measure import Row, medians

RUNS = 7
TARGET = 2.5  # ours as a multiple of the bare window


def run() -> list[Row]:
    """From the command to a painted inbox and out again, both as processes of their own."""
    with tempfile.TemporaryDirectory() as scratch:
        office, profile = Path(scratch) / "kantor", Path(scratch) / "profil"
        prepare_demo(office, story=False)
        tell_story(office, small=True)
        ours = _inbox(office, profile)
        ours_ms, bare_ms = medians(
            lambda: _start(ours),
            lambda: _start(("-m", "benchmarks.bare_window")),
            runs=RUNS,
            warm=2,  # the first one joins the office and takes its history in
        )
    return [Row("cold start to a painted inbox", ours_ms, bare_ms, "ms", TARGET)]


def _inbox(office: Path, profile: Path) -> Sequence[str]:
    kabag = next(post.name for post in POSTS if post.role is Role.KABAG)
    places = ("--office", str(office), "--profile", str(profile))
    return ("-m", "ui", "demo", *places, "--sign-in", kabag, "--quit-after-paint")


def _start(words: Sequence[str]) -> None:
    # Installed programs have their bytecode; a developer's setting must not compile both anew.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    if sys.platform == "linux" and "DISPLAY" not in environment:
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    subprocess.run(
        [sys.executable, *words], env=environment, check=True, stdout=subprocess.DEVNULL, timeout=60
    )
