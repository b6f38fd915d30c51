"""The hand that plays the demo finds what a person would see, and names what does not come."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.demo_play_hand import Hand, Stuck


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    """A page with a field, a tick and two buttons, one of them closed."""
    page = QWidget()
    column = QVBoxLayout(page)
    field, box = QLineEdit(page), QCheckBox("Instagram", page)
    field.setAccessibleName("Alasan")
    opened, closed = QPushButton("Kembalikan…", page), QPushButton("Arsipkan", page)
    closed.setEnabled(False)
    for part in (field, box, opened, closed):
        column.addWidget(part)
    qtbot.addWidget(page)
    page.show()
    return page


@pytest.fixture
def hand(page: QWidget) -> Iterator[Hand]:
    """An impatient hand; whatever reports bugs is put back at the end."""
    before = sys.excepthook
    yield Hand(page, patience=0.3)
    sys.excepthook = before


def test_a_button_is_found_by_the_words_it_begins_with(hand: Hand, page: QWidget) -> None:
    pressed: list[str] = []
    button = hand.button("Kembali")
    button.clicked.connect(lambda: pressed.append(button.text()))
    hand.press("Kembali")
    assert pressed == ["Kembalikan…"]


def test_a_closed_button_is_waited_for_and_then_named(hand: Hand) -> None:
    with pytest.raises(Stuck, match="tombol “Arsipkan”"):
        hand.press("Arsipkan")


def test_what_comes_later_is_waited_for(hand: Hand, page: QWidget) -> None:
    closed = page.findChildren(QPushButton)[1]
    QTimer.singleShot(60, closed, lambda: closed.setEnabled(True))
    assert hand.button("Arsipkan") is closed


def test_text_takes_the_place_of_what_stood_in_the_field(hand: Hand) -> None:
    hand.write("Alasan", "lama")
    hand.write("Alasan", "“Baru”, kata Bupati")
    assert hand.field("Alasan", QLineEdit).text() == "“Baru”, kata Bupati"


def test_a_tick_is_set_once_and_stays(hand: Hand) -> None:
    hand.tick("Instagram")
    hand.tick("Instagram")
    assert hand.is_ticked("Instagram")
    hand.tick("Instagram", on=False)
    assert not hand.is_ticked("Instagram")


def test_a_bug_ends_the_waiting_with_its_report(hand: Hand) -> None:
    hand.notice_bugs()
    bug = ValueError("tidak terduga")
    QTimer.singleShot(30, lambda: sys.excepthook(ValueError, bug, None))
    with pytest.raises(Stuck, match="tidak terduga"):
        hand.wait("sesuatu", lambda: False)


def test_what_is_on_the_screen_is_seen_and_what_is_hidden_is_not(hand: Hand, page: QWidget) -> None:
    assert hand.sees("Instagram")
    page.findChildren(QCheckBox)[0].hide()
    assert not hand.sees("Instagram")
