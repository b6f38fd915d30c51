"""New work is told once, and what already waited at the start is not new."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from ui.notifications import Notifications
from ui.theme import Theme


@pytest.fixture
def notifications(qtbot: QtBot, theme: Theme) -> Notifications:
    return Notifications(theme)


def test_what_waits_when_somebody_signs_in_is_not_new(notifications: Notifications) -> None:
    assert notifications.show_waiting({"a": "Panen raya"}) == ""


def test_one_new_coverage_is_told_by_its_title(notifications: Notifications) -> None:
    notifications.show_waiting({"a": "Panen raya"})
    assert notifications.show_waiting({"a": "Panen raya", "b": "Rapat"}) == "Rapat"
    assert notifications.show_waiting({"a": "Panen raya", "b": "Rapat"}) == ""


def test_several_are_counted(notifications: Notifications) -> None:
    notifications.show_waiting({})
    assert notifications.show_waiting({"a": "x", "b": "y"}) == "2 liputan baru"


def test_the_next_person_starts_anew(notifications: Notifications) -> None:
    notifications.show_waiting({})
    notifications.forget()
    assert notifications.show_waiting({"a": "x"}) == ""
