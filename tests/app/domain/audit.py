"""What an accountant finds published, told again without the program's own rules."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from app.domain import acts
from app.domain.coverage import covers
from app.domain.coverage_history import (
    CoverageHistory,
    read_act,
)
from app.domain.judge import Verdict
from app.domain.media import MediaItem

Lists = dict[str, tuple[MediaItem, ...]]


@dataclass(frozen=True)
class Ground:
    """An accountant's view of a coverage, told again without the program's own rules."""

    sop: str = ""
    wording: acts.Wording = field(default_factory=lambda: acts.Wording(""))
    media: frozenset[str] = frozenset()
    handed_in_by: frozenset[str] = frozenset()
    ya: acts.CoverageApproved | None = None
    approved_by: frozenset[str] = frozenset()


def audited(history: CoverageHistory) -> list[acts.ResultRecorded]:
    """What was published, each checked against the Ya in effect at that time."""
    events = {judged.placed.event.id: judged.placed.event for judged in history.judged}
    ground, before, public = Ground(), Ground(), []
    lists: Lists = {}
    chosen: dict[str, tuple[acts.ChosenItem, ...]] = {}
    for judged in history.judged:
        event = judged.placed.event
        if judged.verdict not in (Verdict.EFFECTIVE, Verdict.HELD):
            continue
        people, act = {event.envelope.person}, read_act(event)
        if isinstance(act, acts.MediaListed):  # a held one too: with the act that names it
            lists[event.id] = act.media
        if isinstance(act, acts.ItemsListed):
            chosen[event.id] = act.items
        if judged.verdict is Verdict.HELD:
            continue
        while isinstance(act, acts.HeldActConfirmed):
            event = events[act.act]
            people.add(event.envelope.person)
            act = read_act(event)
        if type(act) in acts.OWN_STREAM:
            continue
        if isinstance(act, acts.CoverageApproved):
            named = [item for each in act.listed for item in chosen[each]]
            act = replace(act, items=(*named, *act.items), listed=())
        after = before if isinstance(act, acts.ActWithdrawn) else _told(ground, act, people, lists)
        if isinstance(act, acts.ResultRecorded) and act.outcome == "published":
            _check(ground)
            public.append(act)
        before, ground = ground, after
    return public


def _check(ground: Ground) -> None:
    assert ground.ya is not None, "published without a Ya"
    assert ground.ya.covers == covers(ground.ya.items, ground.wording, ground.sop)
    assert {item.sha256 for item in ground.ya.items} <= ground.media
    assert not ground.approved_by & ground.handed_in_by, "approved by who handed in"


def _told(ground: Ground, act: acts.Act, people: set[str], lists: Lists) -> Ground:
    match act:
        case acts.CoverageOpened():
            return Ground(act.sop)
        case acts.CoverageHandedIn():
            handed = (*act.media, *(item for each in act.listed for item in lists[each]))
            media = frozenset(item.sha256 for item in handed)
            everyone = ground.handed_in_by | people
            return Ground(ground.sop, act.wording, media, everyone)
        case acts.CoverageReceived(correction=acts.Wording() as correction):
            return replace(ground, wording=correction)
        case acts.CoverageApproved():
            wording = act.correction or ground.wording
            return replace(ground, wording=wording, ya=act, approved_by=frozenset(people))
        case acts.WordingCorrected():
            return replace(ground, wording=act.wording, ya=None)
        case acts.CorrectionOpened():
            return replace(ground, ya=None)
    return ground
