"""A PC's own copy keeps what was acted on it, and the ledger's order for everything else."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.events import Event, Sealed
from app.errors import Refusal, Unavailable
from app.ledger.book import GENESIS, Head, Row, next_chain
from app.ledger.keys import new_seed
from app.ledger.quarantine import Quarantined
from app.ledger.replica import Replica
from app.ledger.seal import Signer, unseal
from tests.app.ledger.offices import written

OFFICE = "0f" * 32
SIGNER = Signer(new_seed())


@pytest.fixture
def replica(tmp_path: Path) -> Iterator[Replica]:
    opened = Replica(tmp_path / "events.db")
    yield opened
    opened.close()


def note(text: str, stream: str = "people") -> Sealed:
    return written(SIGNER, OFFICE, stream, text=text)


def confirmed(*notes: Sealed, first: int = 1) -> list[tuple[Row, Event]]:
    return [
        (Row(seq, each, "whatever is stored"), unseal(each, office=OFFICE))
        for seq, each in enumerate(notes, first)
    ]


def keep(replica: Replica, *notes: Sealed) -> None:
    for each in notes:
        replica.add_own(each, unseal(each, office=OFFICE))


def order(replica: Replica) -> list[str]:
    return [str((event.body or {}).get("text")) for _, event in replica.all_events()]


def test_a_new_one_knows_nothing(replica: Replica) -> None:
    assert replica.head() == GENESIS
    assert replica.undelivered() == []
    assert list(replica.all_events()) == []


def test_what_was_made_here_waits_in_the_order_in_which_it_was_made(replica: Replica) -> None:
    notes = [note(text) for text in "abc"]
    keep(replica, *notes)
    assert replica.undelivered() == notes
    assert replica.pending_count() == 3
    assert replica.sealed(notes[1].id) == notes[1]
    assert replica.has(notes[1].id)
    assert replica.sealed("none") is None


def test_confirming_computes_the_chain_and_believes_none(replica: Replica) -> None:
    one, two = note("a"), note("b")
    keep(replica, two)
    assert replica.confirm(confirmed(one, two)) == [two.id]
    assert replica.head() == Head(2, next_chain(next_chain("", one.id), two.id))
    assert replica.place(two.id) == 2
    assert replica.undelivered() == []


def test_a_row_that_comes_late_finds_its_place_and_the_chain_is_computed_anew(
    replica: Replica,
) -> None:
    one, two, three = (note(text) for text in "abc")
    replica.confirm(confirmed(one))
    replica.quarantine.add([Quarantined(2, two.id, "not_genuine_body")])
    replica.confirm(confirmed(three, first=3))
    replica.confirm(confirmed(two, first=2))
    chain = next_chain(next_chain(next_chain("", one.id), two.id), three.id)
    assert replica.head() == Head(3, chain)
    assert order(replica) == ["a", "b", "c"]
    assert replica.quarantine.all() == []


def test_rewound_events_go_first_and_in_their_old_order(replica: Replica) -> None:
    notes = [note(text) for text in "abcd"]
    keep(replica, notes[3])
    replica.confirm(confirmed(*notes[:3]))
    assert replica.rewind(1) == 2
    assert replica.undelivered() == [notes[1], notes[2], notes[3]]
    assert [entry.lost for entry in replica.pending()] == [True, True, False]
    replica.confirm(confirmed(notes[2], notes[1], first=2))
    assert order(replica) == ["a", "c", "b", "d"]


def test_a_destroyed_body_is_gone_for_good(replica: Replica) -> None:
    one = note("rahasia")
    replica.confirm(confirmed(one))
    replica.blank([one.id])
    assert replica.is_destroyed(one.id)
    replica.rewind(0)
    replica.confirm(confirmed(one))
    replica.restore(one)
    assert order(replica) == ["None"]


def test_what_is_salvaged_brings_no_destroyed_body_back(replica: Replica) -> None:
    one = note("rahasia")
    replica.blank([one.id])  # its destruction came first, and then a damaged ledger
    replica.salvage([(1, one, unseal(one, office=OFFICE))])
    assert order(replica) == ["None"]


def test_a_body_that_was_only_seen_missing_comes_back(replica: Replica) -> None:
    one = note("ada")
    replica.confirm(confirmed(Sealed(one.id, one.envelope, None, one.signature)))
    replica.restore(one)
    assert order(replica) == ["ada"]
    assert not replica.is_destroyed(one.id)


def test_the_time_of_the_last_delivery_from_here_never_goes_back(replica: Replica) -> None:
    theirs, first, second = note("b"), note("a"), note("c")
    for ours in (first, second):
        keep(replica, ours)
    replica.confirm(confirmed(theirs), 1_900_000_000_000)
    assert replica.fact("delivered_at") is None
    replica.confirm(confirmed(theirs, first)[1:], 1_800_000_000_000)
    replica.confirm(confirmed(theirs, first, second)[2:], 1_700_000_000_000)
    assert replica.fact("delivered_at") == "1800000000000"


def test_many_events_are_read_in_ledger_order(replica: Replica) -> None:
    notes = [note(str(number)) for number in range(2500)]
    replica.confirm(confirmed(*notes))
    assert order(replica) == [str(number) for number in range(2500)]
    assert [seq for seq, _ in replica.all_events(after=2490)] == list(range(2491, 2501))


def test_two_threads_write_at_once_and_lose_nothing(replica: Replica) -> None:
    def work(name: str) -> None:
        for number in range(30):
            keep(replica, note(f"{name}{number}"))
        replica.close()

    threads = [threading.Thread(target=work, args=(name,)) for name in "xy"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    kept = order(replica)
    assert len(kept) == 60
    assert [text for text in kept if text[0] == "x"] == [f"x{number}" for number in range(30)]


def test_what_was_kept_survives_kill_9(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(tmp_path / "events.db")],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[3],
    ) as child:
        assert child.stdout is not None
        promised = [child.stdout.readline().strip() for _ in range(25)]
        child.kill()
        promised += [line.strip() for line in child.stdout if line.endswith("\n")]
    replica = Replica(tmp_path / "events.db")
    kept = [each.id for each in replica.undelivered()]
    replica.close()
    assert kept[: len(promised)] == promised
    assert len(kept) - len(promised) in (0, 1)


def test_a_newer_format_is_refused_and_left_alone(tmp_path: Path) -> None:
    Replica(tmp_path / "events.db").close()
    connection = sqlite3.connect(tmp_path / "events.db")
    connection.execute("PRAGMA user_version = 2")
    connection.close()
    with pytest.raises(Refusal, match="replica_newer"):
        Replica(tmp_path / "events.db")


def test_another_programs_database_is_not_written_to(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "events.db")
    connection.execute("CREATE TABLE lain (x)")
    connection.close()
    with pytest.raises(Unavailable, match="replica_damaged"):
        Replica(tmp_path / "events.db")


_WRITER = """
import sys
from pathlib import Path
from app.ledger.keys import new_seed
from app.ledger.replica import Replica
from app.ledger.seal import Signer, unseal
from tests.app.ledger.offices import written
replica, signer = Replica(Path(sys.argv[1])), Signer(new_seed())
while True:
    sealed = written(signer, "0f" * 32)
    replica.add_own(sealed, unseal(sealed, office="0f" * 32))
    print(sealed.id, flush=True)
"""
