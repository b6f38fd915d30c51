"""A copy becomes the ledger again: nothing is deleted, nothing newer is undone."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app.copies.bringing_back import bring_back, drop_copy_of_now, examined
from app.copies.checking import check_copy
from app.copies.choosing import OWN, REPLICA, SHARE, Offer, offer_of, offers, office_of
from app.copies.restoring import restore
from app.copies.shelf import CopyNote, copies_in
from app.copies.state import own_shelf
from app.demo.office import found_demo
from app.errors import Failure, Refusal, Unavailable
from app.ledger.book import Book, Row
from app.ledger.book_salvage import salvage
from app.ledger.book_schema import FORMAT
from app.ledger.incidents import Incident
from app.ledger.lock import LEASE
from app.ledger.office_folder import OfficeFolder
from tests.app.copies.conftest import break_a_byte
from tests.app.ledger.locking import make_old
from tests.app.ledger.slow_share import SlowShare
from tests.office_builder import DemoOffice, Pc

Made = Callable[[], CopyNote]


def _head(folder: OfficeFolder) -> tuple[int, str]:
    with Book.open(folder.ledger) as book:
        return book.head().seq, book.head().chain


def _restore(office: DemoOffice, note: CopyNote) -> None:
    copy = check_copy(note.path, office.pc().station.membership.office)
    restore(office.folder, copy, "pc", office.clock.at)


def test_the_ledger_is_that_of_the_copy_and_the_old_one_is_set_aside(
    office: DemoOffice, made: Made
) -> None:
    note = made()
    before = office.folder.ledger.read_bytes()
    os.truncate(office.folder.ledger, 100)
    _restore(office, note)
    assert _head(office.folder)[0] == note.events
    (aside,) = office.folder.copies.glob("buku-besar-*")
    assert (aside / "mejasiar.db").read_bytes() == before[:100]


def test_what_the_present_ledger_has_beyond_an_older_copy_is_taken_along(
    office: DemoOffice, pc: Pc, made: Made
) -> None:
    note = made()
    pc.opens()
    pc.sync()
    before = _head(office.folder)
    assert before[0] > note.events
    copy = check_copy(note.path, pc.station.membership.office)
    restored = restore(office.folder, copy, "pc", office.clock.at)
    assert _head(office.folder) == before
    assert (restored.events, restored.added) == (before[0], before[0] - note.events)


def test_a_lost_folder_becomes_the_office_again(
    office: DemoOffice, pc: Pc, made: Made, tmp_path: Path
) -> None:
    note = made()
    facts = office.folder.read()
    fresh = OfficeFolder(tmp_path / "folder-baru" / "kantor")
    copy = check_copy(note.path)
    restored = restore(fresh, copy, "pc", office.clock.at)
    assert restored.founded
    assert fresh.read() == facts
    assert _head(fresh) == _head(office.folder)


def test_an_unreadable_office_file_is_set_aside_and_written_anew(
    office: DemoOffice, made: Made
) -> None:
    note = made()
    facts = office.folder.read()
    office.folder.toml.write_text("bukan toml = [")
    _restore(office, note)
    assert office.folder.read() == facts
    (aside,) = office.folder.copies.glob("buku-besar-*")
    assert (aside / "mejasiar.toml").read_text() == "bukan toml = ["


def test_a_copy_of_another_office_is_refused(office: DemoOffice, pc: Pc, tmp_path: Path) -> None:
    other = tmp_path / "kantor-lain"
    found_demo(other)
    with pytest.raises(Refusal, match="ledger_copy_of_other_office"):
        check_copy(other / "mejasiar.db", pc.station.membership.office)
    before = _head(office.folder)
    with pytest.raises(Refusal, match="office_other"):
        restore(office.folder, check_copy(other / "mejasiar.db"), "pc", office.clock.at)
    assert _head(office.folder) == before


def test_a_folder_that_lost_its_name_is_not_given_to_another_office(
    office: DemoOffice, made: Made, tmp_path: Path
) -> None:
    note = made()
    other = OfficeFolder(tmp_path / "kantor-lain")
    found_demo(other.root)
    other.toml.unlink()
    before = other.ledger.read_bytes()
    with pytest.raises(Refusal, match="office_other"):
        restore(other, check_copy(note.path), "pc", office.clock.at)
    assert other.ledger.read_bytes() == before
    assert not other.toml.exists()


def test_damaged_foreign_and_newer_copies_are_refused(
    office: DemoOffice, made: Made, tmp_path: Path
) -> None:
    note = made()
    broken = tmp_path / "rusak.db"
    shutil.copyfile(note.path, broken)
    break_a_byte(broken)
    assert _refusal(broken) == "ledger_copy_damaged"
    os.truncate(broken, 5000)
    assert _refusal(broken) == "ledger_copy_damaged"
    broken.write_bytes(b"")
    assert _refusal(broken) == "ledger_copy_damaged"
    broken.write_text("Daftar belanja")
    assert _refusal(broken) == "ledger_copy_damaged"
    assert _refusal(tmp_path / "tidak-ada.db") == "ledger_copy_damaged"
    newer = tmp_path / "baru.db"
    Book.create(newer, FORMAT + 1)
    assert _refusal(newer) == "ledger_copy_newer"
    empty = tmp_path / "kosong.db"
    Book.create(empty)
    assert _refusal(empty) == "ledger_copy_damaged"


def test_a_newer_ledger_and_one_that_another_program_has_open_stay(
    office: DemoOffice, made: Made
) -> None:
    note = made()
    office.folder.ledger.unlink()
    Book.create(office.folder.ledger, FORMAT + 1)
    before = office.folder.ledger.read_bytes()
    with pytest.raises(Refusal, match="ledger_newer"):
        _restore(office, note)
    assert office.folder.ledger.read_bytes() == before
    assert (
        list(office.folder.root.glob("*.new-*")) == list(office.folder.root.glob(".*.part")) == []
    )


def test_while_another_pc_has_the_lock_nothing_is_changed(office: DemoOffice, made: Made) -> None:
    note = made()
    before = office.folder.ledger.read_bytes()
    office.folder.lock.mkdir()
    (office.folder.lock / "owner-lain").touch()
    copy = check_copy(note.path)
    with pytest.raises(Unavailable, match="lock_busy"):
        restore(office.folder, copy, "pc", office.clock.at, patience=0.0)
    assert office.folder.ledger.read_bytes() == before
    _assert_no_litter(office)


def test_a_restoration_longer_than_a_lease_ends_and_nobody_comes_between(
    office: DemoOffice, pc: Pc, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = made()
    pc.opens()
    pc.sync()
    before = _head(office.folder)
    share = SlowShare(office.folder.lock, monkeypatch)
    monkeypatch.setattr(
        "app.copies.restoring.ShareLock", lambda folder, device, patience: share.lock_of(device)
    )
    share.slow, began = True, share.bench.at
    _restore(office, note)
    assert share.bench.at - began > 2 * LEASE
    assert set(share.told) == {"lock_busy"}
    assert _head(office.folder) == before
    _assert_no_litter(office)


def test_a_restoration_is_not_put_over_what_another_pc_did_meanwhile(
    office: DemoOffice, pc: Pc, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = made()
    pc.opens()

    def slept(ledger: Path, *keep: Callable[[], object]) -> list[Row]:
        rows = salvage(ledger, *keep)
        for owner in office.folder.lock.iterdir():
            make_old(owner, LEASE + 5)
        pc.sync()
        return rows

    monkeypatch.setattr("app.copies.restoring.salvage", slept)
    with pytest.raises(Unavailable, match="lock_lost"):
        _restore(office, note)
    assert _head(office.folder)[0] > note.events
    _assert_no_litter(office)


def test_a_full_share_is_told_before_anything_is_copied(
    office: DemoOffice, made: Made, tiny: Path
) -> None:
    note = made()
    with pytest.raises(Unavailable, match="disk_full") as told:
        restore(OfficeFolder(tiny), check_copy(note.path), "pc", office.clock.at)
    assert {"needed", "free"} <= set(told.value.facts)
    assert list(tiny.iterdir()) == []


def test_the_richest_is_offered_first_and_says_where_it_lies(
    office: DemoOffice, pc: Pc, made: Made
) -> None:
    made()
    pc.opens()
    pc.sync()
    found = offers(office.folder, pc.profile)
    assert [offer.origin for offer in found] == [REPLICA, SHARE, OWN]
    assert found[0].events == pc.station.replica.head().seq
    assert [offer.origin for offer in offers(office.folder, None)] == [SHARE]


def test_what_this_pc_knows_is_brought_back_as_it_is_now_and_recorded(
    office: DemoOffice, pc: Pc, tmp_path: Path
) -> None:
    pc.opens()
    pc.sync()
    head = _head(office.folder)
    shutil.rmtree(office.folder.root)
    (offer,) = offers(office.folder, pc.profile)
    assert office_of(office.folder, pc.profile) == pc.station.membership.office
    stages: list[str] = []
    bring_back(
        office.folder, offer, pc.profile, office.clock.at, lambda stage, *_: stages.append(stage)
    )
    drop_copy_of_now(pc.profile)
    assert _head(office.folder) == head
    assert list(dict.fromkeys(stages)) == ["reading", "copying", "installing"]
    assert copies_in(own_shelf(pc.profile)) == []
    assert list(own_shelf(pc.profile).iterdir()) == []
    (incident,) = pc.station.replica.incidents.all()
    assert isinstance(incident, Incident)
    assert incident.code == "ledger_restored"
    pc.sync()


def test_giving_up_changes_nothing(office: DemoOffice, pc: Pc, made: Made) -> None:
    note = made()
    before = office.folder.ledger.read_bytes()

    class GivenUp(Exception):
        pass

    def give_up(stage: str, done: int, total: int) -> None:
        if stage == "copying":
            raise GivenUp

    with pytest.raises(GivenUp):
        bring_back(office.folder, offer_of(note.path), pc.profile, office.clock.at, give_up)
    assert office.folder.ledger.read_bytes() == before
    _assert_no_litter(office)


def test_a_file_that_was_renamed_is_read_all_the_same(
    office: DemoOffice, pc: Pc, made: Made, tmp_path: Path
) -> None:
    stick = tmp_path / "cadangan kantor.db"
    shutil.copyfile(made().path, stick)
    offer = offer_of(stick)
    assert offer == Offer("file", stick, None, None, None)
    assert examined(offer, pc.station.membership.office, None).events > 0


def _refusal(path: Path) -> str:
    with pytest.raises(Failure) as told:
        check_copy(path)
    return told.value.code


def _assert_no_litter(office: DemoOffice) -> None:
    assert [path.name for path in office.folder.root.glob(".*")] == []
