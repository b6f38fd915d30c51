"""Where photos and videos are dropped, or chosen with a click."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.theme import Theme


class DropZone(QAbstractButton):
    """Takes local files only; folders come as their own path. A click asks for the file chooser."""

    #: the paths that were dropped (list of Path)
    files_dropped = Signal(object)
    #: the person wants to choose files
    choose_requested = Signal()

    def __init__(
        self,
        theme: Theme,
        sentence: str = "Seret foto dan video ke sini, atau",
        link: str = "pilih berkas…",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._link = link
        self._hovering = False
        self.setText(sentence)
        self.setAccessibleName(f"{sentence} {link}")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAcceptDrops(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self.choose_requested)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """One line of words with air around it."""
        return QSize(self._words_width() + self._theme.px(40), self._theme.px(74))

    def minimumSizeHint(self) -> QSize:
        """Narrower, the sentence gives way to the link."""
        return QSize(self._theme.px(160), self._theme.px(56))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Only files are welcome."""
        if _files(event.mimeData()):
            event.acceptProposedAction()
            self._hover(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Back to rest."""
        self._hover(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell which files came."""
        self._hover(False)
        files = _files(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.files_dropped.emit(files)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A dashed box; filled while something is dragged over it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        active = self._hovering or self.hasFocus() or self.underMouse()
        pen = QPen(self._theme.color("brand" if active else "faint"), 1, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(self._theme.color("brand_soft" if self._hovering else "panel"))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, self._theme.px(8), self._theme.px(8))
        self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        px, wide = self._theme.px, self.width() >= self._words_width() + self._theme.px(16)
        plain, strong = self._theme.font("body"), self._theme.font("strong")
        sentence = self.text() if wide else ""
        used = self._words_width() if wide else self._link_width() + px(24)
        left = (self.width() - used) / 2
        icon = QRectF(left, (self.height() - px(16)) / 2, px(16), px(16))
        self._theme.paint_icon(painter, "upload-simple", icon, "soft")
        left = icon.right() + px(8)
        painter.setFont(plain)
        painter.setPen(self._theme.color("soft"))
        line = QRectF(left, 0, self.width() - left, self.height())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, sentence)
        if sentence:
            left += QFontMetricsF(plain).horizontalAdvance(sentence) + px(8)
        painter.setFont(strong)
        painter.setPen(self._theme.color("brand"))
        line.setLeft(left)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, self._link)

    def _words_width(self) -> int:
        words = QFontMetricsF(self._theme.font("body")).horizontalAdvance(self.text())
        return round(words + self._link_width()) + self._theme.px(32)

    def _link_width(self) -> float:
        return QFontMetricsF(self._theme.font("strong")).horizontalAdvance(self._link)

    def _hover(self, hovering: bool) -> None:
        self._hovering = hovering
        self.update()


def _files(dragged: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in dragged.urls() if url.isLocalFile()]
