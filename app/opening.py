"""How a PC comes to its office: founded here, joined by an invitation, or known from before."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

from app.administration import Invited
from app.demo.office import join_demo
from app.domain.office import Office
from app.domain.record import record
from app.domain.sop import Sop, StepKind
from app.errors import Refusal
from app.founding import (
    Founded,
    Founding,
    accept,
    administration,
    found_office,
    invitation_for,
    join_office,
)
from app.ledger.invitation import Invitation, write_invitation
from app.ledger.keys import COST, Cost
from app.ledger.office_clock import office_clock
from app.ledger.office_folder import OfficeFolder
from app.ledger.profile import Profile
from app.ledger.replica import Replica
from app.ledger.seal import Signer
from app.own_files import write_beside
from app.settings import read_settings
from app.station import Station

ZONES = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}


@record
class Administrator:
    """Who administers a new office, and the passphrase of their key."""

    name: str
    passphrase: str
    rank: str = ""
    nip: str = ""


@record
class FoundedHere:
    """A new office with its first administrator signed in, and what goes on the recovery sheet."""

    station: Station
    founded: Founded


def checked_sop(sop: Sop, number: str, no: int) -> Sop:
    """The SOP after the office compared it with its sheet: its number, and where Tidak leads.

    What was compared is no longer marked; the rest of `needs_check` stays.
    """
    decision = sop.only(StepKind.DECIDE)
    steps = tuple(replace(s, no=no) if s is decision else s for s in sop.steps)
    compared = {"number", f"steps[{decision.number}].no"}
    left = tuple(path for path in sop.needs_check if path not in compared)
    return replace(sop, number=number.strip(), steps=steps, needs_check=left)


def found_here(
    root: Path, profile: Profile, plan: Founding, first: Administrator, cost: Cost = COST
) -> FoundedHere:
    """Found an office in `root` and sign its administrator in at this PC.

    Raises Refusal `office_exists`, `name_missing`, `passphrase_short`, Unavailable as the folder
    and the profile do. What could not be delivered yet is delivered by the courier.
    """
    root.mkdir(parents=True, exist_ok=True)
    folder = OfficeFolder(root)
    with closing(Replica(profile.events_db)) as replica:
        founded = found_office(folder, profile, replica, office_clock(folder, None), plan)
    station = Station(folder, profile, read_settings(profile.root).limits)
    root_hand = administration(station.projection, station.author, founded)
    invited = root_hand.add_person(first.name, rank=first.rank, nip=first.nip, administrator=True)
    invitation = invitation_of(station, invited)
    take_seat(station, invitation, invited.person, first.passphrase, cost)
    return FoundedHere(station, founded)


def join_here(root: Path, profile: Profile, invitation: Invitation) -> Station:
    """Join this PC to the office in `root`; Refusal `invitation_of_other_office` and as Station."""
    join_office(OfficeFolder(root), profile, invitation)
    return Station(OfficeFolder(root), profile, read_settings(profile.root).limits)


def open_station(root: Path, profile: Profile) -> Station:
    """The station of a PC that has joined; a demo's office is joined by whoever comes.

    Raises Refusal `not_joined` for a PC that is to be invited first, Unavailable
    `office_offline` and `office_unreadable`, and as Station.
    """
    folder = OfficeFolder(root)
    if profile.membership() is None:
        if not folder.read().demo:
            raise Refusal("not_joined")
        join_demo(root, profile)
    return Station(folder, profile, read_settings(profile.root).limits)


def still_invited(office: Office, invitation: Invitation) -> str:
    """The person of an invitation whose key is known and not yet taken over; empty for none."""
    for issued in invitation.keys:
        key = office.keys.get(Signer(issued.seed).key)
        if key is not None and key.span.until is None and key.person == issued.person:
            return issued.person
    return ""


def take_seat(
    station: Station, invitation: Invitation, person: str, passphrase: str, cost: Cost = COST
) -> None:
    """The first sign-in of an invited person, whose own key is made here.

    Raises Refusal `invitation_used`: what a key that was taken over signs is refused everywhere.
    """
    projection, author = station.projection, station.author
    if still_invited(projection.office, invitation) != person:
        raise Refusal("invitation_used")
    station.desk.session = accept(projection, author, invitation, person, passphrase, cost)
    station.kept()


def invitation_of(station: Station, invited: Invited) -> Invitation:
    """What an invited person brings to their first sign-in."""
    return invitation_for(station.membership, station.office_secret(), (invited,))


def invite(station: Station, invited: Invited, target: Path) -> None:
    """Write a person's invitation to a file; OSError where that fails."""
    write_beside(target, write_invitation(invitation_of(station, invited)).encode())
