"""What people prepared and did not seal, as the disk of their PC has it."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from ui.workplace import Workplace

SOON = 5000  # ms


def kept(workplace: Workplace) -> list[Path]:
    """A file for each coverage and post."""
    return sorted((workplace.station.profile.root / "prepared").glob("*/*.json"))


def rests(qtbot: QtBot, workplace: Workplace, *words: str) -> None:
    """Wait until there is one, and it has all these words."""
    qtbot.waitUntil(
        lambda: [all(w in path.read_text() for w in words) for path in kept(workplace)] == [True],
        timeout=SOON,
    )


def ticks(qtbot: QtBot, workplace: Workplace) -> None:
    """Wait until whatever is to be kept was looked at twice."""
    with qtbot.waitSignals([workplace.ticked] * 2, timeout=SOON):
        pass
