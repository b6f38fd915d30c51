"""What the signed-in person thinks of media: shown at once, kept in batches, an act each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from app.domain.acts import ItemsRated
from app.domain.asides import Rating
from app.domain.coverage import Coverage
from app.errors import Failure, Unavailable
from ui.messages import Messages
from ui.panes.curation_rules import Ratings
from ui.workplace import Workplace

GATHER_MS = 700  # who goes from photo to photo makes one act of it, not one each
AT_ONCE = 300  # ratings in an act: well below what an event may hold
Change = Callable[[Rating], Rating]


class OwnRatings(QObject):
    """One coverage at a time; what was not sent yet is sent when another one comes."""

    #: something is thought otherwise now
    changed = Signal()

    def __init__(self, workplace: Workplace, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._messages = messages
        self._coverage: Coverage | None = None
        self._unsent: dict[str, dict[str, Rating]] = {}  # by coverage and item
        self._sent: dict[str, Rating] = {}  # of the coverage that is shown
        self._under_way: dict[str, int] = {}  # acts by coverage
        self._unkept = workplace.owed.account("ratings", self, self._send_of)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(GATHER_MS)
        self._timer.timeout.connect(self.send)

    def show_coverage(self, coverage: Coverage) -> None:
        """Another coverage, or the same one as it was read anew."""
        if self._coverage is not None and self._coverage.id != coverage.id:
            self.send()
            self._sent.clear()
        self._coverage = coverage
        own = coverage.ratings.get(self._workplace.person, {})
        self._sent = {sha: said for sha, said in self._sent.items() if own.get(sha) != said}

    @property
    def ratings(self) -> Ratings:
        """Everybody's, the person's own as they stand now."""
        if self._coverage is None:
            return {}
        person, known = self._workplace.person, self._coverage.ratings
        unsent = self._unsent.get(self._coverage.id, {})
        return {**known, person: {**known.get(person, {}), **self._sent, **unsent}}

    @property
    def unsent(self) -> int:
        """How many ratings are still gathered for the next act."""
        return sum(len(gathered) for gathered in self._unsent.values())

    def rate(self, items: Iterable[str], change: Change) -> None:
        """Think otherwise of these items (SHA-256)."""
        if self._coverage is None:
            return
        own = self.ratings.get(self._workplace.person, {})
        before = [own.get(sha256, Rating(sha256)) for sha256 in items]
        after = [change(each) for each in before]
        differing = {new.sha256: new for old, new in zip(before, after, strict=True) if new != old}
        if differing:
            self._unsent.setdefault(self._coverage.id, {}).update(differing)
            self._unkept.owe(self._coverage.id)
            if not self._timer.isActive():
                self._timer.start()
            self.changed.emit()

    def send(self) -> None:
        """Keep what was not kept yet; it shows ✓ like any act."""
        self._timer.stop()
        for coverage_id in list(self._unsent):
            self._send_of(coverage_id)

    def _send_of(self, coverage_id: str) -> None:
        said = list(self._unsent.pop(coverage_id, {}).values())
        if self._is_shown(coverage_id):
            self._sent.update({each.sha256: each for each in said})
        for at in range(0, len(said), AT_ONCE):
            self._send(coverage_id, said[at : at + AT_ONCE])

    def _send(self, coverage_id: str, said: list[Rating]) -> None:
        self._under_way[coverage_id] = self._under_way.get(coverage_id, 0) + 1
        self._workplace.act(
            coverage_id,
            ItemsRated(tuple(said)),
            lambda done: self._on_ended(coverage_id),
            lambda failure: self._on_failed(coverage_id, said, failure),
        )

    def _on_failed(self, coverage_id: str, said: list[Rating], failure: Failure) -> None:
        later = isValid(self) and isinstance(failure, Unavailable)
        if not later:
            self._messages.failure(failure)
        if not isValid(self):
            return
        shown = self._is_shown(coverage_id)
        for each in said:
            newest = self._sent.get(each.sha256, each) if shown else each
            if shown and newest == each:
                self._sent.pop(each.sha256, None)
            if later and newest == each:  # unless the person thinks otherwise by now
                self._unsent.setdefault(coverage_id, {}).setdefault(each.sha256, each)
        if later:
            self._unkept.put_off(coverage_id, failure)
        self._on_ended(coverage_id)
        if shown:
            self.changed.emit()

    def _on_ended(self, coverage_id: str) -> None:
        self._under_way[coverage_id] -= 1
        if not (self._under_way[coverage_id] or self._unsent.get(coverage_id)):
            self._unkept.settle(coverage_id)

    def _is_shown(self, coverage_id: str) -> bool:
        return self._coverage is not None and self._coverage.id == coverage_id


def with_stars(stars: int) -> Change:
    """So many stars; 0 takes them away."""
    return lambda said: replace(said, stars=stars)


def with_flag(flag: str, off: bool) -> Change:
    """The flag, or `off` with it."""
    return lambda said: replace(said, flag="" if off else flag)
