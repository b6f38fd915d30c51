"""One PC at one office: everything it consists of, put together; the window adds only itself."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from app.administration import Administration
from app.desk import Desk, Session
from app.domain.coverage import Coverage
from app.domain.events import Event
from app.drafts import Drafts
from app.errors import Refusal, Unavailable
from app.fetching import PreviewFetch
from app.founding import sign_in
from app.ledger.author import Author
from app.ledger.office_clock import OfficeClock, office_clock, running_seconds
from app.ledger.office_folder import OfficeFolder
from app.ledger.profile import Membership, Profile
from app.ledger.replica import Replica
from app.ledger.replica_rescue import open_replica
from app.ledger.screens import Screens
from app.media.carrier import REMADE, Carrier
from app.media.copying import Progress
from app.media.keeping import Keeping
from app.media.limits import Limits
from app.media.vault import Vault
from app.places import folder_of
from app.projection import Projection, Touched
from app.queries import Queries

if TYPE_CHECKING:
    from app.copies.daily import Circumstances, DailyCopy
    from app.ledger.courier import Courier
    from app.ledger.visit import Visit
    from app.media.care import MediaCare
    from app.media.fixity import GoesOn, Looked
    from app.media.intake import Intake
    from app.media.workers import Workers

Pulled = Callable[[int, int], None]  # place reached, last place; from the courier's lane

OFFICE_TIME = "office_time"  # fact of the replica: the latest that the server vouched for (ms)
_KEEP_TIME_EVERY = 60_000  # ms


class Station:
    """The parts of one PC that has joined an office.

    Four lanes use it: acts and `absorb` (one after the other), `deliver` (the courier's),
    `carry`, and `copies.step`; each may be a thread of its own. `queries` and `office` may be
    used from anywhere.
    """

    def __init__(
        self,
        folder: OfficeFolder,
        profile: Profile,
        limits: Limits,
        clock: OfficeClock | None = None,
        monotonic: Callable[[], float] = running_seconds,
    ) -> None:
        """`clock` is for a demo's story, `monotonic` counts the courier's seconds.

        Raises Refusal `not_joined`, and as `open_replica`.
        """
        self.membership = _membership(profile)
        self.folder = folder
        self.profile = profile
        office = self.membership.office
        self.screens = Screens(profile.screens_db)
        self.replica, self.projection = _projected(profile, self.screens, office)
        self.clock = clock or office_clock(folder, self.replica.fact(OFFICE_TIME))
        self.author = Author(self.replica, self.clock, profile.device, office)
        self.kept: Callable[[], None] = lambda: None
        self.pulled: Pulled = lambda done, total: None
        self.desk = Desk(self.projection, self.author, self.clock, lambda: self.kept())
        self.queries = Queries(self.screens, self.projection)
        self.drafts = Drafts(profile.root / "drafts")
        self.carrier = Carrier(folder, office, profile.staging, profile.cache, self.bag_of)
        self.previews = PreviewFetch(
            self.carrier, self.queries, self._make_previews, profile.cache, profile.cache / REMADE
        )
        self._limits = limits
        self._monotonic = monotonic
        self.keeping = Keeping()  # of the media, as `care` begins with it
        self._bags: dict[str, PurePosixPath] = {}  # asked for each file that is looked after
        self._seen_whole = False  # by the last visit
        self._time_kept = 0

    # What comes a while after the start, which takes in nothing for its sake.

    @cached_property
    def courier(self) -> Courier:
        """Carries events to the ledger and back."""
        from app.ledger.courier import Courier
        from app.ledger.lock import ShareLock
        from app.ledger.visit import Pulling

        folder, profile = self.folder, self.profile
        return Courier(
            folder,
            self.replica,
            ShareLock(folder.lock, profile.device, runs=profile.runs),
            self.clock,
            self.membership.office,
            profile.device,
            media_gate=self.carrier.gate_now,
            observer=Pulling(lambda done, total: self.pulled(done, total)),
            monotonic=self._monotonic,
            renew_device=self._renew_device,
        )

    @cached_property
    def workers(self) -> Workers:
        """The processes in which media are decoded."""
        from app.media.workers import Workers

        return Workers(self._limits)

    @cached_property
    def intake(self) -> Intake:
        """Takes in what is handed in."""
        from app.media.intake import Intake

        return Intake(self.workers, Vault(self.profile.staging), self.profile.cache)

    @cached_property
    def care(self) -> MediaCare:
        """Whether the files on the share are whole."""
        from app.media.care import MediaCare

        office, make = self.membership.office, self._make_previews
        care = MediaCare(self.folder, office, self.profile, self.replica, self.bag_of, make)
        care.keep(self.keeping)
        return care

    @cached_property
    def copies(self) -> DailyCopy:
        """The copies of the ledger."""
        from app.copies.daily import DailyCopy

        office, told = self.membership.office, self._circumstances
        return DailyCopy(self.folder, self.profile, self.replica, office, told)

    def end_soon(self) -> None:
        """The program ends: a copy under way ends at its next slice. From any thread."""
        if "copies" in self.__dict__:
            self.copies.stop()

    def close(self) -> None:
        """End the workers and the databases of the calling thread."""
        if "workers" in self.__dict__:
            self.workers.close()
        if "care" in self.__dict__:
            self.care.close()
        self.projection.keep_mark()
        self.screens.close()
        self.replica.close()

    def bag_of(self, coverage_id: str) -> PurePosixPath:
        """The folder of a coverage's files, relative to the office folder.

        Also where its opening has no effect: what was handed in under it goes to the share.
        """
        bags = self._bags  # of this moment: what is forgotten meanwhile is not filled again
        if coverage_id not in bags:
            opening = self.projection.history(coverage_id).opening
            if opening is None:
                raise Refusal("coverage_unknown", coverage=coverage_id)
            bags[coverage_id] = folder_of(self.projection.office.zone, coverage_id, opening)
        return bags[coverage_id]

    def coverage(self, coverage_id: str) -> Coverage | None:
        """A coverage as this PC knows it."""
        return self.projection.history(coverage_id).coverage

    # Signing in

    def sign_in(self, person: str, passphrase: str) -> Session:
        """Open a person's key and let them act at this desk."""
        self.desk.session = sign_in(self.projection, person, passphrase, self.office_secret())
        return self.desk.session

    def office_secret(self) -> bytes:
        """The secret that came with the invitation."""
        secret = self.profile.office_secret()
        if secret is None:
            raise Refusal("not_joined")
        return secret

    def administration(self) -> Administration:
        """The administrator's verbs, for the signed-in person."""
        if self.desk.session is None:
            raise Refusal("not_signed_in")
        return Administration(self.projection, self.author, self.desk.session, lambda: self.kept())

    def _renew_device(self) -> str:
        self.author.device = self.profile.renew_device()
        return self.author.device

    def _make_previews(self, original: Path, sha256: str, root: Path) -> dict[str, str]:
        return self.workers.make_previews(original, sha256, root)

    # The lanes

    def deliver(self) -> Visit:
        """Go to the share once; what came is to be absorbed."""
        visit = self.courier.step()
        self._seen_whole = visit.state == "connected" and not visit.more
        now = self.clock.now()
        # An estimate may be this PC's wrong clock: kept, it would be wrong after the next start.
        if now.quality == "server" and now.at - self._time_kept >= _KEEP_TIME_EVERY:
            with suppress(Unavailable):  # the next visit tries again: what this one brought counts
                self.replica.keep_fact(OFFICE_TIME, str(now.at))
                self._time_kept = now.at
        return visit

    def absorb(self, visit: Visit) -> Touched:
        """Show what a visit brought."""
        if visit.rewound is None and not visit.pulled:
            return Touched(frozenset())
        if visit.rewound is not None:
            return self.catch_up()
        touched = self.projection.take(visit.pulled, visit.since, visit.upto)
        self.previews.expect()
        return touched

    def catch_up(self) -> Touched:
        """Show what the replica has and the screens may not: after a start or a heal."""
        self._bags = {}  # another order may have another opening
        touched = self.projection.catch_up()
        self.previews.expect()
        return touched

    def carry(self, progress: Progress = lambda done: True) -> bool:
        """Bring up the files of what is pending; whether another event may now go."""
        return self.carrier.carry(self._pending, progress)

    def look_after_media(self, goes_on: GoesOn = lambda: True) -> Looked:
        """Look whether some of the office's files are still whole; put back what was lost.

        For a lane of its own, about once a minute. Raises Unavailable without the share.
        """
        waiting = [card.id for card in self.queries.open_cards()]
        return self.care.look_after(self.clock.now().at, waiting, self._pending(), goes_on)

    def _pending(self) -> list[Event]:
        return [entry.event for entry in self.replica.pending()]

    def fetch_waiting_previews(
        self,
        goes_on: GoesOn = lambda: True,
        told: Callable[[str], None] = lambda coverage_id: None,
    ) -> frozenset[str]:
        """Bring here the previews of what waits for who is signed in, and of what lists show.

        Returns the coverages that look different now; `told` hears of each as it does.
        """
        session = self.desk.session
        person = session.person if session else ""
        actor = self.projection.office.actor(person, self.clock.now().at)
        return self.previews.fetch(actor, self.coverage, goes_on, told)

    def _circumstances(self) -> Circumstances:
        from app.copies.daily import Circumstances

        return Circumstances(self.projection.office.zone, self.clock.now().at, self._seen_whole)

    def tick(self) -> Visit:
        """All lanes once, one after the other: for programs without a window."""
        visit = self.deliver()
        self.absorb(visit)
        if visit.state == "connected" and visit.waiting and self.carry():
            visit = self.deliver()
            self.absorb(visit)
        return visit


def _projected(profile: Profile, screens: Screens, office: str) -> tuple[Replica, Projection]:
    """The replica and what it says of the office; damage that only reading met is rescued too."""
    replica = open_replica(profile.events_db, office, 0)
    try:
        return replica, Projection(replica, screens, office)
    except Unavailable as failure:
        replica.close()
        if failure.code != "replica_damaged":
            raise
    replica = open_replica(profile.events_db, office, 0)
    return replica, Projection(replica, screens, office)


def _membership(profile: Profile) -> Membership:
    membership = profile.membership()
    if membership is None:
        raise Refusal("not_joined")
    return membership
