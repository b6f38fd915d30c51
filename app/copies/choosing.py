"""From what an office can be brought back: the share's copies, this PC's, its replica, a file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

from app.copies.shelf import CopyNote, copies_in, note_of
from app.copies.state import own_shelf, shared_shelf
from app.domain.record import record
from app.errors import Refusal, Unavailable
from app.ledger.office_folder import OfficeFolder
from app.ledger.profile import Profile
from app.ledger.replica import Replica

REPLICA, SHARE, OWN, FILE = "replica", "share", "pc", "file"


@record
class Offer:
    """Something that an office can be brought back from, by what its name says."""

    origin: str  # REPLICA (what this PC knows, as it is now), SHARE, OWN (a copy here), FILE
    path: Path | None  # None for the replica
    day: date | None  # of the copy, None where its name does not say
    events: int | None
    head: str | None  # first 8 hex of the chain


def offers(folder: OfficeFolder, profile: Profile | None) -> list[Offer]:
    """All that is at hand, what has most events first; nothing is verified yet.

    Looks at the share: not for the interface thread. A share or a shelf that cannot be looked at
    offers nothing.
    """
    found = list(_from_shelf(shared_shelf(folder), SHARE))
    if profile is not None:
        found += [*_from_replica(profile), *_from_shelf(own_shelf(profile), OWN)]
    rank = {REPLICA: 2, SHARE: 1, OWN: 0}
    return sorted(found, key=lambda o: (o.events or 0, rank[o.origin], o.day), reverse=True)


def offer_of(path: Path) -> Offer:
    """A file that somebody named: from a removable disk, from another PC, set aside earlier."""
    note = note_of(path)
    if note is None:
        return Offer(FILE, path, None, None, None)
    return _offer(FILE, note)


def office_of(folder: OfficeFolder, profile: Profile | None) -> str:
    """The office whose copies are wanted: what the folder says, or what this PC joined.

    Empty where neither knows. Raises Refusal `office_other` where they differ, `office_newer`.
    """
    joined = profile.membership() if profile is not None else None
    try:
        named = folder.read().office_id
    except Unavailable:
        return joined.office if joined else ""
    if joined is not None and joined.office != named:
        raise Refusal("office_other", have=named, needed=joined.office)
    return named


def _from_shelf(shelf: Path, origin: str) -> Iterator[Offer]:
    try:
        yield from [_offer(origin, note) for note in copies_in(shelf)]
    except OSError:
        return


def _offer(origin: str, note: CopyNote) -> Offer:
    return Offer(origin, note.path, note.day, note.events, note.head)


def _from_replica(profile: Profile) -> Iterator[Offer]:
    joined = profile.membership()
    if joined is None or not profile.events_db.is_file():
        return
    with closing(Replica(profile.events_db)) as replica:
        confirmed, head = len(replica.chains()), replica.head()
        if replica.place(joined.office) is not None:
            yield Offer(REPLICA, None, None, confirmed, head.chain[:8])
