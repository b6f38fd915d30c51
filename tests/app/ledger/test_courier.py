"""Two PCs share an office through a folder: everything arrives, once, in one order."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from app.domain.events import Event
from app.errors import Refusal, Unavailable
from app.ledger.book import Book
from app.ledger.courier import TELL_ALL_EVERY
from app.ledger.lock import ShareLock
from tests.app.ledger.offices import Office
from tests.app.ledger.tampering import tampered


class Listener:
    """What a desk would project."""

    def __init__(self) -> None:
        self.heard: list[tuple[int, str]] = []
        self.progress: list[tuple[int, int]] = []

    def on_rewound(self, seq: int) -> None:
        self.heard = [entry for entry in self.heard if entry[0] <= seq]

    def on_confirmed(self, events: Sequence[tuple[int, Event]]) -> None:
        self.heard += [(seq, event.id) for seq, event in events]

    def on_progressed(self, done: int, total: int) -> None:
        self.progress.append((done, total))


def test_an_act_on_one_pc_is_on_the_other_after_a_visit_each(office: Office) -> None:
    here, there = office.pc("satu"), office.pc("dua")
    act = here.write("halo")
    assert here.visit().delivered == (act,)
    assert [event.id for event in there.visit().pulled] == [office.id, act]
    assert here.known() == there.known() == [office.id, act]
    assert here.replica.head() == there.replica.head()


def test_nothing_is_delivered_before_it_was_read_back(office: Office) -> None:
    here = office.pc("satu")
    act = here.write()
    assert here.replica.place(act) is None
    here.visit()
    assert here.replica.place(act) == 2
    assert here.replica.undelivered() == []


def test_an_unchanged_ledger_is_left_alone(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    here = office.pc("satu")
    here.visit()
    opened: list[Path] = []
    real = Book.open
    monkeypatch.setattr(Book, "open", lambda path, *more: opened.append(path) or real(path, *more))
    assert here.courier.step().state == "connected"
    assert opened == []
    office.pc("dua").write()
    office.pc("dua").visit()
    assert len(here.courier.step().pulled) == 1


def test_with_the_folder_gone_work_goes_on_and_arrives_by_itself(office: Office) -> None:
    here, there = office.pc("satu"), office.pc("dua")
    here.visit()
    away = office.folder.root.with_name("pergi")
    office.folder.root.rename(away)
    act = here.write("tanpa jaringan")
    visit = here.visit()
    assert (visit.state, visit.code, visit.waiting) == ("offline", "office_offline", 1)
    assert not office.folder.root.exists()
    away.rename(office.folder.root)
    assert here.visit().delivered == (act,)
    assert act in [event.id for event in there.visit().pulled]


def test_an_unreadable_office_file_is_offline_and_nothing_is_made(office: Office) -> None:
    here = office.pc("satu")
    office.folder.toml.write_text("format = [")
    office.folder.ledger.unlink()
    for _ in range(3):
        assert here.visit().code == "office_unreadable"
    assert not office.folder.ledger.exists()


def test_another_office_in_the_folder_is_refused(office: Office) -> None:
    here = office.pc("satu")
    text = office.folder.toml.read_text()
    office.folder.toml.write_text(text.replace(office.id, "a" * 64))
    act = here.write()
    visit = here.visit()
    assert (visit.state, visit.code) == ("refused", "office_other")
    assert act not in office.ledger_ids()


def test_a_lost_answer_delivers_once(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    here = office.pc("satu")
    here.visit()
    act = here.write("sekali")

    def cut_off(*arguments: Any) -> None:
        raise Unavailable("office_offline", reason="cut off after the commit")

    with monkeypatch.context() as broken:
        broken.setattr(here.replica, "confirm", cut_off)
        assert here.visit().state == "offline"
    assert here.replica.place(act) is None
    assert act in office.ledger_ids()
    assert here.visit().delivered == (act,)
    assert office.ledger_ids().count(act) == 1


def test_an_event_waits_for_its_files_and_holds_only_its_own_stream(office: Office) -> None:
    closed = {"besar"}

    def gate(event: Event) -> bool:
        return (event.body or {}).get("text") not in closed

    here = office.pc("satu", media_gate=lambda: gate)
    big = here.write("besar", "coverage/a")
    after = here.write("sesudah", "coverage/a")
    other = here.write("lain", "coverage/b")
    assert here.visit().delivered == (other,)
    closed.clear()
    assert here.visit().delivered == (big, after)


def test_a_lock_that_another_pc_holds_is_told_as_busy(office: Office) -> None:
    here = office.pc("satu", lock=ShareLock(office.folder.lock, "satu", patience=0.0))
    with ShareLock(office.folder.lock, "dua").held():
        assert here.visit().state == "busy"
    assert here.visit().state == "connected"


def test_a_pull_of_thousands_comes_in_batches_and_tells_how_far(office: Office) -> None:
    here, there = office.pc("satu"), office.pc("dua")
    acts = [here.write(str(number)) for number in range(1200)]
    here.visit()
    listener = Listener()
    there.courier = there.new_courier(observer=listener)
    assert len(there.visit().pulled) == len(acts) + 1
    assert listener.progress == [(500, 1201), (1000, 1201), (1201, 1201)]
    assert there.known() == here.known()


def test_the_observer_hears_what_was_confirmed_with_its_place(office: Office) -> None:
    listener = Listener()
    here = office.pc("satu", observer=listener)
    act = here.write()
    here.visit()
    assert listener.heard == [(1, office.id), (2, act)]


def test_a_row_tampered_with_is_quarantined_and_what_follows_it_is_taken(office: Office) -> None:
    here, there = office.pc("satu"), office.pc("dua")
    acts = [here.write(text) for text in "abc"]
    here.visit()
    tampered(office.folder.ledger, "UPDATE event SET body = x'7b7d' WHERE seq = 3")
    visit = there.visit()
    assert [event.id for event in visit.pulled] == [office.id, acts[0], acts[2]]
    assert ("row_not_genuine", 3) in [(each.code, each.facts["seq"]) for each in visit.incidents]
    assert [failed.code for failed in there.replica.quarantine.all()] == ["not_genuine_body"]


def test_a_pc_with_the_genuine_bytes_puts_them_back_for_all(
    office: Office,
) -> None:
    here, there = office.pc("satu"), office.pc("dua")
    for text in "abc":
        here.write(text)
    here.visit()
    tampered(office.folder.ledger, "UPDATE event SET envelope = x'00' WHERE seq = 2")
    there.visit()
    visit = here.visit()
    # The other PC's head is that of a history without the row: it is met as an unknown one.
    assert [incident.code for incident in visit.incidents] == ["row_repaired", "head_unknown"]
    healed = there.visit()
    assert healed.rewound == 1
    assert there.known() == here.known()
    assert there.replica.head() == here.replica.head()
    assert there.replica.quarantine.all() == []


def test_an_event_of_another_office_is_no_event_here(office: Office, tmp_path: Path) -> None:
    foreign = Office(tmp_path / "lain")
    guest = foreign.pc("tamu")
    guest.write("dari kantor lain")
    replayed = guest.replica.undelivered()
    with Book.open(office.folder.ledger) as book:
        book.append(replayed)
    visit = office.pc("satu").visit()
    foreign.close()
    assert [event.id for event in visit.pulled] == [office.id]
    assert visit.incidents[0].facts["why"] == "not_genuine_office"


def test_a_chain_that_was_changed_is_an_incident_and_no_reason_to_refuse(office: Office) -> None:
    here, there = office.pc("satu"), office.pc("dua")
    act = here.write()
    here.visit()
    tampered(office.folder.ledger, "UPDATE event SET chain = 'ff' WHERE seq = 2")
    visit = there.visit()
    assert [event.id for event in visit.pulled] == [office.id, act]
    assert [incident.code for incident in visit.incidents] == ["chain_disagrees"]
    assert there.replica.head() == here.replica.head()


def test_what_was_taken_before_the_share_failed_is_told(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = office.pc("satu"), office.pc("dua")
    act = here.write()
    here.visit()
    mine = there.write()

    def fail(*arguments: Any, **more: Any) -> None:
        raise Unavailable("share_full", reason="uji")

    with monkeypatch.context() as broken:
        broken.setattr(Book, "append", fail)
        visit = there.visit()
    assert (visit.state, visit.code) == ("offline", "share_full")
    assert [event.id for event in visit.pulled] == [office.id, act]
    assert there.visit().delivered == (mine,)


def test_incidents_and_the_head_are_left_where_any_pc_finds_them(office: Office) -> None:
    here = office.pc("satu")
    here.write()
    here.visit()
    tampered(office.folder.ledger, "UPDATE event SET signature = x'00' WHERE seq = 2")
    visit = office.pc("dua").visit()
    assert (office.folder.copies / "kepala" / "satu.json").exists()
    mirrored = list((office.folder.copies / "insiden").glob("dua-*.json"))
    assert len(mirrored) == len(visit.incidents) == 2


def test_incidents_are_left_again_where_another_volume_lacks_them(office: Office) -> None:
    now = [0.0]
    here = office.pc("satu", monotonic=lambda: now[0])
    here.visit()
    tampered(office.folder.ledger, "UPDATE event SET signature = x'00' WHERE seq = 1")
    here.visit()
    folder = office.folder.copies / "insiden"
    (mirrored,) = folder.glob("satu-*.json")
    mirrored.unlink()  # the server came back with a volume that never had it
    here.visit()
    assert not mirrored.exists()
    now[0] += TELL_ALL_EVERY
    here.visit()
    assert mirrored.exists()
    mirrored.unlink()
    here.restart()
    here.visit()
    assert mirrored.exists()


def test_a_share_that_is_not_safe_is_refused_before_anything_is_written(office: Office) -> None:
    def unsafe(root: Path) -> None:
        raise Refusal("share_unsafe", reason="uji")

    here = office.pc("satu", try_share=unsafe)
    here.write()
    before = office.folder.ledger.read_bytes()
    assert here.visit().code == "share_unsafe"
    assert office.folder.ledger.read_bytes() == before


def test_a_destroyed_body_never_comes_back(office: Office) -> None:
    here, there = office.pc("satu"), office.pc("dua")
    act = here.write("rahasia")
    here.visit()
    there.visit()
    here.replica.blank([act])
    here.restart()
    here.visit()
    assert here.texts() == ["None"]
    with Book.open(office.folder.ledger) as book:
        assert book.rows(1, 1)[0].sealed.body is None


def test_the_replica_of_one_pc_can_be_that_of_another(office: Office, tmp_path: Path) -> None:
    here = office.pc("satu")
    act = here.write()
    here.visit()
    here.replica.close()
    shutil.copytree(here.root, tmp_path / "dua")
    assert office.pc("dua").known() == [office.id, act]
    assert office.pc("dua").visit().state == "connected"
