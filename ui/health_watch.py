"""Asks how things stand: this PC at once, the share as long as it takes, the whole on demand."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QTimer, Signal

from app.errors import Failure
from app.formats import local
from app.health.checking import Outcome, check_apart, mended
from app.health.incidents import MARK
from app.health.line import Area, HealthLine, State, worst
from app.health.pcs import last_people
from app.health.share import selftest_line
from app.health.survey import (
    Vantage,
    local_lines,
    looking_lines,
    merged,
    share_lines,
    unanswered_lines,
)
from app.health.whole import files_lines, hashed_line, whole_failed, whole_lines
from app.health.words import Reader
from app.ledger.visit import Visit
from app.verification.report import Report
from ui.progress import Cancelled, Progress
from ui.tasks import Task
from ui.workplace import Workplace

NO_ANSWER_MS = 10_000  # after so long the share is said not to answer; it is waited for on


class HealthWatch(QObject):
    """Holds the lines as they come in. A share that hangs keeps nothing else waiting."""

    #: `lines` are different
    changed = Signal()
    #: an Advance of the whole check
    advanced = Signal(object)
    #: the whole check is over, however it ended
    ended = Signal()

    def __init__(
        self, workplace: Workplace, no_answer_ms: int = NO_ANSWER_MS, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        station = workplace.station
        self._vantage = Vantage(
            station.folder,
            station.membership.office,
            station.profile.device,
            station.profile,
            station.replica,
        )
        self._local: list[HealthLine] = []
        self._shared: list[HealthLine] = looking_lines()
        self._selftest: list[HealthLine] = []
        self._whole = [HealthLine(Area.WHOLE, State.UNKNOWN, "whole_not_made")]
        self._hashed: list[HealthLine] = []
        self._looking = 0
        self._check: Task[Outcome] | None = None
        self._turn = 0  # of the whole check; one that was given up may end much later
        self._state = ""
        self.report: Report | None = None
        self._unanswered = QTimer(self)
        self._unanswered.setSingleShot(True)
        self._unanswered.setInterval(no_answer_ms)
        self._unanswered.timeout.connect(self._on_unanswered)
        workplace.visited.connect(self._on_visited)

    @property
    def lines(self) -> tuple[HealthLine, ...]:
        """What is known by now, in the order of the areas."""
        media = (line for line in self._local if line.area is Area.MEDIA)
        hashed = self._hashed if worst(media) is State.OK else []
        return merged(self._local, self._shared, self._selftest, hashed) + tuple(self._whole)

    @property
    def is_looking(self) -> bool:
        """Whether the share still owes an answer."""
        return self._looking > 0

    @property
    def is_checking(self) -> bool:
        """Whether the whole is being checked."""
        return self._check is not None

    @property
    def reader(self) -> Reader:
        """For whom the lines are told."""
        workplace = self._workplace
        names = {person.id: person.name for person in workplace.office.people.values()}
        return Reader(workplace.now, ZoneInfo(workplace.office.zone), names)

    def look(self) -> None:
        """Ask again; of the share only when it owes no answer. What was said stays until then."""
        self._look_here()
        if self._looking:
            return
        workplace, vantage, now = self._workplace, self._vantage, self._workplace.now
        station = workplace.station
        self._looking = 2
        self._unanswered.start()
        today = local(now, ZoneInfo(workplace.office.zone)).date()
        reading, replica = station.clock.now(), station.replica
        workplace.tasks.look(
            lambda progress: share_lines(vantage, now, today, reading, last_people(replica)),
            self._on_shared,
            ended=self._on_answered,
            owner=self,
        )
        workplace.tasks.look(
            lambda progress: selftest_line(vantage.folder),
            self._on_selftest,
            ended=self._on_answered,
            owner=self,
        )

    def _look_here(self) -> None:
        workplace, vantage, now = self._workplace, self._vantage, self._workplace.now
        visit, station = workplace.last_visit, workplace.station
        workplace.tasks.ask(
            lambda progress: local_lines(
                vantage, now, visit, station.care.state(), station.queries.notices()
            ),
            self._on_local,
            failed=self._on_local_failed,
            owner=self,
        )

    def check_whole(self) -> None:
        """Verify every row and hash every file, and put back what this PC has, meanwhile."""
        if self._check is not None:
            return
        tasks, vantage, now = self._workplace.tasks, self._vantage, self._workplace.now
        profile, care = self._workplace.station.profile, self._workplace.station.care

        def work(progress: Progress) -> Outcome:
            def told(what: str, done: int, total: int) -> None:
                if tasks.is_closing:  # the lock must not be left behind
                    raise Cancelled
                progress(what, done, total)

            report = check_apart(vantage.folder, profile, now, told)
            return mended(report, profile, care, now, told)

        self._turn += 1
        turn = self._turn
        self._check = tasks.look(
            work,
            self._on_checked,
            failed=self._on_check_failed,
            progress=self.advanced.emit,
            ended=lambda: self._on_check_ended(turn),
            owner=self,
        )

    def stop(self) -> None:
        """Give the whole check up."""
        if self._check is not None:
            self._check.cancel()
            self._on_check_ended(self._turn)

    @property
    def incident_marks(self) -> list[str]:
        """The marks of the incidents that are listed."""
        listed = (line for line in self.lines if line.area is Area.INCIDENTS)
        return [str(each.facts[MARK]) for line in listed for each in line.more]

    # What comes back

    def _on_local(self, lines: list[HealthLine]) -> None:
        self._local = lines
        self.changed.emit()

    def _on_local_failed(self, failure: Failure) -> None:
        facts = dict(failure.facts)
        self._on_local([HealthLine(Area.REPLICA, State.BAD, failure.code, facts)])

    def _on_shared(self, lines: list[HealthLine]) -> None:
        waiting = [line for line in looking_lines() if line.area is Area.SELFTEST]
        self._shared = [*waiting, *lines]
        self.changed.emit()

    def _on_selftest(self, line: HealthLine) -> None:
        self._selftest = [line]
        self.changed.emit()

    def _on_answered(self) -> None:
        self._looking -= 1
        if not self._looking:
            self._unanswered.stop()
            self.changed.emit()

    def _on_unanswered(self) -> None:
        self._shared, self._selftest = unanswered_lines(), []
        self.changed.emit()

    def _on_visited(self, visit: Visit) -> None:
        """The share came back, or went: what was said of it does not hold any more."""
        state = "offline" if visit.state == "offline" else "reached"
        before, self._state = self._state, state
        if before and before != state:
            self.look()

    def _on_checked(self, outcome: Outcome) -> None:
        self.report = outcome.report
        self._whole = [*files_lines(outcome), *whole_lines(outcome.report)]
        hashed = hashed_line(outcome.report)
        self._hashed = [hashed] if hashed.state is State.OK else []  # else it stands under WHOLE
        self._look_here()
        if outcome.touched:
            self._workplace.show_files(outcome.touched)

    def _on_check_failed(self, failure: Failure) -> None:
        self._whole = [whole_failed(failure)]

    def _on_check_ended(self, turn: int) -> None:
        if self._check is not None and turn == self._turn:
            self._check = None
            self.ended.emit()
            self.changed.emit()
