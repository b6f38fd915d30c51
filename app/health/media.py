"""The media files that events name: what the watch over the share has found of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from app.health.line import Area, HealthLine, State


class MediaTally(Protocol):
    """Counts over all files that delivered events name."""

    @property
    def files(self) -> int:
        """All of them."""

    @property
    def checked(self) -> int:
        """Those that were read whole at least once."""

    @property
    def missing(self) -> int:
        """Those that are gone."""

    @property
    def altered(self) -> int:
        """Those with other bytes."""

    @property
    def unreadable(self) -> int:
        """Those that could not be read."""

    @property
    def pictures(self) -> int:
        """Those of which a preview is missing or altered."""

    @property
    def oldest(self) -> int:
        """When the file that waited longest was read (office ms), 0 where one never was."""


class MediaTrouble(Protocol):
    """A file that is not as it was handed in."""

    @property
    def name(self) -> str:
        """What people call it."""

    @property
    def coverage(self) -> str:
        """The id of its coverage."""


class MediaState(Protocol):
    """How the files stand, as far as one PC has looked (app.media.fixity)."""

    @property
    def tally(self) -> MediaTally:
        """The counts."""

    @property
    def restored(self) -> int:
        """Files that this PC put back."""

    @property
    def troubles(self) -> Sequence[MediaTrouble]:
        """The newest of those that are not whole."""


def media_lines(state: MediaState | None) -> list[HealthLine]:
    """How many were read and are whole, what is lost, what was put back; None: nobody looks."""
    if state is None:
        return [HealthLine(Area.MEDIA, State.UNKNOWN, "media_not_checked")]
    lines = [_standing(state)]
    if state.restored:
        facts = {"count": state.restored}
        lines.append(HealthLine(Area.MEDIA, State.OK, "media_put_back", facts))
    return lines


def _standing(state: MediaState) -> HealthLine:
    tally = state.tally
    facts: dict[str, object] = {"checked": tally.checked, "total": tally.files}
    named = tuple(
        HealthLine(Area.MEDIA, State.BAD, "media_file", {"name": each.name, "title": each.coverage})
        for each in state.troubles
    )
    if lost := tally.missing + tally.altered + tally.unreadable:
        return HealthLine(Area.MEDIA, State.BAD, "media_wrong", {**facts, "count": lost}, named)
    if tally.pictures:
        more = {**facts, "count": tally.pictures}
        return HealthLine(Area.MEDIA, State.ATTENTION, "media_previews", more, named)
    if not tally.files:
        return HealthLine(Area.MEDIA, State.OK, "media_none")
    if tally.checked < tally.files:
        return HealthLine(Area.MEDIA, State.OK, "media_checking", facts)
    return HealthLine(Area.MEDIA, State.OK, "media_ok", {**facts, "at": tally.oldest})
