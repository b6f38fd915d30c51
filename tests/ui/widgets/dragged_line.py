"""Drags a line of an OrderList with the mouse, for real; run as `-m`, it tells what came of it.

In a process of its own: on the platform that the tests of the window run on nothing can be dragged.
"""

from __future__ import annotations

import json
import sys

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from resources import resource
from ui.icons import Icons, icon_fonts
from ui.theme import Theme
from ui.widgets.order_list import OrderList

LINES = [(key, f"IMG_204{place}.jpg") for place, key in enumerate("abcd")]
UPPER, LOWER = 0.1, 0.9  # of a line: before it, or after it


class Drag:
    """Press on a line, go to another one step by step, let go there."""

    def __init__(self, lines: OrderList, way: list[QPoint]) -> None:
        self._lines = lines
        self._way = way
        QTest.mousePress(lines.windowHandle(), Qt.MouseButton.LeftButton, pos=way[0])
        QTimer.singleShot(0, self._go)

    def _go(self) -> None:
        """The next is planned first: a move that begins the drag returns when it has ended."""
        window, at = self._lines.windowHandle(), self._way.pop(0)
        if self._way:
            QTimer.singleShot(0, self._go)
            QTest.mouseMove(window, at)
        else:
            QTimer.singleShot(0, lambda: QTimer.singleShot(0, QApplication.quit))
            QTest.mouseRelease(window, Qt.MouseButton.LeftButton, pos=at)


def place(lines: OrderList, row: int, part: float) -> QPoint:
    """A point so far down in a line, as its window counts."""
    box = lines.visualRect(lines.model().index(row, 0))
    inside = QPoint(box.center().x(), box.top() + round(box.height() * part))
    return lines.viewport().mapTo(lines, inside)


def main() -> None:
    """Arguments: the row that is taken, the row it is let go at, and how far down in that."""
    taken, at, part = int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])
    app = QApplication([*sys.argv[:1], "-platform", "minimal"])
    theme = Theme(resource(), Icons(icon_fonts()))
    theme.apply(app, "light", 1.0)
    lines = OrderList(theme, "Urutan media")
    told: list[list[str]] = []
    lines.order_changed.connect(told.append)
    lines.show_lines(LINES, movable=True)
    lines.resize(300, lines.height())
    lines.show()
    begin, end = place(lines, taken, 0.5), place(lines, at, part)
    way = [begin, begin + (end - begin) / 2, end, end, end]
    drag = Drag(lines, way)
    app.exec()
    shown = [lines.item(row).text() for row in range(lines.count())]
    sys.stdout.write(json.dumps({"keys": lines.keys, "told": told, "shown": shown}))
    del drag


if __name__ == "__main__":
    main()
