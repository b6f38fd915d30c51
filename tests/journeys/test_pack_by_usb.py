"""A PC that never meets the network: coverages go there as one file, decisions come back as one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain import acts
from app.domain.judge import Verdict
from app.ledger.office_folder import OfficeFolder
from app.media.carrier import local_preview
from app.media.limits import Limits
from app.media.shelf import SCREEN
from app.packs.lone import folder_of_nobody
from app.packs.taking import open_pack
from app.station import Station
from app.verification.verify import verify_office
from tests.app.packs.packs import (
    decision_pack,
    lone_pc,
    on,
    review_pack,
    taken,
    waiting_for_kabag,
)
from tests.office_builder import KABAG, KASUBAG, PELAKSANA, DemoOffice, Pc
from tests.walks import assert_sound, delivered, sync_all, verdicts


@pytest.fixture
def liputan(pc: Pc) -> str:
    return waiting_for_kabag(pc)


@pytest.fixture
def laptop(office: DemoOffice, pc: Pc, liputan: str, tmp_path: Path) -> Iterator[Station]:
    """Kabag's own laptop, which joined by a pack without originals."""
    pack = review_pack(pc, tmp_path / "pergi.mejasiar-tinjau", liputan, originals=False).path
    station = lone_pc(office, pack, tmp_path / "laptop", KABAG)
    yield station
    station.close()


def approved(station: Station, liputan: str) -> str:
    """Kabag looks at the previews and says Ya; the id of the act."""
    coverage = station.coverage(liputan)
    assert coverage is not None
    for item in coverage.media:
        assert local_preview(station.profile.cache, item.sha256, SCREEN) is not None
    items = tuple(acts.ChosenItem(item.sha256, seen="preview") for item in coverage.media)
    return station.desk.act(liputan, acts.CoverageApproved(items, "Publikasikan.")).event.id


def test_a_ya_travels_there_and_back(
    office: DemoOffice, pc: Pc, laptop: Station, liputan: str, tmp_path: Path
) -> None:
    other = office.pc("pc-2")
    ya = approved(laptop, liputan)
    visit = laptop.tick()
    assert (visit.code, visit.waiting) == ("office_offline", 1)
    card = laptop.queries.card(liputan)
    assert card is not None
    assert (card.step, card.undelivered) == (4, 1)

    back = decision_pack(laptop, tmp_path / "balik.mejasiar-keputusan").path
    assert taken(other.station, back).new_acts == 1
    sync_all(office)
    assert delivered(pc, ya)
    assert verdicts(pc, liputan)[ya] is Verdict.EFFECTIVE
    assert_sound(office)

    # The next pack tells the laptop that it arrived, and what happened since.
    pc.directs(liputan)
    sync_all(office)
    taken(laptop, review_pack(pc, tmp_path / "pergi-2.mejasiar-tinjau", liputan).path)
    assert laptop.replica.head() == pc.station.replica.head()
    assert laptop.replica.pending_count() == 0
    card = laptop.queries.card(liputan)
    assert card is not None
    assert (card.step, card.undelivered) == (5, 0)
    assert verify_office(office.folder, laptop.profile).findings == ()


def test_a_hand_in_from_the_field_brings_its_photos(
    office: DemoOffice, pc: Pc, liputan: str, tmp_path: Path
) -> None:
    """Not only Kabag is away: what Pelaksana hands in travels whole, and is delivered whole."""
    pack = review_pack(pc, tmp_path / "pergi.mejasiar-tinjau").path
    field = lone_pc(office, pack, tmp_path / "lapangan")
    there = Pc.__new__(Pc)  # the same verbs, at a PC that was not joined by the folder
    there.profile, there.station, there.desk = field.profile, field, field.desk
    made = there.opens("Panen raya")
    photo = there.photo(made, "gold")
    handed_in = there.hands_in(made, photo)
    there.sits(PELAKSANA)
    back = decision_pack(field, tmp_path / "balik.mejasiar-keputusan").path
    came = taken(pc.station, back)
    assert (came.new_acts, came.originals, came.previews) == (2, 1, 2)
    sync_all(office)
    assert delivered(pc, handed_in.id)
    other = office.pc("pc-2")
    other.sync()
    assert other.station.carrier.original(made, photo).is_relative_to(office.folder.root)
    assert_sound(office)
    field.close()


def test_two_laptops_decide_and_the_first_delivered_counts(
    office: DemoOffice, pc: Pc, laptop: Station, liputan: str, tmp_path: Path
) -> None:
    pack = review_pack(pc, tmp_path / "lain.mejasiar-tinjau", liputan).path
    second = lone_pc(office, pack, tmp_path / "laptop-2", KABAG)
    ya = approved(laptop, liputan)
    tidak = second.desk.act(liputan, acts.CoverageRejected("Ganti foto")).event.id
    for station, name in ((second, "dua"), (laptop, "satu")):
        taken(pc.station, decision_pack(station, tmp_path / f"{name}.mejasiar-keputusan").path)
        sync_all(office)
    found = verdicts(pc, liputan)
    assert (found[tidak], found[ya]) == (Verdict.EFFECTIVE, Verdict.OVERTAKEN)
    # Both sides see it: the laptop as soon as it has the next pack.
    pc.sits(KASUBAG)
    taken(laptop, review_pack(pc, tmp_path / "lagi.mejasiar-tinjau", liputan).path)
    notices = {notice.event: notice.verdict for notice in laptop.queries.notices(liputan)}
    assert notices[ya] == "overtaken"
    assert_sound(office)
    second.close()


def test_a_pack_carried_back_after_the_office_went_on_is_delivered_all_the_same(
    office: DemoOffice, pc: Pc, laptop: Station, liputan: str, tmp_path: Path
) -> None:
    ya = approved(laptop, liputan)
    back = decision_pack(laptop, tmp_path / "balik.mejasiar-keputusan").path
    for number in range(3):
        waiting_for_kabag(pc, f"Kegiatan {number}")
    assert taken(pc.station, back).new_acts == 1
    assert taken(pc.station, back).is_known
    sync_all(office)
    assert verdicts(pc, liputan)[ya] is Verdict.EFFECTIVE
    assert_sound(office)


def test_the_day_the_network_comes_the_laptop_delivers_by_itself(
    office: DemoOffice, pc: Pc, laptop: Station, liputan: str, tmp_path: Path
) -> None:
    """What was carried by hand and what goes by itself are the same events: twice is once."""
    ya = approved(laptop, liputan)
    back = decision_pack(laptop, tmp_path / "balik.mejasiar-keputusan").path
    connected = Station(office.folder, laptop.profile, Limits(), office.clock)
    connected.projection.catch_up()
    while connected.replica.pending_count():
        assert connected.tick().failure is None
    taken(pc.station, back)
    sync_all(office)
    assert delivered(pc, ya)
    assert pc.station.replica.head() == connected.replica.head()
    assert_sound(office)
    connected.close()


def test_it_is_alone_after_a_restart_as_well(laptop: Station, liputan: str) -> None:
    profile = laptop.profile
    again = Station(OfficeFolder(folder_of_nobody(profile)), profile, Limits())
    again.projection.catch_up()
    assert again.tick().code == "office_offline"
    assert [card.id for card in again.queries.open_cards()] == [liputan]
    assert list(folder_of_nobody(profile).parent.glob("tanpa*")) == []
    again.close()


def test_progress_of_opening_is_told_in_bytes_of_the_pack(
    office: DemoOffice, pc: Pc, liputan: str, tmp_path: Path
) -> None:
    pack = review_pack(pc, tmp_path / "pergi.mejasiar-tinjau", liputan).path
    told: list[int] = []

    def advance(done: int) -> bool:
        told.append(done)
        return on(done)

    open_pack(pc.station, pack, advance).drop()
    assert told == sorted(told)
    assert told[-1] == pack.stat().st_size
