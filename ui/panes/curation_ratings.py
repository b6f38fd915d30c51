"""What the signed-in person thinks of media: shown at once, kept in batches, an act each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from app.domain.acts import ItemsRated
from app.domain.asides import Rating
from app.domain.coverage import Coverage
from app.errors import Failure
from ui.messages import Messages
from ui.panes.curation_rules import Ratings
from ui.second_try import SecondTry
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
        self._unsent: dict[str, Rating] = {}
        self._sent: dict[str, Rating] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(GATHER_MS)
        self._timer.timeout.connect(self.send)
        self._second_try = SecondTry(self)
        self._second_try.due.connect(self.send)

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
        return {**known, person: {**known.get(person, {}), **self._sent, **self._unsent}}

    @property
    def unsent(self) -> int:
        """How many ratings are still gathered for the next act."""
        return len(self._unsent)

    def rate(self, items: Iterable[str], change: Change) -> None:
        """Think otherwise of these items (SHA-256)."""
        own = self.ratings.get(self._workplace.person, {})
        before = [own.get(sha256, Rating(sha256)) for sha256 in items]
        after = [change(each) for each in before]
        differing = {new.sha256: new for old, new in zip(before, after, strict=True) if new != old}
        if differing:
            self._unsent.update(differing)
            if not self._timer.isActive():
                self._timer.start()
            self.changed.emit()

    def send(self) -> None:
        """Keep what was not kept yet; it shows ✓ like any act."""
        self._timer.stop()
        said, self._unsent = list(self._unsent.values()), {}
        for at in range(0, len(said), AT_ONCE):
            self._send(said[at : at + AT_ONCE])

    def _send(self, said: list[Rating]) -> None:
        if self._coverage is None:
            return
        coverage_id = self._coverage.id
        self._sent.update({each.sha256: each for each in said})
        self._workplace.act(
            coverage_id,
            ItemsRated(tuple(said)),
            lambda done: self._on_kept(),
            lambda failure: self._on_failed(coverage_id, said, failure),
        )

    def _on_kept(self) -> None:
        if isValid(self):
            self._second_try.went()

    def _on_failed(self, coverage_id: str, said: list[Rating], failure: Failure) -> None:
        shown = isValid(self) and self._coverage is not None and self._coverage.id == coverage_id
        later = shown and self._second_try.can_mend(failure)
        if not later or self._second_try.put_off():
            self._messages.failure(failure)
        if not shown:
            return
        for each in said:
            self._sent.pop(each.sha256, None)
            if later:  # unless the person thinks otherwise by now
                self._unsent.setdefault(each.sha256, each)
        self.changed.emit()


def with_stars(stars: int) -> Change:
    """So many stars; 0 takes them away."""
    return lambda said: replace(said, stars=stars)


def with_flag(flag: str, off: bool) -> Change:
    """The flag, or `off` with it."""
    return lambda said: replace(said, flag="" if off else flag)
