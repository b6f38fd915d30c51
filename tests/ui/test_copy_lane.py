"""The window makes the daily copy by itself, in a lane of its own."""

from __future__ import annotations

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from app.copies.shelf import copies_in
from app.copies.state import own_shelf, shared_shelf
from ui.workplace import Workplace


def test_the_daily_copy_is_made_while_people_work(
    qtbot: QtBot, workplace: Callable[[str], Workplace]
) -> None:
    place = workplace("Kepala Bagian")
    station = place.station
    copier = place._copier
    assert copier is not None
    qtbot.waitUntil(lambda: station.replica.pending_count() == 0)
    copier.wake()  # a minute has passed
    qtbot.waitUntil(lambda: len(copies_in(shared_shelf(station.folder))) == 1)
    assert copies_in(own_shelf(station.profile))[0].is_at(station.replica.head())
