"""The office and its coverages replayed from the genuine rows, and what the judge made of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.domain import acts
from app.domain.coverage_history import CoverageHistory, read_act, replay_coverage
from app.domain.events import Event
from app.domain.judge import Judged, Placed, Verdict
from app.domain.office_history import OfficeHistory, concerns_office, replay_office
from app.errors import Refusal
from app.verification.report import Finding
from app.verification.rows import Genuine, coverage_id

# What an honest note or "work begun" meets when it comes late: it adds nothing, and harms nothing.
_LATE = frozenset({"visit_over", "not_the_admin", "coverage_ended", "wrong_stage", "not_at_step"})


@dataclass(frozen=True, slots=True)
class Histories:
    """Everything replayed. `strays` are events of streams that nobody reads."""

    office: OfficeHistory
    coverages: dict[str, CoverageHistory]
    titles: dict[str, str]
    strays: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the verdicts come to."""

    findings: tuple[Finding, ...]
    listed: tuple[Finding, ...]


def replay(genuine: Sequence[Genuine], office_id: str) -> Histories:
    """The office first, for its keys and posts decide what the coverages' events may do."""
    of_office: list[Placed] = []
    of_coverage: dict[str, list[Placed]] = defaultdict(list)
    strays: list[Event] = []
    for each in genuine:
        placed = Placed(each.row.seq, each.event)
        if concerns_office(each.event.envelope.stream):
            of_office.append(placed)
        elif found := coverage_id(each.event):
            of_coverage[found].append(placed)
        else:
            strays.append(each.event)
    office = replay_office(office_id, of_office)
    coverages = {
        found: replay_coverage(office.office, found, events)
        for found, events in of_coverage.items()
    }
    titles = {found: _title(history) for found, history in coverages.items()}
    return Histories(office, coverages, titles, tuple(strays))


def judgement(histories: Histories, named: frozenset[str]) -> Judgement:
    """Verdicts as findings, but for the events that are `named` already.

    Codes of findings: event_refused (rule), event_waiting, signed_by_retired_key, stream_unknown.
    Listed: overtaken (rival), held (reason), own_event_late (rule).
    """
    told = [Finding("stream_unknown", "", event.id) for event in histories.strays]
    listed: list[Finding] = []
    for coverage, judged in _all(histories):
        event = judged.placed.event
        if judged.verdict is Verdict.EFFECTIVE or event.id in named:
            continue
        finding, alarming = _finding(coverage, judged)
        (told if alarming else listed).append(finding)
    return Judgement(tuple(told), tuple(listed))


def acts_of(history: CoverageHistory) -> Iterator[tuple[Event, acts.Act]]:
    """The acts of a coverage that an honest program made, in effect or not: their files exist."""
    for judged in history.judged:
        if judged.verdict is not Verdict.REFUSED:
            try:
                yield judged.placed.event, read_act(judged.placed.event)
            except Refusal:
                continue  # waiting for what would tell that it is malformed


def _all(histories: Histories) -> Iterator[tuple[str, Judged]]:
    yield from (("", judged) for judged in histories.office.judged)
    for found, history in histories.coverages.items():
        yield from ((found, judged) for judged in history.judged)


def _finding(coverage: str, judged: Judged) -> tuple[Finding, bool]:
    """The finding, and whether it is one, or only to be listed."""
    event, reason = judged.placed.event, judged.reason
    envelope = event.envelope
    facts = {"seq": judged.placed.position, "kind": envelope.kind, "person": envelope.person}

    def told(code: str, **more: str) -> Finding:
        return Finding(code, coverage, event.id, {**facts, **more})

    if judged.verdict is Verdict.OVERTAKEN:
        return told("overtaken", rival=judged.rival), False
    if judged.verdict is Verdict.WAITING:
        return told("event_waiting"), True
    if judged.verdict is Verdict.HELD:
        retired = reason == "key_retired"
        return told("signed_by_retired_key" if retired else "held", reason=reason), retired
    if _is_own(event) and reason in _LATE:
        return told("own_event_late", rule=reason), False
    return told("event_refused", rule=reason), True


def _is_own(event: Event) -> bool:
    return acts.ACTS.get(event.envelope.kind) in acts.OWN_STREAM


def _title(history: CoverageHistory) -> str:
    """The title as it stands; of a coverage without effect, what its opening proposed."""
    if history.coverage is not None:
        return history.coverage.activity.title
    return next(_opened_titles(history.judged), "")


def _opened_titles(judged: Iterable[Judged]) -> Iterator[str]:
    for each in judged:
        body = each.placed.event.body or {}
        activity = body.get("activity")
        if isinstance(activity, dict) and isinstance(activity.get("title"), str):
            yield activity["title"]
