"""A ledger that cannot be read is replaced, under the lock, by one built from this PC's replica."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_hex

from app.domain.events import Event, Sealed
from app.errors import Failure, Unavailable
from app.ledger.book import Book
from app.ledger.book_file import discard, install
from app.ledger.book_salvage import salvage
from app.ledger.branches import leave_branch
from app.ledger.forks import remember_fork
from app.ledger.hold import Hold
from app.ledger.holding import miss
from app.ledger.incidents import Incident
from app.ledger.office_folder import OfficeFolder
from app.ledger.replica import Replica
from app.ledger.seal import NotGenuine, unseal

# Missing, empty, damaged or foreign while mejasiar.toml is ours. A ledger in WAL mode or of a
# newer format is somebody's work and stays as it is.
HEALABLE = frozenset({"ledger_missing", "ledger_empty", "ledger_damaged", "ledger_foreign"})

_BATCH = 500  # a slow share is to take so many well within the lease


def may_heal(failure: Failure, replica: Replica, office: str) -> bool:
    """Whether this PC can build the ledger anew: it must know the office's very beginning."""
    return failure.code in HEALABLE and replica.has(office)


def rebuild(
    folder: OfficeFolder,
    replica: Replica,
    office: str,
    device: str,
    reason: str,
    at: int,
    hold: Hold,
) -> Incident:
    """Put a ledger of everything genuine in the place of one that cannot be read.

    Only under the lock. What can still be read of the old one is taken first; its file is set
    aside under cadangan/. The new one holds what was confirmed before, in its old order, so that
    the chain comes out the same where nobody came between; the next pull confirms it. `hold` is
    kept however long this takes, so that it comes to an end on a slow share too. Raises what
    `Book` raises, `lock_lost` with it, with the old ledger still in its place.
    """
    remember_fork(replica)
    replica.salvage(_genuine(folder.ledger, replica, office, hold))
    # All of it, though most comes back as it was: should the new ledger be harmed before it was
    # read back, nobody could follow what later acts say that they saw.
    leave_branch(replica, 0, at)
    miss(replica)
    replica.rewind(0)
    aside = folder.copies / f"buku-besar-{_stamp(at)}-{device}-{token_hex(2)}"
    beside = folder.ledger.with_name(f"{folder.ledger.name}.new-{token_hex(4)}")
    try:
        count = _build(beside, [entry.sealed for entry in replica.pending() if entry.lost], hold)
        if not hold.still_mine():
            raise Unavailable("lock_lost")  # another PC may have healed it, and gone on
        install(beside, folder.ledger, aside)
    finally:
        discard(beside)
    facts = {"reason": reason, "rows": count, "aside": aside.name, "at": at}
    return Incident("ledger_replaced", at, facts)


def _genuine(
    ledger: Path, replica: Replica, office: str, hold: Hold
) -> Iterator[tuple[int | None, Sealed, Event]]:
    for row in salvage(ledger, hold.keep) if ledger.exists() else ():
        hold.keep()
        if not replica.has(row.sealed.id):
            try:
                yield row.seq, row.sealed, unseal(row.sealed, office=office)
            except NotGenuine:
                continue


def _build(path: Path, events: list[Sealed], hold: Hold) -> int:
    Book.create(path)
    with Book.open(path) as book:
        for start in range(0, len(events), _BATCH):
            hold.keep()
            book.append(events[start : start + _BATCH])
        hold.keep()
        return book.head().seq


def _stamp(at: int) -> str:
    return datetime.fromtimestamp(at / 1000, UTC).strftime("%Y%m%d-%H%M%S")
