"""Placing, changing and taking back one's own marks: what shows, and which acts follow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.domain.asides import MarkPlaced, MarkRemoved
from app.domain.coverage import PlacedMark
from app.domain.marks import Mark
from ui.viewer.marks_steps import MarkSteps

PIN = Mark("a" * 64, "pin", (100, 100), "papan")
MOVED = replace(PIN, points=(900, 900))
Sent = tuple[MarkPlaced | MarkRemoved, Callable[[str], None], Callable[[bool], None]]


class Ledger:
    """Keeps what is sent, and answers when it is told to, as the lane of changes does."""

    def __init__(self) -> None:
        self.sent: list[Sent] = []
        self.marks: dict[str, PlacedMark] = {}
        self.steps = MarkSteps(self._send, lambda: None)

    def _send(
        self,
        act: MarkPlaced | MarkRemoved,
        done: Callable[[str], None],
        failed: Callable[[bool], None],
    ) -> None:
        self.sent.append((act, done, failed))

    def keep_all(self) -> list[MarkPlaced | MarkRemoved]:
        """Answer all acts until no further one follows; what they were."""
        kept = []
        while self.sent:
            act, done, _ = self.sent.pop(0)
            event = f"e{len(self.marks)}"
            if isinstance(act, MarkPlaced):
                self.marks[event] = PlacedMark(event, "saya", 0, 1, act.mark)
            else:
                self.marks[act.mark] = replace(self.marks[act.mark], removed=True)
            kept.append(act)
            done(event)
        return kept

    def shown(self) -> list[Mark]:
        return [mark for _, _, mark, _ in self.steps.shown(self.marks)]


@pytest.fixture
def ledger() -> Ledger:
    return Ledger()


def test_a_mark_shows_before_it_is_kept_and_once_when_it_is(ledger: Ledger) -> None:
    ledger.steps.place(PIN)
    assert ledger.shown() == [PIN]
    assert not ledger.steps.is_settled
    ledger.keep_all()
    assert ledger.shown() == [PIN]
    assert ledger.steps.is_settled


def test_a_moved_mark_is_placed_anew_before_the_former_one_goes(ledger: Ledger) -> None:
    key = ledger.steps.place(PIN)
    ledger.keep_all()
    ledger.steps.change(None, key, MOVED)
    assert ledger.shown() == [MOVED]
    assert ledger.keep_all() == [MarkPlaced(MOVED), MarkRemoved("e0")]
    assert ledger.shown() == [MOVED]


def test_undo_takes_the_whole_move_back_and_redo_makes_it_again(ledger: Ledger) -> None:
    key = ledger.steps.place(PIN)
    ledger.steps.change(None, key, MOVED)
    ledger.keep_all()
    ledger.steps.undo()
    ledger.keep_all()
    assert ledger.shown() == [PIN]
    ledger.steps.undo()
    ledger.keep_all()
    assert ledger.shown() == []
    assert not ledger.steps.can_undo
    ledger.steps.redo()
    ledger.steps.redo()
    ledger.keep_all()
    assert ledger.shown() == [MOVED]
    assert not ledger.steps.can_redo


def test_a_new_step_leaves_nothing_to_redo(ledger: Ledger) -> None:
    ledger.steps.place(PIN)
    ledger.steps.undo()
    ledger.steps.place(MOVED)
    assert not ledger.steps.can_redo
    ledger.keep_all()
    assert ledger.shown() == [MOVED]


def test_steps_that_outrun_the_answers_come_to_what_was_wished_last(ledger: Ledger) -> None:
    key = ledger.steps.place(PIN)
    for points in ((1, 1), (2, 2), (3, 3)):
        ledger.steps.change(None, key, replace(PIN, points=points))
    ledger.steps.undo()
    kept = ledger.keep_all()
    assert ledger.shown() == [replace(PIN, points=(2, 2))]
    assert len(kept) == 3, "what was wished in between is not worth an event"


def test_an_own_mark_of_another_day_can_be_taken_away_and_brought_back(ledger: Ledger) -> None:
    old = PlacedMark("lama", "saya", 0, 1, PIN)
    ledger.marks["lama"] = old
    ledger.steps.change(old, "lama", None)
    assert ledger.shown() == []
    assert ledger.keep_all() == [MarkRemoved("lama")]
    ledger.steps.undo()
    assert ledger.keep_all() == [MarkPlaced(PIN)]
    assert ledger.shown() == [PIN]


def test_what_could_not_be_placed_is_not_shown_and_not_undone(ledger: Ledger) -> None:
    ledger.steps.place(PIN)
    _, _, failed = ledger.sent.pop()
    failed(False)
    assert ledger.shown() == []
    assert not ledger.steps.can_undo


def test_a_mark_whose_move_failed_is_where_it_was(ledger: Ledger) -> None:
    key = ledger.steps.place(PIN)
    ledger.keep_all()
    ledger.steps.change(None, key, MOVED)
    _, _, failed = ledger.sent.pop()
    failed(False)
    assert ledger.shown() == [PIN]
    assert ledger.steps.is_settled


def test_what_a_full_disk_did_not_take_stays_with_its_words_and_is_kept_later(
    ledger: Ledger,
) -> None:
    key = ledger.steps.place(PIN)
    _, _, failed = ledger.sent.pop()
    failed(True)
    assert ledger.shown() == [PIN]
    assert not ledger.steps.is_settled
    assert ledger.sent == []
    ledger.steps.try_again()
    assert ledger.keep_all() == [MarkPlaced(PIN)]
    ledger.steps.change(None, key, MOVED)
    _, _, failed = ledger.sent.pop()
    failed(True)
    assert ledger.shown() == [MOVED]
    ledger.steps.try_again()
    assert ledger.keep_all() == [MarkPlaced(MOVED), MarkRemoved("e0")]
    assert ledger.shown() == [MOVED]
    assert ledger.steps.is_settled
    ledger.steps.try_again()
    assert ledger.sent == []


def test_others_marks_show_and_removed_ones_do_not(ledger: Ledger) -> None:
    ledger.marks["x"] = PlacedMark("x", "rina", 0, 1, PIN)
    ledger.marks["y"] = PlacedMark("y", "rina", 0, 1, MOVED, removed=True)
    assert list(ledger.steps.shown(ledger.marks)) == [("x", "x", PIN, "rina")]
