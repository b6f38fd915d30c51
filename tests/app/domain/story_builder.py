"""A simulated office in which everybody acts on a stale view, and some of them dishonestly."""

from __future__ import annotations

import copy
import random
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from hypothesis import strategies as st

from app.domain import acts
from app.domain import office_events as said
from app.domain.asides import Rating
from app.domain.coverage import Coverage, covers
from app.domain.coverage_history import (
    stream_of,
)
from app.domain.marks import Mark
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
from tests.app.domain.office_builder import Bureau, Pc, coverage_rows, key_of

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
    acts.MediaListed(PHOTOS[:2]),
    acts.ItemsListed(ya(*PHOTOS[1:]).items),
    acts.ItemTurned(PHOTOS[0].sha256, 90),
    acts.ItemsRated((Rating(PHOTOS[1].sha256, 4, "pick"),)),
    acts.MarkPlaced(Mark(PHOTOS[0].sha256, "pin", (5_000, 5_000), "Terlalu gelap")),
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
    made = made[: 1 + coverage.revision % 2]
    made += [acts.MarkRemoved(mark) for mark in list(coverage.marks)[2:3]]
    if coverage.marks:
        made.append(replace(TIDAK, marks=tuple(coverage.marks)[-1:]))
    if coverage.listed:
        made.append(replace(handed_in(media=PHOTOS[2:]), listed=tuple(coverage.listed)[-1:]))
    if coverage.listed_items:
        made.append(replace(ya(PHOTOS[0]), listed=tuple(coverage.listed_items)[-1:]))
    return made


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
