"""Everything that can happen has an Indonesian name, and nothing has one that cannot."""

from __future__ import annotations

from app.domain.acts import ACTS, OWN_STREAM
from app.domain.office_events import OFFICE_EVENTS
from ui.texts.acts import ACT_NAMES, DID
from ui.texts.office import OFFICE_DID


def test_every_act_is_told_in_the_history() -> None:
    assert set(DID) == set(ACTS)


def test_every_act_that_can_be_overtaken_or_held_has_a_name() -> None:
    shared = {name for name, kind in ACTS.items() if kind not in OWN_STREAM}
    assert shared - {"CoverageOpened"} <= set(ACT_NAMES) <= set(ACTS)


def test_every_event_of_the_office_is_told() -> None:
    assert set(OFFICE_DID) == set(OFFICE_EVENTS)
