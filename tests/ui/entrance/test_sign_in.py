"""A wrong passphrase costs a growing pause; the right person is offered the right way in."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.demo.office import demo_person
from app.errors import Refusal, Unavailable
from ui.entrance.sign_in import (
    CAPS,
    DemoSignInPage,
    PassphraseForm,
    SignInPage,
)
from ui.theme import Theme
from ui.workplace import Workplace


@pytest.fixture
def form(qtbot: QtBot, theme: Theme) -> PassphraseForm:
    form = PassphraseForm(theme)
    qtbot.addWidget(form)
    return form


def second_passes(form: PassphraseForm) -> None:
    timer = form.findChild(QTimer)
    assert timer is not None
    timer.timeout.emit()


def test_each_wrong_passphrase_makes_the_pause_longer(form: PassphraseForm) -> None:
    form.refuse(Refusal("wrong_passphrase"))
    assert form.is_pausing
    second_passes(form)
    assert not form.is_pausing
    form.refuse(Refusal("wrong_passphrase"))
    second_passes(form)
    assert form.is_pausing
    second_passes(form)
    assert not form.is_pausing


def test_nothing_is_tried_during_the_pause(qtbot: QtBot, form: PassphraseForm) -> None:
    form.refuse(Refusal("wrong_passphrase"))
    form.line.setText("rahasia")
    with qtbot.assertNotEmitted(form.entered):
        form.enter()
    second_passes(form)
    form.line.setText("rahasia")
    with qtbot.waitSignal(form.entered) as entered:
        form.enter()
    assert entered.args == ["rahasia"]


def test_the_worlds_trouble_costs_no_pause(form: PassphraseForm) -> None:
    form.refuse(Unavailable("secret_unreadable", reason="x"))
    assert not form.is_pausing
    assert form.line.isEnabled()


def test_a_real_office_asks_for_the_passphrase_of_the_chosen_name(
    qtbot: QtBot, theme: Theme, workplace: Callable[[str], Workplace]
) -> None:
    made = workplace("Kepala Bagian")
    made.sign_out()
    page = SignInPage(made, theme)
    qtbot.addWidget(page)
    page.people.choose(demo_person(made.station, "Kepala Bagian"))
    page.passphrase.line.setText("salah")
    page.enter.click()
    qtbot.waitUntil(lambda: page.passphrase.is_pausing)
    assert made.person == ""
    second_passes(page.passphrase)
    page.passphrase.line.setText("demo")
    with qtbot.waitSignal(page.signed_in):
        page.enter.click()
    assert made.name_of(made.person) == "Kepala Bagian"


def test_the_demo_offers_its_posts_in_the_order_of_the_procedure(
    qtbot: QtBot, theme: Theme, workplace: Callable[[str], Workplace]
) -> None:
    made = workplace("Kepala Bagian")
    page = DemoSignInPage(made, theme)
    qtbot.addWidget(page)
    assert page.people.names == [
        "Admin Media Sosial",
        "Pelaksana Peliputan",
        "Kepala Sub Bagian",
        "Kepala Bagian",
    ]


def test_one_click_on_a_post_of_the_demo_signs_in(
    qtbot: QtBot, theme: Theme, workplace: Callable[[str], Workplace]
) -> None:
    made = workplace("Kepala Bagian")
    made.sign_out()
    page = DemoSignInPage(made, theme)
    qtbot.addWidget(page)
    page.show()
    row = page.people.model().index(2, 0)
    with qtbot.waitSignal(page.signed_in):
        qtbot.mouseClick(
            page.people.viewport(),
            Qt.MouseButton.LeftButton,
            pos=page.people.visualRect(row).center(),
        )
    assert made.name_of(made.person) == "Kepala Sub Bagian"


def test_who_sat_here_last_is_chosen_and_only_types_the_passphrase(
    qtbot: QtBot, theme: Theme, workplace: Callable[[str], Workplace]
) -> None:
    made = workplace("Kepala Bagian")
    last = demo_person(made.station, "Kepala Bagian")
    page = SignInPage(made, theme, last)
    qtbot.addWidget(page)
    assert page.people.person == last
    assert page.focusProxy() is page.passphrase.line


def test_enter_on_a_name_goes_on_to_the_passphrase(
    qtbot: QtBot, theme: Theme, workplace: Callable[[str], Workplace]
) -> None:
    page = SignInPage(workplace("Kepala Bagian"), theme)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.people.taken) as taken:
        qtbot.keyClick(page.people, Qt.Key.Key_Down)
        qtbot.keyClick(page.people, Qt.Key.Key_Return)
    assert taken.args == [page.people.person]


def test_a_capital_without_shift_asks_for_caps_lock(qtbot: QtBot, form: PassphraseForm) -> None:
    note = form.findChild(QLabel, "note")
    assert note is not None
    qtbot.keyClick(form.line, "A")
    assert note.text() == CAPS
    qtbot.keyClick(form.line, "a")
    assert note.text() == ""
