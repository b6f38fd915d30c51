"""The office replayed from its events: founding, people, keys, posts, SOP versions."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from dataclasses import replace
from typing import Any

from app.domain import office_events as said
from app.domain.codec import from_body
from app.domain.events import Event, Malformed
from app.domain.judge import Heads, Held, Judged, Placed, Verdict, hear, in_order
from app.domain.office import Key, KeyKind, Office, Person, Post, Span
from app.domain.record import record
from app.domain.sop_table import parse_sop, sop_digest
from app.errors import Refusal

OFFICE, PEOPLE, KEYS = "office", "people", "keys/"
_LAST = 1 << 62  # after every position: each ending that is known counts


@record
class OfficeHistory:
    """The office, what became of each of its events, and the heads to build the next ones on."""

    office: Office
    judged: tuple[Judged, ...]
    heads: dict[str, str]


@record
class Arrived:
    """An office event with what its effect needs to know."""

    at: int  # arrival position
    event: Event
    body: Any


def concerns_office(stream: str) -> bool:
    """Whether a stream is one of those that this module replays."""
    return stream in (OFFICE, PEOPLE) or stream.startswith(KEYS)


def replay_office(office_id: str, events: Iterable[Placed]) -> OfficeHistory:
    """The office from the events of its own streams, in any order."""
    placed = in_order(events)
    placed.sort(key=lambda item: item.event.id != office_id)  # the founding, wherever it lies
    court = _Court(office_id)
    judged = tuple(hear(((p.position, p) for p in placed), court.missing, court.judge))
    return OfficeHistory(court.office, judged, court.heads.all())


def rehearse(office: Office, event: Event) -> None:
    """Raise the Refusal that replay would give an event, as yet without an id, that came next."""
    if event.envelope.key not in office.keys:
        raise Refusal("key_unknown")
    body = read_office_event(event)
    try:
        _authorise(office, event, body, _LAST)
    except Held as held:
        raise Refusal(held.reason) from held
    _APPLY[type(body)](office, Arrived(_LAST, event, body))


class _Court:
    """Judges the office's events one after the other."""

    def __init__(self, office_id: str) -> None:
        self.office = Office(office_id)
        self.heads = Heads()

    def missing(self, event: Event, there: Container[str]) -> str:
        """The key that signs an event, or what the event ends, where that is not known yet."""
        key = event.envelope.key
        if key not in self.office.keys and event.id != self.office.id:
            return key
        body = event.body or {}
        names = {
            said.AppointmentEnded.__name__: ("appointment", there),
            said.KeyRevoked.__name__: ("key", self.office.keys),
            said.AdministratorRevoked.__name__: ("person", self.office.people),
        }
        field, known = names.get(event.envelope.kind, ("", there))
        name = str(body.get(field, ""))
        return "" if not name or name in known else name

    def judge(self, arrival: int, item: Placed) -> Judged:
        event = item.event
        try:
            body = read_office_event(event)
            _authorise(self.office, event, body, arrival)
            ending = type(body) in said.ENDINGS
            rival = None if ending else self.heads.rival_of(event)
            if isinstance(body, said.AppointmentEnded):
                rival = self.office.overtaken.get(body.appointment)
            if rival is not None:
                return self._overtake(item, rival)
            self.office = _APPLY[type(body)](self.office, Arrived(arrival, event, body))
        except Held as held:
            return Judged(item, Verdict.HELD, held.reason)
        except Refusal as refusal:
            return Judged(item, Verdict.REFUSED, refusal.code)
        if not ending:
            self.heads.take(event)
        return Judged(item, Verdict.EFFECTIVE)

    def _overtake(self, item: Placed, rival: str) -> Judged:
        """Who acted under an appointment that was overtaken did so honestly: it is remembered."""
        if item.event.envelope.kind == said.AppointmentBegan.__name__:
            overtaken = {**self.office.overtaken, item.event.id: rival}
            self.office = replace(self.office, overtaken=overtaken)
        return Judged(item, Verdict.OVERTAKEN, "overtaken", rival)


def read_office_event(event: Event) -> said.OfficeEvent:
    """The body of an office event; Refusal for an unknown kind or a malformed body."""
    kind = said.OFFICE_EVENTS.get(event.envelope.kind)
    if kind is None or event.envelope.version != 1 or event.body is None:
        raise Refusal("kind_unknown", kind=event.envelope.kind)
    try:
        body: said.OfficeEvent = from_body(kind, event.body)
    except Malformed as error:
        raise Refusal("body_malformed", reason=str(error)) from error
    stream = _stream_of(body, event.envelope.person)
    if event.envelope.stream != stream:
        raise Refusal("wrong_stream", stream=event.envelope.stream)
    return body


def _stream_of(body: said.OfficeEvent, person: str) -> str:
    if isinstance(body, said.OfficeFounded | said.SopAdopted | said.LeadersChanged):
        return OFFICE
    return KEYS + person if isinstance(body, said.KeyTaken) else PEOPLE


def _authorise(office: Office, event: Event, body: said.OfficeEvent, arrival: int) -> None:
    envelope = event.envelope
    if isinstance(body, said.OfficeFounded):
        if event.id != office.id:
            raise Refusal("not_the_founding")
        return
    key = office.keys[envelope.key]
    if key.person != envelope.person:
        raise Refusal("key_of_another")
    if key.span.ended_before(arrival):
        raise Held("key_retired")
    if isinstance(body, said.KeyTaken):
        return
    if key.kind is KeyKind.ISSUED:
        raise Refusal("key_may_only_take_over")
    if key.kind is KeyKind.ROOT:
        return
    if _needs_root(body) or not office.is_administrator(envelope.person, arrival):
        raise Refusal("not_an_administrator")


def _needs_root(body: said.OfficeEvent) -> bool:
    if isinstance(body, said.PersonAdded):
        return body.administrator
    return isinstance(body, said.AdministratorRevoked)


def _found(office: Office, a: Arrived) -> Office:
    body: said.OfficeFounded = a.body
    sop = parse_sop(body.sop)
    version = sop_digest(sop)
    root = Key(a.event.envelope.key, "", KeyKind.ROOT, Span(a.at))
    return replace(
        office,
        name=body.name,
        zone=body.zone,
        demo=body.demo,
        root=root.public,
        leaders=body.leaders,
        keys={root.public: root},
        sops={version: sop},
        adopted={version: a.at},
        sop=version,
    )


def _add_person(office: Office, a: Arrived) -> Office:
    body: said.PersonAdded = a.body
    if not body.person or "/" in body.person:  # the root's own name, or one that is two streams
        raise Refusal("person_unknown", person=body.person)
    if body.person in office.people:
        raise Refusal("person_exists", person=body.person)
    span = Span(a.at) if body.administrator else None
    person = Person(body.person, body.name, body.rank, body.nip, span)
    office = replace(office, people={**office.people, person.id: person})
    return _with_issued_key(office, a, body.key, body.person)


def _issue_key(office: Office, a: Arrived) -> Office:
    if a.body.person not in office.people:
        raise Refusal("person_unknown", person=a.body.person)
    administrators = office.people[a.body.person].administrator
    signer = office.keys[a.event.envelope.key]
    if administrators is not None and signer.kind is not KeyKind.ROOT:
        raise Refusal("not_an_administrator")  # else one could become another by a new key
    return _with_issued_key(office, a, a.body.key, a.body.person)


def _with_issued_key(office: Office, a: Arrived, public: str, person: str) -> Office:
    if public in office.keys:
        raise Refusal("key_exists")
    key = Key(public, person, KeyKind.ISSUED, Span(a.at))
    return replace(office, keys={**office.keys, public: key})


def _take_key(office: Office, a: Arrived) -> Office:
    """The signer's key, and any other own key of that person, gives way to the new one."""
    body: said.KeyTaken = a.body
    if body.key in office.keys:
        raise Refusal("key_exists")
    person = a.event.envelope.person
    if person not in office.people:
        raise Refusal("person_unknown", person=person)  # the root is nobody's own key
    keys = {
        public: replace(key, span=Span(key.span.since, a.at))
        if key.person == person and key.span.until is None
        else key
        for public, key in office.keys.items()
    }
    keys[body.key] = Key(body.key, person, KeyKind.OWN, Span(a.at), body.sealed)
    return replace(office, keys=keys)


def _revoke_key(office: Office, a: Arrived) -> Office:
    key = office.keys.get(a.body.key)
    if key is None or key.kind is KeyKind.ROOT:
        raise Refusal("key_unknown")
    ended = replace(key, span=_ended(key.span, a.at))
    return replace(office, keys={**office.keys, key.public: ended})


def _revoke_administrator(office: Office, a: Arrived) -> Office:
    person = office.people.get(a.body.person)
    if person is None or person.administrator is None:
        raise Refusal("person_unknown", person=a.body.person)
    ended = replace(person, administrator=_ended(person.administrator, a.at))
    return replace(office, people={**office.people, person.id: ended})


def _appoint(office: Office, a: Arrived) -> Office:
    body: said.AppointmentBegan = a.body
    if body.person not in office.people:
        raise Refusal("person_unknown", person=body.person)
    if body.acting not in ("", "plh", "plt"):
        raise Refusal("acting_unknown", acting=body.acting)
    days = body.starts_at, body.ends_at
    post = Post(a.event.id, body.person, body.role, body.title, body.acting, *days, Span(a.at))
    return replace(office, posts={**office.posts, post.id: post})


def _end_appointment(office: Office, a: Arrived) -> Office:
    post = office.posts.get(a.body.appointment)
    if post is None:
        raise Refusal("appointment_unknown")
    ended = replace(post, span=_ended(post.span, a.at))
    return replace(office, posts={**office.posts, post.id: ended})


def _ended(span: Span, at: int) -> Span:
    """The first ending counts."""
    return span if span.until is not None else Span(span.since, at)


def _adopt(office: Office, a: Arrived) -> Office:
    sop = parse_sop(a.body.sop)
    version = sop_digest(sop)
    return replace(
        office,
        sops={**office.sops, version: sop},
        adopted={version: a.at, **office.adopted},  # the first adoption counts
        sop=version,
    )


def _change_leaders(office: Office, a: Arrived) -> Office:
    return replace(office, leaders=a.body.leaders)


_APPLY: dict[type, Callable[[Office, Arrived], Office]] = {
    said.OfficeFounded: _found,
    said.PersonAdded: _add_person,
    said.KeyIssued: _issue_key,
    said.KeyTaken: _take_key,
    said.KeyRevoked: _revoke_key,
    said.AdministratorRevoked: _revoke_administrator,
    said.AppointmentBegan: _appoint,
    said.AppointmentEnded: _end_appointment,
    said.SopAdopted: _adopt,
    said.LeadersChanged: _change_leaders,
}
