"""Siapkan untuk dibawa: what comes along is chosen, seen coming, and can be stopped."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain import acts
from app.domain.roles import Role
from tests.office_builder import KABAG, KASUBAG, Pc
from tests.ui.tabs.conftest import colleagues, pc
from ui.dialogs.prepare_dialog import PrepareDialog
from ui.panes.luggage_line import LuggageLine
from ui.panes.taking_along import TakingAlong
from ui.texts.luggage import ALL_HERE, AWAY, NOTHING
from ui.theme import Theme
from ui.workplace import Workplace

__all__ = ["colleagues", "pc"]

At = Callable[[str], Workplace]


@pytest.fixture
def place(workplace: At, pc: Pc) -> Workplace:
    """Kabag's PC; two coverages wait for Kabag."""
    for title, colour in (("Satu", "navy"), ("Dua", "teal")):
        coverage = pc.opens(title)
        pc.hands_in(coverage, pc.photo(coverage, colour))
        pc.act(KASUBAG, coverage, acts.CoverageReceived())
    pc.sync()
    return workplace(KABAG)


@pytest.fixture
def taking(place: Workplace, qtbot: QtBot) -> TakingAlong:
    """What looks and brings, once it has seen both coverages."""
    taking = TakingAlong(place, Role.KABAG, place)
    with qtbot.waitSignal(
        taking.surveyed, check_params_cb=lambda survey: len(survey.parcels) == 2, timeout=10_000
    ):
        taking.survey()
    return taking


@pytest.fixture
def dialog(
    place: Workplace, theme: Theme, taking: TakingAlong, qtbot: QtBot
) -> Iterator[PrepareDialog]:
    """The dialog, with its list filled."""
    dialog = PrepareDialog(place, theme, taking)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 2, timeout=10_000)
    yield dialog
    dialog.close()
    dialog.deleteLater()


def states(dialog: PrepareDialog) -> list[str]:
    items = (dialog.table.item(row, 3) for row in range(dialog.table.rowCount()))
    return [item.text() for item in items if item is not None]


def untick(dialog: PrepareDialog, row: int) -> None:
    item = dialog.table.item(row, 0)
    assert item is not None
    item.setCheckState(Qt.CheckState.Unchecked)


def test_everything_that_waits_is_ticked_and_comes_along(
    dialog: PrepareDialog, qtbot: QtBot
) -> None:
    assert "2 liputan · perlu menyalin 2 berkas" in dialog.words.text()
    assert "ruang kosong" in dialog.words.text()
    dialog.start.click()
    qtbot.waitUntil(lambda: states(dialog) == ["lengkap", "lengkap"], timeout=10_000)
    assert "siap dibawa" in dialog.words.text()
    assert dialog.start.closed_reason == ALL_HERE


def test_only_what_is_chosen_comes_along(dialog: PrepareDialog, qtbot: QtBot) -> None:
    untick(dialog, 0)
    assert "1 liputan" in dialog.words.text()
    dialog.start.click()
    qtbot.waitUntil(lambda: states(dialog) == ["0 dari 1", "lengkap"], timeout=10_000)
    untick(dialog, 1)
    assert dialog.start.closed_reason == NOTHING


def test_the_foot_of_the_queue_says_when_the_laptop_may_go(
    dialog: PrepareDialog, theme: Theme, taking: TakingAlong, qtbot: QtBot
) -> None:
    line = LuggageLine(theme, taking)
    qtbot.addWidget(line)
    with qtbot.waitSignal(taking.surveyed, timeout=10_000):
        taking.survey()
    assert "2 berkas asli" in line.words.text()
    dialog.start.click()
    qtbot.waitUntil(lambda: "Siap dibawa: 2 liputan" in line.words.text(), timeout=10_000)


def test_without_the_office_the_button_says_why(
    dialog: PrepareDialog, place: Workplace, qtbot: QtBot
) -> None:
    root = place.station.folder.root
    elsewhere = root.with_name("kantor-dipindah")
    root.rename(elsewhere)
    qtbot.waitUntil(lambda: dialog.start.closed_reason == AWAY, timeout=10_000)
    elsewhere.rename(root)
    qtbot.waitUntil(lambda: not dialog.start.closed_reason, timeout=10_000)


def test_what_cannot_be_brought_is_said_and_the_rest_comes(
    dialog: PrepareDialog, place: Workplace, qtbot: QtBot
) -> None:
    first = sorted(place.station.folder.files.rglob("*.jpg"))[0]
    first.unlink()
    dialog.start.click()
    qtbot.waitUntil(lambda: sorted(states(dialog)) == ["0 dari 1", "lengkap"], timeout=10_000)
    qtbot.waitUntil(lambda: bool(dialog.banners.banners()), timeout=10_000)


def test_cancelling_is_no_failure_and_what_came_stays(
    dialog: PrepareDialog, taking: TakingAlong, qtbot: QtBot
) -> None:
    dialog.start.click()
    taking.cancel()
    qtbot.waitUntil(lambda: not taking.is_busy, timeout=10_000)
    assert dialog.banners.banners() == []
    dialog.start.click()
    qtbot.waitUntil(lambda: states(dialog) == ["lengkap", "lengkap"], timeout=10_000)
