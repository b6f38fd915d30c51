"""Sentences that need no dialog: banners at the top of the window, with an action and a way out."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.messages import Notice
from ui.theme import Theme
from ui.widgets.buttons import LinkButton
from ui.widgets.label import plain_label

LOOKS = {  # level -> (ground, ink, icon)
    "info": ("brand_soft", "brand", "info"),
    "ok": ("ok_soft", "ok", "check-circle-fill"),
    "late": ("late_soft", "late", "triangle-fill"),
    "problem": ("problem_soft", "problem", "warning-octagon-fill"),
}
PASSES_MS = 6000
MOST = 3  # banners at a time; more would push the work off the screen


class Banner(QFrame):
    """One sentence in the colours of its level, on its own ground; usable anywhere in a page."""

    #: the cross was clicked, the action was taken, or the time was over
    closed = Signal()

    def __init__(
        self, theme: Theme, notice: Notice, closable: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._level = notice.level
        self.notice = notice
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._icon = QLabel(self)
        role = notice.level if notice.level != "info" else ""
        self._words = plain_label(notice.sentence, role, self)
        self.action = LinkButton(notice.action.text if notice.action else "", self)
        self.action.setVisible(notice.action is not None)
        self._cross = QPushButton(self)
        self._cross.setProperty("kind", "flat")
        self._cross.setAccessibleName("Tutup pemberitahuan")
        self._cross.setVisible(closable)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(11), theme.px(6), theme.px(8), theme.px(6))
        row.setSpacing(theme.px(8))
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        row.addWidget(self.action)
        row.addWidget(self._cross)
        self.action.clicked.connect(self._on_action_clicked)
        self._cross.clicked.connect(self.closed)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.setAccessibleName(notice.sentence)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of the level, with round corners."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(LOOKS[self._level][0]))
        radius = self._theme.px(6)
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)

    def _on_action_clicked(self) -> None:
        action = self.notice.action
        self.closed.emit()
        if action is not None:
            action.call()

    def _on_theme_changed(self) -> None:
        _, ink, icon = LOOKS[self._level]
        self._icon.setPixmap(self._theme.picture(icon, ink, 14))
        self._cross.setIcon(self._theme.icon("x", ink, 14))


class BannerStack(QWidget):
    """Shows what Messages tells; takes no room while there is nothing to say."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), 0)
        self._column.setSpacing(theme.px(6))
        self.hide()

    def show_notice(self, notice: Notice) -> None:
        """Show a notice; it replaces one of the same key or sentence, the oldest gives way."""
        for banner in self.banners():
            same_key = bool(notice.key) and banner.notice.key == notice.key
            if same_key or banner.notice.sentence == notice.sentence:
                self._remove(banner)
        for banner in self.banners()[: max(0, len(self.banners()) - MOST + 1)]:
            self._remove(banner)
        banner = Banner(self._theme, notice, parent=self)
        self._column.addWidget(banner)
        banner.closed.connect(lambda: self._remove(banner))
        if notice.closed is not None:
            banner.closed.connect(notice.closed)
        if notice.passing:
            timer = QTimer(banner)
            timer.setSingleShot(True)
            timer.timeout.connect(banner.closed)
            timer.start(PASSES_MS)
        self.show()

    def withdraw(self, key: str) -> None:
        """Take away the banner of this key, if it is there."""
        for banner in self.banners():
            if banner.notice.key == key:
                self._remove(banner)

    def banners(self) -> list[Banner]:
        """The banners that are shown, the oldest first."""
        items = [self._column.itemAt(place) for place in range(self._column.count())]
        widgets = [item.widget() for item in items if item is not None]
        return [widget for widget in widgets if isinstance(widget, Banner)]

    def _remove(self, banner: Banner) -> None:
        self._column.removeWidget(banner)
        banner.hide()
        banner.deleteLater()
        self.setVisible(bool(self.banners()))
