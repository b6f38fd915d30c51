"""The window's one way to the office: acts go out, what changed comes back, nothing blocks."""

from __future__ import annotations

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from app.desk import Done, Session
from app.domain.acts import Act, Activity
from app.domain.office import Actor, Office
from app.errors import Failure
from app.ledger.visit import Visit
from app.projection import Touched
from app.station import Station
from ui.coverage_file import CoverageFile, read_coverage
from ui.media_lanes import MediaLanes
from ui.owed import Owed
from ui.progress import Progress
from ui.tasks import Loop, Tasks

POLL_SECONDS = 1.0
SETTLE_SECONDS = 0.5
COPY_SECONDS = 60.0  # between two looks whether the daily copy is due; it is long done by then
COPY_PAUSE = 50  # ms between two slices of it, for everybody else
Failed = Callable[[Failure], None]


class Workplace(QObject):
    """One station behind one window. Every method is called on the interface thread."""

    #: coverages (frozenset of ids) whose cards or contents changed
    coverages_touched = Signal(object)
    #: people, posts, SOP or leaders changed
    office_changed = Signal()
    #: somebody signed in, or nobody is signed in any more
    session_changed = Signal()
    #: a Visit: how the courier's last step went
    visited = Signal(object)
    #: a long pull has come to place (int) of last place (int)
    pulled = Signal(int, int)
    #: office time in ms, once a second, and when what was entered is gathered
    ticked = Signal(object)

    def __init__(self, station: Station, tasks: Tasks) -> None:
        super().__init__()
        self.station = station
        self.tasks = tasks
        self.owed = Owed(self)
        self.last_visit: Visit | None = None
        self._left: Session | None = None  # of who signed out; their last acts may still come
        self._courier: Loop | None = None
        self._media: MediaLanes | None = None
        self._copier: Loop | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_timer_timed_out)
        self.owed.gathering.connect(self._on_timer_timed_out)

    def start(self) -> None:
        """Begin to show, deliver and tick."""
        # What is there by now stays: a collection that looked at it all held the window up 70 ms.
        gc.freeze()
        self.tasks.change(lambda progress: self.station.catch_up(), self._on_touched)
        # An office that this PC knows is shown first: both want the processor.
        first = SETTLE_SECONDS if self.office.people else 0.0
        self._courier = self.tasks.every(POLL_SECONDS, self.station.deliver, first)
        self._courier.stepped.connect(self._on_courier_stepped)
        self._courier.failed.connect(self.tasks.failure_unanswered)
        self._media = MediaLanes(self.station, self.tasks, self._is_connected, first)
        self._media.coverages_touched.connect(self.coverages_touched)
        self._media.refused.connect(self.tasks.failure_unanswered)
        self.station.carrier.opened = self._courier.wake
        self._copier = self.tasks.every(COPY_SECONDS, self._copy, COPY_SECONDS)
        self._copier.stepped.connect(self._on_copier_stepped)
        self._copier.failed.connect(self.tasks.failure_unanswered)
        self.station.kept = self._wake
        self.station.pulled = self.pulled.emit
        self._timer.start(1000)

    def _copy(self) -> bool:
        return self.station.copies.step()  # only here: what makes copies is not there at the start

    @property
    def office(self) -> Office:
        """The office as this PC knows it."""
        return self.station.projection.office

    @property
    def now(self) -> int:
        """Office time in ms."""
        return self.station.clock.now().at

    @property
    def is_guessing(self) -> bool:
        """Whether that time is an estimate: the server was not asked in this run."""
        return self.station.clock.now().quality != "server"

    @property
    def person(self) -> str:
        """The id of the signed-in person, empty for none."""
        session = self.station.desk.session
        return session.person if session is not None and session is not self._left else ""

    def actor(self) -> Actor:
        """The signed-in person with the posts held now; without posts when nobody is."""
        return self.office.actor(self.person, self.now)

    def name_of(self, person: str) -> str:
        """A person's name, for the screen."""
        known = self.office.people.get(person)
        return known.name if known else "(tidak dikenal)"

    # Asking

    def load(self, coverage_id: str, done: Callable[[CoverageFile], None], owner: QObject) -> None:
        """Read one coverage; `done` is called unless `owner` is gone."""
        signed_in = bool(self.person)
        self.tasks.ask(
            lambda progress: read_coverage(self.station, coverage_id, signed_in), done, owner=owner
        )

    def look_after_media(self) -> None:
        """Look now whether the office's files are whole, not only when the minute is over."""
        if self._media is not None:
            self._media.look()

    def show_files(self, coverages: frozenset[str]) -> None:
        """Files of these coverages are there again: fetch their previews, and show them anew."""
        self.station.previews.expect()
        self.coverages_touched.emit(coverages)

    # Acting

    def act(
        self,
        coverage_id: str,
        act: Act,
        done: Callable[[Done], None] = lambda done: None,
        failed: Failed | None = None,
    ) -> None:
        """Do something to a coverage; `done` is called when it is kept (✓)."""
        self._change(lambda: self.station.desk.act(coverage_id, act), done, failed)

    def open(
        self,
        activity: Activity,
        done: Callable[[str], None],
        failed: Failed | None = None,
    ) -> None:
        """Begin a coverage; `done` gets its id."""
        made: list[str] = []

        def work() -> Done:
            coverage_id, kept = self.station.desk.open(activity)
            made.append(coverage_id)
            return kept

        self._change(work, lambda kept: done(made[0]), failed)

    def begin_work(self, coverage_id: str) -> None:
        """Say that the signed-in person opened it, where that starts the working clock."""

        def work() -> Done | None:
            return self.station.desk.begin_work(coverage_id) if self.person else None

        self.tasks.change(lambda progress: work(), self._on_begun, failed=lambda failure: None)

    def administer(
        self,
        work: Callable[[], Done],
        done: Callable[[Done], None] = lambda done: None,
        failed: Failed | None = None,
    ) -> None:
        """An act of the administrator (a call on `station.administration()`)."""
        self._change(work, done, failed)

    def sign_in(
        self,
        person: str,
        passphrase: str,
        done: Callable[[], None],
        failed: Failed,
    ) -> None:
        """Open a person's key; `failed` gets Refusal `wrong_passphrase`."""

        def work(progress: Progress) -> Session:
            return self.station.sign_in(person, passphrase)

        def signed_in(session: Session) -> None:
            self.session_changed.emit()
            done()

        self.tasks.change(work, signed_in, failed=failed)

    def sign_out(self) -> None:
        """Nobody acts here any more; what was done before is kept, and delivered all the same."""
        left = self._left = self.station.desk.session

        def work() -> None:
            if self.station.desk.session is left:
                self.station.desk.session = None

        self.tasks.change(lambda progress: work(), lambda _: None)
        self.session_changed.emit()

    def _change(
        self, work: Callable[[], Done], done: Callable[[Done], None], failed: Failed | None
    ) -> None:
        def kept(result: Done) -> None:
            self._on_touched(result.touched)
            done(result)

        unanswered = self.tasks.failure_unanswered.emit
        self.tasks.change(lambda progress: work(), kept, failed=failed or unanswered)

    # What comes back

    def _on_touched(self, touched: Touched) -> None:
        if touched.failure is not None:
            self.tasks.failure_unanswered.emit(touched.failure)
        if touched.office:
            self.office_changed.emit()
        if touched.coverages:
            self.coverages_touched.emit(touched.coverages)
            if self._media is not None:
                self._media.fetch()  # before anybody opens what is new

    def _on_begun(self, done: Done | None) -> None:
        if done is not None:
            self._on_touched(done.touched)

    def _on_courier_stepped(self, visit: Visit) -> None:
        self.last_visit = visit
        self.visited.emit(visit)
        if visit.pulled or visit.rewound is not None:
            self.tasks.change(
                lambda progress: self.station.absorb(visit),
                self._on_touched,
                # Only now: a long history must not pile up faster than it is shown.
                ended=lambda: self._go_again(visit),
            )
        else:
            self._go_again(visit)

    def _go_again(self, visit: Visit) -> None:
        if visit.more and self._courier is not None:
            self._courier.wake()

    def _is_connected(self) -> bool:
        return self.last_visit is not None and self.last_visit.state == "connected"

    def _on_copier_stepped(self, more: bool) -> None:
        if more and self._copier is not None:
            QTimer.singleShot(COPY_PAUSE, self._copier.wake)

    def _wake(self) -> None:
        """Called from the lane of changes: there is something to carry and to deliver."""
        if self._media is not None:
            self._media.wake()
        if self._courier is not None:
            self._courier.wake()

    def _on_timer_timed_out(self) -> None:
        self.ticked.emit(self.now)
