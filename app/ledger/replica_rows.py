"""What the rows of a replica say."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from app.domain.events import Event, Sealed, read_kept
from app.domain.record import record


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


def cells_of(sealed: Sealed, body: bytes | None) -> tuple[bytes, bytes | None, bytes]:
    """Envelope, body and signature, as the last three columns want them."""
    return sealed.envelope, body, sealed.signature


class MadeHere:
    """What this run sealed and the ledger does not have: neither verified nor read anew."""

    def __init__(self) -> None:
        self._events: dict[str, tuple[Sealed, Event]] = {}

    def note(self, sealed: Sealed, event: Event) -> None:
        """An event was made here."""
        self._events[sealed.id] = sealed, event

    def forget(self, ids: Iterable[str]) -> None:
        """These are delivered."""
        for each in ids:
            self._events.pop(each, None)

    def event_in(self, row: tuple[Any, ...]) -> Event:
        """As the function of that name. Most rows were not made here: they are told by their id."""
        made = row[1] in self._events and self.event(Sealed(*row[1:]))
        return made or event_in(row)

    def event(self, sealed: Sealed) -> Event | None:
        """The event, if it was made here and these are its very bytes."""
        known = self._events.get(sealed.id)
        return known[1] if known is not None and known[0] == sealed else None
