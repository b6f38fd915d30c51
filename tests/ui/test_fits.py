"""On the office's laptops, at the largest text, everything is shown whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.errors import Refusal, Unavailable
from app.sop_file import default_sop
from tests.office_builder import KABAG, KASUBAG
from tests.ui.fitting import at_size, misfits
from tests.ui.tabs.archive_office import other_pc
from ui.dialogs.appointments_dialog import AppointmentsDialog
from ui.dialogs.health_dialog import HealthDialog
from ui.dialogs.pack_dialog import PackDialog
from ui.dialogs.people_dialog import PeopleDialog
from ui.dialogs.restore_dialog import RestoreDialog
from ui.entrance.folder_page import FolderPage
from ui.entrance.found_page import FoundPage
from ui.entrance.join_page import JoinPage
from ui.entrance.lock_page import LockPage
from ui.entrance.notice_page import TroublePage, WaitingPage
from ui.entrance.seat_page import SeatPage
from ui.entrance.sign_in import DemoSignInPage, SignInPage
from ui.entrance.welcome import WelcomePage
from ui.messages import Messages
from ui.tabs.laporan import LaporanTab
from ui.theme import Theme
from ui.workplace import Workplace

LAPTOP = (1366, 716)  # what a maximised window leaves of 1366 × 768
SCREEN = (1920, 1028)
OFFICE = "Bagian Protokol dan Komunikasi Pimpinan"
Make = Callable[[Theme, Messages, Workplace], QWidget]
Made = Callable[[Make, str, float], QWidget]


@pytest.fixture
def made(
    qtbot: QtBot,
    qapp: QApplication,
    theme: Theme,
    messages: Messages,
    workplace: Callable[[str], Workplace],
) -> Made:
    """Make a page or a dialog for a person, with the text that large."""

    def make(what: Make, name: str, scale: float) -> QWidget:
        theme.apply(qapp, "light", scale)
        widget = what(theme, messages, workplace(name))
        widget.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(widget)
        return widget

    return make


def fits(qtbot: QtBot, page: QWidget) -> None:
    """It does once it is laid out; else this tells what does not."""

    def check() -> None:
        assert misfits(page) == []

    qtbot.waitUntil(check)


def joining(theme: Theme, messages: Messages, workplace: Workplace) -> QWidget:
    page = JoinPage(theme, messages)
    page.refuse(Refusal("invitation_of_other_office", office=OFFICE))
    return page


def signing_in(theme: Theme, messages: Messages, workplace: Workplace) -> QWidget:
    page = SignInPage(workplace, theme)
    page.passphrase.refuse(Refusal("wrong_passphrase"))
    return page


PAGES: Mapping[str, Make] = {
    "welcome": lambda theme, messages, workplace: WelcomePage(theme),
    "join": joining,
    "found": lambda theme, messages, workplace: FoundPage(theme, messages, default_sop()),
    "folder": lambda theme, messages, workplace: FolderPage(theme, messages, OFFICE),
    "seat": lambda theme, messages, workplace: SeatPage(theme, "Pelaksana Peliputan", OFFICE),
    "trouble": lambda theme, messages, workplace: TroublePage(
        theme, Unavailable("office_offline", folder="Z:/"), [("Coba lagi", lambda: None)]
    ),
    "waiting": lambda theme, messages, workplace: WaitingPage(theme, "Mengambil riwayat kantor…"),
    "lock": lambda theme, messages, workplace: LockPage(workplace, theme),
    "sign in": signing_in,
    "demo": lambda theme, messages, workplace: DemoSignInPage(workplace, theme),
}


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("name", PAGES)
def test_every_page_of_the_entrance_is_shown_whole(
    qtbot: QtBot, made: Made, name: str, scale: float
) -> None:
    for size in (LAPTOP, SCREEN):
        fits(qtbot, at_size(made(PAGES[name], KABAG, scale), *size))


DIALOGS: Mapping[str, Make] = {
    "people": lambda theme, messages, workplace: PeopleDialog(workplace, theme, messages),
    "appointments": lambda theme, messages, workplace: AppointmentsDialog(
        workplace, theme, messages
    ),
    "packs": lambda theme, messages, workplace: PackDialog(workplace, theme, messages),
    "restore": lambda theme, messages, workplace: RestoreDialog(
        workplace.station.folder, workplace.station.profile, workplace.tasks, theme, messages
    ),
    "health": lambda theme, messages, workplace: HealthDialog(workplace, theme, messages),
}


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("name", DIALOGS)
def test_every_dialog_stays_on_the_screen_of_a_laptop_and_is_shown_whole(
    qtbot: QtBot, made: Made, messages: Messages, name: str, scale: float
) -> None:
    dialog = made(DIALOGS[name], KASUBAG, scale)
    messages.stand_over(dialog)
    dialog.show()
    room = dialog.screen().availableGeometry()
    assert room.contains(dialog.geometry())
    fits(qtbot, dialog)
    fits(qtbot, at_size(dialog, *SCREEN))


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_the_months_report_needs_no_scrolling_sideways(
    qtbot: QtBot,
    qapp: QApplication,
    theme: Theme,
    messages: Messages,
    demo_office: Path,
    workplace: Callable[[str], Workplace],
    tmp_path: Path,
    scale: float,
) -> None:
    with other_pc(demo_office, tmp_path / "lain") as pc:
        title = "Rapat koordinasi penanganan banjir bersama camat dan kepala desa"
        coverage = pc.opens(title)
    theme.apply(qapp, "light", scale)
    seat = workplace(KABAG)
    tab = LaporanTab(seat, theme, messages)
    qtbot.addWidget(tab)
    messages.stand_over(tab)
    at_size(tab, *LAPTOP)
    qtbot.waitUntil(lambda: seat.station.queries.card(coverage) is not None, timeout=10_000)
    tab.show_coverage(coverage)
    qtbot.waitUntil(lambda: tab.model.row_of(coverage) >= 0, timeout=10_000)
    fits(qtbot, tab)
