"""What only happens where several PCs, locks or servers are in it: nothing is lost there either."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.ledger import book_file, heal
from app.ledger.book import Book
from app.ledger.courier import Courier
from app.ledger.lock import ShareLock
from app.ledger.presence import HEAD_EVERY
from tests.app.ledger.offices import Office, Pc, contradictions

PAGE = 4096


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path)
    yield made
    made.close()


def settle(office: Office, *pcs: Pc) -> None:
    """Some minutes in which these PCs are on."""
    for _ in range(3):
        for _ in range(3):
            for pc in pcs:
                pc.visit()
        office.lease_passes()


def assert_equal(office: Office, acts: list[str], *pcs: Pc) -> None:
    """Every act stands in the ledger once, and these PCs have the same history."""
    assert sorted(office.ledger_ids()) == sorted([office.id, *acts])
    for pc in pcs:
        assert pc.known() == office.ledger_ids()
        assert pc.replica.head() == pcs[0].replica.head()
        assert pc.replica.undelivered() == []
    assert contradictions(office) == []


def mixed(base: bytes, first: bytes, second: bytes, odd: bool) -> bytes:
    """What a disk holds after two writers: of the pages that both changed, every other one."""
    pages = []
    for at in range(0, max(len(first), len(second)), PAGE):
        ours, theirs = first[at : at + PAGE], second[at : at + PAGE]
        before = base[at : at + PAGE]
        changed = [page for page in (ours, theirs) if page and page != before]
        pages.append(changed[(at // PAGE + odd) % len(changed)] if changed else before)
    return b"".join(pages)


@pytest.mark.parametrize("outcome", ["the last one wins", "every other page", "the other pages"])
@pytest.mark.parametrize("most", [1, 12])
def test_two_writers_whose_locks_lied_lose_nothing(office: Office, outcome: str, most: int) -> None:
    first, second = office.pc("satu"), office.pc("dua")
    acts = [first.write(f"sebelum {number}") for number in range(30)]
    settle(office, first, second)
    acts += [first.write("kepala keduanya baru saja dicatat")]
    for pc in (first, second):
        pc.visit()
    ledger = office.folder.ledger
    base = ledger.read_bytes()
    acts += [first.write(f"satu {number}") for number in range(most)]
    first.visit()
    by_first = ledger.read_bytes()
    ledger.write_bytes(base)
    acts += [second.write(f"dua {number}") for number in range(2 * most)]
    second.visit()
    by_second = ledger.read_bytes()
    assert len({base, by_first, by_second}) == 3
    if outcome != "the last one wins":
        ledger.write_bytes(mixed(base, by_first, by_second, outcome == "the other pages"))
    office.later += 30
    settle(office, first, second)
    settle(office, first, second)
    assert_equal(office, acts, first, second)
    assert first.replica.incidents.all() + second.replica.incidents.all() != []
    with Book.open(ledger) as book:
        book.check()


def test_two_pcs_heal_at_the_same_moment(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    here, there = office.pc("satu"), office.pc("dua")
    acts = [here.write("bersama")]
    settle(office, here, there)
    acts += [here.write("hanya di satu")]
    here.visit()
    lying = ShareLock(office.folder.lock.with_name("another.lock"), "dua")
    there.courier = there.new_courier(lock=lying)
    office.folder.ledger.write_bytes(b"garbage" * 999)
    here.visit()
    there.visit()
    inside: list[bool] = []

    def install(beside: Path, path: Path, aside: Path) -> None:
        """Between building and installing, the other PC does all of it."""
        if not inside:
            inside.append(True)
            assert there.visit().state == "connected"
        book_file.install(beside, path, aside)

    monkeypatch.setattr(heal, "install", install)
    assert here.visit().state == "connected"
    acts += [here.write("sesudah"), there.write("sesudah")]
    settle(office, here, there)
    assert_equal(office, acts, here, there)
    aside = list(office.folder.copies.glob("buku-besar-*/mejasiar.db"))
    assert len(aside) == 2, "the damaged one, and the one that the other PC had just built"


def test_a_server_with_an_empty_volume_is_no_office_and_nothing_is_made_there(
    office: Office,
) -> None:
    here = office.pc("satu")
    here.write("ada")
    here.visit()
    office.folder.root.rename(office.root / "asli")
    office.folder.root.mkdir()
    here.write("menunggu")
    for _ in range(3):
        visit = here.visit()
        assert (visit.state, visit.code) == ("offline", "office_offline")
    assert list(office.folder.root.iterdir()) == []


def test_the_branches_of_an_empty_volume_and_of_the_real_one_become_one(office: Office) -> None:
    here, there, away = office.pc("satu"), office.pc("dua"), office.pc("tiga")
    acts = [here.write("sebelum")]
    settle(office, here, there, away)
    acts += [away.write("sampai di server asli saja")]
    away.visit()
    real = office.root / "asli"
    office.folder.root.rename(real)
    # The server comes back with mejasiar.toml and nothing else, and later as it was.
    office.folder.root.mkdir()
    shutil.copy(real / "mejasiar.toml", office.folder.root)
    office.folder.copies.mkdir()
    acts += [here.write("di volume kosong"), there.write("di volume kosong")]
    settle(office, here, there)
    assert sorted(here.known()) == sorted(set(acts) - {acts[1]} | {office.id})
    office.folder.root.rename(office.root / "kosong")
    real.rename(office.folder.root)
    acts += [here.write("sesudah"), away.write("sesudah")]
    settle(office, here, there, away)
    assert_equal(office, acts, here, there, away)
    mirrored = [path.read_text() for path in (office.folder.copies / "insiden").glob("*.json")]
    assert any("branch_left" in text for text in mirrored)


def test_a_cloned_profile_gets_a_name_of_its_own_and_both_lose_nothing(
    office: Office, tmp_path: Path
) -> None:
    here = office.pc("satu")
    acts = [here.write("sebelum", "coverage/a")]
    here.visit()
    here.replica.close()
    shutil.copytree(here.root, tmp_path / "ganda")
    double = Pc(tmp_path / "ganda", office)
    double.courier = _as("satu", double)
    try:
        for turn in range(3):
            office.later += HEAD_EVERY
            # The same person at both, in one stream, after the same event.
            acts += [pc.write(f"ke-{turn}", "coverage/a") for pc in (here, double)]
            for pc in (here, double):
                pc.visit()
        settle(office, here, double)
        assert_equal(office, acts, here, double)
        clones = [
            each
            for pc in (here, double)
            for each in pc.replica.incidents.all()
            if each.code == "profile_cloned"
        ]
        assert [each.facts["device"] for each in clones] == ["satu"]
        names = {path.stem for path in (office.folder.copies / "kepala").glob("*.json")}
        assert names == {"satu", str(clones[0].facts["renewed"])}
    finally:
        double.replica.close()


def _as(device: str, pc: Pc) -> Courier:
    return pc.new_courier(device=device)


def test_a_pc_that_is_alone_and_restarted_is_no_clone(office: Office) -> None:
    here = office.pc("satu")
    for _ in range(4):
        here.write()
        here.restart()
        here.visit()
        office.later += HEAD_EVERY
    assert here.replica.incidents.all() == []
