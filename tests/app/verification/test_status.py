"""How things stand at one PC: what scripts are told, connected or not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.domain import acts
from app.errors import Refusal
from app.ledger.profile import Profile
from app.verification.status import status_of
from tests.office_builder import KASUBAG, NOON, DemoOffice, Pc


def test_a_new_office_has_no_coverages_and_nothing_to_deliver(office: DemoOffice, pc: Pc) -> None:
    status = status_of(office.folder, pc.profile)
    assert status["coverages"] == {"total": 0, "steps": {}, "stages": {}}
    assert status["undelivered"] == {"count": 0, "ids": []}
    assert (status["connected"], status["failure"]) == (True, None)
    assert status["head"]["replica"] == status["head"]["ledger"]
    assert status["office"] == pc.station.membership.office
    assert json.loads(json.dumps(status)) == status


def test_coverages_are_counted_by_step_and_by_stage(office: DemoOffice, pc: Pc) -> None:
    pc.plays()
    pc.opens("Rapat")
    pc.hands_in(pc.opens("Audiensi"))
    pc.sync()
    assert status_of(office.folder, pc.profile)["coverages"] == {
        "total": 3,
        "steps": {"0": 1, "1": 1, "2": 1},
        "stages": {"archived": 1, "under_way": 2},
    }


def test_offline_it_says_why_and_what_waits_to_be_delivered(office: DemoOffice, pc: Pc) -> None:
    event = pc.desk.history(pc.opens()).judged[0].placed.event
    root = office.folder.root
    root.rename(root.with_name("pergi"))
    status = status_of(office.folder, pc.profile)
    assert (status["connected"], status["failure"]) == (False, "office_offline")
    assert status["head"]["ledger"] is None
    assert status["undelivered"] == {"count": 1, "ids": [event.id]}
    assert status["coverages"]["steps"] == {"1": 1}


def test_a_folder_of_another_office_is_not_connected(office: DemoOffice, pc: Pc) -> None:
    toml = office.folder.toml
    toml.write_text(toml.read_text().replace(pc.station.membership.office, "0f" * 32))
    status = status_of(office.folder, pc.profile)
    assert (status["connected"], status["failure"]) == (False, "office_other")


def test_what_came_too_late_is_listed_by_its_id(office: DemoOffice, pc: Pc) -> None:
    coverage = pc.opens()
    pc.sync()
    other = office.pc("pc-2")
    pc.hands_in(coverage)
    late = other.hands_in(coverage, narrative="Ditulis di PC lain.")
    pc.sync()
    other.sync()
    status = status_of(office.folder, other.profile)
    assert (status["overtaken"], status["held"]) == ([late.id], [])


def test_the_last_delivery_is_the_time_at_which_an_own_act_arrived(
    office: DemoOffice, pc: Pc
) -> None:
    assert status_of(office.folder, pc.profile)["last_delivery"] is None
    coverage = pc.opens()
    pc.hands_in(coverage)
    office.clock.at = NOON + 60_000
    pc.sync()
    office.clock.at = NOON + 120_000
    pc.act(KASUBAG, coverage, acts.CoverageReceived())
    assert status_of(office.folder, pc.profile)["last_delivery"] == NOON + 60_000


def test_a_pc_that_joined_no_office_has_no_status(office: DemoOffice, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="not_joined"):
        status_of(office.folder, Profile(tmp_path / "baru"))
