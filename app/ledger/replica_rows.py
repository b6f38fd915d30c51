"""What the rows of a replica say."""

from __future__ import annotations

from typing import Any

from app.domain.events import Event, Sealed, read_kept
from app.domain.record import record

# As many as two visits bring: what one brought is shown while the next one is under way.
MOST_KNOWN = 4000
LARGEST_KNOWN = 4096  # bytes of a body


@record
class Pending:
    """An event that the ledger does not have. `lost` when it was confirmed there before."""

    sealed: Sealed
    event: Event
    lost: bool


def event_in(row: tuple[Any, ...]) -> Event:
    """The event in a row of (anything, id, envelope, body, ...); raises Malformed.

    Its signature was verified when it came in.
    """
    return read_kept(*row[1:4])


def cells_of(sealed: Sealed) -> tuple[bytes, bytes | None, bytes]:
    """Envelope, body and signature, as the last three columns want them."""
    return sealed.envelope, sealed.body, sealed.signature


class KnownEvents:
    """What this run sealed, or verified lately: it is neither verified nor read anew.

    The last ones only, and none that is large; what is not here any more is read as ever.
    """

    def __init__(self) -> None:
        self._events: dict[str, tuple[Sealed, Event]] = {}

    def note(self, sealed: Sealed, event: Event) -> None:
        """An event whose bytes are known to be genuine."""
        if len(sealed.body or b"") <= LARGEST_KNOWN:
            self._events[sealed.id] = sealed, event
        while len(self._events) > MOST_KNOWN:
            self._events.pop(next(iter(self._events)), None)

    def event_in(self, row: tuple[Any, ...]) -> Event:
        """As the function of that name."""
        known = row[1] in self._events and self.event(Sealed(*row[1:]))
        return known or event_in(row)

    def event(self, sealed: Sealed) -> Event | None:
        """The event, if it is known and these are its very bytes."""
        known = self._events.get(sealed.id)
        return known[1] if known is not None and known[0] == sealed else None
