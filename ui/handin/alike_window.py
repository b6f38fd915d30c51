"""Photos that look alike beside each other, zoomed and moved as one, to keep the best of them."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain.media import MediaItem
from app.media.carrier import local_preview
from app.media.shelf import SCREEN
from app.shown_name import shown_name
from ui import formats
from ui.handin.media_tiles import tile
from ui.tasks import Tasks
from ui.theme import Theme
from ui.viewer.compare import Comparison, Side
from ui.viewer.item import ViewerItem
from ui.widgets.buttons import ActionButton, LinkButton
from ui.widgets.film_strip import FilmStrip
from ui.widgets.label import small_label
from ui.widgets.thumbs import Thumbs

SHARPER = 1.15  # times the sharpness of all others: from there on a photo is called the sharpest
HINT = "Pilih foto kanan dari deretan ini. Yang dibuang tidak ikut diserahkan."


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
        self._items: list[MediaItem] = []
        self._members: frozenset[str] = frozenset()
        self._sharpest = ""
        self.view = Comparison(theme, tasks, self)
        self.left = Facts(theme, self)
        self.right = Facts(theme, self)
        self.strip = FilmStrip(theme, thumbs, self)
        self.hint = small_label(HINT, self)
        self.undo = LinkButton("Urungkan", self)
        self.undo.hide()
        self.swap = LinkButton("Tukar kiri dan kanan", self)
        self.done = ActionButton(theme, "Selesai", "quiet", "Esc", self)
        self._lay_out(theme)
        self._connect()
        self.view.setFocus()

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
        with QSignalBlocker(self.strip):  # new tiles choose the first by themselves
            self.strip.set_tiles([tile(self._cache, item) for item in items])
        left = self._known(self.left) or self._best()
        right = self._known(self.right)
        self._show(left, right if right and right != left else self._next_to(left, left, 1))

    def _lay_out(self, theme: Theme) -> None:
        facts = QHBoxLayout()
        facts.setSpacing(theme.px(16))
        facts.addWidget(self.left, 1)
        facts.addWidget(self.right, 1)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(16))
        foot.addWidget(self.hint, 1)
        foot.addWidget(self.undo)
        foot.addWidget(self.swap)
        foot.addWidget(self.done)
        edge = theme.px(16)
        under = QVBoxLayout()
        under.setContentsMargins(edge, theme.px(8), edge, edge)
        under.setSpacing(theme.px(8))
        under.addLayout(facts)
        under.addWidget(self.strip)
        under.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addLayout(under)

    def _connect(self) -> None:
        self.view.closed.connect(self.close)
        self.view.full_screen_requested.connect(self._on_full_screen_requested)
        self.view.step_requested.connect(partial(self._on_other_wanted, 1))
        self.view.other_wanted.connect(self._on_other_wanted)
        self.strip.frame_chosen.connect(self._on_frame_chosen)
        self.swap.clicked.connect(self._on_swap_clicked)
        self.done.clicked.connect(self.close)
        self.done.bind(self)
        self.undo.clicked.connect(self._on_undo_clicked)
        for side in (self.left, self.right):
            side.discard.clicked.connect(partial(self._on_discard_clicked, side))

    def _known(self, side: Facts) -> MediaItem | None:
        return side.item if side.item in self._items else None

    def _best(self) -> MediaItem:
        return next((item for item in self._items if item.sha256 == self._sharpest), self._items[0])

    def _next_to(self, item: MediaItem, other: MediaItem, by: int) -> MediaItem:
        """The next one in that direction that is not `other`: beside itself it tells nothing."""
        at, count = self._items.index(item), len(self._items)
        steps = (self._items[(at + by * step) % count] for step in range(1, count + 1))
        return next(each for each in steps if each != other)

    def _show(self, left: MediaItem, right: MediaItem) -> None:
        for facts, item in ((self.left, left), (self.right, right)):
            facts.show_item(item, item.sha256 == self._sharpest)
        self.view.show_pair(self._side(left), self._side(right))
        with QSignalBlocker(self.strip):
            self.strip.choose(right.sha256)

    def _side(self, item: MediaItem) -> Side:
        path = local_preview(self._cache, item.sha256, SCREEN)
        shown = ViewerItem(
            item.sha256,
            item.kind,
            path,
            rotation=item.rotation,
            width=item.width,
            height=item.height,
        )
        return Side(shown, shown_name(item.name))

    def _on_other_wanted(self, place: int, by: int) -> None:
        left, right = self.left.item, self.right.item
        if left is None or right is None:
            return
        if place:
            self._show(left, self._next_to(right, left, by))
        else:
            self._show(self._next_to(left, right, by), right)

    def _on_frame_chosen(self, sha256: str) -> None:
        item = next((each for each in self._items if each.sha256 == sha256), None)
        left = self.left.item
        if item is not None and left is not None:
            self._show(left if left != item else self._next_to(left, item, 1), item)

    def _on_swap_clicked(self) -> None:
        if self.left.item is not None and self.right.item is not None:
            self._show(self.right.item, self.left.item)

    def _on_full_screen_requested(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def _on_discard_clicked(self, side: Facts) -> None:
        if side.item is not None:
            self.hint.setText(f"{shown_name(side.item.name)} dibuang dari daftar.")
            self.undo.show()
            self.discard_requested.emit(side.item.sha256)

    def _on_undo_clicked(self) -> None:
        self.hint.setText(HINT)
        self.undo.hide()
        self.undo_requested.emit()


class Facts(QWidget):
    """What is known of one of the two, and the offer to discard it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.item: MediaItem | None = None
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
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(words, 1)
        row.addWidget(self.discard, 0, Qt.AlignmentFlag.AlignTop)

    def show_item(self, item: MediaItem, sharpest: bool) -> None:
        """Stand for this photo."""
        self.item = item
        self.name.setText(shown_name(item.name))
        self.facts.setText(facts_of(item, sharpest))
        self.discard.setAccessibleName(f"Buang {shown_name(item.name)}")


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
