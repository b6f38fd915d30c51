"""The desk decides, seals and keeps: what was refused leaves nothing, what was done lasts."""

from __future__ import annotations

import pytest

from app.domain import acts
from app.domain.coverage import Stage, covers
from app.domain.events import digest
from app.domain.media import MediaItem
from app.errors import Refusal
from tests.office_builder import KABAG, KASUBAG, PELAKSANA, TITLE, DemoOffice, Pc


def test_an_act_is_on_the_disk_and_on_the_screens_when_it_returns(pc: Pc) -> None:
    pc.sits(PELAKSANA)
    coverage_id, done = pc.desk.open(pc.activity(TITLE))
    assert pc.station.replica.has(done.event.id)
    assert done.touched.coverages == {coverage_id}
    card = pc.station.queries.card(coverage_id)
    assert card is not None
    assert (card.title, card.undelivered) == (TITLE, 1)


def test_whoever_waits_for_acts_hears_of_each(pc: Pc) -> None:
    heard: list[str] = []
    pc.station.kept = lambda: heard.append("act")
    coverage = pc.opens()
    pc.hands_in(coverage)
    assert heard == ["act", "act"]


def test_what_is_refused_leaves_nothing(pc: Pc) -> None:
    coverage = pc.opens()
    before = pc.station.replica.pending_count()
    with pytest.raises(Refusal, match="wrong_role"):
        pc.act(KABAG, coverage, acts.CoverageHandedIn(pc.activity("x"), (), acts.Wording("x")))
    with pytest.raises(Refusal, match="media_missing"):
        pc.act(PELAKSANA, coverage, acts.CoverageHandedIn(pc.activity("x"), (), acts.Wording("x")))
    assert pc.station.replica.pending_count() == before


def test_a_text_that_no_event_can_hold_is_refused(pc: Pc) -> None:
    coverage = pc.opens()
    with pytest.raises(Refusal, match="too_large"):
        pc.act(PELAKSANA, coverage, acts.NoteWritten("x" * 70_000))
    assert pc.station.replica.pending_count() == 1


def test_without_a_person_nothing_is_done(pc: Pc) -> None:
    coverage = pc.opens()
    pc.desk.session = None
    with pytest.raises(Refusal, match="not_signed_in"):
        pc.desk.act(coverage, acts.NoteWritten("Siapa?"))
    with pytest.raises(Refusal, match="not_signed_in"):
        pc.desk.actor()
    with pytest.raises(Refusal, match="not_signed_in"):
        pc.station.administration()


def test_a_coverage_that_nobody_opened_is_unknown(pc: Pc) -> None:
    pc.sits(PELAKSANA)
    with pytest.raises(Refusal, match="coverage_unknown"):
        pc.desk.act("00" * 16, acts.NoteWritten("Apa?"))
    with pytest.raises(Refusal, match="coverage_unknown"):
        pc.station.bag_of("00" * 16)
    assert pc.station.coverage("00" * 16) is None


def test_work_begins_once_and_by_the_role_that_has_it(office: DemoOffice, pc: Pc) -> None:
    coverage = pc.opens()
    pc.hands_in(coverage)
    pc.sits(KABAG)
    assert pc.desk.begin_work(coverage) is None
    pc.sits(KASUBAG)
    office.clock.at += 60_000
    assert pc.desk.begin_work(coverage) is not None
    assert pc.desk.begin_work(coverage) is None
    visit = pc.coverage(coverage).visit
    assert visit is not None
    assert visit.begun_at == office.clock.at


def test_the_options_say_what_is_closed_and_why(pc: Pc) -> None:
    coverage = pc.opens()
    pc.sits(KABAG)
    options = pc.desk.options(pc.coverage(coverage))
    refusal = options[acts.CoverageHandedIn].refusal
    assert refusal is not None
    assert refusal.facts["roles"] == ("pelaksana",)
    assert options[acts.CoverageCancelled].is_open


def test_acts_follow_each_other_without_the_ledger(pc: Pc) -> None:
    coverage = pc.plays()
    assert pc.station.replica.pending_count() == 8
    assert pc.coverage(coverage).stage is Stage.ARCHIVED


def _items(count: int) -> tuple[MediaItem, ...]:
    """As many photos, with names as long as a file system has them."""
    return tuple(
        MediaItem(
            sha256=digest(f"foto {number}".encode()),
            extension="heic",
            name=f"{number:03d}{'é' * 124}.heic",
            kind="photo",
            size=4_000_000,
            width=4000,
            height=3000,
            captured_at="2026-11-23T08:00:00",
            camera="Telepon Kantor Seri Panjang 15 Pro Max",
            has_position=True,
            previews={"thumb.jpg": digest(b"t"), "screen.jpg": digest(b"s")},
        )
        for number in range(count)
    )


def test_three_hundred_photos_are_handed_in_as_one(office: DemoOffice, pc: Pc) -> None:
    coverage, media = pc.opens(), _items(300)
    activity = pc.coverage(coverage).activity
    hand_in = acts.CoverageHandedIn(activity, media, acts.Wording("Kunjungan kerja."))
    pc.act(PELAKSANA, coverage, hand_in)
    known = pc.coverage(coverage)
    assert known.media == media
    assert known.step == 2
    assert [entry.kind for entry in known.history] == ["CoverageOpened", "CoverageHandedIn"]
    assert getattr(known.history[-1].body, "media", ()) == media


def test_a_ya_on_fifteen_hundred_items_is_given_as_one(office: DemoOffice, pc: Pc) -> None:
    coverage, media = pc.opens(), _items(1500)
    activity = pc.coverage(coverage).activity
    hand_in = acts.CoverageHandedIn(activity, media, acts.Wording("Kunjungan kerja. " * 1000))
    pc.act(PELAKSANA, coverage, hand_in)
    pc.act(KASUBAG, coverage, acts.CoverageReceived())
    items = tuple(acts.ChosenItem(item.sha256, 90, "original") for item in reversed(media))
    known = pc.coverage(coverage)
    seen = covers(items, known.wording, known.sop)
    pc.act(KABAG, coverage, acts.CoverageApproved(items, "Terbitkan semua.", covers=seen))
    known = pc.coverage(coverage)
    assert known.approval is not None
    assert (known.approval.items, known.approval.covers) == (items, seen)
    assert [item.sha256 for item in known.chosen] == [item.sha256 for item in items]
    assert known.step == 4
    assert len(known.history) == 4, "the lists are part of the Ya"


def test_nothing_is_listed_for_a_ya_that_may_not_be(office: DemoOffice, pc: Pc) -> None:
    coverage, media = pc.opens(), _items(600)
    activity = pc.coverage(coverage).activity
    pc.act(PELAKSANA, coverage, acts.CoverageHandedIn(activity, media, acts.Wording("Kunjungan")))
    pc.act(KASUBAG, coverage, acts.CoverageReceived())
    items = tuple(acts.ChosenItem(item.sha256) for item in media)
    with pytest.raises(Refusal, match="covers_mismatch"):
        pc.act(KABAG, coverage, acts.CoverageApproved(items, covers="f" * 64))
    assert pc.coverage(coverage).listed_items == {}


def test_nothing_is_listed_for_a_hand_in_that_may_not_be(office: DemoOffice, pc: Pc) -> None:
    coverage = pc.opens()
    hand_in = acts.CoverageHandedIn(pc.coverage(coverage).activity, _items(80), acts.Wording(" "))
    with pytest.raises(Refusal, match="narrative_missing"):
        pc.act(PELAKSANA, coverage, hand_in)
    assert pc.coverage(coverage).listed == {}
