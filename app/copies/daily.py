"""The daily copy of one PC: its own first, then the share's where no PC has brought one today."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from app.copies.checking import SLICE
from app.copies.keeping import end_is_right, tidy
from app.copies.making import Making
from app.copies.shelf import CopyNote, copies_in
from app.copies.state import forget_trouble, keep_trouble, own_shelf, shared_shelf
from app.domain.record import record
from app.errors import Failure, Refusal, Unavailable
from app.ledger.book_schema import failures
from app.ledger.office_clock import running_seconds
from app.ledger.office_folder import OfficeFolder
from app.ledger.profile import Profile
from app.ledger.replica import Replica
from app.media.copying import copy_beside, make_folders, settle, target_trouble

AGAIN_AFTER = 600.0  # seconds, after a failure


@record
class Circumstances:
    """What a copy depends on, as it is now."""

    zone: str  # IANA, of the office
    at: int  # office time, ms
    connected: bool  # the last visit saw the whole ledger


class DailyCopy:
    """Makes what is due, a slice at a time. It knows no thread: one drives it by `step`.

    Nothing stays open between two steps, and whatever cuts it off, the next run goes on.
    """

    def __init__(
        self,
        folder: OfficeFolder,
        profile: Profile,
        replica: Replica,
        office: str,
        now: Callable[[], Circumstances],
        monotonic: Callable[[], float] = running_seconds,
        at_once: int = SLICE,
    ) -> None:
        """`at_once` is how many events one step takes."""
        self._at_once = at_once
        self._folder = folder
        self._profile = profile
        self._replica = replica
        self._office = office
        self._now = now
        self._monotonic = monotonic
        self._own_on: date | None = None  # the days of which there is nothing left to do
        self._shared_on: date | None = None
        self._not_before = 0.0
        self._wanted = True
        self._work: Iterator[None] | None = None

    def step(self) -> bool:
        """Do a little; whether there is more to do at once.

        Failures are kept for `app.copies.state` and tried again later: a copy that cannot be
        made is nobody's business while they work. Raises Unavailable `replica_damaged` only.
        """
        if self._work is None:
            self._work = self._begin()
        if self._work is None:
            return False
        try:
            return self._go_on(self._work)
        except Failure as failure:
            self._put_off(failure)
            if failure.code == "replica_damaged":
                raise
            return False

    def stop(self) -> None:
        """The program ends: what is under way ends at its next slice. From any thread."""
        self._wanted = False

    def _go_on(self, work: Iterator[None]) -> bool:
        try:
            next(work)
        except StopIteration:
            self._work = None
        return True

    def _put_off(self, failure: Failure) -> None:
        self._work = None
        self._not_before = self._monotonic() + AGAIN_AFTER
        if failure.code not in ("office_offline", "copy_cancelled"):
            with suppress(OSError):  # the disk may be full of anything: then nothing is told
                keep_trouble(self._profile, failure, self._now().at)

    def _begin(self) -> Iterator[None] | None:
        if not self._wanted or self._monotonic() < self._not_before:
            return None
        now = self._now()
        today = datetime.fromtimestamp(now.at / 1000, ZoneInfo(now.zone)).date()
        if self._own_on != today:
            return self._copy_here(today)
        if self._shared_on != today and now.connected:
            return self._copy_to_share(today)
        return None

    # This PC's own

    def _copy_here(self, today: date) -> Iterator[None]:
        shelf = own_shelf(self._profile)
        with _here(shelf):
            yield from self._make(shelf, today)

    def _make(self, shelf: Path, today: date) -> Iterator[None]:
        if not self._can_be_copied():
            self._not_before = self._monotonic() + AGAIN_AFTER
            return
        if not self._is_copied(shelf, today):
            making = Making(
                self._replica, self._profile.events_db, self._office, shelf, self._at_once
            )
            for _ in making.slices():
                yield
                self._insist()
            if not self._can_be_copied():
                raise Unavailable("ledger_copy_overtaken")
            if self._is_richer(making.checked.events, shelf):
                making.finish(today)
                yield from tidy(shelf, self._office, today)
                forget_trouble(self._profile)
            else:
                making.drop()
        self._own_on = today

    def _can_be_copied(self) -> bool:
        """While the ledger lacks what it had, a heal is under way: its end is waited for."""
        known = self._replica.place(self._office) is not None
        return known and not any(entry.lost for entry in self._replica.pending(1))

    def _is_copied(self, shelf: Path, today: date) -> bool:
        head = self._replica.head()
        newest = next(iter(copies_in(shelf)), None)
        done = newest is not None and (newest.is_at(head) or newest.day == today)
        return done and newest is not None and end_is_right(newest, self._office)

    def _is_richer(self, events: int, shelf: Path) -> bool:
        """A PC that takes the history in anew has less of it, for a while, than it had."""
        more = [copy for copy in copies_in(shelf) if copy.events > events]
        return not any(end_is_right(copy, self._office) for copy in more)

    # The share's

    def _copy_to_share(self, today: date) -> Iterator[None]:
        # The last visit saw it all, but that was then: on a mount point whose share is away, or in
        # another office, nothing is left.
        self._folder.insist_on(self._office)
        with failures():
            yield from self._bring(shared_shelf(self._folder), today)

    def _bring(self, shelf: Path, today: date) -> Iterator[None]:
        own = next(iter(copies_in(own_shelf(self._profile))), None)
        if own is not None and not self._is_brought(shelf, own, today):
            yield
            scratch = self._scratch(shelf, own)
            try:
                part, _ = copy_beside(own.path, scratch, lambda done: self._wanted)
                settle(part, shelf / own.path.name)
            finally:
                with suppress(OSError):  # what was cut off stays in it, to be gone on with
                    scratch.rmdir()
            yield from tidy(shelf, self._office, today)
            forget_trouble(self._profile)
        self._shared_on = today

    def _is_brought(self, shelf: Path, own: CopyNote, today: date) -> bool:
        """One PC a day is enough, if what it brought is sound."""
        for copy in copies_in(shelf):
            same = copy.head == own.head and copy.events == own.events
            if (same or copy.day == today) and end_is_right(copy, self._office):
                return True
        return False

    def _scratch(self, shelf: Path, own: CopyNote) -> Path:
        """Where this PC's copy grows on the share; what a cut-off one of another day left goes."""
        device = f".{self._profile.device}-"
        scratch = shelf / f"{device}{own.path.stem}"
        root = self._folder.copies.parent
        make_folders(root, scratch.relative_to(root).parts)
        for left in shelf.glob(f"{device}*"):
            if left != scratch:
                shutil.rmtree(left)
        return scratch

    def _insist(self) -> None:
        if not self._wanted:
            raise Refusal("copy_cancelled", name="")


@contextmanager
def _here(shelf: Path) -> Iterator[None]:
    """What goes wrong on this PC's own disk is told of this PC, not of the share."""
    try:
        with target_trouble(shelf, 0):
            yield
    except Unavailable as failure:
        if failure.code == "share_full":
            raise Unavailable("profile_full", **failure.facts) from failure
        raise
