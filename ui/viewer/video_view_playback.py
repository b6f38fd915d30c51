"""One video file as it plays: exact places, frame by frame, and told when it cannot be played."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtMultimedia import QAudioOutput, QMediaMetaData, QMediaPlayer, QVideoFrame, QVideoSink

from ui.viewer.video_view_frame import INSIDE_MS, FramePlace, frame_place
from ui.viewer.video_view_orders import Orders
from ui.viewer.video_view_pixels import image_of

SPEEDS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0)
PATIENCE_MS = 8000  # without a single frame after that it is given up
SEEK_PATIENCE_MS = 1500  # where a place has no frame of its own, the next wish is taken up
CODEC_PATIENCE_MS = 1500  # after an error that may be the sound's alone
MISSED_MS = 1000  # where that much of its end does not come, it was cut off
Span = tuple[int, int]  # ms

_Status = QMediaPlayer.MediaStatus
_State = QMediaPlayer.PlaybackState


class Playback(QObject):
    """Opens nothing before it is wanted, and lets go of the file with `release`.

    Places are milliseconds; the frame shown is the one that stands at that place. Of several
    places wanted while one is under way only the newest is gone to.
    """

    #: a QVideoFrame is to be seen
    frame_shown = Signal(object)
    #: where it stands now (ms)
    position_changed = Signal(int)
    #: playing began (True) or stopped (False)
    playing_changed = Signal(bool)
    #: how long it is (ms)
    duration_changed = Signal(int)
    #: there is nothing to be seen in it on this PC
    failed = Signal()
    #: it ended long before its end, at this place (ms)
    broke_off = Signal(int)

    def __init__(self, sound: QAudioOutput, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        self._ready = False
        self._play_when_ready = False
        self._seen = False  # a frame of this file
        self._wanted: int | None = None  # the newest place that is not under way yet
        self._target: int | None = None  # the place under way
        self._frame = FramePlace()  # that is seen
        self._left = FramePlace()  # that was stepped back from
        self._pictures_end = 0  # ms; the sound may be longer
        self._was_playing = self._at_end = self._loop = False
        self._span: Span | None = None
        self._sink = QVideoSink(self)
        self._player = QMediaPlayer(self)
        self._orders = Orders(self._player)
        self._player.setAudioOutput(sound)
        self._player.setVideoSink(self._sink)
        self._player.setPitchCompensation(True)
        self._patience = QTimer(self, singleShot=True)
        self._seek_patience = QTimer(self, singleShot=True, interval=SEEK_PATIENCE_MS)
        self._connect()

    def _connect(self) -> None:
        self._sink.videoFrameChanged.connect(self._on_frame_changed)
        self._player.mediaStatusChanged.connect(self._on_status_changed)
        self._player.playbackStateChanged.connect(self._tell_playing)
        self._player.errorOccurred.connect(self._on_error_occurred)
        self._patience.timeout.connect(self._on_patience_ended)
        self._seek_patience.timeout.connect(self._on_place_reached)

    # What there is

    @property
    def playing(self) -> bool:
        """Whether it plays now."""
        return self._player.playbackState() is _State.PlayingState

    @property
    def seen(self) -> bool:
        """Whether a frame of this file was shown."""
        return self._seen

    @property
    def moment(self) -> int:
        """The first whole millisecond of the frame that is seen; `seek` to it shows it again."""
        return self._frame.moment

    @property
    def position(self) -> int:
        """The place that is wanted, or that of the frame that is seen."""
        if self._wanted is not None:
            return self._wanted
        return self.moment if self._target is None else self._target

    @property
    def duration(self) -> int:
        """In ms; 0 before the file was opened."""
        return self._player.duration()

    @property
    def speed(self) -> float:
        """1.0 is as it was filmed."""
        return self._player.playbackRate()

    @property
    def repeats(self) -> tuple[bool, Span | None]:
        """Whether it begins again at its end, and the part that it stays in; None for all of it."""
        return self._loop, self._span

    # What can be done

    def set_file(self, path: Path | None) -> None:
        """Another file, which is opened when it is first played or gone to a place of."""
        self.release()
        self._path, self._span = path, None

    def release(self) -> None:
        """Stop, and let go of the file, so that it can be moved or destroyed."""
        self._player.setSource(QUrl())
        self._ready = self._play_when_ready = self._seen = self._at_end = False
        self._wanted = self._target = None
        self._frame = FramePlace()
        self._patience.stop()
        self._seek_patience.stop()

    def toggle(self) -> None:
        """Play or pause; at the end it begins anew."""
        if self.playing:
            self._orders.held.emit()
        else:
            self.play()

    def play(self) -> None:
        """Play on from here."""
        if not self._open():
            return
        if not self._ready:
            self._play_when_ready = True
            return
        if self._at_end:
            self.seek(self._span[0] if self._loop and self._span else 0)
        self._orders.played.emit()

    def pause(self) -> None:
        """Hold at the frame that is seen."""
        self._play_when_ready = False
        if self.playing:
            self._orders.held.emit()

    def seek(self, ms: int) -> None:
        """Show the frame at this place; whether it plays stays as it is."""
        if not self._open():
            return
        self._wanted = max(0, min(ms, self.duration) if self.duration else ms)
        self._at_end = False
        self.position_changed.emit(self.position)
        if self._ready and self._target is None:
            self._go()

    def step(self, by: int) -> None:
        """Hold, and show the next (1) or the previous (-1) frame, exactly."""
        self.pause()
        if not self._seen:
            self.seek(self.position)
        elif self._target is None:  # a key held down goes as fast as frames come, not faster
            self._left = self._frame if by < 0 else FramePlace()
            self.seek(self._frame.after if by > 0 else self._frame.before)

    def set_speed(self, speed: float) -> None:
        """From 0.5 to 2.0; voices keep their pitch where the system can."""
        self._orders.paced.emit(min(max(speed, SPEEDS[0]), SPEEDS[-1]))

    def repeat(self, loop: bool, span: Span | None) -> None:
        """Begin again at the end of all of it, or of a part."""
        # Qt's own loops stay as they were when it began to play, whatever is wanted since.
        self._loop, self._span = loop, span

    # How it goes

    def _open(self) -> bool:
        if self._path is None:
            return False
        if self._player.source().isEmpty():
            self._patience.start(PATIENCE_MS)
            self._player.setSource(QUrl.fromLocalFile(str(self._path)))
        return True

    def _go(self) -> None:
        """Go to the newest place. A player that stopped, at its end, must hold to give frames."""
        self._target, self._wanted = self._wanted, None
        if self._target is None:
            return
        if self._player.playbackState() is _State.StoppedState:
            self._orders.held.emit()
        self._seek_patience.start()
        self._orders.moved.emit(self._told(self._target))

    def _told(self, ms: int) -> int:
        return min(ms + INSIDE_MS, self._pictures_end)

    def _on_frame_changed(self, frame: QVideoFrame) -> None:
        if not frame.isValid() or self._player.source().isEmpty():
            return
        if not self._seen and image_of(frame).isNull():
            self._give_up()
            return
        self._seen = True
        self._patience.stop()
        rate = self._player.metaData().value(QMediaMetaData.Key.VideoFrameRate)
        self._frame = frame_place(frame.startTime(), frame.endTime(), rate)
        self.frame_shown.emit(frame)
        if self._target is not None and self._is_reached(self._target):
            self._on_place_reached()
        else:
            self.position_changed.emit(self.position)
        self._keep_to_span()

    def _is_reached(self, ms: int) -> bool:
        """While it plays, others may still come before what was asked for."""
        return not self.playing or self._frame.is_shown_at(self._told(ms))

    def _on_place_reached(self) -> None:
        self._seek_patience.stop()
        place, self._target = self._target, None
        if self._wanted is not None:
            self._go()
        elif place and self._frame == self._left:
            # Some files give the keyframe after a place.
            self.seek(place - max(self._frame.length, self.moment - place))
        self.position_changed.emit(self.position)

    def _keep_to_span(self) -> None:
        if not (self._loop and self._span and self.playing) or self._target is not None:
            return
        if self.moment >= self._span[1]:
            self.seek(self._span[0])

    def _on_status_changed(self, status: QMediaPlayer.MediaStatus) -> None:
        if status is _Status.LoadedMedia and not self._ready:
            self._begin()
        elif status is _Status.InvalidMedia:
            self._give_up()
        elif status is _Status.EndOfMedia:
            self._hold_at_end()

    def _begin(self) -> None:
        self._ready = True
        tracks = self._player.videoTracks()
        told = tracks[0].value(QMediaMetaData.Key.Duration) if tracks else None
        self._pictures_end = told if isinstance(told, int) and told > 0 else self.duration
        self.duration_changed.emit(self.duration)
        if not self._player.hasVideo():
            self._give_up()
            return
        if self._wanted is not None:
            self.seek(self._wanted)
        if self._play_when_ready:
            self._play_when_ready = False
            self._orders.played.emit()

    def _hold_at_end(self) -> None:
        """The last frame stays to be looked at; Qt would have nothing to show."""
        if not self._seen:
            self._give_up()
            return
        beyond, self._target = self._target, None  # a place where only the sound goes on
        self._orders.held.emit()
        if beyond is None and self._frame.after < self._pictures_end - MISSED_MS:
            self.broke_off.emit(self.moment)
        if self._loop and beyond is None:
            self.seek(self._span[0] if self._span else 0)
            self._orders.played.emit()
        elif beyond != self._frame.moment:  # else the file says of no place where it is
            self.seek(self._frame.moment)
            self._at_end = True

    def _tell_playing(self) -> None:
        if self.playing != self._was_playing:
            self._was_playing = self.playing
            self.playing_changed.emit(self.playing)

    def _on_error_occurred(self) -> None:
        if not self._seen:  # where it is the sound's alone, frames come all the same
            self._patience.start(CODEC_PATIENCE_MS)

    def _on_patience_ended(self) -> None:
        if not self._seen:
            self._give_up()

    def _give_up(self) -> None:
        self.release()
        self._path = None
        self.failed.emit()
