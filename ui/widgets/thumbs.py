"""Small pictures for the lists, read off the interface thread and kept while there is room."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap, QTransform
from shiboken6 import isValid

from ui.tasks import Tasks
from ui.widgets.preview_reader import preview_reader

BUDGET = 40 * 1024 * 1024  # bytes of pictures that are kept: a grid of hundreds, looked through
LEAST = 1024  # bytes that a picture counts for at least, an unreadable one as well
AT_ONCE = 2  # readings under way; a third lane is left to questions
WAITING = 120  # places in the line, more than any screen shows; who is pushed out asks again
GATHER_MS = 8  # what arrives in this time is painted in one go
Key = tuple[Path, int, int]


class Thumbs(QObject):
    """Asked while painting: gives the picture if it is there, else fetches it and says so.

    What was painted last is read first, in the order in which it was painted; what nobody has
    painted for long falls out of the line unread.
    """

    #: pictures that were asked for are there now (or are known to be unreadable)
    arrived = Signal()

    def __init__(self, tasks: Tasks, budget: int = BUDGET) -> None:
        super().__init__()
        self._tasks = tasks
        self._budget = budget
        self._kept: OrderedDict[Key, QPixmap] = OrderedDict()
        self._held = 0
        self._sides: set[int] = set()
        self._asked: dict[Key, None] = {}  # since the event loop last turned
        self._line: dict[Key, None] = {}
        self._reading: set[Key] = set()
        self._begin = _once(self, 0, self._on_painted)
        self._tell = _once(self, GATHER_MS, self.arrived.emit)

    def picture(self, path: Path | None, side: int, rotation: int = 0) -> QPixmap | None:
        """The picture with a shorter edge of about `side` real pixels; None while it comes.

        While it comes, the same picture in another size will do, where there is one. A null
        pixmap stands for a file that cannot be read. `rotation` is clockwise, in degrees.
        """
        if path is None:
            return None
        key = (path, side, rotation % 360)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        if key not in self._reading:
            self._asked[key] = None
            if not self._begin.isActive():
                self._begin.start()
        return self._of_another_size(key)

    def forget(self, path: Path) -> None:
        """Read this file anew the next time, since it is another one now."""
        for key in [key for key in self._kept if key[0] == path]:
            self._held -= _bytes(self._kept.pop(key))

    @property
    def held(self) -> int:
        """How many bytes the kept pictures take."""
        return self._held

    @property
    def waiting(self) -> int:
        """How many pictures are asked for and not there yet."""
        return len(self._asked) + len(self._line) + len(self._reading)

    def _of_another_size(self, key: Key) -> QPixmap | None:
        path, side, rotation = key
        self._sides.add(side)
        found = ((path, other, rotation) for other in self._sides)
        return next((self._kept[other] for other in found if other in self._kept), None)

    def _on_painted(self) -> None:
        line = [*self._asked, *(key for key in self._line if key not in self._asked)]
        self._line = dict.fromkeys(line[:WAITING])
        self._asked.clear()
        self._read_on()

    def _read_on(self) -> None:
        while self._line and len(self._reading) < AT_ONCE:
            key = next(iter(self._line))
            del self._line[key]
            self._reading.add(key)
            self._read(key)

    def _read(self, key: Key) -> None:
        # Without an owner: each task would stay connected to it for good.
        self._tasks.ask(
            lambda _: read_image(*key),
            lambda image: self._on_image_read(key, image) if isValid(self) else None,
        )

    def _on_image_read(self, key: Key, image: QImage) -> None:
        self._reading.discard(key)
        self._kept[key] = QPixmap.fromImage(image)
        self._held += _bytes(self._kept[key])
        while self._held > self._budget and len(self._kept) > 1:
            _, dropped = self._kept.popitem(last=False)
            self._held -= _bytes(dropped)
        if not self._tell.isActive():
            self._tell.start()
        self._read_on()


def read_image(path: Path, side: int, rotation: int = 0) -> QImage:
    """A preview file as an image, scaled so that its shorter edge is `side`; null if unreadable."""
    reader = preview_reader(path)
    if reader is None:
        return QImage()
    size = reader.size()
    shorter = min(size.width(), size.height())
    if shorter > side > 0:
        reader.setScaledSize(
            size.scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
        )
    image = reader.read()
    return image.transformed(QTransform().rotate(rotation)) if rotation % 360 else image


def _bytes(picture: QPixmap) -> int:
    return max(LEAST, picture.width() * picture.height() * picture.depth() // 8)


def _once(parent: Thumbs, after: int, call: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(after)
    timer.timeout.connect(call)
    return timer
