"""The least that PySide6 can do: a main window with a list, painted once, said, and gone."""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QListWidget, QMainWindow


class BareList(QListWidget):
    """A list that ends the program after its first paint."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, then leave as soon as what was painted is shown."""
        super().paintEvent(event)
        QTimer.singleShot(0, self._on_painted)

    def _on_painted(self) -> None:
        sys.stdout.write("painted\n")
        sys.stdout.flush()
        QApplication.quit()


def main() -> int:
    """Show it; ends by itself."""
    application = QApplication(sys.argv)
    rows = BareList()
    rows.addItems([f"Liputan {number}" for number in range(12)])
    window = QMainWindow()
    window.setCentralWidget(rows)
    window.resize(1366, 768)
    window.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
