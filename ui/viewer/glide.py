"""Moves a picture smoothly from where it is shown to where it is to be."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QObject, QPointF, QRectF, Qt, QVariantAnimation, Signal
from PySide6.QtWidgets import QApplication

from ui.viewer.surface import Placement

MS = 140


class Glide(QObject):
    """`box` is where the picture is shown now; a system that wants no animation gets none."""

    #: the picture is shown elsewhere
    moved = Signal()

    def __init__(self, placement: Placement, parent: QObject) -> None:
        super().__init__(parent)
        self._placement = placement
        self._from = (1.0, QPointF())
        self._way = QVariantAnimation(self)
        self._way.setDuration(MS)
        self._way.setStartValue(0.0)
        self._way.setEndValue(1.0)
        self._way.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._way.valueChanged.connect(self.moved)

    @property
    def box(self) -> QRectF:
        """Where the picture is shown, in view coordinates."""
        return self._placement.box_at(*self._shown())

    @property
    def is_moving(self) -> bool:
        """Whether it is on its way."""
        return self._way.state() is QVariantAnimation.State.Running

    def begin(self) -> None:
        """Call before the placement is changed, and `go` or `jump` after."""
        self._from = self._shown()
        self._way.stop()

    def go(self) -> None:
        """Move there from where it was shown when this began."""
        if wants_motion():
            self._way.start()
        self.moved.emit()

    def jump(self) -> None:
        """Be there."""
        self._way.stop()
        self.moved.emit()

    def _shown(self) -> tuple[float, QPointF]:
        scale, shift = self._placement.scale, self._placement.shift
        if not self.is_moving:
            return scale, shift
        done = float(self._way.currentValue())
        from_scale, from_shift = self._from
        now: float = from_scale * (scale / from_scale) ** done  # looks even to the eye
        if scale != from_scale:  # the point under the pointer stays there all the way
            done = (now - from_scale) / (scale - from_scale)
        return now, from_shift + (shift - from_shift) * done


def wants_motion() -> bool:
    """Whether things move on this desktop; Qt is told by Windows and macOS, by Linux it is not."""
    told = QApplication.isEffectEnabled(Qt.UIEffect.UI_General)
    return told or QApplication.platformName() in ("xcb", "wayland")
