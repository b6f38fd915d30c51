"""What the rows of a replica say."""

from __future__ import annotations

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
