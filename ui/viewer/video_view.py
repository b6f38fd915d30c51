"""Plays one video: poster first, then the frames that the system decodes, with a bar to control it.

Importing this loads Qt Multimedia, so MediaViewer imports it only for the first video.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QHideEvent, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtMultimedia import QVideoFrame
from PySide6.QtWidgets import QWidget

from ui.settings import WindowSettings
from ui.tasks import Tasks
from ui.theme import Theme
from ui.viewer.item import ViewerItem
from ui.viewer.overlay import Overlay
from ui.viewer.surface import paint_surround
from ui.viewer.video_view_awaited import Awaited
from ui.viewer.video_view_controls import VideoControls
from ui.viewer.video_view_keys import call_of, own_keys
from ui.viewer.video_view_notice import VideoNotice, offer_of, what_is_missing
from ui.viewer.video_view_playback import Playback, Span
from ui.viewer.video_view_scrub import Marker
from ui.viewer.video_view_sound import Sound
from ui.viewer.video_view_stage import VideoStage
from ui.viewer.video_view_strip import Glimpse, Strip
from ui.viewer.video_view_transport import Transport

EDGE = 10


class VideoView(QWidget):
    """One video at a time; nothing is decoded before the first play.

    A video that is not here, or cannot be played, is judged by the frames of its strip, which are
    stepped through.
    """

    #: playing began (True) or stopped (False)
    playing_changed = Signal(bool)
    #: it stands at another place (ms)
    position_changed = Signal(int)
    #: the person chose a part on the bar (from ms, until ms)
    span_chosen = Signal(int, int)

    def __init__(
        self,
        theme: Theme,
        tasks: Tasks,
        parent: QWidget | None = None,
        settings: WindowSettings | None = None,
    ) -> None:
        """`settings` remember how loud it is."""
        super().__init__(parent)
        self._theme = theme
        self._item = ViewerItem("", "video", None)
        self._still = 0  # the frame of the strip that stands for the video
        self._failed = False
        self._awaited = Awaited()
        sound = Sound(settings, self)
        self._playback = Playback(sound.output, self)
        self._strip = Strip(tasks, self)
        self.stage = VideoStage(theme, tasks, self)
        self.controls = VideoControls(theme, self)
        self._transport = Transport(self._playback, sound, self.controls)
        self.glimpse = Glimpse(theme, self._strip, self.controls.bar, parent or self)
        self.notice = VideoNotice(theme, self)
        self.setMinimumSize(theme.px(200), theme.px(140))
        self._connect()

    # What there is

    @property
    def playing(self) -> bool:
        """Whether it plays now."""
        return self._playback.playing

    @property
    def is_film(self) -> bool:
        """Whether the frames of the strip stand for the video, which does not play here."""
        return (self._failed or self._item.path is None) and len(self._strip) > 0

    @property
    def message(self) -> str:
        """The sentence over the video or instead of it; empty while there is none."""
        return self.stage.message or self.notice.words.text()

    @property
    def moment(self) -> int:
        """The first whole millisecond of what is seen; `seek` to it shows it again."""
        return self._strip.moment(self._still) if self.is_film else self._playback.moment

    @property
    def duration(self) -> int:
        """In ms; 0 while nobody knows."""
        return self._strip.duration

    @property
    def room_below(self) -> int:
        """Pixels under the picture that belong to the controls."""
        high = self.controls.sizeHint().height() + 2 * self._theme.px(EDGE)
        return 0 if self.controls.isHidden() else high

    def picture(self) -> QImage:
        """What is seen, in all its pixels, turned."""
        return self.stage.picture()

    # What can be done

    def show_video(self, item: ViewerItem) -> None:
        """Stop what plays and show this video; the same one goes on as it was."""
        before, self._item = self._item, item
        if before.media_id != item.media_id:
            self._awaited.forget()
        self.stage.set_turn(item.rotation)
        self.glimpse.set_turn(item.rotation)
        if (before.media_id, before.path) != (item.media_id, item.path):
            self._begin()
        elif item.poster is not None and not self.stage.has_picture:
            self.stage.show_poster(item.poster)
        self._strip.show(item.strip, self._playback.duration or item.duration_ms)
        self._arrange()

    def toggle(self) -> None:
        """Play or pause; one that is not here is asked for, and plays when it comes."""
        if offer_of(self._item) or self._item.sought:
            self._awaited.play = True
            self.notice.want(self._item.sought)
        else:
            self._playback.toggle()

    def seek(self, ms: int) -> None:
        """Show what stands at this place."""
        self._awaited.place = ms
        if self.is_film:
            self._show_still(self._strip.nearest(ms))
        else:
            self._playback.seek(ms)

    def skip(self, by_ms: int) -> None:
        """Go forward or back."""
        if self.is_film:
            self.step(1 if by_ms > 0 else -1)
        else:
            self._playback.seek(self._playback.position + by_ms)

    def step(self, by: int) -> None:
        """Hold, and show the next (1) or the previous (-1) frame."""
        if self.is_film:
            self._show_still(self._strip.beside(self._still, by))
            self._awaited.place = self.moment
        else:
            self._playback.step(by)

    def stop(self) -> None:
        """Stop and let go of the file, so that it can be moved or destroyed; the poster stays."""
        if self._playback.seen:
            self._show_poster()
        self._playback.release()
        self._on_position_changed()

    def take_over(self, other: VideoView) -> None:
        """Go on where another view of the same video stands, which stops."""
        self._transport.take_over(other._transport)
        other.stop()

    def leave(self) -> None:
        """Let go of all: the file, the pictures, and what was asked for."""
        self.show_video(ViewerItem("", "video", None))

    def set_overlay(self, overlay: Overlay | None) -> None:
        """Draw this over the picture and offer it the pointer first."""
        self.stage.set_overlay(overlay)

    def set_markers(self, markers: Iterable[Marker]) -> None:
        """Draw these over the bar: from ms, until ms (the same for a moment), colour."""
        self.controls.bar.set_markers(markers)

    def set_span(self, span: Span | None) -> None:
        """Repeat this part; None lets go of it."""
        self._transport.set_span(span, span is not None)

    def take_key(self, event: QKeyEvent) -> bool:
        """See the class; False leaves the key to others."""
        call = call_of(event, {**own_keys(self), **self._transport.keys})
        if call is not None:
            call()
        return call is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Anything that is not a key of the video goes on to the viewer."""
        if not self.take_key(event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The dark ground."""
        paint_surround(QPainter(self), self._theme, QRectF(self.rect()))

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody hears what nobody sees; in a window that is only put away it plays on."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._playback.pause()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The picture takes the room over the controls."""
        super().resizeEvent(event)
        self._place()

    def _connect(self) -> None:
        self._playback.frame_shown.connect(self._on_frame_shown)
        self._playback.position_changed.connect(self._on_position_changed)
        self._playback.playing_changed.connect(self._on_playing_changed)
        self._playback.duration_changed.connect(self._strip.set_duration)
        self._playback.failed.connect(self._on_failed)
        self._playback.broke_off.connect(lambda at: self.notice.show_break(at, self.duration))
        self._strip.arrived.connect(self._on_strip_arrived)
        self.stage.clicked.connect(self._on_stage_clicked)
        self.controls.play.clicked.connect(self.toggle)
        self.controls.back.clicked.connect(lambda: self.step(-1))
        self.controls.on.clicked.connect(lambda: self.step(1))
        self.controls.bar.sought.connect(self.seek)
        self._transport.span_chosen.connect(self.span_chosen)
        self.notice.given_up.connect(self._awaited.give_up)

    def _begin(self) -> None:
        self._failed, self._still = False, 0
        self._playback.set_file(self._item.path)
        self._transport.reset()
        self._strip.clear()
        self.glimpse.hide()
        self.controls.bar.set_markers(())
        self._show_poster()
        if self._item.path is not None:
            self._awaited.do(self._playback)

    def _show_poster(self) -> None:
        self.stage.clear()
        if self._item.poster is not None:
            self.stage.show_poster(self._item.poster)

    def _arrange(self) -> None:
        """What can be done with what is here, and why not more."""
        film, offer = self.is_film, offer_of(self._item)
        self.controls.setVisible(film or not (self._item.path is None or self._failed))
        self.controls.set_playing(self.playing)
        self.controls.set_playable(not film or self._item.sought, bool(offer))
        told = what_is_missing(self._item, self._failed, len(self._strip))
        bare = not (film or offer or self._item.poster is not None)
        self.stage.set_message(told if bare else "")
        self.notice.show_words("" if bare else told, offer, briefly=not self._item.note)
        self._place()
        self._on_position_changed()

    def _place(self) -> None:
        edge, high = self._theme.px(EDGE), self.controls.sizeHint().height()
        self.stage.setGeometry(0, 0, self.width(), self.height() - self.room_below)
        self.controls.setGeometry(edge, self.height() - edge - high, self.width() - 2 * edge, high)
        self.notice.place(self.stage.geometry(), self.is_film or self._item.poster is not None)

    def _show_still(self, number: int) -> None:
        self._still = self._strip.closest(number)
        picture = self._strip.picture(self._still)
        if not picture.isNull():
            self.stage.show_still(picture, self.moment)
        self._on_position_changed()

    def _on_frame_shown(self, frame: QVideoFrame) -> None:
        self.stage.show_frame(frame, self._playback.moment)

    def _on_position_changed(self) -> None:
        at = self.moment if self.is_film else self._playback.position
        self.controls.set_time(at, self.duration, exact=not self.playing)
        inviting = not (self.playing or self.is_film or self._failed)
        self.stage.set_inviting(
            inviting and not self._playback.seen and self._item.path is not None
        )
        self.position_changed.emit(at)

    def _on_stage_clicked(self) -> None:
        if self._item.sought or not self.is_film:  # who looks at the strip asks for no megabytes
            self.toggle()

    def _on_playing_changed(self, playing: bool) -> None:
        self.controls.set_playing(playing)
        self.stage.set_moving(playing)
        self._on_position_changed()
        self.playing_changed.emit(playing)

    def _on_failed(self) -> None:
        self._failed = True
        self._arrange()
        self._on_strip_arrived()

    def _on_strip_arrived(self) -> None:
        if self.is_film:
            self._show_still(self._still)
