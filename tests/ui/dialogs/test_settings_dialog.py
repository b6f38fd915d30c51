"""Pengaturan PC ini: what is kept is said, bounded, applied at once, and there after a restart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.media.keeping import GB, Keeping
from ui.dialogs.settings_dialog import SettingsDialog
from ui.settings import NUMBERS, Kept, WindowSettings
from ui.texts.keeping import KEPT
from ui.theme import Theme
from ui.workplace import Workplace

Sit = Callable[[str], Workplace]


@pytest.fixture
def office(workplace: Sit) -> Workplace:
    return workplace("Kepala Bagian")


@pytest.fixture
def settings(tmp_path: Path) -> WindowSettings:
    return WindowSettings(tmp_path)


@pytest.fixture
def dialog(
    qtbot: QtBot, office: Workplace, theme: Theme, settings: WindowSettings
) -> SettingsDialog:
    dialog = SettingsDialog(office, theme, settings)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def words(dialog: SettingsDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel)]


def test_each_setting_has_its_bounds_and_its_words() -> None:
    assert {field.name for field in fields(Kept)} == set(NUMBERS) == set(KEPT)


def test_each_says_what_it_is_usually_and_what_it_means(dialog: SettingsDialog) -> None:
    assert [box.value() for box in dialog.numbers.values()] == [30, 20, 20, 10]
    told = words(dialog)
    assert told.count("Bawaan 20 GB") == 2
    assert {"Bawaan 30 hari", "Bawaan 10 menit"} <= set(told)
    assert all(meaning in told for _, _, meaning in KEPT.values())
    assert dialog.keep.closed_reason == "Belum ada yang diubah."


def test_what_is_kept_applies_at_once_and_after_a_restart(
    qtbot: QtBot, dialog: SettingsDialog, office: Workplace, tmp_path: Path
) -> None:
    dialog.numbers["days"].setValue(90)
    dialog.numbers["own_gb"].setValue(200)
    qtbot.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    kept = Keeping(days=90, own_bytes=200 * GB, carried_bytes=20 * GB)
    assert office.station.care.keeping == kept
    assert WindowSettings(tmp_path).keeping == kept
    assert not dialog.keep.isEnabled()
    assert dialog.banners.banners()[0].notice.sentence.startswith("Disimpan.")


def test_the_lock_of_the_screen_applies_at_once_and_never_is_a_choice(
    qtbot: QtBot, dialog: SettingsDialog, tmp_path: Path
) -> None:
    box = dialog.numbers["idle_minutes"]
    box.setValue(0)
    assert box.text() == "Tidak pernah"
    with qtbot.waitSignal(dialog.kept):
        qtbot.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    assert WindowSettings(tmp_path).idle_minutes == 0
    assert dialog.banners.banners()[0].notice.sentence == "Disimpan."


def test_what_the_disk_did_not_take_is_said_and_can_be_kept_again(
    qtbot: QtBot, office: Workplace, theme: Theme, tmp_path: Path
) -> None:
    profile = tmp_path / "profil"
    profile.write_text("sebuah berkas di tempat folder")
    dialog = SettingsDialog(office, theme, WindowSettings(profile))
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.numbers["days"].setValue(90)
    qtbot.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    (told,) = dialog.banners.banners()
    assert "belum tersimpan di PC ini" in told.notice.sentence
    assert office.station.care.keeping.days == 90
    profile.unlink()
    assert dialog.keep.isEnabled()
    qtbot.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    (told,) = dialog.banners.banners()
    assert told.notice.sentence.startswith("Disimpan.")
    assert WindowSettings(profile).kept.days == 90


def test_a_number_outside_its_bounds_cannot_be_set(dialog: SettingsDialog) -> None:
    for name, box in dialog.numbers.items():
        box.setValue(-1)
        assert box.value() == NUMBERS[name].least
        box.setValue(1_000_000)
        assert box.value() == NUMBERS[name].most


def test_the_usual_values_are_one_click_away(
    qtbot: QtBot, dialog: SettingsDialog, settings: WindowSettings
) -> None:
    dialog.numbers["carried_gb"].setValue(500)
    qtbot.mouseClick(dialog.usual, Qt.MouseButton.LeftButton)
    assert dialog.chosen == Kept()
    assert not dialog.usual.isEnabled()


def test_it_says_how_much_lies_here(
    qtbot: QtBot, office: Workplace, theme: Theme, settings: WindowSettings
) -> None:
    data = office.station.profile.staging / "berkas" / "data"
    data.mkdir(parents=True)
    (data / "foto.jpg").write_bytes(b"x" * 3_200_000)
    dialog = SettingsDialog(office, theme, settings)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: dialog.used.text().startswith("Terpakai kini: "))
    assert "3,2 MB diserahkan di sini, 0 B disiapkan dibawa" in dialog.used.text()


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_it_fits_the_office_laptop(
    qapp: QApplication, theme: Theme, dialog: SettingsDialog, scale: float
) -> None:
    theme.apply(qapp, "dark", scale)
    assert dialog.minimumSizeHint().width() <= 1366
    assert dialog.minimumSizeHint().height() <= 708
