"""Looks at one photo: fitted, at its own size, zoomed with the wheel, moved by dragging."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from ui.tasks import Task, Tasks
from ui.theme import Theme
from ui.viewer.item import MarkView
from ui.viewer.overlay import Overlay
from ui.viewer.surface import Placement, paint_mark, paint_message, paint_surround
from ui.widgets.thumbs import read_image

UNREADABLE = "Gambar tidak dapat ditampilkan. Minta Pelaksana menyerahkan ulang berkas ini."
MISSING = "Gambar belum ada di PC ini. Pratinjau akan datang begitu folder kantor tersambung."
WHEEL_STEP = 1.2


class PhotoView(QWidget):
    """The photo is read off the interface thread; the one before stays until the next is there."""

    #: the photo that was asked for is on the screen, or its error is
    shown = Signal()
    #: the zoom changed; 0 means fitted, 1 the photo's own size
    zoom_changed = Signal(float)

    def __init__(self, theme: Theme, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tasks = tasks
        self._loading: Task[QImage] | None = None
        self._picture = QPixmap()
        self._message = ""
        self._marks: tuple[MarkView, ...] = ()
        self._placement = Placement()
        self._grip: QPointF | None = None
        self._overlay: Overlay | None = None
        self._drawing = False  # the overlay has the drag
        self.setMouseTracking(True)
        self.setMinimumSize(theme.px(200), theme.px(140))
        theme.changed.connect(self.update)

    @property
    def message(self) -> str:
        """The sentence that is shown instead of a photo; empty while there is a photo."""
        return self._message

    @property
    def zoom(self) -> float:
        """0 while fitted, else view pixels per photo pixel."""
        return self._placement.zoom

    def set_overlay(self, overlay: Overlay | None) -> None:
        """Draw this over the photo and offer it the pointer and the keys first."""
        if self._overlay is not None:
            self._overlay.changed.disconnect(self.update)
        self._overlay = overlay
        self._drawing = False
        if overlay is not None:
            overlay.changed.connect(self.update)
        self.update()

    def show_photo(
        self, path: Path | None, rotation: int = 0, marks: tuple[MarkView, ...] = ()
    ) -> None:
        """Show a preview or an original; None says that it is not here yet."""
        if self._loading is not None:
            self._loading.cancel()
            self._loading = None
        self._marks = marks
        if path is None:
            self.show_message(MISSING)
            return
        self._loading = self._tasks.ask(
            lambda _: read_image(path, 0, rotation), self._on_image_read, owner=self
        )

    def show_message(self, sentence: str) -> None:
        """Show a sentence instead of a photo."""
        self._picture = QPixmap()
        self._message = sentence
        self.update()
        self.shown.emit()

    def fit(self) -> None:
        """Show all of the photo."""
        self._placement.fit()
        self._on_zoomed()

    def zoom_to(self, scale: float) -> None:
        """Zoom around the middle; 1.0 is the photo's own size."""
        self._placement.zoom_to(scale, QPointF(self.width() / 2, self.height() / 2))
        self._on_zoomed()

    def toggle_zoom(self) -> None:
        """Between fitted and the photo's own size."""
        if self._placement.zoom:
            self.fit()
        else:
            self.zoom_to(1.0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Surround, photo, marks; or the message."""
        painter = QPainter(self)
        frame = QRectF(self.rect())
        paint_surround(painter, self._theme, frame)
        if self._message:
            paint_message(painter, self._theme, frame, "image", self._message)
        elif not self._picture.isNull():
            box = self._placement.box
            painter.drawPixmap(box, self._picture, QRectF(self._picture.rect()))
            for mark in self._marks:
                paint_mark(painter, self._theme, box, mark)
            if self._overlay is not None:
                self._overlay.paint(painter, box, None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep fitting, or keep the zoom within the new frame."""
        self._placement.view = QSizeF(event.size())
        self._placement.keep_inside()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom around the pointer."""
        if self._picture.isNull() or not event.angleDelta().y():
            return
        step = WHEEL_STEP ** (event.angleDelta().y() / 120)
        self._placement.zoom_to(self._placement.scale * step, event.position())
        if self._placement.zoom <= self._placement.fitting:
            self._placement.fit()
        self._on_zoomed()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The overlay may take it; else take hold of the photo."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self._drawing = self._offer_press(event.position())
        if not self._drawing and self._placement.zoom:
            self._grip = event.position()
        self._show_cursor(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw on, or move the photo along."""
        if self._drawing and self._overlay is not None:
            self._overlay.move(event.position(), self._placement.box)
        elif self._grip is not None:
            self._placement.pan(event.position() - self._grip)
            self._grip = event.position()
            self.update()
        self._show_cursor(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if self._drawing and self._overlay is not None:
            self._overlay.release(event.position(), self._placement.box)
        self._drawing, self._grip = False, None
        self._show_cursor(event.position())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The overlay may take it; else it goes on to the viewer."""
        taken = self._overlay is not None and self._overlay.key(event)
        if not taken:
            super().keyPressEvent(event)

    def _offer_press(self, at: QPointF) -> bool:
        shown = self._overlay is not None and not self._picture.isNull()
        return shown and self._overlay is not None and self._overlay.press(at, self._placement.box)

    def _show_cursor(self, at: QPointF) -> None:
        wanted = self._overlay.cursor(at, self._placement.box) if self._overlay else None
        if self._grip is not None:
            wanted = Qt.CursorShape.ClosedHandCursor
        if wanted is None:
            self.unsetCursor()
        else:
            self.setCursor(wanted)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Between fitted and its own size, around the pointer."""
        if self._placement.zoom:
            self._placement.fit()
        else:
            self._placement.zoom_to(1.0, event.position())
        self._on_zoomed()

    def _on_image_read(self, image: QImage) -> None:
        self._loading = None
        if image.isNull():
            self.show_message(UNREADABLE)
            return
        self._message = ""
        self._picture = QPixmap.fromImage(image)
        self._placement.picture = QSizeF(self._picture.size())
        self.fit()
        self.shown.emit()

    def _on_zoomed(self) -> None:
        self.zoom_changed.emit(self._placement.zoom)
        self.update()
