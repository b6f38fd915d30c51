"""A run of the program from the command line to the desk, on a real office."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QMenu
from pytestqt.qtbot import QtBot

from app.domain.acts import Activity, CoverageReceived
from app.ledger.office_folder import OfficeFolder
from app.ledger.profile import Profile
from app.media.limits import Limits
from tests.office_builder import KASUBAG, Pc, ToldClock
from tests.ui.runs import PATIENCE, Begin, begin, desk_of
from ui.desk_actions import DeskActions
from ui.dialogs.settings_dialog import SettingsDialog
from ui.entrance.lock_page import LockPage
from ui.entrance.notice_page import TroublePage
from ui.entrance.sign_in import DemoSignInPage
from ui.idle import IdleWatch
from ui.workplace import Workplace

__all__ = ["begin"]


def test_the_demo_signs_in_with_one_click_per_post(qtbot: QtBot, begin: Begin) -> None:
    program = begin()
    qtbot.waitUntil(lambda: isinstance(program.window.page, DemoSignInPage), timeout=PATIENCE)
    page = program.window.page
    assert isinstance(page, DemoSignInPage)
    names = page.people.names
    assert sorted(names) == [
        "Admin Media Sosial",
        "Kepala Bagian",
        "Kepala Sub Bagian",
        "Pelaksana Peliputan",
    ]
    row = page.people.model().index(names.index("Kepala Bagian"), 0)
    at = page.people.visualRect(row).center()
    qtbot.mouseClick(page.people.viewport(), Qt.MouseButton.LeftButton, pos=at)
    desk = desk_of(qtbot, program)
    assert desk.header.tabs.button("kabag").isChecked()
    assert desk.header.user.text() == "Kepala Bagian"


def test_what_waits_is_counted_on_the_tabs_as_it_comes(
    qtbot: QtBot, begin: Begin, workplace: Callable[[str], Workplace]
) -> None:
    program = begin("Kepala Bagian")
    desk = desk_of(qtbot, program)
    other = workplace("Pelaksana Peliputan")
    activity = Activity("Panen raya", "kdh", other.now, "Desa Kujan", ())
    other.open(activity, lambda coverage_id: None)
    qtbot.waitUntil(lambda: desk.header.tabs.button("pelaksana").count == 1, timeout=PATIENCE)
    assert desk.header.tabs.button("kabag").count == 0


def test_a_search_drops_down_what_was_found(
    qtbot: QtBot, begin: Begin, workplace: Callable[[str], Workplace]
) -> None:
    program = begin("Kepala Bagian")
    desk = desk_of(qtbot, program)
    other = workplace("Pelaksana Peliputan")
    other.open(Activity("Panen raya", "kdh", other.now, "Kujan", ()), lambda coverage_id: None)
    qtbot.waitUntil(lambda: desk.header.tabs.button("pelaksana").count == 1, timeout=PATIENCE)
    qtbot.keyClicks(desk.header.search, "panen")
    qtbot.waitUntil(desk.results.isVisible, timeout=PATIENCE)
    assert desk.results.list.item(0).text().startswith("Panen raya")
    qtbot.keyClick(desk.results, Qt.Key.Key_Escape)
    assert not desk.results.isVisible()


def test_settings_that_make_no_sense_are_told_and_the_defaults_hold(
    qtbot: QtBot, begin: Begin, tmp_path: Path
) -> None:
    (tmp_path / "pc").mkdir()
    (tmp_path / "pc" / "settings.toml").write_text("[media]\nphoto_mb = 0\n")
    program = begin("Kepala Bagian")
    desk = desk_of(qtbot, program)
    told = [label.text() for label in desk.banners.findChildren(QLabel)]
    assert any("media.photo_mb: harus antara 1..2000" in line for line in told)
    assert program.workplace is not None
    assert program.workplace.station.workers.limits == Limits()


def test_a_folder_that_went_away_is_told_and_work_goes_on_until_it_is_back(
    qtbot: QtBot, begin: Begin, demo_office: Path
) -> None:
    program = begin("Pelaksana Peliputan")
    desk = desk_of(qtbot, program)
    qtbot.waitUntil(lambda: desk.header.connection.text() == "Tersambung", timeout=PATIENCE)
    away = demo_office.with_name("dicabut")
    os.rename(demo_office, away)
    workplace = program.workplace
    assert workplace is not None
    activity = Activity("Panen raya", "kdh", workplace.now, "Kujan", ())
    workplace.open(activity, lambda coverage_id: None)
    told = "Terputus · 1 tindakan menunggu dikirim"
    qtbot.waitUntil(lambda: desk.header.connection.text() == told, timeout=PATIENCE)
    os.rename(away, demo_office)
    qtbot.waitUntil(lambda: desk.header.connection.text() == "Tersambung", timeout=PATIENCE)


def test_the_lock_keeps_the_desk_and_gives_it_back(qtbot: QtBot, begin: Begin) -> None:
    program = begin("Kepala Bagian")
    desk = desk_of(qtbot, program)
    assert program.sitting is not None
    program.sitting.lock()
    page = program.window.page
    assert isinstance(page, LockPage)
    qtbot.mouseClick(page.open, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: program.window.page is desk, timeout=PATIENCE)


def test_how_soon_the_screen_locks_is_set_in_the_window_and_applies_at_once(
    qtbot: QtBot, begin: Begin
) -> None:
    program = begin("Kepala Bagian")
    desk = desk_of(qtbot, program)
    idle = program.findChild(IdleWatch)
    assert idle is not None
    timer = idle.findChild(QTimer)
    assert timer is not None
    assert timer.interval() == 10 * 60_000
    actions = desk.findChild(DeskActions)
    assert actions is not None
    actions.menu.settings_requested.emit()
    dialog = desk.findChild(SettingsDialog)
    assert dialog is not None
    dialog.numbers["idle_minutes"].setValue(3)
    qtbot.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    assert timer.interval() == 3 * 60_000
    assert timer.isActive()
    dialog.close()


def test_signing_out_leads_back_to_the_door(qtbot: QtBot, begin: Begin) -> None:
    program = begin("Kepala Bagian")
    desk_of(qtbot, program)
    assert program.sitting is not None
    program.sitting.sign_out()
    assert isinstance(program.window.page, DemoSignInPage)
    assert program.workplace is not None
    assert program.workplace.person == ""


def test_a_second_window_on_the_same_profile_is_told_why_not(begin: Begin, tmp_path: Path) -> None:
    with Profile(tmp_path / "pc").held():
        page = begin().window.page
    assert isinstance(page, TroublePage)
    assert page.failure.code == "profile_in_use"
    assert "sudah terbuka" in page.hint.text()


@pytest.mark.parametrize(
    ("content", "code"),
    [("bukan toml [", "office_unreadable"), ('format = 99\noffice = "x"\n', "office_newer")],
)
def test_an_office_that_cannot_be_read_is_told_on_a_page_and_nothing_is_written(
    qtbot: QtBot, begin: Begin, tmp_path: Path, content: str, code: str
) -> None:
    root = tmp_path / "lain"
    root.mkdir()
    (root / "mejasiar.toml").write_text(content)
    program = begin(office=root)
    qtbot.waitUntil(lambda: isinstance(program.window.page, TroublePage), timeout=PATIENCE)
    assert isinstance(program.window.page, TroublePage)
    assert program.window.page.failure.code == code
    assert os.listdir(root) == ["mejasiar.toml"]


def test_the_window_stands_where_it_stood(qtbot: QtBot, begin: Begin, tmp_path: Path) -> None:
    first = begin("Kepala Bagian")
    desk_of(qtbot, first)
    first.window.close()
    assert "geometry" in (tmp_path / "pc" / "window.ini").read_text()


def test_a_wrong_theme_is_changed_at_once_and_remembered(
    qtbot: QtBot, begin: Begin, tmp_path: Path
) -> None:
    program = begin("Kepala Bagian")
    desk = desk_of(qtbot, program)
    schemes = desk.header.user.menu.findChildren(QMenu)
    actions = [action for menu in schemes for action in menu.actions()]
    dark = next(action for action in actions if action.text() == "Gelap")
    dark.trigger()
    assert program.theme.dark
    program.window.close()
    assert "scheme=dark" in (tmp_path / "pc" / "window.ini").read_text()


def test_an_act_that_came_second_is_to_be_looked_at(
    qtbot: QtBot, begin: Begin, demo_office: Path, tmp_path: Path
) -> None:
    coverage = _received_twice(demo_office, tmp_path)
    program = begin("Kepala Sub Bagian")
    desk = desk_of(qtbot, program)
    qtbot.waitUntil(lambda: bool(desk.banners.banners()), timeout=PATIENCE)
    banner = desk.banners.banners()[0]
    assert "Perlu diperiksa" in banner.notice.sentence
    desk.open_tab("laporan")
    banner.action.click()
    qtbot.waitUntil(lambda: desk.header.tabs.button("kabag").isChecked(), timeout=PATIENCE)
    assert program.workplace is not None
    assert len(program.workplace.station.queries.notices(coverage)) == 1


def _received_twice(root: Path, profiles: Path) -> str:
    """A coverage that Kasubag received at two PCs before either had heard of the other."""
    folder, clock = OfficeFolder(root), ToldClock()
    first = Pc(folder, profiles / "pc-satu", clock)
    coverage = first.opens()
    first.hands_in(coverage)
    while first.station.replica.pending_count():
        first.sync()
    second = Pc(folder, profiles / "pc-dua", clock)
    for pc in (first, second):
        pc.act(KASUBAG, coverage, CoverageReceived())
    for pc in (first, second):
        pc.sync()
        pc.close()
    return coverage
