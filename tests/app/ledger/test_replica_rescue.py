"""A damaged replica is set aside, and nothing that only this PC had is lost with it."""

from __future__ import annotations

import pytest

from app.errors import Unavailable
from app.ledger.replica_rescue import open_replica
from app.ledger.replica_schema import suspicion
from app.ledger.watch import ROLLING_EVERY
from tests.app.ledger.offices import Office


def test_a_sound_replica_is_opened_as_it_is(office: Office) -> None:
    here = office.pc("satu")
    act = here.write()
    replica = open_replica(here.root / "events.db", office.id, 5)
    assert [each.id for each in replica.undelivered()] == [act]
    assert replica.incidents.all() == []
    replica.close()


@pytest.mark.parametrize("content", [b"garbage" * 1000, b"SQLite format 3\0" + b"\xff" * 5000])
def test_one_that_is_no_database_comes_back_from_the_ledger(office: Office, content: bytes) -> None:
    here = office.pc("satu")
    acts = [here.write(text) for text in "ab"]
    here.visit()
    here.replica.close()
    (here.root / "events.db").write_bytes(content)
    here.replica = open_replica(here.root / "events.db", office.id, 5)
    assert [incident.code for incident in here.replica.incidents.all()] == ["replica_rescued"]
    here.restart()
    here.visit()
    assert here.known() == [office.id, *acts]
    assert [file.read_bytes() for file in here.root.glob("*damaged*.db")] == [content]


def test_what_only_this_pc_had_is_salvaged_row_by_row(office: Office) -> None:
    here = office.pc("satu")
    delivered = [here.write("x" * 3000) for _ in range(20)]
    here.visit()
    pending = [here.write("menunggu" + "y" * 3000) for _ in range(20)]
    here.replica.close()
    path = here.root / "events.db"
    content = bytearray(path.read_bytes())
    lost = len(content) // 8192 * 4096
    content[lost : lost + 4096] = b"\xee" * 4096
    path.write_bytes(content)
    here.replica = open_replica(path, office.id, 5)
    with pytest.raises(Unavailable, match="replica_damaged"):
        here.known()
    here.replica.close()
    here.replica = open_replica(path, office.id, 6)
    saved = {each.id for each in here.replica.undelivered()}
    assert len(saved & set(pending)) >= 15
    here.restart()
    here.visit()
    assert set(delivered) <= set(here.known())
    assert set(office.ledger_ids()) == set(here.known())
    assert not suspicion(path).exists()


def test_a_forged_row_is_not_salvaged(office: Office) -> None:
    here = office.pc("satu")
    act = here.write()
    sealed = here.replica.sealed(act)
    assert sealed is not None
    here.replica._database.execute_sql("UPDATE event SET body = x'7b7d'")
    here.replica.close()
    suspicion(here.root / "events.db").touch()
    here.replica = open_replica(here.root / "events.db", office.id, 5)
    assert here.replica.undelivered() == []


def test_bytes_that_the_disk_spoiled_never_reach_the_ledger(office: Office) -> None:
    here = office.pc("satu")
    here.visit()
    act = here.write()
    here.replica._database.execute_sql("UPDATE event SET signature = x'00' WHERE id = ?", (act,))
    with pytest.raises(Unavailable, match="replica_damaged"):
        here.visit()
    assert act not in office.ledger_ids()
    assert suspicion(here.root / "events.db").exists()


def test_delivered_bytes_that_the_disk_spoiled_come_back_from_the_ledger(office: Office) -> None:
    now = [0.0]
    here = office.pc("satu", monotonic=lambda: now[0])
    act = here.write("asli")
    here.visit()
    here.replica._database.execute_sql("UPDATE event SET body = x'7b7d' WHERE id = ?", (act,))
    now[0] += ROLLING_EVERY
    here.write("baru")
    here.visit()
    assert here.texts() == ["asli", "baru"]
