"""The button that acts: it says what it will do, which key does it, and why it is closed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QShortcut,
)
from PySide6.QtWidgets import QPushButton, QWidget

from ui.plain_tip import plain_tip
from ui.theme import Theme

PADDING, GAP, CAP_PADDING, RADIUS = 13, 8, 5, 8
KEY_WORDS = {"Return": "Enter"}


class ActionButton(QPushButton):
    """kind: "primary" (one per screen), "danger" or "quiet". `key` is drawn as a key cap."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        kind: str = "quiet",
        key: str = "",
        parent: QWidget | None = None,
        height: int = 42,
    ) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._height = height
        self._kind = kind
        self._key = key
        self._closed = ""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.updateGeometry)

    @property
    def closed_reason(self) -> str:
        """Why the button is closed and who could; empty while it is open."""
        return self._closed

    def set_closed(self, reason: str) -> None:
        """Close the button with its reason, or open it with ""."""
        self._closed = reason
        self.setEnabled(not reason)
        self.setToolTip(plain_tip(reason))
        self.setAccessibleDescription(reason)

    def set_kind(self, kind: str) -> None:
        """Another kind: what is the one thing to do next may change with what is looked at."""
        self._kind = kind
        self.update()

    def set_key(self, key: str) -> None:
        """Another key acts now; only the drawing follows."""
        if key != self._key:
            self._key = key
            self.updateGeometry()
            self.update()

    def bind(self, window: QWidget) -> QShortcut:
        """Make the key work anywhere in `window`. For keys with Ctrl: bare ones need a guard."""
        shortcut = QShortcut(QKeySequence(self._key), window)
        shortcut.activated.connect(self.click)
        return shortcut

    def sizeHint(self) -> QSize:
        """As wide as the words and the key cap need, never cut at larger text."""
        metrics = QFontMetricsF(self._theme.font("button"))
        width = metrics.horizontalAdvance(self.text()) + 2 * self._theme.px(PADDING)
        if self._key:
            width += self._theme.px(GAP) + self._cap_width()
        return QSize(round(width + 1), self._theme.px(self._height))

    def minimumSizeHint(self) -> QSize:
        """The same: an action is never squeezed into an ellipsis."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """A closed or opened button looks different at once."""
        super().changeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box, words, key cap."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_box(painter)
        painter.setPen(self._ink())
        self._paint_words(painter)

    def _paint_box(self, painter: QPainter) -> None:
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        radius = self._theme.px(RADIUS)
        painter.setPen(QPen(self._edge(), 1))
        painter.setBrush(self._fill())
        painter.drawRoundedRect(box, radius, radius)
        if self.hasFocus():
            inner = box.adjusted(2, 2, -2, -2)
            painter.setPen(QPen(self._ink(), 1, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inner, radius - 2, radius - 2)

    def _paint_words(self, painter: QPainter) -> None:
        font = self._theme.font("button")
        painter.setFont(font)
        words = QFontMetricsF(font).horizontalAdvance(self.text())
        cap = self._theme.px(GAP) + self._cap_width() if self._key else 0
        left = (self.width() - words - cap) / 2
        area = QRectF(left, 0, words + 1, self.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self._key:
            self._paint_cap(painter, left + words + self._theme.px(GAP))

    def _paint_cap(self, painter: QPainter, left: float) -> None:
        height = self._theme.px(16)
        cap = QRectF(left, (self.height() - height) / 2, self._cap_width(), height)
        edge = QColor(self._ink())
        edge.setAlphaF(0.55)
        painter.setPen(QPen(edge, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(cap, self._theme.px(3), self._theme.px(3))
        edge.setAlphaF(0.85)
        painter.setPen(edge)
        painter.setFont(self._theme.font("small"))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key_words(self._key))

    def _cap_width(self) -> float:
        metrics = QFontMetricsF(self._theme.font("small"))
        words = metrics.horizontalAdvance(key_words(self._key))
        return max(words + 2 * self._theme.px(CAP_PADDING), self._theme.px(19))

    def _fill(self) -> QColor:
        if self._kind == "primary":
            if not self.isEnabled():
                return self._theme.color("brand_muted")
            return self._theme.color("brand_hover" if self.underMouse() else "brand")
        if self.underMouse() and self.isEnabled():
            return self._theme.color("problem_soft" if self._kind == "danger" else "selection")
        return self._theme.color("panel")

    def _edge(self) -> QColor:
        return self._fill() if self._kind == "primary" else self._theme.color("line")

    def _ink(self) -> QColor:
        if self._kind == "primary":
            return self._theme.color("on_brand" if self.isEnabled() else "on_muted")
        if not self.isEnabled():
            return self._theme.color("soft")
        return self._theme.color("problem" if self._kind == "danger" else "ink")


class LinkButton(QPushButton):
    """A word that can be clicked, in the brand's colour: "ubah", "semua tersedia"."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("kind", "link")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFlat(True)


def key_words(key: str) -> str:
    """Ctrl+Return as a key cap says it: "Ctrl Enter", in words that every font has."""
    return " ".join(KEY_WORDS.get(part, part) for part in key.split("+"))
