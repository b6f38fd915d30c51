"""One PC put together: it joins, delivers, carries, fetches, and begins again where it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import Refusal, Unavailable
from app.ledger.office_clock import office_clock
from app.ledger.profile import Profile
from app.media.limits import Limits
from app.station import Station
from tests.office_builder import KASUBAG, DemoOffice, Pc
from tests.walks import away, delivered


def test_a_pc_that_never_joined_has_no_station(office: DemoOffice, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="not_joined"):
        Station(office.folder, Profile(tmp_path / "baru"), Limits())


def test_two_stations_on_one_folder_are_two_pcs(office: DemoOffice, pc: Pc) -> None:
    other = office.pc("pc-2")
    assert pc.profile.device != other.profile.device
    assert pc.station.membership == other.station.membership


def test_a_tick_delivers_files_and_all(pc: Pc) -> None:
    coverage = pc.opens()
    photo = pc.photo(coverage)
    event = pc.hands_in(coverage, photo)
    visit = pc.station.tick()
    assert (visit.state, visit.waiting) == ("connected", 0)
    assert delivered(pc, event.id)


def test_what_the_first_visit_brought_is_shown_even_if_files_cannot_go(
    office: DemoOffice, pc: Pc
) -> None:
    other = office.pc("pc-2")
    theirs = other.opens("Dari PC lain")
    other.sync()
    coverage = pc.opens()
    photo = pc.photo(coverage)
    pc.hands_in(coverage, photo)
    pc.station.carrier.original(coverage, photo).unlink()
    with pytest.raises(Unavailable, match="source_unreadable"):
        pc.station.tick()
    assert pc.station.queries.card(theirs) is not None


def test_previews_are_brought_once_for_each_revision(office: DemoOffice, pc: Pc) -> None:
    other = office.pc("pc-2")
    coverage = pc.opens()
    pc.hands_in(coverage)
    pc.sync()
    other.sync()
    assert other.station.fetch_waiting_previews() == {coverage}
    assert other.station.fetch_waiting_previews() == frozenset()


def test_previews_that_are_not_there_are_tried_again(office: DemoOffice, pc: Pc) -> None:
    other = office.pc("pc-2")
    coverage = pc.opens()
    pc.hands_in(coverage)
    pc.sync()
    other.sync()
    hidden = office.folder.previews.rename(office.folder.root / "disembunyikan")
    assert other.station.fetch_waiting_previews() == frozenset()
    hidden.rename(office.folder.previews)
    assert other.station.fetch_waiting_previews() == {coverage}


def test_office_time_is_kept_for_the_next_start(office: DemoOffice, pc: Pc) -> None:
    office.clock.at += 10 * 60_000
    pc.station.deliver()
    assert pc.station.replica.fact("office_time") == str(office.clock.at)
    with away(office):
        clock = office_clock(office.folder, pc.station.replica.fact("office_time"))
        assert clock.now().at >= office.clock.at
    assert office_clock(office.folder, "bukan angka").now().at > 0


def test_the_secret_came_with_the_invitation(pc: Pc) -> None:
    assert len(pc.station.office_secret()) == 32
    (pc.profile.root / "office.secret").unlink()
    with pytest.raises(Refusal, match="not_joined"):
        pc.sits(KASUBAG)


def test_where_a_coverages_files_lie_is_worked_out_once(
    pc: Pc, monkeypatch: pytest.MonkeyPatch
) -> None:
    coverage = pc.opens()
    folder = pc.station.bag_of(coverage)
    with monkeypatch.context() as without_replays:
        without_replays.setattr(type(pc.station.projection), "history", None)
        assert pc.station.bag_of(coverage) == folder
