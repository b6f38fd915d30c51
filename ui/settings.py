"""What the window remembers on this PC: its place, its looks, and where the office lies."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from app.media.keeping import GB, Keeping

SCHEMES = ("system", "light", "dark")
SCALES = (1.0, 1.25, 1.5)
IDLE_MINUTES = 10
LOUDEST = 100  # percent
MOST_DIGITS = 5  # of a number of days or GB


class WindowSettings:
    """Each setting is one property with its default; a value that makes no sense is the default."""

    def __init__(self, profile: Path) -> None:
        self._file = QSettings(str(profile / "window.ini"), QSettings.Format.IniFormat)

    @property
    def geometry(self) -> QByteArray:
        """Place and size of the window as Qt packs them; empty before it was ever closed."""
        value = self._file.value("window/geometry")
        return value if isinstance(value, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._file.setValue("window/geometry", geometry)

    @property
    def scheme(self) -> str:
        """One of SCHEMES; follows the system by default."""
        value = self._text("window/scheme")
        return value if value in SCHEMES else SCHEMES[0]

    @scheme.setter
    def scheme(self, scheme: str) -> None:
        self._file.setValue("window/scheme", scheme)

    @property
    def text_scale(self) -> float:
        """One of SCALES; 1.0 by default."""
        value = self._text("window/text_scale")
        return next((scale for scale in SCALES if str(scale) == value), SCALES[0])

    @text_scale.setter
    def text_scale(self, scale: float) -> None:
        self._file.setValue("window/text_scale", str(scale))

    @property
    def last_tab(self) -> str:
        """The key of the tab that was open last; empty before there was one."""
        return self._text("window/tab")

    @last_tab.setter
    def last_tab(self, key: str) -> None:
        self._file.setValue("window/tab", key)

    @property
    def last_person(self) -> str:
        """The id of who sat here last, and is offered first; empty before anybody did."""
        return self._text("window/person")

    @last_person.setter
    def last_person(self, person: str) -> None:
        self._file.setValue("window/person", person)

    @property
    def office(self) -> Path | None:
        """The office folder that was opened last, for a start without --office."""
        value = self._text("office/folder")
        return Path(value) if value else None

    @office.setter
    def office(self, folder: Path | None) -> None:
        self._file.setValue("office/folder", str(folder) if folder else "")

    @property
    def idle_minutes(self) -> int:
        """After so many minutes without key or mouse the screen is locked; 0 for never."""
        value = self._text("lock/idle_minutes")
        return int(value) if value.isdigit() else IDLE_MINUTES

    @property
    def keeping(self) -> Keeping:
        """How much of the media this PC keeps: media/days, media/own_gb, media/carried_gb.

        Originals handed in here stay for so many days within so many GB, to put back what the
        share loses; what was prepared to be taken along stays within so many GB.
        """
        usual = Keeping()
        return Keeping(
            self._number("media/days", usual.days),
            self._number("media/own_gb", usual.own_bytes // GB) * GB,
            self._number("media/carried_gb", usual.carried_bytes // GB) * GB,
        )

    @property
    def volume(self) -> float:
        """How loud videos are, from 0 to 1; 1 by default."""
        return min(self._number("video/volume_percent", LOUDEST), LOUDEST) / LOUDEST

    @volume.setter
    def volume(self, volume: float) -> None:
        self._file.setValue("video/volume_percent", str(round(volume * LOUDEST)))

    @property
    def muted(self) -> bool:
        """Whether videos are silent; they are not by default."""
        return self._text("video/muted") == "yes"

    @muted.setter
    def muted(self, muted: bool) -> None:
        self._file.setValue("video/muted", "yes" if muted else "no")

    def save(self) -> None:
        """Write what changed to the disk now."""
        self._file.sync()

    def _number(self, key: str, usual: int) -> int:
        value = self._text(key)
        return int(value) if value.isdecimal() and len(value) <= MOST_DIGITS else usual

    def _text(self, key: str) -> str:
        return str(self._file.value(key) or "")
