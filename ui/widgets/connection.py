"""Whether what is done here reaches the office: a dot and words, never colour alone."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.theme import Theme

DOT, GAP = 8, 8


class ConnectionIndicator(QAbstractButton):
    """A click asks for the details (who was last heard, what waits)."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._connected = False
        self._short = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_state(True, 0)
        theme.changed.connect(self.updateGeometry)

    def set_state(self, connected: bool, waiting: int, detail: str = "") -> None:
        """Show the state and how many acts wait to be delivered; `detail` is the tooltip."""
        self._connected = connected
        self.setText(connection_words(connected, waiting))
        self._short = self.text().split(" tindakan")[0]
        self.setToolTip(detail or self.text())
        self.setAccessibleName(self.text())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Dot and words."""
        return self._size(self.text())

    def minimumSizeHint(self) -> QSize:
        """In a narrow header the words are shorter; the tooltip has them whole."""
        return self._size(self._short)

    def _size(self, words: str) -> QSize:
        metrics = QFontMetricsF(self._theme.font("body"))
        width = metrics.horizontalAdvance(words) + self._theme.px(DOT + GAP + 4)
        return QSize(round(width), round(metrics.height()) + self._theme.px(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A full dot when connected, a ring when not."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = self._theme.px(DOT)
        dot = QRectF(1, (self.height() - side) / 2, side, side)
        token = "ok" if self._connected else "late"
        painter.setPen(self._theme.color(token))
        painter.setBrush(self._theme.color(token if self._connected else "panel"))
        painter.drawEllipse(dot)
        font = self._theme.font("body")
        area = QRectF(dot.right() + self._theme.px(GAP), 0, self.width(), self.height())
        fits = self.width() >= self.sizeHint().width() - self._theme.px(3)
        shown = self.text() if fits else self._short
        painter.setFont(font)
        painter.setPen(self._theme.color("ink" if self.underMouse() else "soft"))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)


def connection_words(connected: bool, waiting: int) -> str:
    """Tersambung, "Mengirim 2 tindakan", "Terputus · 3 tindakan menunggu dikirim"."""
    if connected:
        return f"Mengirim {waiting} tindakan" if waiting else "Tersambung"
    return f"Terputus · {waiting} tindakan menunggu dikirim" if waiting else "Terputus"
