"""The screens show what the replica has, whenever and however often they are told."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.domain import acts
from app.errors import Unavailable
from app.ledger.replica import Replica
from app.ledger.screens import Screens
from app.projection import Projection
from tests.app.ledger.tampering import sql
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


def test_a_visit_that_was_lost_on_its_way_is_shown_with_the_next(
    office: DemoOffice, pc: Pc
) -> None:
    other = office.pc("pc-2")
    one = other.opens("Satu")
    other.sync()
    first = pc.station.deliver()
    two = other.opens("Dua")
    other.sync()
    second = pc.station.deliver()
    # The first visit is still on its way, or never comes: what it brought is shown as well.
    assert pc.station.absorb(second).coverages == {one, two}
    assert pc.station.absorb(first).coverages == {one}
    assert _anew(pc).catch_up().coverages == frozenset()


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


def _grows(pc: Pc, may: bool) -> None:
    """Whether the disk lets the screens of this PC grow."""
    connection = pc.station.screens._database.connection()
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {2**31 if may else pages}")


def test_what_a_full_disk_did_not_let_the_lists_show_is_kept_told_and_shown_later(pc: Pc) -> None:
    pc.opens()
    pc.sync()
    _grows(pc, False)
    failure = None
    while failure is None:
        activity = acts.Activity("x" * 400, "kdh", pc.station.clock.now().at, "Bulik")
        coverage, done = pc.desk.open(activity)
        failure = done.touched.failure
    assert failure.code == "screens_full"
    assert pc.station.queries.card(coverage) is None
    _grows(pc, True)
    pc.sync()
    card = pc.station.queries.card(coverage)
    assert card is not None
    assert card.undelivered == 0


def test_a_start_that_could_not_show_what_is_pending_does_not_count_as_one_that_did(
    pc: Pc,
) -> None:
    pc.opens()
    pc.sync()
    coverage = pc.opens("Dibuat sesaat sebelum listrik padam")
    pc.station.screens.replace(coverage, None, [])
    begun = _anew(pc)
    path = pc.station.profile.screens_db
    sql(path, "CREATE TRIGGER x BEFORE INSERT ON card BEGIN SELECT RAISE(FAIL, 'x'); END")
    with pytest.raises(sqlite3.IntegrityError):
        begun.catch_up()
    sql(path, "DROP TRIGGER x")
    visit = pc.station.deliver()
    begun.take(visit.pulled, visit.since, visit.upto)
    assert pc.station.queries.card(coverage) is not None


def test_what_this_pc_cannot_note_costs_nothing_of_what_a_visit_brought(
    office: DemoOffice, pc: Pc, monkeypatch: pytest.MonkeyPatch
) -> None:
    pc.sync()
    coverage = pc.opens()

    def full(name: str, value: str) -> None:
        raise Unavailable("profile_full")

    monkeypatch.setattr(pc.station.replica, "keep_fact", full)
    office.clock.at += 120_000
    visit = pc.station.deliver()
    assert len(visit.delivered) == 1
    assert pc.station.absorb(visit).coverages == {coverage}


def test_what_a_power_cut_takes_from_the_replica_it_takes_from_the_screens(
    office: DemoOffice, pc: Pc, tmp_path: Path
) -> None:
    other = office.pc("pc-2")
    other.sync()
    pc.sync()
    before = tmp_path / "sebelum"
    shutil.copytree(pc.profile.root, before)
    theirs = other.opens("Dari PC lain")
    other.sync()
    pc.sync()
    assert pc.station.queries.card(theirs) is not None
    cut = tmp_path / "padam"
    shutil.copytree(pc.profile.root, cut)
    for path in cut.glob("events.db*"):
        path.unlink()
    for path in before.glob("events.db*"):
        shutil.copy2(path, cut)
    with closing(Replica(cut / "events.db")) as replica, closing(Screens(cut / "screens.db")) as s:
        Projection(replica, s, pc.station.membership.office).catch_up()
        assert s.card(theirs) is None
