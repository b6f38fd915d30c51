"""The copies: when the last ones were made, and why there is none."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from app.copies.shelf import CopyNote
from app.copies.state import CopiesState, Trouble
from app.health.copies import LATE_DAYS, copies_lines
from app.health.line import State, worst
from tests.office_builder import NOON

TODAY = date(2026, 11, 23)
MADE = CopyNote(Path("salinan.db"), TODAY, 9, "ab" * 4)


def known(**more: Any) -> CopiesState:
    facts: dict[str, Any] = {
        "last_share": MADE,
        "last_own": MADE,
        "on_share": 7,
        "on_this_pc": 3,
        "share_seen": True,
        "damaged": (),
        "trouble": None,
    }
    return CopiesState(**{**facts, **more})


def codes(copies: CopiesState, today: date = TODAY, begun: bool = True) -> list[str]:
    return [line.code for line in copies_lines(copies, today, begun)]


def test_copies_of_today_are_sound_here_and_there() -> None:
    assert codes(known()) == ["copies_own_ok", "copies_share_ok"]
    assert worst(copies_lines(known(), TODAY, True)) is State.OK


def test_copies_that_are_days_old_ask_for_attention() -> None:
    later = TODAY + timedelta(days=LATE_DAYS + 1)
    assert codes(known(), later) == ["copies_own_late", "copies_share_late"]
    assert copies_lines(known(), later, True)[0].facts["days"] == LATE_DAYS + 1


def test_a_new_office_need_not_have_any_yet() -> None:
    none = known(last_share=None, last_own=None)
    assert worst(copies_lines(none, TODAY, begun=False)) is State.OK
    assert worst(copies_lines(none, TODAY, begun=True)) is State.ATTENTION


def test_a_share_that_is_away_says_nothing_of_its_copies() -> None:
    assert codes(known(share_seen=False))[1] == "copies_share_not_seen"


def test_damaged_copies_and_what_keeps_a_new_one_from_being_made_are_told() -> None:
    trouble = Trouble(NOON, "share_full", {})
    lines = copies_lines(known(damaged=("a.db.rusak",), trouble=trouble), TODAY, True)
    assert [line.code for line in lines[2:]] == ["copies_damaged", "copies_failed"]
    assert lines[2].more[0].facts == {"name": "a.db.rusak"}
