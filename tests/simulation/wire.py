"""What goes wrong between a PC and the rest: at the n-th call that it makes, to disk or share."""

from __future__ import annotations

from collections.abc import Callable

from app.errors import Unavailable


class Killed(BaseException):
    """It ends here: nothing after this call happens, not even what cleans up."""


class Wire:
    """Every call of one PC to its disk and to the share goes over it and is counted.

    `plan` says what happens before the call of that number, counted from the last `begin`.
    """

    def __init__(self) -> None:
        self.calls = 0
        self.plan: dict[int, Callable[[], None]] = {}
        self.plugged = True  # the network cable
        self.dead = False
        self.powerless = False
        self.read_back: set[tuple[int, str]] = set()

    def begin(self, plan: dict[int, Callable[[], None]] | None = None) -> None:
        """A visit begins, with these mishaps on its way."""
        self.calls, self.plan, self.read_back = 0, dict(plan or {}), set()

    def local(self) -> None:
        """A call to the PC's own disk."""
        if self.dead:
            raise Killed
        self.calls += 1
        happening = self.plan.pop(self.calls, None)
        if happening is not None:
            happening()

    def remote(self) -> None:
        """A call to the share."""
        self.local()
        if not self.plugged:
            raise Unavailable("office_offline", reason="kabel")

    def kill(self) -> None:
        """The process is ended."""
        self.dead = True
        raise Killed

    def lose_power(self) -> None:
        """The whole PC is: what the disk was not told to keep for good is gone as well."""
        self.powerless = True
        self.kill()

    def cut(self) -> None:
        """The cable is pulled."""
        self.plugged = False


class Disk:
    """What a PC's disk holds for good: a confirmation alone may be taken back by a power cut."""

    def __init__(self, wire: Wire) -> None:
        self.wire = wire
        self.unlasting: object = None  # what is there if the power goes now

    def write(self) -> None:
        """A write is about to happen."""
        self.wire.local()

    def lasts(self) -> None:
        """A write is done, and lasts with all that were before it."""
        self.unlasting = None
        self.wire.local()
