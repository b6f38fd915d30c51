"""New acts wait one lease, once per head, for PCs that saw more; what was lost never waits."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.ledger.book import Head
from app.ledger.heads import DeviceHead, keep_head
from app.ledger.holding import MOST_IN_A_DAY, HoldBack, miss
from app.ledger.keys import new_seed
from app.ledger.lock import LEASE
from app.ledger.replica import Replica
from app.ledger.replica_rows import Pending
from app.ledger.seal import Signer, unseal
from app.ledger.visit import HeldBack
from tests.app.ledger.offices import Office, written

OFFICE = "0f" * 32
NOON = 1_795_323_600_000
DAY = 24 * 60 * 60


class Pc:
    """A replica and its holding back, with a clock that the test moves on."""

    def __init__(self, path: Path) -> None:
        self.replica = Replica(path)
        self.seconds = 0.0
        self.started = self.seconds
        self.holding = HoldBack(self.replica, self.now, self.monotonic)
        sealed = written(Signer(new_seed()), OFFICE)
        event = unseal(sealed, office=OFFICE)
        self.own, self.lost = Pending(sealed, event, False), Pending(sealed, event, True)

    def now(self) -> int:
        return NOON + int(self.seconds * 1000)

    def monotonic(self) -> float:
        """Counts from an arbitrary moment, another one after each start."""
        return self.seconds - self.started

    def restart(self) -> None:
        self.started = self.seconds
        self.holding = HoldBack(self.replica, self.now, self.monotonic)

    def meets(self, *unknown: DeviceHead, known: tuple[DeviceHead, ...] = ()) -> list[DeviceHead]:
        return self.holding.consider(known, unknown)

    def waits(self) -> bool:
        assert self.holding.free([self.lost]) == [self.lost], "what was lost never waits"
        return self.holding.free([self.own]) == []


@pytest.fixture
def pc(tmp_path: Path) -> Iterator[Pc]:
    made = Pc(tmp_path / "events.db")
    yield made
    made.replica.close()


def head(device: str = "dua", chain: str = "ab") -> DeviceHead:
    return DeviceHead(device, Head(7, chain), NOON)


def test_nothing_waits_where_every_head_is_known(pc: Pc) -> None:
    assert pc.meets(known=(head(),)) == []
    assert not pc.waits()
    assert pc.holding.held() is None


def test_an_unknown_head_is_waited_for_one_lease_and_no_longer(pc: Pc) -> None:
    assert pc.meets(head()) == [head()]
    assert pc.holding.held() == HeldBack(NOON + int(LEASE * 1000), "head_unknown")
    pc.seconds = LEASE - 1
    assert pc.waits()
    pc.seconds = LEASE
    assert pc.meets(head()) == []
    assert not pc.waits()


def test_the_wait_ends_when_who_was_waited_for_has_come(pc: Pc) -> None:
    pc.meets(head("dua"), head("tiga", "cd"))
    pc.meets(head("tiga", "cd"), known=(head("dua"),))
    assert pc.waits()
    pc.meets(known=(head("dua"), head("tiga", "cd")))
    assert not pc.waits()


def test_rows_that_were_missed_make_new_acts_wait_the_whole_lease(pc: Pc) -> None:
    miss(pc.replica)
    pc.meets(known=(head(),))
    assert pc.holding.held() == HeldBack(NOON + int(LEASE * 1000), "rows_missed")
    pc.seconds = LEASE - 1
    pc.meets(known=(head(),))
    assert pc.waits()
    pc.seconds = LEASE
    assert not pc.waits()


def test_a_head_forged_anew_again_and_again_costs_one_lease(pc: Pc) -> None:
    pc.meets(head(chain="forged 0"))
    for number in range(1, 20):
        pc.seconds += LEASE
        assert pc.meets(head(chain=f"forged {number}")) == []
        assert not pc.waits()


def test_a_pc_whose_head_was_known_meanwhile_is_waited_for_again(pc: Pc) -> None:
    pc.meets(head(chain="first"))
    pc.seconds = LEASE
    pc.meets(known=(head(chain="found"),))
    assert pc.meets(head(chain="second")) == [head(chain="second")]
    assert pc.waits()


def test_any_number_of_forged_devices_costs_a_few_leases_a_day(pc: Pc) -> None:
    waited = 0
    for number in range(4 * MOST_IN_A_DAY):
        pc.meets(head(f"forged-{number}"))
        waited += pc.waits()
        pc.seconds += LEASE
    assert waited == MOST_IN_A_DAY
    pc.seconds += DAY
    pc.meets(head("another"))
    assert pc.waits()


def test_a_restart_neither_ends_the_wait_nor_makes_it_longer(pc: Pc) -> None:
    pc.meets(head())
    pc.seconds = 100.0
    pc.restart()
    assert pc.meets(head()) == []
    assert pc.waits()
    pc.seconds = LEASE
    assert not pc.waits()


def test_a_clock_set_back_does_not_make_the_wait_longer_than_a_lease(pc: Pc) -> None:
    pc.meets(head())
    pc.seconds = -1_000_000.0
    pc.restart()
    assert pc.waits()
    pc.seconds += LEASE
    assert not pc.waits()


def test_the_courier_lets_who_saw_more_come_first_and_says_that_it_waits(office: Office) -> None:
    here, there = office.pc("satu"), office.pc("dua")
    for pc in (here, there):
        pc.visit()
    keep_head(office.folder, DeviceHead("tiga", Head(1 << 70, "ff" * 32), 1))
    os.utime(office.folder.ledger, (0, 0))  # a ledger as one left it oneself cannot lack anything
    act = here.write("menunggu")
    visit = here.visit()
    assert visit.held_back is not None
    assert (visit.held_back.reason, visit.waiting, visit.delivered) == ("head_unknown", 1, ())
    assert [each.code for each in visit.incidents] == ["head_unknown"]
    assert act not in office.ledger_ids()
    assert here.visit().incidents == (), "said once"
    office.lease_passes()
    visit = here.visit()
    assert (visit.delivered, visit.held_back) == ((act,), None)


def test_an_older_copy_is_first_caught_up_by_who_saw_more(office: Office, tmp_path: Path) -> None:
    here, there = office.pc("satu"), office.pc("dua")
    for pc in (here, there):
        pc.visit()
    copy = office.folder.ledger.read_bytes()
    seen = here.write("dilihat satu saja")
    office.lease_passes()
    here.visit()
    before = here.replica.head()
    office.folder.ledger.write_bytes(copy)
    new = there.write("sesudah salinan lama dipasang")
    assert there.visit().held_back is not None
    here.visit()
    assert there.visit().delivered == (new,)
    assert there.known() == [office.id, seen, new]
    assert there.replica.head_at(before.seq) == before, "the chain is what it was"


def test_a_branch_that_its_pc_recorded_is_waited_for_by_nobody(office: Office) -> None:
    here, there = office.pc("satu"), office.pc("dua")
    for pc in (here, there):
        pc.visit()
    copy = office.folder.ledger.read_bytes()
    office.lease_passes()
    here.write("cabang")
    here.visit()
    stale = (office.folder.copies / "kepala" / "satu.json").read_bytes()
    office.folder.ledger.write_bytes(copy)
    office.lease_passes()
    there.visit()
    office.lease_passes()
    there.write("urutan buku")
    there.visit()
    here.visit()
    (office.folder.copies / "kepala" / "satu.json").write_bytes(stale)
    guest = office.pc("tamu")
    act = guest.write("baru bergabung")
    assert guest.visit().delivered == (act,)
