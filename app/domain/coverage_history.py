"""A coverage replayed from its events: what took effect, what did not and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.domain import acts
from app.domain.codec import from_body
from app.domain.coverage import Coverage, Entry, HeldAct
from app.domain.events import Event, Malformed
from app.domain.evolve import evolve, open_coverage, remember
from app.domain.judge import Heads, Held, Judged, Placed, Verdict, by_arrival
from app.domain.office import Actor, KeyKind, Office, Post
from app.domain.workflow import decide, decide_opening
from app.errors import Refusal

PREFIX = "coverage/"


@dataclass(frozen=True, slots=True)
class CoverageHistory:
    """The coverage (None: not opened in effect), the verdicts, the heads of its streams."""

    coverage: Coverage | None
    judged: tuple[Judged, ...]
    heads: dict[str, str]


def stream_of(coverage_id: str, act: type, person: str) -> str:
    """The stream that an act is an event of: the coverage's, or the person's own beside it."""
    shared = PREFIX + coverage_id
    return f"{shared}/{person}" if act in acts.OWN_STREAM else shared


def coverage_of(stream: str) -> str:
    """The id of the coverage that a stream belongs to, empty for other streams."""
    return stream.split("/")[1] if stream.startswith(PREFIX) else ""


def replay_coverage(office: Office, coverage_id: str, events: Iterable[Placed]) -> CoverageHistory:
    """The coverage from the events of all its streams, in any order."""
    arrived, judged = by_arrival(events, lambda event: _known(office, event))
    court = _Court(office, coverage_id)
    judged.extend(court.judge(arrival, item) for arrival, item in arrived)
    return CoverageHistory(court.coverage, tuple(judged), court.heads.all())


def _known(office: Office, event: Event) -> int | None:
    """When the key and the appointment that an event names had both arrived."""
    key = office.keys.get(event.envelope.key)
    post = office.posts.get(event.envelope.appointment)
    if key is None or post is None:
        return None
    return max(key.span.since, post.span.since)


class _Court:
    """Judges one coverage's events one after the other."""

    def __init__(self, office: Office, coverage_id: str) -> None:
        self._office = office
        self._id = coverage_id
        self.coverage: Coverage | None = None
        self.heads = Heads()

    def judge(self, arrival: int, item: Placed) -> Judged:
        event = item.event
        try:
            act = read_act(event)
            post = self._authorise(event, act, arrival)
        except Held as held:
            return self._hold(item, held.reason)
        except Refusal as refusal:
            return Judged(item, Verdict.REFUSED, refusal.code)
        shared = type(act) not in acts.OWN_STREAM
        if shared:
            rival = self.heads.rival_of(event)
            if rival is not None:
                return Judged(item, Verdict.OVERTAKEN, "overtaken", rival)
        try:
            self._apply(event, act, post, shared)
        except Refusal as refusal:
            late = refusal.code == "opened_already"  # opened by another while it was on its way
            return Judged(item, Verdict.OVERTAKEN if late else Verdict.REFUSED, refusal.code)
        self.heads.take(event)
        return Judged(item, Verdict.EFFECTIVE)

    def _authorise(self, event: Event, act: acts.Act, arrival: int) -> Post:
        envelope = event.envelope
        if envelope.stream != stream_of(self._id, type(act), envelope.person):
            raise Refusal("wrong_stream", stream=envelope.stream)
        key = self._office.keys[envelope.key]
        post = self._office.posts[envelope.appointment]
        if key.person != envelope.person or post.person != envelope.person:
            raise Refusal("key_of_another")
        if key.kind is not KeyKind.OWN:
            raise Refusal("key_may_only_take_over")
        if key.span.ended_before(arrival):
            raise Held("key_retired")
        if post.span.ended_before(arrival):
            raise Held("appointment_ended")
        if not post.covers(envelope.at):
            raise Held("appointment_days")
        return post

    def _apply(self, event: Event, act: acts.Act, post: Post, shared: bool) -> None:
        entry = _entry(event, act)
        by = Actor(event.envelope.person, (post,))
        if isinstance(act, acts.CoverageOpened):
            self._open(act, entry, by)
            return
        coverage = self.coverage
        if coverage is None:
            raise Refusal("coverage_unknown")
        sop = self._office.sops[coverage.sop]
        if decide(sop, coverage, act, by).act != act:
            raise Refusal("act_incomplete")
        after = evolve(sop, coverage, act, entry)
        self.coverage = remember(coverage, after) if shared else after

    def _open(self, act: acts.CoverageOpened, entry: Entry, by: Actor) -> None:
        sop = self._office.sops.get(act.sop)
        if sop is None or self.coverage is not None:
            raise Refusal("sop_unknown" if sop is None else "coverage_exists")
        decide_opening(sop, act, by)
        self.coverage = open_coverage(self._id, sop, act, entry)

    def _hold(self, item: Placed, reason: str) -> Judged:
        event, coverage = item.event, self.coverage
        envelope = event.envelope
        act = read_act(event)
        if coverage is not None and type(act) not in acts.OWN_STREAM:
            held = HeldAct(event.id, envelope.person, envelope.at, act)
            self.coverage = replace(coverage, held={**coverage.held, event.id: held})
        return Judged(item, Verdict.HELD, reason)


def _entry(event: Event, act: acts.Act) -> Entry:
    envelope = event.envelope
    return Entry(
        event=event.id,
        kind=envelope.kind,
        at=envelope.at,
        estimated=envelope.quality != "server",
        person=envelope.person,
        post=envelope.appointment,
        step=0,
        body=act,
    )


def read_act(event: Event) -> acts.Act:
    """The act in an event; Refusal for an unknown kind or a malformed body."""
    kind = acts.ACTS.get(event.envelope.kind)
    if kind is None or event.envelope.version != acts.VERSION or event.body is None:
        raise Refusal("kind_unknown", kind=event.envelope.kind)
    try:
        act: acts.Act = from_body(kind, event.body)
    except Malformed as error:
        raise Refusal("body_malformed", reason=str(error)) from error
    return act
