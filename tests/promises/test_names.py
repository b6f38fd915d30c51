"""Everything that can happen has an Indonesian name, and nothing has one that cannot."""

from __future__ import annotations

import ast

from app.domain.acts import ACTS, OWN_STREAM
from app.domain.office_events import OFFICE_EVENTS
from tests.sources import sources
from ui.texts import FAILURES
from ui.texts.acts import ACT_NAMES, DID
from ui.texts.office import OFFICE_DID


def test_every_act_is_told_in_the_history() -> None:
    assert set(DID) == set(ACTS)


def test_every_act_that_can_be_overtaken_or_held_has_a_name() -> None:
    shared = {name for name, kind in ACTS.items() if kind not in OWN_STREAM}
    assert shared - {"CoverageOpened"} <= set(ACT_NAMES) <= set(ACTS)


def test_every_event_of_the_office_is_told() -> None:
    assert set(OFFICE_DID) == set(OFFICE_EVENTS)


def test_every_reason_to_hold_an_act_has_a_sentence() -> None:
    calls = [node for s in sources("app/domain") for node in s.nodes if isinstance(node, ast.Call)]
    held = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "Held"]
    reasons = {str(c.args[0].value) for c in held if c.args and isinstance(c.args[0], ast.Constant)}
    assert "appointment_ended" in reasons
    assert sorted((reasons | {"opening_held"}) - set(FAILURES)) == []
