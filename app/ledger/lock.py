"""The share's one lock: a directory that one PC can make, and that a dead PC cannot keep."""

from __future__ import annotations

import os
import random
import secrets
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from app.domain.record import record
from app.errors import Unavailable
from app.ledger.office_clock import probe, running_seconds
from app.ledger.office_folder import share_failure

LEASE = 180.0  # seconds of server time after which a lock may be broken
HOLD = 30.0  # seconds after which a holder gives up by itself, well within the lease
PATIENCE = 10.0
_DENIALS, _REMOVALS = 20, 5
_SHORTEST, _LONGEST = 0.005, 0.06  # between two tries
_ASK_EVERY = 0.3
_RECENTLY = 1.0
_COURTESY = (0.1, 0.2)


@record
class Hold:
    """The lock, held since `since` (of `monotonic`) by the one who made `owner`."""

    owner: Path
    since: float
    monotonic: Callable[[], float]

    def still_mine(self) -> bool:
        """Whether one may still write: ask right before committing, roll back on False."""
        return self.monotonic() - self.since < HOLD and os.path.exists(self.owner)


@record
class _Sighting:
    """What lay in a lock that another PC has: when it was seen first, and how old it was then."""

    names: frozenset[str]
    made: tuple[int, int]  # inode and time of the directory: an empty one has nothing else
    seen: float
    age: float


class ShareLock:
    """Mutual exclusion between the PCs of an office.

    `folder` is the lock directory itself (`OfficeFolder.lock`), `device` names this PC in it.
    `mkdir` decides, because it is atomic on SMB even where byte-range locks lie. `monotonic`
    has to run on while the PC sleeps; `pause` waits for some seconds.
    """

    def __init__(
        self,
        folder: Path,
        device: str,
        monotonic: Callable[[], float] = running_seconds,
        pause: Callable[[float], None] = time.sleep,
        patience: float = PATIENCE,
    ) -> None:
        self._folder = folder
        self._device = "".join(filter(str.isalnum, device))[:16]
        self._monotonic = monotonic
        self._pause = pause
        self._patience = patience
        self._wanted = folder.with_name(f"{folder.name}.wanted")
        self._released = monotonic() - _RECENTLY
        self._sighting: _Sighting | None = None
        self._left: set[str] = set()  # own owners that could not be removed when they were done
        self._denials = 0

    @contextmanager
    def held(self) -> Iterator[Hold]:
        """Hold the lock for the length of a `with`.

        Raises Unavailable `lock_busy` (since_ms: how long another PC has had it) when it was
        not to be had within the patience; `office_offline`, `share_readonly`, `share_full`.
        """
        try:
            self._let_others_first()
            hold = self._obtain()
        except OSError as error:
            raise share_failure(error) from error
        try:
            yield hold
        finally:
            self._release(hold)

    def _obtain(self) -> Hold:
        started = asked = self._monotonic()
        self._denials = 0
        while (hold := self._try()) is None:
            now = self._monotonic()
            if now - started >= self._patience:
                raise Unavailable("lock_busy", since_ms=self._busy_ms(started))
            if now - asked >= _ASK_EVERY:
                self._wanted.touch()
                asked = now
            self._pause(random.uniform(_SHORTEST, _LONGEST))
        if asked > started:
            with suppress(OSError):
                self._wanted.unlink()
        return hold

    def _try(self) -> Hold | None:
        try:
            hold = self._take()
        except PermissionError:
            # Windows also says this of a directory that is just being removed.
            self._denials += 1
            if self._denials >= _DENIALS:
                raise
            return None
        self._denials = 0
        return hold

    def _take(self) -> Hold | None:
        since = self._monotonic()
        try:
            self._folder.mkdir()
        except FileExistsError:
            self._break_if_old()
            return None
        return self._enter(since)

    def _enter(self, since: float) -> Hold | None:
        owner = self._folder / f"owner-{self._device}-{secrets.token_hex(8)}"
        try:
            os.close(os.open(owner, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
        except FileNotFoundError:
            return None  # somebody took the directory for an old, empty one
        except OSError:
            self._remove()
            raise
        hold = Hold(owner, since, self._monotonic)
        if os.listdir(self._folder) == [owner.name] and hold.still_mine():
            return hold
        # Slow enough to have been broken, so that another PC may have come in as well.
        self._leave(owner)
        return None

    def _release(self, hold: Hold) -> None:
        self._leave(hold.owner)
        self._released = self._monotonic()

    def _leave(self, owner: Path) -> None:
        try:
            owner.unlink()  # fails where it was broken: then the directory is another PC's
        except OSError:
            self._left.add(owner.name)  # or the share is gone, and this comes back with it
        else:
            self._remove()

    def _remove(self) -> None:
        for _ in range(_REMOVALS):
            try:
                self._folder.rmdir()
                return
            except OSError:
                # On Windows a file that a virus scanner still looks at goes a little later.
                self._pause(_SHORTEST)

    def _break_if_old(self) -> None:
        try:
            sighting = self._look()
        except FileNotFoundError:
            return  # given back while we looked
        self._sighting = sighting
        own = bool(sighting.names) and sighting.names <= self._left
        if own or sighting.age + self._monotonic() - sighting.seen > LEASE:
            with suppress(OSError):
                self._break(sighting.names)

    def _look(self) -> _Sighting:
        made = self._folder.stat()
        names = frozenset(os.listdir(self._folder))
        mark = (made.st_ino, made.st_mtime_ns)
        before = self._sighting
        if before and (before.names, before.made) == (names, mark):
            return before
        times = [os.lstat(self._folder / name).st_mtime for name in names] or [made.st_mtime]
        server, seen = probe(self._folder.parent, self._monotonic)
        # A time in the future (the server's clock was put back) would never age by itself.
        return _Sighting(names, mark, seen, max(0.0, server - max(times)))

    def _break(self, names: frozenset[str]) -> None:
        # Renaming exactly the file that was seen to be old: of several breakers one wins, and
        # none can hit the owner of a newer lock.
        for name in names:
            broken = self._folder / f"broken-{secrets.token_hex(8)}"
            os.rename(self._folder / name, broken)
            _discard(broken)
        self._folder.rmdir()

    def _busy_ms(self, started: float) -> int:
        sighting = self._sighting
        now = self._monotonic()
        held = sighting.age + now - sighting.seen if sighting else now - started
        return int(held * 1000)

    def _let_others_first(self) -> None:
        # A PC that takes the lock again and again would keep one that polls for it waiting for
        # seconds. Who waits leaves a mark; without one nobody is slowed down.
        if self._monotonic() - self._released < _RECENTLY and self._wanted.exists():
            with suppress(OSError):
                self._wanted.unlink()
            self._pause(random.uniform(*_COURTESY))


def _discard(broken: Path) -> None:
    # A file server may have put a folder of its own (@eaDir) beside the owner.
    if broken.is_dir() and not broken.is_symlink():
        shutil.rmtree(broken)
    else:
        broken.unlink()
