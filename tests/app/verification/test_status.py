"""How things stand at one PC: what scripts are told, connected or not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.administration import take_over
from app.desk import Session
from app.domain import acts
from app.errors import Refusal
from app.ledger.incidents import BRANCH_LEFT, Incident
from app.ledger.keys import COST_FOR_TESTS
from app.ledger.profile import Profile
from app.ledger.seal import Signer
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


def test_every_incident_is_listed_with_its_sentence_but_for_what_only_verify_reads(
    office: DemoOffice, pc: Pc
) -> None:
    for at, code in enumerate(("ledger_behind", BRANCH_LEFT, "ledger_reordered"), NOON):
        pc.station.replica.incidents.record(Incident(code, at, {"seq": 4, "count": 2}))
    told = status_of(office.folder, pc.profile)["incidents"]
    assert [each["code"] for each in told] == ["ledger_reordered", "ledger_behind"]
    assert "kehilangan 2 tindakan sejak baris 4" in told[1]["sentence"]
    assert (told[1]["at"], told[1]["facts"]) == (NOON, {"seq": 4, "count": 2})


def test_what_names_something_that_never_came_is_listed_as_waiting(
    office: DemoOffice, pc: Pc
) -> None:
    there = office.pc("pc-2")
    for desk in (pc, there):
        desk.sits(KASUBAG)
    pc.station.administration().add_person("Siti")
    invited = there.station.administration().add_person("Budi")
    seat = Session(invited.person, Signer(invited.seed))
    office_secret = there.station.office_secret()
    take_over(
        there.station.projection,
        there.station.author,
        seat,
        "rahasia",
        office_secret,
        COST_FOR_TESTS,
    )
    for desk in (pc, there, pc):
        desk.sync()
    status = status_of(office.folder, pc.profile)
    assert invited.done.event.id in status["overtaken"]
    assert [(each["kind"], each["person"]) for each in status["waiting"]] == [
        ("KeyTaken", invited.person)
    ]
