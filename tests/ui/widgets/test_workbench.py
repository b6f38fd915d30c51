"""The three zones keep their places and fit the office's laptops, also with larger text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QTextEdit
from pytestqt.qtbot import QtBot

from ui.tasks import Tasks
from ui.theme import Theme
from ui.viewer.media_viewer import MediaViewer
from ui.widgets.buttons import ActionButton
from ui.widgets.drop_zone import DropZone
from ui.widgets.empty_state import EmptyState
from ui.widgets.queue_view import QueuePanel
from ui.widgets.step_strip import StepView
from ui.widgets.thumbs import Thumbs
from ui.widgets.workbench import Workbench


def _bench(qtbot: QtBot, theme: Theme, thumbs: Thumbs, right: int) -> Workbench:
    queue = QueuePanel(theme, thumbs, "Liputan saya", EmptyState(theme, "tray", "Belum ada"))
    bench = Workbench(theme, queue, EmptyState(theme, "tray", "Pilih liputan"), right)
    qtbot.addWidget(bench)
    bench.strip.set_steps(
        [StepView(n, "Langkah", "Kabag", "current", 415_000, 300_000, 2) for n in range(1, 6)]
    )
    bench.foot.add(ActionButton(theme, "Tidak…", "danger", "T"))
    bench.foot.add(ActionButton(theme, "Ya, setujui 12 media", "primary", "Y"), 1)
    bench.show_work(True)
    return bench


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("right", [314, 432])
def test_all_zones_fit_the_offices_laptops(
    qapp: QApplication,
    qtbot: QtBot,
    theme: Theme,
    tasks: Tasks,
    thumbs: Thumbs,
    scale: float,
    right: int,
) -> None:
    theme.apply(qapp, "light", scale)
    bench = _bench(qtbot, theme, thumbs, right)
    bench.middle.addWidget(DropZone(theme))
    bench.middle.addWidget(MediaViewer(theme, tasks), 1)
    assert bench.minimumSizeHint().width() <= 1366
    assert bench.minimumSizeHint().height() <= 768 - theme.px(52)


def test_what_is_decided_scrolls_while_the_buttons_stay(
    qtbot: QtBot, theme: Theme, thumbs: Thumbs
) -> None:
    bench = _bench(qtbot, theme, thumbs, 314)
    for number in range(60):
        bench.decision.addWidget(QLabel(f"Baris {number}"))
    bench.resize(1366, 700)
    bench.show()
    qtbot.waitExposed(bench)
    assert bench.foot.mapTo(bench, bench.foot.rect().bottomRight()).y() < 700


class _Paragraph(QTextEdit):
    """As high as its words are at its width, like the narrative; remembers the widths it had."""

    def __init__(self) -> None:
        super().__init__()
        self.widths: set[int] = set()
        self.setPlainText("Bupati meresmikan jembatan di Desa Bayat. " * 9)
        self.document().documentLayout().documentSizeChanged.connect(self._on_text_resized)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.widths.add(self.width())

    def _on_text_resized(self, size: QSizeF) -> None:
        self.setMinimumHeight(round(size.height()))


def test_a_scroll_bar_that_comes_and_goes_leaves_every_text_its_width(
    qtbot: QtBot, theme: Theme, thumbs: Thumbs
) -> None:
    """Words that wrap anew as the bar comes can bring it and send it away without an end."""
    bench = _bench(qtbot, theme, thumbs, 314)
    text = _Paragraph()
    bench.decision.addWidget(text)
    bench.decision.addWidget(QLabel("\n" * 16))
    bench.resize(1366, 700)
    bench.show()
    qtbot.waitExposed(bench)
    text.widths.clear()
    bar = bench.findChildren(QScrollArea)[-1].verticalScrollBar()
    shown = set[bool]()
    for height in (*range(800, 400, -3), *range(400, 800, 3)):
        bench.resize(1366, height)
        shown.add(bar.maximum() > 0)
    assert shown == {True, False}
    assert text.widths | {text.width()} == {theme.zone(314)}


def test_without_a_choice_the_page_says_what_to_do(
    qtbot: QtBot, theme: Theme, thumbs: Thumbs
) -> None:
    bench = _bench(qtbot, theme, thumbs, 314)
    bench.show()
    bench.show_work(False)
    assert not bench.heading.isVisible()
    bench.show_work(True)
    assert bench.heading.isVisible()
