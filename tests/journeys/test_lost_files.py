"""A PC loses a file of its own profile, or the share loses its ledger: the history does not."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing

import pytest

from app.domain import acts
from app.domain.coverage import Stage
from app.ledger.book import Book
from tests.office_builder import KASUBAG, DemoOffice, Pc
from tests.walks import assert_sound, away, restarted, sync_all, told


@pytest.fixture
def other(office: DemoOffice, pc: Pc) -> Pc:
    """A second PC of the office."""
    return office.pc("pc-2")


def _busy(office: DemoOffice, pc: Pc, other: Pc) -> str:
    """An archived coverage, one under way, and something that was overtaken."""
    archived = pc.plays()
    liputan = pc.opens("Rapat koordinasi")
    pc.hands_in(liputan)
    sync_all(office)
    pc.act(KASUBAG, liputan, acts.CoverageReceived())
    other.act(KASUBAG, liputan, acts.CoverageReturned("Kurang foto"))
    sync_all(office)
    return archived


def test_without_its_screens_a_pc_shows_the_same(office: DemoOffice, pc: Pc, other: Pc) -> None:
    _busy(office, pc, other)
    with away(office):
        pc.opens("Belum terkirim")
        before = told(pc)
        office.pcs.pop("pc-1").close()
        for part in pc.profile.root.glob("screens.db*"):
            part.unlink()
        pc = office.pc("pc-1")
        assert told(pc) == before
    sync_all(office)
    assert_sound(office)


def test_screens_that_are_not_a_database_are_made_anew(
    office: DemoOffice, pc: Pc, other: Pc
) -> None:
    _busy(office, pc, other)
    before = told(pc)
    office.pcs.pop("pc-1").close()
    for part in pc.profile.root.glob("screens.db*"):
        part.write_bytes(os.urandom(4096))
    assert told(office.pc("pc-1")) == before


def test_what_was_confirmed_but_not_yet_shown_is_shown_after_a_restart(
    office: DemoOffice, pc: Pc, other: Pc
) -> None:
    liputan = other.opens("Dari PC lain")
    other.sync()
    assert liputan in {event.envelope.stream[9:41] for event in pc.station.deliver().pulled}
    # Killed here: the courier confirmed it, the screens never heard; meanwhile somebody acted.
    own = pc.opens("Tindakan sendiri")
    pc = restarted(office, "pc-1")
    shown = {card.id for card in pc.station.queries.open_cards()}
    assert {liputan, own} <= shown


def test_a_damaged_replica_is_rescued_with_what_only_it_had(
    office: DemoOffice, pc: Pc, other: Pc
) -> None:
    archived = _busy(office, pc, other)
    with away(office):
        own = pc.opens("Hanya di PC ini")
        office.pcs.pop("pc-1").close()
        _scratch(pc)
        pc = office.pc("pc-1")
        assert pc.coverage(own).activity.title == "Hanya di PC ini"
    sync_all(office)
    codes = {each.code for each in pc.station.replica.incidents.all()}
    assert codes == {"replica_rescued"}
    assert list(pc.profile.root.glob("events-damaged-*"))
    assert other.coverage(own).activity.title == "Hanya di PC ini"
    assert pc.coverage(archived).stage is Stage.ARCHIVED
    assert_sound(office)


def _scratch(pc: Pc) -> None:
    """A page of the index that finds a stream's events is gone, as a failing disk has it."""
    path = pc.profile.events_db
    with closing(sqlite3.connect(path)) as tool:
        query = "SELECT rootpage FROM sqlite_master WHERE name = 'event_of_stream'"
        (page,) = tool.execute(query).fetchone()
        (size,) = tool.execute("PRAGMA page_size").fetchone()
    content = bytearray(path.read_bytes())
    content[(page - 1) * size : page * size] = b"\xff" * size
    path.write_bytes(content)


def test_a_pc_that_lost_its_replica_gets_all_back_from_the_ledger(
    office: DemoOffice, pc: Pc, other: Pc
) -> None:
    _busy(office, pc, other)
    before = told(pc)
    office.pcs.pop("pc-1").close()
    for part in pc.profile.root.glob("*.db*"):
        part.unlink()
    pc = office.pc("pc-1")
    sync_all(office)
    assert told(pc) == before
    assert_sound(office)


def test_a_ledger_that_is_gone_is_built_anew_from_the_pcs(
    office: DemoOffice, pc: Pc, other: Pc
) -> None:
    archived = _busy(office, pc, other)
    before = told(pc)
    office.folder.ledger.unlink()
    assert pc.station.tick().code == "ledger_missing"  # once may be a share that blinks
    sync_all(office)
    assert told(pc) == before
    assert other.coverage(archived).stage is Stage.ARCHIVED
    assert_sound(office)


def test_an_older_ledger_put_back_loses_nothing(office: DemoOffice, pc: Pc, other: Pc) -> None:
    kept = office.profiles.parent / "salinan.db"
    pc.opens("Sebelum salinan")
    sync_all(office)
    shutil.copy(office.folder.ledger, kept)
    _busy(office, pc, other)
    with Book.open(office.folder.ledger) as book:
        head = book.head()
    shutil.copy(kept, office.folder.ledger)
    newer = other.opens("Sesudah salinan")
    sync_all(office)
    with Book.open(office.folder.ledger) as book:
        assert book.head().seq == head.seq + 1
    assert pc.coverage(newer).activity.title == "Sesudah salinan"
    codes = {each.code for p in (pc, other) for each in p.station.replica.incidents.all()}
    assert "ledger_behind" in codes
    assert_sound(office)
