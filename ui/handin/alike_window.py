"""Photos that look alike beside each other, zoomed and moved as one, to keep the best of them."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain.media import MediaItem
from app.media.carrier import local_preview
from app.media.shelf import SCREEN
from ui import formats
from ui.handin.media_tiles import tile
from ui.panes.remark import small_label
from ui.tasks import Tasks
from ui.theme import Theme
from ui.viewer.photo_view import PhotoView
from ui.widgets.buttons import ActionButton, LinkButton
from ui.widgets.film_strip import FilmStrip
from ui.widgets.thumbs import Thumbs

SHARPER = 1.15  # times the sharpness of all others: from there on a photo is called the sharpest
HINT = "Roda tetikus memperbesar keduanya sekaligus. Panah kiri dan kanan mengganti foto kanan."


class AlikeWindow(QWidget):
    """The left one is held against the right one, which the strip chooses. Escape closes."""

    #: the sha256 of a photo that is not to be handed in
    discard_requested = Signal(str)
    #: the photo that was discarded last is to be handed in after all
    undo_requested = Signal()

    def __init__(
        self, theme: Theme, tasks: Tasks, thumbs: Thumbs, cache: Path, parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("page")
        self._cache = cache
        self.hint = small_label(HINT, self)
        self._items: list[MediaItem] = []
        self._members: frozenset[str] = frozenset()
        self._sharpest = ""
        self.left = Side(theme, tasks, self)
        self.right = Side(theme, tasks, self)
        self.strip = FilmStrip(theme, thumbs, self)
        self.undo = LinkButton("Urungkan", self)
        self.undo.hide()
        self.swap = LinkButton("Tukar kiri dan kanan", self)
        self.done = ActionButton(theme, "Selesai", "quiet", "Esc", self)
        self._lay_out(theme)
        self._connect()

    @property
    def members(self) -> frozenset[str]:
        """The photos (sha256) that it was opened on, those that were discarded since included."""
        return self._members

    def show_items(self, items: list[MediaItem], sharpness: dict[str, float]) -> None:
        """Compare these; with one left there is nothing to compare, and the window closes."""
        self._members |= {item.sha256 for item in items}
        if len(items) < 2:
            self.close()
            return
        self._items = items
        self._sharpest = sharpest(items, sharpness)
        self.setWindowTitle(f"{len(items)} foto mirip")
        kept = self.left.item if self.left.item in items else None
        self._show_left(kept or self._best())
        with QSignalBlocker(self.strip):  # new tiles choose the first by themselves
            kept_right = self._id_of(self.right)
            self.strip.set_tiles([tile(self._cache, item) for item in items])
            self.strip.choose(kept_right or self._other_than(self.left))
        self._on_frame_chosen(self.strip.chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes, the arrows choose."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() in steps:
            self.strip.step(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _lay_out(self, theme: Theme) -> None:
        sides = QHBoxLayout()
        sides.setSpacing(theme.px(12))
        sides.addWidget(self.left, 1)
        sides.addWidget(self.right, 1)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(16))
        foot.addWidget(self.hint, 1)
        foot.addWidget(self.undo)
        foot.addWidget(self.swap)
        foot.addWidget(self.done)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(16)] * 4)
        column.setSpacing(theme.px(10))
        column.addLayout(sides, 1)
        column.addWidget(self.strip)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.strip.frame_chosen.connect(self._on_frame_chosen)
        self.swap.clicked.connect(self._on_swap_clicked)
        self.done.clicked.connect(self.close)
        self.undo.clicked.connect(self._on_undo_clicked)
        for side, other in ((self.left, self.right), (self.right, self.left)):
            side.view.look_changed.connect(other.view.look_at)
            side.discard.clicked.connect(partial(self._on_discard_clicked, side))

    def _best(self) -> MediaItem:
        return next((item for item in self._items if item.sha256 == self._sharpest), self._items[0])

    def _other_than(self, side: Side) -> str:
        return next(item.sha256 for item in self._items if item != side.item)

    def _id_of(self, side: Side) -> str:
        return side.item.sha256 if side.item else ""

    def _show_left(self, item: MediaItem) -> None:
        self.left.show_item(item, self._cache, item.sha256 == self._sharpest)

    def _on_frame_chosen(self, sha256: str) -> None:
        item = next((each for each in self._items if each.sha256 == sha256), None)
        if item is None:
            return
        if item == self.left.item:  # beside itself a photo tells nothing
            self._show_left(next(each for each in self._items if each != item))
        self.right.show_item(item, self._cache, item.sha256 == self._sharpest)

    def _on_swap_clicked(self) -> None:
        left, right = self.left.item, self.right.item
        if left is not None and right is not None:
            self._show_left(right)
            self.right.show_item(left, self._cache, left.sha256 == self._sharpest)
            self.strip.choose(left.sha256)

    def _on_discard_clicked(self, side: Side) -> None:
        if side.item is not None:
            self.hint.setText(f"{side.item.name} dibuang dari daftar.")
            self.undo.show()
            self.discard_requested.emit(side.item.sha256)

    def _on_undo_clicked(self) -> None:
        self.hint.setText(HINT)
        self.undo.hide()
        self.undo_requested.emit()


class Side(QWidget):
    """One photo, what is known of it, and the offer to discard it."""

    def __init__(self, theme: Theme, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent)
        self.item: MediaItem | None = None
        self.view = PhotoView(theme, tasks, self)
        self.name = QLabel(self)
        self.name.setProperty("role", "label")
        self.facts = QLabel(self)
        self.facts.setProperty("role", "small")
        for label in (self.name, self.facts):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.discard = LinkButton("Buang yang ini", self)
        words = QVBoxLayout()
        words.setSpacing(theme.px(2))
        words.addWidget(self.name)
        words.addWidget(self.facts)
        under = QHBoxLayout()
        under.addLayout(words, 1)
        under.addWidget(self.discard, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(self.view, 1)
        column.addLayout(under)

    def show_item(self, item: MediaItem, cache: Path, sharpest: bool) -> None:
        """Show this photo by its preview on this PC."""
        if item != self.item:
            self.item = item
            self.view.show_photo(local_preview(cache, item.sha256, SCREEN), item.rotation)
        self.name.setText(item.name)
        self.facts.setText(facts_of(item, sharpest))
        self.discard.setAccessibleName(f"Buang {item.name}")


def facts_of(item: MediaItem, sharpest: bool = False) -> str:
    """4032 × 3024 · 2,4 MB · 09.31.22 · paling tajam."""
    parts = [f"{item.width} × {item.height}", formats.size(item.size)]
    if item.captured_at:
        parts.append(item.captured_at.partition("T")[2].replace(":", "."))
    if sharpest:
        parts.append("paling tajam")
    return " · ".join(parts)


def sharpest(items: list[MediaItem], sharpness: dict[str, float]) -> str:
    """The sha256 of the one that is clearly sharper than all others; empty where none is."""
    told = sorted((sharpness.get(item.sha256, 0.0), item.sha256) for item in items)
    return told[-1][1] if told[-1][0] > SHARPER * told[-2][0] > 0 else ""
