"""The signed-in person's own marks on one coverage: placed, changed, taken back, step by step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from app.domain.asides import MarkPlaced, MarkRemoved
from app.domain.coverage import PlacedMark
from app.domain.marks import Mark


class Sends(Protocol):
    """Does an act; calls `done` with the id of its event, or `failed`: may it go another time?"""

    def __call__(
        self,
        act: MarkPlaced | MarkRemoved,
        done: Callable[[str], None],
        failed: Callable[[bool], None],
    ) -> None: ...


@dataclass(slots=True)
class OwnMark:
    """What the person wants of one mark, and how far the acts have come."""

    key: str
    wish: Mark | None
    there: Mark | None = None  # as its last event says
    event: str = ""
    stale: list[tuple[str, Mark]] = field(default_factory=list)  # what a later one replaces
    busy: bool = False
    put_off: bool = False  # this PC could not keep its act; it is wished for on


class MarkSteps:
    """What is wished for shows at once; the acts follow one by one, the new before the old goes.

    A mark that is moved or reworded is one step: placed anew, then the former one removed.
    """

    def __init__(self, send: Sends, changed: Callable[[], None]) -> None:
        self._send = send
        self._changed = changed
        self._marks: dict[str, OwnMark] = {}
        self._gone = set[str]()
        self._done: list[tuple[OwnMark, Mark | None, Mark | None]] = []
        self._undone: list[tuple[OwnMark, Mark | None, Mark | None]] = []

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether a step was taken back last."""
        return bool(self._undone)

    @property
    def is_settled(self) -> bool:
        """Whether everything that is shown is kept."""
        return not any(own.busy or own.put_off for own in self._marks.values())

    def try_again(self) -> None:
        """Send what could not be kept; there may be room on the disk by now."""
        for own in self._marks.values():
            if own.put_off:
                self._settle(own)

    def place(self, mark: Mark) -> str:
        """Place a new mark; its key."""
        own = OwnMark(f"new-{len(self._marks)}", None)
        self._marks[own.key] = own
        self._step(own, mark)
        return own.key

    def change(self, placed: PlacedMark | None, key: str, mark: Mark | None) -> None:
        """Put another mark in the place of one, or take it away (None).

        `placed` is the mark as the coverage has it, None for one that was placed here.
        """
        if key not in self._marks and placed is not None:
            self._marks[key] = OwnMark(key, placed.mark, placed.mark, placed.event)
        if key in self._marks and self._marks[key].wish != mark:
            self._step(self._marks[key], mark)

    def undo(self) -> None:
        """Take the last step back."""
        if self._done:
            step = self._done.pop()
            self._undone.append(step)
            self._want(step[0], step[1])

    def redo(self) -> None:
        """Take the step again that was taken back last."""
        if self._undone:
            step = self._undone.pop()
            self._done.append(step)
            self._want(step[0], step[2])

    def shown(self, marks: Mapping[str, PlacedMark]) -> Iterable[tuple[str, str, Mark, str]]:
        """Key, event, mark and author ("" for here) of all that shows, in the order of placing."""
        events = {own.event: own for own in self._marks.values() if own.event}
        for placed in marks.values():
            own = events.get(placed.event)
            wished = own.wish if own else placed.mark
            if wished and not placed.removed and placed.event not in self._gone:
                yield own.key if own else placed.event, placed.event, wished, placed.person
        for own in self._marks.values():
            if own.wish is not None and own.event not in marks:
                yield own.key, own.event, own.wish, ""

    def _step(self, own: OwnMark, mark: Mark | None) -> None:
        self._done.append((own, own.wish, mark))
        self._undone.clear()
        self._want(own, mark)

    def _want(self, own: OwnMark, mark: Mark | None) -> None:
        own.wish = mark
        self._settle(own)
        self._changed()

    def _settle(self, own: OwnMark) -> None:
        """Send the next act that brings a mark to what is wished of it."""
        if own.busy or (own.wish == own.there and not own.stale):
            return
        if own.there is not None and own.there != own.wish:
            own.stale.append((own.event, own.there))
            self._gone.add(own.event)
            own.event, own.there = "", None
        if own.wish is not None and own.there is None:
            wish = own.wish
            self._do(own, MarkPlaced(wish), lambda event: self._placed(own, wish, event))
        elif own.stale:
            self._do(own, MarkRemoved(own.stale[0][0]), lambda _: self._removed(own))

    def _do(self, own: OwnMark, act: MarkPlaced | MarkRemoved, then: Callable[[str], None]) -> None:
        own.busy, own.put_off = True, False

        def done(event: str) -> None:
            own.busy = False
            then(event)
            self._settle(own)
            self._changed()

        self._send(act, done, lambda later: self._failed(own, later))

    def _placed(self, own: OwnMark, mark: Mark, event: str) -> None:
        own.event, own.there = event, mark

    def _removed(self, own: OwnMark) -> None:
        own.stale.pop(0)

    def _failed(self, own: OwnMark, later: bool) -> None:
        """Show what is really there: the last event, or the one it was to take the place of.

        What may be kept `later` stays, with the words that were typed.
        """
        own.busy, own.put_off = False, later
        if later:
            self._changed()
            return
        if own.stale:
            event, mark = own.stale.pop()
            self._gone.discard(event)
            if own.there is None:
                own.event, own.there = event, mark
        own.wish = own.there
        self._done = [step for step in self._done if step[0] is not own]
        self._undone = [step for step in self._undone if step[0] is not own]
        self._changed()
