"""How an office begins and how a PC and a person come into it."""

from __future__ import annotations

from app.administration import Administration, Invited, take_over
from app.desk import Session
from app.domain.events import NO_EVENT
from app.domain.office_events import OfficeFounded
from app.domain.office_history import OFFICE
from app.domain.record import record
from app.domain.sop import Sop
from app.domain.sop_table import sop_to_table
from app.errors import Refusal
from app.ledger.author import Author, Byline
from app.ledger.book import Book
from app.ledger.invitation import Invitation, IssuedKey
from app.ledger.keys import COST, Cost, new_office_secret, new_seed, open_key, printed
from app.ledger.office_clock import OfficeClock
from app.ledger.office_folder import OfficeFacts, OfficeFolder
from app.ledger.profile import Membership, Profile
from app.ledger.replica import Replica
from app.ledger.seal import Signer
from app.projection import Projection

RECOVERY = "pemulihan"  # what the printed recovery key is for; part of its check letters
SECRET = "rahasia-kantor"


@record
class Founding:
    """What an office begins with."""

    name: str
    zone: str
    sop: Sop
    leaders: dict[str, str]
    demo: bool = False


@record
class Founded:
    """A new office: its id, and the root key and secret that go on the recovery sheet only."""

    office: str
    root: Signer
    recovery_key: str  # printable; stored nowhere
    office_secret: str  # printable


def found_office(
    folder: OfficeFolder, profile: Profile, replica: Replica, clock: OfficeClock, plan: Founding
) -> Founded:
    """Found an office in an empty folder, and join this PC to it.

    The folder becomes an office last: what fails before leaves nothing that looks like one.
    Raises Refusal `office_exists`, and what profile and folder raise.
    """
    if folder.is_occupied():
        raise Refusal("office_exists", folder=str(folder.root))
    if not plan.name.strip():
        raise Refusal("name_missing")
    seed, secret = new_seed(), new_office_secret()
    root = Signer(seed)
    author = Author(replica, clock, profile.device, NO_EVENT)
    founded = OfficeFounded(
        plan.name.strip(), plan.zone, sop_to_table(plan.sop), plan.leaders, plan.demo
    )
    event = author.write(founded, OFFICE, NO_EVENT, Byline("", root))
    profile.join(Membership(event.id, plan.name.strip(), root.key), secret)
    Book.create(folder.ledger)
    folder.create(OfficeFacts(event.id, plan.name.strip(), demo=plan.demo))
    return Founded(event.id, root, printed(seed, RECOVERY), printed(secret, SECRET))


def join_office(folder: OfficeFolder, profile: Profile, invitation: Invitation) -> Membership:
    """Join this PC to the office of an invitation; the folder must be that office's."""
    facts = folder.read()
    if facts.office_id != invitation.office:
        raise Refusal("invitation_of_other_office", office=invitation.name)
    membership = Membership(invitation.office, invitation.name, invitation.root)
    profile.join(membership, invitation.secret)
    return membership


def invitation_for(
    membership: Membership, secret: bytes, invited: tuple[Invited, ...] = ()
) -> Invitation:
    """What the invited bring to a PC: the office, its root and secret, and their first key."""
    keys = tuple(IssuedKey(each.person, each.seed) for each in invited)
    return Invitation(membership.office, membership.name, membership.root, secret, keys)


def sign_in(projection: Projection, person: str, passphrase: str, secret: bytes) -> Session:
    """Open a person's sealed key; Refusal `wrong_passphrase`, `not_taken_over`."""
    key = projection.office.own_key(person)
    if key is None:
        raise Refusal("not_taken_over", person=person)
    return Session(person, open_key(dict(key.sealed), passphrase, secret))


def accept(
    projection: Projection,
    author: Author,
    invitation: Invitation,
    person: str,
    passphrase: str,
    cost: Cost = COST,
) -> Session:
    """The first sign-in: the issued key of an invitation gives way to the person's own."""
    issued = Session(person, Signer(invitation.key_of(person).seed))
    return take_over(projection, author, issued, passphrase, invitation.secret, cost)


def administration(projection: Projection, author: Author, founded: Founded) -> Administration:
    """The root's hand, for the first administrator and for recovery."""
    return Administration(projection, author, Session("", founded.root))
