"""How loud videos are on this PC: one choice, remembered."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtMultimedia import QAudioOutput, QtAudio

from ui.settings import WindowSettings

STEP = 0.1


class Sound(QObject):
    """Volume from 0 to 1 as the ear hears it, and whether it is off."""

    #: it is louder, softer, on or off now
    changed = Signal()

    def __init__(self, settings: WindowSettings | None, parent: QObject | None = None) -> None:
        """Without `settings` the choice lasts as long as this object."""
        super().__init__(parent)
        self._settings = settings
        self.volume, self.muted = 1.0, False
        self.output = QAudioOutput(self)
        self.recall()

    def recall(self) -> None:
        """Take up what was chosen elsewhere meanwhile, as in the whole screen."""
        if self._settings is not None:
            self.volume, self.muted = self._settings.volume, self._settings.muted
        self._apply()

    def set_volume(self, volume: float) -> None:
        """Louder or softer; that also turns it on, and 0 is off."""
        self.volume = min(max(volume, 0.0), 1.0)
        self.muted = self.volume == 0.0
        self._keep()

    def set_muted(self, muted: bool) -> None:
        """Off or on; what was all the way down comes on at a step."""
        self.muted = muted
        if not muted and self.volume == 0.0:
            self.volume = STEP
        self._keep()

    def _keep(self) -> None:
        if self._settings is not None:
            self._settings.volume, self._settings.muted = self.volume, self.muted
        self._apply()

    def _apply(self) -> None:
        scales = QtAudio.VolumeScale
        heard, told = scales.LogarithmicVolumeScale, scales.LinearVolumeScale
        self.output.setVolume(QtAudio.convertVolume(self.volume, heard, told))
        self.output.setMuted(self.muted)
        self.changed.emit()
