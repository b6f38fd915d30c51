"""A new PC waits for the office's history, then seats the invited person at their own desk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.administration import Invited
from app.desk import Done
from app.ledger.invitation import Invitation
from app.ledger.profile import Profile
from app.opening import invitation_of, join_here
from app.station import Station
from ui.desk_page import DeskPage
from ui.entrance.notice_page import WaitingPage
from ui.entrance.seat_page import SeatPage
from ui.main_window import MainWindow
from ui.messages import Messages
from ui.settings import WindowSettings
from ui.sitting import Sitting
from ui.tasks import Tasks
from ui.theme import Theme
from ui.workplace import Workplace

PATIENCE = 20_000  # ms; a real passphrase is stretched on purpose


@pytest.fixture
def invitation(qtbot: QtBot, workplace: Callable[[str], Workplace]) -> Invitation:
    """Of a person whom the administrator has just taken in, delivered to the ledger."""
    admin = workplace("Kepala Sub Bagian")
    made: list[Invited] = []

    def work() -> Done:
        made.append(admin.station.administration().add_person("Budi Santoso"))
        return made[0].done

    admin.administer(work)
    qtbot.waitUntil(lambda: bool(made) and admin.station.replica.pending_count() == 0)
    return invitation_of(admin.station, made[0])


@pytest.fixture
def station(demo_office: Path, tmp_path: Path, invitation: Invitation) -> Iterator[Station]:
    """A PC that joined by it and has not been at the share yet."""
    station = join_here(demo_office, Profile(tmp_path / "pc-budi"), invitation)
    yield station
    station.close()


@pytest.fixture
def sitting(
    qtbot: QtBot,
    station: Station,
    invitation: Invitation,
    theme: Theme,
    messages: Messages,
    tmp_path: Path,
) -> Iterator[tuple[Sitting, MainWindow, Workplace]]:
    window, tasks = MainWindow(theme), Tasks()
    qtbot.addWidget(window)
    made = Workplace(station, tasks)
    settings = WindowSettings(tmp_path)
    yield Sitting(window, made, theme, messages, settings, invitation), window, made
    assert tasks.close(10.0)


def test_an_invited_person_waits_chooses_a_passphrase_and_sits_down(
    qtbot: QtBot, sitting: tuple[Sitting, MainWindow, Workplace]
) -> None:
    seat, window, workplace = sitting
    seat.begin()
    assert isinstance(window.page, WaitingPage)
    window.page.show_pulled(1200, 30000)
    words = [label.text() for label in window.page.progress.findChildren(QLabel)]
    assert words == ["Mengambil riwayat kantor… · 1.200 dari 30.000"]
    workplace.start()
    qtbot.waitUntil(lambda: isinstance(window.page, SeatPage), timeout=PATIENCE)
    page = window.page
    assert isinstance(page, SeatPage)
    assert page.title.text() == "Selamat datang, Budi Santoso"
    page.passphrase.first.setText("panjang")
    page.passphrase.again.setText("lain")
    page.go_on.click()
    assert workplace.person == ""
    page.passphrase.again.setText("panjang")
    page.go_on.click()
    qtbot.waitUntil(lambda: isinstance(window.page, DeskPage), timeout=PATIENCE)
    assert workplace.name_of(workplace.person) == "Budi Santoso"


def test_without_the_folder_the_waiting_page_says_what_to_do(
    qtbot: QtBot, sitting: tuple[Sitting, MainWindow, Workplace], demo_office: Path
) -> None:
    seat, window, workplace = sitting
    demo_office.rename(demo_office.with_name("dicabut"))
    seat.begin()
    workplace.start()
    page = window.page
    assert isinstance(page, WaitingPage)
    qtbot.waitUntil(lambda: "tidak dapat dijangkau" in page.wrong.text(), timeout=PATIENCE)
