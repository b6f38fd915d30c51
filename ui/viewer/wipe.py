"""The divider between two photos that lie over each other: what is left of it, what is right."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.theme import Theme

WIDTH, HANDLE = 30, 15  # px at 100 % text; the handle's is its radius
STEP = 0.02  # of the width, for one press of an arrow


class Divider(QWidget):
    """Moved by dragging, by the arrows, Home and End; Space flips between the two photos.

    It lies over its parent, which it follows in height.
    """

    #: the share of the width that lies left of it, 0 to 1
    moved = Signal(float)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._under = parent
        self._share = 0.5
        self._grip = 0.0
        self.setFixedWidth(theme.px(WIDTH))
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Pembatas dua foto")
        self.setToolTip("Tarik, atau geser dengan panah kiri dan kanan; Spasi berganti foto")

    @property
    def share(self) -> float:
        """How much of the width lies left of it."""
        return self._share

    def move_to(self, share: float) -> None:
        """Put it there."""
        self._share = min(max(share, 0.0), 1.0)
        self.place()
        self.moved.emit(self._share)

    def place(self) -> None:
        """Stand where it belongs in a parent of another size."""
        frame = self._under.rect()
        left = round(frame.width() * self._share - self.width() / 2)
        self.setGeometry(left, 0, self.width(), frame.height())

    def take(self, key: int) -> bool:
        """Do what a key says; False where it says nothing here."""
        ways = {
            Qt.Key.Key_Left: self._share - STEP,
            Qt.Key.Key_Right: self._share + STEP,
            Qt.Key.Key_Home: 0.0,
            Qt.Key.Key_End: 1.0,
            Qt.Key.Key_Space: 0.0 if self._share >= 0.5 else 1.0,
        }
        share = ways.get(Qt.Key(key))
        if share is not None:
            self.move_to(share)
        return share is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the class."""
        if event.modifiers() or not self.take(event.key()):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of it."""
        self._grip = event.position().x() - self.width() / 2

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag it."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            at = self.mapToParent(event.position()).x() - self._grip
            self.move_to(at / max(1, self._under.width()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Into the middle."""
        self.move_to(0.5)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A bright line in a dark casing, and a handle in its middle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bright, dark = self._theme.color("on_media"), self._theme.color("media")
        dark.setAlphaF(0.65)
        middle, height = self.width() / 2, float(self.height())
        for color, width in ((dark, 4.0), (bright, 2.0)):
            painter.setPen(QPen(color, width))
            painter.drawLine(QPointF(middle, 0), QPointF(middle, height))
        radius = self._theme.px(HANDLE) - 2
        centre = QPointF(middle, height / 2)
        painter.setPen(QPen(dark if not self.hasFocus() else self._theme.color("mark"), 2))
        painter.setBrush(bright)
        painter.drawEllipse(centre, radius, radius)
        box = QRectF(0, 0, radius * 1.2, radius * 1.2)
        box.moveCenter(centre)
        self._theme.paint_icon(painter, "arrows-left-right", box, "media")
