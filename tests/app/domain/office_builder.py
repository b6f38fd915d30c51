"""An office of the domain alone: events without signatures, PCs with views of their own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from app.domain import acts
from app.domain import office_events as said
from app.domain.codec import to_body
from app.domain.coverage import Coverage
from app.domain.coverage_history import CoverageHistory, replay_coverage, stream_of
from app.domain.events import FORMAT, NO_EVENT, Envelope, Event, digest, encode_body
from app.domain.events import encode_envelope as encode
from app.domain.judge import PENDING, Judged, Placed, Verdict
from app.domain.office import Actor, Office
from app.domain.office_history import KEYS, OFFICE, PEOPLE, OfficeHistory, replay_office
from app.domain.roles import Role
from app.domain.sop import Sop
from app.domain.sop_table import sop_to_table
from app.domain.workflow import Option, decide, decide_opening, options
from app.sop_file import default_sop
from tests.app.domain.liputan_builder import (
    ATTACHED,
    LIPUTAN,
    MINUTE,
    MORNING,
    OPENED,
    ROOT,
    directed,
    handed_in,
    person_id,
    published,
    ya,
)

SOP = default_sop()
POSTS = {"pelaksana": Role.PELAKSANA, "kasubag": Role.KASUBAG, "kabag": Role.KABAG}


def key_of(name: str, generation: int = 1) -> str:
    """A public key: generation 0 is the issued one, 1 the first own one."""
    return digest(f"key {name} {generation}".encode())


@dataclass
class Bureau:
    """The office's ledger, in order, and the clock that all look at."""

    sop: Sop = SOP
    now: int = MORNING
    rows: list[Placed] = field(default_factory=list)
    id: str = ""
    nonce: int = 0
    generations: dict[str, int] = field(default_factory=dict)
    replayed: dict[tuple[tuple[int, str], ...], OfficeHistory] = field(
        default_factory=dict, repr=False
    )

    # The office itself

    @classmethod
    def founded(cls, sop: Sop = SOP, staff: Iterable[str] = POSTS) -> Bureau:
        """An office with an administrator and one holder of each post, all with own keys."""
        bureau = cls(sop)
        founding = said.OfficeFounded("Lamandau", "Asia/Jakarta", sop_to_table(sop), {"kdh": "B"})
        bureau.id = bureau.say(ROOT, founding).id
        bureau.add("admin", administrator=True)
        for name in staff:
            bureau.add(name)
            bureau.appoint(name, POSTS[name])
        return bureau

    def add(self, name: str, *, administrator: bool = False) -> None:
        by = ROOT if administrator else "admin"
        key = key_of(name, 0)
        added = said.PersonAdded(person_id(name), name, key, administrator=administrator)
        self.say(by, added)
        self.take_key(name, signed_with=0, becoming=1)

    def take_key(self, name: str, *, signed_with: int, becoming: int) -> Event:
        taken = said.KeyTaken(key_of(name, becoming), {"box": "x"})
        event = self.say(name, taken, key=key_of(name, signed_with))
        self.generations[name] = becoming
        return event

    def appoint(self, name: str, role: Role, *, acting: str = "", days: int = 0) -> str:
        """The id of the new post; `days` bounds it from now."""
        end = self.now + days * 24 * 60 * MINUTE if days else 0
        since = self.now if days else 0
        began = said.AppointmentBegan(person_id(name), role, f"{role} {name}", acting, since, end)
        return self.say("admin", began).id

    def end_post(self, name: str) -> Event:
        post = self.office.actor(person_id(name), self.now).posts[0]
        return self.say("admin", said.AppointmentEnded(post.id, "mutasi"))

    @property
    def office_history(self) -> OfficeHistory:
        return self.office_of(self.rows)

    def office_of(self, view: Iterable[Placed]) -> OfficeHistory:
        """The office as a view has it; replayed once for the same rows."""
        rows = tuple(office_rows(view))
        ids = tuple((row.position, row.event.id) for row in rows)
        if ids not in self.replayed:
            self.replayed[ids] = replay_office(self.id, rows)
        return self.replayed[ids]

    @property
    def office(self) -> Office:
        return self.office_history.office

    def say(self, by: str, body: Any, **changes: Any) -> Event:
        """An office event, delivered at once."""
        stream = PEOPLE
        if isinstance(body, said.OfficeFounded | said.SopAdopted | said.LeadersChanged):
            stream = OFFICE
        elif isinstance(body, said.KeyTaken):
            stream = KEYS + person_id(by)
        prev = self.office_history.heads.get(stream, NO_EVENT) if self.id else NO_EVENT
        stream = changes.pop("stream", stream)
        return self.append(self.event(by, body, stream, prev, **changes))

    # Events

    def event(self, by: str, body: Any, stream: str, prev: str, **changes: Any) -> Event:
        """An event by a person; any field of the envelope may be said to be something else."""
        self.nonce += 1
        raw = body if isinstance(body, dict) else to_body(body)
        envelope = Envelope(
            format=FORMAT,
            office=self.id,
            kind=type(body).__name__,
            version=1,
            stream=stream,
            prev=prev,
            seen_seq=0,
            seen_chain="",
            at=self.now,
            quality="server",
            person=person_id(by),
            key=key_of(by, self.generations.get(by, 1)),
            device="",
            appointment="",
            nonce=str(self.nonce),
            body=digest(encode_body(raw)),
        )
        envelope = replace(envelope, **changes)
        return Event(digest(encode(envelope)), envelope, raw)

    def append(self, event: Event) -> Event:
        """Deliver: a row of its own, at the end."""
        self.rows.append(Placed(len(self.rows) + 1, event))
        return event

    # Coverages

    def does(self, name: str, act: acts.Act, liputan: str = LIPUTAN) -> Event:
        """A person who knows all does an act, a minute later, and it is delivered at once."""
        self.now += MINUTE
        pc = Pc(self, name)
        pc.pull()
        event = pc.does(act, liputan)
        return self.append(event)

    def crafted(self, name: str, act: Any, liputan: str = LIPUTAN, **changes: Any) -> Event:
        """Like `does`, but no rule is asked: what a dishonest program could sign."""
        self.now += MINUTE
        stream = stream_of(liputan, type(act), person_id(name))
        prev = self.history(liputan).heads.get(stream, NO_EVENT)
        posts = self.office.actor(person_id(name), self.now).posts
        made = {"appointment": posts[0].id if posts else "", **changes}
        return self.append(self.event(name, act, made.pop("stream", stream), prev, **made))

    def history(self, liputan: str = LIPUTAN) -> CoverageHistory:
        return replay_coverage(self.office, liputan, coverage_rows(self.rows, liputan))

    def coverage(self, liputan: str = LIPUTAN) -> Coverage:
        found = self.history(liputan).coverage
        assert found is not None
        return found

    def judged(self, event: Event, liputan: str = LIPUTAN) -> Judged:
        history = self.office_history if is_office(event) else self.history(liputan)
        return next(each for each in history.judged if each.placed.event.id == event.id)

    def verdict(self, event: Event) -> tuple[Verdict, str]:
        judged = self.judged(event)
        return judged.verdict, judged.reason

    def actor(self, name: str) -> Actor:
        return self.office.actor(person_id(name), self.now)

    def options(self, name: str) -> dict[type, Option]:
        return options(self.sop, self.coverage(), self.actor(name))

    def walk(self, until: int = 6, *platforms: str) -> None:
        """The straight way through the SOP up to arriving at a step; 6 is all published."""
        straight: list[tuple[str, acts.Act]] = [
            ("pelaksana", OPENED),
            ("pelaksana", handed_in()),
            ("kasubag", acts.CoverageReceived()),
            ("kabag", ya()),
            ("kasubag", directed(*platforms)),
        ]
        for name, act in straight[:until]:
            self.does(name, act)
        if until > 5:
            self.does("pelaksana", ATTACHED)
            for platform in platforms or ("instagram",):
                self.does("pelaksana", published(platform, f"https://contoh.id/{platform}"))


def pcs(bureau: Bureau, *names: str) -> list[Pc]:
    """A PC for each person, all of which have seen everything so far."""
    made = [Pc(bureau, name) for name in names]
    for pc in made:
        pc.pull()
    return made


def held_ya(bureau: Bureau) -> Event:
    """Kabag decides Ya offline while the post goes to another."""
    bureau.walk(3)
    (kabag,) = pcs(bureau, "kabag")
    event = kabag.does(ya())
    bureau.end_post("kabag")
    bureau.add("penerus")
    bureau.appoint("penerus", Role.KABAG)
    kabag.deliver()
    return event


@dataclass
class Pc:
    """One person at one PC: what it pulled, and what it made and has not delivered."""

    bureau: Bureau
    name: str
    seen: int = 0
    pending: list[Event] = field(default_factory=list)

    def pull(self) -> None:
        """See the whole ledger."""
        self.seen = len(self.bureau.rows)

    def deliver(self) -> None:
        """Put the oldest own event into the ledger."""
        self.bureau.append(self.pending.pop(0))

    @property
    def view(self) -> list[Placed]:
        own = [Placed(PENDING + order, event) for order, event in enumerate(self.pending)]
        return [*self.bureau.rows[: self.seen], *own]

    def history(self, liputan: str = LIPUTAN) -> CoverageHistory:
        return replay_coverage(self.office, liputan, coverage_rows(self.view, liputan))

    @property
    def office(self) -> Office:
        return self.bureau.office_of(self.view).office

    def does(self, act: acts.Act, liputan: str = LIPUTAN) -> Event:
        """Decide on what this PC sees; the event is kept as pending, and returned."""
        office, history = self.office, self.history(liputan)
        by = office.actor(person_id(self.name), self.bureau.now)
        if isinstance(act, acts.CoverageOpened):
            act = replace(act, sop=act.sop or office.sop)
            decision = decide_opening(office.sops[act.sop], act, by)
        else:
            assert history.coverage is not None
            sop = office.sops[history.coverage.sop]
            decision = decide(sop, history.coverage, act, by)
        stream = stream_of(liputan, type(act), by.person)
        prev = history.heads.get(stream, NO_EVENT)
        post = decision.post.id
        event = self.bureau.event(self.name, decision.act, stream, prev, appointment=post)
        self.pending.append(event)
        return event


def is_office(event: Event) -> bool:
    return not event.envelope.stream.startswith("coverage/")


def office_rows(rows: Iterable[Placed]) -> list[Placed]:
    return [row for row in rows if is_office(row.event)]


def coverage_rows(rows: Iterable[Placed], liputan: str = LIPUTAN) -> list[Placed]:
    return [row for row in rows if row.event.envelope.stream.startswith(f"coverage/{liputan}")]
