"""The office's verbs: what a signed-in person does to a coverage, decided, sealed and kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from secrets import token_hex

from app.domain import acts
from app.domain.codec import portions
from app.domain.coverage import Coverage
from app.domain.coverage_history import CoverageHistory, stream_of
from app.domain.events import MAX_BODY, NO_EVENT, Event
from app.domain.office import Actor, Office, Post
from app.domain.record import record
from app.domain.sop import Sop
from app.domain.workflow import Decision, Option, decide, decide_opening, options
from app.errors import Refusal
from app.ledger.author import Author, Byline
from app.ledger.office_clock import OfficeClock
from app.ledger.seal import Signer
from app.projection import Projection, Touched

# Bytes of an event's body that the items which it names may take; the rest is for its texts.
ROOM = MAX_BODY // 2


@record
class Session:
    """A signed-in person with the opened key."""

    person: str
    signer: Signer


@record
class Done:
    """An act that is kept (✓): its event, and what changed on the screens."""

    event: Event
    touched: Touched


class Desk:
    """Acts for the person who is signed in. One lane uses it; it never touches the network."""

    def __init__(
        self,
        projection: Projection,
        author: Author,
        clock: OfficeClock,
        kept: Callable[[], None] = lambda: None,
    ) -> None:
        """`kept` is called after each act: there is something to deliver."""
        self._projection = projection
        self._author = author
        self._clock = clock
        self._kept = kept
        self.session: Session | None = None

    @property
    def office(self) -> Office:
        """The office as this PC knows it."""
        return self._projection.office

    def actor(self) -> Actor:
        """The signed-in person with the posts held now; Refusal `not_signed_in` without one."""
        return self.office.actor(self._signed_in().person, self._clock.now().at)

    def open(self, activity: acts.Activity) -> tuple[str, Done]:
        """Begin a coverage (its first clock runs from here); its id, and the act."""
        act = acts.CoverageOpened(activity, self.office.sop)
        decision = decide_opening(self.office.sops[act.sop], act, self.actor())
        coverage_id = token_hex(16)
        return coverage_id, self._keep(coverage_id, decision, CoverageHistory.empty())

    def act(self, coverage_id: str, act: acts.Act) -> Done:
        """Do something to a coverage as this PC knows it; raises Refusal where a rule says no.

        A hand-in or a Ya of more media than one event can hold lists them first, in events
        beside it.
        """
        lists = _lists_for(act)
        if len(lists) > 1:
            act = self._listing(coverage_id, act, lists)
        history, coverage, sop = self._opened(coverage_id)
        return self._keep(coverage_id, decide(sop, coverage, act, self.actor()), history)

    def _listing(self, coverage_id: str, act: acts.Act, lists: list[acts.Act]) -> acts.Act:
        """The same act, naming its media in these lists; none is made for what may not be done."""
        _, coverage, sop = self._opened(coverage_id)
        decide(sop, coverage, act, self.actor())
        listed = tuple(self.act(coverage_id, each).event.id for each in lists)
        if isinstance(act, acts.CoverageHandedIn):
            return replace(act, media=(), listed=(*act.listed, *listed))
        if isinstance(act, acts.CoverageApproved):
            return replace(act, items=(), listed=(*act.listed, *listed))
        return act

    def _opened(self, coverage_id: str) -> tuple[CoverageHistory, Coverage, Sop]:
        history = self.history(coverage_id)
        coverage = opened(history)
        return history, coverage, self.office.sops[coverage.sop]

    def begin_work(self, coverage_id: str) -> Done | None:
        """Say that a holder of the role has opened it; None where that is said or not for them."""
        coverage = opened(self.history(coverage_id))
        visit = coverage.visit
        if visit is None or visit.begun_at is not None:
            return None
        if not self.options(coverage)[acts.WorkBegun].is_open:
            return None
        return self.act(coverage_id, acts.WorkBegun(visit.step, visit.ordinal))

    def options(self, coverage: Coverage) -> dict[type, Option]:
        """What the signed-in person may do to a coverage now, and why not the rest."""
        return options(self.office.sops[coverage.sop], coverage, self.actor())

    def history(self, coverage_id: str) -> CoverageHistory:
        """A coverage with the verdicts on all its events; Refusal `coverage_unknown`."""
        history = self._projection.history(coverage_id)
        if not history.judged:
            raise Refusal("coverage_unknown", coverage=coverage_id)
        return history

    def _keep(self, coverage_id: str, decision: Decision, before: CoverageHistory) -> Done:
        session = self._signed_in()
        stream = stream_of(coverage_id, type(decision.act), session.person)
        by = byline(session, decision.post)
        event = self._author.write(decision.act, stream, before.heads.get(stream, NO_EVENT), by)
        touched = self._projection.take_own(event, before)
        self._kept()  # not before: two lanes that compute at once hold each other up
        return Done(event, touched)

    def _signed_in(self) -> Session:
        if self.session is None:
            raise Refusal("not_signed_in")
        return self.session


def byline(session: Session, post: Post | None = None) -> Byline:
    """Under whose name, and in which post, something is written."""
    return Byline(session.person, session.signer, post.id if post else NO_EVENT)


def opened(history: CoverageHistory) -> Coverage:
    """The coverage of a history; Refusal `coverage_unknown` where its opening has no effect."""
    if history.coverage is None:
        raise Refusal("coverage_unknown")
    return history.coverage


def _lists_for(act: acts.Act) -> list[acts.Act]:
    """The media that an act names, as lists each of which fits an event."""
    match act:
        case acts.CoverageHandedIn():
            return [acts.MediaListed(group) for group in portions(act.media, ROOM)]
        case acts.CoverageApproved():
            return [acts.ItemsListed(group) for group in portions(act.items, ROOM)]
    return []
