"""The tabs of the header: one per role, each with the count of what waits there."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from app.domain.record import record
from ui.theme import Theme

PADDING, GAP, BADGE = 14, 7, 18


@record
class TabView:
    """A tab of the header; `mine` counts are filled, the others quiet."""

    key: str
    title: str


class TabButton(QAbstractButton):
    """One tab: a word, a count in a circle, a bar under the open one."""

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._count = 0
        self.setText(title)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(title)
        theme.changed.connect(self.updateGeometry)

    @property
    def count(self) -> int:
        """How much waits here."""
        return self._count

    def set_count(self, count: int) -> None:
        """Show how much waits here; 0 shows nothing."""
        if count != self._count:
            self._count = count
            self.setAccessibleDescription(f"{count} menunggu" if count else "")
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """Measured in the heavier font, so that choosing a tab moves nothing."""
        return QSize(round(self._words() + self._badge_room()) + 2 * self._theme.zone(PADDING), 0)

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The word, the count, the bar; a dotted frame for the keyboard."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strong = self.isChecked() or self.underMouse() or self.hasFocus()
        painter.setFont(self._theme.font("strong" if self.isChecked() else "body"))
        painter.setPen(self._theme.color("ink" if strong else "soft"))
        left = self._theme.zone(PADDING)
        area = QRectF(left, 0, self.width(), self.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self._count:
            self._paint_badge(painter, left + self._words() + self._theme.px(GAP))
        if self.isChecked():
            bar = QRectF(0, self.height() - self._theme.px(2), self.width(), self._theme.px(2))
            painter.fillRect(bar, self._theme.color("brand"))
        if self.hasFocus():
            painter.setPen(Qt.PenStyle.DotLine)
            painter.drawRect(self.rect().adjusted(2, 6, -3, -7))

    def _paint_badge(self, painter: QPainter, left: float) -> None:
        height = self._theme.px(BADGE)
        box = QRectF(left, (self.height() - height) / 2, self._badge_width(), height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("brand" if self.isChecked() else "line"))
        painter.drawRoundedRect(box, height / 2, height / 2)
        painter.setFont(self._theme.font("section"))
        painter.setPen(self._theme.color("on_brand" if self.isChecked() else "on_line"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self._count))

    def _words(self) -> float:
        return QFontMetricsF(self._theme.font("strong")).horizontalAdvance(self.text())

    def _badge_width(self) -> float:
        words = QFontMetricsF(self._theme.font("section")).horizontalAdvance(str(self._count))
        return max(float(self._theme.px(BADGE)), words + self._theme.px(10))

    def _badge_room(self) -> float:
        return self._theme.px(GAP) + self._badge_width() if self._count else 0.0


class TabButtons(QWidget):
    """The row of tabs; exactly one is open. Ctrl+1 … Ctrl+9 are the main window's to bind."""

    #: the key of the tab that was opened
    tab_chosen = Signal(str)

    def __init__(self, theme: Theme, tabs: list[TabView], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[str, TabButton] = {}
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(4))
        for tab in tabs:
            button = TabButton(theme, tab.title, self)
            self._buttons[tab.key] = button
            self._group.addButton(button)
            row.addWidget(button)
            button.toggled.connect(lambda on, key=tab.key: self._on_toggled(key, on))

    def button(self, key: str) -> TabButton:
        """The button of a tab."""
        return self._buttons[key]

    def choose(self, key: str) -> None:
        """Open a tab."""
        self._buttons[key].setChecked(True)

    def set_counts(self, counts: dict[str, int]) -> None:
        """Show what waits in each tab; those that are not named show nothing."""
        for key, button in self._buttons.items():
            button.set_count(counts.get(key, 0))

    def _on_toggled(self, key: str, on: bool) -> None:
        if on:
            self.tab_chosen.emit(key)
