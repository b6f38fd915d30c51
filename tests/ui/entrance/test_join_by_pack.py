"""Joining with a pack in place of the folder, through the page: refused, mended, joined."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.ledger.invitation import FILE_NAME
from app.ledger.profile import Profile
from app.packs.lone import is_lone
from app.station import Station
from tests.ui.lone_office import coverage_for_kabag, pack_of
from ui.entrance.arrival import Arrival
from ui.entrance.join_page import JoinPage
from ui.entrance.welcome import WelcomePage
from ui.main_window import MainWindow
from ui.messages import Messages
from ui.tasks import Tasks
from ui.theme import Theme

PATIENCE = 15_000  # ms


@dataclass
class Door:
    """A new PC at its first page, and the stations that arrived."""

    window: MainWindow
    profile: Profile
    arrival: Arrival
    arrived: list[Station] = field(default_factory=list)


@pytest.fixture
def door(
    qtbot: QtBot, theme: Theme, messages: Messages, tasks: Tasks, tmp_path: Path
) -> Iterator[Door]:
    """A PC that belongs to no office and has no folder."""
    window, profile = MainWindow(theme), Profile(tmp_path / "laptop")
    qtbot.addWidget(window)
    door = Door(window, profile, Arrival(window, profile, None, theme, messages, tasks))
    door.arrival.arrived.connect(lambda station, *_: door.arrived.append(station))
    door.arrival.begin()
    yield door
    for station in door.arrived:
        station.close()


@pytest.fixture
def page(door: Door, demo_office: Path) -> JoinPage:
    """The page of joining, with the invitation read."""
    welcome = door.window.page
    assert isinstance(welcome, WelcomePage)
    welcome.join.click()
    page = door.window.page
    assert isinstance(page, JoinPage)
    page.read_file(demo_office / FILE_NAME)
    return page


def test_a_pack_takes_the_place_of_the_folder(
    qtbot: QtBot, door: Door, page: JoinPage, demo_office: Path, tmp_path: Path
) -> None:
    liputan = coverage_for_kabag(demo_office, tmp_path / "pc-dahulu")
    pack = pack_of(demo_office, tmp_path / "pc-paket", tmp_path / "a.mejasiar-tinjau", liputan)
    page.set_pack(pack)
    assert page.folder.isHidden()
    assert "a.mejasiar-tinjau" in page.pack_name.text()
    page.go_on.click()
    qtbot.waitUntil(lambda: bool(door.arrived), timeout=PATIENCE)
    station = door.arrived[0]
    assert is_lone(station.folder, door.profile)
    assert station.queries.card(liputan) is not None


def test_a_wrong_pack_is_refused_in_a_sentence_and_the_page_stays_usable(
    qtbot: QtBot, door: Door, page: JoinPage, tmp_path: Path
) -> None:
    wrong = tmp_path / "a.mejasiar-tinjau"
    wrong.write_bytes(b"bukan paket")
    page.set_pack(wrong)
    page.go_on.click()
    qtbot.waitUntil(lambda: bool(page.wrong.text()), timeout=PATIENCE)
    assert page.isEnabled()
    assert not page.progress.isVisible()
    assert door.profile.membership() is None


def test_the_way_back_to_the_folder_stays_open(page: JoinPage, tmp_path: Path) -> None:
    page.set_pack(tmp_path / "a.mejasiar-tinjau")
    page.use_pack.click()
    assert page.pack is None
    assert not page.folder.isHidden()
    page.go_on.click()
    assert page.isEnabled()  # the folder is asked for again


def test_a_lone_pc_that_was_switched_off_before_it_remembered_its_folder_is_not_asked_for_it(
    qtbot: QtBot,
    door: Door,
    page: JoinPage,
    demo_office: Path,
    theme: Theme,
    messages: Messages,
    tasks: Tasks,
    tmp_path: Path,
) -> None:
    page.set_pack(pack_of(demo_office, tmp_path / "pc-paket", tmp_path / "a.mejasiar-tinjau"))
    page.go_on.click()
    qtbot.waitUntil(lambda: bool(door.arrived), timeout=PATIENCE)
    again = Arrival(door.window, door.profile, None, theme, messages, tasks)
    again.arrived.connect(lambda station, *_: door.arrived.append(station))
    again.begin()
    assert len(door.arrived) == 2
    assert is_lone(door.arrived[1].folder, door.profile)
