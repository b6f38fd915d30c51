"""Tab goes through a page as it is read, also through what was made long after the page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.widgets.chips import PhraseChips, RequirementChips, RequirementView

CAMERA = RequirementView("camera", "Kamera")
PHONE = RequirementView("phone", "Smartphone")


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[QWidget]:
    """A window whose first button is "Narasi"."""
    made = QWidget()
    QVBoxLayout(made).addWidget(QPushButton("Narasi"))
    yield made
    made.close()
    made.deleteLater()


def finished(page: QWidget, chips: QWidget) -> None:
    """The chips, and after them the button that seals."""
    column = page.layout()
    assert column is not None
    column.addWidget(chips)
    column.addWidget(QPushButton("Serahkan"))


def reached(page: QWidget) -> list[str]:
    """The words of every button of the window, in the order in which Tab reaches them."""
    words, widget = [], page.nextInFocusChain()
    while widget is not None and widget is not page:
        if isinstance(widget, QPushButton) and not widget.isHidden():
            words.append(widget.text())
        widget = widget.nextInFocusChain()
    return words


def test_requirements_are_reached_before_the_seal(page: QWidget, theme: Theme) -> None:
    chips = RequirementChips(theme)
    finished(page, chips)
    chips.set_requirements([CAMERA, PHONE])
    assert reached(page) == ["Narasi", "Kamera", "Smartphone", "Serahkan"]
    chips.set_requirements([PHONE, CAMERA])
    assert reached(page) == ["Narasi", "Smartphone", "Kamera", "Serahkan"]


def test_phrases_are_reached_before_the_seal(page: QWidget, theme: Theme) -> None:
    chips = PhraseChips(theme, savable=True)
    finished(page, chips)
    chips.set_phrases(["Segera terbitkan"])
    assert reached(page) == ["Narasi", "Segera terbitkan", "+ simpan frasa", "Serahkan"]


def test_who_answers_by_keyboard_stays_at_the_requirement(
    page: QWidget, theme: Theme, qtbot: QtBot
) -> None:
    chips = RequirementChips(theme)
    finished(page, chips)
    chips.set_requirements([CAMERA, PHONE])
    chips.requirement_changed.connect(
        lambda key, there: chips.set_requirements(
            [CAMERA, RequirementView("phone", "Smartphone", there)]
        )
    )
    page.show()
    page.activateWindow()
    phone = next(b for b in chips.findChildren(QPushButton) if b.text() == "Smartphone")
    phone.setFocus()
    qtbot.waitUntil(phone.hasFocus)
    qtbot.keyClick(phone, Qt.Key.Key_Space)
    focused = page.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.accessibleName() == "Smartphone: tersedia"
