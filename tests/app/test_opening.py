"""How a PC comes to its office: founded, invited, known; and what is left alone when it fails."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from app.domain.roles import Role
from app.domain.sop import StepKind
from app.errors import Refusal, Unavailable
from app.founding import Founding
from app.ledger.invitation import read_invitation
from app.ledger.keys import COST_FOR_TESTS
from app.ledger.profile import Profile
from app.opening import (
    Administrator,
    FoundedHere,
    checked_sop,
    found_here,
    invite,
    join_here,
    open_station,
    take_seat,
)
from app.sop_file import default_sop
from app.station import Station
from tests.office_builder import DemoOffice

PLAN = Founding("Bagian Prokopim", "Asia/Makassar", default_sop(), {"kdh": "Bupati"})
FIRST = Administrator("Siti Aminah, S.Sos", "rahasia", nip="19800101")


@pytest.fixture
def pcs(tmp_path: Path) -> Iterator[ExitStack]:
    """Closes the stations that a test opened."""
    with ExitStack() as stack:
        yield stack


def founded(pcs: ExitStack, tmp_path: Path) -> FoundedHere:
    profile = Profile(tmp_path / "pc-1")
    here = found_here(tmp_path / "kantor", profile, PLAN, FIRST, COST_FOR_TESTS)
    pcs.callback(here.station.close)
    return here


@contextmanager
def synced(station: Station) -> Iterator[Station]:
    while (visit := station.tick()).more or visit.waiting:
        assert visit.failure is None
    yield station


def test_who_founds_an_office_is_its_administrator_and_signed_in(
    pcs: ExitStack, tmp_path: Path
) -> None:
    here = founded(pcs, tmp_path)
    session = here.station.desk.session
    assert session is not None
    person = here.station.projection.office.people[session.person]
    assert (person.name, person.nip) == (FIRST.name, FIRST.nip)
    assert here.station.projection.office.is_administrator(session.person, 1 << 62)


def test_an_invited_person_joins_at_another_pc_and_the_invitation_is_used_up(
    pcs: ExitStack, tmp_path: Path
) -> None:
    here = founded(pcs, tmp_path)
    admin = here.station.administration()
    invited = admin.add_person("Budi")
    admin.appoint(invited.person, Role.KABAG, "Kepala Bagian")
    invite(here.station, invited, tmp_path / "undangan.toml")
    with synced(here.station):
        invitation = read_invitation((tmp_path / "undangan.toml").read_text(encoding="utf-8"))
    other = join_here(tmp_path / "kantor", Profile(tmp_path / "pc-2"), invitation)
    pcs.callback(other.close)
    with synced(other):
        take_seat(other, invitation, invited.person, "sandi-budi", COST_FOR_TESTS)
    assert other.desk.actor().post_for(Role.KABAG) is not None
    with pytest.raises(Refusal, match="invitation_used"):
        take_seat(other, invitation, invited.person, "lagi-lagi", COST_FOR_TESTS)


def test_an_invitation_of_another_office_is_refused_and_nothing_is_joined(
    pcs: ExitStack, tmp_path: Path, office: DemoOffice
) -> None:
    here = founded(pcs, tmp_path / "satu")
    invited = here.station.administration().add_person("Budi")
    invite(here.station, invited, tmp_path / "undangan.toml")
    invitation = read_invitation((tmp_path / "undangan.toml").read_text(encoding="utf-8"))
    profile = Profile(tmp_path / "pc-2")
    with pytest.raises(Refusal, match="invitation_of_other_office"):
        join_here(office.folder.root, profile, invitation)
    assert profile.membership() is None


def test_nobody_founds_where_an_office_is(office: DemoOffice, tmp_path: Path) -> None:
    profile = Profile(tmp_path / "pc")
    with pytest.raises(Refusal, match="office_exists"):
        found_here(office.folder.root, profile, PLAN, FIRST, COST_FOR_TESTS)
    assert profile.membership() is None


def test_a_demo_is_joined_by_whoever_comes(office: DemoOffice, tmp_path: Path) -> None:
    profile = Profile(tmp_path / "tamu")
    open_station(office.folder.root, profile).close()
    assert profile.membership() is not None


def test_an_office_is_not(pcs: ExitStack, tmp_path: Path) -> None:
    founded(pcs, tmp_path)
    with pytest.raises(Refusal, match="not_joined"):
        open_station(tmp_path / "kantor", Profile(tmp_path / "tamu"))


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="office_offline"):
        open_station(tmp_path / "hilang", Profile(tmp_path / "pc"))


def test_a_pc_that_joined_opens_without_the_folder(office: DemoOffice, tmp_path: Path) -> None:
    profile = Profile(tmp_path / "tamu")
    open_station(office.folder.root, profile).close()
    away = open_station(tmp_path / "hilang", profile)
    away.close()
    assert away.membership == profile.membership()


def test_what_was_compared_with_the_sheet_is_not_marked_any_more() -> None:
    sop = default_sop()
    checked = checked_sop(sop, " 480/7/PROKOPIM ", 1)
    assert (checked.number, checked.only(StepKind.DECIDE).no) == ("480/7/PROKOPIM", 1)
    assert set(sop.needs_check) - set(checked.needs_check) == {"number", "steps[3].no"}
