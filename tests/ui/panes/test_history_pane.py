"""The history says of every act when it was, and how sure that is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.domain import acts
from app.publication.platforms import load_platforms
from tests.office_builder import MINUTE, PELAKSANA
from ui.coverage_file import CoverageFile
from ui.panes.history_pane import HistoryPane
from ui.theme import Theme
from ui.workplace import Workplace

Seat = Callable[[str], Workplace]


@pytest.fixture
def pane(workplace: Seat, theme: Theme, qtbot: QtBot) -> HistoryPane:
    pelaksana = workplace(PELAKSANA)
    pane = HistoryPane(pelaksana, theme, load_platforms())
    qtbot.addWidget(pane)
    return pane


def _file(pelaksana: Workplace, qtbot: QtBot, owner: HistoryPane) -> CoverageFile:
    activity = acts.Activity("Panen raya", "kdh", pelaksana.now, "Kujan", ("Bupati",))
    coverage_id, _ = pelaksana.station.desk.open(activity)
    read: list[CoverageFile] = []
    pelaksana.load(coverage_id, read.append, owner)
    qtbot.waitUntil(lambda: bool(read))
    return read[0]


def _words(pane: HistoryPane) -> str:
    return " | ".join(
        label.text() for label in pane.findChildren(QLabel) if label.isVisibleTo(pane)
    )


def _with(file: CoverageFile, estimated: bool, delay: int, body: object = None) -> CoverageFile:
    (entry,) = file.coverage.history
    told = replace(entry, estimated=estimated, body=body or entry.body)
    after = {entry.event: entry.at + delay} if delay else {}
    coverage = file.coverage.having(history=(told,))
    return replace(file, coverage=coverage, delivered_after=after)


def test_an_estimated_time_and_a_late_delivery_are_named(
    pane: HistoryPane, workplace: Seat, qtbot: QtBot
) -> None:
    file = _file(workplace(PELAKSANA), qtbot, pane)
    pane.show_file(_with(file, estimated=False, delay=0))
    assert "perkiraan" not in _words(pane)
    assert "luring" not in _words(pane)
    pane.show_file(_with(file, estimated=True, delay=42 * MINUTE))
    assert "(perkiraan)" in _words(pane)
    assert "luring, terkirim paling cepat " in _words(pane)


def test_what_waited_for_its_files_is_not_called_offline(
    pane: HistoryPane, workplace: Seat, qtbot: QtBot
) -> None:
    file = _file(workplace(PELAKSANA), qtbot, pane)
    handed_in = acts.CoverageHandedIn(file.coverage.activity, (), acts.Wording("Narasi"), {})
    pane.show_file(_with(file, estimated=False, delay=10 * MINUTE, body=handed_in))
    assert "terkirim paling cepat " in _words(pane)
    assert "luring" not in _words(pane)
