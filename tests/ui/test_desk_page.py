"""The desk's ways to Kesehatan: the connection, the menu, F1, and the banner."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from pytestqt.qtbot import QtBot

from app.health.incidents import unread
from app.ledger.incidents import Incident
from ui.desk_page import DeskPage
from ui.dialogs.health_dialog import HealthDialog
from ui.incident_banner import INCIDENTS
from ui.messages import Messages
from ui.settings import WindowSettings
from ui.theme import Theme
from ui.widgets.banner import Banner
from ui.workplace import Workplace

Sit = Callable[[str], Workplace]
PATIENCE = 10_000  # ms


@pytest.fixture
def office(workplace: Sit) -> Workplace:
    return workplace("Kepala Bagian")


@pytest.fixture
def desk(
    qtbot: QtBot, office: Workplace, theme: Theme, messages: Messages, tmp_path: Path
) -> Iterator[DeskPage]:
    desk = DeskPage(office, theme, messages, WindowSettings(tmp_path))
    qtbot.addWidget(desk)
    desk.resize(1366, 728)
    desk.show()
    yield desk
    for dialog in desk.findChildren(HealthDialog):
        dialog.reject()


def views(desk: DeskPage) -> list[HealthDialog]:
    return [dialog for dialog in desk.findChildren(HealthDialog) if dialog.isVisible()]


def told(desk: DeskPage) -> list[Banner]:
    return [each for each in desk.banners.banners() if each.notice.key == INCIDENTS]


def test_a_click_on_the_connection_opens_it_once(qtbot: QtBot, desk: DeskPage) -> None:
    qtbot.mouseClick(desk.header.connection, Qt.MouseButton.LeftButton)
    assert len(views(desk)) == 1
    desk.open_health()
    assert len(views(desk)) == 1


def test_f1_opens_it(desk: DeskPage) -> None:
    keys = desk.findChildren(QShortcut)
    next(key for key in keys if key.key() == QKeySequence("F1")).activated.emit()
    assert len(views(desk)) == 1


def test_what_happened_stands_over_the_tabs_until_kesehatan_was_read(
    qtbot: QtBot, desk: DeskPage, office: Workplace
) -> None:
    repaired = Incident("row_repaired", office.now, {"seq": 3, "id": "ab"})
    office.station.replica.incidents.record(repaired)
    desk.incidents.look()
    qtbot.waitUntil(lambda: bool(told(desk)), timeout=PATIENCE)
    desk.open_health()
    view = views(desk)[0]
    qtbot.waitUntil(lambda: bool(view.watch.incident_marks), timeout=PATIENCE)
    view.accept()
    qtbot.waitUntil(lambda: not told(desk), timeout=PATIENCE)
    assert unread(office.station.replica) == []


def test_the_banner_itself_leads_there(qtbot: QtBot, desk: DeskPage, office: Workplace) -> None:
    repaired = Incident("row_repaired", office.now, {"seq": 3, "id": "ab"})
    office.station.replica.incidents.record(repaired)
    desk.incidents.look()
    qtbot.waitUntil(lambda: bool(told(desk)), timeout=PATIENCE)
    qtbot.mouseClick(told(desk)[0].action, Qt.MouseButton.LeftButton)
    assert len(views(desk)) == 1
    assert told(desk) == []
