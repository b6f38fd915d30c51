"""How a video is played: how fast, how loud, and what is repeated; by buttons and by keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal

from ui.viewer.video_view_controls import VideoControls
from ui.viewer.video_view_playback import SPEEDS, Playback, Span
from ui.viewer.video_view_sound import Sound


class Transport(QObject):
    """Between the playback and its buttons; speed and loop stay from one video to the next."""

    #: the person chose a part by the bar or the keys { and } (from ms, until ms)
    span_chosen = Signal(int, int)

    def __init__(self, playback: Playback, sound: Sound, controls: VideoControls) -> None:
        super().__init__(controls)
        self._playback = playback
        self._sound = sound
        self._controls = controls
        self._begun: int | None = None  # { was pressed here, and } not yet
        controls.speed_chosen.connect(self.set_speed)
        controls.loop.clicked.connect(self._on_loop_clicked)
        controls.sound.clicked.connect(self.toggle_sound)
        controls.volume_chosen.connect(sound.set_volume)
        controls.bar.span_chosen.connect(self._choose_span)
        sound.changed.connect(self._show_sound)
        self._show_sound()

    @property
    def keys(self) -> dict[Qt.Key, Callable[[], None]]:
        """What each key does."""
        return {
            Qt.Key.Key_BracketLeft: lambda: self._change_speed(-1),
            Qt.Key.Key_BracketRight: lambda: self._change_speed(1),
            Qt.Key.Key_BraceLeft: self._begin_span,
            Qt.Key.Key_BraceRight: self._end_span,
            Qt.Key.Key_M: self.toggle_sound,
        }

    def reset(self) -> None:
        """Another video begins: what is repeated was a part of the one before."""
        self._begun = None
        loop, span = self._playback.repeats
        self.set_span(None, loop and span is None)
        self._sound.recall()

    def take_over(self, other: Transport) -> None:
        """Go on at the same place as there, as fast, and repeating the same."""
        before = other._playback
        self.set_speed(before.speed)
        loop, span = before.repeats
        self.set_span(span, loop)
        self._sound.recall()
        if before.seen:
            self._playback.seek(before.moment)
        if before.playing:
            self._playback.play()

    def set_speed(self, speed: float) -> None:
        """From 0.5 to 2.0."""
        self._playback.set_speed(speed)
        self._controls.set_speed(self._playback.speed)

    def set_span(self, span: Span | None, loop: bool) -> None:
        """Repeat this part, or all of it, or nothing."""
        self._playback.repeat(loop, span)
        self._controls.set_loop(loop, span)

    def toggle_sound(self) -> None:
        """On or off."""
        self._sound.set_muted(not self._sound.muted)

    def _change_speed(self, by: int) -> None:
        here = SPEEDS.index(self._playback.speed)
        self.set_speed(SPEEDS[min(max(here + by, 0), len(SPEEDS) - 1)])

    def _begin_span(self) -> None:
        self._begun = self._playback.position
        self._controls.bar.set_span((self._begun, self._begun))

    def _end_span(self) -> None:
        begun, here = self._begun or 0, self._playback.position
        if begun != here:
            self._choose_span(min(begun, here), max(begun, here))

    def _choose_span(self, begin: int, end: int) -> None:
        self._begun = None
        self.set_span((begin, end), loop=True)
        self._playback.seek(begin)
        self.span_chosen.emit(begin, end)

    def _on_loop_clicked(self) -> None:
        """All of it, or nothing; a part is let go of."""
        loop, _ = self._playback.repeats
        self._begun = None
        self.set_span(None, not loop)

    def _show_sound(self) -> None:
        self._controls.set_sound(self._sound.volume, self._sound.muted)
