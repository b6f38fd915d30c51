"""An office in which everybody acts on a stale view, and some dishonestly: what holds anyway."""

from __future__ import annotations

import copy
import random
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

import pytest
from hypothesis import event as noted
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain import acts
from app.domain import office_events as said
from app.domain.coverage import Coverage, covers
from app.domain.coverage_history import (
    CoverageHistory,
    read_act,
    replay_coverage,
    stream_of,
)
from app.domain.judge import Judged, Verdict
from app.domain.office_history import replay_office
from app.domain.roles import Role
from app.errors import Refusal
from tests.app.domain.liputan_builder import (
    ATTACHED,
    LIPUTAN,
    OPENED,
    PHOTOS,
    RETURNED,
    TIDAK,
    directed,
    handed_in,
    person_id,
    published,
    ya,
)
from tests.app.domain.office_builder import Bureau, Pc, coverage_rows, key_of, office_rows

STAFF = ("pelaksana", "rina", "kasubag", "kabag", "wakil")
FORWARD: tuple[acts.Act, ...] = (
    OPENED,
    handed_in(),
    acts.CoverageReceived(),
    ya(),
    directed(),
    ATTACHED,
    published(),
    acts.CoverageArchived(),
)
SIDEWAYS: tuple[acts.Act, ...] = (
    handed_in(text="Lain.", media=PHOTOS[:2]),
    acts.CoverageReceived(correction=acts.Wording("Lebih rapi.")),
    RETURNED,
    ya(PHOTOS[0], text="Kabag mengubah."),
    TIDAK,
    acts.WordingCorrected(acts.Wording("Setelah Ya.")),
    acts.AdminReassigned(person_id("rina"), ("instagram",), "Cuti"),
    acts.ResultRecorded("instagram", "failed", reason="Gangguan"),
    acts.ActWithdrawn(),
    acts.CoverageCancelled("Batal"),
    acts.CorrectionOpened("Salah nama"),
    acts.PostTakenDown("instagram", "https://contoh.id/p/1", "Sekda", "Salah", 1),
    acts.NoteWritten("Catatan"),
    acts.DocumentWaived("undangan", "Tanpa undangan"),
)
MOVES = st.tuples(st.integers(0, 19), st.integers(0, 4), st.integers(0, 1 << 20))
SCRIPTS = st.tuples(st.integers(0, 6), st.lists(MOVES, min_size=10, max_size=60))
Script = tuple[int, list[tuple[int, int, int]]]


@cache
def _founded() -> Bureau:
    bureau = Bureau.founded()
    for name, role in (("rina", Role.PELAKSANA), ("wakil", Role.KABAG)):
        bureau.add(name)
        bureau.appoint(name, role)
    for name in ("pelaksana", "rina", "kasubag"):  # who may be tempted to approve their own
        bureau.appoint(name, Role.KABAG, acting="plh", days=1)
    return bureau


@dataclass
class Story:
    """The office while a script plays in it."""

    bureau: Bureau
    pcs: tuple[Pc, ...]

    @classmethod
    def begun(cls) -> Story:
        bureau = copy.copy(_founded())
        bureau.rows, bureau.generations = [*bureau.rows], dict(bureau.generations)
        pcs = tuple(Pc(bureau, name) for name in STAFF)
        for pc in pcs:
            pc.pull()
        return cls(bureau, pcs)

    def play(self, script: Script) -> None:
        """Some way straight through the SOP; then everybody as they like."""
        arrived, moves = script
        self.bureau.walk(arrived)
        for move, who, choice in moves:
            self.bureau.now += 1000
            pc = self.pcs[who]
            if move < 3:
                pc.pull()
            elif move < 7:
                self._deliver(pc, choice)
            elif move < 12:
                self._act(pc, choice)
            elif move < 16:
                self._go_on(who)
            elif move < 18:
                self._forge(pc, random.Random(choice))
            elif move == 18:
                self.bureau.append(self.bureau.rows[choice % len(self.bureau.rows)].event)
            else:
                self._reorganise(pc.name, choice)

    def _deliver(self, pc: Pc, choice: int) -> None:
        """Usually the oldest; sometimes out of turn, as when a large file is still on its way."""
        if pc.pending:
            late = choice % 8 == 0
            self.bureau.append(pc.pending.pop(-1 if late else 0))

    def _act(self, pc: Pc, choice: int) -> None:
        """Something that the rules allow on what this PC sees, delivered or not."""
        if choice % 2:
            pc.pull()
        coverage = pc.history().coverage
        turned = choice % len(SIDEWAYS)
        others = (*SIDEWAYS[turned:], *SIDEWAYS[:turned])
        if self._first_allowed(pc, [*_beside(coverage), *others]) and choice % 3:
            self.bureau.append(pc.pending.pop())

    def _go_on(self, who: int) -> None:
        """Whoever can does the next step of the SOP on what is known by now."""
        for pc in self.pcs[who:] + self.pcs[:who]:
            pc.pull()
            if not pc.pending and self._first_allowed(pc, _next(pc.history().coverage)):
                pc.deliver()
                return

    def _first_allowed(self, pc: Pc, candidates: list[acts.Act]) -> bool:
        opened = pc.history().coverage is not None
        for act in candidates:
            if opened is not isinstance(act, acts.CoverageOpened):
                try:
                    pc.does(act)
                except Refusal:
                    continue
                return True
        return False

    def _forge(self, pc: Pc, chance: random.Random) -> None:
        """What a changed program could sign with this person's own key, or with another's."""
        coverage, office = self.bureau.history().coverage, self.bureau.office
        act = _crafted(coverage, office.sop, chance)
        stream = stream_of(LIPUTAN, type(act), person_id(pc.name))
        heads = self.bureau.history().heads
        ids = [row.event.id for row in coverage_rows(self.bureau.rows)]
        prevs = [*[heads.get(stream, "")] * 4, "", "f" * 64, *ids]
        own = [post.id for post in office.posts.values() if post.person == person_id(pc.name)]
        changes: dict[str, Any] = {"appointment": chance.choice([*own * 3, *office.posts, ""])}
        if chance.random() < 0.1:
            changes["key"] = key_of(chance.choice(STAFF), chance.choice((0, 1, 9)))
        if chance.random() < 0.1:
            stream = chance.choice((f"coverage/{LIPUTAN}", f"coverage/{LIPUTAN}/x"))
        if chance.random() < 0.1:
            changes["kind"] = chance.choice(list(acts.ACTS))
        forged = self.bureau.event(pc.name, act, stream, chance.choice(prevs), **changes)
        self.bureau.append(forged)

    def _reorganise(self, name: str, choice: int) -> None:
        """A post ends, a new one begins, or a passphrase is changed."""
        posts = self.bureau.actor(name).posts
        if choice % 3 == 0 and posts:
            self.bureau.say("admin", said.AppointmentEnded(posts[0].id))
        elif choice % 3 == 1:
            self.bureau.appoint(name, list(Role)[choice % 7 % 3], acting="plh", days=1)
        else:
            generation = self.bureau.generations[name]
            self.bureau.take_key(name, signed_with=generation, becoming=generation + 1)

    def settle(self) -> None:
        """Everything is delivered and pulled at last."""
        for pc in self.pcs:
            while pc.pending:
                pc.deliver()
        for pc in self.pcs:
            pc.pull()


def _next(coverage: Coverage | None) -> list[acts.Act]:
    """What leads on from a state: one act, or what is missing for it."""
    if coverage is None:
        return [OPENED]
    if coverage.step == 0:
        return [acts.CoverageArchived(), acts.CorrectionOpened("Salah nama")]
    if coverage.step == 5 and not coverage.documents:
        return [ATTACHED]
    return [FORWARD[coverage.step] if coverage.step < 5 else published()]


def _beside(coverage: Coverage | None) -> list[acts.Act]:
    """What can only be proposed on a state: opening the stay under way, carrying what is held."""
    if coverage is None:
        return []
    made: list[acts.Act] = [acts.HeldActConfirmed(event) for event in coverage.held]
    if coverage.visit is not None and coverage.visit.begun_at is None:
        made.append(acts.WorkBegun(coverage.visit.step, coverage.visit.ordinal))
    return made[: 1 + coverage.revision % 2]


def _crafted(coverage: Coverage | None, sop: str, chance: random.Random) -> acts.Act:
    act = chance.choice([*FORWARD, *SIDEWAYS, published(), published(), ya(), ya(PHOTOS[1])])
    if isinstance(act, acts.CoverageOpened):
        return replace(act, sop=chance.choice((sop, "f" * 64)))
    if isinstance(act, acts.CoverageApproved) and coverage is not None:
        wording = act.correction or coverage.wording
        return replace(act, covers=chance.choice((covers(act.items, wording, sop), "f" * 64, "")))
    if isinstance(act, acts.ActWithdrawn) and coverage is not None and coverage.last is not None:
        return acts.ActWithdrawn(coverage.last.event)
    if isinstance(act, acts.NoteWritten) and coverage is not None and coverage.held:
        return acts.HeldActConfirmed(chance.choice(list(coverage.held)))
    return act


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
    for judged in history.judged:
        event = judged.placed.event
        if judged.verdict is not Verdict.EFFECTIVE:
            continue
        people, act = {event.envelope.person}, read_act(event)
        while isinstance(act, acts.HeldActConfirmed):
            event = events[act.act]
            people.add(event.envelope.person)
            act = read_act(event)
        if type(act) in acts.OWN_STREAM:
            continue
        after = before if isinstance(act, acts.ActWithdrawn) else _told(ground, act, people)
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


def _told(ground: Ground, act: acts.Act, people: set[str]) -> Ground:
    match act:
        case acts.CoverageOpened():
            return Ground(act.sop)
        case acts.CoverageHandedIn():
            media = frozenset(item.sha256 for item in act.media)
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


@settings(max_examples=80, deadline=None)
@given(SCRIPTS)
def test_nothing_is_published_but_what_a_ya_in_effect_covers(
    script: Script,
) -> None:
    story = Story.begun()
    story.play(script)
    story.settle()
    history = story.bureau.history()
    public = audited(history)
    for judged in history.judged:
        noted(judged.verdict.value)
    noted(f"published: {bool(public)}")
    known = history.coverage.results if history.coverage else ()
    recorded = [result.record for result in known if result.record.outcome == "published"]
    assert recorded == public


@settings(max_examples=40, deadline=None)
@given(SCRIPTS, st.integers(0, 1 << 20))
def test_all_replicas_agree_and_only_the_order_of_the_ledger_matters(
    script: Script, seed: int
) -> None:
    story = Story.begun()
    story.play(script)
    story.settle()
    history = story.bureau.history()
    assert all(pc.history() == history for pc in story.pcs)
    rows = list(story.bureau.rows)
    random.Random(seed).shuffle(rows)
    office = replay_office(story.bureau.id, office_rows(rows))
    assert office == story.bureau.office_history
    assert replay_coverage(office.office, LIPUTAN, coverage_rows(rows)) == history
    verdicts = Counter(judged.placed.event.id for judged in (*history.judged, *office.judged))
    assert verdicts == Counter({row.event.id for row in rows}), "each event one verdict"


def settled(judged: tuple[Judged, ...]) -> list[Judged]:
    return [each for each in judged if each.verdict is not Verdict.WAITING]


@settings(max_examples=40, deadline=None)
@given(SCRIPTS, st.floats(0, 1))
def test_what_comes_later_changes_no_verdict(script: Script, share: float) -> None:
    story = Story.begun()
    story.play(script)
    rows = story.bureau.rows
    early = rows[: int(share * len(rows))]
    office = replay_office(story.bureau.id, office_rows(early))
    then = settled(replay_coverage(office.office, LIPUTAN, coverage_rows(early)).judged)
    assert settled(story.bureau.history().judged)[: len(then)] == then
    then = settled(office.judged)
    assert settled(story.bureau.office_history.judged)[: len(then)] == then


def test_the_audit_itself_finds_what_was_published_unapproved() -> None:
    story = Story.begun()
    story.bureau.walk()
    history = story.bureau.history()
    assert len(audited(history)) == 1
    without = tuple(
        judged
        for judged in history.judged
        if judged.placed.event.envelope.kind != "CoverageApproved"
    )
    with pytest.raises(AssertionError, match="without a Ya"):
        audited(replace(history, judged=without))
