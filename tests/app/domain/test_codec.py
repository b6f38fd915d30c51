"""Every body comes back the same, and only what is exactly one is read."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain import acts
from app.domain import office_events as said
from app.domain.codec import from_body, portions, to_body
from app.domain.events import LATEST, Malformed, canonical
from tests.app.domain.liputan_builder import NARRATIVE, handed_in, photo, ya

KINDS = [*acts.ACTS.values(), *said.OFFICE_EVENTS.values()]
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
COUNT = st.integers(0, LATEST)
JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXT,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(TEXT, inner, max_size=2),
    max_leaves=4,
)
WITH_TABLES: dict[type, tuple[str, ...]] = {
    said.OfficeFounded: ("sop",),
    said.SopAdopted: ("sop",),
    said.KeyTaken: ("sealed",),
}
st.register_type_strategy(int, COUNT)
st.register_type_strategy(str, TEXT)


def bodies(kind: type) -> st.SearchStrategy[Any]:
    plain = st.dictionaries(TEXT, TEXT | COUNT, max_size=2)
    tables = dict.fromkeys(WITH_TABLES.get(kind, ()), plain)
    return st.builds(kind, **tables)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(KINDS).flatmap(bodies))
def test_every_body_reads_back_from_its_json(body: Any) -> None:
    written = json.loads(canonical(to_body(body)))
    assert from_body(type(body), written) == body


def paths(value: Any) -> list[list[Any]]:
    """Where something can be put instead: every place in a JSON value."""
    inside: list[tuple[Any, Any]] = []
    if isinstance(value, dict):
        inside = list(value.items())
    elif isinstance(value, list):
        inside = list(enumerate(value))
    return [[], *([key, *path] for key, content in inside for path in paths(content))]


def mangled(value: Any, path: list[Any], other: Any) -> Any:
    if not path:
        return other
    copy = value.copy()
    copy[path[0]] = mangled(value[path[0]], path[1:], other)
    return copy


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_a_mangled_body_is_malformed_or_a_body_of_that_kind(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(KINDS))
    body = json.loads(canonical(to_body(data.draw(bodies(kind)))))
    changed = mangled(body, data.draw(st.sampled_from(paths(body))), data.draw(JSON))
    if isinstance(changed, dict) and data.draw(st.booleans()):
        changed = {**changed, data.draw(TEXT): data.draw(JSON)}
    try:
        read: Any = from_body(kind, changed)
    except Malformed:
        return
    assert from_body(kind, to_body(read)) == read


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (acts.NoteWritten, {}),
        (acts.NoteWritten, {"text": 1}),
        (acts.NoteWritten, {"text": "x", "more": "y"}),
        (acts.NoteWritten, []),
        (acts.WorkBegun, {"step": True, "visit": 1}),
        (acts.WorkBegun, {"step": -1, "visit": 1}),
        (acts.WorkBegun, {"step": 1.0, "visit": 1}),
        (acts.WorkBegun, {"step": LATEST + 1, "visit": 1}),
        (acts.PointTicked, {"point": "x", "done": 1}),
        (acts.CoverageReturned, {"reason": "x", "points": "x"}),
        (acts.CoverageReturned, {"reason": "x", "equipment": []}),
        (acts.CoverageReceived, {"correction": {"text": "x"}}),
        (acts.CoverageReceived, {"correction": None}),
        (said.AppointmentBegan, {"person": "x", "role": "bupati", "title": "x"}),
        (said.AppointmentBegan, {"person": "x", "role": ["kabag"], "title": "x"}),
    ],
)
def test_what_is_not_exactly_a_body_is_malformed(kind: type, body: Any) -> None:
    with pytest.raises(Malformed):
        from_body(kind, body)


def test_what_is_at_its_default_is_not_written() -> None:
    assert to_body(acts.CoverageReceived()) == {}
    assert to_body(acts.CoverageReceived(correction=NARRATIVE)) == {
        "correction": {
            "narrative": "Bupati meninjau jembatan.",
            "captions": {"instagram": "Tinjauan jembatan"},
        }
    }
    assert from_body(acts.CoverageReceived, {"equipment": {}}) == acts.CoverageReceived()


def test_a_hand_in_of_real_size_reads_back() -> None:
    for body in (handed_in(), ya()):
        assert from_body(type(body), to_body(body)) == body


@dataclass(frozen=True)
class Weighed:
    weight: float


def test_a_body_with_a_type_that_no_event_holds_is_a_bug() -> None:
    with pytest.raises(TypeError, match="float"):
        from_body(Weighed, {"weight": 1.0})


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=255), max_size=40), st.integers(200, 3000))
def test_portions_keep_the_order_and_fit_their_room(names: list[str], room: int) -> None:
    items = [photo(name) for name in names]
    groups = portions(items, room)
    assert [item for group in groups for item in group] == items
    for group in groups:
        assert len(canonical([to_body(item) for item in group])) <= room + 2 or len(group) == 1
