"""What the office says of itself: its founding, people, keys, posts and SOP versions."""

from __future__ import annotations

from dataclasses import field
from typing import Any

from app.domain.record import record
from app.domain.roles import Role


@record
class OfficeFounded:
    """The first event; its id is the office id. Signed by the recovery key, which is the root."""

    name: str
    zone: str  # IANA, e.g. Asia/Jakarta (WIB)
    sop: dict[str, Any]  # the whole SOP as a table (app.domain.sop.sop_to_table)
    leaders: dict[str, str]  # key -> title: kdh -> Bupati Lamandau
    demo: bool = False


@record
class PersonAdded:
    """A person of the office, with the key issued for the take-over. `administrator` needs root."""

    person: str
    name: str
    key: str  # public, may sign this person's KeyTaken only
    rank: str = ""
    nip: str = ""
    administrator: bool = False


@record
class KeyIssued:
    """A new key for a take-over: a forgotten passphrase, a lost invitation."""

    person: str
    key: str


@record
class KeyTaken:
    """A person's own key pair replaces the one that signs this; its private half is sealed."""

    key: str
    sealed: dict[str, Any]


@record
class KeyRevoked:
    key: str
    reason: str


@record
class AdministratorRevoked:
    person: str
    reason: str


@record
class AppointmentBegan:
    """A post, or the acting in one for some days. Its id is the event's."""

    person: str
    role: Role
    title: str  # Kepala Bagian Protokol dan Komunikasi Pimpinan
    acting: str = ""  # "", "plh", "plt"
    starts_at: int = 0
    ends_at: int = 0  # 0: until it is ended


@record
class AppointmentEnded:
    appointment: str
    reason: str = ""


@record
class SopAdopted:
    sop: dict[str, Any]


@record
class LeadersChanged:
    leaders: dict[str, str] = field(default_factory=dict)


OfficeEvent = (
    OfficeFounded
    | PersonAdded
    | KeyIssued
    | KeyTaken
    | KeyRevoked
    | AdministratorRevoked
    | AppointmentBegan
    | AppointmentEnded
    | SopAdopted
    | LeadersChanged
)
OFFICE_EVENTS: dict[str, type] = {kind.__name__: kind for kind in OfficeEvent.__args__}
ENDINGS: frozenset[type] = frozenset({KeyRevoked, AdministratorRevoked, AppointmentEnded})
