"""Photos decoded for the screen before they are asked for, kept while there is room."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import field, replace
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QTransform

from app.domain.record import record
from app.media.limits import MIB
from app.media.pixels import Pixels
from ui.tasks import Task, Tasks
from ui.widgets.preview_reader import preview_reader

BUDGET = 96 * MIB
SMALLEST = 512  # pixels of the longer side, below which no further level pays


@record
class Wanted:
    """A photo as it is to be shown; `rotation` is clockwise, in degrees."""

    path: Path
    rotation: int = 0


@record
class Picture:
    """One photo, decoded: each level has half the width of the one before it.

    Shrinking by more than half in one step would leave out pixels, and shimmer.
    """

    levels: tuple[QImage, ...] = ()
    fitted: QImage = field(
        default_factory=QImage
    )  # exactly as large as the view that asked for it shows it

    @property
    def size(self) -> QSize:
        """Pixels of the largest level; empty where the file could not be read."""
        return self.levels[0].size() if self.levels else QSize()

    @property
    def bytes(self) -> int:
        """What it takes of the memory."""
        return sum(image.sizeInBytes() for image in (*self.levels, self.fitted))

    def level_for(self, width: float) -> QImage:
        """The smallest image that has to be shrunk, not blown up, to be `width` pixels wide."""
        enough = [image for image in self.levels if image.width() >= width]
        return enough[-1] if enough else self.levels[0]


class Pictures(QObject):
    """Decodes what is asked for at once, and what may come next one after the other."""

    #: the Wanted whose Picture is there now
    arrived = Signal(object)

    def __init__(self, tasks: Tasks, parent: QObject, budget: int = BUDGET) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._budget = budget
        self._kept: OrderedDict[Wanted, Picture] = OrderedDict()
        self._under_way: dict[Wanted, Task[Picture]] = {}
        self._urgent: Wanted | None = None
        self._ahead: list[Wanted] = []
        self._room = QSize()

    @property
    def held(self) -> int:
        """Bytes of all the pictures that are kept."""
        return sum(picture.bytes for picture in self._kept.values())

    @property
    def is_idle(self) -> bool:
        """Whether all that was asked for is there."""
        return not self._under_way

    def set_room(self, room: QSize) -> None:
        """Prepare pictures for a view of so many pixels of the screen from now on."""
        if room != self._room:
            self._room = room
            self._go_on()

    def picture(self, wanted: Wanted) -> Picture | None:
        """The picture, where it is there; else it is asked for before all others."""
        self._urgent = wanted
        found = self._kept.get(wanted)
        if found is not None:
            self._kept.move_to_end(wanted)
        if found is None or self._is_stale(found):
            self._ask(wanted)
        return found

    def expect(self, ahead: Iterable[Wanted]) -> None:
        """What may be asked for next, the likeliest first; what was expected before is dropped."""
        self._ahead = list(ahead)
        for wanted in [w for w in self._under_way if w not in self._ahead and w != self._urgent]:
            self._under_way.pop(wanted).cancel()
        self._go_on()

    def forget(self) -> None:
        """Read all files anew: some may be other ones now."""
        self._kept.clear()

    def _go_on(self) -> None:
        """One at a time: the tasks' lane is everybody's."""
        if self._under_way:
            return
        for wanted in self._ahead:
            found = self._kept.get(wanted)
            if found is None or self._is_stale(found):
                self._ask(wanted)
                return

    def _ask(self, wanted: Wanted) -> None:
        if wanted in self._under_way:
            return
        known, room = self._kept.get(wanted), self._room

        def work() -> Picture:
            return fitted(known or read_picture(wanted), room)

        self._under_way[wanted] = self._tasks.ask(
            lambda _: work(), lambda picture: self._on_read(wanted, picture), owner=self
        )

    def _on_read(self, wanted: Wanted, picture: Picture) -> None:
        self._under_way.pop(wanted, None)
        self._kept[wanted] = picture
        self._kept.move_to_end(wanted)
        self._make_room(wanted)
        self.arrived.emit(wanted)
        self._go_on()

    def _make_room(self, newest: Wanted) -> None:
        """Let go of what was shown longest ago; never of what is shown or came just now."""
        held = self.held
        for wanted in list(self._kept):
            if held <= self._budget:
                return
            if wanted not in (newest, self._urgent):
                held -= self._kept.pop(wanted).bytes

    def _is_stale(self, picture: Picture) -> bool:
        return picture.size.isValid() and picture.fitted.size() != _fitting(picture, self._room)


def read_picture(wanted: Wanted) -> Picture:
    """Decode a preview, upright and turned; without levels where it cannot be read."""
    reader = preview_reader(wanted.path)
    return Picture() if reader is None else picture_of(reader.read(), wanted.rotation)


def picture_from(pixels: Pixels, rotation: int) -> Picture:
    """What a worker decoded, as a picture."""
    stride = 4 * pixels.width
    form = QImage.Format.Format_RGB32
    # not copied: the image holds on to the rows, and to copy them would hold up the window
    return picture_of(QImage(pixels.rows, pixels.width, pixels.height, stride, form), rotation)


def picture_of(image: QImage, rotation: int = 0) -> Picture:
    """An image with its smaller levels."""
    if image.isNull():
        return Picture()
    turned = image.transformed(QTransform().rotate(rotation)) if rotation % 360 else image
    form = QImage.Format.Format_ARGB32_Premultiplied
    plain = turned.convertToFormat(form if image.hasAlphaChannel() else QImage.Format.Format_RGB32)
    levels = [plain]
    while max(levels[-1].width(), levels[-1].height()) >= 2 * SMALLEST:
        levels.append(_scaled(levels[-1], levels[-1].size() / 2))
    return Picture(tuple(levels))


def fitted(picture: Picture, room: QSize) -> Picture:
    """The picture with what a view of so many pixels shows of it while nobody zooms."""
    size = _fitting(picture, room)
    if size.isEmpty():
        return picture
    if size == picture.size:
        return replace(picture, fitted=picture.levels[0])
    return replace(picture, fitted=_scaled(picture.level_for(size.width()), size))


def _fitting(picture: Picture, room: QSize) -> QSize:
    if not picture.size.isValid() or room.isEmpty():
        return QSize()
    if picture.size.width() <= room.width() and picture.size.height() <= room.height():
        return picture.size
    scaled = picture.size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
    return scaled.expandedTo(QSize(1, 1))  # of a line as well, something is seen


def _scaled(image: QImage, size: QSize) -> QImage:
    ignore, smooth = (
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    return image.scaled(size.expandedTo(QSize(1, 1)), ignore, smooth)
