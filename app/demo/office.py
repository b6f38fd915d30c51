"""The demo office: its posts, its people (named after their posts), and how a PC comes into it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from app.administration import Administration, Invited
from app.desk import Session
from app.domain.record import record
from app.domain.roles import Role
from app.errors import Refusal, Unavailable
from app.founding import (
    Founded,
    Founding,
    accept,
    administration,
    found_office,
    invitation_for,
    join_office,
)
from app.ledger.invitation import FILE_NAME, Invitation, read_invitation, write_invitation
from app.ledger.keys import COST_FOR_TESTS
from app.ledger.office_clock import office_clock
from app.ledger.office_folder import OfficeFolder
from app.ledger.profile import Profile
from app.ledger.replica import Replica
from app.media.limits import Limits
from app.own_files import write_beside
from app.sop_file import default_sop
from app.station import Station

PASSPHRASE = "demo"
NAME = "Bagian Protokol dan Komunikasi Pimpinan (Demo)"
ZONE = "Asia/Jakarta"
LEADERS = {
    "kdh": "Bupati Lamandau",
    "wkdh": "Wakil Bupati Lamandau",
    "sekda": "Sekretaris Daerah",
}


@record
class DemoPost:
    """A demo person: the name is that of the post."""

    name: str
    title: str
    role: Role
    administrator: bool = False


POSTS = (
    DemoPost("Kepala Sub Bagian", "Kepala Sub Bagian Komunikasi Pimpinan", Role.KASUBAG, True),
    DemoPost("Kepala Bagian", "Kepala Bagian Protokol dan Komunikasi Pimpinan", Role.KABAG),
    DemoPost("Pelaksana Peliputan", "Pelaksana Peliputan", Role.PELAKSANA),
    DemoPost("Admin Media Sosial", "Pranata Humas (JF)", Role.PELAKSANA),
)


def found_demo(root: Path) -> None:
    """Found the demo office in `root`, with its people, delivered to its ledger.

    Done at a PC of its own that is gone afterwards: what it did lives on in the ledger. Raises
    Refusal `office_exists`, Unavailable where the folder cannot be written.
    """
    root.mkdir(parents=True, exist_ok=True)
    folder = OfficeFolder(root)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        profile = Profile(Path(scratch))
        founded = _found(folder, profile)
        station = Station(folder, profile, Limits())
        try:
            _people(station, founded)
            deliver_all(station)
            invitation = invitation_for(station.membership, station.office_secret())
        finally:
            station.close()
    write_beside(root / FILE_NAME, write_invitation(invitation).encode())


def join_demo(root: Path, profile: Profile) -> None:
    """Join this PC to the demo office in `root` by the invitation that lies there."""
    if profile.membership() is None:
        join_office(OfficeFolder(root), profile, demo_invitation(root))


def demo_invitation(root: Path) -> Invitation:
    """The invitation that lies in a demo's office folder, and only there."""
    try:
        text = (root / FILE_NAME).read_text(encoding="utf-8")
    except OSError as error:
        raise Refusal("not_a_demo", folder=str(root)) from error
    return read_invitation(text)


def demo_person(station: Station, name: str) -> str:
    """The id of the demo person of that name."""
    for person in station.projection.office.people.values():
        if person.name == name:
            return person.id
    raise Refusal("person_unknown", person=name)


def deliver_all(station: Station) -> None:
    """Deliver everything that is pending; Unavailable `undelivered` where that fails."""
    while station.replica.pending_count():
        visit = station.tick()
        if visit.state not in ("connected", "busy"):
            raise visit.failure or Unavailable("undelivered")


def _found(folder: OfficeFolder, profile: Profile) -> Founded:
    replica = Replica(profile.events_db)
    try:
        plan = Founding(NAME, ZONE, default_sop(), LEADERS, demo=True)
        return found_office(folder, profile, replica, office_clock(folder, None), plan)
    finally:
        replica.close()


def _people(station: Station, founded: Founded) -> None:
    root = administration(station.projection, station.author, founded)
    leader = next(post for post in POSTS if post.administrator)
    invited = root.add_person(leader.name, administrator=True)
    station.desk.session = _take(station, invited)
    admin = station.administration()
    _appoint(admin, leader, invited.person)
    for post in POSTS:
        if not post.administrator:
            other = admin.add_person(post.name)
            _take(station, other)
            _appoint(admin, post, other.person)


def _take(station: Station, invited: Invited) -> Session:
    invitation = invitation_for(station.membership, station.office_secret(), (invited,))
    # One guess is all it takes in a demo, so a costly stretch would only slow the sign-in.
    return accept(
        station.projection, station.author, invitation, invited.person, PASSPHRASE, COST_FOR_TESTS
    )


def _appoint(admin: Administration, post: DemoPost, person: str) -> None:
    admin.appoint(person, post.role, post.title)
