"""The office's time: the server's clock, read from what it writes on a file that it makes."""

from __future__ import annotations

import os
import secrets
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from app.domain.record import record
from app.errors import Unavailable
from app.ledger.office_folder import OfficeFolder, share_failure

PROBE = ".waktu-"  # begins the names of the files by which the server is asked
AGAIN_AFTER = 600.0  # seconds
_TRIES = 3
_COARSE = 2.0  # seconds by which the time of a file may be rounded down: FAT's, the worst
# Corrections up to this are no step back: what comes later must not seem to have been before.
_SMALL = 2000  # ms

if sys.platform == "linux":

    def running_seconds() -> float:
        """Seconds since some fixed moment, counted on while the PC sleeps.

        CLOCK_BOOTTIME, because CLOCK_MONOTONIC stands still in a suspended Linux.
        """
        return time.clock_gettime(time.CLOCK_BOOTTIME)

else:

    def running_seconds() -> float:
        """Seconds since some fixed moment, counted on while the PC sleeps.

        On Windows that is `time.monotonic`: both GetTickCount64 and QueryPerformanceCounter,
        which it stands on, include the time in standby and hibernation.
        """
        return time.monotonic()


@record
class Reading:
    """A moment of office time, in ms since 1970 UTC, and whether the server vouches for it."""

    at: int
    quality: str  # "server" or "estimate"


class OfficeClock:
    """Office time on this PC, whatever its own clock says.

    `probe_dir` is a writable folder on the share (None where there is none yet), `last_known`
    the latest office time that this PC has seen (ms). `wall` and `monotonic` count seconds.
    """

    def __init__(
        self,
        probe_dir: Path | None,
        last_known: int,
        wall: Callable[[], float] = time.time,
        monotonic: Callable[[], float] = running_seconds,
    ) -> None:
        self._probe_dir = probe_dir
        self._estimated = max(last_known, _ms(wall()))
        self._monotonic = monotonic
        self._started = monotonic()
        self._measured: float | None = None
        self._offset = 0.0
        self._told = 0

    def now(self) -> Reading:
        """The time now: the server's once it was measured in this run, else an estimate.

        An estimate is this PC's clock at the start, but never below the last known time, and what
        passed since.
        """
        if self._measured is not None:
            return Reading(self._not_before(_ms(self._monotonic() + self._offset)), "server")
        # Not the wall clock itself: somebody may set it in mid-work.
        return Reading(self._estimated + _ms(self._monotonic() - self._started), "estimate")

    def due(self) -> bool:
        """Whether it is time to measure (again)."""
        return self._measured is None or self._monotonic() - self._measured >= AGAIN_AFTER

    def measure(self) -> Reading:
        """Ask the server, three times, and believe the answer that says most.

        What was measured before stays as long as it agrees with the answer, so that a slow share
        does not shake the time; a server whose clock was set is followed, back as well, for all
        PCs follow it. Raises Unavailable (`office_offline`, `share_readonly`, `share_full`); the
        offset that was known before then stays in use.
        """
        if self._probe_dir is None:
            raise Unavailable("office_offline", reason="no folder")
        folder = self._probe_dir
        least, most = min((self._bracket(folder) for _ in range(_TRIES)), key=_width)
        before = self._offset if self._measured is not None else (least + most) / 2
        self._offset = min(max(before, least), most)
        self._measured = self._monotonic()
        return self.now()

    def _bracket(self, folder: Path) -> tuple[float, float]:
        """Between which two numbers of seconds the server's clock is ahead of `monotonic`."""
        before = self._monotonic()
        try:
            server, after = probe(folder, self._monotonic)
        except OSError as error:
            raise share_failure(error) from error
        coarse = _COARSE if server == int(server) else 0.0
        return server - after, server + coarse - before

    def _not_before(self, at: int) -> int:
        if 0 < self._told - at <= _SMALL:
            return self._told
        self._told = at
        return at


def probe(folder: Path, monotonic: Callable[[], float] = running_seconds) -> tuple[float, float]:
    """The server's time in seconds since 1970 UTC, and `monotonic` just after it was made.

    The file stays empty: on SMB the time of a file that was *written* is this PC's own clock.
    Raises OSError.
    """
    path = folder / f"{PROBE}{secrets.token_hex(8)}"
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
        after = monotonic()
        return path.stat().st_mtime, after
    finally:
        with suppress(OSError):  # `leftovers` takes it away
            path.unlink(missing_ok=True)


def _width(bracket: tuple[float, float]) -> float:
    return bracket[1] - bracket[0]


def _ms(seconds: float) -> int:
    return int(seconds * 1000)


def office_clock(folder: OfficeFolder, last_known: str | None) -> OfficeClock:
    """Office time, measured in the office folder itself."""
    known = int(last_known) if last_known and last_known.isdigit() else 0
    return OfficeClock(folder.root, known)
