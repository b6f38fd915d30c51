"""Two photos compared: side by side, or one over the other with a divider to wipe between them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.domain.record import record
from ui.tasks import Tasks
from ui.theme import Theme
from ui.viewer.compare_label import SideLabel
from ui.viewer.item import ViewerItem
from ui.viewer.media_keys import ARROWS, STEP, written
from ui.viewer.photo_view import PhotoView
from ui.viewer.pictures import Picture
from ui.viewer.pills import Pill
from ui.viewer.surface import paint_surround
from ui.viewer.wipe import Divider

BESIDE, WIPE = "Berdampingan", "Geser"
GAP = 2  # px between two photos side by side
NOTHING = "Tidak ada foto yang dapat dibandingkan di sini."


@record
class Side:
    """One of the two: the photo, where it comes from ("Revisi 1"), and from where it may come."""

    item: ViewerItem | None
    name: str = ""
    origin: str = ""
    origins: tuple[str, ...] = ()


class Comparison(QWidget):
    """Zoom and pan are linked.

    Keys: W wipes, arrows move the divider or the zoomed photos, Space flips, + - 0 1 zoom, Page Up
    and Page Down go to the next pair, Esc leaves.
    """

    #: the person has seen enough
    closed = Signal()
    #: the person wants it over the whole screen, or no longer
    full_screen_requested = Signal()
    #: the person wants the next (1) or the previous (-1) pair
    step_requested = Signal(int)
    #: side (0 left, 1 right): the person wants another photo there, so many further on
    other_wanted = Signal(int, int)
    #: side, and the origin from which a photo is wanted there
    origin_wanted = Signal(int, str)
    #: side: more pixels of its photo could be shown than are here
    larger_wanted = Signal(int)

    def __init__(self, theme: Theme, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sides = (Side(None), Side(None))
        self.views = (PhotoView(theme, tasks, self), PhotoView(theme, tasks, self))
        for view in self.views:  # each is as wide as half of the zone, however narrow that is
            view.setMinimumSize(0, 0)
        self.divider = Divider(theme, self)
        self.labels = (SideLabel(theme, self, 0), SideLabel(theme, self, 1))
        self._tools = Pill(theme, self)
        self._make_tools()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Bandingkan dua foto")
        self._connect()
        self.set_wiping(False)

    @property
    def is_wiping(self) -> bool:
        """Whether one lies over the other."""
        return not self.divider.isHidden()

    @property
    def sides(self) -> tuple[Side, Side]:
        """What is compared."""
        return self._sides

    def show_pair(self, left: Side, right: Side) -> None:
        """Compare these; fitted, where another photo comes."""
        pairs = tuple(zip((left, right), self._sides, strict=True))
        if not any(new.item and new.item.is_still(old.item) for new, old in pairs):
            self._lead.fit()  # another shot; where one stays, the other is seen at the same place
        for place, (side, before) in enumerate(pairs):
            self.labels[place].show_side(side.origin, side.name, side.origins)
            self._show(self.views[place], side.item, before.item)
        self._sides = (left, right)
        self._place()

    def show_larger(self, place: int, media_id: str, picture: Picture) -> None:
        """Show more pixels of a side's photo, where it is still that one."""
        item = self._sides[place].item
        if item is not None and item.media_id == media_id:
            self.views[place].show_larger(picture)

    def set_wiping(self, wiping: bool) -> None:
        """One over the other with the divider, or side by side."""
        self.divider.setVisible(wiping)
        self.mode.setText(BESIDE if wiping else WIPE)
        self._place()
        for view in self.views:
            view.fit()

    @property
    def _lead(self) -> PhotoView:
        """The one that is zoomed and moved; the other follows."""
        left, right = self.views
        return left if left.has_photo or not right.has_photo else right

    def event(self, event: QEvent) -> bool:
        """Escape leaves the comparison before it closes a form of the page."""
        over = event.type() is QEvent.Type.ShortcutOverride
        if over and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the class; anything else goes on to the page."""
        if not (self._take_move(event) or self._take_key(event)):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Both keep the same room."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dark between the two as well."""
        paint_surround(QPainter(self), self._theme, QRectF(self.rect()))

    def _take_move(self, event: QKeyEvent) -> bool:
        arrow = ARROWS.get(Qt.Key(event.key()))
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if arrow is not None and not held and self._lead.zoom:
            self._lead.pan_steps(*arrow)
            return True
        return not held and self.is_wiping and self.divider.take(event.key())

    def _take_key(self, event: QKeyEvent) -> bool:
        view = self._lead
        calls: dict[str, Callable[[], object]] = {
            "W": lambda: self.set_wiping(not self.is_wiping),
            "F": self.full_screen_requested.emit,
            "0": view.fit,
            "1": lambda: view.zoom_to(1.0),
            "+": lambda: view.zoom_by(STEP),
            "=": lambda: view.zoom_by(STEP),
            "-": lambda: view.zoom_by(1 / STEP),
            "PgDown": lambda: self.step_requested.emit(1),
            "PgUp": lambda: self.step_requested.emit(-1),
            "Right": lambda: self.step_requested.emit(1),
            "Left": lambda: self.step_requested.emit(-1),
            "B": self.closed.emit,
            "Esc": self.closed.emit,
        }
        call = calls.get(written(event))
        if call is not None:
            call()
        return call is not None

    def _show(self, view: PhotoView, item: ViewerItem | None, before: ViewerItem | None) -> None:
        if item is None or item.problem:
            view.show_message(item.problem if item else NOTHING)
        else:
            path = item.poster if item.kind == "video" else item.path
            view.show_photo(
                path, item.rotation, QSize(item.width, item.height), item.is_still(before)
            )

    def _make_tools(self) -> None:
        add = self._tools.add_tool
        self.mode = add("", WIPE, lambda: self.set_wiping(not self.is_wiping))
        self.mode.setToolTip("Berdampingan, atau ditumpuk dengan pembatas yang digeser (W)")
        add("frame-corners", "Paskan keduanya (0)", lambda: self._lead.fit(), words=False)
        self.own_size = add("", "1:1", lambda: self._lead.zoom_to(1.0))
        self.own_size.setToolTip("Ukuran sebenarnya (1)")
        add("arrows-out", "Layar penuh (F)", self.full_screen_requested.emit, words=False)
        self.leave = add("x", "Selesai membandingkan (Esc)", self.closed.emit, words=False)

    def _connect(self) -> None:
        left, right = self.views
        left.look_changed.connect(right.look_at)
        right.look_changed.connect(left.look_at)
        left.shown.connect(lambda: left.look_at(right.look))
        right.shown.connect(lambda: right.look_at(left.look))
        self.divider.moved.connect(lambda share: self._place())
        for place, view in enumerate(self.views):
            view.larger_wanted.connect(lambda at=place: self.larger_wanted.emit(at))
        for label in self.labels:
            label.step_wanted.connect(self.other_wanted)
            label.origin_wanted.connect(self.origin_wanted)

    def _place(self) -> None:
        width, height, edge = self.width(), self.height(), self._theme.px(12)
        left, right = self.views
        half = (width - GAP) // 2
        room = width - 2 * edge if self.is_wiping else half - 2 * edge
        if self.is_wiping:
            left.setGeometry(0, 0, width, height)
            right.setGeometry(0, 0, width, height)
            cut = round(width * self.divider.share)
            right.setMask(QRegion(QRect(cut, 0, max(1, width - cut), height)))
            right.raise_()
            self.divider.place()
            room = (width - 3 * edge) // 2
        else:
            right.clearMask()
            left.setGeometry(0, 0, half, height)
            right.setGeometry(width - half, 0, half, height)
        for label in self.labels:
            label.fit(room)
        self.labels[0].move(edge, edge)
        self.labels[1].move(self._right_edge(half, edge), edge)
        self._tools.adjustSize()
        self._tools.move((width - self._tools.width()) // 2, height - self._tools.height() - edge)
        for over in (self.divider, *self.labels, self._tools):
            over.raise_()

    def _right_edge(self, half: int, edge: int) -> int:
        if self.is_wiping:
            return self.width() - self.labels[1].width() - edge
        return self.width() - half + edge
