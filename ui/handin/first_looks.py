"""Small pictures of files that are not copied yet, so that what was dropped shows at once."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

from app.errors import Failure
from app.media.kinds import JPEG, VIDEOS, kind_of
from app.media.workers import Workers

FOLDER = "sekilas"
QUICK = (
    JPEG,
    *VIDEOS,
)  # of the others any picture costs the whole decoding again


class FirstLooks:
    """Pictures for as long as files wait, in this PC's cache; whatever fails is simply not there.

    The copying says what is the matter with a file, and the window does well without a picture.
    """

    def __init__(self, workers: Workers, cache: Path) -> None:
        self._workers = workers
        self.folder = cache / FOLDER
        self._made: dict[Path, Path] = {}

    def make(self, source: Path) -> Path | None:
        """Draw the picture of a file; blocks. A name is never given twice: others remember it."""
        try:
            if kind_of(source) not in QUICK:
                return None
            picture = self._workers.glance(source)
            self.folder.mkdir(exist_ok=True)
            path = self.folder / f"{token_hex(8)}.jpg"
            path.write_bytes(picture)
        except (Failure, OSError):
            return None
        return path

    def keep(self, source: Path, picture: Path | None) -> None:
        """Remember what was made of a file."""
        if picture is not None:
            self._made[source] = picture

    def picture(self, source: Path) -> Path | None:
        """The picture of a file, where there is one."""
        return self._made.get(source)

    def forget(self) -> Iterable[Path]:
        """Nothing waits any more: the pictures to be removed, those of an earlier run as well."""
        self._made.clear()
        return list(self.folder.glob("*.jpg"))


def remove(pictures: Iterable[Path]) -> None:
    """Remove pictures; what cannot be removed now goes the next time."""
    for picture in pictures:
        with suppress(OSError):
            picture.unlink(missing_ok=True)
