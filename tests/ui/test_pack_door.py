"""Packs come to a desk by the menu, by a drop, and where a PC is alone by an offer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain import acts
from app.errors import Failure
from app.ledger.office_folder import OfficeFacts, OfficeFolder
from tests.office_builder import KASUBAG
from tests.ui.lone_office import coverage_for_kabag, lone_workplace, pack_of
from ui.desk_page import DeskPage
from ui.dialogs.pack_dialog import PackDialog
from ui.messages import Messages, Notice
from ui.pack_door import PackDoor
from ui.settings import WindowSettings
from ui.theme import Theme
from ui.workplace import Workplace

PATIENCE = 15_000  # ms
Open = Callable[[Workplace], DeskPage]


@pytest.fixture
def settings(tmp_path: Path) -> WindowSettings:
    """What this PC's window remembers."""
    return WindowSettings(tmp_path)


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme, messages: Messages, settings: WindowSettings) -> Open:
    """Makes a desk with a door for packs."""

    def opened(workplace: Workplace) -> DeskPage:
        page = DeskPage(workplace, theme, messages, settings)
        PackDoor(page, workplace, theme, messages, settings)
        qtbot.addWidget(page)
        page.resize(1366, 728)
        page.show()
        return page

    return opened


@pytest.fixture
def lone(demo_office: Path, tmp_path: Path) -> Iterator[Workplace]:
    """Kabag at a PC that joined by a pack, with a coverage to decide on."""
    liputan = coverage_for_kabag(demo_office, tmp_path / "pc-dahulu")
    pack = tmp_path / "awal.mejasiar-tinjau"
    pack_of(demo_office, tmp_path / "pc-paket", pack, liputan)
    with lone_workplace(demo_office, pack, tmp_path / "laptop") as workplace:
        yield workplace


def dragged(path: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    return mime


def dropped(target: QWidget, path: Path) -> bool:
    """Drag a file over a widget and let it go; whether it was welcome."""
    mime, copy = dragged(path), Qt.DropAction.CopyAction
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), copy, mime, buttons, keys)
    enter.ignore()
    QApplication.sendEvent(target, enter)
    if enter.isAccepted():
        drop = QDropEvent(QPointF(9, 9), copy, mime, buttons, keys)
        QApplication.sendEvent(target, drop)
    return enter.isAccepted()


def open_dialog() -> PackDialog | None:
    windows = QApplication.topLevelWidgets()
    return next((w for w in windows if isinstance(w, PackDialog) and w.isVisible()), None)


def test_a_pack_dropped_on_the_desk_is_opened_and_other_files_are_left(
    qtbot: QtBot, desk: Open, workplace: Callable[[str], Workplace], tmp_path: Path
) -> None:
    page = desk(workplace(KASUBAG))
    assert not dropped(page, tmp_path / "foto.jpg")
    assert open_dialog() is None
    pack = tmp_path / "senin.mejasiar-tinjau"
    pack.write_bytes(b"bukan paket")
    assert dropped(page, pack)
    dialog = open_dialog()
    assert dialog is not None
    qtbot.waitUntil(lambda: bool(dialog.banners.banners()), timeout=PATIENCE)
    assert "bukan paket" in dialog.banners.banners()[0].notice.sentence
    dialog.close()


def test_a_lone_pc_offers_to_carry_what_waits(
    qtbot: QtBot, desk: Open, lone: Workplace, told: list[Notice]
) -> None:
    desk(lone)
    lone.start()
    qtbot.waitUntil(lambda: lone.last_visit is not None, timeout=PATIENCE)
    assert told == []  # nothing to carry, and that the folder is away is its everyday
    (card,) = lone.station.queries.open_cards()
    lone.act(card.id, acts.CoverageRejected("Fotonya gelap"))
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE)
    assert told[0].sentence.startswith("1 tindakan menunggu dikirim.")
    assert told[0].action is not None
    assert told[0].action.text == "Simpan keputusan ke paket…"


def test_a_connected_pc_offers_nothing(
    qtbot: QtBot, desk: Open, workplace: Callable[[str], Workplace], told: list[Notice]
) -> None:
    here = workplace(KASUBAG)
    desk(here)
    qtbot.waitUntil(lambda: here.last_visit is not None, timeout=PATIENCE)
    assert [notice for notice in told if "paket" in notice.sentence] == []


def test_a_lone_pc_that_comes_to_the_network_learns_where_its_office_lies(
    qtbot: QtBot,
    desk: Open,
    lone: Workplace,
    settings: WindowSettings,
    demo_office: Path,
    told: list[Notice],
    tmp_path: Path,
) -> None:
    page = desk(lone)
    door = next(child for child in page.children() if isinstance(child, PackDoor))
    assert door.open().offers.folder.isVisible()
    refused: list[Failure] = []
    lone.tasks.failure_unanswered.connect(refused.append)
    door.connect_to(tmp_path / "bukan-kantor")
    qtbot.waitUntil(lambda: [each.code for each in refused] == ["office_offline"])
    other = tmp_path / "kantor-lain"
    other.mkdir()
    OfficeFolder(other).create(OfficeFacts("ab" * 32, "Kantor lain"))
    door.connect_to(other)
    qtbot.waitUntil(lambda: refused[-1].code == "office_other")
    assert settings.office is None
    door.connect_to(demo_office)
    qtbot.waitUntil(lambda: settings.office == demo_office)
    assert "Folder kantor dicatat" in told[-1].sentence
    dialog = open_dialog()
    assert dialog is not None
    dialog.close()
