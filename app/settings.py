"""What may be set on this PC in `settings.toml` of its own folder, each with bounds and default."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from app.domain.reading import Reader
from app.domain.record import record
from app.errors import Failure
from app.media.hints import Thresholds
from app.media.limits import MB, Limits
from app.sop_file import read_toml

FILE_NAME = "settings.toml"


@record
class Setting:
    """One whole number of the file: where it goes, what one of it comes to there, its bounds."""

    key: str
    field: str
    one: int | float
    least: int
    most: int


MEDIA = (
    Setting("photo_mb", "photo_bytes", MB, 1, 2_000),
    Setting("video_mb", "video_bytes", MB, 1, 200_000),
    Setting("photo_megapixels", "photo_pixels", 1_000_000, 1, 250),
    Setting("video_megapixels", "video_pixels", 1_000_000, 1, 150),
    Setting("video_minutes", "video_ms", 60_000, 1, 24 * 60),
    Setting("video_tracks", "video_tracks", 1, 1, 1_000),
    Setting("profile_kb", "profile_bytes", 1_000, 1, 64_000),
    Setting("seconds", "seconds", 1, 1, 120),
    Setting("start_seconds", "start_seconds", 1, 5, 600),
    Setting("memory_mb", "memory_bytes", MB, 512, 64_000),
)
HINTS = (
    Setting("alike_bits", "alike_bits", 1, 0, 128),
    Setting("sharpness_percent", "least_sharpness", 0.01, 0, 1_000),
    Setting("brightness", "least_brightness", 1, 0, 255),
    Setting("pixels", "least_pixels", 1, 0, 20_000),
    Setting("shake_permille", "most_shake", 0.1, 0, 1_000),
    Setting("silence_db", "least_loudness", -1, 0, 120),
)
SECTIONS = {"media": MEDIA, "hints": HINTS}


@record
class Settings:
    """What the file says, the defaults where it says nothing, and its mistakes.

    A file with a mistake counts as none at all: half of what somebody meant may be worse than
    nothing of it. `mistakes` are lines as `Reader` notes them.
    """

    limits: Limits = Limits()
    thresholds: Thresholds = Thresholds()
    mistakes: tuple[str, ...] = ()


def read_settings(profile: Path) -> Settings:
    """The settings of the PC whose own folder is `profile`; never fails."""
    path = profile / FILE_NAME
    if not path.exists():
        return Settings()
    try:
        table = read_toml(path, "settings_invalid")
    except Failure as failure:
        return Settings(mistakes=_mistakes_of(failure))
    whole = Reader({name: {} for name in SECTIONS} | table, "", None)
    found = {name: _section(whole.table(name), known) for name, known in SECTIONS.items()}
    whole.finish()
    if whole.mistakes:
        return Settings(mistakes=tuple(whole.mistakes))
    return Settings(Limits(**found["media"]), Thresholds(**found["hints"]))


def _section(table: Reader, known: tuple[Setting, ...]) -> dict[str, Any]:
    found = {}
    for setting in known:
        bounds = {"at_least": setting.least, "at_most": setting.most}
        value = table.optional_number(setting.key, **bounds)
        if value is not None:
            found[setting.field] = value * setting.one
    table.finish()
    return found


def _mistakes_of(failure: Failure) -> tuple[str, ...]:
    mistakes = failure.facts.get("mistakes")
    if isinstance(mistakes, tuple):
        return tuple(str(mistake) for mistake in mistakes)
    return (f"file: unreadable={failure.facts.get('reason', '')}",)
