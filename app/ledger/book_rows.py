"""What the rows of the ledger are: their places, their chain, and how cells are read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from app.domain.events import Sealed, digest
from app.domain.record import record


@record
class Row:
    """A row as it lies in the ledger. Nothing in it has been verified."""

    seq: int
    sealed: Sealed
    chain: str


@record
class Head:
    """The last row of a ledger (or of what a PC knows of it)."""

    seq: int
    chain: str


GENESIS = Head(0, "")


@record
class Left:
    """A ledger as a PC left it: its `idle_poll`, and its last row with the computed chain."""

    token: bytes
    head: Head


def next_chain(chain: str, event_id: str) -> str:
    """SHA-256, in hex, over the hex text of the chain before it and then that of the id.

    The chain before the first row is the empty text.
    """
    return digest(f"{chain}{event_id}".encode())


def chained(events: Iterable[Sealed], seq: int, chain: str) -> list[Row]:
    """The rows of events that come after row `seq`, whose chain is `chain`."""
    rows = []
    for number, event in enumerate(events, seq + 1):
        chain = next_chain(chain, event.id)
        rows.append(Row(number, event, chain))
    return rows


def row_of(seq: int, id: Any, envelope: Any, body: Any, signature: Any, chain: Any) -> Row:
    """The row in six cells, each of whatever type somebody put there."""
    known = body if body is None else as_bytes(body)
    sealed = Sealed(as_text(id), as_bytes(envelope), known, as_bytes(signature))
    return Row(seq, sealed, as_text(chain))


def as_text(cell: object) -> str:
    """A cell as text, empty where it holds another type."""
    return cell if isinstance(cell, str) else ""


def as_bytes(cell: object) -> bytes:
    """A cell as bytes, empty where it holds another type."""
    return cell if isinstance(cell, bytes) else b""
