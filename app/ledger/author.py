"""The pen of this PC: it turns what somebody decided into a sealed event that is kept."""

from __future__ import annotations

from secrets import token_hex
from typing import Any

from app.domain.codec import to_body
from app.domain.events import (
    FORMAT,
    NO_EVENT,
    Envelope,
    Event,
    Malformed,
    digest,
    encode_body,
)
from app.domain.record import record
from app.errors import Refusal
from app.ledger.office_clock import OfficeClock
from app.ledger.replica import Replica
from app.ledger.seal import Signer, seal

BODY_VERSION = 1


@record
class Byline:
    """Whose hand and in what post: person id (empty for the root), key, appointment id."""

    person: str
    signer: Signer
    appointment: str = NO_EVENT


class Author:
    """Writes events into this PC's replica; when `write` returns, the event lasts (✓)."""

    def __init__(self, replica: Replica, clock: OfficeClock, device: str, office: str) -> None:
        self._replica = replica
        self._clock = clock
        self.device = device  # another one where this PC turns out to have a double
        self._office = office

    def write(self, said: Any, stream: str, prev: str, by: Byline) -> Event:
        """Seal `said` (a body dataclass) into `stream` after `prev`, and keep it.

        Raises Refusal `too_large` for a body over 64 KB, and what the replica raises.
        """
        return self.keep(self.compose(said, stream, prev, by), by)

    def compose(self, said: Any, stream: str, prev: str, by: Byline) -> Event:
        """The event as it would be, unsigned and without an id, to be rehearsed or kept."""
        body = to_body(said)
        try:
            kept = encode_body(body)
        except Malformed as error:
            raise Refusal("too_large", kind=type(said).__name__) from error
        now, head = self._clock.now(), self._replica.head()
        envelope = Envelope(
            format=FORMAT,
            office=self._office,
            kind=type(said).__name__,
            version=BODY_VERSION,
            stream=stream,
            prev=prev,
            seen_seq=head.seq,
            seen_chain=head.chain,
            at=now.at,
            quality=now.quality,
            person=by.person,
            key=by.signer.key,
            device=self.device,
            appointment=by.appointment,
            nonce=token_hex(16),
            body=digest(kept),
        )
        return Event(NO_EVENT, envelope, body)

    def keep(self, composed: Event, by: Byline) -> Event:
        """Seal what was composed and keep it: on return it lasts (✓)."""
        body = composed.body or {}
        sealed = seal(composed.envelope, body, by.signer)
        event = Event(sealed.id, composed.envelope, body)
        self._replica.add_own(sealed, event)
        return event
