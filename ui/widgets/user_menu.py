"""Who is signed in: initials, the name, and the menu under it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from ui.plain_tip import plain_tip
from ui.theme import Theme
from ui.widgets.paint import paint_initials

SIDE, GAP, CARET, SHORTEST, WIDEST = 28, 8, 12, 52, 190


class UserMenu(QAbstractButton):
    """Fill `menu` with the actions; a click or the space key opens it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.acting = ""
        self.menu = QMenu(self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._on_clicked)
        theme.changed.connect(self.updateGeometry)

    def set_person(self, name: str, post: str = "", acting: str = "") -> None:
        """Show this person; the post is in the tooltip, since the name needs the room.

        `acting` stands under the name: "Plh. Kepala Bagian …" is said wherever somebody acts so.
        """
        self.setText(name)
        self.acting = acting
        self.setToolTip(plain_tip(f"{name}\n{post}" if post else name))
        self.setAccessibleName(f"{name}, {post}" if post else name)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Initials, name and caret; a very long name is elided."""
        words = max(
            QFontMetricsF(self._theme.font(role)).horizontalAdvance(text)
            for role, text in (("body", self.text()), ("small", self.acting))
        )
        width = min(words, self._theme.px(WIDEST)) + self._theme.px(SIDE + 2 * GAP + CARET + 2)
        return QSize(round(width), self._theme.px(SIDE + 4))

    def minimumSizeHint(self) -> QSize:
        """The beginning of the name stays; the tooltip has it whole."""
        whole = self.sizeHint()
        most = self._theme.px(SIDE + 2 * GAP + CARET + SHORTEST)
        return QSize(min(whole.width(), most), whole.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Circle with initials, name, caret."""
        px = self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        circle = QRectF(0, (self.height() - px(SIDE)) / 2, px(SIDE), px(SIDE))
        paint_initials(painter, self._theme, circle, self.text(), ringed=self.hasFocus())
        name = QRectF(circle.right() + px(GAP), 0, 0, self.height())
        name.setRight(self.width() - px(CARET + GAP))
        upper = name.adjusted(0, 0, 0, -name.height() / 2) if self.acting else name
        self._paint_words(painter, upper, self.text(), "body", "ink")
        if self.acting:
            lower = name.adjusted(0, name.height() / 2, 0, 0)
            self._paint_words(painter, lower, self.acting, "small", "soft")
        caret = QRectF(
            self.width() - px(CARET), (self.height() - px(CARET)) / 2, px(CARET), px(CARET)
        )
        self._theme.paint_icon(painter, "caret-down-bold", caret, "soft")

    def _paint_words(
        self, painter: QPainter, area: QRectF, words: str, role: str, token: str
    ) -> None:
        font = self._theme.font(role)
        mode = Qt.TextElideMode.ElideRight
        shown = QFontMetricsF(font).elidedText(words, mode, max(0.0, area.width() + 1))
        painter.setFont(font)
        painter.setPen(self._theme.color(token))
        painter.drawText(area.adjusted(0, 0, 2, 0), Qt.AlignmentFlag.AlignVCenter, shown)

    def _on_clicked(self) -> None:
        self.menu.ensurePolished()
        left = self.width() - max(self.menu.sizeHint().width(), self._theme.px(180))
        self.menu.setMinimumWidth(self._theme.px(180))
        self.menu.popup(self.mapToGlobal(QPoint(left, self.height() + self._theme.px(4))))
