"""Small pictures for the lists, read off the interface thread and kept while there is room."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap, QTransform

from ui.tasks import Tasks

KEPT = 600  # pictures; about 30 MB of thumbnails
Key = tuple[Path, int, int]


class Thumbs(QObject):
    """Asked while painting: gives the picture if it is there, else fetches it and says so."""

    #: a picture that was asked for is there now (or is known to be unreadable)
    arrived = Signal()

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._kept: OrderedDict[Key, QPixmap] = OrderedDict()
        self._asked: set[Key] = set()

    def picture(self, path: Path | None, side: int, rotation: int = 0) -> QPixmap | None:
        """The picture with a shorter edge of about `side` real pixels, or None while it comes.

        A null pixmap stands for a file that cannot be read. `rotation` is clockwise, in degrees.
        """
        if path is None:
            return None
        key = (path, side, rotation % 360)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        if key not in self._asked:
            self._asked.add(key)
            self._tasks.ask(
                lambda _: read_image(path, side, rotation),
                lambda image: self._on_image_read(key, image),
                owner=self,
            )
        return None

    def forget(self, path: Path) -> None:
        """Read this file anew the next time, since it is another one now."""
        for key in [key for key in self._kept if key[0] == path]:
            del self._kept[key]

    def _on_image_read(self, key: Key, image: QImage) -> None:
        self._asked.discard(key)
        self._kept[key] = QPixmap.fromImage(image)
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        self.arrived.emit()


def read_image(path: Path, side: int, rotation: int = 0) -> QImage:
    """A preview file as an image, scaled so that its shorter edge is `side`; null if unreadable."""
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    size = reader.size()
    shorter = min(size.width(), size.height())
    if size.isValid() and shorter > side > 0:
        reader.setScaledSize(
            size.scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
        )
    image = reader.read()
    return image.transformed(QTransform().rotate(rotation)) if rotation % 360 else image
