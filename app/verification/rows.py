"""The ledger's rows as they lie on the share, and which of them are genuine."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.domain.coverage_history import coverage_of
from app.domain.events import Event, Malformed, Sealed, decode_envelope, digest
from app.errors import Failure
from app.ledger.book import Book, Row
from app.ledger.book_salvage import salvage
from app.ledger.hold import Hold
from app.ledger.lock import ShareLock
from app.ledger.office_folder import OfficeFolder
from app.ledger.seal import NotGenuine, unseal
from app.verification.report import Finding

LEDGER = "mejasiar.db"
_AT_ONCE = 2000
# What is wrong with the ledger itself; any other failure says that it could not be looked at.
LEDGER_WRONG = frozenset(
    {"ledger_missing", "ledger_empty", "ledger_damaged", "ledger_foreign", "ledger_wal"}
)
_COVERAGE = re.compile(rb'"stream":"coverage/([0-9a-f]{32})[/"]')


@dataclass(frozen=True, slots=True)
class Reading:
    """All rows that could be read. `legible` is False where not even a part could be."""

    rows: tuple[Row, ...] = ()
    findings: tuple[Finding, ...] = ()
    legible: bool = True


@dataclass(frozen=True, slots=True)
class Genuine:
    """A row that is an event of this office."""

    row: Row
    event: Event


@dataclass(frozen=True, slots=True)
class Sifted:
    """The genuine rows in ledger order, the first of each id; and the others, named."""

    genuine: tuple[Genuine, ...]
    findings: tuple[Finding, ...]
    named: frozenset[str]  # ids of events that a finding names already


def read_ledger(folder: OfficeFolder, lock: ShareLock) -> Reading:
    """Every row, read under the share's lock; of a damaged ledger, whatever can still be read.

    Raises what the lock and the share raise, and Refusal `ledger_newer`: nothing is known then.
    """
    with lock.held() as hold:
        try:
            with Book.open(folder.ledger) as book:
                rows = tuple(_all(book, hold))
                book.check()
            return Reading(rows)
        except Failure as failure:
            if failure.code not in LEDGER_WRONG:
                raise
            return _damaged(folder, failure, hold)


def _all(book: Book, hold: Hold) -> Iterator[Row]:
    after = 0
    while rows := book.rows(after, _AT_ONCE):
        # Without the lock this reader could take another PC's open journal for a dead one's.
        hold.keep()
        yield from rows
        after = rows[-1].seq


def _damaged(folder: OfficeFolder, failure: Failure, hold: Hold) -> Reading:
    # Opening a file whose header speaks of WAL would make SQLite rewrite the evidence.
    untouchable = failure.code == "ledger_wal" or failure.facts.get("reason") == "header"
    present = failure.code in ("ledger_damaged", "ledger_foreign")
    rows = tuple(salvage(folder.ledger, hold.keep)) if present and not untouchable else ()
    finding = Finding(failure.code, "", LEDGER, failure.facts)
    return Reading(rows, (finding,), legible=bool(rows))


def sift(rows: Iterable[Row], office: str) -> Sifted:
    """Verify id, envelope, body and signature of every row."""
    genuine: list[Genuine] = []
    findings: list[Finding] = []
    named: set[str] = set()
    known: set[str] = set()
    for row in rows:
        try:
            event = unseal(row.sealed, office=office)
        except NotGenuine as reason:
            findings.append(_named(row, reason.code, **_reason(reason)))
            continue
        if event.id in known:
            findings.append(_named(row, "row_twice"))
            continue
        known.add(event.id)
        genuine.append(Genuine(row, event))
        if event.body is None:
            named.add(event.id)
            findings.append(_named(row, "body_missing"))
    return Sifted(tuple(genuine), tuple(findings), frozenset(named))


def probable_id(row: Row) -> str:
    """The id that a row had before somebody changed it, as far as the row itself can tell."""
    sealed = row.sealed
    truth = digest(sealed.envelope)
    if truth == sealed.id:
        return truth
    try:
        office = decode_envelope(sealed.envelope).office
        unseal(Sealed(truth, sealed.envelope, None, sealed.signature), office=office or truth)
    except (Malformed, NotGenuine):
        return sealed.id
    return truth


def subject_of(row: Row) -> str:
    """What a row is called: the id that stands in it, else its number."""
    return row.sealed.id[:64] or f"baris {row.seq}"


def coverage_in(row: Row) -> str:
    """The id of the coverage that a row belongs to, read out of an envelope that may be damaged."""
    found = _COVERAGE.search(row.sealed.envelope)
    return found.group(1).decode() if found else ""


def coverage_id(event: Event) -> str:
    """The id of the coverage that a genuine event belongs to, empty for none."""
    return coverage_of(event.envelope.stream)


def _named(row: Row, code: str, **facts: object) -> Finding:
    return Finding(code, coverage_in(row), subject_of(row), {"seq": row.seq, **facts})


def _reason(reason: NotGenuine) -> dict[str, object]:
    return {name: fact for name, fact in reason.facts.items() if name != "id"}
