"""What is seen of a video: its poster, the frame that plays, or one of its strip; drawn over."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QTransform,
)
from PySide6.QtMultimedia import QVideoFrame
from PySide6.QtWidgets import QWidget

from ui.tasks import Task, Tasks
from ui.theme import Theme
from ui.viewer.overlay import Overlay
from ui.viewer.surface import paint_message, paint_surround
from ui.viewer.video_view_pixels import image_of
from ui.viewer.video_view_strip import fitted, paint_turned, turned_size
from ui.widgets.thumbs import read_image


class VideoStage(QWidget):
    """Upright as the file says, then turned as a person did; never covered by the buttons."""

    #: the picture was clicked, and no overlay wanted it
    clicked = Signal()
    #: the picture has more room or less: the controls came or went, or the window changed
    resized = Signal()

    def __init__(self, theme: Theme, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tasks = tasks
        self._reading: Task[QImage] | None = None
        self._frame = QVideoFrame()
        self._picture = QPixmap()  # the poster, the last frame, or one of the strip
        self._sharp = QPixmap()  # the same in exactly the size it is shown in, while it holds
        self._turn = 0
        self._moment = 0
        self._message = ""
        self._moving = self._inviting = self._drawing = False
        self._overlay: Overlay | None = None
        self.setMouseTracking(True)
        theme.changed.connect(self.update)

    @property
    def box(self) -> QRectF:
        """Where the whole picture lies, turned; empty while there is none."""
        size = turned_size(self._pixels(), self._turn)
        return QRectF() if size.isEmpty() else fitted(size, QRectF(self.rect()))

    @property
    def message(self) -> str:
        """The sentence in the place of a picture."""
        return self._message

    @property
    def has_picture(self) -> bool:
        """Whether there is anything to be seen."""
        return self.has_frame or not self._picture.isNull()

    @property
    def has_frame(self) -> bool:
        """Whether a frame is seen, not the poster."""
        return self._frame.isValid()

    def picture(self) -> QImage:
        """What is seen, in all its pixels, turned; to be drawn on or kept."""
        image = image_of(self._frame) if self.has_frame else self._picture.toImage()
        return image.transformed(QTransform().rotate(self._turn)) if self._turn else image

    def set_turn(self, degrees: int) -> None:
        """Turn clockwise what is shown, by a multiple of 90."""
        self._turn = degrees % 360
        self._forget_sharp()

    def set_moving(self, moving: bool) -> None:
        """Whether it plays: then quick painting is worth more than the finest."""
        self._moving = moving
        self._forget_sharp()

    def set_inviting(self, inviting: bool) -> None:
        """Whether the sign to play lies over the picture."""
        self._inviting = inviting
        self.update()

    def set_message(self, message: str) -> None:
        """A sentence in the place of a picture."""
        self._message = message
        self.update()

    def set_overlay(self, overlay: Overlay | None) -> None:
        """Draw this over the picture, and offer it the pointer first."""
        if self._overlay is not None:
            self._overlay.changed.disconnect(self.update)
        self._overlay, self._drawing = overlay, False
        if overlay is not None:
            overlay.changed.connect(self.update)
        self.update()

    def clear(self) -> None:
        """Let go of every picture."""
        if self._reading is not None:
            self._reading.cancel()
        self._reading, self._frame, self._picture = None, QVideoFrame(), QPixmap()
        self._moment = 0
        self._forget_sharp()

    def show_poster(self, poster: Path) -> None:
        """Show a picture of a file, unless a frame comes first."""
        self._reading = self._tasks.ask(
            lambda progress: read_image(poster, 0), self._on_poster_read, owner=self
        )

    def show_frame(self, frame: QVideoFrame, moment: int) -> None:
        """Show a frame of the video that stands at this place (ms)."""
        self._frame, self._moment = frame, moment
        self._picture = QPixmap()
        self._forget_sharp()

    def show_still(self, picture: QPixmap, moment: int) -> None:
        """Show a frame of the strip that stands at this place (ms)."""
        self._frame, self._picture, self._moment = QVideoFrame(), picture, moment
        self._forget_sharp()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, what is drawn over it, the sign to play; or the sentence."""
        painter = QPainter(self)
        corner = self._theme.px(8)  # those below are the view's own, under the controls
        paint_surround(painter, self._theme, QRectF(self.rect()).adjusted(0, 0, 0, corner))
        if self._message:
            paint_message(painter, self._theme, QRectF(self.rect()), "film-strip", self._message)
            return
        if not self.has_picture:
            return
        self._paint_picture(painter)
        if self._overlay is not None:
            self._overlay.paint(painter, self.box, self._moment)
        if self._inviting:
            self._paint_play(painter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The finest picture is another one in another size."""
        super().resizeEvent(event)
        self._forget_sharp()
        self.resized.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The overlay comes first."""
        if event.button() is not Qt.MouseButton.LeftButton:
            event.ignore()
            return
        at = event.position()
        taken = self._overlay is not None and self.has_picture
        self._drawing = taken and self._overlay is not None and self._overlay.press(at, self.box)
        if not self._drawing:
            self.clicked.emit()
            event.ignore()  # whom the click gives the keys is the viewer's to say

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A drag that the overlay took, or the shape that it gives the pointer."""
        if self._overlay is None or not self.has_picture:
            return
        if self._drawing:
            self._overlay.move(event.position(), self.box)
            return
        shape = self._overlay.cursor(event.position(), self.box)
        if shape is None:
            self.unsetCursor()
        else:
            self.setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The end of a drag that the overlay took."""
        if self._drawing and self._overlay is not None:
            self._drawing = False
            self._overlay.release(event.position(), self.box)

    def _pixels(self) -> QPixmap:
        """What is seen before it is turned; a frame is made a picture when it is first wanted."""
        if self._picture.isNull() and self.has_frame:
            self._picture = QPixmap.fromImage(image_of(self._frame))
        return self._picture

    def _paint_picture(self, painter: QPainter) -> None:
        if self._moving:
            paint_turned(painter, self._pixels(), self._turn, QRectF(self.rect()))
            return
        if self._sharp.isNull():
            self._sharp = self._sharpened()
        painter.drawPixmap(self.box, self._sharp, QRectF(self._sharp.rect()))

    def _sharpened(self) -> QPixmap:
        """Shrinking while painting would leave out pixels; a picture that holds is worth more."""
        turned = self._pixels().transformed(QTransform().rotate(self._turn))
        pixels = QSizeF(self.box.size() * self.devicePixelRatioF()).toSize()
        if pixels.width() >= turned.width():
            return turned
        keep, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode
        return turned.scaled(pixels, keep, smooth.SmoothTransformation)

    def _paint_play(self, painter: QPainter) -> None:
        radius = self._theme.px(28)
        centre = QRectF(self.rect()).center()
        ground = self._theme.color("media")
        ground.setAlphaF(0.7)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawEllipse(centre, radius, radius)
        box = QRectF(0, 0, radius, radius)
        box.moveCenter(centre)
        self._theme.paint_icon(painter, "play-fill", box, "on_media")

    def _forget_sharp(self) -> None:
        self._sharp = QPixmap()
        self.update()

    def _on_poster_read(self, image: QImage) -> None:
        self._reading = None
        if not self._frame.isValid() and self._picture.isNull():
            self._picture = QPixmap.fromImage(image)
            self._forget_sharp()
