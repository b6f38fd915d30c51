"""What happened to the ledger is told once, in one calm sentence, until somebody has read it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

import pytest
from pytestqt.qtbot import QtBot

from app.domain.events import canonical
from app.health.incidents import mark, unread
from app.ledger.branches import BRANCH_LEFT
from app.ledger.checked_files import CheckedFile
from app.ledger.courier import Visit
from app.ledger.incidents import Incident
from app.ledger.mirrored import Mirrored
from app.ledger.replica import Replica
from tests.office_builder import NOON
from ui.incident_banner import INCIDENTS, IncidentBanner, banner_words
from ui.messages import Messages, Notice
from ui.workplace import Workplace

Sit = Callable[[str], Workplace]
REPAIRED = Incident("row_repaired", NOON, {"seq": 3, "id": "ab"})
JUNK = Incident("row_not_genuine", NOON + 1, {"seq": 9, "id": "cd", "why": "not_genuine_id"})


@pytest.fixture
def office(workplace: Sit) -> Workplace:
    return workplace("Kepala Bagian")


def happened(office: Workplace, *incidents: Incident) -> None:
    """The courier met these at its last visit."""
    for incident in incidents:
        office.station.replica.incidents.record(incident)
    office.visited.emit(Visit("connected", incidents=incidents))


def banner(office: Workplace, messages: Messages) -> IncidentBanner:
    return IncidentBanner(office, messages, lambda: None, messages)


def test_one_incident_is_its_sentence_with_a_way_to_the_details(
    qtbot: QtBot, office: Workplace, messages: Messages, told: list[Notice]
) -> None:
    opened: list[str] = []
    shown = IncidentBanner(office, messages, lambda: opened.append("kesehatan"), messages)
    happened(office, REPAIRED)
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].sentence.startswith("Baris 3 buku kantor diubah pihak lain")
    assert (told[0].level, told[0].key, told[0].passing) == ("info", INCIDENTS, False)
    assert told[0].action is not None
    assert told[0].action.text == "Lihat Kesehatan"
    told[0].action.call()
    assert opened == ["kesehatan"]
    shown.look()


def test_several_are_one_banner_and_what_needs_somebody_is_amber(
    qtbot: QtBot, office: Workplace, messages: Messages, told: list[Notice]
) -> None:
    banner(office, messages)
    happened(office, REPAIRED, JUNK)
    qtbot.waitUntil(lambda: bool(told))
    assert told[-1].sentence.startswith("Baris 9 buku kantor bukan tulisan asli")
    assert told[-1].sentence.endswith("(Dan 1 kejadian lain; rinciannya ada di Kesehatan.)")
    assert told[-1].level == "late"


def test_what_is_read_while_it_is_asked_for_does_not_stay(
    qtbot: QtBot,
    office: Workplace,
    messages: Messages,
    told: list[Notice],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked, gate = threading.Event(), threading.Event()

    def slowly(replica: Replica, mirrored: Sequence[Mirrored], now: int) -> list[Incident]:
        found = unread(replica, mirrored, now)
        asked.set()
        gate.wait(5)
        return found

    monkeypatch.setattr("ui.incident_banner.unread", slowly)
    shown = banner(office, messages)
    happened(office, REPAIRED)
    qtbot.waitUntil(asked.is_set)
    shown.read([mark(REPAIRED)])
    answered: list[int] = []
    office.tasks.change(lambda progress: 1, answered.append)
    qtbot.waitUntil(lambda: bool(answered))
    with qtbot.waitSignal(messages.withdrawn):
        gate.set()
    assert unread(office.station.replica) == []


def test_closing_it_reads_it_for_good(
    qtbot: QtBot, office: Workplace, messages: Messages, told: list[Notice]
) -> None:
    banner(office, messages)
    happened(office, REPAIRED)
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].closed is not None
    with qtbot.waitSignal(messages.withdrawn):
        told[0].closed()
    assert unread(office.station.replica) == []
    banner(office, messages).look()  # the next start
    answered: list[int] = []
    office.tasks.change(lambda progress: 1, answered.append)
    qtbot.waitUntil(lambda: bool(answered))
    assert len(told) == 1


def test_what_nobody_read_is_told_at_the_next_start(
    qtbot: QtBot, office: Workplace, messages: Messages, told: list[Notice]
) -> None:
    office.station.replica.incidents.record(JUNK)
    banner(office, messages).look()
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].sentence.startswith("Baris 9 buku kantor bukan tulisan asli")


def test_a_visit_without_incidents_and_the_links_of_a_branch_say_nothing(
    qtbot: QtBot, office: Workplace, messages: Messages, told: list[Notice]
) -> None:
    shown = banner(office, messages)
    happened(office, Incident(BRANCH_LEFT, NOON, {"since": "", "ids": ["ab"]}))
    office.visited.emit(Visit("connected"))
    answered: list[int] = []
    office.tasks.ask(lambda progress: 1, answered.append)
    qtbot.waitUntil(lambda: bool(answered))
    assert told == []
    shown.look()


def test_several_alike_are_the_newest_and_how_many_more() -> None:
    words = banner_words([REPAIRED, Incident("row_repaired", 0, {"seq": 2, "id": "ef"})])
    assert words.startswith("Baris 3 ")
    assert words.endswith("(Dan 1 lagi.)")


LOST = Incident("media_lost", NOON, {"name": "a.jpg", "folder": "berkas-1", "sha256": "ab" * 32})
BACK = Incident("media_lost", NOON, {"name": "b.jpg", "folder": "berkas-2", "sha256": "cd" * 32})


def is_missing(office: Workplace, incident: Incident) -> None:
    """The watch over the files knows it as lost, and has not seen it since."""
    facts = incident.facts
    file = CheckedFile("x", facts["sha256"], "jpg", facts["name"], 9, {}, "y", NOON, "missing")
    office.station.care.table.add([file], "")
    office.station.care.table.put(file)


def test_a_file_that_was_lost_and_is_whole_again_is_not_looked_for(
    qtbot: QtBot, office: Workplace, messages: Messages, told: list[Notice]
) -> None:
    is_missing(office, LOST)
    banner(office, messages)
    happened(office, LOST, BACK)
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].sentence.startswith("Berkas “a.jpg” di berkas-1 hilang")
    assert told[0].sentence.endswith("cadangan.")


def test_a_file_that_is_found_missing_is_told_while_the_window_is_open(
    qtbot: QtBot,
    office: Workplace,
    messages: Messages,
    told: list[Notice],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """No visit to the ledger meets it: the watch over the files does, and the courier passes by."""
    monkeypatch.setattr("ui.incident_banner.ELSEWHERE_EVERY", 0)
    banner(office, messages)
    is_missing(office, LOST)
    office.station.replica.incidents.record(LOST)
    qtbot.waitUntil(lambda: bool(told), timeout=10_000)
    assert told[0].sentence.startswith("Berkas “a.jpg” di berkas-1 hilang")


def elsewhere(office: Workplace, incident: Incident) -> None:
    """Another PC met it, and left word of it on the share."""
    folder = office.station.folder.copies / "insiden"
    folder.mkdir(parents=True, exist_ok=True)
    content = {"code": incident.code, "at": incident.at, "facts": incident.facts}
    name = f"99ab00ff99ab00ff-{incident.key}.json"
    (folder / name).write_bytes(canonical(content))


def test_what_another_pc_mended_before_this_one_met_it_is_told_as_that_pcs(
    qtbot: QtBot, office: Workplace, messages: Messages, told: list[Notice]
) -> None:
    elsewhere(office, Incident("ledger_behind", office.now, {"seq": 61, "count": 40}))
    shown = banner(office, messages)
    office.visited.emit(Visit("connected"))
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].sentence.startswith("Buku kantor kehilangan 40 tindakan sejak baris 61")
    assert "PC 99ab mengirimkannya kembali" in told[0].sentence
    assert told[0].closed is not None
    with qtbot.waitSignal(messages.withdrawn):
        told[0].closed()
    shown.look()


def test_what_this_pc_met_itself_is_not_told_again_in_the_words_of_another(
    qtbot: QtBot, office: Workplace, messages: Messages, told: list[Notice]
) -> None:
    now = office.now
    elsewhere(office, Incident("ledger_replaced", now, {"rows": 7, "aside": "x"}))
    elsewhere(office, Incident("replica_rescued", now, {"rows": 7, "aside": "x"}))
    office.station.replica.incidents.record(
        Incident("ledger_behind", now - 60_000, {"seq": 61, "count": 40})
    )
    banner(office, messages).look()
    qtbot.waitUntil(lambda: bool(told))
    office.visited.emit(Visit("connected"))
    answered: list[int] = []
    office.tasks.look(lambda progress: 1, answered.append)
    qtbot.waitUntil(lambda: bool(answered))
    assert [each.sentence[:12] for each in told] == ["Buku kantor "]
    assert "PC ini mengirimkannya kembali" in told[0].sentence
