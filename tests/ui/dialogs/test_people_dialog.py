"""The administrator takes people in, gives posts and hands out invitations, in a real office."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.domain.roles import Role
from app.ledger.invitation import read_invitation
from ui.dialogs.people_dialog import PeopleDialog
from ui.messages import Messages, Notice
from ui.theme import Theme
from ui.workplace import Workplace

Sit = Callable[[str], Workplace]


@pytest.fixture
def office(workplace: Sit) -> Workplace:
    """The administrator's."""
    return workplace("Kepala Sub Bagian")


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme, messages: Messages, office: Workplace) -> PeopleDialog:
    dialog = PeopleDialog(office, theme, messages)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def names(dialog: PeopleDialog) -> list[str]:
    cells = [dialog.table.item(row, 0) for row in range(dialog.table.rowCount())]
    return [cell.text() for cell in cells if cell]


def choose(dialog: PeopleDialog, name: str) -> None:
    dialog.table.selectRow(names(dialog).index(name))


def saved(target: Path) -> None:
    """Answer the one file dialog that is open."""
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog)]
    assert len(found) == 1
    found[0].filesSelected.emit([str(target)])
    found[0].reject()


def held_up(office: Workplace) -> threading.Event:
    """What is done from now on waits until this is set."""
    gate = threading.Event()
    office.tasks.change(lambda _: gate.wait(5), lambda _: None)
    return gate


def is_asked_where() -> bool:
    return any(isinstance(w, QFileDialog) for w in QApplication.topLevelWidgets())


def test_everybody_stands_there_with_their_post(dialog: PeopleDialog) -> None:
    assert "Kepala Sub Bagian · administrator" in names(dialog)
    row = names(dialog).index("Kepala Bagian")
    post, state = dialog.table.item(row, 3), dialog.table.item(row, 4)
    assert post is not None
    assert post.text() == "Kepala Bagian Protokol dan Komunikasi Pimpinan"
    assert state is not None
    assert state.text() == "sudah masuk"


def test_a_new_person_gets_an_invitation_that_seats_them(
    qtbot: QtBot, dialog: PeopleDialog, office: Workplace, tmp_path: Path
) -> None:
    assert not dialog.person.add.isEnabled()
    qtbot.keyClicks(dialog.person.name, "Budi Santoso")
    qtbot.mouseClick(dialog.person.add, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(is_asked_where)
    saved(tmp_path / "undangan.toml")
    invitation = read_invitation((tmp_path / "undangan.toml").read_text(encoding="utf-8"))
    assert office.name_of(invitation.keys[0].person) == "Budi Santoso"
    assert "Budi Santoso" in names(dialog)
    assert dialog.person.name.text() == ""


def test_a_post_is_given_to_the_person_who_is_chosen(
    qtbot: QtBot, dialog: PeopleDialog, office: Workplace
) -> None:
    choose(dialog, "Admin Media Sosial")
    dialog.post.role.setCurrentIndex(dialog.post.role.findData(Role.KABAG.value))
    assert dialog.post.title.text().startswith("Kepala Bagian")
    with qtbot.waitSignal(office.office_changed):
        qtbot.mouseClick(dialog.post.appoint, Qt.MouseButton.LeftButton)
    holders = [post.person for post in office.office.holders(Role.KABAG, office.now)]
    assert dialog.chosen_key in holders


def test_an_invitation_that_cannot_be_saved_there_is_not_lost(
    qtbot: QtBot, dialog: PeopleDialog, tmp_path: Path
) -> None:
    choose(dialog, "Kepala Bagian")
    qtbot.mouseClick(dialog.issue, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(is_asked_where)
    saved(tmp_path / "tidak-ada" / "undangan.toml")
    banner = dialog.banners.banners()[0]
    assert "Pilih folder lain" in banner.notice.sentence
    assert banner.notice.action is not None


def test_who_may_not_arrange_the_office_is_told_so_in_the_dialog(
    qtbot: QtBot, theme: Theme, messages: Messages, workplace: Sit
) -> None:
    dialog = PeopleDialog(workplace("Kepala Bagian"), theme, messages)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.open()
    choose(dialog, "Admin Media Sosial")
    qtbot.mouseClick(dialog.post.appoint, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(dialog.banners.banners()))
    assert "administrator" in dialog.banners.banners()[0].notice.sentence


def test_a_name_half_typed_does_not_go_by_one_escape(qtbot: QtBot, dialog: PeopleDialog) -> None:
    qtbot.keyClicks(dialog.person.name, "Budi Santo")
    qtbot.keyClick(dialog.person.name, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    told = [banner.notice.sentence for banner in dialog.banners.banners()]
    assert [each for each in told if "belum disimpan" in each] == told
    qtbot.keyClick(dialog.person.name, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_what_was_handed_over_is_not_warned_of_and_told_in_the_window(
    qtbot: QtBot, theme: Theme, messages: Messages, office: Workplace, told: list[Notice]
) -> None:
    dialog = PeopleDialog(office, theme, messages)
    dialog.open()
    choose(dialog, "Kepala Bagian")
    qtbot.keyClicks(dialog.post.title, " (sementara)")
    gate = held_up(office)
    qtbot.mouseClick(dialog.post.appoint, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.mouseClick(dialog.leave, Qt.MouseButton.LeftButton)
    gate.set()
    qtbot.waitUntil(lambda: len(told) == 1)
    assert told[0].sentence == "Jabatan diberikan; berlaku begitu terkirim."


def test_an_invitation_is_offered_also_where_the_dialog_was_closed_at_once(
    qtbot: QtBot, theme: Theme, messages: Messages, office: Workplace, tmp_path: Path
) -> None:
    dialog = PeopleDialog(office, theme, messages)
    dialog.open()
    qtbot.keyClicks(dialog.person.name, "Budi Santoso")
    gate = held_up(office)
    qtbot.mouseClick(dialog.person.add, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(dialog.destroyed):
        dialog.done(0)
    gate.set()
    qtbot.waitUntil(is_asked_where)
    saved(tmp_path / "undangan.toml")
    assert (tmp_path / "undangan.toml").exists()
