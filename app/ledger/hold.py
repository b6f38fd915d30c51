"""The share's lock while this PC has it: how long it may go on, and how it keeps it for longer."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from pathlib import Path

from app.errors import Unavailable

HOLD = 30.0  # seconds after which a holder gives up by itself, well within the lease
HOLD_HURRIED = 1.0  # where the program ends: what was done just now is still delivered
RENEW_AFTER = 10.0  # seconds; a renewal or two that fail cost no lease


class Hold:
    """The lock, held since `since` (of `monotonic`) by the one who made `owner`."""

    def __init__(
        self,
        owner: Path,
        since: float,
        monotonic: Callable[[], float],
        hurried: Callable[[], bool] = lambda: False,
    ) -> None:
        self.owner = owner
        self.made = {owner.name}  # what is to be removed when it is given back
        self._since = since
        self._monotonic = monotonic
        self._hurried = hurried
        self._names = (owner.with_name(f"{owner.name}.{number}") for number in count(1))

    def still_mine(self) -> bool:
        """Whether one may still write: ask right before committing, roll back on False."""
        return self._age() < HOLD and os.path.exists(self.owner)

    def may_begin(self) -> bool:
        """Whether another piece of work may be begun; a PC that is to let go begins little."""
        longest = HOLD_HURRIED if self._hurried() else HOLD
        return self._age() < longest and self.still_mine()

    def keep(self) -> None:
        """To be asked between the pieces of work that takes longer than a holder's time.

        Renews the lease where that is due, and costs nothing otherwise. Raises Unavailable
        `lock_lost` once another PC took the lock. A share that lets nothing be renewed for a
        while is no reason to give up: the lease is longer than that.
        """
        if self._age() >= RENEW_AFTER:
            self._renew(next(self._names))

    def _renew(self, fresh: Path) -> None:
        """A file of its own: a time that is set, not made, would be this PC's, not the server's."""
        since = self._monotonic()
        self.made.add(fresh.name)
        try:
            os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
            # Whoever breaks the lock renames exactly this file: of the two one wins.
            os.unlink(self.owner)
        except FileNotFoundError as error:
            _discard(fresh)
            raise Unavailable("lock_lost") from error
        except OSError:
            _discard(fresh)
        else:
            self.made.discard(self.owner.name)
            self.owner, self._since = fresh, since

    def _age(self) -> float:
        return self._monotonic() - self._since


def _discard(fresh: Path) -> None:
    with suppress(OSError):  # it goes when the lock is given back
        os.unlink(fresh)
