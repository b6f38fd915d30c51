"""What this run sealed or verified is read once; anything else under its id is read as ever."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.events import Envelope, Event, Malformed, Sealed, encode_body, encode_envelope
from app.ledger.replica_rows import LARGEST_KNOWN, MOST_KNOWN, KnownEvents

ENVELOPE = Envelope(
    1, "", "Catatan", 1, "people", "", 0, "", 1, "server", "", "", "pc", "", "nonce", ""
)


def kept(number: int, text: str = "") -> tuple[Sealed, Event]:
    """Bytes that nobody signed, with the event that was read of them."""
    body = {"teks": text} if text else {}
    sealed = Sealed(f"{number:064x}", encode_envelope(ENVELOPE), encode_body(body), b"")
    return sealed, Event(sealed.id, ENVELOPE, body)


def row(sealed: Sealed) -> tuple[object, ...]:
    return 1, sealed.id, sealed.envelope, sealed.body, sealed.signature


def test_a_known_event_is_the_very_one_that_was_read_before() -> None:
    known, (sealed, event) = KnownEvents(), kept(1)
    assert known.event_in(row(sealed)) == event
    known.note(sealed, event)
    assert known.event_in(row(sealed)) is event


def test_other_bytes_under_a_known_id_are_read_for_what_they_are() -> None:
    known, (sealed, event) = KnownEvents(), kept(1, "Panen raya")
    known.note(sealed, event)
    destroyed = replace(sealed, body=None)
    assert known.event(destroyed) is None
    assert known.event_in(row(destroyed)).body is None
    with pytest.raises(Malformed):
        known.event_in(row(replace(sealed, envelope=b"{rusak")))


def test_only_the_last_ones_are_known_and_none_that_is_large() -> None:
    known = KnownEvents()
    large = kept(0, "x" * (LARGEST_KNOWN + 1))
    known.note(*large)
    assert known.event(large[0]) is None
    noted = [kept(number) for number in range(MOST_KNOWN + 2)]
    for each in noted:
        known.note(*each)
    assert [known.event(sealed) is not None for sealed, _ in noted[:3]] == [False, False, True]
