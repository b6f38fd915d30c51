"""A time that cannot be is a notice for people to ask about; what takes effect is order alone."""

from __future__ import annotations

from app.domain import acts
from app.verification.times import AHEAD_MS, TOLERANCE_MS
from app.verification.verify import verify_office
from tests.office_builder import KASUBAG, MINUTE, NOON, TITLE, DemoOffice, Pc


def test_an_act_that_claims_to_be_older_than_what_it_goes_on_from_is_listed(
    office: DemoOffice, pc: Pc
) -> None:
    coverage = pc.opens()
    pc.hands_in(coverage)
    office.clock.at -= 90 * MINUTE  # a clock turned back, as by somebody whose post has ended
    event = pc.act(KASUBAG, coverage, acts.CoverageReceived())
    pc.sync()
    report = verify_office(office.folder)
    told = [each for each in report.listed if each.code == "time_backwards"]
    assert [(each.coverage, each.subject) for each in told] == [(TITLE, event.id)]
    assert told[0].facts["by_ms"] == 90 * MINUTE
    assert told[0].facts["person"] == event.envelope.person
    assert report.is_sound


def test_what_two_measured_clocks_may_differ_by_is_no_notice(office: DemoOffice, pc: Pc) -> None:
    coverage = pc.opens()
    pc.hands_in(coverage)
    office.clock.at -= TOLERANCE_MS
    pc.act(KASUBAG, coverage, acts.CoverageReceived())
    pc.sync()
    assert [each for each in verify_office(office.folder).listed if "time" in each.code] == []


def test_an_act_of_tomorrow_is_listed_where_the_time_is_known(office: DemoOffice, pc: Pc) -> None:
    pc.opens()
    pc.sync()
    now = NOON - AHEAD_MS - MINUTE
    listed = verify_office(office.folder, now=now).listed
    assert "time_ahead" in {each.code for each in listed}
    listed = verify_office(office.folder, now=NOON).listed
    assert "time_ahead" not in {each.code for each in listed if each.coverage}
