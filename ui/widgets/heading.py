"""The heading of what is looked at: the activity's name, and one soft line under it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.plain_tip import plain_tip
from ui.theme import Theme
from ui.widgets.paint import paint_line


class Heading(QWidget):
    """Both lines are elided where they do not fit; the tooltip has them whole."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = self._subtitle = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_words(self, title: str, subtitle: str = "") -> None:
        """Show these two lines."""
        self._title, self._subtitle = title, subtitle
        self.setToolTip(plain_tip(f"{title}\n{subtitle}".strip()))
        self.setAccessibleName(title)
        self.setAccessibleDescription(subtitle)
        self.update()

    def sizeHint(self) -> QSize:
        """Two lines."""
        height = self._line("title") + self._line("body") + self._theme.px(10)
        return QSize(self._theme.px(240), round(height))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Title and subtitle."""
        painter = QPainter(self)
        line = QRectF(0, self._theme.px(2), self.width(), self._line("title"))
        paint_line(painter, self._theme, line, self._title, "title", "ink")
        under = QRectF(0, line.bottom() + self._theme.px(5), self.width(), self._line("body"))
        paint_line(painter, self._theme, under, self._subtitle, "body", "soft")

    def _line(self, role: str) -> float:
        return QFontMetricsF(self._theme.font(role)).height()
