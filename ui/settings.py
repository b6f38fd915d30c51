"""What the window remembers on this PC: its place, its looks, and where the office lies."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from app.domain.record import record
from app.media.keeping import GB, Keeping

SCHEMES = ("system", "light", "dark")
SCALES = (1.0, 1.25, 1.5)
IDLE_MINUTES = 10
LOUDEST = 100  # percent
MOST_DIGITS = 5  # of a number of days or GB


@record
class Bounds:
    """Of a number, both ends included."""

    least: int
    usual: int
    most: int


_USUAL = Keeping()
#: how much of the media a PC keeps, by the name of the setting
KEEPING = {
    "days": Bounds(1, _USUAL.days, 3650),
    "own_gb": Bounds(1, _USUAL.own_bytes // GB, 10_000),
    "carried_gb": Bounds(1, _USUAL.carried_bytes // GB, 10_000),
}


@record
class Kept:
    """`Keeping` as a person sets it: whole days and GB."""

    days: int = KEEPING["days"].usual
    own_gb: int = KEEPING["own_gb"].usual
    carried_gb: int = KEEPING["carried_gb"].usual


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
        kept = self.kept
        return Keeping(kept.days, kept.own_gb * GB, kept.carried_gb * GB)

    @property
    def kept(self) -> Kept:
        """The same as it was set; a number outside its bounds is the usual one."""
        every = KEEPING.items()
        return Kept(**{name: self._bounded(f"media/{name}", bounds) for name, bounds in every})

    @kept.setter
    def kept(self, kept: Kept) -> None:
        for name in KEEPING:
            self._file.setValue(f"media/{name}", getattr(kept, name))

    @property
    def volume(self) -> float:
        """How loud videos are, from 0 to 1; 1 by default."""
        value = self._text("video/volume_percent")
        known = value.isdecimal() and len(value) <= MOST_DIGITS
        return min(int(value), LOUDEST) / LOUDEST if known else 1.0

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

    def _bounded(self, key: str, bounds: Bounds) -> int:
        number = self._number(key, bounds.usual)
        return number if bounds.least <= number <= bounds.most else bounds.usual

    def _text(self, key: str) -> str:
        return str(self._file.value(key) or "")
