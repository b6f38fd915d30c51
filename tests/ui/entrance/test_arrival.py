"""A PC that belongs to no office: founds one, or joins by invitation, through the real pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.founding import Founding
from app.ledger.invitation import Invitation
from app.ledger.keys import COST_FOR_TESTS
from app.ledger.profile import Profile
from app.opening import Administrator, found_here, invite
from app.sop_file import default_sop
from app.station import Station
from ui.entrance.arrival import Arrival
from ui.entrance.folder_page import FolderPage
from ui.entrance.found_page import FoundPage
from ui.entrance.join_page import JoinPage
from ui.entrance.recovery_page import RecoveryPage
from ui.entrance.welcome import WelcomePage
from ui.main_window import MainWindow
from ui.messages import Messages
from ui.tasks import Tasks
from ui.theme import Theme

PATIENCE = 20_000  # ms; a real passphrase is stretched on purpose
Page = TypeVar("Page", bound=QWidget)


@dataclass
class Door:
    """A window with an arrival in it, and what arrived."""

    window: MainWindow
    profile: Profile
    arrived: list[tuple[Station, Invitation | None, Path]] = field(default_factory=list)
    arrivals: list[Arrival] = field(default_factory=list)

    def page(self, kind: type[Page]) -> Page:
        page = self.window.page
        assert isinstance(page, kind), page
        return page


Come = Callable[[Path | None], Door]


@pytest.fixture
def come(
    qtbot: QtBot, theme: Theme, messages: Messages, tasks: Tasks, tmp_path: Path
) -> Iterator[Come]:
    """Begins an arrival at a PC of its own."""
    window = MainWindow(theme)
    qtbot.addWidget(window)
    door = Door(window, Profile(tmp_path / "pc-baru"))

    def begin(folder: Path | None) -> Door:
        arrival = Arrival(window, door.profile, folder, theme, messages, tasks)
        arrival.arrived.connect(lambda *what: door.arrived.append(what))
        door.arrivals.append(arrival)
        arrival.begin()
        return door

    yield begin
    for station, _, _ in door.arrived:
        station.close()


def test_founding_asks_everything_shows_the_keys_once_and_ends_signed_in(
    qtbot: QtBot, come: Come, tmp_path: Path
) -> None:
    door = come(None)
    welcome = door.page(WelcomePage)
    welcome.found.click()
    form = door.page(FoundPage)
    form.go_on.click()
    assert "Lengkapi" in form.wrong.text()
    form.folder.line.setText(str(tmp_path / "kantor"))
    form.person.setText("Siti Aminah")
    form.passphrase.first.setText("rahasia")
    form.passphrase.again.setText("rahasia")
    form.no.setCurrentIndex(form.no.findData(1))
    form.go_on.click()
    qtbot.waitUntil(lambda: isinstance(door.window.page, RecoveryPage), timeout=PATIENCE)
    sheet = door.page(RecoveryPage)
    assert not sheet.go_on.isEnabled()
    assert "Kunci pemulihan" in sheet.document().toPlainText()
    assert door.arrived == []
    sheet.printed.setChecked(True)
    sheet.go_on.click()
    station = door.arrived[0][0]
    office = station.projection.office
    assert station.desk.session is not None
    assert office.people[station.desk.session.person].name == "Siti Aminah"
    assert office.sops[office.sop].step(3).no == 1


def test_joining_reads_the_invitation_before_it_touches_anything(
    qtbot: QtBot, come: Come, tmp_path: Path
) -> None:
    root, paper = _invited(tmp_path)
    door = come(root)
    qtbot.waitUntil(lambda: isinstance(door.window.page, WelcomePage), timeout=PATIENCE)
    door.page(WelcomePage).join.click()
    page = door.page(JoinPage)
    page.text.setPlainText("bukan undangan")
    page.go_on.click()
    assert door.profile.membership() is None
    page.read_file(paper)
    page.go_on.click()
    qtbot.waitUntil(lambda: bool(door.arrived), timeout=PATIENCE)
    assert door.profile.membership() is not None
    assert door.arrived[0][1] is not None


def test_a_folder_that_is_not_there_leaves_the_page_usable(
    qtbot: QtBot, come: Come, tmp_path: Path
) -> None:
    _, paper = _invited(tmp_path)
    door = come(None)
    door.page(WelcomePage).join.click()
    page = door.page(JoinPage)
    page.read_file(paper)
    page.folder.line.setText(str(tmp_path / "hilang"))
    page.go_on.click()
    qtbot.waitUntil(lambda: bool(page.wrong.text()), timeout=PATIENCE)
    assert page.isEnabled()
    assert page.text.text


def test_a_pc_that_lost_the_way_asks_for_the_folder(
    qtbot: QtBot, come: Come, demo_office: Path
) -> None:
    door = come(demo_office)
    qtbot.waitUntil(lambda: bool(door.arrived), timeout=PATIENCE)
    come(None)
    page = door.page(FolderPage)
    page.folder.line.setText(str(demo_office))
    page.go_on.click()
    assert len(door.arrived) == 2


def _invited(tmp_path: Path) -> tuple[Path, Path]:
    """An office of one administrator, and the invitation of a second person."""
    plan = Founding("Bagian Prokopim", "Asia/Jakarta", default_sop(), {"kdh": "Bupati"})
    first = Administrator("Siti", "rahasia")
    here = found_here(tmp_path / "kantor", Profile(tmp_path / "pc-1"), plan, first, COST_FOR_TESTS)
    invited = here.station.administration().add_person("Budi")
    invite(here.station, invited, tmp_path / "undangan.toml")
    here.station.tick()
    here.station.close()
    return tmp_path / "kantor", tmp_path / "undangan.toml"
