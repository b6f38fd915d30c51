"""The people of the simulated office: real keys, real envelopes, real signatures."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from app.domain import office_events as said
from app.domain.codec import to_body
from app.domain.events import FORMAT, NO_EVENT, Envelope, Event, Sealed, canonical, digest
from app.domain.judge import Placed, Verdict
from app.domain.office_history import KEYS, OFFICE, PEOPLE, replay_office
from app.domain.roles import Role
from app.domain.sop import Sop
from app.domain.sop_table import parse_sop, sop_to_table
from app.ledger.book import GENESIS, Head
from app.ledger.seal import Signer, body_digest, seal, unseal
from app.sop_file import default_sop
from tests.app.domain.liputan_builder import MORNING, ROOT, person_id

SOP = default_sop()
STAFF = {
    "pelaksana": Role.PELAKSANA,
    "kasubag": Role.KASUBAG,
    "kabag": Role.KABAG,
    "wakil": Role.KABAG,
}
ADMIN = "admin"


@lru_cache(maxsize=400_000)
def unseal_once(sealed: Sealed, *, office: str) -> Event:
    """The real verification, remembered by every byte: an altered one is verified anew."""
    return unseal(sealed, office=office)


def parse_sop_once(table: dict[str, Any]) -> Sop:
    """The real reading, remembered by what stands there."""
    return _parsed(canonical(table))


@cache
def _parsed(table: bytes) -> Sop:
    return parse_sop(json.loads(table))


@cache
def signer(name: str, generation: int = 1) -> Signer:
    """A person's key: generation 0 is the issued one, 1 their own."""
    return Signer(bytes.fromhex(digest(f"kunci {name} {generation}".encode())))


@dataclass(frozen=True)
class Pen:
    """Where somebody writes: the office, the PC, what it had confirmed, the time."""

    office: str
    device: str
    head: Head
    at: int
    nonce: str


def signed(
    pen: Pen, name: str, body: Any, stream: str, prev: str, post: str = "", generation: int = 1
) -> tuple[Sealed, Event]:
    """What somebody says, sealed as the real author seals it."""
    raw, hand = to_body(body), signer(name, generation)
    envelope = Envelope(
        format=FORMAT,
        office=pen.office,
        kind=type(body).__name__,
        version=1,
        stream=stream,
        prev=prev,
        seen_seq=pen.head.seq,
        seen_chain=pen.head.chain,
        at=pen.at,
        quality="server",
        person=person_id(name),
        key=hand.key,
        device=pen.device,
        appointment=post,
        nonce=pen.nonce,
        body=body_digest(raw),
    )
    sealed = seal(envelope, raw, hand)
    return sealed, Event(sealed.id, envelope, raw)


@dataclass
class Founding:
    """An office with an administrator and its staff, as the first rows of every ledger here."""

    office: str = ""
    rows: list[Sealed] = field(default_factory=list)
    last: dict[str, str] = field(default_factory=dict)

    def say(self, name: str, body: Any, generation: int = 1) -> str:
        """An office event that takes effect; its id."""
        stream = PEOPLE
        if isinstance(body, said.OfficeFounded):
            stream = OFFICE
        elif isinstance(body, said.KeyTaken):
            stream = KEYS + person_id(name)
        pen = Pen(self.office, "pc-0", GENESIS, MORNING, f"awal-{len(self.rows)}")
        prev = self.last.get(stream, NO_EVENT)
        sealed, event = signed(pen, name, body, stream, prev, generation=generation)
        self.rows.append(sealed)
        self.last[stream] = event.id
        return event.id

    def add(self, name: str, *, administrator: bool = False) -> None:
        by, issued = (ROOT if administrator else ADMIN), signer(name, 0).key
        added = said.PersonAdded(person_id(name), name, issued, administrator=administrator)
        self.say(by, added)
        self.say(name, said.KeyTaken(signer(name).key, {"box": "x"}), generation=0)


@cache
def founding() -> Founding:
    """The office, founded once for all histories."""
    made = Founding()
    opened = said.OfficeFounded("Kantor Uji", "Asia/Jakarta", sop_to_table(SOP), {"kdh": "Bupati"})
    made.office = made.say(ROOT, opened)
    made.add(ADMIN, administrator=True)
    for name, role in STAFF.items():
        made.add(name)
        made.say(ADMIN, said.AppointmentBegan(person_id(name), role, f"{role} {name}"))
    placed = [
        Placed(seq, unseal_once(sealed, office=made.office))
        for seq, sealed in enumerate(made.rows, 1)
    ]
    judged = replay_office(made.office, placed).judged
    assert {each.verdict for each in judged} == {Verdict.EFFECTIVE}
    return made
