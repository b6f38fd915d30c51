"""What the office says of itself: its founding, people, keys, posts and SOP versions."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from app.domain.roles import Role


@dataclass(frozen=True, slots=True)
class OfficeFounded:
    """The first event; its id is the office id. Signed by the recovery key, which is the root."""

    name: str
    zone: str  # IANA, e.g. Asia/Jakarta (WIB)
    sop: dict[str, Any]  # the whole SOP as a table (app.domain.sop.sop_to_table)
    leaders: dict[str, str]  # key -> title: kdh -> Bupati Lamandau
    demo: bool = False


@dataclass(frozen=True, slots=True)
class PersonAdded:
    """A person of the office, with the key issued for the take-over. `administrator` needs root."""

    person: str
    name: str
    key: str  # public, may sign this person's KeyTaken only
    rank: str = ""
    nip: str = ""
    administrator: bool = False


@dataclass(frozen=True, slots=True)
class KeyIssued:
    """A new key for a take-over: a forgotten passphrase, a lost invitation."""

    person: str
    key: str


@dataclass(frozen=True, slots=True)
class KeyTaken:
    """A person's own key pair replaces the one that signs this; its private half is sealed."""

    key: str
    sealed: dict[str, Any]


@dataclass(frozen=True, slots=True)
class KeyRevoked:
    key: str
    reason: str


@dataclass(frozen=True, slots=True)
class AdministratorRevoked:
    person: str
    reason: str


@dataclass(frozen=True, slots=True)
class AppointmentBegan:
    """A post, or the acting in one for some days. Its id is the event's."""

    person: str
    role: Role
    title: str  # Kepala Bagian Protokol dan Komunikasi Pimpinan
    acting: str = ""  # "", "plh", "plt"
    starts_at: int = 0
    ends_at: int = 0  # 0: until it is ended


@dataclass(frozen=True, slots=True)
class AppointmentEnded:
    appointment: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SopAdopted:
    sop: dict[str, Any]


@dataclass(frozen=True, slots=True)
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
