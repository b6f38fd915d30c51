"""Acting officers: appointed for whole days, over their own name, by an administrator."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.roles import Role
from tests.office_builder import ADMIN, KABAG, KASUBAG
from ui.dialogs.acting_form import ActingWish
from ui.dialogs.appointments_dialog import AppointmentsDialog
from ui.messages import Messages
from ui.theme import Theme
from ui.widgets.question_dialog import QuestionDialog
from ui.workplace import Workplace

DAY = 86_400_000
TITLE = "Kepala Bagian Protokol dan Komunikasi Pimpinan"


@pytest.fixture
def open_dialog(
    qtbot: QtBot, workplace: Callable[[str], Workplace], theme: Theme, messages: Messages
) -> Callable[[str], AppointmentsDialog]:
    def make(name: str) -> AppointmentsDialog:
        dialog = AppointmentsDialog(workplace(name), theme, messages)
        qtbot.addWidget(dialog)
        messages.stand_over(dialog)
        dialog.open()
        return dialog

    return make


def _lines(dialog: AppointmentsDialog) -> list[list[str]]:
    model = dialog.table.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def _choose(dialog: AppointmentsDialog, post: str, person: str) -> None:
    dialog.form.post.setCurrentIndex(dialog.form.post.findText(post))
    dialog.form.person.setCurrentIndex(dialog.form.person.findText(person))


def test_it_says_who_holds_which_post_now(open_dialog: Callable[[str], AppointmentsDialog]) -> None:
    lines = _lines(open_dialog(KASUBAG))
    assert lines[0] == ["Kabag", KABAG, TITLE, "sampai diakhiri"]
    assert [line[0] for line in lines] == ["Kabag", "Kasubag", "Pelaksana", "Pelaksana"]


def test_an_acting_officer_is_appointed_and_may_act_at_once(
    qtbot: QtBot,
    open_dialog: Callable[[str], AppointmentsDialog],
    workplace: Callable[[str], Workplace],
) -> None:
    dialog = open_dialog(KASUBAG)
    _choose(dialog, TITLE, ADMIN)
    qtbot.mouseClick(dialog.form.appoint, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(_lines(dialog)) == 5)
    role, name, title, days = _lines(dialog)[1]
    assert (role, name, title) == ("Kabag", ADMIN, f"Plh. {TITLE}")
    assert "belum mulai" not in days
    seat = workplace(KASUBAG)
    holders = seat.office.holders(Role.KABAG, seat.now)
    assert {post.acting for post in holders} == {"", "plh"}


def test_the_days_are_whole_ones_of_the_office_s_zone_the_last_included(
    open_dialog: Callable[[str], AppointmentsDialog],
) -> None:
    form = open_dialog(KASUBAG).form
    form.first.setDate(QDate(2026, 11, 25))
    form.last.setDate(QDate(2026, 11, 26))
    wish: ActingWish = form.wish()
    assert (wish.first, wish.last) == (date(2026, 11, 25), date(2026, 11, 26))
    assert wish.ends_at - wish.starts_at == 2 * DAY
    assert wish.starts_at == 1_795_539_600_000  # 25 November 2026, 00.00 WIB


def test_what_does_not_fit_is_said_where_it_stands(
    open_dialog: Callable[[str], AppointmentsDialog],
) -> None:
    dialog = open_dialog(KASUBAG)
    form = dialog.form
    _choose(dialog, TITLE, KABAG)
    assert form.reason == "Ia sendiri pejabat itu. Pilih orang lain."
    _choose(dialog, TITLE, ADMIN)
    assert form.reason == ""
    form.last.setDate(form.first.date().addDays(-1))
    assert form.reason == "Isi hari mulai dan hari selesai; selesai harus sesudah mulai."


def test_an_appointment_is_ended_with_a_reason(
    qtbot: QtBot, open_dialog: Callable[[str], AppointmentsDialog]
) -> None:
    dialog = open_dialog(KASUBAG)
    assert dialog.end.closed_reason == "Pilih baris yang akan diakhiri dahulu."
    dialog.table.selectRow(3)
    qtbot.mouseClick(dialog.end, Qt.MouseButton.LeftButton)
    asked = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QuestionDialog))
    asked.field.setPlainText("Mutasi")
    qtbot.mouseClick(asked.yes, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(_lines(dialog)) == 3)
    assert dialog.banners.banners()[-1].notice.sentence.startswith("Diakhiri: ")


def test_who_is_no_administrator_reads_and_is_told_who_could(
    open_dialog: Callable[[str], AppointmentsDialog],
) -> None:
    dialog = open_dialog(KABAG)
    assert len(_lines(dialog)) == 4
    assert dialog.form.isHidden()
    assert dialog.end.isHidden()
    assert dialog.why.text() == (
        f"Hanya administrator yang dapat melakukannya. Yang dapat: {KASUBAG}."
    )
