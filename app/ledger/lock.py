"""The share's one lock: a directory that one PC can make, and that a dead PC cannot keep."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from app.domain.record import record
from app.errors import Unavailable
from app.ledger.asked_folder import make_asked
from app.ledger.hold import HOLD, Hold
from app.ledger.office_clock import probe, running_seconds
from app.ledger.office_folder import share_failure
from app.ledger.runs import Runs
from app.ledger.waiting_line import WaitingLine

LEASE = 180.0  # seconds of server time after which a lock may be broken
PATIENCE = 10.0
_MOST_IN_VAIN = 2  # who gave up waits longer the next time, so that a long line starves nobody
_DENIALS, _REMOVALS = 20, 5
_LOOK_EVERY = 1.0  # a lock is looked at: whose it is and how old costs more than to ask for it
_RECENTLY = 1.0
_NOT_EMPTY = (errno.ENOTEMPTY, errno.EEXIST)
_AGAIN = 0.005  # seconds before something that did not go is tried again


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
    has to run on while the PC sleeps; `pause` waits for some seconds. What earlier ones of `runs`
    left is taken back without waiting for the lease: they are known to be dead.
    """

    def __init__(
        self,
        folder: Path,
        device: str,
        monotonic: Callable[[], float] = running_seconds,
        pause: Callable[[float], None] = time.sleep,
        patience: float = PATIENCE,
        runs: Runs | None = None,
    ) -> None:
        self._folder = folder
        self._device = "".join(filter(str.isalnum, device))[:16]
        self._monotonic = monotonic
        self._pause = pause
        self._patience = patience
        self._own = f"owner-{self._device}-{runs.own if runs else ''}"
        earlier = runs.earlier if runs else ()
        self._dead = tuple(f"owner-{self._device}-{run}" for run in earlier)
        line = folder.with_name(f"{folder.name}.wanted")
        self._line = WaitingLine(line, self._device, monotonic)
        self._released = monotonic() - _RECENTLY
        self._in_vain = 0  # how often the patience was over
        self._sighting: _Sighting | None = None
        self._left: set[str] = set()  # own owners that could not be removed when they were done
        self._made = False  # a directory of ours may stand there without an owner
        self._denials = 0
        self._hurried = False

    @contextmanager
    def held(self) -> Iterator[Hold]:
        """Hold the lock for the length of a `with`.

        Raises Unavailable `lock_busy` (since_ms: how long another PC has had it) when it was
        not to be had within the patience; `office_offline`, `share_readonly`, `share_full`.
        """
        try:
            self.take_back()
            hold = self._obtain()
        except OSError as error:
            raise share_failure(error) from error
        try:
            yield hold
        finally:
            self._leave(*hold.made)
            self._released = self._monotonic()

    def take_back(self) -> None:
        """Remove what a visit could not remove, so that nobody has to wait for the lease.

        Costs nothing where there is nothing; what the share still does not let go stays noted.
        """
        if self._made and self._is_taken_back():
            self._left.clear()
            self._made = False

    def hurry(self) -> None:
        """The program ends: wait for the lock no more, and keep it no longer than has to be."""
        self._hurried = True

    # Getting it

    def _obtain(self) -> Hold:
        try:
            hold = self._wait_for_it()
        finally:
            self._line.leave()
        self._in_vain = 0
        return hold

    def _wait_for_it(self) -> Hold:
        started = looked = self._monotonic()
        # A PC that takes the lock again and again would keep the others waiting.
        if started - self._released < _RECENTLY and self._line.is_anybody_there():
            self._line.join()
        self._denials = 0
        while True:
            if self._line.is_my_turn() and (hold := self._try()) is not None:
                return hold
            now = self._monotonic()
            late = self._hurried or now - started >= self._patience * (1 + self._in_vain)
            if late or now - looked >= _LOOK_EVERY:
                looked = now
                if self._break_if_old():
                    continue
            if late:
                self._in_vain = min(self._in_vain + 1, _MOST_IN_VAIN)
                raise Unavailable("lock_busy", since_ms=self._busy_ms(started))
            self._line.join()
            self._pause(self._line.until_next_try())

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
            make_asked(self._folder)
        except FileExistsError:
            return None
        except PermissionError:
            raise
        except OSError:
            self._made = True  # perhaps: the answer may have been lost
            self.take_back()
            raise
        return self._enter(since)

    def _enter(self, since: float) -> Hold | None:
        name = f"{self._own}{secrets.token_hex(8)}"
        hold = Hold(self._folder / name, since, self._monotonic, lambda: self._hurried)
        try:
            os.close(os.open(hold.owner, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
            alone = os.listdir(self._folder) == [name]
        except FileNotFoundError:
            return None  # somebody took the directory for an old, empty one
        except OSError:
            self._leave(name)
            raise
        if alone and self._monotonic() - since < HOLD:
            return hold
        # Slow enough to have been broken, so that another PC may have come in as well.
        self._leave(name)
        return None

    # Giving it back

    def _leave(self, *names: str) -> None:
        self._left.update(names)
        self._made = True
        for _ in range(_REMOVALS):
            self.take_back()
            if not self._made:
                return
            # On Windows a file that a virus scanner still looks at goes a little later.
            self._pause(_AGAIN)

    def _is_taken_back(self) -> bool:
        """Remove what is ours of the directory; whether nothing of it is there any more."""
        for name in self._left:
            with suppress(OSError):  # not there, or the directory stays for it
                os.unlink(self._folder / name)
        try:
            # An empty one may be removed whose ever it is: who just made it makes it again.
            os.rmdir(self._folder)
        except FileNotFoundError:
            return self._folder.parent.is_dir()  # else the share is away, and it comes back
        except OSError as error:
            return error.errno in _NOT_EMPTY and self._is_anothers()
        return True

    def _is_anothers(self) -> bool:
        try:
            return self._left.isdisjoint(os.listdir(self._folder))
        except OSError:
            return False

    # Breaking it

    def _break_if_old(self) -> bool:
        """Whether there was a dead PC's lock and this PC took it away."""
        try:
            sighting = self._sighting = self._look()
        except FileNotFoundError:
            return False  # given back while we looked
        age = sighting.age + self._monotonic() - sighting.seen
        if age <= LEASE and not self._is_of_earlier_runs(sighting.names):
            return False
        try:
            self._break(sighting.names)
        except OSError:
            self._made = True  # half of it is done, perhaps: an empty directory would stay
            return False  # or another PC did, or something is left that keeps it: look again
        return True

    def _is_of_earlier_runs(self, names: frozenset[str]) -> bool:
        """Whether this PC itself left it, before it was killed or lost its power."""
        return bool(names) and all(name.startswith(self._dead) for name in names)

    def _look(self) -> _Sighting:
        made = os.lstat(self._folder)
        is_folder = stat.S_ISDIR(made.st_mode)
        names = frozenset(os.listdir(self._folder) if is_folder else ())
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
        try:
            self._folder.rmdir()
        except NotADirectoryError:
            set_aside_file(self._folder)

    def _busy_ms(self, started: float) -> int:
        sighting = self._sighting
        now = self._monotonic()
        held = sighting.age + now - sighting.seen if sighting else now - started
        return int(held * 1000)


def _discard(broken: Path) -> None:
    # A file server may have put a folder of its own (@eaDir) beside the owner.
    if broken.is_dir() and not broken.is_symlink():
        shutil.rmtree(broken)
    else:
        broken.unlink()


def set_aside_file(path: Path) -> None:
    """What bears the lock's name and is no directory goes under a name of its own, and stays.

    Renamed onto a file, as no directory can be (Wine alone does it): a lock that another PC has
    made there meanwhile stays where it is. Raises OSError.
    """
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    aside = path.with_name(f"{path.name}.none-{secrets.token_hex(4)}")
    aside.touch(exist_ok=False)
    try:
        os.replace(path, aside)
    except OSError:
        aside.unlink()
        raise
