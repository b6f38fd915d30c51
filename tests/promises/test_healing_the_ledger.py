"""Whatever is done to the ledger, every PC goes on, it heals by appending, and nothing is lost."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.health.incidents import unread
from app.ledger.book import Book, next_chain
from app.ledger.incidents import Incident
from app.ledger.mirrored import SharedIncidents
from app.ledger.office_clock import OfficeClock
from app.ledger.presence import HEAD_EVERY
from app.verification.incident_words import incident_sentence
from tests.app.ledger.offices import Office, Pc, contradictions
from tests.app.ledger.tampering import IGNORING, sealed, sql, tampered

NAMES = ("satu", "dua", "tiga")
OLD, LATER = 60, 40  # acts before and after the copy
PAGE = 4096

Harm = Callable[[Path, Path], object]


class Story:
    """Three PCs, of which the third went home before the last acts were delivered."""

    def __init__(self, root: Path) -> None:
        self.office = Office(root)
        self.pcs = [self.office.pc(name) for name in NAMES]
        first, second, _ = self.pcs
        self.acts = [first.write(f"lama {number}") for number in range(OLD)]
        self.visits()
        self.copy = root / "salinan.db"
        shutil.copyfile(self.office.folder.ledger, self.copy)
        self.office.later += HEAD_EVERY
        self.acts += [second.write(f"baru {number}") for number in range(LATER)]
        for pc in (second, first):
            pc.visit()
        self.before = self.office.ledger_ids()

    def visits(self) -> None:
        """Everybody goes to the share, who saw least comes first."""
        for pc in reversed(self.pcs):
            pc.visit()

    def settles(self) -> None:
        """Some minutes in which all PCs are on."""
        for _ in range(3):
            for _ in range(3):
                self.visits()
            self.office.lease_passes()
        self.visits()

    def harmed(self, harm: Harm) -> None:
        """Somebody, or something, does this to the ledger, a while after the last visit."""
        self.office.later += 30
        harm(self.office.folder.ledger, self.copy)

    def incidents(self) -> set[str]:
        """The codes of what any PC recorded."""
        return {each.code for pc in self.pcs for each in pc.replica.incidents.all()}

    def told_at(self, pc: Pc) -> list[Incident]:
        """What the window of a PC says until somebody has read it."""
        mirrored = SharedIncidents(self.office.folder).fresh()
        now = OfficeClock(self.office.folder.root, 0).measure().at
        return unread(pc.replica, mirrored, now)

    def assert_nothing_lost(self) -> None:
        """Every act stands in the ledger once, and all PCs have the same history."""
        ids = self.office.ledger_ids()
        assert sorted(set(self.acts) - set(ids)) == []
        genuine = self.pcs[0].known()
        assert len(genuine) == len(set(genuine))
        assert sorted(genuine) == sorted([self.office.id, *self.acts])
        for pc in self.pcs:
            assert pc.known() == genuine
            assert pc.replica.head() == self.pcs[0].replica.head()
            assert pc.replica.undelivered() == []
        found = {each.code for each in contradictions(self.office)}
        assert found <= {"not_genuine_malformed"}, "but for junk, which is named for ever"


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    told = Story(tmp_path)
    yield told
    told.office.close()


def older_copy(ledger: Path, copy: Path) -> None:
    shutil.copyfile(copy, ledger)


def deleted(ledger: Path, copy: Path) -> None:
    ledger.unlink()


def emptied(ledger: Path, copy: Path) -> None:
    ledger.write_bytes(b"")


def cut_in_the_middle(ledger: Path, copy: Path) -> None:
    ledger.write_bytes(ledger.read_bytes()[: ledger.stat().st_size // 2])


def cut_by_its_last_page(ledger: Path, copy: Path) -> None:
    ledger.write_bytes(ledger.read_bytes()[:-PAGE])


def a_page_of_noise(ledger: Path, copy: Path) -> None:
    content = bytearray(ledger.read_bytes())
    middle = len(content) // PAGE // 2 * PAGE
    content[middle : middle + PAGE] = bytes(range(256)) * (PAGE // 256)
    ledger.write_bytes(content)


def without_its_rows(ledger: Path, copy: Path) -> None:
    tampered(ledger, "DELETE FROM event")


def without_its_last_rows(ledger: Path, copy: Path) -> None:
    tampered(ledger, "DELETE FROM event WHERE seq > 50")


def without_a_row_in_the_middle(ledger: Path, copy: Path) -> None:
    tampered(ledger, "DELETE FROM event WHERE seq = 20")


def a_row_rewritten(ledger: Path, copy: Path) -> None:
    tampered(ledger, "UPDATE event SET body = x'7b7d' WHERE seq = 20")


def rows_swapped(ledger: Path, copy: Path) -> None:
    tampered(ledger, "UPDATE event SET seq = 1000 + seq WHERE seq IN (20, 30)")
    tampered(ledger, "UPDATE event SET seq = 1050 - seq WHERE seq > 1000")


def junk_added(ledger: Path, copy: Path) -> None:
    with Book.open(ledger) as book:
        book.append([sealed(number) for number in range(30)])


def a_trigger_planted(ledger: Path, copy: Path) -> None:
    sql(ledger, IGNORING)


def the_chain_recomputed(ledger: Path, copy: Path) -> None:
    """Two rows are gone, and every chain after them fits as if they had never been."""
    tampered(ledger, "DELETE FROM event WHERE seq IN (20, 21)")
    with Book.open(ledger) as book:
        chain, stored = "", []
        for row in book.rows(0, 1000):
            chain = next_chain(chain, row.sealed.id)
            stored.append((row.seq, chain))
        book.rechain(stored)


def another_chain_throughout(ledger: Path, copy: Path) -> None:
    tampered(ledger, "UPDATE event SET chain = 'ff' || substr(chain, 3)")


HARMS: dict[str, tuple[Harm, set[str]]] = {
    "older copy": (older_copy, {"ledger_behind", "head_unknown"}),
    "deleted": (deleted, {"ledger_replaced"}),
    "emptied": (emptied, {"ledger_replaced"}),
    "cut in the middle": (cut_in_the_middle, {"ledger_replaced"}),
    "cut by its last page": (cut_by_its_last_page, {"ledger_replaced"}),
    "a page of noise": (a_page_of_noise, {"ledger_replaced"}),
    "without its rows": (without_its_rows, {"ledger_behind"}),
    "without its last rows": (without_its_last_rows, {"ledger_behind"}),
    "without a row in the middle": (without_a_row_in_the_middle, {"ledger_behind"}),
    "a row rewritten": (a_row_rewritten, {"row_repaired"}),
    "rows swapped": (rows_swapped, {"ledger_reordered"}),
    "junk added": (junk_added, {"row_not_genuine"}),
    "a trigger planted": (a_trigger_planted, {"ledger_replaced"}),
    "the chain recomputed": (the_chain_recomputed, {"ledger_behind"}),
    "another chain throughout": (another_chain_throughout, {"chain_disagrees"}),
}


IN_OLD_ORDER = {"older copy", "deleted", "emptied", "without its rows", "without its last rows"}


@pytest.mark.parametrize("name", HARMS)
def test_whatever_is_done_to_the_ledger_it_heals_and_nothing_is_lost(
    story: Story, name: str
) -> None:
    harm, expected = HARMS[name]
    story.harmed(harm)
    story.acts += [pc.write(f"sesudah {pc.root.name}") for pc in story.pcs]
    story.settles()
    story.assert_nothing_lost()
    assert expected <= story.incidents()
    if name in IN_OLD_ORDER:
        assert story.office.ledger_ids()[: len(story.before)] == story.before
    for pc in story.pcs:
        for incident in pc.replica.incidents.all():
            assert incident_sentence(incident).endswith(".")
        assert story.told_at(pc), "every PC says what happened, also who came when it was over"


@pytest.mark.parametrize("name", HARMS)
def test_it_is_noticed_by_itself_and_what_was_damaged_is_kept(story: Story, name: str) -> None:
    harm, expected = HARMS[name]
    story.harmed(harm)
    ledger = story.office.folder.ledger
    left = ledger.read_bytes() if ledger.exists() else b""
    assert visits_until_connected(story.pcs[1]) <= 2
    story.settles()
    story.assert_nothing_lost()
    assert expected - {"head_unknown"} <= story.incidents()
    aside = [path.read_bytes() for path in story.office.folder.copies.glob("*/mejasiar.db")]
    assert ("ledger_replaced" in expected and name != "deleted") == (left in aside)
    mirrored = (story.office.folder.copies / "insiden").glob("*.json")
    assert any(code in path.read_text() for path in mirrored for code in expected)
    with Book.open(ledger) as book:
        book.check()


def visits_until_connected(pc: Pc) -> int:
    """How many visits a PC needs to be connected again."""
    return next(number for number in range(1, 10) if pc.visit().state == "connected")


def test_what_sqlite_would_take_for_a_log_of_the_ledger_keeps_nobody_away(story: Story) -> None:
    log = story.office.folder.ledger.with_name("mejasiar.db-wal")
    junk = bytes(range(256)) * 32
    log.write_bytes(junk)
    story.acts += [pc.write(f"sesudah {pc.root.name}") for pc in story.pcs]
    assert visits_until_connected(story.pcs[1]) == 1
    story.settles()
    story.assert_nothing_lost()
    (aside,) = log.parent.glob("mejasiar.db-wal.none-*")
    assert aside.read_bytes() == junk
