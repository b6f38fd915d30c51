"""The row of buttons under a video."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QSlider, QWidget

from ui.formats import stopwatch
from ui.texts import video as words
from ui.theme import Theme
from ui.viewer.video_view_playback import SPEEDS, Span
from ui.viewer.video_view_scrub import ScrubBar

VOLUME_STEPS = 100


class VideoControls(QFrame):
    """Asks for what its buttons say, and shows what holds; where it is narrow, keys do the rest."""

    #: the person wants another speed
    speed_chosen = Signal(float)
    #: the person set the volume (0 to 1)
    volume_chosen = Signal(float)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("pill")
        self.play = _button(words.PLAY, self)
        self.back, self.on = _button(words.BACK, self), _button(words.ON, self)
        self.bar = ScrubBar(theme, self)
        self.time = QLabel(self)
        self.speed = _button(words.SPEED, self)
        self.loop, self.sound = _button(words.LOOP, self), _button(words.SOUND, self)
        self.loop.setCheckable(True)
        self.volume = QSlider(Qt.Orientation.Horizontal, self)
        self.volume.setAccessibleName(words.VOLUME)
        self.volume.setToolTip(words.VOLUME)
        self.volume.setRange(0, VOLUME_STEPS)
        self._speeds = QMenu(self)
        self._lay_out()
        self._connect()
        self.set_playing(False)
        self.set_speed(1.0)
        self.set_loop(False, None)
        self.set_sound(1.0, False)
        self.set_time(0, 0, exact=False)

    def set_playing(self, playing: bool) -> None:
        """Show what the button does next."""
        self._dress(self.play, "pause-fill" if playing else "play-fill")
        _name(self.play, words.PAUSE if playing else words.PLAY)

    def set_playable(self, playable: bool, fetchable: bool) -> None:
        """Where only the strip is here, what plays is closed, unless playing can bring the file.

        Stepping goes from one frame of the strip to the next.
        """
        for part in (self.speed, self.loop, self.sound, self.volume):
            part.setEnabled(playable)
        self.play.setEnabled(playable or fetchable)
        if not playable:
            _name(self.play, words.FETCH_AND_PLAY if fetchable else words.NOT_PLAYED)

    def set_time(self, at: int, whole: int, exact: bool) -> None:
        """Show where the video is; `exact` to the frame."""
        self.bar.show_place(at, whole)
        widest = words.time_words(whole, whole, exact=True)
        self.time.setMinimumWidth(self.time.fontMetrics().horizontalAdvance(widest))
        self.time.setText(words.time_words(at, whole, exact))

    def set_speed(self, speed: float) -> None:
        """Show how fast it plays."""
        self.speed.setText(words.speed_words(speed))
        self.speed.setAccessibleName(f"{words.SPEED}: {words.speed_words(speed)}")

    def set_loop(self, loop: bool, span: Span | None) -> None:
        """Show whether it begins again, and where."""
        self.loop.setChecked(loop)
        self._dress(self.loop, "repeat", "mark" if loop else "on_media")
        told = words.LOOP
        if span is not None:
            told = words.LOOP_SPAN.format(start=stopwatch(span[0]), end=stopwatch(span[1]))
        _name(self.loop, told)
        self.bar.set_span(span)

    def set_sound(self, volume: float, muted: bool) -> None:
        """Show how loud it is."""
        loud = "speaker-high-fill" if volume > 0.5 else "speaker-low-fill"
        self._dress(self.sound, "speaker-slash-fill" if muted else loud)
        _name(self.sound, words.SILENT if muted else words.SOUND)
        with QSignalBlocker(self.volume):
            self.volume.setValue(0 if muted else round(volume * VOLUME_STEPS))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow zone the bar keeps its room, and what has a key as well steps back."""
        super().resizeEvent(event)
        width = event.size().width()
        for parts, needed in (
            ((self.volume,), 560),
            ((self.back, self.on), 480),
            ((self.loop, self.speed), 360),
            ((self.time,), 280),
        ):
            for part in parts:
                part.setVisible(width >= self._theme.px(needed))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        px = self._theme.px
        row.setContentsMargins(px(6), px(4), px(8), px(4))
        row.setSpacing(px(2))
        for button in (self.back, self.play, self.on):
            row.addWidget(button)
        row.addWidget(self.bar, 1)
        row.addWidget(self.time)
        row.addSpacing(px(6))
        for part in (self.speed, self.loop, self.sound, self.volume):
            row.addWidget(part)
        self.time.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.time.setFont(self._theme.font("time"))
        self.speed.setMinimumWidth(px(44))
        self.volume.setFixedWidth(px(64))
        self._dress(self.back, "caret-left-bold")
        self._dress(self.on, "caret-right-bold")

    def _connect(self) -> None:
        self.volume.valueChanged.connect(lambda at: self.volume_chosen.emit(at / VOLUME_STEPS))
        for speed in reversed(SPEEDS):
            entry = self._speeds.addAction(words.speed_words(speed))
            entry.triggered.connect(partial(self.speed_chosen.emit, speed))
        self.speed.clicked.connect(self._on_speed_clicked)

    def _on_speed_clicked(self) -> None:
        above = self.speed.mapToGlobal(self.speed.rect().topLeft())
        above.setY(above.y() - self._speeds.sizeHint().height())
        self._speeds.popup(above)

    def _dress(self, button: QPushButton, icon: str, token: str = "on_media") -> None:
        button.setIcon(self._theme.icon(icon, token, 15))
        button.setIconSize(self._theme.icon_size(15))


def _button(name: str, parent: QWidget) -> QPushButton:
    button = QPushButton(parent)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys with the viewer
    _name(button, name)
    return button


def _name(button: QPushButton, name: str) -> None:
    button.setAccessibleName(name)
    button.setToolTip(name)
