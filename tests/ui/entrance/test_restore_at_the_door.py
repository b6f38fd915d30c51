"""The office folder is lost or cannot be opened: a PC brings it back before anybody signs in."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.demo.office import join_demo
from app.ledger.office_folder import OfficeFolder
from app.ledger.profile import Profile
from app.media.limits import Limits
from app.station import Station
from ui.dialogs.restore_dialog import RestoreDialog
from ui.entrance.arrival import Arrival
from ui.entrance.folder_page import FolderPage
from ui.entrance.notice_page import TroublePage
from ui.main_window import MainWindow
from ui.messages import Messages
from ui.tasks import Tasks
from ui.theme import Theme
from ui.widgets.buttons import ActionButton

PATIENCE = 20_000  # ms
Come = Callable[[Profile, Path | None], Arrival]


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> MainWindow:
    """The window of a PC that was just switched on."""
    window = MainWindow(theme)
    qtbot.addWidget(window)
    return window


@pytest.fixture
def stations() -> Iterator[list[Station]]:
    """Who arrived."""
    arrived: list[Station] = []
    yield arrived
    for station in arrived:
        station.close()


@pytest.fixture
def come(
    window: MainWindow, theme: Theme, messages: Messages, tasks: Tasks, stations: list[Station]
) -> Come:
    """Begins an arrival."""

    def begin(profile: Profile, folder: Path | None) -> Arrival:
        arrival = Arrival(window, profile, folder, theme, messages, tasks)
        arrival.arrived.connect(lambda station, *_: stations.append(station))
        arrival.begin()
        return arrival

    return begin


@pytest.fixture
def joined(demo_office: Path, tmp_path: Path) -> Profile:
    """A PC that joined the office and has its history."""
    profile = Profile(tmp_path / "pc")
    join_demo(demo_office, profile)
    station = Station(OfficeFolder(demo_office), profile, Limits())
    while not station.projection.office.posts:
        station.tick()
    station.close()
    return profile


def test_a_pc_that_knows_its_office_brings_it_back_into_an_empty_folder(
    qtbot: QtBot,
    window: MainWindow,
    come: Come,
    joined: Profile,
    demo_office: Path,
    stations: list[Station],
) -> None:
    facts = OfficeFolder(demo_office).read()
    shutil.rmtree(demo_office)
    demo_office.mkdir()
    arrival = come(joined, None)
    page = window.page
    assert isinstance(page, FolderPage)
    page.restore.click()
    assert page.folder.line.property("wrong")  # which folder?
    page.folder.line.setText(str(demo_office))
    page.restore.click()
    dialog = _dialog()
    qtbot.waitUntil(lambda: dialog.go.isEnabled(), timeout=PATIENCE)
    with qtbot.waitSignal(dialog.restored, timeout=PATIENCE):
        dialog.go.click()
    qtbot.waitUntil(lambda: dialog.go.text() == "Selesai")
    with qtbot.waitSignal(arrival.arrived):
        dialog.go.click()
    assert OfficeFolder(demo_office).read() == facts
    assert stations[0].membership.office == facts.office_id


def test_an_office_file_that_cannot_be_read_offers_a_copy(
    qtbot: QtBot, window: MainWindow, come: Come, demo_office: Path, tmp_path: Path
) -> None:
    OfficeFolder(demo_office).toml.write_text("rusak = [")
    arrival = come(Profile(tmp_path / "pc-baru"), demo_office)
    assert arrival is not None
    qtbot.waitUntil(lambda: isinstance(window.page, TroublePage), timeout=PATIENCE)
    page = window.page
    assert page is not None
    buttons = [button.text() for button in page.findChildren(ActionButton)]
    assert "Pulihkan…" in buttons


def _dialog() -> RestoreDialog:
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, RestoreDialog)]
    assert len(found) == 1
    return found[0]
