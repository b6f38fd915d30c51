"""Marks in a viewer: the overlay on it, the tools over it, and the keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut

from app.domain.marks import SCALE, Mark
from ui.panes.marks_desk import MarksDesk
from ui.panes.marks_tools import SHAPES, MarksTools
from ui.theme import Theme
from ui.viewer.item import ViewerItem
from ui.viewer.marks_editor import MarkEditor
from ui.viewer.marks_place import bounds, view_points
from ui.viewer.marks_shown import ShownMark
from ui.viewer.media_viewer import MediaViewer
from ui.viewer.surface import Look

ASK = {"text": "Tulis teks tanda"}
ASK_ELSE = "Tulis keterangan (boleh kosong)"
SMALL = 0.25  # of the picture: a mark smaller than this is looked at closer
CLOSEST = 4.0
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
#: what a shortcut of the page must not take away while somebody marks
OURS = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Z, Qt.Key.Key_Y)


class MarkedViewer(QObject):
    """G begins and ends to mark; while marking: 1–5 tools, Del, F2, Ctrl+Z, N and Shift+N."""

    def __init__(self, desk: MarksDesk, viewer: MediaViewer, theme: Theme) -> None:
        super().__init__(viewer)
        self._desk = desk
        self._viewer = viewer
        self._theme = theme
        self._writing: Mark | None = None  # the mark whose words are being written
        self._rewritten = ""  # its key, where it is placed already
        self._sought: ShownMark | None = None
        self.tool = viewer.add_tool("pencil-simple", "Tandai", self.toggle)
        self.tool.setCheckable(True)
        self.tools = MarksTools(theme, viewer)
        self.editor = MarkEditor(theme, viewer)
        self._connect()
        viewer.set_overlay(desk.overlay)
        self._on_item_shown(viewer.item)

    def _connect(self) -> None:
        desk, viewer = self._desk, self._viewer
        viewer.installEventFilter(self)
        viewer.item_shown.connect(self._on_item_shown)
        viewer.photo.shown.connect(self._on_photo_shown)
        keys = QShortcut(QKeySequence("G"), viewer.parentWidget() or viewer)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self.toggle)
        desk.changed.connect(self._refresh)
        desk.overlay.text_wanted.connect(self._on_text_wanted)
        self.tools.tool_chosen.connect(desk.overlay.take_tool)
        self.tools.act_chosen.connect(self._act)
        self.tools.span_chosen.connect(self._set_span)
        self.tools.closed.connect(lambda: desk.set_marking(False))
        self.editor.written.connect(self._on_written)
        self.editor.abandoned.connect(self._on_abandoned)

    def toggle(self) -> None:
        """Begin to mark, or end."""
        self._desk.set_marking(not self._desk.marking)
        self._viewer.setFocus()
        self._refresh()

    def go_to(self, shown: ShownMark) -> None:
        """Bring a mark close enough to see it, once its item is shown."""
        self._sought = shown
        self._seek()

    def _seek(self) -> None:
        item, shown = self._viewer.item, self._sought
        if item is None or shown is None or item.media_id != shown.mark.sha256:
            return
        if item.kind == "photo":
            frame = bounds(view_points(shown.mark, QRectF(0, 0, 1, 1), item.rotation))
            span = max(frame.width(), frame.height())
            small = shown.mark.shape not in ("pin", "text") and span < SMALL
            close = min(SMALL / max(span, 1 / SCALE), CLOSEST) if small else 1.0
            self._viewer.photo.look_at(Look(close, frame.center().x(), frame.center().y()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of marking come before those of the viewer and of the page."""
        if event.type() is QEvent.Type.Resize:
            self._place_tools()
        if not isinstance(event, QKeyEvent) or self.editor.is_open:
            return False
        if event.type() is QEvent.Type.ShortcutOverride:
            if self._desk.marking and event.key() in OURS:
                event.accept()
            return False
        return event.type() is QEvent.Type.KeyPress and self._take_key(event)

    def _take_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_N and self._desk.marks:
            self._desk.step(-1 if event.modifiers() & SHIFT else 1)
        elif not self._desk.marking:
            return False
        else:
            return self._take_marking_key(event)
        return True

    def _take_marking_key(self, event: QKeyEvent) -> bool:
        key, held = Qt.Key(event.key()), event.modifiers() & (CTRL | SHIFT)
        overlay = self._desk.overlay
        tools = dict(zip("12345", SHAPES, strict=True))
        if overlay.key(event):
            return True
        if not held and event.text() in tools:
            overlay.take_tool(tools[event.text()])
            return True
        calls: dict[tuple[Qt.Key, Qt.KeyboardModifier], Callable[[], None]] = {
            (Qt.Key.Key_Z, CTRL): self._desk.undo,
            (Qt.Key.Key_Z, CTRL | SHIFT): self._desk.redo,
            (Qt.Key.Key_Y, CTRL): self._desk.redo,
            (Qt.Key.Key_Delete, _NONE): lambda: self._act("remove"),
            (Qt.Key.Key_Backspace, _NONE): lambda: self._act("remove"),
            (Qt.Key.Key_F2, _NONE): lambda: self._act("reword"),
            (Qt.Key.Key_Return, _NONE): lambda: self._act("reword"),
            (Qt.Key.Key_Escape, _NONE): lambda: self._desk.set_marking(False),
        }
        if self._is_video:
            calls[(Qt.Key.Key_I, _NONE)] = lambda: self._set_span("in")
            calls[(Qt.Key.Key_O, _NONE)] = lambda: self._set_span("out")
        call = calls.get((key, held))
        if call is not None:
            call()
        return call is not None

    # What the person does

    def _act(self, what: str) -> None:
        chosen = self._desk.overlay.chosen_mark
        if what not in self._desk.open_acts:
            return
        if what == "undo":
            self._desk.undo()
        elif what == "redo":
            self._desk.redo()
        elif what == "remove" and chosen is not None:
            self._desk.change(chosen.key, None)
        elif chosen is not None:
            self._rewritten = chosen.key
            self._write(chosen.mark)

    def _on_text_wanted(self, mark: Mark) -> None:
        if self._viewer.isVisible() and not self._viewer.covered:
            self.editor.finish()
            self._rewritten = ""
            self._write(mark)

    def _write(self, mark: Mark) -> None:
        self._writing = mark
        self._desk.overlay.written = None if self._rewritten else mark
        beside = self._desk.overlay.place_of(mark)
        words = ASK.get(mark.shape, ASK_ELSE)
        self.editor.begin(self._viewer.photo, beside, mark.text, words)

    def _on_written(self, text: str) -> None:
        mark, key = self._writing, self._rewritten
        self._on_abandoned()
        if mark is None or (mark.shape == "text" and not text):
            return
        if key:
            self._desk.change(key, replace(mark, text=text))
        else:
            self._desk.place(replace(mark, text=text))

    def _on_abandoned(self) -> None:
        self._writing = self._desk.overlay.written = None
        self._viewer.setFocus()

    def _set_span(self, end: str) -> None:
        overlay = self._desk.overlay
        begin, until = overlay.span or (overlay.moment, overlay.moment)
        if end == "in":
            overlay.span = (overlay.moment, max(overlay.moment, until))
        else:
            overlay.span = (min(begin, overlay.moment), overlay.moment)
        self._refresh()

    # What is shown

    @property
    def _is_video(self) -> bool:
        return self._viewer.item is not None and self._viewer.item.kind == "video"

    def _on_item_shown(self, item: ViewerItem | None) -> None:
        if item is not None:
            self._desk.show_item(item.media_id, item.rotation, item.kind == "video")
        if self._sought and (item is None or item.media_id != self._sought.mark.sha256):
            self._sought = None
        self.editor.hide()
        self._writing = self._desk.overlay.written = None
        self._refresh()

    def _on_photo_shown(self) -> None:
        self._seek()
        self._sought = None

    def _refresh(self) -> None:
        desk = self._desk
        self.tool.setChecked(desk.marking)
        self.tool.setEnabled(not desk.closed)
        self.tool.setToolTip(desk.closed or "Tandai (G)")
        self.tools.show_state(desk.overlay.tool, desk.open_acts)
        self.tools.show_span(self._is_video, desk.overlay.span)
        item = self._viewer.item
        self.tools.setVisible(desk.marking and item is not None and not item.problem)
        self._place_tools()

    def _place_tools(self) -> None:
        edge = self._theme.px(12)
        self.tools.fit(self._viewer.width() - 2 * edge)
        self.tools.move((self._viewer.width() - self.tools.width()) // 2, edge)
        self.tools.raise_()


_NONE = Qt.KeyboardModifier.NoModifier
