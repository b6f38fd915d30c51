"""Brings a copy back as the office's ledger; what lay there is set aside, never deleted."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_hex

from app.copies.checking import Checked, end_of
from app.domain.events import Malformed, Sealed, decode_envelope
from app.domain.record import record
from app.errors import Refusal, Unavailable
from app.ledger.book import Book
from app.ledger.book_file import install
from app.ledger.book_salvage import salvage
from app.ledger.book_schema import failures
from app.ledger.hold import Hold
from app.ledger.incidents import Incident
from app.ledger.leftovers import RESTORING
from app.ledger.lock import PATIENCE, ShareLock
from app.ledger.office_folder import OfficeFacts, OfficeFolder
from app.ledger.seal import NotGenuine, unseal
from app.media.copying import copy_beside
from app.own_files import sync_folder
from app.put_in_place import put_in_place

_BATCH = 500
Going = Callable[[int], bool]  # bytes copied so far; False to give up before anything is changed


@record
class Restored:
    """What a restoration came to."""

    office: str
    name: str
    events: int  # in the ledger now
    added: int  # of them from the ledger that lay there before
    aside: str  # the folder under cadangan/ to which that one was moved, empty where none was
    founded: bool  # mejasiar.toml was missing or unreadable, and was written anew

    def as_incident(self, at: int) -> Incident:
        """What is recorded of it; `at` is office time, ms."""
        facts = {"rows": self.events, "added": self.added, "aside": self.aside, "at": at}
        return Incident("ledger_restored", at, facts)


def restore(
    folder: OfficeFolder,
    copy: Checked,
    device: str,
    at: int,
    going: Going = lambda done: True,
    patience: float = PATIENCE,
) -> Restored:
    """Put a copy that was read whole in the place of the ledger, under the office's lock.

    What the present ledger has beyond it is taken along as far as it can be read, and the PCs
    append what they know beyond that: nothing is undone by an older copy. A folder without an
    office becomes that of the copy. `at` is office time, ms; `patience` is for the lock, in s.

    Raises Refusal `office_other` (the folder is another office's), `office_newer`,
    `ledger_newer`, `ledger_wal`; Unavailable `disk_full` (needed, free), `lock_busy`,
    `lock_lost`, and as the folder does. Whatever is raised, the present ledger is in its place.
    """
    known = _facts(folder)
    if known is not None and known.office_id != copy.office:
        raise Refusal("office_other", have=known.office_id, needed=copy.office)
    scratch = folder.root / f"{RESTORING}{token_hex(4)}"  # gone whatever happens, part and journal
    aside = folder.copies / f"buku-besar-{_stamp(at)}-{device}-{token_hex(2)}"
    try:
        with failures():
            scratch.mkdir(parents=True)
        beside, _ = copy_beside(copy.path, scratch, going)
        if end_of(beside, copy.office) != (copy.events, copy.chain):
            raise Unavailable("ledger_copy_damaged", name=copy.path.name, reason="chain")
        with ShareLock(folder.lock, device, patience=patience).held() as hold:
            added = _exchange(folder, beside, copy.office, hold, aside)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    if known is None:
        _found(folder, OfficeFacts(copy.office, copy.name, demo=copy.demo), aside)
    events = copy.events + added
    return Restored(
        copy.office, copy.name, events, added, aside.name if aside.exists() else "", known is None
    )


def _facts(folder: OfficeFolder) -> OfficeFacts | None:
    """Whose folder it is; None where that cannot be told, which is what brings people here."""
    try:
        return folder.read()
    except Unavailable:
        return None


def _exchange(folder: OfficeFolder, beside: Path, office: str, hold: Hold, aside: Path) -> int:
    """However long it takes the lock is kept; once it is lost nothing is changed."""
    _refuse_what_must_stay(folder.ledger)
    hold.keep()
    added = _take_along(folder.ledger, beside, office, hold)
    if not hold.still_mine():
        raise Unavailable("lock_lost")
    install(beside, folder.ledger, aside)
    return added


def _refuse_what_must_stay(ledger: Path) -> None:
    """A newer program's work, and one that another program has open, are not set aside."""
    try:
        Book.open(ledger).close()
    except (Refusal, Unavailable) as failure:
        if failure.code in ("ledger_newer", "ledger_wal") or failure.code == "office_offline":
            raise


def _take_along(ledger: Path, beside: Path, office: str, hold: Hold) -> int:
    """Append what the present ledger has beyond the copy, in its order; how much that was."""
    rows = salvage(ledger, hold.keep) if ledger.exists() else []
    hold.keep()
    with Book.open(beside) as book:
        known = {event_id for _, event_id in book.ids()}
        beyond = {
            row.sealed.id: row.sealed
            for row in rows
            if row.sealed.id not in known and _is_genuine(row.sealed, office)
        }
        if rows and not beyond and not any(row.sealed.id in known for row in rows):
            _refuse_other(rows[0].sealed, office)
        events = list(beyond.values())
        for start in range(0, len(events), _BATCH):
            hold.keep()
            book.append(events[start : start + _BATCH])
    hold.keep()
    return len(events)


def _is_genuine(sealed: Sealed, office: str) -> bool:
    try:
        unseal(sealed, office=office)
    except NotGenuine:
        return False
    return True


def _refuse_other(first: Sealed, office: str) -> None:
    """A folder that lost its mejasiar.toml may be another office's all the same."""
    try:
        other = decode_envelope(first.envelope).office or first.id
        unseal(first, office=other)
    except (Malformed, NotGenuine):
        return
    raise Refusal("office_other", have=other, needed=office)


def _found(folder: OfficeFolder, facts: OfficeFacts, aside: Path) -> None:
    """Last of all: a folder without a whole ledger never looks like an office."""
    with failures():
        if os.path.lexists(folder.toml):
            aside.mkdir(parents=True, exist_ok=True)
            put_in_place(folder.toml, aside / folder.toml.name)
            sync_folder(folder.root)
    folder.create(facts)


def _stamp(at: int) -> str:
    return datetime.fromtimestamp(at / 1000, UTC).strftime("%Y%m%d-%H%M%S")
