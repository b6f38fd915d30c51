"""The search field of the header."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from ui.theme import Theme

PAUSE_MS = 250  # typing goes on within this time; nobody wants results for half a word


class SearchField(QLineEdit):
    """Tells what is searched for once the typing pauses; Escape empties it."""

    #: the words to search for, without surrounding space; "" ends the search
    search_changed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._glass = QAction(self)
        self.setObjectName("search")
        self.setPlaceholderText("Cari liputan, orang, tempat…")
        self.setAccessibleName("Cari")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.textChanged.connect(lambda _: self._pause.start())
        self._pause.timeout.connect(self._on_pause_ended)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def sizeHint(self) -> QSize:
        """Wide enough for what the placeholder says."""
        return QSize(self._theme.zone(230), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """It is the first to give way in a narrow header."""
        return QSize(self._theme.zone(56), super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape empties the field; Enter searches at once."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pause.stop()
            self._on_pause_ended()
        else:
            super().keyPressEvent(event)

    def _on_pause_ended(self) -> None:
        self.search_changed.emit(self.text().strip())

    def _on_theme_changed(self) -> None:
        self._glass.setIcon(self._theme.icon("magnifying-glass", "soft", 14))
