"""A coverage that does not go straight: Tidak, returned, corrected, changed after the Ya."""

from __future__ import annotations

import pytest

from app.domain import acts
from app.domain.coverage import Stage
from app.domain.roles import Role
from app.errors import Refusal
from tests.office_builder import KABAG, KASUBAG, PELAKSANA, DemoOffice, Pc
from tests.walks import assert_sound, sync_all


@pytest.fixture
def other(office: DemoOffice, pc: Pc) -> Pc:
    """A second PC of the office."""
    return office.pc("pc-2")


@pytest.fixture
def liputan(office: DemoOffice, pc: Pc, other: Pc) -> str:
    """A coverage that Kasubag has sent up: it waits for Kabag."""
    coverage = pc.opens()
    pc.hands_in(coverage)
    pc.act(KASUBAG, coverage, acts.CoverageReceived())
    sync_all(office)
    return coverage


def test_tidak_leads_to_kasubag_and_through_pelaksana_up_again(
    office: DemoOffice, pc: Pc, other: Pc, liputan: str
) -> None:
    tidak = acts.CoverageRejected("Wajah tidak jelas", ("Ganti foto pertama", "Sebut camat"))
    other.act(KABAG, liputan, tidak)
    sync_all(office)
    coverage = pc.coverage(liputan)
    assert (coverage.step, coverage.verdict_reason) == (2, "Wajah tidak jelas")
    assert [point.text for point in coverage.points] == ["Ganti foto pertama", "Sebut camat"]

    pc.act(KASUBAG, liputan, acts.CoverageReturned("Sesuai catatan Kabag"))
    sync_all(office)
    points = other.coverage(liputan).points
    for point in points:
        other.act(PELAKSANA, liputan, acts.PointTicked(point.id))
    assert all(point.done for point in other.coverage(liputan).points)
    other.hands_in(liputan, other.photo(liputan, "olive"), narrative="Camat hadir.")
    sync_all(office)

    coverage = pc.coverage(liputan)
    assert coverage.visit is not None
    assert (coverage.step, coverage.revision, coverage.visit.ordinal) == (2, 2, 3)
    assert coverage.former_wordings == (acts.Wording("Jalan desa ditinjau."),)
    pc.act(KASUBAG, liputan, acts.CoverageReceived())
    sync_all(office)
    other.approves(liputan)
    sync_all(office)
    assert pc.coverage(liputan).approval is not None
    assert_sound(office)


def test_kasubag_returns_what_is_not_ready(office: DemoOffice, pc: Pc, other: Pc) -> None:
    liputan = pc.opens()
    pc.hands_in(liputan)
    sync_all(office)
    other.act(KASUBAG, liputan, acts.CoverageReturned("Kurang foto", ("Tambah foto Bupati",)))
    sync_all(office)
    coverage = pc.coverage(liputan)
    assert (coverage.step, coverage.points[0].text) == (1, "Tambah foto Bupati")
    pc.hands_in(liputan, pc.photo(liputan), pc.photo(liputan, "red", "IMG_3.jpg"))
    sync_all(office)
    assert (other.coverage(liputan).step, len(other.coverage(liputan).media)) == (2, 2)
    assert_sound(office)


def test_neither_tidak_nor_a_return_goes_without_a_reason(
    pc: Pc, other: Pc, liputan: str, office: DemoOffice
) -> None:
    with pytest.raises(Refusal, match="reason_missing"):
        other.act(KABAG, liputan, acts.CoverageRejected("  "))
    again = pc.opens("Rapat")
    pc.hands_in(again)
    with pytest.raises(Refusal, match="reason_missing"):
        pc.act(KASUBAG, again, acts.CoverageReturned(""))


def test_kabag_corrects_the_text_inside_the_ya(
    office: DemoOffice, pc: Pc, other: Pc, liputan: str
) -> None:
    items = tuple(acts.ChosenItem(item.sha256) for item in other.coverage(liputan).media)
    better = acts.Wording("Bupati meninjau jalan desa Kujan.", {"instagram": "Jalan desa."})
    other.act(KABAG, liputan, acts.CoverageApproved(items, "Lanjut", better))
    sync_all(office)
    coverage = pc.coverage(liputan)
    assert coverage.wording == better
    assert coverage.approval is not None
    assert coverage.approval.wording == better
    assert coverage.former_wordings == (acts.Wording("Jalan desa ditinjau."),)
    assert coverage.revision == 1  # a correction is no hand-in
    assert_sound(office)


def test_a_change_after_the_ya_lapses_it_and_says_what_changed(
    office: DemoOffice, pc: Pc, other: Pc, liputan: str
) -> None:
    other.approves(liputan)
    sync_all(office)
    pc.act(KASUBAG, liputan, acts.WordingCorrected(acts.Wording("Nama desa keliru.")))
    sync_all(office)
    coverage = other.coverage(liputan)
    assert (coverage.approval, coverage.step) == (None, 3)
    assert coverage.lapsed is not None
    assert coverage.lapsed.changed == ("narrative",)
    with pytest.raises(Refusal, match="not_at_step"):
        pc.directs(liputan)
    other.approves(liputan)
    sync_all(office)
    pc.directs(liputan)
    assert pc.coverage(liputan).step == 5
    sync_all(office)
    assert_sound(office)


def test_new_media_after_the_ya_lapses_it_too(
    office: DemoOffice, pc: Pc, other: Pc, liputan: str
) -> None:
    other.approves(liputan)
    sync_all(office)
    pc.hands_in(liputan, pc.photo(liputan, "maroon", "IMG_9.jpg"))
    sync_all(office)
    coverage = other.coverage(liputan)
    assert (coverage.approval, coverage.step, coverage.stage) == (None, 2, Stage.UNDER_WAY)
    assert coverage.lapsed is not None
    assert coverage.lapsed.changed == ("media",)
    assert_sound(office)


def test_who_handed_in_cannot_approve_even_as_acting_kabag(
    office: DemoOffice, pc: Pc, liputan: str
) -> None:
    day = 24 * 60 * 60_000
    person = pc.sits(PELAKSANA)
    pc.sits(KASUBAG)
    from_now = office.clock.at
    pc.station.administration().appoint(
        person,
        Role.KABAG,
        "Kepala Bagian",
        acting="plh",
        starts_at=from_now,
        ends_at=from_now + day,
    )
    media = pc.coverage(liputan).media
    ya = acts.CoverageApproved((acts.ChosenItem(media[0].sha256),))
    with pytest.raises(Refusal, match="own_hand_in"):
        pc.act(PELAKSANA, liputan, ya)
