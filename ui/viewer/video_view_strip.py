"""The frames of a video's strip: one for each tenth of it, where it is not decoded or not here."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from ui.tasks import Task, Tasks
from ui.texts.video import place_words
from ui.theme import Theme
from ui.viewer.video_view_scrub import NOWHERE, ScrubBar
from ui.widgets.thumbs import read_image

SIDE = 128  # px of the longer side of a glimpse
LABEL = 20  # px of its time


class Strip(QObject):
    """Read off the interface thread; frame i of n stands in the middle of the i-th part.

    Some may come later than others: each has its place from the beginning.
    """

    #: its frames are here
    arrived = Signal()

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._paths: tuple[Path | None, ...] = ()
        self._frames: dict[int, QPixmap] = {}
        self._task: Task[dict[int, QImage]] | None = None
        self._duration = 0

    def __len__(self) -> int:
        """How many frames are here, read or not."""
        return len(self._here)

    def show(self, paths: tuple[Path | None, ...], duration_ms: int) -> None:
        """The frames of another video, or more of the same one; None for one that is to come."""
        self._duration = duration_ms
        if paths == self._paths:
            return
        if not _is_more(paths, self._paths):
            self.clear()
        elif self._task is not None:
            self._task.cancel()
        self._paths = paths
        new = {n: path for n, path in enumerate(paths) if path and n not in self._frames}
        if new:
            self._task = self._tasks.ask(
                lambda progress: {n: read_image(path, 0) for n, path in new.items()},
                self._on_read,
                owner=self,
            )

    def clear(self) -> None:
        """Let go of the pictures."""
        if self._task is not None:
            self._task.cancel()
        self._task, self._paths = None, ()
        self._frames.clear()

    def set_duration(self, duration_ms: int) -> None:
        """As the opened file says it."""
        self._duration = duration_ms or self._duration

    @property
    def duration(self) -> int:
        """Of the whole video, in ms."""
        return self._duration

    def moment(self, number: int) -> int:
        """Where a frame stands, in ms."""
        places = len(self._paths)
        return self._duration * (2 * number + 1) // (2 * places) if places else 0

    def nearest(self, ms: int) -> int:
        """The number of the frame nearest to a place, of those that are here."""
        return self.closest(ms * len(self._paths) // self._duration) if self._duration else 0

    def closest(self, number: int) -> int:
        """The number of the frame that is here and stands nearest to that one."""
        return min(self._here, key=lambda here: abs(here - number), default=0)

    def beside(self, number: int, by: int) -> int:
        """The next frame (1) that is here, or the one before (-1); the same at either end."""
        further = [here for here in self._here if (here - number) * by > 0]
        return self.closest(number) if not further else (min if by > 0 else max)(further)

    def picture(self, number: int) -> QPixmap:
        """A frame as its file shows it; null while it comes."""
        return self._frames.get(number, QPixmap())

    @property
    def _here(self) -> list[int]:
        return [number for number, path in enumerate(self._paths) if path is not None]

    def _on_read(self, images: dict[int, QImage]) -> None:
        self._task = None
        self._frames |= {number: QPixmap.fromImage(image) for number, image in images.items()}
        self.arrived.emit()


def _is_more(paths: tuple[Path | None, ...], before: tuple[Path | None, ...]) -> bool:
    """Whether they are the same frames, of which some more have come."""
    same = all(old in (None, new) for old, new in zip(before, paths, strict=False))
    return len(paths) == len(before) and same


class Glimpse(QWidget):
    """A small frame over the bar with its time; the pointer goes through it."""

    def __init__(self, theme: Theme, strip: Strip, bar: ScrubBar, parent: QWidget) -> None:
        """Follows the pointer over the `bar`."""
        super().__init__(parent)
        self._theme = theme
        self._strip = strip
        self._bar = bar
        self._room = parent
        self._picture = QPixmap()
        self._turn = 0
        self.words = ""
        self._over = NOWHERE
        bar.hovered.connect(self._on_bar_hovered)
        strip.arrived.connect(lambda: self._on_bar_hovered(self._over))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def set_turn(self, degrees: int) -> None:
        """Turn frames clockwise, by a multiple of 90."""
        self._turn = degrees

    def _on_bar_hovered(self, ms: int) -> None:
        self._over = ms
        if ms == NOWHERE:
            self.hide()
            return
        self._picture, self.words = self._strip.picture(self._strip.nearest(ms)), place_words(ms)
        self._place(self._bar.mapTo(self._room, QPointF(self._bar.x_of(ms), 0)))
        self.show()
        self.raise_()
        self.update()

    def _place(self, over: QPointF) -> None:
        """Over that point of the parent, and inside it."""
        room = turned_size(self._picture, self._turn)
        room.scale(self._theme.px(SIDE), self._theme.px(SIDE), Qt.AspectRatioMode.KeepAspectRatio)
        edge, label = self._theme.px(3), self._theme.px(LABEL)
        width = max(room.width(), self._theme.px(56)) + 2 * edge
        height = 0 if self._picture.isNull() else room.height() + edge
        self.resize(round(width), round(height + label))
        most = self._room.width() - self.width() - self._theme.px(4)
        left = min(max(over.x() - self.width() / 2, self._theme.px(4)), max(most, 0))
        self.move(round(left), round(max(over.y() - self.height(), 0)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The frame, and its time under it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        ground = self._theme.color("media")
        ground.setAlphaF(0.92)
        painter.setPen(QPen(QColor(255, 255, 255, 90), 1))
        painter.setBrush(ground)
        whole = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(whole, self._theme.px(5), self._theme.px(5))
        edge, label = self._theme.px(3), self._theme.px(LABEL)
        area = QRectF(self.rect()).adjusted(edge, edge, -edge, -label)
        if not self._picture.isNull():
            paint_turned(painter, self._picture, self._turn, area)
        painter.setFont(self._theme.font("time"))
        painter.setPen(self._theme.color("on_media"))
        foot = QRectF(0, self.height() - label, self.width(), label)
        painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, self.words)


def turned_size(picture: QPixmap, turn: int) -> QSizeF:
    """The size of a picture that is turned clockwise by so many degrees (a multiple of 90)."""
    size = QSizeF(picture.size())
    return size.transposed() if turn % 180 else size


def fitted(size: QSizeF, area: QRectF) -> QRectF:
    """The largest box of that shape in the middle of the area."""
    box = QRectF(QPointF(), size.scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio))
    box.moveCenter(area.center())
    return box


def paint_turned(painter: QPainter, picture: QPixmap, turn: int, area: QRectF) -> None:
    """Paint a picture, turned clockwise, as large as it fits into the area."""
    box = fitted(turned_size(picture, turn), area)
    painter.save()
    painter.translate(box.center())
    painter.rotate(turn)
    size = box.size().transposed() if turn % 180 else box.size()
    place = QRectF(-size.width() / 2, -size.height() / 2, size.width(), size.height())
    painter.drawPixmap(place, picture, QRectF(picture.rect()))
    painter.restore()
