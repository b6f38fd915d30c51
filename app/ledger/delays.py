"""Acts that reached the ledger long after they were made, as its order alone tells everybody."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.events import Event, decode_envelope
from app.ledger.replica import Replica

LONG = 120_000  # ms; a PC that is connected delivers within seconds
_BEFORE = 30  # rows that are asked when they were made


def delivered_after(replica: Replica, events: Iterable[Event]) -> dict[str, int]:
    """Event id to the office time (ms) after which it was delivered, of those that were delayed.

    A row lies behind others that the server's clock dates later than its own act: it came after
    they were made. When exactly nobody wrote down. Nothing is said of what is not delivered yet.
    """
    found: dict[str, int] = {}
    for event in events:
        place = replica.place(event.id)
        latest = _latest_before(replica, place) if place else 0
        if latest - event.envelope.at > LONG:
            found[event.id] = latest
    return found


def _latest_before(replica: Replica, place: int) -> int:
    first = max(0, place - 1 - _BEFORE)
    rows = replica.confirmed_batch(first, _BEFORE)
    envelopes = (decode_envelope(sealed.envelope) for seq, sealed in rows if seq < place)
    return max((each.at for each in envelopes if each.quality == "server"), default=0)
