"""What the window remembers on this PC: its place, its looks, and where the office lies."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from app.domain.record import record
from app.errors import Unavailable
from app.media.keeping import GB, Keeping

SCHEMES = ("system", "light", "dark")
SCALES = (1.0, 1.25, 1.5)
LOUDEST = 100  # percent
MOST_DIGITS = 5  # of a number of days, GB or minutes


@record
class Bounds:
    """Of a number that is kept under `key`, both ends included."""

    key: str
    least: int
    usual: int
    most: int


_USUAL = Keeping()
#: what a person sets at this PC, by the name of the setting
NUMBERS = {
    "days": Bounds("media/days", 1, _USUAL.days, 3650),
    "own_gb": Bounds("media/own_gb", 1, _USUAL.own_bytes // GB, 10_000),
    "carried_gb": Bounds("media/carried_gb", 1, _USUAL.carried_bytes // GB, 10_000),
    "idle_minutes": Bounds("lock/idle_minutes", 0, 10, 480),
}


@record
class Kept:
    """What a person sets at this PC: whole days, GB and minutes."""

    days: int = NUMBERS["days"].usual
    own_gb: int = NUMBERS["own_gb"].usual
    carried_gb: int = NUMBERS["carried_gb"].usual
    idle_minutes: int = NUMBERS["idle_minutes"].usual  # 0 for never


class WindowSettings:
    """Each setting is one property with its default; a value that makes no sense is the default."""

    def __init__(self, profile: Path) -> None:
        self._path = str(profile / "window.ini")
        self._file = QSettings(self._path, QSettings.Format.IniFormat)

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
        return self.kept.idle_minutes

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
        """What was set; a number outside its bounds is the usual one."""
        return Kept(**{name: self._bounded(bounds) for name, bounds in NUMBERS.items()})

    @kept.setter
    def kept(self, kept: Kept) -> None:
        for name, bounds in NUMBERS.items():
            self._file.setValue(bounds.key, getattr(kept, name))

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
        """Write what changed to the disk now.

        Raises Unavailable `settings_not_kept`; what changed is still there, and is tried again.
        """
        # One of its own over the same file: a QSettings remembers its first error for ever.
        file = QSettings(self._path, QSettings.Format.IniFormat)
        file.sync()
        if file.status() is QSettings.Status.AccessError:
            raise Unavailable("settings_not_kept", path=self._path)

    def _bounded(self, bounds: Bounds) -> int:
        value = self._text(bounds.key)
        number = int(value) if value.isdecimal() and len(value) <= MOST_DIGITS else bounds.usual
        return number if bounds.least <= number <= bounds.most else bounds.usual

    def _text(self, key: str) -> str:
        value = self._file.value(key)
        return "" if value is None else str(value)
