"""A coverage replayed from its events: what took effect, what did not and why."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator

from app.domain import acts
from app.domain.codec import from_body
from app.domain.coverage import Coverage, Entry, HeldAct
from app.domain.events import Event, Malformed
from app.domain.evolve import evolve, open_coverage
from app.domain.judge import Heads, Held, Judged, Placed, Verdict, hear, in_order, still_waiting
from app.domain.office import Actor, KeyKind, Office, Post
from app.domain.record import record
from app.domain.workflow import decide, decide_opening
from app.errors import Refusal

PREFIX = "coverage/"
_ID = re.compile("[0-9a-f]{8,64}")  # folders are named after it
# The fields in which an act names others that it needs: one id, or a list of them.
_NAMING = {
    acts.HeldActConfirmed.__name__: "act",
    acts.OvertakenDropped.__name__: "act",
    acts.CoverageHandedIn.__name__: "listed",
    acts.CoverageApproved.__name__: "listed",
    acts.CoverageRejected.__name__: "marks",
    acts.CoverageReturned.__name__: "marks",
    acts.MarkRemoved.__name__: "mark",
}


@record
class CoverageHistory:
    """The coverage (None: not opened in effect), the verdicts, the heads of its streams."""

    coverage: Coverage | None
    judged: tuple[Judged, ...]
    heads: dict[str, str]

    @classmethod
    def empty(cls) -> CoverageHistory:
        """Of a coverage of which nothing is known."""
        return cls(None, (), {})

    @property
    def opening(self) -> acts.Activity | None:
        """What it was opened as, in effect or not: its files lie under that name either way."""
        if self.coverage is not None:
            return self.coverage.opening
        return next((a.activity for a in self._acts() if isinstance(a, acts.CoverageOpened)), None)

    def _acts(self) -> Iterator[acts.Act]:
        for judged in self.judged:
            try:
                yield read_act(judged.placed.event)
            except Refusal:
                continue


def stream_of(coverage_id: str, act: type, person: str) -> str:
    """The stream that an act is an event of: the coverage's, or the person's own beside it."""
    shared = PREFIX + coverage_id
    return f"{shared}/{person}" if act in acts.OWN_STREAM else shared


def coverage_of(stream: str) -> str:
    """The id of the coverage that a stream belongs to, empty for other streams."""
    return stream.split("/")[1] if stream.startswith(PREFIX) else ""


def replay_coverage(office: Office, coverage_id: str, events: Iterable[Placed]) -> CoverageHistory:
    """The coverage from the events of all its streams, in any order."""
    court = _Court(office, coverage_id)
    queue: list[tuple[int, Placed]] = []
    judged: list[Judged] = []
    for item in in_order(events):
        since = _known(office, item.event)
        if since is None:
            judged.append(still_waiting(item))
        else:
            queue.append((max(since, item.position), item))
    queue.sort(key=lambda pair: (pair[0], pair[1].position))
    judged.extend(hear(queue, _missing, court.judge))
    return CoverageHistory(court.coverage, tuple(judged), court.heads.all())


def _known(office: Office, event: Event) -> int | None:
    """When the key, the appointment and the SOP that an event names had all arrived."""
    key = office.keys.get(event.envelope.key)
    post = office.posts.get(event.envelope.appointment)
    if key is None or (post is None and event.envelope.appointment not in office.overtaken):
        return None
    since = max(key.span.since, post.span.since if post else 0)
    if event.envelope.kind != acts.CoverageOpened.__name__ or event.body is None:
        return since
    adopted = office.adopted.get(str(event.body.get("sop")))
    return None if adopted is None else max(since, adopted)


def _missing(event: Event, there: Container[str]) -> str:
    """The first act that an act names and that has not arrived."""
    field = _NAMING.get(event.envelope.kind)
    if field is None or event.body is None:
        return ""
    named = event.body.get(field, "")
    ids = named if isinstance(named, list) else [named]
    return next((str(each) for each in ids if each not in there), "") if named else ""


class _Court:
    """Judges one coverage's events one after the other."""

    def __init__(self, office: Office, coverage_id: str) -> None:
        self._office = office
        self._id = coverage_id
        self.coverage: Coverage | None = None
        self.heads = Heads()
        self._opening_held = False

    def judge(self, arrival: int, item: Placed) -> Judged:
        event = item.event
        try:
            act = read_act(event)
            post = self._authorise(event, act, arrival)
        except Held as held:
            return self._hold(item, held.reason)
        except Refusal as refusal:
            return Judged(item, Verdict.REFUSED, refusal.code)
        if self._opening_held and not isinstance(act, acts.CoverageOpened):
            return Judged(item, Verdict.HELD, "opening_held")  # right on what its author saw
        if type(act) not in acts.OWN_STREAM:
            rival = self.heads.rival_of(event)
            if rival is not None:
                return Judged(item, Verdict.OVERTAKEN, "overtaken", rival)
        try:
            self._apply(event, act, post)
        except Refusal as refusal:
            return self._turn_down(item, act, refusal)
        self.heads.take(event)
        return Judged(item, Verdict.EFFECTIVE)

    def _turn_down(self, item: Placed, act: acts.Act, refusal: Refusal) -> Judged:
        """Refused, or overtaken where the act was right on what its author could see."""
        rival = _came_first(self.coverage, act, refusal.code) if self.coverage else None
        if rival is None:
            return Judged(item, Verdict.REFUSED, refusal.code)
        self.heads.overtake(item.event, rival)
        return Judged(item, Verdict.OVERTAKEN, refusal.code, rival)

    def _authorise(self, event: Event, act: acts.Act, arrival: int) -> Post:
        envelope = event.envelope
        if envelope.stream != stream_of(self._id, type(act), envelope.person):
            raise Refusal("wrong_stream", stream=envelope.stream)
        key = self._office.keys[envelope.key]
        post = self._office.posts.get(envelope.appointment)
        if post is None:
            raise Held("appointment_overtaken")
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

    def _apply(self, event: Event, act: acts.Act, post: Post) -> None:
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
        self.coverage = evolve(sop, coverage, act, entry)

    def _open(self, act: acts.CoverageOpened, entry: Entry, by: Actor) -> None:
        if self.coverage is not None:
            raise Refusal("coverage_exists")
        if not _ID.fullmatch(self._id):
            raise Refusal("coverage_id_malformed")
        sop = self._office.sops[act.sop]
        decide_opening(sop, act, by)
        self.coverage = open_coverage(self._id, sop, act, entry)

    def _hold(self, item: Placed, reason: str) -> Judged:
        event, coverage = item.event, self.coverage
        envelope = event.envelope
        act = read_act(event)
        if coverage is None:
            self._opening_held |= isinstance(act, acts.CoverageOpened)
        elif isinstance(act, acts.MediaListed | acts.ItemsListed):
            # A list does nothing by itself, and what names it is held as well: who confirms that
            # confirms the list with it.
            sop = self._office.sops[coverage.sop]
            self.coverage = evolve(sop, coverage, act, _entry(event, act))
        elif type(act) not in acts.OWN_STREAM and not isinstance(act, acts.HeldActConfirmed):
            # What a held confirmation names is there to be confirmed itself: no chain of them.
            held = HeldAct(event.id, envelope.person, envelope.at, act)
            self.coverage = coverage.having(held={**coverage.held, event.id: held})
        return Judged(item, Verdict.HELD, reason)


def _came_first(coverage: Coverage, act: acts.Act, code: str) -> str | None:
    """The event that an honest act meets when it comes late from or to another stream, if any.

    Acts on the same stream are overtaken by `prev`; these were right on the state that they name.
    """
    if code == "opened_already":
        return _last(coverage, lambda entry: entry.kind == acts.WorkBegun.__name__)
    if isinstance(act, acts.HeldActConfirmed) and code == "nothing_held":
        return _last(coverage, lambda entry: entry.body == acts.OvertakenDropped(act.act))
    visit = coverage.visit
    if isinstance(act, acts.WorkBegun):
        there = visit is not None and (visit.step, visit.ordinal) == (act.step, act.visit)
        late = not there or code == "not_the_admin"
    else:
        late = type(act) in acts.OWN_STREAM and code == "wrong_stage"
    return _last(coverage, lambda entry: type(entry.body) not in acts.OWN_STREAM) if late else None


def _last(coverage: Coverage, fits: Callable[[Entry], bool]) -> str | None:
    return next((entry.event for entry in reversed(coverage.history) if fits(entry)), None)


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
