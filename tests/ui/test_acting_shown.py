"""Whoever acts for somebody else sees so on every screen, for as long as it holds."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.demo.office import demo_person
from app.domain.roles import Role
from tests.office_builder import ADMIN, KASUBAG, NOON
from tests.ui.tabs.archive_office import other_pc
from ui.desk_page import DeskPage
from ui.messages import Messages
from ui.settings import WindowSettings
from ui.theme import Theme
from ui.workplace import Workplace

MINUTE = 60_000  # ms
TITLE = "Kepala Bagian Protokol dan Komunikasi Pimpinan"
Opens = Callable[[int], DeskPage]


@pytest.fixture
def desk(
    demo_office: Path,
    workplace: Callable[[str], Workplace],
    tmp_path: Path,
    qtbot: QtBot,
    theme: Theme,
    messages: Messages,
) -> Opens:
    """The desk of the admin, who is Plh. Kabag for so many milliseconds from now on."""

    def open_desk(lasting: int) -> DeskPage:
        with other_pc(demo_office, tmp_path / "lain") as pc:
            pc.sits(KASUBAG)
            ends_at = round(time.time() * 1000) + lasting
            who, boss = demo_person(pc.station, ADMIN), pc.station.administration()
            boss.appoint(who, Role.KABAG, TITLE, acting="plh", starts_at=NOON, ends_at=ends_at)
        made = DeskPage(workplace(ADMIN), theme, messages, WindowSettings(tmp_path))
        qtbot.addWidget(made)
        made.show()
        return made

    return open_desk


def test_the_acting_post_stands_under_the_own_name(desk: Opens) -> None:
    user = desk(10 * MINUTE).header.user
    assert (user.text(), user.acting) == (ADMIN, f"Plh. {TITLE}")
    assert f"Plh. {TITLE}" in user.accessibleName()


def test_with_its_last_moment_it_is_gone_by_itself(desk: Opens, qtbot: QtBot) -> None:
    user = desk(1500).header.user
    qtbot.waitUntil(lambda: user.acting == "", timeout=10_000)
    assert user.text() == ADMIN
