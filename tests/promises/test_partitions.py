"""Three PCs, anybody doing anything, the share coming and going: in the end all agree."""

from __future__ import annotations

import shutil
from collections import Counter
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.demo.office import POSTS
from app.domain import acts
from app.domain.coverage import Stage
from app.domain.roles import Role
from app.errors import Refusal
from app.ledger.book import Book
from app.ledger.office_folder import OfficeFolder
from tests.office_builder import KASUBAG, DemoOffice, Pc, ToldClock
from tests.promises.moods import proposal
from tests.walks import assert_sound, restarted, sync_all, verdicts

COVERAGES = 4
NAMES = ("pc-1", "pc-2", "pc-3")
PEOPLE = tuple(post.name for post in POSTS)
MOVES = (
    ("act",) * 12
    + ("sync",) * 4
    + (
        "share",
        "lost answer",
        "keep a copy",
        "put the copy back",
        "succession",
        "restart",
    )
)
SCRIPTS = st.lists(
    st.tuples(st.sampled_from(MOVES), st.integers(0, 2), st.integers(0, 1 << 20)),
    min_size=20,
    max_size=50,
)
_NUMBERS = count()


@dataclass
class Story:
    """An office while a script plays in it."""

    office: DemoOffice
    away: Path
    copy: Path
    made: list[str] = field(default_factory=list)

    def play(self, move: str, pc: Pc, choice: int) -> None:
        """One move of the script."""
        self.office.clock.at += 1000 * (choice % 90)
        if move == "act":
            self._act(pc, choice)
        elif move == "share":
            self._turn_share(up=self.away.exists())
        elif not self.away.exists():
            self._with_the_share(move, pc, choice)
        elif move == "restart":
            self._restart(pc)

    def _with_the_share(self, move: str, pc: Pc, choice: int) -> None:
        ledger = self.office.folder.ledger
        if move == "sync":
            pc.sync()
        elif move == "restart":
            self._restart(pc)
        elif move == "lost answer":
            self._forget_the_answer(pc)
        elif move == "keep a copy":
            shutil.copy(ledger, self.copy)
        elif move == "put the copy back" and self.copy.exists():
            shutil.copy(self.copy, ledger)
        elif move == "succession":
            self._succeed(pc, choice)

    def _act(self, pc: Pc, choice: int) -> None:
        mood = Random(choice)
        cards = sorted(card.id for card in pc.station.queries.search(""))
        for name in mood.sample(PEOPLE, len(PEOPLE)):
            pc.sits(name)
            try:
                if len(cards) < COVERAGES:
                    opened = pc.desk.open(pc.activity(f"Liputan {mood.randrange(99)}"))[1]
                    self.made.append(opened.event.id)
                    return
                coverage = pc.coverage(mood.choice(cards))
                act = proposal(pc, coverage, mood)
                if act is not None:
                    self.made.append(pc.desk.act(coverage.id, act).event.id)
                    return
            except Refusal:
                continue  # a rule says no, and nothing is kept

    def _succeed(self, pc: Pc, choice: int) -> None:
        pc.sits(KASUBAG)
        office, now = pc.desk.office, self.office.clock.at
        role = list(Role)[choice % 3]
        administration = pc.station.administration()
        person = sorted(office.people)[choice // 3 % len(office.people)]
        for post in office.holders(role, now)[:1]:
            ended = administration.end_appointment(post.id, "Mutasi")
            began = administration.appoint(person, role, post.title)
            self.made += [ended.event.id, began.event.id]

    def _restart(self, pc: Pc) -> None:
        restarted(self.office, self._name(pc))

    def _forget_the_answer(self, pc: Pc) -> None:
        """It delivers, and is then as if it had not: whatever it sends again is there already."""
        name, replica = self._name(pc), pc.profile.events_db
        before = replica.with_name("sebelum.db")
        self.office.pcs.pop(name).close()
        shutil.copy(replica, before)
        self.office.pc(name)
        self.office.pcs.pop(name).close()
        shutil.copy(before, replica)
        self.office.pc(name)

    def _name(self, pc: Pc) -> str:
        return next(name for name, each in self.office.pcs.items() if each is pc)

    def _turn_share(self, up: bool) -> None:
        root = self.office.folder.root
        (self.away if up else root).rename(root if up else self.away)

    def end(self) -> None:
        """The share is back and everybody has delivered."""
        if self.away.exists():
            self._turn_share(up=True)
        sync_all(self.office)


@pytest.fixture(scope="module")
def arrived(founded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office folder with a coverage at each end of the procedure and one in its middle."""
    home = tmp_path_factory.mktemp("arrived")
    shutil.copytree(founded, home / "kantor")
    office = DemoOffice(OfficeFolder(home / "kantor"), home / "profil", ToldClock(), {})
    pc = office.pc()
    pc.plays("Liputan satu")
    half = pc.opens("Liputan dua")
    pc.hands_in(half)
    pc.act(KASUBAG, half, acts.CoverageReceived())
    pc.approves(half)
    pc.directs(half)
    pc.opens("Liputan tiga")
    pc.sync()
    office.close()
    return office.folder.root


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(script=SCRIPTS)
def test_whatever_happens_between_three_pcs_all_agree_and_nothing_is_lost(
    arrived: Path, tmp_path_factory: pytest.TempPathFactory, script: list[tuple[str, int, int]]
) -> None:
    home = tmp_path_factory.mktemp(f"kantor-{next(_NUMBERS)}")
    shutil.copytree(arrived, home / "kantor")
    office = DemoOffice(OfficeFolder(home / "kantor"), home / "profil", ToldClock(), {})
    try:
        for name in NAMES:
            office.pc(name)
        story = Story(office, home / "pergi", home / "salinan.db")
        for move, who, choice in script:
            story.play(move, office.pcs[NAMES[who]], choice)
        story.end()
        _all_agree(office, story.made)
    finally:
        office.close()


def _all_agree(office: DemoOffice, made: list[str]) -> None:
    first, *others = office.pcs.values()
    for card in first.station.queries.search(""):
        seen = first.coverage(card.id), verdicts(first, card.id)
        assert all((pc.coverage(card.id), verdicts(pc, card.id)) == seen for pc in others)
        published = seen[0].stage in (Stage.PUBLISHED, Stage.ARCHIVED)
        assert not published or seen[0].approval is not None
    with Book.open(office.folder.ledger) as book:
        rows = Counter(row.sealed.id for row in book.rows(0, 100_000))
    assert {rows[event] for event in made} <= {1}
    assert_sound(office)
