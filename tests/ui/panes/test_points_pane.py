"""What is to be mended is asked for while it can be mended."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.domain.acts import Activity
from app.domain.coverage import Coverage, Point, Stage
from tests.office_builder import NOON
from ui.panes.points_pane import PointsPane
from ui.theme import Theme

ACTIVITY = Activity("Panen raya", "kdh", NOON, "Kujan")


def _shown(theme: Theme, qtbot: QtBot, stage: Stage, reason: str) -> PointsPane:
    pane = PointsPane(theme)
    qtbot.addWidget(pane)
    coverage = Coverage("a" * 32, "sop", ACTIVITY, ACTIVITY, "", NOON, stage)
    points = (Point("x:0", "Sebut nama camat"),)
    pane.show_coverage(coverage.having(points=points, verdict_reason=reason), tickable=True)
    return pane


def _words(pane: PointsPane) -> list[str]:
    labels = (label for label in pane.findChildren(QLabel) if label.isVisibleTo(pane))
    return [label.text() for label in labels if label.text()]


def test_points_are_ticked_off_while_they_are_mended(theme: Theme, qtbot: QtBot) -> None:
    pane = _shown(theme, qtbot, Stage.UNDER_WAY, "Narasi kurang")
    assert "Perlu diperbaiki" in _words(pane)
    assert pane.reason == "Narasi kurang"
    assert list(pane.boxes) == ["x:0"]


def test_of_a_cancelled_coverage_it_tells_why_and_asks_for_nothing(
    theme: Theme, qtbot: QtBot
) -> None:
    pane = _shown(theme, qtbot, Stage.CANCELLED, "Kegiatan batal")
    assert _words(pane) == ["Dibatalkan", "Kegiatan batal"]
    assert not pane.boxes


def test_tab_reaches_points_before_what_stands_under_them(theme: Theme, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    pane, above, seal = PointsPane(theme), QPushButton("Narasi"), QPushButton("Serahkan")
    for part in (above, pane, seal):
        column.addWidget(part)
    coverage = Coverage("a" * 32, "sop", ACTIVITY, ACTIVITY, "", NOON, Stage.UNDER_WAY)
    points = (Point("x:0", "Sebut nama camat"), Point("x:1", "Ganti foto"))
    pane.show_coverage(coverage.having(points=points, verdict_reason="Kurang"), tickable=True)
    assert above.nextInFocusChain() is pane.boxes["x:0"]
    assert pane.boxes["x:0"].nextInFocusChain() is pane.boxes["x:1"]
    assert seal.nextInFocusChain() is not pane.boxes["x:0"]
