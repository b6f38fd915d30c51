"""How an office begins and how PCs and people come into it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.demo.office import LEADERS, PASSPHRASE, ZONE
from app.domain.roles import Role
from app.errors import Refusal
from app.founding import (
    Founded,
    Founding,
    accept,
    administration,
    found_office,
    invitation_for,
    join_office,
    sign_in,
)
from app.ledger.keys import COST_FOR_TESTS
from app.ledger.office_clock import office_clock
from app.ledger.office_folder import OfficeFolder
from app.ledger.profile import Profile
from app.ledger.replica import Replica
from app.media.limits import Limits
from app.sop_file import default_sop
from app.station import Station

PLAN = Founding("Bagian Prokopim", ZONE, default_sop(), LEADERS)


def _found(folder: OfficeFolder, profile: Profile, plan: Founding = PLAN) -> Founded:
    with closing(Replica(profile.events_db)) as replica:
        return found_office(folder, profile, replica, office_clock(folder, None), plan)


@pytest.fixture
def folder(tmp_path: Path) -> OfficeFolder:
    """An empty folder on the share."""
    (tmp_path / "kantor").mkdir()
    return OfficeFolder(tmp_path / "kantor")


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    """The PC of who founds."""
    return Profile(tmp_path / "profil")


@pytest.fixture
def founded(folder: OfficeFolder, profile: Profile) -> Founded:
    """An office that was just founded."""
    return _found(folder, profile)


@pytest.fixture
def station(folder: OfficeFolder, profile: Profile, founded: Founded) -> Iterator[Station]:
    """The founder's PC."""
    station = Station(folder, profile, Limits())
    yield station
    station.close()


def test_the_office_is_named_by_its_founding_event(
    folder: OfficeFolder, profile: Profile, founded: Founded, station: Station
) -> None:
    assert folder.read().office_id == founded.office
    membership = profile.membership()
    assert membership is not None
    assert (membership.office, membership.root) == (founded.office, founded.root.key)
    office = station.projection.office
    assert (office.name, office.zone, office.demo) == ("Bagian Prokopim", ZONE, False)
    assert dict(office.leaders) == LEADERS
    assert office.sops[office.sop] == default_sop()


def test_the_recovery_key_is_printed_and_stored_nowhere(
    folder: OfficeFolder, profile: Profile, founded: Founded, station: Station
) -> None:
    station.tick()
    secrets = (founded.recovery_key, founded.recovery_key.replace("-", ""))
    for root in (folder.root, profile.root):
        for path in root.rglob("*"):
            content = path.read_bytes() if path.is_file() else b""
            assert not any(secret.encode() in content for secret in secrets)


def test_the_office_secret_never_lies_on_the_share(folder: OfficeFolder, station: Station) -> None:
    station.tick()
    secret = station.office_secret()
    for path in folder.root.rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        assert secret not in content
        assert secret.hex().encode() not in content


def test_no_office_is_founded_over_another(
    folder: OfficeFolder, founded: Founded, tmp_path: Path
) -> None:
    other = Profile(tmp_path / "lain")
    with pytest.raises(Refusal, match="office_exists"):
        _found(folder, other)
    assert other.membership() is None


def test_an_office_needs_a_name_before_anything_is_written(
    folder: OfficeFolder, profile: Profile
) -> None:
    with pytest.raises(Refusal, match="name_missing"):
        _found(folder, profile, Founding(" ", ZONE, default_sop(), LEADERS))
    assert list(folder.root.iterdir()) == []
    assert profile.membership() is None


def test_the_root_appoints_the_first_administrator_who_does_the_rest(
    founded: Founded, station: Station
) -> None:
    root = administration(station.projection, station.author, founded)
    with pytest.raises(Refusal, match="not_taken_over"):
        station.sign_in(root.add_person("Siti", administrator=True).person, PASSPHRASE)
    invited = root.add_person("Budi", administrator=True)
    invitation = invitation_for(station.membership, station.office_secret(), (invited,))
    station.desk.session = accept(
        station.projection, station.author, invitation, invited.person, PASSPHRASE, COST_FOR_TESTS
    )
    station.administration().appoint(invited.person, Role.KABAG, "Kepala Bagian")
    assert [post.role for post in station.desk.actor().posts] == [Role.KABAG]
    session = sign_in(station.projection, invited.person, PASSPHRASE, station.office_secret())
    assert session.signer.key == station.desk.session.signer.key


def test_a_pc_joins_by_an_invitation_of_that_office_alone(
    folder: OfficeFolder, station: Station, tmp_path: Path
) -> None:
    station.tick()
    invitation = invitation_for(station.membership, station.office_secret())
    joined = join_office(folder, Profile(tmp_path / "pc-2"), invitation)
    assert joined == station.membership
    elsewhere = OfficeFolder(tmp_path / "kantor-lain")
    elsewhere.root.mkdir()
    _found(elsewhere, Profile(tmp_path / "pendiri-lain"))
    with pytest.raises(Refusal, match="invitation_of_other_office"):
        join_office(elsewhere, Profile(tmp_path / "pc-3"), invitation)
