"""Marks in a viewer: the overlay on it, the tools over it, and the keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QShortcut

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

if TYPE_CHECKING:
    from ui.viewer.video_view import VideoView

ASK = {"text": "Tulis teks tanda"}
ASK_ELSE = "Tulis keterangan (boleh kosong)"
SMALL = 0.25  # of the picture: a mark smaller than this is looked at closer
CLOSEST = 4.0
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
#: what a shortcut of the page must not take away while somebody marks: alone, and with Ctrl
ALONE = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)
WITH_CTRL = (Qt.Key.Key_Z, Qt.Key.Key_Y)


class MarkedViewer(QObject):
    """E begins and ends to mark; while marking: 1–5 tools, Del, F2, Ctrl+Z, N and Shift+N."""

    def __init__(self, desk: MarksDesk, viewer: MediaViewer, theme: Theme) -> None:
        super().__init__(viewer)
        self._desk = desk
        self._viewer = viewer
        self._theme = theme
        self._writing: Mark | None = None  # the mark whose words are being written
        self._rewritten = ""  # its key, where it is placed already
        self._sought: ShownMark | None = None
        self._bare = False
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
        viewer.video_made.connect(self._on_video_made)
        keys = QShortcut(QKeySequence("E"), viewer.parentWidget() or viewer)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self.toggle)
        desk.changed.connect(self._refresh)
        desk.leaving.connect(self.editor.finish)
        desk.overlay.text_wanted.connect(self._on_text_wanted)
        desk.overlay.begun.connect(self._hold)
        self.tools.tool_chosen.connect(desk.overlay.take_tool)
        self.tools.act_chosen.connect(self._act)
        self.tools.span_chosen.connect(self._set_span)
        self.tools.closed.connect(lambda: desk.set_marking(False))
        self.editor.written.connect(self._on_written)
        self.editor.abandoned.connect(self._on_abandoned)

    def toggle(self) -> None:
        """Begin to mark, or end; not while something else stands in the viewer's place."""
        if not self._viewer.isVisible():
            return
        self._desk.set_marking(not self._desk.marking)
        self._viewer.setFocus()
        self._refresh()

    def go_to(self, shown: ShownMark) -> None:
        """Bring a mark close enough to see it, once its item is shown; the keys are there then."""
        self._sought = shown
        self._seek()
        self._viewer.setFocus()

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
        elif self._video is not None:
            self._hold()
            self._video.seek(shown.mark.from_ms)
            self._sought = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of marking come before those of the viewer and of the page."""
        if event.type() is QEvent.Type.Resize:
            self._place_tools()
        elif event.type() is QEvent.Type.Show:
            self._refresh()
        if not isinstance(event, QKeyEvent) or self.editor.is_open:
            return False
        if event.type() is QEvent.Type.ShortcutOverride:
            ours = WITH_CTRL if event.modifiers() & CTRL else ALONE
            if self._desk.marking and event.key() in ours:
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
        if self._video is not None:
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
        view = self._video.stage if self._video else self._viewer.photo
        self.editor.begin(view, beside, mark.text, words)
        self._refresh()

    def _on_written(self, text: str) -> None:
        mark, key = self._writing, self._rewritten
        self._on_abandoned()
        if mark is None or (mark.shape == "text" and not text):
            return
        if key:
            self._desk.change(key, replace(mark, text=text))
        else:
            self._desk.place(replace(mark, text=text))
            self._bound(None)

    def _on_abandoned(self) -> None:
        self._writing = self._desk.overlay.written = None
        self._viewer.setFocus()
        self._refresh()

    def _set_span(self, end: str) -> None:
        overlay = self._desk.overlay
        begin, until = overlay.span or (overlay.moment, overlay.moment)
        if end == "in":
            self._bound((overlay.moment, max(overlay.moment, until)))
        else:
            self._bound((min(begin, overlay.moment), overlay.moment))

    def _bound(self, span: tuple[int, int] | None) -> None:
        """From when to when the next mark on a video is to show; None for the moment seen."""
        if self._video is not None and (span or self._desk.overlay.span):
            self._video.set_span(span if span and span[0] < span[1] else None)
        self._desk.overlay.span = span
        self._refresh()

    def _hold(self) -> None:
        """What is drawn on stands still."""
        if self._video is not None and self._video.playing:
            self._video.toggle()

    # What is shown

    @property
    def _video(self) -> VideoView | None:
        """The video that is shown; None while a photo is."""
        return self._viewer.video if self._viewer.is_video else None

    def _on_video_made(self, video: VideoView) -> None:
        video.span_chosen.connect(self._on_span_chosen)

    def _on_span_chosen(self, begin: int, until: int) -> None:
        """The part that is repeated is the one to be marked, while somebody marks."""
        if self._desk.marking:
            self._desk.overlay.span = (begin, until)
            self._refresh()

    def _on_item_shown(self, item: ViewerItem | None) -> None:
        """The same item shown anew, for a colleague said something of it, ends no writing."""
        if self._writing is not None and (item is None or item.media_id != self._writing.sha256):
            self.editor.finish()
        if item is not None:
            self._desk.show_item(item.media_id, item.rotation, item.kind == "video")
        if self._sought and (item is None or item.media_id != self._sought.mark.sha256):
            self._sought = None
        self._refresh()

    def _on_photo_shown(self) -> None:
        self._seek()
        self._sought = None

    def _refresh(self) -> None:
        desk = self._desk
        self.tool.setChecked(desk.marking)
        self.tool.setEnabled(not desk.closed)
        self.tool.setToolTip(desk.closed or "Tandai (E)")
        self.tools.show_state(desk.overlay.tool, desk.open_acts)
        self.tools.show_span(self._video is not None, desk.overlay.span)
        if self._video is not None:
            spans = ((m.mark.from_ms, m.mark.until_ms, QColor(m.colour)) for m in desk.here)
            self._video.set_markers(spans)
        item = self._viewer.item
        drawing = desk.marking and item is not None and not item.problem
        if drawing:
            self._leave_poster()
        self.tools.setVisible(drawing and not self.editor.is_open)
        if drawing != self._bare:
            self._bare = drawing
            self._viewer.make_room(drawing)
        self._place_tools()

    def _leave_poster(self) -> None:
        """A poster is of no moment that a mark could be at: show the one where the video stands."""
        video = self._video
        if video is not None and not (video.stage.has_frame or video.is_film):
            video.skip(0)

    def _place_tools(self) -> None:
        """Where the viewer has its own: at the bottom, over the bar of a video."""
        edge, viewer = self._theme.px(12), self._viewer
        below = edge + (self._video.room_below if self._video else 0)
        self.tools.fit(viewer.width() - 2 * edge)
        left = max(edge, (viewer.width() - self.tools.width()) // 2)
        self.tools.move(left, viewer.height() - below - self.tools.height())
        self.tools.raise_()


_NONE = Qt.KeyboardModifier.NoModifier
