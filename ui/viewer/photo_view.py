"""Looks at one photo: fitted, at its own size, zoomed and moved by wheel, keys and touchpad."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.tasks import Tasks
from ui.theme import Theme
from ui.viewer.glide import Glide
from ui.viewer.overlay import Overlay
from ui.viewer.photo_pointer import PhotoPointer
from ui.viewer.pictures import Picture, Pictures, Wanted
from ui.viewer.surface import Look, Placement, paint_message, paint_surround

UNREADABLE = "Gambar tidak dapat ditampilkan. Minta Pelaksana menyerahkan ulang berkas ini."
MISSING = "Gambar belum ada di PC ini. Pratinjau akan datang begitu folder kantor tersambung."
LOADING = "Memuat gambar…"
PATIENCE_MS = 150  # for so long the photo before it stays
SETTLING_MS = 80  # after the view got another size
SHARP = 1.05  # so many pixels of the screen may one of the picture be before more are wanted
STRIDE = 0.12  # of the view, for one press of an arrow


class PhotoView(QWidget):
    """Photos are read off the interface thread; `pictures` reads neighbours ahead."""

    #: the photo that was asked for is on the screen, or its error is
    shown = Signal()
    #: the zoom changed; 0 means fitted, 1 the photo's own size
    zoom_changed = Signal(float)
    #: the person looks at another part: a Look, and whether the view glides there
    look_changed = Signal(object, bool)
    #: more of its pixels could be shown than are here
    larger_wanted = Signal()

    def __init__(self, theme: Theme, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.pictures = Pictures(tasks, self)
        self._wanted: Wanted | None = None
        self._shown: Wanted | None = None
        self._own_size = QSize()
        self._picture = Picture()
        self._is_original = self._same = False
        self._message = ""
        self._overlay: Overlay | None = None
        self._placement = Placement()
        self._glide = Glide(self._placement, self)
        self._pointer = PhotoPointer(self)
        self._late = QTimer(self, interval=PATIENCE_MS, singleShot=True)
        self._settle = QTimer(self, interval=SETTLING_MS, singleShot=True)
        self.setMouseTracking(True)
        self.setMinimumSize(theme.px(200), theme.px(140))
        self.pictures.arrived.connect(self._on_picture_arrived)
        self._glide.moved.connect(self.update)
        self._late.timeout.connect(lambda: self._show(Picture(), LOADING))
        self._settle.timeout.connect(self._prepare)
        theme.changed.connect(self.update)

    @property
    def message(self) -> str:
        """The sentence that is shown instead of a photo; empty while there is a photo."""
        return self._message

    @property
    def zoom(self) -> float:
        """0 while fitted, else pixels of the screen per photo pixel."""
        return self._placement.zoom

    @property
    def closeness(self) -> float:
        """Pixels of the screen per photo pixel, fitted or not."""
        return self._placement.zoom or self._placement.fitting

    @property
    def look(self) -> Look:
        """The part that is looked at."""
        return self._placement.look

    @property
    def box(self) -> QRectF:
        """Where the photo lies in the view, turned and zoomed."""
        return self._glide.box

    @property
    def has_photo(self) -> bool:
        """Whether there is a photo, not a sentence."""
        return bool(self._picture.levels)

    @property
    def lacks_pixels(self) -> bool:
        """Whether the photo has more pixels than are here, and more could come."""
        fewer = self._placement.picture.width() > self._picture.size.width()
        return self.has_photo and fewer and not self._is_original

    @property
    def overlay(self) -> Overlay | None:
        """What is drawn over the photo and offered the pointer first."""
        return self._overlay

    def set_overlay(self, overlay: Overlay | None) -> None:
        """Draw this over the photo and offer it the pointer and the keys first."""
        if self._overlay is not None:
            self._overlay.changed.disconnect(self.update)
        self._overlay = overlay
        self._pointer.let_go()
        if overlay is not None:
            overlay.changed.connect(self.update)
        self.update()

    def show_photo(
        self,
        path: Path | None,
        rotation: int = 0,
        size: QSize | None = None,
        same: bool = False,
    ) -> None:
        """Show a preview or an original, fitted; None says that it is not here yet.

        `size` is the original's before the turn: 1:1 then means its pixels, not the preview's.
        Where it is the `same` photo from another file, it stays as it is looked at.
        """
        self._same = same and path is not None and self.has_photo
        own = size or QSize()
        self._own_size = own.transposed() if rotation % 180 else own
        if path is None:
            self._wanted = None
            self.show_message(MISSING)
            return
        self._wanted = Wanted(path, rotation)
        picture = self.pictures.picture(self._wanted)
        if picture is None:
            if not self._same:
                self._late.start()
        elif self._wanted != self._shown or not self.has_photo:
            self._show_first(picture)

    def show_message(self, sentence: str) -> None:
        """Show a sentence instead of a photo."""
        self._wanted = None
        self._show(Picture(), sentence)
        self.shown.emit()

    def show_larger(self, picture: Picture) -> None:
        """Show the same photo with more of its pixels; zoom and place stay."""
        if self._shown == self._wanted:  # else the photo before it is still seen
            self._picture = replace(picture, fitted=self._picture.fitted)
            self._is_original = True
            self.update()

    def reload(self) -> None:
        """Read the files anew: some may be other ones now."""
        self.pictures.forget()
        if self._wanted is not None:
            self.pictures.picture(self._wanted)

    def fit(self) -> None:
        """Show all of the photo."""
        self._move(self._placement.fit)

    def zoom_to(self, zoom: float, at: QPointF | None = None) -> None:
        """Zoom around a point, else the middle; 1.0 is the photo's own size."""
        self._move(lambda: self._placement.zoom_to(zoom, at or self._placement.middle))

    def zoom_by(self, factor: float, at: QPointF | None = None, glide: bool = True) -> None:
        """Zoom relative to what is shown; what comes out smaller than fitted is fitted."""
        zoom = self.closeness * factor
        if zoom <= self._placement.fitting:
            self._move(self._placement.fit, glide)
        else:
            around = at or self._placement.middle
            self._move(lambda: self._placement.zoom_to(zoom, around), glide)

    def toggle_zoom(self, at: QPointF | None = None) -> None:
        """Between fitted and the photo's own size."""
        if self._placement.zoom:
            self.fit()
        else:
            self.zoom_to(1.0, at)

    def pan(self, by: QPointF, glide: bool = False) -> None:
        """Move the photo under the view."""
        self._move(lambda: self._placement.pan(by), glide)

    def pan_steps(self, right: int, down: int) -> None:
        """Look further to the right, or down, by so many steps; negative for left and up."""
        stride = STRIDE * max(self.width(), self.height())
        self.pan(QPointF(-right * stride, -down * stride), glide=True)

    def look_at(self, look: Look, glide: bool = False) -> None:
        """Show the same part as another view, which is not told."""
        before = self._placement.zoom
        self._glide.begin()
        self._placement.look_at(look)
        self._set_off(glide, before)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Surround, photo, what lies over it; or the message."""
        painter = QPainter(self)
        frame = QRectF(self.rect())
        paint_surround(painter, self._theme, frame)
        if self._message:
            paint_message(painter, self._theme, frame, "image", self._message)
        elif self.has_photo:
            self.paint_photo(painter)
            if self._overlay is not None and (self._same or self._shown == self._wanted):
                self._overlay.paint(painter, self.box, None)

    def paint_photo(self, painter: QPainter) -> None:
        """Only the photo, where it lies now; the wipe paints one of two with it."""
        box, ratio = self.box, self.devicePixelRatioF()
        ready = self._picture.fitted
        if abs(ready.width() - box.width() * ratio) < 1.5:
            corner = QPointF(round(box.x() * ratio) / ratio, round(box.y() * ratio) / ratio)
            box = QRectF(corner, QSizeF(ready.size()) / ratio)
            painter.drawImage(box, ready, QRectF(ready.rect()))
            return
        level = self._picture.level_for(box.width() * ratio)
        if level.width() == round(box.width() * ratio):  # pixel for pixel
            box.moveTo(round(box.x() * ratio) / ratio, round(box.y() * ratio) / ratio)
        painter.drawImage(box, level, QRectF(level.rect()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep fitting, or keep the zoom within the new frame."""
        self._glide.begin()
        self._placement.view = QSizeF(event.size())
        self._placement.ratio = self.devicePixelRatioF()
        self._placement.keep_inside()
        self._glide.jump()
        self._settle.start()
        if self.pictures.is_idle and not self.has_photo:
            self._prepare()

    def _prepare(self) -> None:
        """Have the pictures made as large as the view shows them."""
        self.pictures.set_room((QSizeF(self.size()) * self.devicePixelRatioF()).toSize())
        if self._wanted is not None:
            self.pictures.picture(self._wanted)

    def _on_picture_arrived(self, wanted: Wanted) -> None:
        picture = self.pictures.picture(wanted) if wanted == self._wanted else None
        if picture is None:
            return
        if self._picture.levels and self._shown == wanted:
            if picture.size.width() >= self._picture.size.width():
                self._picture = picture
            else:  # the larger one stays, and is fitted as this one is
                self._picture = replace(self._picture, fitted=picture.fitted)
            self.update()
        else:
            self._show_first(picture)

    def _show_first(self, picture: Picture) -> None:
        self._shown, look = self._wanted, self.look
        if self._same and self._is_original:  # which has more pixels than any preview
            return
        self._show(picture, "" if picture.levels else UNREADABLE)
        if self._same:
            self.look_at(look)
        self.shown.emit()

    def _show(self, picture: Picture, message: str) -> None:
        self._late.stop()
        self._picture, self._message, self._is_original = picture, message, False
        if picture.levels:
            self._placement.take(QSizeF(self._own_size), QSizeF(picture.size))
        self._glide.begin()
        self._placement.fit()
        self._glide.jump()
        self.zoom_changed.emit(0.0)

    def _move(self, change: Callable[[], None], glide: bool = True) -> None:
        if not self.has_photo:
            return
        before = self._placement.zoom
        self._glide.begin()
        change()
        self._set_off(glide, before)
        self.look_changed.emit(self.look, glide)

    def _set_off(self, glide: bool, before: float) -> None:
        if glide:
            self._glide.go()
        else:
            self._glide.jump()
        if self._placement.zoom != before:
            self.zoom_changed.emit(self._placement.zoom)
        self._ask_for_more()

    def _ask_for_more(self) -> None:
        whole, here = self._placement.picture.width(), self._picture.size.width()
        if self.lacks_pixels and whole * self._placement.zoom > here * SHARP:
            self.larger_wanted.emit()
