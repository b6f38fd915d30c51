"""The SOP as a table: complete, checked as a whole, and the same after a round trip."""

from __future__ import annotations

import copy
import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.roles import Role
from app.domain.sop import Sop, StepKind
from app.domain.sop_table import parse_sop, sop_digest, sop_to_table
from app.errors import Refusal
from app.sop_file import default_sop

SHIPPED = sop_to_table(default_sop())


def mistakes_of(table: dict[str, Any]) -> tuple[str, ...]:
    with pytest.raises(Refusal) as refused:
        parse_sop(table)
    assert refused.value.code == "sop_invalid"
    found = refused.value.facts["mistakes"]
    assert isinstance(found, tuple)
    return found


def read_or_refused(table: dict[str, Any]) -> tuple[Sop | None, object]:
    try:
        return parse_sop(table), ()
    except Refusal as refused:
        return None, refused.facts["mistakes"]


def test_a_table_of_json_values_reads_back_to_the_same_sop() -> None:
    sop = default_sop()
    assert parse_sop(json.loads(json.dumps(sop_to_table(sop)))) == sop
    assert sop_digest(parse_sop(sop_to_table(sop))) == sop_digest(sop)


def test_a_changed_word_is_another_version() -> None:
    table = copy.deepcopy(SHIPPED)
    table["steps"][4]["output"] = "Tautan hasil publikasi"
    assert sop_digest(parse_sop(table)) != sop_digest(default_sop())


def test_all_mistakes_are_told_at_once_with_their_place() -> None:
    table = copy.deepcopy(SHIPPED)
    table["number"] = " "
    table["letterhead"]["telephone"] = ""
    table["steps"][1]["minutes"] = 0
    table["steps"][2]["no"] = 7
    table["steps"][3]["role"] = "kabid"
    table["steps"][4]["requirements"][3]["key"] = "internet"
    table["revised_on"] = "1 Maret"
    table["stesp"] = []
    assert set(mistakes_of(table)) == {
        "number: empty",
        "letterhead.telephone: empty",
        "steps[2].minutes: out_of_range=1..44640",
        "steps[3].no: no_such_target=7",
        "steps[4].role: unknown=kabid",
        "steps[5].requirements: duplicate=internet",
        "revised_on: no_date=1 Maret",
        "stesp: unexpected",
    }


def test_steps_are_numbered_from_one_without_gaps() -> None:
    table = copy.deepcopy(SHIPPED)
    table["steps"][1]["number"] = 3
    assert mistakes_of(table) == ("steps[2].number: out_of_order=2",)


def test_there_is_exactly_one_decision() -> None:
    table = copy.deepcopy(SHIPPED)
    table["steps"][2].update(kind="receive", yes=None, no=None)
    assert mistakes_of(table) == ("steps: exactly_one=decide",)


def test_a_decision_names_both_branches_and_nothing_else_has_any() -> None:
    table = copy.deepcopy(SHIPPED)
    table["steps"][2]["yes"] = None
    table["steps"][0]["no"] = 1
    assert set(mistakes_of(table)) == {"steps[3].yes: missing", "steps[1].no: only_for_decision"}


def test_tidak_goes_back_and_ya_goes_on() -> None:
    table = copy.deepcopy(SHIPPED)
    table["steps"][2].update(yes=1, no=4)
    assert set(mistakes_of(table)) == {
        "steps[3].yes: no_such_target=1",
        "steps[3].no: no_such_target=4",
    }


def test_it_begins_with_the_hand_in_and_ends_with_the_publication() -> None:
    table = copy.deepcopy(SHIPPED)
    table["steps"][0]["kind"], table["steps"][4]["kind"] = "publish", "hand_in"
    assert set(mistakes_of(table)) == {
        "steps[1].kind: first_is=hand_in",
        "steps[5].kind: last_is=publish",
    }


def test_an_admin_is_directed_after_the_ya_and_only_then() -> None:
    table = copy.deepcopy(SHIPPED)
    table["steps"][3]["kind"] = "receive"
    assert mistakes_of(table) == ("steps: missing_after_decision=direct",)
    table["steps"][1]["kind"] = "direct"
    assert set(mistakes_of(table)) == {
        "steps: missing_after_decision=direct",
        "steps: only_after_decision=direct",
    }


def test_dates_and_numbers_are_read_as_toml_and_json_give_them() -> None:
    table = copy.deepcopy(SHIPPED)
    table["made_on"] = date(2025, 3, 1)
    assert parse_sop(table).made_on == "2025-03-01"
    table["steps"][0]["minutes"] = "5"
    assert mistakes_of(table) == ("steps[1].minutes: no_number",)


def test_steps_with_something_to_compare_are_told() -> None:
    sop = replace(default_sop(), needs_check=("number", "steps[3].no"))
    assert sop.steps_to_check() == (3,)


def test_every_post_has_one_title() -> None:
    table = copy.deepcopy(SHIPPED)
    del table["definitions"][0]
    assert mistakes_of(table) == ("definitions: exactly_one=kabag",)


def test_a_mark_to_check_names_a_place_that_exists() -> None:
    table = copy.deepcopy(SHIPPED)
    table["needs_check"] = ["steps[9].no"]
    assert mistakes_of(table) == ("needs_check: unknown=steps[9].no",)


def test_an_sop_too_large_for_one_event_is_refused() -> None:
    table = copy.deepcopy(SHIPPED)
    table["warnings"] = ["Perhatian " * 7000]
    assert mistakes_of(table) == ("sop: too_large",)


def test_an_empty_table_is_refused_field_by_field() -> None:
    found = mistakes_of({})
    assert {"name: missing", "letterhead: missing", "approved_by: missing"} <= set(found)


def test_steps_are_found_by_number_kind_and_post() -> None:
    sop = default_sop()
    assert sop.step(5).kind is StepKind.PUBLISH
    assert sop.only(StepKind.DECIDE).number == 3
    assert sop.title_of(Role.KABAG) == "Kepala Bagian Protokol dan Komunikasi Pimpinan"
    with pytest.raises(KeyError):
        sop.step(0)


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_a_mangled_table_is_an_sop_or_a_refusal_and_never_a_crash(data: st.DataObject) -> None:
    table: Any = copy.deepcopy(SHIPPED)
    for _ in range(data.draw(st.integers(1, 4))):
        place: Any = table
        key: Any = data.draw(st.sampled_from(sorted(table)))
        while isinstance(place[key], dict | list) and place[key] and data.draw(st.booleans()):
            place = place[key]
            keys = sorted(place) if isinstance(place, dict) else range(len(place))
            key = data.draw(st.sampled_from(keys))
        place[key] = data.draw(JUNK)
    sop, mistakes = read_or_refused(table)
    if sop is None:
        assert mistakes
    else:
        assert parse_sop(sop_to_table(sop)) == sop
        assert len(sop_digest(sop)) == 64
