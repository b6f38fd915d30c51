"""What mouse, wheel, touchpad and touch screen do to a photo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QInputDevice, QMouseEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture

if TYPE_CHECKING:
    from ui.viewer.photo_view import PhotoView

WHEEL_STEP = 1.2  # of the zoom, for one notch
NOTCH = 120  # eighths of a degree
PINCH = Qt.NativeGestureType.ZoomNativeGesture
TWO_TAPS = Qt.NativeGestureType.SmartZoomNativeGesture


class PhotoPointer(QObject):
    """The overlay comes first; then: drag moves, wheel zooms, two fingers move, a pinch zooms."""

    def __init__(self, view: PhotoView) -> None:
        super().__init__(view)
        self._view = view
        self._grip: QPointF | None = None
        self._drawing = False  # the overlay has the drag
        view.grabGesture(Qt.GestureType.PinchGesture)
        view.installEventFilter(self)

    def let_go(self) -> None:
        """Whatever is dragged is not dragged any more."""
        self._grip, self._drawing = None, False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is meant for the photo."""
        if isinstance(event, QWheelEvent):
            return self._on_wheel(event)
        if isinstance(event, QNativeGestureEvent):
            return self._on_native_gesture(event)
        if isinstance(event, QGestureEvent):
            return self._on_gesture(event)
        if isinstance(event, QMouseEvent):
            return self._on_mouse(event)
        return False

    def _on_wheel(self, event: QWheelEvent) -> bool:
        if not self._view.has_photo:
            return False
        fingers = not event.pixelDelta().isNull()
        fingers = fingers or event.device().type() is QInputDevice.DeviceType.TouchPad
        if fingers and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            by = event.pixelDelta() if not event.pixelDelta().isNull() else event.angleDelta() / 2
            self._view.pan(QPointF(by))
        elif event.angleDelta().y():
            factor = WHEEL_STEP ** (event.angleDelta().y() / NOTCH)
            self._view.zoom_by(factor, event.position(), glide=not fingers)
        return True

    def _on_native_gesture(self, event: QNativeGestureEvent) -> bool:
        if event.gestureType() is PINCH:
            self._view.zoom_by(max(0.1, 1 + event.value()), event.position(), glide=False)
        elif event.gestureType() is TWO_TAPS:
            self._view.toggle_zoom(event.position())
        return True

    def _on_gesture(self, event: QGestureEvent) -> bool:
        pinch = event.gesture(Qt.GestureType.PinchGesture)
        if isinstance(pinch, QPinchGesture):
            at = QPointF(self._view.mapFromGlobal(pinch.centerPoint()))
            self._view.pan(pinch.centerPoint() - pinch.lastCenterPoint())
            self._view.zoom_by(pinch.scaleFactor() or 1.0, at, glide=False)
            event.accept()
        return True

    def _on_mouse(self, event: QMouseEvent) -> bool:
        kind = event.type()
        if kind is QEvent.Type.MouseMove:
            self._on_moved(event.position())
        elif event.button() is not Qt.MouseButton.LeftButton:
            return False
        elif kind is QEvent.Type.MouseButtonRelease:
            self._on_released(event.position())
        else:
            double = kind is QEvent.Type.MouseButtonDblClick
            self._on_pressed(event.position(), double)
        self._show_cursor(event.position())
        return True

    def _on_pressed(self, at: QPointF, double: bool) -> None:
        overlay = self._view.overlay
        shown = overlay is not None and self._view.has_photo
        self._drawing = shown and overlay is not None and overlay.press(at, self._view.box)
        if self._drawing:
            return
        if double:
            self._view.toggle_zoom(at)
        elif self._view.zoom:
            self._grip = at

    def _on_moved(self, at: QPointF) -> None:
        if self._drawing and self._view.overlay is not None:
            self._view.overlay.move(at, self._view.box)
        elif self._grip is not None:
            self._view.pan(at - self._grip)
            self._grip = at

    def _on_released(self, at: QPointF) -> None:
        if self._drawing and self._view.overlay is not None:
            self._view.overlay.release(at, self._view.box)
        self.let_go()

    def _show_cursor(self, at: QPointF) -> None:
        overlay = self._view.overlay
        wanted = overlay.cursor(at, self._view.box) if overlay and self._view.has_photo else None
        if self._grip is not None:
            wanted = Qt.CursorShape.ClosedHandCursor
        elif wanted is None and self._view.zoom:
            wanted = Qt.CursorShape.OpenHandCursor
        if wanted is None:
            self._view.unsetCursor()
        else:
            self._view.setCursor(wanted)
