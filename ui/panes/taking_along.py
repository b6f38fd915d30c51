"""Getting ready to leave: the originals of what waits are brought to this PC, file by file."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.coverage import Coverage
from app.domain.record import record
from app.domain.roles import Role
from app.errors import Failure
from app.media.luggage import Parcel
from app.station import Station
from ui.progress import Progress
from ui.tasks import Task
from ui.workplace import Workplace

TOGETHER_MS = 400  # changes within this time are looked at once
WHAT = "Menyiapkan {place} dari {of}"


@record
class Survey:
    """What there is to take along, and the room for it."""

    parcels: tuple[Parcel, ...]
    free: int  # bytes on this PC's disk

    @property
    def ready(self) -> tuple[Parcel, ...]:
        """Those whose files are all here."""
        return tuple(parcel for parcel in self.parcels if not parcel.missing)

    @property
    def missing_size(self) -> int:
        """Bytes that are still to be brought."""
        return sum(parcel.missing_size for parcel in self.parcels)


class TakingAlong(QObject):
    """Looks by itself whenever something changed; brings only when it is asked to."""

    #: the Survey
    surveyed = Signal(object)
    #: an Advance in bytes over all that is brought
    advanced = Signal(object)
    #: the Failure that ended the bringing; what came stays, and the next time goes on with it
    failed = Signal(object)
    #: bringing has begun (True) or ended (False)
    busy_changed = Signal(bool)

    def __init__(self, workplace: Workplace, role: Role, parent: QObject) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._role = role
        self._task: Task[None] | None = None
        self._read: dict[tuple[str, int], Coverage] = {}  # replayed once for each change
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TOGETHER_MS)
        self._pause.timeout.connect(self.survey)
        # Methods, not lambdas: Qt lets go of them when the desk is left, and the office goes on.
        workplace.coverages_touched.connect(self._on_touched)
        workplace.session_changed.connect(self._pause.start)
        self._pause.start()

    @property
    def is_busy(self) -> bool:
        """Whether files are being brought now."""
        return self._task is not None

    def survey(self) -> None:
        """Look at what waits and what of it is here; touches this PC's disk alone."""
        station, role, person = self._workplace.station, self._role, self._workplace.person
        self._workplace.tasks.ask(
            lambda progress: self._surveyed(station, role, person),
            self.surveyed.emit,
            failed=lambda failure: None,
            owner=self,
        )

    def begin(self, parcels: tuple[Parcel, ...]) -> None:
        """Bring what is missing of these, the small files first."""
        if self._task is not None or not parcels:
            return
        station = self._workplace.station
        self._task = self._workplace.tasks.look(
            lambda progress: _bring(station, parcels, progress),
            lambda _: None,
            progress=self.advanced.emit,
            failed=self.failed.emit,
            ended=self._on_ended,
            owner=self,
        )
        self.busy_changed.emit(True)

    def cancel(self) -> None:
        """Stop; what came stays, and half a file is gone on with the next time."""
        if self._task is not None:
            self._task.cancel()

    def _surveyed(self, station: Station, role: Role, person: str) -> Survey:
        cards = station.queries.waiting_for(person, [role])
        before, self._read = self._read, {}
        found = []
        for card in cards:
            key = card.id, card.updated_at
            coverage = before.get(key) or station.coverage(card.id)
            if coverage is not None and coverage.media:
                self._read[key] = coverage
                found.append(station.care.luggage.parcel(coverage))
        return Survey(tuple(found), station.care.luggage.free())

    def _on_ended(self) -> None:
        self._task = None
        self.busy_changed.emit(False)
        self.survey()

    def _on_touched(self, touched: frozenset[str]) -> None:
        self._pause.start()


def _bring(station: Station, parcels: tuple[Parcel, ...], progress: Progress) -> None:
    luggage = station.care.luggage
    luggage.make_room(parcels)
    files = [(parcel.coverage, file) for parcel in parcels for file in parcel.missing]
    files.sort(key=lambda each: each[1].size)
    total, before = sum(file.size for _, file in files), 0
    trouble: Failure | None = None
    for place, (coverage, file) in enumerate(files, 1):
        what = WHAT.format(place=place, of=len(files))

        def advance(done: int, what: str = what, before: int = before) -> bool:
            if not progress.cancelled:
                progress(what, min(before + done, total), total)
            return not progress.cancelled

        try:
            luggage.bring(coverage, file, advance)
        except Failure as failure:
            if failure.code in _ENDS_ALL:
                raise
            station.folder.read()  # where the share is gone, every other file would say so too
            trouble = trouble or failure  # of one file: the others come along all the same
        before += file.size
    if trouble is not None:
        raise trouble


# What one file met and the next one would meet as well.
_ENDS_ALL = frozenset({"copy_cancelled", "disk_full", "folder_unwritable", "luggage_full"})
