"""A simulated PC: a replica in memory, the real courier, and whoever sits down at it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain

from app.domain import acts
from app.domain.coverage import Coverage
from app.domain.coverage_history import CoverageHistory, replay_coverage, stream_of
from app.domain.events import NO_EVENT, Event, digest
from app.domain.judge import Placed
from app.domain.office import Office
from app.domain.office_history import KEYS, OFFICE, PEOPLE, OfficeHistory, replay_office
from app.domain.workflow import Decision, decide, decide_opening
from app.errors import Refusal
from app.ledger.courier import Courier
from app.ledger.replica import Replica
from app.ledger.visit import Confirmed, Visit
from tests.app.domain.liputan_builder import MORNING, person_id
from tests.simulation.memory_replica import MemoryReplica
from tests.simulation.people import Pen, founding, signed
from tests.simulation.share import Share, SimulatedClock, SimulatedLock
from tests.simulation.wire import Killed, Wire

LIPUTAN = tuple(digest(f"liputan {number}".encode())[:32] for number in range(2))
Plan = dict[int, Callable[[], None]]


class Placing:
    """Placed events, told from others by their ids and places alone: replays are remembered."""

    __slots__ = ("events", "key")

    def __init__(self, events: Sequence[Placed]) -> None:
        self.events = events
        self.key = tuple(
            chain.from_iterable((p.position, p.event.id, p.event.body is None) for p in events)
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Placing) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)


@lru_cache(maxsize=20_000)
def office_of(placing: Placing) -> OfficeHistory:
    """The office as some PC knows it."""
    return replay_office(founding().office, placing.events)


@lru_cache(maxsize=20_000)
def coverage_of(office: Placing, liputan: str, placing: Placing) -> CoverageHistory:
    """A coverage as some PC knows it."""
    return replay_coverage(office_of(office).office, liputan, placing.events)


class SimulatedPc:
    """One PC of a history. Its disk outlives its power; its courier does not."""

    def __init__(self, share: Share, name: str, profile: SimulatedPc | None = None) -> None:
        """With a `profile` the PC is a copy of that one, which goes on under its device id."""
        self.share = share
        self.name = name
        self.device: str = profile.device if profile else name
        self.wire = Wire()
        disk = profile.replica if profile else None
        self.replica: Replica = share.replica(name, self.wire, disk)
        self.made = 0
        self.shown: set[str] = set(profile.shown) if profile else set()  # own acts that were ✓
        self.changed: set[str] = set()  # ids of which the window was told in the last visit
        self.rewound: int | None = None
        self.courier = self._begun()

    def _begun(self) -> Courier:
        """A courier as a start of the program makes it."""
        return Courier(
            self.share.folder,
            self.replica,
            SimulatedLock(self.share, self.device, self.wire),
            SimulatedClock(self.share),
            founding().office,
            self.device,
            observer=self,
            monotonic=self.share.monotonic,
            try_share=lambda root: None,
            renew_device=self._renew,
        )

    def _renew(self) -> str:
        self.device += "-baru"
        return self.device

    def restart(self) -> None:
        """It begins anew; what only the memory held is gone."""
        if self.wire.powerless and isinstance(self.replica, MemoryReplica):
            self.replica.lose_power()
        self.wire.dead = self.wire.powerless = False
        self.courier = self._begun()

    # Visits

    def visit(self, plan: Plan | None = None) -> Visit | None:
        """One visit to the share; None where the PC lost its power on the way, and starts anew."""
        self.wire.begin(plan)
        before = self._places()
        self.changed, self.rewound = set(), None
        try:
            with self.share.visited_by(self.wire):
                visit = self.courier.step()
        except Killed:
            self.restart()
            return None
        self._check_that_the_window_knows(before)
        return visit

    def on_rewound(self, seq: int) -> None:
        """The window forgets what lies after `seq`."""
        self.rewound = seq

    def on_confirmed(self, events: Sequence[Confirmed]) -> None:
        """The window takes what came."""
        self.changed |= {event.id for _, event in events}

    def on_progressed(self, done: int, total: int) -> None:
        """A bar moves."""

    def _places(self) -> dict[str, int]:
        return {event_id: seq for seq, event_id, _ in self.replica.chains()}

    def _check_that_the_window_knows(self, before: dict[str, int]) -> None:
        """Whatever lies elsewhere than before the visit was told, one by one or as rewound."""
        after = self._places()
        if after == before:
            return
        since = self.rewound if self.rewound is not None else 1 << 60
        for event_id in (before.keys() | after.keys()) - self.changed:
            old, new = before.get(event_id, 0), after.get(event_id, 0)
            assert old == new or max(old, new) > since, f"{event_id[:8]} {old} -> {new} untold"

    # Acts

    def office_placing(self) -> Placing:
        return Placing(self.replica.placed_under(OFFICE, PEOPLE, KEYS.rstrip("/")))

    def history(self, liputan: str) -> CoverageHistory:
        """A coverage as this PC knows it."""
        placing = Placing(self.replica.placed_under(f"coverage/{liputan}"))
        return coverage_of(self.office_placing(), liputan, placing)

    def does(self, liputan: str, wishes: Iterable[tuple[str, acts.Act]]) -> Event | None:
        """The first of these acts that the rules allow on what this PC knows; it is ✓ then."""
        office, history = office_of(self.office_placing()).office, self.history(liputan)
        for name, act in wishes:
            try:
                decision = self._decide(office, history.coverage, name, act)
            except Refusal:
                continue
            stream = stream_of(liputan, type(act), person_id(name))
            prev = history.heads.get(stream, NO_EVENT)
            return self.says(name, decision.act, stream, prev, decision.post.id)
        return None

    def says(self, name: str, body: object, stream: str, prev: str, post: str = "") -> Event:
        """Somebody's event, sealed and kept."""
        self.made += 1
        at = MORNING + int(self.share.seconds * 1000)
        nonce = f"{self.name}-{self.made}"
        pen = Pen(founding().office, self.device, self.replica.head(), at, nonce)
        sealed, event = signed(pen, name, body, stream, prev, post)
        self.wire.begin()
        self.replica.add_own(sealed, event)
        self.shown.add(event.id)
        return event

    def _decide(
        self, office: Office, coverage: Coverage | None, name: str, act: acts.Act
    ) -> Decision:
        by = office.actor(person_id(name), MORNING + int(self.share.seconds * 1000))
        if isinstance(act, acts.CoverageOpened):
            act = replace(act, sop=act.sop or office.sop)
            if act.sop not in office.sops:
                raise Refusal("office_unknown")
            return decide_opening(office.sops[act.sop], act, by)
        if coverage is None:
            raise Refusal("coverage_unknown")
        return decide(office.sops[coverage.sop], coverage, act, by)
