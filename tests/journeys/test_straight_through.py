"""A coverage goes straight through the SOP, each role at a PC of its own on one shared folder."""

from __future__ import annotations

import pytest

from app.domain import acts
from app.domain.coverage import Stage
from app.domain.roles import Role
from app.domain.timing import Pace, step_times
from app.errors import Refusal
from tests.office_builder import (
    ADMIN,
    EQUIPMENT,
    KABAG,
    KASUBAG,
    MINUTE,
    PELAKSANA,
    TITLE,
    DemoOffice,
    Pc,
)
from tests.walks import assert_sound, delivered, sync_all


@pytest.fixture
def rooms(office: DemoOffice) -> tuple[Pc, Pc, Pc]:
    """The PCs of Pelaksana, Kasubag and Kabag."""
    return office.pc("pelaksana"), office.pc("kasubag"), office.pc("kabag")


def test_from_hand_in_to_the_archive_on_three_pcs(
    office: DemoOffice, rooms: tuple[Pc, Pc, Pc]
) -> None:
    desk, kasubag, kabag = rooms
    liputan = desk.opens()
    photo, video = desk.photo(liputan, "navy"), desk.photo(liputan, "teal", "IMG_2042.jpg")
    handed_in = desk.hands_in(liputan, photo, video)
    assert not delivered(desk, handed_in.id)
    sync_all(office)
    assert delivered(desk, handed_in.id)

    kasubag.act(KASUBAG, liputan, acts.CoverageReceived(equipment=EQUIPMENT))
    sync_all(office)
    chosen = (acts.ChosenItem(video.sha256), acts.ChosenItem(photo.sha256, rotation=90))
    kabag.act(KABAG, liputan, acts.CoverageApproved(chosen, "Segera publikasikan."))
    sync_all(office)
    kasubag.directs(liputan, "instagram", "facebook")
    sync_all(office)
    undangan = acts.DocumentAttached("undangan", desk.document(liputan))
    desk.act(ADMIN, liputan, undangan)
    desk.records(liputan, "instagram")
    assert desk.coverage(liputan).stage is Stage.UNDER_WAY
    desk.records(liputan, "facebook")
    sync_all(office)
    kasubag.act(KASUBAG, liputan, acts.CoverageArchived("(contoh) 480", "Lemari 2"))
    sync_all(office)

    for pc in rooms:
        coverage = pc.coverage(liputan)
        assert (coverage.stage, coverage.step) == (Stage.ARCHIVED, 0)
        assert [item.sha256 for item in coverage.chosen] == [video.sha256, photo.sha256]
        assert set(coverage.standing_results) == {"instagram", "facebook"}
    assert_sound(office)


def test_the_queues_hand_the_coverage_on(office: DemoOffice, rooms: tuple[Pc, Pc, Pc]) -> None:
    desk, kasubag, kabag = rooms

    def waits(pc: Pc, role: Role, name: str) -> list[str]:
        person, now = pc.sits(name), pc.station.clock.now().at
        sections = pc.station.queries.queue(role, person, now)
        return [card.title for section in sections if section.waits for card in section.cards]

    liputan = desk.opens()
    desk.hands_in(liputan)
    sync_all(office)
    assert waits(kasubag, Role.KASUBAG, KASUBAG) == [TITLE]
    assert waits(kabag, Role.KABAG, KABAG) == []
    kasubag.act(KASUBAG, liputan, acts.CoverageReceived())
    sync_all(office)
    assert waits(kasubag, Role.KASUBAG, KASUBAG) == []
    assert waits(kabag, Role.KABAG, KABAG) == [TITLE]
    kabag.approves(liputan)
    sync_all(office)
    assert waits(kasubag, Role.KASUBAG, KASUBAG) == [TITLE]
    kasubag.directs(liputan)
    sync_all(office)
    assert waits(desk, Role.PELAKSANA, ADMIN) == [TITLE]
    assert waits(desk, Role.PELAKSANA, PELAKSANA) == []


def test_kabag_sees_the_previews_and_reaches_the_original(
    office: DemoOffice, rooms: tuple[Pc, Pc, Pc]
) -> None:
    desk, _, kabag = rooms
    liputan = desk.opens()
    photo = desk.photo(liputan)
    desk.hands_in(liputan, photo)
    sync_all(office)
    assert kabag.station.fetch_waiting_previews() == {liputan}
    assert kabag.station.fetch_waiting_previews() == frozenset()
    original = kabag.station.carrier.original(liputan, photo)
    assert original.is_relative_to(office.folder.root)


def test_nothing_is_published_before_the_undangan_is_there(
    office: DemoOffice, rooms: tuple[Pc, Pc, Pc]
) -> None:
    desk, kasubag, kabag = rooms
    liputan = desk.opens()
    desk.hands_in(liputan)
    sync_all(office)
    kasubag.act(KASUBAG, liputan, acts.CoverageReceived())
    sync_all(office)
    kabag.approves(liputan)
    sync_all(office)
    kasubag.directs(liputan)
    sync_all(office)
    with pytest.raises(Refusal, match="document_missing"):
        desk.records(liputan)
    desk.act(ADMIN, liputan, acts.DocumentWaived("undangan", "Kegiatan tanpa undangan"))
    desk.records(liputan)
    sync_all(office)
    assert kabag.coverage(liputan).stage is Stage.PUBLISHED
    assert_sound(office)


def test_each_step_has_its_own_clock_with_waiting_and_working_apart(
    office: DemoOffice, rooms: tuple[Pc, Pc, Pc]
) -> None:
    desk, kasubag, _ = rooms
    liputan = desk.opens()
    office.clock.at += 4 * MINUTE
    desk.hands_in(liputan)
    sync_all(office)
    office.clock.at += 2 * MINUTE
    kasubag.sits(KASUBAG)
    assert kasubag.desk.begin_work(liputan) is not None
    assert kasubag.desk.begin_work(liputan) is None
    office.clock.at += MINUTE
    kasubag.act(KASUBAG, liputan, acts.CoverageReceived())
    sync_all(office)
    office.clock.at += 6 * MINUTE
    for pc in rooms:
        coverage = pc.coverage(liputan)
        first, second, third, *_ = step_times(
            pc.desk.office.sops[coverage.sop], coverage, office.clock.at
        )
        assert first.last is not None
        assert first.last.elapsed_ms == 4 * MINUTE
        assert second.last is not None
        assert (second.last.waiting_ms, second.last.working_ms) == (2 * MINUTE, MINUTE)
        assert third.last is not None
        assert (third.pace, third.late, third.last.late_ms) == (Pace.UNDER_WAY, True, MINUTE)
