"""The window's one way to the office: what a person did counts, also where they leave at once."""

from __future__ import annotations

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from app.demo.office import PASSPHRASE, demo_person
from app.desk import Done
from app.domain.acts import Activity, NoteWritten
from app.errors import Failure
from tests.office_builder import KABAG, PELAKSANA
from ui.workplace import Workplace

PATIENCE = 10_000  # ms


def test_what_was_done_before_signing_out_is_kept_and_nobody_is_here(
    qtbot: QtBot, workplace: Callable[[str], Workplace]
) -> None:
    office = workplace(PELAKSANA)
    opened: list[str] = []
    office.open(Activity("Rapat", "kdh", office.now, "Aula", ()), opened.append)
    qtbot.waitUntil(lambda: bool(opened), timeout=PATIENCE)
    person, done = office.person, list[Done]()
    failed: list[Failure] = []
    for number in range(3):
        office.act(opened[0], NoteWritten(f"catatan {number}"), done.append, failed.append)
    office.sign_out()
    assert office.person == ""
    office.sign_in(demo_person(office.station, KABAG), PASSPHRASE, lambda: None, failed.append)
    qtbot.waitUntil(lambda: office.person == demo_person(office.station, KABAG), timeout=PATIENCE)
    qtbot.waitUntil(lambda: len(done) + len(failed) == 3, timeout=PATIENCE)
    assert failed == []
    assert [each.event.envelope.person for each in done] == [person] * 3


def test_who_signs_out_is_gone_for_good(
    qtbot: QtBot, workplace: Callable[[str], Workplace]
) -> None:
    office = workplace(KABAG)
    office.sign_out()
    qtbot.waitUntil(lambda: office.station.desk.session is None, timeout=PATIENCE)
    assert not office.actor().posts
