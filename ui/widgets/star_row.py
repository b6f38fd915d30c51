"""Five stars to click: how many the person gives to what is looked at."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, Qt
from PySide6.QtWidgets import QWidget

from ui.theme import Theme

STARS, SIDE, STEP, HEIGHT = 5, 15, 18, 26
KEYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class StarRow(QWidget):
    """A click on the star that is the last one takes all away; arrows give one more or less."""

    #: the person gives so many
    stars_given = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._stars = 0
        self._fit()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self._fit)
        self.set_stars(0)

    def sizeHint(self) -> QSize:
        """Five stars side by side."""
        return QSize(self._theme.px(STARS * STEP + 2), self._theme.px(HEIGHT))

    def set_stars(self, stars: int) -> None:
        """Show so many."""
        self._stars = stars
        self.setAccessibleName(f"Bintang: {stars} dari {STARS}")
        self.update()

    @property
    def stars(self) -> int:
        """How many are shown."""
        return self._stars

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The star under the pointer."""
        star = min(STARS, max(1, 1 + int(event.position().x() // self._theme.px(STEP))))
        self.stars_given.emit(0 if star == self._stars else star)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """One more or one less."""
        by = KEYS.get(Qt.Key(event.key()))
        if by is None:
            super().keyPressEvent(event)
        else:
            self.stars_given.emit(min(STARS, max(0, self._stars + by)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Filled as far as they go."""
        painter = QPainter(self)
        side, step = self._theme.px(SIDE), self._theme.px(STEP)
        top = (self.height() - side) / 2
        for star in range(STARS):
            box = QRectF(star * step + (step - side) / 2, top, side, side)
            full = star < self._stars
            token = ("late" if full else "soft") if self.isEnabled() else "line"
            self._theme.paint_icon(painter, "star-fill" if full else "star", box, token)
        if self.hasFocus():
            painter.setPen(self._theme.color("brand"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)

    def _fit(self) -> None:
        self.setFixedSize(self.sizeHint())
