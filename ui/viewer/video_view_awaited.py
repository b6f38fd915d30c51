"""What is to be done with a video once its file is here."""

from __future__ import annotations

from ui.viewer.video_view_playback import Playback


class Awaited:
    """Until then it is judged by the frames of its strip, and may be asked for."""

    def __init__(self) -> None:
        self.play = False
        self.place: int | None = None  # ms, that was gone to last

    def forget(self) -> None:
        """Another video is shown."""
        self.play, self.place = False, None

    def give_up(self) -> None:
        """It is not to play any more."""
        self.play = False

    def do(self, playback: Playback) -> None:
        """Go on where the strip stood, and play if that was asked for."""
        if self.place is not None:
            playback.seek(self.place)
        if self.play:
            playback.play()
        self.forget()
