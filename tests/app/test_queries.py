"""The office's questions are answered from the local tables, each for who asks."""

from __future__ import annotations

import pytest

from app.demo.office import demo_person
from app.domain import acts
from app.domain.coverage import Stage
from app.domain.roles import Role
from tests.office_builder import (
    ADMIN,
    KABAG,
    KASUBAG,
    MINUTE,
    NOON,
    PELAKSANA,
    TITLE,
    DemoOffice,
    Pc,
)


def _sections(pc: Pc, role: Role, name: str) -> dict[str, list[str]]:
    """Title by title what a queue shows, without empty sections."""
    person, now = demo_person(pc.station, name), pc.station.clock.now().at
    found = pc.station.queries.queue(role, person, now)
    return {each.key: [card.title for card in each.cards] for each in found if each.cards}


def _waits(pc: Pc, role: Role, name: str) -> int:
    person, now = demo_person(pc.station, name), pc.station.clock.now().at
    return pc.station.queries.waiting_count(role, person, now)


def test_a_coverage_waits_for_the_role_of_its_step(pc: Pc) -> None:
    coverage = pc.opens()
    assert _sections(pc, Role.PELAKSANA, PELAKSANA)["hand_in"] == [TITLE]
    pc.hands_in(coverage)
    assert _sections(pc, Role.KASUBAG, KASUBAG)["receive"] == [TITLE]
    pc.act(KASUBAG, coverage, acts.CoverageReceived())
    assert _sections(pc, Role.KABAG, KABAG)["decide"] == [TITLE]
    pc.approves(coverage)
    assert _sections(pc, Role.KASUBAG, KASUBAG)["direct"] == [TITLE]
    assert [_waits(pc, role, KASUBAG) for role in Role] == [0, 1, 0]


def test_what_was_sent_back_comes_before_what_is_new(pc: Pc) -> None:
    returned = pc.opens("Dikembalikan")
    pc.hands_in(returned)
    pc.act(KASUBAG, returned, acts.CoverageReturned("Kurang"))
    pc.opens("Baru")
    sections = _sections(pc, Role.PELAKSANA, PELAKSANA)
    assert (sections["returned"], sections["hand_in"]) == (["Dikembalikan"], ["Baru"])
    assert list(sections).index("returned") < list(sections).index("hand_in")


def test_a_ralat_is_told_from_what_a_post_sent_back(pc: Pc) -> None:
    coverage = pc.plays()
    pc.act(KABAG, coverage, acts.CorrectionOpened("Nama camat keliru"))
    assert _sent_back(pc) == [True]
    pc.hands_in(coverage)
    pc.act(KASUBAG, coverage, acts.CoverageReturned("Kurang"))
    assert _sent_back(pc) == [False]


def test_publication_waits_for_the_admin_alone(pc: Pc) -> None:
    coverage = pc.opens()
    pc.hands_in(coverage)
    pc.act(KASUBAG, coverage, acts.CoverageReceived())
    pc.approves(coverage)
    pc.directs(coverage)
    assert _waits(pc, Role.PELAKSANA, ADMIN) == 1
    assert _waits(pc, Role.PELAKSANA, PELAKSANA) == 0


def test_what_has_ended_is_in_the_archive_and_waits_for_nobody(pc: Pc) -> None:
    coverage = pc.plays()
    cancelled = pc.opens("Batal")
    pc.act(PELAKSANA, cancelled, acts.CoverageCancelled("Ditunda"))
    assert {card.id for card in pc.station.queries.archive()} == {coverage, cancelled}
    assert pc.station.queries.open_cards() == ()
    assert [_waits(pc, role, KASUBAG) for role in Role] == [0, 0, 0]


def test_search_finds_every_word_in_title_place_and_leader(pc: Pc) -> None:
    pc.opens("Rapat koordinasi inflasi")
    pc.opens("Panen raya")
    found = pc.station.queries.search
    assert [card.title for card in found("INFLASI rapat")] == ["Rapat koordinasi inflasi"]
    assert len(found("bupati kujan")) == 2
    assert found("gubernur") == ()


def test_the_month_lists_by_the_time_of_the_activity(office: DemoOffice, pc: Pc) -> None:
    first = pc.opens("Pertama")
    office.clock.at += 60 * MINUTE
    second = pc.opens("Kedua")
    assert [card.id for card in pc.station.queries.month("2026-11")] == [first, second]
    assert pc.station.queries.month("2026-12") == ()


def test_a_card_tells_a_coverage_in_brief(pc: Pc) -> None:
    coverage = pc.plays()
    card = pc.station.queries.card(coverage)
    assert card is not None
    assert (card.stage, card.step, card.role, card.photos) == (Stage.ARCHIVED, 0, "", 1)
    assert (card.published, card.approved, card.visit) == (("instagram",), True, None)
    assert pc.station.queries.card("00" * 16) is None


def test_all_that_waits_is_listed_and_of_the_rest_it_says_how_many_there_are(
    pc: Pc, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.queries.MOST_LISTED", 1)
    for number in range(3):
        pc.opens(f"Liputan {number}")
    queue = pc.station.queries.queue
    mine = {each.key: each for each in queue(Role.PELAKSANA, PELAKSANA, NOON)}
    theirs = {each.key: each for each in queue(Role.KABAG, KABAG, NOON)}
    assert (len(mine["hand_in"].cards), mine["hand_in"].beyond) == (3, 0)
    assert (len(theirs["under_way"].cards), theirs["under_way"].beyond) == (1, 2)


def _sent_back(pc: Pc) -> list[bool]:
    """Whether each of the coverages that wait to be mended is a Ralat."""
    person, now = demo_person(pc.station, PELAKSANA), pc.station.clock.now().at
    found = pc.station.queries.queue(Role.PELAKSANA, person, now)
    return [card.correcting for each in found if each.key == "returned" for card in each.cards]
