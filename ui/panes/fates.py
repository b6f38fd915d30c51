"""What became of a post on one platform: a sign and a word, a removed one as removed."""

from __future__ import annotations

from app.domain.coverage import Coverage, Result
from ui.texts.acts import OUTCOMES

TAKEN_DOWN = "taken_down"
SIGNS = {  # fate -> (icon, token)
    "published": ("check-bold", "ok"),
    "failed": ("x-bold", "problem"),
    "postponed": ("hourglass", "late"),
    TAKEN_DOWN: ("prohibit-bold", "problem"),
    "": ("circle", "soft"),
}
WORDS = {**OUTCOMES, TAKEN_DOWN: "diturunkan"}


def fate_of(result: Result | None) -> str:
    """A key of SIGNS; "" where nothing is recorded."""
    if result is None:
        return ""
    return TAKEN_DOWN if result.taken_down else result.record.outcome


def progress(coverage: Coverage) -> str:
    """1 dari 2 kanal: on how many of the platforms that were directed it is to be seen."""
    live = sum(result.is_live for result in coverage.standing_results.values())
    return f"{live} dari {len(coverage.platforms)} kanal"
