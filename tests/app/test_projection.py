"""The screens show what the replica has, whenever and however often they are told."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from app.domain import acts
from app.projection import Projection
from tests.office_builder import KASUBAG, PELAKSANA, DemoOffice, Pc
from tests.walks import told


def _anew(pc: Pc, emptied: bool = False) -> Projection:
    """A projection as after a restart; with `emptied` screens as where their file was damaged."""
    station = pc.station
    station.projection.keep_mark()
    if emptied:
        station.screens.clear()
    return _begun(pc)


def _begun(pc: Pc) -> Projection:
    """A projection as after the program was killed."""
    station = pc.station
    return Projection(station.replica, station.screens, station.membership.office)


def test_nothing_to_catch_up_with_touches_nothing(pc: Pc) -> None:
    pc.opens()
    pc.sync()
    assert _anew(pc).catch_up().coverages == frozenset()


def test_what_is_pending_is_shown_again_at_each_start(pc: Pc) -> None:
    coverage = pc.opens()
    assert _anew(pc).catch_up().coverages == {coverage}


def test_emptied_screens_come_back_the_same(office: DemoOffice, pc: Pc) -> None:
    pc.plays()
    pc.sync()
    pc.opens("Rapat")
    before = told(pc)
    again = _anew(pc, emptied=True)
    assert told(pc) == []
    again.catch_up()
    assert told(pc) == before


def test_only_what_follows_the_shown_rows_moves_the_mark(office: DemoOffice, pc: Pc) -> None:
    other = office.pc("pc-2")
    one = other.opens("Satu")
    other.sync()
    first = pc.station.deliver()
    two = other.opens("Dua")
    other.sync()
    second = pc.station.deliver()
    assert pc.station.absorb(second).coverages == {two}  # the first visit is still on its way
    assert _anew(pc).catch_up().coverages == {one, two}
    assert pc.station.absorb(first).coverages == {one}


def test_an_own_act_does_not_hide_what_the_courier_confirmed_meanwhile(
    office: DemoOffice, pc: Pc
) -> None:
    other = office.pc("pc-2")
    theirs = other.opens("Dari PC lain")
    other.sync()
    pc.station.deliver()
    own = pc.opens("Sendiri")
    assert _anew(pc).catch_up().coverages == {theirs, own}


def test_a_ledger_whose_order_changed_is_shown_anew(office: DemoOffice, pc: Pc) -> None:
    coverage = pc.opens()
    pc.sync()
    pc.station.replica.rewind(3)
    assert coverage in _anew(pc).catch_up().coverages


def test_a_change_of_people_judges_what_waits_anew(office: DemoOffice, pc: Pc) -> None:
    coverage = pc.opens()
    pc.hands_in(coverage)
    (post,) = (
        p
        for p in pc.desk.office.posts.values()
        if pc.desk.office.people[p.person].name == PELAKSANA
    )
    pc.sits(KASUBAG)
    done = pc.station.administration().end_appointment(post.id, "Mutasi")
    assert done.touched.office
    assert coverage in done.touched.coverages


def test_what_did_not_take_effect_is_noticed_and_late_asides_are_not(
    office: DemoOffice, pc: Pc
) -> None:
    other = office.pc("pc-2")
    coverage = pc.opens()
    pc.hands_in(coverage)
    pc.sync()
    other.sync()
    pc.act(KASUBAG, coverage, acts.CoverageReceived())
    late = other.act(KASUBAG, coverage, acts.CoverageReturned("Kurang"))
    other.sits(KASUBAG)
    other.act(KASUBAG, coverage, acts.NoteWritten("Catatan"))
    pc.sync()
    other.sync()
    assert [notice.event for notice in other.station.queries.notices(coverage)] == [late.id]


def _shown(pc: Pc) -> list[tuple[object, ...]]:
    """Every card, with what it is found by, as the screens keep it."""
    path = pc.station.profile.screens_db
    with closing(sqlite3.connect(path)) as screens:
        return screens.execute("SELECT * FROM card ORDER BY id").fetchall()


def test_what_is_only_delivered_shows_as_a_replay_would_show_it(office: DemoOffice, pc: Pc) -> None:
    pc.plays()
    pc.sync()
    other = office.pc("pc-2")
    other.sync()
    coverage = pc.opens("Beberapa tindakan di jalan")
    pc.hands_in(coverage)
    pc.act(KASUBAG, coverage, acts.CoverageReceived())
    pc.sync()
    other.sync()
    other.sits(KASUBAG)
    other.act(KASUBAG, coverage, acts.NoteWritten("Catatan"))
    other.sync()
    pc.act(KASUBAG, coverage, acts.NoteWritten("Bersamaan dengan catatan lain"))
    pc.sync()
    settled = _shown(pc)
    _anew(pc, emptied=True).catch_up()
    assert _shown(pc) == settled


def test_a_killed_program_shows_again_what_it_had_not_noted(pc: Pc) -> None:
    coverage = pc.opens()
    pc.sync()
    assert _begun(pc).catch_up().coverages == {coverage}
    assert _begun(pc).catch_up().coverages == frozenset()


def test_what_is_on_its_way_is_known_from_the_first_moment(pc: Pc) -> None:
    coverage = pc.opens()
    pc.hands_in(coverage)
    assert _begun(pc).undelivered(coverage) == 2
    assert [card.undelivered for card in pc.station.queries.open_cards()] == [2]
    pc.sync()
    assert _begun(pc).undelivered(coverage) == 0
    assert [card.undelivered for card in pc.station.queries.open_cards()] == [0]


def test_what_was_killed_before_it_was_shown_is_shown_with_its_delivery(pc: Pc) -> None:
    coverage = pc.opens()
    pc.station.screens.replace(coverage, None, [])
    begun = _begun(pc)
    visit = pc.station.deliver()
    assert begun.take(visit.pulled, visit.since, visit.upto).coverages == {coverage}
    assert pc.station.queries.card(coverage) is not None
