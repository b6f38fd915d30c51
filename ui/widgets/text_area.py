"""Where a text of several lines is written; it asks for little room and takes what is left."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui.theme import Theme


class TextArea(QPlainTextEdit):
    """Plain text only. Tab goes on to the next field, since nobody writes tabs in a narrative."""

    def __init__(
        self, theme: Theme, rows: int = 3, placeholder: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows = rows
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setMinimumHeight(self.sizeHint().height())
        theme.changed.connect(self.updateGeometry)

    @property
    def text(self) -> str:
        """What was written, without surrounding space."""
        return self.toPlainText().strip()

    def sizeHint(self) -> QSize:
        """As many lines as were asked for; Qt's own hint (192 px) fills a laptop's screen."""
        line = QFontMetricsF(self._theme.font("body")).lineSpacing()
        return QSize(self._theme.px(200), round(self._rows * line) + self._theme.px(24))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()
