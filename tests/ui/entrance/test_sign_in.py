"""A wrong passphrase costs a growing pause; the right person is offered the right way in."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from app.errors import Refusal, Unavailable
from ui.entrance.sign_in import (
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
    page.people.setCurrentIndex(page.people.findText("Kepala Bagian"))
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
    assert [button.text() for button in page.buttons.values()] == [
        "Admin Media Sosial",
        "Pelaksana Peliputan",
        "Kepala Sub Bagian",
        "Kepala Bagian",
    ]
