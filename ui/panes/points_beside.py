"""One thing to mend after the other: what was marked, and beside it what there is now."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from app.domain.media import MediaItem
from app.shown_name import shown_name
from ui.coverage_file import CoverageFile
from ui.messages import Messages
from ui.panes.marks_rows import items_ever, span_words
from ui.panes.points_asked import AskedPoint, stands_for
from ui.panes.points_pane import UNSAID
from ui.panes.points_side import Side
from ui.panes.shown_media import ShownMedia
from ui.theme import Theme
from ui.viewer.marks_shown import ShownMark, colours_of
from ui.widgets.buttons import ActionButton
from ui.widgets.room import open_at
from ui.workplace import Workplace

NOT_YET = "Belum ada penggantinya. Tambahkan berkas yang baru, lalu bandingkan lagi di sini."
DONE, SAME = "Sudah diperbaiki", "belum diganti"


class PointsBeside(QDialog):
    """N and Shift+N go on and back, Space ticks; zooming one side zooms the other."""

    #: the id of a point, and whether it is mended
    point_ticked = Signal(str, bool)

    def __init__(
        self,
        workplace: Workplace,
        theme: Theme,
        messages: Messages,
        file: CoverageFile,
        media: tuple[MediaItem, ...],
        points: tuple[AskedPoint, ...],
        tickable: bool,
        parent: QWidget | None = None,
    ) -> None:
        """`media` is what there is now: a draft's, or the present hand-in's."""
        super().__init__(parent)
        self._workplace = workplace
        self._theme = theme
        self._file = file
        self._media = media
        self._points = list(points)
        self._tickable = tickable
        self._at = 0
        self._asked: set[str] = set()  # SHA-256 of items whose previews were asked for
        self._shown = ShownMedia(workplace, messages, self)
        self._shown.show_file(file)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Perlu diperbaiki: bandingkan" if points[0].id else "Tanda")
        self.before = Side(theme, workplace, self)
        self.after = Side(theme, workplace, self)
        self.place = QLabel(self)
        self.words = QLabel(self)
        self.mended = QCheckBox(DONE, self)
        self.back = ActionButton(theme, "Sebelumnya", height=36)
        self.next = ActionButton(theme, "Berikutnya", "primary", "N", height=36)
        self.leave = ActionButton(theme, "Tutup", height=36)
        self._lay_out()
        self._connect()
        open_at(self, theme, 1180, 680)
        self._show()

    def go_to(self, point: str) -> None:
        """Show this point."""
        ids = [each.id for each in self._points]
        if point in ids:
            self._go(ids.index(point))

    @property
    def shown(self) -> AskedPoint:
        """The point that is shown."""
        return self._points[self._at]

    def _lay_out(self) -> None:
        theme = self._theme
        for label, role in ((self.place, "small"), (self.words, "heading")):
            label.setProperty("role", role)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        sides = QHBoxLayout()
        sides.setSpacing(theme.px(14))
        sides.addWidget(self.before, 1)
        sides.addWidget(self.after, 1)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(10))
        foot.addWidget(self.mended, 1)
        for button in (self.leave, self.back, self.next):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(18)] * 4)
        column.setSpacing(theme.px(10))
        for label in (self.place, self.words):
            column.addWidget(label)
        column.addLayout(sides, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        left, right = self.before.viewer.photo, self.after.viewer.photo
        left.look_changed.connect(right.look_at)
        right.look_changed.connect(left.look_at)
        self.after.choice.activated.connect(lambda _: self._show_after())
        self.mended.toggled.connect(self._on_toggled)
        self.back.clicked.connect(lambda: self._go(self._at - 1))
        self.next.clicked.connect(lambda: self._go(self._at + 1))
        self.leave.clicked.connect(self.accept)
        self._shown.videos.changed.connect(lambda _: self._show_items())
        for side in (self.before, self.after):
            self._shown.videos.serve(side.viewer)
        for key, by in (("N", 1), ("Shift+N", -1)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(lambda by=by: self._go(self._at + by))

    # What is shown

    def _go(self, place: int) -> None:
        self._at = place % len(self._points)
        self._show()

    def _show(self) -> None:
        point, count = self.shown, len(self._points)
        mended = sum(each.done for each in self._points)
        told = f"Poin bertanda {self._at + 1} dari {count} · {mended} sudah diperbaiki"
        self.place.setText(told if point.id else self._workplace.name_of(point.placed.person))
        self.words.setText(point.text or UNSAID)
        self.mended.blockSignals(True)
        self.mended.setChecked(point.done)
        self.mended.blockSignals(False)
        self.mended.setVisible(bool(point.id))
        self.mended.setEnabled(self._tickable)
        for button in (self.back, self.next):
            button.setVisible(count > 1)
        self._offer_choice()
        self._show_items()
        self.mended.setFocus()

    def _offer_choice(self) -> None:
        placed = self.shown.placed
        known = items_ever(self._file.coverage).get(placed.mark.sha256)
        kind = known.item.kind if known else "photo"
        fitting = [each for each in self._media if each.kind == kind]
        likely = stands_for(placed.mark.sha256, self._shown.revisions, self._media)
        self.after.choice.clear()
        for item in fitting:
            same = item.sha256 == placed.mark.sha256
            name = shown_name(item.name)
            self.after.choice.addItem(f"{name} · {SAME}" if same else name, item.sha256)
        self.after.choice.setCurrentIndex(fitting.index(likely) if likely in fitting else -1)
        self.after.choice.setVisible(bool(fitting))
        self.after.title.setText("Sekarang:" if fitting else "Sekarang")

    def _show_items(self) -> None:
        self._show_before()
        self._show_after()

    def _show_before(self) -> None:
        placed = self.shown.placed
        known = items_ever(self._file.coverage).get(placed.mark.sha256)
        if known is None:
            return
        parts = [shown_name(known.item.name), f"revisi {known.revision}"]
        if known.item.kind == "video":
            parts.append(span_words(placed.mark))
        self.before.title.setText(f"Ditandai: {' · '.join(parts)}")
        self._view(self.before, known.item)
        self.before.layer.choose(placed.event)
        if self.before.viewer.video is not None and known.item.kind == "video":
            self.before.viewer.video.seek(placed.mark.from_ms)

    def _show_after(self) -> None:
        sha256 = self.after.choice.currentData()
        item = next((each for each in self._media if each.sha256 == sha256), None)
        if item is None:
            self.after.viewer.show_item(None)
            self.after.viewer.photo.show_message(NOT_YET)
            return
        self._view(self.after, item)
        if self.after.viewer.video is not None and item.kind == "video":
            self.after.viewer.video.seek(self.shown.placed.mark.from_ms)

    def _view(self, side: Side, item: MediaItem) -> None:
        viewed = replace(self._shown.viewed(item), details=())
        side.layer.show_item(item.sha256, viewed.rotation, item.kind == "video")
        side.layer.show_marks(self._marks())
        side.viewer.show_item(viewed)
        self._fetch(item)
        if item.kind == "video":
            self._shown.videos.find(item)

    def _fetch(self, item: MediaItem) -> None:
        """Previews of an earlier revision may never have come to this PC."""
        if item.sha256 in self._asked or self._shown.has_previews(item):
            return
        self._asked.add(item.sha256)
        carrier = self._workplace.station.carrier
        self._workplace.tasks.look(
            lambda progress: carrier.fetch_previews([item]),
            lambda fetched: self._show_items(),
            failed=lambda failure: None,  # the side itself says that its picture is not here
            owner=self,
        )

    def _marks(self) -> tuple[ShownMark, ...]:
        office = self._workplace.office
        colours = colours_of(office.people, self._theme.mark_colours)
        return tuple(
            ShownMark(
                point.placed.event,
                point.placed.event,
                replace(point.placed.mark, text=point.text),
                point.placed.person,
                self._workplace.name_of(point.placed.person),
                colours.get(point.placed.person, self._theme.mark_colours[0]),
                point.placed.at,
                number,
            )
            for number, point in enumerate(self._points, 1)
        )

    def _on_toggled(self, on: bool) -> None:
        self._points[self._at] = replace(self.shown, done=on)
        self.point_ticked.emit(self.shown.id, on)
        self._show()
