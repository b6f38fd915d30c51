"""Plays one video: poster first, then pictures from the system's decoder, with a bar to control it.

Importing this loads Qt Multimedia, so MediaViewer imports it only for the first video.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, QSizeF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QTransform,
)
from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer, QVideoFrame, QVideoSink
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSlider, QWidget

from ui import formats
from ui.tasks import Tasks
from ui.theme import Theme
from ui.viewer.surface import Placement, paint_message, paint_surround
from ui.widgets.thumbs import read_image

MISSING = "Video belum ada di PC ini. Mintalah lewat “Siapkan untuk dibawa” saat tersambung."
NO_CODEC = "Video ini tidak dapat diputar di PC ini. Buka berkas aslinya atau pakai PC lain."
SKIP_MS = 5000


class VideoControls(QFrame):
    """Play, position, time, sound."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("pill")
        self.play = _button("Putar", self)
        self.position = QSlider(Qt.Orientation.Horizontal, self)
        self.position.setAccessibleName("Posisi video")
        self.time = QLabel(self)
        self.sound = _button("Bisukan", self)
        self.sound.setCheckable(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(*[theme.px(6)] * 4)
        row.setSpacing(theme.px(8))
        row.addWidget(self.play)
        row.addWidget(self.position, 1)
        row.addWidget(self.time)
        row.addWidget(self.sound)
        self.set_playing(False)
        self.set_muted(False)
        self.set_time(0, 0)

    def set_playing(self, playing: bool) -> None:
        """Show what the button does next."""
        self.play.setIcon(self._theme.icon("pause-fill" if playing else "play-fill", "on_media"))
        self.play.setAccessibleName("Jeda" if playing else "Putar")

    def set_muted(self, muted: bool) -> None:
        """Show whether the sound is on."""
        icon = "speaker-slash-fill" if muted else "speaker-high-fill"
        self.sound.setIcon(self._theme.icon(icon, "on_media"))

    def set_time(self, at_ms: int, whole_ms: int) -> None:
        """Show where the video is; a slider that is being dragged is left alone."""
        self.position.setRange(0, whole_ms)
        if not self.position.isSliderDown():
            self.position.setValue(at_ms)
        self.time.setText(f"{formats.stopwatch(at_ms)} / {formats.stopwatch(whole_ms)}")


class VideoView(QWidget):
    """One video at a time; nothing is decoded before the first play."""

    #: playing began (True) or stopped (False)
    playing_changed = Signal(bool)

    def __init__(self, theme: Theme, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tasks = tasks
        self._path: Path | None = None
        self._picture = QPixmap()
        self._message = ""
        self._frame = QVideoFrame()
        self._rotation = 0
        self._placement = Placement()
        self._sound = QAudioOutput(self)
        self._sink = QVideoSink(self)
        self._player = QMediaPlayer(self)
        self._player.setAudioOutput(self._sound)
        self._player.setVideoSink(self._sink)
        self.controls = VideoControls(theme, self)
        self.setMinimumSize(theme.px(200), theme.px(140))
        self._connect()

    @property
    def playing(self) -> bool:
        """Whether it plays now."""
        return self._player.playbackState() is QMediaPlayer.PlaybackState.PlayingState

    @property
    def message(self) -> str:
        """The sentence that is shown instead of a video; empty while there is none."""
        return self._message

    def show_video(self, path: Path | None, poster: Path | None, rotation: int = 0) -> None:
        """Stop what plays and show this video's poster."""
        self.stop()
        self._path, self._rotation = path, rotation
        self._message = "" if path is not None or poster is not None else MISSING
        self._picture, self._frame = QPixmap(), QVideoFrame()
        self.controls.setVisible(path is not None)
        self.controls.set_time(0, 0)
        if poster is not None:
            self._tasks.ask(
                lambda _: read_image(poster, 0, rotation),
                lambda image: self._on_poster_read(path, image),
                owner=self,
            )
        self.update()

    def toggle(self) -> None:
        """Play or pause; a video that is not here stays a poster."""
        if self._path is None:
            return
        if self._player.source().isEmpty():
            self._player.setSource(QUrl.fromLocalFile(str(self._path)))
        if self.playing:
            self._player.pause()
        else:
            self._player.play()

    def skip(self, by_ms: int) -> None:
        """Go forward or back."""
        self._player.setPosition(max(0, self._player.position() + by_ms))

    def stop(self) -> None:
        """Stop and let go of the file, so that it can be moved or destroyed."""
        self._player.stop()
        self._player.setSource(QUrl())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The frame that plays, the poster before it, or the message."""
        painter = QPainter(self)
        area = QRectF(self.rect())
        paint_surround(painter, self._theme, area)
        if self._message:
            paint_message(painter, self._theme, area, "film-strip", self._message)
            return
        picture = self._frame_image() if self._frame.isValid() else self._picture
        if not picture.isNull():
            self._placement.picture = QSizeF(picture.size())
            painter.drawPixmap(self._placement.box, picture, QRectF(picture.rect()))
        if not self.playing and self._path is not None:
            self._paint_play(painter, area)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The controls keep to the lower edge."""
        self._placement.view = QSizeF(event.size())
        height, edge = self.controls.sizeHint().height(), self._theme.px(12)
        top = self.height() - height - edge
        self.controls.setGeometry(edge, top, self.width() - 2 * edge, height)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the picture plays or pauses."""
        self.toggle()

    def _frame_image(self) -> QPixmap:
        # rotated here: QVideoFrame.paint knows the file's rotation but not the one a person chose
        image = self._frame.toImage()
        return QPixmap.fromImage(_rotated(image, self._rotation))

    def _paint_play(self, painter: QPainter, area: QRectF) -> None:
        radius = self._theme.px(28)
        ground = self._theme.color("media")
        ground.setAlphaF(0.7)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawEllipse(area.center(), radius, radius)
        box = QRectF(0, 0, radius, radius)
        box.moveCenter(area.center())
        self._theme.paint_icon(painter, "play-fill", box, "on_media")

    def _connect(self) -> None:
        self.controls.play.clicked.connect(self.toggle)
        self.controls.position.sliderMoved.connect(self._player.setPosition)
        self.controls.sound.toggled.connect(self._sound.setMuted)
        self.controls.sound.toggled.connect(self.controls.set_muted)
        self._sink.videoFrameChanged.connect(self._on_frame_changed)
        self._player.positionChanged.connect(self._on_position_changed)
        self._player.playbackStateChanged.connect(self._on_state_changed)
        self._player.errorOccurred.connect(self._on_error_occurred)

    def _on_frame_changed(self, frame: QVideoFrame) -> None:
        if frame.isValid():
            self._frame = frame
            self.update()

    def _on_position_changed(self, at_ms: int) -> None:
        self.controls.set_time(at_ms, self._player.duration())

    def _on_state_changed(self) -> None:
        self.controls.set_playing(self.playing)
        self.playing_changed.emit(self.playing)
        self.update()

    def _on_error_occurred(self) -> None:
        self._message = NO_CODEC
        self.controls.hide()
        self.update()

    def _on_poster_read(self, path: Path | None, image: QImage) -> None:
        if path != self._path:  # another video was chosen meanwhile
            return
        self._picture = QPixmap.fromImage(image)
        self.update()


def _rotated(image: QImage, degrees: int) -> QImage:
    return image.transformed(QTransform().rotate(degrees)) if degrees % 360 else image


def _button(name: str, parent: QWidget) -> QPushButton:
    button = QPushButton(parent)
    button.setAccessibleName(name)
    button.setToolTip(name)
    return button
