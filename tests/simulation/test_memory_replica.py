"""The replica of the simulation answers as the real one does, whatever is done to both."""

from __future__ import annotations

import inspect
import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.events import Event, Sealed
from app.domain.judge import Placed
from app.ledger.book import Row
from app.ledger.incidents import Incident
from app.ledger.quarantine import Quarantined
from app.ledger.replica import Replica
from app.ledger.seal import Signer, unseal
from tests.app.ledger.offices import written
from tests.simulation.memory_book import MemoryBook
from tests.simulation.memory_replica import MemoryReplica
from tests.simulation.share import RAM_DISK
from tests.simulation.wire import Disk, Wire

OFFICE = "a" * 64
STREAMS = ("people", "coverage/ab", "coverage/ab/orang", "coverage/abc")
NUMBERS = st.integers(0, 7)
PLACES = st.integers(1, 9)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("add_own"), NUMBERS),
        st.tuples(st.just("salvage"), st.lists(st.tuples(PLACES, NUMBERS), max_size=4)),
        st.tuples(st.just("confirm"), st.dictionaries(PLACES, NUMBERS, max_size=5)),
        st.tuples(st.just("rewind"), st.integers(0, 9)),
        st.tuples(st.just("blank"), st.lists(NUMBERS, max_size=2)),
        st.tuples(st.just("restore"), NUMBERS),
        st.tuples(st.just("keep_fact"), NUMBERS),
        st.tuples(st.just("doubt_row"), st.lists(PLACES, max_size=3)),
        st.tuples(st.just("release"), PLACES),
        st.tuples(st.just("record"), NUMBERS),
    ),
    max_size=12,
)
Step = tuple[str, Any]


def _pool() -> list[tuple[Sealed, Event]]:
    signer = Signer(bytes(32))
    made = [
        written(signer, OFFICE, STREAMS[number % len(STREAMS)], text=str(number))
        for number in range(8)
    ]
    return [(sealed, unseal(sealed, office=OFFICE)) for sealed in made]


POOL = _pool()
IDS = [sealed.id for sealed, _ in POOL]


@settings(max_examples=60)
@given(STEPS)
def test_the_memory_replica_answers_as_the_real_one(steps: list[Step]) -> None:
    wire = Wire()
    wire.read_back = {(place, event_id) for place in range(10) for event_id in IDS}
    memory = MemoryReplica(Disk(wire))
    with tempfile.TemporaryDirectory(dir=RAM_DISK if RAM_DISK.is_dir() else None) as folder:
        real = Replica(Path(folder) / "events.db")
        try:
            for step in steps:
                assert _do(memory, step) == _do(real, step), step
                assert _asked(memory) == _asked(real), step
        finally:
            real.close()


def _do(replica: Replica, step: Step) -> object:
    what, said = step
    try:
        return _DEEDS[what](replica, said)
    except sqlite3.IntegrityError:
        return "a place is taken"


def _confirm(replica: Replica, places: dict[int, int]) -> object:
    rows: dict[int, tuple[Row, Event]] = {}
    for place, number in sorted(places.items()):
        sealed, event = POOL[number]
        rows.setdefault(number, (Row(place, sealed, "x"), event))
    return replica.confirm(list(rows.values()), sum(places))


_DEEDS: dict[str, Callable[[Replica, Any], object]] = {
    "add_own": lambda r, n: r.add_own(*POOL[n]),
    "salvage": lambda r, some: r.salvage((former, *POOL[n]) for former, n in some),
    "confirm": _confirm,
    "rewind": lambda r, seq: r.rewind(seq),
    "blank": lambda r, some: r.blank([IDS[n] for n in some]),
    "restore": lambda r, n: r.restore(POOL[n][0]),
    "keep_fact": lambda r, n: r.keep_fact(f"fakta-{n % 3}", str(n)),
    "doubt_row": lambda r, some: r.quarantine.add([Quarantined(s, f"{s}", "x") for s in some]),
    "release": lambda r, seq: r.quarantine.release(seq),
    "record": lambda r, n: r.incidents.record(Incident(f"kode-{n % 3}", n, {"seq": n % 2})),
}


def _asked(replica: Replica) -> dict[str, object]:
    """Everything that a replica can be asked."""
    placed = [replica.placed_under(stream) for stream in ("people", "coverage/ab")]
    return {
        "head": [replica.head(), *(replica.head_at(seq) for seq in range(11))],
        "tail": replica.tail(),
        "pending": [replica.pending(), replica.pending(2), replica.undelivered()],
        "count": replica.pending_count(),
        "placed": [_ranked(some) for some in placed],
        "all": [list(replica.all_events()), list(replica.all_events(3))],
        "confirmed": [list(replica.confirmed(2)), replica.confirmed_batch(1, 3)],
        "chains": [replica.chains(), replica.chains(2, 2)],
        "events": [
            (replica.has(e), replica.sealed(e), replica.place(e), replica.is_destroyed(e))
            for e in IDS
        ],
        "known": [replica.knows(sealed) for sealed, _ in POOL],
        "places": replica.places(IDS[:3]),
        "facts": [replica.fact(f"fakta-{n}") for n in range(3)],
        "time": replica.fact("delivered_at"),
        "incidents": replica.incidents.all(),
        "quarantine": replica.quarantine.all(),
    }


def _ranked(placed: list[Placed]) -> list[tuple[int, str, Event]]:
    """Positions of what is pending count by their order only; two may have the same."""
    ranks = {p: rank for rank, p in enumerate(sorted({each.position for each in placed}))}
    assert [ranks[each.position] for each in placed] == sorted(ranks[p.position] for p in placed)
    return sorted(((ranks[p.position], p.event.id, p.event) for p in placed), key=lambda r: r[:2])


def test_no_public_method_of_the_real_ones_shines_through_a_stand_in() -> None:
    """A method that is new there has to be told here, and in the test above."""
    for stand_in in (MemoryReplica, MemoryBook):
        real = stand_in.__mro__[1]
        public = {name for name, _ in inspect.getmembers(real) if not name.startswith("_")}
        assert public - set(vars(stand_in)) - {"create", "open"} == set()
