"""What the judge makes of genuine events: some are findings, some are an office's ordinary day."""

from __future__ import annotations

from typing import Any

import pytest

from app.administration import take_over
from app.demo.office import demo_person
from app.desk import Session, byline
from app.domain import acts
from app.domain.coverage_history import stream_of
from app.domain.events import NO_EVENT, Event
from app.domain.roles import Role
from app.ledger.author import Byline
from app.ledger.keys import COST_FOR_TESTS
from app.verification.report import Report
from app.verification.verify import verify_office
from tests.app.verification.tampering import codes, found
from tests.office_builder import ADMIN, KABAG, KASUBAG, PELAKSANA, TITLE, DemoOffice, Pc


def written(pc: Pc, name: str, coverage_id: str, act: Any, session: Session | None = None) -> Event:
    """An act that a dishonest program seals without asking the rules."""
    person = pc.sits(name)
    session = session or pc.desk.session
    assert session is not None
    post = pc.desk.actor().posts[0]
    stream = stream_of(coverage_id, type(act), person)
    prev = pc.desk.history(coverage_id).heads.get(stream, NO_EVENT)
    return pc.station.author.write(act, stream, prev, byline(session, post))


def codes_listed(report: Report) -> set[str]:
    """The codes of what is listed."""
    return {finding.code for finding in report.listed}


def test_a_ya_by_who_may_not_give_it_is_found_and_named(office: DemoOffice, pc: Pc) -> None:
    coverage = pc.opens()
    pc.hands_in(coverage)
    pc.act(KASUBAG, coverage, acts.CoverageReceived())
    items = tuple(acts.ChosenItem(item.sha256) for item in pc.coverage(coverage).media)
    event = written(pc, PELAKSANA, coverage, acts.CoverageApproved(items))
    pc.sync()
    refused = found(verify_office(office.folder), "event_refused")
    assert (refused.coverage, refused.subject) == (TITLE, event.id)
    assert refused.facts["rule"] == "wrong_role"


def test_an_act_outside_of_ones_role_is_found_in_a_stream_of_ones_own_too(
    office: DemoOffice, pc: Pc
) -> None:
    coverage = pc.opens()
    written(pc, KABAG, coverage, acts.DocumentWaived("undangan", "tanpa undangan"))
    pc.sync()
    assert found(verify_office(office.folder), "event_refused").facts["rule"] == "wrong_role"


def test_an_event_signed_by_a_retired_key_is_found(office: DemoOffice, pc: Pc) -> None:
    coverage = pc.opens()
    person = pc.sits(PELAKSANA)
    old = pc.desk.session
    assert old is not None
    station = pc.station
    secret = station.office_secret()
    new = take_over(station.projection, station.author, old, "baru", secret, COST_FOR_TESTS)
    pc.sync()
    post = pc.desk.actor().posts[0]
    stream = stream_of(coverage, acts.NoteWritten, person)
    note = acts.NoteWritten("ditulis dengan kunci lama")
    event = station.author.write(note, stream, NO_EVENT, Byline(person, old.signer, post.id))
    assert new.signer.key != old.signer.key
    pc.sync()
    retired = found(verify_office(office.folder), "signed_by_retired_key")
    assert (retired.coverage, retired.subject) == (TITLE, event.id)


def test_an_event_that_names_what_nobody_has_is_found(office: DemoOffice, pc: Pc) -> None:
    coverage = pc.opens()
    person = pc.sits(PELAKSANA)
    session, post = pc.desk.session, pc.desk.actor().posts[0]
    assert session is not None
    stream = stream_of(coverage, acts.NoteWritten, person)
    note = acts.NoteWritten("menyusul")
    pc.station.author.write(note, stream, "ab" * 32, byline(session, post))
    pc.sync()
    assert found(verify_office(office.folder), "event_waiting").coverage == TITLE


def test_an_event_of_a_stream_that_nobody_reads_is_found(office: DemoOffice, pc: Pc) -> None:
    pc.sits(KASUBAG)
    session = pc.desk.session
    assert session is not None
    note = acts.NoteWritten("di luar")
    pc.station.author.write(note, "di-luar/semua", NO_EVENT, byline(session))
    pc.sync()
    assert codes(verify_office(office.folder)) == {"stream_unknown"}


def test_an_overtaken_act_is_listed_with_its_rival_and_is_no_finding(
    office: DemoOffice, pc: Pc
) -> None:
    coverage = pc.opens()
    pc.sync()
    other = office.pc("pc-2")
    first = pc.hands_in(coverage)
    second = other.hands_in(coverage, narrative="Ditulis di PC lain.")
    pc.sync()
    other.sync()
    report = verify_office(office.folder)
    assert report.is_sound
    overtaken = next(each for each in report.listed if each.code == "overtaken")
    assert (overtaken.coverage, overtaken.subject) == (TITLE, second.id)
    assert overtaken.facts["rival"] == first.id


def test_an_act_that_came_after_the_post_had_ended_is_listed_as_held(
    office: DemoOffice, pc: Pc
) -> None:
    coverage = pc.opens()
    pc.hands_in(coverage)
    pc.sync()
    away = office.pc("pc-2")
    pc.act(KASUBAG, coverage, acts.CoverageReceived())
    pc.sync()
    away.sync()
    late = away.approves(coverage)
    kabag = demo_person(pc.station, KABAG)
    post = next(p for p in pc.desk.office.posts.values() if p.role is Role.KABAG)
    pc.sits(KASUBAG)
    pc.station.administration().end_appointment(post.id, "mutasi")
    pc.sync()
    away.sync()
    report = verify_office(office.folder)
    assert report.is_sound
    held = next(each for each in report.listed if each.code == "held")
    assert (held.subject, held.facts["person"]) == (late.id, kabag)


def test_work_begun_at_two_pcs_at_once_is_an_ordinary_day(office: DemoOffice, pc: Pc) -> None:
    coverage = pc.opens()
    pc.hands_in(coverage)
    pc.sync()
    other = office.pc("pc-2")
    other.sits(KASUBAG)
    other.desk.begin_work(coverage)
    pc.act(KASUBAG, coverage, acts.CoverageReceived())
    pc.sync()
    other.sync()
    report = verify_office(office.folder)
    assert report.is_sound
    assert codes_listed(report) <= {"own_event_late", "overtaken"}
    assert len(report.listed) == 1


@pytest.mark.parametrize("name", [KASUBAG, KABAG, ADMIN])
def test_a_title_that_is_not_in_effect_still_names_the_coverage(
    office: DemoOffice, pc: Pc, name: str
) -> None:
    person = pc.sits(name)
    session, post = pc.desk.session, pc.desk.actor().posts[0]
    assert session is not None
    activity = acts.Activity("Dibuka tanpa wewenang", "kdh", 1, "Desa Kujan")
    opening = acts.CoverageOpened(activity, "bukan sop")
    coverage = "0123abcd" * 4
    stream = stream_of(coverage, acts.CoverageOpened, person)
    pc.station.author.write(opening, stream, NO_EVENT, byline(session, post))
    pc.sync()
    assert [each.coverage for each in verify_office(office.folder).findings] == [activity.title]
