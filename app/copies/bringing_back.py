"""One restoration from beginning to end: read what is offered, put it in place, record it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import closing

from app.copies.checking import Checked, Told, check_copy
from app.copies.choosing import Offer, office_of
from app.copies.making import Making
from app.copies.restoring import Restored, restore
from app.copies.state import own_shelf
from app.errors import Failure, Unavailable
from app.ledger.book_file import discard
from app.ledger.book_schema import failures
from app.ledger.office_folder import OfficeFolder
from app.ledger.profile import Profile
from app.ledger.replica import Replica

READING, COPYING, INSTALLING = "reading", "copying", "installing"
Advanced = Callable[[str, int, int], None]  # stage, done, of how much (events, then bytes)

_OF_NOW = "now.db"
_NOBODY = "pemulihan"  # in place of a device, where no PC's profile is at hand


def examined(
    offer: Offer,
    office: str,
    profile: Profile | None,
    told: Told = lambda done, total: None,
) -> Checked:
    """What is offered, read whole; of the replica a copy is made for it, beside the others.

    `office` is the office that it must be of, empty for any. Raises as `check_copy` and
    `Making.slices`, and whatever `told` raises.
    """
    if offer.path is not None:
        return check_copy(offer.path, office, told)
    if profile is None:
        raise Unavailable("no_ledger_copy")
    with closing(Replica(profile.events_db)) as replica:
        shelf = own_shelf(profile)
        making = Making(replica, profile.events_db, office, shelf, name=_OF_NOW)
        for _ in making.slices():
            told(making.events, offer.events or 0)
        return making.checked


def first_sound(
    found: Iterable[Offer], office: str, profile: Profile | None
) -> tuple[Offer, Checked]:
    """The first of these that is whole; raises Unavailable `no_ledger_copy` where none is."""
    for offer in found:
        try:
            return offer, examined(offer, office, profile)
        except Failure:
            continue  # the next one may be whole, and this one is listed with what is wrong
    raise Unavailable("no_ledger_copy")


def bring_back(
    folder: OfficeFolder,
    offer: Offer,
    profile: Profile | None,
    at: int,
    advanced: Advanced = lambda stage, done, total: None,
) -> Restored:
    """Read what is offered, make it the office's ledger, and record that on this PC.

    `at` is office time, ms. Until the last stage `advanced` may raise to give up. Raises as
    `examined` and `restore`; whatever is raised, nothing was changed.
    """
    office = office_of(folder, profile)
    checked = examined(offer, office, profile, lambda done, total: advanced(READING, done, total))
    with failures():
        size = checked.path.stat().st_size

    def going(done: int) -> bool:
        advanced(COPYING, done, size)
        if done >= size:
            advanced(INSTALLING, 0, 0)
        return True

    device = profile.device if profile is not None else _NOBODY
    restored = restore(folder, checked, device, at, going)
    if profile is not None and profile.membership() is not None:
        with closing(Replica(profile.events_db)) as replica:
            replica.incidents.record(restored.as_incident(at))
    return restored


def drop_copy_of_now(profile: Profile) -> None:
    """Remove the copy that `examined` made of the replica; harmless where there is none."""
    discard(own_shelf(profile) / _OF_NOW)
