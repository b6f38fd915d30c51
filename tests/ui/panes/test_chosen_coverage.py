"""What is looked at is read again when it changed, and not once for each preview that came."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.domain import acts
from app.domain.media import MediaItem
from tests.office_builder import KABAG, PELAKSANA, Pc
from tests.ui.panes.curating import At, colleagues, curation, media, pc, shown, tab
from ui.messages import Messages
from ui.tabs.kabag import KabagTab
from ui.theme import Theme

__all__ = ["colleagues", "curation", "media", "pc", "shown", "tab"]


def test_many_touches_in_a_row_are_read_at_once_and_once_more(tab: KabagTab, qtbot: QtBot) -> None:
    loads: list[object] = []
    with qtbot.waitSignal(tab.chosen.loaded):
        tab.chosen.reload()
    tab.chosen.loaded.connect(loads.append)
    for _ in range(20):
        tab.workplace.coverages_touched.emit(frozenset({tab.chosen.id}))
    qtbot.waitUntil(lambda: len(loads) >= 2)
    assert len(loads) <= 4, "and not twenty times"


def test_what_is_asked_for_before_the_queue_is_there_is_chosen_in_it_once_it_comes(
    workplace: At,
    media: tuple[str, tuple[MediaItem, ...]],
    theme: Theme,
    messages: Messages,
    qtbot: QtBot,
) -> None:
    seat = workplace(KABAG)
    qtbot.waitUntil(lambda: seat.station.coverage(media[0]) is not None, timeout=10_000)
    tab = KabagTab(seat, theme, messages)
    qtbot.addWidget(tab)
    tab.show_coverage(media[0])
    assert tab.queue.model.rows() == []
    qtbot.waitUntil(lambda: tab.queue.view.chosen == media[0], timeout=10_000)
    qtbot.waitUntil(lambda: tab.file is not None, timeout=10_000)


def test_the_last_touch_is_never_missed(tab: KabagTab, pc: Pc, qtbot: QtBot) -> None:
    for number in range(3):
        pc.act(PELAKSANA, tab.chosen.id, acts.NoteWritten(f"Catatan {number}"))
        pc.sync()
    qtbot.waitUntil(
        lambda: (
            tab.file is not None
            and acts.NoteWritten("Catatan 2") in [entry.body for entry in tab.file.coverage.history]
        ),
        timeout=10_000,
    )
