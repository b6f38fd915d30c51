"""Where a coverage's files lie, in the office folder and in staging alike."""

from __future__ import annotations

from datetime import datetime
from pathlib import PurePosixPath
from zoneinfo import ZoneInfo

from app.domain.acts import Activity
from app.media.vault import bag_folder


def folder_of(zone: str, coverage_id: str, opening: Activity) -> PurePosixPath:
    """The folder of a coverage: named by its opening, for good, whatever is corrected later.

    `zone` is the office's (IANA): the day is the office's, not this PC's. Raises Refusal
    `unsafe_name` for an id that no program of ours made.
    """
    day = datetime.fromtimestamp(opening.starts_at / 1000, ZoneInfo(zone)).date()
    return bag_folder(day, coverage_id, opening.title)
